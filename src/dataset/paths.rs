//! Paths: journeys already aggregated by the tool that exported them.

pub(super) mod bulk;

use super::channel::Channels;
use super::load::{LoadedFile, Rows};
use super::row::Row;
use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;
use std::rc::Rc;

/// The typed rows of a paths file, their channels one after another, so that a
/// million paths are no million allocations. A short path that was met of late is not
/// kept again; the others are made one of when they are many. What is held of late is
/// among them once they are settled.
#[derive(Debug, Clone, Default)]
pub struct PathRows {
    /// The words of the channels, in the order in which they are met.
    words: Vec<u32>,
    /// How often the rows touch each.
    counts: Vec<u64>,
    /// By word, its place among them.
    places: Vec<u16>,
    /// The places of the channels of all paths, and of the one at hand: a byte each, or
    /// two behind [`WIDE`].
    steps: Vec<u8>,
    /// Where each path ends in `steps`.
    ends: Vec<u32>,
    amounts: Vec<Amounts>,
    /// The bytes of the path at hand as a number.
    key: u64,
    recent: Recent,
    /// How many may be kept before those that are the same are looked for.
    most: usize,
}

/// Short paths met of late, by their bytes as a number, with their amounts, which are
/// added where the path is found: memory is waited for once.
#[derive(Debug, Clone, Default)]
struct Recent(Vec<(u64, Amounts)>);

/// Bytes of a path that is short: those that are longer are seldom the same.
const SHORT: usize = 6;
/// How many are held, so that they stay in the processor's memory.
const RECENT: usize = 1 << 14;
/// Fewer than so many may be kept twice.
const MANY: usize = 1 << 22;

/// Journeys that converted, what they were worth, and journeys that did not, in
/// millionths: counts may be fractions.
pub type Amounts = [i64; 3];

/// The fields of the amounts.
const AMOUNTS: [&str; 3] = ["conversions", "value", "nulls"];
/// A word that is no channel yet.
const NOWHERE: u16 = u16::MAX;

/// A place that takes two bytes follows this one.
const WIDE: u8 = u8::MAX;

/// The amounts of two rows; `None` where they do not fit.
fn sum(a: Amounts, b: Amounts) -> Option<Amounts> {
    let [x, y, z] = [0, 1, 2].map(|at| a[at].checked_add(b[at]));
    Some([x?, y?, z?])
}

/// Whether an amount may be less than nothing: value given back may.
fn may_be(field: usize, amount: i64) -> bool {
    amount >= 0 || field == 1
}

impl Recent {
    /// Where a short path is held, if it is.
    #[inline]
    fn of(&mut self, key: u64) -> &mut (u64, Amounts) {
        if self.0.is_empty() {
            self.0 = vec![(0, [0; 3]); RECENT];
        }
        let spread = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
        &mut self.0[spread as usize % RECENT]
    }
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
                    let place = self.place(word);
                    self.step(place);
                }
            }
        }
        self.end(amounts);
    }

    /// The place of a channel by its word.
    fn place(&mut self, word: u32) -> u16 {
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
        self.places[at]
    }

    /// Adds a touch to the path at hand.
    #[inline]
    fn step(&mut self, place: u16) {
        self.counts[usize::from(place)] += 1;
        match u8::try_from(place) {
            Ok(place) if place != WIDE => self.byte(place),
            _ => {
                let [low, high] = place.to_le_bytes();
                for byte in [WIDE, low, high] {
                    self.byte(byte);
                }
            }
        }
    }

    #[inline]
    fn byte(&mut self, byte: u8) {
        self.key = self.key << 8 | u64::from(byte);
        self.steps.push(byte);
    }

    /// Ends the path at hand: it is one of late, or one more.
    #[inline]
    fn end(&mut self, amounts: Amounts) {
        let start = self.ends.last().map_or(0, |&end| end as usize);
        let length = self.steps.len() - start;
        let key = std::mem::take(&mut self.key);
        if length > SHORT {
            return self.keep(amounts);
        }
        self.steps.truncate(start);
        // With its length, never nought.
        let key = key | (length as u64 + 1) << 56;
        let held = self.recent.of(key);
        if held.0 == key {
            if let Some(sum) = sum(held.1, amounts) {
                held.1 = sum;
                return;
            }
        }
        let held = std::mem::replace(held, (key, amounts));
        self.keep_short(held);
    }

    /// Keeps the path at the end of the steps.
    #[inline]
    fn keep(&mut self, amounts: Amounts) {
        self.ends.push(self.steps.len() as u32);
        self.amounts.push(amounts);
        if self.ends.len() > self.most.max(MANY) {
            self.gather();
        }
    }

    /// Keeps a path of late, if it is one.
    fn keep_short(&mut self, (key, amounts): (u64, Amounts)) {
        if key != 0 {
            let length = (key >> 56) as usize - 1;
            self.steps.extend(&key.to_be_bytes()[8 - length..]);
            self.keep(amounts);
        }
    }

    /// Keeps those of late too: no row comes any more.
    pub(super) fn settle(&mut self) {
        for held in std::mem::take(&mut self.recent).0 {
            self.keep_short(held);
        }
    }

    /// Makes one of all paths that are the same, so that what is kept does not grow with
    /// the rows.
    #[cold]
    #[inline(never)]
    fn gather(&mut self) {
        let hash = |path: &[u8]| FxBuildHasher.hash_one(path);
        let mut known = HashTable::with_capacity(self.len());
        let mut one = Self::default();
        for (Steps(path), amounts) in self.iter() {
            let is_it = |code: &u32| one.bytes(*code as usize) == path;
            let found = known.find(hash(path), is_it).copied();
            let both = found.and_then(|code| sum(one.amounts[code as usize], *amounts));
            if let (Some(code), Some(both)) = (found, both) {
                one.amounts[code as usize] = both;
                continue;
            }
            let code = one.ends.len() as u32;
            one.steps.extend_from_slice(path);
            one.ends.push(one.steps.len() as u32);
            one.amounts.push(*amounts);
            if found.is_none() {
                known.insert_unique(hash(path), code, |&code| hash(one.bytes(code as usize)));
            }
        }
        self.most = 2 * one.ends.len();
        (self.steps, self.ends, self.amounts) = (one.steps, one.ends, one.amounts);
    }

    /// The bytes of a path.
    #[inline]
    fn bytes(&self, path: usize) -> &[u8] {
        let start = match path {
            0 => 0,
            _ => self.ends[path - 1],
        };
        &self.steps[start as usize..self.ends[path] as usize]
    }

    /// Each channel's word, with how often it is touched.
    pub fn words(&self) -> impl Iterator<Item = (u32, u64)> + '_ {
        self.words
            .iter()
            .zip(&self.counts)
            .map(|(&word, &count)| (word, count))
    }

    /// All paths by the places of their channels, with their amounts.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Steps<'_>, &Amounts)> + '_ {
        self.paths().zip(&self.amounts)
    }

    /// All paths by the places of their channels.
    pub fn paths(&self) -> impl ExactSizeIterator<Item = Steps<'_>> + '_ {
        (0..self.len()).map(|at| Steps(self.bytes(at)))
    }

    /// What each of them weighs.
    #[must_use]
    pub fn amounts(&self) -> &[Amounts] {
        &self.amounts
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.amounts.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.amounts.is_empty()
    }
}

/// The channels of a path one after another, by their places.
#[derive(Debug, Clone)]
pub struct Steps<'a>(&'a [u8]);

impl Iterator for Steps<'_> {
    type Item = u16;

    #[inline]
    fn next(&mut self) -> Option<u16> {
        match *self.0 {
            [] => None,
            [WIDE, low, high, ref rest @ ..] => {
                self.0 = rest;
                Some(u16::from_le_bytes([low, high]))
            }
            [place, ref rest @ ..] => {
                self.0 = rest;
                Some(place.into())
            }
        }
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
        let channel = |place: u16| self.channels[usize::from(place)];
        let rows = self.rows.iter();
        rows.map(move |(path, amounts)| (path.map(channel).collect(), *amounts))
    }
}

/// The paths of all files.
#[inline(never)]
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

#[cfg(test)]
mod tests;
