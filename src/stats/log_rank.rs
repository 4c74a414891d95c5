//! Whether two groups wait equally long (Mantel 1966).

use super::kaplan_meier::At;
use super::special::chi_square_upper;
use std::collections::BTreeMap;

/// The log-rank statistic, chi-square with one degree of freedom, and its
/// p-value; `None` when nothing happened that could tell the groups apart.
#[must_use]
pub fn log_rank(a: &BTreeMap<i64, At>, b: &BTreeMap<i64, At>) -> Option<(f64, f64)> {
    let all = |times: &BTreeMap<i64, At>| -> u64 {
        times.values().map(|at| at.events + at.censored).sum()
    };
    let (mut risk_a, mut risk_b) = (all(a), all(b));
    let (mut seen, mut expected, mut variance) = (0.0, 0.0, 0.0);
    let mut times: Vec<i64> = a.keys().chain(b.keys()).copied().collect();
    times.sort_unstable();
    times.dedup();
    for time in times {
        let at_a = a.get(&time).copied().unwrap_or_default();
        let at_b = b.get(&time).copied().unwrap_or_default();
        let (na, n) = (risk_a as f64, (risk_a + risk_b) as f64);
        let d = (at_a.events + at_b.events) as f64;
        if d > 0.0 && n > 1.0 {
            seen += at_a.events as f64;
            expected += d * na / n;
            variance += d * (na / n) * (1.0 - na / n) * (n - d) / (n - 1.0);
        }
        risk_a -= at_a.events + at_a.censored;
        risk_b -= at_b.events + at_b.censored;
    }
    (variance > 0.0).then(|| {
        let statistic = (seen - expected) * (seen - expected) / variance;
        (statistic, chi_square_upper(statistic, 1.0))
    })
}

#[cfg(test)]
mod tests {
    use super::super::kaplan_meier::tests::{of, treated};
    use super::*;

    #[test]
    fn against_scipy() {
        // scipy.stats.logrank; R survdiff gives 16.8 on the same data.
        let placebo = [
            1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23,
        ];
        let placebo = of(&placebo.map(|week| (week, true)));
        let (statistic, p) = log_rank(&treated(), &placebo).unwrap();
        assert!((statistic - 16.792_940_989_216_536).abs() < 1e-9);
        assert!((p - 4.168_809_109_334_529e-5).abs() < 1e-12);
    }

    #[test]
    fn nothing_happened() {
        let waiting = of(&[(3, false), (4, false)]);
        assert_eq!(log_rank(&waiting, &waiting), None);
    }
}
