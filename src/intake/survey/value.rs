//! Cells as values, in their plainest text.

use super::decide::{formats_of, Kind};
use super::kind::{self, Flag};
use super::period;
use crate::intake::cell::date::{self, civil, DateOrder, Moment, DAY_MS};
use crate::intake::cell::{self, compose, number};

/// The value of a cell in a column of this kind; `None` when there is none.
#[must_use]
pub fn read(text: &str, kind: Kind) -> Option<String> {
    let text = text.trim();
    if kind == Kind::Text {
        let inside = kind::quoted_formula(text).unwrap_or(text);
        let none = inside.is_empty() || cell::is_spreadsheet_error(inside);
        return (!none).then(|| compose::composed(inside).into_owned());
    }
    let clean = kind::visible(text);
    let text = clean.trim();
    match kind {
        Kind::Text => None,
        Kind::Number(mark) => formats_of(mark)
            .find_map(|format| number::parse(text, format))
            .map(number::Decimal::canonical),
        Kind::Date(order) => moment(text, order)
            .map(|moment| day(moment.civil_ms))
            .or_else(|| serial(text, false).filter(|_| kind::is_serial(text))),
        Kind::DateTime(order) => moment(text, order)
            .map(|moment| time(moment.civil_ms))
            .or_else(|| serial(text, true).filter(|_| kind::is_serial(text))),
        Kind::Instant(order) => moment(text, order)
            .and_then(|moment| Some(time(moment.civil_ms - moment.offset_ms?) + "Z")),
        Kind::Epoch => date::epoch(text).map(|moment| time(moment.civil_ms) + "Z"),
        Kind::Serial { timed } => serial(text, timed),
        Kind::Flag { blank_is_no } => flag(text, blank_is_no),
        Kind::Month => period::month(text)
            .or_else(|| period::compact_month(text))
            .map(|(year, month)| format!("{year:04}-{month:02}")),
        Kind::Week => period::week(text).map(|(year, week)| format!("{year:04}-W{week:02}")),
        Kind::Duration => period::duration(text).map(duration),
    }
}

fn moment(text: &str, order: DateOrder) -> Option<Moment> {
    date::parse(text, order)
}

fn flag(text: &str, blank_is_no: bool) -> Option<String> {
    let yes = match kind::flag(text) {
        Some(Flag::Yes | Flag::Mark | Flag::Letter) => true,
        Some(Flag::No) => false,
        None if text.is_empty() && blank_is_no => false,
        None => return None,
    };
    Some(yes.to_string())
}

fn day(ms: i64) -> String {
    let (year, month, day) = civil(ms.div_euclid(DAY_MS));
    format!("{year:04}-{month:02}-{day:02}")
}

fn time(ms: i64) -> String {
    let rest = ms.rem_euclid(DAY_MS);
    let (seconds, fraction) = (rest / 1000, rest % 1000);
    let clock = format!(
        "{}T{:02}:{:02}:{:02}",
        day(ms),
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    );
    if fraction == 0 {
        clock
    } else {
        format!("{clock}.{fraction:03}")
    }
}

/// Days since 30 December 1899, which makes 1 March 1900 and all after it right.
fn serial(text: &str, timed: bool) -> Option<String> {
    let mark = if text.contains(',') {
        number::DecimalMark::Comma
    } else {
        number::DecimalMark::Point
    };
    let ms = number::parse(text, mark)?.to_f64() * DAY_MS as f64;
    // A day has more milliseconds than a float of days has digits to spare: seconds.
    let ms = (ms / 1000.0).round() as i64 * 1000 - 25_569 * DAY_MS;
    Some(if timed { time(ms) } else { day(ms) })
}

fn duration(seconds: i64) -> String {
    let sign = if seconds < 0 { "-" } else { "" };
    let seconds = seconds.abs();
    format!(
        "{sign}{:02}:{:02}:{:02}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::cell::number::DecimalMark;

    #[test]
    fn values_are_plain_text() {
        let comma = Kind::Number(DecimalMark::Comma);
        for (text, kind, expected) in [
            ("1 234,50 €", comma, Some("1234.5")),
            ("1.234,50-", comma, Some("-1234.5")),
            ("n/a", comma, None),
            (
                "31/12/2025",
                Kind::Date(DateOrder::DayFirst),
                Some("2025-12-31"),
            ),
            (
                "31/12/2025 7:05",
                Kind::DateTime(DateOrder::DayFirst),
                Some("2025-12-31T07:05:00"),
            ),
            (
                "2026-03-29T01:30:00+02:00",
                Kind::Instant(DateOrder::DayFirst),
                Some("2026-03-28T23:30:00Z"),
            ),
            ("1767225600", Kind::Epoch, Some("2026-01-01T00:00:00Z")),
            (
                "1767225600123",
                Kind::Epoch,
                Some("2026-01-01T00:00:00.123Z"),
            ),
            ("46023", Kind::Serial { timed: false }, Some("2026-01-01")),
            (
                "46023,5",
                Kind::Serial { timed: true },
                Some("2026-01-01T12:00:00"),
            ),
            ("x", Kind::Flag { blank_is_no: true }, Some("true")),
            ("", Kind::Flag { blank_is_no: true }, Some("false")),
            ("", Kind::Flag { blank_is_no: false }, None),
            ("03/2026", Kind::Month, Some("2026-03")),
            ("26:30:00", Kind::Duration, Some("26:30:00")),
            ("=\"00123\"", Kind::Text, Some("00123")),
            ("Orle\u{301}ans ", Kind::Text, Some("Orléans")),
            ("#N/A", Kind::Text, None),
        ] {
            assert_eq!(read(text, kind).as_deref(), expected, "{text}");
        }
    }
}
