//! Each practice held against the figures of the client's own files.

use super::model::{Better, KpiCheck, Model, ModelFigure};
use super::score::PracticeScore;
use serde::Serialize;
use std::collections::BTreeMap;

/// How far an answer may stand from what the data imply.
const TOLERANCE: f64 = 0.5;

/// A figure of the client's files, or why there is none.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Fact {
    /// The value.
    pub value: Option<f64>,
    /// Lower end at 95%; the value itself where it is a census.
    pub low: Option<f64>,
    /// Upper end at 95%.
    pub high: Option<f64>,
    /// What it was counted on.
    pub n: u64,
    /// Why there is no value.
    pub reason: Option<String>,
    /// What would give one.
    pub needs: Vec<String>,
    /// The KPI of the catalogue that it is, where it is one.
    pub kpi: Option<String>,
}

impl Fact {
    /// A value without sampling error.
    #[must_use]
    pub fn census(value: f64, n: u64) -> Self {
        Self {
            value: Some(value),
            low: Some(value),
            high: Some(value),
            n,
            ..Self::default()
        }
    }

    /// No value, for a reason.
    #[must_use]
    pub fn none(reason: &str, needs: &[&str]) -> Self {
        Self {
            reason: Some(reason.to_owned()),
            needs: needs.iter().map(|&one| one.to_owned()).collect(),
            ..Self::default()
        }
    }
}

/// What data say of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "snake_case")]
pub enum Judgement {
    /// They cannot tell: too few rows, or none.
    NotTested,
    /// They agree.
    Corroborated,
    /// They imply less than was declared.
    ContradictedOptimistic,
    /// They imply more than was declared.
    UnderDeclared,
    /// Some say one thing, some another.
    Mixed,
}

/// One figure held against a practice.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct PracticeCheck {
    /// The figure of the model.
    pub kpi: String,
    /// The value that reaches each level from 1 on.
    pub bands: Vec<f64>,
    /// The least number it may be counted on.
    pub min_n: u64,
    /// What it comes to.
    pub fact: Fact,
    /// The lowest level that the data allow.
    pub implied_low: Option<u8>,
    /// The highest.
    pub implied_high: Option<u8>,
    /// What it says of the answer.
    pub verdict: Judgement,
}

/// What the data say of one practice.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Verdict {
    /// The practice.
    pub practice: String,
    /// What was declared.
    pub declared: Option<f64>,
    /// What the data say of it.
    pub verdict: Judgement,
    /// Figure by figure.
    pub checks: Vec<PracticeCheck>,
}

/// How many bands a value reaches, in order.
#[must_use]
pub fn level(bands: &[f64], direction: Better, value: f64) -> u8 {
    let reached = bands.iter().take_while(|&&band| match direction {
        Better::Up => value >= band,
        Better::Down => value <= band,
    });
    reached.count() as u8
}

/// The levels that the two ends of an interval imply, the lower one first.
#[must_use]
pub fn implied(bands: &[f64], direction: Better, low: f64, high: f64) -> (u8, u8) {
    let (one, other) = (level(bands, direction, low), level(bands, direction, high));
    (one.min(other), one.max(other))
}

/// What a range of levels says of a score.
#[must_use]
pub fn judge(declared: f64, implied: (u8, u8)) -> Judgement {
    if declared > f64::from(implied.1) + TOLERANCE {
        Judgement::ContradictedOptimistic
    } else if declared < f64::from(implied.0) - TOLERANCE {
        Judgement::UnderDeclared
    } else {
        Judgement::Corroborated
    }
}

fn check(
    figure: &ModelFigure,
    check: &KpiCheck,
    declared: Option<f64>,
    fact: Fact,
) -> PracticeCheck {
    let tested = fact.value.filter(|_| fact.n >= figure.min_n);
    let levels = tested.map(|value| {
        let (low, high) = (fact.low.unwrap_or(value), fact.high.unwrap_or(value));
        implied(&check.bands, figure.direction, low, high)
    });
    let verdict = match (declared, levels) {
        (Some(declared), Some(levels)) => judge(declared, levels),
        _ => Judgement::NotTested,
    };
    let mut fact = fact;
    if fact.value.is_some() && levels.is_none() {
        fact.reason = Some("too-few".to_owned());
    }
    PracticeCheck {
        kpi: check.kpi.clone(),
        bands: check.bands.clone(),
        min_n: figure.min_n,
        fact,
        implied_low: levels.map(|one| one.0),
        implied_high: levels.map(|one| one.1),
        verdict,
    }
}

/// What several checks say together.
fn together(checks: &[PracticeCheck]) -> Judgement {
    let mut said = checks
        .iter()
        .map(|one| one.verdict)
        .filter(|&one| one != Judgement::NotTested);
    let Some(first) = said.next() else {
        return Judgement::NotTested;
    };
    if said.all(|one| one == first) {
        first
    } else {
        Judgement::Mixed
    }
}

/// What the data say of every practice that has figures.
#[must_use]
pub fn verdicts(
    model: &Model,
    scores: &BTreeMap<String, PracticeScore>,
    facts: &BTreeMap<String, Fact>,
) -> Vec<Verdict> {
    model
        .practices()
        .map(|(_, practice)| {
            let declared = scores.get(&practice.id).and_then(|one| one.declared);
            let checks: Vec<PracticeCheck> = practice
                .kpi_checks
                .iter()
                .filter_map(|one| {
                    let figure = model.figure(&one.kpi)?;
                    let fact = facts.get(&one.kpi).cloned();
                    let fact = fact.unwrap_or_else(|| Fact::none("not-asked", &[&figure.needs]));
                    Some(check(figure, one, declared, fact))
                })
                .collect();
            Verdict {
                practice: practice.id.clone(),
                declared,
                verdict: together(&checks),
                checks,
            }
        })
        .collect()
}
