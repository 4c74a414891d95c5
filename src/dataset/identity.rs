//! Texts to small numbers: one interner for persons, one for sessions, one for words; and keys of orders.

use super::keys::{is_nobody, KeyKind};
use crate::intake::encoding;
use hashbrown::HashTable;

/// The code of nothing.
pub const NONE: u32 = u32::MAX;

/// Bytes of a text that are kept beside its length.
const INLINE: usize = 15;
/// The length byte of a text that is kept elsewhere.
const ELSEWHERE: u8 = u8::MAX;

/// A short text itself, or where a long one is: one line of cache either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key([u8; INLINE + 1]);

impl Key {
    fn short(text: &[u8]) -> Option<Self> {
        let length = text.len();
        let (low, high) = match (text.first_chunk::<8>(), text.last_chunk::<8>()) {
            _ if length > INLINE => return None,
            // The last eight bytes, without those that are in the first eight.
            (Some(first), Some(last)) if length > 8 => (
                u64::from_le_bytes(*first),
                u64::from_le_bytes(*last) >> (8 * (16 - length)),
            ),
            _ => (up_to_eight(text), 0),
        };
        Some(Self::of(low, high | (length as u64) << 56))
    }

    /// Compared as a number, which spares a call.
    fn is(&self, other: &Self) -> bool {
        u128::from_ne_bytes(self.0) == u128::from_ne_bytes(other.0)
    }

    fn elsewhere(start: usize, length: usize) -> Self {
        Self::of(start as u64, length as u64 | u64::from(ELSEWHERE) << 56)
    }

    fn of(low: u64, high: u64) -> Self {
        let mut key = [0; INLINE + 1];
        key[..8].copy_from_slice(&low.to_le_bytes());
        key[8..].copy_from_slice(&high.to_le_bytes());
        Self(key)
    }

    fn text<'a>(&'a self, long: &'a [u8]) -> &'a [u8] {
        if self.0[INLINE] != ELSEWHERE {
            return &self.0[..usize::from(self.0[INLINE])];
        }
        let start = up_to_eight(&self.0[..8]) as usize;
        let length = up_to_eight(&self.0[8..INLINE]) as usize;
        &long[start..start + length]
    }
}

/// At most eight bytes as a number, zeros beyond their end.
fn up_to_eight(bytes: &[u8]) -> u64 {
    let length = bytes.len();
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        // Two halves that may overlap, put where they belong.
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        return u64::from(first) | u64::from(last) << (8 * (length.min(8) - 4));
    }
    let mut number = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        number |= u64::from(byte) << (8 * at);
    }
    number
}

/// Two rounds of multiply and fold; 64-bit arithmetic on every target.
fn mix(hash: u64, word: u64) -> u64 {
    let mixed = (hash ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed ^ (mixed >> 29))
        .wrapping_mul(0xbf58_476d_1ce4_e5b9)
        .rotate_left(31)
}

fn hash(text: &[u8], seed: u64) -> u64 {
    let mut hash = mix(seed, text.len() as u64);
    let mut rest = text;
    while let Some((word, after)) = rest.split_first_chunk::<8>() {
        hash = mix(hash, u64::from_le_bytes(*word));
        rest = after;
    }
    if !rest.is_empty() {
        hash = mix(hash, up_to_eight(rest));
    }
    hash ^ (hash >> 32)
}

/// Where a code stands in the table: half of the hash spares the text most comparisons.
#[derive(Debug, Clone, Copy)]
struct Entry {
    hash: u32,
    code: u32,
}

impl Entry {
    /// The table looks at the lowest and at the highest bits.
    fn spread(hash: u32) -> u64 {
        u64::from(hash) << 32 | u64::from(hash)
    }
}

/// Texts by code, in blocks, so that none is moved when there are more.
#[derive(Debug, Default, Clone)]
struct Keys {
    blocks: Vec<Vec<Key>>,
    len: usize,
}

/// Texts in a block.
const BLOCK: usize = 1 << 14;

impl Keys {
    fn get(&self, code: u32) -> Option<&Key> {
        let code = code as usize;
        self.blocks.get(code / BLOCK)?.get(code % BLOCK)
    }

    fn push(&mut self, key: Key) {
        if self.len.is_multiple_of(BLOCK) {
            // The first block of a dictionary is mostly the last: it grows.
            let room = if self.len == 0 { 0 } else { BLOCK };
            self.blocks.push(Vec::with_capacity(room));
        }
        if let Some(block) = self.blocks.last_mut() {
            block.push(key);
            self.len += 1;
        }
    }
}

/// Gives each distinct text a code, in the order they come.
#[derive(Debug, Default, Clone)]
pub struct Interner {
    keys: Keys,
    long: Vec<u8>,
    table: HashTable<Entry>,
}

impl Interner {
    /// The code of a text, new if it was not seen before.
    pub fn code(&mut self, text: &str) -> u32 {
        self.code_of(text.as_bytes())
    }

    /// The code of the text of a cell.
    pub fn code_of_cell(&mut self, bytes: &[u8]) -> u32 {
        if bytes.is_ascii() {
            return self.code_of(bytes);
        }
        self.code(&encoding::text(bytes))
    }

    fn code_of(&mut self, text: &[u8]) -> u32 {
        let Self { keys, long, table } = self;
        let hash = hash(text, 0) as u32;
        let short = Key::short(text);
        let found = table.find(Entry::spread(hash), |entry| {
            entry.hash == hash
                && keys.get(entry.code).is_some_and(|held| match &short {
                    Some(key) => held.is(key),
                    None => held.text(long) == text,
                })
        });
        if let Some(entry) = found {
            return entry.code;
        }
        let code = u32::try_from(keys.len).unwrap_or(NONE);
        keys.push(short.unwrap_or_else(|| {
            long.extend_from_slice(text);
            Key::elsewhere(long.len() - text.len(), text.len())
        }));
        table.insert_unique(Entry::spread(hash), Entry { hash, code }, |entry| {
            Entry::spread(entry.hash)
        });
        code
    }

    /// The code of a text that was seen before.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<u32> {
        let text = text.as_bytes();
        let hash = hash(text, 0) as u32;
        let found = self.table.find(Entry::spread(hash), |entry| {
            let held = self.keys.get(entry.code).map(|key| key.text(&self.long));
            entry.hash == hash && held == Some(text)
        });
        found.map(|entry| entry.code)
    }

    /// The text of a code; empty for [`NONE`].
    #[must_use]
    pub fn text(&self, code: u32) -> &str {
        let Some(key) = self.keys.get(code) else {
            return "";
        };
        // What was put in was text.
        std::str::from_utf8(key.text(&self.long)).unwrap_or_default()
    }

    /// How many distinct texts.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len
    }

    /// Whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.len == 0
    }
}

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
        if code as usize == known {
            let text = self.people.text(code);
            self.varied |= text.contains('@');
            if is_nobody(text) {
                self.nobody.push(code);
            }
        }
        code
    }

    /// The code of another key of a person; `None` when the text is none.
    pub fn key(&mut self, kind: KeyKind, text: &str) -> Option<u32> {
        self.varied = true;
        kind.key(text).map(|key| self.people.code(&key))
    }

    /// Bytes that the dictionaries take anew when they are full.
    #[must_use]
    pub fn growth(&self) -> usize {
        let entries = self.people.len() + self.sessions.len() + self.words.len();
        entries * 2 * (size_of::<Entry>() + 1)
            + 2 * (self.people.long.len() + self.sessions.long.len() + self.words.long.len())
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

/// An order's number, as 96 bits of hash. Nearly every order has a number of
/// its own, so that a dictionary of them would weigh more than the orders. Among
/// ten million numbers, two share a key with a chance of one in 10^15.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderKey([u32; 3]);

impl OrderKey {
    /// The key of no number.
    pub const NONE: Self = Self([u32::MAX; 3]);

    /// The key of the text of a cell.
    #[must_use]
    pub fn of_cell(bytes: &[u8]) -> Self {
        if bytes.is_ascii() {
            return Self::of(bytes);
        }
        Self::of(encoding::text(bytes).as_bytes())
    }

    fn of(text: &[u8]) -> Self {
        let (first, second) = (hash(text, 1), hash(text, 2));
        Self([first as u32, (first >> 32) as u32, second as u32])
    }

    /// Whether there is a number.
    #[must_use]
    pub fn is_some(self) -> bool {
        self != Self::NONE
    }

    /// Half of the key, for sorting by number.
    #[must_use]
    pub fn half(self) -> u64 {
        u64::from(self.0[1]) << 32 | u64::from(self.0[0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_has_the_same_code() {
        let mut interner = Interner::default();
        let name = |i: u32| format!("C{}{i}", "x".repeat(i as usize % 40));
        let codes: Vec<u32> = (0..2000).map(|i| interner.code(&name(i))).collect();
        assert_eq!(interner.len(), 2000);
        for (i, &code) in codes.iter().enumerate() {
            assert_eq!(interner.code(&name(i as u32)), code);
            assert_eq!(interner.text(code), name(i as u32));
        }
        assert_eq!(interner.text(NONE), "");
        assert_eq!(interner.code(""), 2000);
        assert_eq!(interner.text(2000), "");
    }

    #[test]
    fn texts_that_differ_at_their_end_or_by_zeros_differ() {
        let mut interner = Interner::default();
        let texts = [
            "a",
            "a\0",
            "a\0\0",
            "123456789012345",
            "1234567890123456",
            "123456789012345\0",
        ];
        let codes: Vec<u32> = texts.iter().map(|text| interner.code(text)).collect();
        assert_eq!(codes, [0, 1, 2, 3, 4, 5]);
        assert_eq!(interner.text(5), texts[5]);
    }

    #[test]
    fn a_cell_of_another_encoding_has_the_code_of_its_text() {
        let mut interner = Interner::default();
        let code = interner.code("Nîmes");
        assert_eq!(interner.code_of_cell("Nîmes".as_bytes()), code);
        assert_eq!(interner.code_of_cell(b"N\xeemes"), code);
    }

    #[test]
    fn numbers_of_orders_have_keys_of_their_own() {
        let mut keys: Vec<OrderKey> = (0..200_000)
            .map(|i| OrderKey::of_cell(format!("ORD-{i:09}").as_bytes()))
            .collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), 200_000);
        keys.sort_unstable_by_key(|key| key.half());
        keys.dedup_by_key(|key| key.half());
        assert_eq!(keys.len(), 200_000);
        assert!(keys.iter().all(|key| key.is_some()));
        assert_eq!(
            OrderKey::of_cell("N°1".as_bytes()),
            OrderKey::of_cell(b"N\xb01")
        );
    }
}
