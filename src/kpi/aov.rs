//! Average order value.

use super::measure::{Also, Measure, Missing, Slice, Unit};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::dataset::Order;
use crate::intake::cell::money::{units, UNIT};
use crate::stats::accumulate::{variance, Accumulator, Part};
use crate::stats::counts::Counts;
use crate::stats::interval::{self, Interval};
use crate::stats::many::Many;
use crate::stats::quantile;
use crate::stats::tallies::Moments;

/// Average order value.
pub static KPI: Kpi = Kpi {
    id: "aov",
    name: Text {
        fr: "Panier moyen",
        en: "Average order value",
    },
    question: Text {
        fr: "Combien vaut une commande, en moyenne ?",
        en: "What is an order worth on average?",
    },
    formula: Text {
        fr: "Somme des ventes ÷ nombre de ventes, avant remboursements",
        en: "Sum of sales ÷ number of sales, before refunds",
    },
    unit: Unit::Money,
    direction: Direction::Up,
    phase: Phase::Decision,
    category: Category::General,
    needs: &[
        &["orders.ordered_at"],
        &["orders.amount", "orders.unit_price"],
    ],
    sums_money: true,
    rules: &[Text {
        fr: "Un remboursement n’est pas une commande : il ne change ni le haut ni le bas de la fraction.",
        en: "A refund is no order: it changes neither side of the fraction.",
    }],
    limits: &[Text {
        fr: "Quelques très grosses commandes tirent la moyenne : lire la médiane à côté.",
        en: "A few very large orders pull the mean: read the median beside it.",
    }],
    source: "Farris, Bendle, Pfeifer & Reibstein, Marketing Metrics",
    example: Example {
        files: &[(
            "orders",
            "order_id,ordered_at,amount,type\n\
             A1,2026-01-05,100,sale\nA2,2026-01-06,40,sale\nA3,2026-01-09,-30,refund\n",
        )],
        settings: "{}",
        value: 70.0,
        reading: Text {
            fr: "(100 + 40) ÷ 2 = 70",
            en: "(100 + 40) ÷ 2 = 70",
        },
    },
    accumulate,
    measure,
};

/// Most amounts are whole cents: those are counted as such.
const CENT: i64 = (UNIT / 100) as i64;

/// How often each amount came.
#[derive(Default)]
struct Amounts {
    cents: Counts,
    others: Counts,
}

impl Amounts {
    fn add(&mut self, amount: i64) {
        let cents = amount / CENT;
        match cents * CENT == amount {
            true => self.cents.add(cents),
            false => self.others.add(amount),
        }
    }

    fn all(&self) -> Many {
        let cents = self
            .cents
            .iter()
            .map(|(cents, count)| (cents * CENT, count));
        let all = cents.chain(self.others.iter());
        all.map(|(amount, count)| (amount, i128::from(count)))
            .collect()
    }
}

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let mut amounts = Amounts::default();
    let mut by_channel = vec![Moments::default(); view.data.channels.names().len()];
    let mut add = |order: &Order| {
        by_channel[usize::from(order.channel)].add(order.amount.into());
        amounts.add(order.amount);
    };
    let is_sale = |order: &&Order| !order.is_refund() && view.sees(order);
    for customer in view.customers() {
        customer.orders.iter().filter(is_sale).for_each(&mut add);
    }
    view.anonymous().filter(is_sale).for_each(add);
    for (channel, moments) in by_channel.into_iter().enumerate() {
        sums.add_any("sales", moments.part());
        sums.add_any_by("sales", view.channel_name(channel as u16), moments.part());
    }
    let amounts = amounts.all();
    sums.add_any(
        "amounts",
        (!amounts.is_empty()).then_some(Part::Many(amounts)),
    );
    sums
}

fn measure(sums: &Accumulator, _: &Settings) -> Measure {
    let Some((mean, n, interval)) = sums.get("sales").and_then(mean) else {
        return Measure::missing(Missing::because("zero-denominator"));
    };
    let mut measure = Measure::estimate(mean, n, interval, "student");
    if let Some(Part::Many(amounts)) = sums.get("amounts") {
        let counts = amounts.iter().map(|(amount, count)| (amount, count as u64));
        measure
            .also
            .extend(quantile::of_counts(counts, 0.5).map(|median| Also {
                id: "median",
                value: median.value / UNIT as f64,
                unit: Unit::Money,
                n: None,
                low: median.interval.map(|(low, _)| units(low.into())),
                high: median.interval.map(|(_, high)| units(high.into())),
            }));
    }
    // One channel alone would only say the same twice.
    measure.breakdown = sums
        .by("sales")
        .filter_map(|(key, part)| {
            let (mean, n, interval) = self::mean(part)?;
            Some(Slice::new(key, mean, n, interval))
        })
        .collect();
    measure
}

/// The mean of a sum of sales, how many, and its interval.
fn mean(part: &Part) -> Option<(f64, u64, Option<Interval>)> {
    let Part::Moments { n, sum, squares } = part else {
        return None;
    };
    if *n == 0 {
        return None;
    }
    let unit = units(1);
    let mean = units(*sum) / *n as f64;
    let interval =
        variance(*n, *sum, *squares).and_then(|v| interval::student(*n, mean, v * unit * unit));
    Some((mean, *n, interval))
}
