//! The quality ledger: every row or cell that was skipped, repaired or guessed.

use serde::Serialize;
use std::collections::BTreeMap;

/// What was done with a row or a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum Effect {
    /// The row is in no figure.
    Skipped,
    /// The cell was changed in a way stated by the reason.
    Repaired,
    /// The cell was read by a rule that it does not prove.
    Guessed,
    /// Kept, but worth a look.
    Noted,
}

/// One reason, with how often and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Entry {
    /// What was done.
    pub effect: Effect,
    /// Why: a stable code.
    pub reason: &'static str,
    /// The column or filter concerned, if one is.
    pub column: String,
    /// How many rows.
    pub rows: u64,
    /// The first lines, at most ten.
    pub lines: Vec<u64>,
}

/// Lines kept of each reason.
const LINES: usize = 10;

/// The ledger of a file.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    entries: BTreeMap<(Effect, &'static str, String), (u64, Vec<u64>)>,
}

impl Ledger {
    /// Records one row.
    pub fn note(&mut self, effect: Effect, reason: &'static str, column: &str, line: u64) {
        let (rows, lines) = self
            .entries
            .entry((effect, reason, column.to_owned()))
            .or_default();
        *rows += 1;
        if lines.len() < LINES {
            lines.push(line);
        }
    }

    /// Rows with this effect.
    #[must_use]
    pub fn rows(&self, effect: Effect) -> u64 {
        self.entries
            .iter()
            .filter(|((e, ..), _)| *e == effect)
            .map(|(_, (rows, _))| rows)
            .sum()
    }

    /// Rows with this reason.
    #[must_use]
    pub fn of(&self, reason: &str) -> u64 {
        let entries = self.entries.iter();
        let of_reason = entries.filter(|((_, one, _), _)| *one == reason);
        of_reason.map(|(_, (rows, _))| rows).sum()
    }

    /// All entries: skipped first, then by reason.
    #[must_use]
    pub fn entries(&self) -> Vec<Entry> {
        self.entries
            .iter()
            .map(|((effect, reason, column), (rows, lines))| Entry {
                effect: *effect,
                reason,
                column: column.clone(),
                rows: *rows,
                lines: lines.clone(),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_all_and_keeps_the_first_lines() {
        let mut ledger = Ledger::default();
        for line in 2..50 {
            ledger.note(Effect::Skipped, "amount-unreadable", "montant", line);
        }
        ledger.note(Effect::Noted, "no-channel", "", 3);
        assert_eq!(ledger.rows(Effect::Skipped), 48);
        let entries = ledger.entries();
        assert_eq!(entries[0].lines, (2..12).collect::<Vec<_>>());
        assert_eq!(entries.len(), 2);
    }
}
