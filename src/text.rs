//! Texts in the two languages of the product.

use serde::Serialize;

/// A text in both languages, each written for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Text {
    /// French.
    pub fr: &'static str,
    /// English.
    pub en: &'static str,
}

impl Text {
    /// The text in a language: French for `fr`, English for any other.
    #[must_use]
    pub fn in_language(self, language: &str) -> &'static str {
        if language == "fr" {
            self.fr
        } else {
            self.en
        }
    }
}
