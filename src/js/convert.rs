//! Plain data across the boundary.

use crate::error::{Problem, ProblemKind, Result};
use serde::de::DeserializeOwned;
use serde::Serialize;
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;

/// A problem as JavaScript receives it: thrown as a plain object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct ProblemReport {
    /// The stable code.
    pub code: &'static str,
    /// The sentence in English.
    pub message: String,
    /// What to do, in English.
    pub hint: &'static str,
    /// The parts of the sentence that vary, for translations.
    pub values: BTreeMap<&'static str, String>,
    /// The file.
    pub file: Option<String>,
    /// The line, from 1.
    pub line: Option<u64>,
    /// The column's header.
    pub column: Option<String>,
    /// The byte offset.
    pub byte: Option<u64>,
}

/// Rust to JavaScript. Maps become plain objects, absent values `null`.
pub fn to_js<T: Serialize>(value: &T) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    // Structs of strings, numbers and lists always serialise.
    value.serialize(&serializer).unwrap_or(JsValue::NULL)
}

/// JavaScript to Rust.
///
/// # Errors
/// When the object does not have the shape asked for: the message says where.
pub fn from_js<T: DeserializeOwned>(what: &'static str, value: JsValue) -> Result<T> {
    serde_wasm_bindgen::from_value(value).map_err(|error| {
        ProblemKind::BadSetting {
            what,
            value: error.to_string(),
        }
        .into()
    })
}

impl From<Problem> for JsValue {
    fn from(problem: Problem) -> Self {
        to_js(&ProblemReport {
            code: problem.kind.code(),
            message: problem.kind.to_string(),
            hint: problem.kind.hint(),
            values: problem.kind.values(),
            file: problem.place.file,
            line: problem.place.line,
            column: problem.place.column,
            byte: problem.place.byte,
        })
    }
}
