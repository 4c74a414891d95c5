//! Spend on each channel, and the revenue attributed to it, step by step.

use crate::dataset::costs::CostKind;
use crate::dataset::view::View;
use crate::dataset::Order;
use crate::intake::cell::money::units;
use crate::kpi::journey::{journeys, spread, stands_for};
use crate::kpi::measure::Missing;
use crate::kpi::spend::{window, within, Window};
use crate::report::trend::Days;
use crate::report::TrendStep;

/// What curves are fitted to.
pub(super) struct Gathered {
    pub step: TrendStep,
    /// First day, and the day after the last, of each step.
    pub days: Vec<(i64, i64)>,
    /// Channels that money was spent on: name, spend and value by step.
    pub channels: Vec<(String, Vec<f64>, Vec<f64>)>,
}

/// Costs of a row that covers more days than this say nothing of steps.
const COARSEST: i64 = 31;

/// # Errors
/// With what keeps steps from being told apart.
pub(super) fn gather(view: &View<'_>, step: Option<TrendStep>) -> Result<Gathered, Missing> {
    let costs = || view.data.costs.iter().filter(|cost| view.sees_cost(cost));
    let spent_on = || costs().filter(|cost| cost.kind != CostKind::Other);
    let longest = spent_on().map(|cost| cost.end_day - cost.first_day).max();
    let (Some(covered), Some(longest)) = (window(view), longest) else {
        return Err(Missing {
            reason: "no-cost",
            needs: vec!["costs.cost".to_owned()],
        });
    };
    if longest > COARSEST {
        return Err(Missing::because("costs-too-coarse"));
    }
    let step = step.unwrap_or(match longest {
        ..=7 => TrendStep::Week,
        _ => TrendStep::Month,
    });
    let whole = |&(first, end, whole): &(i64, i64, bool)| {
        whole && first >= covered.first_day && end <= covered.end_day
    };
    let days: Vec<(i64, i64)> = Days::of(view)
        .of_orders(view, step)
        .iter()
        .filter(|one| whole(one))
        .map(|&(first, end, _)| (first, end))
        .collect();
    if days.is_empty() {
        return Err(Missing::because("too-few-spend-steps"));
    }
    let count = days.len();
    let channels = view.data.channels.names().len();
    let mut spend = vec![vec![0i128; count]; channels];
    for (at, &(first_day, end_day)) in days.iter().enumerate() {
        let window = Window {
            first_day,
            end_day,
            span: view.data.zone.span(first_day, end_day),
        };
        for cost in spent_on() {
            spend[usize::from(cost.channel)][at] += within(cost, &window);
        }
    }
    let mut value = vec![vec![0i128; count]; channels];
    credit(view, &days, &mut value);
    let told = (0u16..).zip(spend.into_iter().zip(value));
    let all = |sums: Vec<i128>| sums.into_iter().map(units).collect::<Vec<f64>>();
    Ok(Gathered {
        step,
        days,
        channels: told
            .filter(|(_, (spend, _))| spend.iter().any(|one| *one != 0))
            .map(|(code, (spend, value))| {
                (view.channel_name(code).to_owned(), all(spend), all(value))
            })
            .collect(),
    })
}

/// Revenue where it was ordered, less what is attributed to the channels met before.
fn credit(view: &View<'_>, days: &[(i64, i64)], value: &mut [Vec<i128>]) {
    let starts: Vec<i64> = (days.iter())
        .map(|day| view.data.zone.start_of_day(day.0))
        .collect();
    let ends: Vec<i64> = (days.iter())
        .map(|day| view.data.zone.start_of_day(day.1))
        .collect();
    let step = |order: &Order| {
        let at = starts.partition_point(|start| *start <= order.time);
        at.checked_sub(1).filter(|&at| order.time < ends[at])
    };
    let ordered = |order: &Order, value: &mut [Vec<i128>]| {
        if let Some(at) = step(order) {
            value[usize::from(order.booked())][at] += i128::from(order.amount);
        }
    };
    for customer in view.customers() {
        for order in customer.orders.iter().filter(|order| view.sees(order)) {
            ordered(order, value);
        }
        journeys(view, &customer, |order, touches| {
            let Some(step) = step(order).filter(|_| !touches.is_empty()) else {
                return;
            };
            let own = usize::from(order.booked());
            spread(i128::from(order.amount), touches.len(), |at, part| {
                let met = usize::from(stands_for(view, &touches[at]));
                value[met][step] += part;
                value[own][step] -= part;
            });
        });
    }
    for order in view.anonymous() {
        ordered(order, value);
    }
}
