//! Everything that can go wrong with a user's file or answer, said once.
//!
//! A [`Problem`] has a stable code (what programs and translations key on), a
//! sentence, a place, and a hint that says what to do. Nothing a user can do
//! may reach a panic: external input always ends here.

use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// What went wrong. The names of the variants, in kebab case, are stable.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProblemKind {
    /// The file holds no byte, or only a byte order mark.
    #[error("the file is empty")]
    EmptyFile,
    /// The file holds a header but no row.
    #[error("the file has a header but no row below it")]
    NoRows,
    /// The first bytes are those of a format that is not delimited text.
    #[error("this looks like {format}, not delimited text")]
    NotText {
        /// The format recognised, for people.
        format: &'static str,
    },
    /// One record is larger than the reader accepts.
    #[error("a record is larger than {limit_mib} MiB")]
    RecordTooLarge {
        /// The limit, in mebibytes.
        limit_mib: usize,
    },
    /// More columns than the reader accepts.
    #[error("a row has more than {limit} columns")]
    TooManyColumns {
        /// The limit.
        limit: usize,
    },
    /// More distinct values than the memory budget allows.
    #[error("the file needs more memory than this browser gives")]
    OutOfMemory,
    /// The mapping names a column that the file does not have.
    #[error("there is no column named \u{201c}{column}\u{201d} in this file")]
    UnknownColumn {
        /// The name looked for.
        column: String,
    },
    /// The mapping names a field that the table does not have.
    #[error("the table {table} has no field named {field}")]
    UnknownField {
        /// The table.
        table: String,
        /// The field looked for.
        field: String,
    },
    /// A field without which the table cannot be read is not mapped.
    #[error("the table {table} needs a column for {field}")]
    FieldNotMapped {
        /// The table.
        table: String,
        /// The field or fields, any of which will do.
        field: String,
    },
    /// A mapping, filter or setting that cannot be understood.
    #[error("{what} cannot be understood: {value}")]
    BadSetting {
        /// Which setting.
        what: &'static str,
        /// What was given.
        value: String,
    },
    /// A zone name that the bundled zone data does not know.
    #[error("there is no time zone named \u{201c}{zone}\u{201d}")]
    UnknownZone {
        /// The name given.
        zone: String,
    },
    /// The table of a file could not be guessed.
    #[error("no table recognised from these columns")]
    UnknownTable,
    /// A call for a file that is not loaded.
    #[error("no such file is loaded")]
    NoSuchFile,
    /// A model that does not exist or cannot run with these settings.
    #[error("{model}: {reason}")]
    ModelRefused {
        /// The model asked for.
        model: String,
        /// Why it cannot run.
        reason: Refusal,
    },
    /// There is nothing to compute the answer from.
    #[error("{what} needs {needs}")]
    NothingToCompute {
        /// What was asked.
        what: &'static str,
        /// What is missing.
        needs: String,
    },
}

/// Why a model of attribution does not run.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It does not exist.
    #[error("no such model; there are {known}")]
    NoSuchModel {
        /// Those that do.
        known: String,
    },
    /// It learns from the difference between journeys.
    #[error("it needs journeys that converted and journeys that did not")]
    OneOutcome,
    /// Too few to learn from.
    #[error("{channels} channels want {wanted} journeys that converted and as many that did not")]
    TooFew {
        /// Channels.
        channels: usize,
        /// Journeys of each outcome.
        wanted: u64,
    },
    /// Too few conversions to learn from.
    #[error("{channels} channels want {wanted} journeys that converted")]
    TooFewConverted {
        /// Channels.
        channels: usize,
        /// Journeys that converted.
        wanted: u64,
    },
    /// The fit did not converge.
    #[error("the regression does not settle")]
    NotSettled,
    /// It learned that no channel helps.
    #[error("no channel raises the conversion rate")]
    NoEffect,
    /// It looks at times.
    #[error("it needs touches with times, not aggregated paths")]
    NoTimes,
    /// It compares rates.
    #[error("without journeys that did not convert every rate is 1")]
    NoNulls,
    /// An order that is not offered.
    #[error("order {order} is not 1 to 4")]
    BadOrder {
        /// The order asked for.
        order: u32,
    },
    /// The equations of the chain have no one solution.
    #[error("the chain has no exact solution")]
    NoSolution,
    /// Nothing is lost without any channel.
    #[error("by this definition of removal no channel is missed")]
    NotMissed,
    /// Weights that share out nothing.
    #[error("the weights must be positive and not all nought")]
    BadWeights,
    /// A half-life of no time.
    #[error("the half-life must be longer than nothing")]
    BadHalfLife,
}

impl Refusal {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoSuchModel { .. } => "no-such-model",
            Self::OneOutcome => "one-outcome",
            Self::TooFew { .. } => "too-few",
            Self::TooFewConverted { .. } => "too-few-converted",
            Self::NotSettled => "not-settled",
            Self::NoEffect => "no-effect",
            Self::NoTimes => "no-times",
            Self::NoNulls => "no-nulls",
            Self::BadOrder { .. } => "bad-order",
            Self::NoSolution => "no-solution",
            Self::NotMissed => "not-missed",
            Self::BadWeights => "bad-weights",
            Self::BadHalfLife => "bad-half-life",
        }
    }

    /// The parts of the sentence that vary, for translations.
    #[must_use]
    pub fn values(&self) -> BTreeMap<&'static str, String> {
        let pairs: Vec<(&'static str, String)> = match self {
            Self::NoSuchModel { known } => vec![("known", known.clone())],
            Self::TooFew { channels, wanted } | Self::TooFewConverted { channels, wanted } => vec![
                ("channels", channels.to_string()),
                ("wanted", wanted.to_string()),
            ],
            Self::BadOrder { order } => vec![("order", order.to_string())],
            _ => vec![],
        };
        pairs.into_iter().collect()
    }
}

impl ProblemKind {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::EmptyFile => "empty-file",
            Self::NoRows => "no-rows",
            Self::NotText { .. } => "not-text",
            Self::RecordTooLarge { .. } => "record-too-large",
            Self::TooManyColumns { .. } => "too-many-columns",
            Self::OutOfMemory => "out-of-memory",
            Self::UnknownColumn { .. } => "unknown-column",
            Self::UnknownField { .. } => "unknown-field",
            Self::FieldNotMapped { .. } => "field-not-mapped",
            Self::BadSetting { .. } => "bad-setting",
            Self::UnknownZone { .. } => "unknown-zone",
            Self::UnknownTable => "unknown-table",
            Self::NoSuchFile => "no-such-file",
            Self::ModelRefused { .. } => "model-refused",
            Self::NothingToCompute { .. } => "nothing-to-compute",
        }
    }

    /// What the reader of the message can do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::EmptyFile | Self::NoRows => {
                "Export the file again and check that it opens with rows in it."
            }
            Self::NotText { .. } => "Save it as CSV from the program that made it, then try again.",
            Self::RecordTooLarge { .. } => {
                "A quotation mark is probably opened and never closed; look at the line named."
            }
            Self::TooManyColumns { .. } => "Check the delimiter, or export fewer columns.",
            Self::OutOfMemory => "Close other tabs, or load fewer rows or columns.",
            Self::UnknownColumn { .. } => {
                "Choose one of the columns of the file; names are compared letter by letter."
            }
            Self::UnknownField { .. } => "See the list of fields of each table in the catalogue.",
            Self::FieldNotMapped { .. } => "Choose the column that holds it in the mapping.",
            Self::BadSetting { .. } => "Correct the value and try again.",
            Self::UnknownZone { .. } => "Use a name such as Europe/Paris or UTC.",
            Self::UnknownTable => "Say which table it is, and which column holds what.",
            Self::NoSuchFile => "Load the file again.",
            Self::ModelRefused { .. } => "Change the setting named, or choose another model.",
            Self::NothingToCompute { .. } => "Load the file that holds it.",
        }
    }

    /// The parts of the sentence that vary, for translations.
    #[must_use]
    pub fn values(&self) -> BTreeMap<&'static str, String> {
        let pairs: Vec<(&'static str, String)> = match self {
            Self::NotText { format } => vec![("format", (*format).to_owned())],
            Self::RecordTooLarge { limit_mib } => vec![("limit_mib", limit_mib.to_string())],
            Self::TooManyColumns { limit } => vec![("limit", limit.to_string())],
            Self::UnknownColumn { column } => vec![("column", column.clone())],
            Self::UnknownField { table, field } | Self::FieldNotMapped { table, field } => {
                vec![("table", table.clone()), ("field", field.clone())]
            }
            Self::BadSetting { what, value } => {
                vec![("what", (*what).to_owned()), ("value", value.clone())]
            }
            Self::UnknownZone { zone } => vec![("zone", zone.clone())],
            Self::ModelRefused { model, reason } => {
                let mut pairs = vec![
                    ("model", model.clone()),
                    ("reason", reason.to_string()),
                    ("refusal", reason.code().to_owned()),
                ];
                pairs.extend(reason.values());
                pairs
            }
            Self::NothingToCompute { what, needs } => {
                vec![("what", (*what).to_owned()), ("needs", needs.clone())]
            }
            Self::EmptyFile
            | Self::NoRows
            | Self::OutOfMemory
            | Self::UnknownTable
            | Self::NoSuchFile => vec![],
        };
        pairs.into_iter().collect()
    }
}

/// Where in the user's files. Lines count from 1, the header being line 1 in
/// a file that starts with it; bytes count from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The file's name, as the user knows it.
    pub file: Option<String>,
    /// The line.
    pub line: Option<u64>,
    /// The column's header.
    pub column: Option<String>,
    /// The byte offset.
    pub byte: Option<u64>,
}

/// A problem with its place: the only error type of the public interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What went wrong. Boxed, so that a result is no larger for what may fail.
    pub kind: Box<ProblemKind>,
    /// Where.
    pub place: Box<Place>,
}

impl Problem {
    /// The same problem, in this file.
    #[must_use]
    pub fn in_file(mut self, file: &str) -> Self {
        self.place.file.get_or_insert_with(|| file.to_owned());
        self
    }

    /// The same problem, on this line.
    #[must_use]
    pub fn on_line(mut self, line: u64) -> Self {
        self.place.line.get_or_insert(line);
        self
    }
}

impl From<ProblemKind> for Problem {
    fn from(kind: ProblemKind) -> Self {
        Self {
            kind: Box::new(kind),
            place: Box::default(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.place.file {
            write!(f, "{file}: ")?;
        }
        if let Some(line) = self.place.line {
            write!(f, "line {line}: ")?;
        }
        if let Some(column) = &self.place.column {
            write!(f, "column {column}: ")?;
        }
        write!(f, "{}. {}", self.kind, self.kind.hint())
    }
}

impl std::error::Error for Problem {}

/// The result of anything that a user's input can make fail.
pub type Result<T, E = Problem> = std::result::Result<T, E>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_says_file_line_and_what_to_do() {
        let problem = Problem::from(ProblemKind::UnknownColumn {
            column: "Montant".into(),
        })
        .in_file("ventes.csv")
        .on_line(1);
        assert_eq!(
            problem.to_string(),
            "ventes.csv: line 1: there is no column named \u{201c}Montant\u{201d} in this file. \
             Choose one of the columns of the file; names are compared letter by letter."
        );
        assert_eq!(problem.kind.code(), "unknown-column");
        assert_eq!(problem.kind.values()["column"], "Montant");
    }

    #[test]
    fn the_first_place_named_is_kept() {
        let problem = Problem::from(ProblemKind::EmptyFile)
            .in_file("a.csv")
            .in_file("b.csv");
        assert_eq!(problem.place.file.as_deref(), Some("a.csv"));
    }
}
