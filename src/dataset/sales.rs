//! Sales and refunds of all files: each order once, then by customer and time.

use super::build::Exchange;
use super::channel::Channels;
use super::identity::{OrderKey, NONE};
use super::load::{LoadedFile, Rows};
use super::orders::{is_same, sort_key, OrderRow};
use super::people::People;
use super::quality::Effect;
use super::settings::{RefundChannel, Settings};
use super::{FileOutcome, Order};
use crate::intake::cell::money::Money;
use crate::mapping::rule::OrderStatus;
use rustc_hash::{FxHashMap, FxHashSet};

/// An order that counts, with the file it came from.
#[derive(Debug, Clone, Copy)]
pub struct DistinctOrder {
    /// Its row, or the sum of its lines.
    pub row: OrderRow,
    /// The order it gives back, if it is a refund that names one.
    pub original: OrderKey,
    /// The file.
    pub file: usize,
}

/// The orders of all files, each once; what is left out goes to the ledgers.
pub(super) fn distinct(
    files: &[&LoadedFile],
    people: &People,
    outcomes: &mut [FileOutcome],
) -> Vec<DistinctOrder> {
    let mut all = Vec::with_capacity(files.iter().map(|file| order_rows(file).len()).sum());
    for (index, file) in files.iter().enumerate() {
        let Rows::Orders(table) = &file.rows else {
            continue;
        };
        let of = |row: OrderRow| DistinctOrder {
            row,
            original: original(table, &row),
            file: index,
        };
        let rows = table.rows.iter().map(|row| OrderRow {
            customer: people.of(index, row.customer),
            ..*row
        });
        if file.mapping.lines {
            let rows: Vec<OrderRow> = rows.collect();
            all.extend(sum_lines(&rows).into_iter().map(of));
        } else {
            all.extend(rows.map(of));
        }
    }
    let mut dropped = vec![false; all.len()];
    for group in same_number(&all, |order| order.row.order) {
        // A total order, so that which of two rows is kept does not depend on
        // where they stand in the file.
        let mut group = group;
        group.sort_by_key(|&at| (all[at].row.order, sort_key(&all[at].row), all[at].file));
        let mut last: Option<usize> = None;
        for at in group {
            let row = &all[at].row;
            let kept = last.filter(|&kept| {
                let kept = &all[kept].row;
                (kept.order, kept.status) == (row.order, row.status)
            });
            let Some(kept) = kept else {
                last = Some(at);
                continue;
            };
            let reason = if is_same(&all[kept].row, row) {
                "duplicate"
            } else {
                "order-number-repeated"
            };
            let ledger = &mut outcomes[all[at].file].ledger;
            ledger.note(Effect::Skipped, reason, "", u64::from(row.line));
            dropped[at] = true;
        }
    }
    let mut dropped = dropped.into_iter();
    all.retain(|_| !dropped.next().unwrap_or(false));
    all
}

fn order_rows(file: &LoadedFile) -> &[OrderRow] {
    match &file.rows {
        Rows::Orders(table) => &table.rows,
        _ => &[],
    }
}

fn original(table: &super::orders::OrderRows, row: &OrderRow) -> OrderKey {
    if table.originals.is_empty() {
        return OrderKey::NONE;
    }
    let found = table.originals.get(&row.line);
    found.copied().unwrap_or(OrderKey::NONE)
}

/// The places of rows that share a number with another one, group by group.
fn same_number<T>(rows: &[T], number: impl Fn(&T) -> OrderKey) -> Vec<Vec<usize>> {
    let mut halves: Vec<(u64, u32)> = rows
        .iter()
        .zip(0..)
        .filter(|(row, _)| number(row).is_some())
        .map(|(row, at)| (number(row).half(), at))
        .collect();
    halves.sort_unstable();
    halves
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|group| group.len() > 1)
        .map(|group| group.iter().map(|&(_, at)| at as usize).collect())
        .collect()
}

/// Lines of the same order and status, summed; in the order of their first lines.
fn sum_lines(rows: &[OrderRow]) -> Vec<OrderRow> {
    let mut sums: Vec<Option<OrderRow>> = rows.iter().copied().map(Some).collect();
    for mut group in same_number(rows, |row| row.order) {
        group.sort_by_key(|&at| (rows[at].order, sort_key(&rows[at])));
        let mut first: Option<usize> = None;
        for at in group {
            let row = &rows[at];
            let same = first.filter(|&first| {
                (rows[first].order, rows[first].status) == (row.order, row.status)
            });
            match same.and_then(|first| sums[first].as_mut()) {
                Some(sum) => {
                    // Beyond nine million millions an order is an error of the file.
                    sum.amount = Money(sum.amount.0.saturating_add(row.amount.0));
                    sum.customer = sum.customer.min(row.customer);
                    sums[at] = None;
                }
                None => first = Some(at),
            }
        }
    }
    sums.into_iter().flatten().collect()
}

/// Orders in the reporting currency with the channels they are booked to: by
/// customer, those of nobody last; within a customer by time.
pub(super) fn join(
    rows: &[DistinctOrder],
    channels: &Channels,
    exchange: &mut Exchange<'_>,
    settings: &Settings,
) -> Vec<Order> {
    let sold_on = channels_given_back(rows, settings);
    let orders = rows.iter().map(|DistinctOrder { row, original, .. }| {
        let is_refund = row.status == OrderStatus::Refund;
        let booked = match is_refund {
            true => sold_on.get(&given_back(row, *original)).copied(),
            false => None,
        };
        let channel = channels.code(row.channel);
        Order {
            time: row.time,
            amount: exchange.convert(row.amount, row.currency),
            customer: row.customer,
            channel,
            booked: booked.map_or(channel, |word| channels.code(word)),
            is_refund,
        }
    });
    by_customer(&orders.collect::<Vec<_>>())
}

fn given_back(row: &OrderRow, original: OrderKey) -> OrderKey {
    if original.is_some() {
        original
    } else {
        row.order
    }
}

/// The channels that the orders which were given back had been sold on, where
/// their money is booked to it.
fn channels_given_back(rows: &[DistinctOrder], settings: &Settings) -> FxHashMap<OrderKey, u32> {
    if settings.refund_channel != RefundChannel::Original {
        return FxHashMap::default();
    }
    let is_refund = |order: &&DistinctOrder| order.row.status == OrderStatus::Refund;
    let sold_on: FxHashSet<OrderKey> = rows
        .iter()
        .filter(is_refund)
        .map(|order| given_back(&order.row, order.original))
        .filter(|number| number.is_some())
        .collect();
    let mut sold = FxHashMap::default();
    if !sold_on.is_empty() {
        let sales = rows.iter().filter(|order| !is_refund(order));
        sold.extend(
            sales
                .filter(|order| sold_on.contains(&order.row.order))
                .map(|order| (order.row.order, order.row.channel)),
        );
    }
    sold
}

/// Sorted by counting customers: their codes are dense.
fn by_customer(orders: &[Order]) -> Vec<Order> {
    let last = orders
        .iter()
        .map(|o| o.customer)
        .filter(|&c| c != NONE)
        .max();
    let customers = last.map_or(0, |last| last as usize + 1);
    let place = |order: &Order| (order.customer as usize).min(customers);
    let mut next = vec![0u32; customers + 2];
    for order in orders {
        next[place(order) + 1] += 1;
    }
    for at in 1..next.len() {
        next[at] += next[at - 1];
    }
    let Some(&any) = orders.first() else {
        return Vec::new();
    };
    let mut sorted = vec![any; orders.len()];
    for order in orders {
        let at = &mut next[place(order)];
        sorted[*at as usize] = *order;
        *at += 1;
    }
    for mine in sorted.chunk_by_mut(|a, b| a.customer == b.customer) {
        mine.sort_unstable_by_key(|o| (o.time, o.is_refund, o.amount, o.channel, o.booked));
    }
    sorted
}
