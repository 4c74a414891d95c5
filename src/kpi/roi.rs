//! Return on investment.

use super::measure::Unit;
use super::spend::{accumulate_return, measure_return};
use super::{Category, Direction, Example, Kpi, Phase, Text};

/// Return on investment.
pub static KPI: Kpi = Kpi {
    id: "roi",
    name: Text {
        fr: "Retour sur investissement",
        en: "Return on investment",
    },
    question: Text {
        fr: "Que rapporte un euro dépensé, une fois cet euro retiré ?",
        en: "What does one unit of spend bring, once it is paid back?",
    },
    formula: Text {
        fr: "(Chiffre d’affaires − coûts) ÷ coûts",
        en: "(Revenue − cost) ÷ cost",
    },
    unit: Unit::Rate,
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
        value: 1.5,
        reading: Text {
            fr: "(250 − 100) ÷ 100 = 150 %",
            en: "(250 − 100) ÷ 100 = 150%",
        },
    },
    accumulate: accumulate_return,
    measure: |sums, _| measure_return(sums, |revenue, cost| (revenue - cost) / cost),
};
