//! By what the steps are recognised in the files, apart from any answer.

use super::findings::{value_of, Scored};
use super::model::Words;
use super::rule::{conditions, Subject};
use super::verdict::Fact;
use serde::Serialize;
use std::collections::BTreeMap;

/// A sign of a step, and whether the files show it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct StageSign {
    /// The step.
    pub stage: String,
    /// In words.
    pub words: Words,
    /// The figures it rests on.
    pub figures: BTreeMap<String, Fact>,
    /// Whether it is seen; `null` where the files cannot tell.
    pub seen: Option<bool>,
}

/// The signs of a model, held against the figures.
#[must_use]
pub fn signs(scored: &Scored<'_>) -> Vec<StageSign> {
    let signs = scored.model.scoring.signs.iter();
    signs
        .filter_map(|sign| {
            let rules = conditions(&sign.rule).ok()?;
            let mut figures = BTreeMap::new();
            let mut seen = Some(true);
            for rule in &rules {
                let told = value_of(scored, rule);
                let held = told.map(|(value, bound)| rule.comparison.holds(value, bound));
                seen = seen.zip(held).map(|(all, one)| all && one);
                if let Subject::Named(name) | Subject::Lower(name) | Subject::Upper(name) =
                    &rule.subject
                {
                    if let Some(fact) = scored.facts.get(name) {
                        figures.insert(name.clone(), fact.clone());
                    }
                }
            }
            Some(StageSign {
                stage: sign.stage.clone(),
                words: sign.words.clone(),
                figures,
                seen,
            })
        })
        .collect()
}
