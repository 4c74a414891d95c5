//! Quantiles of a counted distribution, with order-statistic intervals.

use statrs::distribution::{Binomial, DiscreteCDF};
use std::collections::BTreeMap;

/// A quantile with the order statistics that enclose it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantile {
    /// The value: the mean of the two middle ones when it falls between.
    pub value: f64,
    /// Lower end at 95% or more; `None` when the sample is too small for one.
    pub interval: Option<(i64, i64)>,
}

/// The middle of some values; of an even number the mean of the two. `None` of none.
pub fn middle(values: &mut [f64]) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let n = values.len();
    (n > 0).then(|| (values[(n - 1) / 2] + values[n / 2]) / 2.0)
}

/// The median of counted values; `None` when there is none.
#[must_use]
pub fn median(counts: &BTreeMap<i64, u64>) -> Option<Quantile> {
    quantile(counts, 0.5)
}

/// A quantile of counted values, the mean of two where it falls between them;
/// `None` when there is none, or when `p` does not lie within 0 and 1.
///
/// The interval takes ranks whose exact binomial coverage is at least 95%, a
/// tail of at most 2.5% on either side (David & Nagaraja 2003, 7.1).
#[must_use]
pub fn quantile(counts: &BTreeMap<i64, u64>, p: f64) -> Option<Quantile> {
    of_counts(counts.iter().map(|(&value, &count)| (value, count)), p)
}

/// The same of values in order, each with how often it came.
#[must_use]
pub fn of_counts(counts: impl Iterator<Item = (i64, u64)> + Clone, p: f64) -> Option<Quantile> {
    let n: u64 = counts.clone().map(|(_, count)| count).sum();
    let at_rank = |rank| at_rank(counts.clone(), rank);
    if n == 0 || !(p > 0.0 && p < 1.0) {
        return None;
    }
    let place = n as f64 * p;
    let rank = (place.ceil() as u64).clamp(1, n);
    let next = if place.fract() == 0.0 { rank + 1 } else { rank };
    let low = at_rank(rank)?;
    let high = at_rank(next.min(n))?;
    Some(Quantile {
        value: (low as f64 + high as f64) / 2.0,
        interval: ranks(n, p).and_then(|(low, high)| Some((at_rank(low)?, at_rank(high)?))),
    })
}

/// The value of a rank, from 1.
fn at_rank(mut counts: impl Iterator<Item = (i64, u64)>, rank: u64) -> Option<i64> {
    let mut seen = 0;
    counts.find_map(|(value, count)| {
        seen += count;
        (seen >= rank).then_some(value)
    })
}

/// The ranks of the interval: the largest `r` with `P(B < r) <= 2.5%` and the
/// smallest `s` with `P(B >= s) <= 2.5%`; `None` where the sample is too small.
fn ranks(n: u64, p: f64) -> Option<(u64, u64)> {
    let below = Binomial::new(p, n).ok()?;
    let low = largest(n, |r| below.cdf(r - 1) <= 0.025);
    // P(B >= s) is P(n - B <= n - s), counted from the other end.
    let above = Binomial::new(1.0 - p, n).ok()?;
    let high = largest(n, |r| above.cdf(r - 1) <= 0.025);
    (low >= 1 && high >= 1).then(|| (low, n + 1 - high))
}

/// The largest rank up to `n` for which something holds that, once it fails,
/// fails for all after; 0 when it never holds.
fn largest(n: u64, holds: impl Fn(u64) -> bool) -> u64 {
    let (mut low, mut high) = (0, n + 1);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[i64]) -> Option<Quantile> {
        let mut counts = BTreeMap::new();
        for &value in values {
            *counts.entry(value).or_default() += 1;
        }
        median(&counts)
    }

    #[test]
    fn medians_by_hand() {
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[7]).unwrap().value, 7.0);
        assert_eq!(of(&[7]).unwrap().interval, None);
        assert_eq!(of(&[4, 1, 3, 2]).unwrap().value, 2.5);
        assert_eq!(of(&[5, 1, 9]).unwrap().value, 5.0);
    }

    #[test]
    fn ranks_of_the_published_table() {
        // Conover 1999, table A3 read at p = 0.5: n = 6 is the first with an
        // interval, n = 20 gives ranks 6 and 15.
        assert_eq!(ranks(5, 0.5), None);
        assert_eq!(ranks(6, 0.5), Some((1, 6)));
        assert_eq!(ranks(20, 0.5), Some((6, 15)));
        let values: Vec<i64> = (1..=20).collect();
        assert_eq!(of(&values).unwrap().interval, Some((6, 15)));
    }
    #[test]
    fn ninth_deciles() {
        // scipy.stats.binom: the largest r with cdf(r - 1) <= 2.5%, the smallest
        // s with sf(s - 1) <= 2.5%.
        assert_eq!(ranks(100, 0.9), Some((84, 96)));
        assert_eq!(ranks(50, 0.9), Some((41, 50)));
        assert_eq!(ranks(200, 0.9), Some((171, 189)));
        // Of thirty the largest is not surely above the ninth decile.
        assert_eq!(ranks(30, 0.9), None);
        let counts: BTreeMap<i64, u64> = (1..=10).map(|value| (value, 10)).collect();
        let ninth = quantile(&counts, 0.9).unwrap();
        assert_eq!((ninth.value, ninth.interval), (9.5, Some((9, 10))));
        assert_eq!(quantile(&counts, 1.0), None);
    }

    #[test]
    fn the_largest_rank_may_be_the_last_or_none() {
        assert_eq!(largest(5, |_| true), 5);
        assert_eq!(largest(5, |rank| rank <= 2), 2);
        assert_eq!(largest(5, |_| false), 0);
    }
}
