//! The way from one step to the next: where each of several audits stood, all by
//! the weights, thresholds and gates of the model in force.

use super::answers::Audit;
use super::compare::Snapshot;
use super::migration::PracticeChange;
use super::model::Model;
use super::score::{dimensions, standing, PracticeScore, Standing};
use serde::Serialize;
use std::collections::BTreeMap;

/// Where an audit stood.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Milestone {
    /// The day of the audit.
    pub day: String,
    /// The model's version it was made under.
    pub version: String,
    /// Practices of the model in force that it scored.
    pub practices: u64,
    /// Its score as declared; `null` where too little of the model was scored.
    pub overall_declared: Option<f64>,
    /// Its stage as declared.
    pub stage_declared: Option<String>,
    /// Its score as evidence allows.
    pub overall_evidenced: Option<f64>,
    /// Its stage as evidence allows.
    pub stage_evidenced: Option<String>,
    /// Whether scores are made otherwise since.
    pub method_change: bool,
}

/// Where audits stood, in the order given. Practices that were split, merged or
/// dropped since have no score here: nobody was asked about them.
#[must_use]
pub fn path(model: &Model, audit: &Audit, kept: &[Snapshot]) -> Vec<Milestone> {
    kept.iter()
        .map(|one| milestone(model, audit, one))
        .collect()
}

fn milestone(model: &Model, audit: &Audit, kept: &Snapshot) -> Milestone {
    let migration = model.migrations.iter().find(|one| one.from == kept.version);
    let mut practices: BTreeMap<String, PracticeScore> = BTreeMap::new();
    for (_, practice) in model.practices() {
        let moved = migration.and_then(|one| {
            let mut all = one.practices.iter();
            all.find(|moved| moved.to.contains(&practice.id))
        });
        let id = match moved {
            None => Some(&practice.id),
            Some(moved) => match (moved.change, &moved.from[..]) {
                (PracticeChange::Same | PracticeChange::Renamed, [from]) => Some(from),
                _ => None,
            },
        };
        let Some(declared) = id.and_then(|id| kept.declared.get(id)) else {
            continue;
        };
        let score = PracticeScore {
            declared: Some(*declared),
            evidenced: id.and_then(|id| kept.evidenced.get(id)).copied(),
            ..PracticeScore::default()
        };
        practices.insert(practice.id.clone(), score);
    }
    let scores = dimensions(model, audit, &practices);
    let stand = |of| -> Standing { standing(model, &scores.weights, of) };
    let (declared, evidenced) = (stand(&scores.declared), stand(&scores.evidenced));
    Milestone {
        day: kept.day.clone(),
        version: kept.version.clone(),
        practices: practices.len() as u64,
        overall_declared: declared.overall,
        stage_declared: declared.stage,
        overall_evidenced: evidenced.overall,
        stage_evidenced: evidenced.stage,
        method_change: migration.is_some_and(|one| one.method_change),
    }
}
