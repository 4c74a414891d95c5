//! Bounce rate.

use super::measure::{Measure, Missing, Unit};
use super::share::{share, Tally};
use super::visits::visits;
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::stats::accumulate::Accumulator;

/// Bounce rate.
pub static KPI: Kpi = Kpi {
    id: "bounce_rate",
    name: Text {
        fr: "Taux de rebond",
        en: "Bounce rate",
    },
    question: Text {
        fr: "Quelle part des visites s’arrête au premier contact ?",
        en: "What share of visits ends with the first touch?",
    },
    formula: Text {
        fr: "Visites d’un seul contact ÷ visites",
        en: "Visits of one touch ÷ visits",
    },
    unit: Unit::Rate,
    direction: Direction::Down,
    phase: Phase::Awareness,
    category: Category::Channel,
    needs: &[
        &["touches.customer_id"],
        &["touches.session_id"],
    ],
    sums_money: false,
    rules: &[Text {
        fr: "Une visite est une session du fichier des contacts.",
        en: "A visit is a session of the touches file.",
    }, Text {
        fr: "Une visite est à la période et au canal où elle commence, et compte entière : un filtre ne la coupe pas.",
        en: "A visit is of the period and the channel it begins in, and counts whole: a filter does not cut it.",
    }],
    limits: &[Text {
        fr: "Ce n’est pas le rebond de Google Analytics 4, qui compte les visites sans engagement.",
        en: "This is not the bounce of Google Analytics 4, which counts visits without engagement.",
    }, Text {
        fr: "Il dépend de ce que le fichier enregistre : un seul contact par visite donne 100 %.",
        en: "It depends on what the file records: one touch a visit gives 100%.",
    }],
    source: "Web analytics; interval: Wilson (1927)",
    example: Example {
        files: &[
            (
                "touches",
                "customer_id,session_id,at,channel\n\
             C1,S1,2026-01-05T09:30:00Z,web\n\
             C1,S1,2026-01-05T09:40:00Z,web\n\
             C2,S2,2026-01-06T09:40:00Z,web\n",
            ),
        ],
        settings: "{}",
        value: 0.5,
        reading: Text {
            fr: "S2 n’a qu’un contact : 1 ÷ 2 = 50 %",
            en: "S2 has one touch only: 1 ÷ 2 = 50%",
        },
    },
    accumulate,
    measure,
};

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut tally = Tally::new(view);
    for customer in view.customers() {
        for visit in visits(view, &customer) {
            tally.add(visit.channel, visit.touches == 1);
        }
    }
    let mut sums = Accumulator::default();
    tally.flush(&mut sums, "visits");
    sums
}

fn measure(sums: &Accumulator, _: &Settings) -> Measure {
    share(sums, "visits").unwrap_or_else(|| Measure::missing(Missing::because("no-rows")))
}
