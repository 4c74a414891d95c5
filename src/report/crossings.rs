//! The ways across from screen to shop and back: how much each is used, and how
//! long it takes.

use crate::dataset::channel::Family;
use crate::dataset::fulfilment::Fulfilment;
use crate::dataset::settings::RefundChannel;
use crate::dataset::view::View;
use crate::dataset::waits::{Awaited, WaitRow};
use crate::dataset::Order;
use crate::kpi::measure::Missing;
use crate::kpi::waiting::Tally;
use crate::stats::estimate::Estimate;
use serde::Serialize;

/// A way across.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Crossing {
    /// `collect`: ordered online, handed over in a shop. `order_in_store`: ordered in
    /// a shop, delivered or collected later. `return_elsewhere`: sold online, given
    /// back in a shop.
    pub id: &'static str,
    /// How many times it was used.
    pub uses: u64,
    /// The share of what could have used it: online sales, sales in shops, returns
    /// of what was sold online.
    pub share: Estimate,
    /// Median hours from the order to the handing over, those still awaited counted
    /// (Kaplan–Meier); from the sale to the return, of those that came back.
    pub wait: Estimate,
    /// Uses that are still awaited.
    pub waiting: u64,
    /// Why no wait can be told.
    pub wait_missing: Option<Missing>,
}

/// Uses, cases and waits of a way.
#[derive(Default)]
struct Way {
    uses: u64,
    cases: u64,
    waits: Tally,
}

impl Way {
    fn add(&mut self, is_used: bool) {
        self.uses += u64::from(is_used);
        self.cases += 1;
    }

    fn add_wait(&mut self, row: &WaitRow, as_of: i64) {
        let until_now = as_of - row.time;
        let (into, wait) = match (row.awaited, row.wait) {
            // A return is dated when it came back.
            (Awaited::Return(_), Some(wait)) => (&mut self.waits.ended, wait),
            (_, Some(wait)) if wait <= until_now => (&mut self.waits.ended, wait),
            _ => (&mut self.waits.waiting, until_now),
        };
        *into.entry(wait / 1000).or_default() += 1;
    }

    fn crossing(&self, id: &'static str, untold: Option<Missing>) -> Crossing {
        let wait = self.waits.median().filter(|_| untold.is_none());
        let missing = || {
            let is_any = !self.waits.ended.is_empty() || !self.waits.waiting.is_empty();
            Missing::because(if is_any { "not-yet-half" } else { "no-rows" })
        };
        Crossing {
            id,
            uses: self.uses,
            share: Estimate::share(self.uses, self.cases),
            waiting: self.waits.waiting.values().sum(),
            wait_missing: untold.or_else(|| wait.is_none().then(missing)),
            wait: Estimate::of(wait),
        }
    }
}

/// The ways across, in a view.
#[must_use]
pub fn crossings(view: &View<'_>) -> Vec<Crossing> {
    let family = |channel: u16| view.data.families[usize::from(channel)];
    let [mut collect, mut in_store, mut elsewhere] = [(); 3].map(|()| Way::default());
    let mut add = |order: &Order| {
        let of = family(order.channel);
        let later = matches!(
            order.fulfilment(),
            Fulfilment::Collect | Fulfilment::Delivery
        );
        if view.sees(order) && !order.is_refund() {
            if of.is_online() {
                collect.add(order.fulfilment() == Fulfilment::Collect);
            } else if of == Family::Store {
                in_store.add(later);
            }
        }
        if view.sees_given_back(order) && family(order.booked()).is_online() {
            elsewhere.add(of == Family::Store);
        }
    };
    for customer in view.customers() {
        customer.orders.iter().for_each(&mut add);
    }
    view.anonymous().for_each(add);
    for placed in view.placed(&view.data.waits, |row| Some(row.time)) {
        let Some(sold) = placed.channel.map(family) else {
            continue;
        };
        let way = match placed.row.awaited {
            Awaited::Handing(Fulfilment::Collect) if sold.is_online() => &mut collect,
            Awaited::Handing(_) if sold == Family::Store => &mut in_store,
            Awaited::Return(at) if sold.is_online() && family(at) == Family::Store => {
                &mut elsewhere
            }
            _ => continue,
        };
        way.add_wait(&placed.row, view.data.as_of);
    }
    let told = |field: &str| {
        let is_told = view.data.fields.contains(field);
        (!is_told).then(|| Missing {
            reason: "field-missing",
            needs: vec![field.to_owned()],
        })
    };
    let at_return = view.settings.refund_channel == RefundChannel::Return;
    vec![
        collect.crossing("collect", told("orders.handed_over_at")),
        in_store.crossing("order_in_store", told("orders.handed_over_at")),
        match at_return {
            // Booked to where they are given back, nothing tells where they were sold.
            true => Way::default().crossing(
                "return_elsewhere",
                Some(Missing::because("refunds-at-return")),
            ),
            false => elsewhere.crossing("return_elsewhere", None),
        },
    ]
}
