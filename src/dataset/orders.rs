//! Orders: sales and refunds, one row each or one row a line.

use super::identity::{OrderKey, NONE};
use super::quality::Effect;
use super::row::Row;
use crate::intake::cell::money::Money;
use crate::mapping::guess::normalise;
use crate::mapping::rule::OrderStatus;
use crate::mapping::{Binding, SlotId};
use rustc_hash::FxHashMap;

/// A row of an orders file, typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrderRow {
    /// Instant in milliseconds UTC.
    pub time: i64,
    /// The amount in its own currency; negative for refunds.
    pub amount: Money,
    /// The order's number.
    pub order: OrderKey,
    /// The customer.
    pub customer: u32,
    /// Word of the channel.
    pub channel: u32,
    /// Word of the fulfilment.
    pub fulfilment: u32,
    /// Word of the currency.
    pub currency: u32,
    /// Word of the store.
    pub store: u32,
    /// The line of the file.
    pub line: u32,
    /// Sale or refund.
    pub status: OrderStatus,
}

/// The typed rows of an orders file.
#[derive(Debug, Default)]
pub struct OrderRows {
    /// The rows.
    pub rows: Vec<OrderRow>,
    /// The order given back, of the refunds that name one: line to its number.
    pub originals: FxHashMap<u32, OrderKey>,
    fields: Fields,
    statuses: Statuses,
}

/// Where the fields are.
#[derive(Debug, Default)]
struct Fields {
    order_id: SlotId,
    original_order_id: SlotId,
    ordered_at: SlotId,
    channel: SlotId,
    fulfilment: SlotId,
    currency: SlotId,
    store: SlotId,
    amount: SlotId,
    quantity: SlotId,
    unit_price: SlotId,
    kind: SlotId,
    has_amount: bool,
}

/// What the words of the status column say, read once each.
#[derive(Debug, Default)]
struct Statuses(FxHashMap<u32, Option<OrderStatus>>);

impl OrderRows {
    /// No rows yet, of a file bound so.
    #[must_use]
    pub fn new(binding: &Binding) -> Self {
        let slot = |field: &str| binding.slot(field);
        Self {
            fields: Fields {
                order_id: slot("order_id"),
                original_order_id: slot("original_order_id"),
                ordered_at: slot("ordered_at"),
                channel: slot("channel"),
                fulfilment: slot("fulfilment"),
                currency: slot("currency"),
                store: slot("store"),
                amount: slot("amount"),
                quantity: slot("quantity"),
                unit_price: slot("unit_price"),
                kind: slot("type"),
                has_amount: binding.has("amount"),
            },
            ..Self::default()
        }
    }

    /// Reads a record; what cannot be read goes to the ledger.
    pub fn read(&mut self, row: &mut Row<'_>) {
        let fields = &self.fields;
        let Some(time) = row.instant(fields.ordered_at) else {
            return;
        };
        let Some(amount) = fields.amount(row) else {
            return;
        };
        let (status, amount) = self.statuses.status(fields, row, amount);
        if status == OrderStatus::Cancelled {
            row.skip("cancelled", fields.kind);
            return;
        }
        let line = u32::try_from(row.line()).unwrap_or(u32::MAX);
        let original = row.order(fields.original_order_id);
        if original.is_some() {
            self.originals.insert(line, original);
        }
        let order = OrderRow {
            time,
            amount,
            order: row.order(fields.order_id),
            customer: row.customer(),
            channel: row.word(fields.channel),
            fulfilment: row.word(fields.fulfilment),
            currency: row.word(fields.currency),
            store: row.word(fields.store),
            line,
            status,
        };
        self.rows.push(order);
    }
}

impl Fields {
    /// The amount of a row: its own, else quantity × unit price.
    fn amount(&self, row: &mut Row<'_>) -> Option<Money> {
        if self.has_amount {
            return row.money(self.amount);
        }
        let product = row
            .number(self.quantity)
            .zip(row.number(self.unit_price))
            .and_then(|(quantity, price)| Money::product(quantity, price));
        if product.is_none() {
            row.skip("amount-unreadable", self.unit_price);
        }
        product
    }
}

impl Statuses {
    /// What the row is, and its amount with the sign that belongs to it.
    fn status(
        &mut self,
        fields: &Fields,
        row: &mut Row<'_>,
        amount: Money,
    ) -> (OrderStatus, Money) {
        let by_rule = row.binding.status(row.record);
        let status = match by_rule.or_else(|| self.by_word(fields, row)) {
            Some(status) => status,
            None if amount.0 < 0 => OrderStatus::Refund,
            None => OrderStatus::Sale,
        };
        match status {
            OrderStatus::Refund if amount.0 > 0 => {
                row.note(Effect::Repaired, "refund-made-negative", fields.amount);
                (status, Money(-amount.0))
            }
            OrderStatus::Sale if amount.0 < 0 => {
                row.note(Effect::Guessed, "negative-sale-as-refund", fields.amount);
                (OrderStatus::Refund, amount)
            }
            _ => (status, amount),
        }
    }

    fn by_word(&mut self, fields: &Fields, row: &mut Row<'_>) -> Option<OrderStatus> {
        let word = row.word(fields.kind);
        if word == NONE {
            return None;
        }
        let codes = &row.codes.words;
        let known = *self
            .0
            .entry(word)
            .or_insert_with(|| known_status(codes.text(word)));
        if known.is_none() {
            row.note(Effect::Guessed, "status-unknown", fields.kind);
        }
        known
    }
}

/// What exports call a sale, a refund and what never came to be.
const SALE: &[&str] = &[
    "sale",
    "vente",
    "order",
    "commande",
    "paid",
    "payee",
    "paye",
    "complete",
    "completed",
    "termine",
    "terminee",
    "livree",
    "delivered",
    "shipped",
    "expediee",
    "collected",
    "retiree",
    "verkauf",
    "bezahlt",
    "closed",
    "processing",
    "fulfilled",
];
const REFUND: &[&str] = &[
    "refund",
    "refunded",
    "remboursement",
    "rembourse",
    "remboursee",
    "retour",
    "return",
    "returned",
    "avoir",
    "credit",
    "credit note",
    "rueckgabe",
    "ruckgabe",
    "gutschrift",
    "erstattung",
];
const CANCELLED: &[&str] = &[
    "cancelled",
    "canceled",
    "cancel",
    "annulee",
    "annule",
    "annulation",
    "voided",
    "void",
    "failed",
    "echouee",
    "storniert",
    "abandoned",
    "expired",
];

/// The statuses that exports use, in French, English and German.
fn known_status(text: &str) -> Option<OrderStatus> {
    let text = normalise(text);
    [
        (OrderStatus::Sale, SALE),
        (OrderStatus::Refund, REFUND),
        (OrderStatus::Cancelled, CANCELLED),
    ]
    .into_iter()
    .find(|(_, words)| words.contains(&text.as_str()))
    .map(|(status, _)| status)
}

/// The order in which equal rows are compared: by all that a file can tell.
#[must_use]
pub fn sort_key(row: &OrderRow) -> (u8, i64, i64, u32, u32) {
    (
        u8::from(row.status == OrderStatus::Refund),
        row.time,
        row.amount.0,
        row.customer,
        row.line,
    )
}

/// Whether two rows say the same of the same order.
#[must_use]
pub fn is_same(a: &OrderRow, b: &OrderRow) -> bool {
    (a.time, a.amount, a.customer, a.channel, a.currency)
        == (b.time, b.amount, b.customer, b.channel, b.currency)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_in_three_languages() {
        assert_eq!(known_status("Remboursée"), Some(OrderStatus::Refund));
        assert_eq!(known_status("VOIDED"), Some(OrderStatus::Cancelled));
        assert_eq!(known_status("vente"), Some(OrderStatus::Sale));
        assert_eq!(known_status("on hold"), None);
    }
}
