//! The model that comes with the product, and those that users bring.

use super::check::faults;
use super::model::{Model, Practice};
use super::yaml;
use crate::error::{Problem, ProblemKind, Result};
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The model that comes with the product, which the build has written as JSON.
const OWN: &str = include_str!(concat!(env!("OUT_DIR"), "/model.json"));
/// More faults than this are not told at once.
const TOLD: usize = 5;

/// A model that can be used, with what names it in an audit file.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// The model.
    pub model: Model,
    /// What names it.
    pub reference: Reference,
}

/// What names a model in an audit file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Reference {
    /// The model's id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its content as JSON with sorted keys: comments and the form of
    /// the file do not count.
    pub sha256: String,
}

/// The model that comes with the product.
///
/// # Errors
/// Never: the build refuses a model that cannot be used.
pub fn own() -> Result<Loaded> {
    load(OWN, OWN)
}

/// A model from the text of a file.
///
/// # Errors
/// When it is not written as a model is, with the line, or cannot be used.
pub fn read(text: &str) -> Result<Loaded> {
    load(text, &parse(text)?.to_string())
}

/// A model from its content as JSON with sorted keys; `text` is what the user wrote.
fn load(text: &str, content: &str) -> Result<Loaded> {
    let model: Model = serde_json::from_str(content).map_err(|error| {
        let problem = refused(error.to_string()).into();
        let line = line_saying(text, &content[..error.column().min(content.len())]);
        on_line(
            problem,
            line.or_else(|| line_of(text, &unreadable(content)?)),
        )
    })?;
    let wrong = faults(&model);
    if !wrong.is_empty() {
        let told: Vec<String> = wrong.iter().take(TOLD).map(ToString::to_string).collect();
        let rest = match wrong.len().saturating_sub(TOLD) {
            0 => String::new(),
            more => format!("; and {more} more"),
        };
        let problem = refused(format!("{}{rest}", told.join("; "))).into();
        return Err(on_line(problem, line_of(text, &wrong[0].at)));
    }
    let sha256 = Sha256::digest(content.as_bytes())
        .iter()
        .fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        });
    let reference = Reference {
        id: model.model.id.clone(),
        version: model.model.version.clone(),
        sha256,
    };
    Ok(Loaded { model, reference })
}

/// The line with the last key of some JSON and what it says there, where a line holds both.
fn line_saying(text: &str, json: &str) -> Option<u64> {
    let (rest, value) = json.rsplit_once("\":")?;
    let key = &rest[rest.rfind('"')? + 1..];
    let value = value.trim_matches(['"', '}', ']']);
    let says = |line: &str| line.contains(key) && line.contains(value);
    let line = text.lines().position(says)?;
    Some(line as u64 + 1)
}

/// The first practice that is not written as one.
fn unreadable(content: &str) -> Option<String> {
    let content: Value = serde_json::from_str(content).ok()?;
    let dimensions = content["dimensions"].as_array()?;
    let mut practices = dimensions
        .iter()
        .filter_map(|one| one["practices"].as_array())
        .flatten();
    let wrong =
        practices.find(|one| serde_json::from_str::<Practice>(&one.to_string()).is_err())?;
    wrong["id"].as_str().map(str::to_owned)
}

/// The line of a place: of the id named, or of the key under which a list stands.
fn line_of(text: &str, at: &str) -> Option<u64> {
    let name = at.split(',').next().unwrap_or(at);
    let key = name.split('.').next_back().unwrap_or(name);
    let is_id = |line: &str| {
        let rest = line.trim_start_matches([' ', '-', '{']).strip_prefix("id:");
        rest.and_then(|rest| rest.split(',').next())
            .is_some_and(|id| id.trim() == name)
    };
    let is_key = |line: &str| line.trim().strip_suffix(':') == Some(key);
    let found = text.lines().position(is_id);
    let found = found.or_else(|| text.lines().position(is_key));
    found.map(|line| line as u64 + 1)
}

/// YAML, or JSON, as plain data: the model is made of that, so that the code which reads one is there once.
fn parse(text: &str) -> Result<Value> {
    yaml::parse(text).map_err(|yaml::Refused { why, line }| {
        let problem: Problem = refused(why).into();
        problem.on_line(line)
    })
}

fn on_line(problem: Problem, line: Option<u64>) -> Problem {
    match line {
        Some(line) => problem.on_line(line),
        None => problem,
    }
}

fn refused(value: String) -> ProblemKind {
    ProblemKind::BadSetting {
        what: "maturity model",
        value,
    }
}
