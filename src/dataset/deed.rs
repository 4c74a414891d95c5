//! What an event says a customer did, finer than what kind of touch it was: it
//! searched, asked for advice, looked up stock, asked for a quote, filled a basket,
//! left one, or sent somebody else.

use super::identity::NONE;
use super::interner::Interner;
use crate::error::{Problem, ProblemKind, Result};
use crate::mapping::header::normalise;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// What was done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deed {
    /// Nothing of what follows, or the file does not say.
    #[default]
    None,
    /// A search.
    Search,
    /// A request for advice: an appointment, a chat, a call back.
    Advice,
    /// A look at what is in stock.
    Lookup,
    /// A request for a quote.
    Quote,
    /// Something was put in a basket, or it was taken to the till.
    Basket,
    /// The file says that a basket was left.
    Abandoned,
    /// Somebody else was sent, or recommended it.
    Referral,
}

/// What each deed is called, word by word as events are named.
const WORDS: [(Deed, &str); 7] = [
    (
        Deed::Search,
        "search|site search|internal search|view search results|search results|query|recherche|\
            recherche interne|recherche sur le site|resultats de recherche|suche|busqueda|ricerca",
    ),
    (
        Deed::Advice,
        "advice|advice request|ask advice|ask expert|consultation|appointment|book appointment|\
            appointment booked|chat|live chat|chat started|callback|call back|request callback|\
            contact request|contact form|generate lead|lead|conseil|demande de conseil|\
            demande conseil|rendez vous|rdv|prise de rendez vous|demande de rappel|rappel|\
            demande de contact|formulaire de contact|clavardage|tchat|beratung|asesoramiento",
    ),
    (
        Deed::Lookup,
        "stock lookup|stock look up|stock check|check stock|check availability|\
            availability check|store stock|store availability|view store stock|consultation stock|\
            consultation du stock|verification stock|dispo magasin|disponibilite|\
            disponibilite magasin|stock magasin|recherche stock|find in store|bestandsabfrage",
    ),
    (
        Deed::Quote,
        "quote|quote request|request quote|quotation|request a quote|estimate|devis|\
            demande de devis|devis demande|angebot|angebotsanfrage|presupuesto|preventivo|offerte",
    ),
    (
        Deed::Basket,
        "add to cart|add to basket|add to bag|cart|basket|begin checkout|checkout|\
            checkout started|start checkout|view cart|ajout panier|ajout au panier|panier|\
            debut de commande|validation panier|passage en caisse|voir panier|warenkorb|\
            in den warenkorb|anadir al carrito|aggiungi al carrello|winkelwagen",
    ),
    (
        Deed::Abandoned,
        "abandoned cart|cart abandoned|cart abandonment|abandoned basket|basket abandoned|\
            abandoned checkout|checkout abandoned|panier abandonne|abandon panier|\
            abandon de panier|abandon|warenkorbabbruch|carrito abandonado|carrello abbandonato",
    ),
    (
        Deed::Referral,
        "referral|refer a friend|refer friend|invite friend|invited a friend|recommended|\
            parrainage|parrainer|parraine|filleul|recommandation envoyee|invitation ami|\
            empfehlung|freunde werben|referido",
    ),
];

impl Deed {
    /// Those that can be stated, in the order of a journey.
    pub const ALL: [Self; 7] = [
        Self::Search,
        Self::Advice,
        Self::Lookup,
        Self::Quote,
        Self::Basket,
        Self::Abandoned,
        Self::Referral,
    ];

    /// Its id.
    #[must_use]
    pub fn id(self) -> &'static str {
        [
            "none",
            "search",
            "advice",
            "lookup",
            "quote",
            "basket",
            "abandoned",
            "referral",
        ][self as usize]
    }

    /// What the name of an event says.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        let name = normalise(name);
        let told = |(_, words): &&(Self, &str)| words.split('|').any(|word| word == name);
        WORDS
            .iter()
            .find(told)
            .map_or(Self::None, |(deed, _)| *deed)
    }

    fn of_id(id: &str) -> Option<Self> {
        let mut all = std::iter::once(Self::None).chain(Self::ALL);
        all.find(|deed| deed.id() == id)
    }
}

/// What the names of events stand for: as the user states it, else as they say.
#[derive(Debug, Default)]
pub struct Deeds {
    stated: BTreeMap<String, Deed>,
    of_words: FxHashMap<u32, Deed>,
    seen: BTreeMap<u32, u64>,
}

/// The name of an event, how often it comes, and what it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventName {
    /// The name, as the file writes it.
    pub name: String,
    /// How often it comes.
    pub n: u64,
    /// What it stands for.
    pub deed: Deed,
}

impl Deeds {
    /// With what the user states of names.
    ///
    /// # Errors
    /// When something else than a deed is stated.
    pub fn new(stated: &BTreeMap<String, String>) -> Result<Self> {
        let mut deeds = Self::default();
        for (name, id) in stated {
            let deed = Deed::of_id(id).ok_or_else(|| {
                Problem::from(ProblemKind::BadSetting {
                    what: "event_kinds",
                    value: id.clone(),
                })
            })?;
            deeds.stated.insert(normalise(name), deed);
        }
        Ok(deeds)
    }

    /// What the word of an event stands for; it is counted.
    pub(super) fn of(&mut self, words: &Interner, word: u32) -> Deed {
        if word == NONE {
            return Deed::None;
        }
        *self.seen.entry(word).or_default() += 1;
        let stated = &self.stated;
        *self.of_words.entry(word).or_insert_with(|| {
            let name = words.text(word);
            let own = stated.get(&normalise(name)).copied();
            own.unwrap_or_else(|| Deed::of_name(name))
        })
    }

    /// The names met, the most frequent first, so many at most.
    pub(super) fn names(self, words: &Interner, most: usize) -> Vec<EventName> {
        let mut names: Vec<EventName> = (self.seen.iter())
            .map(|(word, n)| EventName {
                name: words.text(*word).to_owned(),
                n: *n,
                deed: self.of_words.get(word).copied().unwrap_or_default(),
            })
            .collect();
        names.sort_by(|a, b| b.n.cmp(&a.n).then_with(|| a.name.cmp(&b.name)));
        names.truncate(most);
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deeds_by_the_names_of_events() {
        for (name, expected) in [
            ("add_to_cart", Deed::Basket),
            ("Ajout au panier", Deed::Basket),
            ("begin_checkout", Deed::Basket),
            ("Panier abandonné", Deed::Abandoned),
            ("view_search_results", Deed::Search),
            ("Recherche", Deed::Search),
            ("Demande de devis", Deed::Quote),
            ("generate_lead", Deed::Advice),
            ("Prise de rendez-vous", Deed::Advice),
            ("Disponibilité magasin", Deed::Lookup),
            ("stock-check", Deed::Lookup),
            ("Parrainage", Deed::Referral),
            ("visit", Deed::None),
            ("page_view", Deed::None),
            ("", Deed::None),
        ] {
            assert_eq!(Deed::of_name(name), expected, "{name}");
        }
        for deed in Deed::ALL {
            assert_eq!(Deed::of_id(deed.id()), Some(deed));
        }
    }

    #[test]
    fn no_name_says_two_things() {
        let mut all: Vec<&str> = WORDS
            .iter()
            .flat_map(|(_, words)| words.split('|'))
            .collect();
        all.iter()
            .for_each(|word| assert_eq!(normalise(word), *word));
        all.sort_unstable();
        assert!(all.windows(2).all(|two| two[0] != two[1]), "{all:?}");
    }
}
