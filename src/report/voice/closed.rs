//! Whether those who answered badly were spoken to, and what they complained of.

use super::themes::{themes, Theme};
use super::Estimate;
use crate::dataset::identity::NONE;
use crate::dataset::interner::Interner;
use crate::dataset::placed::Placed;
use crate::dataset::surveys::{Metric, SurveyRow};
use crate::dataset::view::View;
use crate::intake::cell::date::DAY_MS;
use crate::intake::cell::money::UNIT;
use crate::kpi::nps;
use crate::kpi::sentiment::Said;
use crate::voice::sentiment::sign;
use rustc_hash::FxHashMap;
use serde::Serialize;

/// Whether the unhappy were spoken to in time.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ClosedLoop {
    /// Days in which they were to be.
    pub days: u32,
    /// Unhappy answers: detractors, and the two lowest scores of satisfaction.
    pub unhappy: u64,
    /// Of them, those followed up in time.
    pub followed: u64,
    /// The rate among those of whom it can be known.
    pub rate: Estimate,
    /// Where it was seen: `field`, a column of the survey; `tickets`, a request of
    /// the same customer after the answer; `null` where nothing could show it.
    pub seen_in: Option<&'static str>,
    /// Answers that are still within the days.
    pub too_young: u64,
    /// Answers without a date or a customer.
    pub unknown: u64,
    /// What their comments come back to.
    pub causes: Vec<Theme>,
}

/// Causes listed.
const CAUSES: usize = 10;

/// How many of the unhappy were followed up.
#[derive(Default)]
pub struct FollowedUp {
    unhappy: u64,
    /// Followed up in time.
    pub followed: u64,
    /// Those of whom it can be known.
    pub n: u64,
    seen_in: Option<&'static str>,
    too_young: u64,
    unknown: u64,
}

fn unhappy<'a>(view: &View<'a>) -> Vec<&'a Placed<SurveyRow>> {
    view.answers().filter(|one| is_unhappy(&one.row)).collect()
}

/// How many of the unhappy of a view were followed up.
#[must_use]
pub fn followed_up(view: &View<'_>) -> FollowedUp {
    let unhappy = unhappy(view);
    let has_field = view.data.fields.contains("surveys.followed_up_at");
    let has_tickets = !view.data.tickets.is_empty();
    let mut found = FollowedUp {
        unhappy: unhappy.len() as u64,
        seen_in: match (has_field, has_tickets) {
            (true, _) => Some("field"),
            (false, true) => Some("tickets"),
            _ => None,
        },
        ..FollowedUp::default()
    };
    let requests = requests(view);
    let window = i64::from(view.settings.follow_up_days) * DAY_MS;
    let seen = found.seen_in.is_some();
    for one in unhappy.iter().filter(|_| seen) {
        let in_time = |at: i64, from: i64| at >= from && at <= from + window;
        let (time, customer) = (one.row.time, one.customer);
        let Some(time) = time.filter(|_| has_field || customer != NONE) else {
            found.unknown += 1;
            continue;
        };
        let was = if has_field {
            let told = one.row.followed_up.filter(|&at| at < view.data.as_of);
            told.is_some_and(|at| in_time(at, time))
        } else {
            let mine = requests.get(&customer);
            mine.is_some_and(|all| all.iter().any(|&at| in_time(at, time)))
        };
        if !was && time + window > view.data.as_of {
            found.too_young += 1;
            continue;
        }
        found.n += 1;
        found.followed += u64::from(was);
    }
    found
}

pub(super) fn closed_loop(words: &Interner, view: &View<'_>) -> ClosedLoop {
    let found = followed_up(view);
    ClosedLoop {
        days: view.settings.follow_up_days,
        unhappy: found.unhappy,
        followed: found.followed,
        rate: Estimate::share(found.followed, found.n),
        seen_in: found.seen_in,
        too_young: found.too_young,
        unknown: found.unknown,
        causes: causes(words, view, &unhappy(view)),
    }
}

/// Detractors, and the two lowest of five scores or more.
fn is_unhappy(row: &SurveyRow) -> bool {
    let unit = UNIT as i64;
    match (row.metric, row.scale) {
        (Metric::Nps, Some((0, most))) if most == 10 * unit => nps::is_detractor(row.score),
        (Metric::Nps, None) => nps::is_detractor(row.score),
        (Metric::Csat, Some((least, most))) if most - least >= 4 * unit => {
            row.score <= least + unit
        }
        _ => false,
    }
}

/// When each customer wrote to customer service.
fn requests(view: &View<'_>) -> FxHashMap<u32, Vec<i64>> {
    let mut all: FxHashMap<u32, Vec<i64>> = FxHashMap::default();
    for one in view.data.tickets.iter().filter(|one| one.customer != NONE) {
        if one.row.opened < view.data.as_of {
            all.entry(one.customer).or_default().push(one.row.opened);
        }
    }
    all
}

fn causes(words: &Interner, view: &View<'_>, unhappy: &[&Placed<SurveyRow>]) -> Vec<Theme> {
    let said = |one: &&Placed<SurveyRow>| Said {
        origin: "surveys",
        channel: one.channel,
        customer: one.customer,
        text: one.row.verbatim,
        sounds: one.row.sentiment.map(|score| (sign(score), Some(score))),
        rated: one.row.rated,
        stage: one.row.stage,
    };
    let said: Vec<Said> = unhappy.iter().map(said).collect();
    themes(words, view, &said, CAUSES)
}
