//! How much rows look like a table: alike in width, and made of readable cells.

use super::cell::has_digit;
use rustc_hash::FxHashMap;

/// What a width of one is worth, so that one column is not nothing.
const NEARLY_NOTHING: f64 = 1e-3;

/// The most frequent width and how many rows have it; the wider of two equals.
#[must_use]
pub fn usual_width(rows: &[Vec<String>]) -> (usize, usize) {
    let mut widths: FxHashMap<usize, usize> = FxHashMap::default();
    for row in rows {
        *widths.entry(row.len()).or_default() += 1;
    }
    widths
        .into_iter()
        .max_by_key(|&(width, count)| (count, width))
        .unwrap_or((0, 0))
}

/// Pattern score times type score (van den Burg et al. 2019, section 3).
#[must_use]
pub fn consistency(rows: &[Vec<String>]) -> f64 {
    pattern_score(rows) * type_score(rows).max(1e-10)
}

/// Rows of the same width support each other, wide ones more than narrow ones;
/// many different widths speak against all.
fn pattern_score(rows: &[Vec<String>]) -> f64 {
    let mut widths: FxHashMap<usize, usize> = FxHashMap::default();
    for row in rows {
        *widths.entry(row.len()).or_default() += 1;
    }
    let sum: f64 = widths
        .iter()
        .map(|(&width, &count)| {
            let width = width as f64;
            count as f64 * (width - 1.0).max(NEARLY_NOTHING) / width
        })
        .sum();
    sum / widths.len().max(1) as f64
}

/// The share of cells that read as something.
fn type_score(rows: &[Vec<String>]) -> f64 {
    let (mut known, mut all) = (0usize, 0usize);
    for row in rows {
        let torn = tears_a_quote(row);
        for cell in row {
            all += 1;
            known += usize::from(!(torn && opens_or_closes(cell)) && is_known(cell));
        }
    }
    known as f64 / all.max(1) as f64
}

/// `'c | d'`: a cell opens with an apostrophe and a later one closes with it.
fn tears_a_quote(row: &[String]) -> bool {
    let half = |opens: bool| {
        let found = |cell: &String| opens_or_closes(cell) && cell.starts_with('\'') == opens;
        row.iter().position(found)
    };
    half(true).is_some_and(|opens| half(false).is_some_and(|closes| opens < closes))
}

/// Whether a cell has an apostrophe at one of its ends.
fn opens_or_closes(cell: &str) -> bool {
    cell.len() > 1 && cell.starts_with('\'') != cell.ends_with('\'')
}

/// Whether a cell is a number, a date, a word, an address or the like: anything
/// but a piece of text that still holds what looks like delimiters or quotes.
fn is_known(cell: &str) -> bool {
    let cell = cell.trim();
    is_plain(cell) || is_readable(cell)
}

/// The same, where something in a cell may be a delimiter or a quote.
#[inline(never)] // seldom: see infer.rs
fn is_readable(cell: &str) -> bool {
    if cell.len() > 400 {
        return true;
    }
    if is_figure(cell) || is_address(cell) {
        return true;
    }
    let words = cell.chars().all(|c| {
        c.is_alphanumeric()
            || matches!(
                c,
                ' ' | '.'
                    | '-'
                    | '_'
                    | '/'
                    | '\''
                    | '\u{2019}'
                    | '&'
                    | '('
                    | ')'
                    | '%'
                    | '#'
                    | '+'
                    | '°'
                    | '*'
            )
            || !c.is_ascii()
    });
    // Prose may hold commas and colons followed by a space.
    (words && !cell.contains(" # ")) || is_prose(cell)
}

/// Nothing but names, codes and plain numbers, or a path of them: `email > direct`.
fn is_plain(cell: &str) -> bool {
    let mut bytes = cell.bytes();
    bytes.all(|byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b' ' | b'>')
    }) && (cell.contains(' ') || !cell.contains('>'))
}

/// Digits with the marks of numbers, dates, times, money.
fn is_figure(cell: &str) -> bool {
    let figure = |c: char| {
        c.is_ascii_digit()
            || matches!(
                c,
                '.' | ','
                    | '-'
                    | '+'
                    | '/'
                    | ':'
                    | ' '
                    | '\''
                    | '%'
                    | '('
                    | ')'
                    | 'T'
                    | 'Z'
                    | 'e'
                    | 'E'
                    | '€'
                    | '$'
                    | '£'
                    | '\u{a0}'
                    | '\u{202f}'
                    | '\u{2212}'
            )
    };
    has_digit(cell) && cell.chars().all(figure)
        // "1,2,3" is a row, not a number.
        && cell.matches(',').count() <= 3
        && !cell.split(',').skip(1).any(str::is_empty)
}

fn is_address(cell: &str) -> bool {
    !cell.contains(' ')
        && (cell.contains("://")
            || cell.starts_with("www.")
            || (cell.contains('@') && cell.contains('.')))
}

fn is_prose(cell: &str) -> bool {
    let marks: Vec<char> = vec![',', ';', ':', '|', '\t', '"'];
    cell.contains(' ')
        && !cell.contains(['\t', '|', '"'])
        && !cell.contains(" # ")
        && cell
            .char_indices()
            .filter(|(_, c)| marks.contains(c))
            .all(|(at, c)| {
                let next = cell[at + c.len_utf8()..].chars().next();
                next.is_none_or(|next| next == ' ')
            })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_cells() {
        for cell in [
            "",
            "12,50",
            "1 234,56 €",
            "2026-01-05T10:00:00Z",
            "Site web",
            "a@b.fr",
            "https://x.fr/?a=1,2",
            "Dupont, Jean",
            "email > direct",
            "L’été",
        ] {
            assert!(is_known(cell), "{cell}");
        }
        for cell in [
            "a;b",
            "a>b",
            "1;2;3",
            "x\ty",
            "say \"hi\"",
            "a,b",
            "id|name",
        ] {
            assert!(!is_known(cell), "{cell}");
        }
    }

    #[test]
    fn a_plain_cell_is_one_that_reads() {
        for cell in ["x", "0", "A-1_b.2", "paid search", "email > direct", " > "] {
            assert!(is_plain(cell) && is_readable(cell), "{cell}");
        }
        assert!(["a>b", "a;b", "é", "a, b"]
            .iter()
            .all(|cell| !is_plain(cell)));
    }

    #[test]
    fn rows_alike_beat_rows_apart() {
        let rows = |text: &str, mark: char| -> Vec<Vec<String>> {
            text.lines()
                .map(|l| l.split(mark).map(str::to_owned).collect())
                .collect()
        };
        let text = "a;b;c\n1,5;2;3\n4;5,2;6\n";
        assert!(consistency(&rows(text, ';')) > consistency(&rows(text, ',')));
        assert_eq!(usual_width(&rows(text, ';')), (3, 3));
    }
}
