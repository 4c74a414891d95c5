//! What is said: how a comment sounds, in which language it is, and which words
//! come back in many. Pure text: no word of channels or customers in here.

mod lexicon;
pub mod sentiment;
pub mod terms;
mod tokens;

use serde::Serialize;

/// A language that comments are read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// French.
    Fr,
    /// English.
    En,
}
