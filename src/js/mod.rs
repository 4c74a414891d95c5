//! The boundary: the only room that names `wasm_bindgen`.
use wasm_bindgen::prelude::*;

/// The version of the engine, as in its package.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
