//! What the engine knows, as JavaScript asks for it.

use super::convert::to_js;
use super::workbench::Workbench;
use crate::catalogue;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Workbench {
    /// Tables, KPIs and models that the engine knows.
    #[wasm_bindgen(unchecked_return_type = "Catalogue")]
    #[must_use]
    pub fn catalogue() -> JsValue {
        to_js(&catalogue::catalogue())
    }

    /// The catalogue as Markdown.
    #[must_use]
    pub fn catalogue_markdown() -> String {
        catalogue::markdown()
    }
}
