//! The boundary: the only room that names `wasm_bindgen` and `js_sys`.
//!
//! Conversions only. Everything that crosses is plain data: settings and
//! mappings come in, reports and problems go out.

pub mod attribution;
pub mod breakdown;
pub mod catalogue;
pub mod comparison;
pub mod convert;
pub mod customers;
pub mod digest;
pub mod economics;
pub mod experiment;
pub mod grid;
pub mod journey;
pub mod maturity;
pub mod pseudonym;
pub mod season;
pub mod segments;
pub mod targets;
pub mod voice;
pub mod workbench;

use wasm_bindgen::prelude::*;

/// Notes the place of a panic for the page, which then replaces the worker.
/// The message is not kept: it could hold a cell.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        let place = info
            .location()
            .map_or_else(String::new, ToString::to_string);
        let error = js_sys::Error::new(&format!("the engine stopped at {place}"));
        let _ = js_sys::Reflect::set(
            &js_sys::global(),
            &"omnimeterPanic".into(),
            &error.message().into(),
        );
    }));
}

/// The version of the engine, as in its package.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Stops the engine on purpose, so that a host can rehearse what it does then.
///
/// # Panics
/// Always.
#[wasm_bindgen]
pub fn fire_drill() {
    panic!("a fire drill");
}
