//! Basket of collected orders against the store.

use super::measure::{Measure, Missing, Unit};
use super::share::mean;
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::channel::Family;
use crate::dataset::fulfilment::Fulfilment;
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::dataset::Order;
use crate::intake::cell::money::units;
use crate::stats::accumulate::{variance, Accumulator, Part};
use crate::stats::compare::{ratio, Estimate};
use crate::stats::tallies::Moments;
use crate::stats::welch::{welch, Sample};

/// Basket of collected orders against the store.
pub static KPI: Kpi = Kpi {
    id: "cc_aov",
    name: Text {
        fr: "Panier click & collect ÷ panier magasin",
        en: "Click & collect basket against the store’s",
    },
    question: Text {
        fr: "Le panier retiré en magasin est-il plus gros que celui acheté en magasin ?",
        en: "Is a collected basket larger than one bought in a store?",
    },
    formula: Text {
        fr: "Panier moyen des commandes à retirer ÷ panier moyen des ventes en magasin",
        en: "Mean of collected orders ÷ mean of sales in a store",
    },
    unit: Unit::Multiple,
    direction: Direction::Up,
    phase: Phase::Decision,
    category: Category::Channel,
    needs: &[
        &["orders.ordered_at"],
        &["orders.channel"],
        &["orders.fulfilment"],
        &["orders.amount", "orders.unit_price"],
    ],
    sums_money: true,
    rules: &[Text {
        fr: "Ventes avant remboursements, clients connus ou non ; à côté, les deux paniers, leur différence et le panier en ligne livré.",
        en: "Sales before refunds, customers known or not; beside it both baskets, their difference and the online basket delivered.",
    }],
    limits: &[Text {
        fr: "Ce qui est acheté en plus au comptoir est une vente en magasin à part : il n’est pas dans le panier retiré.",
        en: "What is bought on top at the counter is a store sale of its own: it is not in the collected basket.",
    }, Text {
        fr: "Les clients qui retirent ne sont pas ceux qui flânent en magasin : l’écart n’est pas un effet du service.",
        en: "Customers who collect are not those who stroll through stores: the gap is no effect of the service.",
    }],
    source: "Common practice; interval: Donner & Zou (2012) from Student’s; difference: Welch (1947)",
    example: Example {
        files: &[
            (
                "orders",
                "order_id,customer_id,ordered_at,channel,fulfilment,amount\n\
             A1,C1,2026-01-05,web,click_collect,100\n\
             A2,C2,2026-01-06,web,click_collect,80\n\
             A3,C2,2026-01-07,store,in_store,40\n\
             A4,,2026-01-08,store,in_store,50\n",
            ),
        ],
        settings: "{}",
        value: 2.0,
        reading: Text {
            fr: "90 ÷ 45 = 2",
            en: "90 ÷ 45 = 2",
        },
    },
    accumulate,
    measure,
};

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let mut groups = [Moments::default(); 3];
    let mut add = |order: &Order| {
        if order.is_refund() || !view.sees(order) {
            return;
        }
        let family = view.data.families[usize::from(order.channel)];
        let group = match (order.fulfilment(), family) {
            (Fulfilment::Collect, _) => 0,
            (_, Family::Store) => 1,
            (_, Family::Web | Family::App) => 2,
            _ => return,
        };
        groups[group].add(order.amount.into());
    };
    for customer in view.customers() {
        customer.orders.iter().for_each(&mut add);
    }
    view.anonymous().for_each(add);
    for (name, group) in ["collect", "store", "delivery"].into_iter().zip(groups) {
        sums.add_any(name, group.part());
    }
    sums
}

fn measure(sums: &Accumulator, _: &Settings) -> Measure {
    let of = |name| mean(sums.get(name), units(1));
    let (Some(collect), Some(store)) = (of("collect"), of("store")) else {
        return Measure::missing(Missing::because("group-empty"));
    };
    if store.0 <= 0.0 {
        return Measure::missing(Missing::because("zero-denominator"));
    }
    let estimate = |(value, _, interval): super::share::Estimated| {
        interval.map(|interval| Estimate { value, interval })
    };
    let interval = estimate(collect).zip(estimate(store));
    let interval = interval.and_then(|(collect, store)| ratio(collect, store));
    let n = collect.1.min(store.1);
    let mut measure = Measure::estimate(collect.0 / store.0, n, interval, "ratio-mover");
    measure.also_estimate("basket_collect", Unit::Money, Some(collect));
    measure.also_estimate("basket_store", Unit::Money, Some(store));
    measure.also_estimate("basket_delivery", Unit::Money, of("delivery"));
    let samples = sample(sums.get("collect")).zip(sample(sums.get("store")));
    if let Some(gap) = samples.and_then(|(a, b)| welch(a, b)) {
        let estimate = (gap.difference, n, Some(gap.interval));
        measure.also_estimate("basket_gap", Unit::Money, Some(estimate));
    }
    measure
}

fn sample(part: Option<&Part>) -> Option<Sample> {
    let Some(Part::Moments { n, sum, squares }) = part else {
        return None;
    };
    let unit = units(1);
    Some(Sample {
        n: *n,
        mean: *sum as f64 * unit / *n as f64,
        variance: variance(*n, *sum, *squares)? * unit * unit,
    })
}
