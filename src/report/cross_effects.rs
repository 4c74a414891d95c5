//! What a channel does for the others, by three kinds of evidence side by side:
//! the credit of touches before a sale, research before buying on the other side
//! (ROPO and its reverse), and areas with the channel beside areas without it.

use super::cross_areas::{by_areas, ChannelAreas};
use super::result::ResultRow;
use crate::dataset::channel::Family;
use crate::dataset::interner::Interner;
use crate::dataset::period::Span;
use crate::dataset::view::{Customer, View};
use crate::dataset::{Order, Touch};
use crate::intake::cell::date::DAY_MS;
use crate::intake::cell::money::units;
use crate::kpi::journey::{journeys, spread, stands_for};
use crate::kpi::measure::Missing;
use crate::stats::interval::Z;
use serde::Serialize;
use std::collections::BTreeMap;

/// What a channel does for the others, by one kind of evidence.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct CrossEffect {
    /// `attribution`, `research` or `areas`.
    pub by: &'static str,
    /// Why nothing can be said.
    pub missing: Option<Missing>,
    /// Revenue of the other channels, less what it owes them.
    pub revenue: Option<f64>,
    /// Lower end at 95%.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
    /// Customers it was counted on.
    pub n: u64,
    /// Areas with the channel, for `areas`.
    pub areas_with: u64,
    /// Areas without it.
    pub areas_without: u64,
    /// Customers whose area has too few of them, or who have none that is known.
    pub left_out: u64,
    /// The first day compared, where a first day of the channel was given.
    pub from: Option<String>,
    /// Profit with the margin of that revenue.
    pub profit_with: Option<f64>,
    /// `covers` where even the lower end pays for the loss, `may_cover`, or
    /// `short` where not even the upper end does; empty without a loss.
    pub reading: &'static str,
}

/// Credit of a channel, in whole millionths.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Credit {
    /// Of other channels' sales.
    pub brought: i128,
    /// Of its own sales, to others.
    pub owed: i128,
}

/// A sum over customers, and of the squares of what each of them came to.
#[derive(Debug, Clone, Copy, Default)]
struct Summed {
    sum: i128,
    squares: f64,
    n: u64,
}

impl Summed {
    fn add(&mut self, amount: i128) {
        let own = units(amount);
        self.sum += amount;
        self.squares += own * own;
        self.n += 1;
    }

    /// Half the interval: who comes is chance, too (see `local_gain`).
    fn half(&self) -> f64 {
        Z * self.squares.sqrt()
    }
}

/// What is added up of each channel, by its code.
#[derive(Debug, Clone, Default)]
struct Evidence {
    credit: Credit,
    credited: Summed,
    researched: Summed,
    /// Whether anybody was ever seen on it.
    is_seen: bool,
}

/// The evidence on all channels.
pub(super) struct CrossEffects {
    channels: Vec<Evidence>,
    /// Sales in stores and online: of known customers, and of nobody known.
    sold: BTreeMap<bool, [i128; 2]>,
}

/// Gathers what touches and sales of known customers say, for sales inside.
pub(super) fn gather(view: &View<'_>, inside: &dyn Fn(&Order) -> bool) -> CrossEffects {
    let mut found = CrossEffects {
        channels: vec![Evidence::default(); view.data.channels.names().len()],
        sold: BTreeMap::new(),
    };
    let mut own = vec![[0i128; 2]; found.channels.len()];
    let mut met = vec![false; found.channels.len()];
    for customer in view.customers() {
        for channel in customer
            .touches
            .iter()
            .flat_map(|touch| places(view, touch))
        {
            found.channels[usize::from(channel)].is_seen = true;
        }
        journeys(view, &customer, |order, touches| {
            if touches.is_empty() || !inside(order) {
                return;
            }
            let sold = usize::from(order.booked());
            spread(i128::from(order.amount), touches.len(), |at, part| {
                let met = usize::from(stands_for(view, &touches[at]));
                if met != sold {
                    found.channels[met].credit.brought += part;
                    found.channels[sold].credit.owed += part;
                    own[met][0] += part;
                    own[sold][0] -= part;
                }
            });
        });
        for order in customer.orders.iter().filter(|order| is_sale(view, order)) {
            if !inside(order) {
                continue;
            }
            let Some(in_store) = side(view, order) else {
                continue;
            };
            let amount = i128::from(order.amount);
            found.sold.entry(in_store).or_default()[0] += amount;
            seen_before(view, &customer, order, in_store, &mut met);
            for (own, met) in own.iter_mut().zip(&mut met) {
                if std::mem::take(met) {
                    own[1] += amount;
                }
            }
        }
        for (evidence, own) in found.channels.iter_mut().zip(&mut own) {
            let [credited, researched] = std::mem::take(own);
            if credited != 0 {
                evidence.credited.add(credited);
            }
            if researched != 0 {
                evidence.researched.add(researched);
            }
        }
    }
    for order in view
        .anonymous()
        .filter(|order| !order.is_refund() && inside(order))
    {
        if let Some(in_store) = side(view, order) {
            found.sold.entry(in_store).or_default()[1] += i128::from(order.amount);
        }
    }
    found
}

fn is_sale(view: &View<'_>, order: &Order) -> bool {
    !order.is_refund() && view.sees(order)
}

/// Whether a sale was made in a store; none where it was neither there nor online.
fn side(view: &View<'_>, order: &Order) -> Option<bool> {
    match view.data.families[usize::from(order.channel)] {
        Family::Store => Some(true),
        family if family.is_online() => Some(false),
        _ => None,
    }
}

/// A visit by way of an advertisement is a visit of the site, too.
fn places(view: &View<'_>, touch: &Touch) -> [u16; 2] {
    [touch.channel, stands_for(view, touch)]
}

/// Marks the channels of the other side on which a customer was in the days before:
/// as in the figures ROPO and reverse ROPO.
fn seen_before(
    view: &View<'_>,
    customer: &Customer<'_>,
    order: &Order,
    in_store: bool,
    met: &mut [bool],
) {
    let after = order.time - i64::from(view.settings.ropo_days) * DAY_MS;
    let days = after + 1..=order.time;
    let touches = customer.touches.iter();
    let touched = touches.filter(|touch| days.contains(&touch.time));
    let researched = |channel: u16| match view.data.families[usize::from(channel)] {
        Family::Store => !in_store,
        Family::Phone => false,
        _ => in_store,
    };
    for channel in touched.flat_map(|touch| places(view, touch)) {
        met[usize::from(channel)] |= researched(channel);
    }
    if in_store {
        return;
    }
    let bought = customer.orders.iter().filter(|one| !one.is_refund());
    for one in bought.filter(|one| days.contains(&one.time)) {
        met[usize::from(one.channel)] |= view.is_store(one.channel);
    }
}

impl CrossEffects {
    /// What touches credit a channel with.
    pub(super) fn credit(&self, channel: u16) -> Credit {
        self.channels[usize::from(channel)].credit
    }

    /// Each kind of evidence on the channel of a row, whose profit is known.
    pub(super) fn told(
        &self,
        words: &Interner,
        view: &View<'_>,
        areas: &[ChannelAreas],
        window: Span,
        row: &ResultRow,
    ) -> Vec<CrossEffect> {
        let channel = view.data.channels.find(&row.channel);
        let Some(channel) = channel else {
            return Vec::new();
        };
        let found = &self.channels[usize::from(channel)];
        let mut all = vec![
            credited(view, found),
            self.researched(view, channel, found),
            by_areas(words, view, areas, window, channel),
        ];
        for effect in &mut all {
            read(effect, row, view.settings.margin());
        }
        all
    }

    fn researched(&self, view: &View<'_>, channel: u16, found: &Evidence) -> CrossEffect {
        let mut effect = CrossEffect {
            by: "research",
            ..CrossEffect::default()
        };
        let family = view.data.families[usize::from(channel)];
        let [known, unknown] = self
            .sold
            .get(&(family != Family::Store))
            .copied()
            .unwrap_or_default();
        effect.missing = match () {
            () if view.data.touches.is_empty() => Some(needs(&["touches.channel"])),
            () if family == Family::Phone => Some(Missing::because("no-other-side")),
            () if known <= 0 => Some(Missing::because("zero-denominator")),
            () if !found.is_seen && family != Family::Store => Some(Missing::because("not-seen")),
            () => None,
        };
        if effect.missing.is_some() {
            return effect;
        }
        let sum = units(found.researched.sum);
        let (low, high) = (sum - found.researched.half(), sum + found.researched.half());
        effect.n = found.researched.n;
        effect.revenue = Some(sum * (1.0 + unknown as f64 / known as f64));
        effect.low = Some(low.max(0.0));
        effect.high = Some(high + units(unknown));
        effect
    }
}

/// What a file would have to say.
pub(super) fn needs(fields: &[&str]) -> Missing {
    Missing {
        reason: "field-missing",
        needs: fields.iter().map(|one| (*one).to_owned()).collect(),
    }
}

fn credited(view: &View<'_>, found: &Evidence) -> CrossEffect {
    let mut effect = CrossEffect {
        by: "attribution",
        ..CrossEffect::default()
    };
    if view.data.touches.is_empty() {
        effect.missing = Some(needs(&["touches.channel"]));
        return effect;
    }
    if found.credited.n == 0 {
        effect.missing = Some(Missing::because("not-met"));
        return effect;
    }
    let net = units(found.credited.sum);
    effect.n = found.credited.n;
    effect.revenue = Some(net);
    effect.low = Some(net - found.credited.half());
    effect.high = Some(net + found.credited.half());
    effect
}

/// What a kind of evidence means for a loss.
fn read(effect: &mut CrossEffect, row: &ResultRow, rate: f64) {
    let with = |revenue: Option<f64>| revenue.map(|revenue| row.profit + rate * revenue);
    effect.profit_with = with(effect.revenue);
    let ends = with(effect.low).zip(with(effect.high));
    effect.reading = match ends {
        _ if row.profit >= 0.0 => "",
        Some((low, _)) if low >= 0.0 => "covers",
        Some((_, high)) if high < 0.0 => "short",
        Some(_) => "may_cover",
        None => "",
    };
}
