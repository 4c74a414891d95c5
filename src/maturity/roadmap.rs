//! What to do next: one step a practice, prerequisites first, the most effect
//! for the least effort, and no more a quarter than a department can carry.

use super::answers::{ActionState, Audit, OwnAction};
use super::exact;
use super::model::{Dimension, Model, NextAction, Practice, Words};
use super::quarters;
use super::score::{self, PracticeScore, DISAGREEMENT};
use super::verdict::{Fact, Judgement, Verdict};
use serde::Serialize;
use std::collections::BTreeMap;

/// Why an action is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "snake_case")]
pub enum ActionKind {
    /// Departments disagree: settle first what is true.
    Workshop,
    /// The data imply a lower level than was declared: the step from there.
    Implied,
    /// The step to the next level.
    Next,
    /// The consultant's own.
    Own,
}

/// What effect and effort make of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "snake_case")]
pub enum Quadrant {
    /// Much for little.
    QuickWin,
    /// Much for much.
    MajorProject,
    /// Little for little.
    FillIn,
    /// Little for much.
    Reconsider,
    /// In between.
    Planned,
}

/// The figure that an action should move.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Moves {
    /// The figure.
    pub kpi: String,
    /// What it is now.
    pub fact: Fact,
    /// The smallest change that could be told from noise, were it counted on as
    /// many again: 1.96 standard errors of a difference, the standard error
    /// being taken from the width of the interval.
    pub smallest_change: Option<f64>,
}

/// An action of the roadmap.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Action {
    /// Names it in an audit: practice and level.
    pub id: String,
    /// The practice.
    pub practice: String,
    /// Why it is proposed.
    pub kind: ActionKind,
    /// The level it starts from.
    pub level: u8,
    /// In words.
    pub words: Option<Words>,
    /// Its effect, 1 to 5.
    pub impact: u8,
    /// What it costs, 1 to 5.
    pub effort: u8,
    /// What effect and effort make of it.
    pub quadrant: Quadrant,
    /// The higher, the sooner.
    pub priority: f64,
    /// Actions that come first.
    pub blocked_by: Vec<String>,
    /// The department that does it.
    pub department: String,
    /// Its quarter, as `2027-Q1`, or by its number from `Q1` without a day.
    pub quarter: String,
    /// The figure it should move.
    pub moves: Option<Moves>,
    /// What was said of it.
    pub state: ActionState,
}

/// The quadrant of an effect and an effort.
#[must_use]
pub fn quadrant(impact: u8, effort: u8) -> Quadrant {
    match (impact, effort) {
        (4.., ..=2) => Quadrant::QuickWin,
        (4.., 4..) => Quadrant::MajorProject,
        (..=3, ..=2) => Quadrant::FillIn,
        (..=2, 4..) => Quadrant::Reconsider,
        _ => Quadrant::Planned,
    }
}

/// What the roadmap is made of.
pub struct Ground<'a> {
    /// The model.
    pub model: &'a Model,
    /// The answers.
    pub audit: &'a Audit,
    /// The scores of practices.
    pub practices: &'a BTreeMap<String, PracticeScore>,
    /// What the data say.
    pub verdicts: &'a [Verdict],
    /// The figures.
    pub facts: &'a BTreeMap<String, Fact>,
}

/// The roadmap, in the order in which it is to be done.
#[must_use]
pub fn roadmap(ground: &Ground<'_>) -> Vec<Action> {
    let mut actions: Vec<Action> = ground
        .model
        .practices()
        .flat_map(|(dimension, practice)| of_practice(ground, dimension, practice))
        .collect();
    // Equal priorities keep the order of the model.
    actions.sort_by(|a, b| {
        b.priority
            .total_cmp(&a.priority)
            .then(a.effort.cmp(&b.effort))
    });
    for at in 0..actions.len() {
        actions[at].blocked_by = blocked_by(ground, &actions[at], &actions);
    }
    // What the consultant has decided finds its room before what is proposed.
    let mut all: Vec<Action> = ground
        .audit
        .own_actions
        .iter()
        .map(|one| own(ground, one))
        .collect();
    all.extend(prerequisites_first(actions));
    quarters::fill(ground.audit, &mut all);
    all
}

/// An action of the consultant's own.
fn own(ground: &Ground<'_>, action: &OwnAction) -> Action {
    let (impact, effort) = (action.impact.clamp(1, 5), action.effort.clamp(1, 5));
    let practice = ground.model.practice(&action.practice);
    let asked = practice.and_then(|one| one.respondents.first());
    Action {
        id: action.id.clone(),
        practice: action.practice.clone(),
        kind: ActionKind::Own,
        level: 0,
        words: Some(Words {
            en: action.text.clone(),
            fr: action.text.clone(),
        }),
        impact,
        effort,
        quadrant: quadrant(impact, effort),
        priority: 0.0,
        blocked_by: Vec::new(),
        department: match action.department.is_empty() {
            true => asked.cloned().unwrap_or_default(),
            false => action.department.clone(),
        },
        quarter: String::new(),
        moves: practice.and_then(|one| moves(ground, one)),
        state: action.state(),
    }
}

fn of_practice(ground: &Ground<'_>, dimension: &Dimension, practice: &Practice) -> Vec<Action> {
    let Some(score) = ground.practices.get(&practice.id) else {
        return Vec::new();
    };
    let Some((declared, gap)) = score.declared.zip(score.gap).filter(|(_, gap)| *gap > 0.0) else {
        return Vec::new();
    };
    let all: f64 = dimension.practices.iter().map(|one| one.weight).sum();
    let weight = score::weight(ground.model, ground.audit, dimension) * practice.weight / all;
    let stake = gap.min(1.0) * weight;
    let mut actions = Vec::new();
    let mut add = |kind, level, action: &NextAction| {
        actions.push(action_of(ground, practice, (kind, level), action, stake));
    };
    let reached = declared.floor() as u8;
    if score.disagreement.is_some_and(|gap| gap >= DISAGREEMENT) {
        if let Some(workshop) = &ground.model.workshop {
            add(ActionKind::Workshop, reached, workshop);
        }
    }
    let (kind, level) = match implied(ground, &practice.id) {
        Some(level) if level < reached => (ActionKind::Implied, level),
        _ => (ActionKind::Next, reached),
    };
    let step = practice.levels.get(usize::from(level));
    if let Some(action) = step.and_then(|one| one.next_action.as_ref()) {
        add(kind, level, action);
    }
    actions
}

/// The level that the data imply, where they contradict what was declared.
fn implied(ground: &Ground<'_>, practice: &str) -> Option<u8> {
    let verdict = ground
        .verdicts
        .iter()
        .find(|one| one.practice == practice)?;
    if verdict.verdict != Judgement::ContradictedOptimistic {
        return None;
    }
    let tested = verdict.checks.iter().filter_map(|one| one.implied_high);
    tested.min()
}

fn action_of(
    ground: &Ground<'_>,
    practice: &Practice,
    (kind, level): (ActionKind, u8),
    action: &NextAction,
    stake: f64,
) -> Action {
    let id = match kind {
        ActionKind::Workshop => format!("{}@workshop", practice.id),
        ActionKind::Implied | ActionKind::Next | ActionKind::Own => {
            format!("{}@{level}", practice.id)
        }
    };
    let state = ground.audit.actions.get(&id).cloned().unwrap_or_default();
    let department = match state.department.is_empty() {
        true => practice.respondents.first().cloned().unwrap_or_default(),
        false => state.department.clone(),
    };
    Action {
        practice: practice.id.clone(),
        kind,
        level,
        words: Some(action.words.clone()),
        impact: action.impact,
        effort: action.effort,
        quadrant: quadrant(action.impact, action.effort),
        priority: exact(stake * f64::from(action.impact) / f64::from(action.effort)),
        blocked_by: Vec::new(),
        department,
        quarter: String::new(),
        moves: moves(ground, practice),
        state,
        id,
    }
}

fn moves(ground: &Ground<'_>, practice: &Practice) -> Option<Moves> {
    let check = practice.kpi_checks.first()?;
    let fact = ground.facts.get(&check.kpi).cloned().unwrap_or_default();
    let width = fact.low.zip(fact.high).map(|(low, high)| high - low);
    Some(Moves {
        kpi: check.kpi.clone(),
        smallest_change: width
            .filter(|width| *width > 0.0)
            .map(|width| width / 2.0 * std::f64::consts::SQRT_2),
        fact,
    })
}

/// The actions of practices that the next level of this one rests on; a
/// workshop on the practice itself comes before its other step.
fn blocked_by(ground: &Ground<'_>, action: &Action, all: &[Action]) -> Vec<String> {
    if action.kind == ActionKind::Workshop {
        return Vec::new();
    }
    let mut first: Vec<String> = all
        .iter()
        .filter(|one| one.kind == ActionKind::Workshop && one.practice == action.practice)
        .map(|one| one.id.clone())
        .collect();
    let practice = ground.model.practice(&action.practice);
    for rest in practice.map_or(&[][..], |one| &one.prerequisites) {
        let score = ground
            .practices
            .get(&rest.practice)
            .and_then(|one| one.declared);
        let short = score.is_some_and(|score| score < f64::from(rest.min_level));
        if action.level + 1 >= rest.for_level && short {
            let steps = all.iter().filter(|one| one.practice == rest.practice);
            first.extend(steps.map(|one| one.id.clone()));
        }
    }
    first
}

/// The same actions, none before those that block it. Prerequisites make no
/// ring: the model is refused if they do.
fn prerequisites_first(mut waiting: Vec<Action>) -> Vec<Action> {
    let mut done: Vec<Action> = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let free = |one: &Action| {
            one.blocked_by
                .iter()
                .all(|id| done.iter().any(|d| d.id == *id))
        };
        let next = waiting.iter().position(free).unwrap_or(0);
        done.push(waiting.remove(next));
    }
    done
}
