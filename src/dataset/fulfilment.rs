//! How an order comes to the customer.

use crate::mapping::header::normalise;

/// How an order comes to the customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fulfilment {
    /// The file does not say.
    #[default]
    Unknown,
    /// Sent to an address, or to a pick-up point of others.
    Delivery,
    /// Ordered from afar and fetched in a store.
    Collect,
    /// Taken along in the store.
    InStore,
}

const COLLECT: &[&str] = &[
    "collect",
    "click collect",
    "click and collect",
    "click n collect",
    "cc",
    "c c",
    "bopis",
    "pickup",
    "pick up",
    "store pickup",
    "in store pickup",
    "pickup in store",
    "pick up in store",
    "local pickup",
    "curbside",
    "drive",
    "retrait",
    "retrait magasin",
    "retrait en magasin",
    "retrait boutique",
    "retrait drive",
    "e reservation",
    "reserve and collect",
    "abholung",
    "selbstabholung",
    "filialabholung",
];
const IN_STORE: &[&str] = &[
    "store",
    "in store",
    "instore",
    "magasin",
    "en magasin",
    "boutique",
    "en boutique",
    "sur place",
    "emporte",
    "take away",
    "carry out",
    "pos",
    "caisse",
    "laden",
    "filiale",
];

impl Fulfilment {
    /// What the word of a file says. Any other word is a way of sending: carriers
    /// have too many names to list.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let name = normalise(text);
        if name.is_empty() {
            Self::Unknown
        } else if COLLECT.contains(&name.as_str()) {
            Self::Collect
        } else if IN_STORE.contains(&name.as_str()) {
            Self::InStore
        } else {
            Self::Delivery
        }
    }

    pub(super) fn bits(self) -> u16 {
        self as u16
    }

    pub(super) fn of_bits(bits: u16) -> Self {
        [Self::Unknown, Self::Delivery, Self::Collect, Self::InStore][usize::from(bits & 3)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_files() {
        for (text, expected) in [
            ("click_collect", Fulfilment::Collect),
            ("Click & Collect", Fulfilment::Collect),
            ("Retrait en magasin", Fulfilment::Collect),
            ("in_store", Fulfilment::InStore),
            ("store", Fulfilment::InStore),
            ("ship", Fulfilment::Delivery),
            ("Colissimo", Fulfilment::Delivery),
            (" ", Fulfilment::Unknown),
        ] {
            assert_eq!(Fulfilment::of(text), expected, "{text}");
            assert_eq!(Fulfilment::of_bits(expected.bits()), expected);
        }
    }
}
