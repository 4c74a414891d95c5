//! What the KPIs that are a share, or a mean, have in common.

use super::measure::{Measure, Missing, Slice};
use crate::dataset::view::View;
use crate::stats::accumulate::{ratio, variance, Accumulator, Part};
use crate::stats::interval::{self, wilson, Interval};

/// A value, what it was counted on, and its interval.
pub type Estimated = (f64, u64, Option<Interval>);

/// Adds a case to the whole and to its channel.
pub fn add_trial(sums: &mut Accumulator, name: &'static str, channel: &str, hit: bool) {
    sums.add(name, Part::trial(hit));
    sums.add_by(name, channel, Part::trial(hit));
}

/// A share with Wilson's interval.
#[must_use]
pub fn proportion(part: Option<&Part>) -> Option<Estimated> {
    match part {
        Some(Part::Proportion { hits, n }) if *n > 0 => {
            Some((*hits as f64 / *n as f64, *n, wilson(*hits, *n)))
        }
        _ => None,
    }
}

/// A share of customers with Wilson's interval, after how many they are; rows that
/// name nobody are left out.
#[must_use]
pub fn of_customers(sums: &Accumulator) -> Option<(u64, Measure)> {
    let Some(Part::Proportion { hits, .. }) = sums.get("customers") else {
        return None;
    };
    let (value, n, interval) = proportion(sums.get("customers"))?;
    let mut measure = Measure::estimate(value, n, interval, "wilson");
    measure.leave_out("anonymous", sums.count("anonymous rows"));
    Some((*hits, measure))
}

/// The mean of a quantity counted in `unit`s, with Student's interval.
#[must_use]
pub fn mean(part: Option<&Part>, unit: f64) -> Option<Estimated> {
    match part {
        Some(Part::Moments { n, sum, squares }) if *n > 0 => {
            let mean = *sum as f64 * unit / *n as f64;
            let interval = variance(*n, *sum, *squares)
                .and_then(|v| interval::student(*n, mean, v * unit * unit));
            Some((mean, *n, interval))
        }
        _ => None,
    }
}

/// A share of money with the delta interval within what a share can be, or why there
/// is none: refunds may have eaten up the whole, or one of its two sides.
///
/// # Errors
/// With the reason.
pub fn of_money(part: Option<&Part>) -> Result<Estimated, &'static str> {
    let part = part.ok_or("no-rows")?;
    let (value, interval, n) = ratio(part).ok_or("zero-denominator")?;
    let is_gone = matches!(part, Part::Ratio { y, .. } if *y < 0);
    if is_gone || !(0.0..=1.0).contains(&value) {
        return Err("refunds-exceed-sales");
    }
    Ok((
        value,
        n,
        interval.map(|interval| interval.clipped(0.0, 1.0)),
    ))
}

/// A measure of the whole and its channels by one of the above.
#[must_use]
pub fn measured(
    sums: &Accumulator,
    name: &'static str,
    method: &'static str,
    of: impl Fn(Option<&Part>) -> Option<Estimated>,
) -> Option<Measure> {
    let (value, n, interval) = of(sums.get(name))?;
    let mut measure = Measure::estimate(value, n, interval, method);
    measure.breakdown = slices(sums, name, of);
    Some(measure)
}

/// The parts of a breakdown; none where no row names a channel.
#[must_use]
pub fn slices(
    sums: &Accumulator,
    name: &'static str,
    of: impl Fn(Option<&Part>) -> Option<Estimated>,
) -> Vec<Slice> {
    let slices: Vec<Slice> = sums
        .by(name)
        .filter_map(|(key, part)| {
            let (value, n, interval) = of(Some(part))?;
            Some(Slice::new(key, value, n, interval))
        })
        .collect();
    match slices.as_slice() {
        [only] if only.key.is_empty() => Vec::new(),
        _ => slices,
    }
}

/// A measure that is a share of cases.
#[must_use]
pub fn share(sums: &Accumulator, name: &'static str) -> Option<Measure> {
    measured(sums, name, "wilson", proportion)
}

/// Takes away rates above one, which contradict themselves: what a channel has wrong,
/// the total has too.
pub fn refuse_above_one(measure: &mut Measure) {
    let contradicts = |rate: Option<f64>| rate.is_some_and(|rate| rate > 1.0);
    let mut is_wrong = contradicts(measure.value);
    for slice in &mut measure.breakdown {
        if contradicts(slice.value) {
            is_wrong = true;
            *slice = Slice::missing(&slice.key, slice.n, "inconsistent");
        }
    }
    if is_wrong {
        *measure = Measure {
            breakdown: std::mem::take(&mut measure.breakdown),
            ..Measure::missing(Missing::because("inconsistent"))
        };
    }
}

/// Cases counted by channel: for rows too many to look a name up for each.
pub struct Tally<'a> {
    view: &'a View<'a>,
    /// Hits and cases by channel code; the last for rows that name none.
    counts: Vec<(u64, u64)>,
}

impl<'a> Tally<'a> {
    /// Nothing counted yet.
    #[must_use]
    pub fn new(view: &'a View<'a>) -> Self {
        Self {
            view,
            counts: vec![(0, 0); view.data.channels.names().len() + 1],
        }
    }

    /// Counts a case.
    pub fn add(&mut self, channel: impl Into<Option<u16>>, hit: bool) {
        let last = self.counts.len() - 1;
        let at = channel
            .into()
            .map_or(last, |code| usize::from(code).min(last));
        self.counts[at].0 += u64::from(hit);
        self.counts[at].1 += 1;
    }

    /// Adds what was counted to sums, under a name.
    pub fn flush(self, sums: &mut Accumulator, name: &'static str) {
        let last = self.counts.len() - 1;
        for (at, &(hits, n)) in self.counts.iter().enumerate().filter(|(_, c)| c.1 > 0) {
            let key = match at {
                _ if at == last => "",
                _ => self.view.channel_name(at as u16),
            };
            sums.add(name, Part::Proportion { hits, n });
            sums.add_by(name, key, Part::Proportion { hits, n });
        }
    }
}
