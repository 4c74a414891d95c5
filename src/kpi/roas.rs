//! Return on ad spend (ROAS).

use super::measure::Unit;
use super::spend::{accumulate_return, measure_return};
use super::{Category, Direction, Example, Kpi, Phase, Text};

/// Return on ad spend (ROAS).
pub static KPI: Kpi = Kpi {
    id: "roas",
    name: Text {
        fr: "Retour sur dépenses (ROAS)",
        en: "Return on ad spend (ROAS)",
    },
    question: Text {
        fr: "Combien de chiffre d’affaires pour un euro dépensé ?",
        en: "How much revenue for one unit of spend?",
    },
    formula: Text {
        fr: "Chiffre d’affaires ÷ coûts",
        en: "Revenue ÷ cost",
    },
    unit: Unit::Multiple,
    direction: Direction::Up,
    phase: Phase::Decision,
    category: Category::Roi,
    needs: &[
        &["costs.cost"],
        &["orders.ordered_at"],
        &["orders.channel"],
        &["orders.amount", "orders.unit_price"],
    ],
    sums_money: true,
    rules: &[
        Text {
            fr: "Le total est un rapport de sommes, jamais la moyenne des canaux.",
            en: "The total is a ratio of sums, never the mean of the channels.",
        },
        Text {
            fr: "Chiffre d’affaires et coûts sont pris sur les jours que couvrent les coûts.",
            en: "Revenue and costs are taken over the days that the costs cover.",
        },
    ],
    limits: &[Text {
        fr: "Le chiffre d’affaires d’un canal n’est pas ce qu’il a causé ; il n’est pas non plus une marge.",
        en: "The revenue of a channel is not what it caused; nor is it a margin.",
    }],
    source: "Farris, Bendle, Pfeifer & Reibstein, Marketing Metrics; interval: delta method over customers",
    example: Example {
        files: &[
            (
                "orders",
                "order_id,customer_id,ordered_at,channel,amount\n\
                 A1,C1,2026-01-05,web,150\nA2,C2,2026-01-09,store,100\nA3,C3,2026-02-09,store,50\n",
            ),
            ("costs", "period,channel,cost\n2026-01,web,60\n2026-01,store,40\n"),
        ],
        settings: "{}",
        value: 2.5,
        reading: Text {
            fr: "250 ÷ 100 = 2,5",
            en: "250 ÷ 100 = 2.5",
        },
    },
    accumulate: accumulate_return,
    measure: |sums, _| measure_return(sums, |revenue, cost| revenue / cost),
};
