//! Abandoned baskets.

use super::measure::{Measure, Missing, Unit};
use super::share::{share, Tally};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::deed::Deed;
use crate::dataset::settings::Settings;
use crate::dataset::view::{Customer, View};
use crate::intake::cell::date::DAY_MS;
use crate::stats::accumulate::{Accumulator, Part};

/// Abandoned baskets.
pub static KPI: Kpi = Kpi {
    id: "cart_abandonment",
    name: Text {
        fr: "Paniers abandonnés",
        en: "Abandoned baskets",
    },
    question: Text {
        fr: "Sur cent paniers commencés, combien ne deviennent pas une commande ?",
        en: "Of a hundred baskets begun, how many do not become an order?",
    },
    formula: Text {
        fr: "Paniers sans commande du client dans les 24 heures ÷ paniers commencés",
        en: "Baskets with no order of the customer within 24 hours ÷ baskets begun",
    },
    unit: Unit::Rate,
    direction: Direction::Down,
    phase: Phase::Decision,
    category: Category::Channel,
    needs: &[
        &["touches.customer_id"],
        &["touches.at"],
        &["touches.kind"],
        &["orders.customer_id"],
        &["orders.ordered_at"],
    ],
    sums_money: false,
    rules: &[Text {
        fr: "Les évènements de panier d’un client à moins de 24 heures l’un de l’autre, sans commande entre eux, font un panier, sur le canal du premier.",
        en: "Basket events of a customer less than 24 hours apart, with no order between them, make one basket, on the channel of the first.",
    }, Text {
        fr: "Une commande sur n’importe quel canal, du premier évènement à 24 heures après le dernier, conclut le panier.",
        en: "An order on any channel, from the first event to 24 hours after the last, closes the basket.",
    }, Text {
        fr: "Un panier dont les 24 heures ne sont pas écoulées à la date d’arrêt est laissé de côté.",
        en: "A basket whose 24 hours are not over at the cut-off date is left out.",
    }],
    limits: &[Text {
        fr: "Seuls les paniers de clients reconnus se suivent : les visiteurs anonymes, qui abandonnent plus, n’y sont pas.",
        en: "Only baskets of recognised customers can be followed: anonymous visitors, who abandon more, are not in it.",
    }],
    source: "Common practice (e-commerce funnels); interval: Wilson (1927)",
    example: Example {
        files: &[
            (
                "orders",
                "order_id,customer_id,ordered_at,channel,amount\n\
             A1,C1,2026-01-05T10:00:00Z,web,100\n\
             A2,C9,2026-01-20T10:00:00Z,store,10\n",
            ),
            (
                "touches",
                "customer_id,at,channel,kind\n\
             C1,2026-01-05T09:30:00Z,web,add_to_cart\n\
             C1,2026-01-05T09:40:00Z,web,begin_checkout\n\
             C2,2026-01-06T09:40:00Z,web,add_to_cart\n",
            ),
        ],
        settings: "{}",
        value: 0.5,
        reading: Text {
            fr: "Le panier de C1 devient A1, celui de C2 rien : 1 ÷ 2 = 50 %",
            en: "The basket of C1 becomes A1, that of C2 nothing: 1 ÷ 2 = 50%",
        },
    },
    accumulate,
    measure,
};

/// A basket: its channel, its first and its last event.
struct Basket {
    channel: u16,
    from: i64,
    to: i64,
}

/// The baskets of a customer, in the order of time.
fn baskets(view: &View<'_>, customer: &Customer<'_>) -> Vec<Basket> {
    let mut all: Vec<Basket> = Vec::new();
    let sold = |from: i64, to: i64| {
        let at = customer.orders.partition_point(|order| order.time <= from);
        let then = customer.orders[at..].iter();
        then.take_while(|order| order.time < to)
            .any(|order| !order.is_refund())
    };
    for touch in customer.touches {
        if !matches!(view.deed(touch), Deed::Basket | Deed::Abandoned) {
            continue;
        }
        match all.last_mut() {
            Some(last) if touch.time - last.to < DAY_MS && !sold(last.from, touch.time) => {
                last.to = touch.time;
            }
            _ => all.push(Basket {
                channel: touch.channel,
                from: touch.time,
                to: touch.time,
            }),
        }
    }
    all
}

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let mut tally = Tally::new(view);
    for customer in view.customers() {
        for basket in baskets(view, &customer) {
            if !view.span.holds(basket.from) || !view.sees_channel(basket.channel) {
                continue;
            }
            let end = basket.to + DAY_MS;
            let from = customer.orders.partition_point(|o| o.time < basket.from);
            let closed = customer.orders[from..]
                .iter()
                .take_while(|order| order.time <= end)
                .any(|order| !order.is_refund());
            // What is not over yet may still be ordered.
            if !closed && end > view.data.as_of {
                sums.add("open", Part::Count(1));
                continue;
            }
            tally.add(basket.channel, !closed);
        }
    }
    tally.flush(&mut sums, "baskets");
    sums
}

fn measure(sums: &Accumulator, _: &Settings) -> Measure {
    let Some(mut measure) = share(sums, "baskets") else {
        return Measure::missing(Missing::because("no-basket"));
    };
    measure.leave_out("basket-open", sums.count("open"));
    measure
}
