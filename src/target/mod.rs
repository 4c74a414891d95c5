//! Targets: a figure, what it is to come to, by when, and whether it will.
//!
//! [`goal`] reads what was typed, [`deadline`] by when, [`check`] says whether
//! the words and the numbers agree and judges the five letters of SMART, [`reading`] puts both together,
//! [`progress`] how far it has come and whether that can be told from noise.

pub mod check;
pub mod deadline;
pub mod goal;
pub mod progress;
pub mod reading;

#[cfg(test)]
mod tests;

use goal::Goal;

/// The value to be reached: the one given, or what the words lead to.
#[must_use]
pub fn value_of(given: Option<f64>, said: Option<&Goal>, from: Option<f64>) -> Option<f64> {
    given.or_else(|| {
        let goal = said?;
        match goal.kind {
            goal::ChangeKind::Value => Some(goal.amount),
            _ => Some(goal.value(from?)),
        }
    })
}
