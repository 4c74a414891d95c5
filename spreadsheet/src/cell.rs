//! A cell's value as text that can be read in one way only.

use calamine::{DataRef, ExcelDateTime};

/// A value as text, and whether it is a quantity, which must not be repeated.
pub fn write(value: &DataRef<'_>, out: &mut String) -> bool {
    match value {
        DataRef::Empty => false,
        DataRef::Int(whole) => {
            out.push_str(&whole.to_string());
            true
        }
        DataRef::Float(number) => {
            out.push_str(&decimal(*number));
            true
        }
        DataRef::String(text) => push(out, text),
        DataRef::SharedString(text) => push(out, text),
        DataRef::Bool(flag) => push(out, if *flag { "true" } else { "false" }),
        DataRef::DateTime(serial) => {
            out.push_str(&time(*serial));
            serial.is_duration()
        }
        DataRef::DateTimeIso(text) => push(out, iso(text)),
        DataRef::DurationIso(text) => {
            out.push_str(&duration_iso(text).unwrap_or_else(|| text.clone()));
            true
        }
        DataRef::Error(error) => push(out, &error.to_string()),
    }
}

fn push(out: &mut String, text: &str) -> bool {
    out.push_str(text);
    false
}

/// Digits that a spreadsheet shows: what stands beyond them is noise of
/// binary fractions.
const DIGITS: usize = 15;
/// Whole numbers up to here are exact.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A number as the shortest decimal that gives it back, without exponent.
/// Three decimals are written as four: `1.234` could be read as a thousand.
pub fn decimal(number: f64) -> String {
    if !number.is_finite() {
        return "#NUM!".to_owned();
    }
    if number.fract() == 0.0 && number.abs() <= EXACT {
        #[allow(clippy::cast_possible_truncation)]
        return (number as i64).to_string();
    }
    let mut text = number.to_string();
    let digits = text.trim_start_matches(['-', '0', '.']).bytes();
    if digits.filter(u8::is_ascii_digit).count() > DIGITS {
        let rounded = format!("{number:.0$e}", DIGITS - 1).parse::<f64>();
        text = rounded.unwrap_or(number).to_string();
    }
    let decimals = text.split_once('.').map_or(0, |(_, after)| after.len());
    if decimals == 3 {
        text.push('0');
    }
    text
}

/// Serials of dates end with the year 9999.
const LAST_DAY: f64 = 2_958_466.0;

fn time(serial: ExcelDateTime) -> String {
    let value = serial.as_f64();
    if serial.is_duration() {
        return clock(value);
    }
    if !(0.0..LAST_DAY).contains(&value) {
        return decimal(value);
    }
    let (year, month, day, hour, minute, second, milli) = serial.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    let mut clock = format!("{hour:02}:{minute:02}:{second:02}");
    if milli > 0 {
        clock.push_str(&format!(".{milli:03}"));
    }
    match (value < 1.0, value.fract() == 0.0) {
        (true, false) => clock,
        (_, true) => date,
        (false, false) => format!("{date}T{clock}"),
    }
}

/// Days as hours, which may be more than 24, minutes and seconds.
fn clock(days: f64) -> String {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let seconds = (days.abs() * 86_400.0).round() as u64;
    let sign = if days < 0.0 { "-" } else { "" };
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    format!("{sign}{hours:02}:{minutes:02}:{:02}", seconds % 60)
}

/// Without the fractions of a second that say nothing.
fn iso(text: &str) -> &str {
    match text.split_once('.') {
        Some((whole, zeros)) if zeros.bytes().all(|byte| byte == b'0') => whole,
        _ => text,
    }
}

/// `PT12H30M05S` as a clock shows it.
fn duration_iso(text: &str) -> Option<String> {
    let mut rest = text.strip_prefix("PT")?;
    let mut part = |unit: char| -> Option<f64> {
        let Some((number, after)) = rest.split_once(unit) else {
            return Some(0.0);
        };
        rest = after;
        number.parse().ok()
    };
    let (hours, minutes, seconds) = (part('H')?, part('M')?, part('S')?);
    Some(clock(
        (hours * 3600.0 + minutes * 60.0 + seconds) / 86_400.0,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    #[test]
    fn numbers_are_written_so_that_they_can_be_read_in_one_way_only() {
        for (number, text) in [
            ("19.989999999999998".parse().unwrap(), "19.99"),
            (0.1 + 0.2, "0.3"),
            (-0.0, "0"),
            (1.234, "1.2340"),
            (-1234.5, "-1234.5"),
            (1e15, "1000000000000000"),
            (9_007_199_254_740_991.0, "9007199254740991"),
            (1.5e-7, "0.00000015"),
            (f64::NAN, "#NUM!"),
        ] {
            assert_eq!(decimal(number), text);
        }
    }

    fn date(value: f64, is_1904: bool) -> String {
        let mut out = String::new();
        let serial = ExcelDateTime::new(value, ExcelDateTimeType::DateTime, is_1904);
        write(&DataRef::DateTime(serial), &mut out);
        out
    }

    #[test]
    fn serials_are_dates_of_their_epoch() {
        assert_eq!(date(45_356.0, false), "2024-03-05");
        assert_eq!(date(43_894.0, true), "2024-03-05");
        assert_eq!(date(45_356.604_166_666_67, false), "2024-03-05T14:30:00");
        assert_eq!(date(1.0, false), "1900-01-01");
        assert_eq!(date(0.75, false), "18:00:00");
        assert_eq!(date(-1.0, false), "-1");
        assert_eq!(date(1e9, false), "1000000000");
    }

    #[test]
    fn durations_count_beyond_a_day() {
        assert_eq!(clock(1.5), "36:00:00");
        assert_eq!(clock(-0.5), "-12:00:00");
        assert_eq!(duration_iso("PT26H05M09S").as_deref(), Some("26:05:09"));
        assert_eq!(duration_iso("P1D"), None);
        assert_eq!(iso("2024-03-05T10:00:00.000000"), "2024-03-05T10:00:00");
    }
}
