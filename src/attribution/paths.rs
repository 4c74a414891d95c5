//! Distinct journeys with their weights, in the order of their channels.
//!
//! They are added one by one where each must be known at once; where many come
//! together ([`Loose`]), those that are equal are found by putting them in order.

use super::journeys::Weight;
use hashbrown::HashTable;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// Distinct journeys: their channels one after another in one list, so that a
/// million of them are no million allocations.
#[derive(Debug, Clone, Default)]
pub struct Paths {
    steps: Vec<u16>,
    /// Where each path ends in `steps`.
    ends: Vec<u32>,
    weights: Vec<Weight>,
    table: HashTable<u32>,
}

impl PartialEq for Paths {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl Eq for Paths {}

fn hash(path: &[u16]) -> u64 {
    let mut hasher = FxHasher::default();
    path.hash(&mut hasher);
    hasher.finish()
}

impl Paths {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The channels of a path.
    #[must_use]
    pub fn path(&self, at: usize) -> &[u16] {
        path_of(&self.steps, &self.ends, at)
    }

    /// What it weighs.
    #[must_use]
    pub fn weight(&self, at: usize) -> &Weight {
        &self.weights[at]
    }

    /// All paths with their weights.
    pub fn iter(&self) -> impl Iterator<Item = (&[u16], &Weight)> + '_ {
        (0..self.len()).map(|at| (self.path(at), &self.weights[at]))
    }

    /// Touches of all paths, each counted once.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.steps.len()
    }

    /// Adds to a path, and says which it is.
    pub fn add(&mut self, path: &[u16], weight: &Weight) -> u32 {
        let code = hash(path);
        let (steps, ends) = (&self.steps, &self.ends);
        let found = self
            .table
            .find(code, |&at| path_of(steps, ends, at as usize) == path);
        if let Some(&at) = found {
            self.weights[at as usize].add(*weight);
            return at;
        }
        let at = self.ends.len() as u32;
        self.steps.extend_from_slice(path);
        self.ends.push(self.steps.len() as u32);
        self.weights.push(*weight);
        let (steps, ends) = (&self.steps, &self.ends);
        self.table
            .insert_unique(code, at, |&at| hash(path_of(steps, ends, at as usize)));
        at
    }

    /// Puts them in the order of their channels and forgets how to add; gives
    /// the new place of each.
    pub fn sort(&mut self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.len() as u32).collect();
        order.sort_unstable_by(|&a, &b| self.path(a as usize).cmp(self.path(b as usize)));
        let mut sorted = Self::default();
        let mut places = vec![0; order.len()];
        sorted.steps.reserve(self.steps.len());
        for (place, &at) in order.iter().enumerate() {
            places[at as usize] = place as u32;
            sorted.steps.extend_from_slice(self.path(at as usize));
            sorted.ends.push(sorted.steps.len() as u32);
            sorted.weights.push(self.weights[at as usize]);
        }
        *self = sorted;
        places
    }
}

/// Paths as they come, equal ones among them.
pub struct Loose {
    /// The bits of a channel in a key, and how many channels fit in one.
    bits: u32,
    fit: usize,
    /// The first channels of each path as a number that has their order.
    keys: Vec<(u64, u32)>,
    /// The channels of the paths that are longer.
    steps: Vec<u16>,
    ends: Vec<u32>,
    weights: Vec<[i64; 3]>,
}

impl Loose {
    /// Room for so many paths of so many channels.
    #[must_use]
    pub fn new(channels: usize, paths: usize) -> Self {
        // Nought is for the end of a path.
        let bits = (usize::BITS - channels.leading_zeros()).max(1);
        Self {
            bits,
            fit: (u64::BITS / bits) as usize,
            keys: Vec::with_capacity(paths),
            steps: Vec::new(),
            ends: Vec::with_capacity(paths),
            weights: Vec::with_capacity(paths),
        }
    }

    /// Adds a path that has a channel.
    #[inline]
    pub fn add(&mut self, path: impl ExactSizeIterator<Item = u16> + Clone, weight: [i64; 3]) {
        let length = path.len();
        let first = path.clone().take(self.fit);
        let key = first.fold(0, |key, channel| {
            key << self.bits | (u64::from(channel) + 1)
        });
        let free = self.fit - length.min(self.fit);
        if length > self.fit {
            self.steps.extend(path.skip(self.fit));
        }
        self.keys
            .push((key << (self.bits * free as u32), self.ends.len() as u32));
        self.ends.push(self.steps.len() as u32);
        self.weights.push(weight);
    }

    /// The distinct ones, in order.
    #[must_use]
    pub fn gather(mut self) -> Paths {
        let mut keys = std::mem::take(&mut self.keys);
        keys.sort_unstable_by_key(|(key, _)| *key);
        let last = (1u64 << self.bits) - 1;
        let mut paths = Paths::default();
        for alike in keys.chunk_by_mut(|a, b| a.0 == b.0) {
            if alike[0].0 & last != 0 && alike.len() > 1 {
                // They may go on, and not all alike.
                alike.sort_unstable_by(|a, b| self.rest(a.1).cmp(self.rest(b.1)));
                for same in alike.chunk_by(|a, b| self.rest(a.1) == self.rest(b.1)) {
                    self.give(same, &mut paths);
                }
            } else {
                self.give(alike, &mut paths);
            }
        }
        paths
    }

    /// The channels of a path that its key does not tell.
    fn rest(&self, row: u32) -> &[u16] {
        path_of(&self.steps, &self.ends, row as usize)
    }

    /// Gives a path that several rows are.
    fn give(&self, rows: &[(u64, u32)], to: &mut Paths) {
        let (key, row) = rows[0];
        let mut shift = self.bits * self.fit as u32;
        let one = (1u64 << self.bits) - 1;
        while shift > 0 && key >> (shift - self.bits) & one != 0 {
            shift -= self.bits;
            to.steps.push((key >> shift & one) as u16 - 1);
        }
        to.steps.extend_from_slice(self.rest(row));
        to.ends.push(to.steps.len() as u32);
        let mut weight = Weight::default();
        for &(_, row) in rows {
            let [conversions, value, nulls] = self.weights[row as usize];
            weight.conversions += i128::from(conversions);
            weight.value += i128::from(value);
            weight.nulls += i128::from(nulls);
        }
        to.weights.push(weight);
    }
}

fn path_of<'a>(steps: &'a [u16], ends: &[u32], at: usize) -> &'a [u16] {
    let start = if at == 0 { 0 } else { ends[at - 1] as usize };
    &steps[start..ends[at] as usize]
}
