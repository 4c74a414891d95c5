//! Where the cells of a record are.

use super::binding::Slot;
use crate::intake::cell::date::{self, Moment};
use crate::intake::cell::is_null_bytes;
use crate::intake::delimited::Record;
use std::ops::Range;

/// Where the cell of a field is in a record, without blanks around it. A cell
/// that says "nothing" is as one that is empty.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The field has no cell of its own in the record.
    const ELSEWHERE: Self = Self { start: 1, end: 0 };

    /// The bytes of the cell.
    #[must_use]
    pub fn of<'a>(self, record: &Record<'a>, slot: &'a Slot) -> &'a [u8] {
        if self.start > self.end {
            let bytes = slot.bytes(record);
            return if is_null_bytes(bytes) { b"" } else { bytes };
        }
        record.slice(self.start as usize..self.end as usize)
    }

    /// Where the cell of a field is.
    pub(super) fn find(slot: &Slot, record: &Record<'_>) -> Self {
        let (Some(index), None) = (slot.index, &slot.extra) else {
            return Self::ELSEWHERE;
        };
        let Range { start, end } = record.range(index);
        let within = bounds(record.slice(start..end), slot.is_key);
        let (start, end) = (start + within.start, start + within.end);
        match (u32::try_from(start), u32::try_from(end)) {
            (Ok(start), Ok(end)) => Self { start, end },
            _ => Self::ELSEWHERE,
        }
    }
}

impl Slot {
    /// The column that its text is all of, where nothing else has a say in it.
    #[must_use]
    pub fn plain_column(&self) -> Option<usize> {
        self.index
            .filter(|_| self.extra.is_none() && self.unit.is_none())
    }

    /// What stands for every cell, where no column does.
    #[must_use]
    pub fn constant(&self) -> Option<&[u8]> {
        self.index.is_none().then_some(self.constant.as_bytes())
    }

    /// The text of a cell of a plain column; empty when it says "nothing".
    #[inline]
    #[must_use]
    pub fn clean<'a>(&self, cell: &'a [u8]) -> &'a [u8] {
        &cell[bounds(cell, self.is_key)]
    }

    /// Where in a text the text of a cell is.
    #[inline]
    #[must_use]
    pub fn within(&self, text: &[u8], cell: Range<usize>) -> Range<usize> {
        let Range { start, end } = bounds(&text[cell.clone()], self.is_key);
        cell.start + start..cell.start + end
    }

    /// The moment that the text of a plain column states.
    #[must_use]
    pub fn plain_moment(&self, bytes: &[u8]) -> Option<Moment> {
        date::parse_bytes(bytes, self.date_order)
    }
}

/// Where in the bytes of a cell its text is: without blanks around it, without
/// the apostrophe of a key, and nowhere when it says "nothing".
#[inline]
fn bounds(cell: &[u8], is_key: bool) -> Range<usize> {
    let (mut start, mut end) = (0, cell.len());
    let mut bytes = cell;
    let is_bare = |byte: Option<&u8>| byte.is_some_and(|&byte| byte > b' ');
    if !is_bare(bytes.first()) || !is_bare(bytes.last()) {
        bytes = bytes.trim_ascii_start();
        start = end - bytes.len();
        bytes = bytes.trim_ascii_end();
        end = start + bytes.len();
    }
    if let ([b'\'', rest @ ..], true) = (bytes, is_key) {
        start += 1;
        bytes = rest;
    }
    if is_null_bytes(bytes) {
        end = start;
    }
    start..end
}
