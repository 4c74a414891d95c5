//! What the rule models share: a weight for each place in a journey.

use super::journeys::Journeys;
use super::Credit;

/// Shares each journey by a rule that fills the weights of its places. The
/// weights of a journey must add up to one.
#[must_use]
pub fn share(journeys: &Journeys, rule: impl Fn(&mut [f64])) -> Credit {
    let count = journeys.channels.len();
    let mut credit = Credit {
        conversions: vec![0.0; count],
        value: vec![0.0; count],
        diagnostics: None,
    };
    let mut weights = Vec::new();
    for (path, weight) in &journeys.paths {
        if weight.conversions == 0 && weight.value == 0 {
            continue;
        }
        weights.clear();
        weights.resize(path.len(), 0.0);
        rule(&mut weights);
        for (&channel, share) in path.iter().zip(&weights) {
            credit.conversions[usize::from(channel)] += share * weight.conversions();
            credit.value[usize::from(channel)] += share * weight.value();
        }
    }
    credit
}
