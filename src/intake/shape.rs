//! Which records are the table: what stands above it, its header, its totals.

mod data;
mod shaper;

pub use shaper::{Shaper, TakenOut};

use super::cell::is_null;
use super::dialect;
use data::{is_data, is_year};
use std::ops::Range;

/// Where the table lies among the records of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shape {
    /// Records above the header that are no part of the table.
    pub preamble: usize,
    /// Records that name the columns.
    pub header_rows: usize,
    /// Columns of the table.
    pub width: usize,
    /// Which of the first 64 columns hold numbers or dates, a bit for each.
    pub data_columns: u64,
}

impl Shape {
    /// The same with what is stated of it.
    #[must_use]
    pub fn with(self, preamble: Option<usize>, header_rows: Option<usize>, rows: usize) -> Self {
        let preamble = preamble.unwrap_or(self.preamble).min(rows);
        let header_rows = header_rows.unwrap_or(self.header_rows);
        Self {
            preamble,
            header_rows: header_rows.min(rows - preamble),
            ..self
        }
    }

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
                data_columns: data_columns(&rows[at + 1..]),
            },
            None => self,
        }
    }
}

/// Records above a table that are looked at.
const MOST_PREAMBLE: usize = 40;
/// Cells that a title has at most.
const MOST_TITLE_CELLS: usize = 3;
/// Rows that a header has at most.
const MOST_HEADER_ROWS: usize = 3;
/// Rows below the header that it is compared with.
const COMPARED: usize = 200;

fn filled(row: &[String]) -> usize {
    row.iter().filter(|cell| !is_blank(cell)).count()
}

/// Whether nothing but blanks stands in a cell, which its first byte mostly tells.
fn is_blank(cell: &str) -> bool {
    let bare = cell.starts_with(|c: char| c.is_ascii_graphic());
    !bare && cell.trim().is_empty()
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
    find_between(rows, &[])
}

/// As [`find`], where blank lines stand before some of the records.
#[must_use]
pub fn find_between(rows: &[Vec<String>], gaps: &[usize]) -> Shape {
    let block = first_table(rows, gaps);
    let width = width_of(&rows[block.clone()]);
    let usual = width.min(used_width(rows));
    let above = rows
        .iter()
        .take(MOST_PREAMBLE + 1)
        .enumerate()
        .take_while(|(at, row)| {
            is_above(row, width, usual)
                || is_centred_title(row, &rows[at + 1..], usual)
                || (gaps.contains(&(at + 1)) && is_cut_title(row, width))
        })
        .count();
    let above = above + usize::from(is_odd_title(&rows[above..], width));
    // If next to nothing were left, or it never ended, it was the table all the same.
    let preamble = if above + 2 > rows.len() || above > MOST_PREAMBLE {
        usize::from(rows.first().is_some_and(|row| is_stated_delimiter(row)))
    } else {
        above
    };
    let body = &rows[preamble..block.end.max(preamble)];
    let header_rows = header_rows(body, width);
    Shape {
        preamble,
        header_rows,
        width,
        data_columns: data_columns(&body[header_rows..]),
    }
}

/// The records up to the end of the first block, between blank lines, that is a
/// table as much as any.
fn first_table(rows: &[Vec<String>], gaps: &[usize]) -> Range<usize> {
    let mut starts = vec![0];
    starts.extend(
        gaps.iter()
            .copied()
            .filter(|&gap| gap > 0 && gap < rows.len()),
    );
    if starts.len() == 1 {
        return 0..rows.len();
    }
    let ends = starts[1..].iter().copied().chain([rows.len()]);
    let blocks: Vec<Range<usize>> = starts.iter().zip(ends).map(|(&a, b)| a..b).collect();
    let weight = |block: &Range<usize>| {
        let block = &rows[block.clone()];
        let width = width_of(block);
        let count = block.iter().filter(|row| row.len() == width).count();
        count * count * width.saturating_sub(1)
    };
    let most = blocks.iter().map(weight).max().unwrap_or(0);
    let found = blocks.into_iter().find(|block| weight(block) * 4 >= most);
    found.filter(|_| most > 0).unwrap_or(0..rows.len())
}

/// The width of the table: many rows of it, and wide ones, speak for one.
/// Columns in which nothing ever stands are the work of trailing delimiters.
fn width_of(rows: &[Vec<String>]) -> usize {
    let used = |row: &Vec<String>| {
        let last = row.iter().rposition(|cell| !is_blank(cell));
        last.map_or(0, |last| last + 1)
    };
    let widest = rows.iter().map(used).max().unwrap_or(0);
    let mut widths: Vec<(usize, u64)> = Vec::new();
    for row in rows.iter().filter(|row| filled(row) > 0) {
        let width = row.len().min(widest);
        match widths.iter_mut().find(|(known, _)| *known == width) {
            Some((_, count)) => *count += 1,
            None => widths.push((width, 1)),
        }
    }
    let weight = |&(width, count): &(usize, u64)| {
        let columns = width as u64;
        // Lines of one cell are a table only where they are most of it.
        (
            count * count * (3 * columns.saturating_sub(1)).max(1),
            columns,
        )
    };
    let best = widths.into_iter().max_by_key(weight);
    best.map_or(0, |(width, _)| width)
}

/// Columns that more than a stray cell stands in.
fn used_width(rows: &[Vec<String>]) -> usize {
    let least = rows.len() / 50;
    let widest = rows.iter().map(Vec::len).max().unwrap_or(0);
    let filled = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.filter(|cell| !is_blank(cell)).count()
    };
    (0..widest)
        .rev()
        .find(|&column| filled(column) > least)
        .map_or(0, |last| last + 1)
}

fn is_stated_delimiter(row: &[String]) -> bool {
    row.first().is_some_and(|cell| dialect::states(cell)) && row.len() <= 2 && filled(row) == 1
}

/// Titles, dates and comments: a few cells on the left of a wider table.
fn is_above(row: &[String], width: usize, used: usize) -> bool {
    if width < 2 {
        return false;
    }
    if is_stated_delimiter(row) || (is_comment(row) && filled(row) < width) {
        return true;
    }
    // Padded to the width of the table, a title of a narrow one is too like a row.
    let narrow = row.len() >= width && width < 3;
    let few = filled(row) * 2 <= used && filled(row) <= MOST_TITLE_CELLS;
    few && !narrow && is_left_aligned(row)
}

/// One text anywhere over a row that names nearly all columns: a title that was
/// put in the middle of its sheet.
fn is_centred_title(row: &[String], below: &[Vec<String>], used: usize) -> bool {
    let mut below = below.iter().filter(|row| filled(row) > 0);
    used > 2
        && filled(row) == 1
        && !row.iter().any(|cell| is_data(cell))
        && below.next().is_some_and(|names| {
            filled(names) * 3 >= used * 2 && !names.iter().any(|name| is_data(name))
        })
        && below.next().is_some()
}

/// A title with a delimiter in it, above a gap: cut, but not as the table is.
fn is_cut_title(row: &[String], width: usize) -> bool {
    row.len() < width && filled(row) <= MOST_TITLE_CELLS && !row.iter().any(|cell| is_data(cell))
}

/// A first row of another width over a row of names with data below it.
fn is_odd_title(rows: &[Vec<String>], width: usize) -> bool {
    let [title, names, rest @ ..] = rows else {
        return false;
    };
    width > 1
        && title.len() != width
        && title.iter().filter(|cell| is_data(cell)).count() * 2 < title.len()
        && is_names_row(names, rest, width)
}

/// Whether a row is all names, and stands over a table of data.
fn is_names_row(names: &[String], rest: &[Vec<String>], width: usize) -> bool {
    names.len() == width
        && rest.len() > 2
        && filled(names) == width
        && !names.iter().any(|name| is_data(name))
        && data_columns(rest).count_ones() as usize * 2 >= width.min(64)
}

/// The columns that hold data in most of their filled cells.
fn data_columns(rows: &[Vec<String>]) -> u64 {
    let compared = rows.iter().take(COMPARED);
    let widest = compared.map(Vec::len).max().unwrap_or(0);
    (0..widest.min(64))
        .filter(|&column| {
            let (data, all) = data_share(rows, column);
            all > 0 && data * 10 >= all * 8
        })
        .fold(0, |mask, column| mask | 1 << column)
}

fn data_share(rows: &[Vec<String>], column: usize) -> (usize, usize) {
    let cells = rows.iter().take(COMPARED).filter_map(|row| row.get(column));
    cells
        .map(|cell| cell.trim())
        .filter(|cell| !is_null(cell))
        .fold((0, 0), |(data, all), cell| {
            (data + usize::from(is_data(cell)), all + 1)
        })
}

fn header_rows(body: &[Vec<String>], width: usize) -> usize {
    let Some((first, rest)) = body.split_first() else {
        return 0;
    };
    if rest.get(1).is_some_and(|row| is_machine_header(row)) {
        return 3;
    }
    if rest.len() > 1 && is_group_header(first, &rest[0], &rest[1..]) {
        return 2 + more_header_rows(body, 2, width);
    }
    if !is_header(first, rest) {
        // A second row of names can hide that the first is one.
        let more = more_header_rows(body, 1, width);
        return if more > 0 && !first.iter().any(|cell| is_data(cell)) {
            1 + more
        } else {
            0
        };
    }
    1 + more_header_rows(body, 1, width)
}

/// The third header row of Qualtrics: what its programs call the columns.
fn is_machine_header(row: &[String]) -> bool {
    let mut named = row.iter().filter(|cell| !cell.trim().is_empty());
    filled(row) > 1 && named.all(|cell| cell.trim_start().starts_with("{\"ImportId\""))
}

/// Rows of names below the first ones: where the columns hold data, they hold
/// words.
fn more_header_rows(body: &[Vec<String>], first: usize, width: usize) -> usize {
    let least = first + 3;
    let mut rows = 0;
    while rows + first < MOST_HEADER_ROWS && body.len() >= least + rows {
        let (row, rest) = (&body[first + rows], &body[first + rows + 1..]);
        let data = data_columns(rest);
        let words = |column: &usize| {
            let cell = row.get(*column).map_or("", |cell| cell.trim());
            data & 1 << column > 0 && !is_null(cell) && !is_data(cell)
        };
        let said = (0..row.len().min(64)).filter(words).count();
        let any_data = row.iter().any(|cell| is_data(cell));
        let enough = said >= 2 && said * 2 >= (data.count_ones() as usize).min(width);
        let repeated = said >= 1 && body[..first + rows].contains(row);
        // Below a group that spans columns, few names are enough.
        let spanned = said >= 2 && is_below_span(&body[first + rows - 1], row);
        if any_data || !(enough || repeated || spanned) {
            break;
        }
        rows += 1;
    }
    rows
}

/// Whether a row names columns that the row above leaves unnamed.
fn is_below_span(above: &[String], row: &[String]) -> bool {
    let unnamed = |column: &usize| above.get(*column).is_none_or(|cell| cell.trim().is_empty());
    let named = row
        .iter()
        .enumerate()
        .filter(|(_, cell)| !cell.trim().is_empty());
    named.map(|(column, _)| column).filter(unnamed).count() >= 1
}

/// A row of groups over a row of names: gaps above, names below, data after.
fn is_group_header(first: &[String], second: &[String], rest: &[Vec<String>]) -> bool {
    let gaps = filled(first) < second.len() && filled(first) > 0;
    let names =
        filled(second) == second.len() && second.len() > 2 && !second.iter().any(|c| is_data(c));
    let data = data_columns(&rest[..rest.len().min(20)]) > 0;
    let plain = !first.iter().any(|cell| is_data(cell) && !is_year(cell));
    gaps && names && data && plain && first.len() <= second.len() + 1 && filled(first) > 1
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
    // A header may stand again further down.
    let rest: Vec<&Vec<String>> = rest
        .iter()
        .take(COMPARED)
        .filter(|row| row.as_slice() != first)
        .collect();
    for (column, cell) in first.iter().enumerate() {
        let cell = cell.trim();
        if cell.is_empty() || (is_year(cell) && words > 0 && years > 1) {
            continue;
        }
        let below = rest
            .iter()
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

/// The names of the columns from their header records: a group name stands for
/// the columns up to the next one that are named below it.
#[must_use]
pub fn header_of(rows: &[Vec<String>]) -> Vec<String> {
    let [above @ .., names] = rows else {
        return Vec::new();
    };
    if above.is_empty() {
        return names.clone();
    }
    if is_machine_header(names) {
        // Below the names stand the whole questions.
        return above[0].clone();
    }
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut columns = vec![String::new(); width];
    for (at, row) in rows.iter().enumerate() {
        let mut group = "";
        for (column, name) in columns.iter_mut().enumerate() {
            let own = row.get(column).map_or("", String::as_str);
            let own = if own.trim().is_empty() { "" } else { own };
            let named_below = rows[at + 1..]
                .iter()
                .any(|row| row.get(column).is_some_and(|cell| !cell.trim().is_empty()));
            let part = if own.is_empty() && named_below {
                group
            } else {
                own
            };
            if !own.is_empty() {
                group = own;
            }
            if !part.is_empty() {
                if name.is_empty() {
                    name.push_str(part);
                } else {
                    *name = format!("{} {}", name.trim(), part.trim());
                }
            }
        }
    }
    columns
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
        let questions = "StartDate;Q1\nStart Date;How likely?\n{\"ImportId\":\"s\"};{\"ImportId\":\"QID1\"}\n2026-03-01;9\n";
        assert_eq!(shape(questions), (0, 3));
        assert_eq!(header_of(&rows(questions)[..3]), ["StartDate", "Q1"]);
        let above = rows("Ventes;mars 2026, Lyon\nid;n;ca\n1;2;3\n4;5;6\n");
        assert_eq!(find_between(&above, &[1]).preamble, 1);
        let groups = rows(";2025;;2026;\ncanal;ca;cmd;ca;cmd");
        assert_eq!(
            header_of(&groups),
            ["canal", "2025 ca", "2025 cmd", "2026 ca", "2026 cmd"]
        );
    }
}
