//! The values of a file by the types of its columns.
//!
//! The file is walked twice: once to see what its columns are, once to read them.

use super::delimited::{Record, Records};
use super::grid::Wish;
use super::shape::Shaper;
use super::survey::decide::Kind;
use super::survey::{self, value, Survey};
use super::table::{self, Head, Reading};
use super::warning::{Code, Tally, Warning, Warnings};
use crate::error::{ProblemKind, Result};
use serde::Serialize;
use std::borrow::Cow;

/// A column with its type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct TypedColumn {
    /// Its name, made unique.
    pub name: String,
    /// Its type: num, text, date, datetime, instant, bool, month, week, duration.
    #[serde(rename = "type")]
    pub kind: Cow<'static, str>,
}

/// What the first walk over a file told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Outline {
    /// The columns.
    pub columns: Vec<TypedColumn>,
    /// What a careful reader would point out.
    pub warnings: Vec<Warning>,
}

/// A file that is read by the types of its columns.
pub struct Typed {
    table: Option<Table>,
}

struct Table {
    reading: Reading,
    head: Head,
    records: Records,
    shaper: Shaper,
    survey: Survey,
    kinds: Vec<Kind>,
}

/// A row of values.
pub type Values = Vec<Option<String>>;

impl Typed {
    /// Begins to read a file whose first bytes are `sample`; `whole` says that
    /// they are all of it.
    ///
    /// # Errors
    /// When the file is not text.
    pub fn new(sample: &[u8], whole: bool, wish: &Wish) -> Result<Self> {
        let (reading, head) = match table::look_as(sample, whole, &wish.stated()?) {
            Ok((_, head)) if whole && head.is_blank() => return Ok(Self { table: None }),
            Ok(found) => found,
            Err(problem) if *problem.kind == ProblemKind::EmptyFile => {
                return Ok(Self { table: None })
            }
            Err(problem) => return Err(problem),
        };
        let names = head.columns.iter().map(|column| column.name.clone());
        Ok(Self {
            table: Some(Table {
                records: reading.records(),
                shaper: Shaper::new(reading.shape),
                survey: Survey::new(names.collect(), reading.is_european()),
                kinds: Vec::new(),
                reading,
                head,
            }),
        })
    }

    /// The first walk: looks at a chunk, from the first byte of the file on.
    ///
    /// # Errors
    /// When a record cannot be read.
    pub fn look(&mut self, chunk: &[u8]) -> Result<()> {
        match &mut self.table {
            Some(table) => table.look(|records, each| records.push(chunk, each)),
            None => Ok(()),
        }
    }

    /// Ends the first walk, and begins the second.
    ///
    /// # Errors
    /// When the last record cannot be read.
    pub fn outline(&mut self) -> Result<Outline> {
        let Some(table) = &mut self.table else {
            return Ok(Outline {
                columns: Vec::new(),
                warnings: survey::only(Code::EmptyFile),
            });
        };
        table.look(Records::finish)?;
        table.shaper.finish();
        Ok(table.outline())
    }

    /// The second walk: the rows that a chunk completes, from the first byte on.
    ///
    /// # Errors
    /// When a record cannot be read.
    pub fn push(&mut self, chunk: &[u8]) -> Result<Vec<Values>> {
        match &mut self.table {
            Some(table) => table.read(|records, each| records.push(chunk, each)),
            None => Ok(Vec::new()),
        }
    }

    /// The last row, if it lacked its newline.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn finish(&mut self) -> Result<Vec<Values>> {
        match &mut self.table {
            Some(table) => table.read(Records::finish),
            None => Ok(Vec::new()),
        }
    }
}

type Feed<'f> = &'f mut dyn FnMut(&Record<'_>) -> Result<()>;

impl Table {
    fn look(&mut self, feed: impl FnOnce(&mut Records, Feed<'_>) -> Result<()>) -> Result<()> {
        let Self {
            records,
            shaper,
            survey,
            ..
        } = self;
        let mut each = |record: &Record<'_>| {
            survey.add(record);
            Ok(())
        };
        feed(records, &mut |record| shaper.take(record, &mut each))
    }

    fn outline(&mut self) -> Outline {
        let mut warnings = Warnings::default();
        self.kinds = self.survey.finish(&mut warnings);
        self.head.tell(&self.reading, &mut warnings);
        let incidents = self.records.incidents();
        survey::tell_incidents(&incidents, self.shaper.taken_out(), &mut warnings);
        if self.survey.rows() == 0 {
            warnings.add(Code::NoRows, None, Tally::times(1));
        }
        self.records = self.reading.records();
        self.shaper = Shaper::new(self.reading.shape);
        let columns = self.head.columns.iter().zip(&self.kinds);
        Outline {
            columns: columns
                .map(|(column, kind)| TypedColumn {
                    name: column.name.clone(),
                    kind: kind.name().into(),
                })
                .collect(),
            warnings: warnings.into_vec(),
        }
    }

    fn read(
        &mut self,
        feed: impl FnOnce(&mut Records, Feed<'_>) -> Result<()>,
    ) -> Result<Vec<Values>> {
        let Self {
            records,
            shaper,
            kinds,
            ..
        } = self;
        let mut rows: Vec<Values> = Vec::new();
        let mut each = |record: &Record<'_>| {
            let cells = kinds.iter().enumerate();
            rows.push(
                cells
                    .map(|(at, kind)| value::read(&record.get(at), *kind))
                    .collect(),
            );
            Ok(())
        };
        feed(records, &mut |record| shaper.take(record, &mut each))?;
        Ok(rows)
    }
}
