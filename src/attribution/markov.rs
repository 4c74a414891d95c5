//! Markov chain, solved exactly.
//!
//! The removal effect of a channel is the share of conversions lost when every
//! state that holds it leads nowhere (Anderl, Becker, von Wangenheim &
//! Schumann 2016), or what another definition says. Nothing is simulated.

use super::journeys::{Journeys, Weights};
use super::settings::{ModelSettings, Removal};
use super::{chain, refuse, removal, Chain, Credit, Model, Prepared};
use crate::error::{Refusal, Result};
use crate::text::Text;
use std::rc::Rc;

/// Markov chain.
pub static MODEL: Model = Model {
    id: "markov",
    name: Text {
        fr: "Chaîne de Markov (exacte)",
        en: "Markov chain (exact)",
    },
    says: Text {
        fr: "Part des conversions qui disparaîtraient si les parcours passant par le canal s’arrêtaient là.",
        en: "Share of conversions that would be lost if journeys through the channel ended there.",
    },
    favours: Text {
        fr: "Les canaux par où passent beaucoup de parcours qui convertissent.",
        en: "Channels that many converting journeys pass through.",
    },
    use_when: Text {
        fr: "Quand l’export contient aussi les parcours sans conversion ; sans eux, ce n’est qu’une présence.",
        en: "When the export also holds journeys that did not convert; without them it is mere presence.",
    },
    settings: &["order", "removal"],
    slow: false,
    additive: true,
    prepare: |journeys, settings| {
        check(settings)?;
        Ok(Box::new(Markov {
            chain: chain::Chains::of(journeys, settings.order),
            journeys: Rc::clone(journeys),
            removal: settings.removal,
        }))
    },
};

struct Markov {
    journeys: Rc<Journeys>,
    chain: Rc<chain::Chain>,
    removal: Removal,
}

/// Whether there is such an order.
pub(super) fn check(settings: &ModelSettings) -> Result<()> {
    if (1..=4).contains(&settings.order) {
        return Ok(());
    }
    let order = settings.order;
    refuse("markov", Refusal::BadOrder { order })
}

impl Prepared for Markov {
    fn credit(&self, weights: &Weights) -> Result<Credit> {
        let count = self.journeys.channels.len();
        let mut chain = Chain {
            order: self.chain.order,
            states: self.chain.states.len(),
            p_conversion: 0.0,
            has_nulls: weights.nulls() > 0.0,
            removal_effects: vec![0.0; count],
        };
        let mut credit = Credit::nothing(count);
        if weights.conversions() > 0.0 {
            let Some(effects) =
                removal::effects(&self.journeys, &self.chain, weights, self.removal)
            else {
                return refuse("markov", Refusal::NoSolution);
            };
            let positive = |effects: &[f64]| -> Vec<f64> {
                effects.iter().map(|effect| effect.max(0.0)).collect()
            };
            let shares = Credit::in_proportion(
                &positive(&effects.conversions),
                &positive(&effects.value),
                weights,
            );
            let Some(shares) = shares else {
                return refuse("markov", Refusal::NotMissed);
            };
            credit = shares;
            chain.p_conversion = effects.p_conversion;
            chain.removal_effects = effects.conversions;
        }
        if !chain.has_nulls {
            credit.learned.notes.push("no-nulls");
        }
        credit.learned.chain = Some(chain);
        Ok(credit)
    }
}
