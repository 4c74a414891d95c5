//! When actions are done: no more a quarter than a department can carry.

use super::answers::{Audit, Status};
use super::roadmap::Action;
use std::collections::BTreeMap;

/// Actions that a department carries in a quarter.
const MOST_A_QUARTER: u32 = 3;
/// Quarters looked at before an action is put in the last of them all the same.
const QUARTERS: u32 = 40;

/// Gives every action its quarter. Those that were put in one count there first;
/// the others follow in their order, where there is room.
pub fn fill(audit: &Audit, actions: &mut [Action]) {
    let start = audit.day.as_deref().and_then(quarter_of);
    let chosen = |action: &Action| {
        let quarter = number_of(&action.state.quarter)?;
        Some(quarter.saturating_sub(start?))
    };
    // What is closed takes nobody's time, and holds nothing up.
    let open = |action: &Action| matches!(action.state.status, Status::Planned | Status::Doing);
    let mut load: BTreeMap<(String, u32), u32> = BTreeMap::new();
    for action in actions.iter().filter(|one| open(one)) {
        if let Some(at) = chosen(action) {
            *load.entry((action.department.clone(), at)).or_default() += 1;
        }
    }
    let mut placed: BTreeMap<String, u32> = BTreeMap::new();
    for action in actions.iter_mut() {
        let after = action
            .blocked_by
            .iter()
            .filter_map(|id| placed.get(id))
            .max();
        let least = after.map_or(0, |quarter| quarter + 1);
        let carried = |at: u32| load.get(&(action.department.clone(), at)).copied();
        let room = |at: &u32| carried(*at).unwrap_or(0) < MOST_A_QUARTER;
        let wanted = chosen(action);
        let at = wanted.unwrap_or_else(|| (least..QUARTERS).find(room).unwrap_or(QUARTERS));
        action.quarter = name_of(start, at);
        if open(action) {
            placed.insert(action.id.clone(), at);
            if wanted.is_none() {
                *load.entry((action.department.clone(), at)).or_default() += 1;
            }
        }
    }
}

/// The quarter of a day, counted from year 0.
fn quarter_of(day: &str) -> Option<u32> {
    let mut parts = day.split('-');
    let year: u32 = parts.next()?.parse().ok()?;
    let month: u32 = parts.next()?.parse().ok()?;
    (1..=12)
        .contains(&month)
        .then(|| year * 4 + (month - 1) / 3)
}

/// A quarter as `2027-Q1`, counted from year 0.
fn number_of(quarter: &str) -> Option<u32> {
    let (year, number) = quarter.split_once("-Q")?;
    let number: u32 = number.parse().ok()?;
    (1..=4).contains(&number).then_some(())?;
    Some(year.parse::<u32>().ok()? * 4 + number - 1)
}

fn name_of(start: Option<u32>, at: u32) -> String {
    match start {
        Some(start) => format!("{}-Q{}", (start + at) / 4, (start + at) % 4 + 1),
        None => format!("Q{}", at + 1),
    }
}
