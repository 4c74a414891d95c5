//! Whether channels serve the same customers: how many they share, how that compares
//! with chance, and who was met where first.

use super::walk::walk;
use super::JourneySettings;
use crate::dataset::view::View;
use crate::error::Result;
use crate::stats::estimate::Estimate;
use crate::stats::interval::{Interval, Z};
use serde::Serialize;
use std::collections::BTreeMap;

/// Customers of a channel.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct OverlapChannel {
    /// The channel.
    pub channel: String,
    /// Customers.
    pub customers: u64,
    /// Of them, those of no other channel.
    pub alone: Estimate,
}

/// Two channels and the customers they share.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct OverlapPair {
    /// One channel.
    pub a: String,
    /// The other.
    pub b: String,
    /// Customers of both.
    pub shared: u64,
    /// Of the customers of either, the share of both (Jaccard).
    pub jaccard: Estimate,
    /// Customers of both, by those expected by chance.
    pub index: Estimate,
    /// Of the customers of the second, those who met the first one before.
    pub a_before_b: Estimate,
    /// Of the customers of the first, those who met the second one before.
    pub b_before_a: Estimate,
}

/// The channels and their customers.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Overlap {
    /// Customers of any channel.
    pub customers: u64,
    /// Of them, those of one channel alone.
    pub one_channel: Estimate,
    /// The channels.
    pub channels: Vec<OverlapChannel>,
    /// Each pair of them.
    pub pairs: Vec<OverlapPair>,
}

#[derive(Default)]
struct Sums {
    customers: u64,
    one: u64,
    /// Customers, and those of no other channel.
    channels: BTreeMap<u16, (u64, u64)>,
    /// Shared, first on the lower code, first on the higher.
    pairs: BTreeMap<(u16, u16), (u64, u64, u64)>,
}

/// Which channels share their customers, by what these bought, or by all they did.
///
/// # Errors
/// When a phase does not exist.
pub fn overlap(view: &View<'_>, settings: &JourneySettings, sales: bool) -> Result<Overlap> {
    let reading = settings.reading(view)?;
    let mut sums = Sums::default();
    let mut first: Vec<(u16, i64)> = Vec::new();
    walk(view, &reading, |_, events| {
        first.clear();
        // What names no channel tells of none.
        let is_named = |channel: u16| view.data.channels.is_named(channel);
        let mine = events.iter().filter(|one| !sales || one.is_sale());
        let mine = mine.filter(|one| is_named(one.channel));
        first.extend(mine.map(|one| (one.channel, one.time)));
        // Sorted by channel, then time: of each the first is kept.
        first.sort_unstable();
        first.dedup_by_key(|one| one.0);
        sums.add(&first);
    });
    Ok(sums.told(view))
}

impl Sums {
    fn add(&mut self, first: &[(u16, i64)]) {
        if first.is_empty() {
            return;
        }
        let alone = u64::from(first.len() == 1);
        self.customers += 1;
        self.one += alone;
        for (at, &(channel, time)) in first.iter().enumerate() {
            let one = self.channels.entry(channel).or_default();
            one.0 += 1;
            one.1 += alone;
            for &(other, then) in &first[at + 1..] {
                let pair = self.pairs.entry((channel, other)).or_default();
                pair.0 += 1;
                pair.1 += u64::from(time < then);
                pair.2 += u64::from(then < time);
            }
        }
    }

    fn told(self, view: &View<'_>) -> Overlap {
        let name = |channel: u16| view.channel_name(channel).to_owned();
        let all: Vec<(u16, u64)> = self
            .channels
            .iter()
            .map(|(&code, one)| (code, one.0))
            .collect();
        let mut pairs = Vec::new();
        for (at, &(a, in_a)) in all.iter().enumerate() {
            for &(b, in_b) in &all[at + 1..] {
                let (shared, a_first, b_first) =
                    self.pairs.get(&(a, b)).copied().unwrap_or_default();
                pairs.push(OverlapPair {
                    a: name(a),
                    b: name(b),
                    shared,
                    jaccard: Estimate::share(shared, in_a + in_b - shared),
                    index: index(shared, in_a, in_b, self.customers),
                    a_before_b: Estimate::share(a_first, in_b),
                    b_before_a: Estimate::share(b_first, in_a),
                });
            }
        }
        let channels = self.channels.iter();
        Overlap {
            customers: self.customers,
            one_channel: Estimate::share(self.one, self.customers),
            channels: channels
                .map(|(&channel, &(customers, alone))| OverlapChannel {
                    channel: name(channel),
                    customers,
                    alone: Estimate::share(alone, customers),
                })
                .collect(),
            pairs,
        }
    }
}

/// Customers of both by `a · b / all`, the number that chance would give. The
/// interval is that of the logarithm by the delta method on the four counts of the
/// table: `1/n11 - 1/a - 1/b - 1/N + 2 index/N`.
pub(super) fn index(both: u64, a: u64, b: u64, all: u64) -> Estimate {
    if a == 0 || b == 0 || all == 0 {
        return Estimate::default();
    }
    let [n, a, b, total] = [both, a, b, all].map(|count| count as f64);
    let index = n * total / (a * b);
    let variance = 1.0 / n - 1.0 / a - 1.0 / b - 1.0 / total + 2.0 * index / total;
    let half = Z * variance.max(0.0).sqrt();
    let interval = (both > 0).then(|| Interval {
        low: index * (-half).exp(),
        high: index * half.exp(),
    });
    Estimate::of(Some((index, all, interval)))
}
