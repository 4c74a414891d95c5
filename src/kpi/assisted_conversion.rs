//! Assisted conversion share.

use super::journey::{journeys, lookback_text};
use super::measure::{Measure, Missing, Unit};
use super::share::{share, Tally};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::stats::accumulate::{Accumulator, Part};

/// Assisted conversion share.
pub static KPI: Kpi = Kpi {
    id: "assisted_conversion",
    name: Text {
        fr: "Conversions assistées",
        en: "Assisted conversion share",
    },
    question: Text {
        fr: "Quelle part des commandes a été aidée par un autre canal que celui de la vente ?",
        en: "What share of orders was helped by another channel than that of the sale?",
    },
    formula: Text {
        fr: "Commandes précédées d’au moins un contact sur un autre canal ÷ commandes précédées d’au moins un contact",
        en: "Orders after at least one touch on another channel ÷ orders after at least one touch",
    },
    unit: Unit::Rate,
    direction: Direction::Context,
    phase: Phase::Consideration,
    category: Category::General,
    needs: &[
        &["orders.customer_id"],
        &["touches.customer_id"],
        &["touches.at"],
        &["touches.channel"],
        &["orders.channel"],
    ],
    sums_money: false,
    rules: &[Text {
        fr: "Contacts depuis la commande précédente du client, dans la fenêtre fixée pour l’attribution.",
        en: "Touches since the customer’s order before, within the look-back set for attribution.",
    }, Text {
        fr: "Les commandes sans aucun contact connu sont à part.",
        en: "Orders without any known touch are stated apart.",
    }],
    limits: &[Text {
        fr: "Avoir été vu n’est pas avoir aidé.",
        en: "Having been seen is not having helped.",
    }],
    source: "Assisted conversions, as in web analytics; interval: Wilson (1927)",
    example: Example {
        files: &[
            (
                "orders",
                "order_id,customer_id,ordered_at,channel,amount\n\
             A1,C1,2026-01-20,web,100\n\
             A2,C2,2026-01-21,web,50\n",
            ),
            (
                "touches",
                "customer_id,at,channel\n\
             C1,2026-01-05,email\n\
             C1,2026-01-19,web\n\
             C2,2026-01-20,web\n",
            ),
        ],
        settings: "{}",
        value: 0.5,
        reading: Text {
            fr: "A1 après un e-mail, A2 après le site seul : 1 ÷ 2 = 50 %",
            en: "A1 after an e-mail, A2 after the site alone: 1 ÷ 2 = 50%",
        },
    },
    accumulate,
    measure,
};

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let mut tally = Tally::new(view);
    let mut untouched = 0;
    for customer in view.customers() {
        journeys(view, &customer, |order, touches| {
            if touches.is_empty() {
                untouched += 1;
            } else {
                let helped = touches.iter().any(|touch| touch.channel != order.channel);
                tally.add(order.channel, helped);
            }
        });
    }
    tally.flush(&mut sums, "orders");
    sums.add("untouched", Part::Count(untouched));
    sums
}

fn measure(sums: &Accumulator, settings: &Settings) -> Measure {
    let Some(mut measure) = share(sums, "orders") else {
        return Measure::missing(Missing::because("zero-denominator"));
    };
    measure.leave_out("untouched", sums.count("untouched"));
    measure.with_setting("lookback_days", lookback_text(settings.lookback_days))
}
