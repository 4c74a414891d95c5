//! Cells: one reader for each kind of value a column can hold.

pub mod date;
pub mod flag;
pub mod iso;
pub mod money;
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
#[must_use]
pub fn is_null_bytes(bytes: &[u8]) -> bool {
    match bytes.first() {
        None => true,
        Some(b'-' | b'n' | b'N' | b'(' | 0xe2) => std::str::from_utf8(bytes).is_ok_and(is_null),
        Some(0x80..) => std::str::from_utf8(bytes).is_ok_and(|text| text.trim().is_empty()),
        Some(_) => false,
    }
}
