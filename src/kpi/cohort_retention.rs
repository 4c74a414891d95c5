//! Cohort retention.

use super::cohort::{self, channels, cohorts, pooled, running, Cohort};
use super::measure::{Measure, Missing, Slice, Unit};
use super::share::proportion;
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::period::StepUnit;
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::intake::cell::money::units;
use crate::stats::accumulate::{Accumulator, Part};
use crate::stats::interval::Interval;
use crate::stats::kaplan_meier::{curve, times};
use std::collections::BTreeMap;

/// Cohort retention.
pub static KPI: Kpi = Kpi {
    id: "cohort_retention",
    name: Text {
        fr: "Rétention par cohorte",
        en: "Cohort retention",
    },
    question: Text {
        fr: "Quelle part des nouveaux clients rachète le mois suivant ?",
        en: "What share of new customers buys again in the next month?",
    },
    formula: Text {
        fr: "Clients qui achètent dans le mois qui suit celui de leur première commande ÷ clients des cohortes pour lesquelles ce mois est fini",
        en: "Customers who buy in the month after that of their first order ÷ customers of the cohorts for which that month is over",
    },
    unit: Unit::Rate,
    direction: Direction::Up,
    phase: Phase::Loyalty,
    category: Category::Experience,
    needs: &[
        &["orders.ordered_at"],
        &["orders.customer_id"],
    ],
    sums_money: false,
    rules: &[Text {
        fr: "Cohorte : le mois de la première commande connue. Un mois qui n’est pas fini n’est pas un zéro : la cohorte attend.",
        en: "Cohort: the month of the first known order. A month that is not over is no zero: the cohort waits.",
    }, Text {
        fr: "La courbe est calculée sur les seules cohortes assez vieilles pour chaque point.",
        en: "The curve is taken over the cohorts old enough for each point only.",
    }, Text {
        fr: "À côté, par Kaplan–Meier : la part qui rachète en 90 jours, d’un autre jour que le premier.",
        en: "Beside it, by Kaplan–Meier: the share that buys again within 90 days, on another day than the first.",
    }],
    limits: &[Text {
        fr: "La première commande du fichier n’est pas toujours la première du client : les plus vieilles cohortes mêlent des anciens.",
        en: "The first order of the file is not always the customer’s first: the oldest cohorts mix in old customers.",
    }],
    source: "Fader & Hardie, cohort tables; interval: Wilson (1927), Kaplan & Meier (1958) for the time to the second order",
    example: Example {
        files: &[
            (
                "orders",
                "order_id,customer_id,ordered_at,amount\n\
             A1,C1,2026-01-05,100\n\
             A2,C2,2026-01-06,50\n\
             A3,C1,2026-02-15,50\n\
             A4,C3,2026-02-20,50\n\
             A5,C4,2026-03-02,50\n",
            ),
        ],
        settings: "{}",
        value: 0.5,
        reading: Text {
            fr: "Janvier : C1 revient en février, C2 non ; C3 attend mars, qui n’est pas fini : 1 ÷ 2 = 50 %",
            en: "January: C1 comes back in February, C2 does not; C3 waits for March, which is not over: 1 ÷ 2 = 50%",
        },
    },
    accumulate,
    measure,
};

/// Months after the first at which the share is stated besides.
const LATER: [(u64, &str); 4] = [
    (2, "month_2"),
    (3, "month_3"),
    (6, "month_6"),
    (12, "month_12"),
];

fn accumulate(view: &View<'_>) -> Accumulator {
    cohort::accumulate(view, StepUnit::Month)
}

fn measure(sums: &Accumulator, _: &Settings) -> Measure {
    let (all, running) = (cohorts(sums, None), running(sums));
    if all.is_empty() {
        return Measure::missing(Missing::because("no-rows"));
    }
    let at = |cohorts: &[Cohort], step| {
        let (hits, n) = pooled(cohorts, step, running);
        proportion(Some(&Part::Proportion { hits, n }))
    };
    let Some((value, n, interval)) = at(&all, 1) else {
        return Measure::missing(Missing::because("not-yet-over"));
    };
    let mut measure = Measure::estimate(value, n, interval, "wilson");
    for (step, id) in LATER {
        measure.also_estimate(id, Unit::Rate, at(&all, step));
    }
    measure.also("revenue_month_1", Unit::Rate, revenue(&all, running));
    measure.also_estimate("second_within_90", Unit::Rate, second_order(sums));
    let young: u64 = all
        .iter()
        .filter(|one| !one.has_seen(1, running))
        .map(Cohort::size)
        .sum();
    measure.leave_out("cohort-young", young);
    let slice = |channel: &str| {
        let (value, n, interval) = at(&cohorts(sums, Some(channel)), 1)?;
        Some(Slice::new(channel, value, n, interval))
    };
    measure.breakdown = channels(sums).into_iter().filter_map(slice).collect();
    measure
}

/// Revenue of the month after over that of the first month.
fn revenue(all: &[Cohort], running: i64) -> Option<f64> {
    let old = || all.iter().filter(|one| one.has_seen(1, running));
    let of = |step| -> i128 { old().filter_map(|one| one.revenue.get(&step)).sum() };
    let first = units(of(0));
    (first > 0.0).then(|| units(of(1)) / first)
}

/// The share with a second order within 90 days, those who still have time
/// taken as not known.
fn second_order(sums: &Accumulator) -> Option<(f64, u64, Option<Interval>)> {
    let counts = |name| match sums.get(name) {
        Some(Part::Distribution(counts)) => counts.clone(),
        _ => BTreeMap::new(),
    };
    let all = times(&counts("second"), &counts("waiting"));
    // Nobody has been watched for so long.
    if all.keys().next_back().is_none_or(|&longest| longest < 90) {
        return None;
    }
    let n = all.values().map(|at| at.events + at.censored).sum();
    let steps = curve(&all);
    let last = steps.iter().take_while(|step| step.time <= 90).last()?;
    let interval = last.interval.map(|i| Interval {
        low: 1.0 - i.high,
        high: 1.0 - i.low,
    });
    Some((1.0 - last.survival, n, interval))
}
