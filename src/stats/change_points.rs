//! Where the level of a series changes: the segments with the least sum of
//! squares, each change paying a penalty (Jackson et al. 2005, optimal
//! partitioning; the penalty after Yao 1988).

use super::quantile::middle;

/// Values of the shortest segment.
const SHORTEST: usize = 3;

/// The places at which a new level begins. The penalty of a change is three times
/// the variance of the noise times the logarithm of the length; the noise is read
/// from the differences of neighbours (median absolute deviation ÷ √2).
#[must_use]
pub fn change_points(values: &[f64]) -> Vec<usize> {
    let n = values.len();
    if n < 2 * SHORTEST || values.iter().any(|value| !value.is_finite()) {
        return Vec::new();
    }
    let noise = noise(values);
    // Without noise any difference is a change, down to what numbers can tell.
    let scale = values
        .iter()
        .fold(0.0f64, |most, value| most.max(value.abs()));
    let variance = noise.powi(2).max((scale * 1e-9).powi(2));
    let penalty = 3.0 * variance * (n as f64).ln();
    // One value far off is no level: medians of three leave it out and keep steps.
    let values: Vec<f64> = (0..n)
        .map(|at| match at == 0 || at + 1 == n {
            true => values[at],
            false => middle(&mut values[at - 1..=at + 1].to_vec()).unwrap_or(values[at]),
        })
        .collect();
    let mean = values.iter().sum::<f64>() / n as f64;
    let (mut sums, mut squares) = (vec![0.0], vec![0.0]);
    for (at, value) in values.iter().enumerate() {
        let value = value - mean;
        sums.push(sums[at] + value);
        squares.push(squares[at] + value * value);
    }
    let cost = |from: usize, to: usize| {
        let sum: f64 = sums[to] - sums[from];
        (squares[to] - squares[from] - sum * sum / (to - from) as f64).max(0.0)
    };
    // The least cost of the first values, and where their last segment begins.
    let mut best: Vec<(f64, usize)> = vec![(-penalty, 0)];
    for to in 1..=n {
        let mut least = (f64::INFINITY, 0);
        for from in (0..=to.saturating_sub(SHORTEST)).filter(|from| to - from >= SHORTEST) {
            let whole = best[from].0 + cost(from, to) + penalty;
            if whole < least.0 {
                least = (whole, from);
            }
        }
        best.push(least);
    }
    let mut changes = Vec::new();
    let mut at = n;
    while best[at].1 > 0 {
        at = best[at].1;
        changes.push(at);
    }
    changes.reverse();
    changes
}

/// The standard deviation of the noise.
fn noise(values: &[f64]) -> f64 {
    let mut steps: Vec<f64> = values.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let usual = middle(&mut steps).unwrap_or(0.0);
    let mut far: Vec<f64> = steps.iter().map(|step| (step - usual).abs()).collect();
    1.4826 * middle(&mut far).unwrap_or(0.0) / std::f64::consts::SQRT_2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_found_where_it_is() {
        let noise = [0.3, -0.2, 0.1, -0.4, 0.2, 0.0, -0.1, 0.4];
        let level = |at: usize| match at {
            0..=11 => 10.0,
            12..=19 => 14.0,
            _ => 7.0,
        };
        let values: Vec<f64> = (0..32).map(|at| level(at) + noise[at % 8]).collect();
        assert_eq!(change_points(&values), [12, 20]);
    }

    #[test]
    fn noise_and_a_single_value_are_no_change() {
        let noise = [0.3, -0.2, 0.1, -0.4, 0.2, 0.0, -0.1, 0.4];
        let mut values: Vec<f64> = (0..32).map(|at| 10.0 + noise[at % 8]).collect();
        assert!(change_points(&values).is_empty());
        values[15] = 90.0;
        assert!(change_points(&values).is_empty());
        assert!(change_points(&[4.0; 12]).is_empty());
        assert!(change_points(&[1.0, 9.0]).is_empty());
        assert!(change_points(&[f64::NAN; 12]).is_empty());
    }

    #[test]
    fn without_noise_every_level_counts() {
        assert_eq!(change_points(&[1.0, 1.0, 1.0, 5.0, 5.0, 5.0]), [3]);
    }
}
