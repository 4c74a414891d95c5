//! What the KPIs on the models of repeat buying share: histories as integers, so
//! that shards merge exactly, and the fit on them.

use crate::clv::fit::Fit;
use crate::clv::forecast::{self, Terms};
use crate::clv::gamma_gamma;
use crate::clv::history::{histories, History, Row, Spend};
use crate::clv::{Model, MODELS};
use crate::dataset::view::View;
use crate::stats::accumulate::{Accumulator, Part};
use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};

/// Weeks ahead, and the discount of a year.
pub const WEEKS: u32 = 52;
/// The discount of a year.
pub const DISCOUNT: f64 = 0.15;
/// More kinds of customers than this are not fitted within a report: the room
/// and the command for it do.
const MOST: usize = 3000;

/// Adds the histories of a view's customers: repeat days, recency and age in one
/// number with how many there are, and what repeat days brought.
#[must_use]
pub fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let last = view.data.zone.day(view.span.to.saturating_sub(1));
    let (mut counts, mut spends) = (BTreeMap::new(), BTreeMap::new());
    let mut means: BTreeMap<u32, BTreeMap<i64, u64>> = BTreeMap::new();
    for history in histories(view, last, last) {
        let key = key(&history);
        *counts.entry(key).or_default() += 1;
        *spends.entry(key).or_default() += history.spend;
        if let Ok(spend @ 1..) = i64::try_from(history.spend) {
            *means
                .entry(history.x)
                .or_default()
                .entry(spend)
                .or_default() += 1;
        }
    }
    if !counts.is_empty() {
        sums.add("histories", Part::SumBy(counts));
        sums.add("spent", Part::SumBy(spends));
    }
    for (x, counts) in means {
        sums.add_by("spend of", &x.to_string(), Part::Distribution(counts));
    }
    sums
}

/// Whether the kinds of customers are too many already, whoever else is to come.
#[must_use]
pub fn is_refused(sums: &Accumulator) -> bool {
    matches!(sums.get("histories"), Some(Part::SumBy(counts)) if counts.len() > MOST)
}

fn key(history: &History) -> u64 {
    let days = |days: i64| days.clamp(0, (1 << 20) - 1).unsigned_abs();
    u64::from(history.x) << 40 | days(history.recency) << 20 | days(history.age)
}

/// A kind of customers, how many they are, and what they spent on repeat days.
pub struct Kind {
    /// One of them.
    pub one: History,
    /// How many.
    pub count: f64,
    /// Their spend, in millionths.
    pub spend: i128,
}

/// The model fitted to what was accumulated, with the kinds of customers.
pub struct Fitted {
    /// The kinds.
    pub kinds: Vec<Kind>,
    /// The fit.
    pub fit: Fit<4>,
    /// The model.
    pub model: &'static Model,
    /// Customers.
    pub customers: u64,
}

/// Fits the default model, or says why not.
///
/// # Errors
/// With the reason.
pub fn fitted(sums: &Accumulator) -> Result<Fitted, &'static str> {
    let (Some(Part::SumBy(counts)), Some(Part::SumBy(spent))) =
        (sums.get("histories"), sums.get("spent"))
    else {
        return Err("no-rows");
    };
    if counts.len() > MOST {
        return Err("on-request");
    }
    let kind = |(&key, &count): (&u64, &i128)| Kind {
        one: history(key),
        count: count as f64,
        spend: spent.get(&key).copied().unwrap_or(0),
    };
    let kinds: Vec<Kind> = counts.iter().map(kind).collect();
    // The refusals go by customers, not by kinds.
    let times = |kind: &Kind| std::iter::repeat_n(kind.one, kind.count as usize);
    let all: Vec<History> = kinds.iter().flat_map(times).collect();
    if let Some(reason) = forecast::refusal(&all) {
        return Err(reason);
    }
    let model = MODELS[0];
    match fit_of(model, counts, &kinds) {
        Some(fit) if fit.converged && fit.errors.is_some() => Ok(Fitted {
            customers: all.len() as u64,
            kinds,
            fit,
            model,
        }),
        _ => Err("not-converged"),
    }
}

/// A fit with the customers it is of.
type Known = (BTreeMap<u64, i128>, Option<Fit<4>>);
/// Fits kept: the two figures of a report ask for that of the period and that of
/// the one before.
const KEPT: usize = 2;

thread_local! {
    static KNOWN: RefCell<VecDeque<Known>> = const { RefCell::new(VecDeque::new()) };
}

/// The fit, or the one of the same customers made before.
fn fit_of(model: &Model, counts: &BTreeMap<u64, i128>, kinds: &[Kind]) -> Option<Fit<4>> {
    KNOWN.with_borrow_mut(|known| {
        if let Some((_, fit)) = known.iter().find(|(of, _)| of == counts) {
            return fit.clone();
        }
        let row = |kind: &Kind| Row {
            count: kind.count,
            ..kind.one.row()
        };
        let fit = model.fit(&kinds.iter().map(row).collect::<Vec<_>>());
        known.truncate(KEPT - 1);
        known.push_front((counts.clone(), fit.clone()));
        fit
    })
}

fn history(key: u64) -> History {
    let days = |shift: u32| (key >> shift & ((1 << 20) - 1)) as i64;
    History {
        customer: 0,
        x: (key >> 40) as u32,
        recency: days(20),
        age: days(0),
        spend: 0,
        later: 0,
        later_spend: 0,
        channels: 0,
        first_spend: 0,
    }
}

/// The value to come of all customers together.
///
/// # Errors
/// With the reason.
pub fn value(sums: &Accumulator, fitted: &Fitted, margin: f64) -> Result<f64, &'static str> {
    let mut spends = Vec::new();
    for (x, part) in sums.by("spend of") {
        let Part::Distribution(counts) = part else {
            continue;
        };
        let x: f64 = x.parse().unwrap_or(1.0);
        for (&spend, &count) in counts {
            let mean = crate::intake::cell::money::units(spend.into()) / x;
            spends.extend(std::iter::repeat_n(Spend { x, mean }, count as usize));
        }
    }
    let spending = gamma_gamma::fitted(&spends).filter(|fit| fit.converged);
    let Some(spending) = spending else {
        return Err("no-spend");
    };
    let terms = Terms {
        weeks: WEEKS,
        yearly_discount: DISCOUNT,
        margin,
        step: 1,
    };
    let ahead = terms.ahead();
    let [p, q, v] = spending.parameters;
    let mut all = 0.0;
    for kind in &fitted.kinds {
        let parameters = &fitted.fit.parameters;
        let row = kind.one.row();
        let bought = ahead.discounted(fitted.model, parameters, &row);
        let weight = p * row.x + q - 1.0;
        let Some(bought) = bought.filter(|_| weight > 0.0) else {
            return Err("no-spend");
        };
        // What a purchase is worth is linear in what was spent: sums suffice.
        let spent = crate::intake::cell::money::units(kind.spend);
        all += bought * p * (kind.count * v + spent) / weight * margin;
    }
    Ok(all)
}
