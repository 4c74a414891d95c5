//! What the user says of how a file is written, in place of what it looks like.

use super::dialect::{Delimiter, Known};
use super::encoding;
use crate::error::{ProblemKind, Result};

/// What is stated; the rest is found out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stated {
    known: Known,
    encoding: Option<String>,
    /// Records above the header.
    pub preamble: Option<usize>,
    /// Records that name the columns.
    pub header_rows: Option<usize>,
}

impl Stated {
    /// What stands between fields, one or two characters, and the encoding as
    /// people know it.
    ///
    /// # Errors
    /// When there is no such encoding, or nothing could be cut by the delimiter.
    pub fn new(delimiter: Option<&str>, encoding: Option<&str>) -> Result<Self> {
        let bad = |what, value: &str| ProblemKind::BadSetting {
            what,
            value: value.to_owned(),
        };
        if let Some(name) = encoding {
            encoding::named(name, b"").ok_or_else(|| bad("encoding", name))?;
        }
        let delimiter = delimiter
            .map(|mark| {
                // Records end with a line, and quotes enclose.
                let usual = mark.is_ascii() && !mark.contains(['"', '\n', '\r', '\0']);
                let mark = Delimiter::new(mark).filter(|_| usual);
                mark.ok_or_else(|| bad("delimiter", delimiter.unwrap_or_default()))
            })
            .transpose()?;
        Ok(Self {
            known: Known {
                delimiter,
                ..Known::default()
            },
            encoding: encoding.map(str::to_owned),
            ..Self::default()
        })
    }

    /// The same with more that is known of quotes.
    #[must_use]
    pub fn with(self, known: Known) -> Self {
        let delimiter = self.known.delimiter;
        Self {
            known: Known { delimiter, ..known },
            ..self
        }
    }

    /// All that is known of delimiter and quotes.
    #[must_use]
    pub fn known(&self) -> Known {
        self.known
    }

    /// The delimiter.
    #[must_use]
    pub fn delimiter(&self) -> Option<Delimiter> {
        self.known.delimiter
    }

    /// The name of the encoding.
    #[must_use]
    pub fn encoding_name(&self) -> Option<&str> {
        self.encoding.as_deref()
    }

    /// The encoding, for a file with these first bytes.
    #[must_use]
    pub fn encoding(&self, sample: &[u8]) -> Option<encoding::Detected> {
        encoding::named(self.encoding.as_deref()?, sample)
    }
}
