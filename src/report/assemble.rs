//! Asks every room and puts the answers together.

use super::{
    compare, Amount, AttributionReport, ChannelCredit, Compared, Diagnostics, Figures, Input,
    KpiReport, ModelReport, RemovalEffect, Report, ReportRequest, ResolvedSettings,
};
use crate::attribution::journeys::{Journeys, Weight};
use crate::attribution::{self, Chain, Credit, Model, ModelSettings};
use crate::dataset::period::{day_text, instant_text};
use crate::dataset::quality::Effect;
use crate::dataset::session::Session;
use crate::dataset::view::View;
use crate::dataset::Dataset;
use crate::error::Result;
use crate::kpi::measure::Missing;
use crate::kpi::{chosen, Kpi};

/// The version of the engine.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The report of a session.
///
/// # Errors
/// When a setting cannot be understood, or a model does not exist.
pub fn report(session: &Session, dataset: &Dataset, request: &ReportRequest) -> Result<Report> {
    let view = View::new(dataset, &request.settings)?;
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
    let mut kpis: Vec<KpiReport> = chosen(only)?
        .into_iter()
        .map(|kpi| kpi_report(kpi, view, before))
        .collect();
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
        all_segments: dataset.segments.names().to_vec(),
        confidence: 0.95,
    }
}

fn kpi_report(kpi: &Kpi, view: &View<'_>, before: Option<&View<'_>>) -> KpiReport {
    let measure = kpi.compute(view);
    let change = before.map(|before| compare::kpi_change(kpi, (view, &measure), before));
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

/// What the chosen models come to on a view.
///
/// # Errors
/// When a model does not exist.
pub fn attribution(view: &View<'_>, settings: &ModelSettings) -> Result<AttributionReport> {
    let models = attribution::chosen(settings)?;
    let missing = attribution_needs(view);
    let journeys = match missing {
        None => Journeys::of(view),
        Some(_) => Journeys::default(),
    };
    let total = journeys.total();
    Ok(AttributionReport {
        journeys: total.conversions() + total.nulls(),
        conversions: total.conversions(),
        value: total.value(),
        unattributed: amount(&journeys.unattributed),
        unidentified: amount(&journeys.unidentified),
        distinct_paths: journeys.paths.len() as u64,
        time_ties: journeys.ties,
        models: match missing {
            None => models
                .into_iter()
                .map(|model| model_report(model, &journeys, settings))
                .collect(),
            Some(_) => Vec::new(),
        },
        missing,
    })
}

/// What attribution lacks, if anything: touches with what they led to, or paths.
pub(super) fn attribution_needs(view: &View<'_>) -> Option<Missing> {
    let data = view.data;
    if !data.missing_rates.is_empty() {
        return Some(Missing {
            reason: "rate-missing",
            needs: data.missing_rates.clone(),
        });
    }
    let has = |field: &str| data.fields.contains(field);
    let needs: &[&str] = match (has("paths.path"), has("touches.customer_id")) {
        (true, _) => &[],
        (_, false) => &["touches.customer_id | paths.path"],
        _ if data.conversions.is_empty() && !has("orders.customer_id") => {
            &["orders.customer_id | touches.kind"]
        }
        _ => &[],
    };
    (!needs.is_empty()).then(|| Missing {
        reason: "field-missing",
        needs: needs.iter().map(|&need| need.to_owned()).collect(),
    })
}

fn amount(weight: &Weight) -> Amount {
    Amount {
        conversions: weight.conversions(),
        value: weight.value(),
    }
}

fn model_report(model: &Model, journeys: &Journeys, settings: &ModelSettings) -> ModelReport {
    let mut report = ModelReport {
        id: model.id,
        settings: model
            .settings
            .iter()
            .map(|&name| (name, settings.order.to_string()))
            .collect(),
        channels: Vec::new(),
        diagnostics: Diagnostics::default(),
        missing: None,
    };
    match (model.credit)(journeys, settings) {
        Ok(credit) => {
            report.channels = channels(journeys, &credit);
            report.diagnostics = credit
                .diagnostics
                .map(|chain| diagnostics(journeys, &chain))
                .unwrap_or_default();
        }
        Err(problem) => report.missing = Some(problem.kind.to_string()),
    }
    report
}

fn channels(journeys: &Journeys, credit: &Credit) -> Vec<ChannelCredit> {
    let all = journeys.attributed().conversions();
    journeys
        .channels
        .iter()
        .zip(credit.conversions.iter().zip(&credit.value))
        .map(|(channel, (&conversions, &value))| ChannelCredit {
            channel: channel.clone(),
            conversions,
            value,
            share: if all == 0.0 { 0.0 } else { conversions / all },
        })
        .collect()
}

fn diagnostics(journeys: &Journeys, chain: &Chain) -> Diagnostics {
    let effects = journeys.channels.iter().zip(&chain.removal_effects);
    Diagnostics {
        states: Some(chain.states),
        p_conversion: Some(chain.p_conversion),
        has_nulls: Some(chain.has_nulls),
        removal_effects: effects
            .map(|(channel, &effect)| RemovalEffect {
                channel: channel.clone(),
                effect,
            })
            .collect(),
        removal_effects_sum: Some(chain.removal_effects.iter().sum()),
    }
}
