//! Paths: journeys already aggregated by the tool that exported them.

pub(super) mod bulk;

use super::channel::Channels;
use super::identity::NONE;
use super::load::{LoadedFile, Rows};
use super::row::Row;
use std::ops::Range;
use std::rc::Rc;

/// The typed rows of a paths file, their channels one after another, so that a
/// million paths are no million allocations. A path that was met of late is not kept
/// again: all those that come often are there once, and the others nearly once.
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
    /// The hash of the path at hand.
    hash: u64,
    recent: Recent,
    /// How many may be kept before those that are the same are looked for.
    most: usize,
}

/// Paths met of late by a part of their hash: another part, and which path it is.
#[derive(Debug, Clone, Default)]
struct Recent(Vec<(u32, u32)>);

/// How many are held, so that they stay in the processor's memory.
const RECENT: usize = 1 << 15;
/// Fewer than so many may be kept twice.
const MANY: usize = 1 << 20;

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

/// Whether two short lists are the same: where memory is compared by a function
/// byte by byte, as in wasm, this is quicker.
#[inline]
fn is_same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a == b)
}

/// A hash that goes on with a number.
#[inline]
fn spread(hash: u64, number: u64) -> u64 {
    (hash.rotate_left(5) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

impl Recent {
    /// Room for at least so many.
    fn of(paths: usize) -> Self {
        Self(vec![(0, NONE); paths.next_power_of_two()])
    }

    /// Where a path of this hash is held, and which one seems to be there.
    #[inline]
    fn at(&mut self, hash: u64) -> (usize, Option<u32>) {
        if self.0.is_empty() {
            *self = Self::of(RECENT);
        }
        let place = (hash >> 32) as usize & (self.0.len() - 1);
        let (other, code) = self.0[place];
        let seems = other == hash as u32 && code != NONE;
        (place, seems.then_some(code))
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
        self.hash = spread(self.hash, place.into());
        match u8::try_from(place) {
            Ok(place) if place != WIDE => self.steps.push(place),
            _ => {
                let [low, high] = place.to_le_bytes();
                self.steps.extend([WIDE, low, high]);
            }
        }
    }

    /// Ends the path at hand: it is one of late, or one more.
    #[inline]
    fn end(&mut self, amounts: Amounts) {
        let hash = std::mem::take(&mut self.hash);
        let start = self.ends.last().map_or(0, |&end| end as usize);
        let (place, known) = self.recent.at(hash);
        if let Some(code) = known {
            let same = self.range(code as usize);
            let (held, path) = self.steps.split_at(start);
            if is_same(&held[same], path) {
                let held = &mut self.amounts[code as usize];
                if let Some(sum) = sum(*held, amounts) {
                    *held = sum;
                    self.steps.truncate(start);
                    return;
                }
            }
        }
        self.recent.0[place] = (hash as u32, self.ends.len() as u32);
        self.ends.push(self.steps.len() as u32);
        self.amounts.push(amounts);
        if self.ends.len() > self.most.max(MANY) {
            self.gather();
        }
    }

    /// Makes one of all paths that are the same, so that what is kept does not grow with
    /// the rows.
    #[cold]
    #[inline(never)]
    fn gather(&mut self) {
        let all = std::mem::replace(
            self,
            Self {
                recent: Recent::of(2 * self.ends.len()),
                most: usize::MAX,
                ..Self::default()
            },
        );
        for (path, amounts) in all.iter() {
            for &byte in path.0 {
                self.hash = spread(self.hash, byte.into());
                self.steps.push(byte);
            }
            self.end(*amounts);
        }
        *self = Self {
            words: all.words,
            counts: all.counts,
            places: all.places,
            recent: Recent::default(),
            most: 2 * self.ends.len(),
            ..std::mem::take(self)
        };
    }

    /// Where the channels of a path are.
    #[inline]
    fn range(&self, path: usize) -> Range<usize> {
        let start = match path {
            0 => 0,
            _ => self.ends[path - 1],
        };
        start as usize..self.ends[path] as usize
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
        (0..self.len()).map(|at| Steps(&self.steps[self.range(at)]))
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
