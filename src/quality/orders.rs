//! Orders that are too alike, too large, or missing where there should be some.

use super::{is_known, of_rows, Finding, OrderFile};
use crate::dataset::bits::Bits;
use crate::dataset::order_rows::OrderRow;
use crate::dataset::period::{day_text, Days};
use crate::dataset::Dataset;
use crate::intake::cell::money::units;
use crate::mapping::rule::OrderStatus;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

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
    let mut days = Days::new(&dataset.zone);
    let row = |at: u32| file.rows.get(at as usize);
    let same = |row: &OrderRow, day: i64| {
        let person = dataset.people.of(file.at, row.customer);
        (person, row.amount, row.currency, day)
    };
    let hash = |one: &OrderRow, days: &mut Days<'_>| {
        let is_sale = one.status == OrderStatus::Sale && one.amount.0 > 0;
        let key = same(one, days.day(one.time));
        (is_sale && is_known(key.0) && one.order.is_some()).then(|| {
            let mut hasher = FxHasher::default();
            (key.0, key.1 .0, key.2, key.3).hash(&mut hasher);
            hasher.finish().rotate_left(26)
        })
    };
    // Nearly all stand alone, and two bits of their hashes say so.
    let rows = file.rows.len();
    let (mut once, mut twice) = (Bits::new(rows * 8), Bits::new(rows * 4));
    let mut of = 0;
    file.rows.for_each(|_, one| {
        if let Some(hash) = hash(&one, &mut days) {
            of += 1;
            if once.set(hash) {
                twice.set(hash);
            }
        }
    });
    drop(once);
    let mut alike: Vec<(u64, u32)> = Vec::new();
    file.rows.for_each(|at, one| {
        let hash = hash(&one, &mut days).filter(|&hash| twice.has(hash));
        alike.extend(hash.map(|hash| (hash, at as u32)));
    });
    alike.sort_unstable();
    let mut lines = Vec::new();
    for pair in alike.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        let (a, b) = (row(pair[0].1), row(pair[1].1));
        let is_same = same(&a, days.day(a.time)) == same(&b, days.day(b.time));
        if is_same && a.order != b.order {
            lines.push(b.line);
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

/// Sales of a channel by day, in order.
type Sold = [(i64, u32)];

/// Days without a sale on a channel whose neighbours have many.
pub(super) fn gaps(files: &[OrderFile<'_>], dataset: &Dataset) -> Vec<Finding> {
    let sold = sold(files, dataset);
    // The largest stand first: bits of positive numbers are in their order.
    let mut found: Vec<(u64, u32)> = Vec::new();
    let mut gaps = Vec::new();
    for (channel, sold) in &sold {
        for pair in sold.windows(2).filter(|pair| pair[1].0 > pair[0].0 + 1) {
            let (from, end) = (pair[0].0 + 1, pair[1].0);
            let expected = expected(sold, from, end);
            if expected >= EXPECTED {
                found.push((u64::MAX - expected.to_bits(), gaps.len() as u32));
                gaps.push((expected, *channel, from, end - 1));
            }
        }
    }
    found.sort_unstable();
    found.truncate(GAPS);
    // Then those of a channel one after the other, as they came.
    found.sort_unstable_by_key(|&(_, at)| at);
    let finding = |(_, at): (u64, u32)| {
        let (expected, channel, from, to) = gaps[at as usize];
        Finding {
            code: "days-without-orders",
            names: vec![dataset.channels.name(channel).to_owned()],
            count: (to - from + 1) as u64,
            of: expected.round() as u64,
            from: Some(day_text(from)),
            to: Some(day_text(to)),
            ..Finding::default()
        }
    };
    found.into_iter().map(finding).collect()
}

/// Sales by channel and day.
fn sold(files: &[OrderFile<'_>], dataset: &Dataset) -> Vec<(u16, Vec<(i64, u32)>)> {
    let mut days = Days::new(&dataset.zone);
    // Cells hold the years 0 to 9999: their days, moved up, are not negative.
    let up = 1 << 24;
    let mut counts: FxHashMap<u64, u32> = FxHashMap::default();
    for file in files {
        file.rows.for_each(|_, row| {
            if row.status == OrderStatus::Sale && row.time < dataset.as_of {
                let channel = u64::from(dataset.channels.code(row.channel));
                let key = channel << 32 | (days.day(row.time) + up) as u64;
                *counts.entry(key).or_default() += 1;
            }
        });
    }
    let mut all: Vec<(u64, u32)> = counts.into_iter().collect();
    all.sort_unstable();
    let mut sold: Vec<(u16, Vec<(i64, u32)>)> = Vec::new();
    for (key, count) in all {
        let (channel, day) = ((key >> 32) as u16, key as u32);
        if sold.last().is_none_or(|(last, _)| *last != channel) {
            sold.push((channel, Vec::new()));
        }
        if let Some((_, days)) = sold.last_mut() {
            days.push((i64::from(day) - up, count));
        }
    }
    sold
}

/// What the days from one to another, exclusive, would have sold: as much as the
/// same days of the week in the weeks around.
fn expected(sold: &Sold, from: i64, end: i64) -> f64 {
    let (Some(&(first, _)), Some(&(last, _))) = (sold.first(), sold.last()) else {
        return 0.0;
    };
    let on = |day: i64| match sold.binary_search_by(|(one, _)| one.cmp(&day)) {
        Ok(at) => sold[at].1,
        Err(_) => 0,
    };
    let mut expected = 0.0;
    // Beyond a year a channel is closed rather than a file incomplete.
    for day in from..end.min(from + 366) {
        let (mut count, mut sum) = (0, 0);
        let mut add = |day: i64| {
            if (first..=last).contains(&day) {
                count += 1;
                sum += on(day);
            }
        };
        // The nearest same day of the week that lies outside the gap.
        let before = day - 7 * ((day - from) / 7 + 1);
        let after = day + 7 * ((end - 1 - day) / 7 + 1);
        for week in 0..WEEKS {
            add(before - 7 * week);
            add(after + 7 * week);
        }
        if count > 0 {
            expected += f64::from(sum) / f64::from(count);
        }
    }
    expected
}
