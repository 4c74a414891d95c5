//! The rows of a file as text, in a stream.

use super::convert::to_js;
use crate::error::Problem;
use crate::intake::delimited::{Record, Records};
use crate::intake::shape::Shaper;
use crate::intake::table;
use std::borrow::Cow;
use wasm_bindgen::prelude::*;

/// Reads a file as rows of text, the header first.
#[wasm_bindgen]
pub struct Grid {
    records: Records,
    shaper: Shaper,
    name: String,
    /// The header, until it is given.
    header: Option<Vec<String>>,
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
        let (reading, head) =
            table::look(sample, whole).map_err(|problem: Problem| problem.in_file(name))?;
        Ok(Self {
            records: Records::new(reading.detected, reading.dialect),
            shaper: Shaper::new(reading.shape),
            name: name.to_owned(),
            header: head.has_header.then_some(head.header),
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
        let mut rows: Vec<Vec<String>> = self.header.take().into_iter().collect();
        let shaper = &mut self.shaper;
        let mut each = |record: &Record<'_>| {
            rows.push(record.fields().map(Cow::into_owned).collect());
            Ok(())
        };
        feed(&mut self.records, &mut |record| {
            shaper.take(record, &mut each)
        })
        .map_err(|problem| problem.in_file(&self.name))?;
        Ok(to_js(&rows))
    }
}
