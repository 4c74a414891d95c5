//! Click & collect conversion.

use super::measure::{Measure, Missing, Unit};
use super::share::{share, Tally};
use super::visits::visits;
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::fulfilment::Fulfilment;
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::stats::accumulate::Accumulator;

/// Click & collect conversion.
pub static KPI: Kpi = Kpi {
    id: "cc_conversion",
    name: Text {
        fr: "Conversion du click & collect",
        en: "Click & collect conversion",
    },
    question: Text {
        fr: "Sur cent visites où un retrait est commencé, combien finissent par une commande à retirer ?",
        en: "Of a hundred visits in which a collection is begun, how many end in an order to collect?",
    },
    formula: Text {
        fr: "Visites suivies d’une commande à retirer ÷ visites où un retrait est commencé",
        en: "Visits followed by an order to collect ÷ visits in which a collection is begun",
    },
    unit: Unit::Rate,
    direction: Direction::Up,
    phase: Phase::Decision,
    category: Category::Channel,
    needs: &[
        &["touches.customer_id"],
        &["touches.session_id"],
        &["touches.kind"],
        &["orders.customer_id"],
        &["orders.fulfilment"],
    ],
    sums_money: false,
    rules: &[Text {
        fr: "La commande tombe entre le début de la visite et quelques heures après son dernier contact (réglable).",
        en: "The order falls between the start of the visit and some hours after its last touch (a setting).",
    }, Text {
        fr: "Un retrait est commencé quand un contact le dit (par exemple « cc_start », « réservation »).",
        en: "A collection is begun when a touch says so (for example “cc_start”, “reservation”).",
    }],
    limits: &[Text {
        fr: "Une commande commandée n’est pas encore retirée : les absences au comptoir ne se voient pas ici.",
        en: "An order placed is not yet collected: those who never come to the counter are not seen here.",
    }],
    source: "Common practice; interval: Wilson (1927)",
    example: Example {
        files: &[
            (
                "orders",
                "order_id,customer_id,ordered_at,channel,fulfilment,amount\n\
             A1,C1,2026-01-05T10:00:00Z,web,click_collect,100\n",
            ),
            (
                "touches",
                "customer_id,session_id,at,channel,kind\n\
             C1,S1,2026-01-05T09:30:00Z,web,visit\n\
             C1,S1,2026-01-05T09:40:00Z,web,cc_start\n\
             C2,S2,2026-01-06T09:40:00Z,web,cc_start\n",
            ),
        ],
        settings: "{}",
        value: 0.5,
        reading: Text {
            fr: "S1 finit par A1, S2 par rien : 1 ÷ 2 = 50 %",
            en: "S1 ends in A1, S2 in nothing: 1 ÷ 2 = 50%",
        },
    },
    accumulate,
    measure,
};

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut tally = Tally::new(view);
    let hours = view.settings.session_grace_hours.clamp(0.0, 24.0 * 365.0);
    let grace = (hours * 3_600_000.0) as i64;
    for customer in view.customers() {
        for visit in visits(view, &customer).iter().filter(|visit| visit.collect) {
            let from = customer.orders.partition_point(|o| o.time < visit.start);
            let converts = customer.orders[from..]
                .iter()
                .take_while(|order| order.time <= visit.end.saturating_add(grace))
                .any(|order| !order.is_refund() && order.fulfilment() == Fulfilment::Collect);
            tally.add(visit.channel, converts);
        }
    }
    let mut sums = Accumulator::default();
    tally.flush(&mut sums, "visits");
    sums
}

fn measure(sums: &Accumulator, settings: &Settings) -> Measure {
    share(sums, "visits").map_or_else(
        || Measure::missing(Missing::because("zero-denominator")),
        |measure| {
            let hours = settings.session_grace_hours.to_string();
            measure.with_setting("session_grace_hours", hours)
        },
    )
}
