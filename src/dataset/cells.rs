//! Rows that are read many at a time, column by column: which records of a text are
//! cut, and the cells of a column. A row in doubt is left to the reader of rows.

use crate::intake::cell::is_null_bytes;
use crate::intake::plain::{Cuts, Plain};
use crate::intake::shape::Shaper;
use crate::intake::sink::Many;
use crate::mapping::{Binding, Slot};

/// The records of a text that were cut, and how far they were given.
#[derive(Debug)]
pub struct Pieces {
    /// The cuts.
    pub cuts: Cuts,
    /// Whether they are of the text at hand.
    is_cut: bool,
    /// The first record that was not given yet.
    next: usize,
    given: u64,
    doubted: u64,
}

/// Rows in doubt before it is judged whether there are too many.
const TRIED: u64 = 1 << 10;

impl Pieces {
    /// Nothing cut, of records with so many cells.
    #[must_use]
    pub fn of_width(width: usize) -> Self {
        Self {
            cuts: Cuts::of_width(width),
            is_cut: false,
            next: 0,
            given: 0,
            doubted: 0,
        }
    }

    /// Records that were given.
    #[cfg(test)]
    pub fn given(&self) -> u64 {
        self.given
    }

    /// Another text begins.
    pub fn begin(&mut self) {
        self.is_cut = false;
    }

    /// The first record to be given of a text from a place on, and whether all were
    /// cut anew; `None` where they are better read one by one.
    pub fn from(
        &mut self,
        plain: Plain,
        (text, at): (&[u8], usize),
        shaper: &Shaper,
    ) -> Option<(usize, bool)> {
        let too_many = self.doubted > TRIED && self.doubted * 2 > self.given;
        if too_many || !shaper.is_quiet() {
            return None;
        }
        let anew = !self.is_cut || self.cuts.start(self.next) != at;
        if anew {
            plain.cut(text, at, &mut self.cuts);
            (self.is_cut, self.next) = (true, 0);
        }
        Some((self.next, anew))
    }

    /// Tells that records were given up to one in doubt. That one is asked for once
    /// more, is given by itself, and then those behind it: nothing is cut twice.
    pub fn give(&mut self, at: usize, to: usize) -> Many {
        let from = self.next;
        self.next = (to + usize::from(from == to)).min(self.cuts.len());
        self.given += (to - from) as u64;
        self.doubted += u64::from(from == to);
        if from == to {
            return Many::default();
        }
        Many {
            records: (to - from) as u64,
            bytes: self.cuts.start(to) - at,
            quoted: self.cuts.quoted(from, to),
        }
    }

    /// Which records can be anything but rows.
    pub fn doubtful(&self, text: &[u8], shaper: &Shaper, into: &mut Vec<bool>) {
        let begins = self.cuts.column(text, 0).zip(self.cuts.column(text, 1));
        into.clear();
        into.extend(begins.map(|(first, second)| !shaper.begins_a_row(first, second)));
    }
}

/// A mapped column, and what it is read as.
#[derive(Debug, Clone, Copy)]
pub struct Taken<R> {
    /// The slot of its field.
    pub slot: usize,
    /// The column.
    pub column: usize,
    /// What it is read as.
    pub role: R,
}

/// The mapped columns of records with so many cells; `None` where the rows need a
/// look one by one. `stands` tells whether a word may stand for every row, and keeps it.
pub fn taken<R>(
    binding: &Binding,
    width: usize,
    role: impl Fn(usize) -> R,
    mut stands: impl FnMut(R, &[u8]) -> bool,
) -> Option<Vec<Taken<R>>> {
    let mut taken = Vec::new();
    for (at, slot) in binding.all().iter().enumerate() {
        match slot.constant() {
            Some(word) if is_null_bytes(word) || !stands(role(at), word) => return None,
            Some(_) => {}
            None => taken.push(Taken {
                slot: at,
                column: slot.plain_column().filter(|&column| column < width)?,
                role: role(at),
            }),
        }
    }
    Some(taken)
}

/// The cells of a column.
pub struct Cells<'a> {
    /// Where they are.
    pub cuts: &'a Cuts,
    /// The text.
    pub text: &'a [u8],
    /// Which column.
    pub column: usize,
    /// How it is read.
    pub slot: &'a Slot,
}

impl<'a> Cells<'a> {
    /// Without blanks around them; empty where they say "nothing".
    pub fn iter(&self) -> impl Iterator<Item = &'a [u8]> + '_ {
        let cells = self.cuts.column(self.text, self.column);
        cells.map(|cell| self.slot.clean(cell))
    }
}

/// Gives the words of a column, and marks the rows without.
pub fn read_words<'a>(
    cells: &Cells<'a>,
    doubtful: &[bool],
    blanks: &mut Vec<bool>,
    mut each: impl FnMut(usize, &'a [u8]),
) {
    for (row, cell) in cells.iter().enumerate() {
        if cell.is_empty() {
            blanks.resize(doubtful.len(), false);
            blanks[row] = true;
        } else if !doubtful[row] {
            each(row, cell);
        }
    }
}

/// Reads a column; rows whose cell cannot be read are in doubt. Called for every
/// text, so that browsers make it quick soon.
#[inline(never)]
pub fn fill<'a, T>(
    cells: &Cells<'a>,
    doubtful: &mut [bool],
    into: &mut Vec<T>,
    mut read: impl FnMut(&'a [u8]) -> (T, bool),
) {
    into.clear();
    into.reserve(doubtful.len());
    for (cell, doubtful) in cells.iter().zip(doubtful) {
        let (value, is_read) = read(cell);
        into.push(value);
        *doubtful |= !is_read;
    }
}

/// A list of marks is only kept where there is one.
pub fn unless_none(blanks: &mut Vec<bool>) {
    if !blanks.contains(&true) {
        blanks.clear();
    }
}
