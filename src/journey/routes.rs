//! Ways between screen and shop: what was seen on one side before a purchase on the
//! other, by route, with the bounds that unknown buyers leave; and what was done
//! online held against what the same people buy in shops afterwards.

use crate::dataset::channel::Family;
use crate::dataset::identity::NONE;
use crate::dataset::view::{Customer, View};
use crate::dataset::{Order, Touch};
use crate::intake::cell::date::DAY_MS;
use crate::intake::cell::money::UNIT;
use crate::stats::accumulate::variance;
use crate::stats::estimate::Estimate;
use crate::stats::interval::student;
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::collections::BTreeMap;

/// Purchases on one channel after something seen on another.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Route {
    /// `ropo`: seen online, bought in a shop; `showrooming`: seen in a shop, bought
    /// online.
    pub kind: &'static str,
    /// Seen on this channel.
    pub from: String,
    /// Bought on that one.
    pub to: String,
    /// The share of the purchases of known customers there.
    pub share: Estimate,
    /// Of all purchases there, as if none of unknown customers was prepared so.
    pub least: Option<f64>,
    /// As if all of them were.
    pub most: Option<f64>,
    /// Purchases of unknown customers there.
    pub anonymous: u64,
    /// Days between, the median.
    pub days: Estimate,
}

/// Customers by how much they did online, and what they bought in shops.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct SignalBand {
    /// `touches` or `minutes`.
    pub signal: &'static str,
    /// From so much.
    pub from: f64,
    /// Below so much; `null` for the last band.
    pub below: Option<f64>,
    /// The share that bought in a shop within the window.
    pub bought: Estimate,
    /// What a customer spent there on average, those who bought nothing included.
    pub spent: Estimate,
}

/// The routes between screen and shop.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Routes {
    /// Days before a purchase that are looked at.
    pub days: u32,
    /// The routes, the largest share first.
    pub routes: Vec<Route>,
    /// Customers seen online whose window is over.
    pub seen_online: u64,
    /// What they did in the first days, and bought in shops.
    pub signals: Vec<SignalBand>,
}

/// Days after the first touch in which signals are counted.
const SIGNAL_DAYS: i64 = 7;
const TOUCH_BANDS: [f64; 4] = [1.0, 2.0, 4.0, 8.0];
const MINUTE_BANDS: [f64; 4] = [0.0, 1.0, 5.0, 15.0];

#[derive(Default)]
struct Sold {
    known: u64,
    anonymous: u64,
}

#[derive(Default)]
struct Spent {
    n: u64,
    hits: u64,
    sum: i128,
    squares: i128,
}

#[derive(Default)]
struct Sums {
    sold: BTreeMap<u16, Sold>,
    routes: BTreeMap<(u16, u16), BTreeMap<i64, u64>>,
    seen: u64,
    bands: BTreeMap<(&'static str, usize), Spent>,
}

/// As the KPI has it: research online is all but shops and the telephone.
fn is_research(family: Family) -> bool {
    !matches!(family, Family::Store | Family::Phone)
}

fn is_screen(view: &View<'_>, touch: &Touch) -> bool {
    is_research(family(view, touch.channel))
}

fn family(view: &View<'_>, channel: u16) -> Family {
    view.data.families[usize::from(channel)]
}

/// The routes of a view, with the window of ROPO.
#[must_use]
pub fn routes(view: &View<'_>) -> Routes {
    let days = view.settings.ropo_days;
    let mut sums = Sums::default();
    for customer in view.customers() {
        let seen = |order: &&Order| !order.is_refund() && view.sees(order);
        for order in customer.orders.iter().filter(seen) {
            sums.sold.entry(order.channel).or_default().known += 1;
            sums.add_routes(view, &customer, order, i64::from(days));
        }
        sums.add_signals(view, &customer, i64::from(days) * DAY_MS);
    }
    for order in view.anonymous().filter(|order| !order.is_refund()) {
        sums.sold.entry(order.channel).or_default().anonymous += 1;
    }
    sums.told(view, days)
}

impl Sums {
    fn add_routes(&mut self, view: &View<'_>, customer: &Customer<'_>, order: &Order, days: i64) {
        let to = family(view, order.channel);
        let prepares = |from: Family| match to {
            Family::Store => is_research(from),
            to => to.is_online() && from == Family::Store,
        };
        let gap = |time: i64| (order.time - time).div_euclid(DAY_MS);
        let mut nearest: BTreeMap<u16, i64> = BTreeMap::new();
        let mut add = |channel: u16, time: i64| {
            if time <= order.time && prepares(family(view, channel)) && gap(time) < days {
                let near = nearest.entry(channel).or_insert(i64::MAX);
                *near = (*near).min(gap(time));
            }
        };
        customer
            .touches
            .iter()
            .for_each(|one| add(one.channel, one.time));
        let bought = customer.orders.iter().filter(|one| !one.is_refund());
        let before = bought.filter(|one| to != Family::Store && one.time <= order.time);
        before.for_each(|one| add(one.channel, one.time));
        for (from, gap) in nearest {
            let waits = self.routes.entry((from, order.channel)).or_default();
            *waits.entry(gap).or_default() += 1;
        }
    }

    /// What was done online in the first days, and bought in a shop in the window.
    fn add_signals(&mut self, view: &View<'_>, customer: &Customer<'_>, window: i64) {
        let online = || {
            let touches = customer.touches.iter();
            touches.filter(|one| view.sees_touch(one) && is_screen(view, one))
        };
        let Some(first) = online().next().map(|one| one.time) else {
            return;
        };
        if first + window > view.span.to {
            return;
        }
        let in_shop = |order: &&Order| {
            let within = order.time > first && order.time <= first + window;
            within && !order.is_refund() && family(view, order.channel) == Family::Store
        };
        let bought = || {
            customer
                .orders
                .iter()
                .filter(|one| view.sees(one))
                .filter(in_shop)
        };
        let amount: i128 = bought().map(|one| i128::from(one.amount)).sum();
        let first_sale = bought().next().map_or(i64::MAX, |one| one.time);
        // What comes after the purchase prepared nothing of it.
        let until = first_sale.min(first + SIGNAL_DAYS * DAY_MS);
        let counted = || online().filter(|one| one.time <= until);
        self.seen += 1;
        let touches = counted().count() as f64;
        self.add_band(
            "touches",
            &TOUCH_BANDS,
            touches,
            amount,
            first_sale < i64::MAX,
        );
        if let Some(minutes) = minutes(counted()) {
            self.add_band(
                "minutes",
                &MINUTE_BANDS,
                minutes,
                amount,
                first_sale < i64::MAX,
            );
        }
    }

    fn add_band(
        &mut self,
        signal: &'static str,
        bands: &[f64],
        value: f64,
        amount: i128,
        hit: bool,
    ) {
        let at = bands.iter().rposition(|from| value >= *from).unwrap_or(0);
        let spent = self.bands.entry((signal, at)).or_default();
        spent.n += 1;
        spent.hits += u64::from(hit);
        // Cents: the square of millionths would not fit.
        let cents = amount / (UNIT / 100);
        spent.sum += cents;
        spent.squares += cents * cents;
    }

    fn told(self, view: &View<'_>, days: u32) -> Routes {
        let name = |channel: u16| view.channel_name(channel).to_owned();
        let mut routes: Vec<Route> = Vec::new();
        for ((from, to), waits) in &self.routes {
            let hits: u64 = waits.values().sum();
            let Some(sold) = self.sold.get(to) else {
                continue;
            };
            let all = (sold.known + sold.anonymous) as f64;
            let to_shop = family(view, *to) == Family::Store;
            routes.push(Route {
                kind: if to_shop { "ropo" } else { "showrooming" },
                from: name(*from),
                to: name(*to),
                share: Estimate::share(hits, sold.known),
                least: (all > 0.0).then(|| hits as f64 / all),
                most: (all > 0.0).then(|| (hits + sold.anonymous) as f64 / all),
                anonymous: sold.anonymous,
                days: Estimate::median(waits, 1.0),
            });
        }
        routes.sort_by(|a, b| {
            let key = |one: &Route| {
                (
                    one.kind,
                    std::cmp::Reverse(one.share.value.map(|v| (v * 1e9) as i64)),
                )
            };
            key(a).cmp(&key(b))
        });
        Routes {
            days,
            routes,
            seen_online: self.seen,
            signals: self
                .bands
                .iter()
                .map(|(key, spent)| band(*key, spent))
                .collect(),
        }
    }
}

/// Minutes of the sessions of some touches; `None` where none has a session.
fn minutes<'a>(touches: impl Iterator<Item = &'a Touch>) -> Option<f64> {
    let mut sessions: FxHashMap<u32, (i64, i64)> = FxHashMap::default();
    for touch in touches.filter(|one| one.session != NONE) {
        let ends = sessions
            .entry(touch.session)
            .or_insert((touch.time, touch.time));
        ends.1 = touch.time;
    }
    if sessions.is_empty() {
        return None;
    }
    let all: i64 = sessions.values().map(|(first, last)| last - first).sum();
    Some(all as f64 / 60_000.0)
}

fn band((signal, at): (&'static str, usize), spent: &Spent) -> SignalBand {
    let bands = if signal == "touches" {
        TOUCH_BANDS
    } else {
        MINUTE_BANDS
    };
    let mean = spent.sum as f64 / spent.n as f64 / 100.0;
    let spread = variance(spent.n, spent.sum, Some(spent.squares));
    let interval = spread.and_then(|spread| student(spent.n, mean, spread / 10_000.0));
    SignalBand {
        signal,
        from: bands[at],
        below: bands.get(at + 1).copied(),
        bought: Estimate::share(spent.hits, spent.n),
        spent: Estimate::of(Some((mean, spent.n, interval))),
    }
}
