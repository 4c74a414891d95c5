//! Orders: sales and refunds, one row each or one row a line.

use super::identity::NONE;
use super::quality::Effect;
use super::row::Row;
use crate::intake::cell::money::Money;
use crate::mapping::guess::normalise;
use crate::mapping::rule::OrderStatus;

/// A row of an orders file, typed. Codes are those of the shared interners.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrderRow {
    /// The order's number.
    pub order: u32,
    /// The order given back, of a refund.
    pub original: u32,
    /// The customer.
    pub customer: u32,
    /// Instant in milliseconds UTC.
    pub time: i64,
    /// Word of the channel.
    pub channel: u32,
    /// Word of the fulfilment.
    pub fulfilment: u32,
    /// Word of the currency.
    pub currency: u32,
    /// Word of the store.
    pub store: u32,
    /// The amount in its own currency; negative for refunds.
    pub amount: Money,
    /// Sale or refund.
    pub status: OrderStatus,
    /// The line of the file.
    pub line: u64,
}

/// The typed rows of an orders file.
#[derive(Debug, Default)]
pub struct OrderRows {
    /// The rows.
    pub rows: Vec<OrderRow>,
}

impl OrderRows {
    /// Reads a record; what cannot be read goes to the ledger.
    pub fn read(&mut self, row: &mut Row<'_>) {
        let Some(time) = row.instant("ordered_at") else {
            return;
        };
        let Some(amount) = amount(row) else { return };
        let (status, amount) = status(row, amount);
        if status == OrderStatus::Cancelled {
            row.skip("cancelled", "type");
            return;
        }
        let order = OrderRow {
            order: row.order("order_id"),
            original: row.order("original_order_id"),
            customer: row.person("customer_id"),
            time,
            channel: row.word("channel"),
            fulfilment: row.word("fulfilment"),
            currency: row.word("currency"),
            store: row.word("store"),
            amount,
            status,
            line: row.line(),
        };
        self.rows.push(order);
    }
}

/// The amount of a row: its own, else quantity × unit price.
fn amount(row: &mut Row<'_>) -> Option<Money> {
    if row.binding.has("amount") {
        return row.money("amount");
    }
    let product = row
        .number("quantity")
        .zip(row.number("unit_price"))
        .and_then(|(quantity, price)| Money::product(quantity, price));
    if product.is_none() {
        row.skip("amount-unreadable", "unit_price");
    }
    product
}

/// What the row is, and its amount with the sign that belongs to it.
fn status(row: &mut Row<'_>, amount: Money) -> (OrderStatus, Money) {
    let by_rule = row.binding.status(row.record);
    let by_word = || row.cell("type").map(|cell| known_status(&cell.text));
    let status = match by_rule.or_else(|| by_word().flatten()) {
        Some(status) => status,
        None => {
            if row.cell("type").is_some() {
                row.note(Effect::Guessed, "status-unknown", "type");
            }
            if amount.0 < 0 {
                OrderStatus::Refund
            } else {
                OrderStatus::Sale
            }
        }
    };
    match status {
        OrderStatus::Refund if amount.0 > 0 => {
            row.note(Effect::Repaired, "refund-made-negative", "amount");
            (status, Money(-amount.0))
        }
        OrderStatus::Sale if amount.0 < 0 => {
            row.note(Effect::Guessed, "negative-sale-as-refund", "amount");
            (OrderStatus::Refund, amount)
        }
        _ => (status, amount),
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
pub fn sort_key(row: &OrderRow) -> (u32, u8, i64, i64, u32, u64) {
    (
        row.order,
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

/// Whether a row names its order.
#[must_use]
pub fn is_numbered(row: &OrderRow) -> bool {
    row.order != NONE
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
