//! J-shaped (20/20/60).

use super::position::{by_place, ends_and_between};
use super::Model;
use crate::text::Text;

/// J-shaped (20/20/60).
pub static MODEL: Model = Model {
    id: "j",
    name: Text {
        fr: "En J (20/20/60)",
        en: "J-shaped (20/20/60)",
    },
    says: Text {
        fr: "60 % au dernier contact, 20 % au premier, 20 % partagés entre les autres ; deux contacts : 25/75.",
        en: "60% to the last touch, 20% to the first, 20% shared by the others; two touches: 25/75.",
    },
    favours: Text {
        fr: "Les canaux qui concluent, sans oublier les autres.",
        en: "Channels that close, without forgetting the others.",
    },
    use_when: Text {
        fr: "Quand la décision se prend à la fin et que l’entrée compte peu.",
        en: "When the decision is made at the end and coming in matters little.",
    },
    settings: &[],
    slow: false,
    additive: true,
    prepare: |journeys, _| Ok(by_place(journeys, |weights| ends_and_between([0.2, 0.2, 0.6], weights))),
};

/// Inverse J (60/20/20).
pub static INVERSE: Model = Model {
    id: "inverse_j",
    name: Text {
        fr: "En J inversé (60/20/20)",
        en: "Inverse J (60/20/20)",
    },
    says: Text {
        fr: "60 % au premier contact, 20 % au dernier, 20 % partagés entre les autres ; deux contacts : 75/25.",
        en: "60% to the first touch, 20% to the last, 20% shared by the others; two touches: 75/25.",
    },
    favours: Text {
        fr: "Les canaux qui font connaître, sans oublier les autres.",
        en: "Channels that make known, without forgetting the others.",
    },
    use_when: Text {
        fr: "Quand l’enjeu est de trouver de nouveaux clients.",
        en: "When finding new customers is what matters.",
    },
    settings: &[],
    slow: false,
    additive: true,
    prepare: |journeys, _| Ok(by_place(journeys, |weights| ends_and_between([0.6, 0.2, 0.2], weights))),
};
