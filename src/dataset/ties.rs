//! Which keys of persons stand together in the rows of a file.

use super::identity::NONE;
use super::keys::KeyKind;
use crate::mapping::{Binding, SlotId};
use hashbrown::HashTable;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// Set in a code that stands for several keys of a row: the rest is its place
/// among the ties of the file.
const TIE: u32 = 1 << 31;

/// The keys of a row, in the order of [`KeyKind::ALL`].
pub type Keys = [u32; 4];

/// Keys that stand in one row, or in many.
#[derive(Debug, Clone, Copy)]
pub struct Tie {
    /// The keys; [`NONE`] where there is none.
    pub keys: Keys,
    /// The first line they stand on.
    pub line: u32,
}

/// The ties of a file, each once. A file with one column of persons has none.
#[derive(Debug, Default)]
pub struct Ties {
    /// Where the keys are.
    pub slots: [SlotId; 4],
    /// Which of them are mapped.
    pub mapped: [bool; 4],
    /// Rows asked who they are of.
    pub rows: u64,
    /// Rows that have each key.
    pub filled: [u64; 4],
    all: Vec<Tie>,
    table: HashTable<u32>,
}

impl Ties {
    /// No ties yet, of a file bound so.
    #[must_use]
    pub fn new(binding: &Binding) -> Self {
        Self {
            slots: KeyKind::ALL.map(|kind| binding.slot(kind.field())),
            mapped: KeyKind::ALL.map(|kind| binding.has(kind.field())),
            ..Self::default()
        }
    }

    /// One code for the keys of a row: the key itself where there is one only.
    #[inline(never)]
    pub fn code(&mut self, keys: Keys, line: u64) -> u32 {
        let mut there = keys.into_iter().filter(|&key| key != NONE);
        let (Some(first), second) = (there.next(), there.next()) else {
            return NONE;
        };
        if second.is_none() {
            return first;
        }
        let Self { all, table, .. } = self;
        let hash = hash(&keys);
        if let Some(&at) = table.find(hash, |&at| all[at as usize].keys == keys) {
            return at | TIE;
        }
        let at = all.len() as u32;
        all.push(Tie {
            keys,
            line: u32::try_from(line).unwrap_or(u32::MAX),
        });
        table.insert_unique(hash, at, |&at| self::hash(&all[at as usize].keys));
        at | TIE
    }

    /// All ties.
    #[must_use]
    pub fn all(&self) -> &[Tie] {
        &self.all
    }
}

/// The place among the ties that a code stands for.
#[must_use]
pub fn place(code: u32) -> Option<usize> {
    (code & TIE != 0 && code != NONE).then_some((code & !TIE) as usize)
}

fn hash(keys: &Keys) -> u64 {
    let mut hasher = FxHasher::default();
    keys.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_alone_is_its_own_code_and_keys_together_have_one() {
        let mut ties = Ties::default();
        assert_eq!(ties.code([NONE; 4], 2), NONE);
        assert_eq!(ties.code([NONE, 7, NONE, NONE], 3), 7);
        let code = ties.code([1, NONE, 2, NONE], 4);
        assert_eq!(place(code), Some(0));
        assert_eq!(ties.code([1, NONE, 2, NONE], 5), code);
        assert_ne!(ties.code([1, 2, NONE, NONE], 6), code);
        assert_eq!(ties.all().len(), 2);
        assert_eq!(ties.all()[0].line, 4);
        assert_eq!(place(NONE), None);
        assert_eq!(place(7), None);
    }
}
