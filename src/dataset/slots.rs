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

/// Where rows stand by customer, then time, then place: no two have the same place.
pub(super) fn in_order<T>(rows: &[T], key: impl Fn(&T) -> (u32, i64, u32)) -> Vec<u32> {
    let mut order: Vec<_> = rows.iter().map(key).zip(0u32..).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, at)| at).collect()
}

/// What there is of rows, in an order.
pub(super) fn arranged<T: Copy>(rows: &[T], order: &[u32]) -> Vec<T> {
    let places = order.iter().map(|&at| at as usize);
    places.filter_map(|at| rows.get(at).copied()).collect()
}
