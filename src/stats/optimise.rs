//! The smallest value of a smooth function (BFGS with a backtracking search;
//! Nocedal & Wright 2006, ch. 6).

/// Where a search ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Minimum {
    /// The place.
    pub at: Vec<f64>,
    /// The value there.
    pub value: f64,
    /// The largest slope left.
    pub slope: f64,
    /// Whether the slope is as good as none.
    pub converged: bool,
    /// Steps taken.
    pub steps: usize,
}

/// A slope below this is none.
const FLAT: f64 = 1e-7;
/// Steps of a search that nothing is known of.
pub const MOST_STEPS: usize = 500;
/// Less than this share of the value, and a step has found nothing.
const NOTHING: f64 = 1e-14;
/// After so many steps that together found less than this share of the value, a
/// search follows a ridge, whose end lies at no finite place.
const RIDGE: (usize, f64) = (10, 1e-6);

/// Searches from a start. The function fills in its gradient; where it is not
/// defined it gives infinity.
pub fn minimise(f: impl FnMut(&[f64], &mut [f64]) -> f64, start: &[f64]) -> Minimum {
    minimise_within(f, start, MOST_STEPS)
}

/// The same in so many steps at most.
pub fn minimise_within(
    mut f: impl FnMut(&[f64], &mut [f64]) -> f64,
    start: &[f64],
    most: usize,
) -> Minimum {
    let n = start.len();
    let mut at = start.to_vec();
    let mut gradient = vec![0.0; n];
    let mut value = f(&at, &mut gradient);
    let mut inverse = identity(n);
    let mut steps = 0;
    let mut before = value;
    while value.is_finite() && slope(&gradient) > FLAT && steps < most {
        steps += 1;
        let mut direction: Vec<f64> = inverse.iter().map(|row| -dot(row, &gradient)).collect();
        if dot(&direction, &gradient) >= 0.0 {
            inverse = identity(n);
            direction = gradient.iter().map(|g| -g).collect();
        }
        let Some((next, next_value, next_gradient)) =
            search(&mut f, &at, value, &gradient, &direction)
        else {
            break;
        };
        let step: Vec<f64> = next.iter().zip(&at).map(|(a, b)| a - b).collect();
        let bend: Vec<f64> = next_gradient
            .iter()
            .zip(&gradient)
            .map(|(a, b)| a - b)
            .collect();
        update(&mut inverse, &step, &bend);
        // Where rounding is all that is left, a slope would be looked for in vain.
        let is_still =
            value - next_value <= NOTHING * value.abs() && slope(&next_gradient) <= FLAT * 100.0;
        (at, value, gradient) = (next, next_value, next_gradient);
        if is_still {
            break;
        }
        if steps % RIDGE.0 == 0 {
            if before - value <= RIDGE.1 * value.abs() {
                break;
            }
            before = value;
        }
    }
    let slope = slope(&gradient);
    Minimum {
        converged: value.is_finite() && slope <= FLAT * 100.0,
        at,
        value,
        slope,
        steps,
    }
}

type Found = (Vec<f64>, f64, Vec<f64>);

/// The first of ever shorter steps that goes down enough.
fn search(
    f: &mut impl FnMut(&[f64], &mut [f64]) -> f64,
    at: &[f64],
    value: f64,
    gradient: &[f64],
    direction: &[f64],
) -> Option<Found> {
    let down = dot(direction, gradient);
    // On the scale of logarithms a step of two is a factor of seven.
    let longest = direction.iter().fold(0.0f64, |most, d| most.max(d.abs()));
    let mut length = (2.0 / longest).min(1.0);
    let mut next_gradient = vec![0.0; at.len()];
    for _ in 0..60 {
        let next: Vec<f64> = at
            .iter()
            .zip(direction)
            .map(|(a, d)| a + length * d)
            .collect();
        let next_value = f(&next, &mut next_gradient);
        if next_value.is_finite() && next_value <= value + 1e-4 * length * down {
            return Some((next, next_value, next_gradient));
        }
        length /= 2.0;
    }
    None
}

/// The inverse of the curvature, from what a step has shown of it.
fn update(inverse: &mut [Vec<f64>], step: &[f64], bend: &[f64]) {
    let curvature = dot(step, bend);
    if curvature <= 1e-14 {
        return;
    }
    let image: Vec<f64> = inverse.iter().map(|row| dot(row, bend)).collect();
    let scale = (curvature + dot(bend, &image)) / (curvature * curvature);
    for (i, row) in inverse.iter_mut().enumerate() {
        for (j, cell) in row.iter_mut().enumerate() {
            *cell +=
                scale * step[i] * step[j] - (image[i] * step[j] + step[i] * image[j]) / curvature;
        }
    }
}

fn identity(n: usize) -> Vec<Vec<f64>> {
    let one = |i: usize| (0..n).map(|j| f64::from(u8::from(i == j))).collect();
    (0..n).map(one).collect()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn slope(gradient: &[f64]) -> f64 {
    gradient.iter().fold(0.0, |most: f64, g| most.max(g.abs()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_valley_of_rosenbrock() {
        let f = |x: &[f64], g: &mut [f64]| {
            let (a, b) = (1.0 - x[0], x[1] - x[0] * x[0]);
            g[0] = -2.0 * a - 400.0 * x[0] * b;
            g[1] = 200.0 * b;
            a * a + 100.0 * b * b
        };
        let found = minimise(f, &[-1.2, 1.0]);
        assert!(found.converged, "{found:?}");
        assert!((found.at[0] - 1.0).abs() < 1e-6 && (found.at[1] - 1.0).abs() < 1e-6);
    }

    #[test]
    fn no_bottom_and_no_ground_are_said() {
        let falls = minimise(
            |x, g| {
                g[0] = 1.0;
                x[0]
            },
            &[0.0],
        );
        assert!(!falls.converged);
        let nowhere = minimise(
            |_, g| {
                g[0] = 0.0;
                f64::INFINITY
            },
            &[0.0],
        );
        assert!(!nowhere.converged);
    }
}
