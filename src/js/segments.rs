//! Segments, as JavaScript asks for them.

use super::convert::{from_js, to_js};
use super::workbench::Workbench;
use crate::report::segments::{compare_segments, segments, SegmentsRequest};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Workbench {
    /// Segments with their size, weight and suggested actions, and what the data
    /// proposes.
    ///
    /// # Errors
    /// When a setting cannot be understood; a rule that is not is told in its place.
    #[wasm_bindgen(unchecked_return_type = "Segments")]
    pub fn segments(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<SegmentsRequest>")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request: SegmentsRequest = from_js("settings", &request)?;
        let data = self.dataset(&request.settings)?;
        Ok(to_js(&segments(data, &request)?))
    }

    /// Two segments, KPI by KPI.
    ///
    /// # Errors
    /// When a setting cannot be understood, or there is no such segment.
    #[wasm_bindgen(unchecked_return_type = "SegmentComparison")]
    pub fn compare_segments(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<SegmentsRequest>")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request: SegmentsRequest = from_js("settings", &request)?;
        let data = self.dataset(&request.settings)?;
        Ok(to_js(&compare_segments(data, &request)?))
    }
}
