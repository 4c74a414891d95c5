//! One channel, several, crossed, or one journey: a reading from the files alone, by
//! conditions that are all told, with what is missing to judge them.

use super::{JourneyMap, Overlap};
use crate::dataset::channel::UNKNOWN;
use crate::dataset::session::Session;
use crate::dataset::view::View;
use crate::journey::FEW;
use crate::kpi::measure::Measure;
use crate::kpi::KPIS;
use crate::stats::estimate::Estimate;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What must hold for a step of the scale.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Condition {
    /// What it asks: a stable code.
    pub id: &'static str,
    /// The step that it is of.
    pub level: &'static str,
    /// What the files tell.
    pub figure: Estimate,
    /// What it must come to at least.
    pub least: f64,
    /// Whether it holds; `null` where that cannot be told.
    pub holds: Option<bool>,
    /// What would tell.
    pub needs: Vec<String>,
}

/// The reading.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Scale {
    /// `none`, `mono`, `multi`, `cross` or `omni`.
    pub level: &'static str,
    /// The conditions, step by step.
    pub conditions: Vec<Condition>,
}

/// A share of customers from which two channels are no exception.
const SOME: f64 = 0.1;
/// Going on from one channel to another in this share of stays is a bridge in use.
const BRIDGE: f64 = 0.05;

/// The reading of a view.
pub(super) fn scale(
    session: &Session,
    view: &View<'_>,
    (map, met, bought): (&JourneyMap, &Overlap, &Overlap),
) -> Scale {
    let selling: BTreeSet<&str> = bought
        .channels
        .iter()
        .filter(|one| one.customers >= FEW)
        .map(|one| one.channel.as_str())
        .collect();
    let met_by: BTreeSet<&str> = met
        .channels
        .iter()
        .filter(|one| one.customers >= FEW)
        .map(|one| one.channel.as_str())
        .collect();
    let conditions = vec![
        condition(
            "channels",
            "multi",
            count(met_by.len() as u64, met.customers),
            2.0,
            &[],
        ),
        condition("two_channels", "cross", two_channels(met), SOME, &[]),
        condition(
            "bridges",
            "cross",
            count(bridges(map, None), map.customers),
            1.0,
            &["touches.customer_id"],
        ),
        condition(
            "bridges_both",
            "omni",
            spread(map, &selling),
            0.5,
            &["touches.customer_id"],
        ),
        condition(
            "shared_keys",
            "omni",
            shared_keys(session, view),
            0.5,
            &["orders.customer_id", "tickets.customer_id"],
        ),
        condition(
            "identified",
            "omni",
            identified(view),
            0.5,
            &["orders.customer_id"],
        ),
        condition(
            "context_kept",
            "omni",
            context(view),
            0.8,
            &["tickets.context_repeated"],
        ),
        condition(
            "parity",
            "omni",
            parity(view, &selling),
            0.75,
            &["tickets.channel", "loyalty.channel"],
        ),
    ];
    let holds = |level: &str| {
        let mut mine = conditions.iter().filter(|one| one.level == level);
        mine.all(|one| one.holds == Some(true))
    };
    let level = match () {
        () if met.customers == 0 => "none",
        () if !holds("multi") => "mono",
        () if !holds("cross") => "multi",
        () if !holds("omni") => "cross",
        () => "omni",
    };
    Scale { level, conditions }
}

fn condition(
    id: &'static str,
    level: &'static str,
    figure: Estimate,
    least: f64,
    needs: &[&str],
) -> Condition {
    let holds = figure.value.and_then(|value| {
        let (low, high) = (figure.low.unwrap_or(value), figure.high.unwrap_or(value));
        match () {
            () if low >= least => Some(true),
            () if high < least => Some(false),
            // The interval holds both: too few to tell.
            () => None,
        }
    });
    let needs = needs.iter().filter(|_| figure.value.is_none());
    Condition {
        id,
        level,
        figure,
        least,
        holds,
        needs: needs.map(|one| (*one).to_owned()).collect(),
    }
}

/// A count of all there is: it has no sampling error.
fn count(value: u64, n: u64) -> Estimate {
    Estimate {
        value: (n > 0).then_some(value as f64),
        n,
        ..Estimate::default()
    }
}

fn two_channels(met: &Overlap) -> Estimate {
    let one = met.one_channel;
    let rest = |end: Option<f64>| end.map(|end| 1.0 - end);
    Estimate {
        value: rest(one.value),
        n: one.n,
        low: rest(one.high),
        high: rest(one.low),
    }
}

/// Bridges in use; between some channels alone, where they are given.
fn bridges(map: &JourneyMap, between: Option<&BTreeSet<&str>>) -> u64 {
    let is_named = |name: &str| !name.eq_ignore_ascii_case(UNKNOWN);
    let inside = |name: &str| is_named(name) && between.is_none_or(|all| all.contains(name));
    let mine = map
        .bridges
        .iter()
        .filter(|one| inside(&one.from) && inside(&one.to));
    let used = mine.filter(|one| one.crossed >= FEW && one.continuity.low >= Some(BRIDGE));
    used.count() as u64
}

/// Of the ways between channels that sell, those in use.
fn spread(map: &JourneyMap, selling: &BTreeSet<&str>) -> Estimate {
    let n = selling.len() as u64;
    let ways = n * n.saturating_sub(1);
    Estimate {
        value: (ways > 0).then(|| bridges(map, Some(selling)) as f64 / ways as f64),
        n: ways,
        ..Estimate::default()
    }
}

/// Of the persons of each file, those found in another one too: the least of the files.
fn shared_keys(session: &Session, view: &View<'_>) -> Estimate {
    let files = session.identity(view.data).files;
    let shares = files.iter().filter(|one| one.people >= FEW);
    let shares = shares.map(|one| Estimate::share(one.matched, one.people));
    match files.len() {
        0 | 1 => Estimate::default(),
        _ => least(shares),
    }
}

/// The least of some figures.
fn least(all: impl Iterator<Item = Estimate>) -> Estimate {
    let known = all.filter(|one| one.value.is_some());
    let by = |a: &Estimate, b: &Estimate| a.value.partial_cmp(&b.value);
    known
        .min_by(|a, b| by(a, b).unwrap_or(std::cmp::Ordering::Equal))
        .unwrap_or_default()
}

fn measured(view: &View<'_>, id: &str) -> Measure {
    let kpi = KPIS.iter().find(|kpi| kpi.id == id);
    kpi.map(|kpi| kpi.compute(view)).unwrap_or_default()
}

/// The share of purchases of somebody known, on the channel that knows fewest.
fn identified(view: &View<'_>) -> Estimate {
    let measure = measured(view, "identification_rate");
    let slices = measure.breakdown.iter().filter(|one| one.n >= FEW);
    least(slices.map(|one| Estimate {
        value: one.value,
        n: one.n,
        low: one.low,
        high: one.high,
    }))
}

fn context(view: &View<'_>) -> Estimate {
    let Measure {
        value,
        n,
        low,
        high,
        ..
    } = measured(view, "seamless_transfer");
    Estimate {
        value,
        n,
        low,
        high,
    }
}

/// What is seen anywhere, of what is seen on each channel that sells: purchases,
/// returns, requests, the programme, look-ups of stock, opinions asked.
fn parity(view: &View<'_>, selling: &BTreeSet<&str>) -> Estimate {
    let mut seen: BTreeMap<&'static str, BTreeSet<&str>> = BTreeMap::new();
    let mut see = |service: &'static str, channel: Option<u16>| {
        let name = view.name_of(channel);
        if selling.contains(name) {
            seen.entry(service).or_default().insert(name);
        }
    };
    for order in view
        .data
        .orders
        .iter()
        .filter(|one| view.span.holds(one.time))
    {
        see(
            if order.is_refund() {
                "returns"
            } else {
                "orders"
            },
            Some(order.channel),
        );
    }
    view.data
        .tickets
        .iter()
        .for_each(|one| see("tickets", one.channel));
    view.data
        .loyalty
        .iter()
        .for_each(|one| see("loyalty", one.channel));
    view.data
        .lookups
        .iter()
        .for_each(|one| see("lookups", one.channel));
    view.data
        .surveys
        .iter()
        .for_each(|one| see("surveys", one.channel));
    // With purchases alone nothing is compared.
    let n = (seen.len() * selling.len()) as u64;
    let told = selling.len() > 1 && seen.len() > 1;
    let there: usize = seen.values().map(BTreeSet::len).sum();
    Estimate {
        value: told.then(|| there as f64 / n as f64),
        n,
        ..Estimate::default()
    }
}
