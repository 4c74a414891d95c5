//! Ranks, equal values sharing the mean of theirs.

/// The rank of each value from one, and the sum of `t³ - t` over groups of `t`
/// equal values.
#[must_use]
pub fn ranks(values: &[f64]) -> (Vec<f64>, f64) {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    let mut ranks = vec![0.0; values.len()];
    let (mut first, mut ties) = (0, 0.0);
    for group in order.chunk_by(|&a, &b| values[a] == values[b]) {
        let t = group.len() as f64;
        let rank = first as f64 + (t + 1.0) / 2.0;
        for &index in group {
            ranks[index] = rank;
        }
        ties += t * t * t - t;
        first += group.len();
    }
    (ranks, ties)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_share_their_ranks() {
        let (ranks, ties) = ranks(&[5.0, 1.0, 5.0, 9.0, 5.0]);
        assert_eq!(ranks, [3.0, 1.0, 3.0, 5.0, 3.0]);
        assert_eq!(ties, 24.0);
        assert!(super::ranks(&[]).0.is_empty());
    }
}
