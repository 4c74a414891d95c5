//! Targets as they are typed: what a figure is to come to, in words.

use serde::{Deserialize, Serialize};

/// How a target is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// A value to reach.
    Value,
    /// A difference in points of a percentage, or of a score.
    Points,
    /// A difference in the unit of the figure.
    Amount,
    /// A difference as a share of where one starts.
    Relative,
}

/// A target as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct TargetInput {
    /// The KPI, by its id or by its name in either language.
    pub kpi: String,
    /// What is to be reached, in words: `+10 %`, `5 points`, `to 2.5%`.
    pub goal: String,
    /// The value to be reached, where it is given as one: `2.5%`, `20`.
    pub target: String,
    /// How a change in words is meant, where they leave it open.
    pub change: Option<ChangeKind>,
    /// Where it starts, as a value; the value now when empty.
    pub baseline: String,
    /// The day it was written down, `YYYY-MM-DD`: `in six months` counts from it;
    /// from the day of the report when empty.
    pub noted: String,
    /// The day it starts, in any writing.
    pub start: String,
    /// The day it is due, in any writing: `end of June`, `dans six mois`.
    pub due: String,
    /// Who answers for it.
    pub owner: String,
    /// What it is good for.
    pub reason: String,
}
