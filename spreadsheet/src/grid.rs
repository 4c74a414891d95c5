//! The cells of a sheet, and the text they are written as.

use calamine::{DataRef, Dimensions};

use crate::cell;
use crate::refusal::{Refusal, Result};

/// A cell with its text in the grid's.
#[derive(Debug, Clone, Copy)]
struct Cell {
    row: u32,
    start: u32,
    len: u32,
    column: u16,
    quantity: bool,
}

/// Cells kept at most.
const CELLS: usize = 16 << 20;
/// MiB of text kept at most: one shared text can stand in a million cells.
const MIB: usize = 512;
/// A column further right is not a column of any program.
const COLUMNS: u32 = 16_384;
/// Rows are filled up to the same width unless that writes mostly commas.
const PADDED: u64 = 64 << 20;
/// Cells looked at for the sake of merged ones.
const MERGE_WORK: usize = 4 << 20;
/// How far down a header may stand.
const HEADER_ROWS: u32 = 20;

/// The cells of a sheet, written out as text row by row.
#[derive(Debug, Default)]
pub struct Grid {
    text: String,
    cells: Vec<Cell>,
    rows: u32,
    columns: u32,
    next_row: u32,
    next_cell: usize,
}

impl Grid {
    /// Takes a cell in. Empty ones leave no trace.
    ///
    /// # Errors
    /// When there are too many.
    pub fn push(&mut self, (row, column): (u32, u32), value: &DataRef<'_>) -> Result<()> {
        let start = self.text.len();
        let quantity = cell::write(value, &mut self.text);
        let len = self.text.len() - start;
        if len == 0 || column >= COLUMNS {
            self.text.truncate(start);
            return Ok(());
        }
        if self.text.len() > MIB << 20 || self.cells.len() >= CELLS {
            return Err(Refusal::Size(MIB as u64));
        }
        #[allow(clippy::cast_possible_truncation)]
        self.cells.push(Cell {
            row,
            start: start as u32,
            len: len as u32,
            column: column as u16,
            quantity,
        });
        self.rows = self.rows.max(row.saturating_add(1));
        self.columns = self.columns.max(column + 1);
        Ok(())
    }

    /// Puts the cells in order and fills merged headers.
    pub fn arrange(&mut self, merges: &[Dimensions]) {
        self.sort();
        let mut work = MERGE_WORK;
        let mut filled = Vec::new();
        for merge in merges {
            self.fill(merge, &mut filled, &mut work);
        }
        // Before those that are there, so that these win.
        filled.append(&mut self.cells);
        self.cells = filled;
        self.sort();
    }

    /// By place; of two in one place the later stays.
    fn sort(&mut self) {
        let place = |cell: &Cell| (cell.row, cell.column);
        if !self.cells.is_sorted_by(|a, b| place(a) < place(b)) {
            self.cells.sort_by_key(place);
            self.cells.reverse();
            self.cells.dedup_by_key(|cell| place(cell));
            self.cells.reverse();
        }
    }

    /// Repeats a text over the cells it was merged from: sideways in a header,
    /// downwards anywhere. A title that stands alone in its rows is left
    /// alone, and a quantity is never repeated: it would be counted twice.
    fn fill(&self, merge: &Dimensions, filled: &mut Vec<Cell>, work: &mut usize) {
        let (top, left) = merge.start;
        let (bottom, right) = (
            merge.end.0.min(self.rows.saturating_sub(1)),
            merge.end.1.min(self.columns.saturating_sub(1)),
        );
        let from = self.cells.partition_point(|cell| cell.row < top);
        let to = self.cells.partition_point(|cell| cell.row <= bottom);
        if from >= to || to - from > *work {
            return;
        }
        *work -= to - from;
        let band = &self.cells[from..to];
        let inside = |cell: &&Cell| (left..=right).contains(&u32::from(cell.column));
        let Some(&source) = band
            .iter()
            .find(|cell| cell.row == top && u32::from(cell.column) == left)
        else {
            return;
        };
        let mut others = band.iter().filter(|cell| !inside(cell)).peekable();
        if source.quantity || others.peek().is_none() {
            return;
        }
        let header = top < HEADER_ROWS && others.all(|cell| !cell.quantity);
        let right = if header { right } else { left };
        for row in top..=bottom {
            for column in left..=right {
                if *work == 0 {
                    return;
                }
                *work -= 1;
                #[allow(clippy::cast_possible_truncation)]
                let column = column as u16;
                filled.push(Cell {
                    row,
                    column,
                    ..source
                });
            }
        }
    }

    /// Rows and columns up to the last cell.
    #[must_use]
    pub fn extent(&self) -> (u32, u32) {
        (self.rows, self.columns)
    }

    /// Writes on until about this much is written; false at the end.
    pub fn write(&mut self, out: &mut Vec<u8>, about: usize) -> bool {
        let pad = u64::from(self.rows) * u64::from(self.columns) <= PADDED;
        while self.next_row < self.rows && out.len() < about {
            let mut at = 0;
            let mut any = false;
            while let Some(&cell) = self.cells.get(self.next_cell) {
                if cell.row != self.next_row {
                    break;
                }
                out.extend(std::iter::repeat_n(b',', usize::from(cell.column) - at));
                at = usize::from(cell.column);
                any = true;
                let text = &self.text[cell.start as usize..][..cell.len as usize];
                field(text, out);
                self.next_cell += 1;
            }
            if pad && any {
                out.extend(std::iter::repeat_n(b',', self.columns as usize - 1 - at));
            }
            out.push(b'\n');
            self.next_row += 1;
        }
        self.next_row < self.rows
    }
}

/// A field as RFC 4180 has it. Other delimiters are quoted too, so that none
/// is taken for the one.
fn field(text: &str, out: &mut Vec<u8>) {
    let special = |byte: u8| matches!(byte, b'"' | b',' | b';' | b'|' | b'\t' | b'\n' | b'\r');
    let plain =
        !text.bytes().any(special) && !text.starts_with(['#', '\'', ' ']) && !text.ends_with([' ']);
    if plain {
        out.extend_from_slice(text.as_bytes());
        return;
    }
    out.push(b'"');
    for byte in text.bytes() {
        if byte == b'"' {
            out.push(b'"');
        }
        out.push(byte);
    }
    out.push(b'"');
}
