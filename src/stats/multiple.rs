//! Many comparisons at once: p-values adjusted so that each can be read alone.

/// P-values adjusted by Holm's rule (1979): the chance of one false finding
/// among all stays below the level.
#[must_use]
pub fn holm(p_values: &[f64]) -> Vec<f64> {
    let all = p_values.len();
    let mut so_far = 0.0f64;
    let mut adjusted = vec![0.0; all];
    for (rank, index) in by_size(p_values).into_iter().enumerate() {
        so_far = so_far.max(p_values[index] * (all - rank) as f64).min(1.0);
        adjusted[index] = so_far;
    }
    adjusted
}

/// P-values adjusted by the rule of Benjamini & Hochberg (1995): the share of
/// false findings among those found stays below the level.
#[must_use]
pub fn benjamini_hochberg(p_values: &[f64]) -> Vec<f64> {
    let all = p_values.len();
    let mut so_far = 1.0f64;
    let mut adjusted = vec![0.0; all];
    for (rank, index) in by_size(p_values).into_iter().enumerate().rev() {
        so_far = so_far.min(p_values[index] * all as f64 / (rank + 1) as f64);
        adjusted[index] = so_far;
    }
    adjusted
}

/// The places of values from the smallest.
fn by_size(values: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(actual: &[f64], expected: &[f64]) {
        assert_eq!(actual.len(), expected.len());
        for (a, e) in actual.iter().zip(expected) {
            assert!((a - e).abs() < 1e-12, "{actual:?}");
        }
    }

    #[test]
    fn against_statsmodels() {
        // statsmodels.stats.multitest.multipletests, holm and fdr_bh
        let p = [0.01, 0.04, 0.03, 0.005];
        close(&holm(&p), &[0.03, 0.06, 0.06, 0.02]);
        close(&benjamini_hochberg(&p), &[0.02, 0.04, 0.04, 0.02]);
    }

    #[test]
    fn none_one_and_beyond_one() {
        assert!(holm(&[]).is_empty() && benjamini_hochberg(&[]).is_empty());
        close(&holm(&[0.2]), &[0.2]);
        close(&holm(&[0.9, 0.8]), &[1.0, 1.0]);
        close(&benjamini_hochberg(&[0.9, 0.8]), &[0.9, 0.9]);
    }
}
