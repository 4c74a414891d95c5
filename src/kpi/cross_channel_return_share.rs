//! Share of returns made on another channel.

use super::cross_return::{given_back, measure};
use super::measure::Unit;
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::view::View;
use crate::stats::accumulate::Accumulator;

/// Share of returns made on another channel.
pub static KPI: Kpi = Kpi {
    id: "cross_channel_return_share",
    name: Text {
        fr: "Retours faits sur un autre canal",
        en: "Returns made on another channel",
    },
    question: Text {
        fr: "Quelle part des retours se fait sur un autre canal que l’achat ?",
        en: "What share of returns is made on another channel than the purchase?",
    },
    formula: Text {
        fr: "Remboursements sur un autre canal que celui de la commande d’origine ÷ remboursements",
        en: "Refunds on another channel than that of the order given back ÷ refunds",
    },
    unit: Unit::Rate,
    direction: Direction::Context,
    phase: Phase::Service,
    category: Category::Integration,
    needs: &[
        &["orders.ordered_at"],
        &["orders.channel"],
        &["orders.original_order_id"],
    ],
    sums_money: false,
    rules: &[Text {
        fr: "Un remboursement est rattaché à sa commande d’origine, et jugé à la date du retour ; chaque ligne compte pour un retour.",
        en: "A refund is tied to the order given back, and judged on the day of the return; each row counts as one return.",
    }, Text {
        fr: "Par canal d’achat à côté. Le retour en magasin d’achats en ligne est un autre indicateur, plus étroit.",
        en: "By channel of purchase beside it. The return in a store of online purchases is another figure, and a narrower one.",
    }],
    limits: &[Text {
        fr: "Un remboursement qui ne nomme pas sa commande passe pour un retour sur le canal d’achat : la part est un minimum.",
        en: "A refund that does not name its order passes for a return on the channel of purchase: the share is a minimum.",
    }],
    source: "Common practice; interval: Wilson (1927)",
    example: Example {
        files: &[(
            "orders",
            "order_id,customer_id,ordered_at,channel,amount,type,original_order_id\n\
             A1,C1,2026-01-05,web,100,sale,\n\
             A2,C2,2026-01-06,web,50,sale,\n\
             A3,C3,2026-01-06,store,80,sale,\n\
             A4,C3,2026-01-07,store,20,sale,\n\
             A5,C1,2026-01-09,store,-100,refund,A1\n\
             A6,C2,2026-01-10,web,-50,refund,A2\n\
             A7,C3,2026-01-11,web,-80,refund,A3\n\
             A8,C3,2026-01-12,store,-20,refund,A4\n",
        )],
        settings: "{}",
        value: 0.5,
        reading: Text {
            fr: "Quatre retours, dont A5 et A7 sur un autre canal : 2 ÷ 4 = 50 %",
            en: "Four returns, A5 and A7 of them on another channel: 2 ÷ 4 = 50%",
        },
    },
    accumulate,
    measure,
};

fn accumulate(view: &View<'_>) -> Accumulator {
    given_back(view, |order| Some(order.channel != order.booked()))
}
