//! Omnichannel customer share.

use super::customer::accumulate_channel_use;
use super::instead::BY_COUNTS;
use super::measure::{Measure, Missing, Unit};
use super::omnichannel_ratio::basis_text;
use super::share::of_customers;
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::stats::accumulate::Accumulator;

/// Omnichannel customer share.
pub static KPI: Kpi = Kpi {
    id: "omnichannel_customer_share",
    name: Text {
        fr: "Part de clients omnicanaux",
        en: "Omnichannel customer share",
    },
    question: Text {
        fr: "Combien de clients utilisent au moins deux canaux ?",
        en: "How many customers use two channels or more?",
    },
    formula: Text {
        fr: "Clients à deux canaux ou plus ÷ clients identifiés ayant acheté",
        en: "Customers on two channels or more ÷ identified customers who bought",
    },
    unit: Unit::Rate,
    direction: Direction::Up,
    phase: Phase::Loyalty,
    category: Category::General,
    needs: &[
        &["orders.ordered_at"],
        &["orders.customer_id"],
        &["orders.channel"],
    ],
    sums_money: false,
    rules: &[Text {
        fr: "Canaux d’un client : ceux où il achète et ceux où il est vu (réglable : achat seul).",
        en: "A customer’s channels: those bought on and those touched (a setting: bought on only).",
    }, BY_COUNTS],
    limits: &[Text {
        fr: "Un client qui change d’identifiant d’un canal à l’autre compte pour deux clients d’un canal.",
        en: "A customer with another id on each channel counts as two customers of one channel.",
    }],
    source: "Kumar & Venkatesan (2005), Who are the multichannel shoppers?, Journal of Interactive Marketing 19(2); interval: Wilson (1927)",
    example: Example {
        files: &[(
            "orders",
            "order_id,customer_id,ordered_at,channel,amount\n\
             A1,C1,2026-01-05,web,100\nA2,C1,2026-01-06,store,50\nA3,C2,2026-01-09,web,50\n",
        )],
        settings: "{}",
        value: 0.5,
        reading: Text {
            fr: "C1 sur deux canaux, C2 sur un seul : 1 ÷ 2 = 50 %",
            en: "C1 on two channels, C2 on one: 1 ÷ 2 = 50%",
        },
    },
    accumulate: accumulate_channel_use,
    measure,
};

fn measure(sums: &Accumulator, settings: &Settings) -> Measure {
    let Some((hits, measure)) = of_customers(sums) else {
        return Measure::missing(Missing::because("zero-denominator"));
    };
    let mut measure = measure.with_setting("basis", basis_text(settings.basis));
    measure.also("customers", Unit::Count, Some(hits as f64));
    measure
}
