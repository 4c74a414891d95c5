//! The customer journey, as JavaScript asks for it.

use super::convert::{from_js, to_js};
use super::workbench::Workbench;
use crate::report::journey::{explored, grid, journey, JourneyRequest};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Workbench {
    /// What the events tell of the journey.
    ///
    /// # Errors
    /// When a setting cannot be understood.
    #[wasm_bindgen(unchecked_return_type = "JourneyReport")]
    pub fn journey(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<JourneyRequest>")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request: JourneyRequest = from_js("journey", &request)?;
        let told = self.with_files(&request.settings, |session, view| {
            journey(session, view, &request)
        })?;
        Ok(to_js(&told?))
    }

    /// The figures of each phase on each channel.
    ///
    /// # Errors
    /// When a setting cannot be understood.
    #[wasm_bindgen(js_name = journeyGrid, unchecked_return_type = "JourneyGrid")]
    pub fn journey_grid(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<JourneyRequest>")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request: JourneyRequest = from_js("journey", &request)?;
        let view = self.view(&request.settings)?;
        Ok(to_js(&grid(&view, &request, true)?))
    }

    /// What comes before and after a point of contact.
    ///
    /// # Errors
    /// When a setting cannot be understood.
    #[wasm_bindgen(js_name = journeyWays, unchecked_return_type = "Ways")]
    pub fn journey_ways(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<JourneyRequest>")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request: JourneyRequest = from_js("journey", &request)?;
        let view = self.view(&request.settings)?;
        Ok(to_js(&explored(&view, &request)?))
    }
}
