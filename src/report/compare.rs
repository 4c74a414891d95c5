//! The period a report is compared with, and what has changed since.

use super::{Compared, KpiChange};
use crate::dataset::period::{day_text, months_before};
use crate::dataset::settings::{day_setting, Comparison, Settings};
use crate::dataset::view::View;
use crate::error::{ProblemKind, Result};
use crate::kpi::change::{change, Change};
use crate::kpi::measure::Measure;
use crate::stats::compare::{holm, p_value};

/// The days compared with: the first, and the one after the last.
type Days = (i64, i64);

/// The period to compare with, and what keeps it from being compared.
///
/// # Errors
/// When a day cannot be read.
pub fn compared<'a>(view: &View<'a>) -> Result<Option<(Compared, View<'a>)>> {
    let settings = view.settings;
    let (Some(from), Some(to)) = (&settings.from, &settings.to) else {
        return Ok(None);
    };
    let (from, end) = (day_setting("from", from)?, day_setting("to", to)? + 1);
    let days = match settings.compare {
        Comparison::None => return Ok(None),
        Comparison::Previous => previous(from, end),
        Comparison::Year => (months_before(from, 12), months_before(end, 12)),
        Comparison::Custom => match custom(settings)? {
            Some(days) => days,
            None => return Ok(None),
        },
    };
    let zone = &view.data.zone;
    let covered = view
        .data
        .first_order
        .is_some_and(|first| zone.day(first) <= days.0);
    let complete = zone.start_of_day(end) <= view.data.as_of;
    let compared = Compared {
        from: day_text(days.0),
        to: day_text(days.1 - 1),
        caution: match (covered, complete) {
            (false, _) => Some("before-not-covered"),
            (_, false) => Some("now-not-complete"),
            _ => None,
        },
    };
    Ok(Some((compared, view.over(days.0, days.1))))
}

/// The days of one's own.
fn custom(settings: &Settings) -> Result<Option<Days>> {
    let (Some(from), Some(to)) = (&settings.compare_from, &settings.compare_to) else {
        return Ok(None);
    };
    let days = (
        day_setting("compare_from", from)?,
        day_setting("compare_to", to)? + 1,
    );
    if days.1 <= days.0 {
        return Err(ProblemKind::BadSetting {
            what: "compare",
            value: format!("{from} \u{2013} {to}"),
        }
        .into());
    }
    Ok(Some(days))
}

/// As many whole months before, where the period is of whole months; else as
/// many days.
fn previous(from: i64, end: i64) -> Days {
    let whole = (1..=60).find(|&months| months_before(end, months) == from);
    match whole {
        Some(months) if day_text(from).ends_with("-01") => (months_before(from, months), from),
        _ => (from - (end - from), from),
    }
}

/// A KPI's measures, and how it has moved.
pub fn kpi_change(now: (&View<'_>, &Measure), before: (&View<'_>, &Measure)) -> KpiChange {
    let old = before.1;
    let change = change(now, before);
    let interval = change.and_then(|c| c.interval);
    let relative = change.and_then(|c| c.relative);
    let relative_interval = relative.and_then(|(_, interval)| interval);
    KpiChange {
        before: old.value,
        before_n: old.n,
        change: change.map(|c| c.value),
        low: interval.map(|i| i.low),
        high: interval.map(|i| i.high),
        relative: relative.map(|(value, _)| value),
        relative_low: relative_interval.map(|i| i.low),
        relative_high: relative_interval.map(|i| i.high),
        method: change.and_then(|c| c.interval.map(|_| c.method)),
        p_value: change.and_then(
            |Change {
                 value, interval, ..
             }| Some(p_value(value, interval?)),
        ),
        beyond_noise: None,
        missing: old.missing.clone(),
    }
}

/// Says of each change whether it is beyond noise, all being looked at together.
pub fn judge(changes: &mut [Option<KpiChange>]) {
    let known: Vec<&mut KpiChange> = changes
        .iter_mut()
        .flatten()
        .filter(|change| change.p_value.is_some())
        .collect();
    let p_values: Vec<f64> = known.iter().filter_map(|change| change.p_value).collect();
    for (change, beyond) in known.into_iter().zip(holm(&p_values)) {
        change.beyond_noise = Some(beyond);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::cell::date::day_number;

    fn text((from, end): Days) -> (String, String) {
        (day_text(from), day_text(end - 1))
    }

    #[test]
    fn whole_months_are_compared_with_whole_months() {
        let day = |y, m, d| day_number(y, m, d).unwrap();
        let of = |from, end| text(previous(from, end));
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            of(day(2026, 3, 1), day(2026, 4, 1)),
            pair("2026-02-01", "2026-02-28")
        );
        assert_eq!(
            of(day(2025, 11, 1), day(2026, 11, 1)),
            pair("2024-11-01", "2025-10-31")
        );
        assert_eq!(
            of(day(2026, 3, 2), day(2026, 3, 9)),
            pair("2026-02-23", "2026-03-01")
        );
        assert_eq!(
            of(day(2026, 3, 10), day(2026, 4, 10)),
            pair("2026-02-07", "2026-03-09")
        );
    }
}
