//! Two means compared without assuming equal variances (Welch 1947).

use super::interval::{student_quantile, Interval};
use super::special::student_two_sided;

/// What is known of a sample: how many, their mean and their variance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sample {
    /// Values.
    pub n: u64,
    /// Their mean.
    pub mean: f64,
    /// Their variance, by `n - 1`.
    pub variance: f64,
}

impl Sample {
    /// The sample of these values; their variance is nought below two of them.
    #[must_use]
    pub fn of(values: &[f64]) -> Self {
        let n = values.len();
        let mean = values.iter().sum::<f64>() / n.max(1) as f64;
        let squares: f64 = values.iter().map(|one| (one - mean) * (one - mean)).sum();
        Self {
            n: n as u64,
            mean,
            variance: squares / n.saturating_sub(1).max(1) as f64,
        }
    }
}

/// A difference of means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Welch {
    /// The first less the second.
    pub difference: f64,
    /// Its interval at 95%.
    pub interval: Interval,
    /// Student's t.
    pub t: f64,
    /// Its degrees of freedom (Satterthwaite).
    pub freedom: f64,
    /// The two-sided p-value of "no difference".
    pub p_value: f64,
}

/// The difference of two means; `None` when either has fewer than two values or
/// neither varies.
#[must_use]
pub fn welch(a: Sample, b: Sample) -> Option<Welch> {
    contrast(&[(1.0, a), (-1.0, b)])
}

/// A weighted sum of means, in the place of the difference; `None` when a sample has
/// fewer than two values or none varies. Satterthwaite (1946) for more than two.
#[must_use]
pub fn contrast(parts: &[(f64, Sample)]) -> Option<Welch> {
    if parts.iter().any(|(_, sample)| sample.n < 2) {
        return None;
    }
    let share =
        |(weight, sample): &(f64, Sample)| weight * weight * sample.variance / sample.n as f64;
    let all: f64 = parts.iter().map(share).sum();
    let error = all.sqrt();
    if !(error > 0.0 && error.is_finite()) {
        return None;
    }
    let each = |part: &(f64, Sample)| share(part) * share(part) / (part.1.n - 1) as f64;
    let freedom = all * all / parts.iter().map(each).sum::<f64>();
    let difference: f64 = parts
        .iter()
        .map(|(weight, sample)| weight * sample.mean)
        .sum();
    let half = student_quantile(freedom)? * error;
    let t = difference / error;
    Some(Welch {
        difference,
        interval: Interval {
            low: difference - half,
            high: difference + half,
        },
        t,
        freedom,
        p_value: student_two_sided(t, freedom),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn welch_against_scipy() {
        // scipy.stats.ttest_ind(a, b, equal_var=False) and its confidence_interval
        let a = [
            27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7,
            21.4,
        ];
        let b = [
            27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 30.5,
            24.4,
        ];
        let got = welch(Sample::of(&a), Sample::of(&b)).unwrap();
        for (actual, expected) in [
            (got.t, -2.852_954_870_171_521_5),
            (got.freedom, 27.887_303_988_420_12),
            (got.p_value, 0.008_071_938_172_194_903),
            (got.interval.low, -4.868_022_741_791_966),
            (got.interval.high, -0.798_643_924_874_697_9),
        ] {
            assert!(
                (actual - expected).abs() < 1e-9 * expected.abs(),
                "{actual} is not {expected}"
            );
        }
    }

    #[test]
    fn too_few_or_all_alike_is_none() {
        let one = Sample {
            n: 1,
            mean: 1.0,
            variance: 0.0,
        };
        let same = Sample { n: 5, ..one };
        assert_eq!(welch(one, same), None);
        assert_eq!(welch(same, same), None);
    }
}
