//! Orders that are too alike, too large, or missing where there should be some.

use super::{is_known, of_rows, Finding, OrderFile};
use crate::dataset::period::{day_text, Zone};
use crate::dataset::Dataset;
use crate::intake::cell::date::DAY_MS;
use crate::intake::cell::money::units;
use crate::mapping::rule::OrderStatus;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Sales from which quartiles say something.
const ENOUGH: usize = 40;
/// Orders that the days of a gap would have had, at least: were they to come by
/// chance, none at all would be seen once in 22,000 times.
const EXPECTED: f64 = 10.0;
/// Weeks before and after a gap that say what was to be expected.
const WEEKS: i64 = 4;
/// Gaps listed.
const GAPS: usize = 8;

/// Sales to one customer, of one amount, on one day, under two numbers.
pub(super) fn near_duplicates(file: &OrderFile<'_>, dataset: &Dataset) -> Option<Finding> {
    if file.file.mapping.lines {
        return None;
    }
    let mut sales: Vec<_> = file
        .rows
        .iter()
        .filter(|row| row.status == OrderStatus::Sale && row.amount.0 > 0)
        .map(|row| (dataset.people.of(file.at, row.customer), row))
        .filter(|(person, row)| is_known(*person) && row.order.is_some())
        .collect();
    let of = sales.len();
    sales.sort_unstable_by_key(|(person, row)| (*person, row.amount, row.currency, row.time));
    let mut lines = Vec::new();
    let same =
        sales.chunk_by(|(a, x), (b, y)| (a, x.amount, x.currency) == (b, y.amount, y.currency));
    for group in same.filter(|group| group.len() > 1) {
        for pair in group.windows(2) {
            let [(_, a), (_, b)] = pair else { continue };
            let day = |time| dataset.zone.day(time);
            if a.order != b.order && b.time - a.time < 2 * DAY_MS && day(a.time) == day(b.time) {
                lines.push(a.line.max(b.line));
            }
        }
    }
    of_rows("near-duplicate", Some(file.id), lines, of)
}

/// Sales far out of the ordinary: beyond three times the distance between the
/// quartiles of the logarithms of the amounts (Tukey 1977).
pub(super) fn outliers(file: &OrderFile<'_>) -> Option<Finding> {
    if file.file.mapping.lines {
        return None;
    }
    let sales = || {
        let rows = file.rows.iter();
        rows.filter(|row| row.status == OrderStatus::Sale && row.amount.0 > 0)
    };
    let mut amounts: Vec<i64> = sales().map(|row| row.amount.0).collect();
    if amounts.len() < ENOUGH {
        return None;
    }
    amounts.sort_unstable();
    let quartile = |quarter: usize| (amounts[(amounts.len() - 1) * quarter / 4] as f64).ln();
    let (first, third) = (quartile(1), quartile(3));
    let reach = 3.0 * (third - first);
    if reach <= 0.0 {
        return None;
    }
    let (low, high) = ((first - reach).exp(), (third + reach).exp());
    let lines: Vec<u32> = sales()
        .filter(|row| !(low..=high).contains(&(row.amount.0 as f64)))
        .map(|row| row.line)
        .collect();
    let found = of_rows("amount-far-out", Some(file.id), lines, amounts.len())?;
    Some(Finding {
        low: Some(units(low as i128)),
        high: Some(units(high as i128)),
        ..found
    })
}

/// The day of an instant, asked for once every quarter of an hour: no clock is
/// changed within one.
struct Days<'a> {
    zone: &'a Zone,
    known: FxHashMap<i64, i64>,
}

impl Days<'_> {
    fn day(&mut self, time: i64) -> i64 {
        let zone = self.zone;
        let quarter = time.div_euclid(DAY_MS / 96);
        *self.known.entry(quarter).or_insert_with(|| zone.day(time))
    }
}

/// Days without a sale on a channel whose neighbours have many.
pub(super) fn gaps(files: &[OrderFile<'_>], dataset: &Dataset) -> Vec<Finding> {
    let mut days = Days {
        zone: &dataset.zone,
        known: FxHashMap::default(),
    };
    let mut sold: BTreeMap<u16, BTreeMap<i64, u32>> = BTreeMap::new();
    for row in files.iter().flat_map(|file| file.rows) {
        if row.status == OrderStatus::Sale && row.time < dataset.as_of {
            let channel = sold.entry(dataset.channels.code(row.channel)).or_default();
            *channel.entry(days.day(row.time)).or_default() += 1;
        }
    }
    let mut found = Vec::new();
    for (channel, sold) in &sold {
        for (day, next) in sold.keys().zip(sold.keys().skip(1)) {
            let expected = expected(sold, day + 1, *next);
            if expected >= EXPECTED {
                found.push((expected, *channel, day + 1, next - 1));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    found.truncate(GAPS);
    let finding = |(expected, channel, from, to): (f64, u16, i64, i64)| Finding {
        code: "days-without-orders",
        names: vec![dataset.channels.name(channel).to_owned()],
        count: (to - from + 1) as u64,
        of: expected.round() as u64,
        from: Some(day_text(from)),
        to: Some(day_text(to)),
        ..Finding::default()
    };
    found.into_iter().map(finding).collect()
}

/// What the days from one to another, exclusive, would have sold: as much as the
/// same days of the week in the weeks around.
fn expected(sold: &BTreeMap<i64, u32>, from: i64, end: i64) -> f64 {
    let (Some((&first, _)), Some((&last, _))) = (sold.first_key_value(), sold.last_key_value())
    else {
        return 0.0;
    };
    // Beyond some weeks a channel is closed rather than a file incomplete.
    (from..end.min(from + 366))
        .map(|day| {
            let before = (1..)
                .map(|week| day - 7 * week)
                .skip_while(|&day| day >= from);
            let after = (1..)
                .map(|week| day + 7 * week)
                .skip_while(|&day| day < end);
            let around = before
                .take(WEEKS as usize)
                .chain(after.take(WEEKS as usize))
                .filter(|day| (first..=last).contains(day));
            let (count, sum) = around.fold((0, 0), |(count, sum), day| {
                (count + 1, sum + sold.get(&day).copied().unwrap_or(0))
            });
            if count == 0 {
                0.0
            } else {
                f64::from(sum) / f64::from(count)
            }
        })
        .sum()
}
