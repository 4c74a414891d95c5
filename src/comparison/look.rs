//! A look at a file to be compared: its columns and the cells of its first rows.

use super::plan::Source;
use crate::dataset::session::{look_as, Looked};
use crate::error::Result;
use crate::intake::delimited::{Record, Records};
use crate::intake::shape::Shaper;
use crate::intake::table::Column;

/// Rows of a file that are looked at.
const ROWS: usize = 2_000;

/// What was seen of a file.
pub struct Seen {
    /// Its name.
    pub name: String,
    /// How it is read, and which fields its columns are.
    pub(super) looked: Looked,
    /// The cells of its first rows.
    pub(super) rows: Vec<Vec<String>>,
}

impl Seen {
    /// Looks at the head of a file; `whole` says that the sample is all of it.
    ///
    /// # Errors
    /// When the file is empty or not text.
    pub fn new(name: &str, sample: &[u8], whole: bool, source: &Source) -> Result<Self> {
        let stated = source.stated().map_err(|p| p.in_file(name))?;
        let looked = look_as(name, sample, whole, None, &stated)?;
        let mut rows = Vec::new();
        let mut records = looked.reading.records();
        let mut shaper = Shaper::new(looked.reading.shape);
        let mut keep = |record: &Record<'_>| {
            if rows.len() < ROWS {
                rows.push(record.texts());
            }
            Ok(())
        };
        records.push(sample, &mut |record| shaper.take(record, &mut keep))?;
        if whole {
            Records::finish(&mut records, &mut |record| shaper.take(record, &mut keep))?;
        }
        Ok(Self {
            name: name.to_owned(),
            looked,
            rows,
        })
    }

    /// Its columns.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.looked.head.columns
    }

    /// The cells of a column that hold something.
    pub(super) fn cells(&self, column: usize) -> impl Iterator<Item = &str> {
        let cells = self.rows.iter().filter_map(move |row| row.get(column));
        cells
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
    }

    /// The field that a column was recognised as.
    pub(super) fn field_of(&self, column: &str) -> Option<&str> {
        let mapping = self.looked.proposal.as_ref()?;
        let mut fields = mapping.fields.iter();
        let is_it = |choice: &crate::mapping::Choice| choice.column.as_deref() == Some(column);
        fields
            .find(|(_, choice)| is_it(choice))
            .map(|(field, _)| field.as_str())
    }
}
