//! What journeys look like, before any model: who opened, helped and closed,
//! how long they were, and what leads where.

use super::chain::Chains;
use super::journeys::{Journeys, Weights};
use super::removal;
use crate::intake::cell::date::DAY_MS;
use serde::Serialize;
use std::collections::BTreeMap;

/// What a channel did in journeys.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Assist {
    /// The channel.
    pub channel: String,
    /// Conversions it opened.
    pub first: f64,
    /// Conversions it closed.
    pub last: f64,
    /// Conversions it helped without closing them.
    pub assisted: f64,
    /// What those were worth.
    pub assisted_value: f64,
    /// Assisted by closed; none where it closed none.
    pub ratio: Option<f64>,
    /// Journeys it was in.
    pub journeys: f64,
    /// Of them, the share that converted, whoever closed.
    pub rate: Option<f64>,
    /// The share of its journeys that it closed itself.
    pub own_rate: Option<f64>,
}

/// Journeys of a length, or of a delay.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Bucket {
    /// From so many touches or days.
    pub from: f64,
    /// Journeys.
    pub journeys: f64,
    /// Conversions.
    pub conversions: f64,
}

/// What leads where: chances from the start and from each channel to each
/// channel, to converting, and to nothing.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Transitions {
    /// The channels.
    pub channels: Vec<String>,
    /// From the start.
    pub start: Vec<f64>,
    /// From each channel to each.
    pub between: Vec<Vec<f64>>,
    /// From each channel to converting.
    pub converts: Vec<f64>,
    /// From each channel to nothing.
    pub ends: Vec<f64>,
}

/// Journeys that went from one touch to the next, or to their end.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Step {
    /// The place of the touch they leave, counted from 0.
    pub step: u32,
    /// Its channel.
    pub from: String,
    /// The channel of the next touch; none where they ended.
    pub to: Option<String>,
    /// Whether they ended in a conversion.
    pub converts: bool,
    /// How many.
    pub journeys: f64,
}

/// Steps told one by one; what comes later is not.
const STEPS: usize = 3;
const LONGEST: usize = 15;
const DELAYS: [f64; 10] = [0.0, 1.0, 2.0, 3.0, 5.0, 7.0, 14.0, 30.0, 60.0, 90.0];

pub(super) fn assists(journeys: &Journeys, weights: &Weights) -> Vec<Assist> {
    let named = |name: &String| Assist {
        channel: name.clone(),
        ..Assist::default()
    };
    let mut all: Vec<Assist> = journeys.channels.iter().map(named).collect();
    let mut converted = vec![0.0; all.len()];
    for (at, (path, _)) in journeys.paths.iter().enumerate() {
        let (conversions, value) = (weights.conversions[at], weights.value[at]);
        let last = path[path.len() - 1];
        all[usize::from(path[0])].first += conversions;
        all[usize::from(last)].last += conversions;
        for (place, &channel) in path.iter().enumerate() {
            if path[..place].contains(&channel) {
                continue;
            }
            let one = &mut all[usize::from(channel)];
            one.journeys += conversions + weights.nulls[at];
            converted[usize::from(channel)] += conversions;
            if channel != last {
                one.assisted += conversions;
                one.assisted_value += value;
            }
        }
    }
    for (one, converted) in all.iter_mut().zip(converted) {
        one.ratio = (one.last > 0.0).then(|| one.assisted / one.last);
        one.rate = (one.journeys > 0.0).then(|| converted / one.journeys);
        one.own_rate = (one.journeys > 0.0).then(|| one.last / one.journeys);
    }
    all
}

pub(super) fn lengths(journeys: &Journeys, weights: &Weights) -> Vec<Bucket> {
    let mut buckets: Vec<Bucket> = (1..=LONGEST).map(|from| bucket(from as f64)).collect();
    for (at, (path, _)) in journeys.paths.iter().enumerate() {
        let one = &mut buckets[path.len().min(LONGEST) - 1];
        one.journeys += weights.conversions[at] + weights.nulls[at];
        one.conversions += weights.conversions[at];
    }
    buckets
}

fn bucket(from: f64) -> Bucket {
    Bucket {
        from,
        ..Bucket::default()
    }
}

/// Days from the first touch to the conversion.
pub(super) fn delays(journeys: &Journeys) -> Vec<Bucket> {
    let mut buckets: Vec<Bucket> = DELAYS.iter().map(|&from| bucket(from)).collect();
    for timed in journeys.timed.iter().filter(|timed| timed.value.is_some()) {
        let days = journeys.ages[timed.first as usize] as f64 / DAY_MS as f64;
        let at = DELAYS.iter().rposition(|from| days >= *from).unwrap_or(0);
        buckets[at].journeys += 1.0;
        buckets[at].conversions += 1.0;
    }
    if journeys.timed.is_empty() {
        buckets.clear();
    }
    buckets
}

/// What follows what in the first steps of journeys, whatever comes after.
pub(super) fn steps(journeys: &Journeys, weights: &Weights) -> Vec<Step> {
    let mut sums: BTreeMap<(usize, u16, Option<u16>, bool), f64> = BTreeMap::new();
    for (at, (path, _)) in journeys.paths.iter().enumerate() {
        let (conversions, nulls) = (weights.conversions[at], weights.nulls[at]);
        for (step, &from) in path.iter().enumerate().take(STEPS) {
            let mut add = |to, converts, count: f64| {
                if count > 0.0 {
                    *sums.entry((step, from, to, converts)).or_default() += count;
                }
            };
            match path.get(step + 1) {
                Some(&to) => add(Some(to), false, conversions + nulls),
                None => {
                    add(None, true, conversions);
                    add(None, false, nulls);
                }
            }
        }
    }
    let name = |channel: u16| journeys.channels[usize::from(channel)].clone();
    sums.into_iter()
        .map(|((step, from, to, converts), count)| Step {
            step: step as u32,
            from: name(from),
            to: to.map(name),
            converts,
            journeys: count,
        })
        .collect()
}

pub(super) fn transitions(journeys: &Journeys, weights: &Weights) -> Transitions {
    let n = journeys.channels.len();
    let chain = Chains::of(journeys, 1);
    let weighed = chain.weigh(weights);
    let mut told = Transitions {
        channels: journeys.channels.clone(),
        start: vec![0.0; n],
        between: vec![vec![0.0; n]; n],
        converts: vec![0.0; n],
        ends: vec![0.0; n],
    };
    let channel = |state: usize| chain.states[state] as usize - 1;
    for (edge, &chance) in weighed.chance.iter().enumerate() {
        let (from, to) = chain.edge(edge);
        told.between[channel(from)][channel(to)] = chance;
    }
    for (state, &start) in weighed.start.iter().enumerate() {
        let at = channel(state);
        told.start[at] = start;
        told.converts[at] = weighed.converts[state];
        let on: f64 = told.between[at].iter().sum();
        told.ends[at] = (1.0 - on - told.converts[at]).max(0.0);
    }
    told
}

/// The share of conversions and of value lost without a set of channels.
pub(super) fn without(
    journeys: &Journeys,
    weights: &Weights,
    order: u32,
    names: &[String],
) -> Option<[f64; 2]> {
    let chain = Chains::of(journeys, order);
    let weighed = chain.weigh(weights);
    let after = [
        weighed.after(&weighed.converts)?,
        weighed.after(&weighed.earns)?,
    ];
    let mut removed = vec![false; chain.states.len()];
    for (at, name) in journeys.channels.iter().enumerate() {
        if names.contains(name) {
            let holding = chain.holding(at);
            removed
                .iter_mut()
                .zip(holding)
                .for_each(|(removed, holds)| *removed |= holds);
        }
    }
    let lost = removal::redirected(&weighed, &removed, [&after[0], &after[1]])?;
    let whole =
        |after: &[f64]| -> f64 { weighed.start.iter().zip(after).map(|(s, a)| s * a).sum() };
    let share = |lost: f64, whole: f64| if whole == 0.0 { 0.0 } else { lost / whole };
    Some([
        share(lost[0], whole(&after[0])),
        share(lost[1], whole(&after[1])),
    ])
}
