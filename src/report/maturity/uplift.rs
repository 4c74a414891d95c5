//! What customers of several channels have brought beside those of one, among
//! customers alike: first bought in the same thirty days, for a basket of the
//! same fifth. They chose their channels: it is no effect.

use crate::clv::history::histories;
use crate::dataset::view::View;
use crate::maturity::verdict::Fact;
use crate::report::clv_gap::{historic, strata};
use crate::stats::interval::Z;
use std::collections::BTreeMap;

/// Sum, sum of squares and number of values.
#[derive(Clone, Copy, Default)]
struct Group {
    n: f64,
    sum: f64,
    squares: f64,
}

impl Group {
    fn add(&mut self, value: f64) {
        self.n += 1.0;
        self.sum += value;
        self.squares += value * value;
    }

    fn mean(self) -> f64 {
        self.sum / self.n
    }

    fn variance(self) -> f64 {
        if self.n < 2.0 {
            return 0.0;
        }
        ((self.squares - self.sum * self.mean()) / (self.n - 1.0)).max(0.0)
    }
}

/// What they brought, less one, relative to what those of one channel did in the
/// same strata, with the interval of a ratio of stratified means.
pub fn of(view: &View<'_>) -> Fact {
    let fields = ["orders.customer_id", "orders.channel"];
    if let Some(lacks) = super::figures::lacking(view, &fields) {
        return lacks;
    }
    let end = view.data.zone.day(view.span.to - 1);
    let histories = histories(view, end, end);
    let (strata, values) = (strata(&histories), historic(&histories, 1.0));
    let mut groups: BTreeMap<i64, [Group; 2]> = BTreeMap::new();
    for ((history, stratum), value) in histories.iter().zip(strata).zip(values) {
        let pair = groups.entry(stratum).or_default();
        pair[usize::from(history.channels >= 2)].add(value);
    }
    let both = groups
        .values()
        .filter(|[mono, omni]| mono.n > 0.0 && omni.n > 0.0);
    let (mut several, mut one, mut n) = ((0.0, 0.0), (0.0, 0.0), 0.0);
    for [mono, omni] in both {
        several.0 += omni.sum;
        several.1 += omni.n * omni.variance();
        one.0 += omni.n * mono.mean();
        one.1 += omni.n * omni.n * mono.variance() / mono.n;
        n += mono.n + omni.n;
    }
    if one.0 <= 0.0 || several.0 <= 0.0 {
        return Fact::none("no-match", &fields);
    }
    let ratio = several.0 / one.0;
    let spread = (several.1 / (several.0 * several.0) + one.1 / (one.0 * one.0)).sqrt();
    Fact {
        value: Some(ratio - 1.0),
        low: Some(ratio - 1.0 - Z * ratio * spread),
        high: Some(ratio - 1.0 + Z * ratio * spread),
        n: n as u64,
        ..Fact::default()
    }
}
