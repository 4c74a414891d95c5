//! Revenue by channel.

use super::customer::add_net;
use super::measure::{Measure, Missing, Share, Slice, Unit};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::{RefundChannel, Settings};
use crate::dataset::view::View;
use crate::dataset::Order;
use crate::intake::cell::money::units;
use crate::stats::accumulate::{ratio, Accumulator, Part};
use crate::stats::tallies::Ratios;

/// Revenue by channel.
pub static KPI: Kpi = Kpi {
    id: "revenue_by_channel",
    name: Text {
        fr: "Chiffre d’affaires par canal",
        en: "Revenue by channel",
    },
    question: Text {
        fr: "Sur quels canaux les clients dépensent-ils ?",
        en: "On which channels do customers spend?",
    },
    formula: Text {
        fr: "Ventes moins remboursements, par canal de vente ; les parts font 100 %",
        en: "Sales less refunds by selling channel; shares add up to 100%",
    },
    unit: Unit::Money,
    direction: Direction::Up,
    phase: Phase::Decision,
    category: Category::Roi,
    needs: &[
        &["orders.ordered_at"],
        &["orders.channel"],
        &["orders.amount", "orders.unit_price"],
    ],
    sums_money: true,
    rules: &[
        Text {
            fr: "Un remboursement est imputé au canal de la commande d’origine (réglable : canal du retour).",
            en: "A refund is booked to the channel of the order given back (a setting: channel of the return).",
        },
        Text {
            fr: "Un canal absent forme un groupe à part, jamais réparti.",
            en: "A missing channel is a group of its own, never spread.",
        },
    ],
    limits: &[Text {
        fr: "Le canal de vente n’est pas le canal qui a convaincu : voir l’attribution.",
        en: "The channel of the sale is not the channel that convinced: see attribution.",
    }],
    source: "Farris, Bendle, Pfeifer & Reibstein, Marketing Metrics",
    example: Example {
        files: &[(
            "orders",
            "order_id,ordered_at,channel,amount,type,original_order_id\n\
             A1,2026-01-05,web,100,sale,\nA2,2026-01-06,store,60,sale,\nA3,2026-01-09,store,-40,refund,A1\n",
        )],
        settings: "{}",
        value: 120.0,
        reading: Text {
            fr: "web 100 − 40 = 60 ; magasin 60 ; total 120",
            en: "web 100 − 40 = 60; store 60; total 120",
        },
    },
    accumulate,
    measure,
};

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let channels = view.data.channels.names().len();
    let mut mine = Vec::new();
    let mut orders = vec![0u64; channels];
    let mut seen = vec![false; channels];
    let mut buyers = Buyers {
        all: Ratios::default(),
        by_channel: vec![Ratios::default(); channels],
    };
    let mut count = |order: &Order| {
        orders[usize::from(order.channel)] += u64::from(!order.is_refund());
        seen[usize::from(order.booked())] = true;
    };
    for customer in view.customers() {
        mine.clear();
        for order in customer.orders.iter().filter(|order| view.sees(order)) {
            add_net(&mut mine, order);
            count(order);
        }
        if !mine.is_empty() {
            buyers.add(&mine);
        }
    }
    for order in view.anonymous() {
        count(order);
        buyers.add(&[(order.booked(), i128::from(order.amount))]);
    }
    sums.add_any("revenue", buyers.all.part());
    for (channel, sum) in buyers.by_channel.into_iter().enumerate() {
        sums.add_any_by("revenue", view.channel_name(channel as u16), sum.part());
    }
    for channel in 0..channels {
        if seen[channel] || orders[channel] > 0 {
            let name = view.channel_name(channel as u16);
            sums.add_by("orders", name, Part::Count(orders[channel]));
            sums.add("orders", Part::Count(orders[channel]));
        }
    }
    sums
}

/// What buyers spent: of all of them, and of those who spent on each channel.
struct Buyers {
    all: Ratios,
    by_channel: Vec<Ratios>,
}

impl Buyers {
    /// One customer, or one order of nobody known. Channels without revenue of
    /// theirs are added when measured, from the whole.
    fn add(&mut self, mine: &[(u16, i128)]) {
        let total = mine.iter().map(|(_, net)| net).sum();
        self.all.add(total, total);
        for &(channel, net) in mine.iter().filter(|(_, net)| *net != 0) {
            self.by_channel[usize::from(channel)].add(net, total);
        }
    }
}

fn measure(sums: &Accumulator, settings: &Settings) -> Measure {
    let Some(Part::Ratio {
        n: all,
        x: total,
        yy: squares,
        ..
    }) = sums.get("revenue")
    else {
        return Measure::missing(Missing::because("no-rows"));
    };
    let mut measure = Measure::census(units(*total), sums.count("orders")).with_setting(
        "refund_channel",
        match settings.refund_channel {
            RefundChannel::Original => "original",
            RefundChannel::Return => "return",
        },
    );
    measure.breakdown = sums
        .by("orders")
        .map(|(key, part)| {
            let orders = if let Part::Count(n) = part { *n } else { 0 };
            let mut revenue = Part::unit(0, 0);
            if let Some(Part::Ratio { x, xx, xy, .. }) = sums.get_by("revenue", key) {
                revenue = Part::Ratio {
                    n: *all,
                    x: *x,
                    y: *total,
                    xx: *xx,
                    xy: *xy,
                    yy: *squares,
                };
            }
            let Part::Ratio { x: amount, .. } = revenue else {
                return Slice::missing(key, orders, "no-rows");
            };
            let mut slice = Slice::new(key, units(amount), orders, None);
            slice.share = ratio(&revenue).map(|(value, interval, _)| Share {
                value,
                low: interval.map(|i| i.low),
                high: interval.map(|i| i.high),
            });
            slice
        })
        .collect();
    measure
}
