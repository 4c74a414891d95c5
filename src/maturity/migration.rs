//! What became of practices from one version of a model to the next.

use serde::{Deserialize, Serialize};

/// How practices of an earlier version became those of this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Migration {
    /// The earlier version.
    pub from: String,
    /// Whether scores are made otherwise since.
    #[serde(default)]
    pub method_change: bool,
    /// Practices that are not what they were.
    #[serde(default)]
    pub practices: Vec<Moved>,
}

/// What became of a practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum PracticeChange {
    /// It means the same.
    Same,
    /// It means the same under another id.
    Renamed,
    /// It became several.
    Split,
    /// It became one with others.
    Merged,
    /// It was not there.
    New,
    /// It is no more.
    Dropped,
}

/// A practice that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Moved {
    /// What became of it.
    pub change: PracticeChange,
    /// Its ids in the earlier version.
    #[serde(default)]
    pub from: Vec<String>,
    /// Its ids in this one.
    #[serde(default)]
    pub to: Vec<String>,
}
