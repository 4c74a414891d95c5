//! The rows of a file as text, in a stream.

use super::delimited::{Record, Records};
use super::dialect::{Escape, Known};
use super::encoding;
use super::shape::Shaper;
use super::stated::Stated;
use super::table;
use crate::error::{ProblemKind, Result};

/// How a caller wants a file to be read; what is not said is judged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wish {
    /// The delimiter, of one or two ASCII characters.
    pub delimiter: Option<String>,
    /// The quote; empty for none.
    pub quote: Option<String>,
    /// What stands before a quote inside a quoted field; empty for nothing.
    pub escape: Option<String>,
    /// The encoding, by the name that a look gives it.
    pub encoding: Option<String>,
    /// Records above the header.
    pub preamble: Option<usize>,
    /// Records that name the columns.
    pub header_rows: Option<usize>,
    /// Every record as it stands, titles and totals too, and spaces around
    /// quotes as part of the cell.
    pub all: bool,
}

impl Wish {
    /// What of it concerns the look at the head of a file.
    ///
    /// # Errors
    /// When there is no such encoding, or nothing could be cut by the delimiter.
    pub fn stated(&self) -> Result<Stated> {
        let first = |text: &String| text.bytes().next();
        let quote = self.quote.as_ref().map(first);
        let escape = self.escape.as_ref().map(|text| match first(text) {
            None => Escape::Never,
            Some(byte) if byte == b'"' || Some(Some(byte)) == quote => Escape::Doubled,
            Some(byte) => Escape::By(byte),
        });
        let stated = Stated::new(self.delimiter.as_deref(), self.encoding.as_deref())?;
        let mut stated = stated.with(Known {
            delimiter: None,
            quote,
            escape,
            strict: self.all,
        });
        stated.preamble = self.preamble;
        stated.header_rows = self.header_rows;
        Ok(stated)
    }
}

/// Reads a file as rows of text, the header first.
pub struct Grid {
    records: Records,
    shaper: Option<Shaper>,
    /// The header, until it is given.
    header: Option<Vec<String>>,
}

impl Grid {
    /// Begins to read a file whose first bytes are `sample`; `whole` says that
    /// they are all of it.
    ///
    /// # Errors
    /// When the file is not text.
    pub fn new(sample: &[u8], whole: bool, wish: &Wish) -> Result<Self> {
        let (reading, head) = match table::look_as(sample, whole, &wish.stated()?) {
            Ok(found) => found,
            // Of an empty file every record is there.
            Err(problem) if *problem.kind == ProblemKind::EmptyFile => {
                return Ok(Self {
                    records: Records::new(encoding::detect(sample), Default::default()),
                    shaper: None,
                    header: None,
                })
            }
            Err(problem) => return Err(problem),
        };
        // Where nothing but blanks stands, there is no table to be cut out.
        let all = wish.all || (whole && head.is_blank());
        Ok(Self {
            records: Records::new(reading.detected, reading.dialect)
                .with_width(reading.shape.width),
            shaper: (!all).then(|| Shaper::new(reading.shape)),
            header: (head.has_header && !all).then_some(head.header),
        })
    }

    /// The rows that a chunk completes, from the first byte of the file on.
    ///
    /// # Errors
    /// When a record cannot be read.
    pub fn push(&mut self, chunk: &[u8]) -> Result<Vec<Vec<String>>> {
        self.read(|records, each| records.push(chunk, each))
    }

    /// The last row, if it lacked its newline.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn finish(&mut self) -> Result<Vec<Vec<String>>> {
        self.read(Records::finish)
    }

    fn read(
        &mut self,
        feed: impl FnOnce(&mut Records, &mut dyn FnMut(&Record<'_>) -> Result<()>) -> Result<()>,
    ) -> Result<Vec<Vec<String>>> {
        let mut rows: Vec<Vec<String>> = self.header.take().into_iter().collect();
        match &mut self.shaper {
            None => feed(&mut self.records, &mut |record| {
                let cells = (0..record.len()).map(|at| record.raw(at));
                let text = |cell| encoding::as_it_stands(cell).into_owned();
                rows.push(cells.map(text).collect());
                Ok(())
            })?,
            Some(shaper) => {
                let mut each = |record: &Record<'_>| {
                    rows.push(record.texts());
                    Ok(())
                };
                feed(&mut self.records, &mut |record| {
                    shaper.take(record, &mut each)
                })?;
            }
        }
        Ok(rows)
    }
}
