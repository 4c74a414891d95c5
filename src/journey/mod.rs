//! The customer journey as the rows of the files tell it: who met which channel in
//! which phase, what came next, what was lost on the way, and which channels share
//! their customers. What it says is an order of facts; no effect of one on the other.

pub mod funnel;
pub mod map;
pub mod moments;
pub mod overlap;
pub mod routes;
mod walk;
pub mod ways;

#[cfg(test)]
mod tests;

use crate::dataset::stage::Stage;
use crate::dataset::view::View;
use crate::error::{ProblemKind, Result};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// Cases below which nothing is ranked or marked.
pub const FEW: u64 = 30;
/// Milliseconds of an hour.
pub(crate) const HOUR: f64 = 3_600_000.0;

/// How the journey is read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct JourneySettings {
    /// Days within which what comes next belongs to what came before.
    pub days: u32,
    /// Days within which a customer who comes back counts as having come back.
    pub return_days: u32,
    /// The phases in their order, each of one or more of the five.
    pub phases: Vec<PhaseSet>,
    /// Points of contact that belong to another phase than their rows say.
    pub moved: Vec<Moved>,
}

/// A phase of the user's.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct PhaseSet {
    /// Its name.
    pub name: String,
    /// The phases of the files that it is made of.
    pub stages: Vec<String>,
}

/// A point of contact put right by hand.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct Moved {
    /// Its channel.
    pub channel: String,
    /// The phase that its rows say.
    pub from: String,
    /// The phase that it is of.
    pub to: String,
}

impl Default for JourneySettings {
    fn default() -> Self {
        let set = |stage: Stage| PhaseSet {
            name: stage.id().to_owned(),
            stages: vec![stage.id().to_owned()],
        };
        Self {
            days: 30,
            return_days: 180,
            phases: Stage::ALL.into_iter().map(set).collect(),
            moved: Vec::new(),
        }
    }
}

/// The settings with the names of a view in the place of words.
pub(crate) struct Reading {
    /// The window in milliseconds.
    pub window: i64,
    /// The window of those who come back.
    pub back: i64,
    moved: FxHashMap<(u16, Stage), Stage>,
}

/// A phase by its id.
///
/// # Errors
/// When there is none.
pub fn stage_of(id: &str) -> Result<Stage> {
    let found = Stage::ALL.into_iter().find(|stage| stage.id() == id);
    found.ok_or_else(|| bad("phase", id))
}

fn bad(what: &'static str, value: &str) -> crate::error::Problem {
    ProblemKind::BadSetting {
        what,
        value: value.to_owned(),
    }
    .into()
}

impl JourneySettings {
    /// The phase, counted from 0, of each of the five; none where it is in no phase.
    ///
    /// # Errors
    /// When a phase does not exist, or is in two.
    pub fn phase_of(&self) -> Result<[Option<usize>; 5]> {
        let mut places = [None; 5];
        for (at, set) in self.phases.iter().enumerate() {
            for id in &set.stages {
                let place = &mut places[stage_of(id)? as usize];
                if place.replace(at).is_some() {
                    return Err(bad("phase", id));
                }
            }
        }
        Ok(places)
    }

    pub(crate) fn reading(&self, view: &View<'_>) -> Result<Reading> {
        if self.days == 0 || self.return_days == 0 {
            return Err(bad("days", "0"));
        }
        let day = crate::intake::cell::date::DAY_MS;
        let mut moved = FxHashMap::default();
        for one in &self.moved {
            let (from, to) = (stage_of(&one.from)?, stage_of(&one.to)?);
            // A channel of files that are no longer there moves nothing.
            if let Some(channel) = view.data.channels.find(&one.channel) {
                moved.insert((channel, from), to);
            }
        }
        Ok(Reading {
            window: i64::from(self.days) * day,
            back: i64::from(self.return_days) * day,
            moved,
        })
    }
}
