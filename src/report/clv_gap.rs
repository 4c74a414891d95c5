//! Customers of several channels beside those of one: as they come, and matched
//! on when they first bought and for how much. All intervals by drawing
//! customers again and fitting the models again.

use super::clv::Gap;
use crate::clv::fit::fit_from;
use crate::clv::forecast::{self, Fitted, Terms};
use crate::clv::gamma_gamma;
use crate::clv::history::{collapsed, History, Spend};
use crate::clv::Model;
use crate::intake::cell::money::units;
use crate::stats::bootstrap::between;
use crate::stats::interval::Interval;
use crate::stats::random::Random;

/// Days of first purchase that are one stratum.
const MONTH: i64 = 30;
/// Rows times draws: beyond it there are fewer draws, and below 20 none.
const WORK: usize = 3_000_000;
const LEAST_DRAWS: usize = 20;

/// Draws that the work allows.
pub(super) fn draws(asked: u32, rows: usize) -> usize {
    let most = WORK / rows.max(1);
    let draws = (asked.min(1000) as usize).min(most);
    if draws < LEAST_DRAWS.min(asked as usize) {
        0
    } else {
        draws
    }
}

/// The stratum of each customer: month of the first purchase and the fifth that
/// its basket falls into.
pub(super) fn strata(histories: &[History]) -> Vec<i64> {
    let mut baskets: Vec<f64> = histories.iter().map(|h| units(h.first_spend)).collect();
    baskets.sort_by(f64::total_cmp);
    let cuts = [0.2, 0.4, 0.6, 0.8].map(|p| match baskets.is_empty() {
        true => 0.0,
        false => between(&baskets, p),
    });
    let stratum = |history: &History| {
        let basket = units(history.first_spend);
        let fifth = cuts.iter().filter(|cut| basket > **cut).count() as i64;
        history.age / MONTH * 8 + fifth
    };
    histories.iter().map(stratum).collect()
}

/// What customers have brought so far: sales, times the margin.
pub(super) fn historic(histories: &[History], margin: f64) -> Vec<f64> {
    let value = |h: &History| units(h.first_spend + h.spend) * margin;
    histories.iter().map(value).collect()
}

/// A customer in the comparison.
#[derive(Clone, Copy)]
struct One {
    omni: bool,
    stratum: i64,
    value: f64,
}

fn mean(values: impl Iterator<Item = f64>) -> Option<(f64, usize)> {
    let (sum, n) = values.fold((0.0, 0), |(sum, n), value| (sum + value, n + 1));
    (n > 0).then(|| (sum / n as f64, n))
}

/// Means of both groups with how many they are.
fn raw(all: &[One]) -> Option<((f64, usize), (f64, usize))> {
    let of = |omni: bool| {
        mean(
            all.iter()
                .filter(|one| one.omni == omni)
                .map(|one| one.value),
        )
    };
    Some((of(true)?, of(false)?))
}

/// The gap within strata that hold both, weighted by customers of several
/// channels; how many of those it rests on, and how many strata.
fn matched(all: &mut [One]) -> Option<(f64, usize, usize)> {
    all.sort_by_key(|one| one.stratum);
    let (mut sum, mut n, mut strata) = (0.0, 0, 0);
    for stratum in all.chunk_by(|a, b| a.stratum == b.stratum) {
        if let Some(((omni, count), (mono, _))) = raw(stratum) {
            sum += (omni - mono) * count as f64;
            n += count;
            strata += 1;
        }
    }
    (n > 0).then(|| (sum / n as f64, n, strata))
}

fn ones(histories: &[History], strata: &[i64], values: &[f64]) -> Vec<One> {
    let both = histories.iter().zip(strata).zip(values);
    both.map(|((history, &stratum), &value)| One {
        omni: history.channels >= 2,
        stratum,
        value,
    })
    .collect()
}

/// The gap of values, without intervals.
pub(super) fn gap(
    basis: &'static str,
    histories: &[History],
    strata: &[i64],
    values: &[f64],
) -> Option<Gap> {
    let mut all = ones(histories, strata, values);
    let ((omni, omni_n), (mono, mono_n)) = raw(&all)?;
    let matched = matched(&mut all);
    Some(Gap {
        basis,
        omni,
        omni_n: omni_n as u64,
        mono,
        mono_n: mono_n as u64,
        gap: omni - mono,
        low: None,
        high: None,
        matched: matched.map(|(gap, ..)| gap),
        matched_low: None,
        matched_high: None,
        matched_n: matched.map_or(0, |(_, n, _)| n as u64),
        strata: matched.map_or(0, |(.., strata)| strata as u64),
    })
}

/// What is drawn again.
pub(super) struct Drawn<'a> {
    pub(super) model: &'a Model,
    pub(super) fitted: &'a Fitted,
    pub(super) histories: &'a [History],
    pub(super) strata: &'a [i64],
    pub(super) terms: Terms,
    pub(super) draws: usize,
    pub(super) seed: u64,
}

/// Every figure of every draw, in order.
#[derive(Default)]
pub(super) struct Totals {
    purchases: Vec<f64>,
    values: Vec<f64>,
    /// Of what was brought and of what is to come: raw and matched.
    gaps: [[Vec<f64>; 2]; 2],
}

/// Draws customers again; `None` where a fit fails.
pub(super) fn drawn(of: &Drawn<'_>) -> Option<Totals> {
    let mut random = Random::new(of.seed);
    let mut totals = Totals::default();
    // A quarter at a time is enough for the width; the level is that of weeks.
    let coarse = Terms {
        step: of.terms.weeks.div_ceil(4).max(1),
        ..of.terms
    };
    let sum = |terms: &Terms| -> Option<f64> {
        let values = forecast::values(of.model, of.fitted, of.histories, terms)?;
        Some(values.iter().sum())
    };
    let level = sum(&of.terms)
        .zip(sum(&coarse))
        .map(|(fine, rough)| fine / rough);
    let brought = historic(of.histories, of.terms.margin);
    for _ in 0..of.draws {
        let n = of.histories.len();
        let places: Vec<usize> = (0..n).map(|_| random.below(n)).collect();
        let again: Vec<History> = places.iter().map(|&at| of.histories[at]).collect();
        let strata: Vec<i64> = places.iter().map(|&at| of.strata[at]).collect();
        let rows = collapsed(again.iter().map(|history| (history, 1.0)));
        let buying = fit_from(&rows, &of.model.likelihood, of.fitted.buying.parameters)?;
        let weeks = f64::from(of.terms.weeks);
        let parameters = &buying.parameters;
        totals
            .purchases
            .push(forecast::purchases(of.model, parameters, &rows, weeks)?);
        let old: Vec<f64> = places.iter().map(|&at| brought[at]).collect();
        totals.add(0, &again, &strata, &old);
        let Some((level, spending)) = level.zip(of.fitted.spending.as_ref()) else {
            continue;
        };
        let spends: Vec<Spend> = again.iter().filter_map(History::spend).collect();
        let fitted = Fitted {
            buying,
            spending: gamma_gamma::fitted_from(&spends, spending.parameters),
            link: None,
        };
        let mut values = forecast::values(of.model, &fitted, &again, &coarse)?;
        values.iter_mut().for_each(|value| *value *= level);
        totals.values.push(values.iter().sum());
        totals.add(1, &again, &strata, &values);
    }
    Some(totals)
}

impl Totals {
    fn add(&mut self, which: usize, histories: &[History], strata: &[i64], values: &[f64]) {
        let mut all = ones(histories, strata, values);
        if let Some(((omni, _), (mono, _))) = raw(&all) {
            self.gaps[which][0].push(omni - mono);
        }
        if let Some((gap, ..)) = matched(&mut all) {
            self.gaps[which][1].push(gap);
        }
    }

    pub(super) fn purchases(&self) -> Option<Interval> {
        percentiles(&self.purchases)
    }

    pub(super) fn values(&self) -> Option<Interval> {
        percentiles(&self.values)
    }

    /// Puts the intervals to a gap: of what was brought, or of what is to come.
    pub(super) fn put(&self, which: usize, gap: &mut Gap) {
        let [raw, matched] = &self.gaps[which];
        let (raw, matched) = (percentiles(raw), percentiles(matched));
        (gap.low, gap.high) = (raw.map(|i| i.low), raw.map(|i| i.high));
        (gap.matched_low, gap.matched_high) = (matched.map(|i| i.low), matched.map(|i| i.high));
    }
}

fn percentiles(values: &[f64]) -> Option<Interval> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    (sorted.len() >= 2).then(|| Interval {
        low: between(&sorted, 0.025),
        high: between(&sorted, 0.975),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(omni: bool, stratum: i64, value: f64) -> One {
        One {
            omni,
            stratum,
            value,
        }
    }

    #[test]
    fn matching_takes_away_what_the_strata_explain() {
        // Rich customers (stratum 1) are on several channels more often; within a
        // stratum the gap is 10 and 2, with three and one of several channels.
        let mut all = vec![
            one(true, 1, 110.0),
            one(true, 1, 110.0),
            one(true, 1, 110.0),
            one(false, 1, 100.0),
            one(true, 2, 12.0),
            one(false, 2, 10.0),
            one(false, 2, 10.0),
            one(false, 3, 1.0),
        ];
        let ((omni, n), (mono, m)) = raw(&all).unwrap();
        assert_eq!((omni, n, mono, m), (85.5, 4, 30.25, 4));
        assert_eq!(matched(&mut all), Some((8.0, 4, 2)));
        assert_eq!(matched(&mut all[..3]), None);
    }

    #[test]
    fn work_is_bounded_and_too_few_draws_are_none() {
        assert_eq!(draws(100, 1016), 100);
        assert_eq!(draws(100, 100_000), 30);
        assert_eq!(draws(100, 1_000_000), 0);
        assert_eq!(draws(0, 10), 0);
        assert_eq!(draws(2, 10), 2);
    }
}
