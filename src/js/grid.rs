//! The rows of a file as text, in a stream.

use super::convert::to_js;
use crate::error::Problem;
use crate::intake::grid::{self, Wish};
use crate::intake::typed::Typed;
use wasm_bindgen::prelude::*;

/// A wish from names, each followed by its value.
fn wish_of(words: &[String]) -> Wish {
    let mut wish = Wish::default();
    for pair in words.chunks_exact(2) {
        let value = Some(pair[1].clone());
        match pair[0].as_str() {
            "delimiter" => wish.delimiter = value,
            "quote" => wish.quote = value,
            "escape" => wish.escape = value,
            "encoding" => wish.encoding = value,
            "preamble" => wish.preamble = pair[1].parse().ok(),
            "header_rows" => wish.header_rows = pair[1].parse().ok(),
            "all" => wish.all = pair[1] == "true",
            _ => {}
        }
    }
    wish
}

/// Reads a file as rows of text, the header first.
#[wasm_bindgen]
pub struct Grid {
    grid: grid::Grid,
    name: String,
}

#[wasm_bindgen]
impl Grid {
    /// Begins to read a file whose first bytes are `sample`; `whole` says that
    /// they are all of it, `wish` how it is to be read: names, each with its value.
    ///
    /// # Errors
    /// When the file is empty or not text.
    #[wasm_bindgen(constructor)]
    pub fn new(
        name: &str,
        sample: &[u8],
        whole: bool,
        wish: Option<Vec<String>>,
    ) -> Result<Grid, JsValue> {
        let in_file = |problem: Problem| problem.in_file(name);
        let wish = wish_of(&wish.unwrap_or_default());
        let grid = grid::Grid::new(sample, whole, &wish).map_err(in_file)?;
        Ok(Self {
            grid,
            name: name.to_owned(),
        })
    }

    /// The rows that a chunk completes, from the first byte of the file on.
    ///
    /// # Errors
    /// When a record cannot be read.
    #[wasm_bindgen(unchecked_return_type = "string[][]")]
    pub fn push(&mut self, chunk: &[u8]) -> Result<JsValue, JsValue> {
        let rows = self.grid.push(chunk);
        Ok(to_js(&rows.map_err(|problem| problem.in_file(&self.name))?))
    }

    /// The last row, if it lacked its newline.
    ///
    /// # Errors
    /// When it cannot be read.
    #[wasm_bindgen(unchecked_return_type = "string[][]")]
    pub fn finish(&mut self) -> Result<JsValue, JsValue> {
        let rows = self.grid.finish();
        Ok(to_js(&rows.map_err(|problem| problem.in_file(&self.name))?))
    }
}

/// Reads a file by the types of its columns, in two walks.
#[wasm_bindgen]
pub struct TypedGrid {
    typed: Typed,
    name: String,
}

#[wasm_bindgen]
impl TypedGrid {
    /// As for a grid.
    ///
    /// # Errors
    /// When the file is not text.
    #[wasm_bindgen(constructor)]
    pub fn new(
        name: &str,
        sample: &[u8],
        whole: bool,
        wish: Option<Vec<String>>,
    ) -> Result<TypedGrid, JsValue> {
        let wish = wish_of(&wish.unwrap_or_default());
        let typed = Typed::new(sample, whole, &wish).map_err(|p| p.in_file(name))?;
        Ok(Self {
            typed,
            name: name.to_owned(),
        })
    }

    /// The first walk: looks at a chunk, from the first byte of the file on.
    ///
    /// # Errors
    /// When a record cannot be read.
    pub fn look(&mut self, chunk: &[u8]) -> Result<(), JsValue> {
        let looked = self.typed.look(chunk);
        Ok(looked.map_err(|problem| problem.in_file(&self.name))?)
    }

    /// Ends the first walk, and begins the second.
    ///
    /// # Errors
    /// When the last record cannot be read.
    #[wasm_bindgen(unchecked_return_type = "Outline")]
    pub fn outline(&mut self) -> Result<JsValue, JsValue> {
        let outline = self.typed.outline();
        Ok(to_js(
            &outline.map_err(|problem| problem.in_file(&self.name))?,
        ))
    }

    /// The second walk: the values of the rows that a chunk completes.
    ///
    /// # Errors
    /// When a record cannot be read.
    #[wasm_bindgen(unchecked_return_type = "(string | null)[][]")]
    pub fn push(&mut self, chunk: &[u8]) -> Result<JsValue, JsValue> {
        let rows = self.typed.push(chunk);
        Ok(to_js(&rows.map_err(|problem| problem.in_file(&self.name))?))
    }

    /// The last row, if it lacked its newline.
    ///
    /// # Errors
    /// When it cannot be read.
    #[wasm_bindgen(unchecked_return_type = "(string | null)[][]")]
    pub fn finish(&mut self) -> Result<JsValue, JsValue> {
        let rows = self.typed.finish();
        Ok(to_js(&rows.map_err(|problem| problem.in_file(&self.name))?))
    }
}
