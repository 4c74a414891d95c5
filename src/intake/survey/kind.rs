//! What a single cell looks like.

use std::borrow::Cow;

/// Yes, no, or a mark where others are blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flag {
    /// `oui`
    Yes,
    /// `nein`
    No,
    /// `x`
    Mark,
}

/// Yes and no in the languages of Europe. Figures are no words.
#[must_use]
pub fn flag(text: &str) -> Option<Flag> {
    const YES: [&str; 16] = [
        "true",
        "yes",
        "y",
        "oui",
        "vrai",
        "ja",
        "wahr",
        "sí",
        "si",
        "sì",
        "verdadero",
        "vero",
        "waar",
        "tak",
        "sim",
        "j",
    ];
    const NO: [&str; 15] = [
        "false", "no", "n", "non", "faux", "nein", "falsch", "falso", "nee", "onwaar", "nie",
        "não", "nej", "nei", "o",
    ];
    if text.len() > 12 {
        return None;
    }
    let text = text.to_lowercase();
    if matches!(text.as_str(), "x" | "✓" | "✔" | "☑") {
        Some(Flag::Mark)
    } else if YES.contains(&text.as_str()) {
        Some(Flag::Yes)
    } else if NO.contains(&text.as_str()) && text != "o" {
        Some(Flag::No)
    } else {
        None
    }
}

/// The text of `="00123"`, by which zeros are kept from spreadsheets.
#[must_use]
pub fn quoted_formula(text: &str) -> Option<&str> {
    let inside = text.strip_prefix("=\"")?.strip_suffix('"')?;
    (!inside.contains('"')).then_some(inside)
}

/// What a spreadsheet would run: `=1+1`, `@SUM(1)`, `+1+1`, `-2+3`.
#[must_use]
pub fn is_formula(text: &str) -> bool {
    let mut chars = text.chars();
    let (Some(first), rest) = (chars.next(), chars.as_str()) else {
        return false;
    };
    let begins = rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '(' | '"' | '$'));
    let works =
        rest.contains(['(', '+', '*', '|', '!', '/']) || rest.chars().skip(1).any(|c| c == '-');
    match first {
        '=' => begins || rest.starts_with(['+', '-', '@']),
        '@' => begins && rest.contains('('),
        '+' | '-' => begins && works && !rest.chars().all(is_telephone) || rest.starts_with('='),
        _ => false,
    }
}

fn is_telephone(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '(' | ')' | '/' | '\u{a0}')
}

/// A code made of digits: leading zeros, more digits than a quantity has, a
/// telephone number.
#[must_use]
pub fn is_identifier(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let plain = digits == text.len();
    if plain {
        return (digits > 1 && text.starts_with('0')) || digits > 15;
    }
    match text.strip_prefix('+') {
        Some(rest) => digits >= 8 && !rest.contains(',') && rest.chars().all(is_telephone),
        None => {
            // `06 12 34 56 78`, `06.12.34.56.78`
            let mut groups = text.split([' ', '.', '-', '\u{a0}']);
            text.starts_with('0')
                && digits >= 8
                && text.split([' ', '.', '-', '\u{a0}']).count() >= 4
                && groups.all(|group| group.len() == 2 && group.bytes().all(|b| b.is_ascii_digit()))
        }
    }
}

/// `3.25E+12`: a spreadsheet shortened a long number, most likely an identifier.
#[must_use]
pub fn is_scientific_damage(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once("E+") else {
        return false;
    };
    exponent.parse::<u32>().is_ok_and(|exponent| exponent >= 9)
        && mantissa.starts_with(|c: char| ('1'..='9').contains(&c))
}

/// What the marks inside a number prove.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    /// A decimal comma.
    Comma,
    /// A decimal point.
    Point,
    /// Nothing: `1.234`.
    DotThousand,
    /// Nothing: `1,234`.
    CommaThousand,
    /// There is no mark.
    None,
}

/// What the marks of a number prove: the last of two kinds is decimal, one that
/// comes twice is not, and neither is one with other than three digits behind.
#[must_use]
pub fn marks(text: &str) -> Marks {
    let count = |mark: char| text.matches(mark).count();
    let (dots, commas) = (count('.'), count(','));
    let last = text.rfind(['.', ',']);
    let Some(last) = last else {
        return Marks::None;
    };
    let is_comma = text[last..].starts_with(',');
    if dots > 0 && commas > 0 {
        return if is_comma { Marks::Comma } else { Marks::Point };
    }
    if dots > 1 {
        return Marks::Comma;
    }
    if commas > 1 {
        return Marks::Point;
    }
    let behind = text[last + 1..]
        .bytes()
        .take_while(u8::is_ascii_digit)
        .count();
    let whole: String = text[..last].chars().filter(char::is_ascii_digit).collect();
    let grouped = text[..last].contains([' ', '\u{a0}', '\u{202f}', '\'', '\u{2019}']);
    let thousand =
        behind == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0') && !grouped;
    match (is_comma, thousand) {
        (true, true) => Marks::CommaThousand,
        (false, true) => Marks::DotThousand,
        (true, false) => Marks::Comma,
        (false, false) => Marks::Point,
    }
}

/// What a cell with digits is, besides a date or a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A month of a year.
    Month,
    /// A week of ISO 8601.
    Week,
    /// Hours and minutes; `long` of a day and more, or written as a duration.
    Duration {
        /// Whether it cannot be a time of the day.
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
        let long = seconds.abs() >= 86_400 || !text.contains(':');
        Shape::Duration { long }
    } else {
        Shape::Other
    }
}

/// `2026-03`, `03/2026`, `mars 2026`: the year and the month.
#[must_use]
pub fn month(text: &str) -> Option<(i64, i64)> {
    let year = |text: &str| -> Option<i64> {
        let year = text.parse().ok()?;
        (text.len() == 4 && (1900..2100).contains(&year)).then_some(year)
    };
    if text.starts_with(|c: char| c.is_alphabetic()) {
        let (month, rest) = crate::intake::cell::month_of(text)?;
        return Some((year(rest)?, month));
    }
    let (left, right) = text.split_once(['-', '/'])?;
    let pair = year(left)
        .map(|found| (found, right))
        .or_else(|| year(right).map(|found| (found, left)))?;
    let digits = (1..=2).contains(&pair.1.len()) && pair.1.bytes().all(|b| b.is_ascii_digit());
    let month = pair
        .1
        .parse()
        .ok()
        .filter(|month| digits && (1..=12).contains(month))?;
    Some((pair.0, month))
}

/// `2026-W05`: the year and the week, if the year has it.
#[must_use]
pub fn week(text: &str) -> Option<(i64, i64)> {
    let (year, rest) = text.split_at_checked(4)?;
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    let number = rest.strip_prefix(['W', 'w'])?;
    if number.len() != 2 {
        return None;
    }
    let (year, number): (i64, i64) = (year.parse().ok()?, number.parse().ok()?);
    use crate::intake::cell::date::{parse_period, DateOrder};
    parse_period(&format!("{year}-W{number:02}"), DateOrder::DayFirst)?;
    Some((year, number))
}

/// `26:30:00`, `1:05`, `PT1H30M`, `1h 05min`: seconds.
#[must_use]
pub fn duration(text: &str) -> Option<i64> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let number = |text: &str| -> Option<i64> {
        ((1..=6).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()))
            .then(|| text.parse().ok())?
    };
    if let Some((hours, rest)) = text.split_once(':') {
        let (minutes, seconds) = match rest.split_once(':') {
            Some((minutes, seconds)) => (minutes, number(seconds)?),
            None => (rest, 0),
        };
        let minutes = number(minutes).filter(|m| *m < 60 && minutes.len() == 2)?;
        return (seconds < 60).then_some(sign * (number(hours)? * 3600 + minutes * 60 + seconds));
    }
    let mut rest = text.strip_prefix("PT").unwrap_or(text);
    let mut total = 0;
    while !rest.is_empty() {
        let end = rest
            .find(|c: char| !c.is_ascii_digit())
            .filter(|end| *end > 0)?;
        let value = number(&rest[..end])?;
        let unit_end = rest[end..]
            .find(|c: char| c.is_ascii_digit())
            .map_or(rest.len(), |next| end + next);
        total += value
            * match rest[end..unit_end].trim() {
                "h" | "H" => 3600,
                "m" | "M" | "min" | "mn" => 60,
                "s" | "S" | "sec" => 1,
                _ => return None,
            };
        rest = &rest[unit_end..];
    }
    Some(sign * total)
}

/// Digits, a mark, digits, the same mark, digits: a date by its looks.
#[must_use]
pub fn is_written_as_date(text: &str) -> bool {
    let date = text.split([' ', 'T']).next().unwrap_or("");
    let Some(mark) = date.chars().find(|c| matches!(c, '/' | '-' | '.')) else {
        return false;
    };
    let parts: Vec<&str> = date.split(mark).collect();
    let [a, b, c] = parts[..] else {
        return false;
    };
    let digits = |part: &str, lengths: &[usize]| {
        lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let year_last = digits(a, &[1, 2]) && digits(b, &[1, 2]) && digits(c, &[2, 4]);
    let year_first = digits(a, &[4]) && digits(b, &[1, 2]) && digits(c, &[1, 2]);
    // Three groups of two around points are as likely a version or a code.
    (year_last && (mark != '.' || c.len() == 4)) || year_first
}

/// Characters that are there and not seen, or that turn the order of others.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

/// A text without what is not seen.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_invisible) {
        text.chars()
            .filter(|c| !is_invisible(*c))
            .collect::<String>()
            .into()
    } else {
        text.into()
    }
}

/// UTF-8 that was read as Windows-1252 and saved again: `Ã©`, `â€™`; or controls
/// that no keyboard writes.
#[must_use]
pub fn is_mojibake(text: &str) -> bool {
    let mut before = '\0';
    for c in text.chars() {
        let tail = matches!(c, '\u{80}'..='\u{bf}' | '\u{152}'..='\u{192}' | '\u{2013}'..='\u{203a}' | '€' | '™');
        let lead = matches!(before, 'Ã' | 'Â' | 'Å' | 'Ä')
            && !(before == 'Â' && c == '\u{a0}' && text.len() < 4);
        if (lead && tail) || (before == 'â' && c == '€') || matches!(c, '\u{80}'..='\u{9f}') {
            return true;
        }
        before = c;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_told_from_numbers_and_telephones() {
        for text in [
            "=1+1",
            "@SUM(1)",
            "+1+1",
            "-2+3",
            "=HYPERLINK(\"x\")",
            "=cmd|' /C calc'!A0",
        ] {
            assert!(is_formula(text), "{text}");
        }
        for text in [
            "+33 6 12 34 56 78",
            "-12",
            "=",
            "@home",
            "- un point",
            "+",
            "06-12",
        ] {
            assert!(!is_formula(text), "{text}");
        }
        assert_eq!(quoted_formula("=\"00123\""), Some("00123"));
    }

    #[test]
    fn identifiers_are_told_from_numbers() {
        for text in [
            "0612345678",
            "06 12 34 56 78",
            "+33612345678",
            "00123",
            "1234567890123456",
        ] {
            assert!(is_identifier(text), "{text}");
        }
        for text in ["0", "12", "+7", "0,5", "01/02/2026", "1 234", "-3"] {
            assert!(!is_identifier(text), "{text}");
        }
        assert!(is_scientific_damage("3.25E+12"));
        assert!(!is_scientific_damage("1.5e3"));
    }

    #[test]
    fn marks_prove_what_they_can() {
        for (text, expected) in [
            ("1.234,56", Marks::Comma),
            ("1,234.56", Marks::Point),
            ("12,5", Marks::Comma),
            ("1.234.567", Marks::Comma),
            ("1.234", Marks::DotThousand),
            ("1,234", Marks::CommaThousand),
            ("0.123", Marks::Point),
            ("1 234,567", Marks::Comma),
            ("1234", Marks::None),
        ] {
            assert_eq!(marks(text), expected, "{text}");
        }
    }

    #[test]
    fn periods_and_durations() {
        assert_eq!(month("03/2026"), Some((2026, 3)));
        assert_eq!(month("févr. 2026"), Some((2026, 2)));
        assert_eq!(month("13/2026"), None);
        assert_eq!(week("2026-W53"), Some((2026, 53)));
        assert_eq!(week("2025W53"), None);
        assert_eq!(duration("26:30:00"), Some(95_400));
        assert_eq!(duration("PT1H30M"), Some(5_400));
        assert_eq!(duration("1h 05min"), Some(3_900));
        assert_eq!(duration("12:75"), None);
        assert_eq!(duration("hello"), None);
    }

    #[test]
    fn what_was_decoded_wrongly() {
        for text in ["OrlÃ©ans", "lâ€™Ã©tÃ©", "NÃ®mes", "d\u{92}Estournel"] {
            assert!(is_mojibake(text), "{text}");
        }
        for text in ["Orléans", "São Paulo", "Ångström", "Â", "l’été – 12 €"] {
            assert!(!is_mojibake(text), "{text}");
        }
    }
}
