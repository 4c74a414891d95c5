//! The user's settings: everything a figure depends on besides the files.

use super::keys::{is_country, KeyKind};
use super::targets::TargetInput;
use crate::error::{ProblemKind, Result};
use crate::intake::cell::date::{self, DateOrder, DAY_MS};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What makes a customer one of several channels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// Channels bought on or touched.
    #[default]
    Interaction,
    /// Channels bought on.
    Purchase,
}

/// Whether amounts hold the tax: stated, since no file proves it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum Tax {
    /// Nobody said.
    #[default]
    Unsaid,
    /// Amounts hold it.
    Included,
    /// Amounts are without it.
    Excluded,
}

/// The channel a refund is booked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum RefundChannel {
    /// That of the order given back.
    #[default]
    Original,
    /// That on which it was given back.
    Return,
}

/// What is counted as converting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum ConversionUnit {
    /// Online sessions.
    #[default]
    Session,
    /// Customers with an online visit.
    Visitor,
    /// People who came through the doors of stores.
    Entry,
}

/// Which sales a visit is taken to convert to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum ConversionSales {
    /// Online ones within the session and its grace.
    #[default]
    Direct,
    /// Those of any channel within the days of research before a purchase.
    Assisted,
}

/// Whether several orders of a customer on a day are one purchase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum SameDay {
    /// Each counts.
    #[default]
    Apart,
    /// They count once.
    Merged,
}

/// Whether refunds are taken from what was sold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum Revenue {
    /// They are.
    #[default]
    Net,
    /// They are left aside.
    Gross,
}

/// What sales of nobody known are to a share of customers' revenue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "snake_case")]
pub enum Anonymous {
    /// Left out of the base.
    #[default]
    LeftOut,
    /// In the base, each as a customer of its own.
    Counted,
}

/// The period that figures are compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum Comparison {
    /// No comparison.
    #[default]
    None,
    /// The period of the same length just before.
    Previous,
    /// The same days a year earlier.
    Year,
    /// The days of `compare_from` and `compare_to`.
    Custom,
}

/// What stands for a touch in attribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum TouchName {
    /// The source where the touch has one, else the channel.
    #[default]
    Source,
    /// The channel.
    Channel,
}

/// How customers are told apart and matched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct IdentitySettings {
    /// The keys that match customers across files. Without `customer_id` the
    /// same number in two files is two customers; another key that is left out
    /// identifies nobody.
    pub match_on: Vec<KeyKind>,
    /// The country of telephone numbers that name none, as `FR`.
    pub country: String,
}

impl Default for IdentitySettings {
    fn default() -> Self {
        Self {
            match_on: KeyKind::ALL.to_vec(),
            country: "FR".to_owned(),
        }
    }
}

impl IdentitySettings {
    /// Whether they can be followed.
    ///
    /// # Errors
    /// When the country's telephone numbers are not known.
    pub fn check(&self) -> Result<()> {
        if is_country(&self.country) {
            return Ok(());
        }
        Err(ProblemKind::BadSetting {
            what: "country",
            value: self.country.clone(),
        }
        .into())
    }
}

/// A group of customers by a rule, under a name of the user's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(deny_unknown_fields)]
pub struct NamedSegment {
    /// Its name, as the segments looked at say it.
    pub name: String,
    /// Who is in it, as `channels>=2 and recency<=90`.
    pub rule: String,
}

/// How an experiment is read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct ExperimentSettings {
    /// Which experiment, where the files hold several; that of the most units
    /// when absent.
    pub name: Option<String>,
    /// The variant that the others are compared with; by its name when absent.
    pub control: Option<String>,
    /// The level that corrected p-values are held against.
    pub alpha: f64,
    /// What part each variant was to get, in any unit; equal parts when empty.
    pub allocation: BTreeMap<String, f64>,
    /// The days that the test was planned for.
    pub planned_days: Option<u32>,
    /// How often the figures are looked at before a decision.
    pub looks: u32,
    /// Values above this quantile of all count as that quantile; none when absent.
    pub winsorise: Option<f64>,
    /// The variant that is two others at once, in a test of two measures by two.
    pub both: Option<String>,
}

impl Default for ExperimentSettings {
    fn default() -> Self {
        Self {
            name: None,
            control: None,
            alpha: 0.05,
            allocation: BTreeMap::new(),
            planned_days: None,
            looks: 1,
            winsorise: None,
            both: None,
        }
    }
}

/// The settings of a report. All have defaults, and all are printed with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The day or instant the report speaks from; later rows are left out.
    /// The latest row when absent.
    pub as_of: Option<String>,
    /// The zone in which days begin.
    pub zone: String,
    /// The reporting currency; when absent, the only one of the orders, or euro.
    pub currency: Option<String>,
    /// The first day looked at, as `2026-01-01`.
    pub from: Option<String>,
    /// The last day looked at.
    pub to: Option<String>,
    /// The channels looked at; all when empty.
    pub channels: Vec<String>,
    /// The customer segments looked at; all, and anonymous sales, when empty.
    pub segments: Vec<String>,
    /// Segments by a rule; a name of these may be among the segments looked at.
    pub named_segments: Vec<NamedSegment>,
    /// The stores looked at; all, and what names none, when empty.
    pub stores: Vec<String>,
    /// The period that figures are compared with.
    pub compare: Comparison,
    /// The first day of a period of one's own to compare with.
    pub compare_from: Option<String>,
    /// The last day of it.
    pub compare_to: Option<String>,
    /// Whether refunds are taken from revenue.
    pub revenue: Revenue,
    /// Whether amounts hold the tax. It is told beside revenue and changes no figure.
    pub tax: Tax,
    /// Whether sales of nobody known are in the base of the omnichannel ratio.
    pub anonymous_sales: Anonymous,
    /// What makes a customer one of several channels.
    pub basis: Basis,
    /// The channel a refund is booked to.
    pub refund_channel: RefundChannel,
    /// What is counted as converting.
    pub conversion_unit: ConversionUnit,
    /// Which sales a visit is taken to convert to.
    pub conversion_sales: ConversionSales,
    /// Whether several orders of a customer on a day are one purchase.
    pub same_day: SameDay,
    /// Hours after its last touch in which a session's order still counts.
    pub session_grace_hours: f64,
    /// How far before a conversion its touches count, in days; no limit when absent.
    pub lookback_days: Option<f64>,
    /// How far before a store order an online touch counts as its research, in
    /// days, and the other way round.
    pub ropo_days: u32,
    /// The hours in which waits for customer service are counted, as
    /// `mon-fri 09:00-18:00`; at all hours when empty.
    pub business_hours: String,
    /// Days in which another contact of a customer is of the same matter.
    pub contact_days: u32,
    /// Days in which an unhappy answer is to be followed up.
    pub follow_up_days: u32,
    /// The share of a collected order's value credited to the store, 0 to 1.
    pub collect_credit: f64,
    /// The share of revenue that is margin, 0 to 1; 1 counts revenue as it is.
    pub margin_rate: f64,
    /// What stands for a touch in attribution.
    pub touch_name: TouchName,
    /// How customers are told apart and matched.
    pub identity: IdentitySettings,
    /// Names of channels that stand for others, as `"Site": "Web"`.
    pub channel_names: BTreeMap<String, String>,
    /// What channels are, where their names do not say it, as `"Kiosk": "store"`.
    pub channel_kinds: BTreeMap<String, String>,
    /// What the names of events stand for, where they do not say it, as
    /// `"rappel": "advice"`: `search`, `advice`, `lookup`, `quote`, `basket`,
    /// `abandoned`, `referral` or `none`.
    pub event_kinds: BTreeMap<String, String>,
    /// How an experiment is read.
    pub experiment: ExperimentSettings,
    /// What figures are to come to.
    pub targets: Vec<TargetInput>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            as_of: None,
            zone: "Europe/Paris".to_owned(),
            currency: None,
            from: None,
            to: None,
            channels: Vec::new(),
            segments: Vec::new(),
            named_segments: Vec::new(),
            stores: Vec::new(),
            compare: Comparison::default(),
            compare_from: None,
            compare_to: None,
            revenue: Revenue::default(),
            tax: Tax::default(),
            anonymous_sales: Anonymous::default(),
            basis: Basis::default(),
            refund_channel: RefundChannel::default(),
            conversion_unit: ConversionUnit::default(),
            conversion_sales: ConversionSales::default(),
            same_day: SameDay::default(),
            session_grace_hours: 4.0,
            lookback_days: None,
            ropo_days: 30,
            business_hours: String::new(),
            contact_days: 7,
            follow_up_days: 7,
            collect_credit: 0.0,
            margin_rate: 1.0,
            touch_name: TouchName::default(),
            identity: IdentitySettings::default(),
            channel_names: BTreeMap::new(),
            channel_kinds: BTreeMap::new(),
            event_kinds: BTreeMap::new(),
            experiment: ExperimentSettings::default(),
            targets: Vec::new(),
        }
    }
}

impl Settings {
    /// The margin rate within its limits; all revenue where it is no number.
    #[must_use]
    pub fn margin(&self) -> f64 {
        within(self.margin_rate, 1.0)
    }

    /// The store's credit of collected orders within its limits.
    #[must_use]
    pub fn credit(&self) -> f64 {
        within(self.collect_credit, 0.0)
    }

    /// Whether a dataset built for one serves the other: only what is decided
    /// when files are joined counts.
    #[must_use]
    pub fn joins_like(&self, other: &Self) -> bool {
        let joined = |one: &Self| {
            let identity = one.identity.clone();
            (
                one.as_of.clone(),
                one.currency.clone(),
                one.refund_channel,
                identity,
                one.channel_names.clone(),
                one.channel_kinds.clone(),
                one.event_kinds.clone(),
            )
        };
        self.zone == other.zone && joined(self) == joined(other)
    }
}

fn within(share: f64, otherwise: f64) -> f64 {
    if share.is_nan() {
        return otherwise;
    }
    share.clamp(0.0, 1.0)
}

/// A day setting as a day number.
///
/// # Errors
/// When it is not a date.
pub fn day_setting(what: &'static str, text: &str) -> Result<i64> {
    date::parse(text, DateOrder::DayFirst)
        .map(|moment| moment.civil_ms.div_euclid(DAY_MS))
        .ok_or_else(|| {
            ProblemKind::BadSetting {
                what,
                value: text.to_owned(),
            }
            .into()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_said_has_a_default_and_what_is_misspelt_is_refused() {
        let settings: Settings = serde_json::from_str(r#"{"basis":"purchase"}"#).unwrap();
        assert_eq!(settings.basis, Basis::Purchase);
        assert_eq!(settings.zone, "Europe/Paris");
        assert!(serde_json::from_str::<Settings>(r#"{"bases":"purchase"}"#).is_err());
        assert_eq!(
            day_setting("as_of", "soon").unwrap_err().kind.code(),
            "bad-setting"
        );
    }
}
