//! Return-in-store rate.

use super::measure::{Measure, Missing, Unit};
use super::share::{share, Tally};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::channel::Family;
use crate::dataset::settings::RefundChannel;
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::dataset::Order;
use crate::stats::accumulate::Accumulator;

/// Return-in-store rate.
pub static KPI: Kpi = Kpi {
    id: "cross_return",
    name: Text {
        fr: "Retour en magasin d’achats en ligne",
        en: "Return-in-store rate",
    },
    question: Text {
        fr: "Quelle part des achats en ligne rendus l’est en magasin ?",
        en: "What share of online purchases given back is given back in a store?",
    },
    formula: Text {
        fr: "Remboursements en magasin de commandes en ligne ÷ remboursements de commandes en ligne",
        en: "Refunds in a store of online orders ÷ refunds of online orders",
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
        fr: "Un remboursement est rattaché à sa commande d’origine, et jugé à la date du retour.",
        en: "A refund is tied to the order given back, and judged on the day of the return.",
    }, Text {
        fr: "Chaque ligne de remboursement compte pour un retour.",
        en: "Each row of refund counts as one return.",
    }],
    limits: &[Text {
        fr: "Un remboursement en magasin qui ne nomme pas sa commande passe pour un retour d’achat en magasin : le taux est un minimum.",
        en: "A refund in a store that does not name its order passes for a return of a store purchase: the rate is a minimum.",
    }],
    source: "Common practice; interval: Wilson (1927)",
    example: Example {
        files: &[
            (
                "orders",
                "order_id,customer_id,ordered_at,channel,amount,type,original_order_id\n\
             A1,C1,2026-01-05,web,100,sale,\n\
             A2,C2,2026-01-06,web,50,sale,\n\
             A3,C1,2026-01-09,store,-100,refund,A1\n\
             A4,C2,2026-01-10,web,-50,refund,A2\n",
            ),
        ],
        settings: "{}",
        value: 0.5,
        reading: Text {
            fr: "Deux achats en ligne rendus, dont A1 en magasin : 1 ÷ 2 = 50 %",
            en: "Two online purchases given back, A1 of them in a store: 1 ÷ 2 = 50%",
        },
    },
    accumulate,
    measure,
};

fn accumulate(view: &View<'_>) -> Accumulator {
    let family = |channel: u16| view.data.families[usize::from(channel)];
    given_back(view, |order| {
        family(order.booked())
            .is_online()
            .then(|| family(order.channel) == Family::Store)
    })
}

/// Orders given back, by the channel they were booked to; `crossed` tells which
/// ones count, and of those which came back elsewhere.
pub fn given_back(view: &View<'_>, crossed: impl Fn(&Order) -> Option<bool>) -> Accumulator {
    let mut tally = Tally::new(view);
    let mut add = |order: &Order| {
        if let Some(hit) = crossed(order).filter(|_| view.sees_given_back(order)) {
            tally.add(order.booked(), hit);
        }
    };
    for customer in view.customers() {
        customer.orders.iter().for_each(&mut add);
    }
    view.anonymous().for_each(add);
    let mut sums = Accumulator::default();
    tally.flush(&mut sums, "returns");
    sums
}

/// The share of them that came back elsewhere.
pub fn measure(sums: &Accumulator, settings: &Settings) -> Measure {
    // Booked to the channel of the return, nothing tells where it was sold.
    if settings.refund_channel == RefundChannel::Return {
        return Measure::missing(Missing::because("refunds-at-return"));
    }
    share(sums, "returns").unwrap_or_else(|| Measure::missing(Missing::because("zero-denominator")))
}
