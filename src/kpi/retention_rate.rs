//! Retention rate.

use super::instead::BY_CONTRACTS;
use super::kept;
use super::measure::{Measure, Missing, Unit};
use super::share::share;
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::stats::accumulate::{ratio, Accumulator};

/// Retention rate.
pub static KPI: Kpi = Kpi {
    id: "retention_rate",
    name: Text {
        fr: "Taux de fidélisation",
        en: "Retention rate",
    },
    question: Text {
        fr: "Quelle part des clients d’avant est revenue ?",
        en: "What share of the customers before came back?",
    },
    formula: Text {
        fr: "Clients de la fenêtre précédente qui achètent dans la fenêtre ÷ clients de la fenêtre précédente",
        en: "Customers of the window before who buy in the window ÷ customers of the window before",
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
        fr: "Fenêtre : la période choisie, comparée aux jours d’avant, en même nombre ; sans période, la dernière année ou la moitié de ce que couvrent les fichiers.",
        en: "Window: the period chosen, against as many days before; without a period, the last year or half of what the files cover.",
    }, Text {
        fr: "Un nouveau client n’est jamais compté comme fidélisé.",
        en: "A new customer is never counted as kept.",
    }, BY_CONTRACTS],
    limits: &[Text {
        fr: "Le taux dépend de la longueur de la fenêtre : ne comparer que des fenêtres égales.",
        en: "The rate depends on the length of the window: compare equal windows only.",
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
            fr: "Du 1er au 10 janvier C1 et C2 ; du 11 au 20 C1 revient, C3 est nouveau : 1 ÷ 2 = 50 %",
            en: "From 1 to 10 January C1 and C2; from 11 to 20 C1 comes back, C3 is new: 1 ÷ 2 = 50%",
        },
    },
    accumulate: kept::accumulate,
    measure,
};

fn measure(sums: &Accumulator, _: &Settings) -> Measure {
    let Some((window, _)) = sums.by("window").next() else {
        return Measure::missing(Missing::because(why_not(sums)));
    };
    let Some(measure) = share(sums, "kept") else {
        return Measure::missing(Missing::because("zero-denominator"));
    };
    let mut measure = measure.with_setting("window", window);
    let kept = sums.get("revenue").and_then(ratio);
    let kept = kept.map(|(value, interval, n)| (value, n, interval));
    measure.also_estimate("revenue_kept", Unit::Multiple, kept);
    for (id, name) in [("new_customers", "new"), ("returned_customers", "returned")] {
        measure.also(id, Unit::Count, Some(sums.count(name) as f64));
    }
    measure
}

/// Why there are no windows.
pub fn why_not(sums: &Accumulator) -> &'static str {
    match sums.by("why").next() {
        Some(("before-not-covered", _)) => "before-not-covered",
        _ => "no-rows",
    }
}
