//! Whether two values are alike.

use super::cell::{folded, Reader, Words, MISSING, UNREADABLE};
use super::plan::{FieldPair, PairKind};

/// What two values of one thing come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The same.
    Same,
    /// Apart, and no further than is tolerated.
    Within,
    /// The same but for capitals, accents and blanks.
    Formatting,
    /// Different.
    Different,
    /// Only the second file has a value.
    MissingA,
    /// Only the first file has a value.
    MissingB,
    /// Neither has a value.
    Neither,
    /// One of them cannot be read as what it should be.
    Unreadable,
    /// Amounts in two currencies.
    OtherCurrency,
}

/// A field that is compared.
#[derive(Debug, Clone)]
pub struct Field {
    pub pair: FieldPair,
    pub kind: PairKind,
    pub by_day: bool,
    absolute: i64,
    minutes: i64,
}

/// Micro-units in a unit, and milliseconds in a minute.
const UNIT: f64 = 1e6;
const MINUTE: f64 = 60_000.0;

impl Field {
    pub fn new(pair: &FieldPair, kind: PairKind, reader: &Reader) -> Self {
        Self {
            kind,
            by_day: reader.is_by_day(),
            // What was typed is a decimal: rounding takes it back to one.
            absolute: (pair.absolute * UNIT).round() as i64,
            minutes: (pair.minutes * MINUTE).round() as i64,
            pair: FieldPair {
                kind: Some(kind),
                ..pair.clone()
            },
        }
    }

    /// Compares two values with the codes of their currencies.
    pub fn judge(&self, a: (i64, u8), b: (i64, u8), words: &Words) -> Verdict {
        match (a.0, b.0) {
            (MISSING, MISSING) => return Verdict::Neither,
            (UNREADABLE, _) | (_, UNREADABLE) => return Verdict::Unreadable,
            (MISSING, _) => return Verdict::MissingA,
            (_, MISSING) => return Verdict::MissingB,
            _ => {}
        }
        if self.kind == PairKind::Number && a.1 != b.1 && a.1 != 0 && b.1 != 0 {
            return Verdict::OtherCurrency;
        }
        if a.0 == b.0 {
            return Verdict::Same;
        }
        let alike = match self.kind {
            PairKind::Text => {
                let text = |code: i64| words.texts.text(code as u32);
                let same = folded(text(a.0)) == folded(text(b.0));
                return if same {
                    Verdict::Formatting
                } else {
                    Verdict::Different
                };
            }
            PairKind::Flag => false,
            PairKind::Time => a.0.abs_diff(b.0) <= self.minutes.unsigned_abs(),
            PairKind::Number => {
                let gap = a.0.abs_diff(b.0);
                let larger = a.0.unsigned_abs().max(b.0.unsigned_abs());
                gap <= self.absolute.unsigned_abs()
                    || (self.pair.relative > 0.0
                        && gap as f64 <= self.pair.relative * larger as f64)
            }
        };
        if alike {
            Verdict::Within
        } else {
            Verdict::Different
        }
    }

    /// How far the second value is from the first: units, or minutes.
    pub fn gap(&self, a: i64, b: i64) -> Option<f64> {
        if a.min(b) <= UNREADABLE {
            return None;
        }
        let gap = b as f64 - a as f64;
        match self.kind {
            PairKind::Number => Some((i128::from(b) - i128::from(a)) as f64 / UNIT),
            PairKind::Time => Some(gap / MINUTE),
            _ => None,
        }
    }

    /// How far the second number is from the first, as a share of the first.
    pub fn share(&self, a: i64, b: i64) -> Option<f64> {
        let gap = self
            .gap(a, b)
            .filter(|_| self.kind == PairKind::Number && a != 0)?;
        Some(gap / (a as f64 / UNIT).abs())
    }
}
