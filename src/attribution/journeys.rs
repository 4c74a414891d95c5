//! Journeys: the touches that led to a conversion, or to none.
//!
//! Touches are taken by customer, time and row. A journey is the touches since
//! the customer's previous conversion; a touch in the same instant as the
//! conversion counts. What is left after the last conversion is a journey that
//! did not convert. Equal journeys are kept once, with their weights.

use crate::dataset::identity::NONE;
use crate::dataset::settings::TouchName;
use crate::dataset::view::View;
use crate::dataset::{Conversion, Order, Touch};
use crate::intake::cell::date::DAY_MS;
use crate::intake::cell::money::UNIT;
use std::collections::BTreeMap;

/// What equal journeys weigh together, in millionths.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Weight {
    /// Journeys that converted.
    pub conversions: i128,
    /// What they were worth.
    pub value: i128,
    /// Journeys that did not.
    pub nulls: i128,
}

/// A set of journeys. Channels are indexes into `channels`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Journeys {
    /// The channels that journeys touch, by name.
    pub channels: Vec<String>,
    /// Distinct journeys in the order of their channels.
    pub paths: BTreeMap<Vec<u16>, Weight>,
    /// Conversions of known customers without any touch that counts.
    pub unattributed: Weight,
    /// Sales of nobody known: no journey can be found for them.
    pub unidentified: Weight,
    /// Touches in the same instant as another of the same customer.
    pub ties: u64,
}

impl Weight {
    fn add(&mut self, other: Self) {
        self.conversions += other.conversions;
        self.value += other.value;
        self.nulls += other.nulls;
    }

    /// Conversions as a number.
    #[must_use]
    pub fn conversions(&self) -> f64 {
        self.conversions as f64 / UNIT as f64
    }

    /// Value in currency units.
    #[must_use]
    pub fn value(&self) -> f64 {
        self.value as f64 / UNIT as f64
    }

    /// Journeys that did not convert, as a number.
    #[must_use]
    pub fn nulls(&self) -> f64 {
        self.nulls as f64 / UNIT as f64
    }
}

/// What ends a journey.
#[derive(Clone, Copy)]
struct End {
    time: i64,
    row: u32,
    value: i64,
    counted: bool,
}

impl Journeys {
    /// All that the journeys weigh, the unattributed ones included.
    #[must_use]
    pub fn total(&self) -> Weight {
        let mut total = self.unattributed;
        for weight in self.paths.values() {
            total.add(*weight);
        }
        total
    }

    /// What the models share.
    #[must_use]
    pub fn attributed(&self) -> Weight {
        let mut total = Weight::default();
        for weight in self.paths.values() {
            total.add(*weight);
        }
        total
    }

    /// Journeys of a view: from touches and what they led to, or from
    /// aggregated paths when there are no touches.
    #[must_use]
    pub fn of(view: &View<'_>) -> Self {
        if view.data.touches.is_empty() && !view.data.paths.is_empty() {
            Self::from_paths(view)
        } else {
            Self::from_events(view)
        }
    }

    fn from_paths(view: &View<'_>) -> Self {
        let used = view.data.paths.iter().flat_map(|path| &path.channels);
        let (channels, index) = compact(view, used.copied());
        let mut journeys = Self {
            channels,
            ..Self::default()
        };
        for path in &view.data.paths {
            let weight = Weight {
                conversions: path.conversions.into(),
                value: path.value.into(),
                nulls: path.nulls.into(),
            };
            let codes = path.channels.iter().map(|&c| index[usize::from(c)]);
            journeys.add(codes.collect(), weight);
        }
        journeys
    }

    fn add(&mut self, path: Vec<u16>, weight: Weight) {
        if path.is_empty() {
            self.unattributed.add(weight);
        } else {
            self.paths.entry(path).or_default().add(weight);
        }
    }

    fn from_events(view: &View<'_>) -> Self {
        let data = view.data;
        let name = name_of(view);
        let (channels, index) = compact(view, data.touches.iter().map(name));
        let mut journeys = Self {
            channels,
            ..Self::default()
        };
        let window_ms = view
            .settings
            .lookback_days
            .map(|days| (days * DAY_MS as f64) as i64);
        let mut touches = data.touches.as_slice();
        let mut ends = ends(view);
        while let Some(code) = next_customer(touches, &ends) {
            let (mine, rest) = touches.split_at(touches.partition_point(|t| t.customer <= code));
            touches = rest;
            let split = ends.partition_point(|(customer, _)| *customer <= code);
            let my_ends: Vec<End> = ends.drain(..split).map(|(_, end)| end).collect();
            if !view.in_segment(code) {
                continue;
            }
            journeys.ties += mine.windows(2).filter(|w| w[0].time == w[1].time).count() as u64;
            journeys.cut(view, mine, &my_ends, window_ms, &index);
        }
        for order in view.anonymous().filter(|order| !order.is_refund()) {
            journeys.unidentified.add(converted(order.amount));
        }
        journeys
    }

    /// Cuts the touches of a customer at their conversions.
    fn cut(
        &mut self,
        view: &View<'_>,
        mut touches: &[Touch],
        ends: &[End],
        window_ms: Option<i64>,
        index: &[u16],
    ) {
        let name = name_of(view);
        let path = |touches: &[Touch], from: i64| -> Vec<u16> {
            touches
                .iter()
                .filter(|touch| touch.time >= from)
                .map(|touch| index[usize::from(name(touch))])
                .collect()
        };
        for end in ends {
            let before =
                touches.partition_point(|touch| (touch.time, touch.row) <= (end.time, end.row));
            let (mine, rest) = touches.split_at(before);
            touches = rest;
            if end.counted {
                let from = window_ms.map_or(i64::MIN, |window| end.time.saturating_sub(window));
                self.add(path(mine, from), converted(end.value));
            }
        }
        if let Some(last) = touches.last().filter(|last| view.span.holds(last.time)) {
            let from = window_ms.map_or(i64::MIN, |window| last.time.saturating_sub(window));
            let weight = Weight {
                nulls: UNIT,
                ..Weight::default()
            };
            self.add(path(touches, from), weight);
        }
    }
}

/// What stands for a touch.
fn name_of(view: &View<'_>) -> fn(&Touch) -> u16 {
    match view.settings.touch_name {
        TouchName::Source => Touch::source,
        TouchName::Channel => |touch| touch.channel,
    }
}

fn converted(value: i64) -> Weight {
    Weight {
        conversions: UNIT,
        value: value.into(),
        nulls: 0,
    }
}

/// The conversions of known customers: the orders, or those of the event log
/// when there are no orders.
fn ends(view: &View<'_>) -> std::collections::VecDeque<(u32, End)> {
    let data = view.data;
    let from_order = |order: &Order| {
        let end = End {
            time: order.time,
            // Files apart have no order of rows between them: the touch wins.
            row: u32::MAX,
            value: order.amount,
            counted: view.sees(order),
        };
        (order.customer, end)
    };
    let from_log = |c: &Conversion| {
        let end = End {
            time: c.time,
            row: c.row,
            value: c.value,
            counted: view.span.holds(c.time),
        };
        (c.customer, end)
    };
    if data.orders.is_empty() {
        return data.conversions.iter().map(from_log).collect();
    }
    data.orders
        .iter()
        .filter(|order| order.customer != NONE && !order.is_refund())
        .map(from_order)
        .collect()
}

fn next_customer(touches: &[Touch], ends: &std::collections::VecDeque<(u32, End)>) -> Option<u32> {
    let touched = touches.first().map(|touch| touch.customer);
    let ended = ends.front().map(|(customer, _)| *customer);
    touched.into_iter().chain(ended).min()
}

/// The channels in use by name, and the place of each dataset code among them.
fn compact(view: &View<'_>, used: impl Iterator<Item = u16>) -> (Vec<String>, Vec<u16>) {
    let names = view.data.channels.names();
    let mut is_used = vec![false; names.len()];
    for channel in used {
        is_used[usize::from(channel)] = true;
    }
    let mut index = vec![0; names.len()];
    let mut channels = Vec::new();
    for (code, name) in names.iter().enumerate().filter(|(code, _)| is_used[*code]) {
        index[code] = channels.len() as u16;
        channels.push(name.clone());
    }
    (channels, index)
}
