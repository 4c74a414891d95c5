//! What a model can be asked.

use super::journeys::Journeys;
use crate::mapping::header::normalise;
use serde::{Deserialize, Serialize};

/// What is left of the conversions when a channel is taken away: five answers
/// are in use, and they differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum Removal {
    /// Journeys end where they would have met the channel.
    #[default]
    Null,
    /// Every journey that holds the channel is lost.
    Fail,
    /// The channel is struck from all journeys and the chain fitted again;
    /// journeys of nothing else are gone.
    Refit,
    /// The channel is struck from all journeys, which keep their end; only
    /// conversions of nothing else are lost.
    Detour,
    /// The state is deleted, and what led to it is shared by the other ways.
    Renormalise,
}

/// What is made of touches that follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum Collapse {
    /// Nothing.
    #[default]
    None,
    /// Of the same channel in a row, the last is kept.
    Repeats,
    /// Of each channel, the first is kept.
    Unique,
}

/// What becomes of touches that were only seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum Views {
    /// They count like others.
    #[default]
    Count,
    /// They are channels of their own, as `display (view)`.
    Apart,
    /// They are left out.
    Out,
}

/// What a model can be asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct ModelSettings {
    /// Ids of the models to run. When empty, all but those that take long;
    /// `all` stands for every one.
    pub models: Vec<String>,
    /// How many last channels make a state of the Markov chain.
    pub order: u32,
    /// What is left when a channel is taken away.
    pub removal: Removal,
    /// Whether journeys that did not convert are looked at.
    pub nulls: bool,
    /// Days in which a touch loses half its weight.
    pub half_life_days: f64,
    /// Names of channels that count as direct; the usual ones when empty.
    pub direct: Vec<String>,
    /// Weights of the first touch, those between, and the last.
    pub weights: [f64; 3],
    /// The channel that is the middle of a W; the touch in the middle otherwise.
    pub milestone: Option<String>,
    /// What is made of touches that follow one another.
    pub collapse: Collapse,
    /// Whether direct touches are struck from journeys that have others.
    pub drop_direct: bool,
    /// How many last touches of a journey count; all when absent.
    pub cap: Option<u32>,
    /// What becomes of touches that were only seen.
    pub views: Views,
    /// How far before a conversion touches that were only seen count, in days.
    pub view_lookback_days: Option<f64>,
    /// The seed of whatever is drawn.
    pub seed: u64,
}

impl Default for ModelSettings {
    fn default() -> Self {
        Self {
            models: Vec::new(),
            order: 1,
            removal: Removal::default(),
            nulls: true,
            half_life_days: 7.0,
            direct: Vec::new(),
            weights: [0.3, 0.2, 0.5],
            milestone: None,
            collapse: Collapse::default(),
            drop_direct: false,
            cap: None,
            views: Views::default(),
            view_lookback_days: None,
            seed: 1,
        }
    }
}

/// Names under which visits without a known origin go.
const DIRECT: &[&str] = &[
    "direct",
    "direct traffic",
    "direct none",
    "none",
    "trafic direct",
    "acces direct",
    "typed bookmarked",
    "direkt",
];

impl ModelSettings {
    /// Whether a name counts as direct.
    #[must_use]
    pub fn is_direct(&self, name: &str) -> bool {
        let name = normalise(name);
        if self.direct.is_empty() {
            return DIRECT.contains(&name.as_str());
        }
        self.direct.iter().any(|one| normalise(one) == name)
    }

    /// Which channels of journeys count as direct.
    #[must_use]
    pub fn direct_of(&self, journeys: &Journeys) -> Vec<bool> {
        let names = journeys.channels.iter();
        names.map(|name| self.is_direct(name)).collect()
    }

    /// What a report prints of a setting.
    #[must_use]
    pub fn text(&self, name: &str) -> String {
        let word = |value: serde_json::Result<serde_json::Value>| {
            let value = value.unwrap_or_default();
            value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned)
        };
        match name {
            "order" => self.order.to_string(),
            "removal" => word(serde_json::to_value(self.removal)),
            "half_life_days" => self.half_life_days.to_string(),
            "direct" => self.direct.join(", "),
            "weights" => self.weights.map(|w| w.to_string()).join(" / "),
            "milestone" => self.milestone.clone().unwrap_or_default(),
            "seed" => self.seed.to_string(),
            _ => String::new(),
        }
    }
}
