//! Two files compared, as JavaScript streams them in.

use super::convert::{from_js, to_js};
use crate::comparison::comparer::Comparer;
use crate::comparison::items::ItemsRequest;
use crate::comparison::plan::ComparisonPlan;
use crate::comparison::propose::propose;
use crate::comparison::Seen;
use crate::error::Result;
use wasm_bindgen::prelude::*;

/// The heads of two files, from what is handed over.
#[wasm_bindgen]
#[derive(Default)]
pub struct Heads {
    plan: ComparisonPlan,
    seen: Vec<Seen>,
}

#[wasm_bindgen]
impl Heads {
    /// Begins with a plan, or with what is known of one.
    ///
    /// # Errors
    /// When it is none.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "Partial<ComparisonPlan>")] plan: JsValue,
    ) -> Result<Heads, JsValue> {
        Ok(Self {
            plan: from_js("comparison", &plan)?,
            seen: Vec::new(),
        })
    }

    /// Looks at the head of the first file, then of the second; `whole` says
    /// that the sample is all of it.
    ///
    /// # Errors
    /// When the file is empty or not text.
    pub fn look(&mut self, name: &str, sample: &[u8], whole: bool) -> Result<(), JsValue> {
        let source = if self.seen.is_empty() {
            &self.plan.a
        } else {
            &self.plan.b
        };
        self.seen.push(Seen::new(name, sample, whole, source)?);
        Ok(())
    }

    /// What could be compared of them.
    #[wasm_bindgen(unchecked_return_type = "ComparisonProposal")]
    #[must_use]
    pub fn propose(&self) -> JsValue {
        match &self.seen[..] {
            [a, b, ..] => to_js(&propose(self.plan.clone(), a, b)),
            _ => JsValue::NULL,
        }
    }
}

/// Two files that are compared.
#[wasm_bindgen]
pub struct Comparing(Comparer);

#[wasm_bindgen]
impl Comparing {
    /// Begins to compare two files whose heads were looked at. A plan without
    /// key or fields is completed as it would be proposed.
    ///
    /// # Errors
    /// When the plan does not fit the files.
    #[wasm_bindgen(constructor)]
    pub fn new(heads: &Heads) -> Result<Comparing, JsValue> {
        let [a, b, ..] = &heads.seen[..] else {
            return Err(JsValue::NULL);
        };
        let plan = propose(heads.plan.clone(), a, b).plan;
        Ok(Self(Comparer::new(plan, a, b)?))
    }

    /// Takes the next chunk of the first file (0) or the second (1); gives its
    /// rows so far.
    ///
    /// # Errors
    /// When a record cannot be read.
    pub fn push(&mut self, which: usize, chunk: &[u8]) -> Result<f64, JsValue> {
        Ok(self.0.push(which, chunk)? as f64)
    }

    /// Ends a file; gives its rows.
    ///
    /// # Errors
    /// When it has no row.
    pub fn finish(&mut self, which: usize) -> Result<f64, JsValue> {
        Ok(self.0.finish(which)? as f64)
    }

    /// What the files come to.
    #[wasm_bindgen(unchecked_return_type = "ComparisonReport")]
    #[must_use]
    pub fn report(&self) -> JsValue {
        to_js(&self.0.report())
    }

    /// A page of what differs.
    ///
    /// # Errors
    /// When the request is none.
    #[wasm_bindgen(unchecked_return_type = "ItemsPage")]
    pub fn items(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<ItemsRequest>")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request: ItemsRequest = from_js("items", &request)?;
        Ok(to_js(&self.0.items(&request)))
    }
}
