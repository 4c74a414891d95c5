//! KPIs by their parts and under their definitions, as JavaScript asks for them.

use super::convert::{from_js, to_js};
use super::workbench::Workbench;
use crate::report::breakdown::{breakdown, BreakdownRequest};
use crate::report::bridges::bridges;
use crate::report::swing::swings;
use crate::report::ReportRequest;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Workbench {
    /// KPIs by channel, segment, store, campaign, phase or step of time.
    ///
    /// # Errors
    /// When a setting cannot be understood, or a name is no KPI's.
    #[wasm_bindgen(unchecked_return_type = "Breakdown")]
    pub fn breakdown(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<BreakdownRequest>")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request: BreakdownRequest = from_js("settings", &request)?;
        let view = self.view(&request.settings)?;
        Ok(to_js(&breakdown(&view, &request)?))
    }

    /// The ways between shop and screen.
    ///
    /// # Errors
    /// When a setting cannot be understood.
    #[wasm_bindgen(unchecked_return_type = "Bridges")]
    pub fn bridges(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<ReportRequest>")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request: ReportRequest = from_js("settings", &request)?;
        Ok(to_js(&bridges(&self.view(&request.settings)?)))
    }

    /// KPIs under each of their definitions: those named, or all that have several.
    ///
    /// # Errors
    /// When a setting cannot be understood, or a name is no KPI's.
    #[wasm_bindgen(unchecked_return_type = "Swing[]")]
    pub fn swing(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<ReportRequest>")] request: JsValue,
        only: Option<Vec<String>>,
    ) -> Result<JsValue, JsValue> {
        let request: ReportRequest = from_js("settings", &request)?;
        let view = self.view(&request.settings)?;
        Ok(to_js(&swings(&view, &only.unwrap_or_default())?))
    }
}
