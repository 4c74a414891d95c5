//! A look at the head of a file: enough to propose how to read the rest.

use super::aligned;
use super::delimited::{Each, Incidents, Record, Records};
use super::dialect::{self, Candidate, Delimiter, Dialect, Known};
use super::encoding::{self, Detected, Transcoder};
use super::header;
use super::infer::{self, ColumnType};
use super::shape::{self, Shape, Shaper, TakenOut};
use super::stated::Stated;
use super::survey::decide::Kind;
use super::survey::words;
use super::survey::{self, Survey};
use super::warning::{Warning, Warnings};
use crate::error::{ProblemKind, Result};
use serde::Serialize;

/// Bytes worth looking at before a file is loaded.
pub const SAMPLE_BYTES: usize = 256 << 10;
/// Rows whose cells decide the types.
const TYPED_ROWS: usize = 2_000;
/// Rows shown to the user.
const SHOWN_ROWS: usize = 20;
/// Rows that are compared with each other.
const COMPARED_ROWS: usize = 400;

/// How a file is read: everything the records depend on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// Encoding and mark.
    pub detected: Detected,
    /// Delimiter and quotes.
    pub dialect: Dialect,
    /// Where the table lies.
    pub shape: Shape,
}

impl Reading {
    /// A reader of the records, from the first byte of the file.
    #[must_use]
    pub fn records(&self) -> Records {
        Records::new(self.detected, self.dialect).with_width(self.shape.width)
    }

    /// Whether it is delimited as where the comma is the decimal mark.
    #[must_use]
    pub fn is_european(&self) -> bool {
        self.dialect.delimiter.first() == b';'
    }
}

/// A column as the sample shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Column {
    /// Its header, made unique.
    pub name: String,
    /// Its type, with the evidence.
    #[serde(flatten)]
    pub column_type: ColumnType,
    /// Share of the sampled cells that hold something, 0 to 1.
    pub filled: f64,
    /// A few distinct values.
    pub examples: Vec<String>,
}

/// What the head of a file tells.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Head {
    /// The encoding, as people know it.
    pub encoding: String,
    /// The delimiter.
    pub delimiter: String,
    /// Share of the sampled rows that the delimiter cuts alike, 0 to 1.
    pub delimiter_confidence: f64,
    /// The second best delimiter, if it cuts rows at all.
    pub delimiter_runner_up: Option<String>,
    /// Whether a row names the columns.
    pub has_header: bool,
    /// Records above the header that are no part of the table.
    pub preamble_rows: usize,
    /// The header as it stands in the file.
    pub header: Vec<String>,
    /// The columns.
    pub columns: Vec<Column>,
    /// Rows looked at.
    pub rows_sampled: usize,
    /// The first rows, as text.
    pub rows: Vec<Vec<String>>,
    /// More of them, by which rows are compared with each other.
    #[serde(skip)]
    pub sample: Vec<Vec<String>>,
    /// What a careful reader would point out about these rows.
    pub warnings: Vec<Warning>,
    /// Rows above the header that say something.
    #[serde(skip)]
    titles: usize,
    /// Quotes inside cells that are not quoted.
    #[serde(skip)]
    loose_quotes: usize,
}

impl Head {
    /// Whether nothing but blanks stands in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let mut cells = self.rows.iter().flatten().chain(&self.header);
        cells.all(|cell| cell.trim().is_empty())
    }

    /// Points out what the head of the file shows.
    pub fn tell(&self, reading: &Reading, warnings: &mut Warnings) {
        let known = self.header.len().min(self.columns.len());
        survey::tell_head(
            reading.shape,
            self.titles,
            &self.header[..known],
            reading.dialect.whole_line,
            self.loose_quotes,
            warnings,
        );
    }
}

/// Looks at the head of a file. `whole` says that the sample is all of it.
///
/// # Errors
/// When the file is empty, not text, or its first record cannot be read.
pub fn look(sample: &[u8], whole: bool) -> Result<(Reading, Head)> {
    look_as(sample, whole, &Stated::default())
}

/// The same, where the user states how the file is written.
///
/// # Errors
/// As for a look.
pub fn look_as(sample: &[u8], whole: bool, stated: &Stated) -> Result<(Reading, Head)> {
    look_knowing(sample, whole, stated, &|_| false)
}

/// The same, where some records are known to be a header when they are met.
///
/// # Errors
/// As for a look.
pub fn look_knowing(
    sample: &[u8],
    whole: bool,
    stated: &Stated,
    is_header: &dyn Fn(&[String]) -> bool,
) -> Result<(Reading, Head)> {
    if let Some(format) = encoding::foreign_format(sample) {
        return Err(ProblemKind::NotText { format }.into());
    }
    let detected = stated
        .encoding(sample)
        .unwrap_or_else(|| encoding::detect(sample));
    let mut transcoder = Transcoder::new(detected);
    let text = transcoder.push(sample, whole).to_vec();
    let (dialect, candidates) = choose_dialect(&text, whole, stated.known());
    let (rows, gaps) = sample_rows(sample, detected, dialect, whole)?;
    if rows.is_empty() {
        return Err(ProblemKind::EmptyFile.into());
    }
    let shape = shape::find_between(&rows, &gaps)
        .knowing(&rows, is_header)
        .with(stated.preamble, stated.header_rows, rows.len());
    let reading = Reading {
        detected,
        dialect,
        shape,
    };
    let (header, below) = rows[shape.preamble..].split_at(shape.header_rows);
    let mut kept: Vec<Vec<String>> = Vec::new();
    let mut keep = |record: &Record<'_>| {
        if kept.len() < TYPED_ROWS {
            kept.push(record.texts());
        }
        Ok(())
    };
    through_shape(&reading, sample, whole, &mut keep)?;
    // Where the sample holds no whole record, its piece of one must do.
    let body: &[Vec<String>] = if kept.is_empty() && !whole {
        below
    } else {
        &kept
    };
    let mut raw_header = shape::header_of(header);
    // A delimiter behind the last name, and behind each row, names nothing.
    while raw_header.len() > shape.width.max(1)
        && raw_header.last().is_some_and(|name| name.trim().is_empty())
    {
        raw_header.pop();
    }
    let width = widest(body).max(raw_header.len());
    let width = width.min(shape.width.max(raw_header.len()).max(1));
    let names =
        header::unique_names((0..width).map(|at| raw_header.get(at).cloned().unwrap_or_default()));
    // Where the comma is the decimal mark, spreadsheets delimit by semicolons.
    let european = dialect.delimiter.first() == b';';
    let columns = names
        .into_iter()
        .enumerate()
        .map(|(index, name)| describe(name, body, index, european))
        .collect();
    let best = candidates.first();
    let head = Head {
        encoding: encoding::name(detected).to_owned(),
        delimiter: dialect.delimiter.text(),
        delimiter_confidence: best.map_or(1.0, |best| best.consistency),
        delimiter_runner_up: candidates
            .iter()
            .find(|other| other.width > 1 && other.dialect.delimiter != dialect.delimiter)
            .map(|other| other.dialect.delimiter.text()),
        has_header: shape.header_rows > 0,
        preamble_rows: shape.preamble,
        header: raw_header,
        columns,
        rows_sampled: body.len(),
        rows: body.iter().take(SHOWN_ROWS).cloned().collect(),
        sample: body.iter().take(COMPARED_ROWS).cloned().collect(),
        warnings: Vec::new(),
        titles: titles(&rows[..shape.preamble]),
        loose_quotes: best.map_or(0, |best| best.loose_quotes),
    };
    let (warnings, kinds) = warnings(&reading, &head, sample, whole)?;
    let mut head = Head { warnings, ..head };
    for (column, kind) in head.columns.iter_mut().zip(kinds) {
        kind.settle(&mut column.column_type, &column.name, &column.examples);
    }
    discard(kept);
    discard(rows);
    Ok((reading, head))
}

/// Rows above a header that are more than the name of the delimiter.
fn titles(above: &[Vec<String>]) -> usize {
    let stated = |row: &&Vec<String>| !row.first().is_some_and(|cell| dialect::states(cell));
    above.iter().filter(stated).count()
}

/// What the rows of the sample give reason to point out.
fn warnings(
    reading: &Reading,
    head: &Head,
    sample: &[u8],
    whole: bool,
) -> Result<(Vec<Warning>, Vec<Kind>)> {
    let names = head.columns.iter().map(|column| column.name.clone());
    let mut survey = Survey::new(names.collect(), reading.is_european());
    let mut each = |record: &Record<'_>| {
        if survey.rows() < TYPED_ROWS as u64 {
            survey.add(record);
        }
        Ok(())
    };
    let (incidents, out) = through_shape(reading, sample, whole, &mut each)?;
    let mut warnings = Warnings::default();
    let kinds = survey.finish(&mut warnings);
    head.tell(reading, &mut warnings);
    survey::tell_incidents(&incidents, &out, &mut warnings);
    Ok((warnings.into_vec(), kinds))
}

/// Gives the records of the sample that are the table.
fn through_shape(
    reading: &Reading,
    sample: &[u8],
    whole: bool,
    each: &mut Each<'_>,
) -> Result<(Incidents, TakenOut)> {
    let mut records = reading.records();
    let mut shaper = Shaper::new(reading.shape);
    records.push(sample, &mut |record| shaper.take(record, each))?;
    if whole {
        records.finish(&mut |record| shaper.take(record, each))?;
        shaper.finish();
    }
    Ok((records.incidents(), shaper.taken_out().clone()))
}

/// The dialect that the user or the first line states, else the one that fits best.
fn choose_dialect(text: &[u8], whole: bool, stated: Known) -> (Dialect, Vec<Candidate>) {
    let first = encoding::text(&text[..text.len().min(64)]);
    if let (Some(delimiter), None) = (dialect::stated(&first), stated.delimiter) {
        let stated = Dialect {
            delimiter,
            ..Dialect::default()
        };
        return (stated, Vec::new());
    }
    let candidates = dialect::sniff(text, whole, stated);
    let spaced = |mark: &Delimiter| mark.text() == " ";
    let best = candidates.first();
    let undivided = best.is_none_or(|one| one.width == 1 || spaced(&one.dialect.delimiter));
    let open = stated.delimiter.as_ref().map_or(undivided, spaced);
    let columns = (open && !stated.strict).then(|| aligned::dialect(text, whole));
    if let Some(dialect) = columns.flatten() {
        return (dialect, Vec::new());
    }
    (
        candidates
            .first()
            .map_or_else(Dialect::default, |best| best.dialect),
        candidates,
    )
}

/// The first records of a file, and before which a blank line stands.
fn sample_rows(
    sample: &[u8],
    detected: Detected,
    dialect: Dialect,
    whole: bool,
) -> Result<(Vec<Vec<String>>, Vec<usize>)> {
    let (mut rows, mut gaps) = (Vec::new(), Vec::new());
    let mut records = Records::new(detected, dialect);
    let mut keep = |record: &Record<'_>| {
        if rows.len() <= TYPED_ROWS {
            if record.after_blank || record.is_blank() {
                gaps.push(rows.len());
            }
            rows.push(record.texts());
        }
        Ok(())
    };
    records.push(sample, &mut keep)?;
    if whole {
        records.finish(&mut keep)?;
    } else if rows.is_empty() {
        // Where the sample holds no whole record, its piece of one must do.
        records.finish(&mut |record| {
            rows.push(record.texts());
            Ok(())
        })?;
    }
    Ok((rows, gaps))
}

#[inline(never)] // see infer.rs
fn describe(name: String, rows: &[Vec<String>], index: usize, european: bool) -> Column {
    let cells = rows
        .iter()
        .map(|row| row.get(index).map_or("", String::as_str));
    let cells: Vec<&str> = cells.collect();
    let mut column_type = infer::infer(&cells, european);
    if column_type.kind == infer::ColumnKind::Text && words::is_date(&name) {
        column_type = infer::infer_days(&cells).unwrap_or(column_type);
    }
    Column {
        name,
        column_type,
        filled: filled(&cells) as f64 / rows.len().max(1) as f64,
        examples: examples(&cells),
    }
}

/// Lets rows go.
#[inline(never)] // as above
fn discard(_rows: Vec<Vec<String>>) {}

/// Cells of the longest row.
#[inline(never)] // as above
fn widest(rows: &[Vec<String>]) -> usize {
    rows.iter().map(Vec::len).max().unwrap_or(0)
}

/// Cells in which something stands.
#[inline(never)] // as above
fn filled(cells: &[&str]) -> usize {
    cells.iter().filter(|cell| !cell.trim().is_empty()).count()
}

/// The first distinct cells, cut short.
#[inline(never)] // as above
fn examples(cells: &[&str]) -> Vec<String> {
    let mut examples: Vec<String> = Vec::new();
    let trimmed = cells.iter().map(|cell| cell.trim());
    for cell in trimmed.filter(|cell| !cell.is_empty()) {
        if examples.len() == 5 {
            break;
        }
        let short: String = cell.chars().take(60).collect();
        if !examples.contains(&short) {
            examples.push(short);
        }
    }
    examples
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::infer::ColumnKind;

    #[test]
    fn describes_a_french_export() {
        let text = "\u{feff}numéro;date;montant\nA1;31/12/2025;12,50\nA2;01/02/2026;3\n";
        let (reading, head) = look(text.as_bytes(), true).unwrap();
        assert_eq!(reading.shape.header_rows, 1);
        assert_eq!(head.encoding, "UTF-8 with BOM");
        assert_eq!(head.delimiter, ";");
        assert_eq!(head.rows_sampled, 2);
        let kinds: Vec<_> = head.columns.iter().map(|c| c.column_type.kind).collect();
        assert_eq!(
            kinds,
            [ColumnKind::Text, ColumnKind::Date, ColumnKind::Number]
        );
        assert_eq!(head.columns[2].examples, ["12,50", "3"]);
    }

    #[test]
    fn refuses_what_is_empty_or_foreign() {
        assert_eq!(look(b"", true).unwrap_err().kind.code(), "empty-file");
        assert_eq!(
            look(b"\xef\xbb\xbf", true).unwrap_err().kind.code(),
            "empty-file"
        );
        assert_eq!(
            look(b"PK\x03\x04xx", true).unwrap_err().kind.code(),
            "not-text"
        );
    }

    #[test]
    fn a_file_without_header_gets_names() {
        let (reading, head) = look(b"A1,2026-01-05,10\nA2,2026-01-06,11\n", true).unwrap();
        assert_eq!(reading.shape.header_rows, 0);
        assert_eq!(head.columns[1].name, "column_2");
        assert_eq!(head.rows_sampled, 2);
    }

    #[test]
    fn what_the_user_states_comes_before_what_it_looks_like() {
        let text = b"a;b,c\n1;2,3\n4;5,6\n";
        let by = |delimiter, encoding| {
            let stated = Stated::new(delimiter, encoding).unwrap();
            look_as(text, true, &stated).unwrap().1
        };
        assert_eq!(by(Some(","), None).header, ["a;b", "c"]);
        assert_eq!(by(Some(";"), None).rows[1], ["4", "5,6"]);
        assert_eq!(by(Some("|"), None).columns.len(), 1);
        assert_eq!(by(None, Some("ISO-8859-15")).encoding, "ISO-8859-15");
        let euro = |encoding| {
            let stated = Stated::new(None, Some(encoding)).unwrap();
            look_as(b"n,p\n1,\xa4\n2,\xa4\n", true, &stated)
                .unwrap()
                .1
                .rows[0][1]
                .clone()
        };
        assert_eq!(
            (euro("ISO-8859-15"), euro("Windows-1252")),
            ("€".into(), "¤".into())
        );
        // A mark that is there is still taken off.
        let stated = Stated::new(None, Some("UTF-8")).unwrap();
        let (_, head) = look_as("\u{feff}a,b\n1,2\n".as_bytes(), true, &stated).unwrap();
        assert_eq!(head.header, ["a", "b"]);
        for delimiter in ["", "\"", "\n", "abc"] {
            let refused = Stated::new(Some(delimiter), None).unwrap_err();
            assert_eq!(refused.kind.code(), "bad-setting");
        }
        assert!(Stated::new(None, Some("EBCDIC")).is_err());
    }

    #[test]
    fn ragged_rows_widen_the_table() {
        let (_, head) = look(b"a,b\n1,2,3\n1,2,3\n", true).unwrap();
        assert_eq!(head.columns[2].name, "column_3");
    }
}
