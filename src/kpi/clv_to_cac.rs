//! Customer value against acquisition cost.

use super::measure::{Measure, Missing, Unit};
use super::{cac, clv_historic};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::stats::accumulate::Accumulator;
use crate::stats::compare::{ratio, Estimate};
use crate::stats::interval::Interval;

/// Customer value against acquisition cost.
pub static KPI: Kpi = Kpi {
    id: "clv_to_cac",
    name: Text {
        fr: "Ratio CLV/CAC",
        en: "CLV to CAC",
    },
    question: Text {
        fr: "Un client rapporte-t-il plus qu’il n’a coûté ?",
        en: "Does a customer bring more than they cost?",
    },
    formula: Text {
        fr: "Valeur client constatée ÷ coût d’acquisition client",
        en: "Historic customer value ÷ customer acquisition cost",
    },
    unit: Unit::Multiple,
    direction: Direction::Up,
    phase: Phase::Loyalty,
    category: Category::General,
    needs: &[
        &["costs.cost"],
        &["orders.ordered_at"],
        &["orders.customer_id"],
        &["orders.amount", "orders.unit_price"],
    ],
    sums_money: true,
    rules: &[Text {
        fr: "Les deux montants sont ceux de leurs propres indicateurs, sous les mêmes filtres et le même taux de marge.",
        en: "Both amounts are those of their own indicators, under the same filters and the same margin rate.",
    }, Text {
        fr: "Horizon : la valeur constatée sur la période regardée, pas une prévision.",
        en: "Horizon: the value seen in the period looked at, no forecast.",
    }],
    limits: &[Text {
        fr: "La valeur porte sur tous les clients, le coût sur les nouveaux de la période des coûts.",
        en: "The value is over all customers, the cost over the new ones of the period of the costs.",
    }, Text {
        fr: "Une valeur en chiffre d’affaires n’est pas une marge : fixer le taux de marge avant de comparer à 3.",
        en: "A value in revenue is no margin: set the margin rate before comparing with 3.",
    }],
    source: "Farris, Bendle, Pfeifer & Reibstein, Marketing Metrics; interval: Donner & Zou (2012), from Student’s and Garwood’s",
    example: Example {
        files: &[
            (
                "orders",
                "order_id,customer_id,ordered_at,channel,amount\n\
             A1,C1,2026-01-05,web,100\n\
             A2,C1,2026-01-20,web,50\n\
             A3,C2,2026-01-09,store,30\n",
            ),
            (
                "costs",
                "period,channel,cost,kind\n\
             2026-01,web,60,acquisition\n",
            ),
        ],
        settings: "{}",
        value: 3.0,
        reading: Text {
            fr: "Valeur 180 ÷ 2 = 90 ; coût 60 ÷ 2 = 30 ; 90 ÷ 30 = 3",
            en: "Value 180 ÷ 2 = 90; cost 60 ÷ 2 = 30; 90 ÷ 30 = 3",
        },
    },
    accumulate,
    measure,
};

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = clv_historic::accumulate(view);
    sums.merge(&cac::accumulate(view));
    sums
}

fn measure(sums: &Accumulator, settings: &Settings) -> Measure {
    let value = (clv_historic::KPI.measure)(sums, settings);
    let cost = (cac::KPI.measure)(sums, settings);
    let (Some(clv), Some(cac)) = (value.value, cost.value) else {
        let why = value.missing.or(cost.missing);
        return Measure::missing(why.unwrap_or_else(|| Missing::because("no-rows")));
    };
    if cac <= 0.0 {
        return Measure::missing(Missing::because("zero-denominator"));
    }
    let interval = estimate(&value).zip(estimate(&cost));
    let interval = interval.and_then(|(clv, cac)| ratio(clv, cac));
    let mut measure = Measure::estimate(clv / cac, value.n.min(cost.n), interval, "ratio-mover");
    measure.also("clv", Unit::Money, Some(clv));
    measure.also("cac", Unit::Money, Some(cac));
    measure.settings.extend(cost.settings);
    measure.settings.remove("basis");
    measure.left_out = value.left_out;
    measure.with_setting("margin_rate", settings.margin().to_string())
}

fn estimate(measure: &Measure) -> Option<Estimate> {
    Some(Estimate {
        value: measure.value?,
        interval: Interval {
            low: measure.low?,
            high: measure.high?,
        },
    })
}
