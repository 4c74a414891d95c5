//! Shapley values of the closure game, and the same by place in the journey.

use super::journeys::{Journeys, Timed, Weights};
use super::position::by_path;
use super::{linear_unique, Credit, Model, Prepared};
use crate::error::Result;
use crate::text::Text;
use std::rc::Rc;

/// Shapley values of the closure game.
pub static MODEL: Model = Model {
    id: "shapley_closure",
    name: Text {
        fr: "Shapley simplifié (partage égal des canaux distincts)",
        en: "Simplified Shapley (equal split over distinct channels)",
    },
    says: Text {
        fr: "Ce que d’autres outils appellent Shapley : la valeur d’un groupe de canaux est ce qu’ont vendu les parcours qui n’utilisent qu’eux. Le calcul revient à partager chaque vente à égalité entre les canaux distincts de son parcours.",
        en: "What other tools call Shapley: a group of channels is worth what journeys that use only them have sold. It comes to splitting each sale equally over the distinct channels of its journey.",
    },
    favours: Text {
        fr: "Les canaux présents dans beaucoup de parcours ; les parcours sans conversion ne comptent pas.",
        en: "Channels that are in many journeys; journeys that did not convert do not count.",
    },
    use_when: Text {
        fr: "Pour comparer avec un outil qui annonce « Shapley » sans dire quel jeu.",
        en: "To compare with a tool that says “Shapley” without saying which game.",
    },
    settings: &[],
    slow: false,
    additive: true,
    prepare: |journeys, _| Ok(by_path(journeys, Box::new(linear_unique::rule))),
};

/// The same by place in the journey (Zhao, Mahboobi & Bagheri 2018).
pub static ORDERED: Model = Model {
    id: "shapley_ordered",
    name: Text {
        fr: "Shapley ordonné",
        en: "Ordered Shapley",
    },
    says: Text {
        fr: "Le Shapley simplifié, rangé par place : combien de son crédit un canal doit à sa première, deuxième ou troisième place parmi les canaux du parcours.",
        en: "Simplified Shapley, set out by place: how much of its credit a channel owes to coming first, second or third among the channels of the journey.",
    },
    favours: Text {
        fr: "Comme le partage égal ; la place explique le crédit, elle ne le change pas.",
        en: "As the equal split does; the place explains the credit, it does not change it.",
    },
    use_when: Text {
        fr: "Pour voir si un canal ouvre, entretient ou conclut les parcours.",
        en: "To see whether a channel opens, keeps up or closes journeys.",
    },
    settings: &[],
    slow: false,
    additive: true,
    prepare: |journeys, _| Ok(Box::new(Ordered(Rc::clone(journeys)))),
};

struct Ordered(Rc<Journeys>);

impl Prepared for Ordered {
    fn journey(&self, timed: &Timed) -> Option<Vec<f64>> {
        let at = timed.path as usize;
        let path = self.0.paths.path(at);
        let mut shares = vec![0.0; path.len()];
        linear_unique::rule(at, path, &mut shares);
        Some(shares)
    }

    fn credit(&self, weights: &Weights) -> Result<Credit> {
        let count = self.0.channels.len();
        let mut credit = Credit::nothing(count);
        let mut distinct: Vec<u16> = Vec::new();
        for (at, (path, _)) in self.0.paths.iter().enumerate() {
            let (conversions, value) = (weights.conversions[at], weights.value[at]);
            if conversions == 0.0 && value == 0.0 {
                continue;
            }
            distinct.clear();
            for channel in path {
                if !distinct.contains(channel) {
                    distinct.push(*channel);
                }
            }
            let share = 1.0 / distinct.len() as f64;
            let places = &mut credit.learned.places;
            places.resize(places.len().max(distinct.len()), vec![0.0; count]);
            for (place, &channel) in distinct.iter().enumerate() {
                let channel = usize::from(channel);
                credit.conversions[channel] += share * conversions;
                credit.value[channel] += share * value;
                places[place][channel] += share * conversions;
            }
        }
        Ok(credit)
    }
}
