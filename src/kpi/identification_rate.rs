//! Identification rate.

use super::measure::{Measure, Missing, Unit};
use super::share::{share, Tally};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::stats::accumulate::Accumulator;

/// Identification rate.
pub static KPI: Kpi = Kpi {
    id: "identification_rate",
    name: Text {
        fr: "Taux d’identification",
        en: "Identification rate",
    },
    question: Text {
        fr: "Quelle part des commandes est rattachée à un client connu ?",
        en: "What share of orders belongs to a known customer?",
    },
    formula: Text {
        fr: "Commandes d’un client identifié ÷ commandes",
        en: "Orders of an identified customer ÷ orders",
    },
    unit: Unit::Rate,
    direction: Direction::Up,
    phase: Phase::All,
    category: Category::Integration,
    needs: &[&["orders.ordered_at"], &["orders.customer_id"]],
    sums_money: false,
    rules: &[Text {
        fr: "Un remboursement n’est pas une commande.",
        en: "A refund is no order.",
    }],
    limits: &[Text {
        fr: "Il borne tout indicateur par client : ce qui n’est pas identifié n’y est pas.",
        en: "It bounds every figure by customer: what is not identified is not in it.",
    }],
    source: "Common practice; interval: Wilson (1927)",
    example: Example {
        files: &[(
            "orders",
            "order_id,customer_id,ordered_at,channel,amount\n\
             A1,C1,2026-01-05,web,100\n\
             A2,,2026-01-06,store,50\n\
             A3,C2,2026-01-09,store,50\n\
             A4,C1,2026-01-10,store,30\n",
        )],
        settings: "{}",
        value: 0.75,
        reading: Text {
            fr: "A2 est anonyme : 3 ÷ 4 = 75 %",
            en: "A2 is anonymous: 3 ÷ 4 = 75%",
        },
    },
    accumulate,
    measure,
};

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut tally = Tally::new(view);
    for customer in view.customers() {
        for order in customer
            .orders
            .iter()
            .filter(|o| !o.is_refund() && view.sees(o))
        {
            tally.add(order.channel, true);
        }
    }
    for order in view.anonymous().filter(|order| !order.is_refund()) {
        tally.add(order.channel, false);
    }
    let mut sums = Accumulator::default();
    tally.flush(&mut sums, "orders");
    sums
}

fn measure(sums: &Accumulator, _: &Settings) -> Measure {
    share(sums, "orders").unwrap_or_else(|| Measure::missing(Missing::because("no-rows")))
}
