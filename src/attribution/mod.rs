//! Attribution: one file per model, and the list of them.
//!
//! A model shares the conversions of a set of journeys, and what they were
//! worth, among channels. It says who was there, not who caused it.

pub mod journeys;
pub mod listing;
pub mod position;

mod first;
mod last;
mod linear;
pub mod markov;
mod u_shaped;

use crate::error::{ProblemKind, Result};
use crate::text::Text;
use journeys::Journeys;
use serde::{Deserialize, Serialize};

/// Every model, in the order of the catalogue.
pub static MODELS: &[&Model] = &[
    &first::MODEL,
    &last::MODEL,
    &linear::MODEL,
    &u_shaped::MODEL,
    &markov::MODEL,
];

/// What a model can be asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct ModelSettings {
    /// Ids of the models to run; all when empty.
    pub models: Vec<String>,
    /// How many last channels make a state of the Markov chain.
    pub order: u32,
}

impl Default for ModelSettings {
    fn default() -> Self {
        Self {
            models: Vec::new(),
            order: 1,
        }
    }
}

/// What a model gives each channel, by the journeys' channel index.
#[derive(Debug, Clone, PartialEq)]
pub struct Credit {
    /// Conversions.
    pub conversions: Vec<f64>,
    /// Value.
    pub value: Vec<f64>,
    /// What the model learned on the way.
    pub diagnostics: Option<Chain>,
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
    /// Shares the conversions of journeys.
    pub credit: fn(&Journeys, &ModelSettings) -> Result<Credit>,
}

/// The models asked for, in the order of the catalogue.
///
/// # Errors
/// When one of them does not exist.
pub fn chosen(settings: &ModelSettings) -> Result<Vec<&'static Model>> {
    for id in &settings.models {
        if !MODELS.iter().any(|model| model.id == id) {
            let known: Vec<&str> = MODELS.iter().map(|model| model.id).collect();
            return Err(ProblemKind::ModelRefused {
                model: id.clone(),
                reason: format!("no such model; there are {}", known.join(", ")),
            }
            .into());
        }
    }
    let wanted = |model: &&&Model| {
        settings.models.is_empty() || settings.models.iter().any(|id| id == model.id)
    };
    Ok(MODELS.iter().filter(wanted).copied().collect())
}

#[cfg(test)]
mod tests;
