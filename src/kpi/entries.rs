//! Sales in stores for each person who came through their doors.

use super::measure::{Measure, Missing};
use super::share::Estimated;
use crate::dataset::channel::Family;
use crate::dataset::dimension::UNSAID;
use crate::dataset::view::View;
use crate::dataset::Order;
use crate::intake::cell::money::units;
use crate::intake::cell::number::divide_half_even;
use crate::stats::accumulate::{Accumulator, Part};
use crate::stats::interval::wilson;
use std::collections::BTreeMap;

/// Days that doors were counted on: by store, and under [`UNSAID`] for all.
type Counted = BTreeMap<u16, Vec<(i64, i64)>>;

/// Whether the files count people at doors, and sales in stores.
#[must_use]
pub fn are_told(view: &View<'_>) -> bool {
    let has = |field: &str| view.data.fields.contains(field);
    has("traffic.visitors") && has("orders.channel") && !view.has_segments()
}

/// What is missing where they do not.
#[must_use]
pub fn missing() -> Measure {
    Measure::missing(Missing {
        reason: "field-missing",
        needs: vec!["traffic.visitors".to_owned(), "orders.channel".to_owned()],
    })
}

/// Adds people who came in, and sales in stores on the days and in the stores in
/// which they were counted.
pub fn accumulate(view: &View<'_>, sums: &mut Accumulator) {
    if !are_told(view) {
        return;
    }
    let mut counted = Counted::new();
    let mut people = 0;
    for placed in view.data.traffic.iter().filter(|one| view.sees_placed(one)) {
        let (Some(count), Some(days)) = (placed.row.visitors, placed.row.period) else {
            continue;
        };
        let (part, all) = view.overlap(days.first_day, days.end_day);
        if part > 0 {
            let part = i128::from(count) * i128::from(part);
            people += divide_half_even(part, i128::from(all));
            let of_store = counted.entry(placed.store).or_default();
            of_store.push((days.first_day, days.end_day));
        }
    }
    counted.values_mut().for_each(|days| *days = merged(days));
    if view.holds_common() {
        sums.add("entries", Part::Sum(people));
    }
    let mut sales = 0;
    let mut add = |order: &Order| {
        let in_store = view.data.families[usize::from(order.channel)] == Family::Store;
        if !in_store || order.is_refund() || !view.sees(order) {
            return;
        }
        let day = view.data.zone.day(order.time);
        let is_counted = |store: u16| counted.get(&store).is_some_and(|days| holds(days, day));
        if is_counted(UNSAID) || view.store(order).is_some_and(is_counted) {
            sales += 1;
        }
    };
    for customer in view.customers() {
        customer.orders.iter().for_each(&mut add);
    }
    view.anonymous().for_each(add);
    sums.add("door sales", Part::Count(sales));
}

/// Days that follow or overlap, as one.
fn merged(days: &mut [(i64, i64)]) -> Vec<(i64, i64)> {
    days.sort_unstable();
    let mut all: Vec<(i64, i64)> = Vec::new();
    for &(from, end) in days.iter() {
        match all.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(end),
            _ => all.push((from, end)),
        }
    }
    all
}

fn holds(days: &[(i64, i64)], day: i64) -> bool {
    let after = days.partition_point(|&(from, _)| from <= day);
    after > 0 && day < days[after - 1].1
}

/// Sales per person who came in, with Wilson's interval; `None` where nobody was
/// counted, or fewer than bought.
#[must_use]
pub fn estimate(sums: &Accumulator) -> Option<Estimated> {
    let (sales, people) = counts(sums)?;
    let interval = wilson(sales, people);
    (sales <= people && people > 0).then(|| (sales as f64 / people as f64, people, interval))
}

fn counts(sums: &Accumulator) -> Option<(u64, u64)> {
    let Some(Part::Sum(people)) = sums.get("entries") else {
        return None;
    };
    let people = units(*people).round().max(0.0) as u64;
    Some((sums.count("door sales"), people))
}

/// The same as a figure.
#[must_use]
pub fn measure(sums: &Accumulator) -> Measure {
    if let Some((value, n, interval)) = estimate(sums) {
        return Measure::estimate(value, n, interval, "wilson");
    }
    let reason = match counts(sums) {
        // More tickets than people: the doors are not those of these tills.
        Some((sales, people)) if sales > people && people > 0 => "inconsistent",
        _ => "zero-denominator",
    };
    Measure::missing(Missing::because(reason))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_touch_are_one_stretch() {
        let days = merged(&mut [(5, 6), (1, 3), (3, 5), (9, 10)]);
        assert_eq!(days, [(1, 6), (9, 10)]);
        assert!(holds(&days, 1) && holds(&days, 5) && holds(&days, 9));
        assert!(!holds(&days, 0) && !holds(&days, 6) && !holds(&days, 10));
    }

    #[test]
    fn more_tickets_than_people_contradict_each_other() {
        let mut sums = Accumulator::default();
        sums.add("entries", Part::Sum(2_000_000));
        sums.add("door sales", Part::Count(3));
        assert_eq!(measure(&sums).missing.unwrap().reason, "inconsistent");
        assert_eq!(estimate(&sums), None);
    }
}
