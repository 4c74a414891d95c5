//! Phases of the customer journey, as files name them.

use crate::mapping::header::normalise;

/// A phase of the journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// They hear of it.
    Awareness,
    /// They think about it.
    Consideration,
    /// They buy.
    Decision,
    /// They are served.
    Service,
    /// They come back.
    Loyalty,
}

impl Stage {
    /// All, in order.
    pub const ALL: [Self; 5] = [
        Self::Awareness,
        Self::Consideration,
        Self::Decision,
        Self::Service,
        Self::Loyalty,
    ];

    /// Its id.
    #[must_use]
    pub fn id(self) -> &'static str {
        [
            "awareness",
            "consideration",
            "decision",
            "service",
            "loyalty",
        ][self as usize]
    }

    /// The phase that a word stands for.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        // What is said after a purchase is looked for before the purchase.
        const WORDS: [(Stage, &str); 5] = [
            (Stage::Loyalty, "loyal|fidel|recommand|recommend|advoca|retention|treue"),
            (
                Stage::Service,
                "service|support|sav|usage|utilis|livr|deliver|retour|return|post|apres|after|use",
            ),
            (
                Stage::Decision,
                "decis|achat|purchas|checkout|buy|commande|order|conver|caisse|paiement|payment|kauf",
            ),
            (
                Stage::Consideration,
                "consider|reflex|evaluat|recherch|research|compar|search",
            ),
            (Stage::Awareness, "aware|decouv|discov|notori|attention|prise"),
        ];
        let name = normalise(name);
        let begins = |stem: &str| name.split(' ').any(|word| word.starts_with(stem));
        let told = WORDS.iter().find(|(_, stems)| stems.split('|').any(begins));
        told.map(|(stage, _)| *stage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phases_by_their_words() {
        for (name, expected) in [
            ("Découverte", Some(Stage::Awareness)),
            ("consideration", Some(Stage::Consideration)),
            ("Achat en magasin", Some(Stage::Decision)),
            ("Après achat", Some(Stage::Service)),
            ("post-purchase", Some(Stage::Service)),
            ("Fidélisation", Some(Stage::Loyalty)),
            ("Q4", None),
        ] {
            assert_eq!(Stage::of_name(name), expected, "{name}");
        }
    }
}
