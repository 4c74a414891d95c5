//! Intervals by drawing the units again, with replacement (Efron 1979).

use super::interval::Interval;
use super::random::Random;

/// How often a statistic is drawn again where nothing is said.
pub const DRAWS: usize = 1000;

/// The percentile interval at 95% of a ratio of sums over units, such as
/// customers; `None` below two units or when a draw has no denominator.
#[must_use]
pub fn ratio_of_sums(units: &[(f64, f64)], draws: usize, seed: u64) -> Option<Interval> {
    percentile(units.len(), draws, seed, |drawn| {
        let (x, y) = drawn
            .iter()
            .fold((0.0, 0.0), |(x, y), &at| (x + units[at].0, y + units[at].1));
        (y != 0.0).then(|| x / y)
    })
}

/// The percentile interval at 95% of any statistic of drawn units, given by
/// their places; `None` when a draw gives none.
pub fn percentile(
    units: usize,
    draws: usize,
    seed: u64,
    mut statistic: impl FnMut(&[usize]) -> Option<f64>,
) -> Option<Interval> {
    if units < 2 || draws < 2 {
        return None;
    }
    let mut random = Random::new(seed);
    let mut drawn = vec![0; units];
    let mut values = Vec::with_capacity(draws);
    for _ in 0..draws {
        for place in &mut drawn {
            *place = random.below(units);
        }
        values.push(statistic(&drawn)?);
    }
    values.sort_by(f64::total_cmp);
    Some(Interval {
        low: between(&values, 0.025),
        high: between(&values, 0.975),
    })
}

/// How often each of some steps of time is drawn, whole runs of them at once: what
/// goes on from one step to the next stays (circular blocks; Politis & Romano 1992).
pub fn blocks(steps: usize, length: usize, random: &mut Random, times: &mut [f64]) {
    times.fill(0.0);
    let mut drawn = 0;
    while drawn < steps {
        let start = random.below(steps);
        for at in 0..length.clamp(1, steps).min(steps - drawn) {
            times[(start + at) % steps] += 1.0;
            drawn += 1;
        }
    }
}

/// A quantile of sorted values, between two by the straight line.
#[must_use]
pub fn between(sorted: &[f64], p: f64) -> f64 {
    let at = p * (sorted.len() - 1) as f64;
    let (low, rest) = (at.floor() as usize, at.fract());
    let high = (low + 1).min(sorted.len() - 1);
    sorted[low] + rest * (sorted[high] - sorted[low])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::interval::{ratio_of_sums as delta, Z};

    #[test]
    fn the_bootstrap_agrees_with_the_delta_method() {
        let mut random = Random::new(7);
        let units: Vec<(f64, f64)> = (0..2000)
            .map(|_| {
                let y = 50.0 + random.below(100) as f64;
                (if random.below(2) == 0 { y } else { 0.0 }, y)
            })
            .collect();
        let sums = units
            .iter()
            .fold((0.0, 0.0), |(x, y), u| (x + u.0, y + u.1));
        let r = sums.0 / sums.1;
        let left: f64 = units.iter().map(|(x, y)| (x - r * y) * (x - r * y)).sum();
        let expected = delta(2000, r, sums.1, left).unwrap();
        let got = ratio_of_sums(&units, DRAWS, 1).unwrap();
        // Three standard errors of an end: the width over 2 Z, times the error of
        // a 2.5% quantile of a thousand draws.
        let sigma = (expected.high - expected.low) / (2.0 * Z);
        let allowed = 3.0 * sigma * (0.025f64 * 0.975 / 1000.0).sqrt() / 0.0584;
        assert!(
            (got.low - expected.low).abs() < allowed,
            "{got:?} {expected:?}"
        );
        assert!(
            (got.high - expected.high).abs() < allowed,
            "{got:?} {expected:?}"
        );
    }

    #[test]
    fn blocks_draw_as_many_steps_as_there_are_each_as_often() {
        let mut random = Random::new(3);
        let (mut times, mut all) = ([0.0; 10], [0.0; 10]);
        for _ in 0..3000 {
            blocks(10, 3, &mut random, &mut times);
            assert_eq!(times.iter().sum::<f64>(), 10.0);
            all.iter_mut().zip(&times).for_each(|(a, t)| *a += t);
        }
        // Each is drawn once a time on average; five standard errors of it.
        assert!(
            all.iter().all(|one| (one / 3000.0 - 1.0).abs() < 0.15),
            "{all:?}"
        );
        blocks(4, 9, &mut random, &mut times[..4]);
        assert_eq!(times[..4], [1.0; 4]);
    }

    #[test]
    fn a_seed_gives_one_answer_and_nothing_gives_none() {
        let units: Vec<(f64, f64)> = (1..40u8)
            .map(|i| (f64::from(i).sqrt(), f64::from(i)))
            .collect();
        assert_eq!(ratio_of_sums(&units, 99, 5), ratio_of_sums(&units, 99, 5));
        assert_ne!(ratio_of_sums(&units, 99, 5), ratio_of_sums(&units, 99, 6));
        assert_eq!(ratio_of_sums(&units[..1], 99, 5), None);
        assert_eq!(ratio_of_sums(&[(1.0, 0.0), (1.0, 0.0)], 99, 5), None);
        assert_eq!(between(&[1.0, 2.0, 4.0], 0.75), 3.0);
    }
}
