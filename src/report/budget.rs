//! Budgets by curves that are fitted, channel by channel, to spend and revenue over
//! time; where spend did not vary there is no curve, and the channel keeps what it
//! has. Amounts are those of one step: a week or a month.

mod gather;

use super::TrendStep;
use crate::dataset::period::day_text;
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::economics::response::{share_out, Bounded, Curve, Fit, Steps};
use crate::kpi::measure::Missing;
use crate::stats::bootstrap::{between, blocks};
use crate::stats::estimate::Estimate;
use crate::stats::interval::Interval;
use crate::stats::random::Random;
use gather::{gather, Gathered};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Steps below which no curve is fitted: it has three parameters.
const FEWEST: usize = 12;
/// Spend that varies by less than this share of its mean does not vary.
const VARIES: f64 = 0.1;
/// Different amounts of spend that a curve takes.
const LEVELS: usize = 4;
const MOST_DRAWS: u32 = 2000;
/// Budgets looked at side by side, at most.
pub const MOST_SCENARIOS: usize = 12;

/// What may be spent on a channel in a step.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct SpendLimit {
    /// The channel.
    pub channel: String,
    /// The least; what was spent at least when absent.
    pub least: Option<f64>,
    /// The most; what was spent at most when absent.
    pub most: Option<f64>,
}

/// A budget to be tried: spend by channel in a step, the others as they are.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct BudgetScenario {
    /// Its name.
    pub name: String,
    /// Spend by channel.
    pub spend: BTreeMap<String, f64>,
}

/// What is asked of budgets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct BudgetRequest {
    /// The settings, as for a report.
    pub settings: Settings,
    /// The step; by how fine the costs are when absent.
    pub step: Option<TrendStep>,
    /// What all channels with a curve may spend in a step; as now when absent.
    pub total: Option<f64>,
    /// Limits.
    pub limits: Vec<SpendLimit>,
    /// Budgets to be tried.
    pub scenarios: Vec<BudgetScenario>,
    /// Draws of the intervals.
    pub draws: u32,
    /// The seed of the draws.
    pub seed: u64,
}

impl Default for BudgetRequest {
    fn default() -> Self {
        Self {
            settings: Settings::default(),
            step: None,
            total: None,
            limits: Vec::new(),
            scenarios: Vec::new(),
            draws: 400,
            seed: 1,
        }
    }
}

/// Spend and revenue of a step.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ResponsePoint {
    /// What was spent.
    pub spend: f64,
    /// Revenue attributed to the channel (U-shaped).
    pub value: f64,
}

/// What revenue does with spend on a channel: `base + scale · spend ^ power`.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ResponseCurve {
    /// The channel.
    pub channel: String,
    /// Why there is no curve.
    pub missing: Option<Missing>,
    /// Whether the interval of what the next unit brings takes in nought: the
    /// curve is shown, and moves no budget.
    pub unclear: bool,
    /// Steps.
    pub steps: u64,
    /// Spend of a step on average: what is spent now.
    pub spend: f64,
    /// The least of a step.
    pub least: f64,
    /// The most.
    pub most: f64,
    /// The standard deviation of spend, as a share of its mean.
    pub variation: Option<f64>,
    /// What comes without spend.
    pub base: Option<f64>,
    /// The scale.
    pub scale: Option<f64>,
    /// The power, 0.05 to 0.99.
    pub power: Estimate,
    /// What the next unit brings at what is spent now.
    pub marginal: Estimate,
    /// By how many per cent revenue grows there with one per cent of spend.
    pub elasticity: Option<f64>,
    /// The share of the squares around the mean that the curve explains.
    pub explained: Option<f64>,
    /// How much what it leaves goes on from step to step, −1 to 1.
    pub goes_on: Option<f64>,
    /// The steps.
    pub points: Vec<ResponsePoint>,
}

/// A channel under a budget.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct PlannedChannel {
    /// The channel.
    pub channel: String,
    /// What is spent on it.
    pub spend: f64,
    /// What that brings more than what is spent now; none without a curve.
    pub change: Estimate,
    /// Whether that is more, or less, than was ever spent in a step.
    pub beyond: bool,
}

/// A budget, and what it brings more than the present one.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct BudgetPlan {
    /// Its name; empty for the best one.
    pub name: String,
    /// Why it cannot be told.
    pub missing: Option<Missing>,
    /// What it costs in a step.
    pub cost: f64,
    /// What more than at present.
    pub more_cost: f64,
    /// What it brings more in revenue, all channels with a curve together.
    pub change: Estimate,
    /// The margin on that, less what more it costs.
    pub gain: Estimate,
    /// Its channels.
    pub channels: Vec<PlannedChannel>,
}

/// Curves and budgets.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct BudgetReport {
    /// Why nothing can be said.
    pub missing: Option<Missing>,
    /// The step.
    pub step: TrendStep,
    /// The first day.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
    /// Steps that files cover whole.
    pub steps: u64,
    /// Steps that are drawn together.
    pub block: u64,
    /// Draws.
    pub draws: u32,
    /// Their seed.
    pub seed: u64,
    /// The share of revenue that is margin.
    pub margin_rate: f64,
    /// Channel by channel.
    pub curves: Vec<ResponseCurve>,
    /// What channels with a clear curve spend now in a step.
    pub total: f64,
    /// The best way to share that out, within what was ever spent or the limits.
    pub best: Option<BudgetPlan>,
    /// Those tried.
    pub scenarios: Vec<BudgetPlan>,
}

/// A channel with its curve, and those of the draws.
struct Fitted {
    at: usize,
    steps: Steps,
    curve: Curve,
    drawn: Vec<Curve>,
}

/// Curves and budgets of a view.
#[must_use]
pub fn budget(view: &View<'_>, request: &BudgetRequest) -> BudgetReport {
    let found = match Missing::rates(view).map_or_else(|| gather(view, request.step), Err) {
        Ok(found) => found,
        Err(missing) => {
            return BudgetReport {
                missing: Some(missing),
                ..BudgetReport::default()
            }
        }
    };
    let steps = found.days.len();
    let block = (steps as f64).cbrt().round().max(1.0) as usize;
    let mut report = BudgetReport {
        step: found.step,
        from: found.days.first().map(|day| day_text(day.0)),
        to: found.days.last().map(|day| day_text(day.1 - 1)),
        steps: steps as u64,
        block: block as u64,
        draws: request.draws.clamp(100, MOST_DRAWS),
        seed: request.seed,
        margin_rate: view.settings.margin(),
        ..BudgetReport::default()
    };
    let mut fitted = curves(&found, &mut report);
    draw(&mut fitted, steps, block, &mut report);
    for one in &fitted {
        tell(one, &mut report.curves[one.at]);
    }
    fitted.retain(|one| !report.curves[one.at].unclear);
    report.total = fitted.iter().map(|one| report.curves[one.at].spend).sum();
    if !fitted.is_empty() {
        report.best = Some(best(&fitted, &report, request));
    }
    let asked = &request.scenarios[..request.scenarios.len().min(MOST_SCENARIOS)];
    report.scenarios = (asked.iter())
        .map(|one| {
            let now = report.curves.iter();
            let spend = now.map(|curve| one.spend.get(&curve.channel).copied());
            plan(&one.name, &spend.collect::<Vec<_>>(), &fitted, &report)
        })
        .collect();
    report
}

/// What is known of how a channel answers to spend.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    /// By how many per cent revenue grows with one per cent of spend.
    pub elasticity: f64,
    /// The least that a step of time had of what they have on average.
    pub least: f64,
    /// The most.
    pub most: f64,
}

/// How the channels with a curve answer to spend: no interval is drawn.
#[must_use]
pub fn answers(view: &View<'_>) -> BTreeMap<String, Answer> {
    let Ok(found) = gather(view, None) else {
        return BTreeMap::new();
    };
    let mut report = BudgetReport::default();
    let fitted = curves(&found, &mut report);
    let known = fitted.iter().filter_map(|one| {
        let curve = &report.curves[one.at];
        let answer = Answer {
            elasticity: one.curve.elasticity(curve.spend)?,
            least: curve.least / curve.spend,
            most: curve.most / curve.spend,
        };
        Some((curve.channel.clone(), answer))
    });
    known.collect()
}

/// The curve of each channel, or why it has none.
fn curves(found: &Gathered, report: &mut BudgetReport) -> Vec<Fitted> {
    let mut fitted = Vec::new();
    for (name, spend, value) in &found.channels {
        let n = spend.len() as f64;
        let mean = spend.iter().sum::<f64>() / n;
        let spread = spend.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (n - 1.0).max(1.0);
        let mut curve = ResponseCurve {
            channel: name.clone(),
            steps: spend.len() as u64,
            spend: mean,
            least: spend.iter().copied().fold(f64::INFINITY, f64::min),
            most: spend.iter().copied().fold(0.0, f64::max),
            variation: (mean > 0.0).then(|| spread.sqrt() / mean),
            points: (spend.iter().zip(value))
                .map(|(&spend, &value)| ResponsePoint { spend, value })
                .collect(),
            ..ResponseCurve::default()
        };
        match fit(&curve, spend, value) {
            Err(reason) => curve.missing = Some(Missing::because(reason)),
            Ok((steps, fit)) => {
                curve.explained = steps.explained(&fit);
                curve.goes_on = steps.goes_on(&fit.curve);
                fitted.push(Fitted {
                    at: report.curves.len(),
                    steps,
                    curve: fit.curve,
                    drawn: Vec::new(),
                });
            }
        }
        report.curves.push(curve);
    }
    fitted
}

fn fit(curve: &ResponseCurve, spend: &[f64], value: &[f64]) -> Result<(Steps, Fit), &'static str> {
    let mut levels: Vec<f64> = spend.to_vec();
    levels.sort_by(f64::total_cmp);
    levels.dedup();
    if curve.variation.is_none_or(|one| one < VARIES) || levels.len() < LEVELS {
        return Err("spend-does-not-vary");
    }
    if spend.len() < FEWEST {
        return Err("too-few-spend-steps");
    }
    let steps = Steps::new(spend.to_vec(), value.to_vec()).ok_or("no-cost")?;
    let fit = steps.fit(&vec![1.0; spend.len()]);
    if fit.curve.scale <= 0.0 {
        return Err("no-response");
    }
    Ok((steps, fit))
}

/// The same steps are drawn for all channels, so that what they share stays shared.
fn draw(fitted: &mut [Fitted], steps: usize, block: usize, report: &mut BudgetReport) {
    if fitted.is_empty() {
        return;
    }
    let mut random = Random::new(report.seed);
    let mut times = vec![0.0; steps];
    for _ in 0..report.draws {
        blocks(steps, block, &mut random, &mut times);
        for one in fitted.iter_mut() {
            one.drawn.push(one.steps.fit_drawn(&times).curve);
        }
    }
}

fn tell(one: &Fitted, curve: &mut ResponseCurve) {
    let (now, n) = (curve.spend, curve.steps);
    let of = |value: Option<f64>, each: &dyn Fn(&Curve) -> f64| {
        let drawn = one.drawn.iter().map(each).collect();
        Estimate::of(value.map(|value| (value, n, Some(ends(drawn)))))
    };
    curve.base = Some(one.curve.base);
    curve.scale = Some(one.curve.scale);
    curve.power = of(Some(one.curve.power), &|curve| curve.power);
    let marginal = |curve: &Curve| curve.marginal(now).unwrap_or(0.0);
    curve.marginal = of(one.curve.marginal(now), &marginal);
    curve.elasticity = one.curve.elasticity(now);
    curve.unclear = curve.marginal.low.is_none_or(|low| low <= 0.0);
}

fn ends(mut drawn: Vec<f64>) -> Interval {
    drawn.sort_by(f64::total_cmp);
    Interval {
        low: between(&drawn, 0.025),
        high: between(&drawn, 0.975),
    }
}

/// The best budget within the limits; channels without a clear curve keep theirs.
fn best(fitted: &[Fitted], report: &BudgetReport, request: &BudgetRequest) -> BudgetPlan {
    let bounded: Vec<Bounded> = (fitted.iter())
        .map(|one| {
            let curve = &report.curves[one.at];
            let own = request.limits.iter().rfind(|l| l.channel == curve.channel);
            Bounded {
                curve: one.curve,
                least: own.and_then(|l| l.least).unwrap_or(curve.least).max(0.0),
                most: own.and_then(|l| l.most).unwrap_or(curve.most),
            }
        })
        .collect();
    let total = request.total.unwrap_or(report.total).max(0.0);
    match share_out(&bounded, total) {
        Err(reason) => BudgetPlan {
            missing: Some(Missing::because(reason)),
            ..BudgetPlan::default()
        },
        Ok(shared) => {
            let mut spend = vec![None; report.curves.len()];
            for (one, amount) in fitted.iter().zip(shared) {
                spend[one.at] = Some(amount);
            }
            plan("", &spend, fitted, report)
        }
    }
}

/// A budget by channel, as many as there are curves; as now where none is said.
fn plan(name: &str, spend: &[Option<f64>], fitted: &[Fitted], report: &BudgetReport) -> BudgetPlan {
    let mut plan = BudgetPlan {
        name: name.to_owned(),
        ..BudgetPlan::default()
    };
    let mut drawn = vec![0.0; report.draws as usize];
    let mut change = 0.0;
    for (at, (curve, spend)) in report.curves.iter().zip(spend).enumerate() {
        let amount = spend.filter(|one| one.is_finite());
        let amount = amount.unwrap_or(curve.spend).max(0.0);
        let known = fitted.iter().find(|one| one.at == at);
        let more = |of: &Curve| of.brings(amount) - of.brings(curve.spend);
        let mut channel = PlannedChannel {
            channel: curve.channel.clone(),
            spend: amount,
            beyond: amount > curve.most || amount < curve.least,
            ..PlannedChannel::default()
        };
        plan.cost += amount;
        plan.more_cost += amount - curve.spend;
        if let Some(one) = known {
            let mine: Vec<f64> = one.drawn.iter().map(more).collect();
            drawn
                .iter_mut()
                .zip(&mine)
                .for_each(|(all, one)| *all += one);
            change += more(&one.curve);
            let told = (more(&one.curve), curve.steps, Some(ends(mine)));
            channel.change = Estimate::of(Some(told));
        } else if amount != curve.spend {
            // What more or less of it brings nobody can say.
            plan.missing = Some(Missing::because("no-curve"));
        }
        plan.channels.push(channel);
    }
    if plan.missing.is_some() || fitted.is_empty() {
        plan.missing = plan.missing.or(Some(Missing::because("no-curve")));
        return plan;
    }
    let interval = ends(drawn);
    let gained = |revenue: f64| report.margin_rate * revenue - plan.more_cost;
    let told =
        |value, low, high| Estimate::of(Some((value, report.steps, Some(Interval { low, high }))));
    plan.gain = told(gained(change), gained(interval.low), gained(interval.high));
    plan.change = told(change, interval.low, interval.high);
    plan
}
