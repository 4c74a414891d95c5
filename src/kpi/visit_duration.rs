//! Visit duration.

use super::measure::{Measure, Missing, Unit};
use super::share::{proportion, slices, Estimated};
use super::visits::visits;
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::stats::accumulate::{Accumulator, Part};
use crate::stats::interval::Interval;
use crate::stats::quantile::median;

/// Visit duration.
pub static KPI: Kpi = Kpi {
    id: "visit_duration",
    name: Text {
        fr: "Durée de visite",
        en: "Visit duration",
    },
    question: Text {
        fr: "Combien de temps dure une visite ?",
        en: "How long does a visit last?",
    },
    formula: Text {
        fr: "Médiane du temps entre le premier et le dernier contact des visites de plusieurs contacts",
        en: "Median of the time from the first to the last touch of visits with several touches",
    },
    unit: Unit::Seconds,
    direction: Direction::Context,
    phase: Phase::Consideration,
    category: Category::Channel,
    needs: &[
        &["touches.customer_id"],
        &["touches.session_id"],
        &["touches.at"],
    ],
    sums_money: false,
    rules: &[Text {
        fr: "Une visite d’un seul contact n’a pas de durée connue : elle est laissée de côté, et sa part est dite.",
        en: "A visit of one touch has no known duration: it is left out, and its share is stated.",
    }, Text {
        fr: "Une visite est à la période et au canal où elle commence, et compte entière : un filtre ne la coupe pas.",
        en: "A visit is of the period and the channel it begins in, and counts whole: a filter does not cut it.",
    }],
    limits: &[Text {
        fr: "Le temps passé après le dernier contact ne se voit pas : la durée est un minimum.",
        en: "The time spent after the last touch is not seen: the duration is a minimum.",
    }],
    source: "Web analytics; interval: order statistics, David & Nagaraja (2003)",
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
        value: 600.0,
        reading: Text {
            fr: "S1 dure dix minutes, S2 n’a pas de durée : 600 s",
            en: "S1 lasts ten minutes, S2 has no duration: 600 s",
        },
    },
    accumulate,
    measure,
};

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    for customer in view.customers() {
        for visit in visits(view, &customer) {
            sums.add("single", Part::trial(visit.touches == 1));
            if visit.touches > 1 {
                let seconds = (visit.end - visit.start) / 1000;
                let one = Part::Distribution([(seconds, 1)].into());
                sums.add("seconds", one.clone());
                sums.add_by("seconds", view.channel_name(visit.channel), one);
            }
        }
    }
    sums
}

fn measure(sums: &Accumulator, _: &Settings) -> Measure {
    let Some((value, n, interval)) = middle(sums.get("seconds")) else {
        return Measure::missing(Missing::because("zero-denominator"));
    };
    let mut measure = Measure::estimate(value, n, interval, "order-statistics");
    measure.breakdown = slices(sums, "seconds", middle);
    let single = proportion(sums.get("single"));
    measure.also_estimate("single_touch", Unit::Rate, single);
    if let Some(Part::Proportion { hits, .. }) = sums.get("single") {
        measure.leave_out("single-touch", *hits);
    }
    measure
}

fn middle(part: Option<&Part>) -> Option<Estimated> {
    let Some(Part::Distribution(seconds)) = part else {
        return None;
    };
    let middle = median(seconds)?;
    let interval = middle.interval.map(|(low, high)| Interval {
        low: low as f64,
        high: high as f64,
    });
    Some((middle.value, seconds.values().sum(), interval))
}
