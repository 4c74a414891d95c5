//! Promotions, samples and tastings: when, where, at what cost.

use super::placed::Place;
use super::row::Row;
use crate::intake::cell::date::Period;
use crate::intake::cell::money::Money;

/// A row of a promotions file, typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PromotionRow {
    /// The days it lasted.
    pub period: Period,
    /// Word of its number.
    pub promotion: u32,
    /// Word of what it is called.
    pub label: u32,
    /// Word of what it was: a rebate, a sample, a tasting.
    pub kind: u32,
    /// Word of the store; all of them when it names none.
    pub store: u32,
    /// Word of the channel; all of them when it names none.
    pub channel: u32,
    /// Word of the article.
    pub sku: u32,
    /// What it cost.
    pub cost: Option<Money>,
    /// Word of the currency.
    pub currency: u32,
    /// Samples given, in millionths.
    pub samples: Option<i64>,
    /// The line of the file.
    pub line: u32,
}

impl PromotionRow {
    /// Reads a record; what cannot be read goes to the ledger.
    pub fn read(row: &mut Row<'_>) -> Option<Self> {
        let Some(period) = row.span("from", "to") else {
            row.skip("period-unreadable", "from");
            return None;
        };
        Some(Self {
            period,
            promotion: row.word("promotion"),
            label: row.word("label"),
            kind: row.word("kind"),
            store: row.word("store"),
            channel: row.word("channel"),
            sku: row.word("sku"),
            cost: row.maybe_money("cost"),
            currency: row.word("currency"),
            samples: row.count("samples"),
            line: u32::try_from(row.line()).unwrap_or(u32::MAX),
        })
    }
}

impl Place for PromotionRow {
    fn channel(&self) -> u32 {
        self.channel
    }

    fn money(&self) -> Option<(Money, u32)> {
        Some((self.cost?, self.currency))
    }
}
