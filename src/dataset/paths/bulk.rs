//! Paths that need no second look, taken many at a time. A row in doubt is left
//! to [`PathRows::read`], which alone says what is skipped.

use super::{may_be, PathRows, AMOUNTS, NOWHERE};
use crate::dataset::cells::Pieces;
use crate::dataset::interner::{Interner, Recent};
use crate::intake::encoding;
use crate::intake::marks;
use crate::intake::plain::Plain;
use crate::intake::shape::Shaper;
use crate::intake::sink::Many;
use crate::mapping::Binding;
use std::ops::Range;

/// The column of a field, by the place of its slot.
#[derive(Debug, Clone, Copy)]
struct Taken {
    slot: usize,
    column: usize,
}

/// Takes paths many at a time.
#[derive(Debug)]
pub struct Bulk {
    path: Taken,
    amounts: [Option<Taken>; 3],
    separator: Vec<u8>,
    pieces: Pieces,
    /// Names met of late, as they stand, with the places of their channels.
    names: Recent<u16>,
}

/// What rows are taken into.
pub struct Target<'a> {
    /// The rows.
    pub rows: &'a mut PathRows,
    /// The mapping, bound.
    pub binding: &'a Binding,
    /// The shared interner of words.
    pub words: &'a mut Interner,
    /// Rows in which each field says nothing.
    pub blanks: &'a mut [u64],
    /// What tells rows from what else is in a file.
    pub shaper: &'a mut Shaper,
}

impl Bulk {
    /// `None` where the rows need a look one by one in any case.
    #[must_use]
    pub fn of(binding: &Binding, width: usize) -> Option<Self> {
        let separator = binding.separator("path").as_bytes().to_vec();
        if binding.has_rules() || width < 2 || separator.is_empty() {
            return None;
        }
        let mut path = None;
        let mut amounts = [None; 3];
        for (slot, (field, _)) in binding.slots().enumerate() {
            let column = binding.all()[slot].plain_column();
            let taken = Taken {
                slot,
                column: column.filter(|&column| column < width)?,
            };
            match AMOUNTS.iter().position(|&amount| amount == field) {
                Some(at) => amounts[at] = Some(taken),
                None if field == "path" => path = Some(taken),
                None => return None,
            }
        }
        Some(Self {
            path: path?,
            amounts,
            separator,
            pieces: Pieces::of_width(width),
            names: Recent::default(),
        })
    }

    /// Rows that were taken so.
    #[cfg(test)]
    pub fn given(&self) -> u64 {
        self.pieces.given()
    }

    /// Another text begins.
    pub fn begin(&mut self) {
        self.pieces.begin();
    }

    /// Takes the rows of a text from a place on, up to the first one in doubt.
    pub fn take(
        &mut self,
        into: &mut Target<'_>,
        plain: Plain,
        (text, at): (&[u8], usize),
    ) -> Many {
        let Some((from, _)) = self.pieces.from(plain, (text, at), into.shaper) else {
            return Many::default();
        };
        let to = self.read(into, text, from);
        into.shaper.pass(to - from);
        self.pieces.give(at, to)
    }

    /// Reads rows until one is in doubt; gives where that one is.
    #[inline(never)]
    fn read(&mut self, into: &mut Target<'_>, text: &[u8], from: usize) -> usize {
        let slots = into.binding.all();
        let (cuts, recent) = (&self.pieces.cuts, &mut self.names);
        for record in from..cuts.len() {
            let cell = |column: usize| cuts.cell(text, record, column);
            if !into.shaper.begins_a_row(cell(0), cell(1)) {
                return record;
            }
            let (mut amounts, mut blanks) = ([0; 3], [0; 3]);
            for (at, taken) in self.amounts.iter().enumerate() {
                let Some(taken) = taken else {
                    continue;
                };
                let slot = &slots[taken.slot];
                // Nearly all counts are one digit, and most are nought, whatever the format.
                let text = match cell(taken.column) {
                    b"0" => continue,
                    digit @ [b'1'..=b'9'] => digit,
                    other => slot.clean(other),
                };
                if text.is_empty() {
                    blanks[at] = 1;
                    continue;
                }
                match slot.money(text) {
                    Some(read) if may_be(at, read.0) => amounts[at] = read.0,
                    _ => return record,
                }
            }
            let path = cuts.range(record, self.path.column);
            let path = slots[self.path.slot].within(text, path);
            if !is_plain(&text[path.clone()]) {
                return record;
            }
            let is_empty = path.is_empty();
            let Target { rows, words, .. } = into;
            each_name(text, path, &self.separator, |name| {
                let place = recent.find_within(text, name, |name| place_of(name, rows, words));
                if place != NOWHERE {
                    rows.step(place);
                }
            });
            rows.end(amounts);
            // Nothing is counted of a row before it is certain.
            into.blanks[self.path.slot] += u64::from(is_empty);
            for (taken, blank) in self.amounts.iter().zip(blanks) {
                if let Some(taken) = taken {
                    into.blanks[taken.slot] += blank;
                }
            }
        }
        cuts.len()
    }
}

/// Whether the bytes of a cell are its text: no other encoding, nothing to repair.
fn is_plain(cell: &[u8]) -> bool {
    cell.is_ascii() || std::str::from_utf8(cell).is_ok_and(|text| !encoding::has_controls(text))
}

/// Gives where the names of a path are in a text, some with blanks around them, and
/// where nothing stands between two separators.
#[allow(clippy::inline_always)]
#[inline(always)] // so that what is done for each name is done here
fn each_name(
    text: &[u8],
    path: Range<usize>,
    separator: &[u8],
    mut each: impl FnMut(Range<usize>),
) {
    let (mut start, mut block) = (path.start, path.start);
    loop {
        let left = path.end - block;
        let mut hits = marks::of(text, block, [separator[0]]);
        if left < marks::BLOCK {
            // The end of the path ends a name too.
            hits = hits & !(u64::MAX << left) | 1 << left;
        }
        while hits != 0 {
            let here = block + hits.trailing_zeros() as usize;
            hits &= hits - 1;
            let is_one = separator.len() == 1
                || here == path.end
                || (here >= start && text[here..path.end].starts_with(separator));
            if !is_one {
                continue;
            }
            let blank = usize::from(here > start && text[start] == b' ');
            each(start + blank..here);
            start = here + separator.len();
        }
        if left < marks::BLOCK {
            return;
        }
        block += marks::BLOCK;
    }
}

/// The place of a name that was not met of late; [`NOWHERE`] where nothing stands.
#[cold]
#[inline(never)]
fn place_of(name: &[u8], rows: &mut PathRows, words: &mut Interner) -> u16 {
    // A row that is no text is not read here.
    match std::str::from_utf8(name).unwrap_or_default().trim() {
        "" => NOWHERE,
        name => rows.place(words.code(name)),
    }
}

#[cfg(test)]
mod tests;
