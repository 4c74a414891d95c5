//! What takes records: one by one, or many at once where it can.

use super::delimited::{Each, Record};
use super::plain::Plain;
use crate::error::Result;

/// What takes records, many at once where it can.
pub trait Sink {
    /// Takes a record.
    ///
    /// # Errors
    /// As it likes; the reading ends then.
    fn record(&mut self, record: &Record<'_>) -> Result<()>;

    /// Takes as many plain records of a text as it can from a place on, the first
    /// of them on a line. What it leaves is given to it record by record.
    fn many(&mut self, _plain: Plain, _text: &[u8], _at: usize, _line: u64) -> Many {
        Many::default()
    }

    /// Another text begins.
    fn begin(&mut self) {}
}

/// Records taken at once.
#[derive(Debug, Clone, Copy, Default)]
pub struct Many {
    /// How many.
    pub records: u64,
    /// Their bytes.
    pub bytes: usize,
    /// Their quoted cells.
    pub quoted: usize,
}

/// A function as a sink.
pub(super) struct OneByOne<'a, 'b>(pub &'a mut Each<'b>);

impl Sink for OneByOne<'_, '_> {
    fn record(&mut self, record: &Record<'_>) -> Result<()> {
        (self.0)(record)
    }
}
