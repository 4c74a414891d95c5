//! Customers by when they first bought, and who of them bought again how much
//! later.

use crate::dataset::period::{start_of, StepUnit};
use crate::dataset::view::View;
use crate::intake::cell::date::DAY_MS;
use crate::stats::accumulate::{Accumulator, Part};
use crate::stats::counts::Counts;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Between the parts of a key.
const AND: char = '\u{1f}';

/// A group of customers who first bought in the same step of time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cohort {
    /// The step it began in.
    pub start: i64,
    /// How many customers bought in each step after it; the first is its size.
    pub active: BTreeMap<u64, u64>,
    /// What they spent, net, in millionths.
    pub revenue: BTreeMap<u64, i128>,
    /// How many bought in this step or any later one.
    pub still: BTreeMap<u64, u64>,
}

/// What a cohort did in a step.
#[derive(Default)]
struct Cell {
    active: i128,
    still: i128,
    revenue: i128,
}

/// What a cohort did in each step that it bought or gave back in, in order.
#[derive(Default)]
struct Cells(Vec<(u64, Cell)>);

impl Cells {
    #[inline]
    fn of(&mut self, step: u64) -> &mut Cell {
        let at = self.0.partition_point(|(held, _)| *held < step);
        if self.0.get(at).is_none_or(|(held, _)| *held != step) {
            self.0.insert(at, (step, Cell::default()));
        }
        &mut self.0[at].1
    }

    /// Adds what was counted to sums, under a key.
    fn flush(&self, sums: &mut Accumulator, key: &str) {
        let counts = |of: fn(&Cell) -> i128| {
            let all = self.0.iter().map(|(step, cell)| (*step, of(cell)));
            Part::SumBy(all.filter(|(_, count)| *count > 0).collect())
        };
        sums.add_by("active", key, counts(|cell| cell.active));
        sums.add_by("last", key, counts(|cell| cell.still));
        let revenue = self.0.iter().map(|(step, cell)| (*step, cell.revenue));
        sums.add_by("revenue", key, Part::SumBy(revenue.collect()));
    }
}

/// What a customer did in each step, in order.
#[derive(Default)]
struct Mine(Vec<(u64, bool, i128)>);

impl Mine {
    /// Orders come by time, but a clock that is put back may give a day again.
    #[inline]
    fn add(&mut self, step: u64, bought: bool, amount: i64) {
        let after = self.0.iter().rev().take_while(|held| held.0 > step);
        let at = self.0.len() - after.count();
        match at.checked_sub(1).map(|before| &mut self.0[before]) {
            Some(held) if held.0 == step => {
                held.1 |= bought;
                held.2 += i128::from(amount);
            }
            _ => self.0.insert(at, (step, bought, amount.into())),
        }
    }
}

/// Days to the number of the step they fall into, each read once.
struct Steps {
    unit: StepUnit,
    /// Each at its place: the day and its step.
    known: Vec<Option<(i64, i64)>>,
}

impl Steps {
    /// Days that are kept: two years, and another two in their place.
    const KEPT: usize = 1 << 10;

    fn new(unit: StepUnit) -> Self {
        Self {
            unit,
            known: vec![None; Self::KEPT],
        }
    }

    /// Steps since 1970; weeks from the first Monday.
    #[inline]
    fn of(&mut self, day: i64) -> i64 {
        let held = &mut self.known[day as usize % Self::KEPT];
        match held {
            Some((held, step)) if *held == day => *step,
            _ => {
                let step = number(day, self.unit);
                *held = Some((day, step));
                step
            }
        }
    }
}

/// The number of the step that a day falls into.
#[must_use]
pub fn number(day: i64, unit: StepUnit) -> i64 {
    match unit {
        StepUnit::Day => day,
        // 1970-01-05 was a Monday.
        StepUnit::Week => (day - 4).div_euclid(7),
        StepUnit::Month => months(day),
        StepUnit::Quarter => months(day).div_euclid(3),
    }
}

/// The first day of a step.
#[must_use]
pub fn first_day(step: i64, unit: StepUnit) -> i64 {
    match unit {
        StepUnit::Day => step,
        StepUnit::Week => step * 7 + 4,
        StepUnit::Month => crate::dataset::period::months_before(0, -step),
        StepUnit::Quarter => crate::dataset::period::months_before(0, -step * 3),
    }
}

fn months(day: i64) -> i64 {
    // A month has 28 to 31 days: the guess is off by one at most.
    let start = start_of(day, StepUnit::Month);
    let guess = (start as f64 / 30.436_875).round() as i64;
    (guess - 1..=guess + 1)
        .find(|&months| crate::dataset::period::months_before(0, -months) == start)
        .unwrap_or(guess)
}

/// Accumulates cohorts of customers whose first sale falls into the view, with
/// all they bought since on the channels looked at, keyed by channel of the
/// first sale and by step.
#[must_use]
pub fn accumulate(view: &View<'_>, unit: StepUnit) -> Accumulator {
    let mut sums = Accumulator::default();
    let zone = &view.data.zone;
    let mut steps = Steps::new(unit);
    let mut all: FxHashMap<(u16, i64), Cells> = FxHashMap::default();
    let (mut second, mut waiting) = (Counts::default(), Counts::default());
    let mut mine = Mine::default();
    for customer in view.customers() {
        let mut orders = customer
            .orders
            .iter()
            .filter(|order| view.sees_place(order))
            .skip_while(|order| order.is_refund())
            .peekable();
        let Some(&&first) = orders.peek() else {
            continue;
        };
        if !view.span.holds(first.time) {
            continue;
        }
        let start = steps.of(zone.day(first.time));
        mine.0.clear();
        let mut again = None;
        for order in orders {
            let step = (steps.of(zone.day(order.time)) - start)
                .max(0)
                .unsigned_abs();
            let is_sale = !order.is_refund();
            mine.add(step, is_sale, order.amount);
            if again.is_none() && is_sale && order.time - first.time >= DAY_MS {
                again = Some((order.time - first.time) / DAY_MS);
            }
        }
        let cells = all.entry((first.channel, start)).or_default();
        let mut last = 0;
        for &(step, bought, net) in &mine.0 {
            let cell = cells.of(step);
            cell.revenue += net;
            if bought {
                cell.active += 1;
                last = step;
            }
        }
        cells.of(last).still += 1;
        match again {
            Some(days) => second.add(days),
            None => waiting.add((view.data.as_of - first.time) / DAY_MS),
        }
    }
    for ((channel, start), cells) in all {
        let key = format!("{start}{AND}{}", view.channel_name(channel));
        cells.flush(&mut sums, &key);
    }
    // Steps before this one are over.
    let running = number(zone.day(view.data.as_of), unit);
    sums.add_by("running", &running.to_string(), Part::Count(0));
    for (name, days) in [("second", second), ("waiting", waiting)] {
        let days = days.sorted();
        if !days.is_empty() {
            sums.add(name, Part::Distribution(days));
        }
    }
    sums
}

/// The step that is not over, if anything was accumulated.
#[must_use]
pub fn running(sums: &Accumulator) -> i64 {
    let key = sums.by("running").next().map(|(key, _)| key);
    key.and_then(|key| key.parse().ok()).unwrap_or(i64::MIN)
}

/// The cohorts of all channels, or of one, by their start.
#[must_use]
pub fn cohorts(sums: &Accumulator, channel: Option<&str>) -> Vec<Cohort> {
    let mut all: BTreeMap<i64, Cohort> = BTreeMap::new();
    for (key, part) in sums.by("active") {
        let Some((start, name)) = key.split_once(AND) else {
            continue;
        };
        if channel.is_some_and(|channel| channel != name) {
            continue;
        }
        let start = start.parse().unwrap_or(0);
        let cohort = all.entry(start).or_default();
        cohort.start = start;
        for (into, part) in [
            (&mut cohort.active, Some(part)),
            (&mut cohort.still, sums.get_by("last", key)),
        ] {
            if let Some(Part::SumBy(by)) = part {
                for (&step, &count) in by {
                    *into.entry(step).or_default() += u64::try_from(count).unwrap_or(0);
                }
            }
        }
        if let Some(Part::SumBy(by)) = sums.get_by("revenue", key) {
            for (&step, &net) in by {
                *cohort.revenue.entry(step).or_default() += net;
            }
        }
    }
    all.into_values().map(Cohort::finished).collect()
}

/// The channels of the cohorts' first sales.
#[must_use]
pub fn channels(sums: &Accumulator) -> Vec<&str> {
    let names = sums.by("active").filter_map(|(key, _)| key.split_once(AND));
    let mut names: Vec<&str> = names.map(|(_, name)| name).collect();
    names.sort_unstable();
    names.dedup();
    names
}

impl Cohort {
    /// From the step of the last purchase to those who were still to buy.
    fn finished(mut self) -> Self {
        let mut still = 0;
        let steps = self.still.keys().next_back().copied().unwrap_or(0);
        for step in (0..=steps).rev() {
            still += self.still.get(&step).copied().unwrap_or(0);
            self.still.insert(step, still);
        }
        self
    }

    /// How many customers it began with.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.active.get(&0).copied().unwrap_or(0)
    }

    /// How many bought in a step after it.
    #[must_use]
    pub fn active_in(&self, step: u64) -> u64 {
        self.active.get(&step).copied().unwrap_or(0)
    }

    /// Whether a step after it is over, given the one that is not.
    #[must_use]
    pub fn has_seen(&self, step: u64, running: i64) -> bool {
        i64::try_from(step).is_ok_and(|step| self.start.saturating_add(step) < running)
    }
}

/// How many of the customers whose cohort is old enough bought in a step after
/// their first: hits and all.
#[must_use]
pub fn pooled(cohorts: &[Cohort], step: u64, running: i64) -> (u64, u64) {
    let old = cohorts.iter().filter(|one| one.has_seen(step, running));
    old.fold((0, 0), |(hits, n), one| {
        (hits + one.active_in(step), n + one.size())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::cell::date::day_number;

    #[test]
    fn steps_there_and_back() {
        for unit in [
            StepUnit::Day,
            StepUnit::Week,
            StepUnit::Month,
            StepUnit::Quarter,
        ] {
            for day in (-40_000..60_000).step_by(17) {
                let step = number(day, unit);
                assert_eq!(first_day(step, unit), start_of(day, unit), "{day} {unit:?}");
            }
        }
        let march = day_number(2026, 3, 31).unwrap();
        assert_eq!(number(march, StepUnit::Month), 56 * 12 + 2);
    }
}
