//! Identified revenue share.

use super::customer::add_net;
use super::measure::{Measure, Missing, Slice, Unit};
use super::share::of_money;
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::stats::accumulate::Accumulator;
use crate::stats::tallies::Ratios;

/// Identified revenue share.
pub static KPI: Kpi = Kpi {
    id: "identified_revenue_share",
    name: Text {
        fr: "Part du chiffre d’affaires identifié",
        en: "Identified revenue share",
    },
    question: Text {
        fr: "Quelle part du chiffre d’affaires vient de clients connus ?",
        en: "What share of revenue comes from known customers?",
    },
    formula: Text {
        fr: "Chiffre d’affaires des commandes d’un client identifié ÷ chiffre d’affaires",
        en: "Revenue of orders of an identified customer ÷ revenue",
    },
    unit: Unit::Rate,
    direction: Direction::Up,
    phase: Phase::All,
    category: Category::Integration,
    needs: &[
        &["orders.ordered_at"],
        &["orders.customer_id"],
        &["orders.amount", "orders.unit_price"],
    ],
    sums_money: true,
    rules: &[Text {
        fr: "Par canal à côté : c’est le plus faible qui borne ce que l’on sait des clients.",
        en: "By channel beside it: the lowest bounds what is known of customers.",
    }, Text {
        fr: "Les remboursements sont déduits, sauf réglage contraire ; chaque commande anonyme compte pour un client.",
        en: "Refunds are deducted unless set otherwise; each anonymous order counts as one customer.",
    }, Text {
        fr: "Si les remboursements dépassent les ventes, en tout ou d’un des deux côtés, il n’y a pas de part.",
        en: "Where refunds exceed sales, in all or on one of the two sides, there is no share.",
    }],
    limits: &[Text {
        fr: "Une clé présente n’est pas une clé juste : le taux d’erreur d’appariement se vérifie à part.",
        en: "A key that is there is not a key that is right: how often matching errs is checked apart.",
    }],
    source: "Common practice; interval: Cochran, Sampling Techniques (1977), ch. 6",
    example: Example {
        files: &[(
            "orders",
            "order_id,customer_id,ordered_at,channel,amount\n\
             A1,C1,2026-01-05,web,100\n\
             A2,C1,2026-01-06,store,50\n\
             A3,C2,2026-01-09,web,70\n\
             A4,,2026-01-10,store,55\n\
             A5,,2026-01-11,store,45\n\
             A6,C2,2026-01-12,web,-20\n",
        )],
        settings: "{}",
        value: 2.0 / 3.0,
        reading: Text {
            fr: "C1 : 150, C2 : 70 − 20 = 50, anonymes : 100 ; 200 ÷ 300 = 66,7 %",
            en: "C1: 150, C2: 70 − 20 = 50, anonymous: 100; 200 ÷ 300 = 66.7%",
        },
    },
    accumulate,
    measure,
};

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let channels = view.data.channels.names().len();
    let mut all = Ratios::default();
    let mut by_channel = vec![Ratios::default(); channels];
    let mut mine = Vec::new();
    for customer in view.customers() {
        mine.clear();
        for order in customer.orders.iter().filter(|order| view.sees(order)) {
            add_net(&mut mine, order);
        }
        if mine.is_empty() {
            continue;
        }
        let net = mine.iter().map(|(_, net)| net).sum();
        all.add(net, net);
        for &(channel, net) in &mine {
            by_channel[usize::from(channel)].add(net, net);
        }
    }
    for order in view.anonymous() {
        let amount = i128::from(order.amount);
        by_channel[usize::from(order.booked())].add(0, amount);
        all.add(0, amount);
    }
    sums.add_any("revenue", all.part());
    for (channel, sum) in by_channel.into_iter().enumerate() {
        sums.add_any_by("revenue", view.channel_name(channel as u16), sum.part());
    }
    sums
}

fn measure(sums: &Accumulator, _: &Settings) -> Measure {
    let mut measure = match of_money(sums.get("revenue")) {
        Ok((value, n, interval)) => Measure::estimate(value, n, interval, "ratio-delta-clipped"),
        Err(why) => Measure::missing(Missing::because(why)),
    };
    let slice = |(key, part)| match of_money(Some(part)) {
        Ok((value, n, interval)) => Slice::new(key, value, n, interval),
        Err(why) => Slice::missing(key, 0, why),
    };
    measure.breakdown = sums.by("revenue").map(slice).collect();
    measure
}
