//! Targets held against the figures of a view.

use crate::dataset::settings::{day_setting, Settings};
pub use crate::dataset::targets::TargetInput;
use crate::dataset::view::View;
use crate::error::{ProblemKind, Result};
use crate::kpi::measure::{Measure, Missing, Unit};
use crate::kpi::smart_progress::scale_of;
use crate::kpi::{named, Direction, Kpi};
use crate::target::check::{contradiction, letters, Contradiction, Facts, Letter};
use crate::target::goal::{ChangeKind, Scale};
use crate::target::progress::{progress, Current, Progress};
use crate::target::reading::{date_of, meant, understood, Understood};
use crate::target::value_of;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What is asked of targets.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct TargetRequest {
    /// The settings of the figures.
    pub settings: Settings,
    /// The targets.
    pub targets: Vec<TargetInput>,
    /// The day they are looked at; the day the report speaks from when absent.
    pub today: Option<String>,
}

/// A target held against its figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct TargetReport {
    /// The KPI.
    pub kpi: String,
    /// The unit of its values.
    pub unit: Option<Unit>,
    /// How the words were taken.
    pub kind: Option<ChangeKind>,
    /// Where it starts.
    pub baseline: Option<f64>,
    /// The value to be reached.
    pub target: Option<f64>,
    /// The change as a difference.
    pub difference: Option<f64>,
    /// The change as a share of the start.
    pub relative: Option<f64>,
    /// The day it starts.
    pub start: Option<String>,
    /// The day it is due.
    pub due: Option<String>,
    /// The value now.
    pub current: Option<Current>,
    /// Why there is none.
    pub missing: Option<Missing>,
    /// How far it has come.
    pub progress: Progress,
    /// Words that do not say what the numbers say.
    pub contradiction: Option<Contradiction>,
    /// The fields whose words were not understood.
    pub unread: Vec<&'static str>,
    /// What else `%` could mean: the value that points would lead to.
    pub as_points: Option<f64>,
    /// The five letters.
    pub letters: Vec<Letter>,
}

/// Targets held against the figures of a view.
///
/// # Errors
/// When today is no day.
pub fn targets(view: &View<'_>, request: &TargetRequest) -> Result<Vec<TargetReport>> {
    let today = match &request.today {
        Some(day) => day_setting("today", day)?,
        None => view.data.zone.day(view.data.as_of - 1),
    };
    let today = date_of(today).ok_or_else(|| ProblemKind::BadSetting {
        what: "today",
        value: request.today.clone().unwrap_or_default(),
    })?;
    let all = request.targets.iter();
    Ok(all.map(|input| held(view, input, today)).collect())
}

fn held(view: &View<'_>, input: &TargetInput, today: Date) -> TargetReport {
    let kpi = named(&input.kpi);
    let measure = kpi.map(|kpi| kpi.compute(view));
    let current = measure.as_ref().and_then(current_of);
    let scale = kpi.map_or(Scale::Plain, |kpi| scale_of(kpi.unit));
    let Understood {
        said,
        given,
        start,
        days,
    } = understood(input, scale, today);
    let baseline = start
        .or_else(|| said.and_then(|goal| goal.from))
        .or(current.map(|now| now.value));
    let target = value_of(given, said.as_ref(), baseline);
    let unread = unread(&[
        ("goal", &input.goal, said.is_some()),
        (
            "target",
            &input.target,
            given.is_some() || (input.goal.trim().is_empty() && said.is_some()),
        ),
        ("baseline", &input.baseline, start.is_some()),
        ("start", &input.start, days.start.is_some()),
        ("due", &input.due, days.due.is_some()),
    ]);
    let both = baseline.zip(target);
    let contradiction = said
        .as_ref()
        .zip(both)
        .filter(|_| given.is_some())
        .and_then(|(goal, (from, to))| contradiction(goal, from, to, scale));
    let is_share = scale == Scale::Share;
    let progress = both.map_or_else(Progress::default, |(from, to)| {
        progress(from, to, current, days, is_share)
    });
    let difference = both.map(|(from, to)| to - from);
    let open = said.filter(|goal| goal.ambiguous && input.change.is_none() && given.is_none());
    let facts = Facts {
        known_kpi: kpi.is_some(),
        clear_value: target.is_some() && contradiction.is_none() && !unread.contains(&"target"),
        ambiguous: open.is_some(),
        has_value: current.is_some(),
        has_interval: current.is_some_and(|now| now.low.is_some()),
        better: better(kpi, difference),
        enough: progress.enough,
        on_pace: progress.pace.map(|pace| pace >= 1.0),
        has_owner: !input.owner.trim().is_empty(),
        has_reason: !input.reason.trim().is_empty(),
        has_days: days.start.is_some() && days.due.is_some(),
        in_order: days.start < days.due,
    };
    TargetReport {
        kpi: kpi.map_or_else(|| input.kpi.clone(), |kpi| kpi.id.to_owned()),
        unread,
        unit: kpi.map(|kpi| kpi.unit),
        kind: said.map(|goal| goal.kind),
        baseline,
        target,
        difference,
        relative: both
            .filter(|(from, _)| *from != 0.0)
            .map(|(from, to)| (to - from) / from.abs()),
        start: days.start.map(|day| day.to_string()),
        due: days.due.map(|day| day.to_string()),
        current,
        missing: measure.and_then(|one| one.missing),
        progress,
        contradiction,
        as_points: open
            .zip(baseline)
            .map(|(goal, from)| meant(goal, Some(ChangeKind::Points), scale).value(from)),
        letters: letters(&facts),
    }
}

/// The fields that say something which was not understood.
fn unread(fields: &[(&'static str, &str, bool)]) -> Vec<&'static str> {
    let lost = |&&(_, text, read): &&(&str, &str, bool)| !read && !text.trim().is_empty();
    fields.iter().filter(lost).map(|one| one.0).collect()
}

fn current_of(measure: &Measure) -> Option<Current> {
    Some(Current {
        value: measure.value?,
        low: measure.low,
        high: measure.high,
        n: measure.n,
    })
}

/// Whether the target is on the better side; `None` where neither is.
fn better(kpi: Option<&Kpi>, difference: Option<f64>) -> Option<bool> {
    let difference = difference.filter(|one| *one != 0.0)?;
    match kpi?.direction {
        Direction::Up => Some(difference > 0.0),
        Direction::Down => Some(difference < 0.0),
        Direction::Context => None,
    }
}
