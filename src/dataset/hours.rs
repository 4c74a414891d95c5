//! Business hours: the time of a wait in which somebody was there to answer.

use super::period::Zone;
use crate::error::{ProblemKind, Result};
use crate::intake::cell::date::DAY_MS;
use crate::mapping::header::normalise;

/// Milliseconds of a minute.
const MINUTE: i64 = 60_000;
/// The first of January 1970 was a Thursday.
const THURSDAY: i64 = 3;

/// The hours of a week, Monday first: from and to within a day, in milliseconds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hours {
    days: [Vec<(i64, i64)>; 7],
}

impl Hours {
    /// Reads hours such as `mon-fri 09:00-18:00, sat 10:00-13:00`; `None` for
    /// empty text: at all hours.
    ///
    /// # Errors
    /// When they cannot be understood.
    pub fn parse(text: &str) -> Result<Option<Self>> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let mut hours = Self::default();
        for part in text.split([',', ';']) {
            if hours.add(part).is_none() {
                return Err(ProblemKind::BadSetting {
                    what: "business_hours",
                    value: text.to_owned(),
                }
                .into());
            }
        }
        Ok(Some(hours))
    }

    fn add(&mut self, part: &str) -> Option<()> {
        let (days, times) = part.trim().split_once(char::is_whitespace)?;
        let (first, last) = match days.split_once(['-', '\u{2013}']) {
            Some((first, last)) => (day(first)?, day(last)?),
            None => (day(days)?, day(days)?),
        };
        let (from, to) = times.trim().split_once(['-', '\u{2013}'])?;
        let (from, to) = (minutes(from)? * MINUTE, minutes(to)? * MINUTE);
        if from >= to || to > DAY_MS {
            return None;
        }
        let mut at = first;
        loop {
            let of_day = &mut self.days[at];
            let overlaps = of_day.iter().any(|&(a, b)| a < to && from < b);
            if overlaps {
                return None;
            }
            of_day.push((from, to));
            if at == last {
                return Some(());
            }
            at = (at + 1) % 7;
        }
    }

    /// The milliseconds of a span of instants that lie within the hours, by the
    /// clock of a zone.
    #[must_use]
    pub fn between(&self, zone: &Zone, from: i64, to: i64) -> i64 {
        (self.until(zone.civil(to)) - self.until(zone.civil(from))).max(0)
    }

    /// The hours from a Monday long ago up to a moment of the clock.
    fn until(&self, civil: i64) -> i64 {
        let length = |at: usize| self.days[at].iter().map(|(a, b)| b - a).sum::<i64>();
        let day = civil.div_euclid(DAY_MS) + THURSDAY;
        let (weeks, weekday) = (day.div_euclid(7), day.rem_euclid(7) as usize);
        let within = civil.rem_euclid(DAY_MS);
        let today = self.days[weekday].iter();
        weeks * (0..7).map(length).sum::<i64>()
            + (0..weekday).map(length).sum::<i64>()
            + today.map(|&(a, b)| (within.min(b) - a).max(0)).sum::<i64>()
    }
}

/// A day of the week by its name in English or French.
fn day(name: &str) -> Option<usize> {
    const NAMES: [&str; 7] = [
        "mon|lun", "tue|mar", "wed|mer", "thu|jeu", "fri|ven", "sat|sam", "sun|dim",
    ];
    let name = normalise(name);
    NAMES
        .iter()
        .position(|names| names.split('|').any(|stem| name.starts_with(stem)))
}

/// `09:00`, `9h`, `9h30` or `18` as minutes.
fn minutes(text: &str) -> Option<i64> {
    let text = text.trim();
    let (hours, minutes) = text.split_once([':', 'h', 'H']).unwrap_or((text, ""));
    let number = |text: &str| match text {
        "" => Some(0),
        text => text.parse::<u8>().ok().map(i64::from),
    };
    let (hours, minutes) = (hours.parse::<u8>().ok()?, number(minutes)?);
    (hours <= 24 && minutes < 60).then(|| i64::from(hours) * 60 + minutes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::cell::date::{parse, DateOrder};

    fn hours_between(hours: &str, from: &str, to: &str) -> f64 {
        let zone = Zone::named("Europe/Paris").unwrap();
        let hours = Hours::parse(hours).unwrap().unwrap();
        let at = |text| zone.instant(parse(text, DateOrder::DayFirst).unwrap());
        hours.between(&zone, at(from), at(to)) as f64 / 3_600_000.0
    }

    #[test]
    fn waits_within_the_hours_by_hand() {
        let week = "mon-fri 09:00-18:00";
        for (from, to, expected) in [
            // Friday 17:00 to Monday 10:00: an hour and an hour.
            ("2026-03-06T17:00", "2026-03-09T10:00", 2.0),
            // A whole week.
            ("2026-03-02T00:00", "2026-03-09T00:00", 45.0),
            // On a Sunday nobody is there.
            ("2026-03-08T09:00", "2026-03-08T18:00", 0.0),
            // Over the night on which clocks go forward.
            ("2026-03-27T17:00", "2026-03-30T10:00", 2.0),
            // An instant in winter time: 16:30 UTC is 17:30 in Paris.
            ("2026-03-06T16:30Z", "2026-03-06T20:00Z", 0.5),
        ] {
            assert_eq!(hours_between(week, from, to), expected, "{from} {to}");
        }
        // With a break at noon and on Saturday morning, in French.
        let broken = "lun-ven 9h-12h, lun-ven 14h-18h30, sam 10h-13h";
        assert_eq!(
            hours_between(broken, "2026-03-02T00:00", "2026-03-09T00:00"),
            40.5
        );
    }

    #[test]
    fn what_is_not_hours_is_refused() {
        assert_eq!(Hours::parse(" ").unwrap(), None);
        for text in [
            "always",
            "mon-fri",
            "mon-fri 18-9",
            "xyz 9-18",
            "mon 9-12, mon 11-14",
        ] {
            assert!(Hours::parse(text).is_err(), "{text}");
        }
    }
}
