//! Customer acquisition cost.

use super::customer::{acts, distinct};
use super::measure::{Measure, Missing, Slice, Unit};
use super::spend::{add_costs, count_later, window, UP_TO_AS_OF};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::costs::CostKind;
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::intake::cell::money::units;
use crate::stats::accumulate::{Accumulator, Part};
use crate::stats::interval::{garwood, Interval};

/// Customer acquisition cost.
pub static KPI: Kpi = Kpi {
    id: "cac",
    name: Text {
        fr: "Coût d’acquisition client",
        en: "Customer acquisition cost",
    },
    question: Text {
        fr: "Combien coûte un nouveau client ?",
        en: "What does a new customer cost?",
    },
    formula: Text {
        fr: "Dépenses d’acquisition ÷ clients dont la première commande tombe dans la même période",
        en: "Acquisition spend ÷ customers whose first order falls into the same period",
    },
    unit: Unit::Money,
    direction: Direction::Down,
    phase: Phase::Decision,
    category: Category::General,
    needs: &[
        &["costs.cost"],
        &["orders.ordered_at"],
        &["orders.customer_id"],
    ],
    sums_money: true,
    rules: &[
        Text {
            fr: "Seules les dépenses d’acquisition comptent ; le coût complet (toutes dépenses) est dit à côté.",
            en: "Acquisition spend only; the blended cost (all spend) is stated beside it.",
        },
        Text {
            fr: "La période est celle que couvrent les coûts ; un coût à cheval est réparti au jour.",
            en: "The period is that which the costs cover; a cost across its edge is shared by days.",
        },
        UP_TO_AS_OF,
        Text {
            fr: "Un client que le fichier clients date d’avant la période n’est pas nouveau, même si sa première commande connue y tombe.",
            en: "A customer whom the customers file dates before the period is not new, even if the first order known falls into it.",
        },
        Text {
            fr: "Canal d’un nouveau client : celui du fichier clients, sinon celui de sa première commande.",
            en: "A new customer’s channel: that of the customers file, else that of the first order.",
        },
    ],
    limits: &[Text {
        fr: "Coût de qui utilise un canal ou plusieurs : chacun compte pour ce que son canal de conquête a payé en moyenne. L’écart ne dit pas ce qu’une stratégie épargne : les clients choisissent leurs canaux, les anciens ont eu plus de temps pour en essayer, et les dépenses d’un canal gagnent aussi des clients à un autre.",
        en: "Cost of those who use one channel or several: each counts for what the channel that won them paid on average. The gap is not what a strategy saves: customers choose their channels, older ones had more time to try them, and the spend of one channel wins customers for another.",
    }, Text {
        fr: "Sans date d’acquisition, un ancien client dont l’export ne montre pas les premières commandes passe pour nouveau.",
        en: "Without a date of acquisition, an old customer whose first orders are not in the export passes for a new one.",
    }, Text {
        fr: "La dépense précède souvent l’achat : sur une période courte, l’indicateur les décale.",
        en: "Spend often comes before the purchase: over a short period the figure sets them apart.",
    }],
    source: "Farris, Bendle, Pfeifer & Reibstein, Marketing Metrics; interval: Garwood (1936), inverted",
    example: Example {
        files: &[
            (
                "orders",
                "order_id,customer_id,ordered_at,channel,amount\n\
                 A1,C1,2026-01-05,web,100\nA2,C1,2026-01-20,web,50\nA3,C2,2026-01-09,store,50\nA4,C3,2026-02-09,store,50\n",
            ),
            ("costs", "period,channel,cost,kind\n2026-01,web,60,acquisition\n2026-01,web,15,retention\n"),
        ],
        settings: "{}",
        value: 30.0,
        reading: Text {
            fr: "60 ÷ 2 nouveaux clients en janvier = 30",
            en: "60 ÷ 2 new customers in January = 30",
        },
    },
    accumulate,
    measure,
};

/// New customers who use one channel, or several.
const STRATEGIES: [(&str, &str); 2] = [("new on one", "cac_mono"), ("new on several", "cac_omni")];

/// Accumulates spend and new customers over the days that the costs cover.
#[must_use]
pub fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let Some(window) = window(view) else {
        return sums;
    };
    sums.add_by("window", &window.text(), Part::Count(0));
    add_costs(&mut sums, view, &window, "cost", |kind| {
        kind == CostKind::Acquisition
    });
    count_later(&mut sums, view);
    add_costs(&mut sums, view, &window, "all cost", |_| true);
    add_costs(&mut sums, view, &window, "retention cost", |kind| {
        kind == CostKind::Retention
    });
    add_costs(&mut sums, view, &window, "other cost", |kind| {
        kind == CostKind::Other
    });
    let mut channels = Vec::new();
    for customer in view.customers() {
        // The first order ever, not the first of the period looked at.
        let Some(first) = customer.orders.iter().find(|order| !order.is_refund()) else {
            continue;
        };
        let acquired_by = view
            .data
            .acquired_by
            .get(customer.code as usize)
            .copied()
            .flatten()
            .unwrap_or(first.channel);
        // Exports rarely go back to the first customer: where a file says that one was
        // won before these days, that is believed. It makes nobody new without an order.
        let known = view
            .data
            .acquired
            .get(customer.code as usize)
            .copied()
            .flatten();
        let is_old = known.is_some_and(|acquired| acquired < window.span.from);
        let is_new = window.span.holds(first.time) && !is_old;
        if is_new && view.sees_channel(acquired_by) {
            sums.add("new", Part::Count(1));
            let name = view.channel_name(acquired_by);
            sums.add_by("new", name, Part::Count(1));
            acts(view, &customer, view.settings.basis, &mut channels);
            let several = distinct(&mut channels) >= 2;
            sums.add_by(STRATEGIES[usize::from(several)].0, name, Part::Count(1));
        }
    }
    sums
}

fn measure(sums: &Accumulator, _: &Settings) -> Measure {
    let Some((window, _)) = sums.by("window").next() else {
        return Measure::missing(Missing::because("no-cost"));
    };
    let new = sums.count("new");
    if new == 0 {
        return Measure::missing(Missing::because("zero-denominator"));
    }
    let cost = units(sums.sum("cost"));
    // Where nothing was spent to win them, their cost is not nought but unknown.
    if cost <= 0.0 {
        return Measure::missing(Missing::because("no-cost"));
    }
    let mut measure = Measure::estimate(cost / new as f64, new, per_customer(cost, new), "garwood")
        .with_setting("window", window);
    measure.leave_out("after-as-of", sums.count("later costs"));
    let blended = units(sums.sum("all cost")) / new as f64;
    measure.also("blended", Unit::Money, Some(blended));
    measure.also("cost", Unit::Money, Some(cost));
    for (kind, id) in [
        ("retention cost", "cac_retention"),
        ("other cost", "cac_other"),
    ] {
        let spent = units(sums.sum(kind));
        measure.also(id, Unit::Money, (spent != 0.0).then(|| spent / new as f64));
    }
    for (group, id) in STRATEGIES {
        let (value, n) = by_strategy(sums, group);
        measure.also_estimate(id, Unit::Money, value.map(|value| (value, n, None)));
    }
    let mut keys: Vec<&str> = sums
        .by("cost")
        .chain(sums.by("new"))
        .map(|(k, _)| k)
        .collect();
    keys.sort_unstable();
    keys.dedup();
    measure.breakdown = keys.into_iter().map(|key| by_channel(sums, key)).collect();
    measure
}

/// What those of a group were won for on average, each at what their channel paid for
/// a new customer, and how many they are.
fn by_strategy(sums: &Accumulator, group: &'static str) -> (Option<f64>, u64) {
    let (mut cost, mut n) = (0.0, 0);
    for (channel, part) in sums.by(group) {
        if let Part::Count(count) = part {
            n += count;
            cost += by_channel(sums, channel).value.unwrap_or(0.0) * *count as f64;
        }
    }
    // Where nothing was spent to win any of them, their cost is not nought but unknown.
    ((cost > 0.0).then(|| cost / n as f64), n)
}

fn by_channel(sums: &Accumulator, key: &str) -> Slice {
    let new = match sums.get_by("new", key) {
        Some(Part::Count(new)) => *new,
        _ => 0,
    };
    match sums.get_by("cost", key) {
        Some(Part::Sum(cost)) if *cost <= 0 => Slice::missing(key, new, "no-cost"),
        Some(Part::Sum(cost)) if new > 0 => {
            let cost = units(*cost);
            let mut slice = Slice::new(key, cost / new as f64, new, per_customer(cost, new));
            slice.parts.insert("cost", cost);
            slice
        }
        Some(Part::Sum(cost)) => {
            let mut slice = Slice::missing(key, 0, "zero-denominator");
            slice.parts.insert("cost", units(*cost));
            slice
        }
        _ => Slice::missing(key, new, "no-cost"),
    }
}

/// The cost is known; how many customers it brings is a Poisson count.
fn per_customer(cost: f64, new: u64) -> Option<Interval> {
    garwood(new).map(|count| Interval {
        low: cost / count.high,
        high: cost / count.low,
    })
}
