//! The maturity audit: what a company says of itself, scored by a model that is
//! data, and held against what its own files say.
//!
//! [`model`] is the model as its file says it, [`check`] whether it can be used;
//! [`answers`] what was answered; [`score`] makes scores and a stage of it;
//! [`verdict`] holds each practice against figures; [`findings`] says what is
//! worth saying, [`index`] and [`signs`] what the files say by themselves,
//! [`services`] where services are lacking, [`roadmap`] what to do next, [`quarters`] when, [`compare`] what has moved, [`path`] the
//! way from step to step.

pub mod answers;
pub mod check;
pub mod compare;
pub mod findings;
pub mod index;
pub mod migration;
pub mod model;
pub mod path;
pub mod profile;
pub mod quarters;
pub mod read;
pub mod roadmap;
pub mod rule;
pub mod score;
pub mod services;
pub mod signs;
pub mod verdict;
pub mod yaml;

#[cfg(test)]
mod tests;

/// Scores are sums of eighths and of weights: what is left of a rounding must
/// not decide on which side of a threshold one stands.
#[must_use]
pub fn exact(value: f64) -> f64 {
    (value * 1e9).round() / 1e9
}

/// The middle of some values; `None` of none.
#[must_use]
pub fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => None,
        n if n % 2 == 1 => Some(sorted[middle]),
        _ => Some((sorted[middle - 1] + sorted[middle]) / 2.0),
    }
}
