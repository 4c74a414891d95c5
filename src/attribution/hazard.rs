//! Additive hazard with time decay (Zhang, Wei & Ren 2014).
//!
//! Each touch of a channel adds `α ω e^(-ω t)` to the rate of converting: `α`
//! conversions in all, spread over time with half-life `ln 2 / ω`. Journeys
//! that did not convert are counted up to the last instant looked at, so those
//! still open take nothing away. Fitted by expectation and maximisation; the
//! expectation is the credit.

use super::journeys::{Journeys, Timed, Weights};
use super::logistic::LEAST_A_CHANNEL;
use super::{refuse, Credit, Model, Prepared};
use crate::error::{Refusal, Result};
use crate::intake::cell::date::DAY_MS;
use crate::text::Text;
use std::rc::Rc;

/// Additive hazard with time decay.
pub static MODEL: Model = Model {
    id: "hazard",
    name: Text {
        fr: "Risque additif avec oubli (Zhang et coll.)",
        en: "Additive hazard with decay (Zhang et al.)",
    },
    says: Text {
        fr: "Chaque contact ajoute une chance de conversion qui s’éteint avec le temps ; la force et la durée de vie de chaque canal sont apprises des horodatages, conversions et silences compris.",
        en: "Each touch adds a chance of converting that fades with time; the strength and the lifetime of each channel are learned from times, conversions and silences included.",
    },
    favours: Text {
        fr: "Les canaux suivis de conversions rapides et fréquentes.",
        en: "Channels followed by quick and frequent conversions.",
    },
    use_when: Text {
        fr: "Quand les contacts ont des dates sûres et que les délais comptent.",
        en: "When touches have reliable times and delays matter.",
    },
    settings: &[],
    slow: true,
    additive: true,
    prepare: |journeys, _| {
        if journeys.timed.is_empty() {
            return refuse("hazard", Refusal::NoTimes);
        }
        Ok(Box::new(Hazard(Rc::clone(journeys))))
    },
};

const MOST_STEPS: usize = 300;
/// Days: lifetimes are kept between a minute and ten years.
const FASTEST: f64 = 1440.0;
const SLOWEST: f64 = 1.0 / 3650.0;

struct Hazard(Rc<Journeys>);

/// What is learned of each channel.
struct Law {
    strength: Vec<f64>,
    speed: Vec<f64>,
}

/// What a pass over the journeys sums up, by channel.
struct Sums {
    credit: Vec<f64>,
    value: Vec<f64>,
    ages: Vec<f64>,
    seen: Vec<f64>,
    fading: Vec<f64>,
    log_likelihood: f64,
}

impl Prepared for Hazard {
    fn credit(&self, weights: &Weights) -> Result<Credit> {
        let n = self.0.channels.len();
        let wanted = LEAST_A_CHANNEL * n as f64;
        if weights.conversions() < wanted {
            let (channels, wanted) = (n, wanted as u64);
            return refuse("hazard", Refusal::TooFewConverted { channels, wanted });
        }
        let mut law = Law {
            strength: vec![0.1; n],
            speed: vec![std::f64::consts::LN_2 / 7.0; n],
        };
        let mut sums = self.pass(&law, weights);
        for _ in 0..MOST_STEPS {
            law.improve(&sums);
            let next = self.pass(&law, weights);
            let gain = next.log_likelihood - sums.log_likelihood;
            sums = next;
            if gain.abs() <= 1e-9 * sums.log_likelihood.abs() {
                break;
            }
        }
        let mut credit = Credit::nothing(n);
        credit.conversions = sums.credit;
        credit.value = sums.value;
        credit.learned.effects = law
            .strength
            .iter()
            .map(|strength| (*strength, None))
            .collect();
        let half_life = |speed: &f64| std::f64::consts::LN_2 / speed;
        credit.learned.half_lives = law.speed.iter().map(half_life).collect();
        Ok(credit)
    }
}

impl Hazard {
    fn pass(&self, law: &Law, weights: &Weights) -> Sums {
        let n = law.speed.len();
        let zero = || vec![0.0; n];
        let mut sums = Sums {
            credit: zero(),
            value: zero(),
            ages: zero(),
            seen: zero(),
            fading: zero(),
            log_likelihood: 0.0,
        };
        let mut parts = Vec::new();
        for (at, timed) in self.0.timed.iter().enumerate() {
            let weight = self.0.times(at, timed, weights);
            if weight > 0.0 {
                self.journey(law, timed, weight, &mut parts, &mut sums);
            }
        }
        sums
    }

    fn journey(
        &self,
        law: &Law,
        timed: &Timed,
        weight: f64,
        parts: &mut Vec<f64>,
        sums: &mut Sums,
    ) {
        let path = self.0.paths.path(timed.path as usize);
        let days = |ms: i64| ms as f64 / DAY_MS as f64;
        let silent = if timed.value.is_some() {
            0
        } else {
            self.0.silent(timed)
        };
        parts.clear();
        for (&channel, &age) in path.iter().zip(self.0.ages_of(timed)) {
            let channel = usize::from(channel);
            let (speed, strength) = (law.speed[channel], law.strength[channel]);
            let span = days(age + silent);
            let faded = (-speed * span).exp();
            sums.seen[channel] += weight * (1.0 - faded);
            sums.fading[channel] += weight * span * faded;
            sums.log_likelihood -= weight * strength * (1.0 - faded);
            parts.push(strength * speed * (-speed * days(age)).exp());
        }
        let Some(value) = timed.value else {
            return;
        };
        let rate: f64 = parts.iter().sum();
        // Too long ago for all: the latest touch takes it.
        if rate <= f64::MIN_POSITIVE {
            parts.fill(0.0);
            if let Some(last) = parts.last_mut() {
                *last = 1.0;
            }
        }
        let rate = rate.max(f64::MIN_POSITIVE);
        sums.log_likelihood += weight * rate.ln();
        let sum: f64 = parts.iter().sum();
        let worth = value as f64 / crate::intake::cell::money::UNIT as f64;
        for ((&channel, &age), part) in path.iter().zip(self.0.ages_of(timed)).zip(parts.iter()) {
            let channel = usize::from(channel);
            let share = weight * part / sum;
            sums.credit[channel] += share;
            sums.value[channel] += share * worth;
            sums.ages[channel] += share * days(age);
        }
    }
}

impl Law {
    /// The law under which what was expected is likeliest.
    fn improve(&mut self, sums: &Sums) {
        for channel in 0..self.speed.len() {
            let credit = sums.credit[channel];
            if credit <= 0.0 || sums.seen[channel] <= 0.0 {
                self.strength[channel] = 0.0;
                continue;
            }
            let strength = credit / sums.seen[channel];
            let speed = credit / (sums.ages[channel] + strength * sums.fading[channel]);
            self.strength[channel] = strength;
            self.speed[channel] = if speed.is_finite() {
                speed.clamp(SLOWEST, FASTEST)
            } else {
                FASTEST
            };
        }
    }
}
