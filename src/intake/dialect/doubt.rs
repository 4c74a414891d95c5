//! Marks that delimit, or only stand in text, times and figures.

use super::{Delimiter, HARDLY};
use crate::intake::cell::has_digit;

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
    if rows.len() < least {
        return 0.0;
    }
    if alike * 10 < rows.len() * 9 || width < 3 {
        return HARDLY;
    }
    let cells = || rows.iter().flatten().filter(|cell| !cell.trim().is_empty());
    let figures = cells().filter(|cell| has_digit(cell)).count();
    let steady = rows.len() >= 20 && alike == rows.len();
    if spacing && !steady && figures * 2 <= cells().count() {
        HARDLY
    } else {
        1.0
    }
}

/// Whether most cells that hold a quote begin and end with one.
pub fn are_enclosed(rows: &[Vec<String>]) -> bool {
    let with_quotes = || rows.iter().flatten().filter(|cell| cell.contains('"'));
    let enclosed = |cell: &&String| cell.len() > 2 && cell.starts_with('"') && cell.ends_with('"');
    let count = with_quotes().count();
    count > 0 && with_quotes().filter(enclosed).count() * 2 >= count
}

/// Whether a cell opens with a quote that a later one closes with: what they
/// enclosed was torn apart.
pub fn are_torn(rows: &[Vec<String>]) -> bool {
    let half = |row: &Vec<String>, opens: bool| {
        let is_half = |cell: &String| {
            cell.len() > 1 && cell.starts_with('"') == opens && cell.ends_with('"') != opens
        };
        row.iter().position(is_half)
    };
    let torn = |row: &Vec<String>| {
        half(row, true).is_some_and(|opens| half(row, false).is_some_and(|closes| opens < closes))
    };
    rows.iter().any(torn)
}

/// Whether each line begins and ends with a quote and holds others doubled.
pub fn every_line_is_quoted(head: &[u8]) -> bool {
    let mut lines = head
        .split(|&byte| byte == b'\n' || byte == b'\r')
        .filter(|line| !line.is_empty());
    lines.all(|line| match line {
        // A quote alone would close a cell, and not the line.
        [b'"', inside @ .., b'"'] => inside
            .chunk_by(|a, b| a == b)
            .all(|run| run[0] != b'"' || run.len() % 2 == 0),
        _ => false,
    })
}
