//! Churn rate.

use super::instead::BY_CONTRACTS;
use super::kept;
use super::measure::{Measure, Missing, Unit};
use super::retention_rate::why_not;
use super::share::{measured, proportion};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::stats::accumulate::{Accumulator, Part};
use crate::stats::quantile::quantile;

/// Churn rate.
pub static KPI: Kpi = Kpi {
    id: "churn_rate",
    name: Text {
        fr: "Taux d’attrition",
        en: "Churn rate",
    },
    question: Text {
        fr: "Quelle part des clients d’avant a été perdue ?",
        en: "What share of the customers before was lost?",
    },
    formula: Text {
        fr: "1 − taux de fidélisation, sur les mêmes fenêtres",
        en: "1 − retention rate, over the same windows",
    },
    unit: Unit::Rate,
    direction: Direction::Down,
    phase: Phase::Loyalty,
    category: Category::Experience,
    needs: &[
        &["orders.ordered_at"],
        &["orders.customer_id"],
    ],
    sums_money: false,
    rules: &[Text {
        fr: "Fenêtre : la période choisie, comparée aux jours d’avant, en même nombre ; sans période, la dernière année ou la moitié de ce que couvrent les fichiers.",
        en: "Window: the period chosen, against as many days before; without a period, the last year or half of what the files cover.",
    }, Text {
        fr: "À côté : la part des clients inactifs, silencieux depuis plus longtemps que neuf intervalles entre achats sur dix, parmi ceux connus depuis plus longtemps que cela.",
        en: "Beside it: the share of inactive customers, silent for longer than nine intervals between purchases out of ten, among those known for longer than that.",
    }, BY_CONTRACTS],
    limits: &[Text {
        fr: "Sans contrat, personne ne dit qu’il part : un client perdu peut revenir.",
        en: "Without a contract nobody says they leave: a lost customer may come back.",
    }],
    source: "Farris, Bendle, Pfeifer & Reibstein, Marketing Metrics; interval: Wilson (1927)",
    example: Example {
        files: &[
            (
                "orders",
                "order_id,customer_id,ordered_at,amount\n\
             A1,C1,2026-01-01,100\n\
             A2,C2,2026-01-05,50\n\
             A3,C1,2026-01-15,50\n\
             A4,C3,2026-01-20,50\n",
            ),
        ],
        settings: "{}",
        value: 0.5,
        reading: Text {
            fr: "Du 1er au 10 janvier C1 et C2 ; du 11 au 20 C2 ne revient pas : 1 ÷ 2 = 50 %",
            en: "From 1 to 10 January C1 and C2; from 11 to 20 C2 does not come back: 1 ÷ 2 = 50%",
        },
    },
    accumulate: kept::accumulate,
    measure,
};

fn measure(sums: &Accumulator, _: &Settings) -> Measure {
    let Some((window, _)) = sums.by("window").next() else {
        return Measure::missing(Missing::because(why_not(sums)));
    };
    let lost = |part: Option<&Part>| match part {
        Some(Part::Proportion { hits, n }) => proportion(Some(&Part::Proportion {
            hits: n - hits,
            n: *n,
        })),
        _ => None,
    };
    let Some(measure) = measured(sums, "kept", "wilson", lost) else {
        return Measure::missing(Missing::because("zero-denominator"));
    };
    let mut measure = measure.with_setting("window", window);
    if let Some((days, inactive)) = inactive(sums) {
        measure.also_estimate("inactive", Unit::Rate, proportion(Some(&inactive)));
        measure.also("inactive_after_days", Unit::Count, Some(days as f64));
    }
    measure
}

/// Days of silence beyond the ninth decile of intervals between purchases, and
/// how many of those known for longer have been silent for longer.
fn inactive(sums: &Accumulator) -> Option<(i64, Part)> {
    let counts = |name| match sums.get(name) {
        Some(Part::Distribution(counts)) => Some(counts),
        _ => None,
    };
    let days = quantile(counts("gaps")?, 0.9)?.value.ceil() as i64;
    let beyond = |name| -> Option<u64> {
        let counts = counts(name)?.range(days + 1..);
        Some(counts.map(|(_, count)| count).sum())
    };
    let (hits, n) = (beyond("recency")?, beyond("tenure")?);
    (n > 0).then_some((days, Part::Proportion { hits, n }))
}
