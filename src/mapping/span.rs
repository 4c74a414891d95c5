//! Where the cells of a record are.

use super::binding::Slot;
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
        let Range { mut start, mut end } = record.range(index);
        let mut bytes = record.slice(start..end);
        let is_bare = |byte: Option<&u8>| byte.is_some_and(|&byte| byte > b' ');
        if !is_bare(bytes.first()) || !is_bare(bytes.last()) {
            bytes = bytes.trim_ascii_start();
            start = end - bytes.len();
            bytes = bytes.trim_ascii_end();
            end = start + bytes.len();
        }
        if let ([b'\'', rest @ ..], true) = (bytes, slot.is_key) {
            start += 1;
            bytes = rest;
        }
        if is_null_bytes(bytes) {
            end = start;
        }
        match (u32::try_from(start), u32::try_from(end)) {
            (Ok(start), Ok(end)) => Self { start, end },
            _ => Self::ELSEWHERE,
        }
    }
}
