//! KPIs month by month, or by another step.

use super::{Trend, TrendPoint, TrendStep};
use crate::dataset::period::{day_text, months_before, start_of};
use crate::dataset::view::View;
use crate::error::Result;
use crate::kpi::{chosen, Kpi};

/// Steps beyond this are not drawn, and take long.
const MOST_STEPS: usize = 400;

/// The steps of a view: first day, the day after the last, and whether the
/// data covers all of it.
pub(super) fn steps(view: &View<'_>, step: TrendStep) -> Vec<(i64, i64, bool)> {
    let zone = &view.data.zone;
    let times = || view.data.orders.iter().map(|order| order.time);
    let (Some(first), Some(last)) = (times().min(), times().max()) else {
        return Vec::new();
    };
    let (data_from, data_to) = (zone.day(first), zone.day(last));
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
    let mut steps = Vec::new();
    let mut start = start_of(from, step.unit());
    while start <= to && steps.len() < MOST_STEPS {
        let end = after(start);
        let observed = zone.start_of_day(end) <= view.data.as_of;
        steps.push((start, end, start >= data_from.min(from) && observed));
        start = end;
    }
    // A first step that begins before the data is complete only if it starts with it.
    if let Some((start, _, complete)) = steps.first_mut() {
        *complete &= *start >= data_from;
    }
    steps
}

/// The trend of every KPI that the files allow, or of those named.
///
/// # Errors
/// When a name is no KPI's.
pub fn trend(view: &View<'_>, step: TrendStep, only: &[String]) -> Result<Vec<Trend>> {
    let steps = steps(view, step);
    Ok(chosen(only)?
        .into_iter()
        .filter(|kpi| kpi.refusal(view).is_none())
        .map(|kpi| Trend {
            id: kpi.id,
            unit: kpi.unit,
            points: steps.iter().map(|&step| point(kpi, view, step)).collect(),
        })
        .collect())
}

fn point(kpi: &Kpi, view: &View<'_>, (start, end, complete): (i64, i64, bool)) -> TrendPoint {
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
