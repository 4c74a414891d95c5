//! Paths: journeys already aggregated by the tool that exported them.

pub(super) mod bulk;

use super::channel::Channels;
use super::interner::{Entry, Table};
use super::load::{LoadedFile, Rows};
use super::row::Row;
use std::rc::Rc;

/// The typed rows of a paths file: the touches of all of them one after another,
/// so that a million paths are no million allocations. Rows of one path are one.
#[derive(Debug, Clone, Default)]
pub struct PathRows {
    /// The words of the channels, in the order in which they are met.
    words: Vec<u32>,
    /// How often the rows touch each.
    counts: Vec<u64>,
    /// By word, its place among them.
    places: Vec<u16>,
    /// The channels of all paths, by place.
    steps: Vec<u16>,
    /// Where each path ends in `steps`.
    ends: Vec<u32>,
    amounts: Vec<Amounts>,
    /// The paths by their hash, and that of the path at hand.
    known: Table,
    hash: u64,
}

/// Journeys that converted, what they were worth, and journeys that did not, in
/// millionths: counts may be fractions.
pub type Amounts = [i64; 3];

/// The fields of the amounts.
const AMOUNTS: [&str; 3] = ["conversions", "value", "nulls"];
/// A word that is no channel yet.
const NOWHERE: u16 = u16::MAX;

/// Spreads what is hashed over all bits.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// The amounts of two rows; `None` where they do not fit.
fn sum(a: Amounts, b: Amounts) -> Option<Amounts> {
    let [x, y, z] = [0, 1, 2].map(|at| a[at].checked_add(b[at]));
    Some([x?, y?, z?])
}

/// Whether an amount may be less than nothing: value given back may.
fn may_be(field: usize, amount: i64) -> bool {
    amount >= 0 || field == 1
}

impl PathRows {
    /// Reads a record; what cannot be read goes to the ledger.
    pub fn read(&mut self, row: &mut Row<'_>) {
        let mut amounts = [0; 3];
        for (at, field) in AMOUNTS.into_iter().enumerate() {
            let Some(cell) = row.cell(field) else {
                continue;
            };
            match cell.money() {
                Some(read) if may_be(at, read.0) => amounts[at] = read.0,
                Some(_) => return row.skip("negative-count", field),
                None => return row.skip("number-unreadable", field),
            }
        }
        if let Some(cell) = row.cell("path") {
            for name in cell.text.split(row.binding.separator("path")) {
                let name = name.trim();
                if !name.is_empty() {
                    let word = row.codes.words.code(name);
                    self.step(word);
                }
            }
        }
        self.end(amounts);
    }

    /// Adds a touch to the path at hand.
    fn step(&mut self, word: u32) {
        let at = word as usize;
        if at >= self.places.len() {
            self.places.resize(at + 1, NOWHERE);
        }
        if self.places[at] == NOWHERE {
            // More names than this are no channels; the rest share one.
            if self.words.len() < usize::from(NOWHERE) {
                self.words.push(word);
                self.counts.push(0);
            }
            self.places[at] = (self.words.len() - 1) as u16;
        }
        let place = self.places[at];
        self.counts[usize::from(place)] += 1;
        self.hash = (self.hash.rotate_left(5) ^ u64::from(place)).wrapping_mul(SPREAD);
        self.steps.push(place);
    }

    /// Ends the path at hand: it is one that was there, or a new one.
    fn end(&mut self, amounts: Amounts) {
        let hash = (std::mem::take(&mut self.hash) >> 32) as u32;
        let start = self.ends.last().map_or(0, |&end| end as usize);
        let (before, path) = self.steps.split_at(start);
        let is_it = |at: u32| {
            let at = at as usize;
            let start = if at == 0 {
                0
            } else {
                self.ends[at - 1] as usize
            };
            &before[start..self.ends[at] as usize] == path
        };
        if let Some(at) = self.known.find(hash, is_it) {
            let held = &mut self.amounts[at as usize];
            if let Some(sum) = sum(*held, amounts) {
                *held = sum;
                self.steps.truncate(start);
                return;
            }
        } else {
            let code = self.ends.len() as u32;
            self.known.insert(Entry { hash, code });
        }
        self.ends.push(self.steps.len() as u32);
        self.amounts.push(amounts);
    }

    /// Each channel's word, with how often it is touched.
    pub fn words(&self) -> impl Iterator<Item = (u32, u64)> + '_ {
        self.words
            .iter()
            .zip(&self.counts)
            .map(|(&word, &count)| (word, count))
    }

    /// All paths by the places of their channels, with their amounts.
    pub fn iter(&self) -> impl Iterator<Item = (&[u16], &Amounts)> + '_ {
        let mut start = 0;
        self.ends
            .iter()
            .zip(&self.amounts)
            .map(move |(&end, amounts)| {
                let path = &self.steps[start..end as usize];
                start = end as usize;
                (path, amounts)
            })
    }

    /// How many distinct ones there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Touches of all paths.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.steps.len()
    }
}

/// The paths of a file in a dataset, which are those of the file itself.
#[derive(Debug, Clone)]
pub struct PathTable {
    /// The rows.
    pub rows: Rc<PathRows>,
    /// The channel of each place.
    pub channels: Vec<u16>,
}

impl PathTable {
    /// All paths by their channels, with their amounts.
    pub fn paths(&self) -> impl Iterator<Item = (Vec<u16>, Amounts)> + '_ {
        let channel = |&place: &u16| self.channels[usize::from(place)];
        let rows = self.rows.iter();
        rows.map(move |(path, amounts)| (path.iter().map(channel).collect(), *amounts))
    }
}

/// The paths of all files.
pub(super) fn join(files: &[&LoadedFile], channels: &Channels) -> Vec<PathTable> {
    let table = |file: &&LoadedFile| match &file.rows {
        Rows::Paths(rows) if !rows.is_empty() => Some(PathTable {
            channels: rows.words.iter().map(|&word| channels.code(word)).collect(),
            rows: Rc::clone(rows),
        }),
        _ => None,
    };
    files.iter().filter_map(table).collect()
}
