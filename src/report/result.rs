//! The result of all channels: what each brings by three readings, what it costs
//! alone and as its part of what is shared, and what is left of a channel with
//! and without what it does for the others.

use super::cross_areas::ChannelAreas;
use super::cross_effects::{gather, CrossEffect, CrossEffects};
use super::local_gain::{gains, ChannelChange, LocalGain};
use crate::dataset::costs::CostKind;
use crate::dataset::fulfilment::Fulfilment;
use crate::dataset::interner::Interner;
use crate::dataset::period::day_text;
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::dataset::Order;
use crate::intake::cell::money::{units, UNIT};
use crate::kpi::measure::Missing;
use crate::kpi::spend::{window, within, Window};
use crate::mapping::header::normalise;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Accounts without a rule that are named, at most.
const MOST_UNASSIGNED: usize = 50;
/// Names of channels that no cost is of alone.
const SHARED_NAMES: &[&str] = &[
    "",
    "unknown",
    "shared",
    "common",
    "overhead",
    "general",
    "global",
    "all",
    "all channels",
    "head office",
    "headquarters",
    "commun",
    "communs",
    "partage",
    "partages",
    "siege",
    "frais generaux",
    "tous",
    "tous canaux",
    "tous les canaux",
    "mutualise",
    "structure",
];

/// What shared costs are split by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum SplitBy {
    /// Revenue booked.
    #[default]
    Revenue,
    /// Sales made.
    Orders,
    /// Evenly among channels that sell.
    Evenly,
}

/// What entries of an account are the costs of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct AccountRule {
    /// The account, or how its number begins: the longest that fits counts.
    pub account: String,
    /// The channel; shared by all when empty, and where an entry names its own
    /// channel that one counts.
    pub channel: String,
    /// Whether it is spent on marketing, not on distribution.
    pub marketing: bool,
}

/// What is asked of a result.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct ResultRequest {
    /// The settings, as for a report; `margin_rate` makes margin of revenue.
    pub settings: Settings,
    /// Channels of the costs that all share; by their usual names when empty.
    pub shared: Vec<String>,
    /// What those are split by.
    pub split: SplitBy,
    /// What accounts are the costs of.
    pub accounts: Vec<AccountRule>,
    /// Changes made on channels, 50 at most.
    pub changes: Vec<ChannelChange>,
    /// Where channels are, for what they do to others there; 50 at most.
    pub areas: Vec<ChannelAreas>,
}

/// A channel, or all of them.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ResultRow {
    /// The channel; empty on the total.
    pub channel: String,
    /// Sales.
    pub orders: u64,
    /// Revenue by where it was ordered.
    pub ordered: f64,
    /// Revenue by where it was handed over.
    pub fulfilled: f64,
    /// Revenue by the channels met before (U-shaped), the rest where it was ordered.
    pub attributed: f64,
    /// Spent on marketing.
    pub marketing: f64,
    /// Spent on distribution and anything else.
    pub distribution: f64,
    /// Its part of the shared costs.
    pub shared: f64,
    /// Revenue ordered, times the margin rate.
    pub margin: f64,
    /// Margin less all costs.
    pub profit: f64,
    /// (Revenue − costs) ÷ costs; none where nothing was spent or nothing is sold.
    pub roi: Option<f64>,
    /// Revenue ÷ costs.
    pub roas: Option<f64>,
    /// Revenue of other channels that it is credited with.
    pub brought: f64,
    /// Revenue of its own that other channels are credited with.
    pub owed: f64,
    /// Profit with the margin of what it brought, less that of what it owes.
    pub profit_with: f64,
    /// Revenue of other channels that it would have to bring to pay for itself.
    pub needed: Option<f64>,
    /// That as a share of the revenue of the other channels.
    pub needed_share: Option<f64>,
    /// `pays`, `pays_with`, `does_not_pay` or `no_cost`.
    pub reading: &'static str,
    /// What it does for the others by each kind of evidence, where it has costs.
    pub effects: Vec<CrossEffect>,
}

/// An account of costs that no rule is about.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Unassigned {
    /// Its number.
    pub account: String,
    /// Its name.
    pub name: String,
    /// Its balance.
    pub amount: f64,
}

/// The result of all channels.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ChannelResult {
    /// Why there is none.
    pub missing: Option<Missing>,
    /// The first day looked at: that of the costs where there are any.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
    /// The share of revenue that is margin.
    pub margin_rate: f64,
    /// The channels, by name.
    pub channels: Vec<ResultRow>,
    /// All together: sums, and ratios of sums.
    pub total: Option<ResultRow>,
    /// The channels of the costs taken as shared.
    pub shared: Vec<String>,
    /// Accounts of costs that no rule is about, the largest first.
    pub unassigned: Vec<Unassigned>,
    /// What those come to: it is in no figure.
    pub unassigned_amount: f64,
    /// What each change gained on its channel, and what it is for the whole.
    pub changes: Vec<LocalGain>,
}

/// What a channel comes to, in whole millionths.
#[derive(Debug, Clone, Default)]
struct Sums {
    orders: u64,
    ordered: i128,
    fulfilled: i128,
    brought: i128,
    owed: i128,
    marketing: i128,
    distribution: i128,
}

type Channels = BTreeMap<String, Sums>;

/// The result of all channels on a view.
#[must_use]
pub fn result(words: &Interner, view: &View<'_>, request: &ResultRequest) -> ChannelResult {
    let mut answer = ChannelResult {
        margin_rate: view.settings.margin(),
        changes: gains(view, &request.changes),
        ..ChannelResult::default()
    };
    answer.missing = Missing::rates(view);
    if answer.missing.is_some() {
        return answer;
    }
    let mut sums = Channels::new();
    let mut shared = [0i128; 2];
    let days = entered(words, view, request, &mut sums, &mut shared, &mut answer);
    let spent = window(view);
    let days = match (spent, days) {
        (Some(costs), _) => Some((costs.first_day, costs.end_day)),
        (None, days) => days,
    };
    let looked_at = days.map(|(first_day, end_day)| Window {
        first_day,
        end_day,
        span: view.data.zone.span(first_day, end_day),
    });
    if let Some(window) = spent {
        spend(view, &window, request, &mut sums, &mut shared, &mut answer);
    }
    let effects = sell(view, looked_at.as_ref(), &mut sums);
    if sums.is_empty() {
        answer.missing = Some(Missing::because("no-rows"));
        return answer;
    }
    answer.from = days.map(|(first, _)| day_text(first));
    answer.to = days.map(|(_, end)| day_text(end - 1));
    rows(
        &mut answer,
        &sums,
        shared,
        request.split,
        looked_at.is_some(),
    );
    let span = looked_at.map_or(view.span, |window| window.span);
    let rows = answer.channels.iter_mut();
    for row in rows.filter(|row| row.reading != "no_cost") {
        row.effects = effects.told(words, view, &request.areas, span, row);
    }
    answer
}

/// Adds what costs files say, within the days they cover.
fn spend(
    view: &View<'_>,
    window: &Window,
    request: &ResultRequest,
    sums: &mut Channels,
    shared: &mut [i128; 2],
    answer: &mut ChannelResult,
) {
    let named: BTreeSet<String> = request.shared.iter().map(|one| normalise(one)).collect();
    let mut found = BTreeSet::new();
    for cost in view.data.costs.iter().filter(|cost| view.sees_cost(cost)) {
        let amount = within(cost, window);
        let name = view.channel_name(cost.channel);
        let is_shared = match named.is_empty() {
            true => SHARED_NAMES.contains(&normalise(name).as_str()),
            false => named.contains(&normalise(name)),
        };
        let distribution = cost.kind == CostKind::Other;
        if is_shared {
            found.insert(name.to_owned());
            shared[usize::from(distribution)] += amount;
            continue;
        }
        let sums = sums.entry(name.to_owned()).or_default();
        match distribution {
            true => sums.distribution += amount,
            false => sums.marketing += amount,
        }
    }
    answer.shared = found.into_iter().collect();
}

/// Adds the costs that entries of the accounts come to, by the rules; the days
/// from the first to the last of them.
fn entered(
    words: &Interner,
    view: &View<'_>,
    request: &ResultRequest,
    sums: &mut Channels,
    shared: &mut [i128; 2],
    answer: &mut ChannelResult,
) -> Option<(i64, i64)> {
    let mut days: Option<(i64, i64)> = None;
    let mut left: BTreeMap<&str, (&str, i128)> = BTreeMap::new();
    for entry in view.placed(&view.data.accounting, |row| Some(row.time)) {
        let account = words.text(entry.row.account);
        let amount = i128::from(entry.amount.unwrap_or(0));
        let fits = |rule: &&AccountRule| {
            !rule.account.is_empty() && account.starts_with(rule.account.trim())
        };
        let rules = request.accounts.iter().filter(fits);
        let Some(rule) = rules.max_by_key(|rule| rule.account.len()) else {
            // Class 6 of the French chart of accounts holds what is spent.
            if account.starts_with('6') {
                let name = match entry.row.account_name {
                    crate::dataset::identity::NONE => "",
                    word => words.text(word),
                };
                left.entry(account).or_insert((name, 0)).1 += amount;
            }
            continue;
        };
        let day = view.data.zone.day(entry.row.time);
        let (first, end) = days.unwrap_or((day, day + 1));
        days = Some((first.min(day), end.max(day + 1)));
        let own = entry.channel.map(|channel| view.channel_name(channel));
        let channel = own.unwrap_or(&rule.channel);
        if channel.is_empty() {
            shared[usize::from(!rule.marketing)] += amount;
            continue;
        }
        let code = view.data.channels.find(channel);
        let name = code.map_or(channel, |code| view.channel_name(code));
        let sums = sums.entry(name.to_owned()).or_default();
        match rule.marketing {
            true => sums.marketing += amount,
            false => sums.distribution += amount,
        }
    }
    answer.unassigned_amount = units(left.values().map(|(_, amount)| amount).sum());
    let mut left: Vec<Unassigned> = (left.into_iter())
        .map(|(account, (name, amount))| Unassigned {
            account: account.to_owned(),
            name: name.to_owned(),
            amount: units(amount),
        })
        .collect();
    left.sort_by(|a, b| b.amount.abs().total_cmp(&a.amount.abs()));
    left.truncate(MOST_UNASSIGNED);
    answer.unassigned = left;
    days
}

/// Adds what was sold, by its three readings, and gives what channels do for others.
fn sell(view: &View<'_>, window: Option<&Window>, sums: &mut Channels) -> CrossEffects {
    let inside = |order: &Order| window.is_none_or(|window| window.span.holds(order.time));
    let effects = gather(view, &inside);
    let counter = view.counter();
    let mut by_code = vec![Sums::default(); view.data.channels.names().len()];
    let mut add = |order: &Order| {
        let amount = i128::from(order.amount);
        let sold = &mut by_code[usize::from(order.booked())];
        sold.ordered += amount;
        sold.orders += u64::from(!order.is_refund());
        let collected = !order.is_refund() && order.fulfilment() == Fulfilment::Collect;
        let handed = match counter {
            Some(counter) if collected && !view.is_store(order.booked()) => counter,
            _ => order.booked(),
        };
        by_code[usize::from(handed)].fulfilled += amount;
    };
    for customer in view.customers() {
        let seen = customer.orders.iter().filter(|order| view.sees(order));
        seen.filter(|order| inside(order)).for_each(&mut add);
    }
    view.anonymous()
        .filter(|order| inside(order))
        .for_each(&mut add);
    for (code, sold) in (0..).zip(by_code) {
        let credit = effects.credit(code);
        let is_idle = sold.orders == 0 && sold.ordered == 0 && sold.fulfilled == 0;
        if is_idle && credit.brought == 0 {
            continue;
        }
        let sums = sums.entry(view.channel_name(code).to_owned()).or_default();
        *sums = Sums {
            marketing: sums.marketing,
            distribution: sums.distribution,
            brought: credit.brought,
            owed: credit.owed,
            ..sold
        };
    }
    effects
}

fn rows(
    answer: &mut ChannelResult,
    sums: &Channels,
    shared: [i128; 2],
    split: SplitBy,
    has_costs: bool,
) {
    let weight = |sums: &Sums| match split {
        SplitBy::Revenue => sums.ordered.max(0) as f64 / UNIT as f64,
        SplitBy::Orders => sums.orders as f64,
        SplitBy::Evenly => f64::from(u8::from(sums.orders > 0)),
    };
    let weights: f64 = sums.values().map(weight).sum();
    let common = units(shared.iter().sum());
    let rate = answer.margin_rate;
    let revenue: f64 = sums.values().map(|one| units(one.ordered)).sum();
    let mut total = ResultRow::default();
    for (name, one) in sums {
        let part = if weights > 0.0 {
            weight(one) / weights
        } else {
            0.0
        };
        let mut row = ResultRow {
            channel: name.clone(),
            orders: one.orders,
            ordered: units(one.ordered),
            fulfilled: units(one.fulfilled),
            attributed: units(one.ordered + one.brought - one.owed),
            marketing: units(one.marketing),
            distribution: units(one.distribution),
            shared: common * part,
            brought: units(one.brought),
            owed: units(one.owed),
            ..ResultRow::default()
        };
        finish(&mut row, rate, has_costs);
        let (lost, others) = (-row.profit, revenue - row.ordered);
        if lost > 0.0 && rate > 0.0 && has_costs {
            row.needed = Some(lost / rate);
            row.needed_share = (others > 0.0).then(|| lost / rate / others);
        }
        add_to(&mut total, &row);
        answer.channels.push(row);
    }
    // Without a sale there is nothing to split by: it stays in the total.
    total.shared = common;
    finish(&mut total, rate, has_costs);
    answer.total = Some(total);
}

fn add_to(total: &mut ResultRow, row: &ResultRow) {
    total.orders += row.orders;
    total.ordered += row.ordered;
    total.fulfilled += row.fulfilled;
    total.attributed += row.attributed;
    total.marketing += row.marketing;
    total.distribution += row.distribution;
    total.brought += row.brought;
    total.owed += row.owed;
}

/// What follows from revenue and costs.
fn finish(row: &mut ResultRow, rate: f64, has_costs: bool) {
    let cost = row.marketing + row.distribution + row.shared;
    row.margin = row.ordered * rate;
    row.profit = row.margin - cost;
    row.profit_with = row.profit + rate * (row.brought - row.owed);
    if cost > 0.0 && row.orders > 0 {
        row.roi = Some((row.ordered - cost) / cost);
        row.roas = Some(row.ordered / cost);
    }
    row.reading = if !has_costs || cost == 0.0 {
        "no_cost"
    } else if row.profit >= 0.0 {
        "pays"
    } else if row.profit_with >= 0.0 {
        "pays_with"
    } else {
        "does_not_pay"
    };
}
