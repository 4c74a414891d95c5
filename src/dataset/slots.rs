//! Keys to small numbers, in the order in which they come.

use rustc_hash::FxHashMap;

/// A number for each key. One kind of map for all that is counted by key: each
/// other kind would be code of its own.
#[derive(Debug, Default)]
pub struct Slots(FxHashMap<(u64, u64), u32>);

impl Slots {
    /// The number of a key.
    pub fn of(&mut self, a: u64, b: u64) -> usize {
        let next = self.0.len() as u32;
        *self.0.entry((a, b)).or_insert(next) as usize
    }

    /// The number of a key that was met before.
    #[must_use]
    pub fn find(&self, a: u64, b: u64) -> Option<usize> {
        self.0.get(&(a, b)).map(|at| *at as usize)
    }
}

/// The places of some keys, in the order of the keys.
#[must_use]
pub fn places(keys: impl Iterator<Item = u64>) -> Vec<usize> {
    let mut all: Vec<(u64, u32)> = keys.zip(0..).collect();
    all.sort_unstable();
    all.into_iter().map(|(_, at)| at as usize).collect()
}
