//! Logistic regression on presence, and what it says would be lost.

use super::journeys::Weights;
use super::logit::{self, Fit};
use super::sets::{Counts, Sets};
use super::{refuse, Credit, Model, Prepared};
use crate::error::{Refusal, Result};
use crate::text::Text;

/// Conversions, and journeys without one, wanted for each channel (Peduzzi et
/// al. 1996).
pub(super) const LEAST_A_CHANNEL: f64 = 10.0;

/// Logistic regression on presence.
pub static MODEL: Model = Model {
    id: "logistic",
    name: Text {
        fr: "Régression logistique",
        en: "Logistic regression",
    },
    says: Text {
        fr: "De combien la présence d’un canal relève les chances de conversion, les autres canaux étant égaux. Le crédit va aux canaux dont l’effet est positif, à proportion de l’effet et de leurs conversions.",
        en: "By how much the presence of a channel raises the odds of converting, other channels being equal. Credit goes to channels whose effect is positive, in proportion to the effect and to their conversions.",
    },
    favours: Text {
        fr: "Les canaux qui distinguent les parcours qui convertissent des autres.",
        en: "Channels that tell journeys that convert from others.",
    },
    use_when: Text {
        fr: "Pour vérifier qu’il y a un effet : si l’intervalle d’un canal contient zéro, aucun modèle ne devrait lui donner beaucoup.",
        en: "To check that there is an effect: where the interval of a channel holds zero, no model should give it much.",
    },
    settings: &[],
    slow: false,
    additive: true,
    prepare: |journeys, _| Ok(Box::new(Logistic(Sets::new(journeys)))),
};

/// Counterfactual credit on the same regression.
pub static COUNTERFACTUAL: Model = Model {
    id: "counterfactual",
    name: Text {
        fr: "Crédit contrefactuel",
        en: "Counterfactual credit",
    },
    says: Text {
        fr: "Pour chaque conversion, la part de chance que le parcours perdrait sans le canal, selon la régression logistique ; puis ces parts remises à l’échelle des ventes.",
        en: "For each conversion, the share of its chance that the journey would lose without the channel, by the logistic regression; these shares are then scaled to the sales.",
    },
    favours: Text {
        fr: "Les canaux sans lesquels le modèle prévoit nettement moins de conversions.",
        en: "Channels without which the model foresees clearly fewer conversions.",
    },
    use_when: Text {
        fr: "Pour se demander ce qui manquerait ; cela reste une prévision, pas une expérience.",
        en: "To ask what would be missing; it remains a forecast, not an experiment.",
    },
    settings: &[],
    slow: false,
    additive: true,
    prepare: |journeys, _| Ok(Box::new(Counterfactual(Sets::new(journeys)))),
};

struct Logistic(Sets);
struct Counterfactual(Sets);

/// Whether there is enough to learn from.
pub(super) fn enough(model: &str, counts: &[Counts], channels: usize) -> Result<()> {
    let conversions: f64 = counts.iter().map(|c| c[0]).sum();
    let nulls: f64 = counts.iter().map(|c| c[2]).sum();
    if conversions == 0.0 || nulls == 0.0 {
        return refuse(model, Refusal::OneOutcome);
    }
    let wanted = LEAST_A_CHANNEL * channels as f64;
    if conversions.min(nulls) < wanted {
        let wanted = wanted as u64;
        return refuse(model, Refusal::TooFew { channels, wanted });
    }
    Ok(())
}

fn fitted(model: &str, sets: &Sets, counts: &[Counts]) -> Result<Fit> {
    enough(model, counts, sets.channels)?;
    match logit::fit(&sets.members, counts, &vec![true; sets.channels]) {
        Some(fit) if fit.converged => Ok(fit),
        _ => refuse(model, Refusal::NotSettled),
    }
}

/// An effect that is more than rounding.
fn positive(effect: f64) -> f64 {
    if effect > 1e-9 {
        effect
    } else {
        0.0
    }
}

/// Credit by positive effects on what each channel takes part in.
pub(super) fn by_effects(
    model: &str,
    slopes: &[f64],
    by: &[Counts],
    weights: &Weights,
) -> Result<Credit> {
    let of = |k: usize| -> Vec<f64> {
        slopes
            .iter()
            .zip(by)
            .map(|(slope, count)| positive(*slope) * count[k])
            .collect()
    };
    Credit::in_proportion(&of(0), &of(1), weights)
        .map_or_else(|| refuse(model, Refusal::NoEffect), Ok)
}

impl Prepared for Logistic {
    fn credit(&self, weights: &Weights) -> Result<Credit> {
        let counts = self.0.weigh(weights);
        let fit = fitted("logistic", &self.0, &counts)?;
        let mut credit = by_effects(
            "logistic",
            &fit.slopes,
            &self.0.by_channel(&counts),
            weights,
        )?;
        credit.learned.effects = fit.slopes.into_iter().zip(fit.errors).collect();
        Ok(credit)
    }
}

impl Prepared for Counterfactual {
    fn credit(&self, weights: &Weights) -> Result<Credit> {
        let counts = self.0.weigh(weights);
        let fit = fitted("counterfactual", &self.0, &counts)?;
        let mut lost = vec![[0.0; 2]; self.0.channels];
        for (set, count) in self.0.members.iter().zip(&counts) {
            let all = || set.iter().map(|&channel| usize::from(channel));
            let with = fit.chance(all());
            for channel in all() {
                let without = fit.chance(all().filter(|&other| other != channel));
                let share = positive(1.0 - without / with);
                lost[channel][0] += share * count[0];
                lost[channel][1] += share * count[1];
            }
        }
        let of = |k: usize| -> Vec<f64> { lost.iter().map(|lost| lost[k]).collect() };
        let Some(mut credit) = Credit::in_proportion(&of(0), &of(1), weights) else {
            return refuse("counterfactual", Refusal::NoEffect);
        };
        let conversions = weights.conversions();
        credit.learned.effects = lost
            .iter()
            .map(|lost| (lost[0] / conversions, None))
            .collect();
        Ok(credit)
    }
}
