//! The variants held against the control.

use super::gather::{Arm, Before, Metric};
use crate::stats::lift::{means, rates, Effect};
use crate::stats::multiple::holm;
use crate::stats::welch::{welch, Sample, Welch};
use serde::Serialize;

/// Fewer units than this in a variant are not read.
pub const LEAST_UNITS: u64 = 10;
/// Fewer stores or areas than this in a variant are not read.
pub const LEAST_CLUSTERS: u64 = 5;
/// With fewer expected in a cell, the test of two rates is too rough.
pub const LEAST_EXPECTED: f64 = 5.0;
/// Below this a covariate differs too much to be of the time before.
const BEFORE_DIFFERS: f64 = 0.001;

/// What is known of the time before taken out of a difference (CUPED).
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Adjusted {
    /// What a unit of the covariate is worth.
    pub theta: f64,
    /// By how much the variance of the difference falls, 0 to 1.
    pub reduction: f64,
    /// The difference.
    pub difference: f64,
    /// Lower end at 95%.
    pub low: f64,
    /// Upper end at 95%.
    pub high: f64,
    /// The p-value of "no difference".
    pub p_value: f64,
    /// The same, corrected for the number of comparisons.
    pub p_corrected: f64,
}

/// A variant held against the control.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Versus {
    /// The variant.
    pub variant: String,
    /// Units of both, or stores and areas.
    pub n: u64,
    /// The variant less the control.
    pub difference: Option<f64>,
    /// Lower end at 95%.
    pub low: Option<f64>,
    /// Upper end at 95%.
    pub high: Option<f64>,
    /// The variant over the control, less one.
    pub lift: Option<f64>,
    /// Lower end at 95%.
    pub lift_low: Option<f64>,
    /// Upper end at 95%.
    pub lift_high: Option<f64>,
    /// z, or Student's t.
    pub statistic: Option<f64>,
    /// Student's degrees of freedom; `null` for z.
    pub freedom: Option<f64>,
    /// The p-value of "no difference".
    pub p_value: Option<f64>,
    /// The same, corrected for the number of comparisons (Holm).
    pub p_corrected: Option<f64>,
    /// Whether the corrected p-value is at most the level.
    pub detected: bool,
    /// The same difference with what was before taken out.
    pub adjusted: Option<Adjusted>,
    /// Warnings: stable codes.
    pub cautions: Vec<&'static str>,
    /// Why there is nothing: a stable code.
    pub missing: Option<&'static str>,
}

/// How variants are compared.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// What is read.
    pub metric: Metric,
    /// Whether stores or areas were drawn.
    pub by_cluster: bool,
    /// The level that corrected p-values are held against.
    pub alpha: f64,
}

impl Rule {
    /// The fewest units, or stores and areas, that a variant is read with.
    #[must_use]
    pub fn least(self) -> u64 {
        if self.by_cluster {
            LEAST_CLUSTERS
        } else {
            LEAST_UNITS
        }
    }
}

/// Holds a variant against the control; corrected p-values come later.
#[must_use]
pub fn versus(rule: Rule, variant: &str, treated: Option<&Arm>, control: Option<&Arm>) -> Versus {
    let n = |arm: Option<&Arm>| arm.map_or(0, |arm| arm.sample.n);
    let mut found = Versus {
        variant: variant.to_owned(),
        n: n(treated) + n(control),
        ..Versus::default()
    };
    let enough = |arm: &&Arm| arm.sample.n >= rule.least();
    let (Some(treated), Some(control)) = (treated.filter(enough), control.filter(enough)) else {
        found.missing = Some(if rule.by_cluster {
            "clusters-few"
        } else {
            "units-few"
        });
        return found;
    };
    let Some(effect) = effect(treated, control, &mut found) else {
        found.missing = Some("all-alike");
        return found;
    };
    found.difference = Some(effect.difference);
    found.low = effect.interval.map(|i| i.low);
    found.high = effect.interval.map(|i| i.high);
    found.lift = effect.lift;
    found.lift_low = effect.lift_interval.map(|i| i.low);
    found.lift_high = effect.lift_interval.map(|i| i.high);
    found.statistic = effect.statistic;
    found.freedom = effect.freedom;
    found.p_value = effect.p_value;
    if let (Some(a), Some(b)) = (treated.before, control.before) {
        found.adjusted = adjusted(treated.sample, control.sample, a, b);
        let differ = welch(a.sample, b.sample).is_some_and(|w| w.p_value < BEFORE_DIFFERS);
        if differ {
            found.cautions.push("before-differs");
        }
    }
    found
}

fn effect(treated: &Arm, control: &Arm, found: &mut Versus) -> Option<Effect> {
    let (Some(hits), Some(base)) = (treated.hits, control.hits) else {
        if treated.sample.n.min(control.sample.n) < 30 {
            found.cautions.push("few");
        }
        return means(treated.sample, control.sample);
    };
    let (n, m) = (treated.sample.n, control.sample.n);
    let mut effect = rates((hits, n), (base, m))?;
    let share = (hits + base) as f64 / (n + m) as f64;
    if share.min(1.0 - share) * n.min(m) as f64 + 1e-9 < LEAST_EXPECTED {
        effect.p_value = None;
        effect.statistic = None;
        found.cautions.push("few-events");
    }
    Some(effect)
}

/// The difference with the covariate taken out, at one theta for both variants:
/// what is within them, so that the effect itself has no part in it.
fn adjusted(treated: Sample, control: Sample, a: Before, b: Before) -> Option<Adjusted> {
    let weight = |sample: Sample| (sample.n - 1) as f64;
    let (wa, wb) = (weight(treated), weight(control));
    let spread = wa * a.sample.variance + wb * b.sample.variance;
    if spread <= 0.0 {
        return None;
    }
    let theta = (wa * a.covariance + wb * b.covariance) / spread;
    let left = |sample: Sample, before: Before| Sample {
        mean: sample.mean - theta * before.sample.mean,
        variance: (sample.variance - 2.0 * theta * before.covariance
            + theta * theta * before.sample.variance)
            .max(0.0),
        ..sample
    };
    let (after_a, after_b) = (left(treated, a), left(control, b));
    let error = |a: Sample, b: Sample| a.variance / a.n as f64 + b.variance / b.n as f64;
    let Welch {
        difference,
        interval,
        p_value,
        ..
    } = welch(after_a, after_b)?;
    Some(Adjusted {
        theta,
        reduction: 1.0 - error(after_a, after_b) / error(treated, control),
        difference,
        low: interval.low,
        high: interval.high,
        p_value,
        p_corrected: p_value,
    })
}

/// Corrects the p-values of comparisons that are looked at together.
pub fn correct(all: &mut [Versus], alpha: f64) {
    let mut raw: Vec<(usize, f64)> = Vec::new();
    let mut after: Vec<(usize, f64)> = Vec::new();
    for (at, one) in all.iter().enumerate() {
        raw.extend(one.p_value.map(|p| (at, p)));
        after.extend(one.adjusted.map(|adjusted| (at, adjusted.p_value)));
    }
    let corrected = |list: &[(usize, f64)]| holm(&list.iter().map(|(_, p)| *p).collect::<Vec<_>>());
    for ((at, _), p) in raw.iter().zip(corrected(&raw)) {
        all[*at].p_corrected = Some(p);
        all[*at].detected = p <= alpha;
    }
    for ((at, _), p) in after.iter().zip(corrected(&after)) {
        if let Some(adjusted) = &mut all[*at].adjusted {
            adjusted.p_corrected = p;
        }
    }
}
