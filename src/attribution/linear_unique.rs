//! Linear by distinct channel.

use super::position::by_path;
use super::Model;
use crate::text::Text;

/// Linear by distinct channel.
pub static MODEL: Model = Model {
    id: "linear_unique",
    name: Text {
        fr: "Linéaire par canal distinct",
        en: "Linear by distinct channel",
    },
    says: Text {
        fr:
            "Chaque canal du parcours reçoit la même part, quel que soit le nombre de ses contacts.",
        en: "Each channel of the journey gets the same share, however many touches it has.",
    },
    favours: Text {
        fr: "Les canaux présents dans beaucoup de parcours, même pour un seul contact.",
        en: "Channels that are in many journeys, be it for one touch.",
    },
    use_when: Text {
        fr: "Quand un canal gonfle ses contacts : relances, bannières répétées.",
        en: "When a channel inflates its touches: reminders, repeated banners.",
    },
    settings: &[],
    slow: false,
    additive: true,
    prepare: |journeys, _| Ok(by_path(journeys, Box::new(rule))),
};

/// The same for every channel, shared by its touches.
pub(super) fn rule(_: usize, path: &[u16], weights: &mut [f64]) {
    let touches = |channel: u16| path.iter().filter(|&&other| other == channel).count();
    let is_first = |(at, channel): (usize, &u16)| !path[..at].contains(channel);
    let distinct = path
        .iter()
        .enumerate()
        .filter(|&place| is_first(place))
        .count();
    for (weight, &channel) in weights.iter_mut().zip(path) {
        *weight = 1.0 / distinct as f64 / touches(channel) as f64;
    }
}
