//! Attributed revenue.

use super::journey::{journeys, lookback_text, spread, stands_for};
use super::measure::{Measure, Missing, Share, Slice, Unit};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::intake::cell::money::units;
use crate::stats::accumulate::{ratio, variance, Accumulator, Part};
use crate::stats::interval::sum_of_units;

/// Attributed revenue.
pub static KPI: Kpi = Kpi {
    id: "attributed_revenue",
    name: Text {
        fr: "Chiffre d’affaires attribué",
        en: "Attributed revenue",
    },
    question: Text {
        fr: "Quels canaux étaient là avant les ventes, et pour combien ?",
        en: "Which channels were there before the sales, and for how much?",
    },
    formula: Text {
        fr: "Somme des ventes précédées d’un contact, partagées en U : 40 % au premier contact, 40 % au dernier, 20 % aux autres",
        en: "Sum of the sales after a touch, shared U-shaped: 40% to the first touch, 40% to the last, 20% to the others",
    },
    unit: Unit::Money,
    direction: Direction::Context,
    phase: Phase::Consideration,
    category: Category::Roi,
    needs: &[
        &["orders.customer_id"],
        &["touches.customer_id"],
        &["touches.at"],
        &["touches.channel"],
        &["orders.amount", "orders.unit_price"],
    ],
    sums_money: true,
    rules: &[Text {
        fr: "Un contact : tout ; deux : moitié-moitié. Les parts d’une vente font toujours sa valeur, au millionième près.",
        en: "One touch: all of it; two: half each. The shares of a sale always add up to its value, to the millionth.",
    }, Text {
        fr: "Les ventes sans contact connu restent à part, jamais réparties.",
        en: "Sales without a known touch stay apart, never spread.",
    }, Text {
        fr: "Les autres modèles sont dans la salle Attribution.",
        en: "The other models are in the Attribution room.",
    }],
    limits: &[Text {
        fr: "Une part attribuée dit qui était là, pas qui a causé la vente.",
        en: "An attributed share says who was there, not who caused the sale.",
    }],
    source: "U-shaped (position-based) attribution; interval of shares: delta method over customers",
    example: Example {
        files: &[
            (
                "orders",
                "order_id,customer_id,ordered_at,channel,amount\n\
             A1,C1,2026-01-20,web,100\n\
             A2,C2,2026-01-21,web,50\n",
            ),
            (
                "touches",
                "customer_id,at,channel\n\
             C1,2026-01-05,email\n\
             C1,2026-01-19,web\n\
             C2,2026-01-20,web\n",
            ),
        ],
        settings: "{}",
        value: 150.0,
        reading: Text {
            fr: "A1 : moitié e-mail, moitié site ; A2 : site. Au total 100 + 50 = 150",
            en: "A1: half e-mail, half site; A2: site. In all 100 + 50 = 150",
        },
    },
    accumulate,
    measure,
};

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let mut mine = vec![0i128; view.data.channels.names().len()];
    for customer in view.customers() {
        mine.fill(0);
        let (mut total, mut orders) = (0i128, 0);
        journeys(view, &customer, |order, touches| {
            let value = i128::from(order.amount);
            if touches.is_empty() {
                sums.add("untouched", Part::Sum(value));
                sums.add("untouched rows", Part::Count(1));
                return;
            }
            total += value;
            orders += 1;
            let channel = |at: usize| usize::from(stands_for(view, &touches[at]));
            spread(value, touches.len(), |at, part| mine[channel(at)] += part);
        });
        if orders == 0 {
            continue;
        }
        sums.add("orders", Part::Count(orders));
        sums.add("value", Part::unit(total, total));
        for (channel, &part) in mine.iter().enumerate().filter(|(_, part)| **part != 0) {
            let name = view.channel_name(channel as u16);
            sums.add_by("value", name, Part::unit(part, total));
        }
    }
    for order in view.anonymous().filter(|order| !order.is_refund()) {
        sums.add("anonymous", Part::Sum(i128::from(order.amount)));
        sums.add("anonymous rows", Part::Count(1));
    }
    sums
}

fn measure(sums: &Accumulator, settings: &Settings) -> Measure {
    let Some(Part::Ratio {
        n,
        x: total,
        xx,
        yy,
        ..
    }) = sums.get("value")
    else {
        return Measure::missing(Missing::because("zero-denominator"));
    };
    let (value, unit) = (units(*total), units(1));
    let interval = variance(*n, *total, *xx).and_then(|v| sum_of_units(*n, value, v * unit * unit));
    let mut measure = Measure::estimate(value, sums.count("orders"), interval, "customer-delta");
    for (key, part) in sums.by("value") {
        let Part::Ratio {
            n: some, x, xx, xy, ..
        } = part
        else {
            continue;
        };
        let mut slice = Slice::new(key, units(*x), *some, None);
        let whole = Part::Ratio {
            n: *n,
            x: *x,
            y: *total,
            xx: *xx,
            xy: *xy,
            yy: *yy,
        };
        slice.share = ratio(&whole).map(|(value, interval, _)| Share {
            value,
            low: interval.map(|i| i.low),
            high: interval.map(|i| i.high),
        });
        measure.breakdown.push(slice);
    }
    for (id, name) in [("unattributed", "untouched"), ("anonymous", "anonymous")] {
        measure.also(id, Unit::Money, Some(units(sums.sum(name))));
    }
    measure.leave_out("untouched", sums.count("untouched rows"));
    measure.leave_out("anonymous", sums.count("anonymous rows"));
    measure.with_setting("lookback_days", lookback_text(settings.lookback_days))
}
