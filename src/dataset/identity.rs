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

/// Digits that are counted, at most: so many fit 64 bits.
const MOST_DIGITS: usize = 18;

/// An order's number: 64 bits of hash of what stands before its last digits, and
/// from there on the digits counted. Nearly every order has a number of its own, so
/// that a dictionary of them would weigh more than the orders; numbers that follow
/// each other have keys that do, which take next to no room in a [`Column`]. Numbers
/// of one kind never share a key; among a million that are each of a kind of their
/// own, two do with a chance of three in 10^8, among ten million of three in 10^6.
///
/// [`Column`]: super::column::Column
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
            return Self::of_text(bytes);
        }
        Self::of_text(encoding::text(bytes).as_bytes())
    }

    #[inline]
    fn of_text(text: &[u8]) -> Self {
        let is_digit = |byte: &&u8| byte.is_ascii_digit();
        let last = text.iter().rev().take(MOST_DIGITS);
        let (before, digits) = text.split_at(text.len() - last.take_while(is_digit).count());
        let count = |number: u64, digit: &u8| number * 10 + u64::from(digit - b'0');
        let number = digits.iter().fold(0, count);
        // 07 is not 7: a number with noughts before it is of a kind of its own.
        let padded = match digits.first() {
            Some(b'0') => digits.len() as u64,
            _ => 0,
        };
        Self(hash(before, 1 + padded).wrapping_add(number))
    }

    /// The key as a column keeps it.
    #[inline]
    #[must_use]
    pub fn kept(self) -> i64 {
        self.0.cast_signed()
    }

    /// The key that a column keeps.
    #[inline]
    #[must_use]
    pub fn of_kept(number: i64) -> Self {
        Self(number.cast_unsigned())
    }

    /// Whether there is a number.
    #[inline]
    #[must_use]
    pub fn is_some(self) -> bool {
        self != Self::NONE
    }

    /// Bits that tell it from others, the lowest too, whatever the numbers count by.
    #[inline]
    #[must_use]
    pub fn hash(self) -> u64 {
        self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(32)
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

    #[test]
    fn numbers_that_look_alike_have_keys_apart() {
        let long = "9".repeat(MOST_DIGITS);
        let texts = [
            ["", "0", "00", "000", "1", "01", "001", "10", "010"].map(String::from),
            ["A", "A0", "A00", "A1", "A01", "1A", "1A1", "A1A", "A-1"].map(String::from),
            [
                long.clone(),
                format!("0{long}"),
                format!("1{long}"),
                format!("{long}0"),
                format!("10{long}"),
            ]
            .into_iter()
            .chain(["B", "B1", "b1", "B 1"].map(String::from))
            .collect::<Vec<_>>()
            .try_into()
            .expect("nine"),
        ];
        let mut keys: Vec<OrderKey> = texts
            .iter()
            .flatten()
            .map(|text| OrderKey::of_cell(text.as_bytes()))
            .collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), 27);
        let [before, after] = ["A-0999", "A-1000"].map(|text| OrderKey::of_cell(text.as_bytes()));
        assert_ne!(before.kept() + 1, after.kept(), "one is padded");
        let [before, after] = ["A-1999", "A-2000"].map(|text| OrderKey::of_cell(text.as_bytes()));
        assert_eq!(before.kept() + 1, after.kept());
        assert_eq!(OrderKey::of_kept(after.kept()), after);
    }
}
