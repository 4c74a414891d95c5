//! Pseudonyms for cells, as JavaScript asks for them.

use super::convert::from_js;
use crate::dataset::keys::KeyKind;
use crate::dataset::pseudonym::Pseudonyms;
use wasm_bindgen::prelude::*;

/// The pseudonyms of cells of one kind of key.
///
/// # Errors
/// When the key is too short, or there is no such kind.
#[wasm_bindgen]
pub fn pseudonyms(
    key: &str,
    country: &str,
    kind: &str,
    cells: Vec<String>,
) -> Result<Vec<String>, JsValue> {
    let kind: KeyKind = from_js("kind", &kind.into())?;
    let names = Pseudonyms::new(key, country)?;
    Ok(cells.iter().map(|cell| names.of(kind, cell)).collect())
}
