//! How the records of a file are written: delimiter, quote, escape.

mod doubt;

use super::delimited::{Record, Records};
use super::encoding::Detected;
use super::score;
use doubt::{are_enclosed, are_torn, doubt, every_line_is_quoted, is_doubtful, is_one_decimal};

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
            [b'\n' | b'\r', ..] | [_, b'\n' | b'\r'] => None,
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
    /// Behind this byte, mostly a backslash.
    By(u8),
    /// Not at all.
    Never,
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
    /// Whether spaces around quotes belong to the cell, as RFC 4180 has it.
    pub strict: bool,
    /// Whether a run of delimiters is one: see [`super::aligned`].
    pub aligned: bool,
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
            strict: false,
            aligned: false,
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
    /// Quotes that stand inside cells that are not quoted.
    pub loose_quotes: usize,
}

/// The marks looked for, and how likely each is before any evidence.
const DELIMITERS: [(&str, f64); 17] = [
    (";", 1.0),
    (",", 1.0),
    ("\t", 1.0),
    ("|", 1.0),
    ("||", 1.6),
    (", ", 1.05),
    ("; ", 1.05),
    (";;", 1.6),
    (",,", 1.6),
    ("\t\t", 1.6),
    ("\u{1e}", 1.0),
    ("\u{1f}", 1.0),
    ("#", 0.5),
    ("~", 0.5),
    ("^", 0.5),
    (":", 0.4),
    (" ", 0.3),
];
/// What is left of a score that next to nothing speaks for.
const HARDLY: f64 = 0.0002;
/// Bytes and rows that candidates are judged on.
const JUDGED_BYTES: usize = 48 << 10;
const JUDGED_ROWS: usize = 300;

/// The delimiter that a first line `sep=;` states.
#[must_use]
pub fn stated(text: &str) -> Option<Delimiter> {
    let (line, _) = text.split_once(['\n', '\r'])?;
    let (name, mark) = line.trim_matches('"').split_at_checked(4)?;
    Delimiter::new(mark).filter(|_| name.eq_ignore_ascii_case("sep="))
}

/// Whether a cell begins as that line does.
#[must_use]
pub fn states(cell: &str) -> bool {
    cell.get(..4)
        .is_some_and(|name| name.eq_ignore_ascii_case("sep="))
}

/// What a caller states of how a file is written; what is `None` is judged.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Known {
    /// The delimiter.
    pub delimiter: Option<Delimiter>,
    /// The quote, or that there is none.
    pub quote: Option<Option<u8>>,
    /// How a quote stands inside a quoted field.
    pub escape: Option<Escape>,
    /// Whether cells are wanted as they stand: see [`Dialect::strict`].
    pub strict: bool,
}

impl Known {
    /// Who wants cells as they stand and states the delimiter alone states the
    /// usual quote with it.
    fn allows(&self, dialect: &Dialect) -> bool {
        let stated = self.delimiter.filter(|_| self.strict);
        let quote = self.quote.or(stated.map(|_| Some(b'"')));
        let escape = self.escape.or(stated.map(|_| Escape::Doubled));
        quote.is_none_or(|quote| quote == dialect.quote)
            && escape.is_none_or(|escape| escape == dialect.escape)
    }
}

/// Judges the dialects that a sample of text could be written in, best first.
///
/// Each is scored by how alike it makes the rows and how many cells it makes
/// readable, after van den Burg, Nazábal & Sutton (2019), "Wrangling messy CSV
/// files by detecting row and type patterns".
#[must_use]
pub fn sniff(text: &[u8], whole: bool, stated: Known) -> Vec<Candidate> {
    let head = head_of(text, whole);
    let whole = whole && head.len() == text.len();
    let mut judged: Vec<Judged> = Vec::new();
    let marks = DELIMITERS
        .iter()
        .filter_map(|&(mark, prior)| Some((Delimiter::new(mark)?, prior)))
        .filter(|(mark, _)| {
            // A space behind a delimiter belongs to the cell, unless quotes follow it.
            let spaced = mark.len() > 1 && mark.text().ends_with(' ');
            let kept = spaced && (stated.strict || !pads_quotes(head, *mark));
            mark.text() == "," || (!kept && stands_in(head, *mark))
        });
    let mut marks: Vec<(Delimiter, f64)> = match stated.delimiter {
        Some(delimiter) => vec![(delimiter, 1.0)],
        None => marks.collect(),
    };
    if marks.len() == 1 && stated.delimiter.is_none() {
        // The comma may be a decimal one: then nothing delimits.
        marks.extend(Delimiter::new(";").map(|mark| (mark, 0.99)));
    }
    for (delimiter, prior) in marks {
        let variants = variants(head, delimiter, stated);
        judged.extend(
            variants
                .into_iter()
                .map(|dialect| judge(head, whole, dialect, prior)),
        );
    }
    // Where quotes all open and close as they should they are meant, and a
    // reading that stumbles over them is wrong.
    let most = judged.iter().map(|one| one.quoted).max().unwrap_or(0);
    let meant =
        |one: &Judged| !one.doubtful && one.faults == 0 && one.quoted > 0 && one.quoted * 2 > most;
    if judged.iter().any(meant) {
        judged.retain(|one| one.candidate.dialect.quote.is_some() && one.faults == 0);
    }
    let mut candidates: Vec<Candidate> = judged.into_iter().map(|one| one.candidate).collect();
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    usual_of_one_column(&mut candidates);
    candidates
}

/// Where all there is is one column, a few cells of which hold a mark, the comma
/// is as good as any, and what others would take.
fn usual_of_one_column(candidates: &mut [Candidate]) {
    let Some(best) = candidates.first().copied().filter(|best| best.width == 1) else {
        return;
    };
    let usual = |one: &Candidate| {
        one.dialect.delimiter.text() == ","
            && one.dialect.quote == best.dialect.quote
            && one.width == 1
            && one.score > best.score * 0.9
    };
    if let Some(at) = candidates.iter().position(usual) {
        candidates[..=at].rotate_right(1);
    }
}

/// Whether quotes follow a delimiter and a space: more than once, since one cell
/// alone is no evidence, or around a delimiter.
fn pads_quotes(head: &[u8], mark: Delimiter) -> bool {
    let padded = format!("{} \"", mark.text().trim_end());
    let mut found = memchr::memmem::find_iter(head, padded.as_bytes());
    let Some(first) = found.next() else {
        return false;
    };
    let inside = head[first + padded.len()..].split(|byte| *byte == b'"');
    let encloses = |text: &[u8]| text.contains(&mark.first());
    found.next().is_some() || inside.take(1).any(encloses)
}

/// Whether a mark stands in a text: one that is twice the same byte, nearly
/// nowhere alone, or it would be an empty cell between two.
fn stands_in(head: &[u8], mark: Delimiter) -> bool {
    let text = mark.text();
    let found = || memchr::memmem::find_iter(head, text.as_bytes());
    let count = found().count();
    let first = mark.first();
    let doubled = mark.len() == 2 && mark.bytes == [first; 2] && first != b'|';
    if !doubled {
        return count > 0;
    }
    let lines = memchr::memchr2(b'\n', b'\r', head.trim_ascii_end());
    let ends = |at: usize| {
        head.get(at)
            .is_none_or(|byte| matches!(byte, b'\n' | b'\r'))
    };
    // At an end of a line it is an empty cell.
    let between = |at: &usize| *at > 0 && !ends(at - 1) && !ends(at + 2);
    lines.is_some()
        && memchr::memchr_iter(first, head).count() * 20 <= count * 2 * 21
        && found().filter(between).count() * 4 > count * 3
}

/// A candidate, and how its quotes fared.
struct Judged {
    candidate: Candidate,
    quoted: usize,
    /// Quotes that do not open or close a field, or are not closed.
    faults: usize,
    /// Whether its delimiter stands in text too.
    doubtful: bool,
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
fn variants(head: &[u8], delimiter: Delimiter, stated: Known) -> Vec<Dialect> {
    let has = |text: &[u8]| memchr::memmem::find(head, text).is_some();
    let plain = Dialect {
        delimiter,
        strict: stated.strict,
        ..Dialect::default()
    };
    let mark = delimiter.text();
    let mut variants = Vec::new();
    if has(b"\"") {
        let padded_quotes = !stated.strict && !mark.ends_with(' ') && pads_quotes(head, delimiter);
        variants.push(Dialect {
            padded_quotes,
            ..plain
        });
        if has(b"\\\"") {
            variants.push(Dialect {
                padded_quotes,
                escape: Escape::By(b'\\'),
                ..plain
            });
        }
        let as_it_stands = stated.strict && stated.delimiter.is_some();
        if !as_it_stands && every_line_is_quoted(head) {
            variants.push(Dialect {
                whole_line: true,
                ..plain
            });
        }
    }
    let closes = |end: &str| has(format!("'{end}").as_bytes());
    let ends = head.trim_ascii_end().ends_with(b"'") || closes("\n") || closes("\r");
    let begins = head.starts_with(b"'") || has(b"\n'") || has(format!("{mark}'").as_bytes());
    if begins && (ends || closes(&mark)) {
        variants.push(Dialect {
            quote: Some(b'\''),
            ..plain
        });
    }
    // Where nothing is quoted yet, something may be further on.
    let quote = if has(b"\"") { None } else { Some(b'"') };
    variants.push(Dialect { quote, ..plain });
    variants.retain(|dialect| stated.allows(dialect));
    if variants.is_empty() {
        variants.push(Dialect {
            quote: stated.quote.unwrap_or(plain.quote),
            escape: stated.escape.unwrap_or_default(),
            ..plain
        });
    }
    variants
}

fn judge(head: &[u8], whole: bool, dialect: Dialect, prior: f64) -> Judged {
    let judged = judge_as(head, whole, dialect, prior, 0);
    // How wide rows are helps with quotes that are out of order.
    if judged.faults > 0 && dialect.quote.is_some() && !dialect.strict {
        return judge_as(head, whole, dialect, prior, judged.candidate.width);
    }
    judged
}

fn judge_as(head: &[u8], whole: bool, dialect: Dialect, prior: f64, width: usize) -> Judged {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut records = Records::new(Detected::default(), dialect).with_width(width);
    // Quotes that come out as text.
    let mut shown = 0;
    let mut keep = |record: &Record<'_>| {
        shown += (0..record.len())
            .map(|at| quotes(record.raw(at), dialect))
            .sum::<usize>();
        if rows.len() < JUDGED_ROWS {
            rows.push(record.texts());
        }
        Ok(())
    };
    // A refusal is judged on the rows before it.
    let pushed = records.push(head, &mut keep).is_ok();
    let rows_are_none = records.given() == 0;
    // A record that the end of the sample cuts is no evidence, if there are others.
    if pushed && (whole || rows_are_none) {
        let _ = records.finish(&mut keep);
    }
    without_last_gap(&mut rows);
    let incidents = records.incidents();
    let open = incidents.unclosed_quotes.len();
    // Of all quotes, two enclose a field and two stand for one in its text; those
    // left over stand in cells that are not quoted.
    let loose = match quotes(head, dialect) {
        // `="00123"` is what spreadsheets understand, and no slip.
        _ if memchr::memmem::find(head, b"=\"").is_some() => 0,
        0 if dialect.quote.is_none() => memchr::memchr_iter(b'"', head).count(),
        0 => 0,
        all if whole => (2 * shown + 2 * incidents.quoted).saturating_sub(all),
        _ => 0,
    };
    // Quotes that close in the middle of a cell speak against where it is cut.
    let strays = incidents.stray_quotes as f64 / rows.len().max(1) as f64;
    let (width, alike) = score::usual_width(&rows);
    let count = rows.len().max(1) as f64;
    if width == 1 && alike * 10 >= rows.len() * 9 {
        // One column, that a few cells of it hold the mark.
        rows.iter_mut().for_each(|row| row.truncate(1));
    }
    // Quotes that all close are meant, and so are those around whole cells.
    let quoted = match dialect.quote {
        Some(_) => 1.0,
        None if are_torn(&rows) => HARDLY,
        None if are_enclosed(&rows) => 0.1,
        None => 0.6,
    };
    let lines = match dialect.whole_line {
        false => 1.0,
        true if width < 2 => 0.0,
        true if memchr::memmem::find(head, b"\"\"").is_some() => 1.3,
        // One column, all quoted, looks the same.
        true if rows.len() > 2 && width > 2 && alike == rows.len() => 1.0,
        true => HARDLY,
    };
    let prior = prior * doubt(&rows, dialect.delimiter, width, alike);
    let prior = if dialect.delimiter.first() == b',' && is_one_decimal(&rows) {
        prior * HARDLY
    } else {
        prior
    };
    let score = score::consistency(&rows)
        * prior
        * quoted
        * lines
        * (alike as f64 / count)
        * 0.8f64.powi(open as i32)
        / (1.0 + 4.0 * strays);
    Judged {
        candidate: Candidate {
            dialect,
            width,
            consistency: alike as f64 / count,
            score,
            loose_quotes: loose,
        },
        quoted: incidents.quoted,
        faults: incidents.stray_quotes + open + loose,
        doubtful: is_doubtful(dialect.delimiter),
    }
}

fn quotes(text: &[u8], dialect: Dialect) -> usize {
    match dialect.quote {
        Some(quote) if !dialect.whole_line && dialect.escape == Escape::Doubled => {
            memchr::memchr_iter(quote, text).count()
        }
        _ => 0,
    }
}

/// A mark that stands at the end of every line and nowhere else delimits nothing.
fn without_last_gap(rows: &mut [Vec<String>]) {
    let ends = |row: &Vec<String>| row.len() == 2 && row[1].is_empty();
    if rows.iter().all(ends) {
        rows.iter_mut().for_each(|row| row.truncate(1));
    }
}

#[cfg(test)]
mod tests;
