//! What comes before and after a point of contact.

use super::walk::{walk, Event};
use super::{stage_of, JourneySettings, HOUR};
use crate::dataset::stage::Stage;
use crate::dataset::view::View;
use crate::error::{ProblemKind, Result};
use crate::stats::estimate::Estimate;
use serde::Serialize;
use std::collections::BTreeMap;

/// A point of contact before or after another.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Way {
    /// Its channel; `null` where nothing came before, or after.
    pub channel: Option<String>,
    /// Its phase.
    pub stage: Option<&'static str>,
    /// Whether the point asked about was a purchase, where nothing came after.
    pub bought: bool,
    /// How often.
    pub times: u64,
    /// Its share.
    pub share: Estimate,
    /// Hours between, the median.
    pub hours: Estimate,
}

/// What comes before and after.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Ways {
    /// Passages over the point whose window is over.
    pub passages: u64,
    /// What came right before, the most frequent first.
    pub before: Vec<Way>,
    /// What came right after.
    pub after: Vec<Way>,
}

type Point = (u16, Stage);

/// How often, and how long it took each time.
type Passed = (u64, BTreeMap<i64, u64>);

#[derive(Default)]
struct Side {
    all: BTreeMap<(Option<Point>, bool), Passed>,
}

/// Visits in a row of one point of contact.
struct Run {
    point: Point,
    first: i64,
    last: i64,
    bought: bool,
}

/// What comes before and after a point of contact.
///
/// # Errors
/// When the phase or the channel does not exist.
pub fn ways(
    view: &View<'_>,
    settings: &JourneySettings,
    (channel, stage): (&str, &str),
) -> Result<Ways> {
    let reading = settings.reading(view)?;
    let unknown = || ProblemKind::BadSetting {
        what: "channel",
        value: channel.to_owned(),
    };
    let code = view.data.channels.find(channel).ok_or_else(unknown)?;
    let point = (code, stage_of(stage)?);
    let (mut before, mut after, mut passages) = (Side::default(), Side::default(), 0);
    walk(view, &reading, |_, events| {
        let runs = runs(events, reading.window);
        for (at, run) in runs
            .iter()
            .enumerate()
            .filter(|(_, run)| run.point == point)
        {
            if run.last > view.span.to - reading.window {
                continue;
            }
            passages += 1;
            let near = |gap: i64| gap <= reading.window;
            let prior = at.checked_sub(1).and_then(|at| runs.get(at));
            let prior = prior.filter(|prior| near(run.first - prior.last));
            before.add(prior.map(|one| (one.point, run.first - one.last)), false);
            let next = runs.get(at + 1).filter(|next| near(next.first - run.last));
            let next = next.map(|one| (one.point, one.first - run.last));
            after.add(next, next.is_none() && run.bought);
        }
    });
    Ok(Ways {
        passages,
        before: before.told(view, passages),
        after: after.told(view, passages),
    })
}

fn runs(events: &[Event], window: i64) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for event in events {
        let point = (event.channel, event.stage);
        match runs.last_mut() {
            Some(run) if run.point == point && event.time - run.last <= window => {
                run.last = event.time;
                run.bought |= event.is_sale();
            }
            _ => runs.push(Run {
                point,
                first: event.time,
                last: event.time,
                bought: event.is_sale(),
            }),
        }
    }
    runs
}

impl Side {
    fn add(&mut self, to: Option<(Point, i64)>, bought: bool) {
        let (times, waits) = self.all.entry((to.map(|one| one.0), bought)).or_default();
        *times += 1;
        if let Some((_, wait)) = to {
            *waits.entry(wait).or_default() += 1;
        }
    }

    fn told(self, view: &View<'_>, n: u64) -> Vec<Way> {
        let mut ways: Vec<Way> = self
            .all
            .into_iter()
            .map(|((point, bought), (times, waits))| Way {
                channel: point.map(|(channel, _)| view.channel_name(channel).to_owned()),
                stage: point.map(|(_, stage)| stage.id()),
                bought,
                times,
                share: Estimate::share(times, n),
                hours: Estimate::median(&waits, HOUR),
            })
            .collect();
        ways.sort_by_key(|way| std::cmp::Reverse(way.times));
        ways
    }
}
