//! The maturity audit, as JavaScript asks for it.

use super::convert::{from_js, to_js};
use super::workbench::Workbench;
use crate::error::Problem;
use crate::maturity::model::Model;
use crate::maturity::read::{own, read, Loaded, Reference};
use crate::maturity::verdict::Fact;
use crate::report::maturity::{facts, maturity, Asked, MaturityRequest};
use serde::Serialize;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// A maturity model with what names it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct MaturityModel {
    /// What names it in an audit file.
    pub reference: Reference,
    /// The model.
    #[serde(flatten)]
    pub model: Model,
}

impl Workbench {
    fn model(&mut self) -> Result<Rc<Loaded>, Problem> {
        if let Some(loaded) = &self.model {
            return Ok(Rc::clone(loaded));
        }
        let loaded = Rc::new(own()?);
        self.model = Some(Rc::clone(&loaded));
        Ok(loaded)
    }

    /// The figures of the files under settings, on a day. An answer changes none of
    /// them, and they are kept for the next one.
    fn facts(
        &mut self,
        loaded: &Loaded,
        request: &MaturityRequest,
    ) -> Result<Rc<BTreeMap<String, Fact>>, Problem> {
        let asked = Asked {
            day: request.audit.day.as_deref(),
            tests: &request.tests,
            key: request.key.as_ref(),
        };
        let about = (
            loaded.reference.sha256.clone(),
            request.audit.day.clone(),
            request.tests.clone(),
            request.key.clone(),
        );
        if let Some((held, settings, facts)) = &self.facts {
            if *held == about && *settings == request.settings {
                return Ok(Rc::clone(facts));
            }
        }
        let found = Rc::new(self.with_files(&request.settings, |session, view| {
            facts(&loaded.model, asked, session, view)
        })??);
        self.facts = Some((about, request.settings.clone(), Rc::clone(&found)));
        Ok(found)
    }
}

#[wasm_bindgen]
impl Workbench {
    /// The maturity model in force.
    ///
    /// # Errors
    /// Never with the model that comes with the product.
    #[wasm_bindgen(js_name = maturityModel, unchecked_return_type = "MaturityModel")]
    pub fn maturity_model(&mut self) -> Result<JsValue, JsValue> {
        let loaded = self.model()?;
        Ok(to_js(&MaturityModel {
            reference: loaded.reference.clone(),
            model: loaded.model.clone(),
        }))
    }

    /// Puts a model from the text of a file (YAML, or JSON) in force; without a
    /// text the one that comes with the product.
    ///
    /// # Errors
    /// When it is not written as a model is, with the line, or cannot be used.
    #[wasm_bindgen(js_name = useMaturityModel, unchecked_return_type = "MaturityModel")]
    pub fn use_maturity_model(&mut self, text: Option<String>) -> Result<JsValue, JsValue> {
        self.model = match text {
            Some(text) => Some(Rc::new(read(&text)?)),
            None => None,
        };
        self.maturity_model()
    }

    /// An audit scored, and held against the loaded files.
    ///
    /// # Errors
    /// When the model does not allow an answer, or a setting cannot be understood.
    #[wasm_bindgen(unchecked_return_type = "Maturity")]
    pub fn maturity(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<MaturityRequest>")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request: MaturityRequest = from_js("audit", &request)?;
        let loaded = self.model()?;
        let facts = self.facts(&loaded, &request)?;
        Ok(to_js(&maturity(&loaded, &facts, &request)?))
    }
}
