//! What a careful reader would point out about a file, with stable codes.

use serde::Serialize;

/// What is pointed out. The names are a contract: printed by the command, and
/// keys of the page's texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[allow(missing_docs)] // their names say it; the page has the sentences
pub enum Code {
    AmbiguousDate,
    AmbiguousNumber,
    ConflictingDateOrder,
    DoubleQuotedFile,
    DuplicateHeaders,
    DuplicateRows,
    EmptyFile,
    EmptyHeader,
    ExcelErrorValues,
    ExcelSerialDates,
    Footnote,
    FormulaCells,
    IdScientificNotation,
    InvalidBytes,
    InvalidDate,
    InvisibleCharacters,
    MixedCurrencies,
    MixedEncoding,
    MixedNumberFormats,
    Mojibake,
    MultipleTables,
    MultiRowHeader,
    NearDuplicateKeys,
    NonFinite,
    NoHeader,
    NoRows,
    NulBytes,
    Preamble,
    RaggedRows,
    RepeatedHeader,
    StrayQuotes,
    TotalRow,
    UnclosedQuote,
    UnreadableValues,
}

/// Something pointed out: where first, and how often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Warning {
    /// What.
    pub code: Code,
    /// In which column, if in one.
    pub column: Option<String>,
    /// On which line first, if it is known.
    pub line: Option<u64>,
    /// How often.
    pub count: u64,
}

/// A count of something, and the line it was met on first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// How often.
    pub count: u64,
    /// Where first.
    pub line: Option<u64>,
}

impl Tally {
    /// Counts one more.
    pub fn add(&mut self, line: u64) {
        self.count += 1;
        self.line = self.line.or(Some(line));
    }

    /// Of lines known already.
    #[must_use]
    pub fn of(lines: &[u64]) -> Self {
        Self {
            count: lines.len() as u64,
            line: lines.first().copied(),
        }
    }

    /// A count whose first line is not known.
    #[must_use]
    pub fn times(count: u64) -> Self {
        Self { count, line: None }
    }
}

/// The warnings of a file.
#[derive(Debug, Clone, Default)]
pub struct Warnings(Vec<Warning>);

impl Warnings {
    /// Adds one, if there is anything to tell.
    pub fn add(&mut self, code: Code, column: Option<&str>, tally: Tally) {
        if tally.count > 0 {
            let at = self.0.partition_point(|warning| warning.code <= code);
            let warning = Warning {
                code,
                column: column.map(str::to_owned),
                line: tally.line,
                count: tally.count,
            };
            self.0.insert(at, warning);
        }
    }

    /// All of them, by code.
    #[must_use]
    pub fn into_vec(self) -> Vec<Warning> {
        self.0
    }
}
