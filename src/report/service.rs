//! Customer service: waits with the requests that still wait, what is solved and
//! at once, what is handed on between channels, and how far channels differ.

use super::voice::{ends, Estimate, Spread, VoiceRequest};
use crate::dataset::identity::NONE;
use crate::dataset::period::{day_text, instant_text, start_of, StepUnit};
use crate::dataset::placed::Placed;
use crate::dataset::tickets::TicketRow;
use crate::dataset::view::View;
use crate::intake::cell::date::DAY_MS;
use crate::kpi::contacts::{is_handed_on, is_solved, Contacts};
use crate::kpi::measure::{Slice, Unit};
use crate::kpi::waiting::{tally, For, Tally};
use crate::stats::chi_square::independence;
use crate::stats::log_rank::log_rank;
use crate::stats::proportions::newcombe;
use serde::Serialize;
use std::collections::BTreeMap;

/// Customer service.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Service {
    /// The instant it speaks from.
    pub as_of: String,
    /// The hours in which waits were counted; `null` for all.
    pub business_hours: Option<String>,
    /// Days in which another request of a customer is of the same matter.
    pub contact_days: u32,
    /// All requests.
    pub all: ServiceRow,
    /// Those of each channel, the most used first.
    pub channels: Vec<ServiceRow>,
    /// How far channels differ.
    pub spread: Vec<ServiceSpread>,
    /// Requests by the month in which they were opened.
    pub cohorts: Vec<ServiceCohort>,
    /// Changes of channel.
    pub pairs: Vec<ChannelPair>,
    /// Requests in which what another channel knew was used; `null` where the files
    /// do not say.
    pub history: Option<History>,
}

/// Requests of a channel, or all.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ServiceRow {
    /// The channel; empty for all, and for requests that name none.
    pub channel: String,
    /// Requests.
    pub tickets: u64,
    /// Customers among them who are known.
    pub customers: u64,
    /// Until the first response.
    pub response: Wait,
    /// Until it was solved.
    pub resolution: Wait,
    /// Solved so far.
    pub solved: Estimate,
    /// Solved at the first contact.
    pub at_once: Estimate,
    /// Opened again.
    pub reopened: Estimate,
    /// Handed on.
    pub handed_on: Estimate,
    /// Handed on without the customer repeating.
    pub seamless: Estimate,
    /// Followed by another request of the same customer.
    pub again: Estimate,
}

/// A wait, with those who still wait.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Wait {
    /// Requests whose wait is over.
    pub ended: u64,
    /// Those that still wait.
    pub waiting: u64,
    /// The median in hours, by Kaplan and Meier; `null` before half is over.
    pub median: Estimate,
    /// By when nine in ten are over, in hours.
    pub ninth_decile: Option<f64>,
    /// The median of those that are over alone: too short.
    pub median_ended: Option<f64>,
    /// The share that still waits, by hours.
    pub curve: Vec<WaitPoint>,
}

/// A point of a curve of waits.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct WaitPoint {
    /// Hours.
    pub hours: f64,
    /// The share that still waits after them.
    pub share: f64,
    /// Lower end at 95%.
    pub low: Option<f64>,
    /// Upper end at 95%.
    pub high: Option<f64>,
}

/// How far channels differ in a figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ServiceSpread {
    /// The KPI.
    pub id: &'static str,
    /// Its unit.
    pub unit: Unit,
    /// How far.
    #[serde(flatten)]
    pub spread: Spread,
}

/// Requests opened in a month.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ServiceCohort {
    /// The first day of the month.
    pub from: String,
    /// Requests opened in it.
    pub opened: u64,
    /// Solved so far: older months had longer.
    pub solved: Estimate,
    /// Solved within seven days, of those that were opened seven days ago or more:
    /// the same time for all months.
    pub within_week: Estimate,
}

/// Changes from one channel to another.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ChannelPair {
    /// From this channel.
    pub from: String,
    /// To that one.
    pub to: String,
    /// Changes seen.
    pub changes: u64,
    /// Of them, those handed on by the company; the customer made the others.
    pub handed_on: u64,
    /// The share in which the customer did not repeat, where the file says.
    pub seamless: Estimate,
}

/// What other channels knew, where it was used.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct History {
    /// The share of requests in which it was used.
    pub used: Estimate,
    /// Solved at the first contact, with it.
    pub at_once_with: Estimate,
    /// And without.
    pub at_once_without: Estimate,
    /// The difference of the two, with its interval: no proof that it is the cause.
    pub difference: Estimate,
}

/// Hits and cases.
type Counted = (u64, u64);
type Ticket<'a> = &'a Placed<TicketRow>;

/// Milliseconds of a week.
const WEEK: i64 = 7 * DAY_MS;
/// Points kept of a curve.
const POINTS: usize = 60;

/// Customer service in a view.
#[must_use]
pub fn service(view: &View<'_>, _: &VoiceRequest) -> Service {
    let tickets: Vec<Ticket<'_>> = view
        .placed(&view.data.tickets, |ticket| Some(ticket.opened))
        .collect();
    let contacts = Contacts::of(view);
    let mut by: BTreeMap<&str, Vec<Ticket<'_>>> = BTreeMap::new();
    for &ticket in &tickets {
        by.entry(view.name_of(ticket.channel))
            .or_default()
            .push(ticket);
    }
    let row = |(channel, all): (&&str, &Vec<Ticket<'_>>)| row(view, &contacts, channel, all);
    let mut channels: Vec<ServiceRow> = match by.len() {
        1 if by.contains_key("") => Vec::new(),
        _ => by.iter().map(row).collect(),
    };
    channels.sort_by_key(|row| std::cmp::Reverse(row.tickets));
    let hours = view.settings.business_hours.trim();
    Service {
        as_of: instant_text(view.data.as_of),
        business_hours: view.hours.as_ref().map(|_| hours.to_owned()),
        contact_days: view.settings.contact_days,
        all: self::row(view, &contacts, "", &tickets),
        spread: spreads(view, &channels, &by),
        channels,
        cohorts: cohorts(view, &tickets),
        pairs: pairs(view, &contacts, &tickets),
        history: history(view, &contacts, &tickets),
    }
}

fn row(view: &View<'_>, contacts: &Contacts, channel: &str, all: &[Ticket<'_>]) -> ServiceRow {
    let mut customers: Vec<u32> = all.iter().map(|one| one.customer).collect();
    customers.retain(|&customer| customer != NONE);
    customers.sort_unstable();
    customers.dedup();
    let [response, resolution] = tallies(view, all);
    let share = |of: &dyn Fn(Ticket<'_>) -> Option<bool>| {
        let (hits, n) = counted(all, of);
        Estimate::share(hits, n)
    };
    ServiceRow {
        channel: channel.to_owned(),
        tickets: all.len() as u64,
        customers: customers.len() as u64,
        response: wait(&response),
        resolution: wait(&resolution),
        solved: share(&|one| Some(is_solved(view, &one.row))),
        at_once: share(&|one| at_once(view, contacts, one)),
        reopened: share(&|one| one.row.reopens.map(|times| times > 0)),
        handed_on: share(&|one| {
            let told = one.row.transfers.is_some() || one.row.handed_to != NONE;
            told.then(|| is_handed_on(&one.row))
        }),
        seamless: share(&|one| {
            let repeated = one.row.context_repeated.filter(|_| is_handed_on(&one.row));
            repeated.map(|repeated| !repeated)
        }),
        again: share(&|one| contacts.again(one)),
    }
}

fn counted(all: &[Ticket<'_>], of: impl Fn(Ticket<'_>) -> Option<bool>) -> Counted {
    let told = all.iter().filter_map(|one| of(one));
    told.fold((0, 0), |(hits, n), hit| (hits + u64::from(hit), n + 1))
}

/// Whether a request was solved at the first contact, as the KPI has it.
fn at_once(view: &View<'_>, contacts: &Contacts, one: Ticket<'_>) -> Option<bool> {
    let ticket = &one.row;
    if ticket.reopens.is_none() && ticket.transfers.is_none() {
        return None;
    }
    let back = match contacts.again(one) {
        None if one.customer != NONE => return None,
        back => back == Some(true),
    };
    let again = ticket.reopens.unwrap_or(0) > 0 || ticket.transfers.unwrap_or(0) > 0;
    Some(is_solved(view, ticket) && !again && !back)
}

/// The waits for a response and for a solution.
fn tallies(view: &View<'_>, all: &[Ticket<'_>]) -> [Tally; 2] {
    let told = |fields: [&str; 2]| {
        fields
            .iter()
            .any(|field| view.data.fields.contains(&format!("tickets.{field}")))
    };
    let of = |is_told: bool, what: For| {
        let mine = all.iter().filter(|_| is_told);
        tally(view, mine.map(|one| &one.row), what)
    };
    [
        of(told(["first_reply_at", "first_reply_minutes"]), For::Reply),
        of(told(["solved_at", "resolution_minutes"]), For::Solution),
    ]
}

fn wait(tally: &Tally) -> Wait {
    let curve = tally.curve();
    let every = curve.len().div_ceil(POINTS).max(1);
    let last = curve.len().saturating_sub(1);
    let kept = curve.iter().enumerate();
    let kept = kept.filter(|(at, _)| at % every == 0 || *at == last);
    Wait {
        ended: tally.ended.values().sum(),
        waiting: tally.waiting.values().sum(),
        median: Estimate::of(tally.median()),
        ninth_decile: tally.by_when(0.9),
        median_ended: tally.median_ended(),
        curve: kept
            .map(|(_, step)| WaitPoint {
                hours: step.time as f64 / 3600.0,
                share: step.survival,
                low: step.interval.map(|i| i.low),
                high: step.interval.map(|i| i.high),
            })
            .collect(),
    }
}

fn spreads(
    view: &View<'_>,
    rows: &[ServiceRow],
    by: &BTreeMap<&str, Vec<Ticket<'_>>>,
) -> Vec<ServiceSpread> {
    let slice = |row: &ServiceRow, one: &Estimate| Slice {
        value: one.value,
        ..Slice::new(&row.channel, 0.0, one.n, None)
    };
    let rate = |id, of: fn(&ServiceRow) -> &Estimate| {
        let slices: Vec<Slice> = rows.iter().map(|row| slice(row, of(row))).collect();
        let counts: Vec<Vec<u64>> = rows.iter().map(|row| parts(of(row))).collect();
        let test = independence(&counts);
        let rough = test.is_some_and(|test| test.least_expected < 5.0);
        let p_value = test.map(|test| test.p_value);
        spread(id, Unit::Rate, &slices, "chi-square", p_value, rough)
    };
    let waits = |id, at: usize, of: fn(&ServiceRow) -> &Wait| {
        let slices: Vec<Slice> = rows.iter().map(|row| slice(row, &of(row).median)).collect();
        spread(
            id,
            Unit::Hours,
            &slices,
            "log-rank",
            apart(view, by, at),
            false,
        )
    };
    let all = [
        waits("response_time", 0, |row| &row.response),
        waits("resolution_time", 1, |row| &row.resolution),
        rate("resolution_rate", |row| &row.solved),
        rate("fcr", |row| &row.at_once),
        rate("seamless_transfer", |row| &row.seamless),
    ];
    all.into_iter().flatten().collect()
}

/// Hits and misses of a share.
fn parts(one: &Estimate) -> Vec<u64> {
    let hits = (one.value.unwrap_or(0.0) * one.n as f64).round() as u64;
    vec![hits, one.n - hits.min(one.n)]
}

fn spread(
    id: &'static str,
    unit: Unit,
    slices: &[Slice],
    test: &'static str,
    p_value: Option<f64>,
    rough: bool,
) -> Option<ServiceSpread> {
    let (least, most) = ends(slices)?;
    Some(ServiceSpread {
        id,
        unit,
        spread: Spread {
            least_channel: least.key.clone(),
            least: least.value.unwrap_or_default(),
            most_channel: most.key.clone(),
            most: most.value.unwrap_or_default(),
            test,
            p_value,
            rough,
        },
    })
}

/// Whether some channel waits otherwise than all others: the smallest p-value of a
/// channel against the rest, times their number (Bonferroni).
fn apart(view: &View<'_>, by: &BTreeMap<&str, Vec<Ticket<'_>>>, at: usize) -> Option<f64> {
    let tested = by.keys().filter_map(|channel| {
        let rest = by.iter().filter(|(other, _)| other != &channel);
        let rest: Vec<Ticket<'_>> = rest.flat_map(|(_, all)| all.iter().copied()).collect();
        let [mine, others] = [&by[channel], &rest].map(|all| tallies(view, all)[at].times());
        log_rank(&mine, &others).map(|(_, p)| p)
    });
    let values: Vec<f64> = tested.collect();
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    // Two channels are one comparison, made twice.
    let times = if by.len() == 2 {
        1.0
    } else {
        values.len() as f64
    };
    (!values.is_empty()).then(|| (least * times).min(1.0))
}

fn cohorts(view: &View<'_>, tickets: &[Ticket<'_>]) -> Vec<ServiceCohort> {
    let mut months: BTreeMap<i64, [u64; 4]> = BTreeMap::new();
    for one in tickets {
        let month = start_of(view.data.zone.day(one.row.opened), StepUnit::Month);
        let [opened, solved, old, in_time] = months.entry(month).or_default();
        *opened += 1;
        *solved += u64::from(is_solved(view, &one.row));
        if view.data.as_of - one.row.opened >= WEEK && one.row.knows_when_solved() {
            *old += 1;
            *in_time += u64::from(one.row.resolution.is_some_and(|wait| wait <= WEEK));
        }
    }
    let cohort = |(month, [opened, solved, old, in_time]): (i64, [u64; 4])| ServiceCohort {
        from: day_text(month),
        opened,
        solved: Estimate::share(solved, opened),
        within_week: Estimate::share(in_time, old),
    };
    months.into_iter().map(cohort).collect()
}

/// A request that a customer makes by another channel than the one before, or that
/// is handed to another channel.
/// Changes of channel in the requests of a view.
#[must_use]
pub(super) fn changes(view: &View<'_>) -> Vec<ChannelPair> {
    let tickets = view.placed(&view.data.tickets, |ticket| Some(ticket.opened));
    pairs(view, &Contacts::of(view), &tickets.collect::<Vec<_>>())
}

fn pairs(view: &View<'_>, contacts: &Contacts, tickets: &[Ticket<'_>]) -> Vec<ChannelPair> {
    let mut all: BTreeMap<(u16, u16), (u64, u64, Counted)> = BTreeMap::new();
    for one in tickets {
        let Some(channel) = one.channel else {
            continue;
        };
        let handed = u16::try_from(one.row.handed_to).ok();
        let handed = handed.filter(|&to| one.row.handed_to != NONE && to != channel);
        let pair = match (handed, contacts.came_from(one)) {
            (Some(to), _) => (channel, to),
            (None, Some(from)) => (from, channel),
            (None, None) => continue,
        };
        let (changes, handed_on, (kept, told)) = all.entry(pair).or_default();
        *changes += 1;
        *handed_on += u64::from(handed.is_some());
        if let Some(repeated) = one.row.context_repeated {
            *told += 1;
            *kept += u64::from(!repeated);
        }
    }
    let pair = |((from, to), (changes, handed_on, (kept, told)))| ChannelPair {
        from: view.channel_name(from).to_owned(),
        to: view.channel_name(to).to_owned(),
        changes,
        handed_on,
        seamless: Estimate::share(kept, told),
    };
    all.into_iter().map(pair).collect()
}

fn history(view: &View<'_>, contacts: &Contacts, tickets: &[Ticket<'_>]) -> Option<History> {
    let (hits, n) = counted(tickets, |one| one.row.history_used);
    if n == 0 {
        return None;
    }
    let of = |used: bool| {
        counted(tickets, |one| {
            let mine = one.row.history_used == Some(used);
            at_once(view, contacts, one).filter(|_| mine)
        })
    };
    let (with, without) = (of(true), of(false));
    let rate = |(hits, n): Counted| (n > 0).then(|| hits as f64 / n as f64);
    let difference = rate(with).zip(rate(without)).map(|(a, b)| a - b);
    let share = |(hits, n)| Estimate::share(hits, n);
    Some(History {
        used: share((hits, n)),
        at_once_with: share(with),
        at_once_without: share(without),
        difference: Estimate::of(
            difference.map(|value| (value, with.1 + without.1, newcombe(with, without))),
        ),
    })
}
