//! W-shaped (30/30/30, 10 shared).

use super::position::by_path;
use super::Model;
use crate::text::Text;

/// W-shaped (30/30/30, 10 shared).
pub static MODEL: Model = Model {
    id: "w",
    name: Text {
        fr: "En W (30/30/30)",
        en: "W-shaped (30/30/30)",
    },
    says: Text {
        fr: "30 % au premier contact, 30 % au dernier, 30 % à l’étape déclarée ou, sans elle, au contact du milieu, 10 % partagés entre les autres. Un contact : tout ; deux : 50/50 ; trois : un tiers chacun.",
        en: "30% to the first touch, 30% to the last, 30% to the declared milestone or, without one, to the touch in the middle, 10% shared by the others. One touch: all; two: 50/50; three: a third each.",
    },
    favours: Text {
        fr: "Les trois moments forts du parcours.",
        en: "The three strong moments of the journey.",
    },
    use_when: Text {
        fr: "Quand une étape connue fait basculer le parcours : devis, essai, visite en magasin.",
        en: "When a known step turns the journey: quotation, trial, visit to a store.",
    },
    settings: &["milestone"],
    slow: false,
    additive: true,
    prepare: |journeys, settings| {
        let name = settings.milestone.as_deref();
        let milestone = name.and_then(|name| {
            let name = name.to_lowercase();
            journeys.channels.iter().position(|c| c.to_lowercase() == name)
        });
        let rule = move |_: usize, path: &[u16], weights: &mut [f64]| {
            rule(middle(path, milestone), weights);
        };
        Ok(by_path(journeys, Box::new(rule)))
    },
};

/// The first touch of the milestone between the ends, else the touch at half.
fn middle(path: &[u16], milestone: Option<usize>) -> usize {
    let is_it = |channel: &u16| Some(usize::from(*channel)) == milestone;
    let between = path.get(1..path.len() - 1).unwrap_or_default();
    between
        .iter()
        .position(is_it)
        .map_or(path.len() / 2, |at| at + 1)
}

/// 30 at both ends and in the middle, 10 over the rest.
fn rule(middle: usize, weights: &mut [f64]) {
    let n = weights.len();
    if n < 4 {
        weights.fill(1.0 / n as f64);
        return;
    }
    weights.fill(0.1 / (n - 3) as f64);
    for place in [0, middle, n - 1] {
        weights[place] = 0.3;
    }
}
