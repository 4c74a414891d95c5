//! Exports of a report: one trait, one file per format.

mod csv;
mod json;
mod markdown;

use super::Report;

/// A format that a report can be written in.
pub trait Exporter: Sync {
    /// Its id in options.
    fn id(&self) -> &'static str;
    /// The media type of what it writes.
    fn media_type(&self) -> &'static str;
    /// Writes a report in a language, `fr` or `en`.
    fn write(&self, report: &Report, language: &str) -> String;
}

/// Every format.
pub static EXPORTERS: &[&dyn Exporter] = &[&json::Json, &csv::Csv, &markdown::Markdown];

/// The format of an id.
#[must_use]
pub fn exporter(id: &str) -> Option<&'static dyn Exporter> {
    EXPORTERS
        .iter()
        .copied()
        .find(|exporter| exporter.id() == id)
}
