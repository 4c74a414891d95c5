//! The map: points of contact, how long customers stay on a channel, where they go
//! next, how long that takes, and where they are lost.

use super::walk::{walk, Event};
use super::{JourneySettings, Reading, HOUR};
use crate::dataset::identity::NONE;
use crate::dataset::paths::PathTable;
use crate::dataset::stage::Stage;
use crate::dataset::view::View;
use crate::error::Result;
use crate::intake::cell::money::UNIT;
use crate::stats::estimate::Estimate;
use serde::Serialize;
use std::collections::BTreeMap;

/// A channel in a phase: where customers and the company meet.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Touchpoint {
    /// The channel.
    pub channel: String,
    /// The phase that it is of.
    pub stage: &'static str,
    /// The phase that its rows say.
    pub from: &'static str,
    /// How often known customers met it.
    pub events: u64,
    /// Rows of nobody known beside them: sales and requests.
    pub anonymous: u64,
    /// Known customers who met it.
    pub customers: u64,
}

/// What became of customers on a channel.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Stays {
    /// The channel.
    pub channel: String,
    /// Stays whose window is over: visits in a row on one channel.
    pub stays: u64,
    /// Stays whose window is not over: in no share.
    pub open: u64,
    /// Went on to another channel.
    pub went_on: Estimate,
    /// Ended with a purchase.
    pub bought: Estimate,
    /// Ended without one, and nothing came after.
    pub lost: Estimate,
}

/// A passage from one channel to the next.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Bridge {
    /// From this channel.
    pub from: String,
    /// To that one.
    pub to: String,
    /// How often it was crossed.
    pub crossed: u64,
    /// How many customers crossed it.
    pub customers: u64,
    /// Of the stays on the first channel, the share that goes on to the second.
    pub continuity: Estimate,
    /// Hours between, the median.
    pub hours: Estimate,
    /// Of those who crossed, the share that bought on the second channel in that stay.
    pub bought: Estimate,
    /// Of those who crossed, the share that is lost there.
    pub lost: Estimate,
}

/// One step of journeys, from channel to channel.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Passage {
    /// The place of the stay that is left, counted from 0.
    pub step: u32,
    /// Its channel.
    pub from: String,
    /// The next channel; `null` where the journey ended.
    pub to: Option<String>,
    /// Whether it ended in a purchase.
    pub bought: bool,
    /// How many.
    pub journeys: u64,
}

/// The map of the journey.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct JourneyMap {
    /// Known customers with anything that they did.
    pub customers: u64,
    /// What they did.
    pub events: u64,
    /// Customers who went from one channel to another at least once, in the window.
    pub crossing: Estimate,
    /// Points of contact, by phase and channel.
    pub touchpoints: Vec<Touchpoint>,
    /// What became of customers, by channel.
    pub stays: Vec<Stays>,
    /// The passages, the most crossed first.
    pub bridges: Vec<Bridge>,
    /// The first steps of journeys.
    pub steps: Vec<Passage>,
}

/// Steps told one by one.
const STEPS: usize = 3;

/// Visits in a row on one channel.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stay {
    pub channel: u16,
    pub first: i64,
    pub last: i64,
    pub bought: bool,
    /// Whether the next stay of the list follows within the window.
    pub goes_on: bool,
}

/// The stays of a customer, by time.
pub(super) fn stays(events: &[Event], window: i64, all: &mut Vec<Stay>) {
    all.clear();
    for event in events {
        if let Some(stay) = all.last_mut() {
            let near = event.time - stay.last <= window;
            if near && stay.channel == event.channel {
                stay.last = event.time;
                stay.bought |= event.is_sale();
                continue;
            }
            stay.goes_on = near;
        }
        all.push(Stay {
            channel: event.channel,
            first: event.time,
            last: event.time,
            bought: event.is_sale(),
            goes_on: false,
        });
    }
}

#[derive(Default)]
struct Point {
    events: u64,
    anonymous: u64,
    customers: u64,
    last: Option<u32>,
}

#[derive(Default)]
struct Ends {
    went_on: u64,
    bought: u64,
    lost: u64,
    open: u64,
}

#[derive(Default)]
struct Passed {
    crossed: u64,
    customers: u64,
    last: Option<u32>,
    waits: BTreeMap<i64, u64>,
    /// Of those whose second stay is over: all, bought there, lost there.
    over: u64,
    bought: u64,
    lost: u64,
}

#[derive(Default)]
struct Sums {
    customers: u64,
    events: u64,
    crossing: u64,
    points: BTreeMap<(Stage, u16, Stage), Point>,
    ends: BTreeMap<u16, Ends>,
    passed: BTreeMap<(u16, u16), Passed>,
    steps: BTreeMap<(usize, u16, Option<u16>, bool), u64>,
}

/// The map of a view.
///
/// # Errors
/// When a phase does not exist.
pub fn map(view: &View<'_>, settings: &JourneySettings) -> Result<JourneyMap> {
    let reading = settings.reading(view)?;
    let mut sums = Sums::default();
    let mut buffer = Vec::new();
    walk(view, &reading, |code, events| {
        sums.add_points(code, events);
        stays(events, reading.window, &mut buffer);
        sums.add_stays(code, &buffer, view.span.to - reading.window);
    });
    sums.add_nobody(view, &reading);
    if sums.customers == 0 {
        sums.add_paths(view);
    }
    Ok(sums.told(view))
}

impl Sums {
    fn add_points(&mut self, code: u32, events: &[Event]) {
        self.customers += 1;
        self.events += events.len() as u64;
        for event in events {
            let key = (event.stage, event.channel, event.from);
            let point = self.points.entry(key).or_default();
            point.events += 1;
            point.customers += u64::from(point.last.replace(code) != Some(code));
        }
    }

    /// Sales and requests of nobody known are met, and lead nowhere.
    fn add_nobody(&mut self, view: &View<'_>, reading: &Reading) {
        let mut add = |channel: u16, from: Stage| {
            let to = reading.moved.get(&(channel, from)).copied();
            let key = (to.unwrap_or(from), channel, from);
            self.points.entry(key).or_default().anonymous += 1;
        };
        for order in view.anonymous() {
            let back = order.is_refund();
            add(
                order.channel,
                if back {
                    Stage::Service
                } else {
                    Stage::Decision
                },
            );
        }
        let tickets = view.placed(&view.data.tickets, |row| Some(row.opened));
        for one in tickets.filter(|one| one.customer == NONE) {
            if let Some(channel) = one.channel {
                add(channel, Stage::Service);
            }
        }
    }

    /// Journeys already aggregated know no customer, no phase and no time.
    fn add_paths(&mut self, view: &View<'_>) {
        let unit = UNIT as i64;
        // Parts of a journey make whole ones together, in whichever rows they are.
        let mut parts: BTreeMap<Vec<u16>, [i64; 2]> = BTreeMap::new();
        for (mut channels, [bought, _, nulls]) in view.data.paths.iter().flat_map(PathTable::paths)
        {
            channels.dedup();
            self.add_path(&channels, [bought, nulls].map(|count| count / unit));
            if bought % unit != 0 || nulls % unit != 0 {
                let held = parts.entry(channels).or_default();
                held[0] += bought % unit;
                held[1] += nulls % unit;
            }
        }
        for (channels, counts) in &parts {
            self.add_path(channels, counts.map(|count| count / unit));
        }
    }

    /// Adds journeys of one path: those that bought, and those that did not.
    fn add_path(&mut self, channels: &[u16], counts: [i64; 2]) {
        let [bought, nulls] = counts.map(|count| u64::try_from(count).unwrap_or(0));
        for (at, &channel) in channels.iter().enumerate() {
            let next = channels.get(at + 1).copied();
            let ends = self.ends.entry(channel).or_default();
            let mut step = |to, bought, count| {
                if at < STEPS && count > 0 {
                    let key = (at, channel, to, bought);
                    *self.steps.entry(key).or_default() += count;
                }
            };
            let Some(next) = next else {
                ends.bought += bought;
                ends.lost += nulls;
                step(None, true, bought);
                step(None, false, nulls);
                continue;
            };
            ends.went_on += bought + nulls;
            step(Some(next), false, bought + nulls);
            let passed = self.passed.entry((channel, next)).or_default();
            passed.crossed += bought + nulls;
            passed.over += bought + nulls;
            if at + 2 == channels.len() {
                passed.bought += bought;
                passed.lost += nulls;
            }
        }
    }

    /// `until`: the last instant whose window is over.
    fn add_stays(&mut self, code: u32, stays: &[Stay], until: i64) {
        self.crossing += u64::from(stays.iter().any(|stay| stay.goes_on));
        let mut step = 0;
        for (at, stay) in stays.iter().enumerate() {
            let next = stays.get(at + 1).filter(|_| stay.goes_on);
            let ends = self.ends.entry(stay.channel).or_default();
            let over = stay.last <= until;
            match (over, next, stay.bought) {
                (false, ..) => ends.open += 1,
                (_, Some(_), _) => ends.went_on += 1,
                (_, None, true) => ends.bought += 1,
                (_, None, false) => ends.lost += 1,
            }
            if let Some(next) = next.filter(|_| over) {
                self.pass(code, stay, next, until);
            }
            if over && step < STEPS {
                let to = next.map(|next| next.channel);
                let bought = to.is_none() && stay.bought;
                *self
                    .steps
                    .entry((step, stay.channel, to, bought))
                    .or_default() += 1;
            }
            step = if stay.goes_on { step + 1 } else { 0 };
        }
    }

    fn pass(&mut self, code: u32, stay: &Stay, next: &Stay, until: i64) {
        let key = (stay.channel, next.channel);
        let passed = self.passed.entry(key).or_default();
        passed.crossed += 1;
        passed.customers += u64::from(passed.last.replace(code) != Some(code));
        *passed.waits.entry(next.first - stay.last).or_default() += 1;
        if next.last <= until {
            passed.over += 1;
            passed.bought += u64::from(next.bought);
            passed.lost += u64::from(!next.bought && !next.goes_on);
        }
    }

    fn told(self, view: &View<'_>) -> JourneyMap {
        let name = |channel: u16| view.channel_name(channel).to_owned();
        let over = |ends: &Ends| ends.went_on + ends.bought + ends.lost;
        let left = |channel: u16| self.ends.get(&channel).map_or(0, over);
        let mut bridges: Vec<Bridge> = self
            .passed
            .iter()
            .map(|(&(from, to), one)| Bridge {
                from: name(from),
                to: name(to),
                crossed: one.crossed,
                customers: one.customers,
                continuity: Estimate::share(one.crossed, left(from)),
                hours: Estimate::median(&one.waits, HOUR),
                bought: Estimate::share(one.bought, one.over),
                lost: Estimate::share(one.lost, one.over),
            })
            .collect();
        bridges.sort_by_key(|bridge| std::cmp::Reverse(bridge.crossed));
        let points = self.points.iter();
        JourneyMap {
            customers: self.customers,
            events: self.events,
            crossing: Estimate::share(self.crossing, self.customers),
            touchpoints: points
                .map(|(&(stage, channel, from), point)| Touchpoint {
                    channel: name(channel),
                    stage: stage.id(),
                    from: from.id(),
                    events: point.events,
                    anonymous: point.anonymous,
                    customers: point.customers,
                })
                .collect(),
            stays: self
                .ends
                .iter()
                .map(|(&channel, ends)| Stays {
                    channel: name(channel),
                    stays: over(ends),
                    open: ends.open,
                    went_on: Estimate::share(ends.went_on, over(ends)),
                    bought: Estimate::share(ends.bought, over(ends)),
                    lost: Estimate::share(ends.lost, over(ends)),
                })
                .collect(),
            bridges,
            steps: self
                .steps
                .iter()
                .map(|(&(step, from, to, bought), &journeys)| Passage {
                    step: step as u32,
                    from: name(from),
                    to: to.map(name),
                    bought,
                    journeys,
                })
                .collect(),
        }
    }
}
