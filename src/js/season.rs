//! A KPI over time taken apart, as JavaScript asks for it.

use super::convert::{from_js, to_js};
use super::workbench::Workbench;
use crate::report::season::{season, SeasonRequest};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Workbench {
    /// A KPI over time: its trend, its season, new levels, and steps far off.
    ///
    /// # Errors
    /// When a setting cannot be understood.
    #[wasm_bindgen(unchecked_return_type = "Season")]
    pub fn season(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<SeasonRequest>")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request: SeasonRequest = from_js("season", &request)?;
        let view = self.view(&request.settings)?;
        Ok(to_js(&season(&view, &request)?))
    }
}
