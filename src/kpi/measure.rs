//! What a KPI comes to: a value with what it rests on, or a reason for none.

use crate::dataset::view::View;
use crate::stats::interval::Interval;
use serde::Serialize;
use std::collections::BTreeMap;

/// The unit of a value. Rates are fractions; money is in the reporting currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// An amount in the reporting currency.
    Money,
    /// A fraction: 0.25 is 25%.
    Rate,
    /// A multiple: 2.5 is 2.5 times.
    Multiple,
    /// A number of things.
    Count,
    /// A plain number, such as a mean score or orders per customer.
    Number,
    /// Points of a net score, -100 to 100.
    Points,
    /// Hours.
    Hours,
    /// Seconds.
    Seconds,
}

/// Why there is no value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Missing {
    /// A stable code: `field-missing`, `rate-missing`, `zero-denominator`,
    /// `no-rows`, `no-cost`, `inconsistent`.
    pub reason: &'static str,
    /// The fields, or currencies, that would give one.
    pub needs: Vec<String>,
}

impl Missing {
    /// Amounts in a currency that no rate converts: no sum of them is one.
    #[must_use]
    pub fn rates(view: &View<'_>) -> Option<Self> {
        let needs = &view.data.missing_rates;
        (!needs.is_empty()).then(|| Self {
            reason: "rate-missing",
            needs: needs.clone(),
        })
    }

    /// A reason that no further file would lift.
    #[must_use]
    pub fn because(reason: &'static str) -> Self {
        Self {
            reason,
            needs: Vec::new(),
        }
    }
}

/// A share of a whole, with its interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Share {
    /// The share, 0 to 1.
    pub value: f64,
    /// Lower end at 95%.
    pub low: Option<f64>,
    /// Upper end at 95%.
    pub high: Option<f64>,
}

/// The value of one part of a breakdown.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Slice {
    /// The channel, or other key.
    pub key: String,
    /// The value, if there is one.
    pub value: Option<f64>,
    /// What it was counted on.
    pub n: u64,
    /// Lower end at 95%.
    pub low: Option<f64>,
    /// Upper end at 95%.
    pub high: Option<f64>,
    /// Its share of the whole, where parts add up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<Share>,
    /// Figures it was made of, such as revenue and cost.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub parts: BTreeMap<&'static str, f64>,
    /// Why there is no value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<Missing>,
}

/// A figure that belongs beside the value.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Also {
    /// What it is: a stable code.
    pub id: &'static str,
    /// Its value.
    pub value: f64,
    /// Its unit.
    pub unit: Unit,
    /// What it was counted on, where that is not the KPI's own.
    pub n: Option<u64>,
    /// Lower end at 95%.
    pub low: Option<f64>,
    /// Upper end at 95%.
    pub high: Option<f64>,
}

/// Rows that are in no figure of this KPI, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct LeftOut {
    /// A stable code, such as `anonymous`.
    pub reason: &'static str,
    /// How many rows.
    pub rows: u64,
}

/// What a KPI comes to on a view.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Measure {
    /// The value; `None` goes with a reason.
    pub value: Option<f64>,
    /// What it was counted on.
    pub n: u64,
    /// Lower end at 95%.
    pub low: Option<f64>,
    /// Upper end at 95%.
    pub high: Option<f64>,
    /// The method of the interval, or `census`.
    pub method: Option<&'static str>,
    /// The value by part.
    pub breakdown: Vec<Slice>,
    /// Figures beside it.
    pub also: Vec<Also>,
    /// Rows left out.
    pub left_out: Vec<LeftOut>,
    /// The settings it depends on, as printed beside it.
    pub settings: BTreeMap<&'static str, String>,
    /// Warnings: stable codes, such as `few` for too few to rely on.
    pub cautions: Vec<&'static str>,
    /// Why there is no value.
    pub missing: Option<Missing>,
}

impl Measure {
    /// No value, for a reason.
    #[must_use]
    pub fn missing(missing: Missing) -> Self {
        Self {
            missing: Some(missing),
            ..Self::default()
        }
    }

    /// A value that is a count of everything: it has no sampling error.
    #[must_use]
    pub fn census(value: f64, n: u64) -> Self {
        Self {
            value: Some(value),
            n,
            method: Some("census"),
            ..Self::default()
        }
    }

    /// A value with an interval by a method.
    #[must_use]
    pub fn estimate(value: f64, n: u64, interval: Option<Interval>, method: &'static str) -> Self {
        Self {
            value: Some(value),
            n,
            low: interval.map(|i| i.low),
            high: interval.map(|i| i.high),
            method: interval.map(|_| method),
            ..Self::default()
        }
    }

    /// Adds a figure beside the value, if there is one.
    pub fn also(&mut self, id: &'static str, unit: Unit, value: Option<f64>) {
        self.also.extend(value.map(|value| Also {
            id,
            value,
            unit,
            n: None,
            low: None,
            high: None,
        }));
    }

    /// Adds an estimate beside the value, if there is one.
    pub fn also_estimate(
        &mut self,
        id: &'static str,
        unit: Unit,
        estimate: Option<(f64, u64, Option<Interval>)>,
    ) {
        self.also.extend(estimate.map(|(value, n, interval)| Also {
            id,
            value,
            unit,
            n: Some(n),
            low: interval.map(|i| i.low),
            high: interval.map(|i| i.high),
        }));
    }

    /// Says how many rows of a kind are left out, if any.
    pub fn leave_out(&mut self, reason: &'static str, rows: u64) {
        if rows > 0 {
            self.left_out.push(LeftOut { reason, rows });
        }
    }

    /// Prints a setting beside the value.
    #[must_use]
    pub fn with_setting(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.settings.insert(name, value.into());
        self
    }
}

impl Slice {
    /// A part with a value and its interval.
    #[must_use]
    pub fn new(key: &str, value: f64, n: u64, interval: Option<Interval>) -> Self {
        Self {
            key: key.to_owned(),
            value: Some(value),
            n,
            low: interval.map(|i| i.low),
            high: interval.map(|i| i.high),
            share: None,
            parts: BTreeMap::new(),
            missing: None,
        }
    }

    /// A part without a value, for a reason.
    #[must_use]
    pub fn missing(key: &str, n: u64, reason: &'static str) -> Self {
        Self {
            value: None,
            missing: Some(Missing::because(reason)),
            ..Self::new(key, 0.0, n, None)
        }
    }
}
