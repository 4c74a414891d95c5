//! Journeys as sets: which channels they hold, whatever the order.

use super::journeys::{Journeys, Weights};
use super::logit::Fit;
use rustc_hash::FxHashMap;

/// The distinct sets of channels, and which of them each path is.
pub(super) struct Sets {
    pub(super) members: Vec<Vec<u16>>,
    of_path: Vec<u32>,
    pub(super) channels: usize,
}

/// Conversions, value and nulls of a set.
pub(super) type Counts = [f64; 3];

impl Sets {
    pub(super) fn new(journeys: &Journeys) -> Self {
        let mut known: FxHashMap<Vec<u16>, u32> = FxHashMap::default();
        let mut sets = Self {
            members: Vec::new(),
            of_path: Vec::with_capacity(journeys.paths.len()),
            channels: journeys.channels.len(),
        };
        let mut set = Vec::new();
        for (path, _) in journeys.paths.iter() {
            set.clear();
            set.extend_from_slice(path);
            set.sort_unstable();
            set.dedup();
            let number = known.get(&set).copied().unwrap_or_else(|| {
                let number = sets.members.len() as u32;
                known.insert(set.clone(), number);
                sets.members.push(set.clone());
                number
            });
            sets.of_path.push(number);
        }
        sets
    }

    /// What each set weighs.
    pub(super) fn weigh(&self, weights: &Weights) -> Vec<Counts> {
        let mut counts = vec![[0.0; 3]; self.members.len()];
        for (at, &set) in self.of_path.iter().enumerate() {
            let sum = &mut counts[set as usize];
            sum[0] += weights.conversions[at];
            sum[1] += weights.value[at];
            sum[2] += weights.nulls[at];
        }
        counts
    }

    /// The chance that each path converts, by a regression on presence.
    pub(super) fn chances(&self, fit: &Fit) -> Vec<f64> {
        let of = |set: &Vec<u16>| fit.chance(set.iter().map(|&channel| usize::from(channel)));
        let by_set: Vec<f64> = self.members.iter().map(of).collect();
        self.of_path
            .iter()
            .map(|&set| by_set[set as usize])
            .collect()
    }

    /// What the sets that hold each channel weigh together.
    pub(super) fn by_channel(&self, counts: &[Counts]) -> Vec<Counts> {
        let mut by = vec![[0.0; 3]; self.channels];
        for (set, count) in self.members.iter().zip(counts) {
            for &channel in set {
                let sum = &mut by[usize::from(channel)];
                sum.iter_mut()
                    .zip(count)
                    .for_each(|(sum, count)| *sum += count);
            }
        }
        by
    }
}
