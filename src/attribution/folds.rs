//! Which order, and is there a signal at all: judged on journeys held out.
//!
//! Journeys are dealt into folds by a seed. For each fold the chance that a
//! journey converts, given its last channels, is learned from the others, each
//! order leaning on the one below by one journey's worth; the fold says how
//! well that went.

use super::chain::Chain;
use super::journeys::{Journeys, Weights};
use super::logit;
use super::sets::Sets;
use crate::stats::random::Random;
use rustc_hash::FxHashMap;
use serde::Serialize;

const MOST_ORDER: usize = 4;
/// Below this an area under the curve is a weak signal.
const CLEAR: f64 = 0.55;

/// How well a way to foresee conversions did on journeys held out.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Candidate {
    /// `rate`, `markov-1` to `markov-4`, `logistic`.
    pub id: String,
    /// States, or parameters.
    pub states: usize,
    /// Mean logarithm of the likelihood of a journey's end.
    pub log_likelihood: f64,
    /// What it gains on the plain rate.
    pub gain: f64,
    /// The standard error of the gain over folds.
    pub error: f64,
    /// Area under the curve.
    pub auc: f64,
    /// Its standard error over folds.
    pub auc_error: f64,
}

/// What journeys held out say.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Selection {
    /// Folds.
    pub folds: u32,
    /// All that were tried.
    pub candidates: Vec<Candidate>,
    /// The lowest order within one standard error of the best.
    pub order: u32,
    /// `none`, `weak` or `clear`: whether the touches foretell the end.
    pub signal: &'static str,
}

/// The journeys, dealt.
pub(super) struct Folds {
    count: usize,
    /// Conversions and nulls of each path in each fold.
    dealt: Vec<[Vec<f64>; 2]>,
    /// By order, the state that each path ends in; and the states of each order.
    ends: Vec<Vec<u32>>,
    parents: Vec<Vec<u32>>,
    sets: Sets,
    states: Vec<usize>,
    /// By candidate and fold: log-likelihood and area.
    done: Vec<Vec<[f64; 2]>>,
}

impl Folds {
    pub(super) fn new(journeys: &Journeys, weights: &Weights, count: usize, seed: u64) -> Self {
        let mut random = Random::new(seed ^ 0x5eed);
        let paths = journeys.paths.len();
        let mut dealt = vec![[vec![0.0; paths], vec![0.0; paths]]; count];
        let wholes = weights.conversions.iter().zip(&weights.nulls).take(paths);
        for (at, (&converted, &null)) in wholes.enumerate() {
            for (kind, whole) in [converted, null].into_iter().enumerate() {
                deal(
                    whole,
                    &mut random,
                    |fold, part| dealt[fold][kind][at] += part,
                    count,
                );
            }
        }
        let mut folds = Self {
            count,
            dealt,
            ends: Vec::new(),
            parents: vec![vec![0]],
            sets: Sets::new(journeys),
            states: vec![1],
            done: Vec::new(),
        };
        folds.ends.push(vec![0; paths]);
        for order in 1..=MOST_ORDER {
            folds.order(journeys, order);
            folds
                .states
                .push(Chain::new(journeys, order as u32).states.len());
        }
        folds
    }

    fn order(&mut self, journeys: &Journeys, order: usize) {
        let mut known: FxHashMap<&[u16], u32> = FxHashMap::default();
        let (mut ends, mut parents) = (Vec::new(), Vec::new());
        for (at, (path, _)) in journeys.paths.iter().enumerate() {
            let state = &path[path.len().saturating_sub(order)..];
            let next = known.len() as u32;
            let number = *known.entry(state).or_insert(next);
            if number == next {
                parents.push(self.ends[order - 1][at]);
            }
            ends.push(number);
        }
        self.ends.push(ends);
        self.parents.push(parents);
    }

    /// Works on one fold; whether it was the last.
    pub(super) fn step(&mut self) -> bool {
        let fold = self.done.len();
        let paths = self.ends[0].len();
        let mut train = [vec![0.0; paths], vec![0.0; paths]];
        for (_, other) in self.dealt.iter().enumerate().filter(|(at, _)| *at != fold) {
            for (sum, part) in train.iter_mut().zip(other) {
                sum.iter_mut()
                    .zip(part)
                    .for_each(|(sum, part)| *sum += part);
            }
        }
        let mut of_candidates = Vec::new();
        let mut below = vec![0.5];
        for order in 0..=MOST_ORDER {
            below = self.chances(order, &train, &below);
            let ends = &self.ends[order];
            let chance = |at: usize| below[ends[at] as usize];
            of_candidates.push(judge(&self.dealt[fold], chance));
        }
        if let Some(chance) = self.logistic(&train) {
            of_candidates.push(judge(&self.dealt[fold], |at| chance[at]));
        }
        self.done.push(of_candidates);
        self.done.len() == self.count
    }

    /// The chance of converting from each state of an order.
    fn chances(&self, order: usize, train: &[Vec<f64>; 2], below: &[f64]) -> Vec<f64> {
        let mut counts = vec![[0.0; 2]; self.parents[order].len()];
        for (at, &state) in self.ends[order].iter().enumerate() {
            counts[state as usize][0] += train[0][at];
            counts[state as usize][1] += train[1][at];
        }
        let chance = |(count, &parent): (&[f64; 2], &u32)| {
            (count[0] + below[parent as usize]) / (count[0] + count[1] + 1.0)
        };
        counts
            .iter()
            .zip(&self.parents[order])
            .map(chance)
            .collect()
    }

    /// The chance that each path converts, by regression on presence.
    fn logistic(&self, train: &[Vec<f64>; 2]) -> Option<Vec<f64>> {
        let weights = Weights {
            conversions: train[0].clone(),
            value: vec![0.0; train[0].len()],
            nulls: train[1].clone(),
            drawn: Vec::new(),
        };
        let counts = self.sets.weigh(&weights);
        let fit = logit::fit(&self.sets.members, &counts, &vec![true; self.sets.channels])?;
        Some(self.sets.chances(&fit))
    }

    pub(super) fn selection(&self) -> Selection {
        let names = [
            "rate", "markov-1", "markov-2", "markov-3", "markov-4", "logistic",
        ];
        let least = self.done.iter().map(Vec::len).min().unwrap_or(0);
        let column = |candidate: usize, k: usize| -> Vec<f64> {
            self.done.iter().map(|fold| fold[candidate][k]).collect()
        };
        let base = if least > 0 { column(0, 0) } else { Vec::new() };
        let mut candidates = Vec::new();
        for (at, id) in names.iter().enumerate().take(least) {
            let own = column(at, 0);
            let gains: Vec<f64> = own
                .iter()
                .zip(&base)
                .map(|(own, base)| own - base)
                .collect();
            let (log_likelihood, _) = mean(&own);
            let (gain, error) = mean(&gains);
            let (auc, auc_error) = mean(&column(at, 1));
            let states = self
                .states
                .get(at)
                .copied()
                .unwrap_or(self.sets.channels + 1);
            candidates.push(Candidate {
                id: (*id).to_owned(),
                states,
                log_likelihood,
                gain,
                error,
                auc,
                auc_error,
            });
        }
        let mut selection = Selection {
            folds: self.count as u32,
            order: 1,
            signal: "none",
            candidates,
        };
        selection.judge();
        selection
    }
}

impl Selection {
    fn judge(&mut self) {
        let orders = self.candidates.get(1..5).unwrap_or_default();
        let Some(best) = orders.iter().max_by(|a, b| a.gain.total_cmp(&b.gain)) else {
            return;
        };
        let lowest = orders
            .iter()
            .position(|one| one.gain >= best.gain - best.error);
        self.order = lowest.unwrap_or(0) as u32 + 1;
        let beats =
            |one: &&Candidate| one.gain > 2.0 * one.error && one.auc > 0.5 + 2.0 * one.auc_error;
        let auc = self
            .candidates
            .iter()
            .skip(1)
            .filter(beats)
            .map(|one| one.auc);
        self.signal = match auc.max_by(f64::total_cmp) {
            None => "none",
            Some(auc) if auc < CLEAR => "weak",
            Some(_) => "clear",
        };
    }
}

/// Deals so many journeys into folds; what is no whole journey goes with one.
fn deal(whole: f64, random: &mut Random, mut give: impl FnMut(usize, f64), folds: usize) {
    let count = whole.floor();
    if count > 0.0 && whole > 2_000.0 {
        let each = (count / folds as f64).floor();
        (0..folds).for_each(|fold| give(fold, each));
        return deal(whole - each * folds as f64, random, give, folds);
    }
    (0..count as usize).for_each(|_| give(random.below(folds), 1.0));
    if whole > count {
        give(random.below(folds), whole - count);
    }
}

/// Mean log-likelihood of the ends held out, and the area under the curve.
fn judge(test: &[Vec<f64>; 2], chance: impl Fn(usize) -> f64) -> [f64; 2] {
    let mut rows: Vec<(f64, f64, f64)> = (0..test[0].len())
        .filter(|&at| test[0][at] + test[1][at] > 0.0)
        .map(|at| {
            (
                chance(at).clamp(1e-12, 1.0 - 1e-12),
                test[0][at],
                test[1][at],
            )
        })
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut log, mut yes, mut no) = (0.0, 0.0, 0.0);
    let mut pairs = 0.0;
    for tied in rows.chunk_by(|a, b| a.0 == b.0) {
        let (c, n) = tied
            .iter()
            .fold((0.0, 0.0), |(c, n), row| (c + row.1, n + row.2));
        let p = tied[0].0;
        log += c * p.ln() + n * (1.0 - p).ln();
        pairs += c * (no + n / 2.0);
        yes += c;
        no += n;
    }
    let auc = if yes * no > 0.0 {
        pairs / (yes * no)
    } else {
        0.5
    };
    [log / (yes + no).max(1.0), auc]
}

/// Mean and standard error.
fn mean(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values
        .iter()
        .map(|value| (value - mean) * (value - mean))
        .sum();
    (mean, (squares / (n - 1.0).max(1.0) / n).sqrt())
}
