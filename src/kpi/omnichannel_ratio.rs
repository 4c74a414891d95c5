//! Omnichannel ratio.

use super::customer::{accumulate_channel_use, chance_ratio};
use super::measure::{Measure, Missing, Unit};
use super::share::of_money;
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::{Anonymous, Basis, Settings};
use crate::intake::cell::money::units;
use crate::stats::accumulate::Accumulator;

/// Omnichannel ratio.
pub static KPI: Kpi = Kpi {
    id: "omnichannel_ratio",
    name: Text {
        fr: "Ratio omnicanal",
        en: "Omnichannel ratio",
    },
    question: Text {
        fr: "Quelle part du chiffre d’affaires vient de clients qui utilisent au moins deux canaux ?",
        en: "What share of revenue comes from customers who use two channels or more?",
    },
    formula: Text {
        fr: "Chiffre d’affaires des clients à deux canaux ou plus ÷ chiffre d’affaires des clients identifiés",
        en: "Revenue of customers on two channels or more ÷ revenue of identified customers",
    },
    unit: Unit::Rate,
    direction: Direction::Up,
    phase: Phase::Loyalty,
    category: Category::General,
    needs: &[
        &["orders.ordered_at"],
        &["orders.customer_id"],
        &["orders.channel"],
        &["orders.amount", "orders.unit_price"],
    ],
    sums_money: true,
    rules: &[
        Text {
            fr: "Canaux d’un client : ceux où il achète et ceux où il est vu (réglable : achat seul).",
            en: "A customer’s channels: those bought on and those touched (a setting: bought on only).",
        },
        Text {
            fr: "Un achat ou un contact sans canal n’est pas un second canal.",
            en: "A purchase or a touch without a channel is no second channel.",
        },
        Text {
            fr: "Si les remboursements dépassent les achats d’un des deux groupes, il n’y a pas de part.",
            en: "Where refunds exceed the purchases of one of the two groups there is no share.",
        },
        Text {
            fr: "Les ventes anonymes n’entrent pas dans la base ; leur part est dite à côté.",
            en: "Anonymous sales are not in the base; their share is stated beside it.",
        },
        Text {
            fr: "La valeur de hasard est le ratio qu’on verrait si chaque acte choisissait son canal au hasard.",
            en: "The chance value is the ratio one would see if every act chose its channel at random.",
        },
    ],
    limits: &[Text {
        fr: "Un client fréquent a plus d’occasions de changer de canal : comparer toujours à la valeur de hasard.",
        en: "A frequent customer has more occasions to change channel: always compare with the chance value.",
    }],
    source: "Ratio: common practice; interval: Cochran, Sampling Techniques (1977), ch. 6; chance benchmark: Omnimeter",
    example: Example {
        files: &[(
            "orders",
            "order_id,customer_id,ordered_at,channel,amount\n\
             A1,C1,2026-01-05,web,100\nA2,C1,2026-01-06,store,50\nA3,C2,2026-01-09,web,50\nA4,,2026-01-10,store,30\n",
        )],
        settings: "{}",
        value: 0.75,
        reading: Text {
            fr: "C1 achète sur deux canaux : 150 ÷ 200 = 75 % ; A4 est anonyme",
            en: "C1 buys on two channels: 150 ÷ 200 = 75%; A4 is anonymous",
        },
    },
    accumulate: accumulate_channel_use,
    measure,
};

fn measure(sums: &Accumulator, settings: &Settings) -> Measure {
    let (value, n, clipped) = match of_money(sums.get("revenue")) {
        Ok(share) => share,
        Err(why) => return Measure::missing(Missing::because(why)),
    };
    let mut measure = Measure::estimate(value, n, clipped, "ratio-delta-clipped")
        .with_setting("basis", basis_text(settings.basis));
    let chance = chance_ratio(sums).filter(|chance| (0.0..=1.0).contains(chance));
    measure.also("chance", Unit::Rate, chance);
    // Chance is a figure of the same customers: the index is as sure as the ratio.
    let against_chance = chance.filter(|chance| *chance > 0.0).map(|chance| {
        let index = clipped.map(|interval| interval.times(1.0 / chance));
        (value / chance, n, index)
    });
    measure.also_estimate("against_chance", Unit::Multiple, against_chance);
    measure.also("anonymous", Unit::Money, Some(units(sums.sum("anonymous"))));
    if settings.anonymous_sales == Anonymous::LeftOut {
        measure.leave_out("anonymous", sums.count("anonymous rows"));
    }
    measure
}

/// The basis as it is printed.
#[must_use]
pub fn basis_text(basis: Basis) -> &'static str {
    match basis {
        Basis::Interaction => "interaction",
        Basis::Purchase => "purchase",
    }
}
