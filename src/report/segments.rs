//! Segments: who is in them, what they weigh, what may be done, and two of them
//! side by side.

use super::assemble::kpi_reports;
use super::segment_journeys::{compare_journeys, JourneyDifference};
use super::{compare, KpiReport};
use crate::dataset::period::instant_text;
use crate::dataset::settings::Settings;
use crate::dataset::view::{Members, View};
use crate::dataset::Dataset;
use crate::error::{ProblemKind, Result};
use crate::kpi::measure::{Missing, Unit};
use crate::kpi::KPIS;
use crate::segment::actions::actions;
use crate::segment::facts::Facts;
use crate::segment::profile::{bought, profile, sensitive, Profile, TOLD};
use crate::segment::proposals::{proposals, QUANTILES};
use crate::segment::rule::{Fault, Figure, FIGURES, WORDS};
use crate::segment::{members, rule};
use crate::text::Text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The view that settings ask for, segments by rules among those looked at.
///
/// # Errors
/// When a setting cannot be understood.
pub fn view<'a>(data: &'a Dataset, settings: &'a Settings) -> Result<View<'a>> {
    members::view(data, settings)
}

/// The segments that can be looked at: those of the files, then those whose rule
/// is understood.
pub(super) fn names(data: &Dataset, settings: &Settings) -> Vec<String> {
    let mut names = data.segments.names().to_vec();
    let mut facts = None;
    for named in &settings.named_segments {
        let is_known = members::members(data, settings, &named.rule, &mut facts).is_ok();
        if is_known && !names.contains(&named.name) {
            names.push(named.name.clone());
        }
    }
    names
}

/// What is asked of segments.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct SegmentsRequest {
    /// The settings, with the segments by a rule.
    pub settings: Settings,
    /// The two segments to compare, by their names.
    pub compare: Option<[String; 2]>,
}

/// The segments of the files and of the settings.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Segments {
    /// The instant that rules speak from.
    pub as_of: String,
    /// Everybody known.
    pub everybody: SegmentSummary,
    /// One each: those of the files first.
    pub segments: Vec<SegmentSummary>,
    /// Quantiles to choose thresholds by.
    pub spreads: Vec<SegmentSpread>,
    /// Segments that the data proposes.
    pub ready: Vec<ReadySegment>,
    /// Pairs of them worth comparing, by id.
    pub pairs: Vec<[&'static str; 2]>,
    /// What rules may ask for.
    pub words: Vec<&'static str>,
    /// The traits of the customers' files, with a few values.
    pub traits: Vec<SegmentTrait>,
}

/// A segment in figures.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct SegmentSummary {
    /// Its name.
    pub name: String,
    /// Its rule; `null` of a segment of the files.
    pub rule: Option<String>,
    /// What is wrong with the rule.
    pub fault: Option<Fault>,
    /// Customers in it, of all that the files know.
    pub customers: u64,
    /// Their share of all known customers.
    pub share: Option<f64>,
    /// Those who bought in the period looked at.
    pub buyers: u64,
    /// Their sales.
    pub orders: u64,
    /// Their net revenue; `null` where an exchange rate is missing.
    pub revenue: Option<f64>,
    /// Its share of the net revenue of all known customers.
    pub revenue_share: Option<f64>,
    /// Medians over members who ever bought, by figure.
    pub medians: BTreeMap<&'static str, f64>,
    /// The share of buyers with a single sale.
    pub once: Option<f64>,
    /// The share that uses several channels.
    pub omni: Option<f64>,
    /// How satisfied they are and how much effort it took them, where a survey says.
    pub voice: Vec<SegmentVoice>,
    /// Traits in the rule that want care.
    pub sensitive: Vec<String>,
    /// Suggested actions.
    pub actions: Vec<SegmentAction>,
}

/// What a segment says in surveys.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct SegmentVoice {
    /// The KPI: `nps`, `csat`, `ces`.
    pub id: &'static str,
    /// Its unit.
    pub unit: Unit,
    /// Its value.
    pub value: f64,
    /// Answers.
    pub n: u64,
    /// Lower end at 95%.
    pub low: Option<f64>,
    /// Upper end at 95%.
    pub high: Option<f64>,
    /// Which end of its scale is good: `high` or `low`.
    pub good: &'static str,
}

/// A suggested action, with the figure it rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct SegmentAction {
    /// Its id.
    pub id: &'static str,
    /// What to do.
    pub text: Text,
    /// The figure, or the share.
    pub rests_on: &'static str,
    /// In the segment.
    pub value: f64,
    /// Among all customers.
    pub all: f64,
}

/// Quantiles of a figure over customers who bought.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct SegmentSpread {
    /// The figure, as rules name it.
    pub figure: &'static str,
    /// Which quantiles.
    pub quantiles: Vec<f64>,
    /// Their values.
    pub values: Vec<f64>,
}

/// A segment that the data proposes.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ReadySegment {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub name: Text,
    /// Its rule.
    pub rule: String,
    /// Customers in it.
    pub customers: u64,
}

/// A trait of the customers' files.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct SegmentTrait {
    /// Its name in rules, after `attribute.`.
    pub key: String,
    /// A few of its values.
    pub values: Vec<String>,
    /// Whether it wants care.
    pub sensitive: bool,
}

/// Values of a trait told, at most.
const VALUES_TOLD: usize = 12;

/// The segments under settings: behaviour is measured over all days up to the
/// one the report speaks from, revenue in the period looked at.
///
/// # Errors
/// When a setting cannot be understood.
pub fn segments(data: &Dataset, request: &SegmentsRequest) -> Result<Segments> {
    let settings = &request.settings;
    let view = view(data, settings)?.everybody();
    let facts = Facts::new(data, settings);
    let all = profile(&facts, None);
    let mut everybody = summary(&facts, &all, None, &view);
    everybody.actions.clear();
    let mut list = Vec::new();
    for (code, name) in (0u16..).zip(data.segments.names()) {
        let is_of = |of: &Option<u16>| *of == Some(code);
        let group: Members = data.segment_of.iter().map(is_of).collect::<Vec<_>>().into();
        let mut one = summary(&facts, &all, Some(&group), &view);
        one.name.clone_from(name);
        list.push(one);
    }
    let mut known = None;
    for named in &settings.named_segments {
        let found = members::members(data, settings, &named.rule, &mut known);
        let mut one = match found {
            Ok(group) => summary(&facts, &all, Some(&group), &view),
            Err(fault) => SegmentSummary {
                fault: Some(fault),
                ..SegmentSummary::default()
            },
        };
        one.name.clone_from(&named.name);
        one.rule = Some(named.rule.clone());
        one.sensitive = sensitive(&named.rule);
        list.push(one);
    }
    for one in &mut list {
        let of = |part: f64, whole: f64| (whole > 0.0).then(|| part / whole);
        one.share = of(one.customers as f64, everybody.customers as f64);
        one.revenue_share = one
            .revenue
            .zip(everybody.revenue)
            .and_then(|(part, whole)| of(part, whole));
    }
    let proposed = proposals(&facts);
    let ready = |one: &crate::segment::proposals::Ready| {
        let group = members::members(data, settings, &one.rule, &mut known).ok();
        ReadySegment {
            id: one.id,
            name: one.name,
            rule: one.rule.clone(),
            customers: group.map_or(0, |group| group.iter().filter(|is| **is).count() as u64),
        }
    };
    Ok(Segments {
        as_of: instant_text(data.as_of),
        everybody,
        segments: list,
        ready: proposed.ready.iter().map(ready).collect(),
        spreads: proposed
            .spreads
            .iter()
            .map(|spread| SegmentSpread {
                figure: name_of(spread.figure),
                quantiles: QUANTILES.to_vec(),
                values: spread.at.to_vec(),
            })
            .collect(),
        pairs: proposed.pairs.iter().map(|&(a, b)| [a, b]).collect(),
        words: FIGURES.iter().map(|(id, _)| *id).chain(WORDS).collect(),
        traits: data
            .traits
            .iter()
            .map(|one| SegmentTrait {
                key: one.key.clone(),
                values: one.values.iter().take(VALUES_TOLD).cloned().collect(),
                sensitive: one.is_sensitive(),
            })
            .collect(),
    })
}

fn name_of(figure: Figure) -> &'static str {
    let found = rule::FIGURES.iter().find(|(_, one)| *one == figure);
    found.map_or("", |(id, _)| id)
}

fn summary(
    facts: &Facts<'_>,
    all: &Profile,
    group: Option<&Members>,
    view: &View<'_>,
) -> SegmentSummary {
    let one = profile(facts, group);
    let mine = group.map_or_else(|| view.clone(), |group| view.of(group.clone()));
    let (buyers, orders, revenue) = bought(&mine);
    let medians = TOLD.iter().zip(one.medians);
    let voice = VOICE.iter().filter_map(|id| said(id, &mine)).collect();
    SegmentSummary {
        customers: one.customers,
        buyers,
        orders,
        revenue: facts.data.missing_rates.is_empty().then_some(revenue),
        medians: medians
            .filter_map(|(figure, value)| Some((name_of(*figure), value?)))
            .collect(),
        once: one.once,
        omni: one.omni,
        voice,
        actions: actions(&one, all)
            .into_iter()
            .map(|(action, value, all)| SegmentAction {
                id: action.id,
                text: action.does,
                rests_on: action.rests_on,
                value,
                all,
            })
            .collect(),
        ..SegmentSummary::default()
    }
}

/// What is asked of customers: whether they recommend, are satisfied, had to toil.
const VOICE: [&str; 3] = ["nps", "csat", "ces"];

fn said(id: &str, view: &View<'_>) -> Option<SegmentVoice> {
    let kpi = KPIS.iter().find(|kpi| kpi.id == id)?;
    let measure = kpi.compute(view);
    let low = measure.settings.get("direction").map(String::as_str) == Some("low");
    Some(SegmentVoice {
        id: kpi.id,
        unit: kpi.unit,
        value: measure.value?,
        n: measure.n,
        low: measure.low,
        high: measure.high,
        good: if low { "low" } else { "high" },
    })
}

/// Two segments side by side.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct SegmentComparison {
    /// The first.
    pub a: String,
    /// The second.
    pub b: String,
    /// Customers of the first.
    pub a_customers: u64,
    /// Customers of the second.
    pub b_customers: u64,
    /// Customers of both: the intervals take the two as apart.
    pub overlap: u64,
    /// The KPIs of the first, with the difference from the second as their
    /// change. `beyond_noise` is after Holm's correction over all of them.
    pub kpis: Vec<KpiReport>,
    /// Their journeys, judged together in the same way.
    pub journeys: Vec<JourneyDifference>,
    /// Why there are none.
    pub journeys_missing: Option<Missing>,
    /// Warnings: `selection` always, `overlap`, `few`.
    pub cautions: Vec<&'static str>,
}

/// Fewer customers than this say little.
const FEW: u64 = 30;

/// Compares two segments KPI by KPI.
///
/// # Errors
/// When a setting cannot be understood, or there are no such segments.
pub fn compare_segments(data: &Dataset, request: &SegmentsRequest) -> Result<SegmentComparison> {
    let Some([a, b]) = &request.compare else {
        return Err(ProblemKind::BadSetting {
            what: "compare",
            value: "two segments are wanted".to_owned(),
        }
        .into());
    };
    let of = |name: &String| -> Result<(Settings, Members)> {
        let settings = Settings {
            segments: vec![name.clone()],
            ..request.settings.clone()
        };
        let group = view(data, &settings)?.members();
        Ok((settings, group.unwrap_or_default()))
    };
    let ((own_a, in_a), (own_b, in_b)) = (of(a)?, of(b)?);
    let over = |settings| -> Result<View<'_>> { view(data, settings) };
    let (view_a, view_b) = (over(&own_a)?, over(&own_b)?);
    let mut kpis = kpi_reports(KPIS, &view_a, Some(&view_b));
    let mut changes: Vec<_> = kpis.iter_mut().map(|kpi| kpi.change.take()).collect();
    compare::judge(&mut changes);
    for (kpi, mut change) in kpis.iter_mut().zip(changes) {
        if let Some(change) = &mut change {
            let apart = change.method == Some("independent-periods");
            change.method = if apart {
                Some("independent-groups")
            } else {
                change.method
            };
        }
        kpi.change = change;
    }
    let (journeys, journeys_missing) = compare_journeys(&view_a, &view_b);
    let count = |group: &[bool]| group.iter().filter(|is| **is).count() as u64;
    let both = in_a.iter().zip(in_b.iter()).filter(|(a, b)| **a && **b);
    let overlap = both.count() as u64;
    let (a_customers, b_customers) = (count(&in_a), count(&in_b));
    let mut cautions = vec!["selection"];
    if overlap > 0 {
        cautions.push("overlap");
    }
    if a_customers.min(b_customers) < FEW {
        cautions.push("few");
    }
    Ok(SegmentComparison {
        a: a.clone(),
        b: b.clone(),
        a_customers,
        b_customers,
        overlap,
        kpis,
        journeys,
        journeys_missing,
        cautions,
    })
}
