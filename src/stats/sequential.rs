//! Looking again and again: what it does to the chance of a false alarm.

use super::special::normal_two_sided;
use std::f64::consts::{PI, SQRT_2};

/// Looks that are computed at most: beyond them, little changes.
pub const MOST_LOOKS: u32 = 60;
/// Width of a cell of the density, in standard deviations of one step.
const STEP: f64 = 0.1;

/// The chance that one of so many equally spaced looks passes `z` where there is
/// nothing (Armitage, McPherson & Rowe 1969): the density of the sum that has not
/// passed yet is carried from look to look.
#[must_use]
pub fn false_alarm(looks: u32, z: f64) -> f64 {
    let looks = looks.clamp(1, MOST_LOOKS);
    let bound = |look: u32| z * f64::from(look).sqrt();
    let mut inside = cells(bound(1), normal);
    for look in 2..=looks {
        let before = inside;
        inside = cells(bound(look), |s| {
            let steps = before.iter().map(|&(at, mass)| mass * normal(s - at));
            steps.sum::<f64>()
        });
    }
    (1.0 - inside.iter().map(|(_, mass)| mass).sum::<f64>()).max(normal_two_sided(z))
}

/// The level that each of so many looks must be held to, so that all together
/// alarm by chance no more often than `alpha` (Pocock 1977).
#[must_use]
pub fn level_each(looks: u32, alpha: f64) -> f64 {
    let (mut low, mut high) = (0.5, 6.0);
    for _ in 0..30 {
        let z = 0.5 * (low + high);
        if false_alarm(looks, z) > alpha {
            low = z;
        } else {
            high = z;
        }
    }
    normal_two_sided(0.5 * (low + high))
}

/// The middles of cells from `-bound` to `bound`, with the mass in each by
/// Simpson's rule.
fn cells(bound: f64, density: impl Fn(f64) -> f64) -> Vec<(f64, f64)> {
    // An even number of intervals, as the rule asks for.
    let count = 2 * (bound / STEP).ceil() as usize;
    let width = 2.0 * bound / count as f64;
    let weight = |at: usize| match at {
        0 => 1.0,
        at if at == count => 1.0,
        at if at % 2 == 1 => 4.0,
        _ => 2.0,
    };
    let point = |at: usize| {
        let s = -bound + width * at as f64;
        (s, weight(at) * width / 3.0 * density(s))
    };
    (0..=count).map(point).collect()
}

fn normal(x: f64) -> f64 {
    (-0.5 * x * x).exp() / (SQRT_2 * PI.sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn false_alarms_of_the_paper() {
        // Armitage, McPherson & Rowe 1969, table 2: 5% a look.
        for (looks, expected) in [
            (1, 0.050),
            (2, 0.083),
            (3, 0.107),
            (4, 0.126),
            (5, 0.142),
            (10, 0.193),
            (20, 0.248),
            (50, 0.320),
        ] {
            let got = false_alarm(looks, 1.959_963_984_540_054);
            assert!((got - expected).abs() < 6e-4, "{looks}: {got}");
        }
    }

    #[test]
    fn levels_of_pocock() {
        // Pocock 1977, table 1: nominal levels for 5% over all.
        for (looks, expected) in [(2, 0.0294), (3, 0.0221), (5, 0.0158), (10, 0.0106)] {
            let got = level_each(looks, 0.05);
            assert!((got - expected).abs() < 1e-4, "{looks}: {got}");
        }
        assert!((level_each(1, 0.05) - 0.05).abs() < 1e-6);
    }
}
