//! What several KPIs ask of costs: spend and revenue over the same days.

use super::measure::{Measure, Missing, Slice};
use super::{Need, Text};
use crate::dataset::costs::CostKind;
use crate::dataset::period::{day_text, Span};
use crate::dataset::view::View;
use crate::dataset::Cost;
use crate::intake::cell::money::units;
use crate::intake::cell::number::divide_half_even;
use crate::stats::accumulate::{variance, Accumulator, Part};
use crate::stats::interval::{self, Interval};

/// What a return needs.
pub const NEEDS: &[Need] = &[
    &["costs.cost"],
    &["orders.ordered_at"],
    &["orders.channel"],
    &["orders.amount", "orders.unit_price"],
];
/// How a return decides what is open.
pub const RULES: &[Text] = &[
    Text {
        fr: "Le total est un rapport de sommes, jamais la moyenne des canaux.",
        en: "The total is a ratio of sums, never the mean of the channels.",
    },
    Text {
        fr: "Chiffre d’affaires et coûts sont pris sur les jours que couvrent les coûts.",
        en: "Revenue and costs are taken over the days that the costs cover.",
    },
    UP_TO_AS_OF,
];
/// How costs end at the day of analysis.
pub const UP_TO_AS_OF: Text = Text {
    fr: "Un coût qui commence après la date d’arrêté n’est pas compté. Si elle est indiquée, un coût à cheval l’est au jour ; sinon (jour du dernier acte des fichiers), il l’est en entier.",
    en: "A cost that begins after the cut-off date is not counted. Where that date is stated, a cost across it is shared by days; where it is but the day of the last act in the files, it counts whole.",
};
/// What a return does not say.
pub const LIMITS: &[Text] = &[Text {
    fr: "Le chiffre d’affaires d’un canal n’est pas ce qu’il a causé ; il n’est pas non plus une marge.",
    en: "The revenue of a channel is not what it caused; nor is it a margin.",
}];
/// Where returns are defined.
pub const SOURCE: &str =
    "Farris, Bendle, Pfeifer & Reibstein, Marketing Metrics; interval: delta method over customers";

/// The days that the costs cover, within those looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// First day.
    pub first_day: i64,
    /// The day after the last.
    pub end_day: i64,
    /// The same as instants.
    pub span: Span,
}

impl Window {
    /// The days as text.
    #[must_use]
    pub fn text(&self) -> String {
        format!(
            "{}/{}",
            day_text(self.first_day),
            day_text(self.end_day - 1)
        )
    }
}

/// The days over which spend and what it brought can be compared; `None` when
/// no cost falls into the period looked at.
#[must_use]
pub fn window(view: &View<'_>) -> Option<Window> {
    let costs = view.data.costs.iter().filter(|cost| view.sees_cost(cost));
    let looked_at = costs.filter_map(|cost| view.counted(cost.first_day, cost.end_day));
    let (first_day, end_day) = looked_at.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))?;
    let zone = &view.data.zone;
    Some(Window {
        first_day,
        end_day,
        span: zone.span(first_day, end_day),
    })
}

/// The part of a cost that falls into a window, by days.
#[must_use]
pub fn within(cost: &Cost, window: &Window) -> i128 {
    let days = cost.end_day - cost.first_day;
    let overlap = cost.end_day.min(window.end_day) - cost.first_day.max(window.first_day);
    if overlap <= 0 || days <= 0 {
        return 0;
    }
    divide_half_even(
        i128::from(cost.amount) * i128::from(overlap),
        i128::from(days),
    )
}

/// Counts the costs of days after that of analysis, which are in no figure.
pub fn count_later(sums: &mut Accumulator, view: &View<'_>) {
    if view.holds_common() {
        let costs = view.data.costs.iter();
        let later = costs.filter(|cost| !view.has_begun(cost.first_day));
        sums.add("later costs", Part::Count(later.count() as u64));
    }
}

/// Adds the costs in a window by channel, under `name`, those of a kind only.
pub fn add_costs(
    sums: &mut Accumulator,
    view: &View<'_>,
    window: &Window,
    name: &'static str,
    of: impl Fn(CostKind) -> bool,
) {
    if !view.holds_common() {
        return;
    }
    for cost in &view.data.costs {
        if view.sees_cost(cost) && of(cost.kind) {
            let amount = within(cost, window);
            sums.add(name, Part::Sum(amount));
            sums.add_by(name, view.channel_name(cost.channel), Part::Sum(amount));
        }
    }
}

/// Accumulates revenue and all costs by channel over the days that costs cover.
#[must_use]
pub fn accumulate_return(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let Some(window) = window(view) else {
        return sums;
    };
    sums.add_by("window", &window.text(), Part::Count(0));
    add_costs(&mut sums, view, &window, "cost", |_| true);
    count_later(&mut sums, view);
    let mut by_channel = vec![0i128; view.data.channels.names().len()];
    let sold = view.data.sold_on.iter().enumerate();
    for (channel, _) in sold.filter(|(_, sold)| **sold) {
        sums.add_by("sells", view.channel_name(channel as u16), Part::Count(0));
    }
    for customer in view.customers() {
        by_channel.fill(0);
        let (mut total, mut bought) = (0i128, false);
        for order in customer
            .orders
            .iter()
            .filter(|o| view.sees(o) && window.span.holds(o.time))
        {
            bought = true;
            total += i128::from(order.amount);
            by_channel[usize::from(order.booked())] += i128::from(order.amount);
        }
        if !bought {
            continue;
        }
        sums.add("revenue", Part::moment(total));
        for (channel, &amount) in by_channel.iter().enumerate().filter(|(_, a)| **a != 0) {
            let name = view.channel_name(channel as u16);
            sums.add_by("revenue", name, Part::moment(amount));
        }
    }
    for order in view.anonymous().filter(|o| window.span.holds(o.time)) {
        let amount = Part::moment(i128::from(order.amount));
        sums.add_by("revenue", view.channel_name(order.booked()), amount.clone());
        sums.add("revenue", amount);
    }
    sums
}

/// A return measured per unit of cost: `f(revenue, cost)`, with `f` linear in
/// revenue so that the interval of revenue becomes that of the return.
#[must_use]
pub fn measure_return(sums: &Accumulator, f: fn(f64, f64) -> f64) -> Measure {
    let Some((window, _)) = sums.by("window").next() else {
        return Measure::missing(Missing::because("no-cost"));
    };
    let (units_all, revenue, interval) = revenue_of(sums.get("revenue"), None);
    let cost = units(sums.sum("cost"));
    if cost <= 0.0 {
        return Measure::missing(Missing::because("zero-denominator"));
    }
    let of = |i: Interval| Interval {
        low: f(i.low, cost),
        high: f(i.high, cost),
    };
    let mut measure = Measure::estimate(
        f(revenue, cost),
        units_all,
        interval.map(of),
        "customer-delta",
    )
    .with_setting("window", window);
    measure.leave_out("after-as-of", sums.count("later costs"));
    let mut keys: Vec<&str> = sums
        .by("cost")
        .chain(sums.by("revenue"))
        .map(|(k, _)| k)
        .collect();
    keys.sort_unstable();
    keys.dedup();
    measure.breakdown = keys
        .into_iter()
        .map(|key| channel_return(sums, key, units_all, f))
        .collect();
    measure
}

fn channel_return(sums: &Accumulator, key: &str, all: u64, f: fn(f64, f64) -> f64) -> Slice {
    let (n, revenue, interval) = revenue_of(sums.get_by("revenue", key), Some(all));
    let cost = match sums.get_by("cost", key) {
        Some(Part::Sum(cost)) => Some(units(*cost)),
        _ => None,
    };
    let mut slice = match cost {
        _ if sums.get_by("sells", key).is_none() => Slice::missing(key, n, "not-a-sales-channel"),
        Some(cost) if cost > 0.0 => {
            let interval = interval.map(|i| Interval {
                low: f(i.low, cost),
                high: f(i.high, cost),
            });
            Slice::new(key, f(revenue, cost), n, interval)
        }
        Some(_) => Slice::missing(key, n, "zero-denominator"),
        None => Slice::missing(key, n, "no-cost"),
    };
    slice.parts.insert("revenue", revenue);
    slice.parts.extend(cost.map(|cost| ("cost", cost)));
    slice
}

/// Customers with revenue, the revenue, and its interval over `all` customers.
fn revenue_of(part: Option<&Part>, all: Option<u64>) -> (u64, f64, Option<Interval>) {
    let Some(Part::Moments { n, sum, squares }) = part else {
        return (0, 0.0, None);
    };
    let all = all.unwrap_or(*n);
    let unit = units(1);
    let interval = variance(all, *sum, *squares)
        .and_then(|v| interval::sum_of_units(all, units(*sum), v * unit * unit));
    (*n, units(*sum), interval)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cost_is_shared_by_days() {
        let cost = Cost {
            first_day: 0,
            end_day: 30,
            amount: 300,
            channel: 0,
            campaign: 0,
            kind: CostKind::Other,
            shown: crate::dataset::costs::Shown::default(),
        };
        let window = |first_day, end_day| Window {
            first_day,
            end_day,
            span: Span { from: 0, to: 1 },
        };
        assert_eq!(within(&cost, &window(0, 30)), 300);
        assert_eq!(within(&cost, &window(20, 60)), 100);
        assert_eq!(within(&cost, &window(30, 60)), 0);
    }
}
