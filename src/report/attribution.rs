//! What the attribution models come to.

use crate::attribution::journeys::{Coverage, Journeys, Weight, Weights};
use crate::attribution::{self, Credit, Learned, Model, ModelSettings};
use crate::dataset::view::View;
use crate::error::{ProblemKind, Result};
use crate::kpi::measure::Missing;
use serde::Serialize;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Conversions and what they were worth.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Amount {
    /// Conversions.
    pub conversions: f64,
    /// What they were worth.
    pub value: f64,
}

/// What the attribution models come to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct AttributionReport {
    /// Journeys, converted or not.
    pub journeys: f64,
    /// Conversions of known customers.
    pub conversions: f64,
    /// What they were worth.
    pub value: f64,
    /// Conversions without a touch that counts: never spread.
    pub unattributed: Amount,
    /// Sales of nobody known: never spread.
    pub unidentified: Amount,
    /// Sales by the channel they were made on, with those of somebody known and
    /// those with a touch that counts.
    pub coverage: Vec<ChannelCoverage>,
    /// Distinct journeys.
    pub distinct_paths: u64,
    /// Touches in the same instant as another of the same customer.
    pub time_ties: u64,
    /// The models.
    pub models: Vec<ModelReport>,
    /// Why there is none.
    pub missing: Option<Missing>,
}

/// Sales made on a channel.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ChannelCoverage {
    /// The channel.
    pub channel: String,
    /// Sales.
    pub sales: u64,
    /// Of somebody known.
    pub identified: u64,
    /// With a touch that counts.
    pub attributed: u64,
}

/// What a model comes to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ModelReport {
    /// The model.
    pub id: &'static str,
    /// The settings it was run with.
    pub settings: BTreeMap<&'static str, String>,
    /// Whether its credit adds up to the conversions.
    pub additive: bool,
    /// The credit of each channel.
    pub channels: Vec<ChannelCredit>,
    /// What it learned on the way.
    pub diagnostics: Diagnostics,
    /// Why it could not run, in words.
    pub missing: Option<String>,
    /// The same as a code with its values, for other languages.
    pub refusal: Option<ModelRefusal>,
}

/// Why a model could not run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ModelRefusal {
    /// A stable code.
    pub code: &'static str,
    /// What varies in its sentence.
    pub values: BTreeMap<&'static str, String>,
}

/// The credit of a channel.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ChannelCredit {
    /// The channel.
    pub channel: String,
    /// Conversions credited.
    pub conversions: f64,
    /// Value credited.
    pub value: f64,
    /// Share of the conversions that the model shares out, 0 to 1.
    pub share: f64,
}

/// What a model learned; empty for the rule models.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Diagnostics {
    /// States of the chain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub states: Option<usize>,
    /// Share of journeys that convert.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p_conversion: Option<f64>,
    /// Whether journeys without conversion were there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_nulls: Option<bool>,
    /// Share of conversions lost without each channel, before they are scaled.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub removal_effects: Vec<RemovalEffect>,
    /// Their sum: 1 or more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub removal_effects_sum: Option<f64>,
    /// The effect of each channel, with its standard error if it has one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub effects: Vec<ChannelEffect>,
    /// By place in the journey, the conversions of each channel.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Vec<f64>>,
    /// What must be said of the result: `by-position`, `no-nulls`, `negative`, `sampled`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<&'static str>,
}

/// What a model found of a channel.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ChannelEffect {
    /// The channel.
    pub channel: String,
    /// The effect.
    pub value: f64,
    /// Its standard error.
    pub error: Option<f64>,
    /// Days in which it halves, where that is learned.
    pub half_life_days: Option<f64>,
}

/// The removal effect of a channel.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct RemovalEffect {
    /// The channel.
    pub channel: String,
    /// Share of conversions lost without it, 0 to 1.
    pub effect: f64,
}

/// What the chosen models come to on a view.
///
/// # Errors
/// When a model does not exist.
pub fn attribution(view: &View<'_>, settings: &ModelSettings) -> Result<AttributionReport> {
    let models = attribution::chosen(settings)?;
    let missing = attribution_needs(view);
    let journeys = match missing {
        None => Rc::new(Journeys::of(view, settings)),
        Some(_) => Rc::default(),
    };
    let (total, all) = (journeys.total(), journeys.attributed().conversions());
    let weights = journeys.weights();
    Ok(AttributionReport {
        journeys: total.conversions() + total.nulls(),
        conversions: total.conversions(),
        value: total.value(),
        unattributed: amount(&journeys.unattributed),
        unidentified: amount(&journeys.unidentified),
        coverage: coverage(&journeys),
        distinct_paths: journeys.paths.len() as u64,
        time_ties: journeys.facts.ties,
        models: match missing {
            None => models
                .into_iter()
                .map(|model| model_report(model, &journeys, (&weights, all), settings))
                .collect(),
            Some(_) => Vec::new(),
        },
        missing,
    })
}

/// What attribution lacks, if anything: touches with what they led to, or paths.
pub(crate) fn attribution_needs(view: &View<'_>) -> Option<Missing> {
    let data = view.data;
    if let Some(missing) = Missing::rates(view) {
        return Some(missing);
    }
    let has = |field: &str| data.fields.contains(field);
    let needs: &[&str] = match (has("paths.path"), has("touches.customer_id")) {
        (true, _) => &[],
        (_, false) => &["touches.customer_id | paths.path"],
        _ if data.conversions.is_empty() && !has("orders.customer_id") => {
            &["orders.customer_id | touches.kind"]
        }
        _ => &[],
    };
    (!needs.is_empty()).then(|| Missing {
        reason: "field-missing",
        needs: needs.iter().map(|&need| need.to_owned()).collect(),
    })
}

fn coverage(journeys: &Journeys) -> Vec<ChannelCoverage> {
    let of = |(channel, sales): &(String, Coverage)| ChannelCoverage {
        channel: channel.clone(),
        sales: sales.sales,
        identified: sales.identified,
        attributed: sales.attributed,
    };
    journeys.coverage.iter().map(of).collect()
}

fn amount(weight: &Weight) -> Amount {
    Amount {
        conversions: weight.conversions(),
        value: weight.value(),
    }
}

fn model_report(
    model: &Model,
    journeys: &Rc<Journeys>,
    (weights, all): (&Weights, f64),
    settings: &ModelSettings,
) -> ModelReport {
    let texts = model
        .settings
        .iter()
        .map(|&name| (name, settings.text(name)));
    let mut report = ModelReport {
        id: model.id,
        settings: texts.collect(),
        additive: model.additive,
        channels: Vec::new(),
        diagnostics: Diagnostics::default(),
        missing: None,
        refusal: None,
    };
    let run = (model.prepare)(journeys, settings).and_then(|ready| ready.credit(weights));
    match run {
        Ok(credit) => {
            report.channels = channels(journeys, &credit, all);
            report.diagnostics = diagnostics(journeys, credit.learned);
        }
        Err(problem) => {
            report.missing = Some(problem.kind.to_string());
            report.refusal = refusal(&problem.kind);
        }
    }
    report
}

fn refusal(kind: &ProblemKind) -> Option<ModelRefusal> {
    let ProblemKind::ModelRefused { reason, .. } = kind else {
        return None;
    };
    Some(ModelRefusal {
        code: reason.code(),
        values: reason.values(),
    })
}

/// The credit of each channel. Shares are of what the model gives in all.
fn channels(journeys: &Journeys, credit: &Credit, all: f64) -> Vec<ChannelCredit> {
    journeys
        .channels
        .iter()
        .zip(credit.conversions.iter().zip(&credit.value))
        .map(|(channel, (&conversions, &value))| ChannelCredit {
            channel: channel.clone(),
            conversions,
            value,
            share: if all == 0.0 { 0.0 } else { conversions / all },
        })
        .collect()
}

fn diagnostics(journeys: &Journeys, learned: Learned) -> Diagnostics {
    let names = || journeys.channels.iter().cloned();
    let mut told = Diagnostics {
        effects: names()
            .zip(learned.effects)
            .enumerate()
            .map(|(at, (channel, (value, error)))| ChannelEffect {
                channel,
                value,
                error,
                half_life_days: learned.half_lives.get(at).copied(),
            })
            .collect(),
        places: learned.places,
        notes: learned.notes,
        ..Diagnostics::default()
    };
    if let Some(chain) = learned.chain {
        told.states = Some(chain.states);
        told.p_conversion = Some(chain.p_conversion);
        told.has_nulls = Some(chain.has_nulls);
        told.removal_effects_sum = Some(chain.removal_effects.iter().sum());
        let effects = names().zip(chain.removal_effects);
        told.removal_effects = effects
            .map(|(channel, effect)| RemovalEffect { channel, effect })
            .collect();
    }
    told
}
