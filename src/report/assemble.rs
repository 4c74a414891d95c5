//! Asks every room and puts the answers together.

pub use super::attribution::attribution;
use super::{
    compare, segments, Compared, Figures, Input, KpiChange, KpiReport, Report, ReportRequest,
    ResolvedSettings,
};
use crate::dataset::period::{day_text, instant_text};
use crate::dataset::quality::Effect;
use crate::dataset::session::Session;
use crate::dataset::view::View;
use crate::dataset::Dataset;
use crate::error::Result;
use crate::kpi::measure::Measure;
use crate::kpi::{chosen, together, Kpi};

/// The version of the engine.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The report of a session.
///
/// # Errors
/// When a setting cannot be understood, or a model does not exist.
pub fn report(session: &Session, dataset: &Dataset, request: &ReportRequest) -> Result<Report> {
    let view = segments::view(dataset, &request.settings)?;
    let Figures { settings, kpis } = figures(&view, &[])?;
    Ok(Report {
        omnimeter: VERSION,
        inputs: inputs(session, dataset),
        settings,
        kpis,
        attribution: attribution(&view, &request.attribution)?,
        identity: session.identity(dataset),
    })
}

/// All KPIs on a view, or those of `only`, without the attribution models: those
/// cost more than all KPIs together. Changes are judged among those asked for.
///
/// # Errors
/// When a day cannot be read, or a name is no KPI's.
pub fn figures(view: &View<'_>, only: &[String]) -> Result<Figures> {
    let compared = compare::compared(view)?;
    let before = compared.as_ref().map(|(_, view)| view);
    let mut kpis = kpi_reports(&chosen(only)?, view, before);
    let mut changes: Vec<_> = kpis.iter_mut().map(|kpi| kpi.change.take()).collect();
    compare::judge(&mut changes);
    for (kpi, change) in kpis.iter_mut().zip(changes) {
        kpi.change = change;
    }
    Ok(Figures {
        settings: resolved(view, compared.map(|(compared, _)| compared)),
        kpis,
    })
}

fn inputs(session: &Session, dataset: &Dataset) -> Vec<Input> {
    session
        .files()
        .zip(&dataset.files)
        .map(|((id, file), outcome)| {
            let days = file.rows.days(&dataset.zone);
            Input {
                id,
                file: file.name.clone(),
                table: file.mapping.table.table().id,
                rows: file.row_count,
                skipped: outcome.ledger.rows(Effect::Skipped),
                oldest: days.map(|(oldest, _)| day_text(oldest)),
                newest: days.map(|(_, newest)| day_text(newest)),
                sha256: file.sha256.clone(),
                ledger: outcome.ledger.entries(),
            }
        })
        .collect()
}

fn resolved(view: &View<'_>, compared: Option<Compared>) -> ResolvedSettings {
    let dataset = view.data;
    let mut settings = view.settings.clone();
    settings.currency = Some(dataset.currency.clone());
    // The last instant looked at, as the user would say it.
    settings.as_of = Some(instant_text(dataset.as_of));
    let times = || {
        let orders = dataset.orders.iter().map(|order| order.time);
        orders.chain(dataset.touches.iter().map(|touch| touch.time))
    };
    let day = |instant: Option<i64>| instant.map(|i| day_text(dataset.zone.day(i)));
    ResolvedSettings {
        settings,
        data_from: day(times().min()),
        data_to: day(times().max()),
        compared,
        all_channels: dataset.channels.names().to_vec(),
        all_segments: segments::names(dataset, view.settings),
        all_stores: dataset.by_store.names.names().to_vec(),
        confidence: 0.95,
    }
}

/// What KPIs come to on a view, and how they have moved since another.
pub(super) fn kpi_reports(
    kpis: &[&Kpi],
    view: &View<'_>,
    before: Option<&View<'_>>,
) -> Vec<KpiReport> {
    let now = together::compute(kpis, view);
    let before = before.map(|before| (before, together::compute(kpis, before)));
    let changed = |at: usize, measure: &Measure| {
        let (before, old) = before.as_ref()?;
        Some(compare::kpi_change((view, measure), (before, &old[at])))
    };
    let told = kpis.iter().zip(now).enumerate();
    told.map(|(at, (kpi, measure))| kpi_report(kpi, changed(at, &measure), measure))
        .collect()
}

fn kpi_report(kpi: &Kpi, change: Option<KpiChange>, measure: Measure) -> KpiReport {
    KpiReport {
        id: kpi.id,
        value: measure.value,
        unit: kpi.unit,
        n: measure.n,
        low: measure.low,
        high: measure.high,
        method: measure.method,
        breakdown: measure.breakdown,
        also: measure.also,
        left_out: measure.left_out,
        settings: measure.settings,
        cautions: measure.cautions,
        change,
        missing: measure.missing,
    }
}
