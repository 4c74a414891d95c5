//! What each channel is used for: to attract, to sell, to serve.

use crate::dataset::identity::NONE;
use crate::dataset::kind::{of_source, paid, Device, Kind};
use crate::dataset::load::Rows;
use crate::dataset::session::Session;
use crate::dataset::slots::Slots;
use crate::dataset::traffic::TrafficRow;
use crate::dataset::Dataset;
use crate::intake::cell::money::units;
use serde::Serialize;

/// A channel, what it is, and in how many rows of each table it is named.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ChannelUse {
    /// The channel.
    pub channel: String,
    /// What it is, by its name or as stated.
    pub kind: &'static str,
    /// Whether its name says that it is paid for.
    pub paid: Option<bool>,
    /// Orders and refunds, each once.
    pub orders: u64,
    /// Of them, those of customers known.
    pub identified: u64,
    /// Touches.
    pub touches: u64,
    /// Requests to customer service.
    pub tickets: u64,
    /// Rows of traffic.
    pub traffic: u64,
    /// Rows of costs.
    pub costs: u64,
    /// Answers to surveys.
    pub surveys: u64,
}

/// A kind of source of visits, paid for or not.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct SourceUse {
    /// What it is.
    pub kind: &'static str,
    /// Whether it is paid for, where the source or its medium says.
    pub paid: Option<bool>,
    /// Rows of traffic.
    pub rows: u64,
    /// Sessions.
    pub sessions: f64,
    /// Times something was shown, or messages delivered.
    pub impressions: f64,
    /// Messages opened.
    pub opens: f64,
    /// Clicks.
    pub clicks: f64,
}

/// A device of visits.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct DeviceUse {
    /// What it is.
    pub device: &'static str,
    /// Touches.
    pub touches: u64,
    /// Sessions of traffic.
    pub sessions: f64,
}

/// The channels of a dataset with their uses, by name.
pub(super) fn channels(session: &Session, data: &Dataset) -> Vec<ChannelUse> {
    let mut uses: Vec<ChannelUse> = data
        .channels
        .names()
        .iter()
        .zip(&data.kinds)
        .map(|(name, kind)| ChannelUse {
            channel: name.clone(),
            kind: kind.id(),
            paid: paid(name),
            ..ChannelUse::default()
        })
        .collect();
    for order in &data.orders {
        if let Some(one) = uses.get_mut(usize::from(order.channel)) {
            one.orders += 1;
            one.identified += u64::from(order.customer != NONE);
        }
    }
    let mut count = |code: u16, what: fn(&mut ChannelUse) -> &mut u64| {
        if let Some(one) = uses.get_mut(usize::from(code)) {
            *what(one) += 1;
        }
    };
    let count: &mut dyn FnMut(u16, fn(&mut ChannelUse) -> &mut u64) = &mut count;
    for (_, file) in session.files() {
        if let Rows::Touches(table) = &file.rows {
            for row in table.rows.iter().filter(|row| !row.is_conversion()) {
                count(data.channels.code(row.channel), |one| &mut one.touches);
                if row.source != NONE && row.source != row.channel {
                    count(data.channels.code(row.source), |one| &mut one.touches);
                }
            }
        }
    }
    data.costs
        .iter()
        .for_each(|cost| count(cost.channel, |one| &mut one.costs));
    let tickets = data.tickets.iter().filter_map(|row| row.channel);
    tickets.for_each(|code| count(code, |one| &mut one.tickets));
    let traffic = data.traffic.iter().filter_map(|row| row.channel);
    traffic.for_each(|code| count(code, |one| &mut one.traffic));
    let surveys = data.surveys.iter().filter_map(|row| row.channel);
    surveys.for_each(|code| count(code, |one| &mut one.surveys));
    uses
}

/// Paid, unpaid, unsaid.
const PAID: [Option<bool>; 3] = [None, Some(false), Some(true)];

/// Traffic by the kind of its source, as source and medium say it, else the channel.
pub(super) fn sources(session: &Session, data: &Dataset) -> Vec<SourceUse> {
    let words = session.words();
    let text = |word: u32| if word == NONE { "" } else { words.text(word) };
    let source = |(kind, paid): (Kind, Option<bool>)| SourceUse {
        kind: kind.id(),
        paid,
        rows: 0,
        sessions: 0.0,
        impressions: 0.0,
        opens: 0.0,
        clicks: 0.0,
    };
    let kinds = Kind::ALL.into_iter();
    let mut all: Vec<SourceUse> = kinds
        .flat_map(|kind| PAID.map(|paid| source((kind, paid))))
        .collect();
    let mut slots = Slots::default();
    let mut told: Vec<usize> = Vec::new();
    for placed in &data.traffic {
        let row = &placed.row;
        let channel = placed.channel.map_or(0, |code| u64::from(code) + 1);
        let named = u64::from(row.source) << 32 | u64::from(row.medium);
        let at = slots.of(named, channel);
        if at == told.len() {
            let (kind, is_paid) = match (
                of_source(text(row.source), text(row.medium)),
                placed.channel,
            ) {
                ((Kind::Other, said), Some(code)) => (
                    data.kinds[usize::from(code)],
                    paid(data.channels.name(code)).or(said),
                ),
                (told, _) => told,
            };
            let paid = is_paid.map_or(0, |paid| 1 + usize::from(paid));
            told.push(kind as usize * 3 + paid);
        }
        add(&mut all[told[at]], row);
    }
    all.retain(|one| one.rows > 0);
    all
}

fn number(count: Option<i64>) -> f64 {
    count.map_or(0.0, |count| units(i128::from(count)))
}

fn add(to: &mut SourceUse, row: &TrafficRow) {
    to.rows += 1;
    to.sessions += number(row.sessions);
    to.impressions += number(row.impressions);
    to.opens += number(row.opens);
    to.clicks += number(row.clicks);
}

/// Visits by device, where a file tells it.
pub(super) fn devices(session: &Session, data: &Dataset) -> Vec<DeviceUse> {
    let mut found = Device::ALL.map(|device| DeviceUse {
        device: device.id(),
        touches: 0,
        sessions: 0.0,
    });
    for (_, file) in session.files() {
        if let Rows::Touches(table) = &file.rows {
            if file.binding.has("device") {
                let touches = table.rows.iter().filter(|row| !row.is_conversion());
                touches.for_each(|row| found[row.device as usize].touches += 1);
            }
        }
    }
    let words = session.words();
    for row in data.traffic.iter().map(|placed| &placed.row) {
        if row.device != NONE {
            let device = Device::of_name(words.text(row.device));
            found[device as usize].sessions += number(row.sessions);
        }
    }
    let is_met = |one: &DeviceUse| one.touches > 0 || one.sessions > 0.0;
    found.into_iter().filter(is_met).collect()
}
