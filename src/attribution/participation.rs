//! Participation: not additive.

use super::position::by_path;
use super::Model;
use crate::text::Text;

/// Participation: not additive.
pub static MODEL: Model = Model {
    id: "participation",
    name: Text {
        fr: "Participation (non additive)",
        en: "Participation (not additive)",
    },
    says: Text {
        fr: "Chaque canal du parcours reçoit la conversion entière : les totaux dépassent donc les ventes, et ne doivent pas être additionnés.",
        en: "Each channel of the journey gets the whole conversion: totals exceed the sales, therefore, and must not be added up.",
    },
    favours: Text {
        fr: "Les canaux présents partout.",
        en: "Channels that are everywhere.",
    },
    use_when: Text {
        fr: "Pour savoir dans combien de ventes un canal était là ; jamais pour partager un budget.",
        en: "To learn in how many sales a channel was there; never to share out a budget.",
    },
    settings: &[],
    slow: false,
    additive: false,
    prepare: |journeys, _| Ok(by_path(journeys, Box::new(rule))),
};

/// One for every channel, at its first touch.
fn rule(_: usize, path: &[u16], weights: &mut [f64]) {
    for (at, weight) in weights.iter_mut().enumerate() {
        *weight = f64::from(u8::from(!path[..at].contains(&path[at])));
    }
}
