//! Time decay with a true half-life.

use super::journeys::{Journeys, Timed, Weights};
use super::position::noted;
use super::settings::ModelSettings;
use super::Model;
use super::{refuse, Credit, Prepared};
use crate::error::{Refusal, Result};
use crate::intake::cell::date::DAY_MS;
use crate::intake::cell::money::UNIT;
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
        return refuse("time_decay", Refusal::BadHalfLife);
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
    let mut shares = Vec::new();
    for timed in journeys.timed.iter().filter(|one| one.value.is_some()) {
        let (ages, begin) = (journeys.ages_of(timed), shares.len());
        shares.resize(begin + ages.len(), 0.0);
        decay(ages, half_life, &mut shares[begin..]);
    }
    Ok(Box::new(Decay {
        journeys: Rc::clone(journeys),
        half_life,
        shares,
    }))
}

/// Each journey by the ages of its own touches: two of one path are shared otherwise.
struct Decay {
    journeys: Rc<Journeys>,
    half_life: f64,
    /// Of each journey that converted, in their order, the shares of its touches.
    shares: Vec<f64>,
}

/// Journeys of one call: browsers make a function quick between two calls.
const BLOCK: usize = 1 << 12;

impl Prepared for Decay {
    fn credit(&self, weights: &Weights) -> Result<Credit> {
        let mut sums = vec![[0.0; 2]; self.journeys.channels.len()];
        let (mut shares, mut first) = (self.shares.as_slice(), 0);
        for some in self.journeys.timed.chunks(BLOCK) {
            shares = self.credit_some((first, some), shares, weights, &mut sums);
            first += some.len();
        }
        Ok(Credit {
            conversions: sums.iter().map(|sum| sum[0]).collect(),
            value: sums.iter().map(|sum| sum[1]).collect(),
            ..Credit::default()
        })
    }

    fn journey(&self, timed: &Timed) -> Option<Vec<f64>> {
        let ages = self.journeys.ages_of(timed);
        let mut weights = vec![0.0; ages.len()];
        decay(ages, self.half_life, &mut weights);
        Some(weights)
    }
}

impl Decay {
    /// Shares out what some journeys weigh; gives the shares of those that follow.
    #[inline(never)]
    fn credit_some<'a>(
        &self,
        (first, some): (usize, &[Timed]),
        mut shares: &'a [f64],
        weights: &Weights,
        sums: &mut [[f64; 2]],
    ) -> &'a [f64] {
        for (at, timed) in (first..).zip(some) {
            let Some(value) = timed.value else {
                continue;
            };
            let path = self.journeys.paths.path(timed.path as usize);
            let (own, rest) = shares.split_at(path.len());
            shares = rest;
            let times = self.journeys.times(at, timed, weights);
            let worth = times * value as f64 / UNIT as f64;
            for (&channel, share) in path.iter().zip(own) {
                let [count, earned] = &mut sums[usize::from(channel)];
                *count += share * times;
                *earned += share * worth;
            }
        }
        shares
    }
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

/// Weights as shares of their sum.
fn scale(weights: &mut [f64]) {
    let sum: f64 = weights.iter().sum();
    if sum != 0.0 {
        weights.iter_mut().for_each(|weight| *weight /= sum);
    }
}
