//! What a sector or an aim changes: weights, words, and the figures looked at first.

use super::model::Words;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Weights of dimensions for a sector or an aim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Profile {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(flatten)]
    pub words: Words,
    /// What the weight of a dimension is multiplied by; 1 where it is not named.
    #[serde(default)]
    pub multipliers: BTreeMap<String, f64>,
    /// Words that the sector has of its own.
    #[serde(default)]
    pub terms: Vec<Term>,
    /// Figures to look at first, as the catalogue names them.
    #[serde(default)]
    pub figures: Vec<String>,
}

/// A word, and what stands in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Term {
    /// The language it is of.
    pub language: String,
    /// As the model writes it.
    pub from: String,
    /// As the sector says it.
    pub to: String,
}
