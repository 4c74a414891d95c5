//! A dictionary: each distinct text has a code, in the order they come.

use super::identity::NONE;
use crate::intake::encoding;
use std::ops::Range;

/// Bytes of a text that are kept beside its length.
const INLINE: usize = 15;
/// The length byte of a text that is kept elsewhere.
const ELSEWHERE: u8 = u8::MAX;

/// A short text itself, or where a long one is: one line of cache either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key([u8; INLINE + 1]);

/// Which bits of the first and of the second eight bytes are a text's, by its length.
const OF_LENGTH: [[u64; 2]; INLINE + 1] = {
    let mut masks = [[0; 2]; INLINE + 1];
    let mut length = 1;
    while length <= INLINE {
        masks[length] = masks[length - 1];
        let half = &mut masks[length][(length - 1) / 8];
        *half = *half << 8 | 0xff;
        length += 1;
    }
    masks
};

impl Key {
    /// The key of a part of a text, if it is short. Where the text goes on behind it, no
    /// branch depends on how long the part is.
    #[inline]
    fn within(text: &[u8], part: Range<usize>) -> Option<Self> {
        let [low, high] = OF_LENGTH.get(part.len())?;
        let bytes = text.get(part.start..).and_then(|rest| rest.first_chunk());
        let Some(bytes) = bytes else {
            return Self::short(&text[part]);
        };
        let word = u128::from_le_bytes(*bytes);
        Some(Self::of(
            word as u64 & low,
            (word >> 64) as u64 & high | (part.len() as u64) << 56,
        ))
    }

    #[inline]
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

    /// Few bits that tell words apart.
    #[inline]
    fn few_bits(&self) -> usize {
        let word = u128::from_le_bytes(self.0);
        let (low, high) = (word as u64, (word >> 64) as u64);
        ((low ^ high.rotate_left(23)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as usize
    }

    /// Compared as a number, which spares a call.
    #[inline]
    fn is(&self, other: &Self) -> bool {
        u128::from_ne_bytes(self.0) == u128::from_ne_bytes(other.0)
    }

    fn elsewhere(start: usize, length: usize) -> Self {
        Self::of(start as u64, length as u64 | u64::from(ELSEWHERE) << 56)
    }

    #[inline]
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
#[inline]
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

/// The hash of a text.
pub(super) fn hash(text: &[u8], seed: u64) -> u64 {
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

/// A place of the table that is free.
const FREE: Entry = Entry {
    hash: 0,
    code: NONE,
};

/// Codes by hash, in places probed one after the other; at most three quarters of
/// them are taken.
#[derive(Debug, Default, Clone)]
struct Table {
    places: Vec<Entry>,
    taken: usize,
}

impl Table {
    /// The first that has a hash: nearly always what is looked for, if it is there.
    #[inline]
    fn first(&self, hash: u32) -> Entry {
        let last = self.places.len().wrapping_sub(1);
        let mut at = hash as usize & last;
        while let Some(entry) = self.places.get(at) {
            if entry.hash == hash || entry.code == NONE {
                return *entry;
            }
            at = (at + 1) & last;
        }
        FREE
    }

    fn find(&self, hash: u32, is_it: impl Fn(u32) -> bool) -> Option<u32> {
        let last = self.places.len().wrapping_sub(1);
        let mut at = hash as usize & last;
        while let Some(entry) = self.places.get(at).filter(|entry| entry.code != NONE) {
            if entry.hash == hash && is_it(entry.code) {
                return Some(entry.code);
            }
            at = (at + 1) & last;
        }
        None
    }

    fn insert(&mut self, entry: Entry) {
        if self.taken * 4 >= self.places.len() * 3 {
            let wider = (self.places.len() * 2).max(16);
            let places = std::mem::replace(&mut self.places, vec![FREE; wider]);
            let entries = places.into_iter().filter(|entry| entry.code != NONE);
            entries.for_each(|entry| self.put(entry));
        }
        self.put(entry);
        self.taken += 1;
    }

    fn put(&mut self, entry: Entry) {
        let last = self.places.len() - 1;
        let mut at = entry.hash as usize & last;
        while self.places[at].code != NONE {
            at = (at + 1) & last;
        }
        self.places[at] = entry;
    }
}

/// Texts whose codes are asked for together, so that what each look-up waits for
/// in memory is waited for once.
#[derive(Debug, Default)]
pub struct Batch {
    text: Vec<u8>,
    /// Where each text ends, and its hash.
    asked: Vec<(usize, u32)>,
    found: Vec<Entry>,
    held: Vec<Key>,
}

impl Batch {
    /// Adds the text of a cell.
    pub fn push(&mut self, bytes: &[u8]) {
        if bytes.is_ascii() {
            self.text.extend_from_slice(bytes);
            self.asked.push((self.text.len(), hash(bytes, 0) as u32));
        } else {
            let text = encoding::text(bytes);
            self.text.extend_from_slice(text.as_bytes());
            let hash = hash(text.as_bytes(), 0) as u32;
            self.asked.push((self.text.len(), hash));
        }
    }

    /// How many texts.
    #[must_use]
    pub fn len(&self) -> usize {
        self.asked.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.asked.is_empty()
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

/// Short words met of late with what each stands for, found by few of their bits.
#[derive(Debug, Clone)]
pub struct Recent<T>(Vec<(Key, T)>);

impl<T> Default for Recent<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// How many are held.
const RECENT: usize = 128;

impl<T: Copy + Default> Recent<T> {
    /// What a word stands for: asked for where it was not met of late.
    #[inline]
    pub fn find(&mut self, word: &[u8], ask: impl FnOnce(&[u8]) -> T) -> T {
        self.find_within(word, 0..word.len(), ask)
    }

    /// The same of a part of a text.
    #[allow(clippy::inline_always)]
    #[inline(always)] // done for every touch of a path
    pub fn find_within(
        &mut self,
        text: &[u8],
        part: Range<usize>,
        ask: impl FnOnce(&[u8]) -> T,
    ) -> T {
        let Some(key) = Key::within(text, part.clone()) else {
            return ask(&text[part]);
        };
        if self.0.is_empty() {
            self.0 = vec![(Key::elsewhere(0, 0), T::default()); RECENT];
        }
        let at = key.few_bits() % RECENT;
        if let Some((held, known)) = self.0.get(at) {
            if held.is(&key) {
                return *known;
            }
        }
        let known = ask(&text[part]);
        self.0[at] = (key, known);
        known
    }
}

/// Gives each distinct text a code, in the order they come.
#[derive(Debug, Default, Clone)]
pub struct Interner {
    keys: Keys,
    long: Vec<u8>,
    table: Table,
    recent: Recent<u32>,
}

impl Interner {
    /// The code of a text, new if it was not seen before.
    pub fn code(&mut self, text: &str) -> u32 {
        self.code_of(text.as_bytes(), hash(text.as_bytes(), 0) as u32)
    }

    /// The code of the text of a cell.
    pub fn code_of_cell(&mut self, bytes: &[u8]) -> u32 {
        if bytes.is_ascii() {
            return self.code_of(bytes, hash(bytes, 0) as u32);
        }
        self.code(&encoding::text(bytes))
    }

    /// The code of the text of a cell of which there are few: those met of late
    /// are at hand.
    #[inline]
    pub fn code_of_word(&mut self, bytes: &[u8]) -> u32 {
        let mut recent = std::mem::take(&mut self.recent);
        let code = recent.find(bytes, |bytes| self.code_of_cell(bytes));
        self.recent = recent;
        code
    }

    /// The codes of all texts of a batch, which is empty then.
    pub fn codes_of(&mut self, batch: &mut Batch, into: &mut Vec<u32>) {
        into.clear();
        let Batch {
            text,
            asked,
            found,
            held,
        } = batch;
        found.clear();
        found.extend(asked.iter().map(|&(_, hash)| self.table.first(hash)));
        held.clear();
        let nothing = Key::elsewhere(0, 0);
        held.extend(
            found
                .iter()
                .map(|one| *self.keys.get(one.code).unwrap_or(&nothing)),
        );
        let mut start = 0;
        for (at, &(end, hash)) in asked.iter().enumerate() {
            let text = &text[start..end];
            start = end;
            let short = Key::short(text);
            into.push(match short {
                Some(key) if held[at].is(&key) => found[at].code,
                _ => self.code_of(text, hash),
            });
        }
        text.clear();
        asked.clear();
    }

    fn code_of(&mut self, text: &[u8], hash: u32) -> u32 {
        let Self {
            keys, long, table, ..
        } = self;
        let short = Key::short(text);
        let found = table.find(hash, |code| {
            keys.get(code).is_some_and(|held| match &short {
                Some(key) => held.is(key),
                None => held.text(long) == text,
            })
        });
        if let Some(code) = found {
            return code;
        }
        let code = u32::try_from(keys.len).unwrap_or(NONE);
        keys.push(short.unwrap_or_else(|| {
            long.extend_from_slice(text);
            Key::elsewhere(long.len() - text.len(), text.len())
        }));
        table.insert(Entry { hash, code });
        code
    }

    /// The code of a text that was seen before.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<u32> {
        let text = text.as_bytes();
        self.table.find(hash(text, 0) as u32, |code| {
            let held = self.keys.get(code).map(|key| key.text(&self.long));
            held == Some(text)
        })
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

    /// Bytes that it takes anew when it is full.
    #[must_use]
    pub fn growth(&self) -> usize {
        self.table.places.len() * 2 * size_of::<Entry>() + 2 * self.long.len()
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
        let mut batch = Batch::default();
        let mut found = Vec::new();
        (0..2002).for_each(|i| batch.push(name(i).as_bytes()));
        assert_eq!(batch.len(), 2002);
        interner.codes_of(&mut batch, &mut found);
        assert_eq!(found[..2000], codes);
        assert_eq!(found[2000..], [2000, 2001], "new ones in their order");
        assert!(batch.is_empty());
        for text in ["a", "", "x", "a", "Nîmes", "x"] {
            let code = interner.code_of_word(text.as_bytes());
            assert_eq!(interner.text(code), text);
        }
        assert_eq!(interner.code(""), 2003);
        assert_eq!(interner.text(2003), "");
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
}
