//! Whether one group's values tend to be larger (Mann & Whitney 1947).

use super::ranks::ranks;
use super::special::normal_two_sided;

/// A comparison of two groups by ranks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MannWhitney {
    /// Pairs in which the first group's value is the larger, ties for half.
    pub u: f64,
    /// The share of such pairs: one half when neither is larger.
    pub superiority: f64,
    /// The two-sided p-value, by the normal approximation with ties and
    /// continuity corrected.
    pub p_value: f64,
}

/// Compares two groups; `None` when one is empty or all values are equal.
#[must_use]
pub fn mann_whitney(a: &[f64], b: &[f64]) -> Option<MannWhitney> {
    let (na, nb) = (a.len() as f64, b.len() as f64);
    if a.is_empty() || b.is_empty() {
        return None;
    }
    let both: Vec<f64> = a.iter().chain(b).copied().collect();
    let (ranks, ties) = ranks(&both);
    let u = ranks[..a.len()].iter().sum::<f64>() - na * (na + 1.0) / 2.0;
    let n = na + nb;
    let variance = na * nb / 12.0 * (n + 1.0 - ties / (n * (n - 1.0)));
    if variance.is_nan() || variance <= 0.0 {
        return None;
    }
    let away = ((u - na * nb / 2.0).abs() - 0.5).max(0.0);
    Some(MannWhitney {
        u,
        superiority: u / (na * nb),
        p_value: normal_two_sided(away / variance.sqrt()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn against_scipy() {
        // scipy.stats.mannwhitneyu(x, y, method="asymptotic")
        let x = [1.0, 2.0, 2.0, 3.0, 5.0, 8.0, 13.0, 4.0];
        let y = [2.0, 3.0, 3.0, 6.0, 7.0, 9.0, 9.0, 1.0, 12.0];
        let got = mann_whitney(&x, &y).unwrap();
        assert_eq!(got.u, 29.5);
        assert!((got.p_value - 0.561_293_829_164_268_6).abs() < 1e-10);
        assert!((got.superiority - 29.5 / 72.0).abs() < 1e-15);
    }

    #[test]
    fn nothing_to_rank() {
        assert_eq!(mann_whitney(&[], &[1.0]), None);
        assert_eq!(mann_whitney(&[2.0, 2.0], &[2.0]), None);
    }
}
