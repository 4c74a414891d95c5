//! The rows of an orders file, a column for each field.

use super::column::{Column, BLOCK};
use super::identity::{OrderKey, NONE};
use crate::intake::cell::money::Money;
use crate::mapping::rule::OrderStatus;

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
    /// Word of the team that sold or handed over.
    pub team: u32,
    /// The line of the file.
    pub line: u32,
    /// Sale or refund.
    pub status: OrderStatus,
}

/// Rows that only grow.
#[derive(Debug, Clone, Default)]
pub struct OrderStore {
    time: Column,
    amount: Column,
    customer: Column,
    channel: Column,
    fulfilment: Column,
    currency: Column,
    store: Column,
    line: Column,
    status: Column,
    /// Words of the teams, up to the last row that names one: few files do.
    teams: Vec<u32>,
    /// Keys of the orders.
    orders: Column,
    last: Option<OrderRow>,
    has_refunds: bool,
}

/// Rows that follow each other, column by column; words as [`number`]s.
pub struct Run<'a> {
    /// Keys of the orders, as a column keeps them; none where the file has no such column.
    pub orders: &'a [i64],
    /// Instants.
    pub time: &'a [i64],
    /// Amounts.
    pub amount: &'a [i64],
    /// Words of the channels.
    pub channel: &'a [i64],
    /// Words of the fulfilments.
    pub fulfilment: &'a [i64],
    /// Words of the currencies.
    pub currency: &'a [i64],
    /// Words of the stores.
    pub store: &'a [i64],
    /// What the rows are.
    pub status: &'a [i64],
}

/// A code as a number: nothing is next to the first code, not far above the last.
pub(super) fn number(code: u32) -> i64 {
    i64::from(code.cast_signed())
}

/// The code that a number stands for.
pub(super) fn code(number: i64) -> u32 {
    (number as i32).cast_unsigned()
}

const STATUSES: [OrderStatus; 4] = [
    OrderStatus::Sale,
    OrderStatus::Refund,
    OrderStatus::Cancelled,
    OrderStatus::Returned,
];

impl OrderStore {
    /// Adds a row.
    pub fn push(&mut self, row: OrderRow) {
        self.push_waiting(row);
        self.settle(row.customer);
    }

    /// Adds a row whose customer is told later.
    pub fn push_waiting(&mut self, row: OrderRow) {
        self.orders.push(row.order.kept());
        self.time.push(row.time);
        self.amount.push(row.amount.0);
        self.channel.push(number(row.channel));
        self.fulfilment.push(number(row.fulfilment));
        self.currency.push(number(row.currency));
        if row.team != NONE {
            self.teams.resize(self.store.len(), NONE);
            self.teams.push(row.team);
        }
        self.store.push(number(row.store));
        self.line.push(i64::from(row.line));
        self.status.push(row.status as i64);
        self.has_refunds |= row.status == OrderStatus::Refund;
        self.last = Some(row);
    }

    /// Adds rows whose customers are told later, on lines that follow each other.
    pub fn extend_waiting(&mut self, run: &Run<'_>, line: u64) {
        self.orders.extend(run.orders);
        for _ in run.orders.len()..run.time.len() {
            self.orders.push(OrderKey::NONE.kept());
        }
        self.time.extend(run.time);
        self.amount.extend(run.amount);
        self.channel.extend(run.channel);
        self.fulfilment.extend(run.fulfilment);
        self.currency.extend(run.currency);
        self.store.extend(run.store);
        self.status.extend(run.status);
        self.has_refunds |= run.status.contains(&(OrderStatus::Refund as i64));
        for line in (line..).take(run.time.len()) {
            self.line
                .push(u32::try_from(line).unwrap_or(u32::MAX).into());
        }
        // Rows by themselves are compared with those before them, and never here.
        self.last = None;
    }

    /// Tells the customer of the first row that waits for it.
    pub fn settle(&mut self, customer: u32) {
        self.customer.push(number(customer));
    }

    /// Whether any row is a refund.
    #[must_use]
    pub fn has_refunds(&self) -> bool {
        self.has_refunds
    }

    /// How many rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.time.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row added last.
    #[must_use]
    pub fn last(&self) -> Option<&OrderRow> {
        self.last.as_ref()
    }

    /// The row at a place.
    ///
    /// # Panics
    /// Beyond the end.
    #[must_use]
    pub fn get(&self, at: usize) -> OrderRow {
        OrderRow {
            time: self.time.get(at),
            amount: Money(self.amount.get(at)),
            order: self.order(at),
            customer: code(self.customer.get(at)),
            channel: code(self.channel.get(at)),
            fulfilment: code(self.fulfilment.get(at)),
            currency: code(self.currency.get(at)),
            store: code(self.store.get(at)),
            team: self.team(at),
            line: self.line.get(at) as u32,
            status: STATUSES[self.status.get(at) as usize],
        }
    }

    /// The word of a row's team.
    pub(super) fn team(&self, at: usize) -> u32 {
        self.teams.get(at).copied().unwrap_or(NONE)
    }

    /// The words of the teams, of the rows up to the last that names one.
    pub fn teams(&self) -> impl Iterator<Item = u32> + '_ {
        self.teams.iter().copied()
    }

    /// The number of the order at a place.
    ///
    /// # Panics
    /// Beyond the end.
    #[must_use]
    pub fn order(&self, at: usize) -> OrderKey {
        OrderKey::of_kept(self.orders.get(at))
    }

    /// The line of the row at a place.
    ///
    /// # Panics
    /// Beyond the end.
    #[must_use]
    pub fn line(&self, at: usize) -> u32 {
        self.line.get(at) as u32
    }

    /// The numbers of the orders.
    pub fn orders(&self) -> impl Iterator<Item = OrderKey> + '_ {
        self.orders.iter().map(OrderKey::of_kept)
    }

    /// The keys of the orders as they are kept, block by block, with the place of the
    /// first.
    pub fn each_order(&self, each: &mut dyn FnMut(usize, &[i64])) {
        self.orders.each_block(each);
    }

    /// The instants, in the same way.
    pub fn each_time(&self, each: &mut dyn FnMut(usize, &[i64])) {
        self.time.each_block(each);
    }

    /// The customers, in the same way; each a number for a [`code`].
    pub fn each_customer(&self, each: &mut dyn FnMut(usize, &[i64])) {
        self.customer.each_block(each);
    }

    /// The words of the channels, in the same way.
    pub fn each_channel(&self, each: &mut dyn FnMut(usize, &[i64])) {
        self.channel.each_block(each);
    }

    /// The words of the currencies, in the same way.
    pub fn each_currency(&self, each: &mut dyn FnMut(usize, &[i64])) {
        self.currency.each_block(each);
    }

    /// The instants.
    pub fn times(&self) -> impl Iterator<Item = i64> + '_ {
        self.time.iter()
    }

    /// The codes of the customers.
    pub fn customers(&self) -> impl Iterator<Item = u32> + '_ {
        self.customer.iter().map(code)
    }

    /// The words of the channels.
    pub fn channels(&self) -> impl Iterator<Item = u32> + '_ {
        self.channel.iter().map(code)
    }

    /// The words of the stores.
    pub fn stores(&self) -> impl Iterator<Item = u32> + '_ {
        self.store.iter().map(code)
    }

    /// The words of the currencies.
    pub fn currencies(&self) -> impl Iterator<Item = u32> + '_ {
        self.currency.iter().map(code)
    }

    /// Does something with all rows and their places, in their order: quicker than
    /// one by one.
    pub fn for_each(&self, mut each: impl FnMut(usize, OrderRow)) {
        let mut scratch = Scratch::default();
        for block in 0..self.time.blocks() {
            let rows = self.block(block, &mut scratch);
            give(block * BLOCK, rows, &mut each);
        }
    }

    /// The places of the first rows of the blocks.
    pub fn firsts(&self) -> impl Iterator<Item = usize> {
        (0..self.time.blocks()).map(|block| block * BLOCK)
    }

    /// The columns of a block that orders are made of.
    pub fn spread(&self, block: usize, into: &mut Spread) {
        let columns = [
            (&self.time, &mut into.time),
            (&self.amount, &mut into.amount),
            (&self.customer, &mut into.customer),
            (&self.channel, &mut into.channel),
            (&self.fulfilment, &mut into.fulfilment),
            (&self.currency, &mut into.currency),
            (&self.store, &mut into.store),
            (&self.status, &mut into.status),
        ];
        for (column, into) in columns {
            into.clear();
            column.read(block, into);
        }
    }

    /// All rows.
    pub fn iter(&self) -> impl Iterator<Item = OrderRow> + '_ {
        let mut scratch = Scratch::default();
        (0..self.time.blocks()).flat_map(move |block| self.block(block, &mut scratch))
    }

    fn block(&self, block: usize, scratch: &mut Scratch) -> Vec<OrderRow> {
        let mut read = |column: &Column, into: usize| {
            scratch.0[into].clear();
            column.read(block, &mut scratch.0[into]);
        };
        read(&self.time, 0);
        read(&self.amount, 1);
        read(&self.customer, 2);
        read(&self.channel, 3);
        read(&self.fulfilment, 4);
        read(&self.currency, 5);
        read(&self.store, 6);
        read(&self.line, 7);
        read(&self.status, 8);
        read(&self.orders, 9);
        let [time, amount, customer, channel, fulfilment, currency, store, line, status, orders] =
            &scratch.0;
        let row = |(at, &order): (usize, &i64)| OrderRow {
            time: time[at],
            amount: Money(amount[at]),
            order: OrderKey::of_kept(order),
            customer: code(customer[at]),
            channel: code(channel[at]),
            fulfilment: code(fulfilment[at]),
            currency: code(currency[at]),
            store: code(store[at]),
            team: self.team(block * BLOCK + at),
            line: line[at] as u32,
            status: STATUSES[status[at] as usize],
        };
        orders.iter().enumerate().map(row).collect()
    }
}

/// A function of its own, called for every block: browsers make a function quick
/// once it was called a few times, and not while it runs.
#[inline(never)]
fn give(first: usize, rows: Vec<OrderRow>, each: &mut impl FnMut(usize, OrderRow)) {
    for (at, row) in rows.into_iter().enumerate() {
        each(first + at, row);
    }
}

/// Rows of a block column by column; words as [`number`]s.
#[derive(Debug, Default)]
pub struct Spread {
    /// Instants.
    pub time: Vec<i64>,
    /// Amounts.
    pub amount: Vec<i64>,
    /// Customers.
    pub customer: Vec<i64>,
    /// Words of the channels.
    pub channel: Vec<i64>,
    /// Words of the fulfilments.
    pub fulfilment: Vec<i64>,
    /// Words of the currencies.
    pub currency: Vec<i64>,
    /// Words of the stores.
    pub store: Vec<i64>,
    /// What the rows are.
    pub status: Vec<i64>,
}

/// Columns of a block, spread out.
#[derive(Default)]
struct Scratch([Vec<i64>; 10]);

impl FromIterator<OrderRow> for OrderStore {
    fn from_iter<I: IntoIterator<Item = OrderRow>>(rows: I) -> Self {
        let mut store = Self::default();
        rows.into_iter().for_each(|row| store.push(row));
        store
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(at: u32) -> OrderRow {
        OrderRow {
            time: 1_700_000_000_000 + i64::from(at) * 60_000,
            amount: Money(i64::from(at % 70_000) * 10_000 - 9),
            order: OrderKey::of_cell(format!("N{at}").as_bytes()),
            customer: if at.is_multiple_of(5) {
                NONE
            } else {
                at.wrapping_mul(0x9e37_79b9)
            },
            channel: at % 3,
            fulfilment: NONE,
            currency: if at > 9000 { 70_000 + at } else { NONE },
            store: at % 300,
            team: if at.is_multiple_of(7) { at % 11 } else { NONE },
            line: at + 2,
            status: STATUSES[at as usize % 2],
        }
    }

    #[test]
    fn rows_come_back_as_they_were_put_in() {
        let count = 2 * BLOCK as u32 + 99;
        let store: OrderStore = (0..count).map(row).collect();
        assert_eq!(store.len(), count as usize);
        assert!(store.iter().eq((0..count).map(row)));
        for at in [0, 1, BLOCK as u32 - 1, BLOCK as u32, count - 1] {
            assert_eq!(store.get(at as usize), row(at));
            assert_eq!(store.order(at as usize), row(at).order);
        }
        assert!(store.customers().eq((0..count).map(|at| row(at).customer)));
        assert!(store.currencies().eq((0..count).map(|at| row(at).currency)));
        let mut at = 0;
        store.for_each(|place, one| {
            assert_eq!((place, one), (at, row(at as u32)));
            at += 1;
        });
        assert_eq!(at, store.len());
        assert_eq!(store.last(), Some(&row(count - 1)));
        assert_eq!(OrderStore::default().iter().count(), 0);
    }
}
