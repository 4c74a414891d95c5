//! How many units a test needs, how long that takes, and what it can see.

use crate::error::{ProblemKind, Result};
use crate::stats::sequential;
use crate::stats::special::normal_quantile;
use serde::{Deserialize, Serialize};

/// What is asked of a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct PlanRequest {
    /// What is measured: a `rate` or a `mean`.
    pub measure: String,
    /// The control's rate, 0 to 1, or mean.
    pub baseline: f64,
    /// The standard deviation of the values of a mean.
    pub deviation: Option<f64>,
    /// The effect to be seen, relative to the baseline: 0.1 is +10%.
    pub lift: Option<f64>,
    /// The effect to be seen, in the terms of the baseline; in place of the lift.
    pub difference: Option<f64>,
    /// The chance of a false alarm.
    pub alpha: f64,
    /// The chance of seeing the effect if it is there.
    pub power: f64,
    /// Variants, with the control.
    pub arms: u32,
    /// What part each variant gets, the control first, in any unit; equal when empty.
    pub allocation: Vec<f64>,
    /// Units that come into the test each day.
    pub per_day: Option<f64>,
    /// Days that the test may last: what could it see?
    pub days: Option<u32>,
    /// How the values correlate with those before the test, where these are known.
    pub correlation: f64,
    /// Units in a store or area, where these are drawn in place of units.
    pub cluster_size: Option<f64>,
    /// How alike the units of a store or area are: the intraclass correlation.
    pub cluster_correlation: f64,
    /// How often the figures will be looked at.
    pub looks: u32,
}

impl Default for PlanRequest {
    fn default() -> Self {
        Self {
            measure: "rate".to_owned(),
            baseline: 0.0,
            deviation: None,
            lift: None,
            difference: None,
            alpha: 0.05,
            power: 0.8,
            arms: 2,
            allocation: Vec::new(),
            per_day: None,
            days: None,
            correlation: 0.0,
            cluster_size: None,
            cluster_correlation: 0.0,
            looks: 1,
        }
    }
}

/// An effect on both scales.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Seen {
    /// In the terms of the baseline.
    pub difference: f64,
    /// Relative to the baseline.
    pub lift: Option<f64>,
}

/// What a test of some days can see.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Horizon {
    /// Days.
    pub days: u32,
    /// Units of all variants.
    pub units: u64,
    /// The smallest effect it sees with the power asked for.
    pub seen: Option<Seen>,
}

/// A plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Plan {
    /// The effect planned for; `null` where only days were given.
    pub effect: Option<Seen>,
    /// Units of each variant, the control first.
    pub per_arm: Vec<u64>,
    /// Units of all variants.
    pub units: Option<u64>,
    /// Stores or areas of each variant, where these are drawn.
    pub clusters: Vec<u64>,
    /// Days until all have come.
    pub days: Option<u32>,
    /// The same in whole weeks, so that each day of the week counts as often.
    pub weeks: Option<u32>,
    /// Comparisons with the control.
    pub comparisons: u32,
    /// The level of each comparison.
    pub level_each: f64,
    /// By how much stores or areas multiply the units.
    pub design_effect: f64,
    /// What tests of some lengths can see.
    pub horizons: Vec<Horizon>,
    /// Warnings: stable codes.
    pub cautions: Vec<&'static str>,
}

/// The days that are shown beside those asked for.
const HORIZONS: [u32; 5] = [7, 14, 28, 42, 56];
/// Shorter than this, a test has not seen each day of the week twice.
const SHORT: u32 = 14;
/// Longer than this, cookies fade and seasons change.
const LONG: u32 = 56;
/// Stores or areas of a variant: fewer are not read.
const LEAST_CLUSTERS: u64 = 5;
/// No test has more units.
const MOST: f64 = 1e15;

/// A request that makes sense.
struct Design {
    /// The variance of one unit at an effect of the treatment.
    baseline: f64,
    deviation: Option<f64>,
    z_alpha: f64,
    z_power: f64,
    level_each: f64,
    /// Parts of all units, the control first.
    shares: Vec<f64>,
    /// By what units are multiplied: stores or areas, and what was known before.
    factor: f64,
    design_effect: f64,
}

fn wrong(value: impl ToString, what: &'static str) -> crate::error::Problem {
    ProblemKind::BadSetting {
        what,
        value: value.to_string(),
    }
    .into()
}

fn check(value: f64, holds: bool, what: &'static str) -> Result<f64> {
    if value.is_finite() && holds {
        Ok(value)
    } else {
        Err(wrong(value, what))
    }
}

fn shares(request: &PlanRequest) -> Result<Vec<f64>> {
    let arms = request.arms as usize;
    check(f64::from(request.arms), (2..=20).contains(&arms), "arms")?;
    if request.allocation.is_empty() {
        return Ok(vec![1.0 / arms as f64; arms]);
    }
    let all: f64 = request.allocation.iter().sum();
    let fits = request.allocation.len() == arms && request.allocation.iter().all(|one| *one > 0.0);
    check(all, fits, "allocation")?;
    Ok(request.allocation.iter().map(|part| part / all).collect())
}

impl Design {
    fn of(request: &PlanRequest) -> Result<Self> {
        let is_rate = match request.measure.as_str() {
            "rate" => true,
            "mean" => false,
            other => return Err(wrong(other, "measure")),
        };
        let base = request.baseline;
        let baseline = check(base, !is_rate || (base > 0.0 && base < 1.0), "baseline")?;
        let deviation = if is_rate {
            None
        } else {
            let given = request.deviation.unwrap_or(f64::NAN);
            Some(check(given, given > 0.0, "deviation")?)
        };
        let (alpha, power) = (request.alpha, request.power);
        check(alpha, alpha > 0.0 && alpha < 0.5, "alpha")?;
        check(power, (0.5..1.0).contains(&power), "power")?;
        check(f64::from(request.looks), request.looks > 0, "looks")?;
        let rho = check(
            request.correlation,
            request.correlation.abs() < 1.0,
            "correlation",
        )?;
        let icc = request.cluster_correlation;
        check(icc, (0.0..=1.0).contains(&icc), "cluster_correlation")?;
        let size = request.cluster_size.unwrap_or(1.0);
        check(size, size >= 1.0, "cluster_size")?;
        let comparisons = f64::from(request.arms.max(2) - 1);
        // Bonferroni's share of the level: Holm's correction asks for no more.
        let mut level_each = alpha / comparisons;
        if request.looks > 1 {
            level_each = sequential::level_each(request.looks, level_each);
        }
        let design_effect = 1.0 + (size - 1.0) * icc;
        Ok(Self {
            baseline,
            deviation,
            z_alpha: -normal_quantile(level_each / 2.0),
            z_power: normal_quantile(power),
            level_each,
            shares: shares(request)?,
            factor: design_effect * (1.0 - rho * rho),
            design_effect,
        })
    }

    /// Units of all variants that an effect takes: as many as the comparison that
    /// has the smallest variant takes.
    fn units(&self, difference: f64) -> f64 {
        let control = self.shares[0];
        let least = self.shares[1..].iter().copied().fold(f64::MAX, f64::min);
        let ratio = least / control;
        let (at_null, at_effect) = match self.deviation {
            Some(sd) => {
                let both = sd * sd * (1.0 + 1.0 / ratio);
                (both, both)
            }
            None => {
                let (p, q) = (self.baseline, self.baseline + difference);
                let pooled = (p + ratio * q) / (1.0 + ratio);
                (
                    pooled * (1.0 - pooled) * (1.0 + 1.0 / ratio),
                    p * (1.0 - p) + q * (1.0 - q) / ratio,
                )
            }
        };
        let root = self.z_alpha * at_null.sqrt() + self.z_power * at_effect.sqrt();
        self.factor * root * root / (difference * difference) / control
    }

    /// The largest difference that is possible, upwards.
    fn most(&self) -> f64 {
        match self.deviation {
            Some(sd) => sd * 100.0,
            None => (1.0 - self.baseline) * (1.0 - 1e-9),
        }
    }

    /// The smallest rise that so many units see.
    fn seen(&self, units: f64) -> Option<Seen> {
        let (mut low, mut high) = (0.0, self.most());
        if units < 2.0 * self.shares.len() as f64 || self.units(high) > units {
            return None;
        }
        for _ in 0..100 {
            let middle = 0.5 * (low + high);
            if self.units(middle) > units {
                low = middle;
            } else {
                high = middle;
            }
        }
        Some(self.effect(high))
    }

    fn effect(&self, difference: f64) -> Seen {
        Seen {
            difference,
            lift: (self.baseline > 0.0).then(|| difference / self.baseline),
        }
    }
}

/// Plans a test.
///
/// # Errors
/// When a number makes no sense.
pub fn plan(request: &PlanRequest) -> Result<Plan> {
    let design = Design::of(request)?;
    let difference = match (request.difference, request.lift) {
        (Some(difference), _) => Some(difference),
        (None, Some(lift)) => Some(lift * design.baseline),
        (None, None) => None,
    };
    if let Some(difference) = difference {
        let end = design.baseline + difference;
        let possible = design.deviation.is_some() || (end > 0.0 && end < 1.0);
        check(difference, difference != 0.0 && possible, "effect")?;
    }
    if difference.is_none() && request.days.is_none() {
        return Err(wrong("", "effect"));
    }
    let per_day = request.per_day.filter(|rate| *rate > 0.0);
    let mut plan = Plan {
        effect: difference.map(|difference| design.effect(difference)),
        per_arm: Vec::new(),
        units: None,
        clusters: Vec::new(),
        days: None,
        weeks: None,
        comparisons: request.arms - 1,
        level_each: design.level_each,
        design_effect: design.design_effect,
        horizons: horizons(&design, request, per_day),
        cautions: Vec::new(),
    };
    if let Some(difference) = difference {
        let units = design.units(difference);
        check(units, units < MOST, "effect")?;
        size(&mut plan, &design, request, units);
        plan.days = per_day.and_then(|rate| days_for(plan.units.unwrap_or(0) as f64 / rate));
        plan.weeks = plan.days.map(|days| days.div_ceil(7));
    }
    warn(&mut plan, request);
    Ok(plan)
}

fn days_for(days: f64) -> Option<u32> {
    (days < f64::from(u32::MAX)).then_some(days.ceil().max(1.0) as u32)
}

/// Each variant's units, or its stores or areas.
fn size(plan: &mut Plan, design: &Design, request: &PlanRequest, units: f64) {
    // A rounding error is no unit more.
    let whole = |units: f64| (units - 1e-9 * units).ceil();
    let arms = design.shares.iter().map(|share| whole(units * share));
    plan.per_arm = match request.cluster_size {
        None => arms.map(|n| n as u64).collect(),
        Some(size) => {
            plan.clusters = arms.map(|n| whole(n / size) as u64).collect();
            let filled = plan.clusters.iter().map(|n| whole(*n as f64 * size) as u64);
            filled.collect()
        }
    };
    plan.units = Some(plan.per_arm.iter().sum());
}

fn horizons(design: &Design, request: &PlanRequest, per_day: Option<f64>) -> Vec<Horizon> {
    let Some(rate) = per_day else {
        return Vec::new();
    };
    let mut days: Vec<u32> = HORIZONS.into_iter().chain(request.days).collect();
    days.sort_unstable();
    days.dedup();
    let horizon = |days: u32| {
        let units = rate * f64::from(days);
        Horizon {
            days,
            units: units as u64,
            seen: design.seen(units),
        }
    };
    days.into_iter().filter(|d| *d > 0).map(horizon).collect()
}

fn warn(plan: &mut Plan, request: &PlanRequest) {
    let days = plan.days.or(request.days);
    if days.is_some_and(|days| days < SHORT) {
        plan.cautions.push("under-two-weeks");
    }
    if days.is_some_and(|days| days > LONG) {
        plan.cautions.push("over-eight-weeks");
    }
    if plan.clusters.iter().any(|n| *n < LEAST_CLUSTERS) {
        plan.cautions.push("clusters-few");
    }
    let events = |n: &u64| *n as f64 * request.baseline < 5.0;
    if request.measure == "rate" && plan.per_arm.iter().any(events) {
        plan.cautions.push("few-events");
    }
    if request.looks > 1 {
        plan.cautions.push("many-looks");
    }
}

#[cfg(test)]
mod tests;
