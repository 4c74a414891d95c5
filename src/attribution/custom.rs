//! Weights by position.

use super::position::{by_place, ends_and_between};
use super::refuse;
use super::Model;
use crate::error::Refusal;
use crate::text::Text;

/// Weights by position.
pub static MODEL: Model = Model {
    id: "custom",
    name: Text {
        fr: "Poids choisis par position",
        en: "Weights chosen by position",
    },
    says: Text {
        fr: "Le premier contact, ceux du milieu ensemble et le dernier reçoivent les poids choisis ; deux contacts : les extrémités seules, remises à l’échelle.",
        en: "The first touch, those between together and the last get the weights chosen; two touches: the ends alone, scaled.",
    },
    favours: Text {
        fr: "Ce que les poids disent.",
        en: "What the weights say.",
    },
    use_when: Text {
        fr: "Quand l’entreprise a sa propre convention et veut la voir à côté des autres.",
        en: "When the company has its own convention and wants to see it beside the others.",
    },
    settings: &["weights"],
    slow: false,
    additive: true,
    prepare: |journeys, settings| {
        let weights = settings.weights;
        let sum: f64 = weights.iter().sum();
        if !weights.iter().all(|w| (0.0..=1e9).contains(w)) || sum <= 0.0 {
            return refuse("custom", Refusal::BadWeights);
        }
        Ok(by_place(journeys, move |places| ends_and_between(weights, places)))
    },
};
