//! How the records of a file are written: delimiter, quote, escape.

use super::delimited::Records;
use super::encoding::Detected;
use super::score;
use encoding_rs::UTF_8;

/// The mark between two fields: one byte or two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Delimiter {
    bytes: [u8; 2],
    len: u8,
}

impl Delimiter {
    /// A delimiter of one or two ASCII characters.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        match *text.as_bytes() {
            [a] => Some(Self {
                bytes: [a, 0],
                len: 1,
            }),
            [a, b] => Some(Self {
                bytes: [a, b],
                len: 2,
            }),
            _ => None,
        }
    }

    /// Its first byte.
    #[must_use]
    pub fn first(&self) -> u8 {
        self.bytes[0]
    }

    /// How many bytes it has.
    #[must_use]
    #[allow(clippy::len_without_is_empty)] // never empty
    pub fn len(&self) -> usize {
        usize::from(self.len)
    }

    /// Whether a text begins with it; `None` when the text is too short to tell.
    #[must_use]
    pub fn at(&self, text: &[u8]) -> Option<bool> {
        if text.first() != Some(&self.bytes[0]) {
            return if text.is_empty() { None } else { Some(false) };
        }
        if self.len == 1 {
            return Some(true);
        }
        text.get(1).map(|&second| second == self.bytes[1])
    }

    /// Its text.
    #[must_use]
    pub fn text(&self) -> String {
        self.bytes[..self.len()]
            .iter()
            .map(|&b| char::from(b))
            .collect()
    }
}

/// How a quote stands inside a quoted field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Escape {
    /// Twice.
    #[default]
    Doubled,
    /// Behind a backslash.
    Backslash,
}

/// How the records of a file are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Dialect {
    /// What stands between fields.
    pub delimiter: Delimiter,
    /// What encloses a field that holds a delimiter, if anything does.
    pub quote: Option<u8>,
    /// How a quote stands inside a quoted field.
    pub escape: Escape,
    /// Whether spaces may come before an opening quote.
    pub padded_quotes: bool,
    /// Whether each line as a whole is quoted.
    pub whole_line: bool,
}

impl Default for Dialect {
    fn default() -> Self {
        Self {
            delimiter: Delimiter {
                bytes: [b',', 0],
                len: 1,
            },
            quote: Some(b'"'),
            escape: Escape::Doubled,
            padded_quotes: false,
            whole_line: false,
        }
    }
}

/// A dialect with the evidence for it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// The dialect.
    pub dialect: Dialect,
    /// Fields in the most frequent row width.
    pub width: usize,
    /// Share of the sampled rows that have that width, 0 to 1.
    pub consistency: f64,
    /// How consistent rows and cells are, by which candidates are compared.
    pub score: f64,
}

/// The marks looked for, and how likely each is before any evidence.
const DELIMITERS: [(&str, f64); 7] = [
    (";", 1.0),
    (",", 1.0),
    ("\t", 1.0),
    ("|", 1.0),
    ("||", 1.6),
    (":", 0.4),
    (" ", 0.3),
];
/// Bytes and rows that candidates are judged on.
const JUDGED_BYTES: usize = 48 << 10;
const JUDGED_ROWS: usize = 300;

/// The delimiter that a first line `sep=;` states.
#[must_use]
pub fn stated(text: &str) -> Option<Delimiter> {
    let (line, _) = text.split_once(['\n', '\r'])?;
    Delimiter::new(line.strip_prefix("sep=")?.trim_matches('"'))
}

/// Judges the dialects that a sample of text could be written in, best first.
///
/// Each is scored by how alike it makes the rows and how many cells it makes
/// readable, after van den Burg, Nazábal & Sutton (2019), "Wrangling messy CSV
/// files by detecting row and type patterns".
#[must_use]
pub fn sniff(text: &[u8], whole: bool) -> Vec<Candidate> {
    let head = head_of(text, whole);
    let mut candidates: Vec<Candidate> = Vec::new();
    for (mark, prior) in DELIMITERS {
        let Some(delimiter) = Delimiter::new(mark) else {
            continue;
        };
        if memchr::memmem::find(head, mark.as_bytes()).is_none() && mark != "," {
            continue;
        }
        for dialect in variants(head, delimiter) {
            candidates.push(judge(head, dialect, prior));
        }
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    candidates
}

/// The best dialect of a delimiter that is known.
#[must_use]
pub fn sniff_quotes(text: &[u8], whole: bool, delimiter: Delimiter) -> Option<Candidate> {
    let head = head_of(text, whole);
    let judged = variants(head, delimiter)
        .into_iter()
        .map(|dialect| judge(head, dialect, 1.0));
    judged.max_by(|a, b| a.score.total_cmp(&b.score))
}

/// Whole lines of the sample, as many as are judged.
fn head_of(text: &[u8], whole: bool) -> &[u8] {
    if whole && text.len() <= JUDGED_BYTES {
        return text;
    }
    let head = &text[..text.len().min(JUDGED_BYTES)];
    match memchr::memrchr2(b'\n', b'\r', head) {
        Some(end) => &head[..=end],
        None => head,
    }
}

/// The ways to quote that the text gives reason to try.
fn variants(head: &[u8], delimiter: Delimiter) -> Vec<Dialect> {
    let has = |text: &[u8]| memchr::memmem::find(head, text).is_some();
    let plain = Dialect {
        delimiter,
        ..Dialect::default()
    };
    let mut variants = Vec::new();
    if has(b"\"") {
        let padded_quotes = delimiter.first() != b' ' && {
            let mut padded = delimiter.text().into_bytes();
            padded.extend_from_slice(b" \"");
            has(&padded)
        };
        variants.push(Dialect {
            padded_quotes,
            ..plain
        });
        if has(b"\\\"") {
            variants.push(Dialect {
                padded_quotes,
                escape: Escape::Backslash,
                ..plain
            });
        }
        if every_line_is_quoted(head) {
            variants.push(Dialect {
                whole_line: true,
                ..plain
            });
        }
    }
    let mark = delimiter.text();
    if has(format!("{mark}'").as_bytes()) && has(format!("'{mark}").as_bytes()) {
        variants.push(Dialect {
            quote: Some(b'\''),
            ..plain
        });
    }
    // Where nothing is quoted yet, something may be further on.
    let quote = if has(b"\"") { None } else { Some(b'"') };
    variants.push(Dialect { quote, ..plain });
    variants
}

/// Whether each line begins and ends with a quote and holds others doubled.
fn every_line_is_quoted(head: &[u8]) -> bool {
    let mut lines = head
        .split(|&byte| byte == b'\n' || byte == b'\r')
        .filter(|line| !line.is_empty());
    lines.all(|line| line.len() > 1 && line.starts_with(b"\"") && line.ends_with(b"\""))
}

fn judge(head: &[u8], dialect: Dialect, prior: f64) -> Candidate {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let detected = Detected {
        encoding: UTF_8,
        mark: 0,
    };
    let mut records = Records::new(detected, dialect);
    let mut keep = |record: &super::delimited::Record<'_>| {
        if rows.len() < JUDGED_ROWS {
            rows.push(record.fields().map(std::borrow::Cow::into_owned).collect());
        }
        Ok(())
    };
    // A refusal is judged on the rows before it.
    let _ = records
        .push(head, &mut keep)
        .and_then(|()| records.finish(&mut keep));
    let incidents = records.incidents();
    let open = incidents.unclosed_quotes.len();
    // Quotes that close in the middle of a cell speak against where it is cut.
    let strays = incidents.stray_quotes as f64 / rows.len().max(1) as f64;
    let (width, alike) = score::usual_width(&rows);
    let count = rows.len().max(1) as f64;
    // Quotes that all close are meant.
    let quoted = if dialect.quote.is_some() { 1.0 } else { 0.6 };
    let whole = if dialect.whole_line { 1.3 } else { 1.0 };
    let prior = prior * doubt(&rows, dialect.delimiter, width, alike);
    Candidate {
        dialect,
        width,
        consistency: alike as f64 / count,
        score: score::consistency(&rows) * prior * quoted * whole * 0.8f64.powi(open as i32)
            / (1.0 + 4.0 * strays),
    }
}

/// Spaces and colons stand in text and times too: they delimit only where all
/// rows are cut alike, often enough, and into figures.
fn doubt(rows: &[Vec<String>], delimiter: Delimiter, width: usize, alike: usize) -> f64 {
    if !matches!(delimiter.first(), b' ' | b':') {
        return 1.0;
    }
    let cells = || rows.iter().flatten().filter(|cell| !cell.trim().is_empty());
    let figures = cells()
        .filter(|cell| cell.chars().any(|c| c.is_ascii_digit()))
        .count();
    let enough = rows.len() >= 4 && alike * 10 >= rows.len() * 9 && width >= 3;
    if enough && figures * 2 > cells().count() {
        1.0
    } else {
        0.002
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(text: &str) -> Dialect {
        sniff(text.as_bytes(), true)[0].dialect
    }

    fn mark(text: &str) -> String {
        best(text).delimiter.text()
    }

    #[test]
    fn finds_the_marks() {
        for delimiter in [";", ",", "\t", "|", "||"] {
            let text =
                ["a", "b", "c"].join(delimiter) + "\n" + &["1", "2", "3"].join(delimiter) + "\n";
            assert_eq!(mark(&text), delimiter);
        }
    }

    #[test]
    fn decimal_commas_do_not_hide_the_semicolon() {
        assert_eq!(mark("id;montant\n1;12,50\n2;3,20\n3;7\n"), ";");
    }

    #[test]
    fn commas_in_quoted_text_do_not_count() {
        assert_eq!(mark("id\tnote\n1\t\"a, b, c\"\n2\t\"d, e\"\n"), "\t");
    }

    #[test]
    fn semicolons_inside_quoted_cells_do_not_count_either() {
        assert_eq!(
            mark("\"id\",\"note\"\n\"1\",\"a;b;c;d\"\n\"2\",\"d;e;f;g\"\n"),
            ","
        );
        let text = "\"<b>x;y;</b>\",\"k\"\n\"a;b;c\",\"1\"\n\"d;e;f\",\"2\"\n";
        assert_eq!(mark(text), ",");
    }

    #[test]
    fn the_other_ways_to_quote() {
        let found = best("id;name;n\n1;'Dupont; Jean';5\n2;'L''été';6\n3;'Eva';7\n");
        assert_eq!(
            (found.delimiter.text().as_str(), found.quote),
            (";", Some(b'\''))
        );
        assert_eq!(
            best("id,txt,n\n1,\"say \\\"hi\\\", ok\",5\n2,\"a\",6\n").escape,
            Escape::Backslash
        );
        assert!(best("id, name, n\n1, \"Dupont, Jean\", 5\n2, \"Martin, Eva\", 6\n").padded_quotes);
        assert!(best("\"id,name,n\"\n\"1,\"\"Dupont, Jean\"\",5\"\n\"2,Eva,6\"\n").whole_line);
    }

    #[test]
    fn a_single_column_and_a_single_line_are_fine() {
        assert_eq!(sniff(b"id\n1\n2\n", true)[0].width, 1);
        assert_eq!(mark("a|b"), "|");
    }

    #[test]
    fn a_stated_delimiter() {
        let delimiter = stated("sep=|\r\na|b\r\n").unwrap();
        assert_eq!(delimiter.text(), "|");
        assert_eq!(stated("separator\n"), None);
    }
}
