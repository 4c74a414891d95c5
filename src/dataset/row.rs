//! A record on its way into typed columns.

use super::identity::{Codes, OrderKey, NONE};
use super::interner::Batch;
use super::keys::{self, KeyKind};
use super::lapse;
use super::period::Clock;
use super::quality::{Effect, Ledger};
use super::ties::Ties;
use crate::intake::cell::date::{self, Period};
use crate::intake::cell::flag;
use crate::intake::cell::is_null;
use crate::intake::cell::money::{Money, UNIT};
use crate::intake::cell::number::Decimal;
use crate::intake::delimited::Record;
use crate::mapping::header::normalise;
use crate::mapping::{Binding, Cell, FieldRef, Slot, Span};

/// A record with all that is needed to read it.
pub struct Row<'a> {
    /// The record.
    pub record: &'a Record<'a>,
    /// The mapping, bound.
    pub binding: &'a Binding,
    /// Where its cells are in the record.
    pub spans: &'a [Span],
    /// The shared interners.
    pub codes: &'a mut Codes,
    /// The ledger of the file.
    pub ledger: &'a mut Ledger,
    /// Instants of times without offset.
    pub clock: &'a mut Clock,
    /// What the rows say of who they are of.
    pub ties: &'a mut Ties,
}

impl<'a> Row<'a> {
    /// The line of the record.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.record.line
    }

    /// Whether a field is mapped.
    #[must_use]
    pub fn has(&self, field: impl FieldRef) -> bool {
        field.slot(self.binding).is_some()
    }

    /// The bytes of a field with the way its column is written; `None` when the
    /// cell is empty or says "nothing".
    fn bytes(&self, field: impl FieldRef) -> Option<(&'a [u8], &'a Slot)> {
        let (at, slot) = field.slot(self.binding)?;
        let bytes = self.spans[at].of(self.record, slot);
        (!bytes.is_empty()).then_some((bytes, slot))
    }

    /// The cell of a field; `None` when it is empty or says "nothing".
    #[must_use]
    pub fn cell(&self, field: impl FieldRef) -> Option<Cell<'a>> {
        let cell = self.binding.cell(self.record, field);
        (!is_null(&cell.text)).then_some(cell)
    }

    /// The row is left out.
    pub fn skip(&mut self, reason: &'static str, field: impl FieldRef) {
        self.note(Effect::Skipped, reason, field);
    }

    /// Something about the row is worth recording.
    pub fn note(&mut self, effect: Effect, reason: &'static str, field: impl FieldRef) {
        let column = self.binding.column(field);
        self.ledger.note(effect, reason, column, self.record.line);
    }

    /// The code of a word.
    pub fn word(&mut self, field: impl FieldRef) -> u32 {
        match self.bytes(field) {
            Some((bytes, _)) => self.codes.words.code_of_word(bytes),
            None => NONE,
        }
    }

    /// The code of the person a row is of, by all that it says of them.
    pub fn customer(&mut self) -> u32 {
        let [id, others @ ..] = self.ties.mapped;
        let id = if id { self.customer_id() } else { NONE };
        self.ties.rows += 1;
        if others == [false; 3] {
            return id;
        }
        let mut found = [id, NONE, NONE, NONE];
        for (at, kind) in KeyKind::ALL.into_iter().enumerate().skip(1) {
            if self.ties.mapped[at] {
                found[at] = self.key(kind, at);
            }
        }
        self.ties.code(found, self.record.line)
    }

    /// Puts the customer's number aside, so that many are looked up at once;
    /// whether it could be: not where the row says more or nothing of who it is of.
    pub fn put_aside(&mut self, batch: &mut Batch) -> bool {
        if self.ties.mapped != [true, false, false, false] {
            return false;
        }
        let Some((bytes, _)) = self.bytes(self.ties.slots[0]) else {
            return false;
        };
        self.ties.rows += 1;
        batch.push(bytes);
        true
    }

    fn customer_id(&mut self) -> u32 {
        let slot = self.ties.slots[0];
        let Some((bytes, _)) = self.bytes(slot) else {
            return NONE;
        };
        let code = self.codes.customer(bytes);
        if self.codes.is_nobody(code) {
            self.note(Effect::Noted, "anonymous-token", slot);
            return NONE;
        }
        self.ties.filled[0] += 1;
        code
    }

    #[inline(never)]
    fn key(&mut self, kind: KeyKind, at: usize) -> u32 {
        let slot = self.ties.slots[at];
        let Some(cell) = self.cell(slot) else {
            return NONE;
        };
        if let Some(code) = self.codes.key(kind, &cell.text) {
            self.ties.filled[at] += 1;
            return code;
        }
        let reason = match kind {
            KeyKind::Email if !keys::is_nobody(&cell.text) => "email-unreadable",
            KeyKind::Phone if !keys::is_nobody(&cell.text) => "phone-unreadable",
            _ => "anonymous-token",
        };
        self.note(Effect::Noted, reason, slot);
        NONE
    }

    /// The key of an order.
    #[must_use]
    pub fn order(&self, field: impl FieldRef) -> OrderKey {
        match self.bytes(field) {
            Some((bytes, _)) => OrderKey::of_cell(bytes),
            None => OrderKey::NONE,
        }
    }

    /// The code of a session.
    pub fn session(&mut self, field: impl FieldRef) -> u32 {
        match self.bytes(field) {
            Some((bytes, _)) => self.codes.sessions.code_of_cell(bytes),
            None => NONE,
        }
    }

    /// An instant; the row is skipped when there is none.
    pub fn instant(&mut self, field: impl FieldRef) -> Option<i64> {
        let Some((bytes, slot)) = self.bytes(field) else {
            self.skip("date-missing", field);
            return None;
        };
        let Some(moment) = slot.moment(self.record, bytes) else {
            self.skip("date-unreadable", field);
            return None;
        };
        Some(self.clock.instant(moment))
    }

    /// A span of days; the row is skipped when there is none.
    pub fn period(&mut self, field: impl FieldRef) -> Option<Period> {
        let found = self
            .cell(field)
            .and_then(|cell| date::period(&cell.text, cell.date_order));
        if found.is_none() {
            self.skip("period-unreadable", field);
        }
        found
    }

    /// An amount; the row is skipped when there is none.
    pub fn money(&mut self, field: impl FieldRef) -> Option<Money> {
        let Some((bytes, slot)) = self.bytes(field) else {
            self.skip("amount-missing", field);
            return None;
        };
        let amount = slot.money(bytes);
        if amount.is_none() {
            self.skip("amount-unreadable", field);
        }
        amount
    }

    /// A number, with no row skipped for it.
    #[must_use]
    pub fn number(&self, field: impl FieldRef) -> Option<Decimal> {
        let (bytes, slot) = self.bytes(field)?;
        slot.number(bytes)
    }

    /// An instant that a row can do without.
    #[inline(never)]
    pub fn maybe_instant(&mut self, field: impl FieldRef) -> Option<i64> {
        let cell = self.cell(field)?;
        let moment = cell.moment();
        self.note_missing(moment.is_none(), "date-unreadable-as-missing", field);
        moment.map(|moment| self.clock.instant(moment))
    }

    /// A span of days that a row can do without.
    #[inline(never)]
    pub fn maybe_period(&mut self, field: impl FieldRef) -> Option<Period> {
        let cell = self.cell(field)?;
        let period = date::period(&cell.text, cell.date_order);
        self.note_missing(period.is_none(), "date-unreadable-as-missing", field);
        period
    }

    /// The days from one field to another, where the second says.
    pub fn span(&mut self, from: impl FieldRef, to: impl FieldRef) -> Option<Period> {
        let first = self.maybe_period(from)?;
        let last = self.maybe_period(to).unwrap_or(first);
        if last.end_day < first.end_day {
            self.note(Effect::Guessed, "period-ends-before-it-begins", to);
            return Some(first);
        }
        Some(Period {
            first_day: first.first_day,
            end_day: last.end_day,
        })
    }

    /// An amount that a row can do without.
    #[inline(never)]
    pub fn maybe_money(&mut self, field: impl FieldRef) -> Option<Money> {
        let (bytes, slot) = self.bytes(field)?;
        let amount = slot.money(bytes);
        self.note_missing(amount.is_none(), "amount-unreadable-as-missing", field);
        amount
    }

    /// A count or a score in millionths that a row can do without.
    #[inline(never)]
    pub fn count(&mut self, field: impl FieldRef) -> Option<i64> {
        let cell = self.cell(field)?;
        // A flag counts too: a ticket reopened, yes or no.
        let flagged = || flag::parse(&cell.text).map(|flag| i64::from(flag) * UNIT as i64);
        let count = cell.money().map(|count| count.0).or_else(flagged);
        self.note_missing(count.is_none(), "number-unreadable-as-missing", field);
        count
    }

    /// How long something took, in milliseconds, that a row can do without.
    #[inline(never)]
    pub fn lapse(&mut self, field: impl FieldRef) -> Option<i64> {
        let cell = self.cell(field)?;
        let lapse = lapse::read(&cell, self.binding.column(field));
        self.note_missing(lapse.is_none(), "number-unreadable-as-missing", field);
        let guessed = lapse.is_some_and(|lapse| lapse.guessed);
        self.note_missing(guessed, "duration-unit-guessed", field);
        lapse.map(|lapse| lapse.ms)
    }

    /// Yes or no; the day of a consent is a yes.
    #[inline(never)]
    pub fn flag(&mut self, field: impl FieldRef) -> Option<bool> {
        let cell = self.cell(field)?;
        let word = normalise(&cell.text);
        let flag = match word.as_str() {
            "subscribed" | "optin" | "opt in" | "accepted" | "inscrit" | "abonne" => Some(true),
            "unsubscribed" | "never subscribed" | "optout" | "opt out" | "desinscrit" => {
                Some(false)
            }
            _ => flag::parse(&word).or_else(|| cell.moment().map(|_| true)),
        };
        self.note_missing(flag.is_none(), "flag-unreadable-as-missing", field);
        flag
    }

    fn note_missing(&mut self, unreadable: bool, reason: &'static str, field: impl FieldRef) {
        if unreadable {
            self.note(Effect::Guessed, reason, field);
        }
    }
}
