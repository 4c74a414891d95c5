//! From phase to phase: how many customers go on, how many do not, and how long it
//! takes. Service is no step: who needs none has lost nothing.

use super::walk::{walk, Event};
use super::{JourneySettings, FEW};
use crate::dataset::stage::Stage;
use crate::dataset::view::View;
use crate::error::Result;
use crate::intake::cell::date::DAY_MS;
use crate::stats::estimate::Estimate;
use serde::Serialize;
use std::collections::BTreeMap;

/// A phase and who reached it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct PhaseReached {
    /// Its name, of the settings.
    pub phase: String,
    /// Known customers who did something in it.
    pub customers: u64,
    /// Whether it is a step: service is none.
    pub is_step: bool,
}

/// From one phase to the next.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct FunnelStep {
    /// From this phase.
    pub from: String,
    /// To that one.
    pub to: String,
    /// Days in which the next phase must be reached.
    pub days: u32,
    /// Customers whose days are not over: in no share.
    pub open: u64,
    /// The share that goes on.
    pub went_on: Estimate,
    /// The share that does not.
    pub lost: Estimate,
    /// Days from the one to the other, the median of those who go on.
    pub lag: Estimate,
    /// The share that does not go on, by the channel on which the phase began.
    pub channels: Vec<ChannelLoss>,
}

/// What is lost on a channel.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ChannelLoss {
    /// The channel.
    pub channel: String,
    /// The share that does not go on.
    pub lost: Estimate,
}

/// The step at which most is lost.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct WorstStep {
    /// From this phase.
    pub from: String,
    /// To that one.
    pub to: String,
    /// The channel; empty where the phase is told as a whole.
    pub channel: String,
    /// The share that is lost.
    pub lost: Estimate,
}

/// The funnel.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Funnel {
    /// The phases in their order.
    pub phases: Vec<PhaseReached>,
    /// The steps between those that anybody reached.
    pub steps: Vec<FunnelStep>,
    /// Where most is lost, of the steps and channels that enough customers met.
    pub worst: Option<WorstStep>,
}

#[derive(Default)]
struct Tally {
    open: u64,
    n: u64,
    went_on: u64,
    lags: BTreeMap<i64, u64>,
    channels: BTreeMap<u16, (u64, u64)>,
}

/// A step: its phases, and the window of the next.
struct Step {
    from: usize,
    to: usize,
    window: i64,
    tally: Tally,
}

/// The funnel of a view; the worst step is sought where at least so many were.
///
/// # Errors
/// When a phase does not exist.
pub fn funnel(view: &View<'_>, settings: &JourneySettings, least: u64) -> Result<Funnel> {
    let reading = settings.reading(view)?;
    let phase_of = settings.phase_of()?;
    let phase = |stage: Stage| phase_of[stage as usize];
    let mut reached = vec![0u64; settings.phases.len()];
    walk(view, &reading, |_, events| {
        let mut met = vec![false; reached.len()];
        let places = events.iter().flat_map(Event::stages).filter_map(phase);
        places.for_each(|place| met[place] = true);
        for (count, met) in reached.iter_mut().zip(met) {
            *count += u64::from(met);
        }
    });
    let is_step = |at: usize| {
        let mut others = Stage::ALL.into_iter().filter(|one| *one != Stage::Service);
        others.any(|stage| phase(stage) == Some(at))
    };
    let present: Vec<usize> = (0..reached.len())
        .filter(|&at| is_step(at) && reached[at] > 0)
        .collect();
    let comes_back =
        |at: usize| phase(Stage::Loyalty) == Some(at) && phase(Stage::Decision) != Some(at);
    let mut steps: Vec<Step> = present
        .windows(2)
        .map(|pair| Step {
            from: pair[0],
            to: pair[1],
            window: if comes_back(pair[1]) {
                reading.back
            } else {
                reading.window
            },
            tally: Tally::default(),
        })
        .collect();
    walk(view, &reading, |_, events| {
        for step in &mut steps {
            step.add(events, &phase, view.span.to);
        }
    });
    let name = |at: usize| settings.phases[at].name.clone();
    let steps: Vec<FunnelStep> = steps
        .into_iter()
        .map(|step| {
            let names = (name(step.from), name(step.to));
            step.told(view, names)
        })
        .collect();
    Ok(Funnel {
        phases: reached
            .iter()
            .enumerate()
            .map(|(at, &customers)| PhaseReached {
                phase: name(at),
                customers,
                is_step: is_step(at),
            })
            .collect(),
        worst: worst(&steps, least.max(FEW)),
        steps,
    })
}

impl Step {
    fn add(&mut self, events: &[Event], phase: &impl Fn(Stage) -> Option<usize>, end: i64) {
        let is_in = |event: &&Event, at: usize| {
            let mut stages = event.stages().filter(|one| *one != Stage::Service);
            stages.any(|stage| phase(stage) == Some(at))
        };
        let Some(first) = events.iter().find(|event| is_in(event, self.from)) else {
            return;
        };
        let tally = &mut self.tally;
        let until = first.time + self.window;
        if until > end {
            tally.open += 1;
            return;
        }
        let mut later = events
            .iter()
            .filter(|one| one.time >= first.time && one.time <= until);
        // Where one event stands for both phases, the next one is meant.
        let next = later.find(|event| is_in(event, self.to) && *event != first);
        let by = tally.channels.entry(first.channel).or_default();
        tally.n += 1;
        by.1 += 1;
        match next {
            Some(next) => {
                tally.went_on += 1;
                *tally.lags.entry(next.time - first.time).or_default() += 1;
            }
            None => by.0 += 1,
        }
    }

    fn told(self, view: &View<'_>, (from, to): (String, String)) -> FunnelStep {
        let Tally {
            open,
            n,
            went_on,
            lags,
            channels,
        } = self.tally;
        FunnelStep {
            from,
            to,
            days: (self.window / DAY_MS) as u32,
            open,
            went_on: Estimate::share(went_on, n),
            lost: Estimate::share(n - went_on, n),
            lag: Estimate::median(&lags, DAY_MS as f64),
            channels: channels
                .into_iter()
                .map(|(channel, (lost, n))| ChannelLoss {
                    channel: view.channel_name(channel).to_owned(),
                    lost: Estimate::share(lost, n),
                })
                .collect(),
        }
    }
}

fn worst(steps: &[FunnelStep], least: u64) -> Option<WorstStep> {
    let told = |step: &FunnelStep, channel: &str, lost: Estimate| WorstStep {
        from: step.from.clone(),
        to: step.to.clone(),
        channel: channel.to_owned(),
        lost,
    };
    let all = steps.iter().flat_map(|step| {
        let parts = step.channels.iter();
        let parts = parts.map(move |one| told(step, &one.channel, one.lost));
        [told(step, "", step.lost)].into_iter().chain(parts)
    });
    let mut enough: Vec<WorstStep> = all.filter(|one| one.lost.n >= least).collect();
    // Of equal losses the one that most customers met.
    enough.sort_by(|a, b| {
        let order = b.lost.value.partial_cmp(&a.lost.value);
        let order = order.unwrap_or(std::cmp::Ordering::Equal);
        order.then(b.lost.n.cmp(&a.lost.n))
    });
    enough.into_iter().next()
}
