//! Paths: journeys already aggregated by the tool that exported them.

use super::identity::NONE;
use super::row::Row;
use crate::intake::cell::money::Money;

/// A row of a paths file, typed. Counts may be fractions: they are kept in
/// millionths, like money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathRow {
    /// Words of the channels, first to last.
    pub channels: Vec<u32>,
    /// Journeys that converted, in millionths.
    pub conversions: i64,
    /// What they were worth.
    pub value: i64,
    /// Journeys that did not, in millionths.
    pub nulls: i64,
}

/// The typed rows of a paths file.
#[derive(Debug, Default)]
pub struct PathRows {
    /// The rows.
    pub rows: Vec<PathRow>,
}

impl PathRows {
    /// Reads a record; what cannot be read goes to the ledger.
    pub fn read(&mut self, row: &mut Row<'_>) {
        let separator = row.binding.separator("path").to_owned();
        let mut channels = Vec::new();
        if let Some(cell) = row.cell("path") {
            for name in cell.text.split(separator.as_str()) {
                let name = name.trim();
                if !name.is_empty() {
                    channels.push(row.codes.words.code(name));
                }
            }
        }
        let mut amounts = [0; 3];
        for (amount, field) in amounts.iter_mut().zip(["conversions", "value", "nulls"]) {
            let Some(cell) = row.cell(field) else {
                continue;
            };
            match Money::parse(&cell.text, cell.format) {
                Some(read) if read.0 >= 0 || field == "value" => *amount = read.0,
                Some(_) => return row.skip("negative-count", field),
                None => return row.skip("number-unreadable", field),
            }
        }
        let [conversions, value, nulls] = amounts;
        debug_assert!(!channels.contains(&NONE));
        self.rows.push(PathRow {
            channels,
            conversions,
            value,
            nulls,
        });
    }
}
