//! What a comparison comes to: plain data.

use super::plan::ComparisonPlan;
use serde::Serialize;

/// Two files compared.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ComparisonReport {
    /// What was compared, with what was left to be found out.
    pub plan: ComparisonPlan,
    /// The first file.
    pub a: SideReport,
    /// The second file.
    pub b: SideReport,
    /// Keys in both files.
    pub matched: u64,
    /// Keys in both files whose rows were compared.
    pub compared: u64,
    /// Of them, how many differ in a field.
    pub differing: Portion,
    /// The fields.
    pub fields: Vec<FieldReport>,
    /// What the figures rest on without proof.
    pub doubts: Vec<Doubt>,
    /// Why nothing can be said, if nothing can.
    pub missing: Option<&'static str>,
}

/// One of two files that were compared.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct SideReport {
    /// Its name.
    pub file: String,
    /// Rows below the header.
    pub rows: u64,
    /// Different keys.
    pub keys: u64,
    /// Rows without a key.
    pub keyless: u64,
    /// The first lines of them.
    pub keyless_lines: Vec<u64>,
    /// Keys that the other file has too.
    pub matched: Portion,
    /// Keys that the other file lacks.
    pub only: u64,
    /// The first of them.
    pub only_sample: Vec<String>,
    /// Keys on several rows.
    pub repeated: u64,
    /// Of them, those whose rows do not agree in what is compared.
    pub conflicting: u64,
    /// The first of them, conflicts before others.
    pub repeated_sample: Vec<String>,
}

/// A part of a whole, with its interval at 95% (Wilson).
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Portion {
    /// How many.
    pub count: u64,
    /// Of how many.
    pub n: u64,
    /// The share, 0 to 1; `null` of nothing.
    pub share: Option<f64>,
    /// Lower end.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

/// A field in both files.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct FieldReport {
    /// How many differ of those compared.
    pub differing: Portion,
    /// Values that are the same.
    pub same: u64,
    /// Values apart, and no further than is tolerated.
    pub within: u64,
    /// Values that differ in capitals, accents or blanks alone.
    pub formatting: u64,
    /// Values that differ.
    pub different: u64,
    /// Values that only the second file has.
    pub missing_a: u64,
    /// Values that only the first file has.
    pub missing_b: u64,
    /// Values that neither has.
    pub neither: u64,
    /// Pairs of which a cell cannot be read.
    pub unreadable: u64,
    /// Amounts in two currencies.
    pub other_currency: u64,
    /// The currencies of the first file, where they differ.
    pub currencies_a: Vec<String>,
    /// The currencies of the second file, where they differ.
    pub currencies_b: Vec<String>,
    /// Of numbers that differ: how far apart.
    pub absolute: Option<Percentiles>,
    /// Of numbers that differ: how far apart, as a share of the first file's.
    pub relative: Option<Percentiles>,
    /// Of numbers that differ, those that are higher in the second file.
    pub higher_b: Option<Portion>,
    /// How much later the second file's times are.
    pub delay: Option<Delay>,
    /// Of words: the differences met most often.
    pub changes: Vec<Change>,
    /// Why nothing was compared, if nothing was.
    pub missing: Option<&'static str>,
}

/// Percentiles by nearest rank. One that the count is too small for is `null`:
/// of ten values there is no 99th percentile.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Percentiles {
    /// Of how many values.
    pub n: u64,
    /// The median.
    pub p50: Option<f64>,
    /// Nine tenths are no more.
    pub p90: Option<f64>,
    /// 19 of 20 are no more.
    pub p95: Option<f64>,
    /// 99 of 100 are no more.
    pub p99: Option<f64>,
    /// The largest.
    pub most: Option<f64>,
}

/// How much later the times of the second file are, in minutes.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Delay {
    /// The delays, negative where the second file is earlier.
    pub minutes: Percentiles,
    /// The earliest.
    pub least: Option<f64>,
    /// How many are earlier in the second file.
    pub earlier_b: Portion,
    /// Whether one of the files has days only, so that hours cannot be told.
    pub by_day: bool,
}

/// A value of the first file that is another in the second.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Change {
    /// In the first file.
    pub a: String,
    /// In the second file.
    pub b: String,
    /// How often.
    pub count: u64,
}

/// Something that figures rest on without proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Doubt {
    /// `a` or `b`.
    pub side: &'static str,
    /// The column.
    pub column: String,
    /// What: a stable code.
    pub code: &'static str,
}

impl Doubt {
    pub(super) fn new(side: &'static str, column: &str, code: &'static str) -> Self {
        Self {
            side,
            column: column.to_owned(),
            code,
        }
    }
}
