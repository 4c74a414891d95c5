//! Dates, times and periods, as exports write them.
//!
//! A cell is read into a civil moment, with the offset it states if it states
//! one. Which instant a civil moment is depends on a zone, and is decided later.

pub use super::counted::{counted, epoch, serial};
use super::month;
use crate::intake::encoding;

/// Whether `03/04/2026` is the third of April or the fourth of March.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// Day, month, year: most of Europe.
    #[default]
    DayFirst,
    /// Month, day, year: the United States.
    MonthFirst,
}

/// Milliseconds in a day.
pub const DAY_MS: i64 = 86_400_000;

/// A civil date and time, with the offset its cell stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Milliseconds since 1970-01-01T00:00:00 on the same wall clock.
    pub civil_ms: i64,
    /// The offset from UTC in milliseconds, when the cell states one.
    pub offset_ms: Option<i64>,
}

/// A span of whole civil days: the first, and the one after the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First day, counted from 1970-01-01.
    pub first_day: i64,
    /// The day after the last.
    pub end_day: i64,
}

/// Days from 1970-01-01 to a proleptic Gregorian date (Howard Hinnant's
/// `days_from_civil`); `None` if the date does not exist.
#[must_use]
pub fn day_number(year: i64, month: i64, day: i64) -> Option<i64> {
    if !(1..=12).contains(&month) || !(0..=9999).contains(&year) {
        return None;
    }
    // Of a size that every processor divides quickly.
    let (year, month, day) = (year as i32, month as i32, i32::try_from(day).ok()?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 => 28 + i32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    if !(1..=length).contains(&day) {
        return None;
    }
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let year_of_era = shifted.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Some(i64::from(era * 146_097 + day_of_era - 719_468))
}

/// A cursor over the bytes of a cell.
struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Scan<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            bytes: text.trim().as_bytes(),
            at: 0,
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn done(&self) -> bool {
        self.at == self.bytes.len()
    }

    fn take(&mut self, any_of: &[u8]) -> Option<u8> {
        let byte = self.peek()?;
        any_of.contains(&byte).then(|| {
            self.at += 1;
            byte
        })
    }

    /// Skips spaces and one of these words, if one stands there.
    fn skip_word(&mut self, words: &[&str]) -> bool {
        let rest = &self.bytes[self.at..];
        let spaces = rest.iter().take_while(|byte| **byte == b' ').count();
        let mut words = words.iter().map(|word| word.as_bytes());
        let found = words.find(|word| rest[spaces..].starts_with(word));
        self.at += found.map_or(0, |word| spaces + word.len());
        found.is_some()
    }

    /// Between `least` and `most` digits, and how many there were.
    fn digits(&mut self, least: usize, most: usize) -> Option<(i64, usize)> {
        let from = self.at;
        let mut value = 0;
        while self.at - from < most {
            match self.peek() {
                Some(byte @ b'0'..=b'9') => value = value * 10 + i64::from(byte - b'0'),
                _ => break,
            }
            self.at += 1;
        }
        let count = self.at - from;
        (count >= least).then_some((value, count))
    }
}

/// Reads a date or a date and time; `None` if it is neither, or impossible.
#[must_use]
pub fn parse(text: &str, order: DateOrder) -> Option<Moment> {
    if !super::has_digit(text) {
        return None;
    }
    parse_dated(text, order).or_else(|| parse_dated(without_weekday(text)?, order))
}

fn parse_dated(text: &str, order: DateOrder) -> Option<Moment> {
    let mut scan = Scan::new(text);
    let day = parse_date(&mut scan, order)?;
    let (time_ms, offset_ms) = parse_time(&mut scan)?;
    scan.done().then_some(Moment {
        civil_ms: day * DAY_MS + time_ms,
        offset_ms,
    })
}

/// Whether the order of day and month cannot matter: three digits and more come
/// first, which are a year, or no date.
#[must_use]
pub fn is_year_first(text: &str) -> bool {
    let digits = text.trim().bytes().take_while(u8::is_ascii_digit);
    digits.take(3).count() == 3
}

/// `Mon, 05 Jan 2026`, `lundi 5 janvier 2026`: the date without the day's name.
fn without_weekday(text: &str) -> Option<&str> {
    /// How the names begin, in seven languages.
    const NAMES: [&str; 27] = [
        "mo", "tu", "we", "th", "fr", "sa", "su", "lu", "ma", "me", "mi", "je", "ju", "ve", "vi",
        "di", "do", "so", "gi", "wo", "vr", "za", "zo", "sá", "se", "te", "qu",
    ];
    let text = text.trim();
    let end = text.find(|c: char| !c.is_alphabetic())?;
    let (name, rest) = text.split_at(end);
    if !(2..14).contains(&end) {
        return None;
    }
    let start: String = name.chars().take(2).flat_map(char::to_lowercase).collect();
    let known = NAMES.contains(&start.as_str());
    known.then(|| rest.trim_start_matches(['.', ',', ' ', '\u{a0}']))
}

/// The same of the bytes of a cell; ISO dates and times, which are most, take a
/// short way.
#[must_use]
pub fn parse_bytes(bytes: &[u8], order: DateOrder) -> Option<Moment> {
    super::iso::moment(bytes)
        .or_else(|| parse(&encoding::text(bytes), order))
        .or_else(|| counted(std::str::from_utf8(bytes).ok()?))
}

fn parse_date(scan: &mut Scan<'_>, order: DateOrder) -> Option<i64> {
    if scan.peek().is_some_and(|byte| !byte.is_ascii_digit()) {
        return month_first_by_name(scan);
    }
    let (first, count) = scan.digits(1, 8)?;
    if count == 8 {
        return day_number(first / 10_000, first / 100 % 100, first % 100);
    }
    if count <= 2 {
        if let Some(month) = month_name(scan) {
            let (year, digits) = scan.digits(2, 4)?;
            return day_number(full_year(year, digits)?, month, first);
        }
    }
    let mark = scan.take(b"-/.")?;
    let (second, _) = scan.digits(1, 2)?;
    scan.take(&[mark])?;
    if count == 4 {
        let (day, _) = scan.digits(1, 2)?;
        return day_number(first, second, day);
    }
    if count > 2 {
        return None;
    }
    let (year, digits) = scan.digits(2, 4)?;
    let year = full_year(year, digits)?;
    match order {
        DateOrder::DayFirst => day_number(year, second, first),
        DateOrder::MonthFirst => day_number(year, first, second),
    }
}

/// `March 3, 2026`
fn month_first_by_name(scan: &mut Scan<'_>) -> Option<i64> {
    let month = month_name(scan)?;
    let (day, _) = scan.digits(1, 2)?;
    let behind: &[u8] = b",snrt dh";
    while scan.take(behind).is_some() {}
    let (year, digits) = scan.digits(4, 4)?;
    day_number(full_year(year, digits)?, month, day)
}

/// Two digits: 70 and later are the last century, as in POSIX.
fn full_year(year: i64, digits: usize) -> Option<i64> {
    match digits {
        4 => Some(year),
        2 if year < 70 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

/// A month by name, with what stands around it. Nothing is taken if there is none.
fn month_name(scan: &mut Scan<'_>) -> Option<i64> {
    let text = std::str::from_utf8(&scan.bytes[scan.at..]).ok()?;
    let (month, after) = month::read(text)?;
    scan.at = scan.bytes.len() - after.len();
    Some(month)
}

/// The time after a date: nothing at all is midnight.
fn parse_time(scan: &mut Scan<'_>) -> Option<(i64, Option<i64>)> {
    if scan.done() {
        return Some((0, None));
    }
    // `20260105101500` has no mark at all.
    let digit = scan.peek().is_some_and(|byte| byte.is_ascii_digit());
    let bare = digit && scan.at == 8 && scan.bytes.len() == 14;
    (bare || skip_to_time(scan)).then_some(())?;
    let (hour, _) = scan.digits(1, 2)?;
    let mark = scan.take(b":hH.");
    let alone = match mark {
        Some(b'h' | b'H') => !scan.peek().is_some_and(|byte| byte.is_ascii_digit()),
        Some(_) => false,
        None => !scan.peek().is_some_and(|byte| byte.is_ascii_digit()),
    };
    let minute = if alone { 0 } else { scan.digits(2, 2)?.0 };
    let seconds = match mark {
        None => scan.peek().is_some_and(|byte| byte.is_ascii_digit()),
        Some(mark) => scan.take(&[mark.min(b':')]).is_some(),
    };
    let second = if seconds { scan.digits(2, 2)?.0 } else { 0 };
    let mut ms = 0;
    if scan.take(b".,").is_some() {
        let (fraction, digits) = scan.digits(1, 9)?;
        ms = match digits {
            1 => fraction * 100,
            2 => fraction * 10,
            digits => fraction / 10i64.pow(digits as u32 - 3),
        };
    }
    let half = half_of_day(scan);
    if mark.is_none() && alone && half.is_none() {
        return None;
    }
    let hour = match half {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(afternoon) => hour % 12 + 12 * i64::from(afternoon),
    };
    // A leap second is kept on the last second of its minute, and the midnight
    // that ends a day is the one that begins the next.
    let end_of_day = hour == 24 && minute + second + ms == 0;
    if (hour > 23 && !end_of_day) || minute > 59 || second > 60 {
        return None;
    }
    let time = ((hour * 60 + minute) * 60 + second.min(59)) * 1000 + ms;
    scan.skip_word(&["Uhr", "uhr", "h"]);
    Some((time, parse_offset(scan)?))
}

/// What stands between a date and its time, and whether anything does.
fn skip_to_time(scan: &mut Scan<'_>) -> bool {
    let mut any = scan.take(b"Tt").is_some();
    while scan.take(b" ,").is_some() {
        any = true;
    }
    any && {
        scan.skip_word(&[
            "à ", "at ", "um ", "om ", "kl. ", "kl ", "a las ", "alle ", "- ",
        ]);
        true
    }
}

/// `AM` or `PM`, and whether it is the second.
fn half_of_day(scan: &mut Scan<'_>) -> Option<bool> {
    let rest = std::str::from_utf8(&scan.bytes[scan.at..]).ok()?;
    let rest = rest.trim_start();
    let after = rest.get(1..)?.trim_start_matches(['.', ' ', '\u{a0}']);
    let afternoon = match rest.as_bytes()[0] {
        b'a' | b'A' => false,
        b'p' | b'P' => true,
        _ => return None,
    };
    let after = after.strip_prefix(['m', 'M'])?;
    scan.at = scan.bytes.len() - after.strip_prefix('.').unwrap_or(after).len();
    Some(afternoon)
}

/// `Z`, `UTC`, `CET`, `+02:00`, `+0200`, `+02`, `GMT+2`, or nothing.
fn parse_offset(scan: &mut Scan<'_>) -> Option<Option<i64>> {
    while scan.take(b" ").is_some() {}
    if scan.done() {
        return Some(None);
    }
    if scan.take(b"Zz").is_some() {
        return Some(Some(0));
    }
    for (name, hours) in [("CEST", 2), ("CET", 1), ("MESZ", 2), ("MEZ", 1)] {
        if scan.skip_word(&[name]) {
            return scan.done().then_some(Some(hours * 3_600_000));
        }
    }
    let named = scan.skip_word(&["UTC", "GMT"]);
    if named && scan.done() {
        return Some(Some(0));
    }
    let sign = if scan.take(b"+-")? == b'-' { -1 } else { 1 };
    let (hours, _) = scan.digits(if named { 1 } else { 2 }, 2)?;
    scan.take(b":");
    let minutes = scan.digits(2, 2).map_or(0, |(minutes, _)| minutes);
    (hours <= 18 && minutes < 60).then_some(Some(sign * (hours * 60 + minutes) * 60_000))
}

/// Year, month and day of a day counted from 1970-01-01 (Howard Hinnant's
/// `civil_from_days`).
#[must_use]
pub fn civil(day: i64) -> (i64, i64, i64) {
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = (shifted_month + 2) % 12 + 1;
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

/// Reads a period: `2026`, `2026-Q1`, `T1 2026`, `2026-03`, `03/2026`,
/// `2026-W05`, or a single day.
#[must_use]
pub fn parse_period(text: &str, order: DateOrder) -> Option<Period> {
    let text = text.trim();
    let parts: Vec<&str> = text.split(['-', '/', ' ', '.']).collect();
    let year = |text: &str| (text.len() == 4).then(|| text.parse().ok()).flatten();
    match parts[..] {
        [single] => {
            if let Some(year) = year(single) {
                return months(year, 1, 12);
            }
        }
        [left, right] => {
            let pair = year(left)
                .map(|y| (y, right))
                .or_else(|| year(right).map(|y| (y, left)));
            if let Some((year, part)) = pair {
                return parse_part_of_year(year, part);
            }
        }
        _ => {}
    }
    let moment = parse(text, order)?;
    let first_day = moment.civil_ms.div_euclid(DAY_MS);
    Some(Period {
        first_day,
        end_day: first_day + 1,
    })
}

/// The same of what somebody has said is a period: days of spreadsheets too.
#[must_use]
pub fn period(text: &str, order: DateOrder) -> Option<Period> {
    parse_period(text, order).or_else(|| {
        let first_day = serial(text)?.civil_ms.div_euclid(DAY_MS);
        Some(Period {
            first_day,
            end_day: first_day + 1,
        })
    })
}

fn parse_part_of_year(year: i64, part: &str) -> Option<Period> {
    let number = |text: &str| -> Option<i64> {
        (text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit()))
            .then(|| text.parse().ok())
            .flatten()
    };
    if let Some(month) = number(part) {
        return months(year, month, 1);
    }
    let (letter, rest) = part.split_at_checked(1)?;
    let rest = number(rest)?;
    match letter {
        "Q" | "q" | "T" | "t" if (1..=4).contains(&rest) => months(year, rest * 3 - 2, 3),
        "S" | "s" if (1..=2).contains(&rest) => months(year, rest * 6 - 5, 6),
        "W" | "w" => iso_week(year, rest),
        _ => None,
    }
}

fn months(year: i64, first: i64, count: i64) -> Option<Period> {
    let last = first + count - 1;
    Some(Period {
        first_day: day_number(year, first, 1)?,
        end_day: day_number(year + last / 12, last % 12 + 1, 1)?,
    })
}

/// ISO 8601: week 1 holds 4 January, weeks begin on Monday.
fn iso_week(year: i64, week: i64) -> Option<Period> {
    let first_of = |year| -> Option<i64> {
        let fourth = day_number(year, 1, 4)?;
        Some(fourth - (fourth + 3).rem_euclid(7))
    };
    let first_day = first_of(year)? + (week - 1) * 7;
    (week >= 1 && first_day < first_of(year + 1)?).then_some(Period {
        first_day,
        end_day: first_day + 7,
    })
}

#[cfg(test)]
mod tests;
