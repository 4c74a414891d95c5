//! Cells: one reader for each kind of value a column can hold.

pub mod compose;
mod counted;
pub mod currency;
pub mod date;
pub mod flag;
mod framed;
pub mod iso;
pub mod money;
mod month;
pub mod number;

/// Texts that stand for "nothing" in exports.
#[must_use]
pub fn is_null(text: &str) -> bool {
    const NULLS: [&str; 9] = [
        "",
        "-",
        "--",
        "\u{2014}",
        "null",
        "n/a",
        "(not set)",
        "(none)",
        "n.d.",
    ];
    let text = text.trim();
    text.is_empty() || NULLS.iter().any(|null| text.eq_ignore_ascii_case(null))
}

/// The same of the bytes of a cell without blanks around them: nearly every
/// cell is cleared by its first letter.
#[inline]
#[must_use]
pub fn is_null_bytes(bytes: &[u8]) -> bool {
    match bytes.first() {
        None => true,
        Some(b'-' | b'n' | b'N' | b'(' | 0xe2) => std::str::from_utf8(bytes).is_ok_and(is_null),
        Some(0x80..) => std::str::from_utf8(bytes).is_ok_and(|text| text.trim().is_empty()),
        Some(_) => false,
    }
}

/// Whether a digit stands in a text: without one it is neither a number nor a date.
#[must_use]
pub fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// A space of any kind that stands inside numbers.
#[must_use]
pub fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// Texts that stand for "nothing" where a number or a date is expected. In a
/// column of words they may be words: `NA` is Namibia.
#[must_use]
pub fn is_absent(text: &str) -> bool {
    const ABSENT: [&str; 35] = [
        "\\n",
        "na",
        "n.a.",
        "n.a",
        "nd",
        "n/d",
        "n.d",
        "none",
        "nil",
        "nan",
        "(null)",
        "(blank)",
        "(vide)",
        "(leer)",
        "(empty)",
        "k.a.",
        "k. a.",
        "s/o",
        "s.o.",
        "nc",
        "n.c.",
        "n.v.t.",
        "n/b",
        "undefined",
        "unknown",
        "missing",
        "unbekannt",
        "inconnu",
        "non renseigné",
        "sans objet",
        "keine angabe",
        "desconocido",
        "sconosciuto",
        "onbekend",
        "not available",
    ];
    let text = text.trim();
    let mark = |c: char| matches!(c, '-' | '_' | '.' | '?' | '*' | '\u{2013}' | '\u{2014}');
    is_null(text)
        || text.chars().all(mark)
        || ABSENT
            .iter()
            .any(|absent| text.eq_ignore_ascii_case(absent))
}

/// The errors that spreadsheets write into cells, in any language: `#DIV/0!`,
/// `#NOM?`, `#¡REF!`, or `####` where a column was too narrow.
#[must_use]
pub fn is_spreadsheet_error(text: &str) -> bool {
    const BARE: [&str; 7] = ["N/A", "N/D", "NV", "N/B", "I/T", "GETTING_DATA", "NULL"];
    let Some(name) = text.strip_prefix('#') else {
        return false;
    };
    let capital = |c: char| c.is_uppercase() || matches!(c, '/' | '0' | '_' | '¡' | '¿');
    let ended = name.strip_suffix(['!', '?']);
    let named = ended.is_some_and(|name| name.chars().count() > 2 && name.chars().all(capital));
    let narrow = name.len() > 2 && name.bytes().all(|byte| byte == b'#');
    named || narrow || BARE.contains(&name)
}

/// Whether a text is a float that is none: what scripts write for a missing one.
#[must_use]
pub fn is_non_finite(text: &str) -> bool {
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    ["nan", "inf", "infinity", "\u{221e}"]
        .iter()
        .any(|name| text.eq_ignore_ascii_case(name))
}

/// A month by name at the beginning of a text, and what follows.
#[must_use]
pub fn month_of(text: &str) -> Option<(i64, &str)> {
    month::read(text)
}
