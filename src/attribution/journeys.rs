//! Journeys: the touches that led to a conversion, or to none. Equal journeys
//! are kept once, with their weights; where touches have times, each journey
//! is kept too, with the ages of its touches.

use super::chain::Chains;
use super::paths::{Loose, Paths};
use super::settings::ModelSettings;
use super::{cut, transform};
use crate::dataset::paths::Steps;
use crate::dataset::view::View;
use crate::intake::cell::money::UNIT;

/// What equal journeys weigh together, in millionths.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Weight {
    /// Journeys that converted.
    pub conversions: i128,
    /// What they were worth.
    pub value: i128,
    /// Journeys that did not.
    pub nulls: i128,
}

/// One journey with times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timed {
    /// Its path.
    pub path: u32,
    /// Where its ages begin.
    pub first: u32,
    /// What its conversion was worth, in millionths; `None` without one.
    pub value: Option<i64>,
    /// The instant its ages are counted to: its conversion, or its last touch.
    pub end: i64,
    /// The customer, by code.
    pub customer: u32,
}

/// What was met when journeys were made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Facts {
    /// Touches looked at.
    pub touches: u64,
    /// Touches in the same instant as another of the same customer.
    pub ties: u64,
    /// Of them, of the same channel: rows that seem doubled.
    pub doubled: u64,
    /// Conversions of a log that are another's again: of the same customer, in
    /// the same instant, worth the same.
    pub conversions_doubled: u64,
    /// Touches after the customer's last conversion: they count for none.
    pub after: u64,
    /// Touches too old for the look-back.
    pub too_old: u64,
    /// Customers with a touch or a conversion.
    pub customers: u64,
    /// Customers with a touch after a conversion.
    pub came_back: u64,
    /// Journeys that did not convert and whose last touch is younger than half
    /// of the journeys that did took: they may still.
    pub open: u64,
}

/// Sales by the channel they were made on: how many are of somebody known, and
/// how many of those have a touch that counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Coverage {
    /// All sales.
    pub sales: u64,
    /// Of somebody known.
    pub identified: u64,
    /// With a touch that counts.
    pub attributed: u64,
}

/// A set of journeys. Channels are indexes into `channels`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Journeys {
    /// The channels that journeys touch, by name.
    pub channels: Vec<String>,
    /// Distinct journeys in the order of their channels.
    pub paths: Paths,
    /// Conversions of known customers without any touch that counts.
    pub unattributed: Weight,
    /// Sales of nobody known: no journey can be found for them.
    pub unidentified: Weight,
    /// What was met on the way.
    pub facts: Facts,
    /// The journeys one by one, where touches have times, by path.
    pub timed: Vec<Timed>,
    /// How long before the end each touch was, in milliseconds.
    pub ages: Vec<i64>,
    /// The last instant looked at.
    pub as_of: i64,
    /// Sales by the channel they were made on.
    pub coverage: Vec<(String, Coverage)>,
    /// The chains of these journeys, once they were asked for.
    pub(super) chains: Chains,
}

/// Millionths as a number.
fn number(micro: i128) -> f64 {
    // Of 64 bits the processor makes a number itself, and the same one.
    let whole = match i64::try_from(micro) {
        Ok(micro) => micro as f64,
        Err(_) => of_many_digits(micro),
    };
    whole / UNIT as f64
}

/// A call of its own, without which all go this slow way.
#[cold]
#[inline(never)]
fn of_many_digits(micro: i128) -> f64 {
    micro as f64
}

impl Weight {
    /// What a row of paths weighs.
    #[must_use]
    pub fn of([conversions, value, nulls]: [i64; 3]) -> Self {
        Self {
            conversions: conversions.into(),
            value: value.into(),
            nulls: nulls.into(),
        }
    }

    pub(super) fn add(&mut self, other: Self) {
        self.conversions += other.conversions;
        self.value += other.value;
        self.nulls += other.nulls;
    }

    /// Conversions as a number.
    #[must_use]
    pub fn conversions(&self) -> f64 {
        number(self.conversions)
    }

    /// Value in currency units.
    #[must_use]
    pub fn value(&self) -> f64 {
        number(self.value)
    }

    /// Journeys that did not convert, as a number.
    #[must_use]
    pub fn nulls(&self) -> f64 {
        number(self.nulls)
    }
}

/// What each path weighs, as numbers: the data's own, or a draw of them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Weights {
    /// Journeys that converted.
    pub conversions: Vec<f64>,
    /// What they were worth.
    pub value: Vec<f64>,
    /// Journeys that did not.
    pub nulls: Vec<f64>,
    /// Of a draw of single journeys, how often each that converted came out, in the
    /// order of [`Journeys::timed`]; empty where paths are weighed and no more.
    pub drawn: Vec<u8>,
}

impl Weights {
    #[inline(never)]
    fn extend(&mut self, some: &[Weight]) {
        self.conversions
            .extend(some.iter().map(Weight::conversions));
        self.value.extend(some.iter().map(Weight::value));
        self.nulls.extend(some.iter().map(Weight::nulls));
    }

    /// All conversions.
    #[must_use]
    pub fn conversions(&self) -> f64 {
        sum(&self.conversions)
    }

    /// All value.
    #[must_use]
    pub fn value(&self) -> f64 {
        sum(&self.value)
    }

    /// All journeys that did not convert.
    #[must_use]
    pub fn nulls(&self) -> f64 {
        sum(&self.nulls)
    }
}

/// A sum over paths.
fn sum(list: &[f64]) -> f64 {
    list.chunks(BLOCK).fold(0.0, sum_on)
}

#[inline(never)]
fn sum_on(sum: f64, list: &[f64]) -> f64 {
    list.iter().fold(sum, |sum, number| sum + number)
}

impl Journeys {
    /// All that the journeys weigh, the unattributed ones included.
    #[must_use]
    pub fn total(&self) -> Weight {
        let mut total = self.attributed();
        total.add(self.unattributed);
        total
    }

    /// What the models share.
    #[must_use]
    pub fn attributed(&self) -> Weight {
        let weights = self.paths.weights().chunks(BLOCK);
        weights.fold(Weight::default(), add_all)
    }

    /// What each path weighs.
    #[must_use]
    pub fn weights(&self) -> Weights {
        let mut weights = Weights::default();
        for list in [
            &mut weights.conversions,
            &mut weights.value,
            &mut weights.nulls,
        ] {
            list.reserve(self.paths.len());
        }
        for some in self.paths.weights().chunks(BLOCK) {
            weights.extend(some);
        }
        weights
    }

    /// What a single journey counts under weights: as often as it was drawn, else its
    /// part of what its path weighs.
    #[must_use]
    pub fn times(&self, at: usize, timed: &Timed, weights: &Weights) -> f64 {
        let path = timed.path as usize;
        let own = self.paths.weight(path);
        match timed.value {
            Some(_) => match weights.drawn.get(at) {
                Some(&times) => times.into(),
                None => weights.conversions[path] / own.conversions(),
            },
            None => weights.nulls[path] / own.nulls(),
        }
    }

    /// The journeys one by one that hold, with what they weigh and nobody else.
    #[must_use]
    pub fn only(&self, holds: impl Fn(&Timed) -> bool) -> Self {
        let mut some = Self {
            channels: self.channels.clone(),
            as_of: self.as_of,
            ..Self::default()
        };
        let mut steps = Vec::new();
        for timed in self.timed.iter().filter(|timed| holds(timed)) {
            let path = self.paths.path(timed.path as usize);
            steps.clear();
            steps.extend(
                path.iter()
                    .copied()
                    .zip(self.ages_of(timed).iter().copied()),
            );
            let weight = match timed.value {
                Some(value) => Weight {
                    conversions: UNIT,
                    value: value.into(),
                    nulls: 0,
                },
                None => Weight {
                    nulls: UNIT,
                    ..Weight::default()
                },
            };
            let first = some.ages.len() as u32;
            if let Some(path) = some.add(&steps, weight) {
                some.ages.extend(steps.iter().map(|(_, age)| *age));
                some.timed.push(Timed {
                    path,
                    first,
                    ..*timed
                });
            }
        }
        some.sort();
        some
    }

    /// The ages of the touches of a journey.
    #[must_use]
    pub fn ages_of(&self, timed: &Timed) -> &[i64] {
        let first = timed.first as usize;
        &self.ages[first..first + self.paths.path(timed.path as usize).len()]
    }

    /// How long nothing has been heard of a journey, in milliseconds.
    #[must_use]
    pub fn silent(&self, timed: &Timed) -> i64 {
        self.as_of - timed.end
    }

    /// Journeys of a view: from touches and what they led to, or from
    /// aggregated paths when there are no touches.
    #[must_use]
    pub fn of(view: &View<'_>, settings: &ModelSettings) -> Self {
        if view.data.touches.is_empty() && !view.data.paths.is_empty() {
            return Self::from_paths(view, settings);
        }
        let mut journeys = cut::from_events(view, settings, true);
        journeys.sort();
        journeys
    }

    /// The same for whoever asks for the distinct ones alone.
    #[must_use]
    pub fn distinct(view: &View<'_>, settings: &ModelSettings) -> Self {
        if view.data.touches.is_empty() && !view.data.paths.is_empty() {
            return Self::from_paths(view, settings);
        }
        let mut journeys = cut::from_events(view, settings, false);
        journeys.paths.sort();
        journeys
    }

    fn from_paths(view: &View<'_>, settings: &ModelSettings) -> Self {
        let tables = &view.data.paths;
        let used = tables.iter().flat_map(|table| &table.channels);
        let (channels, index) = compact(view.data.channels.names(), used.copied());
        let transform = transform::Transform::new(settings, &channels);
        let weights = tables.iter().map(|table| table.rows.amounts()).collect();
        let mut loose = Loose::new(channels.len(), weights, settings.nulls);
        let mut unattributed = Weight::default();
        for table in tables {
            let codes = table.channels.iter().map(|&c| index[usize::from(c)]);
            let codes: Vec<u16> = codes.collect();
            let mut rows = table.rows.paths();
            let mut reader = PathReader {
                codes,
                transform: &transform,
                steps: Vec::new(),
            };
            while rows.len() > 0 {
                reader.read(rows.by_ref().take(BLOCK), &mut loose, &mut unattributed);
            }
        }
        Self {
            channels,
            paths: loose.gather(),
            unattributed,
            ..Self::default()
        }
    }

    /// Adds a journey of channels with their ages; gives its path.
    pub(super) fn add(&mut self, steps: &[(u16, i64)], weight: Weight) -> Option<u32> {
        if steps.is_empty() {
            self.unattributed.add(weight);
            return None;
        }
        // Few journeys are longer: no allocation for the others.
        let mut short = [0u16; 64];
        if steps.len() <= short.len() {
            for (to, (channel, _)) in short.iter_mut().zip(steps) {
                *to = *channel;
            }
            return Some(self.paths.add(&short[..steps.len()], &weight));
        }
        let long: Vec<u16> = steps.iter().map(|(channel, _)| *channel).collect();
        Some(self.paths.add(&long, &weight))
    }

    /// Puts everything in an order that does not depend on that of the rows.
    fn sort(&mut self) {
        let places = self.paths.sort();
        let Some(&any) = self.timed.first() else {
            return;
        };
        let mut next = vec![0usize; places.len() + 1];
        for timed in &mut self.timed {
            timed.path = places[timed.path as usize];
            next[timed.path as usize + 1] += 1;
        }
        for at in 1..next.len() {
            next[at] += next[at - 1];
        }
        // Sorted by counting paths, and then those of each.
        let mut timed = vec![any; self.timed.len()];
        for one in &self.timed {
            let place = &mut next[one.path as usize];
            timed[*place] = *one;
            *place += 1;
        }
        // By now each path ends where the next one would go.
        let mut from = 0;
        for &end in &next[..places.len()] {
            self.arrange(&mut timed[from..end]);
            from = end;
        }
        self.timed = timed;
    }

    /// Puts the journeys of one path in order.
    #[inline(never)]
    fn arrange(&self, timed: &mut [Timed]) {
        if timed.len() > 1 {
            timed.sort_unstable_by(|a, b| {
                let first = (a.value, a.end).cmp(&(b.value, b.end));
                first.then_with(|| self.ages_of(a).cmp(self.ages_of(b)))
            });
        }
    }
}

/// Rows that are read in one call: browsers make a function quick between two calls.
const BLOCK: usize = 1 << 12;

#[inline(never)]
fn add_all(mut total: Weight, some: &[Weight]) -> Weight {
    for weight in some {
        total.add(*weight);
    }
    total
}

/// Takes rows of paths.
struct PathReader<'a> {
    /// The channel of each place.
    codes: Vec<u16>,
    transform: &'a transform::Transform,
    steps: Vec<(u16, i64)>,
}

impl PathReader<'_> {
    #[inline(never)]
    fn read<'r>(
        &mut self,
        rows: impl Iterator<Item = Steps<'r>>,
        loose: &mut Loose<'_>,
        unattributed: &mut Weight,
    ) {
        for path in rows {
            let codes = path.map(|place| self.codes[usize::from(place)]);
            let without = if self.transform.is_none() {
                loose.add(codes)
            } else {
                self.steps.clear();
                self.steps.extend(codes.map(|code| (code, 0)));
                self.transform.apply(&mut self.steps);
                loose.add(self.steps.iter().map(|(code, _)| *code))
            };
            if let Some(weight) = without {
                unattributed.add(Weight::of(weight));
            }
        }
    }
}

/// The channels in use by name, and the place of each dataset code among them.
pub(super) fn compact(
    names: &[String],
    used: impl Iterator<Item = u16>,
) -> (Vec<String>, Vec<u16>) {
    let mut is_used = vec![false; names.len()];
    for channel in used {
        is_used[usize::from(channel)] = true;
    }
    let mut index = vec![0; names.len()];
    let mut channels = Vec::new();
    for (code, name) in names.iter().enumerate().filter(|(code, _)| is_used[*code]) {
        index[code] = channels.len() as u16;
        channels.push(name.clone());
    }
    (channels, index)
}
