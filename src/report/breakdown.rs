//! Any KPI by channel, segment, store, campaign, phase or step of time: the KPI on
//! each part of a view, on what names none, and on what is beyond the largest.

use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::error::Result;
use crate::kpi::measure::{Missing, Slice, Unit};
use crate::kpi::{chosen, reach, Direction, Kpi};
use crate::stats::compare::{difference, holm, p_value, Estimate};
use crate::stats::interval::Interval;
use cuts::{dimension, shown, Cut, Cuts};
use serde::{Deserialize, Serialize};

mod cuts;

/// What KPIs are broken down by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// Channel.
    #[default]
    Channel,
    /// Segment of customers.
    Segment,
    /// Store.
    Store,
    /// Campaign.
    Campaign,
    /// Phase of the journey that a touch belongs to.
    Phase,
    /// Day.
    Day,
    /// Week from Monday.
    Week,
    /// Month.
    Month,
    /// Quarter.
    Quarter,
}

/// What is asked of a breakdown.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct BreakdownRequest {
    /// The settings.
    pub settings: Settings,
    /// By what.
    pub by: By,
    /// The KPIs, all where none is named.
    pub only: Vec<String>,
    /// Whether each part is compared with everything else, which takes as long
    /// again.
    pub judge: bool,
}

/// KPIs by their parts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Breakdown {
    /// By what.
    pub by: By,
    /// The KPIs, in the order of the catalogue.
    pub kpis: Vec<BrokenDown>,
}

/// A KPI by its parts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct BrokenDown {
    /// The KPI.
    pub id: &'static str,
    /// The unit of its values.
    pub unit: Unit,
    /// The value on all parts together.
    pub whole: Option<f64>,
    /// What that was counted on.
    pub n: u64,
    /// Whether the parts sum to the whole: those of a mean, a rate or a count of
    /// customers do not.
    pub adds_up: bool,
    /// The parts.
    pub parts: Vec<BreakdownPart>,
    /// Why it has none.
    pub missing: Option<Missing>,
}

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum PartKind {
    /// One value of the dimension.
    Value,
    /// All beyond the largest.
    Others,
    /// What names none.
    Unsaid,
    /// Steps of time before the latest 400, together.
    Earlier,
}

/// A KPI on one part.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct BreakdownPart {
    /// The channel, the segment, … or the first day; empty for others and unsaid.
    pub key: String,
    /// What it is.
    pub kind: PartKind,
    /// How many values are in it.
    pub values: usize,
    /// The last day of a step of time.
    pub to: Option<String>,
    /// Whether the data covers all of a step of time.
    pub complete: bool,
    /// The value.
    pub value: Option<f64>,
    /// What it was counted on.
    pub n: u64,
    /// Lower end at 95%.
    pub low: Option<f64>,
    /// Upper end at 95%.
    pub high: Option<f64>,
    /// The method of the interval.
    pub method: Option<&'static str>,
    /// Warnings.
    pub cautions: Vec<&'static str>,
    /// How it differs from everything else, where that was asked for.
    pub against: Option<Against>,
    /// Why there is no value.
    pub missing: Option<Missing>,
}

/// A part beside everything else.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Against {
    /// The value on everything else.
    pub rest: f64,
    /// What it was counted on.
    pub rest_n: u64,
    /// The part less everything else.
    pub difference: f64,
    /// Lower end at 95%.
    pub low: f64,
    /// Upper end at 95%.
    pub high: f64,
    /// The p-value of "no difference", alone.
    pub p_value: f64,
    /// Whether it is beyond noise, all parts of all KPIs asked for being looked at
    /// together (Holm).
    pub beyond_noise: bool,
    /// `strong` or `weak`, where it is beyond noise and more is not a matter of taste.
    pub standing: Option<&'static str>,
}

/// KPIs on the parts of a view.
///
/// # Errors
/// When a name is no KPI's.
pub fn breakdown(view: &View<'_>, request: &BreakdownRequest) -> Result<Breakdown> {
    let cuts = Cuts::of(view, request.by);
    let mut kpis: Vec<BrokenDown> = chosen(&request.only)?
        .into_iter()
        .map(|kpi| broken_down(kpi, view, &cuts, request))
        .collect();
    judge(&mut kpis);
    Ok(Breakdown {
        by: request.by,
        kpis,
    })
}

fn broken_down(
    kpi: &'static Kpi,
    view: &View<'_>,
    cuts: &Cuts<'_>,
    request: &BreakdownRequest,
) -> BrokenDown {
    let by = dimension(request.by);
    let refused = || by.and_then(|by| reach::not_by(kpi, view, by));
    let missing = kpi.refusal(view).or_else(refused);
    let mut broken = BrokenDown {
        id: kpi.id,
        unit: kpi.unit,
        whole: None,
        n: 0,
        adds_up: false,
        parts: Vec::new(),
        missing,
    };
    if broken.missing.is_some() {
        return broken;
    }
    let whole = kpi.compute(view);
    (broken.whole, broken.n) = (whole.value, whole.n);
    broken.missing = whole.missing;
    let cuts = cuts.of_kpi(kpi, view);
    broken.parts = cuts.iter().map(|cut| part(kpi, cut)).collect();
    let own = match request.by {
        By::Channel => own_parts(&mut broken.parts, &whole.breakdown, whole.method),
        _ => Vec::new(),
    };
    // A KPI that names channels beyond the largest itself leaves no others.
    let named = |part: &BreakdownPart| part.kind == PartKind::Value;
    let beyond = broken.parts[cuts.len()..].iter().any(named);
    let shown = |part: &BreakdownPart| !beyond || part.kind != PartKind::Others;
    broken.adds_up = adds_up(&broken, shown);
    if request.judge && !broken.adds_up && whole.method != Some("census") {
        for (at, (cut, part)) in cuts.iter().zip(&mut broken.parts).enumerate() {
            // Of a channel of the KPI's own the rest is not known.
            let rest = cut.rest.as_ref().filter(|_| !own.contains(&at));
            part.against = rest.and_then(|rest| against(kpi, part, rest));
        }
    }
    broken.parts.retain(shown);
    broken
}

/// Where a KPI says itself what its channel is, such as the one a customer was won
/// on, it is taken at its word; gives the places of the parts that are others so.
fn own_parts(
    parts: &mut Vec<BreakdownPart>,
    own: &[Slice],
    method: Option<&'static str>,
) -> Vec<usize> {
    let kind = |slice: &Slice| match slice.key.is_empty() {
        true => PartKind::Unsaid,
        false => PartKind::Value,
    };
    let place = |parts: &[BreakdownPart], slice: &Slice| {
        let same = |part: &BreakdownPart| part.kind == kind(slice) && part.key == slice.key;
        parts.iter().position(same)
    };
    let near = |(a, b): (f64, f64)| (a - b).abs() <= 1e-9 * a.abs().max(1.0);
    let agrees =
        |part: &BreakdownPart, slice: &Slice| part.value.zip(slice.value).is_some_and(near);
    let differs = own.iter().any(|slice| {
        let at = place(parts, slice);
        at.is_some_and(|at| slice.value.is_some() && !agrees(&parts[at], slice))
    });
    let named = own.iter().filter_map(|slice| place(parts, slice));
    let named: Vec<usize> = named.collect();
    let has_others = parts.iter().any(|part| part.kind == PartKind::Others);
    if differs {
        // Rows of a channel are not what the KPI counts to it: parts that it does not
        // name have nothing, and it names all of them one by one.
        for (at, part) in parts.iter_mut().enumerate() {
            if !named.contains(&at) {
                *part = BreakdownPart {
                    missing: Some(Missing::because("no-rows")),
                    ..shown(part.key.clone(), part.kind, part.values)
                };
            }
        }
    }
    let mut others = Vec::new();
    for slice in own {
        let at = match place(parts, slice) {
            Some(at) => at,
            // It is among those beyond the largest.
            None if has_others && !differs => continue,
            None => {
                parts.push(shown(slice.key.clone(), kind(slice), 1));
                parts.len() - 1
            }
        };
        let part = &mut parts[at];
        if agrees(part, slice) {
            (part.value, part.n) = (slice.value, slice.n);
            continue;
        }
        others.push(at);
        *part = BreakdownPart {
            value: slice.value,
            n: slice.n,
            low: slice.low,
            high: slice.high,
            method: slice.low.and(method),
            missing: slice.missing.clone(),
            ..shown(slice.key.clone(), kind(slice), 1)
        };
        if slice.value.is_some() && slice.n < crate::kpi::FEW {
            part.cautions.push("few");
        }
    }
    others
}

fn part(kpi: &Kpi, cut: &Cut<'_>) -> BreakdownPart {
    let measure = kpi.compute(&cut.view);
    BreakdownPart {
        value: measure.value,
        n: measure.n,
        low: measure.low,
        high: measure.high,
        method: measure.method,
        cautions: measure.cautions,
        missing: measure.missing,
        ..cut.shown.clone()
    }
}

/// Whether the parts that are shown sum to the whole.
fn adds_up(broken: &BrokenDown, shown: impl Fn(&BreakdownPart) -> bool) -> bool {
    if !matches!(broken.unit, Unit::Money | Unit::Count) {
        return false;
    }
    let parts = broken.parts.iter().filter(|part| shown(part));
    let values: Vec<f64> = parts.filter_map(|part| part.value).collect();
    let sum: f64 = values.iter().sum();
    let near = |whole: f64| (sum - whole).abs() <= 1e-9 * whole.abs().max(1.0);
    values.len() > 1 && broken.whole.is_some_and(near)
}

fn against(kpi: &Kpi, part: &BreakdownPart, rest: &View<'_>) -> Option<Against> {
    let here = estimate(part.value, part.low, part.high)?;
    let measure = kpi.compute(rest);
    let there = estimate(measure.value, measure.low, measure.high)?;
    let interval = difference(here, there);
    let apart = here.value - there.value;
    let few = |cautions: &[&str]| cautions.contains(&"few");
    let standing = match (kpi.direction, apart > 0.0) {
        _ if few(&part.cautions) || few(&measure.cautions) => None,
        (Direction::Context, _) => None,
        (Direction::Up, true) | (Direction::Down, false) => Some("strong"),
        _ => Some("weak"),
    };
    Some(Against {
        rest: there.value,
        rest_n: measure.n,
        difference: apart,
        low: interval.low,
        high: interval.high,
        p_value: p_value(apart, interval),
        beyond_noise: false,
        standing,
    })
}

fn estimate(value: Option<f64>, low: Option<f64>, high: Option<f64>) -> Option<Estimate> {
    Some(Estimate {
        value: value?,
        interval: Interval {
            low: low?,
            high: high?,
        },
    })
}

/// Says of each difference whether it is beyond noise, all being looked at
/// together, and takes their standing from the others.
fn judge(kpis: &mut [BrokenDown]) {
    let mut all: Vec<&mut Against> = kpis
        .iter_mut()
        .flat_map(|kpi| &mut kpi.parts)
        .filter_map(|part| part.against.as_mut())
        .collect();
    let p_values: Vec<f64> = all.iter().map(|against| against.p_value).collect();
    for (against, beyond) in all.iter_mut().zip(holm(&p_values)) {
        against.beyond_noise = beyond;
        against.standing = against.standing.filter(|_| beyond);
    }
}
