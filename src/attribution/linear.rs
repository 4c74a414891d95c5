//! Linear.

use super::position::by_place;
use super::Model;
use crate::text::Text;

/// Linear.
pub static MODEL: Model = Model {
    id: "linear",
    name: Text {
        fr: "Linéaire",
        en: "Linear",
    },
    says: Text {
        fr: "Chaque contact du parcours reçoit la même part.",
        en: "Each touch of the journey gets the same share.",
    },
    favours: Text {
        fr: "Les canaux fréquents, qu’ils aient compté ou non.",
        en: "Frequent channels, whether they mattered or not.",
    },
    use_when: Text {
        fr: "Comme point de départ, quand rien n’est connu du rôle des canaux.",
        en: "As a starting point, when nothing is known of what channels do.",
    },
    settings: &[],
    slow: false,
    additive: true,
    prepare: |journeys, _| Ok(by_place(journeys, rule)),
};

/// The same for every place.
fn rule(weights: &mut [f64]) {
    let share = 1.0 / weights.len() as f64;
    weights.fill(share);
}
