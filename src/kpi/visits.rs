//! Sessions of one customer, from their touches.

use crate::dataset::identity::NONE;
use crate::dataset::touch_kind::TouchKind;
use crate::dataset::view::{Customer, View};

/// A session.
#[derive(Debug, Clone, Copy)]
pub struct Visit {
    code: u32,
    /// Its first touch.
    pub start: i64,
    /// Its last one.
    pub end: i64,
    /// How many.
    pub touches: u32,
    /// The channel it began on.
    pub channel: u16,
    /// Whether an order for collection was begun.
    pub collect: bool,
}

/// The sessions of a customer that begin under a view, whole: one that goes on after
/// the period, or on another channel, is not cut there.
#[must_use]
pub fn visits(view: &View<'_>, customer: &Customer<'_>) -> Vec<Visit> {
    let mut visits: Vec<Visit> = Vec::new();
    let mut sees = Vec::new();
    for touch in customer
        .touches
        .iter()
        .filter(|touch| touch.session != NONE)
    {
        let collect = touch.kind() == TouchKind::CollectStart;
        // Touches come by time, so a session is rarely far back.
        match visits.iter_mut().rev().find(|v| v.code == touch.session) {
            Some(visit) => {
                visit.end = touch.time;
                visit.touches += 1;
                visit.collect |= collect;
            }
            None => {
                sees.push(view.sees_touch(touch));
                visits.push(Visit {
                    code: touch.session,
                    start: touch.time,
                    end: touch.time,
                    touches: 1,
                    channel: touch.channel,
                    collect,
                });
            }
        }
    }
    let mut sees = sees.into_iter();
    visits.retain(|_| sees.next() == Some(true));
    visits
}
