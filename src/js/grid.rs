//! The rows of a file as text, in a stream.

use super::convert::to_js;
use crate::error::Problem;
use crate::intake::delimited::{Record, Records};
use crate::intake::table;
use std::borrow::Cow;
use wasm_bindgen::prelude::*;

/// Reads a file as rows of text, the header first.
#[wasm_bindgen]
pub struct Grid {
    records: Records,
    name: String,
}

#[wasm_bindgen]
impl Grid {
    /// Begins to read a file whose first bytes are `sample`; `whole` says that
    /// they are all of it.
    ///
    /// # Errors
    /// When the file is empty or not text.
    #[wasm_bindgen(constructor)]
    pub fn new(name: &str, sample: &[u8], whole: bool) -> Result<Grid, JsValue> {
        let (reading, _) =
            table::look(sample, whole).map_err(|problem: Problem| problem.in_file(name))?;
        Ok(Self {
            records: Records::new(reading.detected, reading.dialect),
            name: name.to_owned(),
        })
    }

    /// The rows that a chunk completes, from the first byte of the file on.
    ///
    /// # Errors
    /// When a record cannot be read.
    #[wasm_bindgen(unchecked_return_type = "string[][]")]
    pub fn push(&mut self, chunk: &[u8]) -> Result<JsValue, JsValue> {
        self.read(|records, each| records.push(chunk, each))
    }

    /// The last row, if it lacked its newline.
    ///
    /// # Errors
    /// When it cannot be read.
    #[wasm_bindgen(unchecked_return_type = "string[][]")]
    pub fn finish(&mut self) -> Result<JsValue, JsValue> {
        self.read(Records::finish)
    }

    fn read(
        &mut self,
        feed: impl FnOnce(
            &mut Records,
            &mut dyn FnMut(&Record<'_>) -> Result<(), Problem>,
        ) -> Result<(), Problem>,
    ) -> Result<JsValue, JsValue> {
        let mut rows: Vec<Vec<String>> = Vec::new();
        feed(&mut self.records, &mut |record| {
            rows.push(record.fields().map(Cow::into_owned).collect());
            Ok(())
        })
        .map_err(|problem| problem.in_file(&self.name))?;
        Ok(to_js(&rows))
    }
}
