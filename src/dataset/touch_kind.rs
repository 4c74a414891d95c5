//! What a touch was: shown, sent, clicked, visited.

use crate::mapping::header::normalise;

/// What a touch was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TouchKind {
    /// Anything that the customer did, or the file does not say.
    #[default]
    Visit,
    /// Something was shown or sent to them.
    Reach,
    /// A message was opened.
    Open,
    /// They clicked, answered, shared.
    Click,
    /// They began to order for collection.
    CollectStart,
    /// Not a touch: it converts.
    Conversion,
}

const CONVERSION: &[&str] = &[
    "conversion",
    "purchase",
    "achat",
    "order",
    "commande",
    "sale",
    "vente",
    "transaction",
    "kauf",
    "converted",
    "yes",
    "oui",
];
const REACH: &[&str] = &[
    "impression",
    "impressions",
    "view",
    "viewed",
    "shown",
    "reach",
    "sent",
    "send",
    "delivered",
    "envoi",
    "envoye",
    "delivre",
    "affichage",
    "vue",
    "exposition",
    "zustellung",
];
const OPEN: &[&str] = &["open", "opened", "ouverture", "ouvert", "geoffnet"];
const CLICK: &[&str] = &[
    "click",
    "clicked",
    "clic",
    "klick",
    "interaction",
    "engagement",
    "reply",
    "reponse",
    "share",
    "partage",
    "comment",
    "commentaire",
    "like",
    "reaction",
    "download",
    "telechargement",
];
const COLLECT: &[&str] = &[
    "cc start",
    "collect start",
    "click collect start",
    "click and collect start",
    "start collect",
    "pickup start",
    "store availability",
    "reservation",
    "reserve",
    "debut click collect",
    "disponibilite magasin",
];

impl TouchKind {
    /// What the word of a file says.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let name = normalise(text);
        let lists = [
            (Self::Conversion, CONVERSION),
            (Self::Reach, REACH),
            (Self::Open, OPEN),
            (Self::Click, CLICK),
            (Self::CollectStart, COLLECT),
        ];
        let found = lists
            .iter()
            .find(|(_, words)| words.contains(&name.as_str()));
        found.map_or(Self::Visit, |(kind, _)| *kind)
    }

    pub(super) fn bits(self) -> u16 {
        self as u16
    }

    pub(super) fn of_bits(bits: u16) -> Self {
        const ALL: [TouchKind; 6] = [
            TouchKind::Visit,
            TouchKind::Reach,
            TouchKind::Open,
            TouchKind::Click,
            TouchKind::CollectStart,
            TouchKind::Conversion,
        ];
        ALL.get(usize::from(bits)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_by_name() {
        for (text, expected) in [
            ("Conversion", TouchKind::Conversion),
            ("achat", TouchKind::Conversion),
            ("visit", TouchKind::Visit),
            ("", TouchKind::Visit),
            ("cc_start", TouchKind::CollectStart),
            ("Impression", TouchKind::Reach),
            ("delivered", TouchKind::Reach),
            ("Clic", TouchKind::Click),
            ("ouverture", TouchKind::Open),
        ] {
            assert_eq!(TouchKind::of(text), expected, "{text}");
            assert_eq!(TouchKind::of_bits(expected.bits()), expected);
        }
    }
}
