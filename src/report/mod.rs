//! The report: where the analysis rooms meet.

pub mod assemble;
pub mod attribution;
pub mod breakdown;
pub mod bridges;
pub mod budget;
pub mod case;
pub mod clv;
mod clv_gap;
pub mod compare;
mod contributors;
mod credit_by_segment;
pub mod cross_areas;
pub mod cross_effects;
mod crossings;
pub mod customers;
pub mod export;
pub mod journey;
pub mod keys;
pub mod local_gain;
pub mod maturity;
pub mod money;
pub mod paths;
pub mod result;
pub mod season;
pub mod segment_journeys;
pub mod segments;
pub mod service;
pub mod study;
pub mod swing;
pub mod targets;
pub mod trend;
pub mod voice;

use crate::attribution::ModelSettings;
use crate::dataset::matching::Identity;
use crate::dataset::period::StepUnit;
use crate::dataset::quality::Entry;
use crate::dataset::settings::Settings;
use crate::kpi::measure::{Also, LeftOut, Missing, Slice, Unit};
pub use attribution::{AttributionReport, ChannelCredit, ModelReport};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is asked of a report.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct ReportRequest {
    /// The settings.
    pub settings: Settings,
    /// The attribution models.
    pub attribution: ModelSettings,
}

/// Everything the loaded files come to. Its JSON is a contract: fields are
/// added, never changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Report {
    /// The version of the engine.
    pub omnimeter: &'static str,
    /// The files.
    pub inputs: Vec<Input>,
    /// The settings, with what was decided where nothing was said.
    pub settings: ResolvedSettings,
    /// The KPIs, in the order of the catalogue.
    pub kpis: Vec<KpiReport>,
    /// The attribution models.
    pub attribution: AttributionReport,
    /// Who is who across the files.
    pub identity: Identity,
}

/// The KPIs alone, for one set of settings.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Figures {
    /// The settings, with what was decided where nothing was said.
    pub settings: ResolvedSettings,
    /// The KPIs, in the order of the catalogue.
    pub kpis: Vec<KpiReport>,
}

/// A file as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Input {
    /// Its id in the session.
    pub id: u32,
    /// Its name.
    pub file: String,
    /// The table it was read into.
    pub table: &'static str,
    /// Rows below the header.
    pub rows: u64,
    /// Rows that are in no figure.
    pub skipped: u64,
    /// The day of its oldest row, in the reporting zone; `null` without dates.
    pub oldest: Option<String>,
    /// The day of its newest row. Costs speak of whole periods: their last day.
    pub newest: Option<String>,
    /// The SHA-256 of its bytes, when it was asked for.
    pub sha256: Option<String>,
    /// What was skipped, repaired and guessed.
    pub ledger: Vec<Entry>,
}

/// The settings with the values that were in force.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ResolvedSettings {
    /// The settings, the currency and the end filled in.
    #[serde(flatten)]
    pub settings: Settings,
    /// The first and the last day on which there is an order or a touch.
    pub data_from: Option<String>,
    /// The last of them.
    pub data_to: Option<String>,
    /// The period compared with, if one was asked for and there is one.
    pub compared: Option<Compared>,
    /// The channels of the files.
    pub all_channels: Vec<String>,
    /// The segments of the files.
    pub all_segments: Vec<String>,
    /// The stores of the files.
    pub all_stores: Vec<String>,
    /// The confidence of every interval.
    pub confidence: f64,
}

/// The period that figures are compared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Compared {
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub to: String,
    /// Why the comparison is unfair: `before-not-covered` when the data begins
    /// later, `now-not-complete` when the period looked at is not over.
    pub caution: Option<&'static str>,
}

/// How a KPI has moved.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct KpiChange {
    /// The value before.
    pub before: Option<f64>,
    /// What it was counted on.
    pub before_n: u64,
    /// Now less before.
    pub change: Option<f64>,
    /// Lower end at 95%.
    pub low: Option<f64>,
    /// Upper end at 95%.
    pub high: Option<f64>,
    /// The change as a share of before.
    pub relative: Option<f64>,
    /// Lower end at 95%.
    pub relative_low: Option<f64>,
    /// Upper end at 95%.
    pub relative_high: Option<f64>,
    /// The method of the interval.
    pub method: Option<&'static str>,
    /// The p-value of "no change", alone.
    pub p_value: Option<f64>,
    /// Whether it is beyond noise, all KPIs being looked at together (Holm).
    pub beyond_noise: Option<bool>,
    /// Why there was no value before.
    pub missing: Option<Missing>,
}

/// The step of a trend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum TrendStep {
    /// Days.
    Day,
    /// Weeks from Monday.
    Week,
    /// Months.
    #[default]
    Month,
    /// Quarters.
    Quarter,
}

impl TrendStep {
    /// What a step starts with.
    #[must_use]
    pub fn unit(self) -> StepUnit {
        match self {
            Self::Day => StepUnit::Day,
            Self::Week => StepUnit::Week,
            Self::Month => StepUnit::Month,
            Self::Quarter => StepUnit::Quarter,
        }
    }
}

/// A KPI over time.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Trend {
    /// The KPI.
    pub id: &'static str,
    /// The unit of its values.
    pub unit: Unit,
    /// One point a step.
    pub points: Vec<TrendPoint>,
}

/// A KPI in one step of time.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct TrendPoint {
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub to: String,
    /// Whether the data covers all of it.
    pub complete: bool,
    /// The value.
    pub value: Option<f64>,
    /// What it was counted on.
    pub n: u64,
    /// Lower end at 95%.
    pub low: Option<f64>,
    /// Upper end at 95%.
    pub high: Option<f64>,
}

/// A KPI's measure.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct KpiReport {
    /// The KPI.
    pub id: &'static str,
    /// Its value, or none with a reason.
    pub value: Option<f64>,
    /// The unit of the value.
    pub unit: Unit,
    /// What it was counted on.
    pub n: u64,
    /// Lower end at 95%.
    pub low: Option<f64>,
    /// Upper end at 95%.
    pub high: Option<f64>,
    /// The method of the interval, or `census`.
    pub method: Option<&'static str>,
    /// The value by channel.
    pub breakdown: Vec<Slice>,
    /// Figures beside it.
    pub also: Vec<Also>,
    /// Rows left out, and why.
    pub left_out: Vec<LeftOut>,
    /// The settings it depends on.
    pub settings: BTreeMap<&'static str, String>,
    /// Warnings.
    pub cautions: Vec<&'static str>,
    /// How it has moved since the period compared with.
    pub change: Option<KpiChange>,
    /// Why there is no value.
    pub missing: Option<Missing>,
}
