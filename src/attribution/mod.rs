//! Attribution: one file per model, and the list of them.
//!
//! A model shares the conversions of a set of journeys, and what they were
//! worth, among channels. It says who was there, not who caused it.

pub mod descriptive;
pub mod disagreement;
pub mod fitness;
pub mod folds;
pub mod journeys;
pub mod listing;
pub mod paths;
pub mod position;
pub mod settings;
pub mod study;

mod chain;
mod coalitions;
pub mod cut;
mod logit;
mod removal;
mod sets;
mod transform;

mod custom;
mod first;
mod hazard;
mod j_shaped;
mod last;
mod last_non_direct;
mod linear;
mod linear_unique;
mod logistic;
pub mod markov;
mod participation;
mod shao_li;
mod shapley;
mod shapley_closure;
mod shapley_rate;
mod time_decay;
mod u_shaped;
mod w_shaped;

use crate::error::{ProblemKind, Refusal, Result};
use crate::text::Text;
use journeys::{Journeys, Timed, Weights};
pub use settings::ModelSettings;
use std::rc::Rc;

/// Every model, in the order of the catalogue.
pub static MODELS: &[&Model] = &[
    &first::MODEL,
    &last::MODEL,
    &last_non_direct::MODEL,
    &linear::MODEL,
    &linear_unique::MODEL,
    &u_shaped::MODEL,
    &j_shaped::MODEL,
    &j_shaped::INVERSE,
    &w_shaped::MODEL,
    &custom::MODEL,
    &time_decay::MODEL,
    &participation::MODEL,
    &markov::MODEL,
    &shapley::MODEL,
    &shapley_closure::MODEL,
    &shapley_closure::ORDERED,
    &shapley_rate::MODEL,
    &logistic::MODEL,
    &shao_li::BAGGED,
    &shao_li::SECOND_ORDER,
    &hazard::MODEL,
    &logistic::COUNTERFACTUAL,
];

/// What a model gives each channel, by the journeys' channel index.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Credit {
    /// Conversions.
    pub conversions: Vec<f64>,
    /// Value.
    pub value: Vec<f64>,
    /// What the model learned on the way.
    pub learned: Learned,
}

impl Credit {
    /// No credit for any of so many channels.
    #[must_use]
    pub fn nothing(channels: usize) -> Self {
        Self {
            conversions: vec![0.0; channels],
            value: vec![0.0; channels],
            learned: Learned::default(),
        }
    }

    /// Totals shared out in proportion to effects; `None` where there is none.
    #[must_use]
    pub fn in_proportion(
        effects: &[f64],
        value_effects: &[f64],
        weights: &Weights,
    ) -> Option<Self> {
        let scaled = |effects: &[f64], total: f64| -> Option<Vec<f64>> {
            let sum: f64 = effects.iter().sum();
            if sum == 0.0 {
                return (total == 0.0).then(|| vec![0.0; effects.len()]);
            }
            Some(effects.iter().map(|effect| effect / sum * total).collect())
        };
        Some(Self {
            conversions: scaled(effects, weights.conversions())?,
            // Value without an effect on it, as where it cancels out, goes as conversions do.
            value: scaled(value_effects, weights.value())
                .or_else(|| scaled(effects, weights.value()))?,
            learned: Learned::default(),
        })
    }
}

/// What a model learned.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Learned {
    /// Of a Markov chain.
    pub chain: Option<Chain>,
    /// The effect of each channel, with its standard error if it has one.
    pub effects: Vec<(f64, Option<f64>)>,
    /// Days in which the effect of each channel halves.
    pub half_lives: Vec<f64>,
    /// By place in the journey, the conversions of each channel.
    pub places: Vec<Vec<f64>>,
    /// What must be said of the result.
    pub notes: Vec<&'static str>,
}

/// What a Markov model learned.
#[derive(Debug, Clone, PartialEq)]
pub struct Chain {
    /// Last channels that make a state.
    pub order: u32,
    /// States of channels.
    pub states: usize,
    /// Share of journeys that convert.
    pub p_conversion: f64,
    /// Whether any journey did not convert.
    pub has_nulls: bool,
    /// Share of conversions lost without each channel.
    pub removal_effects: Vec<f64>,
}

/// A model made ready for a set of journeys: it shares out any weights of them,
/// the data's own or a draw.
pub trait Prepared {
    /// Shares conversions and value.
    ///
    /// # Errors
    /// When these weights cannot be shared out by it.
    fn credit(&self, weights: &Weights) -> Result<Credit>;

    /// The share of each touch of one journey, where the model has one.
    fn journey(&self, _timed: &Timed) -> Option<Vec<f64>> {
        None
    }
}

/// An attribution model.
pub struct Model {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub name: Text,
    /// What it does.
    pub says: Text,
    /// What it favours.
    pub favours: Text,
    /// When to use it.
    pub use_when: Text,
    /// The settings that change it.
    pub settings: &'static [&'static str],
    /// Whether it takes long: it then runs only when it is named.
    pub slow: bool,
    /// Whether its credit adds up to the conversions.
    pub additive: bool,
    /// Makes it ready for journeys.
    pub prepare: Prepare,
}

/// Makes a model ready for journeys.
pub type Prepare = fn(&Rc<Journeys>, &ModelSettings) -> Result<Box<dyn Prepared>>;

/// Why a model does not run.
pub(crate) fn refuse<T>(model: &str, reason: Refusal) -> Result<T> {
    Err(ProblemKind::ModelRefused {
        model: model.to_owned(),
        reason,
    }
    .into())
}

/// The models asked for, in the order of the catalogue.
///
/// # Errors
/// When one of them does not exist.
pub fn chosen(settings: &ModelSettings) -> Result<Vec<&'static Model>> {
    let all = settings.models.iter().any(|id| id == "all");
    for id in settings.models.iter().filter(|id| *id != "all") {
        if !MODELS.iter().any(|model| model.id == id) {
            let known: Vec<&str> = MODELS.iter().map(|model| model.id).collect();
            let known = known.join(", ");
            return refuse(id, Refusal::NoSuchModel { known });
        }
    }
    let wanted = |model: &&&Model| match settings.models.as_slice() {
        [] => !model.slow,
        named => all || named.iter().any(|id| id == model.id),
    };
    Ok(MODELS.iter().filter(wanted).copied().collect())
}

#[cfg(test)]
mod golden;
#[cfg(test)]
mod peers_tests;
#[cfg(test)]
mod study_tests;
#[cfg(test)]
mod tests;
