//! A walk over the rows of a table: what its columns are, and what is odd.
//!
//! Counts only, so that a file of any size can be walked; what would grow with
//! the file (duplicates) is bounded.

pub mod decide;
mod evidence;
mod kind;
pub mod period;
pub mod value;
pub mod words;

use super::delimited::{Incidents, Record};
use super::shape::{Shape, TakenOut};
use super::warning::{Code, Tally, Warning, Warnings};
use decide::{Context, Kind};
use evidence::Evidence;
pub use kind::visible;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::hash::BuildHasher;

/// Rows and keys that are compared with each other.
const MOST_COMPARED: usize = 50_000;

/// What was seen of the rows of a table.
#[derive(Debug)]
pub struct Survey {
    names: Vec<String>,
    european: bool,
    columns: Vec<Evidence>,
    keys: Vec<Keys>,
    rows: u64,
    seen: FxHashSet<u64>,
    ragged: Tally,
    duplicates: Tally,
}

/// Values of a column folded, to find those that differ in case or spaces only.
#[derive(Debug, Default, Clone)]
struct Keys {
    seen: FxHashMap<u64, u64>,
    near: Tally,
}

impl Survey {
    /// A survey of a table with these columns. `european` says that the file is
    /// delimited as where a comma is the decimal mark.
    #[must_use]
    pub fn new(names: Vec<String>, european: bool) -> Self {
        let width = names.len();
        Self {
            names,
            european,
            columns: vec![Evidence::default(); width],
            keys: vec![Keys::default(); width],
            rows: 0,
            seen: FxHashSet::default(),
            ragged: Tally::default(),
            duplicates: Tally::default(),
        }
    }

    /// Looks at the next row.
    pub fn add(&mut self, record: &Record<'_>) {
        self.rows += 1;
        let width = self.columns.len();
        let beyond = (width..record.len()).any(|at| !is_blank(record.raw(at)));
        if beyond || record.len() < width {
            self.ragged.add(record.line);
        }
        for (at, column) in self.columns.iter_mut().enumerate() {
            let raw = record.raw(at);
            let text = record.get(at);
            column.add(raw, &text, record.line);
            self.keys[at].add(&text, record.line);
        }
        let filled = (0..record.len())
            .filter(|&at| !is_blank(record.raw(at)))
            .count();
        if filled > 1 && self.seen.len() < MOST_COMPARED {
            let cells: Vec<&[u8]> = (0..record.len()).map(|at| record.raw(at)).collect();
            if !self.seen.insert(FxBuildHasher.hash_one(cells)) {
                self.duplicates.add(record.line);
            }
        }
    }

    /// The kinds of the columns, and what is to be pointed out.
    #[must_use]
    pub fn finish(&self, warnings: &mut Warnings) -> Vec<Kind> {
        let context = Context::of(&self.columns, self.european);
        let mut kinds = Vec::new();
        for (at, (name, column)) in self.names.iter().zip(&self.columns).enumerate() {
            let (kind, notes) = decide::decide(column, name, context);
            for (code, tally) in notes {
                warnings.add(code, Some(name), tally);
            }
            if kind == Kind::Text && is_key(name, column) {
                warnings.add(Code::NearDuplicateKeys, Some(name), self.keys[at].near);
            }
            kinds.push(kind);
        }
        warnings.add(Code::RaggedRows, None, self.ragged);
        warnings.add(Code::DuplicateRows, None, self.duplicates);
        kinds
    }

    /// How many rows were looked at.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.rows
    }
}

impl Keys {
    fn add(&mut self, text: &str, line: u64) {
        if text.is_empty() || text.len() > 100 || self.seen.len() >= MOST_COMPARED {
            return;
        }
        let trimmed = text.trim();
        let small = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
        let folded = match trimmed.bytes().all(small) {
            true => Cow::Borrowed(trimmed),
            false => Cow::Owned(super::cell::compose::composed(trimmed).to_lowercase()),
        };
        let raw = FxBuildHasher.hash_one(text);
        let first = *self
            .seen
            .entry(FxBuildHasher.hash_one(folded))
            .or_insert(raw);
        if first != raw {
            self.near.add(line);
        }
    }
}

fn is_blank(raw: &[u8]) -> bool {
    raw.iter().all(u8::is_ascii_whitespace)
}

/// Whether rows are told apart or joined by a column.
fn is_key(name: &str, column: &Evidence) -> bool {
    column.addresses * 2 > column.filled || words::Words::of(name).any(&words::KEYS)
}

/// What the reader and the shaper met on their way.
pub fn tell_incidents(incidents: &Incidents, out: &TakenOut, warnings: &mut Warnings) {
    warnings.add(
        Code::UnclosedQuote,
        None,
        Tally::of(&incidents.unclosed_quotes),
    );
    warnings.add(
        Code::StrayQuotes,
        None,
        Tally::times(incidents.stray_quotes as u64),
    );
    warnings.add(Code::InvalidBytes, None, Tally::times(incidents.replaced));
    warnings.add(Code::NulBytes, None, Tally::times(incidents.zeros));
    warnings.add(Code::TotalRow, None, Tally::of(&out.totals));
    warnings.add(Code::Footnote, None, Tally::of(&out.notes));
    warnings.add(
        Code::RepeatedHeader,
        None,
        Tally::times(out.repeated_headers),
    );
    if let Some(line) = out.other_table {
        let count = out.other_rows.max(1);
        warnings.add(
            Code::MultipleTables,
            None,
            Tally {
                count,
                line: Some(line),
            },
        );
    }
}

/// What the head of a file shows: titles, headers, quotes.
pub fn tell_head(
    shape: Shape,
    titles: usize,
    header: &[String],
    whole_line: bool,
    loose_quotes: usize,
    warnings: &mut Warnings,
) {
    let mut once = |code, yes: bool| warnings.add(code, None, Tally::times(u64::from(yes)));
    once(Code::DoubleQuotedFile, whole_line);
    once(Code::StrayQuotes, loose_quotes > 0);
    once(Code::MultiRowHeader, shape.header_rows > 1);
    once(Code::NoHeader, shape.header_rows == 0);
    warnings.add(Code::Preamble, None, Tally::times(titles as u64));
    if shape.header_rows == 0 {
        return;
    }
    let mut names: FxHashSet<u64> = FxHashSet::default();
    let trimmed = header.iter().map(|name| name.trim());
    let (mut twice, mut empty) = (0, 0);
    for name in trimmed {
        if name.is_empty() {
            empty += 1;
        } else if !names.insert(FxBuildHasher.hash_one(name)) {
            twice += 1;
        }
    }
    let count = |found: fn(&str) -> bool| {
        Tally::times(header.iter().filter(|name| found(name)).count() as u64)
    };
    let unseen = count(|name| name.chars().any(kind::is_invisible));
    warnings.add(Code::InvisibleCharacters, None, unseen);
    warnings.add(Code::Mojibake, None, count(kind::is_mojibake));
    warnings.add(Code::DuplicateHeaders, None, Tally::times(twice));
    warnings.add(Code::EmptyHeader, None, Tally::times(empty));
}

/// A warning as a list of one, for what keeps a file from being read.
#[must_use]
pub fn only(code: Code) -> Vec<Warning> {
    let mut warnings = Warnings::default();
    warnings.add(code, None, Tally::times(1));
    warnings.into_vec()
}
