//! What channels earn and how sales are shared out, as JavaScript asks for it.

use super::convert::{from_js, to_js};
use super::workbench::Workbench;
use crate::economics::table_check::{checked, StatedLine};
use crate::report::budget::{budget, BudgetRequest};
use crate::report::keys::{keys, KeysRequest};
use crate::report::result::{result, ResultRequest};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Workbench {
    /// The result of all channels: revenue by three readings, costs, profit.
    ///
    /// # Errors
    /// When a setting cannot be understood.
    #[wasm_bindgen(js_name = channelResult, unchecked_return_type = "ChannelResult")]
    pub fn channel_result(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<ResultRequest>")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request: ResultRequest = from_js("result", &request)?;
        let found = self.with_files(&request.settings, |session, view| {
            result(session.words(), view, &request)
        })?;
        Ok(to_js(&found))
    }

    /// What revenue does with spend, channel by channel, and budgets by it.
    ///
    /// # Errors
    /// When a setting cannot be understood.
    #[wasm_bindgen(js_name = channelBudget, unchecked_return_type = "BudgetReport")]
    pub fn channel_budget(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<BudgetRequest>")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request: BudgetRequest = from_js("budget", &request)?;
        let view = self.view(&request.settings)?;
        Ok(to_js(&budget(&view, &request)))
    }

    /// What allocation keys credit each channel and store with.
    ///
    /// # Errors
    /// When a setting cannot be understood.
    #[wasm_bindgen(js_name = allocationKeys, unchecked_return_type = "KeysReport")]
    pub fn allocation_keys(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<KeysRequest>")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request: KeysRequest = from_js("keys", &request)?;
        let view = self.view(&request.settings)?;
        Ok(to_js(&keys(&view, &request)))
    }
}

/// A table of channels checked: which return each stated number is. The total
/// comes last.
///
/// # Errors
/// When the table cannot be understood.
#[wasm_bindgen(js_name = checkTable, unchecked_return_type = "CheckedLine[]")]
pub fn check_table(
    #[wasm_bindgen(unchecked_param_type = "StatedLine[]")] lines: JsValue,
) -> Result<JsValue, JsValue> {
    let lines: Vec<StatedLine> = from_js("table", &lines)?;
    Ok(to_js(&checked(&lines)))
}
