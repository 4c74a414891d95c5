//! All-channel profit.

use super::measure::{Measure, Missing, Slice, Unit};
use super::spend::{accumulate_return, window};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::channel::Family;
use crate::dataset::fulfilment::Fulfilment;
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::dataset::Order;
use crate::intake::cell::money::units;
use crate::stats::accumulate::{variance, Accumulator, Part};
use crate::stats::interval::{sum_of_units, Interval};
use std::collections::BTreeSet;

/// All-channel profit.
pub static KPI: Kpi = Kpi {
    id: "channel_profit_global",
    name: Text {
        fr: "Rentabilité tous canaux",
        en: "All-channel profit",
    },
    question: Text {
        fr: "Que reste-t-il de tous les canaux ensemble, quelle que soit la clé de partage ?",
        en: "What is left of all channels together, whatever the allocation key?",
    },
    formula: Text {
        fr: "Chiffre d’affaires net × taux de marge − coûts, sur les jours que couvrent les coûts",
        en: "Net revenue × margin rate − costs, over the days that the costs cover",
    },
    unit: Unit::Money,
    direction: Direction::Up,
    phase: Phase::Decision,
    category: Category::Roi,
    needs: &[
        &["costs.cost"],
        &["orders.ordered_at"],
        &["orders.channel"],
        &["orders.amount", "orders.unit_price"],
    ],
    sums_money: true,
    rules: &[Text {
        fr: "La clé crédite au magasin une part (réglable) des commandes retirées : le total n’en dépend pas, les canaux si.",
        en: "The key credits the store with a share (a setting) of collected orders: the total does not depend on it, the channels do.",
    }, Text {
        fr: "Taux de marge : 1 (chiffre d’affaires) tant qu’il n’est pas fixé.",
        en: "Margin rate: 1 (revenue) until it is set.",
    }],
    limits: &[Text {
        fr: "Sans taux de marge, ce n’est pas un profit mais un chiffre d’affaires moins des coûts.",
        en: "Without a margin rate this is no profit but revenue less costs.",
    }, Text {
        fr: "Les coûts qui ne sont pas dans le fichier (loyers, salaires) n’y sont pas.",
        en: "Costs that are not in the file (rents, wages) are not in it.",
    }],
    source: "Contribution accounting; interval: revenue over customers taken as a sample",
    example: Example {
        files: &[
            (
                "orders",
                "order_id,customer_id,ordered_at,channel,amount\n\
             A1,C1,2026-01-05,web,100\n\
             A2,C2,2026-01-20,store,50\n",
            ),
            (
                "costs",
                "period,channel,cost\n\
             2026-01,web,30\n\
             2026-01,store,20\n",
            ),
        ],
        settings: "{}",
        value: 100.0,
        reading: Text {
            fr: "150 − 50 = 100",
            en: "150 − 50 = 100",
        },
    },
    accumulate,
    measure,
};

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = accumulate_return(view);
    let Some(window) = window(view) else {
        return sums;
    };
    let family = |channel: u16| view.data.families[usize::from(channel)];
    // The store channel looked at, by name the first of several.
    let stores = (0..).zip(&view.data.families);
    let store = stores
        .filter(|(code, family)| **family == Family::Store && view.sees_channel(*code))
        .map(|(code, _)| code);
    let store = store.min();
    if let Some(store) = store {
        sums.add_by("store", view.channel_name(store), Part::Count(0));
    }
    let mut add = |order: &Order| {
        let collected = order.fulfilment() == Fulfilment::Collect && !order.is_refund();
        let remote = family(order.channel) != Family::Store;
        if collected && remote && view.sees(order) && window.span.holds(order.time) {
            let amount = Part::Sum(i128::from(order.amount));
            sums.add("collected", amount.clone());
            sums.add_by("collected", view.channel_name(order.channel), amount);
        }
    };
    for customer in view.customers() {
        customer.orders.iter().for_each(&mut add);
    }
    view.anonymous().for_each(add);
    sums
}

fn measure(sums: &Accumulator, settings: &Settings) -> Measure {
    let Some((window, _)) = sums.by("window").next() else {
        return Measure::missing(Missing::because("no-cost"));
    };
    let Some(Part::Moments { n, sum, squares }) = sums.get("revenue") else {
        return Measure::missing(Missing::because("no-rows"));
    };
    let (margin, credit) = (settings.margin(), settings.credit());
    let (revenue, cost) = (units(*sum), units(sums.sum("cost")));
    let unit = units(1);
    let interval = variance(*n, *sum, *squares)
        .and_then(|v| sum_of_units(*n, revenue, v * unit * unit))
        .map(|i| Interval {
            low: i.low * margin - cost,
            high: i.high * margin - cost,
        });
    let value = revenue * margin - cost;
    let mut measure = Measure::estimate(value, *n, interval, "customer-delta")
        .with_setting("window", window)
        .with_setting("margin_rate", margin.to_string())
        .with_setting("collect_credit", credit.to_string());
    measure.leave_out("after-as-of", sums.count("later costs"));
    measure.also("revenue", Unit::Money, Some(revenue));
    measure.also("cost", Unit::Money, Some(cost));
    let collected = units(sums.sum("collected"));
    measure.also("collected", Unit::Money, Some(collected));
    measure.breakdown = by_channel(sums, margin, credit);
    measure
}

/// Each channel, collected orders credited in part to the store.
fn by_channel(sums: &Accumulator, margin: f64, credit: f64) -> Vec<Slice> {
    let store = sums.by("store").next().map(|(name, _)| name);
    let of = |name, key: &str| match sums.get_by(name, key) {
        Some(Part::Sum(sum) | Part::Moments { sum, .. }) => units(*sum),
        _ => 0.0,
    };
    let keys = sums
        .by("cost")
        .chain(sums.by("revenue"))
        .map(|(key, _)| key);
    let keys: BTreeSet<&str> = keys.chain(store).collect();
    let all = units(sums.sum("collected"));
    let slice = |key: &str| {
        let is_store = store == Some(key);
        let given = if store.is_some() {
            of("collected", key)
        } else {
            0.0
        };
        let moved = credit * (if is_store { all } else { 0.0 } - given);
        let (revenue, cost) = (of("revenue", key) + moved, of("cost", key));
        let n = match sums.get_by("revenue", key) {
            Some(Part::Moments { n, .. }) => *n,
            _ => 0,
        };
        let mut slice = Slice::new(key, revenue * margin - cost, n, None);
        slice.parts.insert("revenue", revenue);
        slice.parts.insert("cost", cost);
        slice
    };
    keys.into_iter().map(slice).collect()
}
