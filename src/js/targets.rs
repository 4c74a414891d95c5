//! Targets, as JavaScript asks for them.

use super::convert::{from_js, to_js};
use super::workbench::Workbench;
use crate::report::case::{business_case, CaseRequest};
use crate::report::targets::{targets, TargetRequest};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Workbench {
    /// Targets held against the figures.
    ///
    /// # Errors
    /// When a setting cannot be understood.
    #[wasm_bindgen(unchecked_return_type = "TargetReport[]")]
    pub fn targets(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<TargetRequest>")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request: TargetRequest = from_js("targets", &request)?;
        let view = self.view(&request.settings)?;
        Ok(to_js(&targets(&view, &request)?))
    }

    /// A business case, its amounts tied to the figures where they are.
    ///
    /// # Errors
    /// When a setting cannot be understood.
    #[wasm_bindgen(js_name = businessCase, unchecked_return_type = "CaseAnswer")]
    pub fn business_case(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<CaseRequest>")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request: CaseRequest = from_js("case", &request)?;
        let view = self.view(&request.settings)?;
        Ok(to_js(&business_case(&view, &request.case)))
    }
}
