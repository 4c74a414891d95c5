//! Sales by store and day, for what happened in a store on a day.

use super::channel::Channels;
use super::exchange::Exchange;
use super::load::{LoadedFile, Rows};
use super::period::{Days, Zone};
use super::sales::Sales;
use super::slots::{places, Slots};
use crate::mapping::rule::OrderStatus;

/// What was sold in a store on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sold {
    /// The day, counted from 1970-01-01.
    pub day: i64,
    /// Word of the store, or [`super::identity::NONE`].
    pub store: u32,
    /// The channel.
    pub channel: u16,
    /// Sales.
    pub orders: u64,
    /// What they came to, before refunds, in millionths of the reporting currency.
    pub amount: i64,
}

/// Sales by store and channel, day by day; nothing where no file of
/// promotions or stores asks for it.
#[inline(never)]
pub(super) fn by_store(
    files: &[&LoadedFile],
    sales: &Sales<'_>,
    channels: &Channels,
    exchange: &mut Exchange<'_>,
    zone: &Zone,
) -> Vec<Sold> {
    let asks = |file: &&LoadedFile| matches!(file.rows, Rows::Promotions(_) | Rows::Stores(_));
    if !files.iter().any(asks) {
        return Vec::new();
    }
    let mut days = Days::new(zone);
    let mut slots = Slots::default();
    let mut found: Vec<Sold> = Vec::new();
    for order in sales.iter() {
        let row = order.row;
        if row.status != OrderStatus::Sale {
            continue;
        }
        let (day, channel) = (days.day(row.time), channels.code(row.channel));
        let place = u64::from(row.store) << 16 | u64::from(channel);
        let at = slots.of(day as u64, place);
        if at == found.len() {
            found.push(Sold {
                day,
                store: row.store,
                channel,
                orders: 0,
                amount: 0,
            });
        }
        let amount = exchange.convert(row.amount, row.currency);
        found[at].orders += 1;
        found[at].amount = found[at].amount.saturating_add(amount);
    }
    // Turned so that days before 1970 come first too.
    let order = places(found.iter().map(|sold| sold.day as u64 ^ 1 << 63));
    order.into_iter().map(|at| found[at]).collect()
}
