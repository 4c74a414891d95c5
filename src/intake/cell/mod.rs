//! Cells: one reader for each kind of value a column can hold.

pub mod date;
pub mod flag;
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
