//! Two estimates compared.

use super::interval::{Interval, Z};
use statrs::function::erf::erfc;

/// An estimate with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The value.
    pub value: f64,
    /// Its interval.
    pub interval: Interval,
}

/// The interval of `now - before` from the intervals of the two, taken as
/// independent: the method of variance estimates recovery (Zou & Donner 2008).
/// On Wilson intervals it is Newcombe's of 1998.
#[must_use]
pub fn difference(now: Estimate, before: Estimate) -> Interval {
    let change = now.value - before.value;
    let down = (now.value - now.interval.low).hypot(before.interval.high - before.value);
    let up = (now.interval.high - now.value).hypot(before.value - before.interval.low);
    Interval {
        low: change - down,
        high: change + up,
    }
}

/// The two-sided p-value that an interval at 95% implies for "no change", by
/// the half of it that looks towards zero.
#[must_use]
pub fn p_value(change: f64, interval: Interval) -> f64 {
    let half = if change >= 0.0 {
        change - interval.low
    } else {
        interval.high - change
    };
    if half <= 0.0 {
        return if change == 0.0 { 1.0 } else { 0.0 };
    }
    erfc(change.abs() / (half / Z) / std::f64::consts::SQRT_2)
}

/// Which of several p-values stay below 5% when all are looked at together
/// (Holm 1979).
#[must_use]
pub fn holm(p_values: &[f64]) -> Vec<bool> {
    let mut order: Vec<usize> = (0..p_values.len()).collect();
    order.sort_by(|&a, &b| p_values[a].total_cmp(&p_values[b]));
    let mut beyond = vec![false; p_values.len()];
    for (rank, &index) in order.iter().enumerate() {
        if p_values[index] > 0.05 / (p_values.len() - rank) as f64 {
            break;
        }
        beyond[index] = true;
    }
    beyond
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::interval::wilson;

    fn rate(k: u64, n: u64) -> Estimate {
        Estimate {
            value: k as f64 / n as f64,
            interval: wilson(k, n).unwrap(),
        }
    }

    #[test]
    fn newcombe_of_the_paper() {
        // Newcombe 1998, table II, method 10: 56/70 - 48/80 and 9/10 - 3/10.
        let i = difference(rate(56, 70), rate(48, 80));
        assert!(
            (i.low - 0.0524).abs() < 5e-5 && (i.high - 0.3339).abs() < 5e-5,
            "{i:?}"
        );
        let i = difference(rate(9, 10), rate(3, 10));
        assert!(
            (i.low - 0.1705).abs() < 5e-5 && (i.high - 0.8090).abs() < 5e-5,
            "{i:?}"
        );
    }

    #[test]
    fn p_values_and_intervals_agree_at_the_edge() {
        let i = |low: f64, high: f64| Interval { low, high };
        assert!((p_value(1.0, i(0.0, 2.0)) - 0.05).abs() < 1e-9);
        assert!((p_value(-1.0, i(-2.0, 0.0)) - 0.05).abs() < 1e-9);
        assert!(p_value(1.0, i(0.5, 1.5)) < 0.05);
        assert_eq!(p_value(0.0, i(0.0, 0.0)), 1.0);
        assert_eq!(p_value(1.0, i(1.0, 1.0)), 0.0);
    }

    #[test]
    fn holm_by_hand() {
        assert_eq!(holm(&[0.01, 0.04, 0.03]), [true, false, false]);
        assert_eq!(holm(&[0.01, 0.02, 0.03]), [true, true, true]);
        assert!(holm(&[]).is_empty());
    }
}
