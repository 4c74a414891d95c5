//! Touches: what customers did before, between and instead of buying.

pub(super) mod bulk;

use super::identity::{Codes, NONE};
use super::kind::Device;
use super::quality::Effect;
use super::row::Row;
use super::touch_kind::TouchKind;
use crate::intake::cell::money::Money;
use crate::mapping::{Binding, SlotId};
use rustc_hash::FxHashMap;

/// A row of a touches file, typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TouchRow {
    /// The customer.
    pub customer: u32,
    /// The session, if it has one.
    pub session: u32,
    /// Instant in milliseconds UTC.
    pub time: i64,
    /// Word of the channel.
    pub channel: u32,
    /// Word of the source.
    pub source: u32,
    /// Word of the campaign.
    pub campaign: u32,
    /// Word of the segment.
    pub segment: u32,
    /// What the conversion is worth.
    pub value: Money,
    /// What it was; a conversion is no touch.
    pub kind: TouchKind,
    /// Word of the event, as the file writes it.
    pub event: u32,
    /// What it was made with.
    pub device: Device,
}

impl TouchRow {
    /// Whether it is a conversion rather than a touch.
    #[must_use]
    pub fn is_conversion(&self) -> bool {
        self.kind == TouchKind::Conversion
    }
}

/// The typed rows of a touches file.
#[derive(Debug, Default)]
pub struct TouchRows {
    /// The rows, in the order of the file.
    pub rows: Vec<TouchRow>,
    /// Conversions of nobody known: when, and what they were worth.
    pub of_nobody: Vec<(i64, Money)>,
    fields: Fields,
    /// What the words of the kind column say, read once each.
    kinds: FxHashMap<u32, TouchKind>,
    /// What the words of the device column stand for, read once each.
    devices: FxHashMap<u32, Device>,
}

/// Where the fields are.
#[derive(Debug, Default)]
struct Fields {
    customer_id: SlotId,
    session_id: SlotId,
    at: SlotId,
    channel: SlotId,
    source: SlotId,
    campaign: SlotId,
    segment: SlotId,
    kind: SlotId,
    value: SlotId,
    device: SlotId,
}

impl TouchRows {
    /// No rows yet, of a file bound so.
    #[must_use]
    pub fn new(binding: &Binding) -> Self {
        let slot = |field: &str| binding.slot(field);
        Self {
            fields: Fields {
                customer_id: slot("customer_id"),
                session_id: slot("session_id"),
                at: slot("at"),
                channel: slot("channel"),
                source: slot("source"),
                campaign: slot("campaign"),
                segment: slot("segment"),
                kind: slot("kind"),
                value: slot("value"),
                device: slot("device"),
            },
            ..Self::default()
        }
    }

    /// Reads a record; what cannot be read goes to the ledger.
    pub fn read(&mut self, row: &mut Row<'_>) {
        let fields = &self.fields;
        let customer = row.customer();
        let Some(time) = row.instant(fields.at) else {
            return;
        };
        let event = row.word(fields.kind);
        let channel = row.word(fields.channel);
        let kind = self.kind(event, channel, row.codes);
        if customer == NONE {
            row.skip("customer-missing", self.fields.customer_id);
            if kind.converts() {
                let value = self.fields.value(row);
                self.of_nobody.push((time, value));
            }
            return;
        }
        if channel == NONE && kind != TouchKind::Conversion {
            row.skip("channel-missing", self.fields.channel);
            return;
        }
        let word = row.word(self.fields.device);
        let device = self.device(word, row.codes);
        let fields = &self.fields;
        let touch = TouchRow {
            customer,
            session: row.session(fields.session_id),
            time,
            channel,
            source: row.word(fields.source),
            campaign: row.word(fields.campaign),
            segment: row.word(fields.segment),
            value: fields.value(row),
            kind,
            event,
            device,
        };
        self.rows.push(touch);
    }

    /// What a row is, by the words of its kind and of its channel.
    #[inline]
    fn kind(&mut self, word: u32, channel: u32, codes: &Codes) -> TouchKind {
        let kind = match word {
            NONE => TouchKind::default(),
            word => *self
                .kinds
                .entry(word)
                .or_insert_with(|| TouchKind::of(codes.words.text(word))),
        };
        match kind {
            TouchKind::Converting if channel == NONE => TouchKind::Conversion,
            kind => kind,
        }
    }

    /// What it was made with, by the word for it.
    #[inline]
    fn device(&mut self, word: u32, codes: &Codes) -> Device {
        match word {
            NONE => Device::Unknown,
            word => *self
                .devices
                .entry(word)
                .or_insert_with(|| Device::of_name(codes.words.text(word))),
        }
    }
}

impl Fields {
    fn value(&self, row: &mut Row<'_>) -> Money {
        let Some(cell) = row.cell(self.value) else {
            return Money::default();
        };
        Money::parse(&cell.text, cell.format).unwrap_or_else(|| {
            row.note(Effect::Guessed, "value-unreadable-as-zero", self.value);
            Money::default()
        })
    }
}
