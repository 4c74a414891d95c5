//! What few columns need: a time beside the date, a second column, texts that
//! stand for nothing, numbers that count since 1970.

use super::binding::column_index;
use super::{Choice, TimeUnit};
use crate::error::Result;
use crate::intake::cell::date::Moment;
use crate::intake::cell::is_null_bytes;
use crate::intake::delimited::Record;
use crate::intake::table::Column;

/// The rare parts of a choice, bound to the columns of a file.
#[derive(Debug, Clone)]
pub(super) struct Extra {
    time: Option<usize>,
    fallback: Option<usize>,
    nulls: Vec<String>,
}

impl Extra {
    /// Binds them; `None` where a choice has none, which is nearly always.
    pub(super) fn bind(choice: &Choice, columns: &[Column]) -> Result<Option<Box<Self>>> {
        let index = |name: &Option<String>| {
            let found = name.as_ref().map(|name| column_index(name, columns));
            found.transpose()
        };
        let extra = Self {
            time: index(&choice.time)?,
            fallback: index(&choice.fallback)?,
            nulls: choice.nulls.clone(),
        };
        let needed = extra.time.is_some() || extra.fallback.is_some() || !extra.nulls.is_empty();
        Ok(needed.then(|| Box::new(extra)))
    }

    /// The bytes of a row's cell.
    pub(super) fn bytes<'a>(&self, record: &Record<'a>, index: usize) -> &'a [u8] {
        let bytes = record.raw(index).trim_ascii();
        if !self.is_nothing(bytes) {
            return bytes;
        }
        self.fallback
            .map_or(b"", |other| record.raw(other).trim_ascii())
    }

    /// A date with the time of the column beside it, where there are both.
    pub(super) fn joined(&self, record: &Record<'_>, date: &[u8]) -> Option<Vec<u8>> {
        let time = record.raw(self.time?).trim_ascii();
        (!date.is_empty() && !is_null_bytes(time)).then(|| [date, b" ", time].concat())
    }

    fn is_nothing(&self, bytes: &[u8]) -> bool {
        is_null_bytes(bytes) || self.nulls.iter().any(|null| null.as_bytes() == bytes)
    }
}

impl TimeUnit {
    /// The moment that a number of these since 1970 stands for.
    #[must_use]
    pub fn moment(self, bytes: &[u8]) -> Option<Moment> {
        let count: i64 = std::str::from_utf8(bytes).ok()?.parse().ok()?;
        let civil_ms = match self {
            Self::Seconds => count.checked_mul(1000)?,
            Self::Milliseconds => count,
            Self::Microseconds => count.div_euclid(1000),
        };
        // What lies beyond the year 9999 is no time.
        (0..253_402_300_800_000)
            .contains(&civil_ms)
            .then_some(Moment {
                civil_ms,
                offset_ms: Some(0),
            })
    }
}
