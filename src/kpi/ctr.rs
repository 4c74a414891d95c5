//! Click-through rate.

use super::measure::{Measure, Missing, Unit};
use super::share::{refuse_above_one, share};
use super::traffic::AFTER_AS_OF;
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::intake::cell::money::UNIT;
use crate::stats::accumulate::{Accumulator, Part};

/// Click-through rate.
pub static KPI: Kpi = Kpi {
    id: "ctr",
    name: Text {
        fr: "Taux de clics",
        en: "Click-through rate",
    },
    question: Text {
        fr: "Quelle part des affichages est cliquée ?",
        en: "What share of what is shown is clicked?",
    },
    formula: Text {
        fr: "Clics ÷ affichages",
        en: "Clicks ÷ impressions",
    },
    unit: Unit::Rate,
    direction: Direction::Up,
    phase: Phase::Awareness,
    category: Category::Channel,
    needs: &[
        &["traffic.clicks"],
        &["traffic.impressions"],
    ],
    sums_money: false,
    rules: &[Text {
        fr: "Les lignes qui donnent les deux nombres et dont la période est entière dans celle regardée.",
        en: "Rows that give both numbers and whose period lies within the one looked at.",
    }, Text {
        fr: "Plus de clics que d’affichages est une erreur du fichier : pas de valeur.",
        en: "More clicks than impressions is an error of the file: no value.",
    }, AFTER_AS_OF],
    limits: &[Text {
        fr: "Un affichage n’est pas vu, un clic n’est pas une visite.",
        en: "What is shown is not seen, and a click is no visit.",
    }],
    source: "Web analytics; interval: Wilson (1927)",
    example: Example {
        files: &[
            (
                "traffic",
                "date,channel,impressions,clicks\n\
             2026-01-05,search,1000,30\n\
             2026-01-06,search,1000,50\n",
            ),
        ],
        settings: "{}",
        value: 0.04,
        reading: Text {
            fr: "80 ÷ 2 000 = 4 %",
            en: "80 ÷ 2,000 = 4%",
        },
    },
    accumulate,
    measure,
};

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    if view.has_segments() {
        sums.add_by("why", "not-by-segment", Part::Count(0));
        return sums;
    }
    for placed in view.data.traffic.iter().filter(|_| view.holds_common()) {
        let row = &placed.row;
        let is_later = row
            .period
            .is_some_and(|days| !view.has_begun(days.first_day));
        let (part, days) = match row.period {
            Some(period) => view.overlap(period.first_day, period.end_day),
            None => (i64::from(!view.has_period), 1),
        };
        let counts = row.clicks.zip(row.impressions);
        let Some((clicks, shown)) = counts.filter(|_| view.sees_placed(placed)) else {
            continue;
        };
        if is_later {
            sums.add("later", Part::Count(1));
            continue;
        }
        if part < days {
            sums.add("partial", Part::Count(u64::from(part > 0)));
            continue;
        }
        let count = |millionths: i64| millionths.max(0).unsigned_abs() / UNIT as u64;
        let part = Part::Proportion {
            hits: count(clicks),
            n: count(shown),
        };
        sums.add("shown", part.clone());
        sums.add_by("shown", view.name_of(placed.channel), part);
    }
    sums
}

fn measure(sums: &Accumulator, _: &Settings) -> Measure {
    if sums.by("why").next().is_some() {
        return Measure::missing(Missing::because("not-by-segment"));
    }
    if sums.get("shown").is_none() {
        return Measure::missing(Missing::because("no-rows"));
    }
    let Some(mut measure) = share(sums, "shown") else {
        return Measure::missing(Missing::because("zero-denominator"));
    };
    refuse_above_one(&mut measure);
    measure.leave_out("period-partial", sums.count("partial"));
    measure.leave_out("after-as-of", sums.count("later"));
    measure
}
