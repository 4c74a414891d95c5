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
    /// `O` and `S`: yes only where others say no.
    Letter,
}

/// Yes and no in the languages of Europe. Figures are no words.
#[must_use]
pub fn flag(text: &str) -> Option<Flag> {
    const YES: [&str; 17] = [
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
        "on",
    ];
    const NO: [&str; 18] = [
        "false", "no", "n", "non", "faux", "nein", "falsch", "falso", "nee", "onwaar", "nie",
        "não", "nej", "nei", "off", "f", "✗", "✘",
    ];
    if text.len() > 12 {
        return None;
    }
    let text = text.to_lowercase();
    if matches!(text.as_str(), "x" | "✓" | "✔" | "☑") {
        Some(Flag::Mark)
    } else if matches!(text.as_str(), "o" | "s" | "t" | "v") {
        Some(Flag::Letter)
    } else if YES.contains(&text.as_str()) {
        Some(Flag::Yes)
    } else if NO.contains(&text.as_str()) {
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
    // `12E5`: who shortens a number leaves one digit before the point.
    if let Some((before, after)) = text.split_once(['e', 'E']) {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        return before.len() > 1 && !after.is_empty() && digits(before) && digits(after);
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

/// A number that would be a day of our time in a spreadsheet, with or without a
/// time: 1968 to 2064.
#[must_use]
pub fn is_serial(text: &str) -> bool {
    let (day, time) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let day = day
        .parse::<u32>()
        .ok()
        .filter(|_| digits(day) && digits(time));
    day.is_some_and(|day| (25_000..60_000).contains(&day))
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

/// Digits, a mark, digits, the same mark, digits: a date by its looks.
#[must_use]
pub fn is_written_as_date(text: &str) -> bool {
    let date = text.split([' ', 'T', ',']).next().unwrap_or("");
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
        | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{ad}' | '\u{61c}' | '\u{180e}'
        | '\u{3164}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
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
        // The same of Mac Roman: `√©`, `‚Ä¢`.
        let mac =
            before == '√' && !c.is_ascii() && !c.is_whitespace() || (before == '‚' && c == 'Ä');
        // Of Cyrillic, each letter has become two: `ÐœÐ¾`.
        let cyrillic = matches!(before, 'Ð' | 'Ñ') && (tail || c == 'Ð');
        if (lead && tail)
            || (before == 'â' && c == '€')
            || mac
            || cyrillic
            || matches!(c, '\u{80}'..='\u{9f}')
        {
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
            "12E5",
        ] {
            assert!(is_identifier(text), "{text}");
        }
        for text in [
            "0",
            "12",
            "+7",
            "0,5",
            "01/02/2026",
            "1 234",
            "-3",
            "1E5",
            "12.5e3",
            "12E+5",
        ] {
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
    fn what_was_decoded_wrongly() {
        for text in [
            "OrlÃ©ans",
            "lâ€™Ã©tÃ©",
            "NÃ®mes",
            "d\u{92}Estournel",
            "Orl√©ans",
            "ÐœÐ¾ÑÐºÐ²Ð°",
        ] {
            assert!(is_mojibake(text), "{text}");
        }
        for text in ["Orléans", "São Paulo", "Ångström", "Â", "l’été – 12 €"] {
            assert!(!is_mojibake(text), "{text}");
        }
    }
}
