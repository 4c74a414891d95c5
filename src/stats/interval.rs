//! Confidence intervals at 95%, each by the method its figure asks for.

use statrs::distribution::{ContinuousCDF, Gamma, StudentsT};

/// The standard normal quantile at 97.5%.
pub const Z: f64 = 1.959_963_984_540_054;

/// An estimate's interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Interval {
    /// The interval of so many times the value, which is not negative.
    #[must_use]
    pub fn times(self, factor: f64) -> Self {
        Self {
            low: self.low * factor,
            high: self.high * factor,
        }
    }

    /// The interval with both ends moved into a range the value cannot leave.
    #[must_use]
    pub fn clipped(self, least: f64, most: f64) -> Self {
        Self {
            low: self.low.clamp(least, most),
            high: self.high.clamp(least, most),
        }
    }
}

/// Wilson's score interval of a proportion (Wilson 1927); `None` without trials.
#[must_use]
pub fn wilson(successes: u64, trials: u64) -> Option<Interval> {
    if trials == 0 || successes > trials {
        return None;
    }
    let (k, n) = (successes as f64, trials as f64);
    let z2 = Z * Z;
    let centre = (k + z2 / 2.0) / (n + z2);
    let half = Z / (n + z2) * (k * (n - k) / n + z2 / 4.0).sqrt();
    let interval = Interval {
        low: centre - half,
        high: centre + half,
    };
    // The formula gives these ends exactly; the rounding may not.
    Some(Interval {
        low: if successes == 0 { 0.0 } else { interval.low },
        high: if successes == trials {
            1.0
        } else {
            interval.high
        },
    })
}

/// Student's interval of a mean from its sums; `None` below two values.
#[must_use]
pub fn student(n: u64, mean: f64, variance: f64) -> Option<Interval> {
    if n < 2 || !variance.is_finite() {
        return None;
    }
    let t = student_quantile((n - 1) as f64)?;
    let half = t * (variance / n as f64).sqrt();
    Some(Interval {
        low: mean - half,
        high: mean + half,
    })
}

/// The 97.5% quantile of Student's t.
pub(super) fn student_quantile(freedom: f64) -> Option<f64> {
    // Beyond this the two laws agree to the last digits that matter, and the
    // numeric inverse loses more than it gains.
    if freedom > 1e7 {
        return Some(Z);
    }
    let law = StudentsT::new(0.0, 1.0, freedom).ok()?;
    Some(solve(law.inverse_cdf(0.975), 0.975, |x| law.cdf(x)))
}

/// Garwood's exact interval of a Poisson mean (Garwood 1936).
#[must_use]
pub fn garwood(count: u64) -> Option<Interval> {
    let quantile = |shape: f64, p: f64| -> Option<f64> {
        let law = Gamma::new(shape, 1.0).ok()?;
        Some(solve(law.inverse_cdf(p), p, |x| law.cdf(x)))
    };
    Some(Interval {
        low: if count == 0 {
            0.0
        } else {
            quantile(count as f64, 0.025)?
        },
        high: quantile(count as f64 + 1.0, 0.975)?,
    })
}

/// Sharpens a quantile by the secant method: the library's inverses stop early.
fn solve(start: f64, p: f64, cdf: impl Fn(f64) -> f64) -> f64 {
    let (mut a, mut b) = (start, start * (1.0 + 1e-6) + 1e-12);
    let (mut fa, mut fb) = (cdf(a) - p, cdf(b) - p);
    for _ in 0..40 {
        let slope = fb - fa;
        if slope == 0.0 || fb == 0.0 {
            break;
        }
        let next = b - fb * (b - a) / slope;
        if !next.is_finite() || (next - b).abs() <= 1e-15 * b.abs() {
            break;
        }
        (a, fa) = (b, fb);
        b = next;
        fb = cdf(b) - p;
    }
    b
}

/// The delta interval of a ratio of sums over `n` units (Cochran 1977, 6.4):
/// `sum of (x - r y)²` is what is left around the ratio.
#[must_use]
pub fn ratio_of_sums(n: u64, ratio: f64, sum_y: f64, residual_squares: f64) -> Option<Interval> {
    if n < 2 || sum_y == 0.0 || !residual_squares.is_finite() {
        return None;
    }
    let n = n as f64;
    let error = (n / (n - 1.0) * residual_squares.max(0.0)).sqrt() / sum_y.abs();
    Some(Interval {
        low: ratio - Z * error,
        high: ratio + Z * error,
    })
}

/// The interval of a sum over `n` units taken as a sample of customers.
#[must_use]
pub fn sum_of_units(n: u64, sum: f64, variance: f64) -> Option<Interval> {
    if n < 2 || !variance.is_finite() {
        return None;
    }
    let half = Z * (n as f64 * variance).sqrt();
    Some(Interval {
        low: sum - half,
        high: sum + half,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(actual: f64, expected: f64) {
        assert!(
            (actual - expected).abs() <= 1e-9 * expected.abs().max(1e-3),
            "{actual} is not {expected}"
        );
    }

    #[test]
    fn wilson_against_statsmodels() {
        let i = wilson(20, 21).unwrap();
        assert!((i.low - 0.773_306_4).abs() < 1e-7 && (i.high - 0.991_544_01).abs() < 1e-7);
        let i = wilson(0, 10).unwrap();
        close(i.low, 0.0);
        close(i.high, 0.277_532_799_862_889_2);
        close(wilson(10, 10).unwrap().high, 1.0);
        assert_eq!(wilson(0, 0), None);
        assert_eq!(wilson(2, 1), None);
    }

    #[test]
    fn garwood_against_scipy() {
        // scipy.stats.chi2.ppf([.025], 22) / 2, chi2.ppf([.975], 24) / 2
        let i = garwood(11).unwrap();
        close(i.low, 5.491_160_367_236_84);
        close(i.high, 19.682_038_513_301_954);
        let i = garwood(0).unwrap();
        close(i.low, 0.0);
        close(i.high, 3.688_879_454_113_936_3);
        let i = garwood(100_000).unwrap();
        close(i.low, 99_381.152_663_744_72);
        close(i.high, 100_621.744_739_743_88);
    }

    #[test]
    fn student_against_scipy() {
        for (freedom, expected) in [
            (1.0, 12.706_204_736_174_694),
            (2.0, 4.302_652_729_749_462),
            (5.0, 2.570_581_835_636_314_6),
            (20.0, 2.085_963_447_265_864),
            (36671.16, 1.960_028_677_017_739_5),
            (1e6, 1.959_966_356_814_107),
        ] {
            close(student_quantile(freedom).unwrap(), expected);
        }
        assert_eq!(student(1, 5.0, 0.0), None);
    }

    #[test]
    fn a_ratio_of_sums_by_hand() {
        // x = 1, 3; y = 2, 4: r = 2/3, residuals -1/3 and 1/3.
        let i = ratio_of_sums(2, 2.0 / 3.0, 6.0, 2.0 / 9.0).unwrap();
        close((i.high - i.low) / 2.0 / Z, (4.0f64 / 9.0).sqrt() / 6.0);
        assert_eq!(ratio_of_sums(1, 0.5, 1.0, 0.0), None);
        assert_eq!(ratio_of_sums(3, 0.5, 0.0, 0.0), None);
    }

    #[test]
    fn clips() {
        let i = Interval {
            low: -0.1,
            high: 1.2,
        }
        .clipped(0.0, 1.0);
        assert_eq!((i.low, i.high), (0.0, 1.0));
    }

    #[test]
    fn the_mean_of_five_by_student() {
        // The table gives 2.776 at four degrees of freedom; the error is √(4 / 5).
        let i = student(5, 10.0, 4.0).unwrap();
        close(i.low, 10.0 - 2.776_445_105_197_793 * 0.8_f64.sqrt());
        close(i.high, 10.0 + 2.776_445_105_197_793 * 0.8_f64.sqrt());
        assert!(student(1, 10.0, 4.0).is_none());
        assert!(student(5, 10.0, f64::NAN).is_none());
    }

    #[test]
    fn the_sum_of_four_units() {
        // The error is √(4 · 9) = 6.
        let i = sum_of_units(4, 20.0, 9.0).unwrap();
        close(i.low, 20.0 - Z * 6.0);
        close(i.high, 20.0 + Z * 6.0);
        assert!(sum_of_units(1, 20.0, 9.0).is_none());
        assert!(sum_of_units(4, 20.0, f64::INFINITY).is_none());
    }

    #[test]
    fn so_many_times_a_value() {
        let i = Interval {
            low: 1.0,
            high: 3.0,
        }
        .times(2.0);
        assert_eq!((i.low, i.high), (2.0, 6.0));
    }
}
