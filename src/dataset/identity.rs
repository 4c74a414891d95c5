//! Texts to small numbers: one interner for persons, one for orders, one for words.

use hashbrown::HashTable;
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// The code of nothing.
pub const NONE: u32 = u32::MAX;

/// Gives each distinct text a code, in the order they come.
#[derive(Debug, Default, Clone)]
pub struct Interner {
    text: String,
    ends: Vec<usize>,
    table: HashTable<u32>,
}

fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

impl Interner {
    /// The code of a text, new if it was not seen before.
    pub fn code(&mut self, text: &str) -> u32 {
        let Self {
            text: all,
            ends,
            table,
        } = self;
        let at = |code: u32| slice(all, ends, code);
        if let Some(&code) = table.find(hash(text), |&code| at(code) == text) {
            return code;
        }
        let code = u32::try_from(ends.len()).unwrap_or(NONE);
        all.push_str(text);
        ends.push(all.len());
        table.insert_unique(hash(text), code, |&code| hash(slice(all, ends, code)));
        code
    }

    /// The text of a code; empty for [`NONE`].
    #[must_use]
    pub fn text(&self, code: u32) -> &str {
        if code as usize >= self.ends.len() {
            return "";
        }
        slice(&self.text, &self.ends, code)
    }

    /// How many distinct texts.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

fn slice<'a>(text: &'a str, ends: &[usize], code: u32) -> &'a str {
    let code = code as usize;
    let start = if code == 0 { 0 } else { ends[code - 1] };
    &text[start..ends[code]]
}

/// The interners that all files of a session share, so that a join is an index.
#[derive(Debug, Default)]
pub struct Codes {
    /// Persons.
    pub people: Interner,
    /// Orders.
    pub orders: Interner,
    /// Sessions.
    pub sessions: Interner,
    /// Channels, kinds, currencies and other words.
    pub words: Interner,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_has_the_same_code() {
        let mut interner = Interner::default();
        let codes: Vec<u32> = (0..2000).map(|i| interner.code(&format!("C{i}"))).collect();
        assert_eq!(interner.len(), 2000);
        for (i, &code) in codes.iter().enumerate() {
            assert_eq!(interner.code(&format!("C{i}")), code);
            assert_eq!(interner.text(code), format!("C{i}"));
        }
        assert_eq!(interner.text(NONE), "");
        assert_eq!(interner.code(""), 2000);
    }
}
