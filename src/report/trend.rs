//! KPIs month by month, or by another step, over the days that the tables they need
//! speak of.

use super::{Trend, TrendPoint, TrendStep};
use crate::dataset::period::{day_text, months_before, start_of};
use crate::dataset::view::View;
use crate::error::Result;
use crate::kpi::{chosen, Kpi};
use std::collections::VecDeque;

/// The latest steps that are told one by one: more are not drawn, and take long.
const MOST_STEPS: usize = 400;

/// The tables whose rows have days, as KPIs need them.
const DATED: [&str; 8] = [
    "orders",
    "touches",
    "costs",
    "traffic",
    "surveys",
    "tickets",
    "mentions",
    "loyalty_events",
];

/// The first and the last day of each table of a dataset.
pub(super) struct Days([Option<(i64, i64)>; DATED.len()]);

/// A step of time: its first day, the day after its last, and whether the data covers
/// all of it.
pub(super) type StepDays = (i64, i64, bool);

/// The steps of a view.
#[derive(Debug, Default)]
pub(super) struct Steps {
    /// All before the latest, together, and how many they are.
    pub(super) earlier: Option<(StepDays, usize)>,
    /// The latest, one by one.
    pub(super) each: Vec<StepDays>,
}

impl Days {
    /// Looks them up.
    pub(super) fn of(view: &View<'_>) -> Self {
        let data = view.data;
        let zone = &data.zone;
        let of = |times: &mut dyn Iterator<Item = i64>| {
            let known = times.filter(|time| *time < data.as_of);
            let none = (i64::MAX, i64::MIN);
            let (first, last) = known.fold(none, |(a, b), at| (a.min(at), b.max(at)));
            (first <= last).then(|| (zone.day(first), zone.day(last)))
        };
        let today = zone.day(data.as_of - 1);
        let spans = |days: &mut dyn Iterator<Item = (i64, i64)>| {
            let known = days.filter(|(first, _)| *first <= today);
            known
                .map(|(first, end)| (first, (end - 1).min(today)))
                .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
        };
        let counted = data.traffic.iter().filter_map(|one| one.row.period);
        Self([
            of(&mut data.orders.iter().map(|order| order.time)),
            of(&mut data.touches.iter().map(|touch| touch.time)),
            spans(&mut data.costs.iter().map(|cost| (cost.first_day, cost.end_day))),
            spans(&mut counted.map(|days| (days.first_day, days.end_day))),
            of(&mut data.surveys.iter().filter_map(|one| one.row.time)),
            of(&mut data.tickets.iter().map(|one| one.row.opened)),
            of(&mut data.mentions.iter().map(|one| one.row.time)),
            of(&mut data.loyalty.iter().map(|one| one.row.time)),
        ])
    }

    fn of_table(&self, table: &str) -> Option<(i64, i64)> {
        self.0[DATED.iter().position(|one| *one == table)?]
    }

    /// The days that all that a KPI needs speaks of: any one field of a need will do.
    fn of_kpi(&self, kpi: &Kpi, view: &View<'_>) -> Option<(i64, i64)> {
        let mut all: Option<(i64, i64)> = None;
        for need in kpi.needs {
            let days = tables(need, view).filter_map(|table| self.of_table(table));
            let any = days.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
            all = match (all, any) {
                (Some(a), Some(b)) => Some((a.0.max(b.0), a.1.min(b.1))),
                (a, b) => a.or(b),
            };
        }
        all.or_else(|| self.of_table("orders"))
    }

    /// The steps of a KPI on a view.
    pub(super) fn steps(&self, kpi: &Kpi, view: &View<'_>, step: TrendStep) -> Steps {
        let days = self.of_kpi(kpi, view);
        days.map_or_else(Steps::default, |days| between(days, view, step))
    }

    /// The steps that orders cover.
    pub(super) fn of_orders(&self, view: &View<'_>, step: TrendStep) -> Vec<StepDays> {
        let days = self.of_table("orders");
        days.map_or_else(Vec::new, |days| between(days, view, step).each)
    }
}

/// The tables that bring a field of a need: where something is counted already, that
/// is what counts.
fn tables<'a>(need: &'a [&'a str], view: &'a View<'_>) -> impl Iterator<Item = &'a str> {
    let fields = || {
        let there = need
            .iter()
            .filter(|field| view.data.fields.contains(**field));
        there.filter_map(|field| field.split('.').next())
    };
    let is_counted = fields().any(|table| table == "traffic");
    fields().filter(move |table| !is_counted || *table == "traffic")
}

/// The steps of a view from the first to the last day of some data.
fn between((data_from, data_to): (i64, i64), view: &View<'_>, step: TrendStep) -> Steps {
    let zone = &view.data.zone;
    let from = if view.has_period && view.span.from > i64::MIN {
        zone.day(view.span.from).max(data_from)
    } else {
        data_from
    };
    let to = zone.day(view.span.to.saturating_sub(1)).min(data_to);
    let after = |start: i64| match step {
        TrendStep::Day => start + 1,
        TrendStep::Week => start + 7,
        TrendStep::Month => months_before(start, -1),
        TrendStep::Quarter => months_before(start, -3),
    };
    let mut each = VecDeque::new();
    let mut earlier: Option<(StepDays, usize)> = None;
    let mut start = start_of(from, step.unit());
    while start <= to {
        let end = after(start);
        let observed = zone.start_of_day(end) <= view.data.as_of;
        // A first step that begins before the data is not whole.
        each.push_back((start, end, start >= data_from && observed));
        if each.len() > MOST_STEPS {
            if let Some((first, end, whole)) = each.pop_front() {
                let ((first, _, all), count) = earlier.unwrap_or(((first, end, true), 0));
                earlier = Some(((first, end, all && whole), count + 1));
            }
        }
        start = end;
    }
    Steps {
        earlier,
        each: each.into(),
    }
}

/// The trend of every KPI that the files allow, or of those named.
///
/// # Errors
/// When a name is no KPI's.
pub fn trend(view: &View<'_>, step: TrendStep, only: &[String]) -> Result<Vec<Trend>> {
    let days = Days::of(view);
    Ok(chosen(only)?
        .into_iter()
        .filter(|kpi| kpi.refusal(view).is_none())
        .map(|kpi| Trend {
            id: kpi.id,
            unit: kpi.unit,
            points: (days.steps(kpi, view, step).each.into_iter())
                .map(|step| point(kpi, view, step))
                .collect(),
        })
        .collect())
}

fn point(kpi: &Kpi, view: &View<'_>, (start, end, complete): StepDays) -> TrendPoint {
    let measure = kpi.compute(&view.over(start, end));
    TrendPoint {
        from: day_text(start),
        to: day_text(end - 1),
        complete,
        value: measure.value,
        n: measure.n,
        low: measure.low,
        high: measure.high,
    }
}
