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
}

/// What came of an attempt at a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// A record, and how many bytes it took with its line end.
    Record(usize),
    /// The text ends before the record does; `Some` says at which byte a quote
    /// was opened that is still open.
    More(Option<usize>),
}

/// Where a field stopped.
enum Stop {
    /// At a delimiter; the next field begins here.
    Delimiter(usize),
    /// At a line end; the next record begins here.
    Line(usize),
    /// The text ended first, in a quote opened at this byte or in none.
    Text(Option<usize>),
}

impl Fields {
    fn clear(&mut self) {
        self.bytes.clear();
        self.ends.clear();
        self.strays = 0;
    }

    fn end_field(&mut self) {
        self.ends.push(self.bytes.len());
    }
}

/// Reads the first record of `text`. `whole` says that nothing follows it;
/// `literal` is the byte of a quote that opens nothing.
pub fn record(
    text: &[u8],
    whole: bool,
    dialect: &Dialect,
    literal: Option<usize>,
    fields: &mut Fields,
) -> Outcome {
    fields.clear();
    let mut at = 0;
    loop {
        let stop = field(text, at, whole, dialect, literal, fields);
        match stop {
            Stop::Delimiter(next) => {
                fields.end_field();
                at = next;
            }
            Stop::Line(next) => {
                fields.end_field();
                return Outcome::Record(next);
            }
            Stop::Text(None) if whole => {
                fields.end_field();
                return Outcome::Record(text.len());
            }
            Stop::Text(open) => return Outcome::More(open),
        }
    }
}

fn field(
    text: &[u8],
    start: usize,
    whole: bool,
    dialect: &Dialect,
    literal: Option<usize>,
    fields: &mut Fields,
) -> Stop {
    let Some(quote) = dialect.quote else {
        return plain(text, start, whole, dialect, fields);
    };
    let mut open = start;
    if dialect.padded_quotes {
        while text.get(open) == Some(&b' ') {
            open += 1;
        }
    }
    if text.get(open) != Some(&quote) {
        return plain(text, start, whole, dialect, fields);
    }
    if literal == Some(open) {
        // The quote opened nothing: it is dropped and the field read plainly.
        return plain(text, open + 1, whole, dialect, fields);
    }
    quoted(text, open, whole, dialect, quote, fields)
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
    whole: bool,
    dialect: &Dialect,
    quote: u8,
    fields: &mut Fields,
) -> Stop {
    let mut at = open + 1;
    loop {
        let found = match dialect.escape {
            Escape::Doubled => memchr(quote, &text[at..]),
            Escape::Backslash => memchr2(quote, b'\\', &text[at..]),
        };
        let Some(found) = found else {
            return Stop::Text(Some(open));
        };
        let here = at + found;
        fields.bytes.extend_from_slice(&text[at..here]);
        if text[here] == b'\\' && quote != b'\\' {
            match text.get(here + 1) {
                None => return Stop::Text(Some(open)),
                Some(&next) if next == quote || next == b'\\' => {
                    fields.bytes.push(next);
                    at = here + 2;
                }
                Some(_) => {
                    fields.bytes.push(b'\\');
                    at = here + 1;
                }
            }
            continue;
        }
        match text.get(here + 1) {
            None if !whole => return Stop::Text(Some(open)),
            Some(&next) if next == quote => {
                fields.bytes.push(quote);
                at = here + 2;
            }
            _ => match after_quote(text, here + 1, whole, dialect, fields) {
                After::Stop(stop) => return stop,
                // A quote that stands inside: what follows still belongs to it.
                After::Inside => {
                    fields.bytes.push(quote);
                    at = here + 1;
                }
            },
        }
    }
}

enum After {
    Stop(Stop),
    Inside,
}

/// What follows a closing quote: spaces and an end, or more text, which shows
/// that the quote closed nothing.
fn after_quote(
    text: &[u8],
    start: usize,
    whole: bool,
    dialect: &Dialect,
    fields: &mut Fields,
) -> After {
    let mut at = start;
    while text.get(at) == Some(&b' ') && dialect.delimiter.first() != b' ' {
        at += 1;
    }
    match text.get(at) {
        None if whole => After::Stop(Stop::Text(None)),
        None => After::Stop(Stop::Text(Some(start - 1))),
        Some(b'\n') => After::Stop(Stop::Line(at + 1)),
        Some(b'\r') => After::Stop(match text.get(at + 1) {
            Some(b'\n') => Stop::Line(at + 2),
            None if !whole => Stop::Text(Some(start - 1)),
            _ => Stop::Line(at + 1),
        }),
        Some(_) => match dialect.delimiter.at(&text[at..]) {
            Some(true) => After::Stop(Stop::Delimiter(at + dialect.delimiter.len())),
            None if !whole => After::Stop(Stop::Text(Some(start - 1))),
            _ => stray(text, start, whole, dialect, fields),
        },
    }
}

/// Text after a closing quote. If the quote closes again before the line does,
/// it stands inside the field; else the rest is read plainly.
fn stray(text: &[u8], start: usize, whole: bool, dialect: &Dialect, fields: &mut Fields) -> After {
    fields.strays += 1;
    let quote = dialect.quote.unwrap_or(b'"');
    let line_end = memchr2(b'\n', b'\r', &text[start..]).map_or(text.len(), |end| start + end);
    let mut from = start;
    while let Some(found) = memchr(quote, &text[from..line_end]) {
        let next = from + found + 1;
        let closes = next >= line_end || dialect.delimiter.at(&text[next..]) == Some(true);
        if closes {
            return After::Inside;
        }
        from = next;
    }
    After::Stop(plain(text, start, whole, dialect, fields))
}
