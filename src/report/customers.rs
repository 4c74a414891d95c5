//! Customers in cohorts and by RFM.

use crate::clv::MODELS;
use crate::dataset::period::{day_text, instant_text};
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::error::{ProblemKind, Result};
use crate::intake::cell::date::DAY_MS;
use crate::intake::cell::money::units;
use crate::kpi::cohort;
use crate::report::TrendStep;
use crate::segment::rfm::{self, Ties};
use crate::stats::accumulate::Accumulator;
use crate::stats::counts::Counts;
use crate::stats::interval::wilson;
use crate::stats::kaplan_meier::{curve, quantile, times};
use serde::{Deserialize, Serialize};

/// What is asked of a model of customers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct CustomerRequest {
    /// The settings.
    pub settings: Settings,
    /// The step of cohorts.
    pub step: TrendStep,
    /// What RFM does with customers who are equal: `together` or `split`.
    pub ties: String,
    /// The model of buying: `mbg-nbd`, `bg-nbd` or `pareto-nbd`.
    pub model: String,
    /// Weeks ahead.
    pub weeks: u32,
    /// The discount of a year.
    pub yearly_discount: f64,
    /// The last day the check is fitted to; half of the days when absent.
    pub calibrate_to: Option<String>,
    /// How often customers are drawn for an interval.
    pub draws: u32,
    /// What the draws follow from.
    pub seed: u32,
}

impl Default for CustomerRequest {
    fn default() -> Self {
        Self {
            settings: Settings::default(),
            step: TrendStep::Month,
            ties: "together".to_owned(),
            model: MODELS[0].id.to_owned(),
            weeks: 52,
            yearly_discount: 0.15,
            calibrate_to: None,
            draws: 100,
            seed: 1,
        }
    }
}

/// Customers by when they first bought.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Cohorts {
    /// The step.
    pub step: TrendStep,
    /// The instant it speaks from.
    pub as_of: String,
    /// One a step, the oldest first.
    pub cohorts: Vec<CohortRow>,
    /// The curve over cohorts old enough for each point.
    pub pooled: Vec<Pooled>,
    /// The time from a first sale to a second.
    pub second: SecondSale,
}

/// How long customers take to a second sale, by Kaplan–Meier: those who have not
/// come back yet count for as long as they were watched.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct SecondSale {
    /// Customers.
    pub customers: u64,
    /// Of them, those who came back.
    pub back: u64,
    /// Days in which half came back; `null` where half has not.
    pub median: Option<f64>,
    /// Lower end at 95%.
    pub median_low: Option<f64>,
    /// Upper end at 95%.
    pub median_high: Option<f64>,
    /// The share that came back within so many days.
    pub within: Vec<Within>,
}

/// The share of customers who came back within some days.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Within {
    /// The days.
    pub days: i64,
    /// The share.
    pub value: f64,
    /// Lower end at 95%.
    pub low: Option<f64>,
    /// Upper end at 95%.
    pub high: Option<f64>,
}

/// A cohort. In the lists a place a step, the first being its own; `null` where
/// the step has not begun.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct CohortRow {
    /// Its first day.
    pub from: String,
    /// How many customers bought in each step.
    pub active: Vec<Option<u64>>,
    /// How many bought in it or later.
    pub unbounded: Vec<Option<u64>>,
    /// What they spent, net.
    pub revenue: Vec<Option<f64>>,
    /// The place of the step that is not over, if it is among them.
    pub partial: Option<u32>,
}

/// A point of the pooled curve.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Pooled {
    /// Steps after the first.
    pub after: u32,
    /// The share that bought.
    pub value: f64,
    /// Customers old enough.
    pub n: u64,
    /// Lower end at 95%.
    pub low: Option<f64>,
    /// Upper end at 95%.
    pub high: Option<f64>,
}

/// The cohorts of a view.
///
/// # Errors
/// When a setting cannot be understood.
pub fn cohorts(view: &View<'_>, step: TrendStep) -> Result<Cohorts> {
    let unit = step.unit();
    let mut sums = Accumulator::default();
    for piece in view.pieces() {
        sums.merge(&cohort::accumulate(&piece, unit));
    }
    let (all, running) = (cohort::cohorts(&sums, None), cohort::running(&sums));
    let row = |one: &cohort::Cohort| {
        let steps = (running - one.start).max(0).unsigned_abs();
        let counts = |of: &dyn Fn(u64) -> u64| (0..=steps).map(|k| Some(of(k))).collect();
        CohortRow {
            from: day_text(cohort::first_day(one.start, unit)),
            active: counts(&|k| one.active_in(k)),
            unbounded: counts(&|k| one.still.get(&k).copied().unwrap_or(0)),
            revenue: (0..=steps)
                .map(|k| Some(one.revenue.get(&k).map_or(0.0, |&net| units(net))))
                .collect(),
            partial: u32::try_from(steps).ok(),
        }
    };
    let mut rows: Vec<CohortRow> = all.iter().map(row).collect();
    let width = rows.iter().map(|row| row.active.len()).max().unwrap_or(0);
    for row in &mut rows {
        row.active.resize(width, None);
        row.unbounded.resize(width, None);
        row.revenue.resize(width, None);
    }
    let pooled = (1..width as u64).filter_map(|after| {
        let (hits, n) = cohort::pooled(&all, after, running);
        let interval = wilson(hits, n)?;
        Some(Pooled {
            after: after as u32,
            value: hits as f64 / n as f64,
            n,
            low: Some(interval.low),
            high: Some(interval.high),
        })
    });
    Ok(Cohorts {
        step,
        as_of: instant_text(view.data.as_of),
        pooled: pooled.collect(),
        second: second_sale(view),
        cohorts: rows,
    })
}

/// Days of the curve.
const WITHIN: [i64; 8] = [7, 14, 30, 60, 90, 180, 365, 730];

fn second_sale(view: &View<'_>) -> SecondSale {
    let mut counted = [Counts::default(), Counts::default()];
    for piece in view.pieces() {
        count_second(&piece, &mut counted);
    }
    let [back, waiting] = counted.map(|counts| counts.sorted());
    let steps = curve(&times(&back, &waiting));
    let half = quantile(&steps, 0.5);
    let longest = back
        .keys()
        .chain(waiting.keys())
        .max()
        .copied()
        .unwrap_or(0);
    let at = |days: i64| {
        let step = steps.iter().rev().find(|step| step.time <= days);
        Within {
            days,
            value: step.map_or(0.0, |step| 1.0 - step.survival),
            low: step.and_then(|step| Some(1.0 - step.interval?.high)),
            high: step.and_then(|step| Some(1.0 - step.interval?.low)),
        }
    };
    SecondSale {
        customers: back.values().chain(waiting.values()).sum(),
        back: back.values().sum(),
        median: half.map(|half| half.value),
        median_low: half.and_then(|half| half.low),
        median_high: half.and_then(|half| half.high),
        within: WITHIN
            .into_iter()
            .filter(|days| *days <= longest)
            .map(at)
            .collect(),
    }
}

/// Days until customers came back, and days that others have been waited for.
#[inline(never)]
fn count_second(view: &View<'_>, [back, waiting]: &mut [Counts; 2]) {
    for customer in view.customers() {
        let seen = customer.orders.iter();
        let mut sales = seen.filter(|order| !order.is_refund() && view.sees(order));
        let Some(first) = sales.next() else {
            continue;
        };
        let days = |until: i64| (until - first.time).max(0) / DAY_MS;
        match sales.next() {
            Some(second) => back.add(days(second.time)),
            None => waiting.add(days(view.span.to)),
        }
    }
}

/// Customers scored by recency, frequency and revenue.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Rfm {
    /// The instant recency is counted back from.
    pub as_of: String,
    /// What was done with equals.
    pub ties: String,
    /// Customers with a sale.
    pub customers: u64,
    /// Groups a figure: five, or three of few customers.
    pub groups: u8,
    /// Days between the recency groups.
    pub recency_cuts: Vec<f64>,
    /// Sales between the frequency groups.
    pub frequency_cuts: Vec<f64>,
    /// Net revenue between the revenue groups.
    pub revenue_cuts: Vec<f64>,
    /// The groups that hold anybody, as `555`.
    pub cells: Vec<RfmCell>,
    /// Gini's index of net revenue; `null` where some is negative.
    pub gini: Option<f64>,
    /// The share of net revenue of the best fifth of customers.
    pub top_fifth: Option<f64>,
    /// Customers in tenths by net revenue, the best first.
    pub deciles: Vec<Tenth>,
}

/// A tenth of customers.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Tenth {
    /// How many customers.
    pub customers: u64,
    /// Their net revenue.
    pub revenue: f64,
    /// Its share of the net revenue of all; `null` where that is nothing.
    pub share: Option<f64>,
    /// The least net revenue of one of them.
    pub from: f64,
}

/// Customers of the same three scores.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct RfmCell {
    /// Recency, frequency, revenue.
    pub code: String,
    /// How many.
    pub customers: u64,
    /// Their net revenue.
    pub revenue: f64,
}

/// RFM of a view.
///
/// # Errors
/// When the rule for equals is not known.
pub fn rfm(view: &View<'_>, ties: &str) -> Result<Rfm> {
    let rule = match ties {
        "together" => Ties::Together,
        "split" => Ties::Split,
        _ => return Err(bad("ties", ties)),
    };
    let buyers = rfm::buyers(view);
    let scored = rfm::scored(&buyers, rule);
    // By their three scores, of which none is above five.
    let mut cells = [(0u64, 0.0); 6 * 6 * 6];
    for (buyer, scores) in buyers.iter().zip(&scored.scores) {
        let [r, f, m] = scores.map(usize::from);
        let cell = &mut cells[(r * 6 + f) * 6 + m];
        cell.0 += 1;
        cell.1 += buyer.revenue;
    }
    let cell = |(at, (customers, revenue)): (usize, (u64, f64))| RfmCell {
        code: format!("{}{}{}", at / 36, at / 6 % 6, at % 6),
        customers,
        revenue,
    };
    let told = cells.into_iter().enumerate().filter(|(_, cell)| cell.0 > 0);
    let revenue = scored.revenue;
    let [recency_cuts, frequency_cuts, revenue_cuts] = scored.cuts;
    Ok(Rfm {
        as_of: instant_text(view.span.to),
        ties: ties.to_owned(),
        customers: buyers.len() as u64,
        groups: scored.groups,
        recency_cuts,
        frequency_cuts,
        revenue_cuts,
        cells: told.map(cell).collect(),
        gini: rfm::gini(&revenue),
        top_fifth: rfm::top_share(&revenue, 0.2),
        deciles: tenths(&revenue),
    })
}

fn tenths(ascending: &[f64]) -> Vec<Tenth> {
    const TENTHS: usize = 10;
    if ascending.len() < TENTHS {
        return Vec::new();
    }
    let revenue: Vec<f64> = ascending.iter().rev().copied().collect();
    let all: f64 = revenue.iter().sum();
    // Customer of rank r is in tenth r · 10 / n, as segments count them.
    let n = revenue.len();
    let start = |tenth: usize| (tenth * n).div_ceil(TENTHS);
    let tenth = |at: usize| {
        let part = &revenue[start(at)..start(at + 1)];
        let sum: f64 = part.iter().sum();
        Tenth {
            customers: part.len() as u64,
            revenue: sum,
            share: (all > 0.0).then(|| sum / all),
            from: part.last().copied().unwrap_or(0.0),
        }
    };
    (0..TENTHS).map(tenth).collect()
}

pub(super) fn bad(what: &'static str, value: &str) -> crate::error::Problem {
    ProblemKind::BadSetting {
        what,
        value: value.to_owned(),
    }
    .into()
}
