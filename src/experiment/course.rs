//! A test day by day, as somebody would have seen it who looked each evening.

use super::compare::{versus, Rule};
use super::gather::{Gathered, Sums};
use crate::dataset::period::day_text;
use serde::Serialize;

/// What a variant had come to by the end of a day.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct CoursePoint {
    /// The day.
    pub day: String,
    /// The variant.
    pub variant: String,
    /// Units of it and of the control, so far.
    pub n: u64,
    /// The variant less the control, of all so far.
    pub difference: Option<f64>,
    /// Lower end at 95%.
    pub low: Option<f64>,
    /// Upper end at 95%.
    pub high: Option<f64>,
    /// The p-value that was to be seen, not corrected for looking.
    pub p_value: Option<f64>,
}

/// Days that are told of one by one; of a longer test each second, third …
const MOST: i64 = 120;

/// The first and the last day on which units came in.
#[must_use]
pub fn days(gathered: &Gathered<'_>) -> Option<(i64, i64)> {
    let mut days = gathered
        .units
        .iter()
        .filter_map(|(_, row)| gathered.day(row));
    let first = days.next()?;
    Some(days.fold((first, first), |(a, b), day| (a.min(day), b.max(day))))
}

/// The course of a test; nothing where units have no day.
#[must_use]
pub fn course(gathered: &Gathered<'_>, rule: Rule, cap: Option<i64>) -> Vec<CoursePoint> {
    let Some((first, last)) = days(gathered) else {
        return Vec::new();
    };
    if first == last || rule.by_cluster {
        return Vec::new();
    }
    let by = gathered.by(rule.metric, cap, |row| gathered.day(row));
    let mut so_far = vec![Sums::default(); gathered.variants.len()];
    let mut points = Vec::new();
    let step = (last - first) / MOST + 1;
    for day in first..=last {
        for (variant, sums) in so_far.iter_mut().enumerate() {
            if let Some(new) = by.get(&(day, variant)) {
                sums.merge(new);
            }
        }
        if (last - day) % step != 0 {
            continue;
        }
        let arms: Vec<_> = so_far
            .iter()
            .map(|sums| sums.arm(rule.metric, false))
            .collect();
        for (at, variant) in gathered.variants.iter().enumerate().skip(1) {
            let seen = versus(rule, variant, arms[at].as_ref(), arms[0].as_ref());
            points.push(CoursePoint {
                day: day_text(day),
                variant: seen.variant,
                n: seen.n,
                difference: seen.difference,
                low: seen.low,
                high: seen.high,
                p_value: seen.p_value,
            });
        }
    }
    points
}
