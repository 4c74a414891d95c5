//! A workbook: its sheets, and one of them as text.

use std::io::Cursor;

use calamine::{
    Data, DataRef, Ods, OdsError, Range, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsx,
    XlsxError,
};
use memchr::memmem;

use crate::grid::Grid;
use crate::guard::{self, LIMITS};
use crate::refusal::{Refusal, Result};

type Bytes = Cursor<Vec<u8>>;

/// A sheet, as one chooses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Rows, as far as the workbook says.
    pub rows: Option<u32>,
    /// Columns, as far as the workbook says.
    pub columns: Option<u32>,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// Whether it has no cell with a value.
    pub empty: bool,
}

enum Source {
    Xlsx(Box<Xlsx<Bytes>>),
    Xls(Box<Xls<Bytes>>),
    Ods(Box<Ods<Bytes>>),
}

/// An open workbook.
pub struct Book {
    source: Source,
    merged: bool,
}

/// How a compound file of Microsoft begins.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0";
/// The name of the stream that holds an encrypted workbook.
const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
/// Cells looked at to know whether a sheet is empty.
const LOOKED_AT: usize = 1000;

impl Book {
    /// Opens a workbook.
    ///
    /// # Errors
    /// When it is damaged, encrypted, or larger than it may be.
    pub fn open(bytes: Vec<u8>) -> Result<Self> {
        if bytes.starts_with(COMPOUND) {
            if memmem::find(&bytes, ENCRYPTED).is_some() {
                return Err(Refusal::Encrypted);
            }
            let xls = Xls::new(Cursor::new(bytes)).map_err(of_xls)?;
            return Ok(Self {
                source: Source::Xls(Box::new(xls)),
                merged: true,
            });
        }
        let found = guard::check(&bytes, LIMITS)?;
        let bytes = Cursor::new(bytes);
        let source = if found.xlsx {
            Source::Xlsx(Box::new(Xlsx::new(bytes).map_err(of_xlsx)?))
        } else if found.ods {
            Source::Ods(Box::new(Ods::new(bytes).map_err(of_ods)?))
        } else {
            return Err(Refusal::Nothing);
        };
        Ok(Self {
            source,
            merged: found.merged,
        })
    }

    fn known(&self) -> &[calamine::Sheet] {
        match &self.source {
            Source::Xlsx(book) => book.sheets_metadata(),
            Source::Xls(book) => book.sheets_metadata(),
            Source::Ods(book) => book.sheets_metadata(),
        }
    }

    /// The sheets that may hold a table.
    pub fn sheets(&mut self) -> Vec<Sheet> {
        let sheets: Vec<_> = self
            .known()
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
            .collect();
        sheets
            .into_iter()
            .map(|(name, hidden)| {
                let (extent, empty) = self.extent(&name);
                Sheet {
                    rows: extent.map(|(rows, _)| rows),
                    columns: extent.map(|(_, columns)| columns),
                    name,
                    hidden,
                    empty,
                }
            })
            .collect()
    }

    /// Rows and columns of a sheet as far as they are known, and whether it is
    /// empty.
    fn extent(&mut self, name: &str) -> (Option<(u32, u32)>, bool) {
        let range = match &mut self.source {
            Source::Xlsx(book) => return extent_of_xlsx(book, name),
            Source::Xls(book) => book.worksheet_range(name).ok(),
            Source::Ods(book) => book.worksheet_range(name).ok(),
        };
        let extent = range.and_then(|range| range.end());
        let extent = extent.map(|(row, column)| (row + 1, column + 1));
        (extent, extent.is_none())
    }

    /// One sheet, ready to be written.
    ///
    /// # Errors
    /// When there is no such sheet, or it cannot be read.
    pub fn read(&mut self, name: &str) -> Result<Grid> {
        if !self.known().iter().any(|sheet| sheet.name == name) {
            return Err(Refusal::NoSheet(name.to_owned()));
        }
        let mut grid = Grid::default();
        let merges = match &mut self.source {
            Source::Xlsx(book) => {
                let mut reader = book.worksheet_cells_reader(name).map_err(of_xlsx)?;
                while let Some(cell) = reader.next_cell().map_err(of_xlsx)? {
                    grid.push(cell.get_position(), cell.get_value())?;
                }
                drop(reader);
                let merged = self.merged.then(|| book.merge_cells_by_sheet_name(name));
                merged.and_then(|merges| merges.ok())
            }
            Source::Xls(book) => {
                let range = book.worksheet_range(name).map_err(of_xls)?;
                push_range(&mut grid, &range)?;
                book.merge_cells_by_sheet_name(name).ok()
            }
            Source::Ods(book) => {
                let range = book.worksheet_range(name).map_err(of_ods)?;
                push_range(&mut grid, &range)?;
                None
            }
        };
        if grid_is_empty(&grid) {
            return Err(Refusal::Nothing);
        }
        grid.arrange(&merges.unwrap_or_default());
        Ok(grid)
    }
}

fn grid_is_empty(grid: &Grid) -> bool {
    grid.extent().0 == 0
}

/// The extent that the sheet declares; where it declares none, or one cell,
/// the first cells say whether it is empty.
fn extent_of_xlsx(book: &mut Xlsx<Bytes>, name: &str) -> (Option<(u32, u32)>, bool) {
    let Ok(mut reader) = book.worksheet_cells_reader(name) else {
        return (None, false);
    };
    let (row, column) = reader.dimensions().end;
    if (row, column) != (0, 0) {
        return (
            Some((row.saturating_add(1), column.saturating_add(1))),
            false,
        );
    }
    for _ in 0..LOOKED_AT {
        match reader.next_cell() {
            Ok(Some(cell)) if *cell.get_value() == DataRef::Empty => {}
            Ok(None) => return (None, true),
            _ => return (None, false),
        }
    }
    (None, false)
}

fn push_range(grid: &mut Grid, range: &Range<Data>) -> Result<()> {
    let (top, left) = range.start().unwrap_or_default();
    for (row, cells) in (top..).zip(range.rows()) {
        for (column, value) in (left..).zip(cells) {
            grid.push((row, column), &lent(value))?;
        }
    }
    Ok(())
}

/// The same value, its text not copied.
fn lent(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(whole) => DataRef::Int(*whole),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(flag) => DataRef::Bool(*flag),
        Data::DateTime(serial) => DataRef::DateTime(*serial),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

fn of_xlsx(error: XlsxError) -> Refusal {
    match error {
        XlsxError::Password => Refusal::Encrypted,
        _ => Refusal::Damaged,
    }
}

fn of_xls(error: XlsError) -> Refusal {
    match error {
        XlsError::Password => Refusal::Encrypted,
        _ => Refusal::Damaged,
    }
}

fn of_ods(error: OdsError) -> Refusal {
    match error {
        OdsError::Password => Refusal::Encrypted,
        OdsError::CellLimitExceeded { .. } => Refusal::Size(LIMITS.mib),
        _ => Refusal::Damaged,
    }
}
