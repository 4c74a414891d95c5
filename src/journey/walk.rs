//! Everything that a customer is known to have done, one after the other: touches,
//! look-ups, sales, returns, requests, loyalty events.

use super::Reading;
use crate::dataset::identity::NONE;
use crate::dataset::stage::Stage;
use crate::dataset::touch_kind::{TouchKind, TouchPhase};
use crate::dataset::view::{Customer, View};
use crate::dataset::Touch;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    /// Anything before a sale, or after.
    Touch,
    /// Something was bought.
    Sale,
    /// Something was bought, and had been before.
    SaleAgain,
}

/// Something that a customer did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Event {
    /// When.
    pub time: i64,
    /// The channel.
    pub channel: u16,
    /// The phase that its row says.
    pub from: Stage,
    /// The phase that it is of.
    pub stage: Stage,
    /// What it was.
    pub what: What,
}

impl Event {
    pub(super) fn is_sale(&self) -> bool {
        self.what != What::Touch
    }

    /// The phases it stands for: who buys again has come back.
    pub(super) fn stages(&self) -> impl Iterator<Item = Stage> {
        let again = (self.what == What::SaleAgain).then_some(Stage::Loyalty);
        [self.stage].into_iter().chain(again)
    }
}

/// Rows of a conversion without a channel take that of the touch before.
const UNPLACED: u16 = u16::MAX;
/// An event of a customer from one of the smaller tables.
type Extra = (u32, Event);

impl Reading {
    fn event(&self, time: i64, channel: u16, from: Stage, what: What) -> Event {
        let moved = self.moved.get(&(channel, from));
        Event {
            time,
            channel,
            from,
            stage: moved.copied().unwrap_or(from),
            what,
        }
    }
}

fn stage_of(touch: &Touch) -> Stage {
    match TouchPhase::of(touch.kind()) {
        TouchPhase::Awareness => Stage::Awareness,
        TouchPhase::Consideration => Stage::Consideration,
        TouchPhase::Decision => Stage::Decision,
    }
}

/// Each customer with what they did, in the order of time.
pub(super) fn walk(view: &View<'_>, reading: &Reading, mut each: impl FnMut(u32, &[Event])) {
    let extras = extras(view, reading);
    let mut rest = extras.as_slice();
    let mut events: Vec<Event> = Vec::new();
    for customer in view.customers() {
        while rest.first().is_some_and(|one| one.0 < customer.code) {
            let code = rest[0].0;
            rest = take(rest, code, &mut events);
            tell(code, &mut events, &mut each);
        }
        rest = take(rest, customer.code, &mut events);
        own(view, reading, &customer, &mut events);
        tell(customer.code, &mut events, &mut each);
    }
    while let Some(&(code, _)) = rest.first() {
        rest = take(rest, code, &mut events);
        tell(code, &mut events, &mut each);
    }
}

/// Moves what the smaller tables hold of a customer to the events.
fn take<'a>(rest: &'a [Extra], code: u32, events: &mut Vec<Event>) -> &'a [Extra] {
    let until = rest.partition_point(|one| one.0 <= code);
    events.extend(rest[..until].iter().map(|one| one.1));
    &rest[until..]
}

fn tell(code: u32, events: &mut Vec<Event>, each: &mut impl FnMut(u32, &[Event])) {
    // In one instant what leads to a sale stands before it.
    events.sort_by_key(|event| (event.time, event.is_sale()));
    let mut last = None;
    for event in events.iter_mut() {
        match last {
            Some(channel) if event.channel == UNPLACED => event.channel = channel,
            _ => last = Some(event.channel),
        }
    }
    events.retain(|event| event.channel != UNPLACED);
    if !events.is_empty() {
        each(code, events);
    }
    events.clear();
}

fn own(view: &View<'_>, reading: &Reading, customer: &Customer<'_>, events: &mut Vec<Event>) {
    let seen = customer.touches.iter().filter(|one| view.sees_touch(one));
    events.extend(seen.map(|one| {
        let what = match one.kind() {
            TouchKind::Converting if view.data.orders.is_empty() => What::Sale,
            _ => What::Touch,
        };
        reading.event(one.time, one.channel, stage_of(one), what)
    }));
    let mut bought = false;
    for order in customer.orders {
        if order.is_refund() {
            if view.sees_given_back(order) {
                let (time, channel) = (order.time, order.channel);
                events.push(reading.event(time, channel, Stage::Service, What::Touch));
            }
            continue;
        }
        let what = if bought { What::SaleAgain } else { What::Sale };
        bought = true;
        if view.sees(order) {
            events.push(reading.event(order.time, order.channel, Stage::Decision, what));
        }
    }
}

/// What the smaller tables hold of known customers, by customer.
fn extras(view: &View<'_>, reading: &Reading) -> Vec<Extra> {
    let data = view.data;
    let mut all: Vec<Extra> = Vec::new();
    let mut add = |customer: u32, time: Option<i64>, channel: Option<u16>, stage| {
        if let (Some(time), Some(channel), true) = (time, channel, customer != NONE) {
            all.push((customer, reading.event(time, channel, stage, What::Touch)));
        }
    };
    for one in view.placed(&data.tickets, |row| Some(row.opened)) {
        add(
            one.customer,
            Some(one.row.opened),
            one.channel,
            Stage::Service,
        );
    }
    for one in view.placed(&data.loyalty, |row| Some(row.time)) {
        add(
            one.customer,
            Some(one.row.time),
            one.channel,
            Stage::Loyalty,
        );
    }
    for one in view.placed(&data.lookups, |row| row.time) {
        add(
            one.customer,
            one.row.time,
            one.channel,
            Stage::Consideration,
        );
    }
    if data.orders.is_empty() {
        let seen = data
            .conversions
            .iter()
            .filter(|one| view.span.holds(one.time) && view.has_customer(one.customer));
        let mut last = NONE;
        for one in seen {
            let what = if one.customer == last {
                What::SaleAgain
            } else {
                What::Sale
            };
            last = one.customer;
            all.push((
                one.customer,
                reading.event(one.time, UNPLACED, Stage::Decision, what),
            ));
        }
    }
    all.sort_by_key(|one| one.0);
    all
}
