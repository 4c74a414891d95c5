//! Repeat purchase rate.

use super::customer::buying;
use super::instead::BY_COUNTS;
use super::measure::{Measure, Missing, Unit};
use super::share::of_customers;
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::stats::accumulate::{Accumulator, Part};
use crate::stats::tallies::Trials;

/// Repeat purchase rate.
pub static KPI: Kpi = Kpi {
    id: "repeat_rate",
    name: Text {
        fr: "Taux de réachat",
        en: "Repeat purchase rate",
    },
    question: Text {
        fr: "Combien de clients ont acheté plus d’une fois ?",
        en: "How many customers bought more than once?",
    },
    formula: Text {
        fr: "Clients ayant au moins deux commandes ÷ clients ayant au moins une commande",
        en: "Customers with two orders or more ÷ customers with one or more",
    },
    unit: Unit::Rate,
    direction: Direction::Up,
    phase: Phase::Loyalty,
    category: Category::Experience,
    needs: &[&["orders.ordered_at"], &["orders.customer_id"]],
    sums_money: false,
    rules: &[Text {
        fr: "Un client remboursé de tout reste un client ; un remboursement n’est pas une commande.",
        en: "A customer refunded of everything stays a customer; a refund is no order.",
    }, BY_COUNTS],
    limits: &[Text {
        fr: "Les clients récents n’ont pas encore eu le temps de revenir : le taux d’une période courte est bas.",
        en: "Recent customers have not had time to come back: the rate of a short period is low.",
    }],
    source: "Farris, Bendle, Pfeifer & Reibstein, Marketing Metrics; interval: Wilson (1927)",
    example: Example {
        files: &[(
            "orders",
            "order_id,customer_id,ordered_at,amount,type\n\
             A1,C1,2026-01-05,100,sale\nA2,C1,2026-02-06,50,sale\nA3,C2,2026-01-09,50,sale\nA4,C2,2026-01-12,-50,refund\n",
        )],
        settings: "{}",
        value: 0.5,
        reading: Text {
            fr: "C1 a deux commandes, C2 une seule : 1 ÷ 2 = 50 %",
            en: "C1 has two orders, C2 one: 1 ÷ 2 = 50%",
        },
    },
    accumulate,
    measure,
};

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let (mut customers, mut orders) = (Trials::default(), 0);
    for customer in view.customers() {
        let sales = buying(view, &customer).sales;
        if sales > 0 {
            customers.add(sales >= 2);
            orders += sales;
        }
    }
    sums.add_any("customers", customers.part());
    sums.add_any("orders", (orders > 0).then_some(Part::Count(orders)));
    sums.add(
        "anonymous rows",
        Part::Count(view.anonymous().count() as u64),
    );
    sums
}

fn measure(sums: &Accumulator, _: &Settings) -> Measure {
    let Some((hits, mut measure)) = of_customers(sums) else {
        return Measure::missing(Missing::because("zero-denominator"));
    };
    let n = measure.n as f64;
    measure.also("customers", Unit::Count, Some(n));
    measure.also("repeat_customers", Unit::Count, Some(hits as f64));
    let per_customer = sums.count("orders") as f64 / n;
    measure.also("orders_per_customer", Unit::Multiple, Some(per_customer));
    measure
}
