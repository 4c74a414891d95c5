//! JSON: the contract that programs read.

use super::{Exporter, Report};

/// The JSON format.
pub struct Json;

impl Exporter for Json {
    fn id(&self) -> &'static str {
        "json"
    }

    fn media_type(&self) -> &'static str {
        "application/json"
    }

    fn write(&self, report: &Report, _: &str) -> String {
        // Plain structs of strings and numbers always serialise.
        serde_json::to_string_pretty(report).unwrap_or_default() + "\n"
    }
}
