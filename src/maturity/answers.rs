//! What was answered, by whom, on what evidence.

use super::model::Model;
use super::services::ServiceCell;
use crate::error::{ProblemKind, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An audit: every answer given, and what is decided beside them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct Audit {
    /// The sector whose weights count; all dimensions as they are when absent.
    pub profile: Option<String>,
    /// The aim whose weights count besides.
    pub goal: Option<String>,
    /// Multipliers set by hand, in the place of those of sector and aim.
    pub multipliers: BTreeMap<String, f64>,
    /// The weight of each entity (store, brand, country); 1 where it has none.
    pub entities: BTreeMap<String, f64>,
    /// The day of the audit: the roadmap begins with its quarter.
    pub day: Option<String>,
    /// The practices, by id.
    pub practices: BTreeMap<String, PracticeAnswers>,
    /// What is said of the actions of the roadmap, by their ids.
    pub actions: BTreeMap<String, ActionState>,
    /// Actions of the consultant's own.
    pub own_actions: Vec<OwnAction>,
    /// Which services are there on which channels.
    pub services: Vec<ServiceCell>,
}

/// What is known of one practice.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct PracticeAnswers {
    /// The answers.
    pub answers: Vec<Answer>,
    /// The grade of what they rest on.
    pub evidence: u8,
    /// What the auditor puts in the place of their median.
    pub set: Option<Replacement>,
    /// What is aimed at.
    pub target: Option<Target>,
    /// Notes.
    pub notes: String,
    /// Names of files that prove it.
    pub files: Vec<String>,
    /// Addresses that prove it.
    pub links: Vec<String>,
}

/// What one respondent says of a practice.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct Answer {
    /// The respondent's department or role.
    pub dept: String,
    /// The highest level met with all below it.
    pub level: Option<u8>,
    /// How far the next one has spread: 0, 0.25, 0.5, or 1 for met.
    pub coverage: f64,
    /// An answer that is no level: `do_not_know` or `not_applicable`.
    pub special: Option<String>,
    /// Why it does not apply.
    pub reason: String,
    /// The entity spoken of; the company when empty.
    pub entity: String,
    /// Who answered, where several of a department did.
    pub respondent: String,
    /// The day of the answer.
    pub day: String,
    /// What was said.
    pub note: String,
}

/// What the auditor puts in the place of the median.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(deny_unknown_fields)]
pub struct Replacement {
    /// The score.
    pub score: f64,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// What is aimed at.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct Target {
    /// The level.
    pub level: f64,
    /// The day it is due.
    pub due: String,
    /// Who answers for it.
    pub owner: String,
    /// Why this level.
    pub reason: String,
}

/// How far an action has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Not begun.
    #[default]
    Planned,
    /// Begun.
    Doing,
    /// Done.
    Done,
    /// Given up.
    Dropped,
}

/// What is said of an action.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct ActionState {
    /// Who does it.
    pub owner: String,
    /// The department that does it; the first one asked about the practice when empty.
    pub department: String,
    /// The quarter it is put in, as `2027-Q1`; the first with room when empty.
    pub quarter: String,
    /// The day it is due.
    pub due: String,
    /// How far it has come.
    pub status: Status,
    /// The day it was closed.
    pub closed: String,
    /// The value of its figure when it was planned.
    pub baseline: Option<f64>,
    /// A note.
    pub note: String,
}

/// An action of the consultant's own: what is said of it, and what it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct OwnAction {
    /// Its name in the audit.
    pub id: String,
    /// What is to be done.
    pub text: String,
    /// The practice it serves; none when empty.
    pub practice: String,
    /// Its effect, 1 to 5.
    pub impact: u8,
    /// What it costs, 1 to 5.
    pub effort: u8,
    /// As of an action of the model.
    pub owner: String,
    /// As of an action of the model.
    pub department: String,
    /// As of an action of the model.
    pub quarter: String,
    /// As of an action of the model.
    pub due: String,
    /// As of an action of the model.
    pub status: Status,
    /// As of an action of the model.
    pub closed: String,
    /// As of an action of the model.
    pub baseline: Option<f64>,
    /// As of an action of the model.
    pub note: String,
}

impl OwnAction {
    /// What is said of it.
    #[must_use]
    pub fn state(&self) -> ActionState {
        ActionState {
            owner: self.owner.clone(),
            department: self.department.clone(),
            quarter: self.quarter.clone(),
            due: self.due.clone(),
            status: self.status,
            closed: self.closed.clone(),
            baseline: self.baseline,
            note: self.note.clone(),
        }
    }
}

/// The answer of someone who does not know.
pub const DO_NOT_KNOW: &str = "do_not_know";
/// The answer where the practice does not apply.
pub const NOT_APPLICABLE: &str = "not_applicable";

impl Answer {
    /// Whether it says that the practice does not apply.
    #[must_use]
    pub fn is_not_applicable(&self) -> bool {
        self.special.as_deref() == Some(NOT_APPLICABLE)
    }

    /// The score declared: the level met, and how far the next has spread.
    #[must_use]
    pub fn declared(&self, top: u8) -> Option<f64> {
        if self.special.is_some() {
            return None;
        }
        let level = self.level?;
        let spread = if level < top { self.coverage } else { 0.0 };
        Some(f64::from(level) + spread)
    }
}

impl Audit {
    /// Whether the answers are such as the model asks for. Answers to practices
    /// that it does not know are kept and not looked at: they are of another
    /// version.
    ///
    /// # Errors
    /// The first answer that the model does not allow.
    pub fn check(&self, model: &Model) -> Result<()> {
        let profiles = [
            ("profile", &self.profile, &model.profiles),
            ("goal", &self.goal, &model.goals),
        ];
        for (what, chosen, known) in profiles {
            if let Some(id) = chosen
                .as_ref()
                .filter(|id| !known.iter().any(|one| one.id == **id))
            {
                return Err(refused(what, id));
            }
        }
        for (dimension, by) in &self.multipliers {
            let known = model.dimensions.iter().any(|one| one.id == *dimension);
            if !known || !by.is_finite() || *by < 0.0 {
                return Err(refused("multiplier", &format!("{dimension}: {by}")));
            }
        }
        for (entity, weight) in &self.entities {
            if !weight.is_finite() || *weight < 0.0 {
                return Err(refused("entity", &format!("{entity}: {weight}")));
            }
        }
        for (id, practice) in &self.practices {
            if model.practice(id).is_some() {
                practice.check(id, model)?;
            }
        }
        Ok(())
    }
}

impl PracticeAnswers {
    fn check(&self, id: &str, model: &Model) -> Result<()> {
        let top = f64::from(model.top());
        let grades = &model.answer.evidence_grades;
        if !grades.iter().any(|one| one.grade == self.evidence) {
            return Err(refused("evidence", &format!("{id}: {}", self.evidence)));
        }
        let scores = self.set.iter().map(|one| one.score);
        for score in scores.chain(self.target.iter().map(|one| one.level)) {
            if !(0.0..=top).contains(&score) {
                return Err(refused("level", &format!("{id}: {score}")));
            }
        }
        self.answers.iter().try_for_each(|one| one.check(id, model))
    }
}

impl Answer {
    fn check(&self, id: &str, model: &Model) -> Result<()> {
        if let Some(special) = &self.special {
            if !model.answer.special.iter().any(|one| one.key == *special) {
                return Err(refused("answer", &format!("{id}: {special}")));
            }
        }
        if let Some(level) = self.level.filter(|level| *level > model.top()) {
            return Err(refused("level", &format!("{id}: {level}")));
        }
        let coverages = &model.answer.coverage;
        if !coverages.iter().any(|one| one.value == self.coverage) {
            return Err(refused("coverage", &format!("{id}: {}", self.coverage)));
        }
        Ok(())
    }
}

fn refused(what: &'static str, value: &str) -> crate::error::Problem {
    ProblemKind::BadSetting {
        what,
        value: value.to_owned(),
    }
    .into()
}
