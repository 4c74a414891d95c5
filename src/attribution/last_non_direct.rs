//! Last touch that is no direct visit.

use super::position::by_path;
use super::Model;
use crate::text::Text;

/// Last touch that is no direct visit.
pub static MODEL: Model = Model {
    id: "last_non_direct",
    name: Text {
        fr: "Dernier contact non direct",
        en: "Last non-direct touch",
    },
    says: Text {
        fr: "Tout le crédit va au dernier contact qui n’est pas une visite directe ; à la visite directe s’il n’y a qu’elle. Ce qui est direct est un réglage.",
        en: "All credit goes to the last touch that is no direct visit; to the direct visit where there is nothing else. What is direct is a setting.",
    },
    favours: Text {
        fr: "Les canaux qui concluent, sans les visites dont on ignore l’origine.",
        en: "Channels that close, without visits of unknown origin.",
    },
    use_when: Text {
        fr: "Pour comparer avec un outil d’analyse web, qui compte presque toujours ainsi.",
        en: "To compare with a web analytics tool, which nearly always counts like this.",
    },
    settings: &["direct"],
    slow: false,
    additive: true,
    prepare: |journeys, settings| {
        let direct = settings.direct_of(journeys);
        let rule = move |_: usize, path: &[u16], weights: &mut [f64]| {
            let known = |channel: &u16| !direct[usize::from(*channel)];
            let last = path.iter().rposition(known).unwrap_or(path.len() - 1);
            weights[last] = 1.0;
        };
        Ok(by_path(journeys, Box::new(rule)))
    },
};
