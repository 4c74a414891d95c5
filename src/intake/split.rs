//! One record out of delimited text: a pure function of the bytes at hand.

use super::dialect::{Dialect, Escape};
use memchr::{memchr, memchr2, memchr3};

/// The fields of a record, unescaped, one after the other.
#[derive(Debug, Default)]
pub struct Fields {
    /// The bytes of all fields.
    pub bytes: Vec<u8>,
    /// Where each field ends.
    pub ends: Vec<usize>,
    /// Quotes that closed with text still behind them.
    pub strays: usize,
    /// Fields that were quoted.
    pub quoted: usize,
    /// Where a quote stood that was opened and never closed.
    pub unclosed: Option<usize>,
}

/// How a record is read where its quotes leave it open.
#[derive(Debug, Clone, Copy)]
pub struct How {
    /// Whether nothing follows the text.
    pub whole: bool,
    /// Which quotes open nothing.
    pub literal: Literal,
    /// Whether a quote behind a delimiter opens a field in any case, so that the
    /// one before it was never closed.
    pub eager: bool,
    /// A quoted field with more bytes was never closed.
    pub longest: usize,
}

impl Default for How {
    fn default() -> Self {
        Self {
            whole: false,
            literal: Literal::default(),
            eager: false,
            longest: usize::MAX,
        }
    }
}

/// The stretch of a record in which quotes open nothing, because one in it was
/// never closed. It only grows, so that reading a record again comes to an end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Literal {
    stretch: Option<(usize, usize)>,
    grown: u8,
}

/// Times that a stretch grows before it is the whole record: each costs a reading.
const MOST_GROWN: u8 = 8;

impl Literal {
    /// Whether a quote at this byte opens nothing.
    #[must_use]
    pub fn holds(self, at: usize) -> bool {
        self.stretch
            .is_some_and(|(first, last)| (first..=last).contains(&at))
    }

    /// Whether there is no such quote.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.stretch.is_none()
    }

    /// The same with the quote at this byte.
    #[must_use]
    pub fn with(self, at: usize) -> Self {
        let (first, last) = self.stretch.unwrap_or((at, at));
        let grown = self.grown.saturating_add(1);
        Self {
            stretch: Some(if grown > MOST_GROWN {
                (0, usize::MAX)
            } else {
                (first.min(at), last.max(at))
            }),
            grown,
        }
    }
}

/// What came of an attempt at a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// A record, and how many bytes it took with its line end.
    Record(usize),
    /// The text ends before the record does; `Some` says at which byte a quote
    /// was opened that is still open. The fields so far are there.
    More(Option<usize>),
    /// The quote opened at this byte is not closed within the length allowed.
    TooLong(usize),
}

/// Where a field stopped.
enum Stop {
    /// At a delimiter; the next field begins here.
    Delimiter(usize),
    /// At a line end; the next record begins here.
    Line(usize),
    /// The text ended first, in a quote opened at this byte or in none.
    Text(Option<usize>),
    /// The quote opened at this byte was never closed.
    Unclosed(usize),
    /// See [`Outcome::TooLong`].
    TooLong(usize),
}

impl Fields {
    fn clear(&mut self) {
        self.bytes.clear();
        self.ends.clear();
        self.strays = 0;
        self.quoted = 0;
        self.unclosed = None;
    }

    fn end_field(&mut self) {
        self.ends.push(self.bytes.len());
    }
}

/// Reads the first record of `text`.
pub fn record(text: &[u8], how: How, dialect: &Dialect, fields: &mut Fields) -> Outcome {
    fields.clear();
    let mut at = 0;
    loop {
        let before = fields.bytes.len();
        let mut stop = field(text, at, how, dialect, fields);
        if let Stop::Unclosed(open) = stop {
            // The quote opened nothing: it is dropped and the field read plainly.
            fields.bytes.truncate(before);
            fields.unclosed = fields.unclosed.or(Some(open));
            stop = plain(text, open + 1, how.whole, dialect, fields);
        }
        match stop {
            Stop::Delimiter(next) => {
                fields.end_field();
                at = next;
            }
            Stop::Line(next) => {
                fields.end_field();
                return Outcome::Record(next);
            }
            Stop::Text(None) if how.whole => {
                fields.end_field();
                return Outcome::Record(text.len());
            }
            Stop::Text(open) => {
                fields.end_field();
                return Outcome::More(open);
            }
            Stop::TooLong(open) => return Outcome::TooLong(open),
            Stop::Unclosed(_) => return Outcome::More(None),
        }
    }
}

fn field(text: &[u8], start: usize, how: How, dialect: &Dialect, fields: &mut Fields) -> Stop {
    let Some(quote) = dialect.quote else {
        return plain(text, start, how.whole, dialect, fields);
    };
    let mut open = start;
    if dialect.padded_quotes {
        while text.get(open) == Some(&b' ') {
            open += 1;
        }
    }
    if text.get(open) != Some(&quote) {
        return plain(text, start, how.whole, dialect, fields);
    }
    if how.literal.holds(open) {
        return Stop::Unclosed(open);
    }
    fields.quoted += 1;
    quoted(text, open, how, dialect, quote, fields)
}

/// A field up to its delimiter or line end.
fn plain(text: &[u8], start: usize, whole: bool, dialect: &Dialect, fields: &mut Fields) -> Stop {
    let first = dialect.delimiter.first();
    let mut at = start;
    loop {
        let Some(found) = memchr3(first, b'\n', b'\r', &text[at..]) else {
            fields.bytes.extend_from_slice(&text[start..]);
            return Stop::Text(None);
        };
        let here = at + found;
        let stop = match text[here] {
            b'\n' => Some(Stop::Line(here + 1)),
            b'\r' => match text.get(here + 1) {
                Some(b'\n') => Some(Stop::Line(here + 2)),
                None if !whole => Some(Stop::Text(None)),
                _ => Some(Stop::Line(here + 1)),
            },
            _ => match dialect.delimiter.at(&text[here..]) {
                Some(true) => Some(Stop::Delimiter(here + dialect.delimiter.len())),
                None if !whole => Some(Stop::Text(None)),
                _ => None,
            },
        };
        match stop {
            Some(stop) => {
                fields.bytes.extend_from_slice(&text[start..here]);
                return stop;
            }
            None => at = here + 1,
        }
    }
}

/// A field whose quote opens at `open`.
fn quoted(
    text: &[u8],
    open: usize,
    how: How,
    dialect: &Dialect,
    quote: u8,
    fields: &mut Fields,
) -> Stop {
    let escape = match dialect.escape {
        Escape::By(escape) if escape != quote => Some(escape),
        _ => None,
    };
    let mut at = open + 1;
    let end = open.saturating_add(how.longest).min(text.len());
    loop {
        let within = text.get(at..end).unwrap_or_default();
        let found = match escape {
            None => memchr(quote, within),
            Some(escape) => memchr2(quote, escape, within),
        };
        let Some(found) = found else {
            if end < text.len() {
                return Stop::TooLong(open);
            }
            fields.bytes.extend_from_slice(&text[at..]);
            return Stop::Text(Some(open));
        };
        let here = at + found;
        fields.bytes.extend_from_slice(&text[at..here]);
        if text[here] != quote {
            let escape = text[here];
            match text.get(here + 1) {
                None => return Stop::Text(Some(open)),
                Some(&next) if next == quote || next == escape => {
                    fields.bytes.push(next);
                    at = here + 2;
                }
                Some(_) => {
                    // What is escaped without need is mostly a path of Windows.
                    if !dialect.strict {
                        fields.bytes.push(escape);
                    }
                    at = here + 1;
                }
            }
            continue;
        }
        match text.get(here + 1) {
            None if !how.whole => return Stop::Text(Some(open)),
            Some(&next) if next == quote && dialect.escape != Escape::Never => {
                fields.bytes.push(quote);
                at = here + 2;
            }
            _ => match after_quote(text, open, here + 1, how.whole, dialect, fields) {
                After::Stop(stop) => return stop,
                After::Text => {
                    fields.strays += 1;
                    if dialect.strict {
                        return plain(text, here + 1, how.whole, dialect, fields);
                    }
                    if let Some(stop) = begins_another(text, open, here, how, dialect, fields) {
                        return stop;
                    }
                    match closes_later(text, here + 1, how.whole, dialect, quote) {
                        None => return Stop::Text(Some(open)),
                        Some(false) => return plain(text, here + 1, how.whole, dialect, fields),
                        // It stands inside: what follows still belongs to the field.
                        Some(true) => fields.bytes.push(quote),
                    }
                    at = here + 1;
                }
            },
        }
    }
}

enum After {
    Stop(Stop),
    /// More text, which shows that the quote closed nothing.
    Text,
}

/// What follows a closing quote: spaces and an end, or text.
fn after_quote(
    text: &[u8],
    open: usize,
    start: usize,
    whole: bool,
    dialect: &Dialect,
    fields: &mut Fields,
) -> After {
    let mut at = start;
    while text.get(at) == Some(&b' ') && dialect.delimiter.first() != b' ' {
        at += 1;
    }
    let stop = match text.get(at) {
        None if whole => Stop::Text(None),
        None => Stop::Text(Some(open)),
        Some(b'\n') => Stop::Line(at + 1),
        Some(b'\r') => match text.get(at + 1) {
            Some(b'\n') => Stop::Line(at + 2),
            None if !whole => Stop::Text(Some(open)),
            _ => Stop::Line(at + 1),
        },
        Some(_) => match delimiter_at(text, at, dialect) {
            Some(Some(next)) => Stop::Delimiter(next),
            Some(None) if !whole => Stop::Text(Some(open)),
            _ => return After::Text,
        },
    };
    if dialect.strict {
        fields.bytes.extend_from_slice(&text[start..at]);
    }
    After::Stop(stop)
}

/// Where the field after a delimiter at `at` begins; `Some(None)` when the text
/// is too short to tell.
fn delimiter_at(text: &[u8], at: usize, dialect: &Dialect) -> Option<Option<usize>> {
    match dialect.delimiter.at(&text[at..]) {
        Some(true) => Some(Some(at + dialect.delimiter.len())),
        None => Some(None),
        Some(false) => None,
    }
}

/// A stray quote behind a delimiter or a line end opens a field of its own. The
/// field before it ended with a quote that only looked doubled (`5"","next`), or
/// was never closed. The latter is certain only once it runs over a line.
fn begins_another(
    text: &[u8],
    open: usize,
    here: usize,
    how: How,
    dialect: &Dialect,
    fields: &mut Fields,
) -> Option<Stop> {
    let quote = text[here];
    let mark = dialect.delimiter.len();
    let before = here.checked_sub(mark).filter(|&before| before > open)?;
    let behind_delimiter = dialect.delimiter.at(&text[before..here]) == Some(true);
    let behind_line = matches!(text[here - 1], b'\n' | b'\r');
    if !behind_delimiter && !behind_line {
        return None;
    }
    if behind_delimiter
        && dialect.escape != Escape::Never
        && before >= open + 3
        && text[before - 2..before] == [quote, quote]
    {
        fields.bytes.truncate(fields.bytes.len() - mark);
        return Some(Stop::Delimiter(here));
    }
    how.eager.then_some(Stop::Unclosed(open))
}

/// Bytes behind a stray quote in which its field may still be closed. Without a
/// bound a line of nothing but quotes would be looked through for each of them.
const CLOSES_WITHIN: usize = 4096;

/// Whether a quote ends a field before the line does; `None` when the text is too
/// short to tell.
fn closes_later(
    text: &[u8],
    start: usize,
    whole: bool,
    dialect: &Dialect,
    quote: u8,
) -> Option<bool> {
    let ahead = &text[start..text.len().min(start + CLOSES_WITHIN)];
    let end = memchr2(b'\n', b'\r', ahead);
    if end.is_none() && !whole && ahead.len() < CLOSES_WITHIN {
        return None;
    }
    let line_end = start + end.unwrap_or(ahead.len());
    let ends_there = end.is_some() || line_end == text.len();
    let mut from = start;
    while let Some(found) = memchr(quote, &text[from..line_end]) {
        let next = from + found + 1;
        let last = next >= line_end && ends_there;
        if last || dialect.delimiter.at(&text[next..]) == Some(true) {
            return Some(true);
        }
        from = next;
    }
    Some(false)
}
