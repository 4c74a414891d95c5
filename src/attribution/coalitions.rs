//! Shapley values of a game of channels: exact to twenty channels by all their
//! subsets, beyond by orders drawn from a seed, each with its reverse.

use super::journeys::Weights;
use super::{Credit, ModelSettings};
use crate::stats::random::Random;

/// Channels up to which all subsets are gone through.
pub(super) const EXACT: usize = 20;
/// Pairs of orders drawn at most, and cells worked through.
const MOST_PAIRS: usize = 200;
const MOST_WORK: usize = 5_000_000;

/// What a coalition reaches: conversions and value, per journey.
pub(super) type Worth = [f64; 2];

/// A game of channels.
pub(super) trait Game {
    /// What every subset reaches, by its bits.
    fn subsets(&self, channels: usize) -> Vec<Worth>;
    /// What the first so many channels of an order reach, from none to all.
    fn along(&self, order: &[usize]) -> Vec<Worth>;
}

/// The value of each channel, with standard errors where it was drawn.
pub(super) struct Values {
    pub(super) of: Vec<Worth>,
    pub(super) errors: Option<Vec<f64>>,
}

/// The Shapley values of a game.
pub(super) fn values(game: &impl Game, channels: usize, seed: u64) -> Values {
    if channels <= EXACT {
        Values {
            of: exact(&game.subsets(channels), channels),
            errors: None,
        }
    } else {
        sampled(game, channels, seed)
    }
}

fn exact(worth: &[Worth], n: usize) -> Vec<Worth> {
    // The weight of a subset of size s without the channel: s! (n-s-1)! / n!.
    let mut weights = vec![0.0; n];
    let mut choose = 1.0;
    for (s, weight) in weights.iter_mut().enumerate() {
        *weight = 1.0 / (n as f64 * choose);
        choose = choose * (n - 1 - s) as f64 / (s + 1) as f64;
    }
    let mut values = vec![[0.0; 2]; n];
    for (channel, value) in values.iter_mut().enumerate() {
        let bit = 1usize << channel;
        for subset in (0..worth.len()).filter(|subset| subset & bit == 0) {
            let weight = weights[subset.count_ones() as usize];
            for (value, (with, without)) in value
                .iter_mut()
                .zip(worth[subset | bit].iter().zip(worth[subset]))
            {
                *value += weight * (with - without);
            }
        }
    }
    values
}

fn sampled(game: &impl Game, n: usize, seed: u64) -> Values {
    let mut random = Random::new(seed);
    let mut order: Vec<usize> = (0..n).collect();
    let pairs = (MOST_WORK / (n * n * n)).clamp(10, MOST_PAIRS);
    let mut sums = vec![[0.0; 2]; n];
    let mut squares = vec![0.0; n];
    for _ in 0..pairs {
        for at in (1..n).rev() {
            order.swap(at, random.below(at + 1));
        }
        let mut pair = vec![[0.0; 2]; n];
        for _ in 0..2 {
            let along = game.along(&order);
            for (at, &channel) in order.iter().enumerate() {
                for k in 0..2 {
                    pair[channel][k] += (along[at + 1][k] - along[at][k]) / 2.0;
                }
            }
            order.reverse();
        }
        for (channel, value) in pair.iter().enumerate() {
            sums[channel][0] += value[0];
            sums[channel][1] += value[1];
            squares[channel] += value[0] * value[0];
        }
    }
    let count = pairs as f64;
    let error = |(sum, square): (&Worth, &f64)| {
        let mean = sum[0] / count;
        ((square / count - mean * mean).max(0.0) / (count - 1.0)).sqrt()
    };
    Values {
        errors: Some(sums.iter().zip(&squares).map(error).collect()),
        of: sums
            .iter()
            .map(|sum| [sum[0] / count, sum[1] / count])
            .collect(),
    }
}

/// Values per journey as credit.
pub(super) fn credit(
    game: &impl Game,
    channels: usize,
    weights: &Weights,
    settings: &ModelSettings,
) -> Credit {
    let journeys = weights.conversions() + weights.nulls();
    let values = values(game, channels, settings.seed);
    let mut credit = Credit::nothing(channels);
    for (channel, value) in values.of.iter().enumerate() {
        credit.conversions[channel] = value[0] * journeys;
        credit.value[channel] = value[1] * journeys;
    }
    if let Some(errors) = values.errors {
        credit.learned.notes.push("sampled");
        credit.learned.effects = credit
            .conversions
            .iter()
            .zip(errors)
            .map(|(credit, error)| (*credit, Some(error * journeys)))
            .collect();
    }
    if credit.conversions.iter().any(|credit| *credit < -1e-9) {
        credit.learned.notes.push("negative");
    }
    credit
}
