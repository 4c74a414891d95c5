//! How a KPI has moved between two periods.

use super::customer::{buying, Buying};
use super::measure::Measure;
use crate::dataset::view::{Customer, View};
use crate::dataset::Order;
use crate::intake::cell::money::units;
use crate::stats::accumulate::{ratio, variance, Accumulator, Part};
use crate::stats::compare::{difference, Estimate};
use crate::stats::interval::{sum_of_units, Interval};

/// A change with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// Now less before.
    pub value: f64,
    /// Its interval, where one can be given.
    pub interval: Option<Interval>,
    /// The change as a share of before, with its interval.
    pub relative: Option<(f64, Option<Interval>)>,
    /// The method of the interval.
    pub method: &'static str,
}

/// The change between two measures of the same KPI.
#[must_use]
pub fn change(now: (&View<'_>, &Measure), before: (&View<'_>, &Measure)) -> Option<Change> {
    let (value, old) = (now.1.value?, before.1.value?);
    if now.1.method == Some("census") {
        return Some(paired_revenue(now.0, before.0, value - old));
    }
    let interval = estimate(now.1)
        .zip(estimate(before.1))
        .map(|(now, before)| difference(now, before));
    Some(Change {
        value: value - old,
        interval,
        relative: (old != 0.0).then(|| ((value - old) / old.abs(), None)),
        method: "independent-periods",
    })
}

fn estimate(measure: &Measure) -> Option<Estimate> {
    Some(Estimate {
        value: measure.value?,
        interval: Interval {
            low: measure.low?,
            high: measure.high?,
        },
    })
}

/// The change of a revenue, customer by customer: those of the two periods are
/// largely the same people. An order of nobody known stands for itself.
fn paired_revenue(now: &View<'_>, before: &View<'_>, value: f64) -> Change {
    let mut sums = Accumulator::default();
    let mut add = |now: i128, before: i128| {
        sums.add("difference", Part::moment(now - before));
        sums.add("ratio", Part::unit(now, before));
    };
    // Each side has its own customers where segments are compared.
    let mine = |view: &View<'_>, customer: &Customer<'_>| match view.in_segment(customer.code) {
        true => buying(view, customer),
        false => Buying::default(),
    };
    for customer in now.everybody().customers() {
        let (new, old) = (mine(now, &customer), mine(before, &customer));
        if (new.sales, new.net, old.sales, old.net) != (0, 0, 0, 0) {
            add(new.net, old.net);
        }
    }
    let amount = |order: &Order| i128::from(order.amount);
    now.anonymous().for_each(|order| add(amount(order), 0));
    before.anonymous().for_each(|order| add(0, amount(order)));
    let interval = match sums.get("difference") {
        Some(Part::Moments { n, sum, squares }) => variance(*n, *sum, *squares)
            .and_then(|v| sum_of_units(*n, units(*sum), v * units(1) * units(1))),
        _ => None,
    };
    let relative = sums.get("ratio").and_then(ratio).map(|(r, interval, _)| {
        let less_one = |i: Interval| Interval {
            low: i.low - 1.0,
            high: i.high - 1.0,
        };
        (r - 1.0, interval.map(less_one))
    });
    Change {
        value,
        interval,
        relative,
        method: "customers-paired",
    }
}
