//! A figure as it is shown: its value with what it was counted on and its interval.

use super::interval::{wilson, Interval};
use super::quantile::median;
use serde::Serialize;
use std::collections::BTreeMap;

/// A figure with its interval at 95%, or none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Estimate {
    /// The value; `null` where there is none.
    pub value: Option<f64>,
    /// What it was counted on.
    pub n: u64,
    /// Lower end.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

impl Estimate {
    /// Of a value with its count and its interval.
    #[must_use]
    pub fn of(estimated: Option<(f64, u64, Option<Interval>)>) -> Self {
        estimated.map_or_else(Self::default, |(value, n, interval)| Self {
            value: Some(value),
            n,
            low: interval.map(|i| i.low),
            high: interval.map(|i| i.high),
        })
    }

    /// A share of cases, by Wilson; none without a case.
    #[must_use]
    pub fn share(hits: u64, n: u64) -> Self {
        let value = (n > 0).then(|| hits as f64 / n as f64);
        Self::of(value.map(|value| (value, n, wilson(hits, n))))
    }

    /// The median of counted values in a unit, with order statistics.
    #[must_use]
    pub fn median(counts: &BTreeMap<i64, u64>, unit: f64) -> Self {
        let n = counts.values().sum();
        Self::of(median(counts).map(|found| {
            let ends = found.interval.map(|(low, high)| Interval {
                low: low as f64 / unit,
                high: high as f64 / unit,
            });
            (found.value / unit, n, ends)
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_its_hits_of_all_and_none_without_a_case() {
        let quarter = Estimate::share(1, 4);
        assert_eq!((quarter.value, quarter.n), (Some(0.25), 4));
        // Wilson's, as `interval` holds it.
        assert_eq!(quarter.low, wilson(1, 4).map(|i| i.low));
        assert_eq!(Estimate::share(0, 0).value, None);
    }

    #[test]
    fn a_median_in_a_unit() {
        // Of nine values the second and the eighth hold it.
        let counts = (1..=9).map(|value| (value, 1)).collect();
        let found = Estimate::median(&counts, 2.0);
        assert_eq!((found.value, found.n), (Some(2.5), 9));
        assert_eq!((found.low, found.high), (Some(1.0), Some(4.0)));
    }
}
