//! Sales by store and day, for what happened in a store on a day.

use super::build::Exchange;
use super::channel::Channels;
use super::load::{LoadedFile, Rows};
use super::period::Zone;
use super::sales::Sales;
use super::slots::{places, Slots};
use crate::intake::cell::date::DAY_MS;
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
    // No clock is changed within a quarter of an hour.
    let mut quarters = Slots::default();
    let mut days: Vec<i64> = Vec::new();
    let mut slots = Slots::default();
    let mut found: Vec<Sold> = Vec::new();
    for order in sales.iter() {
        let row = order.row;
        if row.status != OrderStatus::Sale {
            continue;
        }
        let quarter = row.time.div_euclid(DAY_MS / 96);
        let at = quarters.of(quarter as u64, 0);
        if at == days.len() {
            days.push(zone.day(row.time));
        }
        let (day, channel) = (days[at], channels.code(row.channel));
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
