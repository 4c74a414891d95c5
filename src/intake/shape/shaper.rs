//! Lets the records of a table through, and keeps what is none out.

use super::{is_data, Shape};
use crate::error::Result;
use crate::intake::delimited::{Each, Record};

/// Whether a record is a total of those above it, by its first words.
#[must_use]
pub fn is_total(record: &Record<'_>, width: usize) -> bool {
    if width < 2 {
        return false;
    }
    let initial = |at: usize| record.raw(at).trim_ascii_start().first();
    let Some(label) = (0..record.len()).find(|&at| initial(at).is_some()) else {
        return false;
    };
    // `FR Total;;10`: where the other words of a row should be, is nothing.
    let alone = label + 2 < record.len() && initial(label + 1).is_none();
    let usual = initial(label).is_some_and(|c| b"tTgGsSzZiI".contains(c));
    // Every label begins so; nearly no other row is looked at further.
    if !(usual || alone) || !says_total(&record.get(label), alone && width > 2) {
        return false;
    }
    // The rest is figures or nothing, and there is a figure.
    let figures = || (label + 1..record.len()).map(|at| record.get(at));
    figures().any(|cell| is_data(&cell))
        && figures().all(|cell| cell.trim().is_empty() || is_data(&cell))
}

/// Whether a label is that of a total, in the languages of Europe. `alone` says
/// that the cell behind it is empty.
fn says_total(label: &str, alone: bool) -> bool {
    const WORDS: [&str; 26] = [
        "total",
        "totals",
        "grand total",
        "sum",
        "sums",
        "total general",
        "total général",
        "total geral",
        "total generale",
        "totale generale",
        "totaux",
        "somme",
        "summe",
        "gesamt",
        "gesamtsumme",
        "gesamtergebnis",
        "insgesamt",
        "sous-total",
        "sous total",
        "subtotal",
        "totale",
        "totaal",
        "eindtotaal",
        "suma",
        "soma",
        "totalt",
    ];
    const BEGINNINGS: [&str; 11] = [
        "total:",
        "total :",
        "gesamt:",
        "grand total",
        "total général",
        "sous-total",
        "sous total",
        "subtotal",
        "sub-total",
        "subtotaal",
        "zwischensumme",
    ];
    if label.len() > 80 {
        return false;
    }
    let label = label.trim().trim_end_matches(':').trim().to_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| label.starts_with(word));
    let ends = |words: &[&str]| words.iter().any(|word| label.ends_with(word));
    WORDS.contains(&label.as_str())
        || begins(&BEGINNINGS)
        || (alone && begins(&["total ", "totale ", "totaal ", "summe ", "somme "]))
        || (alone
            && ends(&[
                " total",
                " totals",
                " ergebnis",
                " summe",
                " totaal",
                " totale",
            ]))
}

/// Whether a cell begins as labels of totals do, of those that begin with t, g, s or z.
fn may_say_total(cell: &[u8]) -> bool {
    const BEGINNINGS: [&[u8; 3]; 8] = [
        b"tot", b"gra", b"ges", b"som", b"sou", b"sub", b"sum", b"zwi",
    ];
    let Some(first) = cell.first_chunk::<3>() else {
        return true;
    };
    BEGINNINGS.contains(&&first.map(|byte| byte.to_ascii_lowercase()))
}

/// Whether a cell reads as a note: where the figures are from, or what they are.
fn is_note(text: &str) -> bool {
    const BEGINNINGS: [&str; 24] = [
        "source",
        "note",
        "nb",
        "n.b.",
        "*",
        "(1)",
        "¹",
        "quelle",
        "hinweis",
        "fuente",
        "nota",
        "fonte",
        "bron",
        "export",
        "généré",
        "generated",
        "données",
        "stand:",
        "datenstand",
        "remarque",
        "anmerkung",
        "opmerking",
        "notes",
        "rows",
    ];
    let text = text.trim().to_lowercase();
    // `(2 rows affected)`
    let bracketed = text.starts_with('(') && text.ends_with(')') && text.contains(' ');
    bracketed
        || BEGINNINGS.iter().any(|beginning| {
            text.strip_prefix(beginning)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric) || beginning.len() < 2)
        })
}

/// What the shaper took out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TakenOut {
    /// Lines of totals.
    pub totals: Vec<u64>,
    /// Lines of notes below the table.
    pub notes: Vec<u64>,
    /// The line another table begins on.
    pub other_table: Option<u64>,
    /// Rows of other tables.
    pub other_rows: u64,
    /// Rows that repeat the header.
    pub repeated_headers: u64,
}

/// Lets the records of the table through, and nothing else.
#[derive(Debug, Default)]
pub struct Shaper {
    shape: Shape,
    seen: usize,
    /// Records that are notes if nothing follows them.
    held: Vec<Held>,
    taken_out: TakenOut,
    /// The names of the columns, as they stand.
    header: Vec<Box<[u8]>>,
    /// The first cell of a table without header.
    first: Box<[u8]>,
    /// Whether the last record was all empty cells, or the last that was not a total.
    after_gap: bool,
    /// See `after_gap`.
    after_total: bool,
}

/// A record kept until it is known whether it is a note.
#[derive(Debug)]
struct Held {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    line: u64,
}

/// Notes below a table are few.
const MOST_NOTES: usize = 8;

impl Shaper {
    /// A shaper for a table of this shape.
    #[must_use]
    pub fn new(shape: Shape) -> Self {
        Self {
            shape,
            ..Self::default()
        }
    }

    /// What was taken out so far.
    #[must_use]
    pub fn taken_out(&self) -> &TakenOut {
        &self.taken_out
    }

    /// Takes the next record of the file, and lets through what is certain.
    ///
    /// # Errors
    /// When `each` fails.
    pub fn take(&mut self, record: &Record<'_>, each: &mut Each<'_>) -> Result<()> {
        self.seen += 1;
        let above = self.shape.preamble + self.shape.header_rows;
        if self.seen <= above {
            if self.seen == above && self.shape.header_rows > 0 {
                self.header = (0..record.len()).map(|at| record.raw(at).into()).collect();
            }
            return Ok(());
        }
        if self.seen == above + 1 {
            // Where no row is known to name the columns, the first may.
            self.first = record.raw(0).into();
        }
        if self.is_ordinary(record) {
            return each(record);
        }
        if self.taken_out.other_table.is_some() {
            self.taken_out.other_rows += 1;
            return Ok(());
        }
        let record = &self.without_padding(record);
        let repeated = self.repeats_header(record);
        if repeated == self.header.len() && repeated > 0 {
            self.taken_out.repeated_headers += 1;
            return Ok(());
        }
        if repeated * 2 > self.header.len() || self.begins_another_table(record) {
            // What stood between is its title.
            self.held.clear();
            self.taken_out.other_table = Some(record.line);
            return Ok(());
        }
        if self.is_gap(record) {
            self.after_gap = true;
            return Ok(());
        }
        let after_gap = std::mem::take(&mut self.after_gap);
        if is_total(record, self.shape.width) {
            self.taken_out.totals.push(record.line);
            self.after_total = true;
            return Ok(());
        }
        if self.could_be_note(record, after_gap) && self.held.len() < MOST_NOTES {
            self.held.push(Held {
                bytes: (0..record.len())
                    .flat_map(|i| record.raw(i))
                    .copied()
                    .collect(),
                ends: ends_of(record),
                line: record.line,
            });
            return Ok(());
        }
        self.after_total = false;
        if !self.held.is_empty() && self.names_again(record) {
            // What stood between are the titles of its parts.
            self.finish();
        }
        self.release(each)?;
        each(record)
    }

    /// Ends the table: what is still held are notes.
    pub fn finish(&mut self) {
        let lines = self.held.drain(..).map(|held| held.line);
        self.taken_out.notes.extend(lines);
    }

    fn release(&mut self, each: &mut Each<'_>) -> Result<()> {
        for held in std::mem::take(&mut self.held) {
            each(&Record::new(&held.bytes, &held.ends, held.line))?;
        }
        Ok(())
    }

    /// Whether a record can be nothing but a row, which nearly all can: of the
    /// usual width, its first cells filled, below a row.
    fn is_ordinary(&self, record: &Record<'_>) -> bool {
        !record.after_blank
            && record.len() == self.shape.width
            && self.is_among_rows()
            && self.begins_a_row(record.raw(0), record.raw(1))
    }

    /// Whether nothing of what came before makes the next record doubtful.
    fn is_among_rows(&self) -> bool {
        let pending = self.after_gap || self.after_total || !self.held.is_empty();
        !pending && self.taken_out.other_table.is_none()
    }

    /// Whether a record that begins with these cells can be nothing but a row,
    /// where it is as wide as others and stands among them.
    #[must_use]
    pub fn begins_a_row(&self, first: &[u8], second: &[u8]) -> bool {
        let label = match first.first() {
            None | Some(b' ' | b'\t') => true,
            Some(b't' | b'T' | b'g' | b'G' | b's' | b'S' | b'z' | b'Z') => may_say_total(first),
            Some(_) => false,
        };
        let alone = second.first().is_none_or(u8::is_ascii_whitespace);
        !label && !alone && self.header.first().is_none_or(|name| **name != *first)
    }

    /// Whether records that are ordinary may be let through without it.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        self.seen > self.shape.preamble + self.shape.header_rows && self.is_among_rows()
    }

    /// Tells that so many ordinary records were let through without it.
    pub fn pass(&mut self, records: usize) {
        self.seen += records;
    }

    /// Fields of an ordinary record.
    #[must_use]
    pub fn width(&self) -> usize {
        self.shape.width
    }

    /// How many names of the header a record repeats, if its first is one.
    fn repeats_header(&self, record: &Record<'_>) -> usize {
        let same =
            |at: &usize| !record.raw(*at).is_empty() && *record.raw(*at) == *self.header[*at];
        let named = self.header.len() > 1 && !self.header[0].is_empty();
        if !named || !same(&0) {
            return 0;
        }
        let count = (0..self.header.len()).filter(same).count();
        // Words among words repeat each other by chance, unless all do.
        if self.shape.data_columns == 0 && count < self.header.len() {
            return 0;
        }
        count
    }

    /// Whether a record begins with the name of the first column.
    fn names_again(&self, record: &Record<'_>) -> bool {
        let name = self.header.first().unwrap_or(&self.first);
        !name.is_empty() && **name == *record.raw(0) && record.len() > 1
    }

    /// Cells that are all empty, as many as the table has or more: a blank line.
    fn is_gap(&self, record: &Record<'_>) -> bool {
        self.shape.width > 1 && record.is_blank()
    }

    /// Names where the table holds data, below a gap: the header of another.
    fn begins_another_table(&self, record: &Record<'_>) -> bool {
        if !record.after_blank && !self.after_gap && self.held.is_empty() {
            return false;
        }
        let len = record.len().min(64);
        let data = self.shape.data_columns & (u64::MAX >> (64 - len.max(1)));
        len > 1
            && data > 0
            && (0..record.len()).all(|at| {
                let cell = record.get(at);
                !cell.trim().is_empty() && !is_data(&cell)
            })
    }

    /// One cell on the left of a wider table, after a blank line, a total or held
    /// ones, or one that says so. It is none if rows follow it.
    fn could_be_note(&self, record: &Record<'_>, after_gap: bool) -> bool {
        let alone = !record.raw(0).is_empty()
            && (1..record.len()).all(|at| record.raw(at).iter().all(u8::is_ascii_whitespace));
        if !alone || self.shape.width < 2 {
            return false;
        }
        let below = record.after_blank || after_gap || !self.held.is_empty();
        (below && (self.shape.width > 2 || record.len() == 1))
            || self.after_total
            || is_note(&record.get(0))
    }

    /// Empty cells beyond the width are the work of a trailing delimiter.
    fn without_padding<'r>(&self, record: &Record<'r>) -> Record<'r> {
        let mut len = record.len();
        while len > self.shape.width.max(1) && record.raw(len - 1).is_empty() {
            len -= 1;
        }
        record.first(len)
    }
}

fn ends_of(record: &Record<'_>) -> Vec<usize> {
    let mut end = 0;
    (0..record.len())
        .map(|i| {
            end += record.raw(i).len();
            end
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::shape;

    #[test]
    fn totals_are_told_from_customers_of_that_name() {
        let bytes = b"Total:30";
        let record = Record::new(bytes, &[6, 8], 9);
        assert!(is_total(&record, 2));
        let bytes = b"TotalWeb";
        assert!(!is_total(&Record::new(bytes, &[5, 8], 9), 2));
        let bytes = b"Total Energies30";
        assert!(!is_total(&Record::new(bytes, &[14, 16], 9), 2));
        let bytes = b"FR Total30";
        assert!(is_total(&Record::new(bytes, &[8, 8, 10], 9), 3));
        let bytes = b"FR TotalWeb30";
        assert!(!is_total(&Record::new(bytes, &[8, 11, 13], 9), 3));
    }

    fn through(text: &str) -> (Vec<String>, TakenOut) {
        let rows: Vec<Vec<String>> = text
            .lines()
            .filter(|line| !line.is_empty())
            .map(|line| line.split(';').map(str::to_owned).collect())
            .collect();
        let mut records = crate::intake::delimited::Records::new(
            Default::default(),
            crate::intake::dialect::Dialect {
                delimiter: crate::intake::dialect::Delimiter::new(";").unwrap(),
                ..Default::default()
            },
        );
        let mut shaper = Shaper::new(shape::find(&rows));
        let mut given = Vec::new();
        let mut each = |record: &Record<'_>| {
            given.push(record.texts().join(";"));
            Ok(())
        };
        records
            .push(text.as_bytes(), &mut |record| {
                shaper.take(record, &mut each)
            })
            .unwrap();
        shaper.finish();
        (given, shaper.taken_out().clone())
    }

    #[test]
    fn a_second_table_is_told_and_kept_out() {
        let (rows, out) = through("canal;ca\nWeb;10\nApp;20\n\nproduit;stock\nA;5\nB;6\n");
        assert_eq!(rows, ["Web;10", "App;20"]);
        assert_eq!((out.other_table, out.other_rows), (Some(5), 2));
        // The same header again is the same table pasted below.
        let (rows, out) = through("canal;ca\nWeb;10\ncanal;ca\nApp;20\n");
        assert_eq!(rows, ["Web;10", "App;20"]);
        assert_eq!(out.repeated_headers, 1);
    }

    #[test]
    fn a_text_row_below_a_gap_is_no_table_where_nothing_tells() {
        let (rows, out) = through("ville;pays\nParis;FR\n\nRome;IT\n");
        assert_eq!(rows.len(), 2);
        assert_eq!(out.other_table, None);
    }
}
