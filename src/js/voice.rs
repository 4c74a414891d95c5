//! What customers say and how they are served, as JavaScript asks for it.

use super::convert::{from_js, to_js};
use super::workbench::Workbench;
use crate::report::service::service;
use crate::report::voice::{voice, VoiceRequest};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Workbench {
    /// What customers say: scores, feedback of three kinds by phase, themes.
    ///
    /// # Errors
    /// When a setting cannot be understood.
    #[wasm_bindgen(unchecked_return_type = "Voice")]
    pub fn voice(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<VoiceRequest>")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request: VoiceRequest = from_js("settings", &request)?;
        let said = self.with_files(&request.settings, |session, view| {
            voice(session.words(), view, &request)
        })?;
        Ok(to_js(&said))
    }

    /// How they are served: waits, what is solved, changes of channel.
    ///
    /// # Errors
    /// When a setting cannot be understood.
    #[wasm_bindgen(unchecked_return_type = "Service")]
    pub fn service(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<VoiceRequest>")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request: VoiceRequest = from_js("settings", &request)?;
        let view = self.view(&request.settings)?;
        Ok(to_js(&service(&view, &request)))
    }
}
