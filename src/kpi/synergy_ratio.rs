//! Channel synergy ratio.

use super::measure::{Measure, Missing, Unit};
use super::share::mean;
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::intake::cell::money::units;
use crate::stats::accumulate::{variance, Accumulator, Part};
use crate::stats::interval::{Interval, Z};
use crate::stats::tallies::Moments;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Channel synergy ratio.
pub static KPI: Kpi = Kpi {
    id: "synergy_ratio",
    name: Text {
        fr: "Ratio de synergie des canaux",
        en: "Channel synergy ratio",
    },
    question: Text {
        fr: "Les clients de deux canaux dépensent-ils plus que la somme des clients d’un seul ?",
        en: "Do customers of two channels spend more than customers of either together?",
    },
    formula: Text {
        fr: "Dépense moyenne des clients des deux canaux ÷ (dépense moyenne de ceux du premier seul + dépense moyenne de ceux du second seul) ; 1 = les canaux s’additionnent",
        en: "Mean spend of customers of both channels ÷ (mean spend of those of the first alone + mean spend of those of the second alone); 1 = channels add up",
    },
    unit: Unit::Multiple,
    direction: Direction::Up,
    phase: Phase::Loyalty,
    category: Category::Roi,
    needs: &[
        &["orders.ordered_at"],
        &["orders.customer_id"],
        &["orders.channel"],
        &["orders.amount", "orders.unit_price"],
    ],
    sums_money: true,
    rules: &[Text {
        fr: "Les deux canaux de vente qui ont le plus de clients ; un client d’un troisième canal n’entre dans aucun groupe.",
        en: "The two selling channels with the most customers; a customer of a third channel is in none of the groups.",
    }, Text {
        fr: "Sur les achats seuls, quel que soit le réglage des canaux.",
        en: "On purchases alone, whatever the setting of channels.",
    }, Text {
        fr: "À nombre de commandes égal : la dépense des clients des deux canaux ÷ celle de clients d’un seul canal ayant autant de commandes. Si les canaux sont pris au hasard, elle vaut 1.",
        en: "At equal numbers of orders: the spend of customers of both channels ÷ that of customers of one channel with as many orders. If channels are taken at random it is 1.",
    }, Text {
        fr: "Moins de 30 clients dans un groupe : trop peu pour conclure.",
        en: "Fewer than 30 customers in a group: too few to conclude.",
    }],
    limits: &[Text {
        fr: "Les clients choisissent leurs canaux : une synergie observée n’est pas causée par les canaux. Seul un test croisé le dirait.",
        en: "Customers choose their channels: a synergy seen is not caused by the channels. Only a factorial test would tell.",
    }],
    source: "Factorial designs, as applied to channels; interval: delta method on the logarithm; at equal orders: direct standardisation",
    example: Example {
        files: &[
            (
                "orders",
                "order_id,customer_id,ordered_at,channel,amount\n\
             A1,C1,2026-01-05,web,100\n\
             A2,C1,2026-01-06,store,80\n\
             A3,C2,2026-01-09,web,40\n\
             A4,C3,2026-01-10,store,20\n",
            ),
        ],
        settings: "{}",
        value: 3.0,
        reading: Text {
            fr: "Les deux 180 ; web seul 40 ; magasin seul 20 : 180 ÷ 60 = 3",
            en: "Both 180; web alone 40; store alone 20: 180 ÷ 60 = 3",
        },
    },
    accumulate,
    measure,
};

/// Between the names of two channels: no file has it.
const AND: char = '\u{1f}';
/// Fewer in a group than this tell little.
const FEW: u64 = 30;

/// What customers of the same channels spent.
#[derive(Default)]
struct Group {
    spend: Moments,
    /// How many they are and what they spent, by their number of sales.
    by_sales: BTreeMap<u64, (i128, i128)>,
}

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let mut customers = vec![0u64; view.data.channels.names().len()];
    // By the one channel or the two of them.
    let mut groups: FxHashMap<(u16, Option<u16>), Group> = FxHashMap::default();
    let mut channels: Vec<u16> = Vec::new();
    for customer in view.customers() {
        channels.clear();
        let (mut sales, mut net) = (0, 0);
        for order in customer.orders.iter().filter(|order| view.sees(order)) {
            net += i128::from(order.amount);
            if !order.is_refund() {
                sales += 1;
                let is_named = view.data.channels.is_named(order.channel);
                if is_named && !channels.contains(&order.channel) {
                    channels.push(order.channel);
                }
            }
        }
        for &channel in &channels {
            customers[usize::from(channel)] += 1;
        }
        let key = match channels[..] {
            [only] => (only, None),
            [a, b] => (a.min(b), Some(a.max(b))),
            _ => continue,
        };
        let group = groups.entry(key).or_default();
        group.spend.add(net);
        let held = group.by_sales.entry(sales).or_default();
        *held = (held.0 + 1, held.1 + net);
    }
    for (channel, count) in customers.into_iter().enumerate() {
        let part = (count > 0).then_some(Part::Count(count));
        sums.add_any_by("customers", view.channel_name(channel as u16), part);
    }
    for ((a, b), group) in groups {
        let key = match b {
            None => view.channel_name(a).to_owned(),
            Some(b) => format!("{}{AND}{}", view.channel_name(a), view.channel_name(b)),
        };
        sums.add_any_by("spend", &key, group.spend.part());
        let told = |of: fn(&(i128, i128)) -> i128| {
            let all = group.by_sales.iter();
            Part::SumBy(all.map(|(&sales, sum)| (sales, of(sum))).collect())
        };
        sums.add_by("orders of", &key, told(|sum| sum.0));
        sums.add_by("spend by orders", &key, told(|sum| sum.1));
    }
    sums
}

fn measure(sums: &Accumulator, _: &Settings) -> Measure {
    let Some((a, b)) = pair(sums) else {
        return Measure::missing(Missing::because("one-channel"));
    };
    let both = format!("{a}{AND}{b}");
    let keys = [both.as_str(), a, b];
    let groups = keys.map(|key| mean(sums.get_by("spend", key), units(1)));
    let [Some(together), Some(first), Some(second)] = groups else {
        return Measure::missing(Missing::because("group-empty"));
    };
    let apart = first.0 + second.0;
    if apart <= 0.0 {
        return Measure::missing(Missing::because("zero-denominator"));
    }
    let value = together.0 / apart;
    let n = together.1 + first.1 + second.1;
    let interval = error(sums, keys, together.0, apart)
        .filter(|_| value > 0.0)
        .map(|error| Interval {
            low: value * (-Z * error).exp(),
            high: value * (Z * error).exp(),
        });
    let mut measure = Measure::estimate(value, n, interval, "log-delta")
        .with_setting("channels", format!("{a} + {b}"));
    let best = first.0.max(second.0);
    measure.also(
        "against_best",
        Unit::Multiple,
        (best > 0.0).then(|| together.0 / best),
    );
    measure.also(
        "at_equal_orders",
        Unit::Multiple,
        at_equal_orders(sums, &both, [a, b]),
    );
    for (id, group) in ["spend_both", "spend_first", "spend_second"]
        .into_iter()
        .zip([together, first, second])
    {
        measure.also_estimate(id, Unit::Money, Some(group));
    }
    if [together.1, first.1, second.1].iter().any(|&n| n < FEW) {
        measure.cautions.push("group-few");
    }
    measure.cautions.push("selection");
    measure
}

/// The two channels with the most customers, by name.
fn pair(sums: &Accumulator) -> Option<(&str, &str)> {
    let mut counts: Vec<(&str, u64)> = sums
        .by("customers")
        .map(|(key, part)| match part {
            Part::Count(n) => (key, *n),
            _ => (key, 0),
        })
        .collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    match counts[..] {
        [(a, _), (b, _), ..] => Some((a.min(b), a.max(b))),
        _ => None,
    }
}

/// The standard error of the logarithm of the ratio of means.
fn error(sums: &Accumulator, keys: [&str; 3], together: f64, apart: f64) -> Option<f64> {
    let [both, first, second] = keys.map(|key| match sums.get_by("spend", key) {
        Some(Part::Moments { n, sum, squares }) => {
            let unit = units(1);
            variance(*n, *sum, *squares).map(|v| v * unit * unit / *n as f64)
        }
        _ => None,
    });
    Some((both? / (together * together) + (first? + second?) / (apart * apart)).sqrt())
}

/// The spend of customers of both channels over what customers of one channel
/// spend with as many orders; customers of numbers of orders that no customer
/// of one channel has are left out on both sides.
fn at_equal_orders(sums: &Accumulator, both: &str, single: [&str; 2]) -> Option<f64> {
    let by = |name, key: &str| match sums.get_by(name, key) {
        Some(Part::SumBy(by)) => by.clone(),
        _ => BTreeMap::new(),
    };
    let (count, spend) = (by("orders of", both), by("spend by orders", both));
    let (mut seen, mut expected) = (0.0, 0.0);
    for (orders, customers) in count {
        let of = |name| -> i128 {
            let sums = single.iter().map(|key| by(name, key));
            sums.filter_map(|by| by.get(&orders).copied()).sum()
        };
        let others = of("orders of");
        if others > 0 {
            seen += spend.get(&orders).copied().unwrap_or(0) as f64;
            expected += customers as f64 * of("spend by orders") as f64 / others as f64;
        }
    }
    (expected > 0.0).then(|| seen / expected)
}
