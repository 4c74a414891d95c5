//! Who had a part in each sale: who sold, who handed over, who was met before;
//! and how fair the sharing is felt to be.

use super::keys::FeltFair;
use crate::dataset::channel::Family;
use crate::dataset::dimension::UNSAID;
use crate::dataset::fulfilment::Fulfilment;
use crate::dataset::surveys::Metric;
use crate::dataset::view::{Customer, View};
use crate::dataset::Order;
use crate::economics::key::Parts;
use crate::intake::cell::date::DAY_MS;
use crate::intake::cell::money::UNIT;
use crate::stats::interval::wilson;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// What a party did, in whole millionths.
#[derive(Debug, Clone, Default)]
pub(super) struct Sums {
    pub did: [u64; 3],
    pub booked: i128,
    pub contribution: i128,
    pub credited: Vec<i128>,
}

/// The parties met so far.
pub(super) struct Parties<'v, 'd> {
    pub view: &'v View<'d>,
    by_channel: bool,
    by_team: bool,
    /// The channel of stores that hand over, where there is one.
    counter: Option<u16>,
    /// By channel, store and team.
    pub places: FxHashMap<[u16; 3], u32>,
    pub sums: Vec<Sums>,
}

impl<'v, 'd> Parties<'v, 'd> {
    pub fn new(view: &'v View<'d>, by_channel: bool, by_team: bool) -> Self {
        Self {
            view,
            by_channel,
            by_team,
            counter: view.counter(),
            places: FxHashMap::default(),
            sums: Vec::new(),
        }
    }

    fn place(&mut self, channel: u16, store: u16, team: u16) -> u32 {
        let store = if self.by_channel { UNSAID } else { store };
        let next = self.sums.len() as u32;
        let key = [channel, store, team];
        let place = *self.places.entry(key).or_insert(next);
        if place == next {
            self.sums.push(Sums::default());
        }
        place
    }

    /// The team that an order names, where teams are told apart.
    fn team(&self, order: &Order) -> u16 {
        let team = self.by_team.then(|| self.view.team(order)).flatten();
        team.unwrap_or(UNSAID)
    }

    /// What is collected elsewhere names the team that hands it over.
    fn is_handed(&self, order: &Order) -> bool {
        !self.view.is_store(order.booked()) && order.fulfilment() == Fulfilment::Collect
    }

    fn of_order(&mut self, order: &Order, channel: u16) -> u32 {
        let team = match self.is_handed(order) {
            true => UNSAID,
            false => self.team(order),
        };
        let store = match self.view.is_store(channel) {
            true => self.view.store(order).unwrap_or(UNSAID),
            false => UNSAID,
        };
        self.place(channel, store, team)
    }

    /// Who had a part in an order; what is given back concerns who is booked with it.
    pub fn parts(
        &mut self,
        order: &Order,
        customer: Option<&Customer<'_>>,
        lost: &mut u64,
    ) -> Parts {
        let sold = self.of_order(order, order.booked());
        let in_store = self.view.is_store(order.booked());
        let mut parts = Parts {
            sold,
            in_store,
            ..Parts::default()
        };
        if order.is_refund() {
            return parts;
        }
        if self.is_handed(order) {
            let store = self.view.store(order).unwrap_or(UNSAID);
            let team = self.team(order);
            match (self.counter, store) {
                (None, UNSAID) => *lost += 1,
                (None, store) => parts.handed = Some(self.place(UNSAID, store, team)),
                (Some(counter), store) => parts.handed = Some(self.place(counter, store, team)),
            }
        }
        if let Some(customer) = customer {
            parts.assisted = self.met_before(order, customer, in_store);
            parts.assisted.retain(|party| *party != sold);
        }
        parts
    }

    /// Who of the other side was met in the days before an order.
    fn met_before(&mut self, order: &Order, customer: &Customer<'_>, in_store: bool) -> Vec<u32> {
        let days = i64::from(self.view.settings.ropo_days);
        let recent =
            |time: i64| time <= order.time && (order.time - time).div_euclid(DAY_MS) < days;
        let mut met = Vec::new();
        let families = &self.view.data.families;
        if !in_store {
            let before = customer.orders.iter().filter(|o| recent(o.time));
            for other in before.filter(|o| !o.is_refund() && o.time < order.time) {
                if self.view.is_store(other.channel) {
                    met.push(self.of_order(other, other.channel));
                }
            }
        }
        // A touch names no store: it adds nothing where a purchase named one.
        if met.is_empty() {
            for touch in customer.touches.iter().filter(|t| recent(t.time)) {
                let other_side = match families[usize::from(touch.channel)] {
                    Family::Store => !in_store,
                    Family::Phone => false,
                    _ => in_store,
                };
                if other_side {
                    met.push(self.place(touch.channel, UNSAID, UNSAID));
                }
            }
        }
        met.sort_unstable();
        met.dedup();
        met
    }
}

/// Answers to whether the sharing is fair, on a scale of 1 to 5 where none is told.
pub(super) fn felt(view: &View<'_>) -> Vec<FeltFair> {
    let unit = UNIT as i64;
    let usual = (unit, 5 * unit);
    let mut counts: BTreeMap<Option<&str>, (u64, u64)> = BTreeMap::new();
    // Whoever is asked: those who are shared out to are staff.
    for answer in view.answers().chain(view.staff_answers()) {
        if answer.row.metric != Metric::Fairness {
            continue;
        }
        let (least, most) = answer.row.scale.unwrap_or(usual);
        let score = match answer.row.high_is_good {
            Some(false) => least + most - answer.row.score,
            _ => answer.row.score,
        };
        let hit = u64::from(score >= most - unit);
        let store = (answer.store != UNSAID).then(|| view.data.by_store.names.name(answer.store));
        for key in std::iter::once(None).chain(store.map(Some)) {
            let count = counts.entry(key).or_default();
            count.0 += hit;
            count.1 += 1;
        }
    }
    let share = |(store, (hits, n)): (Option<&str>, (u64, u64))| {
        let interval = wilson(hits, n)?;
        Some(FeltFair {
            store: store.map(str::to_owned),
            n,
            value: hits as f64 / n as f64,
            low: interval.low,
            high: interval.high,
        })
    };
    counts.into_iter().filter_map(share).collect()
}
