//! A business case: what a change costs, what it brings as ranges, when it pays
//! for itself, and which assumption decides.

use super::cash_flow::{internal_rate, payback, present_value};
use crate::stats::bootstrap::between;
use crate::stats::random::Random;
use serde::{Deserialize, Serialize};

/// Months of the longest case.
pub const MOST_MONTHS: u32 = 240;
/// Lines of the longest case.
pub const MOST_LINES: usize = 200;

/// Whether a line costs or brings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum LineKind {
    /// It costs.
    #[default]
    Cost,
    /// It brings.
    Gain,
}

/// A line: an amount as a range, once or every month.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct CaseLine {
    /// What it is for.
    pub name: String,
    /// Whether it costs or brings.
    pub kind: LineKind,
    /// The amount expected, without a sign.
    pub likely: f64,
    /// The least; as expected when absent.
    pub low: Option<f64>,
    /// The most; as expected when absent.
    pub high: Option<f64>,
    /// Every month, or once.
    pub monthly: bool,
    /// The month it begins in; 0 is the start.
    pub from: u32,
    /// The last month; that of the case when absent.
    pub to: Option<u32>,
    /// Months in which it grows evenly to its full amount.
    pub ramp: u32,
    /// Where the amount comes from.
    pub source: String,
    /// What its amounts are reckoned from, in the place of those above.
    pub tied: Option<Tied>,
}

/// An amount that follows from how far a figure is from where it is to be.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct Tied {
    /// The KPI, by its id or by its name.
    pub kpi: String,
    /// Its value to reach, as written: `2.5%`.
    pub to: String,
    /// What one whole unit of the KPI is worth (a rate from 0 to 1 is one).
    pub worth: f64,
}

/// A case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct Case {
    /// Months looked at.
    pub months: u32,
    /// The discount of a year, 0.08 for 8%.
    pub yearly_discount: f64,
    /// Its lines.
    pub lines: Vec<CaseLine>,
    /// Draws of the simulation.
    pub draws: u32,
    /// The seed of the draws.
    pub seed: u64,
}

impl Default for Case {
    fn default() -> Self {
        Self {
            months: 36,
            yearly_discount: 0.08,
            lines: Vec::new(),
            draws: 10_000,
            seed: 1,
        }
    }
}

/// What a case comes to at certain amounts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Outcome {
    /// The net present value.
    pub npv: f64,
    /// The internal rate of return of a year.
    pub irr: Option<f64>,
    /// Why there is none.
    pub no_irr: Option<&'static str>,
    /// The month from which on what came in covers what went out.
    pub payback: Option<u32>,
    /// The same, discounted.
    pub payback_discounted: Option<u32>,
    /// What is spent, not discounted.
    pub costs: f64,
    /// What is brought, not discounted.
    pub gains: f64,
    /// Gains less costs over costs; `null` without costs.
    pub roi: Option<f64>,
}

/// How much a line decides.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Lever {
    /// The line.
    pub line: usize,
    /// The net present value with it at its least, the others as expected.
    pub at_low: f64,
    /// The same with it at its most.
    pub at_high: f64,
    /// What it must come to for the case to be worth nothing, the others as
    /// expected; `null` when no amount does.
    pub break_even: Option<f64>,
}

/// What the draws came to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Simulated {
    /// Draws.
    pub draws: u32,
    /// The mean net present value.
    pub mean: f64,
    /// One in twenty is below.
    pub p5: f64,
    /// The middle.
    pub p50: f64,
    /// One in twenty is above.
    pub p95: f64,
    /// The share of draws that are worth more than nothing.
    pub gains: f64,
}

/// A case worked out.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct CaseReport {
    /// With every amount as expected.
    pub likely: Outcome,
    /// With costs at their most and gains at their least.
    pub worst: Outcome,
    /// With costs at their least and gains at their most.
    pub best: Outcome,
    /// What comes in less what goes out, by month, as expected.
    pub flows: Vec<f64>,
    /// The same, summed up to each month.
    pub cumulated: Vec<f64>,
    /// The lines, the one that decides most first.
    pub levers: Vec<Lever>,
    /// What the draws came to; `null` where no amount is a range.
    pub simulated: Option<Simulated>,
}

/// What a case cannot have: the line, and a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unfit {
    /// The line, or none where it is the case itself.
    pub line: Option<usize>,
    /// A stable code.
    pub code: &'static str,
}

/// Checks a case.
///
/// # Errors
/// With the first thing that is wrong.
pub fn check(case: &Case) -> Result<(), Unfit> {
    let whole = |code| Err(Unfit { line: None, code });
    if !(1..=MOST_MONTHS).contains(&case.months) {
        return whole("months");
    }
    if !(0.0..=1.0).contains(&case.yearly_discount) {
        return whole("discount");
    }
    if case.lines.len() > MOST_LINES || case.draws > 100_000 {
        return whole("too-many");
    }
    for (at, line) in case.lines.iter().enumerate() {
        let (low, high) = range(line);
        let fine = |amount: f64| (0.0..=1e15).contains(&amount);
        let code = if !(fine(low) && fine(line.likely) && fine(high)) {
            "amount"
        } else if !(low <= line.likely && line.likely <= high) {
            "range"
        } else if line.from > case.months || line.to.is_some_and(|to| to < line.from) {
            "months-of-line"
        } else {
            continue;
        };
        let line = Some(at);
        return Err(Unfit { line, code });
    }
    Ok(())
}

fn range(line: &CaseLine) -> (f64, f64) {
    (
        line.low.unwrap_or(line.likely),
        line.high.unwrap_or(line.likely),
    )
}

/// Works a case out.
///
/// # Errors
/// With what is wrong in it.
pub fn worked_out(case: &Case) -> Result<CaseReport, Unfit> {
    check(case)?;
    let lines: Vec<Spread> = case
        .lines
        .iter()
        .map(|line| Spread::of(line, case))
        .collect();
    let likely: Vec<f64> = case.lines.iter().map(|line| line.likely).collect();
    let at = |bad: bool| -> Vec<f64> {
        let of = |line: &CaseLine| {
            let (low, high) = range(line);
            if (line.kind == LineKind::Cost) == bad {
                high
            } else {
                low
            }
        };
        case.lines.iter().map(of).collect()
    };
    let flows = flows(&lines, &likely, case.months);
    let cumulated = flows.iter().scan(0.0, |sum, flow| {
        *sum += flow;
        Some(*sum)
    });
    let npv: f64 = lines
        .iter()
        .zip(&likely)
        .map(|(line, x)| line.worth * x)
        .sum();
    let mut levers: Vec<Lever> = case
        .lines
        .iter()
        .enumerate()
        .map(|(line, of)| {
            let (low, high) = range(of);
            let worth = lines[line].worth;
            let even = of.likely - npv / worth;
            Lever {
                line,
                at_low: npv + worth * (low - of.likely),
                at_high: npv + worth * (high - of.likely),
                break_even: (worth != 0.0 && even >= 0.0).then_some(even),
            }
        })
        .collect();
    let width = |one: &Lever| (one.at_high - one.at_low).abs();
    levers.sort_by(|a, b| width(b).total_cmp(&width(a)).then(a.line.cmp(&b.line)));
    Ok(CaseReport {
        likely: outcome(&lines, &likely, case),
        worst: outcome(&lines, &at(true), case),
        best: outcome(&lines, &at(false), case),
        cumulated: cumulated.collect(),
        levers,
        simulated: simulated(&lines, case),
        flows,
    })
}

/// A line as shares of its amount by month, with its sign, and what one of its
/// amount is worth today.
struct Spread {
    months: Vec<(usize, f64)>,
    worth: f64,
}

impl Spread {
    fn of(line: &CaseLine, case: &Case) -> Self {
        let sign = match line.kind {
            LineKind::Cost => -1.0,
            LineKind::Gain => 1.0,
        };
        let last = if line.monthly {
            line.to.unwrap_or(case.months).min(case.months)
        } else {
            line.from
        };
        let share = |month: u32| {
            let step = f64::from(month - line.from + 1);
            match line.ramp {
                ramp if line.monthly && ramp > 0 => (step / f64::from(ramp + 1)).min(1.0),
                _ => 1.0,
            }
        };
        let months: Vec<(usize, f64)> = (line.from..=last)
            .map(|month| (month as usize, sign * share(month)))
            .collect();
        let rate = monthly(case.yearly_discount);
        let worth = months
            .iter()
            .map(|&(month, share)| share * (-(month as f64) * rate.ln_1p()).exp())
            .sum();
        Self { months, worth }
    }
}

/// The rate of a month that makes that of a year.
fn monthly(yearly: f64) -> f64 {
    (yearly.ln_1p() / 12.0).exp_m1()
}

fn flows(lines: &[Spread], amounts: &[f64], months: u32) -> Vec<f64> {
    let mut flows = vec![0.0; months as usize + 1];
    for (line, amount) in lines.iter().zip(amounts) {
        for &(month, share) in &line.months {
            flows[month] += share * amount;
        }
    }
    flows
}

fn outcome(lines: &[Spread], amounts: &[f64], case: &Case) -> Outcome {
    let flows = flows(lines, amounts, case.months);
    let rate = monthly(case.yearly_discount);
    let part = |kind: LineKind| -> f64 {
        let all = case.lines.iter().zip(lines).zip(amounts);
        all.filter(|((line, _), _)| line.kind == kind)
            .map(|((_, spread), amount)| {
                spread.months.iter().map(|month| month.1.abs()).sum::<f64>() * amount
            })
            .sum()
    };
    let (costs, gains) = (part(LineKind::Cost), part(LineKind::Gain));
    let irr = internal_rate(&flows);
    Outcome {
        npv: present_value(rate, &flows),
        irr: irr.ok().map(|month| (month.ln_1p() * 12.0).exp_m1()),
        no_irr: irr.err().map(super::cash_flow::NoRate::code),
        payback: payback(0.0, &flows).map(|month| month as u32),
        payback_discounted: payback(rate, &flows).map(|month| month as u32),
        costs,
        gains,
        roi: (costs > 0.0).then(|| (gains - costs) / costs),
    }
}

/// Every range is drawn from a triangle over it, independently of the others.
fn simulated(lines: &[Spread], case: &Case) -> Option<Simulated> {
    let ranges: Vec<(f64, f64, f64)> = case
        .lines
        .iter()
        .map(|line| (range(line).0, line.likely, range(line).1))
        .collect();
    if case.draws == 0 || ranges.iter().all(|(low, _, high)| low == high) {
        return None;
    }
    let mut random = Random::new(case.seed);
    let mut values: Vec<f64> = (0..case.draws)
        .map(|_| {
            let drawn = ranges.iter().map(|&of| triangle(of, random.unit()));
            lines
                .iter()
                .zip(drawn)
                .map(|(line, x)| line.worth * x)
                .sum()
        })
        .collect();
    values.sort_by(f64::total_cmp);
    let n = f64::from(case.draws);
    Some(Simulated {
        draws: case.draws,
        mean: values.iter().sum::<f64>() / n,
        p5: between(&values, 0.05),
        p50: between(&values, 0.5),
        p95: between(&values, 0.95),
        gains: values.iter().filter(|value| **value > 0.0).count() as f64 / n,
    })
}

/// The quantile of a triangular law.
fn triangle((low, likely, high): (f64, f64, f64), share: f64) -> f64 {
    let width = high - low;
    if width == 0.0 {
        return likely;
    }
    let at = (likely - low) / width;
    if share < at {
        low + (share * width * (likely - low)).sqrt()
    } else {
        high - ((1.0 - share) * width * (high - likely)).sqrt()
    }
}
