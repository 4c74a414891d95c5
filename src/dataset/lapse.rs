//! How long something took, as files write it: a number of what the header says, or
//! hours and minutes.

use crate::intake::cell::money::UNIT;
use crate::intake::survey::period;
use crate::mapping::Cell;

const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;

/// What headers call units of time, in milliseconds.
const UNITS: [(i64, &str); 5] = [
    (
        1,
        "ms|milliseconds|millisecondes|millisekunden|milisegundos|millisecondi|milliseconden",
    ),
    (
        SECOND,
        "s|sec|secs|sek|second|seconds|seconde|secondes|sekunde|sekunden|segundos|secondi|seconden",
    ),
    (
        MINUTE,
        "m|mn|min|mins|minute|minutes|minuten|minutos|minuti|minuut",
    ),
    (
        HOUR,
        "h|hr|hrs|hour|hours|heure|heures|std|stunde|stunden|hora|horas|ora|ore|uur|uren",
    ),
    (
        24 * HOUR,
        "d|j|day|days|jour|jours|tag|tage|tagen|día|días|dia|dias|giorno|giorni|dag|dagen",
    ),
];

/// A time that something took, and whether the file says what it is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lapse {
    /// In milliseconds.
    pub(super) ms: i64,
    /// Whether a number was read as minutes, or two numbers as hours and minutes,
    /// without a word of it.
    pub(super) guessed: bool,
}

/// What a cell of a column says; `None` where it is no time.
pub(super) fn read(cell: &Cell<'_>, header: &str) -> Option<Lapse> {
    let unit = unit_of(header);
    if let Some(count) = cell.money() {
        let ms = i128::from(count.0) * i128::from(unit.unwrap_or(MINUTE)) / UNIT;
        return Some(Lapse {
            ms: i64::try_from(ms).ok()?,
            guessed: unit.is_none(),
        });
    }
    let text = cell.text.trim();
    let seconds = period::duration(text).or_else(|| period::duration(&text.to_lowercase()))?;
    let two = text.contains(':') && text.matches(':').count() == 1;
    let has = |wanted: &str| words(header).any(|word| word.eq_ignore_ascii_case(wanted));
    // `mm:ss`
    let minutes_first = two && has("ss") && !has("hh");
    let ms = seconds.checked_mul(SECOND)?;
    Some(Lapse {
        ms: if minutes_first { ms / 60 } else { ms },
        guessed: two && !has("ss") && !has("hh") && unit != Some(HOUR),
    })
}

fn words(header: &str) -> impl Iterator<Item = &str> {
    header.split(|c: char| !c.is_alphanumeric())
}

/// The unit that a header names: the one behind `in`, else the only one.
fn unit_of(header: &str) -> Option<i64> {
    let mut found: Option<i64> = None;
    let mut open = false;
    let mut before = "";
    for word in words(header).filter(|word| !word.is_empty()) {
        let named = |(_, names): &&(i64, &str)| {
            let mut names = names.split('|');
            names.any(|name| name.eq_ignore_ascii_case(word))
        };
        if let Some((unit, _)) = UNITS.iter().find(named) {
            if ["in", "en"].contains(&before.to_ascii_lowercase().as_str()) {
                return Some(*unit);
            }
            open |= found.is_some_and(|other| other != *unit);
            found = Some(*unit);
        }
        before = word;
    }
    // `firstReplyMinutes`, `reply_time_min` are cut above, `replyTimeHours` is not.
    found.filter(|_| !open).or_else(|| joined(header))
}

/// A unit that ends a header in capitals of its own: `ReplyTimeHours`.
fn joined(header: &str) -> Option<i64> {
    let at = header.rfind(char::is_uppercase).filter(|&at| at > 0)?;
    let (before, last) = header.split_at(at);
    let small = before.ends_with(char::is_lowercase);
    let ends = |(_, names): &&(i64, &str)| {
        let mut names = names.split('|');
        names.any(|name| name.len() > 2 && name.eq_ignore_ascii_case(last))
    };
    let unit = UNITS.iter().find(ends).filter(|_| small)?;
    Some(unit.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::load::Rows;
    use crate::dataset::session::{look, Session};

    #[test]
    fn headers_name_units_in_six_languages() {
        for (header, unit) in [
            ("First reply time in minutes", Some(MINUTE)),
            ("First reply time (min)", Some(MINUTE)),
            ("Resolution time (in hrs)", Some(HOUR)),
            ("Délai de résolution (heures)", Some(HOUR)),
            ("Lösungszeit [Std.]", Some(HOUR)),
            ("Tiempo de resolución (días)", Some(24 * HOUR)),
            ("reply_time_seconds", Some(SECOND)),
            ("ResolutionHours", Some(HOUR)),
            ("reply_ms", Some(1)),
            (
                "First reply time in minutes within business hours",
                Some(MINUTE),
            ),
            ("First reply time", None),
            ("Hours or days", None),
        ] {
            assert_eq!(unit_of(header), unit, "{header}");
        }
    }

    /// Minutes to the solution, and how often their unit was guessed.
    fn minutes(header: &str, cells: [&str; 2]) -> ([i64; 2], u64) {
        let csv = format!(
            "Ticket ID;Created at;Channel;{header}\n1;2026-03-01 10:00;email;{}\n2;2026-03-13 10:00;phone;{}\n",
            cells[0], cells[1]
        );
        let looked = look("t.csv", csv.as_bytes(), true, None).unwrap();
        let mapping = looked.proposal.clone().unwrap();
        let mut session = Session::default();
        session
            .load_bytes("t.csv", &looked, mapping, csv.as_bytes())
            .unwrap();
        let (_, file) = session.files().next().unwrap();
        let Rows::Tickets(rows) = &file.rows else {
            panic!("{header}: no tickets");
        };
        let of = |at: usize| rows[at].resolution.map_or(-1, |ms| ms / MINUTE);
        ([of(0), of(1)], file.ledger.of("duration-unit-guessed"))
    }

    #[test]
    fn the_header_says_what_a_number_counts() {
        assert_eq!(
            minutes("Resolution time (hours)", ["2", "1.5"]),
            ([120, 90], 0)
        );
        assert_eq!(
            minutes("Délai de résolution (h)", ["2", "1,5"]),
            ([120, 90], 0)
        );
        assert_eq!(
            minutes("Lösungszeit (Sekunden)", ["600", "90"]),
            ([10, 1], 0)
        );
        assert_eq!(
            minutes("Resolution time (min)", ["10", "90"]),
            ([10, 90], 0)
        );
        assert_eq!(minutes("Resolution time", ["10", "90"]), ([10, 90], 2));
    }

    #[test]
    fn hours_and_minutes_are_read_as_written() {
        let header = "Resolution time (in hrs)";
        assert_eq!(minutes(header, ["26:30:00", "00:05:30"]), ([1590, 5], 0));
        assert_eq!(minutes(header, ["26:30", "0:05"]), ([1590, 5], 0));
        assert_eq!(
            minutes("Resolution time (mm:ss)", ["26:30", "05:00"]),
            ([26, 5], 0)
        );
        assert_eq!(
            minutes("Resolution time", ["26:30", "05:10"]),
            ([1590, 310], 2)
        );
        assert_eq!(
            minutes("Délai de résolution", ["1 h 30 min", "2 jours"]),
            ([90, 2880], 0)
        );
    }
}
