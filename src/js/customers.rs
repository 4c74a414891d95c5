//! Models of customers, as JavaScript asks for them.

use super::convert::{from_js, to_js};
use super::workbench::Workbench;
use crate::report::clv;
use crate::report::customers::{cohorts, rfm, CustomerRequest};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Workbench {
    /// Customers by when they first bought.
    ///
    /// # Errors
    /// When a setting cannot be understood.
    #[wasm_bindgen(unchecked_return_type = "Cohorts")]
    pub fn cohorts(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<CustomerRequest>")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request: CustomerRequest = from_js("settings", &request)?;
        let view = self.view(&request.settings)?;
        Ok(to_js(&cohorts(&view, request.step)?))
    }

    /// Customers by recency, frequency and revenue.
    ///
    /// # Errors
    /// When a setting cannot be understood.
    #[wasm_bindgen(unchecked_return_type = "Rfm")]
    pub fn rfm(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<CustomerRequest>")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request: CustomerRequest = from_js("settings", &request)?;
        let view = self.view(&request.settings)?;
        Ok(to_js(&rfm(&view, &request.ties)?))
    }

    /// What customers will be worth.
    ///
    /// # Errors
    /// When a setting cannot be understood.
    #[wasm_bindgen(unchecked_return_type = "Clv")]
    pub fn clv(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<CustomerRequest>")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request: CustomerRequest = from_js("settings", &request)?;
        let view = self.view(&request.settings)?;
        Ok(to_js(&clv::clv(&view, &request)?))
    }
}
