//! Instants, days, and the zone in which a day begins.

use super::slots::Slots;
use crate::error::{ProblemKind, Result};
use crate::intake::cell::date::{day_number, Moment, DAY_MS};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Span as Duration, Timestamp, Unit};
use rustc_hash::FxHashMap;
use std::cell::Cell;
use std::rc::Rc;

/// A zone of the bundled zone data.
#[derive(Debug, Clone)]
pub struct Zone {
    zone: TimeZone,
    name: String,
    /// Stretches of time that were asked for, each at its place.
    known: Rc<[Cell<Stretch>]>,
}

/// A stretch of time without a change of the clock, shorter than a day: the day it
/// begins in, and when the next one does.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    number: i64,
    day: i64,
    next: i64,
}

impl Stretch {
    /// A stretch is so many powers of two of milliseconds: eighteen hours.
    const BITS: u32 = 26;
    const LENGTH: i64 = 1 << Self::BITS;
    /// Those that are kept: two years, and another two in their place.
    const KEPT: usize = 1 << 10;
    const UNKNOWN: Self = Self {
        number: i64::MIN,
        day: 0,
        next: 0,
    };

    #[inline]
    fn day(self, instant: i64) -> i64 {
        self.day + i64::from(instant >= self.next)
    }
}

/// A span of instants in milliseconds: from the first, up to but without the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First instant.
    pub from: i64,
    /// First instant after it.
    pub to: i64,
}

impl Span {
    /// Whether an instant falls into it.
    #[must_use]
    pub fn holds(&self, instant: i64) -> bool {
        (self.from..self.to).contains(&instant)
    }
}

impl Zone {
    /// Finds a zone by its name.
    ///
    /// # Errors
    /// When there is none of that name.
    pub fn named(name: &str) -> Result<Self> {
        let zone = TimeZone::get(name).map_err(|_| ProblemKind::UnknownZone {
            zone: name.to_owned(),
        })?;
        Ok(Self {
            zone,
            name: name.to_owned(),
            known: vec![Cell::new(Stretch::UNKNOWN); Stretch::KEPT].into(),
        })
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The instant of a moment, in milliseconds since 1970 in UTC.
    ///
    /// A wall-clock time that comes twice is the first of the two; one that
    /// does not exist is moved on by the length of the gap.
    #[must_use]
    pub fn instant(&self, moment: Moment) -> i64 {
        if let Some(offset) = moment.offset_ms {
            return moment.civil_ms - offset;
        }
        let as_if_utc = civil(moment.civil_ms);
        self.zone
            .to_ambiguous_timestamp(as_if_utc)
            .compatible()
            .map_or(moment.civil_ms, Timestamp::as_millisecond)
    }

    /// What the clock shows at an instant, in milliseconds as though it were UTC.
    #[must_use]
    pub fn civil(&self, instant: i64) -> i64 {
        let Ok(timestamp) = Timestamp::from_millisecond(instant) else {
            return instant;
        };
        instant + i64::from(self.zone.to_offset(timestamp).seconds()) * 1000
    }

    /// The civil day of an instant, counted from 1970-01-01.
    #[must_use]
    #[inline]
    pub fn day(&self, instant: i64) -> i64 {
        let number = instant >> Stretch::BITS;
        let held = self.known[number as usize % Stretch::KEPT].get();
        if held.number == number {
            return held.day(instant);
        }
        self.day_anew(instant, number)
    }

    #[inline(never)]
    fn day_anew(&self, instant: i64, number: i64) -> i64 {
        let start = number << Stretch::BITS;
        let (from, to) = (
            self.civil(start),
            self.civil(start.saturating_add(Stretch::LENGTH)),
        );
        if to.saturating_sub(from) != Stretch::LENGTH {
            // The clock is changed in it.
            return self.civil(instant).div_euclid(DAY_MS);
        }
        let day = from.div_euclid(DAY_MS);
        let found = Stretch {
            number,
            day,
            next: (day + 1) * DAY_MS - (from - start),
        };
        self.known[number as usize % Stretch::KEPT].set(found);
        found.day(instant)
    }

    /// The instant at which a civil day begins.
    #[must_use]
    pub fn start_of_day(&self, day: i64) -> i64 {
        self.instant(Moment {
            civil_ms: day * DAY_MS,
            offset_ms: None,
        })
    }

    /// The instants of whole civil days.
    #[must_use]
    pub fn span(&self, first_day: i64, end_day: i64) -> Span {
        Span {
            from: self.start_of_day(first_day),
            to: self.start_of_day(end_day),
        }
    }
}

/// A zone for many moments: it remembers the days on which the clock is not changed.
#[derive(Debug)]
pub struct Clock {
    zone: Zone,
    /// Days to their offset from UTC in milliseconds; `None` where it changes.
    offsets: FxHashMap<i64, Option<i64>>,
}

impl Clock {
    /// A clock of a zone.
    #[must_use]
    pub fn new(zone: Zone) -> Self {
        Self {
            zone,
            offsets: FxHashMap::default(),
        }
    }

    /// The instant of a moment, as [`Zone::instant`] gives it.
    pub fn instant(&mut self, moment: Moment) -> i64 {
        if let Some(offset) = moment.offset_ms {
            return moment.civil_ms - offset;
        }
        let day = moment.civil_ms.div_euclid(DAY_MS);
        let Self { zone, offsets } = self;
        let offset = *offsets.entry(day).or_insert_with(|| {
            let (start, end) = (zone.start_of_day(day), zone.start_of_day(day + 1));
            (end - start == DAY_MS).then_some(day * DAY_MS - start)
        });
        match offset {
            Some(offset) => moment.civil_ms - offset,
            None => self.zone.instant(moment),
        }
    }

    /// The civil day of a moment, as [`Zone::day`] gives it.
    #[must_use]
    pub fn day(&mut self, moment: Moment) -> i64 {
        let instant = self.instant(moment);
        self.zone.day(instant)
    }
}

fn civil(ms: i64) -> DateTime {
    // Cells hold years 0 to 9999 only, which jiff covers.
    Timestamp::from_millisecond(ms).map_or(DateTime::MIN, |timestamp| {
        TimeZone::UTC.to_datetime(timestamp)
    })
}

/// What a step of time starts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepUnit {
    /// Any day.
    Day,
    /// A Monday.
    Week,
    /// The first of a month.
    Month,
    /// The first of January, April, July or October.
    Quarter,
}

/// The first day of the step that a day falls into.
#[must_use]
pub fn start_of(day: i64, unit: StepUnit) -> i64 {
    let date = civil(day * DAY_MS).date();
    let back = match unit {
        StepUnit::Day => 0,
        StepUnit::Week => i64::from(date.weekday().to_monday_zero_offset()),
        StepUnit::Month => i64::from(date.day()) - 1,
        StepUnit::Quarter => {
            let month = (date.month() - 1) / 3 * 3 + 1;
            return day_number(date.year().into(), month.into(), 1).unwrap_or(day);
        }
    };
    day - back
}

/// The day so many months before, or after when negative; the last of its
/// month where there is no such day.
#[must_use]
pub fn months_before(day: i64, months: i64) -> i64 {
    let date = civil(day * DAY_MS).date();
    let moved = date.checked_sub(Duration::new().months(months));
    moved.map_or(day, |moved| {
        let (year, month, dom) = (moved.year(), moved.month(), moved.day());
        day_number(year.into(), month.into(), dom.into()).unwrap_or(day)
    })
}

/// A day as `2026-03-30`.
#[must_use]
pub fn day_text(day: i64) -> String {
    civil(day * DAY_MS).date().to_string()
}

/// An instant as `2026-03-30T10:00:00Z`.
#[must_use]
pub fn instant_text(instant: i64) -> String {
    Timestamp::from_millisecond(instant)
        .and_then(|timestamp| timestamp.round(Unit::Millisecond))
        .map(|timestamp| timestamp.to_string())
        .unwrap_or_default()
}

/// The days of instants in a zone, each asked for once every quarter of an hour:
/// no clock is changed within one.
#[derive(Debug)]
pub struct Days<'a> {
    zone: &'a Zone,
    quarters: Slots,
    days: Vec<i64>,
}

impl<'a> Days<'a> {
    /// Nothing asked yet.
    #[must_use]
    pub fn new(zone: &'a Zone) -> Self {
        Self {
            zone,
            quarters: Slots::default(),
            days: Vec::new(),
        }
    }

    /// The day of an instant.
    #[inline(never)]
    pub fn day(&mut self, time: i64) -> i64 {
        let quarter = time.div_euclid(DAY_MS / 96);
        let at = self.quarters.of(quarter as u64, 0);
        if at == self.days.len() {
            self.days.push(self.zone.day(time));
        }
        self.days[at]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::cell::date::{day_number, parse, DateOrder};

    fn paris(text: &str) -> String {
        let zone = Zone::named("Europe/Paris").unwrap();
        instant_text(zone.instant(parse(text, DateOrder::DayFirst).unwrap()))
    }

    #[test]
    fn a_clock_tells_what_its_zone_tells() {
        for name in [
            "Europe/Paris",
            "America/New_York",
            "America/Sao_Paulo",
            "Asia/Kolkata",
        ] {
            let zone = Zone::named(name).unwrap();
            let mut clock = Clock::new(zone.clone());
            for half_hour in 0..(48 * 366 * 2) {
                let civil_ms = 1_483_228_800_000 + half_hour * 1_800_000;
                let moment = Moment {
                    civil_ms,
                    offset_ms: None,
                };
                assert_eq!(
                    clock.instant(moment),
                    zone.instant(moment),
                    "{name} {civil_ms}"
                );
            }
        }
    }

    #[test]
    fn a_wall_clock_time_becomes_an_instant() {
        assert_eq!(paris("05/01/2026 08:26"), "2026-01-05T07:26:00Z");
        assert_eq!(paris("05/07/2026 08:26"), "2026-07-05T06:26:00Z");
        assert_eq!(paris("2026-07-05T08:26:00Z"), "2026-07-05T08:26:00Z");
        // The clock goes back on 25 October 2026 at 03:00: 02:30 comes twice.
        assert_eq!(paris("2026-10-25 02:30"), "2026-10-25T00:30:00Z");
        // And forward on 29 March 2026 at 02:00: 02:30 does not exist.
        assert_eq!(paris("2026-03-29 02:30"), "2026-03-29T01:30:00Z");
    }

    #[test]
    fn a_day_is_cut_in_the_zone() {
        let zone = Zone::named("Europe/Paris").unwrap();
        let instant = zone.instant(parse("2026-03-29T23:30:00Z", DateOrder::DayFirst).unwrap());
        assert_eq!(day_text(zone.day(instant)), "2026-03-30");
        let day = day_number(2026, 3, 29).unwrap();
        let span = zone.span(day, day + 1);
        assert_eq!((span.to - span.from) / 3_600_000, 23);
    }

    #[test]
    fn a_day_asked_for_before_is_the_day_it_was() {
        // St John's put its clock back a minute after midnight until 2006.
        for (name, year) in [
            ("Europe/Paris", 2026),
            ("America/St_Johns", 2006),
            ("Pacific/Apia", 2011),
            ("Asia/Kathmandu", 1969),
        ] {
            let zone = Zone::named(name).unwrap();
            let first = day_number(year, 1, 1).unwrap() * DAY_MS;
            for at in (first - DAY_MS..first + 367 * DAY_MS).step_by(41_617) {
                let day = zone.civil(at).div_euclid(DAY_MS);
                assert_eq!(zone.day(at), day, "{name} {at}");
                // From what is kept now.
                assert_eq!(zone.day(at), day, "{name} {at}");
            }
        }
        let zone = Zone::named("UTC").unwrap();
        for (instant, day) in [
            (i64::MIN, i64::MIN.div_euclid(DAY_MS)),
            (-1, -1),
            (0, 0),
            (DAY_MS, 1),
            (i64::MAX, i64::MAX / DAY_MS),
        ] {
            assert_eq!(zone.day(instant), day);
        }
    }

    #[test]
    fn steps_of_time() {
        let day = |y, m, d| day_number(y, m, d).unwrap();
        let start = |unit| day_text(start_of(day(2026, 8, 20), unit));
        assert_eq!(start(StepUnit::Day), "2026-08-20");
        assert_eq!(start(StepUnit::Week), "2026-08-17");
        assert_eq!(start(StepUnit::Month), "2026-08-01");
        assert_eq!(start(StepUnit::Quarter), "2026-07-01");
        assert_eq!(day_text(months_before(day(2026, 3, 31), 1)), "2026-02-28");
        assert_eq!(day_text(months_before(day(2026, 3, 1), -1)), "2026-04-01");
        assert_eq!(day_text(months_before(day(2024, 2, 29), 12)), "2023-02-28");
    }

    #[test]
    fn an_unknown_zone_is_a_problem() {
        assert_eq!(
            Zone::named("Europe/Atlantis").unwrap_err().kind.code(),
            "unknown-zone"
        );
    }
}
