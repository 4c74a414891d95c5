//! By when, as people write it in French and in English: `in six months`,
//! `d'ici 3 mois`, `fin juin 2027`, `end of year`, `Q2 2027`, `30/06/2027`.

use crate::intake::cell::date::{self, DateOrder, DAY_MS};
use jiff::civil::Date;
use jiff::{Span, ToSpan};

const NUMBERS: [(&str, &str); 12] = [
    ("one", "un"),
    ("two", "deux"),
    ("three", "trois"),
    ("four", "quatre"),
    ("five", "cinq"),
    ("six", "six"),
    ("seven", "sept"),
    ("eight", "huit"),
    ("nine", "neuf"),
    ("ten", "dix"),
    ("eleven", "onze"),
    ("twelve", "douze"),
];

const MONTHS: [(&str, &str); 12] = [
    ("jan", "janv"),
    ("feb", "fév"),
    ("mar", "mars"),
    ("apr", "avr"),
    ("may", "mai"),
    ("jun", "juin"),
    ("jul", "juil"),
    ("aug", "aoû"),
    ("sep", "sept"),
    ("oct", "oct"),
    ("nov", "nov"),
    ("dec", "déc"),
];

/// The day by which, seen from today. `None` when it is not understood.
#[must_use]
pub fn read(text: &str, today: Date) -> Option<Date> {
    let text = text
        .trim()
        .to_lowercase()
        .replace(['\u{a0}', '\u{202f}', '\u{2019}', '\''], " ");
    if let Some(day) = written(&text) {
        return Some(day);
    }
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let year = words.iter().find_map(|word| year(word));
    quarter(&words, year, today)
        .or_else(|| month(&words, year, today))
        .or_else(|| after(&words, today))
        .or_else(|| end_of_year(&words, year, today))
}

fn written(text: &str) -> Option<Date> {
    let moment = date::parse(text, DateOrder::DayFirst)?;
    let days = moment.civil_ms.div_euclid(DAY_MS);
    Date::constant(1970, 1, 1)
        .checked_add(i32::try_from(days).ok()?.days())
        .ok()
}

fn year(word: &str) -> Option<i16> {
    let year: i16 = word.parse().ok()?;
    (1990..2200).contains(&year).then_some(year)
}

fn count(word: &str) -> Option<i32> {
    let named = NUMBERS.iter().position(|(en, fr)| {
        word == *en
            || word == *fr
            || (word == "une" && *fr == "un")
            || (word == "a" && *en == "one")
    });
    named
        .map(|at| at as i32 + 1)
        .or_else(|| word.parse().ok().filter(|one| (1..1000).contains(one)))
}

fn span(word: &str, n: i32) -> Option<Span> {
    let begins = |all: &[&str]| all.iter().any(|one| word.starts_with(one));
    if begins(&["day", "jour"]) {
        Some(n.days())
    } else if begins(&["week", "semaine"]) {
        Some(n.weeks())
    } else if begins(&["month", "mois"]) {
        Some(n.months())
    } else if begins(&["quarter", "trimestre"]) {
        Some((n * 3).months())
    } else if begins(&["semest", "half"]) {
        Some((n * 6).months())
    } else if begins(&["year", "an"]) {
        Some(n.years())
    } else {
        None
    }
}

/// `in six months`, `sous 30 jours`, `d'ici un an`.
fn after(words: &[&str], today: Date) -> Option<Date> {
    let at = words.iter().position(|word| count(word).is_some())?;
    let n = count(words[at])?;
    today.checked_add(span(words.get(at + 1)?, n)?).ok()
}

fn last_of(year: i16, month: i8) -> Option<Date> {
    Some(Date::new(year, month, 1).ok()?.last_of_month())
}

/// The first such end of a month that is not past, where no year is named.
fn coming(month: i8, year: Option<i16>, today: Date) -> Option<Date> {
    match year {
        Some(year) => last_of(year, month),
        None => {
            let end = last_of(today.year(), month)?;
            if end >= today {
                Some(end)
            } else {
                last_of(today.year() + 1, month)
            }
        }
    }
}

/// `Q2 2027`, `T2`.
fn quarter(words: &[&str], year: Option<i16>, today: Date) -> Option<Date> {
    let number = words.iter().find_map(|word| {
        let digit = word.strip_prefix(['q', 't'])?;
        digit.parse::<i8>().ok().filter(|one| (1..=4).contains(one))
    })?;
    coming(number * 3, year, today)
}

/// `end of June 2027`, `fin juin`.
fn month(words: &[&str], year: Option<i16>, today: Date) -> Option<Date> {
    let month = words.iter().find_map(|word| {
        MONTHS
            .iter()
            .position(|(en, fr)| is_month(word, en) || is_month(word, fr))
    })?;
    coming(month as i8 + 1, year, today)
}

/// `mar` is March, `marketing` is not: what follows the three letters must be of
/// the month's name, which has nine at most.
fn is_month(word: &str, begins: &str) -> bool {
    const FULL: [&str; 24] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    word.starts_with(begins) && FULL.iter().any(|one| one.starts_with(word))
}

/// `end of year`, `fin 2027`, `fin d'année`.
fn end_of_year(words: &[&str], year: Option<i16>, today: Date) -> Option<Date> {
    let ends = words.iter().any(|word| matches!(*word, "end" | "fin"));
    let of_year = words
        .iter()
        .any(|word| word.starts_with("year") || word.starts_with("ann"));
    if !ends && year.is_none() {
        return None;
    }
    match year {
        Some(year) => last_of(year, 12),
        None if of_year => last_of(today.year(), 12),
        None => None,
    }
}
