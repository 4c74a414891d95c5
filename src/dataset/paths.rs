//! Paths: journeys already aggregated by the tool that exported them.

pub(super) mod bulk;

use super::channel::Channels;
use super::identity::NONE;
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
    waiting: Waiting,
}

/// Paths that wait to be told whether they are new: asked together, so that what each
/// look-up waits for in memory is waited for once.
#[derive(Debug, Clone, Default)]
struct Waiting {
    steps: Vec<u16>,
    /// Where each ends in them, its hash and its amounts.
    paths: Vec<(usize, u32, Amounts)>,
    /// What may be the same, and where its channels are.
    found: Vec<(u32, usize, usize)>,
}

/// Paths that wait at most.
const MOST: usize = 256;

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

/// Whether two short lists are the same: where memory is compared by a function
/// byte by byte, as in wasm, this is quicker.
#[inline]
fn is_same(a: &[u16], b: &[u16]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a == b)
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
        self.settle();
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
        self.hash = (self.hash.rotate_left(5) ^ u64::from(place)).wrapping_mul(SPREAD);
        self.waiting.steps.push(place);
    }

    /// Ends the path at hand.
    #[inline]
    fn end(&mut self, amounts: Amounts) {
        let hash = (std::mem::take(&mut self.hash) >> 32) as u32;
        let waiting = &mut self.waiting;
        waiting.paths.push((waiting.steps.len(), hash, amounts));
        if waiting.paths.len() == MOST {
            self.settle();
        }
    }

    /// Tells of the paths that wait whether each is one that was there, or a new one.
    #[inline(never)]
    fn settle(&mut self) {
        let Waiting {
            steps,
            mut paths,
            mut found,
        } = std::mem::take(&mut self.waiting);
        found.clear();
        let first = |&(_, hash, _): &(usize, u32, Amounts)| (self.known.first(hash).code, 0, 0);
        found.extend(paths.iter().map(first));
        for (code, start, end) in &mut found {
            if *code != NONE {
                (*start, *end) = self.place_of(*code);
            }
        }
        let mut from = 0;
        for (&(end, hash, amounts), &(code, start, stop)) in paths.iter().zip(&found) {
            let path = &steps[from..end];
            from = end;
            let same = self.steps.get(start..stop);
            if code != NONE && same.is_some_and(|same| is_same(same, path)) {
                let held = &mut self.amounts[code as usize];
                if let Some(sum) = sum(*held, amounts) {
                    *held = sum;
                    continue;
                }
            }
            self.put(path, hash, amounts);
        }
        paths.clear();
        let mut steps = steps;
        steps.clear();
        self.waiting = Waiting {
            steps,
            paths,
            found,
        };
    }

    /// Where the channels of a path are.
    #[inline]
    fn place_of(&self, code: u32) -> (usize, usize) {
        let at = code as usize;
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        (start as usize, self.ends[at] as usize)
    }

    /// Adds a path: it is one that was there, or a new one.
    fn put(&mut self, path: &[u16], hash: u32, amounts: Amounts) {
        let is_it = |code: u32| {
            let (start, end) = self.place_of(code);
            is_same(&self.steps[start..end], path)
        };
        if let Some(at) = self.known.find(hash, is_it) {
            let held = &mut self.amounts[at as usize];
            if let Some(sum) = sum(*held, amounts) {
                *held = sum;
                return;
            }
        } else {
            let code = self.ends.len() as u32;
            self.known.insert(Entry { hash, code });
        }
        self.steps.extend_from_slice(path);
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
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&[u16], &Amounts)> + '_ {
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
