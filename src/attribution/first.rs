//! First touch.

use super::position::by_place;
use super::Model;
use crate::text::Text;

/// First touch.
pub static MODEL: Model = Model {
    id: "first",
    name: Text {
        fr: "Premier contact",
        en: "First touch",
    },
    says: Text {
        fr: "Tout le crédit va au premier contact du parcours.",
        en: "All credit goes to the first touch of the journey.",
    },
    favours: Text {
        fr: "Les canaux qui font connaître.",
        en: "Channels that make known.",
    },
    use_when: Text {
        fr: "Pour savoir par où les clients arrivent.",
        en: "To learn where customers come in.",
    },
    settings: &[],
    slow: false,
    additive: true,
    prepare: |journeys, _| Ok(by_place(journeys, rule)),
};

/// All to the first place.
fn rule(weights: &mut [f64]) {
    if let Some(first) = weights.first_mut() {
        *first = 1.0;
    }
}
