//! What an audit asks of the customer journey.

use super::figures::lacking;
use crate::dataset::view::View;
use crate::error::Result;
use crate::journey::funnel::funnel;
use crate::journey::JourneySettings;
use crate::maturity::model::ModelFigure;
use crate::maturity::verdict::Fact;
use crate::report::journey::{covered, grid, JourneyRequest};
use std::collections::BTreeSet;

/// Cells of phase and channel with a figure, of those where one could be: a file that
/// nobody handed over leaves its cells out.
pub(super) fn coverage(view: &View<'_>) -> Result<Fact> {
    if let Some(lacks) = lacking(view, &["touches.channel"]) {
        return Ok(lacks);
    }
    let table = |field: &str| field.split('.').next().unwrap_or_default().to_owned();
    let loaded: BTreeSet<String> = view.data.fields.iter().map(|one| table(one)).collect();
    let is_there = |need: &String| need.split(" | ").any(|one| loaded.contains(&table(one)));
    let request = JourneyRequest::default();
    let mut cells = grid(view, &request, false)?.cells;
    cells.retain(|cell| match &cell.missing {
        Some(missing) => missing.needs.iter().all(is_there),
        None => true,
    });
    let found = covered(&cells, &request.journey.phase_of()?);
    Ok(match found.value {
        Some(value) => Fact::census(value, found.n),
        None => Fact::none("no-rows", &["touches.channel"]),
    })
}

/// The share lost at the step, and on the channel, where most is lost, of those that
/// enough customers met.
pub(super) fn worst_step(view: &View<'_>, figure: &ModelFigure) -> Result<Fact> {
    let told = funnel(view, &JourneySettings::default(), figure.min_n)?;
    Ok(match told.worst.map(|worst| worst.lost) {
        Some(lost) => Fact {
            value: lost.value,
            low: lost.low,
            high: lost.high,
            n: lost.n,
            ..Fact::default()
        },
        None => Fact::none("no-rows", &[&figure.needs]),
    })
}
