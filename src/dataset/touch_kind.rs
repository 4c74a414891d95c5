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
    /// A touch of its own channel that converted at once, as a yes in a column
    /// of conversions says.
    Converting,
}

/// The phase of the customer journey that a touch belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TouchPhase {
    /// They are shown or sent something.
    Awareness,
    /// They look, open, click.
    Consideration,
    /// They begin to order.
    Decision,
}

impl TouchPhase {
    /// The ids, in the order of the journey.
    pub const IDS: [&'static str; 3] = ["awareness", "consideration", "decision"];

    /// That of a touch of a kind.
    #[must_use]
    pub fn of(kind: TouchKind) -> Self {
        match kind {
            TouchKind::Reach => Self::Awareness,
            TouchKind::Visit | TouchKind::Open | TouchKind::Click => Self::Consideration,
            TouchKind::CollectStart | TouchKind::Conversion | TouchKind::Converting => {
                Self::Decision
            }
        }
    }
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
];
const CONVERTING: &[&str] = &["yes", "oui", "si", "ja", "sim", "true", "vrai", "wahr", "1"];
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
    /// Whether it is a conversion, a touch besides or not.
    #[must_use]
    pub fn converts(self) -> bool {
        matches!(self, Self::Conversion | Self::Converting)
    }

    /// What the word of a file says.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let name = normalise(text);
        let lists = [
            (Self::Conversion, CONVERSION),
            (Self::Converting, CONVERTING),
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
        const ALL: [TouchKind; 7] = [
            TouchKind::Visit,
            TouchKind::Reach,
            TouchKind::Open,
            TouchKind::Click,
            TouchKind::CollectStart,
            TouchKind::Conversion,
            TouchKind::Converting,
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
            ("Yes", TouchKind::Converting),
            ("1", TouchKind::Converting),
            ("No", TouchKind::Visit),
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
