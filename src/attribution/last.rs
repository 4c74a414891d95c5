//! Last touch.

use super::position::by_place;
use super::Model;
use crate::text::Text;

/// Last touch.
pub static MODEL: Model = Model {
    id: "last",
    name: Text {
        fr: "Dernier contact",
        en: "Last touch",
    },
    says: Text {
        fr: "Tout le crédit va au dernier contact avant la conversion.",
        en: "All credit goes to the last touch before the conversion.",
    },
    favours: Text {
        fr: "Les canaux qui concluent, et les visites directes.",
        en: "Channels that close, and direct visits.",
    },
    use_when: Text {
        fr: "Pour les parcours d’un seul contact, ou pour comparer avec un outil qui ne sait faire que cela.",
        en: "For journeys of one touch, or to compare with a tool that knows no other.",
    },
    settings: &[],
    slow: false,
    additive: true,
    prepare: |journeys, _| Ok(by_place(journeys, rule)),
};

/// All to the last place.
fn rule(weights: &mut [f64]) {
    if let Some(last) = weights.last_mut() {
        *last = 1.0;
    }
}
