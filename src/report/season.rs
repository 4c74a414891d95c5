//! A KPI over time taken apart: where it goes, what comes back with the season,
//! when its level changes, and which steps are far off.

use super::trend::Days;
use super::TrendStep;
use crate::dataset::period::day_text;
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::error::Result;
use crate::kpi::chosen;
use crate::kpi::measure::{Missing, Unit};
use crate::stats::change_points::change_points;
use crate::stats::quantile::middle;
use crate::stats::stl::decompose;
use serde::{Deserialize, Serialize};

/// Steps of the shortest series that is looked at.
const FEWEST: usize = 6;
/// A modified z-score beyond this is far off (Iglewicz & Hoaglin 1993).
const FAR: f64 = 3.5;

/// What is asked of a season.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct SeasonRequest {
    /// The settings, as for a report.
    pub settings: Settings,
    /// The KPI.
    pub kpi: String,
    /// The step.
    pub step: TrendStep,
    /// Whether values far off weigh little.
    pub robust: bool,
}

impl Default for SeasonRequest {
    fn default() -> Self {
        Self {
            settings: Settings::default(),
            kpi: "revenue_total".to_owned(),
            step: TrendStep::Month,
            robust: true,
        }
    }
}

/// A step taken apart.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct SeasonPoint {
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub to: String,
    /// The figure.
    pub value: f64,
    /// Where it goes: the trend, or the level where no season can be told.
    pub trend: f64,
    /// What the season adds.
    pub season: Option<f64>,
    /// What is left, as a modified z-score: 0.6745 × it ÷ the median of its size.
    pub score: Option<f64>,
    /// Whether that is beyond 3.5.
    pub far: bool,
}

/// A new level.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct LevelChange {
    /// The first day of it.
    pub from: String,
    /// The mean before, without the season.
    pub before: f64,
    /// The mean from then on.
    pub after: f64,
}

/// A KPI over time taken apart.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Season {
    /// The KPI.
    pub id: String,
    /// Its unit.
    pub unit: Unit,
    /// Steps after which the season comes back.
    pub period: usize,
    /// Why there is nothing.
    pub missing: Option<Missing>,
    /// Why no season is told, as a stable code.
    pub unseasonal: Option<&'static str>,
    /// The whole steps, one after the other.
    pub points: Vec<SeasonPoint>,
    /// When its level changed.
    pub changes: Vec<LevelChange>,
}

/// A KPI of a view over time, taken apart. Only steps that the data covers whole
/// are looked at.
///
/// # Errors
/// When the name is no KPI's.
pub fn season(view: &View<'_>, request: &SeasonRequest) -> Result<Season> {
    let mut answer = Season {
        id: request.kpi.clone(),
        period: match request.step {
            TrendStep::Day => 7,
            TrendStep::Week => 52,
            TrendStep::Month => 12,
            TrendStep::Quarter => 4,
        },
        unit: Unit::Number,
        missing: None,
        unseasonal: None,
        points: Vec::new(),
        changes: Vec::new(),
    };
    let Some(kpi) = chosen(std::slice::from_ref(&request.kpi))?
        .into_iter()
        .next()
    else {
        answer.missing = Some(Missing::because("no-rows"));
        return Ok(answer);
    };
    answer.unit = kpi.unit;
    if let Some(missing) = kpi.refusal(view) {
        answer.missing = Some(missing);
        return Ok(answer);
    }
    let steps = Days::of(view).steps(kpi, view, request.step).each;
    let whole = steps.into_iter().filter(|one| one.2);
    let measured: Vec<(i64, i64, Option<f64>)> = whole
        .map(|(start, end, _)| (start, end, kpi.compute(&view.over(start, end)).value))
        .collect();
    let first = measured.iter().position(|one| one.2.is_some());
    let last = measured.iter().rposition(|one| one.2.is_some());
    let told = match (first, last) {
        (Some(first), Some(last)) => &measured[first..=last],
        _ => &[],
    };
    let values: Vec<f64> = told.iter().filter_map(|one| one.2).collect();
    if values.len() < FEWEST || values.len() < told.len() {
        let why = match values.len() < FEWEST {
            true => "too-few-steps",
            false => "gap-in-time",
        };
        answer.missing = Some(Missing::because(why));
        return Ok(answer);
    }
    let apart = decompose(&values, answer.period, request.robust);
    if apart.is_none() {
        answer.unseasonal = Some("two-periods");
    }
    let seasonal = apart.as_ref().map(|one| one.season.as_slice());
    let without: Vec<f64> = (values.iter().enumerate())
        .map(|(at, value)| value - seasonal.map_or(0.0, |season| season[at]))
        .collect();
    let changes = change_points(&without);
    let levels = levels(&without, &changes);
    let trend = match &apart {
        Some(apart) => apart.trend.clone(),
        None => levels.clone(),
    };
    let rest: Vec<f64> = without.iter().zip(&trend).map(|(v, t)| v - t).collect();
    let size = middle(&mut rest.iter().map(|one| one.abs()).collect::<Vec<_>>());
    // What is left is noise of the arithmetic where the pattern explains all.
    let scale = values
        .iter()
        .fold(0.0f64, |most, value| most.max(value.abs()));
    let size = size.filter(|size| *size > scale * 1e-9);
    for (at, (start, end, _)) in told.iter().enumerate() {
        let score = size.map(|size| 0.6745 * rest[at] / size);
        answer.points.push(SeasonPoint {
            from: day_text(*start),
            to: day_text(end - 1),
            value: values[at],
            trend: trend[at],
            season: seasonal.map(|season| season[at]),
            score,
            far: score.is_some_and(|score| score.abs() > FAR),
        });
    }
    answer.changes = (changes.iter())
        .map(|&at| LevelChange {
            from: day_text(told[at].0),
            before: levels[at - 1],
            after: levels[at],
        })
        .collect();
    Ok(answer)
}

/// The mean of each stretch between two changes, value by value.
fn levels(values: &[f64], changes: &[usize]) -> Vec<f64> {
    let mut ends: Vec<usize> = changes.to_vec();
    ends.push(values.len());
    let mut levels = Vec::with_capacity(values.len());
    for end in ends {
        let stretch = &values[levels.len()..end];
        let mean = stretch.iter().sum::<f64>() / stretch.len() as f64;
        levels.resize(end, mean);
    }
    levels
}
