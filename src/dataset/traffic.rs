//! Traffic: visits, clicks and footfall, already counted.

use super::placed::Place;
use super::quality::Effect;
use super::row::Row;
use crate::intake::cell::date::Period;
use crate::intake::cell::money::{Money, UNIT};

/// A row of a traffic file, typed. Counts are in millionths, `None` where the
/// file does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrafficRow {
    /// The days it covers, where the file says.
    pub period: Option<Period>,
    /// Word of the channel.
    pub channel: u32,
    /// Word of the store.
    pub store: u32,
    /// Word of the source.
    pub source: u32,
    /// Word of the medium.
    pub medium: u32,
    /// Word of the campaign.
    pub campaign: u32,
    /// Word of the page or the query.
    pub page: u32,
    /// Word of the device.
    pub device: u32,
    /// Sessions.
    pub sessions: Option<i64>,
    /// Sessions in which something happened.
    pub engaged_sessions: Option<i64>,
    /// Users: they do not add up over rows.
    pub users: Option<i64>,
    /// People who came in.
    pub visitors: Option<i64>,
    /// Times something was shown.
    pub impressions: Option<i64>,
    /// Persons it was shown to: they do not add up over rows.
    pub reach: Option<i64>,
    /// Searches.
    pub searches: Option<i64>,
    /// Requests for advice.
    pub advice: Option<i64>,
    /// Quotes asked for.
    pub quotes: Option<i64>,
    /// Baskets begun.
    pub baskets: Option<i64>,
    /// Clicks.
    pub clicks: Option<i64>,
    /// Messages opened.
    pub opens: Option<i64>,
    /// Whether the visit that the row is ended in a sale.
    pub converted: Option<bool>,
    /// What the tool counts as success.
    pub key_events: Option<i64>,
    /// Revenue the tool claims: never added to sales.
    pub revenue: Option<Money>,
    /// Word of its currency.
    pub currency: u32,
}

impl TrafficRow {
    /// Reads a record; what cannot be read goes to the ledger.
    pub fn read(row: &mut Row<'_>) -> Option<Self> {
        let converted = row.flag("converted");
        let traffic = Self {
            converted,
            period: row.span("date", "date_to"),
            channel: row.word("channel"),
            store: row.word("store"),
            source: row.word("source"),
            medium: row.word("medium"),
            campaign: row.word("campaign"),
            page: row.word("page"),
            device: row.word("device"),
            sessions: row.count("sessions").or(converted.map(|_| UNIT as i64)),
            engaged_sessions: row.count("engaged_sessions"),
            users: row.count("users"),
            visitors: row.count("visitors"),
            impressions: row.count("impressions"),
            reach: row.count("reach"),
            searches: row.count("searches"),
            advice: row.count("advice"),
            quotes: row.count("quotes"),
            baskets: row.count("baskets"),
            clicks: row.count("clicks"),
            opens: row.count("opens"),
            key_events: row.count("key_events"),
            revenue: row.maybe_money("revenue"),
            currency: row.word("currency"),
        };
        let rate = traffic.clicks.zip(traffic.impressions);
        if rate.is_some_and(|(clicks, shown)| clicks > shown) {
            row.note(Effect::Noted, "clicks-beyond-impressions", "clicks");
        }
        if row.binding.has("date") && traffic.period.is_none() {
            row.skip("period-unreadable", "date");
            return None;
        }
        Some(traffic)
    }
}

impl Place for TrafficRow {
    fn channel(&self) -> u32 {
        self.channel
    }

    fn store(&self) -> u32 {
        self.store
    }

    fn campaign(&self) -> u32 {
        self.campaign
    }

    fn money(&self) -> Option<(Money, u32)> {
        Some((self.revenue?, self.currency))
    }
}
