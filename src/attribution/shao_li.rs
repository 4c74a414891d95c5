//! The two models of Shao & Li (2011): bagged logistic regression, and
//! second-order probabilities.

use super::journeys::Weights;
use super::logistic::{by_effects, enough};
use super::sets::{Counts, Sets};
use super::{logit, refuse, Credit, Model, Prepared};
use crate::error::{Refusal, Result};
use crate::stats::random::Random;
use crate::text::Text;

/// Fits that are averaged.
const BAGS: usize = 100;

/// Bagged logistic regression.
pub static BAGGED: Model = Model {
    id: "bagged_logistic",
    name: Text {
        fr: "Régression logistique agrégée (Shao et Li)",
        en: "Bagged logistic regression (Shao & Li)",
    },
    says: Text {
        fr: "La moyenne de cent régressions, chacune sur la moitié des canaux et la moitié des parcours tirées au sort : des canaux qui vont ensemble ne se volent plus leur effet.",
        en: "The mean of a hundred regressions, each on half of the channels and half of the journeys drawn by chance: channels that go together no longer rob one another of their effect.",
    },
    favours: Text {
        fr: "Les canaux dont l’effet tient quels que soient les autres.",
        en: "Channels whose effect holds whatever the others are.",
    },
    use_when: Text {
        fr: "Quand des canaux se suivent presque toujours et que la régression simple hésite entre eux.",
        en: "When channels nearly always come together and plain regression wavers between them.",
    },
    settings: &["seed"],
    slow: true,
    additive: true,
    prepare: |journeys, settings| {
        Ok(Box::new(Bagged {
            sets: Sets::new(journeys),
            seed: settings.seed,
        }))
    },
};

/// Second-order probabilities.
pub static SECOND_ORDER: Model = Model {
    id: "second_order",
    name: Text {
        fr: "Probabilités du second ordre (Shao et Li)",
        en: "Second-order probabilities (Shao & Li)",
    },
    says: Text {
        fr: "Pour chaque vente, un canal reçoit selon le taux de conversion des parcours où il est, seul puis avec chacun des autres canaux du parcours.",
        en: "For each sale a channel receives by the conversion rate of journeys it is in, alone and then with each of the other channels of the journey.",
    },
    favours: Text {
        fr: "Les canaux des parcours qui convertissent bien, en tenant compte des paires.",
        en: "Channels of journeys that convert well, pairs being taken into account.",
    },
    use_when: Text {
        fr: "Comme contrôle simple d’un modèle plus lourd : aucun réglage, aucun tirage.",
        en: "As a plain check of a heavier model: nothing to set, nothing drawn.",
    },
    settings: &[],
    slow: false,
    additive: true,
    prepare: |journeys, _| Ok(Box::new(SecondOrder(Sets::new(journeys)))),
};

struct Bagged {
    sets: Sets,
    seed: u64,
}

impl Prepared for Bagged {
    fn credit(&self, weights: &Weights) -> Result<Credit> {
        let counts = self.sets.weigh(weights);
        let n = self.sets.channels;
        enough("bagged_logistic", &counts, n)?;
        let mut random = Random::new(self.seed);
        let (mut sums, mut squares, mut fits) = (vec![0.0; n], vec![0.0; n], vec![0.0; n]);
        for _ in 0..BAGS {
            let mut order: Vec<usize> = (0..n).collect();
            let mut used = vec![false; n];
            for at in 0..n.div_ceil(2) {
                order.swap(at, at + random.below(n - at));
                used[order[at]] = true;
            }
            // Half of the journeys, each set by Poisson's law.
            let drawn: Vec<Counts> = counts
                .iter()
                .map(|c| [random.poisson(c[0] / 2.0), 0.0, random.poisson(c[2] / 2.0)])
                .collect();
            let Some(fit) =
                logit::fit(&self.sets.members, &drawn, &used).filter(|fit| fit.converged)
            else {
                continue;
            };
            for channel in (0..n).filter(|&channel| fit.errors[channel].is_some()) {
                let slope = fit.slopes[channel];
                sums[channel] += slope;
                squares[channel] += slope * slope;
                fits[channel] += 1.0;
            }
        }
        let mean = |channel: usize| {
            if fits[channel] > 0.0 {
                sums[channel] / fits[channel]
            } else {
                0.0
            }
        };
        let slopes: Vec<f64> = (0..n).map(mean).collect();
        let mut credit = by_effects(
            "bagged_logistic",
            &slopes,
            &self.sets.by_channel(&counts),
            weights,
        )?;
        let spread = |channel: usize| {
            let variance = squares[channel] / fits[channel] - slopes[channel] * slopes[channel];
            (fits[channel] > 1.0).then(|| variance.max(0.0).sqrt())
        };
        credit.learned.effects = (0..n)
            .map(|channel| (slopes[channel], spread(channel)))
            .collect();
        Ok(credit)
    }
}

struct SecondOrder(Sets);

impl Prepared for SecondOrder {
    fn credit(&self, weights: &Weights) -> Result<Credit> {
        if weights.nulls() == 0.0 {
            return refuse("second_order", Refusal::NoNulls);
        }
        let n = self.0.channels;
        let counts = self.0.weigh(weights);
        // Conversions and journeys that hold both of a pair; on the diagonal, one.
        let mut pairs = vec![[0.0; 2]; n * n];
        for (set, count) in self.0.members.iter().zip(&counts) {
            for &a in set {
                for &b in set {
                    let pair = &mut pairs[usize::from(a) * n + usize::from(b)];
                    pair[0] += count[0];
                    pair[1] += count[0] + count[2];
                }
            }
        }
        let rate = |a: u16, b: u16| {
            let [conversions, journeys] = pairs[usize::from(a) * n + usize::from(b)];
            if journeys == 0.0 {
                0.0
            } else {
                conversions / journeys
            }
        };
        let mut credit = Credit::nothing(n);
        for (set, count) in self.0.members.iter().zip(&counts) {
            if count[0] == 0.0 && count[1] == 0.0 {
                continue;
            }
            let parts: Vec<f64> = set
                .iter()
                .map(|&channel| part(set, channel, rate))
                .collect();
            let sum: f64 = parts.iter().sum();
            for (&channel, part) in set.iter().zip(&parts) {
                let share = if sum > 0.0 {
                    part / sum
                } else {
                    1.0 / set.len() as f64
                };
                credit.conversions[usize::from(channel)] += share * count[0];
                credit.value[usize::from(channel)] += share * count[1];
            }
        }
        credit.learned.effects = (0..n as u16)
            .map(|channel| (rate(channel, channel), None))
            .collect();
        Ok(credit)
    }
}

/// What a channel counts for in a journey; never less than nothing.
fn part(set: &[u16], channel: u16, rate: impl Fn(u16, u16) -> f64) -> f64 {
    let alone = rate(channel, channel);
    let others = set.iter().filter(|&&other| other != channel);
    let together: f64 = others
        .map(|&other| rate(channel, other) - alone - rate(other, other))
        .sum();
    let count = (set.len() - 1).max(1) as f64;
    (alone + together / (2.0 * count)).max(0.0)
}
