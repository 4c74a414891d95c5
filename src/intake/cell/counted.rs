//! Moments that are numbers: seconds since 1970, and days of spreadsheets.

use super::date::{self, DateOrder, Moment, DAY_MS};

/// A moment that is a number, for what somebody has said is one: counted from 1970, or
/// in days as spreadsheets do.
#[must_use]
pub fn counted(text: &str) -> Option<Moment> {
    epoch(text).or_else(|| serial(text))
}

/// Days since 30 December 1899, which makes 1 March 1900 and all after it right: of 1968
/// to 2064, with the time of day behind a mark, or of a column beside it behind a space.
#[must_use]
pub fn serial(text: &str) -> Option<Moment> {
    let (number, clock) = match text.trim().split_once(' ') {
        Some((number, clock)) => (number, clock.trim()),
        None => (text.trim(), ""),
    };
    let (day, time) = number.split_once(['.', ',']).unwrap_or((number, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if day.len() != 5 || !digits(day) || !digits(time) || time.len() > 20 {
        return None;
    }
    let day: i64 = day
        .parse()
        .ok()
        .filter(|day| (25_000..60_000).contains(day))?;
    let time = match (time.trim_matches('0'), clock) {
        (_, "") => fraction(time)?,
        ("", clock) => match clock.split_once(['.', ',']) {
            Some(("0", time)) if digits(time) => fraction(time)?,
            _ => date::parse(&format!("1970-01-01 {clock}"), DateOrder::DayFirst)?.civil_ms,
        },
        _ => return None,
    };
    Some(Moment {
        civil_ms: (day - 25_569) * DAY_MS + time,
        offset_ms: None,
    })
}

/// The milliseconds of a fraction of a day. A day has more of them than a float of days
/// has digits to spare: whole seconds.
fn fraction(digits: &str) -> Option<i64> {
    let time: f64 = format!("0.{digits}0").parse().ok()?;
    Some((time * DAY_MS as f64 / 1000.0).round() as i64 * 1000)
}

/// Seconds since 1970, or thousandths or millionths of them, of the years 2001 to
/// 2030: digits that may as well be a number of an order, so that somebody has to
/// say that they are a date.
#[must_use]
pub fn epoch(text: &str) -> Option<Moment> {
    let (whole, fraction) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(fraction) || fraction.len() > 9 {
        return None;
    }
    let count: i64 = whole.parse().ok()?;
    let milliseconds = || format!("{fraction:0<3}").get(..3)?.parse::<i64>().ok();
    let ms = match whole.len() {
        10 => count * 1000 + milliseconds()?,
        13 => count,
        16 if fraction.is_empty() => count / 1000,
        _ => return None,
    };
    (1_000_000_000_000..1_900_000_000_000)
        .contains(&ms)
        .then_some(Moment {
            civil_ms: ms,
            offset_ms: Some(0),
        })
}
