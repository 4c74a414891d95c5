//! A push parser of delimited text: chunks in, records out.

use super::aligned::Squeeze;
use super::dialect::Dialect;
use super::encoding::{self, Detected, Transcoder};
use super::plain::Plain;
use super::sink::{OneByOne, Sink};
use super::split::{self, Fields, How, Literal, Outcome};
use crate::error::{Problem, ProblemKind, Result};
use std::borrow::Cow;
use std::ops::Range;

/// One record may not be larger.
pub const MOST_RECORD_BYTES: usize = 16 << 20;
/// A row may not have more columns: the limit of spreadsheets.
pub const MOST_COLUMNS: usize = 16_384;
/// A quoted field longer than this was never closed.
const MOST_QUOTED_BYTES: usize = 8 << 20;
/// Bytes looked through in vain for closing quotes, and how long a quoted field
/// may be from then on: a file of nothing but open quotes is read in time too.
const IN_VAIN: [(usize, usize); 2] = [(64 << 20, 2 << 10), (24 << 20, 16 << 10)];

/// A record as read: its fields are bytes, unescaped.
#[derive(Clone, Copy)]
pub struct Record<'a> {
    bytes: &'a [u8],
    ends: &'a [usize],
    /// Bytes between a field and the next.
    gap: usize,
    /// The line the record starts on, from 1.
    pub line: u64,
    /// Whether a blank line stands before it.
    pub after_blank: bool,
}

impl<'a> Record<'a> {
    /// A record from its parts, for what is put together rather than read.
    #[must_use]
    pub fn new(bytes: &'a [u8], ends: &'a [usize], line: u64) -> Self {
        Self {
            bytes,
            ends,
            gap: 0,
            line,
            after_blank: false,
        }
    }

    /// How many fields.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no field.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The same record without its last fields.
    #[must_use]
    pub fn first(&self, fields: usize) -> Self {
        Self {
            ends: &self.ends[..fields.min(self.ends.len())],
            ..*self
        }
    }

    /// The text of a field; empty beyond the last one.
    #[must_use]
    pub fn get(&self, index: usize) -> Cow<'a, str> {
        encoding::text(self.raw(index))
    }

    /// The bytes of a field; empty beyond the last one.
    #[must_use]
    pub fn raw(&self, index: usize) -> &'a [u8] {
        &self.bytes[self.range(index)]
    }

    /// Where a field is among the bytes of the record; nowhere beyond the last one.
    #[must_use]
    pub fn range(&self, index: usize) -> Range<usize> {
        let Some(&end) = self.ends.get(index) else {
            return 0..0;
        };
        match index {
            0 => 0..end,
            _ => self.ends[index - 1] + self.gap..end,
        }
    }

    /// Bytes of the record by their place.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> &'a [u8] {
        &self.bytes[range]
    }

    /// Whether no field holds more than blanks.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        (0..self.len()).all(|at| self.raw(at).iter().all(u8::is_ascii_whitespace))
    }

    /// All fields as text of their own.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        self.fields().map(Cow::into_owned).collect()
    }

    /// All fields as text.
    pub fn fields(&self) -> impl Iterator<Item = Cow<'a, str>> + '_ {
        (0..self.len()).map(|index| self.get(index))
    }
}

/// What the reader met that a user should know of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Incidents {
    /// Lines of quotes that were opened and never closed, the first ten.
    pub unclosed_quotes: Vec<u64>,
    /// Quotes that closed with text still behind them.
    pub stray_quotes: usize,
    /// Fields that were quoted.
    pub quoted: usize,
    /// Byte sequences that could not be decoded and were replaced.
    pub replaced: u64,
    /// Zero bytes taken out.
    pub zeros: u64,
}

/// Reads records from chunks.
pub struct Records {
    transcoder: Transcoder,
    /// Makes one space of a run, where columns are set by spaces.
    squeeze: Option<Squeeze>,
    dialect: Dialect,
    plain: Option<Plain>,
    ends: Vec<usize>,
    /// Text of a record that has begun.
    pending: Vec<u8>,
    fields: Fields,
    inner: Fields,
    /// Fields of an ordinary record, once known; 0 until then.
    width: usize,
    line: u64,
    after_blank: bool,
    /// A quote of the pending record that opens nothing.
    literal: Literal,
    /// Bytes looked through for quotes that were never closed.
    in_vain: usize,
    incidents: Incidents,
    given: u64,
}

/// What is done with each record.
pub type Each<'a> = dyn FnMut(&Record<'_>) -> Result<()> + 'a;

impl Records {
    /// A reader for a whole file, from its first byte.
    #[must_use]
    pub fn new(detected: Detected, dialect: Dialect) -> Self {
        Self {
            transcoder: Transcoder::new(detected).keeping_zeros(dialect.strict),
            squeeze: dialect.aligned.then(Squeeze::default),
            plain: Plain::of(&dialect),
            ends: Vec::new(),
            dialect,
            pending: Vec::new(),
            fields: Fields::default(),
            inner: Fields::default(),
            width: 0,
            line: 1,
            after_blank: false,
            literal: Literal::default(),
            in_vain: 0,
            incidents: Incidents::default(),
            given: 0,
        }
    }

    /// Tells how many fields an ordinary record has: where quotes leave two
    /// readings of a record open, it decides between them.
    #[must_use]
    pub fn with_width(mut self, width: usize) -> Self {
        self.width = width;
        self
    }

    /// Records given so far.
    #[must_use]
    pub fn given(&self) -> u64 {
        self.given
    }

    /// What was met so far.
    #[must_use]
    pub fn incidents(&self) -> Incidents {
        Incidents {
            replaced: self.transcoder.replaced,
            zeros: self.transcoder.zeros,
            ..self.incidents.clone()
        }
    }

    /// Reads a chunk, giving each record it completes to `each`.
    ///
    /// # Errors
    /// When a record is too large or too wide, or when `each` fails.
    pub fn push(&mut self, chunk: &[u8], each: &mut Each<'_>) -> Result<()> {
        self.read(chunk, false, &mut OneByOne(each))
    }

    /// As [`Records::push`], and [`Records::finish`] when it is the last.
    ///
    /// # Errors
    /// As for [`Records::push`].
    pub fn push_to(&mut self, chunk: &[u8], last: bool, sink: &mut dyn Sink) -> Result<()> {
        self.read(chunk, last, sink)
    }

    /// Ends the file: the last record may lack its newline.
    ///
    /// # Errors
    /// As for [`Records::push`].
    pub fn finish(&mut self, each: &mut Each<'_>) -> Result<()> {
        self.read(&[], true, &mut OneByOne(each))
    }

    fn read(&mut self, chunk: &[u8], last: bool, sink: &mut dyn Sink) -> Result<()> {
        // Moved out so that the text can be borrowed while the rest changes.
        let mut transcoder = std::mem::take(&mut self.transcoder);
        let mut pending = std::mem::take(&mut self.pending);
        let mut squeeze = self.squeeze.take();
        let text = transcoder.push(chunk, last);
        let text = match &mut squeeze {
            Some(squeeze) => squeeze.push(text),
            None => text,
        };
        if last && pending.last() == Some(&0x1a) {
            // A DOS end-of-file mark is no text.
            pending.pop();
        }
        let result = if pending.is_empty() {
            self.records(text, last, sink).map(|used| {
                pending.extend_from_slice(&text[used..]);
            })
        } else {
            pending.extend_from_slice(text);
            self.records(&pending, last, sink).map(|used| {
                pending.drain(..used);
            })
        };
        self.transcoder = transcoder;
        self.squeeze = squeeze;
        self.pending = pending;
        result
    }

    /// Reads the records of a text; gives how much of it they took.
    fn records(&mut self, text: &[u8], last: bool, sink: &mut dyn Sink) -> Result<usize> {
        let mut at = 0;
        sink.begin();
        loop {
            at += self.skip_newlines(&text[at..], last);
            let rest = &text[at..];
            if rest.is_empty() {
                return Ok(text.len());
            }
            if !last && rest == b"\r" {
                return Ok(at);
            }
            if let Some(used) = self.many(text, at, sink) {
                at += used;
                continue;
            }
            if let Some(used) = self.plain(rest, sink)? {
                at += used;
                continue;
            }
            match self.split(rest, last) {
                Outcome::Record(used) => {
                    self.note_quotes(rest);
                    self.give(sink)?;
                    self.line += newlines(&rest[..used]);
                    self.literal = Literal::default();
                    self.after_blank = false;
                    at += used;
                }
                Outcome::More(Some(open)) if last && self.ends_in_quote(rest, open) => {
                    self.note_unclosed(&rest[..open]);
                    self.incidents.quoted += self.fields.quoted;
                    self.give(sink)?;
                    return Ok(text.len());
                }
                Outcome::TooLong(open) => self.reopen(&rest[..open], open, self.longest()),
                Outcome::More(Some(open)) if last => {
                    self.reopen(&rest[..open], open, rest.len() - open);
                }
                Outcome::More(_) if rest.len() > MOST_RECORD_BYTES => {
                    return Err(Problem::from(ProblemKind::RecordTooLarge {
                        limit_mib: MOST_RECORD_BYTES >> 20,
                    })
                    .on_line(self.line));
                }
                Outcome::More(_) => return Ok(at),
            }
        }
    }

    /// Gives many records at once; how many bytes they took, if any.
    fn many(&mut self, text: &[u8], at: usize, sink: &mut dyn Sink) -> Option<usize> {
        let usual = self.literal.is_empty() && !self.after_blank;
        let many = sink.many(self.plain.filter(|_| usual)?, text, at, self.line);
        self.given += many.records;
        self.line += many.records;
        self.incidents.quoted += many.quoted;
        (many.records > 0).then_some(many.bytes)
    }

    /// Gives a record that can be cut where it lies; how many bytes it took.
    fn plain(&mut self, text: &[u8], sink: &mut dyn Sink) -> Result<Option<usize>> {
        let Some(plain) = self.plain.filter(|_| self.literal.is_empty()) else {
            return Ok(None);
        };
        let Some(used) = plain.record(text, &mut self.ends) else {
            return Ok(None);
        };
        self.check_width(self.ends.len())?;
        self.given += 1;
        sink.record(&Record {
            bytes: text,
            ends: &self.ends,
            gap: 1,
            line: self.line,
            after_blank: self.after_blank,
        })?;
        self.line += 1;
        self.after_blank = false;
        Ok(Some(used))
    }

    fn check_width(&self, columns: usize) -> Result<()> {
        if columns <= MOST_COLUMNS {
            return Ok(());
        }
        Err(Problem::from(ProblemKind::TooManyColumns {
            limit: MOST_COLUMNS,
        })
        .on_line(self.line))
    }

    /// The longest a quoted field may be.
    fn longest(&self) -> usize {
        let tried = IN_VAIN.iter().find(|(bytes, _)| self.in_vain > *bytes);
        match tried {
            _ if self.dialect.strict => usize::MAX,
            Some((_, longest)) => *longest,
            None => MOST_QUOTED_BYTES,
        }
    }

    /// Reads a record. One whose quotes are out of order and that is not as wide
    /// as the others is read the other way, if that makes it so.
    fn split(&mut self, text: &[u8], whole: bool) -> Outcome {
        let how = How {
            whole,
            literal: self.literal,
            eager: false,
            longest: self.longest(),
        };
        let outcome = split::record(text, how, &self.dialect, &mut self.fields);
        let Outcome::Record(used) = outcome else {
            return outcome;
        };
        let odd = self.fields.strays > 0 && !self.dialect.strict;
        let fits = self.fields.ends.len() == self.width;
        // One that is as wide as others may have run over the next by chance.
        if !odd || (fits && !runs_over_lines(&text[..used])) {
            return outcome;
        }
        // Within the same bytes, so that it does not depend on what has come yet.
        let eager = How {
            whole: true,
            eager: true,
            ..how
        };
        let other = split::record(&text[..used], eager, &self.dialect, &mut self.inner);
        let Outcome::Record(shorter) = other else {
            return outcome;
        };
        // A quote that runs over lines and then meets another was never closed.
        if self.inner.ends.len() == self.width || (!fits && shorter < used) {
            std::mem::swap(&mut self.fields, &mut self.inner);
            return other;
        }
        outcome
    }

    /// Whether a quote that is open when the file ends is taken to end with it:
    /// no line is lost in it, and the record is no better without it.
    fn ends_in_quote(&mut self, rest: &[u8], open: usize) -> bool {
        if self.dialect.strict {
            return true;
        }
        if memchr::memchr2(b'\n', b'\r', &rest[open..]).is_some() {
            return false;
        }
        let how = How {
            whole: true,
            literal: self.literal.with(open),
            ..How::default()
        };
        let other = split::record(rest, how, &self.dialect, &mut self.inner);
        let fits = matches!(other, Outcome::Record(_)) && self.inner.ends.len() == self.width;
        !fits || self.fields.ends.len() == self.width
    }

    /// A quote was opened and never closed: the record is read again as though
    /// it opened nothing, so that the rows after it are not lost in it.
    fn reopen(&mut self, before: &[u8], open: usize, in_vain: usize) {
        self.in_vain += in_vain;
        self.literal = self.literal.with(open);
        self.note_unclosed(before);
    }

    fn note_unclosed(&mut self, before: &[u8]) {
        if self.incidents.unclosed_quotes.len() < 10 {
            let line = self.line + newlines(before);
            self.incidents.unclosed_quotes.push(line);
        }
    }

    fn note_quotes(&mut self, text: &[u8]) {
        self.incidents.quoted += self.fields.quoted;
        self.incidents.stray_quotes += self.fields.strays;
        if let Some(open) = self.fields.unclosed.filter(|_| self.literal.is_empty()) {
            self.note_unclosed(&text[..open]);
        }
    }

    fn give(&mut self, sink: &mut dyn Sink) -> Result<()> {
        self.given += 1;
        let fields = if self.dialect.whole_line && self.fields.ends.len() == 1 {
            let line = Dialect {
                whole_line: false,
                ..self.dialect
            };
            let how = How {
                whole: true,
                ..How::default()
            };
            split::record(&self.fields.bytes, how, &line, &mut self.inner);
            &self.inner
        } else {
            &self.fields
        };
        self.check_width(fields.ends.len())?;
        sink.record(&Record {
            bytes: &fields.bytes,
            ends: &fields.ends,
            gap: 0,
            line: self.line,
            after_blank: self.after_blank,
        })
    }

    /// Blank lines between records, so that a record's line is its own.
    /// A last CR waits for the LF that may follow it.
    fn skip_newlines(&mut self, text: &[u8], last: bool) -> usize {
        let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
        let mut count = text.iter().take_while(|byte| is_end(byte)).count();
        if !last && count == text.len() && text.last() == Some(&b'\r') {
            count -= 1;
        }
        if count > 0 {
            self.line += newlines(&text[..count]);
            self.after_blank = true;
        }
        count
    }
}

/// Whether a record has a line end before its last byte but one.
fn runs_over_lines(record: &[u8]) -> bool {
    let text = record.trim_ascii_end();
    memchr::memchr2(b'\n', b'\r', text).is_some()
}

/// Line ends in a text: LF, CRLF, or CR alone.
fn newlines(text: &[u8]) -> u64 {
    memchr::memchr2_iter(b'\n', b'\r', text)
        .filter(|&at| text[at] == b'\n' || text.get(at + 1) != Some(&b'\n'))
        .count() as u64
}

#[cfg(test)]
mod tests;
