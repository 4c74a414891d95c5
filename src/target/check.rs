//! Whether a target is one: its words against its numbers, and the five letters.

use super::goal::{ChangeKind, Goal, Scale};
use serde::Serialize;

/// Rounding that a target may have been told with.
const ROUNDED: f64 = 0.005;

/// Words that do not say what the numbers say.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Contradiction {
    /// How the words tell it.
    pub said_kind: ChangeKind,
    /// What they say.
    pub said: f64,
    /// The value they would lead to.
    pub leads_to: f64,
    /// The value given.
    pub given: f64,
    /// The change that the numbers make, as a share of the start; `null` from 0.
    pub relative: Option<f64>,
    /// The same as a difference.
    pub difference: f64,
}

/// What the numbers make of words; `None` where they agree.
#[must_use]
pub fn contradiction(goal: &Goal, from: f64, given: f64, scale: Scale) -> Option<Contradiction> {
    let leads_to = goal.value(from);
    let difference = given - from;
    let size = difference.abs().max((leads_to - from).abs());
    let step = match scale {
        Scale::Share => ROUNDED / 100.0,
        Scale::Points | Scale::Plain => ROUNDED,
    };
    if (leads_to - given).abs() <= (size * 0.02).max(step) {
        return None;
    }
    Some(Contradiction {
        said_kind: goal.kind,
        said: goal.amount,
        leads_to,
        given,
        relative: (from != 0.0).then(|| difference / from),
        difference,
    })
}

/// One of the five letters.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Letter {
    /// `S`, `M`, `A`, `R` or `T`.
    pub letter: char,
    /// Whether it holds; `null` where it cannot be told.
    pub holds: Option<bool>,
    /// Why, or why not: a stable code.
    pub reason: &'static str,
}

/// What the letters are judged by.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Facts {
    /// Whether the figure is one of the catalogue.
    pub known_kpi: bool,
    /// Whether the value to reach is clear: read, and no contradiction.
    pub clear_value: bool,
    /// Whether `%` could also be points.
    pub ambiguous: bool,
    /// Whether the figure has a value now.
    pub has_value: bool,
    /// Whether it has an interval.
    pub has_interval: bool,
    /// Whether the target is on the side that is better; `None` where neither is.
    pub better: Option<bool>,
    /// Whether as many are counted as it takes to see the change.
    pub enough: Option<bool>,
    /// Whether the pace leads there; `None` before it has begun.
    pub on_pace: Option<bool>,
    /// Whether somebody answers for it.
    pub has_owner: bool,
    /// Whether it is said what it is good for.
    pub has_reason: bool,
    /// Whether it begins and ends on a day.
    pub has_days: bool,
    /// Whether it ends after it begins.
    pub in_order: bool,
}

/// The five letters of a target.
#[must_use]
pub fn letters(facts: &Facts) -> Vec<Letter> {
    let letter = |letter, (holds, reason)| Letter {
        letter,
        holds,
        reason,
    };
    vec![
        letter('S', specific(facts)),
        letter('M', measurable(facts)),
        letter('A', achievable(facts)),
        letter('R', relevant(facts)),
        letter('T', timed(facts)),
    ]
}

type Judged = (Option<bool>, &'static str);

fn specific(facts: &Facts) -> Judged {
    match facts {
        Facts {
            known_kpi: false, ..
        } => (Some(false), "no-such-kpi"),
        Facts {
            clear_value: false, ..
        } => (Some(false), "unclear-value"),
        Facts {
            ambiguous: true, ..
        } => (Some(false), "percent-or-points"),
        Facts {
            has_owner: false, ..
        } => (Some(false), "no-owner"),
        _ => (Some(true), "specific"),
    }
}

fn measurable(facts: &Facts) -> Judged {
    match facts {
        Facts {
            has_value: false, ..
        } => (Some(false), "not-computable"),
        Facts {
            enough: Some(false),
            ..
        } => (Some(false), "too-few-to-see"),
        Facts {
            has_interval: false,
            enough: None,
            ..
        } => (Some(true), "measured-whole"),
        _ => (Some(true), "measurable"),
    }
}

fn achievable(facts: &Facts) -> Judged {
    match facts {
        Facts {
            better: Some(false),
            ..
        } => (Some(false), "worse-side"),
        Facts {
            on_pace: Some(true),
            ..
        } => (Some(true), "on-pace"),
        Facts {
            on_pace: Some(false),
            ..
        } => (Some(false), "behind-pace"),
        _ => (None, "no-pace-yet"),
    }
}

fn relevant(facts: &Facts) -> Judged {
    match facts.has_reason {
        true => (Some(true), "reason-given"),
        false => (Some(false), "no-reason"),
    }
}

fn timed(facts: &Facts) -> Judged {
    match facts {
        Facts {
            has_days: false, ..
        } => (Some(false), "no-day"),
        Facts {
            in_order: false, ..
        } => (Some(false), "ends-before-it-begins"),
        _ => (Some(true), "dated"),
    }
}
