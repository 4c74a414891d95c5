//! Which records are the table: what stands above it, its header, its totals.

use super::cell::date::{self, DateOrder};
use super::cell::number::{self, DecimalMark};
use super::delimited::{Each, Record};
use super::score::usual_width;
use crate::error::Result;

/// Where the table lies among the records of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shape {
    /// Records above the header that are no part of the table.
    pub preamble: usize,
    /// Records that name the columns: 0, 1 or 2.
    pub header_rows: usize,
    /// Columns of the table.
    pub width: usize,
}

/// Records above a table that are looked at.
const MOST_PREAMBLE: usize = 40;

impl Shape {
    /// The shape where a header is known: what stands above it is no table, and
    /// nothing has to be judged.
    #[must_use]
    pub fn knowing(self, rows: &[Vec<String>], is_header: &dyn Fn(&[String]) -> bool) -> Self {
        let mut first = rows.iter().take(MOST_PREAMBLE);
        match first.position(|row| is_header(row)) {
            Some(at) => Self {
                preamble: at,
                header_rows: 1,
                width: self.width.max(rows[at].len()),
            },
            None => self,
        }
    }
}

fn filled(row: &[String]) -> usize {
    row.iter().filter(|cell| !cell.trim().is_empty()).count()
}

/// Whether all filled cells come before all empty ones.
fn is_left_aligned(row: &[String]) -> bool {
    let first_empty = row.iter().position(|cell| cell.trim().is_empty());
    first_empty.is_none_or(|at| row[at..].iter().all(|cell| cell.trim().is_empty()))
}

fn is_comment(row: &[String]) -> bool {
    row.first()
        .is_some_and(|cell| cell.trim_start().starts_with('#'))
}

/// Finds the table among the first records of a file.
#[must_use]
pub fn find(rows: &[Vec<String>]) -> Shape {
    let (width, _) = usual_width(rows);
    let above = rows
        .iter()
        .take(MOST_PREAMBLE)
        .take_while(|row| is_above(row, width))
        .count();
    // If nothing were left, it was the table all the same.
    let preamble = if above >= rows.len() { 0 } else { above };
    let body = &rows[preamble..];
    Shape {
        preamble,
        header_rows: header_rows(body),
        width,
    }
}

/// Titles, dates and comments: a few cells on the left of a wider table.
fn is_above(row: &[String], width: usize) -> bool {
    if width < 2 {
        return false;
    }
    if row.first().is_some_and(|cell| cell.starts_with("sep="))
        && row.len() <= 2
        && filled(row) == 1
    {
        return true;
    }
    if is_comment(row) && row.len() < width.max(2) {
        return true;
    }
    let few = if row.len() < width {
        filled(row) * 2 <= width
    } else {
        // Padded to the width of the table.
        width > 2 && filled(row) * 2 <= width
    };
    few && is_left_aligned(row)
}

fn header_rows(body: &[Vec<String>]) -> usize {
    match body {
        [] => 0,
        [first, second, rest @ ..] if !rest.is_empty() && is_group_header(first, second, rest) => 2,
        [first, rest @ ..] => usize::from(is_header(first, rest)),
    }
}

/// A row of groups over a row of names: gaps above, names below, data after.
fn is_group_header(first: &[String], second: &[String], rest: &[Vec<String>]) -> bool {
    let gaps = filled(first) < first.len() && filled(first) > 0;
    let names =
        filled(second) == second.len() && second.len() > 2 && !second.iter().any(|c| is_data(c));
    let data = rest
        .iter()
        .take(20)
        .any(|row| row.iter().any(|cell| is_data(cell)));
    let starts_late = first.first().is_some_and(|cell| cell.trim().is_empty());
    gaps && names && data && starts_late && first.len() <= second.len() + 1
}

/// Whether the first row names the columns, judged by how it differs from what
/// stands below it.
#[must_use]
pub fn is_header(first: &[String], rest: &[Vec<String>]) -> bool {
    let (mut for_it, mut against) = (0usize, 0usize);
    let years = first.iter().filter(|cell| is_year(cell)).count();
    let words = first
        .iter()
        .filter(|cell| !cell.trim().is_empty() && !is_data(cell))
        .count();
    for (column, cell) in first.iter().enumerate() {
        let cell = cell.trim();
        if cell.is_empty() || (is_year(cell) && words > 0 && years > 1) {
            continue;
        }
        let below = rest
            .iter()
            .take(200)
            .filter_map(|row| row.get(column))
            .map(|c| c.trim());
        let (mut data, mut all, mut same) = (0usize, 0usize, 0usize);
        for other in below.filter(|other| !other.is_empty()) {
            all += 1;
            data += usize::from(is_data(other));
            same += usize::from(other == cell);
        }
        if is_data(cell) {
            against += 2;
        } else if all > 0 && data * 10 >= all * 8 {
            for_it += 2;
        } else if same > 0 {
            against += 1;
        }
    }
    if for_it == 0 && against == 0 {
        return true;
    }
    for_it > against
}

/// A number or a date.
fn is_data(cell: &str) -> bool {
    let cell = cell.trim();
    number::parse(cell, DecimalMark::Point).is_some()
        || number::parse(cell, DecimalMark::Comma).is_some()
        || date::parse(cell, DateOrder::DayFirst).is_some()
        || date::parse(cell, DateOrder::MonthFirst).is_some()
}

fn is_year(cell: &str) -> bool {
    let cell = cell.trim();
    cell.len() == 4
        && cell
            .parse::<u32>()
            .is_ok_and(|year| (1900..2100).contains(&year))
}

/// The names of the columns from their header records: a group name stands for
/// the columns up to the next one.
#[must_use]
pub fn header_of(rows: &[Vec<String>]) -> Vec<String> {
    match rows {
        [groups, names, ..] => {
            let mut group = String::new();
            names
                .iter()
                .enumerate()
                .map(|(column, name)| {
                    if let Some(own) = groups.get(column).filter(|g| !g.trim().is_empty()) {
                        own.trim().clone_into(&mut group);
                    }
                    format!("{group} {name}").trim().to_owned()
                })
                .collect()
        }
        [names] => names.clone(),
        [] => Vec::new(),
    }
}

/// Whether a record is a total of those above it, by its first words.
#[must_use]
pub fn is_total(record: &Record<'_>, width: usize) -> bool {
    const WORDS: [&str; 16] = [
        "total",
        "totals",
        "grand total",
        "sum",
        "total general",
        "total général",
        "totaux",
        "somme",
        "summe",
        "gesamt",
        "gesamtsumme",
        "gesamtergebnis",
        "sous-total",
        "sous total",
        "subtotal",
        "totale",
    ];
    let initial = record.raw(0).trim_ascii_start().first();
    // Every label begins so; nearly no other row is looked at further.
    if width < 2 || !initial.is_some_and(|c| b"tTgGsS".contains(c)) {
        return false;
    }
    let first = record.get(0);
    let first = first.trim().trim_end_matches(':').trim().to_lowercase();
    let labelled = WORDS.contains(&first.as_str())
        || ["total:", "total :", "gesamt:", "grand total:"]
            .iter()
            .any(|w| first.starts_with(w));
    // The rest is figures or nothing, and there is a figure.
    let mut cells = (1..record.len()).map(|i| record.get(i));
    labelled
        && (1..record.len()).any(|i| is_data(&record.get(i)))
        && cells.all(|cell| cell.trim().is_empty() || is_data(&cell))
}

/// What the shaper took out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TakenOut {
    /// Lines of totals.
    pub totals: Vec<u64>,
    /// Lines of notes below the table.
    pub notes: Vec<u64>,
}

/// Lets the records of the table through, and nothing else.
#[derive(Debug, Default)]
pub struct Shaper {
    shape: Shape,
    seen: usize,
    /// Records that are notes if nothing follows them.
    held: Vec<Held>,
    taken_out: TakenOut,
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
        if self.seen <= self.shape.preamble + self.shape.header_rows {
            return Ok(());
        }
        let record = &self.without_padding(record);
        if is_total(record, self.shape.width) {
            self.taken_out.totals.push(record.line);
            return Ok(());
        }
        if self.could_be_note(record) && self.held.len() < MOST_NOTES {
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

    /// One cell on the left of a wider table, after a blank line or held ones.
    fn could_be_note(&self, record: &Record<'_>) -> bool {
        let alone = (1..record.len()).all(|i| record.raw(i).iter().all(u8::is_ascii_whitespace));
        self.shape.width > 2
            && alone
            && (record.after_blank || !self.held.is_empty())
            && !record.raw(0).is_empty()
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

    fn rows(text: &str) -> Vec<Vec<String>> {
        text.lines()
            .filter(|line| !line.is_empty())
            .map(|line| line.split(';').map(str::to_owned).collect())
            .collect()
    }

    fn shape(text: &str) -> (usize, usize) {
        let shape = find(&rows(text));
        (shape.preamble, shape.header_rows)
    }

    #[test]
    fn titles_stand_above_a_table() {
        assert_eq!(
            shape("Ventes\nPériode : 2026\ndate;canal;ca\n25/01/2026;Web;10\n"),
            (2, 1)
        );
        assert_eq!(
            shape("Rapport;;;\nExport du;01/03/2026;;\n;;;\nd;c;p;ca\n25/01/2026;Web;FR;10\n"),
            (3, 1)
        );
        assert_eq!(shape("# x\n# y\na;b\n1;2\n3;4\n"), (2, 1));
        assert_eq!(shape("a;b\n1;2\n"), (0, 1));
        assert_eq!(shape("email\na@b.fr\n"), (0, 1));
    }

    #[test]
    fn headers_of_one_row_of_two_and_of_none() {
        assert_eq!(shape("canal;2024;2025;2026\nWeb;1;2;3\n"), (0, 1));
        assert_eq!(shape("A1;12,50\nA2;3\n"), (0, 0));
        assert_eq!(shape("prenom;ville\nJean;Paris\nEva;Lyon\n"), (0, 1));
        assert_eq!(
            shape(";2025;;2026;\ncanal;ca;cmd;ca;cmd\nWeb;10;1;20;2\n"),
            (0, 2)
        );
        let groups = rows(";2025;;2026;\ncanal;ca;cmd;ca;cmd");
        assert_eq!(
            header_of(&groups),
            ["canal", "2025 ca", "2025 cmd", "2026 ca", "2026 cmd"]
        );
    }

    #[test]
    fn totals_are_told_from_customers_of_that_name() {
        let bytes = b"Total:30";
        let record = Record::new(bytes, &[6, 8], 9);
        assert!(is_total(&record, 2));
        let bytes = b"TotalWeb";
        assert!(!is_total(&Record::new(bytes, &[5, 8], 9), 2));
        let bytes = b"Total Energies30";
        assert!(!is_total(&Record::new(bytes, &[14, 16], 9), 2));
    }
}
