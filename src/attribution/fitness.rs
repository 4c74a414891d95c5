//! Whether the data can carry attribution, and which model fits them.

use super::folds::Selection;
use super::journeys::{Journeys, Weights};
use super::logistic::LEAST_A_CHANNEL;
use crate::stats::chi_square;
use serde::{Deserialize, Serialize};

/// Something to know of the data before a model is believed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Finding {
    /// What it is, as `constant-rate`.
    pub code: &'static str,
    /// `stop`: no model means anything; `care`: read with it in mind; `note`.
    pub severity: &'static str,
    /// How many.
    pub count: f64,
    /// Of how many.
    pub of: f64,
}

/// What the data can carry.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Fitness {
    /// `fit`, `care` or `unfit`.
    pub verdict: &'static str,
    /// Why.
    pub findings: Vec<Finding>,
    /// The p-value of "every channel converts alike", by last channel.
    pub rate_p_value: Option<f64>,
    /// Mean touches of a journey.
    pub mean_touches: f64,
    /// Share of journeys of one touch.
    pub single: f64,
}

/// What attribution is wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum Goal {
    /// Sharing out a budget.
    #[default]
    Budget,
    /// Being found by new customers.
    Awareness,
    /// Sales soon.
    Closing,
}

/// A model that fits the data and the goal.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Advice {
    /// The model; none where the data are unfit.
    pub model: Option<&'static str>,
    /// Why, as codes.
    pub reasons: Vec<&'static str>,
    /// One to lay beside it.
    pub beside: Option<&'static str>,
}

pub(super) fn fitness(journeys: &Journeys, weights: &Weights) -> Fitness {
    let facts = &journeys.facts;
    let (conversions, nulls) = (weights.conversions(), weights.nulls());
    let all = conversions + nulls;
    let (mut touches, mut single) = (0.0, 0.0);
    for (at, (path, _)) in journeys.paths.iter().enumerate() {
        let weight = weights.conversions[at] + weights.nulls[at];
        touches += weight * path.len() as f64;
        single += if path.len() == 1 { weight } else { 0.0 };
    }
    let with = by_channel(journeys, weights);
    let wanted = 3.0 * LEAST_A_CHANNEL;
    let few = with
        .iter()
        .filter(|count| **count > 0.0 && **count < wanted)
        .count() as f64;
    let p_value = rate_p_value(journeys, weights);
    let constant = p_value.is_some_and(|p| p > 0.05);
    let total = journeys.total().conversions();
    let unidentified = journeys.unidentified.conversions();
    let mut findings = Vec::new();
    let mut add = |when: bool, code, severity, count: f64, of: f64| {
        if when {
            findings.push(Finding {
                code,
                severity,
                count,
                of,
            });
        }
    };
    let count = |n: u64| n as f64;
    let over = |part: f64, whole: f64, share: f64| whole > 0.0 && part > share * whole;
    let severity = if conversions >= 500.0 { "stop" } else { "care" };
    add(conversions == 0.0, "no-conversions", "stop", 0.0, all);
    add(constant, "constant-rate", severity, conversions, all);
    add(
        conversions > 0.0 && nulls == 0.0,
        "no-nulls",
        "care",
        0.0,
        all,
    );
    add(
        over(conversions, all, 0.4) && nulls > 0.0,
        "rate-high",
        "care",
        conversions,
        all,
    );
    add(few > 0.0, "few-conversions", "care", few, with.len() as f64);
    add(over(single, all, 0.8), "single-touch", "care", single, all);
    let (came_back, customers) = (count(facts.came_back), count(facts.customers));
    add(
        over(came_back, customers, 0.2),
        "not-terminal",
        "care",
        came_back,
        customers,
    );
    let seen = count(facts.touches);
    add(
        over(count(facts.after), seen, 0.1),
        "after-conversion",
        "note",
        count(facts.after),
        seen,
    );
    add(
        over(count(facts.ties), seen, 0.02),
        "ties",
        "care",
        count(facts.ties),
        seen,
    );
    add(
        over(count(facts.doubled), seen, 0.005),
        "doubled",
        "care",
        count(facts.doubled),
        seen,
    );
    add(
        over(count(facts.conversions_doubled), total, 0.005),
        "conversions-doubled",
        "care",
        count(facts.conversions_doubled),
        total,
    );
    add(
        over(count(facts.open), nulls, 0.1),
        "still-open",
        "care",
        count(facts.open),
        nulls,
    );
    let unattributed = journeys.unattributed.conversions();
    add(
        over(unattributed, total, 0.2),
        "unattributed",
        // Where most sales have no touch, what is shared is not the sales.
        if over(unattributed, total, 0.5) {
            "stop"
        } else {
            "care"
        },
        unattributed,
        total,
    );
    add(
        over(unidentified, total + unidentified, 0.3),
        "unidentified",
        "care",
        unidentified,
        total + unidentified,
    );
    add(
        journeys.timed.is_empty() && all > 0.0,
        "no-times",
        "note",
        0.0,
        all,
    );
    let is = |severity: &str| findings.iter().any(|finding| finding.severity == severity);
    Fitness {
        verdict: if is("stop") {
            "unfit"
        } else if is("care") {
            "care"
        } else {
            "fit"
        },
        rate_p_value: p_value,
        mean_touches: if all > 0.0 { touches / all } else { 0.0 },
        single: if all > 0.0 { single / all } else { 0.0 },
        findings,
    }
}

/// Conversions whose journey holds each channel.
fn by_channel(journeys: &Journeys, weights: &Weights) -> Vec<f64> {
    let mut with = vec![0.0; journeys.channels.len()];
    for (at, (path, _)) in journeys.paths.iter().enumerate() {
        for (place, channel) in path.iter().enumerate() {
            if !path[..place].contains(channel) {
                with[usize::from(*channel)] += weights.conversions[at];
            }
        }
    }
    with
}

/// Whether journeys convert alike whatever channel they end with.
fn rate_p_value(journeys: &Journeys, weights: &Weights) -> Option<f64> {
    let mut table = vec![[0.0; 2]; journeys.channels.len()];
    for (at, (path, _)) in journeys.paths.iter().enumerate() {
        let row = &mut table[usize::from(*path.last()?)];
        row[0] += weights.conversions[at];
        row[1] += weights.nulls[at];
    }
    let counts = |row: &[f64; 2]| row.map(|count| count.round() as u64).to_vec();
    let rows: Vec<Vec<u64>> = table
        .iter()
        .map(counts)
        .filter(|row| row[0] + row[1] >= 10)
        .collect();
    chi_square::independence(&rows).map(|test| test.p_value)
}

/// The model for a goal, given what the data can carry.
pub(super) fn advice(
    journeys: &Journeys,
    weights: &Weights,
    fitness: &Fitness,
    selection: &Selection,
    goal: Goal,
) -> Advice {
    let of = |model, reasons, beside| Advice {
        model: Some(model),
        reasons,
        beside,
    };
    if fitness.verdict == "unfit" {
        return Advice {
            reasons: vec!["unfit"],
            ..Advice::default()
        };
    }
    if fitness.single > 0.8 {
        return of("last", vec!["single-touch"], None);
    }
    let enough = LEAST_A_CHANNEL * journeys.channels.len() as f64;
    let has_nulls = weights.nulls() > 0.0;
    match goal {
        Goal::Awareness if fitness.mean_touches < 3.0 => {
            of("first", vec!["awareness", "short"], Some("inverse_j"))
        }
        Goal::Awareness => of("inverse_j", vec!["awareness", "long"], Some("first")),
        Goal::Closing if journeys.timed.is_empty() => {
            of("last_non_direct", vec!["closing", "no-times"], Some("j"))
        }
        Goal::Closing => of(
            "time_decay",
            vec!["closing", "times"],
            Some("last_non_direct"),
        ),
        Goal::Budget if !has_nulls => of("linear_unique", vec!["budget", "no-nulls"], Some("u")),
        Goal::Budget if weights.conversions() < enough => {
            of("linear_unique", vec!["budget", "few"], Some("u"))
        }
        Goal::Budget if selection.signal == "none" => of(
            "linear_unique",
            vec!["budget", "no-signal"],
            Some("shapley"),
        ),
        Goal::Budget => of("shapley", vec!["budget", "nulls"], Some("markov")),
    }
}
