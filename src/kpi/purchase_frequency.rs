//! Purchase frequency.

use super::instead::BY_COUNTS;
use super::measure::{Measure, Missing, Unit};
use super::share::mean;
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::{SameDay, Settings};
use crate::dataset::view::View;
use crate::dataset::Order;
use crate::intake::cell::date::DAY_MS;
use crate::stats::accumulate::{ratio, Accumulator, Part};
use crate::stats::tallies::{Moments, Ratios};

/// Purchase frequency.
pub static KPI: Kpi = Kpi {
    id: "purchase_frequency",
    name: Text {
        fr: "Fréquence d’achat",
        en: "Purchase frequency",
    },
    question: Text {
        fr: "Combien de fois un client achète-t-il ?",
        en: "How often does a customer buy?",
    },
    formula: Text {
        fr: "Commandes de clients identifiés ÷ clients ayant au moins une commande",
        en: "Orders of identified customers ÷ customers with one order or more",
    },
    unit: Unit::Number,
    direction: Direction::Up,
    phase: Phase::Loyalty,
    category: Category::Segment,
    needs: &[
        &["orders.ordered_at"],
        &["orders.customer_id"],
    ],
    sums_money: false,
    rules: &[Text {
        fr: "Un remboursement n’est pas une commande.",
        en: "A refund is no order.",
    }, Text {
        fr: "À côté : les jours d’achat (plusieurs commandes d’un jour n’en font qu’un) et la fréquence par année d’exposition, comptée depuis la première commande connue du client.",
        en: "Beside it: purchase days (several orders of a day are one) and the frequency by year of exposure, counted from the customer’s first known order.",
    }, BY_COUNTS],
    limits: &[Text {
        fr: "Un client arrivé hier n’a pas eu le temps de revenir : comparer des périodes égales ou lire la fréquence annuelle.",
        en: "A customer who came yesterday had no time to come back: compare equal periods or read the yearly frequency.",
    }],
    source: "Farris, Bendle, Pfeifer & Reibstein, Marketing Metrics; interval: Student over customers, delta method for the yearly figure",
    example: Example {
        files: &[
            (
                "orders",
                "order_id,customer_id,ordered_at,amount,type\n\
             A1,C1,2026-01-05,100,sale\n\
             A2,C1,2026-02-06,50,sale\n\
             A3,C2,2026-01-09,50,sale\n\
             A4,C2,2026-01-12,-50,refund\n",
            ),
        ],
        settings: "{}",
        value: 1.5,
        reading: Text {
            fr: "3 commandes ÷ 2 clients = 1,5",
            en: "3 orders ÷ 2 customers = 1.5",
        },
    },
    accumulate,
    measure,
};

/// Days of a year, leap years in.
const YEAR: f64 = 365.25;

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let zone = &view.data.zone;
    let (mut orders, mut bought_on) = (Moments::default(), Moments::default());
    let mut exposed = Ratios::default();
    for customer in view.customers() {
        // Orders come by time, so those of a day stand together.
        let (mut sales, mut days, mut last) = (0i128, 0i128, None);
        let of_them = |o: &&Order| !o.is_refund() && view.sees(o);
        for order in customer.orders.iter().filter(of_them) {
            sales += 1;
            let day = Some(zone.day(order.time));
            days += i128::from(day != last);
            last = day;
        }
        if sales == 0 {
            continue;
        }
        orders.add(sales);
        bought_on.add(days);
        let first = customer.orders.iter().find(|order| !order.is_refund());
        let from = first.map_or(view.span.from, |order| order.time.max(view.span.from));
        // In whole days, of which even the first counts.
        let exposure = (view.span.to - from).max(0) / DAY_MS + 1;
        exposed.add(sales, exposure.into());
    }
    sums.add_any("orders", orders.part());
    sums.add_any("days", bought_on.part());
    sums.add_any("exposed", exposed.part());
    let anonymous = view.anonymous().filter(|order| !order.is_refund());
    sums.add("anonymous rows", Part::Count(anonymous.count() as u64));
    sums
}

fn measure(sums: &Accumulator, settings: &Settings) -> Measure {
    let (counted, other, id) = match settings.same_day {
        SameDay::Apart => ("orders", "days", "purchase_days"),
        SameDay::Merged => ("days", "orders", "orders_each"),
    };
    let Some((value, n, interval)) = mean(sums.get(counted), 1.0) else {
        return Measure::missing(Missing::because("zero-denominator"));
    };
    let mut measure = Measure::estimate(value, n, interval, "student");
    measure.also_estimate(id, Unit::Number, mean(sums.get(other), 1.0));
    if let Some((rate, interval, n)) = sums.get("exposed").and_then(ratio) {
        let yearly = interval.map(|i| i.times(YEAR));
        measure.also_estimate(
            "orders_per_year",
            Unit::Number,
            Some((rate * YEAR, n, yearly)),
        );
    }
    measure.leave_out("anonymous", sums.count("anonymous rows"));
    measure
}
