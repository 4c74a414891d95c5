//! Requests and answers that stand in several rows, or in several files: each counts
//! once, by its number.

use super::load::{LoadedFile, Rows};
use super::placed::{Place, Placed};
use super::quality::Effect;
use super::FileOutcome;

/// A row that its file numbers.
pub(super) trait Numbered: Place + PartialEq {
    /// What is one and the same in several rows.
    type Key: Ord;
    /// How far things are, and how much is said: of several rows the greatest counts.
    type State: Ord;

    /// The reason for leaving out rows that say something else.
    const REASON: &'static str;

    /// How many of a file's rows are such rows.
    fn count(rows: &Rows) -> usize;

    /// What the row is a state of; `None` where it has no number.
    fn key(placed: &Placed<Self>) -> Option<Self::Key>;

    /// How far it is.
    fn state(&self) -> Self::State;

    /// Its line in the file.
    fn line_mut(&mut self) -> &mut u32;
}

/// Leaves each once, in the order of the rows; what is left out goes to the ledgers.
/// Which of several rows counts does not depend on where they stand, as far as they
/// say different things.
pub(super) fn keep_once<T: Numbered>(
    mut rows: Vec<Placed<T>>,
    files: &[&LoadedFile],
    outcomes: &mut [FileOutcome],
) -> Vec<Placed<T>> {
    let mut keyed: Vec<(T::Key, usize)> = rows
        .iter()
        .enumerate()
        .filter_map(|(at, placed)| Some((T::key(placed)?, at)))
        .collect();
    keyed.sort_unstable();
    let mut dropped: Vec<(usize, &'static str)> = Vec::new();
    for group in keyed.chunk_by(|a, b| a.0 == b.0) {
        let places = || group.iter().map(|&(_, at)| at);
        // The first of equal ones.
        let Some(kept) = places().rev().max_by_key(|&at| rows[at].row.state()) else {
            continue;
        };
        for at in places().filter(|&at| at != kept) {
            let (mut one, mut other) = (rows[kept], rows[at]);
            *other.row.line_mut() = *one.row.line_mut();
            let reason = if other == one { "duplicate" } else { T::REASON };
            dropped.push((at, reason));
        }
    }
    dropped.sort_unstable();
    let mut ends = Vec::new();
    for (file, loaded) in files.iter().enumerate() {
        let before = ends.last().map_or(0, |&(_, end)| end);
        let count = T::count(&loaded.rows);
        ends.push((file, before + count));
    }
    let mut file = ends.iter().peekable();
    for &(at, reason) in &dropped {
        while file.next_if(|(_, end)| *end <= at).is_some() {}
        let line = *rows[at].row.line_mut();
        if let Some((file, _)) = file.peek() {
            let ledger = &mut outcomes[*file].ledger;
            ledger.note(Effect::Skipped, reason, "", u64::from(line));
        }
    }
    let (mut at, mut dropped) = (0, dropped.into_iter().map(|(at, _)| at).peekable());
    rows.retain(|_| {
        at += 1;
        dropped.next_if_eq(&(at - 1)).is_none()
    });
    rows
}
