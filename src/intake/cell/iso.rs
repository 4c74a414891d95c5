//! Dates and times as ISO 8601 writes them in full, the way of most exports.

use super::date::{day_number, Moment, DAY_MS};

/// `2026-03-30`, `2026-03-30 10:15:00`, `2026-03-30T10:15:00Z` and nothing else.
#[must_use]
pub fn moment(bytes: &[u8]) -> Option<Moment> {
    let (date, time) = bytes.split_at_checked(10)?;
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *date else {
        return None;
    };
    let day = day_number(
        pair(y1, y2)? * 100 + pair(y3, y4)?,
        pair(m1, m2)?,
        pair(d1, d2)?,
    )?;
    let (time_ms, offset_ms) = match *time {
        [] => (0, None),
        [b'T' | b' ', h1, h2, b':', m1, m2, b':', s1, s2, ref rest @ ..] => {
            let (hour, minute, second) = (pair(h1, h2)?, pair(m1, m2)?, pair(s1, s2)?);
            if hour > 23 || minute > 59 || second > 59 {
                return None;
            }
            let offset = match rest {
                [] => None,
                [b'Z'] => Some(0),
                _ => return None,
            };
            (((hour * 60 + minute) * 60 + second) * 1000, offset)
        }
        _ => return None,
    };
    Some(Moment {
        civil_ms: day * DAY_MS + time_ms,
        offset_ms,
    })
}

/// Two digits.
fn pair(tens: u8, ones: u8) -> Option<i64> {
    (tens.is_ascii_digit() && ones.is_ascii_digit())
        .then(|| i64::from(tens - b'0') * 10 + i64::from(ones - b'0'))
}

#[cfg(test)]
mod tests {
    use super::super::date::{parse, DateOrder};
    use super::*;

    #[test]
    fn reads_as_the_long_way_does_or_leaves_it_to_it() {
        for text in ["2026-03-30", "2026-03-30 10:15:00", "2024-02-29T23:59:59Z"] {
            assert!(moment(text.as_bytes()).is_some(), "{text}");
            assert_eq!(moment(text.as_bytes()), parse(text, DateOrder::DayFirst));
        }
        for text in [
            "2026-02-29",
            "2026-13-01",
            "2026-03-30T24:00:00",
            "2026-03-30 10:15",
            "2026-03-30T10:15:00+02:00",
            "30/03/2026",
            "2026-03-3",
            "",
        ] {
            assert_eq!(moment(text.as_bytes()), None, "{text}");
        }
    }
}
