//! The SHA-256 of a file, taken apart from its load so that the figures need not wait for it.

use crate::dataset::load::hex;
use sha2::{Digest as _, Sha256};
use wasm_bindgen::prelude::*;

/// A digest on its way.
#[wasm_bindgen]
#[derive(Default)]
pub struct Digest {
    hasher: Sha256,
}

#[wasm_bindgen]
impl Digest {
    /// The digest of nothing yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the next bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        self.hasher.update(bytes);
    }

    /// Ends the file: 64 hexadecimal digits.
    #[must_use]
    pub fn finish(self) -> String {
        hex(&self.hasher.finalize())
    }
}
