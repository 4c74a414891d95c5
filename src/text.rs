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

/// A name of anyone's for a file of ours: a mark that turns letters around is
/// shown as U+FFFD, so that it moves nothing that stands beside the name.
#[must_use]
pub fn still(text: &str) -> String {
    let turns = |sign: char| {
        let isolates = '\u{2066}'..='\u{2069}';
        let embeds = '\u{202a}'..='\u{202e}';
        isolates.contains(&sign)
            || embeds.contains(&sign)
            || matches!(sign, '\u{61c}' | '\u{200e}' | '\u{200f}')
    };
    text.replace(turns, "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use super::still;

    #[test]
    fn marks_that_turn_letters_around_are_shown() {
        assert_eq!(
            still("a\u{202e}b\u{2066}c\u{200f}"),
            "a\u{fffd}b\u{fffd}c\u{fffd}"
        );
        assert_eq!(still("שלום · Été"), "שלום · Été");
    }
}
