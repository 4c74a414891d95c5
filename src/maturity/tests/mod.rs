//! Hand-computed cases, each threshold from both sides, and what must hold of
//! any audit.

mod advice;
mod always;
mod data;
mod model;
mod scores;

use crate::maturity::answers::{
    ActionState, Answer, Audit, OwnAction, PracticeAnswers, Replacement, Status, Target,
};
use crate::maturity::compare::{deltas, Snapshot};
use crate::maturity::findings::{findings, AuditFinding, FindingKind, Scored};
use crate::maturity::migration::{Migration, Moved, PracticeChange};
use crate::maturity::model::{Better, Model};
use crate::maturity::path::path;
use crate::maturity::read::{own, read};
use crate::maturity::roadmap::{quadrant, roadmap, Action, ActionKind, Ground, Quadrant};
use crate::maturity::score::{
    dimensions, practices, standing, DimensionScores, PracticeScore, Standing,
};
use crate::maturity::verdict::{implied, judge, level, verdicts, Fact, Judgement, Verdict};
use std::collections::BTreeMap;
use std::sync::LazyLock;

const MODEL: &str = include_str!("../model.yaml");

/// Read once: most of the time of these tests went into reading it.
static READ: LazyLock<Model> = LazyLock::new(|| own().unwrap().model);

fn model() -> Model {
    READ.clone()
}

fn at(dept: &str, level: u8, coverage: f64) -> Answer {
    Answer {
        dept: dept.to_owned(),
        level: Some(level),
        coverage,
        ..Answer::default()
    }
}

fn special(key: &str, reason: &str) -> Answer {
    Answer {
        dept: "it".to_owned(),
        special: Some(key.to_owned()),
        reason: reason.to_owned(),
        ..Answer::default()
    }
}

fn answered(answers: &[Answer], evidence: u8) -> PracticeAnswers {
    PracticeAnswers {
        answers: answers.to_vec(),
        evidence,
        ..PracticeAnswers::default()
    }
}

/// Every practice at a level, with the best evidence.
fn all_at(model: &Model, level: u8, coverage: f64) -> Audit {
    let practices = model.practices().map(|(_, practice)| {
        (
            practice.id.clone(),
            answered(&[at("audit", level, coverage)], 3),
        )
    });
    Audit {
        practices: practices.collect(),
        ..Audit::default()
    }
}

fn set_dimension(audit: &mut Audit, dimension: &str, level: u8, coverage: f64) {
    let prefix = format!("{dimension}.");
    for (id, practice) in &mut audit.practices {
        if id.starts_with(&prefix) {
            practice.answers = vec![at("audit", level, coverage)];
        }
    }
}

pub(super) struct Outcome {
    practices: BTreeMap<String, PracticeScore>,
    dimensions: DimensionScores,
    declared: Standing,
    evidenced: Standing,
    verdicts: Vec<Verdict>,
    findings: Vec<AuditFinding>,
    roadmap: Vec<Action>,
}

fn result(model: &Model, audit: &Audit, facts: &BTreeMap<String, Fact>) -> Outcome {
    let first = practices(model, audit, &|_| false);
    let verdicts = verdicts(model, &first, facts);
    let stands = |id: &str| {
        let verdict = verdicts.iter().find(|one| one.practice == id);
        verdict.is_some_and(|one| one.verdict == Judgement::Corroborated)
    };
    let practices = practices(model, audit, &stands);
    let dimensions = dimensions(model, audit, &practices);
    let declared = standing(model, &dimensions.weights, &dimensions.declared);
    let evidenced = standing(model, &dimensions.weights, &dimensions.evidenced);
    let findings = findings(&Scored {
        model,
        audit,
        practices: &practices,
        dimensions: &dimensions,
        declared: &declared,
        verdicts: &verdicts,
        facts,
    });
    let roadmap = roadmap(&Ground {
        model,
        audit,
        practices: &practices,
        verdicts: &verdicts,
        facts,
    });
    Outcome {
        practices,
        dimensions,
        declared,
        evidenced,
        verdicts,
        findings,
        roadmap,
    }
}

fn scored(model: &Model, audit: &Audit) -> Outcome {
    result(model, audit, &BTreeMap::new())
}

fn fact(value: f64, low: f64, high: f64, n: u64) -> Fact {
    Fact {
        value: Some(value),
        low: Some(low),
        high: Some(high),
        n,
        ..Fact::default()
    }
}

fn of_kind(result: &Outcome, kind: FindingKind) -> Vec<&AuditFinding> {
    result
        .findings
        .iter()
        .filter(|one| one.kind == kind)
        .collect()
}
