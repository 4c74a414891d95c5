//! The ways between shop and screen: where what is ordered is handed over, where
//! what was sold is given back, what follows a collection, and what each channel
//! cost by kind of spend.

use super::crossings::{crossings, Crossing};
use crate::dataset::costs::CostKind;
use crate::dataset::fulfilment::Fulfilment;
use crate::dataset::settings::RefundChannel;
use crate::dataset::view::{Customer, View};
use crate::dataset::Order;
use crate::intake::cell::date::DAY_MS;
use crate::intake::cell::money::units;
use crate::kpi::measure::Missing;
use crate::kpi::spend::{window, within};
use crate::stats::interval::wilson;
use serde::Serialize;
use std::collections::BTreeMap;

/// Days after an order for collection in which a purchase in a store is taken as
/// made at the counter.
const COUNTER_DAYS: i64 = 7;

/// The ways between shop and screen.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Bridges {
    /// Why no money is told.
    pub missing: Option<Missing>,
    /// Sales by the channel they were ordered on and how they were handed over.
    pub handed_over: Vec<HandedOver>,
    /// What was given back, by the channel it was sold on and the one it was given
    /// back on.
    pub returns: Vec<Returned>,
    /// Why it cannot be told where returns were sold.
    pub returns_missing: Option<Missing>,
    /// How much each way across is used, and how long it takes.
    pub crossings: Vec<Crossing>,
    /// Collected orders of known customers, and those followed by a purchase in a
    /// store.
    pub counter: Option<Counter>,
    /// Spend by channel and kind.
    pub spend: Vec<Spent>,
}

/// Sales of a channel that were handed over in one way.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct HandedOver {
    /// The channel ordered on.
    pub channel: String,
    /// `store`, `collect`, `delivery`, `unsaid`, or `given_back` for refunds.
    pub place: &'static str,
    /// Sales.
    pub orders: u64,
    /// What they came to; what was given back is below zero.
    pub revenue: f64,
}

/// What was sold on a channel and given back on one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Returned {
    /// The channel it was sold on.
    pub sold: String,
    /// The channel it was given back on.
    pub given_back: String,
    /// How many times.
    pub refunds: u64,
    /// How much, as a positive amount.
    pub amount: f64,
}

/// What follows a collection.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Counter {
    /// Collected orders of known customers.
    pub collected: u64,
    /// Those of them after which their customer bought in a store.
    pub followed: u64,
    /// The share of them.
    pub share: f64,
    /// Lower end at 95%.
    pub low: f64,
    /// Upper end at 95%.
    pub high: f64,
    /// Within how many days.
    pub days: i64,
}

/// What was spent on a channel.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Spent {
    /// The channel.
    pub channel: String,
    /// `acquisition`, `retention` or `other`.
    pub kind: &'static str,
    /// How much.
    pub amount: f64,
}

#[derive(Default)]
struct Sums {
    handed_over: BTreeMap<(u16, usize), (u64, i128)>,
    returns: BTreeMap<(u16, u16), (u64, i128)>,
    collected: u64,
    followed: u64,
}

/// The ways between shop and screen on a view.
#[must_use]
pub fn bridges(view: &View<'_>) -> Bridges {
    let mut sums = Sums::default();
    for customer in view.customers() {
        customer
            .orders
            .iter()
            .for_each(|order| sums.add(view, order));
        sums.add_collected(view, &customer);
    }
    view.anonymous().for_each(|order| sums.add(view, order));
    let name = |channel: u16| view.channel_name(channel).to_owned();
    let at_return = view.settings.refund_channel == RefundChannel::Return;
    let missing = Missing::rates(view);
    let told = missing.is_none();
    let handed_over = sums.handed_over.into_iter().filter(|_| told);
    let returns = sums.returns.into_iter().filter(|_| told && !at_return);
    Bridges {
        handed_over: handed_over
            .map(|((channel, place), (orders, revenue))| HandedOver {
                channel: name(channel),
                place: PLACES[place],
                orders,
                revenue: units(revenue),
            })
            .collect(),
        returns: returns
            .map(|((sold, given_back), (refunds, amount))| Returned {
                sold: name(sold),
                given_back: name(given_back),
                refunds,
                amount: units(-amount),
            })
            .collect(),
        returns_missing: at_return.then(|| Missing::because("refunds-at-return")),
        crossings: crossings(view),
        counter: wilson(sums.followed, sums.collected).map(|interval| Counter {
            collected: sums.collected,
            followed: sums.followed,
            share: sums.followed as f64 / sums.collected as f64,
            low: interval.low,
            high: interval.high,
            days: COUNTER_DAYS,
        }),
        spend: if told { spend(view) } else { Vec::new() },
        missing,
    }
}

const PLACES: [&str; 5] = ["store", "collect", "delivery", "unsaid", "given_back"];

/// Where an order is handed over: what is sold in a store and says nothing else is
/// taken along. What was given back stands apart: its row says how it came back.
fn place(view: &View<'_>, order: &Order) -> usize {
    match order.fulfilment() {
        _ if order.is_refund() => 4,
        Fulfilment::InStore => 0,
        Fulfilment::Collect => 1,
        Fulfilment::Delivery => 2,
        Fulfilment::Unknown if view.is_store(order.booked()) => 0,
        Fulfilment::Unknown => 3,
    }
}

impl Sums {
    fn add(&mut self, view: &View<'_>, order: &Order) {
        let amount = i128::from(order.amount);
        if view.sees(order) {
            let key = (order.booked(), place(view, order));
            let held = self.handed_over.entry(key).or_default();
            held.0 += u64::from(!order.is_refund());
            held.1 += amount;
        }
        if view.sees_given_back(order) {
            let key = (order.booked(), order.channel);
            let held = self.returns.entry(key).or_default();
            held.0 += 1;
            held.1 += amount;
        }
    }

    fn add_collected(&mut self, view: &View<'_>, customer: &Customer<'_>) {
        let orders = customer.orders;
        for (at, order) in orders.iter().enumerate() {
            let collected = order.fulfilment() == Fulfilment::Collect && !order.is_refund();
            let end = order.time + COUNTER_DAYS * DAY_MS;
            // One whose days are not over is not yet known to be followed or not.
            if !collected || !view.sees(order) || end > view.data.as_of {
                continue;
            }
            let counter = |later: &Order| {
                let taken = later.fulfilment() != Fulfilment::Collect && !later.is_refund();
                taken && later.time <= end && view.is_store(later.channel)
            };
            self.collected += 1;
            self.followed += u64::from(orders[at + 1..].iter().any(counter));
        }
    }
}

fn spend(view: &View<'_>) -> Vec<Spent> {
    let Some(window) = window(view) else {
        return Vec::new();
    };
    let mut sums: BTreeMap<(u16, usize), i128> = BTreeMap::new();
    for cost in view.data.costs.iter().filter(|cost| view.sees_cost(cost)) {
        let kind = match cost.kind {
            CostKind::Acquisition => 0,
            CostKind::Retention => 1,
            CostKind::Other => 2,
        };
        *sums.entry((cost.channel, kind)).or_default() += within(cost, &window);
    }
    let spent = |((channel, kind), amount): ((u16, usize), i128)| Spent {
        channel: view.channel_name(channel).to_owned(),
        kind: ["acquisition", "retention", "other"][kind],
        amount: units(amount),
    };
    sums.into_iter().map(spent).collect()
}
