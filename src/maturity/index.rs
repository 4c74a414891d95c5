//! The index of maturity that data alone give: the levels that figures imply, from
//! 0 to 100, always beside how much of the model they tell of. What is not
//! measured lowers the coverage, and never the score.

use super::model::Model;
use super::score::DimensionScores;
use super::verdict::Verdict;
use serde::Serialize;

/// The index, and how much it rests on.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct DataIndex {
    /// From 0 to 100; `null` where no figure could be tested.
    pub value: Option<f64>,
    /// With every figure at the level that the worse end of its interval implies.
    pub low: Option<f64>,
    /// At the level of the better end.
    pub high: Option<f64>,
    /// The share of checks that could be made.
    pub coverage: f64,
    /// The checks that could be made.
    pub n: u64,
    /// All of them.
    pub all: u64,
}

/// A weighted mean that knows whether it has anything.
#[derive(Default)]
struct Mean(f64, f64);

impl Mean {
    fn add(&mut self, value: f64, weight: f64) {
        self.0 += value * weight;
        self.1 += weight;
    }

    fn get(&self) -> Option<f64> {
        (self.1 > 0.0).then(|| self.0 / self.1)
    }
}

/// The index of the checks: practices weigh in their dimension, and dimensions
/// in the whole, as in every other score.
#[must_use]
pub fn index(model: &Model, scores: &DimensionScores, verdicts: &[Verdict]) -> DataIndex {
    let top = f64::from(model.top().max(1));
    let checks = || verdicts.iter().flat_map(|one| &one.checks);
    let n = checks().filter(|one| one.implied_low.is_some()).count();
    let all = checks().count();
    let ends: [fn(f64, f64) -> f64; 3] =
        [|low, high| (low + high) / 2.0, |low, _| low, |_, high| high];
    let [value, low, high] = ends.map(|end| {
        let mut whole = Mean::default();
        for dimension in &model.dimensions {
            let mut mean = Mean::default();
            for practice in &dimension.practices {
                let mut mine = Mean::default();
                let told = verdicts.iter().find(|one| one.practice == practice.id);
                for check in told.map_or(&[][..], |one| &one.checks) {
                    if let Some((low, high)) = check.implied_low.zip(check.implied_high) {
                        mine.add(end(f64::from(low), f64::from(high)), 1.0);
                    }
                }
                if let Some(level) = mine.get() {
                    mean.add(level, practice.weight);
                }
            }
            let weight = scores.weights.get(&dimension.id);
            if let Some((level, weight)) = mean.get().zip(weight) {
                whole.add(level, *weight);
            }
        }
        whole.get().map(|level| super::exact(level / top * 100.0))
    });
    DataIndex {
        value,
        low,
        high,
        coverage: if all == 0 { 0.0 } else { n as f64 / all as f64 },
        n: n as u64,
        all: all as u64,
    }
}
