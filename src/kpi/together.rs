//! Several figures of one view: what two of them keep of the rows is kept once.

use super::measure::{Measure, Missing};
use super::{instead, lifetime, Accumulate, Kpi};
use crate::dataset::view::View;
use crate::stats::accumulate::Accumulator;

/// What is kept of the rows by one way of accumulating them.
struct Sums {
    accumulate: Accumulate,
    /// Whether what was kept answers all who ask, whatever else is to come.
    is_enough: Vec<fn(&Accumulator) -> bool>,
    kept: Accumulator,
}

impl Sums {
    fn is_done(&self) -> bool {
        self.is_enough.iter().all(|is_enough| is_enough(&self.kept))
    }
}

/// Figures on a view, one for each.
#[must_use]
pub fn compute(kpis: &[&Kpi], view: &View<'_>) -> Vec<Measure> {
    let mut sums: Vec<Sums> = Vec::new();
    let known: Vec<Result<usize, Box<Measure>>> = kpis
        .iter()
        .map(|kpi| {
            if let Some(missing) = kpi.refusal(view) {
                return Err(Measure::missing(missing).into());
            }
            let counted = kpi.is_counted(view).then(|| instead::measure(kpi, view));
            if let Some(measure) = counted.flatten() {
                return Err(measure.into());
            }
            // Two functions that are the same code may be told apart, or not: either
            // way the sums are right.
            let same = |sums: &Sums| std::ptr::fn_addr_eq(sums.accumulate, kpi.accumulate);
            let at = sums.iter().position(same).unwrap_or_else(|| {
                sums.push(Sums {
                    accumulate: kpi.accumulate,
                    is_enough: Vec::new(),
                    kept: Accumulator::default(),
                });
                sums.len() - 1
            });
            sums[at].is_enough.push(is_enough(kpi));
            Ok(at)
        })
        .collect();
    accumulate(&mut sums, view);
    let is_of_media = view.is_of_media();
    let told = |kpi: &Kpi, measure| match is_of_media {
        true => of_media(kpi, measure),
        false => measure,
    };
    let finished = known.into_iter().zip(kpis).map(|(known, kpi)| match known {
        Ok(at) => kpi.finished(told(kpi, kpi.measured(&sums[at].kept, view))),
        Err(measure) => kpi.finished(*measure),
    });
    finished.collect()
}

/// What figures of money spent come to without a sale to set it against.
const RETURNS: [&str; 2] = ["roi", "roas"];

/// A figure of sales on channels that sell nothing: there is none, and that is why.
fn of_media(kpi: &Kpi, measure: Measure) -> Measure {
    let is_of_orders = |field: &&str| field.starts_with("orders.");
    let of_sales = kpi.needs.iter().any(|any| any.iter().all(is_of_orders));
    let is_nothing = measure.missing.as_ref();
    let is_nothing =
        is_nothing.is_some_and(|one| ["no-rows", "zero-denominator"].contains(&one.reason));
    if !(of_sales && is_nothing || RETURNS.contains(&kpi.id) && measure.value.is_some()) {
        return measure;
    }
    Measure {
        breakdown: measure.breakdown,
        ..Measure::missing(Missing::because("not-a-sales-channel"))
    }
}

/// When no more rows need to be looked at for a figure.
fn is_enough(kpi: &Kpi) -> fn(&Accumulator) -> bool {
    match kpi.id {
        "clv_predictive" | "p_alive" => lifetime::is_refused,
        _ => |_| false,
    }
}

/// Accumulates a view piece by piece.
fn accumulate(sums: &mut [Sums], view: &View<'_>) {
    for (at, piece) in view.pieces().enumerate() {
        for sums in sums.iter_mut() {
            if at == 0 {
                sums.kept = (sums.accumulate)(&piece);
            } else if !sums.is_done() {
                sums.kept.merge(&(sums.accumulate)(&piece));
            }
        }
    }
}
