//! Credit against cost, and budgets tried.

use super::budget::answers;
use super::study::{Study, StudyRequest};
use crate::attribution::settings::Views;
use crate::attribution::study::Findings;
use crate::attribution::{cut, Credit, MODELS};
use crate::dataset::view::View;
use crate::economics::response::{share_out, Bounded, Curve};
use crate::intake::cell::money::UNIT;
use serde::Serialize;
use std::collections::BTreeMap;

/// Credit against cost.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct MoneyReport {
    /// The model in front.
    pub model: String,
    /// The return below which the margin does not pay the cost.
    pub break_even: f64,
    /// By how much value grows with spend, where no curve could be fitted.
    pub elasticity: f64,
    /// By channel.
    pub channels: Vec<ChannelMoney>,
    /// What was spent on channels that journeys touch.
    pub cost: f64,
    /// Spent on channels that no journey touches: what it brought cannot be told.
    pub untouched: Vec<UntouchedSpend>,
    /// Credited value under the budgets tried.
    pub tried: f64,
    /// What they cost.
    pub tried_cost: f64,
    /// Credited value were the same budget shared out at best.
    pub best: f64,
}

/// Money spent on a channel that no journey touches.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct UntouchedSpend {
    /// The channel.
    pub channel: String,
    /// What was spent.
    pub cost: f64,
}

/// Credit against cost on a channel.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ChannelMoney {
    /// The channel.
    pub channel: String,
    /// What was spent.
    pub cost: f64,
    /// Its share of all that was.
    pub cost_share: f64,
    /// Its share of credited value.
    pub credit_share: f64,
    /// Credited value by cost, by the model in front.
    pub roas: Option<f64>,
    /// The least over models and intervals.
    pub roas_low: Option<f64>,
    /// The most.
    pub roas_high: Option<f64>,
    /// Cost of a credited conversion, by the model in front.
    pub cpa: Option<f64>,
    /// What it may cost at most before the margin on its credit is spent, by the
    /// model in front.
    pub break_even_cost: f64,
    /// The least over models and intervals.
    pub break_even_low: Option<f64>,
    /// The most.
    pub break_even_high: Option<f64>,
    /// What a credited conversion may cost at most.
    pub break_even_cpa: Option<f64>,
    /// By how much its value grows with its spend.
    pub elasticity: f64,
    /// Whether that was fitted to spend and revenue over time, and not assumed.
    pub fitted: bool,
    /// Credited value by the next unit spent, by that.
    pub marginal: Option<f64>,
    /// Spend under the budgets tried, and what it would bring.
    pub tried_cost: f64,
    /// The value.
    pub tried_value: f64,
    /// Spend were the same budget shared out at best.
    pub best_cost: f64,
}

/// Money spent by channel in the days looked at.
fn costs<'a>(view: &View<'a>) -> BTreeMap<&'a str, f64> {
    let mut sums = BTreeMap::new();
    for cost in view
        .data
        .costs
        .iter()
        .filter(|cost| view.sees_channel(cost.channel))
    {
        let (inside, days) = view.overlap(cost.first_day, cost.end_day);
        let part = cost.amount as f64 / UNIT as f64 * inside as f64 / days as f64;
        *sums.entry(view.channel_name(cost.channel)).or_insert(0.0) += part;
    }
    sums
}

/// A channel that money was spent on: its places among those of the journeys, more
/// than one where touches only seen stand apart.
struct Spent {
    name: String,
    cost: f64,
    places: Vec<usize>,
}

impl Spent {
    fn sum(&self, of: &[f64]) -> f64 {
        self.places.iter().map(|&at| of[at]).sum()
    }
}

/// The channels that money was spent on, those that journeys touch in their order.
fn spent(view: &View<'_>, request: &StudyRequest, study: &Study) -> Vec<Spent> {
    let mut costs = costs(view);
    costs.retain(|_, cost| *cost > 0.0);
    let is_apart = request.attribution.views == Views::Apart;
    let mut spent: Vec<Spent> = Vec::new();
    for (at, name) in study.journeys().channels.iter().enumerate() {
        let seen = name.strip_suffix(cut::SEEN).filter(|_| is_apart);
        let name = match seen {
            Some(of) if !costs.contains_key(name.as_str()) => of,
            _ => name,
        };
        if let Some(known) = spent.iter_mut().find(|one| one.name == name) {
            known.places.push(at);
        } else if let Some(&cost) = costs.get(name) {
            spent.push(Spent {
                name: name.to_owned(),
                cost,
                places: vec![at],
            });
        }
    }
    let known: Vec<String> = spent.iter().map(|one| one.name.clone()).collect();
    costs.retain(|name, _| !known.iter().any(|one| one == name));
    spent.extend(costs.into_iter().map(|(name, cost)| Spent {
        name: name.to_owned(),
        cost,
        places: Vec::new(),
    }));
    spent
}

/// No budget is tried far from where it is: half of it at least, twice at most.
const FAR: [f64; 2] = [0.5, 2.0];

pub(super) fn money(
    view: &View<'_>,
    request: &StudyRequest,
    study: &Study,
    findings: &Findings,
) -> Option<MoneyReport> {
    let credit = study.credit(&request.model)?;
    let lift = |channel: &str| request.lift.get(channel).copied().unwrap_or(1.0).max(0.0);
    let margin = view.settings.margin();
    let assumed = request.elasticity.clamp(0.0, 0.99);
    let fitted = answers(view);
    // Credit that does not add up is more than there is to share.
    let whole: f64 = credit.value.iter().sum();
    let shared = study.journeys().weights().value();
    let (touched, untouched): (Vec<Spent>, Vec<Spent>) = spent(view, request, study)
        .into_iter()
        .partition(|one| !one.places.is_empty());
    let total: f64 = touched.iter().map(|one| one.cost).sum();
    if total <= 0.0 {
        return None;
    }
    let mut bounds = Vec::new();
    let mut channels = Vec::new();
    for one in &touched {
        let (name, cost) = (&one.name, one.cost);
        let earned = one.sum(&credit.value);
        let value = earned * lift(name);
        let conversions = one.sum(&credit.conversions) * lift(name);
        let range = range(study, findings, one, lift(name) * shared);
        let known = fitted.get(name).copied();
        let elasticity = known.map_or(assumed, |known| known.elasticity);
        let elasticity = elasticity.clamp(0.0, 0.99);
        let times = request.budget.get(name).copied().unwrap_or(1.0).max(0.0);
        // Where steps of time were looked at, not beyond what any of them had.
        bounds.push(known.map_or(FAR, |known| {
            [
                known.least.clamp(FAR[0], 1.0),
                known.most.clamp(1.0, FAR[1]),
            ]
        }));
        channels.push(ChannelMoney {
            channel: name.clone(),
            cost,
            cost_share: cost / total,
            credit_share: if whole == 0.0 { 0.0 } else { earned / whole },
            roas: Some(value / cost),
            roas_low: range.map(|(low, _)| low / cost),
            roas_high: range.map(|(_, high)| high / cost),
            cpa: (conversions > 0.0).then(|| cost / conversions),
            break_even_cost: value * margin,
            break_even_low: range.map(|(low, _)| low * margin),
            break_even_high: range.map(|(_, high)| high * margin),
            break_even_cpa: (conversions > 0.0).then(|| value * margin / conversions),
            elasticity,
            fitted: known.is_some(),
            marginal: Some(elasticity * value / cost),
            tried_cost: cost * times,
            tried_value: value * times.powf(elasticity),
            best_cost: 0.0,
        });
    }
    let best = best(&mut channels, &bounds);
    Some(MoneyReport {
        model: request.model.clone(),
        break_even: if margin > 0.0 { 1.0 / margin } else { 0.0 },
        elasticity: assumed,
        cost: channels.iter().map(|one| one.cost).sum(),
        untouched: untouched
            .into_iter()
            .map(|Spent { name, cost, .. }| UntouchedSpend {
                channel: name,
                cost,
            })
            .collect(),
        tried: channels.iter().map(|one| one.tried_value).sum(),
        tried_cost: channels.iter().map(|one| one.tried_cost).sum(),
        best,
        channels,
    })
}

/// The least and the most value a channel is credited, over additive models and their
/// intervals.
fn range(study: &Study, findings: &Findings, of: &Spent, whole: f64) -> Option<(f64, f64)> {
    let names = &study.journeys().channels;
    let is_additive = |id: &str| MODELS.iter().any(|m| m.id == id && m.additive);
    let drawn = findings.intervals.iter();
    let ends = drawn
        .filter(|one| is_additive(one.model) && !one.channels.is_empty())
        .map(|one| {
            let mine = (one.channels.iter())
                .filter(|one| of.places.iter().any(|&at| names[at] == one.channel));
            mine.fold((0.0, 0.0), |(low, high), one| {
                (low + one.value_low, high + one.value_high)
            })
        });
    // Without draws the models alone are the range.
    let share = |credit: &Credit| {
        let all: f64 = credit.value.iter().sum();
        (all > 0.0).then(|| of.sum(&credit.value) / all)
    };
    let models = MODELS.iter().filter(|model| model.additive);
    let points = models.filter_map(|model| share(study.credit(model.id)?));
    let all = ends.chain(points.map(|share| (share, share)));
    let (low, high) = all.reduce(|(a, b), (c, d)| (a.min(c), b.max(d)))?;
    Some((low * whole, high * whole))
}

/// Shares the same budget out at best: every channel's next unit then brings the
/// same.
fn best(channels: &mut [ChannelMoney], bounds: &[[f64; 2]]) -> f64 {
    let budget: f64 = channels.iter().map(|one| one.cost).sum();
    let value = |one: &ChannelMoney| (one.roas.unwrap_or(0.0) * one.cost).max(0.0);
    let curves: Vec<Bounded> = (channels.iter().zip(bounds))
        .map(|(one, [least, most])| Bounded {
            curve: Curve {
                base: 0.0,
                scale: value(one) / one.cost.powf(one.elasticity),
                power: one.elasticity,
            },
            least: one.cost * least,
            most: one.cost * most,
        })
        .collect();
    // Where nothing grows with spend there is nothing to move.
    let grows = curves
        .iter()
        .any(|one| one.curve.scale * one.curve.power > 0.0);
    let shared = share_out(&curves, budget).ok().filter(|_| grows);
    let mut reached = 0.0;
    for (at, one) in channels.iter_mut().enumerate() {
        one.best_cost = shared.as_ref().map_or(one.cost, |shared| shared[at]);
        reached += value(one) * (one.best_cost / one.cost).powf(one.elasticity);
    }
    reached
}
