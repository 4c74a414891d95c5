//! What rows are told apart by, and the stores and campaigns that they name.

use super::channel::Channels;
use super::identity::NONE;
use super::interner::Interner;
use super::load::{LoadedFile, Rows};
use super::placed::Place;
use rustc_hash::FxHashMap;

/// The code of rows that name none.
pub const UNSAID: u16 = u16::MAX;

/// What the rows of a view can be told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dimension {
    /// Their channel.
    Channel,
    /// The segment of their customer.
    Segment,
    /// Their store.
    Store,
    /// Their campaign.
    Campaign,
    /// The phase of the journey that a touch belongs to.
    Phase,
}

/// One part of a breakdown: some codes of a dimension, and whether rows that name
/// none belong to it.
#[derive(Debug, Clone)]
pub struct Part {
    /// The dimension.
    pub by: Dimension,
    /// Which codes, by code.
    pub codes: Vec<bool>,
    /// Whether rows that name none are in it.
    pub unsaid: bool,
}

impl Part {
    /// Whether what names a code, or none, is in it.
    #[must_use]
    pub fn holds(&self, code: Option<u16>) -> bool {
        match code {
            Some(code) => self.codes.get(usize::from(code)).copied().unwrap_or(false),
            None => self.unsaid,
        }
    }

    /// Everything else.
    #[must_use]
    pub fn rest(&self) -> Self {
        Self {
            by: self.by,
            codes: self.codes.iter().map(|held| !held).collect(),
            unsaid: !self.unsaid,
        }
    }
}

/// The names of a dimension, and the code of each order or touch.
#[derive(Debug, Default)]
pub struct Named {
    /// The names, in their order.
    pub names: Channels,
    /// The code of each order, or of each touch, in the order of the dataset's
    /// own list; empty where no file says.
    pub of_rows: Vec<u16>,
}

impl Named {
    fn new(words: &Interner, used: &FxHashMap<u32, u64>) -> Self {
        Self {
            names: Channels::new(words, used),
            of_rows: Vec::new(),
        }
    }

    /// The code of a word.
    #[must_use]
    pub fn code(&self, word: u32) -> u16 {
        match word {
            NONE => UNSAID,
            word => self.names.code(word),
        }
    }

    /// The code of a row by its place in the dataset's list.
    #[must_use]
    pub fn of(&self, at: usize) -> Option<u16> {
        self.of_rows.get(at).copied().filter(|&code| code != UNSAID)
    }

    /// Whether the rows of the list have codes.
    #[must_use]
    pub fn is_of_rows(&self) -> bool {
        !self.of_rows.is_empty()
    }
}

/// How often each word is named.
struct Used(Vec<u64>);

impl Used {
    fn count(&mut self, word: u32) {
        if let Some(count) = self.0.get_mut(word as usize) {
            *count += 1;
        }
    }

    fn named(self, words: &Interner) -> Named {
        let counted = (0u32..).zip(self.0).filter(|(_, count)| *count > 0);
        Named::new(words, &counted.collect())
    }
}

/// The stores that orders, counts, answers and loyalty events name.
pub(super) fn stores(files: &[&LoadedFile], words: &Interner) -> Named {
    let mut used = Used(vec![0; words.len()]);
    for file in files.iter().filter(|file| file.binding.has("store")) {
        match &file.rows {
            Rows::Orders(table) => table.rows.stores().for_each(|word| used.count(word)),
            Rows::Traffic(rows) => each(rows, Place::store, &mut used),
            Rows::Surveys(rows) => each(rows, Place::store, &mut used),
            Rows::Loyalty(rows) => each(rows, Place::store, &mut used),
            _ => {}
        }
    }
    used.named(words)
}

/// The teams that orders name.
pub(super) fn teams(files: &[&LoadedFile], words: &Interner) -> Named {
    let mut used = Used(vec![0; words.len()]);
    for file in files {
        if let Rows::Orders(table) = &file.rows {
            table.rows.teams().for_each(|word| used.count(word));
        }
    }
    used.named(words)
}

/// The campaigns that touches, costs and counts name.
pub(super) fn campaigns(files: &[&LoadedFile], words: &Interner) -> Named {
    let mut used = Used(vec![0; words.len()]);
    for file in files.iter().filter(|file| file.binding.has("campaign")) {
        match &file.rows {
            Rows::Touches(table) => table.rows.iter().for_each(|row| used.count(row.campaign)),
            Rows::Costs(table) => {
                let rows = table.rows.iter();
                rows.for_each(|row| used.count(row.claims.campaign));
            }
            Rows::Traffic(rows) => each(rows, Place::campaign, &mut used),
            _ => {}
        }
    }
    used.named(words)
}

fn each<T: Place>(rows: &[T], word: fn(&T) -> u32, used: &mut Used) {
    rows.iter().for_each(|row| used.count(word(row)));
}

/// Whether a code is chosen; none is not.
pub(super) fn is_in(chosen: &[bool], code: Option<u16>) -> bool {
    code.is_some_and(|code| chosen.get(usize::from(code)).copied().unwrap_or(false))
}

/// Where in a list one of its items stands, by its address: what few files say of
/// an order stands in a list of its own, so that an order stays at 24 bytes.
pub(super) fn place_in<T>(all: &[T], one: &T) -> Option<usize> {
    let begin = std::ptr::from_ref(all).addr();
    let offset = std::ptr::from_ref(one).addr().checked_sub(begin)?;
    let at = offset / size_of::<T>();
    debug_assert!(at < all.len(), "a copy has no place in the list");
    (at < all.len()).then_some(at)
}
