//! The maturity audit held against the loaded files.

mod credited;
mod figures;
mod journey;
mod planned;
mod recorded;
mod referral;
#[cfg(test)]
mod tests;
mod uplift;

use crate::dataset::settings::Settings;
use crate::economics::key::AllocationKey;
use crate::error::Result;
use crate::maturity::answers::Audit;
use crate::maturity::compare::{deltas, Delta, Snapshot};
use crate::maturity::findings::{findings, AuditFinding, Scored};
use crate::maturity::index::{index, DataIndex};
use crate::maturity::path::{path, Milestone};
use crate::maturity::read::{Loaded, Reference};
use crate::maturity::roadmap::{roadmap, Action, Ground};
use crate::maturity::score::{self, DimensionScores, Lacking, PracticeScore};
use crate::maturity::signs::{signs, StageSign};
use crate::maturity::verdict::{verdicts, Fact, Judgement, Verdict};
pub use figures::{of_model as facts, Asked};
pub use planned::TestHeld;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A figure that another part of the page knows, such as a comparison of two
/// systems.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct GivenFigure {
    /// The value.
    pub value: Option<f64>,
    /// Lower end at 95%.
    pub low: Option<f64>,
    /// Upper end at 95%.
    pub high: Option<f64>,
    /// What it was counted on.
    pub n: u64,
}

/// What is asked of an audit.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct MaturityRequest {
    /// The settings of the figures.
    pub settings: Settings,
    /// The answers.
    pub audit: Audit,
    /// Figures known elsewhere.
    pub figures: BTreeMap<String, GivenFigure>,
    /// An earlier audit, or another entity's, to compare with.
    pub before: Option<Snapshot>,
    /// Earlier audits, for the way that leads here.
    pub path: Vec<Snapshot>,
    /// Tests that were held.
    pub tests: Vec<TestHeld>,
    /// The key by which sales are credited at present: one without rules credits
    /// whoever sold. `null` where nobody said.
    pub key: Option<AllocationKey>,
}

/// What an audit comes to. Its JSON is a contract: fields are added, never
/// changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Maturity {
    /// The model.
    pub model: Reference,
    /// The scores of practices.
    pub practices: BTreeMap<String, PracticeScore>,
    /// The scores of dimensions.
    pub dimensions: DimensionScores,
    /// The company's score as declared; `null` where too little was answered.
    pub overall_declared: Option<f64>,
    /// The weakest dimension as declared.
    pub weakest_declared: Option<String>,
    /// The stage as declared.
    pub stage_declared: Option<String>,
    /// What the next stage still needs, by what is declared.
    pub next_declared: Vec<Lacking>,
    /// The company's score as evidence allows.
    pub overall_evidenced: Option<f64>,
    /// The weakest dimension as evidence allows.
    pub weakest_evidenced: Option<String>,
    /// The stage as evidence allows.
    pub stage_evidenced: Option<String>,
    /// What the next stage still needs, by what evidence allows.
    pub next_evidenced: Vec<Lacking>,
    /// Practices with a score.
    pub answered: u64,
    /// Practices that apply.
    pub applicable: u64,
    /// Answers to practices that the model does not know.
    pub ignored: Vec<String>,
    /// The figures.
    pub figures: BTreeMap<String, Fact>,
    /// What the data say of each practice.
    pub verdicts: Vec<Verdict>,
    /// What the data alone come to.
    pub maturity_index: DataIndex,
    /// By what the steps are recognised in the files.
    pub signs: Vec<StageSign>,
    /// What is worth saying.
    pub findings: Vec<AuditFinding>,
    /// What to do next, in order.
    pub roadmap: Vec<Action>,
    /// Practice by practice against the audit compared with.
    pub deltas: Vec<Delta>,
    /// Where the earlier audits stood.
    pub path: Vec<Milestone>,
    /// This audit, to compare a later one with.
    pub snapshot: Snapshot,
}

/// An audit scored, and held against what the files give.
///
/// # Errors
/// When the model does not allow an answer.
pub fn maturity(
    loaded: &Loaded,
    of_files: &BTreeMap<String, Fact>,
    request: &MaturityRequest,
) -> Result<Maturity> {
    let (model, audit) = (&loaded.model, &request.audit);
    audit.check(model)?;
    let alone = score::practices(model, audit, &|_| false);
    let mut facts = of_files.clone();
    for (id, fact) in figures::of_audit(audit, &alone) {
        if model.figure(id).is_some() {
            facts.insert(id.to_owned(), fact);
        }
    }
    for (id, given) in &request.figures {
        facts.insert(id.clone(), fact_of(given));
    }
    let verdicts = verdicts(model, &alone, &facts);
    let stands = |id: &str| {
        let verdict = verdicts.iter().find(|one| one.practice == id);
        verdict.is_some_and(|one| one.verdict == Judgement::Corroborated)
    };
    let practices = score::practices(model, audit, &stands);
    let dimensions = score::dimensions(model, audit, &practices);
    let declared = score::standing(model, &dimensions.weights, &dimensions.declared);
    let evidenced = score::standing(model, &dimensions.weights, &dimensions.evidenced);
    let scored = Scored {
        model,
        audit,
        practices: &practices,
        dimensions: &dimensions,
        declared: &declared,
        verdicts: &verdicts,
        facts: &facts,
    };
    let (findings, signs) = (findings(&scored), signs(&scored));
    let maturity_index = index(model, &dimensions, &verdicts);
    let roadmap = roadmap(&Ground {
        model,
        audit,
        practices: &practices,
        verdicts: &verdicts,
        facts: &facts,
    });
    let snapshot = snapshot(loaded, audit, &practices);
    let answered = practices.values().filter(|one| one.declared.is_some());
    let applicable = practices.values().filter(|one| !one.not_applicable);
    Ok(Maturity {
        answered: answered.count() as u64,
        applicable: applicable.count() as u64,
        ignored: audit
            .practices
            .keys()
            .filter(|id| model.practice(id).is_none())
            .cloned()
            .collect(),
        path: path(model, audit, &request.path),
        deltas: compared(loaded, request.before.as_ref(), &snapshot),
        model: loaded.reference.clone(),
        practices,
        dimensions,
        overall_declared: declared.overall,
        weakest_declared: declared.weakest,
        stage_declared: declared.stage,
        next_declared: declared.next,
        overall_evidenced: evidenced.overall,
        weakest_evidenced: evidenced.weakest,
        stage_evidenced: evidenced.stage,
        next_evidenced: evidenced.next,
        figures: facts,
        maturity_index,
        signs,
        verdicts,
        findings,
        roadmap,
        snapshot,
    })
}

fn fact_of(given: &GivenFigure) -> Fact {
    Fact {
        value: given.value.filter(|one| one.is_finite()),
        low: given.low.or(given.value),
        high: given.high.or(given.value),
        n: given.n,
        ..Fact::default()
    }
}

fn snapshot(
    loaded: &Loaded,
    audit: &Audit,
    practices: &BTreeMap<String, PracticeScore>,
) -> Snapshot {
    let scores = |score: fn(&PracticeScore) -> Option<f64>| {
        practices
            .iter()
            .filter_map(|(id, one)| Some((id.clone(), score(one)?)))
            .collect()
    };
    Snapshot {
        version: loaded.reference.version.clone(),
        day: audit.day.clone().unwrap_or_default(),
        declared: scores(|one| one.declared),
        evidenced: scores(|one| one.evidenced),
    }
}

fn compared(loaded: &Loaded, before: Option<&Snapshot>, now: &Snapshot) -> Vec<Delta> {
    let Some(before) = before else {
        return Vec::new();
    };
    let migrations = &loaded.model.migrations;
    let migration = migrations.iter().find(|one| one.from == before.version);
    deltas(before, now, migration)
}
