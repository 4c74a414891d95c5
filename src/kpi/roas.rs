//! Return on ad spend (ROAS).

use super::measure::Unit;
use super::spend::{self, accumulate_return, measure_return};
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
    needs: spend::NEEDS,
    sums_money: true,
    rules: spend::RULES,
    limits: spend::LIMITS,
    source: spend::SOURCE,
    example: Example {
        files: &[
            (
                "orders",
                "order_id,customer_id,ordered_at,channel,amount\n\
                 A1,C1,2026-01-05,web,150\nA2,C2,2026-01-09,store,100\nA3,C3,2026-02-09,store,50\n",
            ),
            (
                "costs",
                "period,channel,cost\n2026-01,web,60\n2026-01,store,40\n",
            ),
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
