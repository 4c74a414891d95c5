//! What is lost without a channel, by each of the five definitions in use.

use super::chain::{Chain, Weighed};
use super::journeys::{Journeys, Weights};
use super::settings::Removal;

/// The share of conversions, and of value, lost without each channel.
pub(super) struct Effects {
    pub(super) p_conversion: f64,
    pub(super) conversions: Vec<f64>,
    pub(super) value: Vec<f64>,
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// `part / whole`, and nothing of nothing.
fn share(part: f64, whole: f64) -> f64 {
    if whole == 0.0 {
        0.0
    } else {
        part / whole
    }
}

/// The effects of all channels; `None` where the chain has no solution.
pub(super) fn effects(
    journeys: &Journeys,
    chain: &Chain,
    weights: &Weights,
    removal: Removal,
) -> Option<Effects> {
    let weighed = chain.weigh(weights);
    let count = journeys.channels.len();
    let converts = weighed.after(&weighed.converts)?;
    let earns = weighed.after(&weighed.earns)?;
    let p = [dot(&weighed.start, &converts), dot(&weighed.start, &earns)];
    let mut effects = Effects {
        p_conversion: p[0],
        conversions: vec![0.0; count],
        value: vec![0.0; count],
    };
    let counted = match removal {
        Removal::Null | Removal::Renormalise => None,
        Removal::Fail | Removal::Refit | Removal::Detour => {
            Some(counted(journeys, weights, removal))
        }
    };
    for channel in 0..count {
        let [lost, value] = match (&counted, removal) {
            (Some(counted), _) => counted[channel],
            (None, Removal::Renormalise) => {
                renormalised(&weighed, &chain.holding(channel))?.lost_of(p)
            }
            (None, _) => {
                let lost = redirected(&weighed, &chain.holding(channel), [&converts, &earns])?;
                [share(lost[0], p[0]), share(lost[1], p[1])]
            }
        };
        (effects.conversions[channel], effects.value[channel]) = (lost, value);
    }
    Some(effects)
}

/// A share lost that is less than this is the rounding of what it is taken from.
const ROUNDING: f64 = 1e-11;

trait Lost {
    fn lost_of(self, whole: [f64; 2]) -> [f64; 2];
}

impl Lost for [f64; 2] {
    /// One less what is left of the whole.
    fn lost_of(self, whole: [f64; 2]) -> [f64; 2] {
        let lost = |left: f64, whole: f64| {
            let lost = if whole == 0.0 {
                0.0
            } else {
                1.0 - left / whole
            };
            // A difference of two solutions: what is within their rounding is nothing.
            if lost.abs() < ROUNDING {
                0.0
            } else {
                lost
            }
        };
        [lost(self[0], whole[0]), lost(self[1], whole[1])]
    }
}

/// What reaches removed states first, and would have converted from there. No
/// difference is taken, so rare channels keep all their digits.
pub(super) fn redirected(
    weighed: &Weighed<'_>,
    removed: &[bool],
    after: [&[f64]; 2],
) -> Option<[f64; 2]> {
    let visits = weighed.visits(&weighed.start, Some(removed))?;
    let mut lost = [0.0; 2];
    let mut add = |to: usize, flow: f64| {
        lost[0] += flow * after[0][to];
        lost[1] += flow * after[1][to];
    };
    for (state, &start) in weighed.start.iter().enumerate() {
        if removed[state] {
            add(state, start);
        }
    }
    for (edge, &chance) in weighed.chance.iter().enumerate() {
        let (from, to) = weighed.chain.edge(edge);
        if !removed[from] && removed[to] {
            add(to, visits[from] * chance);
        }
    }
    Some(lost)
}

/// What still converts when states are deleted and what led to them is shared
/// by the other ways out.
fn renormalised(weighed: &Weighed<'_>, removed: &[bool]) -> Option<[f64; 2]> {
    let mut gone = vec![0.0; removed.len()];
    for (edge, &chance) in weighed.chance.iter().enumerate() {
        let (from, to) = weighed.chain.edge(edge);
        if removed[to] {
            gone[from] += chance;
        }
    }
    let begun: f64 = weighed
        .start
        .iter()
        .zip(removed)
        .filter(|(_, r)| !**r)
        .map(|(s, _)| s)
        .sum();
    let grown = |value: f64, gone: f64| {
        if gone >= 1.0 {
            0.0
        } else {
            value / (1.0 - gone)
        }
    };
    let states = |values: &[f64]| -> Vec<f64> {
        values
            .iter()
            .zip(&gone)
            .map(|(value, gone)| grown(*value, *gone))
            .collect()
    };
    let edges = weighed.chance.iter().enumerate();
    let left = Weighed {
        chain: weighed.chain,
        start: weighed
            .start
            .iter()
            .map(|start| share(*start, begun))
            .collect(),
        chance: edges
            .map(|(edge, chance)| grown(*chance, gone[weighed.chain.edge(edge).0]))
            .collect(),
        converts: states(&weighed.converts),
        earns: states(&weighed.earns),
    };
    // Where nothing is left that leads out, walks go round for ever and never convert.
    let lost = left.without_way_out(removed);
    let visits = left.visits(&left.start, Some(&lost))?;
    Some([dot(&visits, &left.converts), dot(&visits, &left.earns)])
}

/// The definitions that only count journeys: with the channel, or of it alone.
fn counted(journeys: &Journeys, weights: &Weights, removal: Removal) -> Vec<[f64; 2]> {
    let mut counts = vec![[0.0; 3]; journeys.channels.len()];
    for (at, (path, _)) in journeys.paths.iter().enumerate() {
        let weight = [
            weights.conversions[at],
            weights.value[at],
            weights.nulls[at],
        ];
        let is_alone = path.iter().all(|channel| *channel == path[0]);
        for (place, &channel) in path.iter().enumerate() {
            let counts_here = if removal == Removal::Fail {
                !path[..place].contains(&channel)
            } else {
                is_alone && place == 0
            };
            if counts_here {
                let sum = &mut counts[usize::from(channel)];
                sum.iter_mut()
                    .zip(weight)
                    .for_each(|(sum, weight)| *sum += weight);
            }
        }
    }
    let (conversions, value) = (weights.conversions(), weights.value());
    let journeys = conversions + weights.nulls();
    let of = |[lost, earned, nulls]: [f64; 3]| match removal {
        Removal::Refit => {
            let left = journeys - lost - nulls;
            let rate = [share(conversions - lost, left), share(value - earned, left)];
            rate.lost_of([share(conversions, journeys), share(value, journeys)])
        }
        _ => [share(lost, conversions), share(earned, value)],
    };
    counts.into_iter().map(of).collect()
}
