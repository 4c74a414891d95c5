//! The maturity model as its file says it: dimensions, practices, levels, the
//! figures that practices are checked against, and the rules of scoring.
//!
//! The build reads the same file by the same structs, so this file, `migration.rs`,
//! `profile.rs`, `check.rs` and `rule.rs` use nothing of the house.

use super::migration::Migration;
pub use super::profile::{Profile, Term};
use serde::{Deserialize, Serialize};

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Words {
    /// English.
    pub en: String,
    /// French.
    pub fr: String,
}

/// A maturity model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Model {
    /// What it is.
    pub model: About,
    /// The levels, from 0.
    pub levels: Vec<LevelName>,
    /// How a practice is answered.
    pub answer: AnswerRules,
    /// How answers become scores.
    pub scoring: Scoring,
    /// The action that reconciles departments that disagree.
    #[serde(default)]
    pub workshop: Option<NextAction>,
    /// Weights by sector.
    #[serde(default)]
    pub profiles: Vec<Profile>,
    /// Weights by aim, on top of those of the sector.
    #[serde(default)]
    pub goals: Vec<Profile>,
    /// Points that success rests on, each with its practices.
    #[serde(default)]
    pub success_points: Vec<SuccessPoint>,
    /// The dimensions.
    pub dimensions: Vec<Dimension>,
    /// The figures that practices are checked against.
    pub kpis: Vec<ModelFigure>,
    /// How practices of earlier versions became those of this one.
    #[serde(default)]
    pub migrations: Vec<Migration>,
}

/// What a model is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct About {
    /// Its id, the same in all versions.
    pub id: String,
    /// Its version, as `1.2.3`: a change of the first number changes meaning or
    /// scoring, of the second adds, of the third rewords.
    pub version: String,
    /// The day of this version.
    pub date: String,
    /// Whose it is, and what it is worth.
    pub status: Words,
}

/// A level of maturity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct LevelName {
    /// Its number, from 0.
    pub level: u8,
    /// Its id.
    pub key: String,
    /// Its name.
    pub name: Words,
    /// What a company on it is like.
    pub meaning: Words,
}

/// How a practice is answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct AnswerRules {
    /// How to read the criteria.
    pub rule: Words,
    /// How far the next level has spread.
    pub coverage: Vec<Coverage>,
    /// Answers that are no level.
    pub special: Vec<Special>,
    /// What an answer rests on, and the most it can then be worth.
    pub evidence_grades: Vec<EvidenceGrade>,
    /// For whom a respondent answers.
    pub perspective: Words,
}

/// How far the next level has spread.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Coverage {
    /// Its id.
    pub key: String,
    /// What it adds to the level; 1 means that the next level is met.
    pub value: f64,
    /// In words.
    #[serde(flatten)]
    pub words: Words,
}

/// An answer that is no level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Special {
    /// Its id.
    pub key: String,
    /// In words.
    #[serde(flatten)]
    pub words: Words,
}

/// What an answer rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct EvidenceGrade {
    /// The grade, from 0.
    pub grade: u8,
    /// The most that a score is worth on it.
    pub cap: f64,
    /// In words.
    #[serde(flatten)]
    pub words: Words,
}

/// How answers become a stage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Scoring {
    /// The stages.
    pub stage: StageRules,
    /// What the company says of itself against what its customers do.
    #[serde(default)]
    pub outcome_checks: Vec<OutcomeCheck>,
    /// By what the steps are recognised in the files.
    #[serde(default)]
    pub signs: Vec<Sign>,
}

/// By what a step is recognised in the files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Sign {
    /// The step.
    pub stage: String,
    /// When it is seen, as `upper bound of omnichannel_customer_share < 0.08`.
    pub rule: String,
    /// What it is.
    #[serde(flatten)]
    pub words: Words,
}

/// Which scores make a stage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct StageRules {
    /// The least overall score of each stage, in order.
    pub thresholds: Vec<(String, f64)>,
    /// What else a stage asks for.
    #[serde(default)]
    pub gates: Vec<Gate>,
}

/// What a stage asks for besides its threshold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Gate {
    /// The stage.
    pub stage: String,
    /// The condition, as `customer >= 1.0 and journey >= 1.0`.
    pub require: String,
}

/// A contradiction between answers and outcomes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct OutcomeCheck {
    /// Its id.
    pub id: String,
    /// When it holds.
    pub rule: String,
    /// What it then says.
    pub finding: Words,
}

/// A point that success rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct SuccessPoint {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(flatten)]
    pub words: Words,
    /// The practices that make it.
    pub practices: Vec<String>,
}

/// A dimension of maturity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Dimension {
    /// Its id, never used again for anything else.
    pub id: String,
    /// Its weight; all together make 100.
    pub weight: f64,
    /// Its name.
    pub name: Words,
    /// What it is about.
    pub intent: Words,
    /// Works it draws on, by name.
    #[serde(default)]
    pub anchors: Vec<String>,
    /// Its practices.
    pub practices: Vec<Practice>,
}

/// A practice: what is asked about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Practice {
    /// Its id, as `dimension.practice`.
    pub id: String,
    /// Its weight in its dimension.
    pub weight: f64,
    /// Its name.
    pub name: Words,
    /// The question.
    pub question: Words,
    /// The roles that are asked.
    pub respondents: Vec<String>,
    /// Works it draws on, by name.
    #[serde(default)]
    pub anchors: Vec<String>,
    /// Practices that a level of it rests on.
    #[serde(default)]
    pub prerequisites: Vec<Prerequisite>,
    /// The figures it is checked against.
    #[serde(default)]
    pub kpi_checks: Vec<KpiCheck>,
    /// Its levels, from 0.
    pub levels: Vec<Level>,
}

/// A practice that another rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Prerequisite {
    /// The practice rested on.
    pub practice: String,
    /// The level it must have reached.
    pub min_level: u8,
    /// The level for which it must.
    pub for_level: u8,
}

/// A figure that a practice is checked against.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct KpiCheck {
    /// The figure.
    pub kpi: String,
    /// The value that reaches each level from 1 on.
    pub bands: Vec<f64>,
}

/// A level of a practice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Level {
    /// Its number.
    pub level: u8,
    /// What must be true.
    pub criterion: Words,
    /// What proves it.
    #[serde(default)]
    pub evidence: Option<Words>,
    /// What leads to the next one.
    #[serde(default)]
    pub next_action: Option<NextAction>,
}

/// A step to the next level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct NextAction {
    /// Its effect, 1 to 5.
    pub impact: u8,
    /// What it costs, 1 to 5.
    pub effort: u8,
    /// In words.
    #[serde(flatten)]
    pub words: Words,
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum Better {
    /// More.
    Up,
    /// Less.
    Down,
}

/// A figure that practices are checked against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ModelFigure {
    /// Its id: that of a KPI, where there is one.
    pub id: String,
    /// Its name.
    pub name: Words,
    /// Which way is better.
    pub direction: Better,
    /// Its unit: `share`, `relative`, `hours`, `days`, `levels`, `models` or `flag`.
    pub unit: String,
    /// What it is: `proportion`, `ratio`, `mean`, `quantile`, `count` or `flag`.
    pub kind: String,
    /// Its formula.
    pub formula: String,
    /// Its formula in French.
    #[serde(default)]
    pub formula_fr: String,
    /// The tables it needs.
    pub needs: String,
    /// The same in French.
    #[serde(default)]
    pub needs_fr: String,
    /// The least number it may be counted on.
    pub min_n: u64,
}

impl Model {
    /// All practices, each with its dimension.
    pub fn practices(&self) -> impl Iterator<Item = (&Dimension, &Practice)> {
        self.dimensions
            .iter()
            .flat_map(|dimension| dimension.practices.iter().map(move |one| (dimension, one)))
    }

    /// A practice by its id.
    #[must_use]
    pub fn practice(&self, id: &str) -> Option<&Practice> {
        self.practices()
            .map(|(_, one)| one)
            .find(|one| one.id == id)
    }

    /// A figure by its id.
    #[must_use]
    pub fn figure(&self, id: &str) -> Option<&ModelFigure> {
        self.kpis.iter().find(|one| one.id == id)
    }

    /// The highest level.
    #[must_use]
    pub fn top(&self) -> u8 {
        self.levels.last().map_or(0, |one| one.level)
    }

    /// The place of a stage among the levels.
    #[must_use]
    pub fn stage(&self, key: &str) -> Option<usize> {
        self.levels.iter().position(|one| one.key == key)
    }
}
