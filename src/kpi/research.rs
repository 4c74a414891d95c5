//! Buying on one side after being seen on the other: ROPO and its reverse.

use super::measure::{Measure, Missing, Unit};
use super::share::{proportion, share, Tally};
use crate::dataset::channel::Family;
use crate::dataset::settings::Settings;
use crate::dataset::view::{Customer, View};
use crate::dataset::Order;
use crate::intake::cell::date::DAY_MS;
use crate::stats::accumulate::{Accumulator, Part};
use std::collections::BTreeMap;

/// Windows in days at which the share is stated besides the one set.
const CURVE: [(u64, &str); 6] = [
    (1, "within_1"),
    (7, "within_7"),
    (14, "within_14"),
    (30, "within_30"),
    (60, "within_60"),
    (90, "within_90"),
];

/// The two sides of a purchase and its research.
pub struct Sides {
    /// Whether an order of this channel's family is the purchase.
    pub bought: fn(Family) -> bool,
    /// Whether a touch of this family is research.
    pub touched: fn(Family) -> bool,
    /// Whether an order of this family is research too.
    pub ordered: fn(Family) -> bool,
}

/// Counts the orders of one side and how long before each the customer was last
/// seen on the other.
#[must_use]
pub fn accumulate(view: &View<'_>, sides: &Sides) -> Accumulator {
    let mut sums = Accumulator::default();
    let family = |channel: u16| view.data.families[usize::from(channel)];
    let counts = |order: &&Order| {
        !order.is_refund() && view.sees(order) && (sides.bought)(family(order.channel))
    };
    let days = u64::from(view.settings.ropo_days);
    let (mut orders, mut revenue) = (BTreeMap::new(), BTreeMap::new());
    let mut tally = Tally::new(view);
    for customer in view.customers() {
        for order in customer.orders.iter().filter(counts) {
            let gap = last_seen(view, &customer, order, sides)
                .map(|seen| (order.time - seen).div_euclid(DAY_MS).unsigned_abs());
            let hit = gap.is_some_and(|gap| gap < days);
            tally.add(order.channel, hit);
            let amount = i128::from(order.amount);
            sums.add("revenue", Part::unit(if hit { amount } else { 0 }, amount));
            if let Some(gap) = gap {
                *orders.entry(gap).or_insert(0) += 1;
                *revenue.entry(gap).or_insert(0) += amount;
            }
        }
    }
    tally.flush(&mut sums, "orders");
    if !orders.is_empty() {
        sums.add("gaps", Part::SumBy(orders));
        sums.add("gap revenue", Part::SumBy(revenue));
    }
    for order in view.anonymous().filter(counts) {
        sums.add("anonymous", Part::Sum(i128::from(order.amount)));
        sums.add("anonymous rows", Part::Count(1));
    }
    sums
}

/// When the customer was last seen on the other side, up to the order.
fn last_seen(
    view: &View<'_>,
    customer: &Customer<'_>,
    order: &Order,
    sides: &Sides,
) -> Option<i64> {
    let family = |channel: u16| view.data.families[usize::from(channel)];
    let until = customer.touches.partition_point(|t| t.time <= order.time);
    let touched = customer.touches[..until]
        .iter()
        .rev()
        .find(|touch| (sides.touched)(family(touch.channel)));
    let until = customer.orders.partition_point(|o| o.time <= order.time);
    let ordered = customer.orders[..until]
        .iter()
        .rev()
        .find(|o| !o.is_refund() && (sides.ordered)(family(o.channel)));
    let times = [touched.map(|t| t.time), ordered.map(|o| o.time)];
    times.into_iter().flatten().max()
}

/// The share of orders after research, with its curve and its bounds.
#[must_use]
pub fn measure(sums: &Accumulator, settings: &Settings) -> Measure {
    let Some(measure) = share(sums, "orders") else {
        return Measure::missing(Missing::because("zero-denominator"));
    };
    let mut measure = measure.with_setting("ropo_days", settings.ropo_days.to_string());
    let Some(Part::Proportion { hits, n }) = sums.get("orders") else {
        return measure;
    };
    let anonymous = sums.count("anonymous rows");
    if let Some(Part::Ratio { x, y, .. }) = sums.get("revenue") {
        let share = |all: i128| (all > 0).then(|| *x as f64 / all as f64);
        measure.also("revenue_share", Unit::Rate, share(*y));
        let with_anonymous = (anonymous > 0).then(|| *y + sums.sum("anonymous"));
        let all = with_anonymous.and_then(share);
        measure.also("revenue_share_least", Unit::Rate, all);
    }
    if anonymous > 0 {
        let all = (*n + anonymous) as f64;
        measure.also("share_least", Unit::Rate, Some(*hits as f64 / all));
        let most = (*hits + anonymous) as f64 / all;
        measure.also("share_most", Unit::Rate, Some(most));
    }
    if let Some(Part::SumBy(gaps)) = sums.get("gaps") {
        for (days, id) in CURVE {
            let within: i128 = gaps.range(..days).map(|(_, count)| count).sum();
            let within = u64::try_from(within).unwrap_or(0);
            let part = Part::Proportion {
                hits: within,
                n: *n,
            };
            measure.also_estimate(id, Unit::Rate, proportion(Some(&part)));
        }
    }
    measure.leave_out("anonymous", anonymous);
    measure
}
