//! Two proportions compared: their difference and their ratio.

use super::compare::{difference, Estimate};
use super::interval::{wilson, Interval, Z};

/// The interval of the difference of two independent proportions (Newcombe
/// 1998, method 10); `None` without trials on a side.
#[must_use]
pub fn newcombe(a: (u64, u64), b: (u64, u64)) -> Option<Interval> {
    let estimate = |(k, n): (u64, u64)| {
        Some(Estimate {
            value: k as f64 / n as f64,
            interval: wilson(k, n)?,
        })
    };
    Some(difference(estimate(a)?, estimate(b)?))
}

/// The interval of the ratio of two independent proportions by its logarithm
/// (Katz et al. 1978); `None` when either count is zero: the logarithm has none.
#[must_use]
pub fn katz(a: (u64, u64), b: (u64, u64)) -> Option<Interval> {
    let ((ka, na), (kb, nb)) = (a, b);
    if ka == 0 || kb == 0 || ka > na || kb > nb {
        return None;
    }
    let [ka, na, kb, nb] = [ka, na, kb, nb].map(|count| count as f64);
    let log = (ka / na / (kb / nb)).ln();
    let error = (1.0 / ka - 1.0 / na + 1.0 / kb - 1.0 / nb).max(0.0).sqrt();
    Some(Interval {
        low: (log - Z * error).exp(),
        high: (log + Z * error).exp(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(interval: Interval, low: f64, high: f64) {
        assert!(
            (interval.low - low).abs() < 1e-9 && (interval.high - high).abs() < 1e-9,
            "{interval:?}"
        );
    }

    #[test]
    fn newcombe_against_statsmodels() {
        // confint_proportions_2indep(…, method="newcomb", compare="diff")
        let i = newcombe((56, 70), (48, 80)).unwrap();
        close(i, 0.052_431_472_402_364_98, 0.333_872_654_036_906_14);
        // Hillstrom, conversion of the men's e-mail against no e-mail.
        let i = newcombe((267, 21307), (122, 21306)).unwrap();
        close(i, 0.005_014_344_671_481_532, 0.008_640_723_396_917_826);
        assert_eq!(newcombe((0, 0), (1, 2)), None);
    }

    #[test]
    fn katz_against_statsmodels() {
        // confint_proportions_2indep(…, method="log", compare="ratio")
        let i = katz((56, 70), (48, 80)).unwrap();
        close(i, 1.076_626_422_763_192_8, 1.651_248_511_266_387_3);
        close(katz((5, 5), (5, 5)).unwrap(), 1.0, 1.0);
        assert_eq!(katz((0, 5), (3, 5)), None);
        assert_eq!(katz((3, 5), (0, 5)), None);
    }
}
