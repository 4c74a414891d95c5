//! Shapley values of the conversion rate of journeys within a set of channels.

use super::coalitions::{self, Game, Worth};
use super::journeys::Weights;
use super::sets::{Counts, Sets};
use super::{refuse, Credit, Model, ModelSettings, Prepared};
use crate::error::{Refusal, Result};
use crate::text::Text;

/// Shapley values of the conversion-rate game.
pub static MODEL: Model = Model {
    id: "shapley_rate",
    name: Text {
        fr: "Shapley (jeu du taux)",
        en: "Shapley (rate game)",
    },
    says: Text {
        fr: "Ce que chaque canal ajoute en moyenne au taux de conversion des parcours qui n’utilisent que les canaux réunis. Un canal peut recevoir un crédit négatif : sa présence va avec un taux plus bas.",
        en: "What each channel adds on average to the conversion rate of journeys that use only the channels brought together. A channel may get negative credit: its presence goes with a lower rate.",
    },
    favours: Text {
        fr: "Les canaux dont les parcours convertissent mieux que les autres, même rares.",
        en: "Channels whose journeys convert better than others, even rare ones.",
    },
    use_when: Text {
        fr: "Avec beaucoup de parcours par combinaison de canaux ; sinon le hasard décide.",
        en: "With many journeys for each combination of channels; otherwise chance decides.",
    },
    settings: &["seed"],
    slow: false,
    additive: true,
    prepare: |journeys, settings| {
        Ok(Box::new(Rate {
            sets: Sets::new(journeys),
            settings: settings.clone(),
        }))
    },
};

struct Rate {
    sets: Sets,
    settings: ModelSettings,
}

impl Prepared for Rate {
    fn credit(&self, weights: &Weights) -> Result<Credit> {
        if weights.nulls() == 0.0 {
            return refuse("shapley_rate", Refusal::NoNulls);
        }
        let game = Rates {
            sets: &self.sets,
            counts: self.sets.weigh(weights),
        };
        Ok(coalitions::credit(
            &game,
            self.sets.channels,
            weights,
            &self.settings,
        ))
    }
}

struct Rates<'a> {
    sets: &'a Sets,
    counts: Vec<Counts>,
}

fn rate([conversions, value, nulls]: Counts) -> Worth {
    let journeys = conversions + nulls;
    if journeys == 0.0 {
        return [0.0; 2];
    }
    [conversions / journeys, value / journeys]
}

impl Game for Rates<'_> {
    fn subsets(&self, channels: usize) -> Vec<Worth> {
        let mut sums = vec![[0.0; 3]; 1 << channels];
        for (set, count) in self.sets.members.iter().zip(&self.counts) {
            let bits: usize = set.iter().map(|&channel| 1 << channel).sum();
            sums[bits] = *count;
        }
        // Every subset takes what is within it, one channel after the other.
        for channel in 0..channels {
            for bits in (0..sums.len()).filter(|bits| bits >> channel & 1 == 1) {
                let within = sums[bits ^ 1 << channel];
                sums[bits]
                    .iter_mut()
                    .zip(within)
                    .for_each(|(sum, other)| *sum += other);
            }
        }
        sums.into_iter().map(rate).collect()
    }

    fn along(&self, order: &[usize]) -> Vec<Worth> {
        let mut rank = vec![0; order.len()];
        for (at, &channel) in order.iter().enumerate() {
            rank[channel] = at + 1;
        }
        let mut sums = vec![[0.0; 3]; order.len() + 1];
        for (set, count) in self.sets.members.iter().zip(&self.counts) {
            let complete = set.iter().map(|&channel| rank[usize::from(channel)]).max();
            let sum = &mut sums[complete.unwrap_or(0)];
            sum.iter_mut()
                .zip(count)
                .for_each(|(sum, count)| *sum += count);
        }
        let mut within = [0.0; 3];
        let grown = sums.into_iter().map(|sum| {
            within
                .iter_mut()
                .zip(sum)
                .for_each(|(within, sum)| *within += sum);
            rate(within)
        });
        grown.collect()
    }
}
