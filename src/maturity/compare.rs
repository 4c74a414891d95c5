//! Two audits side by side: of two days, or of two entities, also under two
//! versions of the model.

use super::exact;
use super::migration::{Migration, PracticeChange};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is kept of an audit to compare it with another.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default)]
pub struct Snapshot {
    /// The model's version.
    pub version: String,
    /// The day of the audit.
    pub day: String,
    /// What was declared, by practice.
    pub declared: BTreeMap<String, f64>,
    /// What evidence allowed, by practice.
    pub evidenced: BTreeMap<String, f64>,
}

/// A practice in two audits.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Delta {
    /// The practice, by its ids now.
    pub practices: Vec<String>,
    /// Its ids before, where they differ.
    pub before_ids: Vec<String>,
    /// What became of it.
    pub change: PracticeChange,
    /// What was declared before.
    pub before: Option<f64>,
    /// What is declared now.
    pub now: Option<f64>,
    /// Now less before, of what means the same.
    pub delta: Option<f64>,
    /// The same for what evidence allows.
    pub evidenced_delta: Option<f64>,
    /// Whether scores are made otherwise since.
    pub method_change: bool,
}

/// Each practice in two audits. `migration` tells what became of the practices
/// of the earlier version; those that it does not name mean the same.
#[must_use]
pub fn deltas(before: &Snapshot, now: &Snapshot, migration: Option<&Migration>) -> Vec<Delta> {
    let moved = migration.map_or(&[][..], |one| &one.practices);
    let method_change = migration.is_some_and(|one| one.method_change);
    let mut all: Vec<Delta> = moved
        .iter()
        .map(|one| delta(before, now, (one.change, &one.from, &one.to), method_change))
        .collect();
    let named = |id: &String| {
        moved
            .iter()
            .any(|one| one.from.contains(id) || one.to.contains(id))
    };
    let mut ids: Vec<&String> = before.declared.keys().chain(now.declared.keys()).collect();
    ids.sort();
    ids.dedup();
    for id in ids.into_iter().filter(|id| !named(id)) {
        let both = std::slice::from_ref(id);
        all.push(delta(
            before,
            now,
            (PracticeChange::Same, both, both),
            method_change,
        ));
    }
    all
}

fn delta(
    before: &Snapshot,
    now: &Snapshot,
    (change, from, to): (PracticeChange, &[String], &[String]),
    method_change: bool,
) -> Delta {
    let one = |ids: &[String], scores: &BTreeMap<String, f64>| match ids {
        [id] => scores.get(id).copied(),
        _ => None,
    };
    let comparable = matches!(change, PracticeChange::Same | PracticeChange::Renamed);
    let less = |before: Option<f64>, now: Option<f64>| {
        let both = now.zip(before).filter(|_| comparable);
        both.map(|(now, before)| exact(now - before))
    };
    let (was, is) = (one(from, &before.declared), one(to, &now.declared));
    Delta {
        practices: to.to_vec(),
        before_ids: if from == to {
            Vec::new()
        } else {
            from.to_vec()
        },
        change,
        before: was,
        now: is,
        delta: less(was, is),
        evidenced_delta: less(one(from, &before.evidenced), one(to, &now.evidenced)),
        method_change,
    }
}
