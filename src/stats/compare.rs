//! Two estimates compared.

use super::interval::{Interval, Z};
use super::multiple;
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
    let adjusted = multiple::holm(p_values);
    adjusted.into_iter().map(|p| p <= 0.05).collect()
}

/// The interval of `top / bottom` from the intervals of the two, taken as
/// independent: variance estimates recovery for ratios (Donner & Zou 2012), for a top
/// of any sign. It holds the ratio where the two hold their values. `None` when the
/// bottom may be zero or less.
#[must_use]
pub fn ratio(top: Estimate, bottom: Estimate) -> Option<Interval> {
    let (a, b) = (top.value, bottom.value);
    let (la, ua) = (top.interval.low, top.interval.high);
    let (lb, ub) = (bottom.interval.low, bottom.interval.high);
    if lb <= 0.0 {
        return None;
    }
    // A quotient below zero is furthest out where the bottom is least, one above it
    // where it is greatest: an end of the top has the sign of the quotient's.
    let end = |top: f64, bottom: f64, sign: f64| {
        let (ends, by) = (top * (2.0 * a - top), bottom * (2.0 * b - bottom));
        // Where the bottom's end is twice its value, the formula has a limit.
        if by.abs() < 1e-12 * b * b && a != 0.0 {
            return ends / (2.0 * a * b);
        }
        let inside = (a * b * (a * b) - by * ends).max(0.0);
        (a * b + sign * inside.sqrt()) / by
    };
    let low = end(la, if la >= 0.0 { ub } else { lb }, -1.0);
    let high = end(ua, if ua >= 0.0 { lb } else { ub }, 1.0);
    if !low.is_finite() || !high.is_finite() {
        return None;
    }
    // Rounding may put an end past the value that it touches.
    Some(Interval {
        low: low.min(a / b),
        high: high.max(a / b),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::interval::wilson;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_ratio_lies_within_its_interval_and_turns_with_the_sign_of_its_top(
            (a, down, up) in (-9.0..9.0f64, 0.0..20.0f64, 0.0..20.0f64),
            (b, below, above) in (0.01..9.0f64, 0.0..0.99f64, 0.0..40.0f64),
        ) {
            let of = |value: f64, low: f64, high: f64| Estimate {
                value,
                interval: Interval { low, high },
            };
            let bottom = of(b, b * (1.0 - below), b * (1.0 + above));
            let found = ratio(of(a, a - down, a + up), bottom).unwrap();
            prop_assert!(found.low <= a / b && found.high >= a / b);
            let turned = ratio(of(-a, -a - up, -a + down), bottom).unwrap();
            let near = |x: f64, y: f64| (x - y).abs() <= 1e-6 * (1.0 + x.abs());
            prop_assert!(near(turned.low, -found.high) && near(turned.high, -found.low));
            // Wider inputs never give a narrower interval.
            let wider = ratio(of(a, a - down - 1.0, a + up + 1.0), bottom).unwrap();
            prop_assert!(wider.low <= found.low + 1e-9 && wider.high >= found.high - 1e-9);
        }
    }

    #[test]
    fn a_loss_over_a_cost_of_one_new_customer() {
        // Garwood's interval of a count of one: the cost may be forty times higher.
        let of = |value: f64, low: f64, high: f64| Estimate {
            value,
            interval: Interval { low, high },
        };
        let found = ratio(of(-6.0, -7.0, -5.0), of(3.0, 1.0, 60.0)).unwrap();
        // Mirrored: of 6 (5 to 7) over the same.
        let by = 60.0 * (6.0 - 60.0);
        let near = (18.0 - (324.0f64 - by * 5.0 * 7.0).sqrt()) / by;
        let far = (18.0 + (324.0f64 - 5.0 * 7.0 * 5.0).sqrt()) / 5.0;
        assert!((found.high + near).abs() < 1e-12 && (found.low + far).abs() < 1e-12);
        assert!(found.low < -2.0 && found.high > -2.0 && found.high < 0.0);
    }

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

    #[test]
    fn a_ratio_of_two_estimates() {
        let of = |value: f64, half: f64| Estimate {
            value,
            interval: Interval {
                low: value - half,
                high: value + half,
            },
        };
        // Symmetric intervals give Fieller's: the roots of (a - x b)² = ha² + x² hb².
        let i = ratio(of(6.0, 1.0), of(3.0, 0.5)).unwrap();
        for x in [i.low, i.high] {
            let left = (6.0 - x * 3.0f64).powi(2) - (1.0 + x * x * 0.25);
            assert!(left.abs() < 1e-9, "{x}");
        }
        assert_eq!(ratio(of(6.0, 1.0), of(3.0, 3.0)), None);
        // A certain bottom only scales.
        let i = ratio(of(6.0, 1.0), of(2.0, 0.0)).unwrap();
        assert!((i.low - 2.5).abs() < 1e-12 && (i.high - 3.5).abs() < 1e-12);
        // The upper end at twice the value, by its limit.
        let bottom = Estimate {
            value: 2.0,
            interval: Interval {
                low: 1.0,
                high: 4.0,
            },
        };
        let i = ratio(of(6.0, 1.0), bottom).unwrap();
        assert!((i.low - 35.0 / 24.0).abs() < 1e-12, "{i:?}");
    }
}
