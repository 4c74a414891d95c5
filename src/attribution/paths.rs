//! Distinct journeys with their weights, in the order of their channels.
//!
//! They are added one by one where each must be known at once; where many come
//! together ([`Loose`]), those that are equal are found by putting them in order.

use super::journeys::Weight;
use crate::dataset::paths::Amounts;
use crate::intake::cell::money::UNIT;
use hashbrown::HashTable;
use rustc_hash::FxHasher;
use std::cell::OnceCell;
use std::hash::{Hash, Hasher};
use std::ops::Range;

/// Distinct journeys: their channels one after another in one list, so that a
/// million of them are no million allocations.
#[derive(Debug, Clone, Default)]
pub struct Paths {
    steps: Vec<u16>,
    /// Where each path ends in `steps`.
    ends: Vec<u32>,
    weights: Vec<Weight>,
    table: HashTable<u32>,
    /// Those that convert or are worth something, once they were asked for.
    earning: OnceCell<Vec<u32>>,
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

    /// Those that convert or are worth something: in no draw of the paths any other does.
    #[must_use]
    pub fn earning(&self) -> &[u32] {
        self.earning.get_or_init(|| {
            let mut earning = Vec::new();
            for block in blocks(self.len()) {
                self.earn(block, &mut earning);
            }
            earning
        })
    }

    #[inline(never)]
    fn earn(&self, block: Range<usize>, earning: &mut Vec<u32>) {
        let earns = |at: &usize| self.weights[*at].conversions != 0 || self.weights[*at].value != 0;
        earning.extend(block.filter(earns).map(|at| at as u32));
    }

    /// What each weighs.
    #[must_use]
    pub fn weights(&self) -> &[Weight] {
        &self.weights
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
        self.earning.take();
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
        for block in blocks(order.len()) {
            for place in block.clone() {
                places[order[place] as usize] = place as u32;
            }
            sorted.copy(self, &order[block]);
        }
        *self = sorted;
        places
    }
}

impl Paths {
    /// Adds some of other paths.
    #[inline(never)]
    fn copy(&mut self, others: &Self, some: &[u32]) {
        for &at in some {
            self.steps.extend_from_slice(others.path(at as usize));
            self.ends.push(self.steps.len() as u32);
            self.weights.push(others.weights[at as usize]);
        }
    }
}

/// Paths as they come, equal ones among them.
pub struct Loose<'a> {
    /// The bits of a channel in a key, and how many channels fit in one.
    bits: u32,
    fit: usize,
    /// The first channels of each path as a number that has their order, and its row.
    keys: Vec<(u64, u32)>,
    /// The channels of the paths that are longer.
    steps: Vec<u16>,
    ends: Vec<u32>,
    /// What they weigh, list by list.
    weights: Vec<&'a [Amounts]>,
    /// Whether what did not convert weighs anything.
    nulls: bool,
    /// The channels of all.
    touches: usize,
}

/// With this bit a row is one journey that did not convert, as most are: what it
/// weighs is known without waiting for memory. Rows are fewer, since each takes more
/// than two bytes.
const ONE_NULL: u32 = 1 << 31;

impl<'a> Loose<'a> {
    /// Room for paths of so many channels, one for each of the amounts that they weigh.
    #[must_use]
    pub fn new(channels: usize, weights: Vec<&'a [Amounts]>, nulls: bool) -> Self {
        let paths = weights.iter().map(|some| some.len()).sum();
        // Nought is for the end of a path.
        let bits = (usize::BITS - channels.leading_zeros()).max(1);
        Self {
            bits,
            fit: (u64::BITS / bits) as usize,
            keys: Vec::with_capacity(paths),
            steps: Vec::new(),
            ends: Vec::with_capacity(paths),
            weights,
            nulls,
            touches: 0,
        }
    }

    /// Adds the next path; what it weighs if it has no channel, for then it is left out.
    #[inline]
    pub fn add(&mut self, path: impl Iterator<Item = u16>) -> Option<Amounts> {
        let (mut key, mut free) = (0, self.fit as u32);
        for channel in path {
            if free == 0 {
                self.steps.push(channel);
            } else {
                key = key << self.bits | (u64::from(channel) + 1);
                free -= 1;
            }
        }
        let row = self.ends.len() as u32;
        self.ends.push(self.steps.len() as u32);
        let weight = self.weight(row);
        if key == 0 {
            return Some(weight);
        }
        self.touches += self.fit - free as usize;
        let row = match weight == self.weight(ONE_NULL) {
            true => row | ONE_NULL,
            false => row,
        };
        self.keys.push((key << (self.bits * free), row));
        None
    }

    /// The distinct ones, in order.
    #[must_use]
    pub fn gather(mut self) -> Paths {
        let mut keys = std::mem::take(&mut self.keys);
        keys = by_first_bits(&keys);
        let last = (1u64 << self.bits) - 1;
        let mut paths = Paths::default();
        paths.ends.reserve(keys.len());
        paths.weights.reserve(keys.len());
        paths.steps.reserve(self.touches + self.steps.len());
        let mut weights = Vec::new();
        let mut rest = keys.as_mut_slice();
        while !rest.is_empty() {
            // Up to the end of those alike.
            let least = BLOCK.min(rest.len());
            let key = rest[least - 1].0;
            let alike = rest[least..].iter().take_while(|one| one.0 == key);
            let end = least + alike.count();
            let (block, others) = rest.split_at_mut(end);
            self.give_block(block, last, &mut weights, &mut paths);
            rest = others;
        }
        paths
    }

    /// Gives the paths of some keys in order.
    #[inline(never)]
    fn give_block(
        &self,
        keys: &mut [(u64, u32)],
        last: u64,
        weights: &mut Vec<Amounts>,
        paths: &mut Paths,
    ) {
        for alike in keys.chunk_by_mut(|a, b| a.0 == b.0) {
            if alike[0].0 & last != 0 && alike.len() > 1 {
                // They may go on, and not all alike.
                alike.sort_unstable_by(|a, b| self.rest(a.1).cmp(self.rest(b.1)));
            }
        }
        // What they weigh first, so that all wait for memory together.
        weights.clear();
        weights.extend(keys.iter().map(|&(_, row)| self.weight(row)));
        let same = |a: (u64, u32), b: (u64, u32)| {
            a.0 == b.0 && (a.0 & last == 0 || self.rest(a.1) == self.rest(b.1))
        };
        let mut from = 0;
        for rows in keys.chunk_by(|a, b| same(*a, *b)) {
            let weights = &weights[from..from + rows.len()];
            from += rows.len();
            self.give(rows[0], rows[0].0 & last != 0, weights, paths);
        }
    }

    /// What the path of a row weighs.
    #[inline]
    fn weight(&self, row: u32) -> Amounts {
        if row & ONE_NULL != 0 {
            return [0, 0, if self.nulls { UNIT as i64 } else { 0 }];
        }
        let mut row = row as usize;
        for some in &self.weights {
            match some.get(row) {
                Some(weight) if self.nulls => return *weight,
                Some(&[conversions, value, _]) => return [conversions, value, 0],
                None => row -= some.len(),
            }
        }
        Amounts::default()
    }

    /// The channels of a path that its key does not tell.
    fn rest(&self, row: u32) -> &[u16] {
        path_of(&self.steps, &self.ends, (row & !ONE_NULL) as usize)
    }

    /// Gives a path that weighs so much; whether it may go on behind its key.
    fn give(&self, (key, row): (u64, u32), goes_on: bool, weights: &[Amounts], to: &mut Paths) {
        let mut shift = self.bits * self.fit as u32;
        let one = (1u64 << self.bits) - 1;
        while shift > 0 && key >> (shift - self.bits) & one != 0 {
            shift -= self.bits;
            to.steps.push((key >> shift & one) as u16 - 1);
        }
        if goes_on {
            to.steps.extend_from_slice(self.rest(row));
        }
        to.ends.push(to.steps.len() as u32);
        let mut weight = Weight::default();
        for &[conversions, value, nulls] in weights {
            weight.conversions += i128::from(conversions);
            weight.value += i128::from(value);
            weight.nulls += i128::from(nulls);
        }
        to.weights.push(weight);
    }
}

/// Paths that are taken in one call: browsers make a function quick between two calls.
pub(super) const BLOCK: usize = 1 << 12;

/// So many, block by block.
pub(super) fn blocks(all: usize) -> impl Iterator<Item = Range<usize>> {
    let starts = (0..all).step_by(BLOCK);
    starts.map(move |start| start..all.min(start + BLOCK))
}

/// Keys are put in order by their first bits, then among those alike.
const BITS: u32 = 12;

/// Keys in order; those alike in any.
fn by_first_bits(keys: &[(u64, u32)]) -> Vec<(u64, u32)> {
    let most = keys.iter().map(|(key, _)| *key).max().unwrap_or(0);
    let shift = (u64::BITS - most.leading_zeros()).saturating_sub(BITS);
    let mut next = vec![0usize; (1 << BITS) + 1];
    for block in keys.chunks(BLOCK) {
        count(block, shift, &mut next);
    }
    for at in 1..next.len() {
        next[at] += next[at - 1];
    }
    let mut sorted = vec![(0, 0); keys.len()];
    for block in keys.chunks(BLOCK) {
        put(block, shift, &mut next, &mut sorted);
    }
    // What is next of each is by now where the one behind it begins.
    let mut from = 0;
    for &end in &next[..1 << BITS] {
        sorted[from..end].sort_unstable_by_key(|(key, _)| *key);
        from = end;
    }
    sorted
}

#[inline(never)]
fn count(keys: &[(u64, u32)], shift: u32, counts: &mut [usize]) {
    for (key, _) in keys {
        counts[(key >> shift) as usize + 1] += 1;
    }
}

#[inline(never)]
fn put(keys: &[(u64, u32)], shift: u32, next: &mut [usize], sorted: &mut [(u64, u32)]) {
    for one in keys {
        let at = &mut next[(one.0 >> shift) as usize];
        sorted[*at] = *one;
        *at += 1;
    }
}

fn path_of<'a>(steps: &'a [u16], ends: &[u32], at: usize) -> &'a [u16] {
    let start = if at == 0 { 0 } else { ends[at - 1] as usize };
    &steps[start..ends[at] as usize]
}
