//! Look-ups of stock: what was shown, and what was there.

use super::identity::NONE;
use super::placed::Place;
use super::quality::Effect;
use super::row::Row;
use crate::intake::cell::money::UNIT;
use crate::mapping::header::normalise;

/// What was shown, or was there: a quantity, or only whether there was any.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stock {
    /// So many, in millionths.
    Quantity(i64),
    /// Some, or none.
    Any(bool),
}

impl Stock {
    /// Whether there is any.
    #[must_use]
    pub fn is_any(self) -> bool {
        match self {
            Self::Quantity(quantity) => quantity > 0,
            Self::Any(any) => any,
        }
    }
}

/// A row of a look-ups file, typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LookupRow {
    /// When, in milliseconds UTC.
    pub time: Option<i64>,
    /// The customer.
    pub customer: u32,
    /// Word of the article.
    pub sku: u32,
    /// Word of the store.
    pub store: u32,
    /// Word of the channel.
    pub channel: u32,
    /// How many look-ups the row stands for, in millionths.
    pub lookups: i64,
    /// What was shown.
    pub shown: Option<Stock>,
    /// What was there.
    pub actual: Option<Stock>,
}

impl LookupRow {
    /// Reads a record; what cannot be read goes to the ledger.
    pub fn read(row: &mut Row<'_>) -> Option<Self> {
        let sku = row.word("sku");
        if sku == NONE {
            row.skip("article-missing", "sku");
            return None;
        }
        Some(Self {
            time: row.maybe_instant("at"),
            customer: row.customer(),
            sku,
            store: row.word("store"),
            channel: row.word("channel"),
            lookups: row.count("lookups").unwrap_or(UNIT as i64),
            shown: stock(row, "shown"),
            actual: stock(row, "actual"),
        })
    }
}

impl Place for LookupRow {
    fn customer(&self) -> u32 {
        self.customer
    }

    fn channel(&self) -> u32 {
        self.channel
    }
}

fn stock(row: &mut Row<'_>, field: &'static str) -> Option<Stock> {
    let cell = row.cell(field)?;
    if let Some(quantity) = cell.money() {
        return Some(Stock::Quantity(quantity.0));
    }
    let any = availability(&normalise(&cell.text));
    if any.is_none() {
        row.note(Effect::Guessed, "stock-unreadable-as-missing", field);
    }
    any.map(Stock::Any)
}

/// Whether words for availability say that there is any.
fn availability(text: &str) -> Option<bool> {
    const NONE_LEFT: &str = "out of stock|not available|unavailable|sold out|rupture|en rupture|\
        rupture de stock|indisponible|epuise|non|no|nein|false|faux|ausverkauft|nicht verfugbar|\
        agotado|no disponible|esaurito|non disponibile|uitverkocht|niet op voorraad|nicht vorratig";
    const SOME: &str = "in stock|available|en stock|disponible|oui|yes|ja|true|vrai|auf lager|\
        verfugbar|disponibile|op voorraad|low stock|stock faible|limited|derniers articles|si|\
        vorratig|beschikbaar";
    let is = |words: &str| words.split('|').any(|word| word == text);
    match (is(NONE_LEFT), is(SOME)) {
        (true, _) => Some(false),
        (_, true) => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_availability() {
        for (text, expected) in [
            ("en stock", Some(true)),
            ("rupture", Some(false)),
            ("auf lager", Some(true)),
            ("niet op voorraad", Some(false)),
            ("soon", None),
        ] {
            assert_eq!(availability(text), expected, "{text}");
        }
        assert!(!Stock::Quantity(0).is_any());
    }
}
