//! The boundary: conversions only.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::book::{Book, Sheet};
use crate::grid::Grid;
use crate::refusal::Refusal;

/// Bytes handed over at a time.
const CHUNK: usize = 256 << 10;
/// Says that what follows is UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// An open workbook.
#[wasm_bindgen]
pub struct Workbook {
    book: Book,
    grid: Option<Grid>,
    begun: bool,
}

#[wasm_bindgen]
impl Workbook {
    /// Opens a workbook. Throws `{ code, values }`.
    ///
    /// # Errors
    /// When it cannot be read.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: Vec<u8>) -> Result<Workbook, JsValue> {
        let book = Book::open(bytes).map_err(thrown)?;
        Ok(Self {
            book,
            grid: None,
            begun: false,
        })
    }

    /// The sheets that may hold a table: `{ name, rows, columns, hidden, empty }`.
    pub fn sheets(&mut self) -> Array {
        self.book.sheets().iter().map(plain).collect()
    }

    /// Reads a sheet, whose text is then taken with `next`.
    ///
    /// # Errors
    /// When there is no such sheet, or it cannot be read.
    pub fn begin(&mut self, sheet: &str) -> Result<(), JsValue> {
        self.grid = None;
        self.grid = Some(self.book.read(sheet).map_err(thrown)?);
        self.begun = false;
        Ok(())
    }

    /// The next piece of the sheet's text; nothing after the last.
    #[allow(clippy::should_implement_trait)]
    pub fn next(&mut self) -> Option<Vec<u8>> {
        let grid = self.grid.as_mut()?;
        let mut out = Vec::with_capacity(CHUNK + CHUNK / 8);
        if !self.begun {
            out.extend_from_slice(MARK);
            self.begun = true;
        }
        if !grid.write(&mut out, CHUNK) {
            self.grid = None;
        }
        Some(out)
    }
}

fn set(object: &Object, name: &str, value: impl Into<JsValue>) {
    // Fails on frozen objects only.
    let _ = Reflect::set(object, &name.into(), &value.into());
}

fn plain(sheet: &Sheet) -> JsValue {
    let object = Object::new();
    set(&object, "name", sheet.name.as_str());
    set(
        &object,
        "rows",
        sheet.rows.map_or(JsValue::NULL, JsValue::from),
    );
    set(
        &object,
        "columns",
        sheet.columns.map_or(JsValue::NULL, JsValue::from),
    );
    set(&object, "hidden", sheet.hidden);
    set(&object, "empty", sheet.empty);
    object.into()
}

#[allow(clippy::needless_pass_by_value)]
fn thrown(refusal: Refusal) -> JsValue {
    let (object, values) = (Object::new(), Object::new());
    if let Some((name, value)) = refusal.value() {
        set(&values, name, value);
    }
    set(&object, "code", refusal.code());
    set(&object, "values", values);
    object.into()
}
