//! What is worth saying: contradictions, disagreements, levels that rest on
//! nothing, and what could not be scored.

use super::answers::Audit;
use super::model::{Model, Words};
use super::rule::{conditions, Bound, Condition, Subject};
use super::score::{DimensionScores, PracticeScore, Standing, DISAGREEMENT};
use super::services::lacking;
use super::verdict::{Fact, Judgement, Verdict};
use serde::Serialize;
use std::collections::BTreeMap;

/// The figure of the grid of services.
const PARITY: &str = "service_parity_index";

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// What the company says of itself and what its customers do.
    Outcome,
    /// The data imply less than was declared.
    ContradictedOptimistic,
    /// The data imply more than was declared.
    UnderDeclared,
    /// Some figures say one thing, some another.
    Mixed,
    /// Departments describe two companies.
    Disagreement,
    /// Services are promised on channels where they are lacking.
    Services,
    /// A level rests on a practice that has not come so far.
    Fragile,
    /// It is said not to apply, and not why.
    NoReason,
    /// The auditor's score stands far from the answers, without a reason.
    ReplacedWithoutReason,
    /// Too little was answered for a score.
    NotScored,
}

/// One thing worth saying: the fact, what shows it, and whom it concerns.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct AuditFinding {
    /// Names it among all findings of an audit.
    pub id: String,
    /// What it is about.
    pub kind: FindingKind,
    /// The practice, or the dimension that has no score.
    pub about: Option<String>,
    /// What was declared.
    pub declared: Option<f64>,
    /// The number that shows it: a gap, a missing share, a level.
    pub value: Option<f64>,
    /// The figures that show it.
    pub figures: BTreeMap<String, Fact>,
    /// Departments, or practices, it names.
    pub names: Vec<String>,
    /// What the model says of it.
    pub words: Option<Words>,
}

/// Everything scored, as findings see it.
pub struct Scored<'a> {
    /// The model.
    pub model: &'a Model,
    /// The answers.
    pub audit: &'a Audit,
    /// The scores of practices.
    pub practices: &'a BTreeMap<String, PracticeScore>,
    /// The scores of dimensions.
    pub dimensions: &'a DimensionScores,
    /// Where the company declares to stand.
    pub declared: &'a Standing,
    /// What the data say.
    pub verdicts: &'a [Verdict],
    /// The figures.
    pub facts: &'a BTreeMap<String, Fact>,
}

impl AuditFinding {
    fn of(kind: FindingKind, about: &str) -> Self {
        let name = serde_json::to_value(kind).ok();
        let name = name
            .as_ref()
            .and_then(|one| one.as_str())
            .unwrap_or_default();
        Self {
            id: format!("{name}:{about}"),
            kind,
            about: Some(about.to_owned()),
            declared: None,
            value: None,
            figures: BTreeMap::new(),
            names: Vec::new(),
            words: None,
        }
    }
}

/// Everything worth saying, the gravest kinds first.
#[must_use]
pub fn findings(scored: &Scored<'_>) -> Vec<AuditFinding> {
    let mut all = outcomes(scored);
    all.extend(contradictions(scored));
    for (id, score) in scored.practices {
        all.extend(of_practice(id, score));
    }
    all.extend(not_scored(scored));
    all.extend(services(scored));
    all.sort_by_key(|one| one.kind as u8);
    all
}

fn outcomes(scored: &Scored<'_>) -> Vec<AuditFinding> {
    let checks = &scored.model.scoring.outcome_checks;
    checks
        .iter()
        .filter_map(|check| {
            let rules = conditions(&check.rule).ok()?;
            if !rules.iter().all(|rule| holds(scored, rule)) {
                return None;
            }
            let mut finding = AuditFinding::of(FindingKind::Outcome, &check.id);
            finding.about = None;
            finding.words = Some(check.finding.clone());
            for rule in &rules {
                let (Subject::Named(name) | Subject::Lower(name) | Subject::Upper(name)) =
                    &rule.subject
                else {
                    continue;
                };
                if let Some(score) = scored.practices.get(name) {
                    finding.about = Some(name.clone());
                    finding.declared = score.declared;
                } else if let Some(fact) = scored.facts.get(name) {
                    finding.figures.insert(name.clone(), fact.clone());
                }
            }
            Some(finding)
        })
        .collect()
}

/// Whether a condition holds; of what is not known, it does not.
fn holds(scored: &Scored<'_>, rule: &Condition) -> bool {
    value_of(scored, rule).is_some_and(|(value, bound)| rule.comparison.holds(value, bound))
}

/// What a condition compares with what; nothing where it is not known.
pub(super) fn value_of(scored: &Scored<'_>, rule: &Condition) -> Option<(f64, f64)> {
    let fact = |name: &str, end: fn(&Fact) -> Option<f64>| {
        let least = scored.model.figure(name)?.min_n;
        let fact = scored.facts.get(name).filter(|one| one.n >= least)?;
        end(fact).or(fact.value)
    };
    let value = match &rule.subject {
        Subject::Stage => {
            let place = scored.declared.stage.as_ref();
            place
                .and_then(|stage| scored.model.stage(stage))
                .map(|at| at as f64)
        }
        Subject::EveryDimension => {
            let scores = scored.dimensions.declared.values();
            scores.copied().flatten().reduce(f64::min)
        }
        Subject::Lower(name) => fact(name, |one| one.low),
        Subject::Upper(name) => fact(name, |one| one.high),
        Subject::Named(name) => match scored.practices.get(name) {
            Some(score) => score.declared,
            None => match scored.dimensions.declared.get(name) {
                Some(score) => *score,
                None => fact(name, |one| one.value),
            },
        },
    };
    let bound = match &rule.bound {
        Bound::Number(number) => Some(*number),
        Bound::Stage(stage) => scored.model.stage(stage).map(|at| at as f64),
    };
    value.zip(bound)
}

fn contradictions(scored: &Scored<'_>) -> Vec<AuditFinding> {
    let kind = |judgement| match judgement {
        Judgement::ContradictedOptimistic => Some(FindingKind::ContradictedOptimistic),
        Judgement::UnderDeclared => Some(FindingKind::UnderDeclared),
        Judgement::Mixed => Some(FindingKind::Mixed),
        Judgement::Corroborated | Judgement::NotTested => None,
    };
    let verdicts = scored.verdicts.iter();
    verdicts
        .filter_map(|verdict| {
            let mut finding = AuditFinding::of(kind(verdict.verdict)?, &verdict.practice);
            finding.declared = verdict.declared;
            finding.value = verdict
                .checks
                .iter()
                .filter_map(|one| one.implied_high)
                .min()
                .map(f64::from);
            let tested = verdict
                .checks
                .iter()
                .filter(|one| one.verdict != Judgement::NotTested);
            finding.figures = tested
                .map(|one| (one.kpi.clone(), one.fact.clone()))
                .collect();
            Some(finding)
        })
        .collect()
}

fn of_practice(id: &str, score: &PracticeScore) -> Vec<AuditFinding> {
    let mut all = Vec::new();
    if let Some(gap) = score.disagreement.filter(|gap| *gap >= DISAGREEMENT) {
        let mut finding = AuditFinding::of(FindingKind::Disagreement, id);
        finding.value = Some(gap);
        finding.names = score.departments.keys().cloned().collect();
        all.push(finding);
    }
    if !score.fragile.is_empty() {
        let mut finding = AuditFinding::of(FindingKind::Fragile, id);
        finding.names.clone_from(&score.fragile);
        all.push(finding);
    }
    if score.no_reason {
        all.push(AuditFinding::of(FindingKind::NoReason, id));
    }
    if score.needs_reason {
        all.push(AuditFinding::of(FindingKind::ReplacedWithoutReason, id));
    }
    for finding in &mut all {
        finding.declared = score.declared;
    }
    all
}

/// Where services are lacking, about the practice that they are checked for.
fn services(scored: &Scored<'_>) -> Option<AuditFinding> {
    let names = lacking(&scored.audit.services);
    if names.is_empty() {
        return None;
    }
    let checked = |kpi: &str| kpi == PARITY;
    let mut practices = scored.model.practices();
    let practice =
        practices.find(|(_, one)| one.kpi_checks.iter().any(|check| checked(&check.kpi)));
    let mut finding = AuditFinding::of(
        FindingKind::Services,
        practice.map_or("", |(_, one)| &one.id),
    );
    if practice.is_none() {
        finding.about = None;
    }
    finding.value = Some(names.len() as f64);
    finding.names = names;
    if let Some(fact) = scored.facts.get(PARITY) {
        finding.figures.insert(PARITY.to_owned(), fact.clone());
    }
    Some(finding)
}

fn not_scored(scored: &Scored<'_>) -> Vec<AuditFinding> {
    let dimensions = scored.dimensions.declared.iter();
    dimensions
        .filter(|(_, score)| score.is_none())
        .map(|(id, _)| {
            let mut finding = AuditFinding::of(FindingKind::NotScored, id);
            finding.value = scored.dimensions.missing.get(id).copied();
            finding
        })
        .collect()
}
