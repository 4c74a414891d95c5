//! A record on its way into typed columns.

use super::identity::{Codes, NONE};
use super::period::Zone;
use super::quality::{Effect, Ledger};
use crate::intake::cell::date::{self, Period};
use crate::intake::cell::is_null;
use crate::intake::cell::money::Money;
use crate::intake::cell::number::{self, Decimal};
use crate::intake::delimited::Record;
use crate::mapping::{Binding, Cell};

/// A record with all that is needed to read it.
pub struct Row<'a> {
    /// The record.
    pub record: &'a Record<'a>,
    /// The mapping, bound.
    pub binding: &'a Binding,
    /// The shared interners.
    pub codes: &'a mut Codes,
    /// The ledger of the file.
    pub ledger: &'a mut Ledger,
    /// The zone of times without offset.
    pub zone: &'a Zone,
}

impl<'a> Row<'a> {
    /// The line of the record.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.record.line
    }

    /// The cell of a field; `None` when it is empty or says "nothing".
    #[must_use]
    pub fn cell(&self, field: &str) -> Option<Cell<'a>> {
        let cell = self.binding.cell(self.record, field);
        (!is_null(&cell.text)).then_some(cell)
    }

    /// The row is left out.
    pub fn skip(&mut self, reason: &'static str, field: &str) {
        self.note(Effect::Skipped, reason, field);
    }

    /// Something about the row is worth recording.
    pub fn note(&mut self, effect: Effect, reason: &'static str, field: &str) {
        let column = self.binding.column(field);
        self.ledger.note(effect, reason, column, self.record.line);
    }

    /// The code of a word.
    pub fn word(&mut self, field: &str) -> u32 {
        match self.cell(field) {
            Some(cell) => self.codes.words.code(&cell.text),
            None => NONE,
        }
    }

    /// The code of a person.
    pub fn person(&mut self, field: &str) -> u32 {
        match self.cell(field) {
            Some(cell) => self.codes.people.code(&cell.text),
            None => NONE,
        }
    }

    /// The code of an order.
    pub fn order(&mut self, field: &str) -> u32 {
        match self.cell(field) {
            Some(cell) => self.codes.orders.code(&cell.text),
            None => NONE,
        }
    }

    /// The code of a session.
    pub fn session(&mut self, field: &str) -> u32 {
        match self.cell(field) {
            Some(cell) => self.codes.sessions.code(&cell.text),
            None => NONE,
        }
    }

    /// An instant; the row is skipped when there is none.
    pub fn instant(&mut self, field: &str) -> Option<i64> {
        let Some(cell) = self.cell(field) else {
            self.skip("date-missing", field);
            return None;
        };
        let Some(moment) = date::parse(&cell.text, cell.date_order) else {
            self.skip("date-unreadable", field);
            return None;
        };
        Some(self.zone.instant(moment))
    }

    /// A span of days; the row is skipped when there is none.
    pub fn period(&mut self, field: &str) -> Option<Period> {
        let found = self
            .cell(field)
            .and_then(|cell| date::parse_period(&cell.text, cell.date_order));
        if found.is_none() {
            self.skip("period-unreadable", field);
        }
        found
    }

    /// An amount; the row is skipped when there is none.
    pub fn money(&mut self, field: &str) -> Option<Money> {
        let Some(cell) = self.cell(field) else {
            self.skip("amount-missing", field);
            return None;
        };
        let amount = Money::parse(&cell.text, cell.format);
        if amount.is_none() {
            self.skip("amount-unreadable", field);
        }
        amount
    }

    /// A number, with no row skipped for it.
    #[must_use]
    pub fn number(&self, field: &str) -> Option<Decimal> {
        let cell = self.cell(field)?;
        number::parse(&cell.text, cell.format)
    }
}
