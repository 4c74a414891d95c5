//! Click & collect adoption.

use super::measure::{Measure, Missing, Unit};
use super::share::{proportion, share, Tally};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::fulfilment::Fulfilment;
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::dataset::Order;
use crate::stats::accumulate::Accumulator;
use crate::stats::tallies::Trials;

/// Click & collect adoption.
pub static KPI: Kpi = Kpi {
    id: "cc_adoption",
    name: Text {
        fr: "Adoption du click & collect",
        en: "Click & collect adoption",
    },
    question: Text {
        fr: "Quelle part des commandes en ligne est retirée en magasin ?",
        en: "What share of online orders is collected in a store?",
    },
    formula: Text {
        fr: "Commandes en ligne à retirer ÷ commandes en ligne",
        en: "Online orders to collect ÷ online orders",
    },
    unit: Unit::Rate,
    direction: Direction::Up,
    phase: Phase::Decision,
    category: Category::Channel,
    needs: &[
        &["orders.ordered_at"],
        &["orders.channel"],
        &["orders.fulfilment"],
    ],
    sums_money: false,
    rules: &[Text {
        fr: "En ligne : site et application. À côté : la part des clients en ligne qui ont retiré au moins une fois.",
        en: "Online: site and application. Beside it: the share of online customers who collected at least once.",
    }],
    limits: &[Text {
        fr: "Là où le retrait n’est pas proposé (magasin, période), personne ne peut l’adopter : filtrer.",
        en: "Where collection is not offered (store, period) nobody can adopt it: filter.",
    }],
    source: "Common practice; interval: Wilson (1927)",
    example: Example {
        files: &[
            (
                "orders",
                "order_id,customer_id,ordered_at,channel,fulfilment,amount\n\
             A1,C1,2026-01-05,web,click_collect,100\n\
             A2,C2,2026-01-06,web,delivery,50\n\
             A3,C2,2026-01-07,store,in_store,50\n",
            ),
        ],
        settings: "{}",
        value: 0.5,
        reading: Text {
            fr: "Une commande en ligne sur deux est retirée : 50 %",
            en: "One of two online orders is collected: 50%",
        },
    },
    accumulate,
    measure,
};

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut tally = Tally::new(view);
    let mut customers = Trials::default();
    let online = |order: &&Order| {
        let family = view.data.families[usize::from(order.channel)];
        !order.is_refund() && view.sees(order) && family.is_online()
    };
    for customer in view.customers() {
        let (mut bought, mut collected) = (false, false);
        for order in customer.orders.iter().filter(online) {
            let collect = order.fulfilment() == Fulfilment::Collect;
            tally.add(order.channel, collect);
            bought = true;
            collected |= collect;
        }
        if bought {
            customers.add(collected);
        }
    }
    for order in view.anonymous().filter(online) {
        tally.add(order.channel, order.fulfilment() == Fulfilment::Collect);
    }
    let mut sums = Accumulator::default();
    sums.add_any("customers", customers.part());
    tally.flush(&mut sums, "orders");
    sums
}

fn measure(sums: &Accumulator, _: &Settings) -> Measure {
    let Some(mut measure) = share(sums, "orders") else {
        return Measure::missing(Missing::because("zero-denominator"));
    };
    let customers = proportion(sums.get("customers"));
    measure.also_estimate("customer_share", Unit::Rate, customers);
    measure
}
