//! Areas with a channel beside areas without it: what the other channels sell to
//! the customers who live there.

use super::cross_effects::{needs, CrossEffect};
use crate::dataset::identity::NONE;
use crate::dataset::interner::Interner;
use crate::dataset::period::{day_text, Span};
use crate::dataset::settings::day_setting;
use crate::dataset::view::View;
use crate::intake::cell::money::units;
use crate::kpi::measure::Missing;
use crate::stats::welch::{welch, Sample};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Comparisons asked for, at most.
pub const MOST_ASKED: usize = 50;
/// Areas with the channel, and without it, that a comparison wants.
const FEWEST_AREAS: u64 = 5;
/// Customers who live in an area, for it to count.
const FEWEST_CUSTOMERS: u64 = 10;

/// Where a channel is, as the user says: in the place of where its stores stand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct ChannelAreas {
    /// The channel.
    pub channel: String,
    /// Its areas: postcodes, or how they begin. Where its stores stand when empty.
    pub areas: Vec<String>,
    /// Its first day there, as `2026-03-01`: what changed since is then compared.
    /// Empty to compare what is.
    pub since: String,
}

/// What the other channels sell to a customer in areas with the channel, less what
/// they sell in areas without it, times the customers of the former: areas are the
/// unit, each counts for one (Welch).
pub(super) fn by_areas(
    words: &Interner,
    view: &View<'_>,
    asked: &[ChannelAreas],
    window: Span,
    channel: u16,
) -> CrossEffect {
    let mut effect = CrossEffect {
        by: "areas",
        ..CrossEffect::default()
    };
    let is_own = |one: &&ChannelAreas| view.data.channels.find(&one.channel) == Some(channel);
    let asked = asked.iter().take(MOST_ASKED).find(is_own);
    effect.missing = compare(words, view, asked, window, channel, &mut effect).err();
    effect
}

fn compare(
    words: &Interner,
    view: &View<'_>,
    asked: Option<&ChannelAreas>,
    window: Span,
    channel: u16,
    effect: &mut CrossEffect,
) -> Result<(), Missing> {
    let Some(homes) = Homes::of(view) else {
        return Err(needs(&["customers.postcode"]));
    };
    let places = places(words, view, asked, channel)?;
    let since = asked.map(|asked| asked.since.trim()).unwrap_or_default();
    let spans = spans(view, since, window, effect)?;
    let mut areas = homes.areas(view);
    let everybody = areas.values().map(|area| area.customers).sum::<u64>() + homes.nowhere(view);
    for customer in view.customers() {
        let Some(area) = homes
            .of_customer(customer.code)
            .and_then(|name| areas.get_mut(name))
        else {
            continue;
        };
        for order in customer.orders.iter().filter(|one| one.booked() != channel) {
            let within = spans.iter().find(|(span, _)| span.holds(order.time));
            if let Some((_, sign)) = within.filter(|_| view.sees_place(order)) {
                area.amount += sign * i128::from(order.amount);
            }
        }
    }
    areas.retain(|_, area| area.customers >= FEWEST_CUSTOMERS);
    effect.left_out = everybody - areas.values().map(|area| area.customers).sum::<u64>();
    let (with, without): (Vec<_>, Vec<_>) = areas
        .into_iter()
        .partition(|(name, _)| places.contains(*name));
    effect.areas_with = with.len() as u64;
    effect.areas_without = without.len() as u64;
    if effect.areas_with.min(effect.areas_without) < FEWEST_AREAS {
        return Err(Missing::because("too-few-areas"));
    }
    let means = |areas: &[(&str, Area)]| {
        let mean = |(_, area): &(&str, Area)| units(area.amount) / area.customers as f64;
        Sample::of(&areas.iter().map(mean).collect::<Vec<_>>())
    };
    let found = welch(means(&with), means(&without));
    let found = found.ok_or_else(|| Missing::because("no-variation"))?;
    effect.n = with.iter().map(|(_, area)| area.customers).sum();
    let customers = effect.n as f64;
    effect.revenue = Some(found.difference * customers);
    effect.low = Some(found.interval.low * customers);
    effect.high = Some(found.interval.high * customers);
    Ok(())
}

/// Who lives in an area, and what other channels sold them, in whole millionths.
#[derive(Debug, Clone, Copy, Default)]
struct Area {
    customers: u64,
    amount: i128,
}

/// The area in which each customer lives.
struct Homes<'d> {
    /// The area of each postcode.
    names: Vec<Option<String>>,
    /// The place of each customer's postcode among them.
    of: &'d [Option<u32>],
}

impl<'d> Homes<'d> {
    fn of(view: &View<'d>) -> Option<Self> {
        let mut traits = view.data.traits.iter();
        let postcodes = traits.find(|one| one.key == "postcode")?;
        Some(Self {
            names: postcodes.values.iter().map(|one| area(one)).collect(),
            of: &postcodes.of,
        })
    }

    fn of_customer(&self, code: u32) -> Option<&str> {
        let place = (*self.of.get(code as usize)?)?;
        self.names[place as usize].as_deref()
    }

    fn customers<'s>(&'s self, view: &'s View<'_>) -> impl Iterator<Item = Option<&'s str>> {
        let codes = (0u32..).take(self.of.len());
        let seen = codes.filter(|code| view.in_segment(*code));
        seen.map(|code| self.of_customer(code))
    }

    fn areas<'s>(&'s self, view: &'s View<'_>) -> BTreeMap<&'s str, Area> {
        let mut areas = BTreeMap::<&str, Area>::new();
        for name in self.customers(view).flatten() {
            areas.entry(name).or_default().customers += 1;
        }
        areas
    }

    /// Customers whose area is not known.
    fn nowhere(&self, view: &View<'_>) -> u64 {
        self.customers(view).filter(Option::is_none).count() as u64
    }
}

/// Where a channel is: as asked, else where its stores stand.
fn places(
    words: &Interner,
    view: &View<'_>,
    asked: Option<&ChannelAreas>,
    channel: u16,
) -> Result<BTreeSet<String>, Missing> {
    let said = asked.map_or(&[][..], |asked| &asked.areas);
    let mut places: BTreeSet<String> = said.iter().filter_map(|one| area(one)).collect();
    if places.is_empty() {
        let stores = view.data.stores.iter();
        let own = stores.filter(|store| store.channel == Some(channel));
        let postcodes = own
            .map(|store| store.row.postcode)
            .filter(|one| *one != NONE);
        places.extend(postcodes.filter_map(|one| area(words.text(one))));
    }
    if !places.is_empty() {
        return Ok(places);
    }
    Err(match view.is_store(channel) {
        true => needs(&["stores.postcode", "stores.channel"]),
        false => Missing::because("no-areas"),
    })
}

/// The days looked at; with a first day, those since less as many before.
fn spans(
    view: &View<'_>,
    since: &str,
    window: Span,
    effect: &mut CrossEffect,
) -> Result<Vec<(Span, i128)>, Missing> {
    if since.is_empty() {
        return Ok(vec![(window, 1)]);
    }
    let zone = &view.data.zone;
    let day = day_setting("since", since).map_err(|_| Missing::because("day-unreadable"))?;
    let times = || view.data.orders.iter().map(|order| order.time);
    let (Some(first), Some(last)) = (times().min(), times().max()) else {
        return Err(Missing::because("no-rows"));
    };
    let end = zone.day(last.min(window.to.saturating_sub(1))) + 1;
    let from = day - (end - day);
    if end <= day || from < zone.day(first) {
        return Err(Missing::because("days-not-covered"));
    }
    effect.from = Some(day_text(from));
    Ok(vec![(zone.span(from, day), -1), (zone.span(day, end), 1)])
}

/// The area of a postcode: its first two letters or digits, in France the
/// département.
fn area(postcode: &str) -> Option<String> {
    let code = postcode.chars().filter(|one| one.is_alphanumeric());
    let area: String = code.flat_map(char::to_uppercase).take(2).collect();
    (area.chars().count() == 2).then_some(area)
}
