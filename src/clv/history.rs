//! Customers as the models see them.

use super::fit::Counted;
use crate::dataset::view::{Customer, View};
use crate::intake::cell::money::units;
use std::collections::BTreeMap;

/// Days of the unit of time.
pub const WEEK: f64 = 7.0;

/// Customers who are alike: repeat purchase days, when the last was and for how
/// long they were watched, in weeks since the first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// Repeat purchase days.
    pub x: f64,
    /// When the last was.
    pub t_x: f64,
    /// How long they were watched.
    pub t: f64,
    /// How many customers.
    pub count: f64,
}

impl Counted for Row {
    fn count(&self) -> f64 {
        self.count
    }

    fn times(&self) -> f64 {
        self.x
    }
}

/// What a customer spends on a repeat purchase day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spend {
    /// Repeat purchase days.
    pub x: f64,
    /// Mean spend of one.
    pub mean: f64,
}

impl Counted for Spend {
    fn count(&self) -> f64 {
        1.0
    }

    fn times(&self) -> f64 {
        self.x
    }
}

/// A customer's history up to a day, in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct History {
    /// The customer.
    pub customer: u32,
    /// Repeat purchase days.
    pub x: u32,
    /// Days from the first purchase to the last.
    pub recency: i64,
    /// Days from the first purchase to the end.
    pub age: i64,
    /// Spend of the repeat purchase days, in millionths: sales, not refunds.
    pub spend: i128,
    /// Purchase days after the end, up to the horizon of the check.
    pub later: u32,
    /// Spend of those.
    pub later_spend: i128,
    /// Channels bought on up to the end.
    pub channels: u16,
    /// Spend of the first purchase day.
    pub first_spend: i128,
}

impl History {
    /// What the models see of it.
    #[must_use]
    pub fn row(&self) -> Row {
        Row {
            x: f64::from(self.x),
            t_x: self.recency as f64 / WEEK,
            t: self.age as f64 / WEEK,
            count: 1.0,
        }
    }

    /// What it says of spend; `None` without a repeat purchase, or one of nothing.
    #[must_use]
    pub fn spend(&self) -> Option<Spend> {
        (self.x > 0 && self.spend > 0).then(|| Spend {
            x: f64::from(self.x),
            mean: units(self.spend) / f64::from(self.x),
        })
    }
}

/// The histories of the customers of a view up to the end of a day, and what
/// they bought in the days after it, up to another.
#[must_use]
pub fn histories(view: &View<'_>, end_day: i64, until_day: i64) -> Vec<History> {
    let mut days = Vec::new();
    let customers = view.customers();
    customers
        .filter_map(|customer| history(view, &customer, (end_day, until_day), &mut days))
        .collect()
}

/// Days of purchase, each with what was spent, in order.
type Days = Vec<(i64, i128)>;

/// Orders come by time, but a clock that is put back may give a day again.
fn add(days: &mut Days, day: i64, amount: i64) {
    let after = days.iter().rev().take_while(|held| held.0 > day).count();
    let at = days.len() - after;
    match at.checked_sub(1).map(|before| &mut days[before]) {
        Some(held) if held.0 == day => held.1 += i128::from(amount),
        _ => days.insert(at, (day, amount.into())),
    }
}

fn history(
    view: &View<'_>,
    customer: &Customer<'_>,
    (end_day, until_day): (i64, i64),
    days: &mut Days,
) -> Option<History> {
    let zone = &view.data.zone;
    let mut channels: Vec<u16> = Vec::new();
    days.clear();
    for order in customer
        .orders
        .iter()
        .filter(|o| !o.is_refund() && view.sees(o))
    {
        let day = zone.day(order.time);
        add(days, day, order.amount);
        let is_named = view.data.channels.is_named(order.channel);
        if day <= end_day && is_named && !channels.contains(&order.channel) {
            channels.push(order.channel);
        }
    }
    let &(first, first_spend) = days.first()?;
    if first > end_day {
        return None;
    }
    let until = |day: i64| days.partition_point(|held| held.0 <= day);
    let seen = &days[1..until(end_day)];
    let later = &days[until(end_day)..until(until_day.max(end_day))];
    let sum = |days: &[(i64, i128)]| days.iter().map(|(_, amount)| amount).sum();
    Some(History {
        customer: customer.code,
        x: seen.len() as u32,
        recency: seen.last().map_or(first, |(day, _)| *day) - first,
        age: end_day - first,
        spend: sum(seen),
        later: later.len() as u32,
        later_spend: sum(later),
        channels: channels.len() as u16,
        first_spend,
    })
}

/// Histories that are alike as one row, weighted.
#[must_use]
pub fn collapsed<'a>(histories: impl Iterator<Item = (&'a History, f64)>) -> Vec<Row> {
    let mut alike: BTreeMap<(u32, i64, i64), f64> = BTreeMap::new();
    for (history, weight) in histories {
        let key = (history.x, history.recency, history.age);
        *alike.entry(key).or_default() += weight;
    }
    let row = |((x, recency, age), count)| Row {
        x: f64::from(x),
        t_x: recency as f64 / WEEK,
        t: age as f64 / WEEK,
        count,
    };
    alike.into_iter().map(row).collect()
}
