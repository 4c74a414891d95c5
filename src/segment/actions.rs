//! What may be done for a segment: texts, chosen by where it differs from all
//! customers. A suggestion, with the figure it rests on; nothing is proved by it.

use super::profile::Profile;
use super::rule::Figure;
use crate::text::Text;

/// A suggested action.
pub struct Action {
    /// Its id.
    pub id: &'static str,
    /// What to do.
    pub does: Text,
    /// What it rests on: a figure, or a share such as `omni`.
    pub rests_on: &'static str,
    /// The figure in the segment and among all customers, where it applies.
    applies: fn(&Profile, &Profile) -> Option<(f64, f64)>,
}

/// As many are suggested at most: the first ones count most.
const MOST: usize = 4;

/// Those that apply to a segment, with the figure of the segment and of all.
#[must_use]
pub fn actions(one: &Profile, all: &Profile) -> Vec<(&'static Action, f64, f64)> {
    let applying = ACTIONS.iter().filter_map(|action| {
        let (mine, theirs) = (action.applies)(one, all)?;
        Some((action, mine, theirs))
    });
    applying.take(MOST).collect()
}

fn median(figure: Figure, one: &Profile, all: &Profile) -> Option<(f64, f64)> {
    Some((one.median(figure)?, all.median(figure)?))
}

static ACTIONS: &[Action] = &[
    Action {
        id: "protect-best",
        does: Text {
            fr: "Préserver la relation : accès anticipé, interlocuteur nommé, service prioritaire ; pas de remise dont ils n’ont pas besoin.",
            en: "Protect the relation: early access, a named contact, priority service; no discount they do not need.",
        },
        rests_on: "best",
        applies: |one, all| {
            let pair = (one.best?, all.best?);
            (pair.0 >= 0.5 && pair.0 > pair.1).then_some(pair)
        },
    },
    Action {
        id: "win-back",
        does: Text {
            fr: "Relancer avant l’oubli : un message sur leurs derniers achats, puis une offre limitée dans le temps ; garder un groupe témoin pour mesurer l’effet.",
            en: "Win back before they forget: a message on what they last bought, then an offer limited in time; keep a control group to measure the effect.",
        },
        rests_on: "recency",
        applies: |one, all| median(Figure::Recency, one, all).filter(|(a, b)| *a > 1.5 * b.max(1.0)),
    },
    Action {
        id: "second-order",
        does: Text {
            fr: "Provoquer la deuxième commande : accueil en plusieurs messages, conseil d’usage, produit complémentaire dans le délai habituel de réachat.",
            en: "Bring about the second order: a welcome in several messages, advice on use, a complementary product within the usual time to the next purchase.",
        },
        rests_on: "once",
        applies: |one, all| {
            let pair = (one.once?, all.once?);
            (pair.0 >= 0.6 && pair.0 >= pair.1).then_some(pair)
        },
    },
    Action {
        id: "open-a-channel",
        does: Text {
            fr: "Ouvrir un deuxième canal là où il leur rend service : retrait en magasin, stock du magasin visible en ligne, reprise du panier par le conseiller.",
            en: "Open a second channel where it serves them: click and collect, store stock shown online, a basket that the adviser can take up.",
        },
        rests_on: "omni",
        applies: |one, all| {
            let pair = (one.omni?, all.omni?);
            (pair.1 > 0.0 && pair.0 < 0.5 * pair.1).then_some(pair)
        },
    },
    Action {
        id: "keep-it-seamless",
        does: Text {
            fr: "Soigner la continuité : même panier, mêmes prix et même historique partout ; vérifier les passages d’un canal à l’autre au service client.",
            en: "Keep it seamless: the same basket, prices and history everywhere; check what happens between channels at customer service.",
        },
        rests_on: "omni",
        applies: |one, all| {
            let pair = (one.omni?, all.omni?);
            (pair.0 >= 0.5 && pair.0 > pair.1 + 0.1).then_some(pair)
        },
    },
    Action {
        id: "turn-interest-into-orders",
        does: Text {
            fr: "Transformer l’intérêt : l’offre dans le contenu qu’ils ouvrent, le produit vu rappelé au bon moment, un essai en magasin.",
            en: "Turn interest into orders: the offer within the contents they open, the product seen recalled at the right time, a trial in store.",
        },
        rests_on: "engagement",
        applies: |one, all| {
            let often = median(Figure::Orders, one, all)?;
            let pair = median(Figure::Engagement, one, all)?;
            (pair.0 > pair.1 && often.0 <= often.1).then_some(pair)
        },
    },
    Action {
        id: "send-less",
        does: Text {
            fr: "Envoyer moins et autrement : moins de messages, un autre canal, une question sur leurs préférences.",
            en: "Send less and otherwise: fewer messages, another channel, a question on what they prefer.",
        },
        rests_on: "engagement",
        applies: |one, all| median(Figure::Engagement, one, all).filter(|(a, b)| *a == 0.0 && *b > 0.0),
    },
    Action {
        id: "raise-the-basket",
        does: Text {
            fr: "Élever le panier : lots, complément au moment de payer, seuil de livraison offerte un peu au-dessus de leur panier médian.",
            en: "Raise the basket: bundles, a complement at checkout, free delivery a little above their median basket.",
        },
        rests_on: "basket",
        applies: |one, all| median(Figure::Basket, one, all).filter(|(a, b)| *a < 0.8 * b),
    },
    Action {
        id: "enrol",
        does: Text {
            fr: "Proposer le programme de fidélité à ceux qui reviennent sans y être.",
            en: "Offer the loyalty programme to those who come back without being members.",
        },
        rests_on: "enrolled",
        applies: |one, all| {
            let often = one.median(Figure::Orders)?;
            let pair = (one.enrolled?, all.enrolled?);
            (often >= 2.0 && pair.0 < 0.5).then_some(pair)
        },
    },
    Action {
        id: "ask-consent",
        does: Text {
            fr: "Demander leur accord là où ils sont (caisse, retrait, confirmation de commande) : la plupart ne peuvent pas être écrits.",
            en: "Ask for their consent where they are (till, collection, order confirmation): most of them cannot be written to.",
        },
        rests_on: "consenting",
        applies: |one, all| {
            let pair = (one.consenting?, all.consenting?);
            (pair.0 < 0.4).then_some(pair)
        },
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(one: &Profile, all: &Profile) -> Vec<&'static str> {
        actions(one, all)
            .iter()
            .map(|(action, ..)| action.id)
            .collect()
    }

    #[test]
    fn a_segment_like_all_gets_no_action_and_one_that_differs_gets_its_own() {
        let all = Profile {
            best: Some(0.2),
            once: Some(0.5),
            omni: Some(0.3),
            medians: [
                Some(2.0),
                Some(50.0),
                Some(40.0),
                Some(200.0),
                Some(1.0),
                Some(1.0),
            ],
            enrolled: Some(0.6),
            consenting: Some(0.5),
            ..Profile::default()
        };
        assert!(ids(&all, &all).is_empty());
        let silent = Profile {
            omni: Some(0.1),
            medians: [
                Some(1.0),
                Some(30.0),
                Some(61.0),
                Some(300.0),
                Some(1.0),
                Some(0.0),
            ],
            once: Some(0.7),
            consenting: Some(0.1),
            ..all.clone()
        };
        // Four at most, the first ones first.
        assert_eq!(
            ids(&silent, &all),
            ["win-back", "second-order", "open-a-channel", "send-less"]
        );
        assert!(ids(&Profile::default(), &all).is_empty());
    }
}
