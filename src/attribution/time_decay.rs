//! Time decay with a true half-life.

use super::journeys::{Journeys, Timed};
use super::position::{noted, timed};
use super::settings::ModelSettings;
use super::Model;
use super::{refuse, Prepared};
use crate::error::Result;
use crate::intake::cell::date::DAY_MS;
use crate::text::Text;
use std::rc::Rc;

/// Time decay with a true half-life.
pub static MODEL: Model = Model {
    id: "time_decay",
    name: Text {
        fr: "Dégressif dans le temps",
        en: "Time decay",
    },
    says: Text {
        fr: "Un contact perd la moitié de son poids à chaque demi-vie entre lui et la conversion, à la seconde près. Sans horodatage, chaque pas vers le début compte pour une demi-vie, et c’est dit.",
        en: "A touch loses half its weight with every half-life between it and the conversion, to the second. Without times, each step towards the start counts as one half-life, and this is said.",
    },
    favours: Text {
        fr: "Les contacts proches de la conversion, surtout quand la demi-vie est courte.",
        en: "Touches close to the conversion, the more so the shorter the half-life.",
    },
    use_when: Text {
        fr: "Pour les achats décidés vite, les promotions et les campagnes courtes.",
        en: "For purchases decided quickly, promotions and short campaigns.",
    },
    settings: &["half_life_days"],
    slow: false,
    additive: true,
    prepare,
};

fn prepare(journeys: &Rc<Journeys>, settings: &ModelSettings) -> Result<Box<dyn Prepared>> {
    let half_life = settings.half_life_days * DAY_MS as f64;
    if !(half_life > 0.0 && half_life.is_finite()) {
        return refuse("time_decay", "the half-life must be longer than nothing");
    }
    if journeys.timed.is_empty() {
        let rule = |weights: &mut [f64]| {
            let last = weights.len() as i32 - 1;
            for (at, weight) in (0..).zip(weights.iter_mut()) {
                *weight = 2f64.powi(at - last);
            }
            scale(weights);
        };
        return Ok(noted(journeys, rule, "by-position"));
    }
    let (counts, values) = means(journeys, half_life);
    let starts = starts(journeys);
    let again = starts.clone();
    let conversions = move |at: usize, path: &[u16], weights: &mut [f64]| {
        weights.copy_from_slice(&counts[starts[at]..starts[at] + path.len()]);
    };
    let value = move |at: usize, path: &[u16], weights: &mut [f64]| {
        weights.copy_from_slice(&values[again[at]..again[at] + path.len()]);
    };
    let of = Rc::clone(journeys);
    let journey =
        move |one: &Timed, weights: &mut [f64]| decay(of.ages_of(one), half_life, weights);
    Ok(timed(
        journeys,
        Box::new(conversions),
        Box::new(value),
        Box::new(journey),
    ))
}

/// Where the places of each path begin.
fn starts(journeys: &Journeys) -> Vec<usize> {
    let lengths = journeys.paths.iter().map(|(path, _)| path.len());
    let begin = |at: &mut usize, length: usize| {
        *at += length;
        Some(*at - length)
    };
    lengths.scan(0, begin).collect()
}

/// The weights of one journey: halved with each half-life, from the youngest
/// touch on, so that none of them is too small.
fn decay(ages: &[i64], half_life: f64, weights: &mut [f64]) {
    let youngest = ages.iter().copied().min().unwrap_or(0);
    for (weight, age) in weights.iter_mut().zip(ages) {
        *weight = (-((age - youngest) as f64) / half_life).exp2();
    }
    scale(weights);
}

/// The mean weight of each place of each path, by conversion and by value.
fn means(journeys: &Journeys, half_life: f64) -> (Vec<f64>, Vec<f64>) {
    let starts = starts(journeys);
    let mut counts = vec![0.0; journeys.paths.steps()];
    let mut values = counts.clone();
    let mut weights = Vec::new();
    for timed in &journeys.timed {
        let Some(value) = timed.value else {
            continue;
        };
        let ages = journeys.ages_of(timed);
        weights.clear();
        weights.resize(ages.len(), 0.0);
        decay(ages, half_life, &mut weights);
        let start = starts[timed.path as usize];
        for (at, weight) in weights.iter().enumerate() {
            counts[start + at] += weight;
            values[start + at] += weight * value as f64;
        }
    }
    for (at, (path, _)) in journeys.paths.iter().enumerate() {
        let places = starts[at]..starts[at] + path.len();
        scale(&mut counts[places.clone()]);
        let sum: f64 = values[places.clone()].iter().sum();
        if sum.abs() < 1e-9 {
            // Nothing earned, or as much given back: as conversions go.
            let (values, counts) = (&mut values[places.clone()], &counts[places]);
            values.copy_from_slice(counts);
        } else {
            scale(&mut values[places]);
        }
    }
    (counts, values)
}

/// Weights as shares of their sum.
fn scale(weights: &mut [f64]) {
    let sum: f64 = weights.iter().sum();
    if sum != 0.0 {
        weights.iter_mut().for_each(|weight| *weight /= sum);
    }
}
