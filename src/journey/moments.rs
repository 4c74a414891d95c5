//! Moments of truth: points of contact after which customers buy, or come back, more
//! or less often than after others. Who meets a point of contact differs from who does
//! not: this ranks where to look, and proves no effect.

use super::walk::{walk, Event, What};
use super::{JourneySettings, FEW};
use crate::dataset::stage::Stage;
use crate::dataset::view::View;
use crate::error::Result;
use crate::stats::estimate::Estimate;
use crate::stats::proportions::newcombe;
use serde::Serialize;
use std::collections::BTreeMap;

/// What is told of customers who met a point of contact beside those who did not.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Contrast {
    /// The share of those who met it.
    pub with: Estimate,
    /// The share of those who did not.
    pub without: Estimate,
    /// The difference of the two.
    pub difference: Estimate,
}

/// A point of contact with what goes with it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Moment {
    /// The channel.
    pub channel: String,
    /// The phase.
    pub stage: &'static str,
    /// Of journeys that met it before any purchase, those that ended in one.
    pub buys: Contrast,
    /// Of customers who met it around their first purchase, those who came back.
    pub returns: Contrast,
    /// How far the nearer end of an interval is from no difference; 0 where both hold it.
    pub weight: f64,
}

/// The moments of truth of a view.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Moments {
    /// Journeys with a point of contact before any purchase, whose window is over.
    pub journeys: u64,
    /// Customers whose time to come back is over.
    pub buyers: u64,
    /// Customers who bought again before anything could be compared.
    pub too_soon: u64,
    /// The moments, those that stand out most first.
    pub moments: Vec<Moment>,
}

type Point = (u16, Stage);
/// Hits and cases.
type Counted = (u64, u64);

#[derive(Default)]
struct Side {
    all: Counted,
    by: BTreeMap<Point, Counted>,
}

impl Side {
    fn add(&mut self, mut points: Vec<Point>, hit: bool) {
        points.sort_unstable();
        points.dedup();
        let add = |to: &mut Counted| {
            to.0 += u64::from(hit);
            to.1 += 1;
        };
        add(&mut self.all);
        for point in points {
            add(self.by.entry(point).or_default());
        }
    }

    fn contrast(&self, point: Point) -> Contrast {
        let with = self.by.get(&point).copied().unwrap_or_default();
        let without = (self.all.0 - with.0, self.all.1 - with.1);
        let share = |(hits, n): Counted| Estimate::share(hits, n);
        let (here, there) = (share(with), share(without));
        let both = here.value.zip(there.value);
        Contrast {
            with: here,
            without: there,
            difference: Estimate::of(
                both.map(|(a, b)| (a - b, with.1.min(without.1), newcombe(with, without))),
            ),
        }
    }
}

/// The moments of truth of a view.
///
/// # Errors
/// When a phase does not exist.
pub fn moments(view: &View<'_>, settings: &JourneySettings) -> Result<Moments> {
    let reading = settings.reading(view)?;
    let (mut buys, mut returns, mut too_soon) = (Side::default(), Side::default(), 0);
    let end = view.span.to;
    walk(view, &reading, |_, events| {
        for chain in events.chunk_by(|a, b| b.time - a.time <= reading.window) {
            let last = chain.last().map_or(end, |event| event.time);
            let until = chain.iter().position(Event::is_sale);
            let before = &chain[..until.unwrap_or(chain.len())];
            if !before.is_empty() && last + reading.window <= end {
                buys.add(points(before), until.is_some());
            }
        }
        let Some(first) = events.iter().find(|one| one.what == What::Sale) else {
            return;
        };
        let landmark = first.time + reading.window;
        if landmark + reading.back > end {
            return;
        }
        let back = |from: i64, to: i64| {
            let later = |one: &&Event| one.what == What::SaleAgain;
            let mut sales = events.iter().filter(later);
            sales.any(|one| one.time > from && one.time <= to)
        };
        if back(first.time - 1, landmark) {
            too_soon += 1;
            return;
        }
        let near = |one: &&Event| one.time >= first.time - reading.window && one.time <= landmark;
        let around: Vec<Event> = events.iter().filter(near).copied().collect();
        returns.add(points(&around), back(landmark, landmark + reading.back));
    });
    let mut all: Vec<Point> = buys.by.keys().chain(returns.by.keys()).copied().collect();
    all.sort_unstable();
    all.dedup();
    let mut moments: Vec<Moment> = all
        .into_iter()
        .map(|point| {
            let (buys, returns) = (buys.contrast(point), returns.contrast(point));
            Moment {
                channel: view.channel_name(point.0).to_owned(),
                stage: point.1.id(),
                weight: weight(&buys).max(weight(&returns)),
                buys,
                returns,
            }
        })
        .collect();
    moments.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    Ok(Moments {
        journeys: buys.all.1,
        buyers: returns.all.1,
        too_soon,
        moments,
    })
}

fn points(events: &[Event]) -> Vec<Point> {
    events.iter().map(|one| (one.channel, one.stage)).collect()
}

/// The distance of an interval from no difference; none is ranked by too few.
fn weight(contrast: &Contrast) -> f64 {
    let Estimate { n, low, high, .. } = contrast.difference;
    match low.zip(high) {
        Some((low, _)) if low > 0.0 && n >= FEW => low,
        Some((_, high)) if high < 0.0 && n >= FEW => -high,
        _ => 0.0,
    }
}
