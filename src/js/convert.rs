//! Plain data across the boundary.

use crate::error::{Problem, ProblemKind, Result};
use serde::de::DeserializeOwned;
use serde::Serialize;
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;

/// A problem as JavaScript receives it: thrown as a plain object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
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

/// Rust to JavaScript, through JSON too: as quick as object by object, and the code that writes a
/// struct is there once, for answers and exports alike.
pub fn to_js<T: Serialize>(value: &T) -> JsValue {
    // Structs of strings, numbers and lists always serialise, and what they become is always read.
    let json = serde_json::to_string(value).unwrap_or_default();
    js_sys::JSON::parse(&json).unwrap_or(JsValue::NULL)
}

/// JavaScript to Rust, through JSON: what comes in is small, and JSON refuses
/// a misspelt name where reading the object would pass over it.
///
/// # Errors
/// When the object does not have the shape asked for: the message says where.
pub fn from_js<T: DeserializeOwned>(what: &'static str, value: &JsValue) -> Result<T> {
    let refused = |value: String| ProblemKind::BadSetting { what, value }.into();
    let Some(json) = js_sys::JSON::stringify(value)
        .ok()
        .and_then(|text| text.as_string())
    else {
        return Err(refused("not a plain object".to_owned()));
    };
    serde_json::from_str(&json).map_err(|error| refused(error.to_string()))
}

impl From<Problem> for JsValue {
    fn from(problem: Problem) -> Self {
        let Problem { kind, place } = problem;
        to_js(&ProblemReport {
            code: kind.code(),
            message: kind.to_string(),
            hint: kind.hint(),
            values: kind.values(),
            file: place.file,
            line: place.line,
            column: place.column,
            byte: place.byte,
        })
    }
}
