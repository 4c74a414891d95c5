//! The journeys of two groups of customers side by side: how many contacts a sale
//! takes, over how many channels and days, where journeys begin and where they end.

use crate::dataset::dimension::UNSAID;
use crate::dataset::view::View;
use crate::dataset::Touch;
use crate::intake::cell::date::DAY_MS;
use crate::kpi::journey::{journeys, stands_for};
use crate::kpi::measure::{Missing, Unit};
use crate::stats::accumulate::{ratio, Accumulator, Part};
use crate::stats::compare::{self, difference, holm, p_value};
use crate::stats::estimate::Estimate;
use crate::stats::interval::{wilson, Interval};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A figure of journeys in two groups.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct JourneyDifference {
    /// `untouched`: sales without a known contact. Of the others, by sale:
    /// `touches`, `channels`, `days` from the first contact; `begins` and `ends` on
    /// a channel.
    pub id: &'static str,
    /// The channel, of `begins` and `ends`; else empty.
    pub channel: String,
    /// The unit: a rate or a number.
    pub unit: Unit,
    /// In the first group; `n` is its customers who bought.
    pub a: Estimate,
    /// In the second.
    pub b: Estimate,
    /// First less second.
    pub difference: Option<f64>,
    /// Its lower end at 95%.
    pub low: Option<f64>,
    /// Its upper end at 95%.
    pub high: Option<f64>,
    /// Whether it is beyond noise, all of them looked at together (Holm).
    pub beyond_noise: Option<bool>,
}

/// Channels told, at most: the most frequent ones.
const MOST: usize = 8;

/// The figures of two views, or why there are none.
///
/// A customer is the unit: what they bought several times is no new witness
/// (ratio of sums over customers, delta method). Differences by variance estimates
/// recovery (Zou & Donner 2008).
#[must_use]
pub fn compare_journeys(a: &View<'_>, b: &View<'_>) -> (Vec<JourneyDifference>, Option<Missing>) {
    let fields = &a.data.fields;
    let lacking: Vec<String> = ["touches.customer_id", "touches.at", "orders.customer_id"]
        .into_iter()
        .filter(|field| !fields.contains(*field))
        .map(str::to_owned)
        .collect();
    if !lacking.is_empty() {
        let missing = Missing {
            reason: "field-missing",
            needs: lacking,
        };
        return (Vec::new(), Some(missing));
    }
    let (of_a, of_b) = (Sums::of(a), Sums::of(b));
    let mut rows = vec![
        row("untouched", "", Unit::Rate, [&of_a.all, &of_b.all]),
        row("touches", "", Unit::Number, [&of_a.all, &of_b.all]),
        row("channels", "", Unit::Number, [&of_a.all, &of_b.all]),
        row("days", "", Unit::Number, [&of_a.all, &of_b.all]),
    ];
    for id in ["begins", "ends"] {
        for channel in most([&of_a, &of_b], id) {
            let name = a.channel_name(channel);
            let of = |sums: &Sums| sums.share(id, channel);
            rows.push(row(id, name, Unit::Rate, [&of(&of_a), &of(&of_b)]));
        }
    }
    judge(&mut rows);
    (rows, None)
}

/// What the customers of a view say, each once.
#[derive(Default)]
struct Sums {
    all: Accumulator,
    /// Of each customer: sales that have a contact, and those by the channel they
    /// begin and end on.
    customers: Vec<(i128, [BTreeMap<u16, i128>; 2])>,
}

impl Sums {
    fn of(view: &View<'_>) -> Self {
        let mut sums = Self::default();
        for customer in view.customers() {
            let (mut sales, mut touched) = (0, 0);
            let (mut touches, mut channels, mut minutes) = (0, 0, 0);
            let mut ends = [BTreeMap::new(), BTreeMap::new()];
            journeys(view, &customer, |order, before| {
                sales += 1;
                let [Some(first), Some(last)] = [before.first(), before.last()] else {
                    return;
                };
                touched += 1;
                touches += before.len() as i128;
                let code = |touch: &Touch| stands_for(view, touch);
                channels += before.iter().map(code).collect::<BTreeSet<_>>().len() as i128;
                minutes += i128::from((order.time - first.time) / 60_000);
                for (all, touch) in ends.iter_mut().zip([first, last]) {
                    *all.entry(code(touch)).or_insert(0) += 1;
                }
            });
            if sales == 0 {
                continue;
            }
            let mut add = |id: &'static str, x: i128, y: i128| {
                sums.all.add(id, Part::unit(x, y));
            };
            add("untouched", sales - touched, sales);
            if touched > 0 {
                add("touches", touches, touched);
                add("channels", channels, touched);
                add("days", minutes, touched * i128::from(DAY_MS / 60_000));
                sums.customers.push((touched, ends));
            }
        }
        sums
    }

    fn ends(id: &str) -> usize {
        usize::from(id == "ends")
    }

    fn share(&self, id: &'static str, channel: u16) -> Accumulator {
        let mut sums = Accumulator::default();
        for (touched, ends) in &self.customers {
            let hits = ends[Self::ends(id)].get(&channel).copied().unwrap_or(0);
            sums.add(id, Part::unit(hits, *touched));
        }
        sums
    }
}

/// The channels that most journeys begin, or end, on.
fn most(both: [&Sums; 2], id: &str) -> Vec<u16> {
    let mut counts: BTreeMap<u16, i128> = BTreeMap::new();
    for (_, ends) in both.into_iter().flat_map(|sums| &sums.customers) {
        for (&channel, &count) in &ends[Sums::ends(id)] {
            *counts.entry(channel).or_default() += count;
        }
    }
    counts.remove(&UNSAID);
    let mut all: Vec<(u16, i128)> = counts.into_iter().collect();
    all.sort_by_key(|&(channel, count)| (std::cmp::Reverse(count), channel));
    all.into_iter()
        .take(MOST)
        .map(|(channel, _)| channel)
        .collect()
}

fn row(
    id: &'static str,
    channel: &str,
    unit: Unit,
    [a, b]: [&Accumulator; 2],
) -> JourneyDifference {
    let (a, b) = (estimate(a, id, unit), estimate(b, id, unit));
    let bounds = bounds(&a).zip(bounds(&b));
    let interval = bounds.map(|(a, b)| difference(a, b));
    JourneyDifference {
        id,
        channel: channel.to_owned(),
        unit,
        difference: a.value.zip(b.value).map(|(a, b)| a - b),
        low: interval.map(|i| i.low),
        high: interval.map(|i| i.high),
        a,
        b,
        beyond_noise: None,
    }
}

fn estimate(sums: &Accumulator, id: &'static str, unit: Unit) -> Estimate {
    let Some((value, interval, n)) = sums.get(id).and_then(ratio) else {
        return Estimate::default();
    };
    // Where all customers say the same, the delta method sees no spread at all.
    let agreed = interval.is_none_or(|i| i.high <= i.low);
    let interval = match unit {
        Unit::Rate if agreed => wilson((value * n as f64).round() as u64, n),
        Unit::Rate => interval.map(|i| i.clipped(0.0, 1.0)),
        _ => interval.filter(|_| !agreed),
    };
    Estimate::of(Some((value, n, interval)))
}

fn bounds(of: &Estimate) -> Option<compare::Estimate> {
    Some(compare::Estimate {
        value: of.value?,
        interval: Interval {
            low: of.low?,
            high: of.high?,
        },
    })
}

fn judge(rows: &mut [JourneyDifference]) {
    let p = |row: &JourneyDifference| {
        let (low, high) = (row.low?, row.high?);
        Some(p_value(row.difference?, Interval { low, high }))
    };
    let judged: Vec<(usize, f64)> = rows
        .iter()
        .map(p)
        .enumerate()
        .filter_map(|(at, p)| Some((at, p?)))
        .collect();
    let p_values: Vec<f64> = judged.iter().map(|(_, p)| *p).collect();
    for ((at, _), beyond) in judged.into_iter().zip(holm(&p_values)) {
        rows[at].beyond_noise = Some(beyond);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::session::Session;
    use crate::dataset::settings::Settings;
    use crate::mapping::field::TableKind::{Customers, Orders, Touches};

    #[test]
    fn journeys_of_two_groups_by_hand() {
        let orders = "order_id,customer_id,ordered_at,channel,amount\n\
            A1,C1,2026-01-10T10:00:00Z,web,10\nA2,C1,2026-01-20T10:00:00Z,web,10\n\
            A3,C2,2026-01-10T10:00:00Z,store,10\nA4,C3,2026-01-10T10:00:00Z,web,10\n\
            A5,C4,2026-01-10T10:00:00Z,store,10\n";
        let touches = "customer_id,at,channel\n\
            C1,2026-01-08T10:00:00Z,email\nC1,2026-01-09T10:00:00Z,web\n\
            C1,2026-01-09T12:00:00Z,web\nC2,2026-01-06T10:00:00Z,web\n\
            C3,2026-01-09T10:00:00Z,email\nC4,2026-01-09T10:00:00Z,email\n";
        let customers = "customer_id,segment\nC1,old\nC2,old\nC3,new\nC4,new\n";
        let mut files = Session::default();
        for (table, text) in [(Orders, orders), (Touches, touches), (Customers, customers)] {
            files.load_text("file.csv", table, text).unwrap();
        }
        let of = |segment: &str| Settings {
            segments: vec![segment.to_owned()],
            zone: "UTC".to_owned(),
            ..Settings::default()
        };
        let (old, new) = (of("old"), of("new"));
        let dataset = files.dataset(&old).unwrap();
        let views = (
            View::new(&dataset, &old).unwrap(),
            View::new(&dataset, &new).unwrap(),
        );
        let (rows, missing) = compare_journeys(&views.0, &views.1);
        assert_eq!(missing, None);
        let row = |id: &str, channel: &str| {
            let mut all = rows.iter();
            let found = all.find(|row| row.id == id && row.channel == channel);
            found.unwrap_or_else(|| panic!("{id} {channel}: {rows:?}"))
        };
        // A2 comes after no contact of its own: one of three sales, none of two.
        let untouched = row("untouched", "");
        assert_eq!(untouched.a.value, Some(1.0 / 3.0));
        assert_eq!((untouched.b.value, untouched.b.n), (Some(0.0), 2));
        // Three and one contacts, against one and one.
        let touches = row("touches", "");
        assert_eq!((touches.a.value, touches.b.value), (Some(2.0), Some(1.0)));
        assert_eq!(touches.difference, Some(1.0));
        // Both new customers say the same: no spread to judge a mean by.
        assert_eq!((touches.b.low, touches.beyond_noise), (None, None));
        assert_eq!(row("channels", "").a.value, Some(1.5));
        // Two and four days, against one and one.
        assert_eq!(row("days", "").a.value, Some(3.0));
        assert_eq!(row("days", "").b.value, Some(1.0));
        assert_eq!(row("begins", "email").a.value, Some(0.5));
        let all = row("begins", "email");
        assert_eq!(all.b.value, Some(1.0));
        assert!(
            all.b.low.unwrap() < 0.5,
            "two customers prove little: {all:?}"
        );
        assert_eq!(all.beyond_noise, Some(false));
        assert_eq!(row("ends", "web").a.value, Some(1.0));
    }
}
