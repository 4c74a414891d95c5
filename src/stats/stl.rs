//! Seasonal-trend decomposition by loess (STL): Cleveland, Cleveland, McRae &
//! Terpenning (1990), Journal of Official Statistics 6(1).

/// Values less than this for a window of the seasonal loess make it follow noise.
const LEAST_SEASONAL: usize = 7;

/// A series taken apart: value = trend + season + rest.
#[derive(Debug, Clone, PartialEq)]
pub struct Decomposed {
    /// Where it goes.
    pub trend: Vec<f64>,
    /// What comes back each period.
    pub season: Vec<f64>,
    /// What is left.
    pub rest: Vec<f64>,
}

/// Takes a series apart whose pattern comes back after so many values. `robust`
/// gives less weight to values far off (fifteen rounds of bisquare weights).
/// The seasonal window is seven; trend and low-pass windows are as the paper
/// proposes. `None` without two whole periods, or where a value is no number.
#[must_use]
pub fn decompose(values: &[f64], period: usize, robust: bool) -> Option<Decomposed> {
    let n = values.len();
    if period < 2 || n < 2 * period || values.iter().any(|value| !value.is_finite()) {
        return None;
    }
    let odd = |x: usize| x | 1;
    let trend_window =
        odd((1.5 * period as f64 / (1.0 - 1.5 / LEAST_SEASONAL as f64)).ceil() as usize);
    let windows = Windows {
        period,
        trend: trend_window,
        low_pass: odd(period + 1),
    };
    let (inner, outer) = if robust { (2, 15) } else { (5, 0) };
    let mut found = Decomposed {
        trend: vec![0.0; n],
        season: vec![0.0; n],
        rest: vec![0.0; n],
    };
    let mut weights: Option<Vec<f64>> = None;
    for round in 0..=outer {
        for _ in 0..inner {
            step(values, &windows, weights.as_deref(), &mut found);
        }
        if round < outer {
            weights = Some(bisquare(values, &found));
        }
    }
    for (at, value) in values.iter().enumerate() {
        found.rest[at] = value - found.trend[at] - found.season[at];
    }
    Some(found)
}

struct Windows {
    period: usize,
    trend: usize,
    low_pass: usize,
}

/// One pass of the inner loop.
fn step(values: &[f64], windows: &Windows, weights: Option<&[f64]>, found: &mut Decomposed) {
    let n = values.len();
    let without_trend: Vec<f64> = values
        .iter()
        .zip(&found.trend)
        .map(|(v, t)| v - t)
        .collect();
    let cycle = cycles(&without_trend, windows.period, weights);
    let smooth = moving_mean(&cycle, windows.period);
    let smooth = moving_mean(&moving_mean(&smooth, windows.period), 3);
    let low = loess(&smooth, windows.low_pass, None);
    for at in 0..n {
        found.season[at] = cycle[windows.period + at] - low[at];
    }
    let without_season: Vec<f64> = (values.iter().zip(&found.season))
        .map(|(v, s)| v - s)
        .collect();
    found.trend = loess(&without_season, windows.trend, weights);
}

/// Each place of the period smoothed over the periods, with one period more at
/// either end.
fn cycles(values: &[f64], period: usize, weights: Option<&[f64]>) -> Vec<f64> {
    let n = values.len();
    let mut cycle = vec![0.0; n + 2 * period];
    for place in 0..period {
        let of =
            |all: &[f64]| -> Vec<f64> { all.iter().skip(place).step_by(period).copied().collect() };
        let series = of(values);
        let some = weights.map(of);
        let some = some.as_deref();
        let k = series.len();
        let smooth = loess(&series, LEAST_SEASONAL, some);
        let right = LEAST_SEASONAL.min(k);
        let before = estimate(&series, LEAST_SEASONAL, 0.0, 1, right, some).unwrap_or(smooth[0]);
        let left = (k + 1).saturating_sub(LEAST_SEASONAL).max(1);
        let after = estimate(&series, LEAST_SEASONAL, (k + 1) as f64, left, k, some)
            .unwrap_or(smooth[k - 1]);
        let all = std::iter::once(before).chain(smooth).chain([after]);
        for (round, value) in all.enumerate() {
            cycle[round * period + place] = value;
        }
    }
    cycle
}

fn moving_mean(values: &[f64], window: usize) -> Vec<f64> {
    let mut sum: f64 = values[..window].iter().sum();
    let mut means = vec![sum / window as f64];
    for at in window..values.len() {
        sum += values[at] - values[at - window];
        means.push(sum / window as f64);
    }
    means
}

/// Locally linear smoothing of evenly spaced values.
fn loess(values: &[f64], window: usize, weights: Option<&[f64]>) -> Vec<f64> {
    let n = values.len();
    if n < 2 {
        return values.to_vec();
    }
    let (mut left, mut right) = (1, window.min(n));
    let half = window.div_ceil(2);
    (1..=n)
        .map(|at| {
            if window < n && at > half && right != n {
                left += 1;
                right += 1;
            }
            estimate(values, window, at as f64, left, right, weights).unwrap_or(values[at - 1])
        })
        .collect()
}

/// The line through the values from `left` to `right` (counted from one) weighted
/// by how near they are, at a place. `None` where all weights are nothing.
fn estimate(
    values: &[f64],
    window: usize,
    at: f64,
    left: usize,
    right: usize,
    weights: Option<&[f64]>,
) -> Option<f64> {
    let n = values.len();
    let mut reach = (at - left as f64).max(right as f64 - at);
    if window > n {
        reach += ((window - n) / 2) as f64;
    }
    let mut near: Vec<f64> = (left..=right)
        .map(|place| {
            let far = (place as f64 - at).abs();
            let weight = if far > 0.999 * reach {
                0.0
            } else if far > 0.001 * reach {
                (1.0 - (far / reach).powi(3)).powi(3)
            } else {
                1.0
            };
            weight * weights.map_or(1.0, |weights| weights[place - 1])
        })
        .collect();
    let sum: f64 = near.iter().sum();
    if sum <= 0.0 {
        return None;
    }
    near.iter_mut().for_each(|weight| *weight /= sum);
    let places = || (left..=right).map(|place| place as f64);
    if reach > 0.0 {
        let mean: f64 = near.iter().zip(places()).map(|(w, place)| w * place).sum();
        let spread: f64 = (near.iter().zip(places()))
            .map(|(w, place)| w * (place - mean).powi(2))
            .sum();
        if spread.sqrt() > 0.001 * (n as f64 - 1.0) {
            let slope = (at - mean) / spread;
            for (weight, place) in near.iter_mut().zip(places()) {
                *weight *= slope * (place - mean) + 1.0;
            }
        }
    }
    let told = near.iter().zip(&values[left - 1..right]);
    Some(told.map(|(w, value)| w * value).sum())
}

/// Weights by how far values are from what was found.
fn bisquare(values: &[f64], found: &Decomposed) -> Vec<f64> {
    let n = values.len();
    let far: Vec<f64> = (0..n)
        .map(|at| (values[at] - found.trend[at] - found.season[at]).abs())
        .collect();
    let mut sorted = far.clone();
    sorted.sort_by(f64::total_cmp);
    // Six medians; of an odd number the middle one counts twice.
    let six = 3.0 * (sorted[n / 2] + sorted[n - n / 2 - 1]);
    far.iter()
        .map(|&far| {
            if far <= 0.001 * six {
                1.0
            } else if far <= 0.999 * six {
                (1.0 - (far / six).powi(2)).powi(2)
            } else {
                0.0
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// International airline passengers, 1949 to 1951 (Box & Jenkins), thousands.
    const PASSENGERS: [f64; 36] = [
        112., 118., 132., 129., 121., 135., 148., 148., 136., 119., 104., 118., 115., 126., 141.,
        135., 125., 149., 170., 170., 158., 133., 114., 140., 145., 150., 178., 163., 172., 178.,
        199., 199., 184., 162., 146., 166.,
    ];

    fn near(found: &Decomposed, at: usize, [trend, season, rest]: [f64; 3], within: f64) {
        for (value, expected) in [
            (found.trend[at], trend),
            (found.season[at], season),
            (found.rest[at], rest),
        ] {
            assert!(
                (value - expected).abs() < within,
                "{at}: {value} is not {expected}"
            );
        }
    }

    /// Against `statsmodels.tsa.seasonal.STL`, version 0.15.
    #[test]
    fn as_statsmodels_takes_it_apart() {
        let found = decompose(&PASSENGERS, 12, false).unwrap();
        for (at, expected) in [
            (
                0,
                [123.75972147366815, -12.690062855995874, 0.9303413823277253],
            ),
            (
                11,
                [130.6555520853349, -11.74582387118906, -0.9097282141458436],
            ),
            (
                20,
                [146.44384782373146, 9.331904949734428, 2.2242472265341178],
            ),
            (
                35,
                [184.25645292978135, -17.63535676303845, -0.6210961667428876],
            ),
        ] {
            near(&found, at, expected, 1e-9);
        }
        let weekly = decompose(&PASSENGERS[..30], 7, false).unwrap();
        near(
            &weekly,
            15,
            [136.99661886932415, -6.804689924852034, 4.808071055527876],
            1e-9,
        );
        near(
            &weekly,
            29,
            [173.50476389699924, -9.641683636734037, 14.136919739734793],
            1e-9,
        );
    }

    #[test]
    fn a_value_far_off_moves_nothing_when_robust() {
        let mut values = PASSENGERS;
        values[20] = 400.0;
        let found = decompose(&values, 12, true).unwrap();
        near(
            &found,
            0,
            [118.52956865702478, -6.529568654862785, 0.0],
            1e-6,
        );
        near(
            &found,
            20,
            [150.98072887429754, 7.295342008161888, 241.7239291175406],
            1e-6,
        );
        near(
            &found,
            35,
            [181.7544873321532, -15.754487334784171, 0.0],
            1e-6,
        );
    }

    #[test]
    fn parts_add_up_and_a_plain_pattern_is_found() {
        let values: Vec<f64> = (0..36)
            .map(|at| 100.0 + 2.0 * at as f64 + [5.0, -5.0, 10.0, -10.0][at % 4])
            .collect();
        let found = decompose(&values, 4, false).unwrap();
        for (at, value) in values.iter().enumerate() {
            let sum = found.trend[at] + found.season[at] + found.rest[at];
            assert!((sum - value).abs() < 1e-9);
            assert!(found.rest[at].abs() < 1e-6, "{at}: {}", found.rest[at]);
        }
        // All alike, and robust: nothing divides by nothing.
        let flat = decompose(&[3.0; 12], 4, true).unwrap();
        assert!(flat.trend.iter().all(|value| (value - 3.0).abs() < 1e-12));
    }

    #[test]
    fn what_cannot_be_taken_apart() {
        assert_eq!(decompose(&[1.0; 7], 4, false), None);
        assert_eq!(decompose(&[1.0; 7], 1, false), None);
        assert_eq!(decompose(&[1.0, f64::NAN, 1.0, 1.0], 2, false), None);
    }
}
