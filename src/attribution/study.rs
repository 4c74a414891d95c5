//! A study of the models on one set of journeys, in small steps, so that a
//! page stays responsive and may stop it: all models on the data, folds held
//! out, then draws of the journeys for the intervals.

use super::descriptive::{self, Assist, Bucket, Step, Transitions};
use super::disagreement::{self, Disagreement};
use super::fitness::{self, Advice, Fitness, Goal};
use super::folds::{Folds, Selection};
use super::journeys::{Journeys, Timed, Weights};
use super::{chosen, Credit, Model, ModelSettings, Prepared};
use crate::error::Result;
use crate::intake::cell::money::UNIT;
use crate::stats::bootstrap::between;
use crate::stats::random::Random;
use serde::Serialize;
use std::rc::Rc;

/// Draws of a model that takes long, at most.
const MOST_SLOW_DRAWS: usize = 50;
/// Share of draws that must have come out for an interval.
const LEAST_DRAWS: f64 = 0.9;

/// The interval of a channel's share, at 95%.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ShareInterval {
    /// The channel.
    pub channel: String,
    /// Its share of conversions.
    pub share: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Its share of value.
    pub value_share: f64,
    /// Lower end.
    pub value_low: f64,
    /// Upper end.
    pub value_high: f64,
}

/// The intervals of a model.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ModelIntervals {
    /// The model.
    pub model: &'static str,
    /// Draws that came out.
    pub draws: u32,
    /// By channel; empty where too few draws came out.
    pub channels: Vec<ShareInterval>,
}

/// What a study comes to.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Findings {
    /// Whether the data can carry attribution.
    pub fitness: Fitness,
    /// What journeys held out say of the orders.
    pub selection: Selection,
    /// The model that fits data and goal.
    pub advice: Advice,
    /// Intervals, for each model that ran.
    pub intervals: Vec<ModelIntervals>,
    /// How far models disagree.
    pub disagreement: Disagreement,
    /// What channels did in journeys.
    pub assists: Vec<Assist>,
    /// Journeys by touches.
    pub lengths: Vec<Bucket>,
    /// Conversions by days from the first touch; empty without times.
    pub delays: Vec<Bucket>,
    /// What leads where.
    pub transitions: Transitions,
    /// What follows what in the first steps.
    pub steps: Vec<Step>,
}

/// A model at work.
struct Worker {
    model: &'static Model,
    ready: Box<dyn Prepared>,
    credit: Credit,
    /// By draw, shares of conversions and then of value.
    drawn: Vec<Vec<f64>>,
    tried: usize,
}

/// A study under way.
pub struct Study {
    journeys: Rc<Journeys>,
    weights: Weights,
    workers: Vec<Worker>,
    folds: Option<Folds>,
    folds_done: bool,
    fold_count: usize,
    draws: usize,
    drawn: usize,
    /// The model whose turn it is, and the draw it works on.
    turn: usize,
    draw: Weights,
    random: Random,
    goal: Goal,
    steps: usize,
}

impl Study {
    /// A study of journeys.
    ///
    /// # Errors
    /// When a model does not exist.
    pub fn new(
        journeys: Rc<Journeys>,
        settings: &ModelSettings,
        draws: usize,
        folds: usize,
        goal: Goal,
    ) -> Result<Self> {
        let weights = journeys.weights();
        let mut workers = Vec::new();
        for model in chosen(settings)? {
            let ready = (model.prepare)(&journeys, settings);
            let run = ready.and_then(|ready| Ok((ready.credit(&weights)?, ready)));
            if let Ok((credit, ready)) = run {
                workers.push(Worker {
                    model,
                    ready,
                    credit,
                    drawn: Vec::new(),
                    tried: 0,
                });
            }
        }
        let can_fold =
            folds >= 2 && weights.conversions() >= folds as f64 && weights.nulls() >= folds as f64;
        Ok(Self {
            folds: can_fold.then(|| Folds::new(&journeys, &weights, folds, settings.seed)),
            folds_done: !can_fold,
            fold_count: folds,
            journeys,
            weights,
            workers,
            draws,
            drawn: 0,
            turn: 0,
            draw: Weights::default(),
            random: Random::new(settings.seed),
            goal,
            steps: 0,
        })
    }

    /// The share of the work that is done, 0 to 1.
    #[must_use]
    pub fn progress(&self) -> f64 {
        let folds = if self.folds.is_some() {
            self.fold_count
        } else {
            0
        };
        let all = folds + self.draws * self.workers.len().max(1);
        if all == 0 {
            1.0
        } else {
            (self.steps as f64 / all as f64).min(1.0)
        }
    }

    /// Goes one step further; whether there is more to do.
    pub fn step(&mut self) -> bool {
        if let Some(folds) = self.folds.as_mut().filter(|_| !self.folds_done) {
            self.steps += 1;
            self.folds_done = folds.step();
            return true;
        }
        if self.drawn >= self.draws || self.workers.is_empty() || self.weights.conversions() == 0.0
        {
            return false;
        }
        self.steps += 1;
        if self.turn == 0 {
            self.draw_again();
        }
        let worker = &mut self.workers[self.turn];
        if !worker.model.slow || worker.tried < MOST_SLOW_DRAWS {
            worker.tried += 1;
            if let Ok(credit) = worker.ready.credit(&self.draw) {
                worker.drawn.push(shares(&credit, &self.draw));
            }
        }
        self.turn += 1;
        if self.turn == self.workers.len() {
            self.turn = 0;
            self.drawn += 1;
        }
        true
    }

    /// Journeys drawn with replacement: each path's count by Poisson's law, its
    /// conversions worth what they were on average; where touches have times, each
    /// journey that converted by itself, with its ages and what it was worth.
    fn draw_again(&mut self) {
        let paths = self.weights.conversions.len();
        let own = &self.weights;
        let draw = &mut self.draw;
        for list in [&mut draw.conversions, &mut draw.value, &mut draw.nulls] {
            list.resize(paths, 0.0);
        }
        let timed = &self.journeys.timed;
        if !timed.is_empty() {
            for (draw, own) in draw.nulls.iter_mut().zip(&own.nulls) {
                *draw = self.random.poisson(*own);
            }
            draw.conversions.fill(0.0);
            draw.value.fill(0.0);
            draw.drawn.clear();
            draw.drawn.resize(timed.len(), 0);
            for some in (0..timed.len()).step_by(DRAWN) {
                let some = some..timed.len().min(some + DRAWN);
                draw_some(&timed[some.clone()], &mut self.random, draw, some.start);
            }
            return;
        }
        for at in 0..paths {
            let conversions = own.conversions[at];
            draw.conversions[at] = self.random.poisson(conversions);
            draw.nulls[at] = self.random.poisson(own.nulls[at]);
            draw.value[at] = match conversions {
                0.0 => 0.0,
                _ => own.value[at] / conversions * draw.conversions[at],
            };
        }
    }

    /// What it came to.
    #[must_use]
    pub fn findings(&self) -> Findings {
        let (journeys, weights) = (&*self.journeys, &self.weights);
        let fitness = fitness::fitness(journeys, weights);
        let folds = self.folds.as_ref().filter(|_| self.folds_done);
        let selection = folds.map(Folds::selection).unwrap_or_default();
        let advice = fitness::advice(journeys, weights, &fitness, &selection, self.goal);
        let intervals: Vec<ModelIntervals> =
            self.workers.iter().map(|w| self.intervals(w)).collect();
        let additive = self
            .workers
            .iter()
            .zip(&intervals)
            .filter(|(w, _)| w.model.additive);
        let compared: Vec<disagreement::Shares> = additive
            .map(|(worker, intervals)| disagreement::Shares {
                id: worker.model.id,
                of: shares(&worker.credit, weights)[..journeys.channels.len()].to_vec(),
                half_widths: (!intervals.channels.is_empty()).then(|| {
                    intervals
                        .channels
                        .iter()
                        .map(|i| (i.high - i.low) / 2.0)
                        .collect()
                }),
            })
            .collect();
        Findings {
            fitness,
            selection,
            advice,
            disagreement: disagreement::disagreement(&journeys.channels, &compared),
            intervals,
            assists: descriptive::assists(journeys, weights),
            lengths: descriptive::lengths(journeys, weights),
            delays: descriptive::delays(journeys),
            transitions: descriptive::transitions(journeys, weights),
            steps: descriptive::steps(journeys, weights),
        }
    }

    fn intervals(&self, worker: &Worker) -> ModelIntervals {
        let own = shares(&worker.credit, &self.weights);
        let n = self.journeys.channels.len();
        let enough = worker.drawn.len() >= 20
            && worker.drawn.len() as f64 >= LEAST_DRAWS * worker.tried as f64;
        let ends = |at: usize| {
            let mut values: Vec<f64> = worker.drawn.iter().map(|draw| draw[at]).collect();
            values.sort_by(f64::total_cmp);
            (between(&values, 0.025), between(&values, 0.975))
        };
        let channels = self.journeys.channels.iter().enumerate().filter(|_| enough);
        ModelIntervals {
            model: worker.model.id,
            draws: worker.drawn.len() as u32,
            channels: channels
                .map(|(at, channel)| {
                    let ((low, high), (value_low, value_high)) = (ends(at), ends(n + at));
                    ShareInterval {
                        channel: channel.clone(),
                        share: own[at],
                        low,
                        high,
                        value_share: own[n + at],
                        value_low,
                        value_high,
                    }
                })
                .collect(),
        }
    }

    /// The share of conversions and of value lost without a set of channels,
    /// by a chain of an order.
    #[must_use]
    pub fn without(&self, order: u32, names: &[String]) -> Option<[f64; 2]> {
        descriptive::without(&self.journeys, &self.weights, order, names)
    }

    /// The credit of a model on the data.
    #[must_use]
    pub fn credit(&self, model: &str) -> Option<&Credit> {
        let mut workers = self.workers.iter();
        workers
            .find(|worker| worker.model.id == model)
            .map(|worker| &worker.credit)
    }

    /// The share of each touch of a journey, by a model that has one: a rule, or
    /// effects of channels that can be held against each other in the journey.
    #[must_use]
    pub fn journey(&self, model: &str, timed: &Timed) -> Option<Vec<f64>> {
        let worker = self.workers.iter().find(|one| one.model.id == model)?;
        let by_rule = worker.ready.journey(timed);
        by_rule.or_else(|| {
            let path = self.journeys.paths.path(timed.path as usize);
            by_effect(model).then(|| split(path, &worker.credit.conversions))?
        })
    }

    /// The journeys studied.
    #[must_use]
    pub fn journeys(&self) -> &Rc<Journeys> {
        &self.journeys
    }
}

/// Journeys drawn in one call: browsers make a function quick between two calls.
const DRAWN: usize = 1 << 12;

/// Draws some journeys that converted, each as often as Poisson's law has it.
#[inline(never)]
fn draw_some(timed: &[Timed], random: &mut Random, draw: &mut Weights, first: usize) {
    let none = (-1f64).exp();
    for (at, timed) in (first..).zip(timed) {
        let Some(value) = timed.value else {
            continue;
        };
        let times = random.poisson_from(none);
        draw.drawn[at] = times as u8;
        draw.conversions[timed.path as usize] += times;
        draw.value[timed.path as usize] += times * value as f64 / UNIT as f64;
    }
}

/// Whether a model shares a single order by the effects it found of the channels
/// in it. They were found on all journeys: by channel, the orders do not add up to
/// the credit of the model.
#[must_use]
pub fn by_effect(model: &str) -> bool {
    ["markov", "shapley", "shapley_rate"].contains(&model)
}

/// One in parts by the effects of the channels of a path, those of a channel
/// shared alike by its touches; `None` where one of them has less than none.
fn split(path: &[u16], effects: &[f64]) -> Option<Vec<f64>> {
    let effect = |channel: u16| effects[usize::from(channel)];
    if path.iter().any(|&channel| effect(channel) < 0.0) {
        return None;
    }
    let touches = |channel| path.iter().filter(|&&other| other == channel).count() as f64;
    let part = |&channel: &u16| effect(channel) / touches(channel);
    let parts: Vec<f64> = path.iter().map(part).collect();
    let sum: f64 = parts.iter().sum();
    let alike = 1.0 / path.len() as f64;
    let share = |part: f64| if sum > 0.0 { part / sum } else { alike };
    Some(parts.into_iter().map(share).collect())
}

/// Credit as shares of conversions, then of value.
fn shares(credit: &Credit, weights: &Weights) -> Vec<f64> {
    let (conversions, value) = (weights.conversions(), weights.value());
    let share = |part: &f64, whole: f64| if whole == 0.0 { 0.0 } else { part / whole };
    let of_conversions = credit.conversions.iter().map(|c| share(c, conversions));
    of_conversions
        .chain(credit.value.iter().map(|v| share(v, value)))
        .collect()
}
