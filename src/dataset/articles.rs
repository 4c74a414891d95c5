//! Articles: what they cost, how many are where.

use super::identity::NONE;
use super::placed::Place;
use super::row::Row;
use crate::intake::cell::money::Money;

/// A row of a stock file, typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StockRow {
    /// Word of the article.
    pub sku: u32,
    /// Word of the place.
    pub location: u32,
    /// Word of the system.
    pub system: u32,
    /// How many, in millionths.
    pub quantity: i64,
    /// When, in milliseconds UTC.
    pub taken: Option<i64>,
}

impl StockRow {
    /// Reads a record; what cannot be read goes to the ledger.
    pub fn read(row: &mut Row<'_>) -> Option<Self> {
        let sku = article(row)?;
        let Some(quantity) = row.count("quantity") else {
            row.skip("quantity-missing", "quantity");
            return None;
        };
        Some(Self {
            sku,
            location: row.word("location"),
            system: row.word("system"),
            quantity,
            taken: row.maybe_instant("taken_at"),
        })
    }
}

impl Place for StockRow {}

/// A row of a products file, typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProductRow {
    /// Word of the article.
    pub sku: u32,
    /// Word of its name.
    pub name: u32,
    /// Word of its family.
    pub family: u32,
    /// Word of its EAN.
    pub ean: u32,
    /// Its price.
    pub price: Option<Money>,
    /// Its promotional price.
    pub promo_price: Option<Money>,
    /// Word of the currency.
    pub currency: u32,
    /// Whether it is sold online.
    pub web_available: Option<bool>,
    /// Word of the channel the price is asked on.
    pub channel: u32,
    /// Word of the system.
    pub system: u32,
    /// When, in milliseconds UTC.
    pub taken: Option<i64>,
}

impl ProductRow {
    /// Reads a record; what cannot be read goes to the ledger.
    pub fn read(row: &mut Row<'_>) -> Option<Self> {
        let sku = article(row)?;
        let product = Self {
            sku,
            name: row.word("name"),
            family: row.word("family"),
            ean: row.word("ean"),
            price: row.maybe_money("price"),
            promo_price: row.maybe_money("promo_price"),
            currency: row.word("currency"),
            web_available: row.flag("web_available"),
            channel: row.word("channel"),
            system: row.word("system"),
            taken: row.maybe_instant("taken_at"),
        };
        Some(product)
    }
}

impl Place for ProductRow {
    fn channel(&self) -> u32 {
        self.channel
    }

    fn money(&self) -> Option<(Money, u32)> {
        Some((self.price?, self.currency))
    }
}

fn article(row: &mut Row<'_>) -> Option<u32> {
    let sku = row.word("sku");
    if sku == NONE {
        row.skip("article-missing", "sku");
        return None;
    }
    Some(sku)
}
