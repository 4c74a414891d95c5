//! What several KPIs ask of one customer.

use crate::dataset::settings::{Anonymous, Basis};
use crate::dataset::view::{Customer, View};
use crate::dataset::Order;
use crate::stats::accumulate::{Accumulator, Part};
use crate::stats::tallies::{Ratios, Trials};
use rustc_hash::FxHashMap;

/// A customer's buying under a view.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Buying {
    /// Sales.
    pub sales: u64,
    /// Sales and refunds, in millionths.
    pub net: i128,
}

/// What a customer bought under a view.
#[must_use]
pub fn buying(view: &View<'_>, customer: &Customer<'_>) -> Buying {
    let mut buying = Buying::default();
    for order in customer.orders.iter().filter(|order| view.sees(order)) {
        buying.sales += u64::from(!order.is_refund());
        buying.net += i128::from(order.amount);
    }
    buying
}

/// Adds an order to what a customer spent by the channel it is booked to: few
/// customers buy on many.
pub fn add_net(mine: &mut Vec<(u16, i128)>, order: &Order) {
    let (booked, amount) = (order.booked(), i128::from(order.amount));
    match mine.iter_mut().find(|(channel, _)| *channel == booked) {
        Some((_, net)) => *net += amount,
        None => mine.push((booked, amount)),
    }
}

/// The channels of a customer's acts under a view, one entry an act; acts without a
/// channel tell of none.
pub fn acts(view: &View<'_>, customer: &Customer<'_>, basis: Basis, acts: &mut Vec<u16>) {
    acts.clear();
    let sales = customer
        .orders
        .iter()
        .filter(|order| !order.is_refund() && view.sees_act(order));
    acts.extend(sales.map(|order| order.channel));
    if basis == Basis::Interaction {
        let touches = customer.touches.iter();
        acts.extend(
            touches
                .filter(|touch| view.sees_touch_act(touch))
                .map(|touch| touch.channel),
        );
    }
    acts.retain(|&channel| view.data.channels.is_named(channel));
}

/// Whether there are different channels among acts.
#[must_use]
pub fn on_several(acts: &[u16]) -> bool {
    acts.windows(2).any(|pair| pair[0] != pair[1])
}

/// How many different channels there are among acts.
#[must_use]
pub fn distinct(acts: &mut [u16]) -> usize {
    acts.sort_unstable();
    acts.chunk_by(|a, b| a == b).count()
}

/// Accumulates, for each buying customer, whether and how much they buy on
/// several channels, with what chance alone would give.
#[must_use]
pub fn accumulate_channel_use(view: &View<'_>) -> Accumulator {
    let basis = view.settings.basis;
    let mut sums = Accumulator::default();
    let mut revenue_by_acts: FxHashMap<u64, i128> = FxHashMap::default();
    let (mut revenue, mut customers) = (Ratios::default(), Trials::default());
    let mut channel_acts = vec![0u64; view.data.channels.names().len()];
    let mut mine = Vec::new();
    for customer in view.customers() {
        let buying = buying(view, &customer);
        if buying.sales == 0 {
            continue;
        }
        acts(view, &customer, basis, &mut mine);
        for &channel in &mine {
            channel_acts[usize::from(channel)] += 1;
        }
        let several = on_several(&mine);
        revenue.add(if several { buying.net } else { 0 }, buying.net);
        customers.add(several);
        *revenue_by_acts.entry(mine.len() as u64).or_default() += buying.net;
    }
    sums.add_any("revenue", revenue.part());
    sums.add_any("customers", customers.part());
    let mut anonymous = 0;
    for order in view.anonymous() {
        anonymous += 1;
        let amount = i128::from(order.amount);
        sums.add("anonymous", Part::Sum(amount));
        if view.settings.anonymous_sales == Anonymous::Counted {
            sums.add("revenue", Part::unit(0, amount));
            *revenue_by_acts.entry(1).or_default() += amount;
        }
    }
    sums.add("anonymous rows", Part::Count(anonymous));
    if !revenue_by_acts.is_empty() {
        let sorted = revenue_by_acts.into_iter().collect();
        sums.add("revenue by acts", Part::SumBy(sorted));
    }
    for (channel, &count) in channel_acts.iter().enumerate() {
        if count > 0 {
            let name = view.channel_name(channel as u16);
            sums.add_by("acts", name, Part::Count(count));
        }
    }
    sums
}

/// The share of revenue that customers of several channels would have if every
/// act chose its channel by chance: `Σ revenue (1 - Σ_c p_c^n) / Σ revenue`.
#[must_use]
pub fn chance_ratio(sums: &Accumulator) -> Option<f64> {
    let counts: Vec<u64> = sums
        .by("acts")
        .map(|(_, part)| match part {
            Part::Count(count) => *count,
            _ => 0,
        })
        .collect();
    let all: u64 = counts.iter().sum();
    let Some(Part::SumBy(revenue)) = sums.get("revenue by acts") else {
        return None;
    };
    let total: i128 = revenue.values().sum();
    if all == 0 || total == 0 {
        return None;
    }
    let several: f64 = revenue
        .iter()
        .filter(|(&acts, _)| acts > 0)
        .map(|(&acts, &revenue)| {
            let same: f64 = counts
                .iter()
                .map(|&count| power(count as f64 / all as f64, acts))
                .sum();
            revenue as f64 * (1.0 - same)
        })
        .sum();
    Some(several / total as f64)
}

/// `base^exponent` by squaring: the same bits on every machine.
fn power(mut base: f64, mut exponent: u64) -> f64 {
    let mut result = 1.0;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result *= base;
        }
        base *= base;
        exponent >>= 1;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distinct_channels() {
        assert_eq!(distinct(&mut []), 0);
        assert_eq!(distinct(&mut [3, 1, 3]), 2);
        assert!(on_several(&[3, 1, 3]) && !on_several(&[3, 3]) && !on_several(&[]));
    }

    #[test]
    fn chance_by_hand() {
        // Half the acts on each of two channels: a customer of two acts is on
        // both by chance in one case of two, one of three in three of four.
        let mut sums = Accumulator::default();
        sums.add_by("acts", "a", Part::Count(5));
        sums.add_by("acts", "b", Part::Count(5));
        let revenue = [(1, 100), (2, 100), (3, 200)].into();
        sums.add("revenue by acts", Part::SumBy(revenue));
        assert_eq!(chance_ratio(&sums), Some((50.0 + 150.0) / 400.0));
        assert_eq!(chance_ratio(&Accumulator::default()), None);
    }

    #[test]
    fn powers() {
        assert_eq!(power(0.5, 10), 0.5f64.powi(10));
        assert_eq!(power(0.3, 0), 1.0);
    }
}
