//! Orders: sales and refunds, one row each or one row a line.

pub(super) mod bulk;

use super::column::Column;
use super::identity::{Codes, OrderKey, NONE};
use super::order_rows::{OrderRow, OrderStore};
use super::quality::{Effect, Ledger};
use super::row::Row;
use super::status::{self, Said};
use super::ties::Ties;
use super::waiting::Waiting;
use super::waits::HandedOver;
use crate::intake::cell::money::{Money, UNIT};
use crate::mapping::rule::OrderStatus;
use crate::mapping::{Binding, SlotId};
use rustc_hash::FxHashMap;

/// An article of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineRow {
    /// The order's number.
    pub order: OrderKey,
    /// Word of the article.
    pub sku: u32,
    /// How many, in millionths; one where the file does not say.
    pub quantity: i64,
    /// What they were sold for together, where the file says.
    pub amount: Option<Money>,
}

/// What few files say of an order, a column each beside the rows; empty where
/// the file has no such column. Amounts are in the row's currency, nought where
/// the cell is empty.
#[derive(Debug, Default)]
pub struct Details {
    /// Words of who sold it.
    pub employee: Column,
    /// What was taken off the price, in millionths as all amounts.
    pub discount: Column,
    /// The tax.
    pub tax: Column,
    /// What delivery was charged.
    pub shipping: Column,
    /// What the goods cost.
    pub cost: Column,
}

/// The typed rows of an orders file.
#[derive(Debug, Default)]
pub struct OrderRows {
    /// The rows.
    pub rows: OrderStore,
    /// The order given back, of the refunds that name one: line to its number.
    pub originals: FxHashMap<u32, OrderKey>,
    /// When sales were handed over, where the file has such a column.
    pub handed_over: Option<HandedOver>,
    /// What few files say besides.
    pub details: Details,
    /// The articles, where the file names them.
    pub lines: Vec<LineRow>,
    fields: Fields,
    statuses: Statuses,
    /// The order of the row before, and its total.
    last: Option<OrderKey>,
    total: Option<Money>,
    waiting: Waiting,
}

/// Where the fields are.
#[derive(Debug, Default)]
struct Fields {
    order_id: SlotId,
    original_order_id: SlotId,
    ordered_at: SlotId,
    handed_over_at: SlotId,
    channel: SlotId,
    fulfilment: SlotId,
    currency: SlotId,
    store: SlotId,
    team: SlotId,
    amount: SlotId,
    quantity: SlotId,
    unit_price: SlotId,
    kind: SlotId,
    refunded: SlotId,
    sku: SlotId,
    employee: SlotId,
    /// Discount, tax, shipping and cost.
    amounts: [SlotId; 4],
    has_amount: bool,
}

/// What the words of the status column say, read once each.
#[derive(Debug, Default)]
struct Statuses(FxHashMap<u32, Said>);

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
                handed_over_at: slot("handed_over_at"),
                channel: slot("channel"),
                fulfilment: slot("fulfilment"),
                currency: slot("currency"),
                store: slot("store"),
                team: slot("team"),
                amount: slot("amount"),
                quantity: slot("quantity"),
                unit_price: slot("unit_price"),
                kind: slot("type"),
                refunded: slot("refunded"),
                sku: slot("sku"),
                employee: slot("employee"),
                amounts: ["discount", "tax", "shipping", "cost"].map(slot),
                has_amount: binding.has("amount"),
            },
            handed_over: binding.has("handed_over_at").then(HandedOver::default),
            ..Self::default()
        }
    }

    /// Reads a record; what cannot be read goes to the ledger.
    pub fn read(&mut self, row: &mut Row<'_>) {
        if row.binding.totals_once && self.is_further_line(row) {
            return;
        }
        let fields = &self.fields;
        let by_rule = row.binding.status(row.record);
        if by_rule == Some(OrderStatus::Cancelled) {
            row.skip("cancelled", fields.kind);
            return;
        }
        let Some(time) = row.instant(fields.ordered_at) else {
            return;
        };
        let Some(amount) = fields.amount(row) else {
            return;
        };
        let (status, amount) = self.statuses.status(fields, row, by_rule, amount);
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
            customer: NONE,
            channel: row.word(fields.channel),
            fulfilment: row.word(fields.fulfilment),
            currency: row.word(fields.currency),
            store: row.word(fields.store),
            team: row.word(fields.team),
            line,
            status,
        };
        if let Some(handed_over) = &mut self.handed_over {
            handed_over.read(row, self.fields.handed_over_at, (line, time));
        }
        self.read_line(row, Some(amount));
        let customer = self.waiting.customer(row);
        let rows = self.push(row, order);
        self.waiting.add(customer, line, rows);
        if self.waiting.is_full() {
            self.settle(row.codes, row.ledger, row.ties, row.binding);
        }
    }

    /// Tells the rows that wait for it who their customers are.
    pub fn settle(
        &mut self,
        codes: &mut Codes,
        ledger: &mut Ledger,
        ties: &mut Ties,
        binding: &Binding,
    ) {
        let rows = &mut self.rows;
        let anonymous = |line| {
            let column = binding.column(ties.slots[0]);
            ledger.note(Effect::Noted, "anonymous-token", column, line);
        };
        ties.filled[0] += self
            .waiting
            .settle(codes, |customer| rows.settle(customer), anonymous);
    }

    /// A sale that was given back, whole or in part, is a sale and a refund.
    /// Answers how many rows that makes.
    fn push(&mut self, row: &mut Row<'_>, order: OrderRow) -> u32 {
        let given_back = given_back(row, self.fields.refunded, &order);
        let status = match order.status {
            OrderStatus::Returned => OrderStatus::Sale,
            status => status,
        };
        self.rows.push_waiting(OrderRow { status, ..order });
        self.details.read(&self.fields, row);
        if let Some(amount) = given_back {
            // When the money went back the row does not say.
            row.note(
                Effect::Guessed,
                "refund-at-order-date",
                self.fields.refunded,
            );
            self.rows.push_waiting(OrderRow {
                amount: Money(-amount.0),
                status: OrderStatus::Refund,
                ..order
            });
            self.details.fill();
        }
        1 + u32::from(given_back.is_some())
    }

    /// Whether a row goes on with the order of the row before: the same number and
    /// no totals, or the same. Its article belongs to that order, if that one was kept.
    fn is_further_line(&mut self, row: &mut Row<'_>) -> bool {
        let order = row.order(self.fields.order_id);
        let again = order.is_some() && self.last == Some(order);
        self.last = Some(order);
        let total = row.cell(self.fields.amount).map(|cell| cell.money());
        let goes_on = again && total.is_none_or(|total| total.is_some() && total == self.total);
        if !goes_on {
            self.total = total.flatten();
            return false;
        }
        if self.rows.last().is_some_and(|kept| kept.order == order) {
            self.read_line(row, None);
        }
        true
    }

    /// The article of a row; `amount` is what the row was sold for, where it is not
    /// the first of several.
    fn read_line(&mut self, row: &mut Row<'_>, amount: Option<Money>) {
        let fields = &self.fields;
        let sku = row.word(fields.sku);
        if sku == NONE {
            return;
        }
        let quantity = row.number(fields.quantity);
        let product = quantity
            .zip(row.number(fields.unit_price))
            .and_then(|(quantity, price)| Money::product(quantity, price));
        let quantity = quantity.and_then(Money::from_decimal);
        self.lines.push(LineRow {
            order: row.order(fields.order_id),
            sku,
            quantity: quantity.map_or(UNIT as i64, |quantity| quantity.0),
            amount: product.or(amount.filter(|_| !row.binding.totals_once)),
        });
    }
}

impl Details {
    fn read(&mut self, fields: &Fields, row: &mut Row<'_>) {
        if row.has(fields.employee) {
            self.employee.push(row.word(fields.employee).into());
        }
        for (field, column) in fields.amounts.into_iter().zip(self.amounts()) {
            if row.has(field) {
                column.push(row.maybe_money(field).unwrap_or_default().0);
            }
        }
    }

    /// A row that was not in the file has no details.
    fn fill(&mut self) {
        if !self.employee.is_empty() {
            self.employee.push(NONE.into());
        }
        for column in self.amounts() {
            if !column.is_empty() {
                column.push(0);
            }
        }
    }

    fn amounts(&mut self) -> [&mut Column; 4] {
        [
            &mut self.discount,
            &mut self.tax,
            &mut self.shipping,
            &mut self.cost,
        ]
    }
}

/// How much of a sale was given back, as its row says.
fn given_back(row: &mut Row<'_>, refunded: SlotId, order: &OrderRow) -> Option<Money> {
    if !matches!(order.status, OrderStatus::Sale | OrderStatus::Returned) {
        return None;
    }
    let stated = row
        .maybe_money(refunded)
        .map(|amount| Money(amount.0.abs()))
        .filter(|amount| amount.0 > 0);
    match order.status {
        OrderStatus::Returned => Some(stated.unwrap_or(order.amount)),
        _ => stated,
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
        by_rule: Option<OrderStatus>,
        amount: Money,
    ) -> (OrderStatus, Money) {
        let status = match by_rule.or_else(|| self.by_word(fields, row)) {
            Some(status) => status,
            None if amount.0 < 0 => OrderStatus::Refund,
            None => OrderStatus::Sale,
        };
        if status == OrderStatus::Sale && !row.has(fields.refunded) && self.word(fields, row).partly
        {
            row.note(Effect::Guessed, "refunded-in-part", fields.kind);
        }
        match status {
            // The state of an order that was given back; of less than nothing, or with
            // the order it gives back, the row is the giving back itself.
            OrderStatus::Returned if by_rule.is_none() && is_document(fields, row, amount) => {
                (OrderStatus::Refund, Money(-amount.0.abs()))
            }
            OrderStatus::Refund if amount.0 > 0 => {
                row.note(Effect::Repaired, "refund-made-negative", fields.amount);
                (status, Money(-amount.0))
            }
            OrderStatus::Sale | OrderStatus::Returned if amount.0 < 0 => {
                row.note(Effect::Guessed, "negative-sale-as-refund", fields.amount);
                (OrderStatus::Refund, amount)
            }
            _ => (status, amount),
        }
    }

    /// What its word says a row is.
    fn word(&mut self, fields: &Fields, row: &mut Row<'_>) -> Said {
        let word = row.word(fields.kind);
        if word == NONE {
            return Said::default();
        }
        let codes = &row.codes.words;
        let entry = self.0.entry(word);
        *entry.or_insert_with(|| status::said(codes.text(word)))
    }

    fn by_word(&mut self, fields: &Fields, row: &mut Row<'_>) -> Option<OrderStatus> {
        if row.word(fields.kind) == NONE {
            return None;
        }
        let known = self.word(fields, row).status;
        if known.is_none() {
            row.note(Effect::Guessed, "status-unknown", fields.kind);
        }
        match known {
            // Where a column says what was given back, the rows are sales.
            Some(OrderStatus::Refund) if row.has(fields.refunded) => Some(OrderStatus::Returned),
            known => known,
        }
    }
}

/// Whether a row that says it was given back is the document that gives back.
fn is_document(fields: &Fields, row: &mut Row<'_>, amount: Money) -> bool {
    amount.0 < 0 || row.order(fields.original_order_id).is_some()
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
