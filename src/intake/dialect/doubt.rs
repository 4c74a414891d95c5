//! Marks that delimit, or only stand in text, times and figures.

use super::{Delimiter, HARDLY};

/// A name over rows that are all one number cut at its decimal comma.
pub fn is_one_decimal(rows: &[Vec<String>]) -> bool {
    let digits = |cell: &String, most: usize| {
        (1..=most).contains(&cell.len()) && cell.bytes().all(|byte| byte.is_ascii_digit())
    };
    let halves = |row: &Vec<String>| match &row[..] {
        [whole, cents] => {
            digits(
                whole
                    .strip_prefix('-')
                    .map(str::to_owned)
                    .as_ref()
                    .unwrap_or(whole),
                9,
            ) && digits(cents, 2)
        }
        _ => false,
    };
    let [name, rest @ ..] = rows else {
        return false;
    };
    name.len() == 1
        && name[0].chars().any(char::is_alphabetic)
        && !rest.is_empty()
        && rest.iter().all(halves)
}

/// Whether a mark stands in text and times too.
pub fn is_doubtful(delimiter: Delimiter) -> bool {
    delimiter.len() == 1 && matches!(delimiter.first(), b' ' | b':' | b'#' | b'~' | b'^')
}

/// Marks that stand in text too: they delimit only where all rows are
/// cut alike, often enough, and spaces and colons only into figures.
pub fn doubt(rows: &[Vec<String>], delimiter: Delimiter, width: usize, alike: usize) -> f64 {
    if !is_doubtful(delimiter) {
        return 1.0;
    }
    let spacing = matches!(delimiter.first(), b' ' | b':');
    let least = if spacing { 4 } else { 3 };
    if rows.len() < least || alike * 10 < rows.len() * 9 || width < 3 {
        return HARDLY;
    }
    let cells = || rows.iter().flatten().filter(|cell| !cell.trim().is_empty());
    let figures = cells()
        .filter(|cell| cell.chars().any(|c| c.is_ascii_digit()))
        .count();
    let steady = rows.len() >= 20 && alike == rows.len();
    if spacing && !steady && figures * 2 <= cells().count() {
        HARDLY
    } else {
        1.0
    }
}
