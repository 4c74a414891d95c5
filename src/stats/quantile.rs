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

/// The median of counted values; `None` when there is none.
///
/// The interval takes the widest ranks whose exact binomial coverage is at
/// least 95% (David & Nagaraja 2003, 7.1).
#[must_use]
pub fn median(counts: &BTreeMap<i64, u64>) -> Option<Quantile> {
    let n: u64 = counts.values().sum();
    if n == 0 {
        return None;
    }
    let low = at_rank(counts, n.div_ceil(2))?;
    let high = at_rank(counts, n / 2 + 1)?;
    let value = (low as f64 + high as f64) / 2.0;
    Some(Quantile {
        value,
        interval: ranks(n)
            .and_then(|rank| Some((at_rank(counts, rank)?, at_rank(counts, n + 1 - rank)?))),
    })
}

/// The value of a rank, from 1.
fn at_rank(counts: &BTreeMap<i64, u64>, rank: u64) -> Option<i64> {
    let mut seen = 0;
    counts.iter().find_map(|(&value, &count)| {
        seen += count;
        (seen >= rank).then_some(value)
    })
}

/// The lower rank of the interval: the largest `r` with `P(B < r) <= 2.5%`.
fn ranks(n: u64) -> Option<u64> {
    let law = Binomial::new(0.5, n).ok()?;
    let (mut low, mut high) = (0, n / 2 + 1);
    // law.cdf(r - 1) <= 2.5% holds for low (as 0) and fails for high.
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if law.cdf(middle - 1) <= 0.025 {
            low = middle;
        } else {
            high = middle;
        }
    }
    (low >= 1).then_some(low)
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
        assert_eq!(ranks(5), None);
        assert_eq!(ranks(6), Some(1));
        assert_eq!(ranks(20), Some(6));
        let values: Vec<i64> = (1..=20).collect();
        assert_eq!(of(&values).unwrap().interval, Some((6, 15)));
    }
}
