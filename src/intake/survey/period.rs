//! Cells that are months, weeks or durations.

/// What a cell with digits is, besides a date or a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A month of a year.
    Month,
    /// A week of ISO 8601.
    Week,
    /// Hours and minutes; `long` of a day and more, or written as a duration.
    Duration {
        /// Whether it cannot be a time of the day, or anything else.
        long: bool,
    },
    /// None of them.
    Other,
}

/// What a cell with digits is, besides a date or a number.
#[must_use]
pub fn shape(text: &str) -> Shape {
    if month(text).is_some() {
        Shape::Month
    } else if week(text).is_some() {
        Shape::Week
    } else if let Some(seconds) = duration(text) {
        // `5m` may be metres, and `3M` millions.
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let long = seconds.abs() >= 86_400 || letters > 1 || text.ends_with('h');
        Shape::Duration {
            long: long && (text.contains(':') || letters > 0),
        }
    } else {
        Shape::Other
    }
}

fn year(text: &str) -> Option<i64> {
    let year = text.parse().ok()?;
    (text.len() == 4 && (1900..2100).contains(&year)).then_some(year)
}

fn small(text: &str) -> Option<i64> {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok())?
}

/// `2026-03`, `03/2026`, `mars 2026`, `mars-26`, `2026 mars`: the year and the month.
#[must_use]
pub fn month(text: &str) -> Option<(i64, i64)> {
    if text.starts_with(|c: char| c.is_alphabetic()) {
        let (month, rest) = crate::intake::cell::month_of(text)?;
        // Behind a space two digits may be a day.
        let joined = text.contains(['-', '\'', '\u{2019}']);
        let short = rest.trim_start_matches(['\'', '\u{2019}']);
        let short = small(short).filter(|_| joined && short.len() == 2);
        return Some((year(rest).or(short.map(|year| 2000 + year))?, month));
    }
    if let Some((head, name)) = text.split_at_checked(4) {
        let named = |year| Some((year, crate::intake::cell::month_of(name)?));
        if let Some((year, (month, ""))) = year(head).and_then(named) {
            return Some((year, month));
        }
    }
    let (left, right) = text.split_once(['-', '/', '.'])?;
    let pair = year(left)
        .map(|found| (found, right))
        .or_else(|| year(right).map(|found| (found, left)))?;
    let month = small(pair.1).filter(|month| (1..=12).contains(month))?;
    Some((pair.0, month))
}

/// `202603`, as some tools write a month.
#[must_use]
pub fn compact_month(text: &str) -> Option<(i64, i64)> {
    let (head, tail) = text.split_at_checked(4)?;
    let month = small(tail).filter(|month| tail.len() == 2 && (1..=12).contains(month))?;
    Some((year(head)?, month))
}

/// `2026-W05`, `KW 5/2026`, `Semaine 5 2026`: the year and the week, if the year
/// has it.
#[must_use]
pub fn week(text: &str) -> Option<(i64, i64)> {
    const NAMES: [&str; 11] = [
        "w",
        "kw",
        "s",
        "sem",
        "wk",
        "week",
        "woche",
        "semaine",
        "semana",
        "settimana",
        "v",
    ];
    if !text.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let parts: Vec<&str> = text
        .split([' ', '-', '/', '.', ',', '_'])
        .filter(|part| !part.is_empty())
        .collect();
    let joined = parts.concat();
    let digits = |c: char| c.is_ascii_digit();
    let begins = joined.starts_with(digits);
    // The year first, and then the week by its name, or the other way around.
    let (year_text, rest) = if begins {
        joined.split_at_checked(4)?
    } else {
        let (rest, year) = joined.split_at_checked(joined.len().checked_sub(4)?)?;
        (year, rest)
    };
    let at = rest.find(digits)?;
    let (name, number) = rest.split_at(at);
    let known = NAMES.contains(&name.to_lowercase().as_str());
    // `S1` is half a year.
    let certain = number.len() == 2 || name.len() > 1;
    let (year, number) = (
        year(year_text)?,
        small(number).filter(|_| known && certain)?,
    );
    use crate::intake::cell::date::{parse_period, DateOrder};
    parse_period(&format!("{year}-W{number:02}"), DateOrder::DayFirst)?;
    Some((year, number))
}

/// `26:30:00`, `1:05`, `PT1H30M`, `1h30`, `1 Std. 5 Min.`, `2 days 03:00:00`: seconds.
#[must_use]
pub fn duration(text: &str) -> Option<i64> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    if text.len() > 40 {
        return None;
    }
    let iso = text.strip_prefix('P').map(|rest| rest.replace('T', ""));
    let mut rest = iso.as_deref().unwrap_or(text);
    let (mut total, mut last) = (0, i64::MAX);
    while !rest.is_empty() {
        if total > 0 || last == i64::MAX {
            if let Some(seconds) = clock(rest) {
                return (last > 3600).then_some(sign * (total + seconds));
            }
        }
        let end = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        let value = digits(&rest[..end])?;
        let after = rest[end..].trim_start();
        let unit_end = after
            .find(|c: char| c.is_ascii_digit())
            .unwrap_or(after.len());
        let name = after[..unit_end].trim_matches([' ', '.', ',']);
        let unit = match (name, last) {
            // `1h30`
            ("", 3600) => 60,
            ("", 60) => 1,
            _ => unit(name)?,
        };
        // Larger units come first.
        if unit >= last {
            return None;
        }
        (total, last) = (total + value * unit, unit);
        rest = &after[unit_end..];
    }
    (last < i64::MAX).then_some(sign * total)
}

fn digits(text: &str) -> Option<i64> {
    ((1..=6).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

/// `26:30:00`, `1:05`
fn clock(text: &str) -> Option<i64> {
    let (hours, rest) = text.split_once(':')?;
    let (minutes, seconds) = match rest.split_once(':') {
        Some((minutes, seconds)) => (minutes, digits(seconds)?),
        None => (rest, 0),
    };
    let minutes = digits(minutes).filter(|m| *m < 60 && minutes.len() == 2)?;
    (seconds < 60).then_some(digits(hours)? * 3600 + minutes * 60 + seconds)
}

/// The seconds of a unit of time, by its name in the languages of Europe.
fn unit(name: &str) -> Option<i64> {
    const DAYS: &str =
        " d j day days jour jours tag tage tagen día días dia dias giorno giorni dag dagen ";
    const HOURS: &str =
        " h hr hrs hour hours heure heures std stunde stunden hora horas ora ore uur ";
    const MINUTES: &str = " m mn min mins minute minutes minuten minuto minutos minuti minuut ";
    const SECONDS: &str =
        " s sec secs sek second seconds seconde secondes sekunde sekunden segundo segundos secondi ";
    if name.is_empty() {
        return None;
    }
    let name = format!(" {} ", name.to_lowercase());
    let units = [(DAYS, 86_400), (HOURS, 3600), (MINUTES, 60), (SECONDS, 1)];
    let found = units.iter().find(|(names, _)| names.contains(&name));
    found.map(|(_, seconds)| *seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_of_years() {
        for text in [
            "03/2026",
            "2026-03",
            "mars 2026",
            "Mar-26",
            "märz '26",
            "2026 March",
        ] {
            assert_eq!(month(text), Some((2026, 3)), "{text}");
        }
        for text in ["13/2026", "Mar 26", "mars", "3-4", "2026"] {
            assert_eq!(month(text), None, "{text}");
        }
        assert_eq!(compact_month("202603"), Some((2026, 3)));
        assert_eq!(compact_month("202613"), None);
    }

    #[test]
    fn weeks_of_years() {
        for text in [
            "2026-W05",
            "2026W05",
            "W05 2026",
            "KW 5/2026",
            "S05-2026",
            "2026 Semaine 5",
        ] {
            assert_eq!(week(text), Some((2026, 5)), "{text}");
        }
        assert_eq!(week("2026-W53"), Some((2026, 53)));
        for text in ["2025W53", "2026-S1", "2026-05", "X05 2026", "W05"] {
            assert_eq!(week(text), None, "{text}");
        }
    }

    #[test]
    fn durations_in_many_words() {
        for (text, seconds) in [
            ("26:30:00", 95_400),
            ("PT1H30M", 5_400),
            ("P1DT2H", 93_600),
            ("1h 05min", 3_900),
            ("1h30", 5_400),
            ("1 Std. 5 Min.", 3_900),
            ("2 days 03:00:00", 183_600),
            ("-45 s", -45),
        ] {
            assert_eq!(duration(text), Some(seconds), "{text}");
        }
        for text in [
            "12:75",
            "hello",
            "",
            "P",
            "5 min 3 h",
            "12",
            "1,5 h",
            "3M 2M",
        ] {
            assert_eq!(duration(text), None, "{text}");
        }
        assert_eq!(shape("5m"), Shape::Duration { long: false });
        assert_eq!(shape("3h"), Shape::Duration { long: true });
        assert_eq!(shape("12:30"), Shape::Duration { long: false });
    }
}
