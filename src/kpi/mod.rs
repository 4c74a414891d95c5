//! The KPIs: one file each, and the list of them.
//!
//! A KPI is accumulated over a view, merged with other shards, and measured.
//! To add one, write its file and name it in the list below; the worked
//! example, the catalogue and the page's help come from the same place.

pub mod answers;
pub mod change;
pub mod cohort;
pub mod contacts;
pub mod customer;
pub mod decisions;
pub mod definitions;
pub mod instead;
pub mod journey;
pub mod kept;
pub mod lifetime;
pub mod measure;
pub mod reach;
pub mod research;
pub mod share;
pub mod spend;
pub mod together;
pub mod visits;
pub mod waiting;

mod ab_lift;
mod aov;
mod assisted_conversion;
mod attributed_revenue;
mod bounce_rate;
mod cac;
mod cart_abandonment;
mod cc_adoption;
mod cc_aov;
mod cc_conversion;
mod ces;
mod ces_score_norm;
mod channel_profit_global;
mod channel_segment;
mod churn_rate;
mod clv_contractual;
mod clv_historic;
mod clv_predictive;
mod clv_to_cac;
mod cohort_retention;
mod content_engagement;
mod context_repeat_rate;
mod conversion_rate;
mod cross_channel_return_share;
mod cross_return;
mod csat;
mod ctr;
mod entries;
mod fcr;
mod identification_rate;
mod identified_revenue_share;
mod loyalty_clv_corr;
mod loyalty_engagement;
mod loyalty_enrolment;
pub mod nps;
mod omnichannel_customer_share;
mod omnichannel_ratio;
mod p_alive;
mod purchase_frequency;
mod repeat_rate;
mod resolution_rate;
mod resolution_time;
mod response_time;
mod retention_rate;
mod revenue_by_channel;
mod revenue_total;
mod reverse_ropo;
mod rfm;
mod roas;
mod roi;
mod ropo;
mod seamless_transfer;
pub mod sentiment;
pub mod smart_progress;
mod synergy_ratio;
mod traffic;
mod visit_duration;

use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::error::{ProblemKind, Result};
use crate::stats::accumulate::Accumulator;
pub use crate::text::Text;
use measure::{Measure, Missing, Unit};
use serde::Serialize;

/// Every KPI, in the order of the catalogue.
pub static KPIS: &[&Kpi] = &[
    &revenue_total::KPI,
    &revenue_by_channel::KPI,
    &aov::KPI,
    &purchase_frequency::KPI,
    &conversion_rate::KPI,
    &cac::KPI,
    &clv_historic::KPI,
    &clv_predictive::KPI,
    &clv_contractual::KPI,
    &p_alive::KPI,
    &clv_to_cac::KPI,
    &omnichannel_ratio::KPI,
    &omnichannel_customer_share::KPI,
    &synergy_ratio::KPI,
    &identification_rate::KPI,
    &identified_revenue_share::KPI,
    &retention_rate::KPI,
    &churn_rate::KPI,
    &repeat_rate::KPI,
    &cohort_retention::KPI,
    &rfm::KPI,
    &channel_segment::KPI,
    &roi::KPI,
    &roas::KPI,
    &channel_profit_global::KPI,
    &assisted_conversion::KPI,
    &attributed_revenue::KPI,
    &ropo::KPI,
    &reverse_ropo::KPI,
    &cross_return::KPI,
    &cross_channel_return_share::KPI,
    &cart_abandonment::KPI,
    &cc_adoption::KPI,
    &cc_aov::KPI,
    &cc_conversion::KPI,
    &traffic::KPI,
    &bounce_rate::KPI,
    &visit_duration::KPI,
    &ctr::KPI,
    &content_engagement::KPI,
    &nps::KPI,
    &csat::KPI,
    &ces::KPI,
    &ces_score_norm::KPI,
    &response_time::KPI,
    &resolution_time::KPI,
    &resolution_rate::KPI,
    &fcr::KPI,
    &seamless_transfer::KPI,
    &context_repeat_rate::KPI,
    &sentiment::KPI,
    &loyalty_enrolment::KPI,
    &loyalty_engagement::KPI,
    &loyalty_clv_corr::KPI,
    &ab_lift::KPI,
    &smart_progress::KPI,
];

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
    /// Neither: it depends.
    Context,
}

/// The phase of the customer journey a KPI speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    /// They hear of it.
    Awareness,
    /// They think about it.
    Consideration,
    /// They buy.
    Decision,
    /// They are served.
    Service,
    /// They come back.
    Loyalty,
    /// No single one.
    All,
}

/// The family of a KPI.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum Category {
    /// The business as a whole.
    General,
    /// What customers live through.
    Experience,
    /// One channel.
    Channel,
    /// Return on what is spent.
    Roi,
    /// Groups of customers.
    Segment,
    /// How channels work together.
    Integration,
}

/// Any one of these fields will do.
pub type Need = &'static [&'static str];

/// A worked example: small files, and the value they give.
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// Table ids with the CSV text of each.
    pub files: &'static [(&'static str, &'static str)],
    /// Settings, as JSON.
    pub settings: &'static str,
    /// The value, by hand.
    pub value: f64,
    /// How the hand comes to it.
    pub reading: Text,
}

/// What a figure keeps of the rows of a view.
pub type Accumulate = fn(&View<'_>) -> Accumulator;

/// A KPI: what it is, and how it is computed.
pub struct Kpi {
    /// Its id, of the referential.
    pub id: &'static str,
    /// Its name.
    pub name: Text,
    /// The question it answers.
    pub question: Text,
    /// The formula in words.
    pub formula: Text,
    /// The unit of the value.
    pub unit: Unit,
    /// Which way is better.
    pub direction: Direction,
    /// The phase of the journey.
    pub phase: Phase,
    /// Its family.
    pub category: Category,
    /// The fields it needs: one of each.
    pub needs: &'static [Need],
    /// Whether it sums money, and is wrong without every exchange rate.
    pub sums_money: bool,
    /// How the open questions are decided.
    pub rules: &'static [Text],
    /// What it does not say.
    pub limits: &'static [Text],
    /// Where the definition is published.
    pub source: &'static str,
    /// A worked example.
    pub example: Example,
    /// Sums what is needed over a view.
    pub accumulate: Accumulate,
    /// The value from the sums.
    pub measure: fn(&Accumulator, &Settings) -> Measure,
}

/// A value counted on fewer than this is shown with a warning.
pub const FEW: u64 = 30;

impl Kpi {
    /// The fields that are missing for it; none where a file brings it counted.
    #[must_use]
    pub fn missing_needs(&self, view: &View<'_>) -> Vec<String> {
        let lacking = self.lacking(view);
        if lacking.is_empty() || instead::is_there(self, view) {
            return Vec::new();
        }
        lacking
    }

    /// Whether it is had from a file that brings it counted.
    #[must_use]
    pub fn is_counted(&self, view: &View<'_>) -> bool {
        let is_asked = instead::is_chosen(self, view) || !self.lacking(view).is_empty();
        is_asked && instead::is_there(self, view)
    }

    fn lacking(&self, view: &View<'_>) -> Vec<String> {
        self.needs
            .iter()
            .filter(|any| !any.iter().any(|field| view.data.fields.contains(*field)))
            .map(|any| any.join(" | "))
            .collect()
    }

    /// Why the KPI cannot be computed on a view, if it cannot.
    #[must_use]
    pub fn refusal(&self, view: &View<'_>) -> Option<Missing> {
        let needs = self.missing_needs(view);
        if !needs.is_empty() {
            return Some(Missing {
                reason: "field-missing",
                needs,
            });
        }
        if let Some(missing) = reach::refusal(self, view) {
            return Some(missing);
        }
        Missing::rates(view).filter(|_| self.sums_money)
    }

    /// The value from what was kept of a view, with the definitions it is counted by.
    fn measured(&self, sums: &Accumulator, view: &View<'_>) -> Measure {
        let mut measure = (self.measure)(sums, view.settings);
        for definition in definitions::of(self.id) {
            let stated = measure.settings.entry(definition.setting);
            stated.or_insert_with(|| definition.of(view.settings));
        }
        measure
    }

    /// With a warning where it is counted on few.
    fn finished(&self, mut measure: Measure) -> Measure {
        if measure.value.is_some() && measure.n < FEW {
            measure.cautions.push("few");
        }
        debug_assert!(measure.value.is_none_or(f64::is_finite), "{}", self.id);
        measure
    }

    /// The value on a view.
    #[must_use]
    pub fn compute(&self, view: &View<'_>) -> Measure {
        together::compute(&[self], view).pop().unwrap_or_default()
    }
}

/// A KPI by its id, or by its name in either language.
#[must_use]
pub fn named(text: &str) -> Option<&'static Kpi> {
    let text = text.trim().to_lowercase();
    let is = |kpi: &&&'static Kpi| {
        kpi.id == text
            || [kpi.name.fr, kpi.name.en]
                .iter()
                .any(|name| name.to_lowercase() == text)
    };
    KPIS.iter().find(is).copied()
}

/// The KPIs of these ids, or all where none is named, in the order of the registry.
///
/// # Errors
/// When a name is no KPI's.
pub fn chosen(only: &[String]) -> Result<Vec<&'static Kpi>> {
    if let Some(unknown) = only.iter().find(|id| KPIS.iter().all(|kpi| kpi.id != **id)) {
        return Err(ProblemKind::BadSetting {
            what: "kpi",
            value: unknown.clone(),
        }
        .into());
    }
    let named = |kpi: &&&Kpi| only.is_empty() || only.iter().any(|id| id == kpi.id);
    Ok(KPIS.iter().copied().filter(|kpi| named(&kpi)).collect())
}

#[cfg(test)]
mod tests;
