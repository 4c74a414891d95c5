//! Pearson's chi-square: whether counts are as expected.

use super::special::chi_square_upper;

/// A test by chi-square.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChiSquare {
    /// The statistic.
    pub statistic: f64,
    /// Its degrees of freedom.
    pub freedom: u64,
    /// The p-value.
    pub p_value: f64,
    /// The smallest expected count: below five the test is rough.
    pub least_expected: f64,
}

/// Whether the rows of a table of counts share one distribution; `None` when
/// fewer than two rows or columns hold anything.
#[must_use]
pub fn independence(rows: &[Vec<u64>]) -> Option<ChiSquare> {
    let sum = |row: &Vec<u64>| row.iter().sum::<u64>() as f64;
    let width = rows.iter().map(Vec::len).max()?;
    let at = |row: &Vec<u64>, column: usize| row.get(column).copied().unwrap_or(0) as f64;
    let columns: Vec<f64> = (0..width)
        .map(|column| rows.iter().map(|row| at(row, column)).sum())
        .collect();
    let all: f64 = columns.iter().sum();
    let used = |sums: &[f64]| sums.iter().filter(|sum| **sum > 0.0).count() as u64;
    let sums: Vec<f64> = rows.iter().map(sum).collect();
    let (high, wide) = (used(&sums), used(&columns));
    if high < 2 || wide < 2 {
        return None;
    }
    let pairs = rows.iter().zip(&sums).flat_map(|(row, sum)| {
        let cells = columns.iter().enumerate();
        cells.map(move |(column, total)| (at(row, column), sum * total / all))
    });
    Some(judged(pairs, (high - 1) * (wide - 1)))
}

/// Whether counts follow given shares, which sum to one; `None` below two cells
/// or when a share is not positive.
#[must_use]
pub fn goodness_of_fit(counts: &[u64], shares: &[f64]) -> Option<ChiSquare> {
    let all = counts.iter().sum::<u64>() as f64;
    let possible = counts.len() == shares.len() && shares.iter().all(|share| *share > 0.0);
    if counts.len() < 2 || !possible || all == 0.0 {
        return None;
    }
    let pairs = counts.iter().zip(shares);
    let pairs = pairs.map(|(&count, share)| (count as f64, share * all));
    Some(judged(pairs, counts.len() as u64 - 1))
}

fn judged(pairs: impl Iterator<Item = (f64, f64)>, freedom: u64) -> ChiSquare {
    let (mut statistic, mut least) = (0.0, f64::INFINITY);
    for (seen, expected) in pairs.filter(|(_, expected)| *expected > 0.0) {
        statistic += (seen - expected) * (seen - expected) / expected;
        least = expected.min(least);
    }
    ChiSquare {
        statistic,
        freedom,
        p_value: chi_square_upper(statistic, freedom as f64),
        least_expected: least,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(actual: f64, expected: f64) {
        assert!((actual - expected).abs() < 1e-10, "{actual}");
    }

    #[test]
    fn against_scipy() {
        // scipy.stats.chi2_contingency(…, correction=False)
        let got = independence(&[vec![10, 20, 30], vec![6, 9, 17]]).unwrap();
        close(got.statistic, 0.271_574_651_504_035_04);
        close(got.p_value, 0.873_028_283_380_073);
        assert_eq!(got.freedom, 2);
        let got = independence(&[vec![12, 5], vec![7, 9]]).unwrap();
        close(got.statistic, 2.430_575_519_681_557_5);
        close(got.p_value, 0.118_989_205_532_145);
        // scipy.stats.chisquare
        let got = goodness_of_fit(&[16, 18, 16, 14, 12, 12], &[1.0 / 6.0; 6]).unwrap();
        close(got.statistic, 2.0);
        close(got.p_value, 0.849_145_036_084_609_6);
    }

    #[test]
    fn nothing_to_compare() {
        assert_eq!(independence(&[vec![3, 4]]), None);
        assert_eq!(independence(&[vec![3, 0], vec![4, 0]]), None);
        assert_eq!(independence(&[]), None);
        assert_eq!(goodness_of_fit(&[3, 4], &[1.0, 0.0]), None);
        // An empty column takes no freedom.
        let got = independence(&[vec![12, 0, 5], vec![7, 0, 9]]).unwrap();
        assert_eq!(got.freedom, 1);
    }
}
