//! The Markov chain of journeys: its states once, its weights as often as asked.
//!
//! A state is the last `k` channels of a journey, the whole of it where it is
//! shorter. What is asked of a chain are sums over its walks, which solve
//! linear systems: densely where there are few states, else by Gauss and
//! Seidel's sweeps. All terms are positive, so nothing cancels and the sweeps
//! rise to the answer; they end when a sweep no longer moves the last digits.

use super::journeys::{Journeys, Weights};
use super::paths::blocks;
use crate::stats::linear::{Factored, Matrix};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::fmt;
use std::ops::Range;
use std::rc::Rc;

/// States up to which a dense solve is quicker than sweeps.
const DENSE: usize = 64;
/// States up to which a dense solve is tried where sweeps do not settle.
const MOST_DENSE: usize = 1_500;
const MOST_SWEEPS: usize = 5_000;
/// Channels that a state has at most.
const MOST_ORDER: usize = 4;

/// The states of journeys and how each journey walks through them.
pub(super) struct Chain {
    pub(super) order: u32,
    /// The channels of each state, 16 bits each, raised by one.
    pub(super) states: Vec<u64>,
    edges: Vec<(u32, u32)>,
    /// Edges by where they lead to, and by where they come from.
    into: Vec<u32>,
    out_of: Vec<u32>,
    /// The walks: their first and last states, and the edges between.
    walks: Vec<(u32, u32)>,
    steps: Vec<u32>,
    ends: Vec<u32>,
}

/// The chains of a set of journeys by order: several models walk the same one.
#[derive(Default)]
pub struct Chains(RefCell<Vec<Rc<Chain>>>);

impl Chains {
    /// The chain of an order, made when it is first asked for.
    pub(super) fn of(journeys: &Journeys, order: u32) -> Rc<Chain> {
        let mut known = journeys.chains.0.borrow_mut();
        if let Some(chain) = known.iter().find(|chain| chain.order == order) {
            return Rc::clone(chain);
        }
        let chain = Rc::new(Chain::new(journeys, order));
        known.push(Rc::clone(&chain));
        chain
    }
}

// Chains follow from the journeys: they are no part of what is copied or compared.
impl Clone for Chains {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Chains {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Chains {}

impl fmt::Debug for Chains {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Chains")
    }
}

/// A chain under weights.
pub(super) struct Weighed<'a> {
    pub(super) chain: &'a Chain,
    /// Chance to start in each state.
    pub(super) start: Vec<f64>,
    /// Chance of each edge, given where it comes from.
    pub(super) chance: Vec<f64>,
    /// Chance of converting from each state at once, and what that is worth.
    pub(super) converts: Vec<f64>,
    pub(super) earns: Vec<f64>,
}

impl Chain {
    pub(super) fn new(journeys: &Journeys, order: u32) -> Self {
        let paths = &journeys.paths;
        let mut chain = Self {
            order,
            states: Vec::new(),
            edges: Vec::new(),
            into: Vec::new(),
            out_of: Vec::new(),
            walks: Vec::with_capacity(paths.len()),
            steps: Vec::with_capacity(paths.steps()),
            ends: Vec::with_capacity(paths.len()),
        };
        let (mut numbers, mut between) = (Numbers::default(), Numbers::default());
        for block in blocks(paths.len()) {
            let tables = (&mut numbers, &mut between);
            match order {
                1 => chain.walk::<1>(journeys, block, tables),
                _ => chain.walk::<MOST_ORDER>(journeys, block, tables),
            }
        }
        chain.into = (0..chain.edges.len() as u32).collect();
        chain.out_of.clone_from(&chain.into);
        let edges = &chain.edges;
        chain
            .into
            .sort_unstable_by_key(|&e| (edges[e as usize].1, edges[e as usize].0));
        chain.out_of.sort_unstable_by_key(|&e| edges[e as usize]);
        chain
    }

    /// Walks through some of the journeys; no state has more channels than `MOST`, so that
    /// those of one channel are walked through quickly.
    #[inline(never)]
    fn walk<const MOST: usize>(
        &mut self,
        journeys: &Journeys,
        block: Range<usize>,
        (numbers, between): (&mut Numbers, &mut Numbers),
    ) {
        let k = MOST.min(self.order as usize).max(1);
        let channels = journeys.channels.len() as u64;
        for path in block.map(|at| journeys.paths.path(at)) {
            let mut first = 0;
            let mut previous = None;
            let width = if MOST == 1 { 1 } else { k.min(path.len()) };
            for window in path.windows(width) {
                // The window as a number, nought standing for no channel.
                let digit =
                    |key: u64, &channel: &u16| key * (channels + 1) + u64::from(channel) + 1;
                let state = numbers.of(window.iter().fold(0, digit));
                if state as usize == self.states.len() {
                    self.states.push(packed(window));
                }
                match previous {
                    None => first = state,
                    Some(from) => {
                        // Where an edge leads is told by the channel that comes in.
                        let new = u64::from(window[window.len() - 1]);
                        let edge = between.of(u64::from(from) * channels + new);
                        if edge as usize == self.edges.len() {
                            self.edges.push((from, state));
                        }
                        self.steps.push(edge);
                    }
                }
                previous = Some(state);
            }
            self.walks.push((first, previous.unwrap_or(0)));
            self.ends.push(self.steps.len() as u32);
        }
    }

    /// Which states hold a channel.
    pub(super) fn holding(&self, channel: usize) -> Vec<bool> {
        let holds = |mut key: u64| {
            while key != 0 {
                if (key & 0xffff) as usize == channel + 1 {
                    return true;
                }
                key >>= 16;
            }
            false
        };
        self.states.iter().map(|&key| holds(key)).collect()
    }

    pub(super) fn edge(&self, edge: usize) -> (usize, usize) {
        let (from, to) = self.edges[edge];
        (from as usize, to as usize)
    }

    /// The chain under weights.
    pub(super) fn weigh(&self, weights: &Weights) -> Weighed<'_> {
        let n = self.states.len();
        let mut weighed = Weighed {
            chain: self,
            start: vec![0.0; n],
            chance: vec![0.0; self.edges.len()],
            converts: vec![0.0; n],
            earns: vec![0.0; n],
        };
        let mut out = vec![0.0; n];
        let mut journeys = 0.0;
        for block in blocks(self.walks.len()) {
            self.weigh_some(block, weights, &mut weighed, &mut out, &mut journeys);
        }
        for (edge, weight) in weighed.chance.iter().enumerate() {
            out[self.edges[edge].0 as usize] += weight;
        }
        let scale = |value: &mut f64, by: f64| *value = if by == 0.0 { 0.0 } else { *value / by };
        for (edge, chance) in weighed.chance.iter_mut().enumerate() {
            scale(chance, out[self.edges[edge].0 as usize]);
        }
        for (state, &left) in out.iter().enumerate().take(n) {
            scale(&mut weighed.start[state], journeys);
            scale(&mut weighed.converts[state], left);
            scale(&mut weighed.earns[state], left);
        }
        weighed
    }
}

impl Chain {
    /// Adds the weights of some of the walks.
    #[inline(never)]
    fn weigh_some(
        &self,
        block: Range<usize>,
        weights: &Weights,
        weighed: &mut Weighed<'_>,
        out: &mut [f64],
        journeys: &mut f64,
    ) {
        let mut begin = match block.start {
            0 => 0,
            start => self.ends[start - 1] as usize,
        };
        for at in block {
            let (first, last) = self.walks[at];
            let steps = begin..self.ends[at] as usize;
            begin = steps.end;
            let all = weights.conversions[at] + weights.nulls[at];
            if all == 0.0 {
                continue;
            }
            *journeys += all;
            weighed.start[first as usize] += all;
            for &edge in &self.steps[steps] {
                weighed.chance[edge as usize] += all;
            }
            let last = last as usize;
            out[last] += all;
            weighed.converts[last] += weights.conversions[at];
            weighed.earns[last] += weights.value[at];
        }
    }
}

/// The channels of a state, 16 bits each, raised by one.
fn packed(window: &[u16]) -> u64 {
    let add = |key, &channel: &u16| key << 16 | (u64::from(channel) + 1);
    window.iter().fold(0, add)
}

/// Keys below this are looked up in a list: nearly all are.
const LISTED: u64 = 1 << 20;

/// Numbers for keys, in the order in which they are met.
#[derive(Default)]
struct Numbers {
    /// By key, its number raised by one.
    listed: Vec<u32>,
    others: FxHashMap<u64, u32>,
    count: u32,
}

impl Numbers {
    #[allow(clippy::inline_always)]
    #[inline(always)] // asked for every touch
    fn of(&mut self, key: u64) -> u32 {
        match self.listed.get(key as usize) {
            Some(&known) if known != 0 && key < LISTED => known - 1,
            _ => self.rarely(key),
        }
    }

    /// The same for a key that is new, or far from others.
    #[inline(never)]
    fn rarely(&mut self, key: u64) -> u32 {
        let place = if key < LISTED {
            let at = key as usize;
            if at >= self.listed.len() {
                self.listed.resize(at + 1, 0);
            }
            &mut self.listed[at]
        } else {
            self.others.entry(key).or_insert(0)
        };
        if *place == 0 {
            self.count += 1;
            *place = self.count;
        }
        *place - 1
    }
}

/// Which way a system is solved: sums over what comes after a state, or before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    After,
    Before,
}

impl Weighed<'_> {
    /// From each state, what walks collect of what is given at states.
    pub(super) fn after(&self, given: &[f64]) -> Option<Vec<f64>> {
        self.solve(Way::After, given, None)
    }

    /// How often walks that start so visit each state, without those removed.
    pub(super) fn visits(&self, start: &[f64], removed: Option<&[bool]>) -> Option<Vec<f64>> {
        self.solve(Way::Before, start, removed)
    }

    /// The states removed, and those from which no walk ends among the others.
    pub(super) fn without_way_out(&self, removed: &[bool]) -> Vec<bool> {
        let mut leaves = vec![1.0; removed.len()];
        for (edge, chance) in self.chance.iter().enumerate() {
            let (from, to) = self.chain.edge(edge);
            if !removed[to] {
                leaves[from] -= chance;
            }
        }
        let is_end = |state: usize| self.converts[state] > 0.0 || leaves[state] > 1e-12;
        let mut ends: Vec<bool> = (0..removed.len())
            .map(|state| !removed[state] && is_end(state))
            .collect();
        loop {
            let mut found = false;
            for (edge, &chance) in self.chance.iter().enumerate() {
                let (from, to) = self.chain.edge(edge);
                if chance > 0.0 && ends[to] && !ends[from] && !removed[from] {
                    (ends[from], found) = (true, true);
                }
            }
            if !found {
                return ends.into_iter().map(|ends| !ends).collect();
            }
        }
    }

    fn solve(&self, way: Way, given: &[f64], removed: Option<&[bool]>) -> Option<Vec<f64>> {
        let n = given.len();
        if n <= DENSE {
            return self.dense(way, given, removed);
        }
        self.sweeps(way, given, removed)
            .or_else(|| (n <= MOST_DENSE).then(|| self.dense(way, given, removed))?)
    }

    fn is_removed(removed: Option<&[bool]>, state: usize) -> bool {
        removed.is_some_and(|removed| removed[state])
    }

    fn dense(&self, way: Way, given: &[f64], removed: Option<&[bool]>) -> Option<Vec<f64>> {
        let kept: Vec<usize> = (0..given.len())
            .filter(|&state| !Self::is_removed(removed, state))
            .collect();
        let mut place = vec![usize::MAX; given.len()];
        for (at, &state) in kept.iter().enumerate() {
            place[state] = at;
        }
        let mut matrix = Matrix::identity(kept.len());
        for (edge, &chance) in self.chance.iter().enumerate() {
            let (from, to) = self.chain.edge(edge);
            if place[from] != usize::MAX && place[to] != usize::MAX {
                matrix.add(place[from], place[to], -chance);
            }
        }
        let factored = Factored::new(matrix)?;
        let given_kept: Vec<f64> = kept.iter().map(|&state| given[state]).collect();
        let solved = match way {
            Way::After => factored.solve(&given_kept),
            Way::Before => factored.solve_left(&given_kept),
        };
        let mut answer = vec![0.0; given.len()];
        for (&state, value) in kept.iter().zip(solved) {
            answer[state] = value;
        }
        Some(answer)
    }

    fn sweeps(&self, way: Way, given: &[f64], removed: Option<&[bool]>) -> Option<Vec<f64>> {
        let order = match way {
            Way::After => &self.chain.out_of,
            Way::Before => &self.chain.into,
        };
        let rows = self.rows(way, order, removed);
        let mut answer = vec![0.0; given.len()];
        for sweep in 0..MOST_SWEEPS {
            let mut moved = 0.0f64;
            let mut size = 0.0f64;
            let mut step = |row: &Row| {
                let mut sum = given[row.state];
                for &(other, chance) in &row.cells {
                    sum += answer[other as usize] * chance;
                }
                let value = sum / row.stays;
                moved += (value - answer[row.state]).abs();
                size += value.abs();
                answer[row.state] = value;
            };
            // There and back: what is far away comes nearer either way.
            if sweep % 2 == 0 {
                rows.iter().rev().for_each(&mut step);
            } else {
                rows.iter().for_each(&mut step);
            }
            if moved <= 1e-16 * size {
                return Some(answer);
            }
        }
        None
    }

    fn rows(&self, way: Way, order: &[u32], removed: Option<&[bool]>) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        let mut place = vec![usize::MAX; self.start.len()];
        for (state, place) in place.iter_mut().enumerate() {
            if !Self::is_removed(removed, state) {
                *place = rows.len();
                rows.push(Row {
                    state,
                    stays: 1.0,
                    cells: Vec::new(),
                });
            }
        }
        for &edge in order {
            let (from, to) = self.chain.edge(edge as usize);
            let chance = self.chance[edge as usize];
            let (row, other) = if way == Way::After {
                (from, to)
            } else {
                (to, from)
            };
            if chance == 0.0 || place[row] == usize::MAX || place[other] == usize::MAX {
                continue;
            }
            let row = &mut rows[place[row]];
            if from == to {
                row.stays = 1.0 - chance;
            } else {
                row.cells.push((other as u32, chance));
            }
        }
        rows
    }
}

/// A line of a system: what a state takes from others.
struct Row {
    state: usize,
    /// One less the chance to stay.
    stays: f64,
    cells: Vec<(u32, f64)>,
}
