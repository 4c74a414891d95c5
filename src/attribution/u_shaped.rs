//! U-shaped (40/20/40).

use super::position::{by_place, ends_and_between};
use super::Model;
use crate::text::Text;

/// U-shaped (40/20/40).
pub static MODEL: Model = Model {
    id: "u",
    name: Text {
        fr: "En U (40/20/40)",
        en: "U-shaped (40/20/40)",
    },
    says: Text {
        fr: "40 % au premier contact, 40 % au dernier, 20 % partagés entre les autres ; deux contacts : 50/50.",
        en: "40% to the first touch, 40% to the last, 20% shared by the others; two touches: 50/50.",
    },
    favours: Text {
        fr: "Les canaux qui font connaître et ceux qui concluent.",
        en: "Channels that make known and channels that close.",
    },
    use_when: Text {
        fr: "Quand l’entrée et la conclusion comptent plus que l’entretien.",
        en: "When coming in and closing matter more than what lies between.",
    },
    settings: &[],
    slow: false,
    additive: true,
    prepare: |journeys, _| Ok(by_place(journeys, rule)),
};

/// 40 / 20 shared / 40; one touch has all, two have half each.
fn rule(weights: &mut [f64]) {
    ends_and_between([0.4, 0.2, 0.4], weights);
}
