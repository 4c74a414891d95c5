//! Cells as numbers of eight bytes, so that a million rows fit.

use super::look::Seen;
use super::plan::PairKind;
use crate::dataset::interner::Interner;
use crate::dataset::period::Clock;
use crate::intake::cell::currency;
use crate::intake::cell::date::{self, DateOrder, DAY_MS};
use crate::intake::cell::money::Money;
use crate::intake::cell::number::{self, Decimal, DecimalMark, NumberFormat};
use crate::intake::cell::{compose, flag, is_absent, is_null_bytes};
use crate::intake::encoding;
use crate::intake::infer::ColumnKind;
use crate::intake::survey::decide::formats_of;
use crate::mapping::header::{plain_letter, without_currency};

/// Nothing stands there.
pub const MISSING: i64 = i64::MIN;
/// Something stands there that cannot be read as what it should be.
pub const UNREADABLE: i64 = i64::MIN + 1;

/// What the cells of a column are read as.
#[derive(Debug, Clone, Copy, PartialEq)]
enum How {
    Number(NumberFormat),
    Time { order: DateOrder, by_day: bool },
    Flag,
    Text,
}

/// A column of a file, and how its cells are read.
#[derive(Debug, Clone)]
pub struct Reader {
    pub column: usize,
    how: How,
    /// The currency that the header states, as a code of [`Words`].
    currency: u8,
}

/// The texts that cells are, and the currencies they name.
#[derive(Default)]
pub struct Words {
    pub texts: Interner,
    currencies: Vec<String>,
}

impl Words {
    /// The code of a currency: 0 is none.
    pub fn currency(&mut self, name: &str) -> u8 {
        let name = currency::split(name)
            .1
            .map_or_else(|| name.trim().to_uppercase(), str::to_owned);
        if name.is_empty() || name.len() > 12 {
            return 0;
        }
        let known = self.currencies.iter().position(|one| *one == name);
        let at = known.unwrap_or_else(|| {
            self.currencies.push(name);
            self.currencies.len() - 1
        });
        u8::try_from(at + 1).unwrap_or(0)
    }

    /// The name of a currency.
    pub fn currency_name(&self, code: u8) -> &str {
        let at = usize::from(code).wrapping_sub(1);
        self.currencies.get(at).map_or("", String::as_str)
    }
}

impl Reader {
    /// A reader of a column as this kind.
    pub fn new(
        seen: &Seen,
        column: usize,
        kind: PairKind,
        by_day: bool,
        words: &mut Words,
    ) -> Self {
        let found = &seen.columns()[column];
        let european = seen.looked.reading.is_european();
        let fallback = if european {
            DecimalMark::Comma
        } else {
            DecimalMark::Point
        };
        let how = match kind {
            PairKind::Number => How::Number(NumberFormat {
                decimal: found.column_type.decimal.unwrap_or(fallback),
                grouping: found.column_type.grouping.unwrap_or_default(),
            }),
            PairKind::Time => How::Time {
                order: found.column_type.date_order.unwrap_or_default(),
                by_day,
            },
            PairKind::Flag => How::Flag,
            PairKind::Text => How::Text,
        };
        let stated = without_currency(&found.name)
            .1
            .filter(|_| kind == PairKind::Number);
        Self {
            column,
            how,
            currency: stated.map_or(0, |name| words.currency(name)),
        }
    }

    /// The value of a cell, and the code of its currency.
    pub fn read(&self, raw: &[u8], words: &mut Words, clock: &mut Clock) -> (i64, u8) {
        let cell = raw.trim_ascii();
        if is_null_bytes(cell) {
            return (MISSING, 0);
        }
        match self.how {
            How::Number(format) => self.number(cell, format, words),
            How::Text => (text(cell, &mut words.texts), 0),
            How::Flag => {
                let text = encoding::text(cell);
                let value = flag::parse(&text).map(i64::from);
                (value.unwrap_or_else(|| none(&text)), 0)
            }
            How::Time { order, by_day } => (time(cell, order, by_day, clock), 0),
        }
    }

    fn number(&self, cell: &[u8], format: NumberFormat, words: &mut Words) -> (i64, u8) {
        if let Some(money) = Money::parse_bytes(cell, format) {
            let plain = cell.first().zip(cell.last()).is_some_and(|(first, last)| {
                last.is_ascii_digit() && (first.is_ascii_digit() || *first == b'-')
            });
            let stated = if plain {
                0
            } else {
                stated_currency(cell, words)
            };
            return (money.0, if stated == 0 { self.currency } else { stated });
        }
        // A thousands mark that the first rows did not have.
        let text = encoding::text(cell);
        let other = formats_of(format.decimal).find_map(|format| number::parse(&text, format));
        match other.and_then(Money::from_decimal) {
            Some(money) => {
                let stated = stated_currency(cell, words);
                (money.0, if stated == 0 { self.currency } else { stated })
            }
            None => (none(&text), 0),
        }
    }

    /// Whether its times have no more than their day.
    pub fn is_by_day(&self) -> bool {
        matches!(self.how, How::Time { by_day: true, .. })
    }
}

/// What a cell is that cannot be read: a word for nothing, or a fault.
fn none(text: &str) -> i64 {
    if is_absent(text) {
        MISSING
    } else {
        UNREADABLE
    }
}

fn stated_currency(cell: &[u8], words: &mut Words) -> u8 {
    let text = encoding::text(cell);
    let bare = text.trim_matches(|c| matches!(c, '(' | ')' | '-' | '+' | ' ' | '\u{2212}'));
    currency::split(bare)
        .1
        .map_or(0, |name| words.currency(name))
}

fn text(cell: &[u8], texts: &mut Interner) -> i64 {
    let code = if cell.is_ascii() && cell[0] != b'=' {
        texts.code_of_cell(cell)
    } else {
        texts.code(&trimmed(&encoding::text(cell)))
    };
    i64::from(code)
}

fn time(cell: &[u8], order: DateOrder, by_day: bool, clock: &mut Clock) -> i64 {
    let Some(moment) = date::parse_bytes(cell, order) else {
        return none(&encoding::text(cell));
    };
    if !by_day {
        return clock.instant(moment);
    }
    let day = match moment.offset_ms {
        None => moment.civil_ms.div_euclid(DAY_MS),
        Some(_) => clock.day(moment),
    };
    day * DAY_MS
}

/// A text as it is shown: without blanks around, without `="…"`, accents composed.
fn trimmed(text: &str) -> String {
    let text = text.trim();
    let inside = text
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'));
    compose::composed(inside.unwrap_or(text)).into_owned()
}

/// Puts a part of a key in the spelling that is compared.
pub fn push_key(raw: &[u8], ignore_case: bool, ignore_zeros: bool, key: &mut String) {
    let text = trimmed(&encoding::text(raw));
    let digits = text.trim_start_matches('0');
    let text = match ignore_zeros {
        true if digits.starts_with(|c: char| c.is_alphanumeric()) => digits,
        true if digits.is_empty() && !text.is_empty() => "0",
        _ => &text,
    };
    if ignore_case {
        key.extend(text.chars().flat_map(char::to_uppercase));
    } else {
        key.push_str(text);
    }
}

/// A text without what is only a matter of writing: capitals, accents, blanks.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}') {
            if !out.ends_with(' ') {
                out.push(' ');
            }
            continue;
        }
        match plain_letter(c) {
            Some(plain) => out.push_str(plain),
            None => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// What the cells of a column look like.
pub fn kind_of(kind: ColumnKind) -> PairKind {
    match kind {
        ColumnKind::Number => PairKind::Number,
        ColumnKind::Date => PairKind::Time,
        ColumnKind::Flag => PairKind::Flag,
        _ => PairKind::Text,
    }
}

/// A pair of columns is read as what both are; a flag of noughts and ones beside
/// numbers is a number.
pub fn kind_of_both(a: ColumnKind, b: ColumnKind) -> PairKind {
    match (kind_of(a), kind_of(b)) {
        (one, other) if one == other => one,
        (PairKind::Number, PairKind::Flag) | (PairKind::Flag, PairKind::Number) => PairKind::Number,
        // An empty column says nothing against the other.
        (one, _) if b == ColumnKind::Empty => one,
        (_, other) if a == ColumnKind::Empty => other,
        _ => PairKind::Text,
    }
}

/// Whether the times of a column have a time of the day.
pub fn is_timed(seen: &Seen, column: usize) -> bool {
    let order = seen.columns()[column]
        .column_type
        .date_order
        .unwrap_or_default();
    seen.cells(column)
        .filter_map(|cell| date::parse(cell, order))
        .any(|moment| moment.civil_ms.rem_euclid(DAY_MS) != 0 || moment.offset_ms.is_some())
}

/// Whether the times of a column state their offset.
pub fn has_offset(seen: &Seen, column: usize) -> bool {
    let order = seen.columns()[column]
        .column_type
        .date_order
        .unwrap_or_default();
    seen.cells(column)
        .filter_map(|cell| date::parse(cell, order))
        .any(|moment| moment.offset_ms.is_some())
}

/// A number of micro-units as it is written most plainly.
pub fn plain_number(micro: i64) -> String {
    Decimal {
        mantissa: i128::from(micro),
        scale: 6,
    }
    .canonical()
}
