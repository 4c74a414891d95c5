//! Experiments, as JavaScript asks for them.

use super::convert::{from_js, to_js};
use super::workbench::Workbench;
use crate::experiment::plan::{plan, PlanRequest};
use crate::experiment::read::read;
use crate::report::ReportRequest;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Workbench {
    /// What an experiment came to.
    ///
    /// # Errors
    /// When a setting cannot be understood.
    #[wasm_bindgen(unchecked_return_type = "Reading")]
    pub fn experiment(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<ReportRequest>")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request: ReportRequest = from_js("settings", &request)?;
        let view = self.view(&request.settings)?;
        Ok(to_js(&read(&view)))
    }

    /// How large a test must be, and how long it takes; no file is needed.
    ///
    /// # Errors
    /// When a number makes no sense.
    #[wasm_bindgen(unchecked_return_type = "Plan")]
    pub fn plan_test(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Partial<PlanRequest>")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request: PlanRequest = from_js("plan", &request)?;
        Ok(to_js(&plan(&request)?))
    }
}
