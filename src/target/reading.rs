//! What was typed of a target, in numbers and days.

use super::deadline;
use super::goal::{self, ChangeKind, Goal, Scale};
use super::progress::Days;
use crate::dataset::period::day_text;
use crate::dataset::targets::TargetInput;
use jiff::civil::Date;

/// A target as it was understood.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Understood {
    /// What the words say.
    pub said: Option<Goal>,
    /// The value to be reached, where it is given as one.
    pub given: Option<f64>,
    /// Where it starts, where that was typed.
    pub start: Option<f64>,
    /// Its days.
    pub days: Days,
}

/// A day as the calendar has it.
#[must_use]
pub fn date_of(day: i64) -> Option<Date> {
    day_text(day).parse().ok()
}

/// Reads a target.
#[must_use]
pub fn understood(input: &TargetInput, scale: Scale, today: Date) -> Understood {
    // Where nothing else is said, a change may stand in the place of the value.
    let changes = input.goal.trim().is_empty() && goal::is_change(&input.target, scale);
    let words = if changes { &input.target } else { &input.goal };
    let said = goal::read(words, scale);
    let noted = deadline::read(&input.noted, today).unwrap_or(today);
    Understood {
        said: said.map(|goal| meant(goal, input.change, scale)),
        given: goal::value(&input.target, scale).filter(|_| !changes),
        start: goal::value(&input.baseline, scale),
        days: Days {
            today,
            start: deadline::read(&input.start, noted),
            due: deadline::read(&input.due, noted),
        },
    }
}

/// A change in words as the user says that it is meant.
#[must_use]
pub fn meant(goal: Goal, change: Option<ChangeKind>, scale: Scale) -> Goal {
    match (goal.kind, change) {
        (ChangeKind::Relative, Some(ChangeKind::Points)) => Goal {
            kind: ChangeKind::Points,
            // 10% of a share are ten points of it, 10% of a score ten of its points.
            amount: goal.amount * if scale == Scale::Share { 1.0 } else { 100.0 },
            ambiguous: false,
            ..goal
        },
        (_, Some(_)) => Goal {
            ambiguous: false,
            ..goal
        },
        (_, None) => goal,
    }
}
