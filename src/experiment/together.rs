//! Two measures tested at once: whether together they do more than the sum of both.

use super::compare::{Rule, LEAST_EXPECTED};
use super::gather::Arm;
use crate::stats::welch::{contrast, welch, Sample};
use serde::Serialize;

/// Both measures, each alone and together: the interaction of a 2×2 test.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Together {
    /// The variants of one measure, in the order of their names.
    pub alone: [String; 2],
    /// The variant of both.
    pub both: String,
    /// Units of all four.
    pub n: u64,
    /// What each measure alone adds to the control.
    pub adds: [Option<f64>; 2],
    /// What both add together.
    pub adds_both: Option<f64>,
    /// What they add beyond the sum of each: above 0 they strengthen one another.
    pub beyond: Option<f64>,
    /// Lower end at 95%.
    pub low: Option<f64>,
    /// Upper end at 95%.
    pub high: Option<f64>,
    /// Student's t.
    pub statistic: Option<f64>,
    /// Its degrees of freedom (Satterthwaite).
    pub freedom: Option<f64>,
    /// The p-value of "just the sum".
    pub p_value: Option<f64>,
    /// Why there is nothing: a stable code.
    pub missing: Option<&'static str>,
}

/// The interaction, where one of four variants is said to be both measures;
/// `variants` with the control first.
#[must_use]
pub fn together(
    rule: Rule,
    variants: &[&str],
    arms: &[Option<Arm>],
    both: Option<&str>,
) -> Option<Together> {
    let both = both?;
    let place = variants.iter().position(|name| *name == both);
    let (Some(place), 4) = (place.filter(|at| *at > 0), variants.len()) else {
        return Some(Together {
            both: both.to_owned(),
            missing: Some("not-two-by-two"),
            ..Together::default()
        });
    };
    let mut single = (1..4).filter(|at| *at != place);
    let (a, b) = (single.next()?, single.next()?);
    let mut found = Together {
        alone: [variants[a].to_owned(), variants[b].to_owned()],
        both: both.to_owned(),
        n: arms.iter().flatten().map(|arm| arm.sample.n).sum(),
        ..Together::default()
    };
    let enough = |at: usize| -> Option<Sample> {
        let arm = arms[at]
            .as_ref()
            .filter(|arm| arm.sample.n >= rule.least())?;
        let few = arm
            .hits
            .is_some_and(|hits| (hits.min(arm.sample.n - hits) as f64) < LEAST_EXPECTED);
        (!few).then_some(arm.sample)
    };
    let (Some(none), Some(a), Some(b), Some(both)) =
        (enough(0), enough(a), enough(b), enough(place))
    else {
        found.missing = Some(if rule.by_cluster {
            "clusters-few"
        } else {
            "units-few"
        });
        return Some(found);
    };
    let less = |one: Sample| welch(one, none).map(|found| found.difference);
    found.adds = [less(a), less(b)];
    found.adds_both = less(both);
    let Some(beyond) = contrast(&[(1.0, both), (-1.0, a), (-1.0, b), (1.0, none)]) else {
        found.missing = Some("all-alike");
        return Some(found);
    };
    found.beyond = Some(beyond.difference);
    found.low = Some(beyond.interval.low);
    found.high = Some(beyond.interval.high);
    found.statistic = Some(beyond.t);
    found.freedom = Some(beyond.freedom);
    found.p_value = Some(beyond.p_value);
    Some(found)
}
