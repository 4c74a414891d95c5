//! Journeys from touches and what they led to.
//!
//! Touches are taken by customer, time and row. A journey is the touches since
//! the customer's previous conversion; a touch in the same instant as the
//! conversion counts, unless its row stands below in the same log; one after it does
//! not. What is left after the last conversion is a journey that did not convert.

use super::journeys::{compact, Coverage, Facts, Journeys, Timed, Weight};
use super::settings::{ModelSettings, Views};
use super::transform::Transform;
use crate::dataset::identity::NONE;
use crate::dataset::settings::TouchName;
use crate::dataset::touch_kind::TouchKind;
use crate::dataset::view::View;
use crate::dataset::{Conversion, Order, Touch};
use crate::intake::cell::date::DAY_MS;
use crate::intake::cell::money::UNIT;

/// What the names of touches that were only seen end in, where they stand apart.
pub const SEEN: &str = " (view)";

/// What ends a journey.
#[derive(Clone, Copy)]
struct End {
    customer: u32,
    time: i64,
    row: u32,
    value: i64,
    /// The channel of an order.
    channel: Option<u16>,
    counted: bool,
}

/// What journeys are cut by.
struct Cutter<'a> {
    view: &'a View<'a>,
    transform: Transform,
    /// How far back touches count, those that were only seen apart.
    window: Option<i64>,
    view_window: Option<i64>,
    nulls: bool,
    /// The place of a touch's name among the channels.
    index: Vec<u16>,
    views: Views,
    /// By code of the channel.
    coverage: Vec<Coverage>,
    journeys: Journeys,
    /// The touches of the journey at hand.
    steps: Vec<(u16, i64)>,
    /// Whether journeys are kept one by one.
    timed: bool,
}

/// Customers whose journeys are cut in one call.
const CUSTOMERS: usize = 1 << 10;

/// The code of what stands for a touch: those seen apart come after the others.
fn code_of(view: &View<'_>, views: Views, touch: &Touch) -> Option<u16> {
    let code = match view.settings.touch_name {
        TouchName::Source => touch.source(),
        TouchName::Channel => touch.channel,
    };
    let is_view = touch.kind() == TouchKind::Reach;
    match views {
        Views::Out if is_view => None,
        Views::Apart if is_view => Some(code + view.data.channels.names().len() as u16),
        _ => Some(code),
    }
}

fn window(days: Option<f64>) -> Option<i64> {
    days.map(|days| (days * DAY_MS as f64) as i64)
}

/// Journeys of a view from its touches, one by one too if they are `timed`.
pub(super) fn from_events(view: &View<'_>, settings: &ModelSettings, timed: bool) -> Journeys {
    let views = settings.views;
    let mut names = view.data.channels.names().to_vec();
    if views == Views::Apart {
        let seen = names.iter().map(|name| format!("{name}{SEEN}"));
        names.extend(seen.collect::<Vec<_>>());
    }
    let touches = view.data.touches.as_slice();
    let used = touches.iter().filter_map(|t| code_of(view, views, t));
    let (channels, index) = compact(&names, used);
    let mut cutter = Cutter {
        view,
        transform: Transform::new(settings, &channels),
        window: window(view.settings.lookback_days),
        view_window: window(settings.view_lookback_days.or(view.settings.lookback_days)),
        nulls: settings.nulls,
        index,
        views,
        coverage: vec![Coverage::default(); view.data.channels.names().len()],
        journeys: Journeys {
            channels,
            as_of: view.data.as_of,
            ..Journeys::default()
        },
        steps: Vec::new(),
        timed,
    };
    cutter.all(touches);
    cutter.finish()
}

impl Cutter<'_> {
    fn all(&mut self, mut touches: &[Touch]) {
        let ends = ends(self.view);
        let mut ends = ends.as_slice();
        while !touches.is_empty() || !ends.is_empty() {
            (touches, ends) = self.some(touches, ends);
        }
    }

    /// Cuts the journeys of some customers; gives what is left. A call for each few,
    /// since browsers make a function quick between two calls and not within one.
    #[inline(never)]
    fn some<'t, 'e>(
        &mut self,
        mut touches: &'t [Touch],
        mut ends: &'e [End],
    ) -> (&'t [Touch], &'e [End]) {
        for _ in 0..CUSTOMERS {
            let touched = touches.first().map(|touch| touch.customer);
            let ended = ends.first().map(|end| end.customer);
            let Some(code) = touched.into_iter().chain(ended).min() else {
                break;
            };
            let (mine, rest) = touches.split_at(run(touches, |t| t.customer == code));
            touches = rest;
            let (my_ends, rest) = ends.split_at(run(ends, |e| e.customer == code));
            ends = rest;
            if self.view.in_segment(code) {
                self.facts(mine, my_ends);
                self.cut(mine, my_ends);
            }
        }
        (touches, ends)
    }

    fn facts(&mut self, touches: &[Touch], ends: &[End]) {
        let facts: &mut Facts = &mut self.journeys.facts;
        facts.customers += 1;
        facts.touches += touches.len() as u64;
        for pair in touches
            .windows(2)
            .filter(|pair| pair[0].time == pair[1].time)
        {
            facts.ties += 1;
            let same = pair[0].channel == pair[1].channel && pair[0].source() == pair[1].source();
            facts.doubled += u64::from(same && pair[0].session == pair[1].session);
        }
        let again = |pair: &&[End]| {
            let [one, other] = pair else { return false };
            // Orders have numbers, and are counted once by them.
            let of_a_log = other.channel.is_none() && other.counted;
            of_a_log && (one.time, one.value) == (other.time, other.value)
        };
        facts.conversions_doubled += ends.windows(2).filter(again).count() as u64;
        if let Some(last) = ends.last() {
            let after = touches.len() - before(touches, last);
            facts.after += after as u64;
            facts.came_back +=
                u64::from(ends.iter().any(|end| before(touches, end) < touches.len()));
        }
    }

    /// Cuts the touches of a customer at their conversions.
    fn cut(&mut self, mut touches: &[Touch], ends: &[End]) {
        for end in ends {
            let (mine, rest) = touches.split_at(before(touches, end));
            touches = rest;
            if !end.counted {
                continue;
            }
            let weight = converted(end.value);
            let found = self.add(mine, end.time, weight, Some(end));
            if let Some(channel) = end.channel {
                if let Some(coverage) = self.coverage.get_mut(usize::from(channel)) {
                    coverage.sales += 1;
                    coverage.identified += 1;
                    coverage.attributed += u64::from(found);
                }
            }
        }
        let last = touches
            .last()
            .filter(|last| self.view.span.holds(last.time));
        if let Some(last) = last.filter(|_| self.nulls) {
            let weight = Weight {
                nulls: UNIT,
                ..Weight::default()
            };
            self.add(touches, last.time, weight, None);
        }
    }

    /// Adds a journey that ends at an instant; whether any touch counts.
    fn add(&mut self, touches: &[Touch], until: i64, weight: Weight, end: Option<&End>) -> bool {
        let from = |window: Option<i64>| window.map_or(i64::MIN, |w| until.saturating_sub(w));
        let (from, view_from) = (from(self.window), from(self.view_window));
        let mut steps = std::mem::take(&mut self.steps);
        steps.clear();
        for touch in touches {
            let is_view = touch.kind() == TouchKind::Reach;
            if touch.time < if is_view { view_from } else { from } {
                self.journeys.facts.too_old += 1;
            } else if let Some(code) = code_of(self.view, self.views, touch) {
                steps.push((self.index[usize::from(code)], until - touch.time));
            }
        }
        let found = if steps.is_empty() && end.is_none() {
            None
        } else {
            self.transform.apply(&mut steps);
            self.journeys.add(&steps, weight)
        };
        let ages = steps.iter().map(|(_, age)| *age);
        let first = self.journeys.ages.len() as u32;
        if found.is_some() && self.timed {
            self.journeys.ages.extend(ages);
        }
        self.steps = steps;
        let Some(path) = found.filter(|_| self.timed) else {
            return found.is_some();
        };
        let customer = touches.first().map_or(NONE, |touch| touch.customer);
        self.journeys.timed.push(Timed {
            path,
            first,
            value: end.map(|end| end.value),
            end: until,
            customer,
        });
        true
    }

    fn finish(mut self) -> Journeys {
        for order in self.view.anonymous().filter(|order| !order.is_refund()) {
            self.journeys.unidentified.add(converted(order.amount));
            if let Some(coverage) = self.coverage.get_mut(usize::from(order.channel)) {
                coverage.sales += 1;
            }
        }
        if self.view.data.orders.is_empty() && self.view.in_segment(NONE) {
            let unknown = self.view.data.conversions_of_nobody.iter();
            for sale in unknown.filter(|sale| sale.value >= 0 && self.view.span.holds(sale.time)) {
                self.journeys.unidentified.add(converted(sale.value));
            }
        }
        let names = self.view.data.channels.names().iter().cloned();
        let mut journeys = self.journeys;
        journeys.coverage = names
            .zip(self.coverage)
            .filter(|(_, c)| c.sales > 0)
            .collect();
        journeys.facts.open = still_open(&journeys);
        journeys
    }
}

/// Journeys that did not convert and ended less long ago than half of those
/// that did had taken: they may still convert.
fn still_open(journeys: &Journeys) -> u64 {
    let taken = |timed: &&Timed| timed.value.is_some();
    let mut spans: Vec<i64> = journeys
        .timed
        .iter()
        .filter(taken)
        .map(|timed| journeys.ages[timed.first as usize])
        .collect();
    if spans.is_empty() {
        return 0;
    }
    spans.sort_unstable();
    let median = spans[spans.len() / 2];
    journeys
        .timed
        .iter()
        .filter(|timed| timed.value.is_none() && journeys.silent(timed) < median)
        .count() as u64
}

/// Touches up to an end, in the order of time and row.
fn before(touches: &[Touch], end: &End) -> usize {
    touches.partition_point(|touch| (touch.time, touch.row) <= (end.time, end.row))
}

fn run<T>(items: &[T], holds: impl Fn(&T) -> bool) -> usize {
    items
        .iter()
        .position(|item| !holds(item))
        .unwrap_or(items.len())
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
fn ends(view: &View<'_>) -> Vec<End> {
    let data = view.data;
    let from_order = |order: &Order| End {
        customer: order.customer,
        time: order.time,
        // Files apart have no order of rows between them: the touch wins.
        row: u32::MAX,
        value: order.amount,
        channel: Some(order.channel),
        counted: view.sees(order),
    };
    let from_log = |c: &Conversion| End {
        customer: c.customer,
        time: c.time,
        row: c.row,
        value: c.value,
        channel: None,
        counted: view.span.holds(c.time),
    };
    if data.orders.is_empty() {
        // What was given back is no conversion, as in a file of orders.
        let sold = data.conversions.iter().filter(|c| c.value >= 0);
        return sold.map(from_log).collect();
    }
    let known = |order: &&Order| order.customer != NONE && !order.is_refund();
    data.orders.iter().filter(known).map(from_order).collect()
}
