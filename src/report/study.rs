//! A study of attribution: what the room shows beside the models' credit.

use super::attribution::attribution_needs;
use super::credit_by_segment::by_segment;
pub use super::credit_by_segment::{OneSegment, SegmentCredit};
use super::money::money;
pub use super::money::MoneyReport;
use super::segments;
use crate::attribution::fitness::Goal;
use crate::attribution::journeys::{Journeys, Timed, Weights};
pub use crate::attribution::study::Study;
use crate::attribution::study::{by_effect, Findings};
use crate::attribution::{ModelSettings, MODELS};
use crate::dataset::period::day_text;
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::error::{ProblemKind, Result};
use crate::intake::cell::money::UNIT;
use crate::kpi::measure::Missing;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What is asked of a study.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct StudyRequest {
    /// The settings, as for a report.
    pub settings: Settings,
    /// The models.
    pub attribution: ModelSettings,
    /// Draws for the intervals; none when 0.
    pub draws: u32,
    /// Folds held out; none below 2.
    pub folds: u32,
    /// What attribution is wanted for.
    pub goal: Goal,
    /// The model that sweeps, segments and money are shown for.
    pub model: String,
    /// Whether to go through look-backs and half-lives.
    pub sweeps: bool,
    /// Whether to list each order with its credit.
    pub orders: bool,
    /// Channels taken away together.
    pub without: Vec<String>,
    /// Budgets tried, as multiples of what was spent on each channel.
    pub budget: BTreeMap<String, f64>,
    /// By how much value grows with spend: 0 not at all, 1 in step.
    pub elasticity: f64,
    /// What a lift test found of a channel, as a multiple of its credit.
    pub lift: BTreeMap<String, f64>,
}

impl Default for StudyRequest {
    fn default() -> Self {
        Self {
            settings: Settings::default(),
            attribution: ModelSettings::default(),
            draws: 200,
            folds: 5,
            goal: Goal::default(),
            model: "markov".to_owned(),
            sweeps: true,
            orders: false,
            without: Vec::new(),
            budget: BTreeMap::new(),
            elasticity: 0.5,
            lift: BTreeMap::new(),
        }
    }
}

/// What a study comes to.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct StudyReport {
    /// What the journeys and the models say.
    #[serde(flatten)]
    pub findings: Findings,
    /// Credit by how far back touches count, and by half-life; none of
    /// aggregated paths.
    pub sweeps: Vec<SweepPoint>,
    /// Credit by segment of customers.
    pub segments: Option<SegmentCredit>,
    /// What is lost without the channels taken away together.
    pub without: Option<Without>,
    /// Credit against cost, where costs are loaded.
    pub money: Option<MoneyReport>,
    /// Each order with its credit, by time; none where the model shares no
    /// single journey. It holds no name.
    pub orders: Option<Vec<OrderCredit>>,
    /// What an order is shared by: the model's `rule`, or the `effects` of the
    /// channels in it, whose sums by channel are not the model's credit.
    pub orders_by: Option<&'static str>,
    /// Why there is nothing.
    pub missing: Option<Missing>,
}

/// An order with its credit.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct OrderCredit {
    /// Its day.
    pub day: String,
    /// What it was worth.
    pub value: f64,
    /// The channels touched, first to last.
    pub path: Vec<String>,
    /// The share of each touch.
    pub shares: Vec<f64>,
}

/// Credit under one setting of a sweep.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct SweepPoint {
    /// `lookback` or `half-life`.
    pub of: &'static str,
    /// Days; none without limit.
    pub days: Option<f64>,
    /// Share of conversions with a touch that counts.
    pub attributed: f64,
    /// What a day more brought of that, since the point before.
    pub per_day: Option<f64>,
    /// The model.
    pub model: String,
    /// The share of each channel.
    pub shares: BTreeMap<String, f64>,
}

/// What is lost without some channels.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Without {
    /// The channels.
    pub channels: Vec<String>,
    /// Share of conversions lost.
    pub conversions: f64,
    /// Share of value lost.
    pub value: f64,
}

const LOOKBACKS: [f64; 8] = [1.0, 7.0, 14.0, 30.0, 60.0, 90.0, 180.0, 365.0];
const HALF_LIVES: [f64; 8] = [0.5, 1.0, 3.0, 7.0, 14.0, 30.0, 60.0, 90.0];

/// A study ready to go, or why there is none.
///
/// # Errors
/// When a setting cannot be understood, or a model does not exist.
pub fn begin(
    view: &View<'_>,
    request: &StudyRequest,
) -> Result<std::result::Result<Study, Missing>> {
    if !MODELS.iter().any(|model| model.id == request.model) {
        return Err(ProblemKind::BadSetting {
            what: "model",
            value: request.model.clone(),
        }
        .into());
    }
    if let Some(missing) = attribution_needs(view) {
        return Ok(Err(missing));
    }
    let journeys = Rc::new(Journeys::of(view, &request.attribution));
    let (draws, folds) = (
        request.draws.min(10_000) as usize,
        request.folds.min(20) as usize,
    );
    Study::new(journeys, &request.attribution, draws, folds, request.goal).map(Ok)
}

/// What a study came to, with what only the view knows.
#[must_use]
pub fn report(view: &View<'_>, request: &StudyRequest, study: &Study) -> StudyReport {
    let findings = study.findings();
    let without = (!request.without.is_empty()).then(|| {
        let [conversions, value] = study.without(request.attribution.order, &request.without)?;
        Some(Without {
            channels: request.without.clone(),
            conversions,
            value,
        })
    });
    let orders = request
        .orders
        .then(|| orders(view, request, study))
        .flatten();
    let by = if by_effect(&request.model) {
        "effects"
    } else {
        "rule"
    };
    StudyReport {
        sweeps: if request.sweeps {
            sweeps(view, request)
        } else {
            Vec::new()
        },
        segments: by_segment(view, request, study.journeys()),
        without: without.flatten(),
        orders_by: orders.as_ref().map(|_| by),
        orders,
        money: money(view, request, study, &findings),
        findings,
        missing: None,
    }
}

/// The shares of a model on some weights of journeys.
pub(super) fn shares_of(
    journeys: &Rc<Journeys>,
    weights: &Weights,
    model: &str,
    settings: &ModelSettings,
) -> BTreeMap<String, f64> {
    let all = weights.conversions();
    let found = MODELS.iter().find(|one| one.id == model);
    let credit =
        found.map(|one| (one.prepare)(journeys, settings).and_then(|ready| ready.credit(weights)));
    let Some(Ok(credit)) = credit.filter(|_| all > 0.0) else {
        return BTreeMap::new();
    };
    let shares = credit
        .conversions
        .iter()
        .map(|conversions| conversions / all);
    journeys.channels.iter().cloned().zip(shares).collect()
}

fn sweeps(view: &View<'_>, request: &StudyRequest) -> Vec<SweepPoint> {
    let mut points: Vec<SweepPoint> = Vec::new();
    if view.data.touches.is_empty() {
        return points;
    }
    for days in LOOKBACKS.into_iter().map(Some).chain([None]) {
        let settings = Settings {
            lookback_days: days,
            ..view.settings.clone()
        };
        let Ok(view) = segments::view(view.data, &settings) else {
            continue;
        };
        let journeys = Rc::new(Journeys::of(&view, &request.attribution));
        let (total, weights) = (journeys.total().conversions(), journeys.weights());
        let attributed = if total == 0.0 {
            0.0
        } else {
            weights.conversions() / total
        };
        let before = points
            .last()
            .and_then(|point| Some((point.days?, point.attributed)));
        let per_day = before
            .zip(days)
            .map(|((day, share), days)| (attributed - share) / (days - day));
        points.push(SweepPoint {
            of: "lookback",
            days,
            attributed,
            per_day,
            model: request.model.clone(),
            shares: shares_of(&journeys, &weights, &request.model, &request.attribution),
        });
    }
    let journeys = Rc::new(Journeys::of(view, &request.attribution));
    let (total, weights) = (journeys.total().conversions(), journeys.weights());
    for half_life_days in HALF_LIVES {
        let settings = ModelSettings {
            half_life_days,
            ..request.attribution.clone()
        };
        points.push(SweepPoint {
            of: "half-life",
            days: Some(half_life_days),
            attributed: if total == 0.0 {
                0.0
            } else {
                weights.conversions() / total
            },
            per_day: None,
            model: "time_decay".to_owned(),
            shares: shares_of(&journeys, &weights, "time_decay", &settings),
        });
    }
    points
}

fn orders(view: &View<'_>, request: &StudyRequest, study: &Study) -> Option<Vec<OrderCredit>> {
    let journeys = study.journeys();
    let mut sold: Vec<_> = journeys
        .timed
        .iter()
        .filter(|timed| timed.value.is_some())
        .collect();
    // Orders in the same instant stand by their paths.
    sold.sort_by_key(|timed| timed.end);
    let name = |channel: &u16| journeys.channels[usize::from(*channel)].clone();
    let one = |timed: &&Timed| {
        Some(OrderCredit {
            day: day_text(view.data.zone.day(timed.end)),
            value: timed.value? as f64 / UNIT as f64,
            path: journeys
                .paths
                .path(timed.path as usize)
                .iter()
                .map(name)
                .collect(),
            shares: study.journey(&request.model, timed)?,
        })
    };
    let all: Option<Vec<OrderCredit>> = sold.iter().map(one).collect();
    all.filter(|all| !all.is_empty())
}
