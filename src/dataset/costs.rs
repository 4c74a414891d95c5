//! Costs: what was spent on a channel in a period.

use super::row::Row;
use crate::intake::cell::date::Period;
use crate::intake::cell::money::Money;
use crate::mapping::header::normalise;

/// What money was spent for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CostKind {
    /// To win customers.
    Acquisition,
    /// To keep them.
    Retention,
    /// Anything else: distribution, people, systems.
    Other,
}

/// A row of a costs file, typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CostRow {
    /// The days it covers.
    pub period: Period,
    /// Word of the channel.
    pub channel: u32,
    /// Word of the currency.
    pub currency: u32,
    /// The amount in its own currency.
    pub amount: Money,
    /// What it was spent for.
    pub kind: CostKind,
    /// What the platform says of it.
    pub claims: Claims,
}

/// What an advertising platform says of what was spent on it: its word, never
/// added to sales. Counts are in millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claims {
    /// Word of the campaign.
    pub campaign: u32,
    /// Times the advertisement was shown.
    pub impressions: Option<i64>,
    /// Persons it was shown to: they do not add up over rows.
    pub reach: Option<i64>,
    /// Clicks on it.
    pub clicks: Option<i64>,
    /// Conversions the platform claims.
    pub conversions: Option<i64>,
    /// What they were worth, as it says.
    pub value: Option<Money>,
}

/// How often something was shown and to how many, in millionths, where the
/// platform says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shown {
    /// Times.
    pub impressions: Option<i64>,
    /// Persons.
    pub reach: Option<i64>,
}

impl Claims {
    fn read(row: &mut Row<'_>) -> Self {
        Self {
            campaign: row.word("campaign"),
            impressions: row.count("impressions"),
            reach: row.count("reach"),
            clicks: row.count("clicks"),
            conversions: row.count("conversions"),
            value: row.maybe_money("conversion_value"),
        }
    }
}

/// The typed rows of a costs file.
#[derive(Debug, Default)]
pub struct CostRows {
    /// The rows.
    pub rows: Vec<CostRow>,
}

impl CostRows {
    /// Reads a record; what cannot be read goes to the ledger.
    pub fn read(&mut self, row: &mut Row<'_>) {
        let Some(period) = row.span("period", "date_to") else {
            row.skip("period-unreadable", "period");
            return;
        };
        let Some(amount) = row.money("cost") else {
            return;
        };
        // Without a column for it, all spend is taken as spent to win customers.
        let kind = row
            .cell("kind")
            .map_or(CostKind::Acquisition, |cell| known_kind(&cell.text));
        let cost = CostRow {
            period,
            channel: row.word("channel"),
            currency: row.word("currency"),
            amount,
            kind,
            claims: Claims::read(row),
        };
        self.rows.push(cost);
    }
}

fn known_kind(text: &str) -> CostKind {
    const ACQUISITION: &[&str] = &[
        "acquisition",
        "publicite",
        "advertising",
        "ads",
        "ad spend",
        "media",
        "marketing",
        "prospection",
        "paid media",
        "werbung",
    ];
    const RETENTION: &[&str] = &[
        "retention",
        "fidelisation",
        "fidelite",
        "loyalty",
        "crm",
        "bindung",
    ];
    let text = normalise(text);
    if ACQUISITION.contains(&text.as_str()) {
        CostKind::Acquisition
    } else if RETENTION.contains(&text.as_str()) {
        CostKind::Retention
    } else {
        CostKind::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_by_name() {
        assert_eq!(known_kind("Fidélisation"), CostKind::Retention);
        assert_eq!(known_kind("Publicité"), CostKind::Acquisition);
        assert_eq!(known_kind("distribution"), CostKind::Other);
    }
}
