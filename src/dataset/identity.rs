//! Texts to small numbers: one interner for persons, one for sessions, one for words; and keys of orders.

use super::interner::{hash, Batch, Interner};
use super::keys::{is_nobody, KeyKind};
use crate::intake::encoding;

/// The code of nothing.
pub const NONE: u32 = u32::MAX;

/// The interners that all files of a session share, so that a join is an index.
#[derive(Debug, Default)]
pub struct Codes {
    /// What persons are known by.
    pub people: Interner,
    /// Sessions.
    pub sessions: Interner,
    /// Channels, kinds, currencies and other words.
    pub words: Interner,
    /// Keys of nobody in particular.
    nobody: Vec<u32>,
    /// Whether persons are known by more than plain numbers.
    varied: bool,
}

impl Codes {
    /// The code of a customer's number.
    pub fn customer(&mut self, bytes: &[u8]) -> u32 {
        let known = self.people.len();
        let code = self.people.code_of_cell(bytes);
        self.look_at_new(known);
        code
    }

    /// Looks at the numbers of customers that were new since so many were known.
    fn look_at_new(&mut self, known: usize) {
        for code in known as u32..self.people.len() as u32 {
            let text = self.people.text(code);
            self.varied |= text.contains('@');
            if is_nobody(text) {
                self.nobody.push(code);
            }
        }
    }

    /// The codes of the customers' numbers of a batch, in its order; [`NONE`] for
    /// those that are no one's.
    pub fn customers(&mut self, batch: &mut Batch, into: &mut Vec<u32>) {
        let known = self.people.len();
        self.people.codes_of(batch, into);
        self.look_at_new(known);
        if !self.nobody.is_empty() {
            let no_ones = into.iter_mut().filter(|code| self.nobody.contains(code));
            no_ones.for_each(|code| *code = NONE);
        }
    }

    /// The code of another key of a person; `None` when the text is none.
    pub fn key(&mut self, kind: KeyKind, text: &str) -> Option<u32> {
        self.varied = true;
        kind.key(text).map(|key| self.people.code(&key))
    }

    /// Bytes that the dictionaries take anew when they are full.
    #[must_use]
    pub fn growth(&self) -> usize {
        self.people.growth() + self.sessions.growth() + self.words.growth()
    }

    /// Whether a customer's number is no one's.
    #[must_use]
    pub fn is_nobody(&self, code: u32) -> bool {
        !self.nobody.is_empty() && self.nobody.contains(&code)
    }

    /// Whether persons are known by more than plain numbers.
    #[must_use]
    pub fn are_varied(&self) -> bool {
        self.varied
    }
}

/// An order's number, as 64 bits of hash. Nearly every order has a number of
/// its own, so that a dictionary of them would weigh more than the orders. Among
/// a million numbers, two share a key with a chance of three in 10^8; among ten
/// million, of three in 10^6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderKey(u64);

impl OrderKey {
    /// The key of no number.
    pub const NONE: Self = Self(u64::MAX);

    /// The key of the text of a cell.
    #[inline]
    #[must_use]
    pub fn of_cell(bytes: &[u8]) -> Self {
        if bytes.is_ascii() {
            return Self(hash(bytes, 1));
        }
        Self(hash(encoding::text(bytes).as_bytes(), 1))
    }

    /// Whether there is a number.
    #[inline]
    #[must_use]
    pub fn is_some(self) -> bool {
        self != Self::NONE
    }

    /// The hash that it is.
    #[inline]
    #[must_use]
    pub fn hash(self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_orders_have_keys_of_their_own() {
        let mut keys: Vec<OrderKey> = (0..200_000)
            .map(|i| OrderKey::of_cell(format!("ORD-{i:09}").as_bytes()))
            .collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), 200_000);
        assert!(keys.iter().all(|key| key.is_some()));
        assert_eq!(
            OrderKey::of_cell("N°1".as_bytes()),
            OrderKey::of_cell(b"N\xb01")
        );
    }
}
