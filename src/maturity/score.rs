//! Scores: of a practice, a dimension, the company, and the stage they make.

use super::answers::{Answer, Audit, PracticeAnswers, DO_NOT_KNOW};
use super::model::{Dimension, Model, Practice};
use super::rule::{conditions, Bound, Condition, Subject};
use super::{exact, median};
use serde::Serialize;
use std::collections::BTreeMap;

/// More weight than this unanswered, and a dimension has no score.
const MOST_MISSING_IN_DIMENSION: f64 = 0.4;
/// More weight than this without a score, and the company has none.
const MOST_MISSING: f64 = 0.3;
/// A gap between departments from which they disagree.
pub const DISAGREEMENT: f64 = 1.5;
/// A gap from the median that the auditor gives a reason for.
const REASON_FROM: f64 = 0.5;

/// The score of one practice.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct PracticeScore {
    /// What is declared, all respondents together; `null` where nobody knows.
    pub declared: Option<f64>,
    /// The same, not beyond what its evidence is worth.
    pub evidenced: Option<f64>,
    /// How far departments are apart.
    pub disagreement: Option<f64>,
    /// The median of the answers, where the auditor has put another score in
    /// its place.
    pub median: Option<f64>,
    /// Whether a score was put in the place of the median, far from it, without
    /// a reason: it does not count then.
    pub needs_reason: bool,
    /// The grade of evidence in force: that of the audit, or of the data where
    /// they corroborate.
    pub evidence: u8,
    /// Respondents who know.
    pub answered: u64,
    /// Respondents who do not.
    pub unknown: u64,
    /// Whether it does not apply.
    pub not_applicable: bool,
    /// Whether it is said not to apply without a reason.
    pub no_reason: bool,
    /// The median of each department.
    pub departments: BTreeMap<String, f64>,
    /// The score of each entity; empty where the company answered as a whole.
    pub entities: BTreeMap<String, f64>,
    /// The lowest of them.
    pub lowest: Option<f64>,
    /// The highest of them.
    pub highest: Option<f64>,
    /// Practices it rests on, at the level declared, that have not come so far.
    pub fragile: Vec<String>,
    /// What is aimed at.
    pub target: Option<f64>,
    /// How far that is.
    pub gap: Option<f64>,
}

/// The two scores of every dimension.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct DimensionScores {
    /// As declared; `null` where too little was answered.
    pub declared: BTreeMap<String, Option<f64>>,
    /// As evidence allows.
    pub evidenced: BTreeMap<String, Option<f64>>,
    /// As aimed at.
    pub target: BTreeMap<String, Option<f64>>,
    /// The share of the weight without an answer.
    pub missing: BTreeMap<String, f64>,
    /// The weights in force.
    pub weights: BTreeMap<String, f64>,
}

/// Where scores put the company.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Standing {
    /// The score of the company; `null` where too little was answered.
    pub overall: Option<f64>,
    /// Its weakest dimension.
    pub weakest: Option<String>,
    /// The stage.
    pub stage: Option<String>,
    /// What the next stage still needs.
    pub next: Vec<Lacking>,
}

/// A condition of the next stage that does not hold.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Lacking {
    /// The stage.
    pub stage: String,
    /// `overall`, or the dimension.
    pub what: String,
    /// Its score.
    pub value: Option<f64>,
    /// What it must come to.
    pub least: f64,
}

/// The scores of every practice of the model. `corroborated` tells for which
/// the data stand: evidence of grade 3.
#[must_use]
pub fn practices(
    model: &Model,
    audit: &Audit,
    corroborated: &dyn Fn(&str) -> bool,
) -> BTreeMap<String, PracticeScore> {
    let none = PracticeAnswers::default();
    let mut scores: BTreeMap<String, PracticeScore> = model
        .practices()
        .map(|(_, practice)| {
            let answers = audit.practices.get(&practice.id).unwrap_or(&none);
            let mut score = practice_score(model, audit, answers);
            if corroborated(&practice.id) {
                let best = model.answer.evidence_grades.last();
                score.evidence = score.evidence.max(best.map_or(0, |one| one.grade));
            }
            score.evidenced = score
                .declared
                .map(|score_| score_.min(cap(model, score.evidence)));
            aim(model, answers, &mut score);
            (practice.id.clone(), score)
        })
        .collect();
    let fragile: Vec<(String, Vec<String>)> = model
        .practices()
        .map(|(_, practice)| (practice.id.clone(), fragile(practice, &scores)))
        .collect();
    for (id, on) in fragile {
        if let Some(score) = scores.get_mut(&id) {
            score.fragile = on;
        }
    }
    scores
}

/// The most that a score is worth on evidence of a grade.
fn cap(model: &Model, grade: u8) -> f64 {
    let grades = &model.answer.evidence_grades;
    grades
        .iter()
        .find(|one| one.grade == grade)
        .map_or(0.0, |one| one.cap)
}

fn aim(model: &Model, answers: &PracticeAnswers, score: &mut PracticeScore) {
    let Some(declared) = score.declared else {
        score.target = answers.target.as_ref().map(|one| one.level);
        return;
    };
    let top = f64::from(model.top());
    let target = answers
        .target
        .as_ref()
        .map_or((declared + 1.0).min(top), |one| one.level);
    score.target = Some(target);
    score.gap = Some(exact((target - declared).max(0.0)));
}

fn practice_score(model: &Model, audit: &Audit, answers: &PracticeAnswers) -> PracticeScore {
    let top = model.top();
    let known: Vec<(&Answer, f64)> = answers
        .answers
        .iter()
        .filter_map(|one| Some((one, one.declared(top)?)))
        .collect();
    let departments = medians(&known, |one| one.dept.as_str());
    let entities = match known.iter().any(|(one, _)| !one.entity.is_empty()) {
        true => medians_of(
            known.iter().filter(|(one, _)| !one.entity.is_empty()),
            |one| one.entity.as_str(),
        ),
        false => BTreeMap::new(),
    };
    let scores: Vec<f64> = known.iter().map(|(_, score)| *score).collect();
    let middle = over_entities(audit, &entities).or_else(|| median(&scores));
    let refuses = answers.answers.iter().filter(|one| one.is_not_applicable());
    let all_refuse = known.is_empty() && refuses.clone().count() > 0;
    let (declared, needs_reason) = set(answers, middle);
    PracticeScore {
        declared,
        median: answers.set.as_ref().and(middle),
        needs_reason,
        disagreement: apart(&departments),
        evidence: answers.evidence,
        answered: known.len() as u64,
        unknown: answers
            .answers
            .iter()
            .filter(|one| {
                one.special.as_deref() == Some(DO_NOT_KNOW)
                    || (one.special.is_none() && one.level.is_none())
            })
            .count() as u64,
        not_applicable: all_refuse,
        no_reason: all_refuse && refuses.clone().any(|one| one.reason.trim().is_empty()),
        lowest: entities.values().copied().reduce(f64::min),
        highest: entities.values().copied().reduce(f64::max),
        departments,
        entities,
        ..PracticeScore::default()
    }
}

/// The score in force: the auditor's, where it stands near the median or has a
/// reason.
fn set(answers: &PracticeAnswers, middle: Option<f64>) -> (Option<f64>, bool) {
    let Some(set) = &answers.set else {
        return (middle, false);
    };
    let far = middle.is_none_or(|middle| exact((set.score - middle).abs()) > REASON_FROM);
    if far && set.reason.trim().is_empty() {
        (middle, true)
    } else {
        (Some(set.score), false)
    }
}

fn medians(known: &[(&Answer, f64)], key: impl Fn(&Answer) -> &str) -> BTreeMap<String, f64> {
    medians_of(known.iter(), key)
}

fn medians_of<'a>(
    known: impl Iterator<Item = &'a (&'a Answer, f64)>,
    key: impl Fn(&Answer) -> &str,
) -> BTreeMap<String, f64> {
    let mut groups: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for (answer, score) in known {
        groups
            .entry(key(answer).to_owned())
            .or_default()
            .push(*score);
    }
    groups
        .into_iter()
        .filter_map(|(key, scores)| Some((key, median(&scores)?)))
        .collect()
}

/// The weighted mean over entities; of entities that weigh nothing, none.
fn over_entities(audit: &Audit, entities: &BTreeMap<String, f64>) -> Option<f64> {
    let weight = |entity: &str| audit.entities.get(entity).copied().unwrap_or(1.0);
    let all: f64 = entities.keys().map(|one| weight(one)).sum();
    let sum: f64 = entities
        .iter()
        .map(|(one, score)| weight(one) * score)
        .sum();
    (all > 0.0).then(|| exact(sum / all))
}

fn apart(departments: &BTreeMap<String, f64>) -> Option<f64> {
    let least = departments.values().copied().reduce(f64::min)?;
    let most = departments.values().copied().reduce(f64::max)?;
    Some(exact(most - least))
}

/// What a practice rests on, at the level it declares, and is not there.
fn fragile(practice: &Practice, scores: &BTreeMap<String, PracticeScore>) -> Vec<String> {
    let declared = |id: &str| scores.get(id).and_then(|one| one.declared);
    let Some(own) = declared(&practice.id) else {
        return Vec::new();
    };
    practice
        .prerequisites
        .iter()
        .filter(|one| own >= f64::from(one.for_level))
        .filter(|one| declared(&one.practice).is_some_and(|score| score < f64::from(one.min_level)))
        .map(|one| one.practice.clone())
        .collect()
}

/// The weight of a dimension: the model's, by sector and aim or by hand.
#[must_use]
pub fn weight(model: &Model, audit: &Audit, dimension: &Dimension) -> f64 {
    if let Some(by) = audit.multipliers.get(&dimension.id) {
        return exact(dimension.weight * by);
    }
    let by = |chosen: &Option<String>, known: &[super::model::Profile]| {
        let profile = chosen
            .as_ref()
            .and_then(|id| known.iter().find(|one| one.id == *id));
        profile
            .and_then(|one| one.multipliers.get(&dimension.id).copied())
            .unwrap_or(1.0)
    };
    exact(dimension.weight * by(&audit.profile, &model.profiles) * by(&audit.goal, &model.goals))
}

/// The scores of every dimension.
#[must_use]
pub fn dimensions(
    model: &Model,
    audit: &Audit,
    practices: &BTreeMap<String, PracticeScore>,
) -> DimensionScores {
    let mut scores = DimensionScores::default();
    for dimension in &model.dimensions {
        let id = &dimension.id;
        let of = |score: &dyn Fn(&PracticeScore) -> Option<f64>| {
            mean(dimension, |practice| {
                practices.get(practice).and_then(score)
            })
        };
        let (declared, missing) = of(&|one| one.declared);
        scores.declared.insert(id.clone(), declared);
        scores
            .evidenced
            .insert(id.clone(), of(&|one| one.evidenced).0);
        scores.target.insert(id.clone(), of(&|one| one.target).0);
        scores.missing.insert(id.clone(), missing);
        scores
            .weights
            .insert(id.clone(), weight(model, audit, dimension));
    }
    scores
}

/// The weighted mean of the practices that have a score, and the share of the
/// weight that has none.
fn mean(dimension: &Dimension, score: impl Fn(&str) -> Option<f64>) -> (Option<f64>, f64) {
    let (mut all, mut weight, mut sum) = (0.0, 0.0, 0.0);
    for practice in &dimension.practices {
        all += practice.weight;
        if let Some(score) = score(&practice.id) {
            weight += practice.weight;
            sum += practice.weight * score;
        }
    }
    let missing = exact((all - weight) / all);
    let scored = weight > 0.0 && missing <= MOST_MISSING_IN_DIMENSION;
    (scored.then(|| exact(sum / weight)), missing)
}

/// Where one set of scores puts the company.
#[must_use]
pub fn standing(
    model: &Model,
    weights: &BTreeMap<String, f64>,
    scores: &BTreeMap<String, Option<f64>>,
) -> Standing {
    let (mut all, mut weight, mut sum) = (0.0, 0.0, 0.0);
    let mut weakest: Option<(&str, f64)> = None;
    for dimension in &model.dimensions {
        let by = weights.get(&dimension.id).copied().unwrap_or(0.0);
        all += by;
        let Some(score) = scores.get(&dimension.id).copied().flatten() else {
            continue;
        };
        weight += by;
        sum += by * score;
        if weakest.is_none_or(|(_, least)| score < least) {
            weakest = Some((&dimension.id, score));
        }
    }
    let enough = weight > 0.0 && exact((all - weight) / all) <= MOST_MISSING;
    let overall = enough.then(|| exact(sum / weight));
    let stage = overall.and_then(|overall| stage(model, overall, scores));
    Standing {
        overall,
        weakest: weakest.map(|(id, _)| id.to_owned()),
        next: next(model, stage, overall, scores),
        stage: stage.map(|at| model.scoring.stage.thresholds[at].0.clone()),
    }
}

/// The highest stage whose threshold and gates are met, by its place.
fn stage(model: &Model, overall: f64, scores: &BTreeMap<String, Option<f64>>) -> Option<usize> {
    let thresholds = &model.scoring.stage.thresholds;
    (0..thresholds.len()).rev().find(|&at| {
        overall >= thresholds[at].1 && unmet(model, &thresholds[at].0, scores).is_empty()
    })
}

/// What of the gates of a stage does not hold.
fn unmet(model: &Model, stage: &str, scores: &BTreeMap<String, Option<f64>>) -> Vec<Lacking> {
    let gates = model
        .scoring
        .stage
        .gates
        .iter()
        .filter(|one| one.stage == stage);
    let rules = gates.flat_map(|one| conditions(&one.require).unwrap_or_default());
    rules
        .flat_map(|rule| lacking(stage, &rule, scores))
        .collect()
}

fn lacking(stage: &str, rule: &Condition, scores: &BTreeMap<String, Option<f64>>) -> Vec<Lacking> {
    let Bound::Number(least) = rule.bound else {
        return Vec::new();
    };
    let lack = |(what, value): (&String, Option<f64>)| Lacking {
        stage: stage.to_owned(),
        what: what.clone(),
        value,
        least,
    };
    let holds = |value: f64| rule.comparison.holds(value, least);
    match &rule.subject {
        Subject::EveryDimension => scores
            .iter()
            .filter(|(_, score)| score.is_some_and(|score| !holds(score)))
            .map(|(id, score)| lack((id, *score)))
            .collect(),
        Subject::Named(id) => {
            let score = scores.get(id).copied().flatten();
            match score.is_some_and(holds) {
                true => Vec::new(),
                false => vec![lack((id, score))],
            }
        }
        _ => Vec::new(),
    }
}

fn next(
    model: &Model,
    stage: Option<usize>,
    overall: Option<f64>,
    scores: &BTreeMap<String, Option<f64>>,
) -> Vec<Lacking> {
    let Some((name, least)) = model
        .scoring
        .stage
        .thresholds
        .get(stage.map_or(0, |at| at + 1))
    else {
        return Vec::new();
    };
    let mut lacks = Vec::new();
    if overall.is_none_or(|overall| overall < *least) {
        lacks.push(Lacking {
            stage: name.clone(),
            what: "overall".to_owned(),
            value: overall,
            least: *least,
        });
    }
    lacks.extend(unmet(model, name, scores));
    lacks
}
