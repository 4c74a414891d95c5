//! Time until a ticket is answered or solved, where some still wait.

use super::measure::{Measure, Missing, Slice, Unit};
use super::share::Estimated;
use crate::dataset::settings::Settings;
use crate::dataset::tickets::TicketRow;
use crate::dataset::view::View;
use crate::stats::accumulate::{variance, Accumulator, Part};
use crate::stats::interval::{student, Interval};
use crate::stats::kaplan_meier::{curve, quantile, times, At, Step};
use crate::stats::quantile as observed;
use std::collections::BTreeMap;

/// Seconds of an hour.
const HOUR: f64 = 3600.0;

/// What of a ticket is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// The first reply.
    Reply,
    /// The solution.
    Solution,
}

/// Whether a wait is over as far as the report looks, and how long it lasted until
/// then, in milliseconds; `None` where nobody knows when it ended.
fn wait(view: &View<'_>, ticket: &TicketRow, what: For) -> Option<(bool, i64)> {
    let until_now = view.data.as_of - ticket.opened;
    let (end, unknown, last_seen) = match what {
        // Solved without a reply: nobody waits for one any more.
        For::Reply => (
            ticket.first_reply,
            ticket.reply_unknown,
            ticket.resolution.unwrap_or(i64::MAX),
        ),
        For::Solution => (ticket.resolution, !ticket.knows_when_solved(), i64::MAX),
    };
    let (is_over, wait) = match end {
        Some(wait) if wait <= until_now => (true, wait),
        None if unknown => return None,
        // What ends after the day of analysis is open on it.
        _ => (false, last_seen.min(until_now)),
    };
    Some((is_over, view.waited(ticket.opened, wait)))
}

/// Adds the wait of each ticket of a view.
#[must_use]
pub fn accumulate(view: &View<'_>, what: For) -> Accumulator {
    let mut sums = Accumulator::default();
    for placed in view.placed(&view.data.tickets, |ticket| Some(ticket.opened)) {
        let Some((is_over, wait)) = wait(view, &placed.row, what) else {
            sums.add("time unknown", Part::Count(1));
            continue;
        };
        let name = if is_over { "ended" } else { "waiting" };
        let seconds = Part::Distribution([(wait / 1000, 1)].into());
        sums.add(name, seconds.clone());
        sums.add_by(name, view.name_of(placed.channel), seconds);
        sums.add_by("tickets", view.name_of(placed.channel), Part::Count(1));
    }
    sums
}

/// Waits in seconds, counted: those that are over, and those that are not.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// How long those waited that are over.
    pub ended: BTreeMap<i64, u64>,
    /// How long the others wait so far.
    pub waiting: BTreeMap<i64, u64>,
}

/// The waits of requests.
pub fn tally<'a>(
    view: &View<'_>,
    tickets: impl Iterator<Item = &'a TicketRow>,
    what: For,
) -> Tally {
    let mut tally = Tally::default();
    for (is_over, wait) in tickets.filter_map(|ticket| wait(view, ticket, what)) {
        let into = if is_over {
            &mut tally.ended
        } else {
            &mut tally.waiting
        };
        *into.entry(wait / 1000).or_default() += 1;
    }
    tally
}

impl Tally {
    /// All times, as a curve is made of them.
    #[must_use]
    pub fn times(&self) -> BTreeMap<i64, At> {
        times(&self.ended, &self.waiting)
    }

    /// The share that still waits.
    #[must_use]
    pub fn curve(&self) -> Vec<Step> {
        curve(&self.times())
    }

    /// The median in hours, with those who still wait.
    #[must_use]
    pub fn median(&self) -> Option<Estimated> {
        median(&self.times())
    }

    /// By when a share is over, in hours.
    #[must_use]
    pub fn by_when(&self, share: f64) -> Option<f64> {
        quantile(&self.curve(), share).map(|late| late.value / HOUR)
    }

    /// The median in hours of those that are over alone.
    #[must_use]
    pub fn median_ended(&self) -> Option<f64> {
        observed::median(&self.ended).map(|median| median.value / HOUR)
    }
}

/// The median wait with those who still wait, and beside it what is seen of
/// those that ended.
#[must_use]
pub fn measure(sums: &Accumulator, settings: &Settings) -> Measure {
    let ended = counts(sums.get("ended"));
    let all = times(&ended, &counts(sums.get("waiting")));
    if all.is_empty() {
        return Measure::missing(Missing::because("no-rows"));
    }
    let Some((value, n, interval)) = median(&all) else {
        return Measure::missing(Missing::because("not-yet-half"));
    };
    let mut measure = Measure::estimate(value, n, interval, "kaplan-meier");
    let hours = |value: f64| value / HOUR;
    for (id, p) in [("median_ended", 0.5), ("ninth_decile", 0.9)] {
        let quantile = observed::quantile(&ended, p);
        measure.also_estimate(
            id,
            Unit::Hours,
            quantile.map(|q| {
                let interval = q.interval.map(|(low, high)| Interval {
                    low: hours(low as f64),
                    high: hours(high as f64),
                });
                (hours(q.value), ended.values().sum(), interval)
            }),
        );
    }
    let late = quantile(&curve(&all), 0.9).map(|late| late.value / HOUR);
    measure.also("ninth_decile_all", Unit::Hours, late);
    measure.also_estimate("mean_ended", Unit::Hours, mean(&ended));
    let waiting: u64 = counts(sums.get("waiting")).values().sum();
    measure.also("still_waiting", Unit::Count, Some(waiting as f64));
    measure.leave_out("time-unknown", sums.count("time unknown"));
    measure.breakdown = by_channel(sums);
    if settings.business_hours.trim().is_empty() {
        return measure;
    }
    measure.with_setting("business_hours", settings.business_hours.trim())
}

fn by_channel(sums: &Accumulator) -> Vec<Slice> {
    let keys: Vec<&str> = sums.by("tickets").map(|(key, _)| key).collect();
    if keys == [""] {
        return Vec::new();
    }
    let slice = |key: &str| {
        let all = times(
            &counts(sums.get_by("ended", key)),
            &counts(sums.get_by("waiting", key)),
        );
        let n = all.values().map(|at| at.events + at.censored).sum();
        match median(&all) {
            Some((value, n, interval)) => Slice::new(key, value, n, interval),
            None => Slice::missing(key, n, "not-yet-half"),
        }
    };
    keys.into_iter().map(slice).collect()
}

fn counts(part: Option<&Part>) -> BTreeMap<i64, u64> {
    match part {
        Some(Part::Distribution(counts)) => counts.clone(),
        _ => BTreeMap::new(),
    }
}

fn median(all: &BTreeMap<i64, At>) -> Option<Estimated> {
    let n = all.values().map(|at| at.events + at.censored).sum();
    let median = quantile(&curve(all), 0.5)?;
    // An end that the data does not reach is not invented: both or none.
    let interval = median.low.zip(median.high).map(|(low, high)| Interval {
        low: low / HOUR,
        high: high / HOUR,
    });
    Some((median.value / HOUR, n, interval))
}

fn mean(ended: &BTreeMap<i64, u64>) -> Option<Estimated> {
    let n: u64 = ended.values().sum();
    let sum: i128 = ended
        .iter()
        .map(|(&v, &c)| i128::from(v) * i128::from(c))
        .sum();
    let squares = ended
        .iter()
        .map(|(&v, &c)| i128::from(v) * i128::from(v) * i128::from(c))
        .sum();
    let mean = (n > 0).then(|| sum as f64 / n as f64 / HOUR)?;
    let interval = variance(n, sum, Some(squares)).and_then(|v| student(n, mean, v / HOUR / HOUR));
    Some((mean, n, interval))
}
