//! What an experiment came to.

use super::compare::{correct, versus, Rule, Versus, LEAST_CLUSTERS};
use super::course::{course, days, CoursePoint};
use super::gather::{arm_of_clusters, Arm, Gathered, Sums};
use super::together::{together, Together};
use crate::dataset::period::day_text;
use crate::dataset::settings::ExperimentSettings;
use crate::dataset::view::View;
use crate::intake::cell::money::units as of_money;
use crate::stats::chi_square::goodness_of_fit;
use crate::stats::interval::{student, wilson};
use crate::stats::sequential;
use serde::Serialize;
use std::collections::BTreeMap;

/// Below this p-value, units did not get the variants as they were to: what went
/// wrong with that went wrong with the rest.
const UNLIKE_PLAN: f64 = 0.001;

/// An experiment of the files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Named {
    /// Its name; empty where the files name none.
    pub name: String,
    /// Its units.
    pub units: u64,
}

/// What a variant was given, against what it was to be given.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Given {
    /// The variant.
    pub variant: String,
    /// Units, or stores and areas.
    pub n: u64,
    /// The part it was to get; `null` where the allocation does not say.
    pub share: Option<f64>,
}

/// Whether units got the variants as they were to.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Allocation {
    /// The variants, the control first.
    pub variants: Vec<Given>,
    /// Chi-square.
    pub statistic: Option<f64>,
    /// The p-value of "as planned".
    pub p_value: Option<f64>,
    /// Whether the test may not be read for it.
    pub blocks: bool,
}

/// What a variant came to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ArmReading {
    /// The variant.
    pub variant: String,
    /// Units with the metric, or stores and areas.
    pub n: u64,
    /// Units with the outcome, for a rate.
    pub hits: Option<u64>,
    /// The rate, mean or ratio.
    pub value: Option<f64>,
    /// Lower end at 95%.
    pub low: Option<f64>,
    /// Upper end at 95%.
    pub high: Option<f64>,
    /// Units that were given the variant and lack the metric.
    pub without: u64,
}

/// A metric in a segment.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct SegmentReading {
    /// The segment.
    pub segment: String,
    /// What the control came to.
    pub control: Option<f64>,
    /// The variants against it.
    pub versus: Vec<Versus>,
}

/// A metric of an experiment.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct MetricReading {
    /// `rate`, `mean` or `ratio`.
    pub id: &'static str,
    /// The variants, the control first.
    pub arms: Vec<ArmReading>,
    /// The other variants against the control.
    pub versus: Vec<Versus>,
    /// Whether two measures do more together than apart, where a variant is said
    /// to be both.
    pub together: Option<Together>,
    /// The same in each segment; p-values are corrected over all of them.
    pub segments: Vec<SegmentReading>,
}

/// What looking several times does.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Peeking {
    /// Looks.
    pub looks: u32,
    /// The chance of a false alarm at one of them.
    pub false_alarm: f64,
    /// The level each look must be held to for the level of all.
    pub level_each: f64,
}

/// What an experiment came to.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Reading {
    /// The experiments of the files.
    pub experiments: Vec<Named>,
    /// The one that is read.
    pub name: String,
    /// The variant that the others are compared with.
    pub control: Option<String>,
    /// The level that corrected p-values are held against.
    pub alpha: f64,
    /// Whether stores or areas were drawn: n counts them.
    pub by_cluster: bool,
    /// The first day on which units came in.
    pub first_day: Option<String>,
    /// The last.
    pub last_day: Option<String>,
    /// Days from the first to the last.
    pub days: Option<u32>,
    /// Units left out for having several variants.
    pub crossed: u64,
    /// Stores or areas left out for having several variants.
    pub crossed_clusters: u64,
    /// Rows beyond one of a unit, which were taken together.
    pub repeated: u64,
    /// Values were cut to this.
    pub cap: Option<f64>,
    /// How many were.
    pub capped: u64,
    /// Whether units got the variants as they were to.
    pub allocation: Allocation,
    /// The metrics; none where the test may not be read.
    pub metrics: Vec<MetricReading>,
    /// The first metric day by day.
    pub course: Vec<CoursePoint>,
    /// What looking several times does, where it was done.
    pub peeking: Option<Peeking>,
    /// Warnings: stable codes.
    pub cautions: Vec<&'static str>,
    /// Why it is not read: a stable code.
    pub missing: Option<&'static str>,
}

/// Reads the experiment of a view.
#[must_use]
pub fn read(view: &View<'_>) -> Reading {
    let settings = &view.settings.experiment;
    let mut reading = Reading {
        alpha: level(settings),
        ..Reading::default()
    };
    let Some(gathered) = Gathered::of(view) else {
        let fields = &view.data.fields;
        let has = fields.contains("experiments.variant");
        reading.missing = Some(if has { "no-rows" } else { "field-missing" });
        return reading;
    };
    describe(&mut reading, &gathered, settings);
    reading.missing = refusal(&reading, &gathered);
    if reading.missing.is_some() {
        return reading;
    }
    let (cap, capped) = gathered.cap();
    reading.cap = cap.map(|cap| of_money(i128::from(cap)));
    reading.capped = capped;
    let rule = |metric| Rule {
        metric,
        by_cluster: gathered.by_cluster,
        alpha: reading.alpha,
    };
    let metrics = gathered.metrics();
    reading.metrics = metrics
        .iter()
        .map(|metric| metric_reading(&gathered, rule(*metric), cap, settings.both.as_deref()))
        .collect();
    reading.course = metrics
        .first()
        .map_or_else(Vec::new, |metric| course(&gathered, rule(*metric), cap));
    warn_of_looks(&mut reading, settings);
    reading
}

/// The level, where it is one.
fn level(settings: &ExperimentSettings) -> f64 {
    let alpha = settings.alpha;
    if alpha > 0.0 && alpha < 1.0 {
        alpha
    } else {
        0.05
    }
}

fn describe(reading: &mut Reading, gathered: &Gathered<'_>, settings: &ExperimentSettings) {
    let named = |(name, units): &(&str, u64)| Named {
        name: (*name).to_owned(),
        units: *units,
    };
    reading.experiments = gathered.experiments.iter().map(named).collect();
    gathered.name.clone_into(&mut reading.name);
    reading.control = gathered.variants.first().map(|name| (*name).to_owned());
    reading.by_cluster = gathered.by_cluster;
    reading.crossed = gathered.crossed;
    reading.crossed_clusters = gathered.crossed_clusters;
    reading.repeated = gathered.repeated;
    reading.allocation = allocation(gathered, settings);
    if let Some((first, last)) = days(gathered) {
        reading.first_day = Some(day_text(first));
        reading.last_day = Some(day_text(last));
        reading.days = u32::try_from(last - first + 1).ok();
    }
    let stated = |name: &Option<String>, held: Option<&str>| {
        name.as_deref().is_some_and(|name| Some(name) != held)
    };
    if stated(&settings.control, reading.control.as_deref()) {
        reading.cautions.push("control-unknown");
    } else if gathered.control_guessed {
        reading.cautions.push("control-guessed");
    }
    if stated(&settings.name, Some(gathered.name)) {
        reading.cautions.push("experiment-unknown");
    }
    if reading
        .allocation
        .variants
        .iter()
        .any(|one| one.share.is_none())
    {
        reading.cautions.push("allocation-partial");
    }
}

/// Whether the variants were given as they were to be.
fn allocation(gathered: &Gathered<'_>, settings: &ExperimentSettings) -> Allocation {
    let counts = gathered.assigned();
    let stated = &settings.allocation;
    let part = |name: &str| match stated.is_empty() {
        true => Some(1.0),
        false => stated.get(name).copied().filter(|part| *part > 0.0),
    };
    let parts: Vec<Option<f64>> = gathered.variants.iter().map(|name| part(name)).collect();
    let all: f64 = parts.iter().flatten().sum();
    let share = |part: &Option<f64>| part.map(|part| part / all);
    let shares: Vec<Option<f64>> = parts.iter().map(share).collect();
    let test = shares
        .iter()
        .copied()
        .collect::<Option<Vec<f64>>>()
        .and_then(|shares| goodness_of_fit(&counts, &shares));
    let variants = gathered.variants.iter().zip(counts).zip(shares);
    Allocation {
        variants: variants
            .map(|((name, n), share)| Given {
                variant: (*name).to_owned(),
                n,
                share,
            })
            .collect(),
        statistic: test.map(|test| test.statistic),
        p_value: test.map(|test| test.p_value),
        blocks: test.is_some_and(|test| test.p_value < UNLIKE_PLAN),
    }
}

fn refusal(reading: &Reading, gathered: &Gathered<'_>) -> Option<&'static str> {
    let counts = &reading.allocation.variants;
    if counts.len() < 2 {
        return Some("one-variant");
    }
    if reading.allocation.blocks {
        return Some("sample-ratio");
    }
    if gathered.by_cluster && counts.iter().any(|one| one.n < LEAST_CLUSTERS) {
        return Some("clusters-few");
    }
    None
}

/// The variants of a metric: of units, or of stores and areas.
fn arms(gathered: &Gathered<'_>, rule: Rule, cap: Option<i64>) -> Vec<Option<Arm>> {
    let variants = 0..gathered.variants.len();
    let has_before = gathered.has_before;
    if rule.by_cluster {
        let by = gathered.by(rule.metric, cap, |row| Some(row.cluster));
        let of = |at: usize| {
            by.iter()
                .filter(move |(key, _)| key.1 == at)
                .map(|(_, s)| s)
        };
        return variants
            .map(|at| arm_of_clusters(of(at), rule.metric, has_before))
            .collect();
    }
    let by = gathered.by(rule.metric, cap, |_| Some(()));
    variants
        .map(|at| by.get(&((), at))?.arm(rule.metric, has_before))
        .collect()
}

fn metric_reading(
    gathered: &Gathered<'_>,
    rule: Rule,
    cap: Option<i64>,
    both: Option<&str>,
) -> MetricReading {
    let arms = arms(gathered, rule, cap);
    let assigned = gathered.assigned();
    let readings = gathered.variants.iter().zip(&arms).zip(assigned);
    let mut versus = against(gathered, rule, &arms);
    correct(&mut versus, rule.alpha);
    MetricReading {
        id: rule.metric.id(),
        arms: readings
            .map(|((name, arm), assigned)| arm_reading(name, arm.as_ref(), assigned))
            .collect(),
        versus,
        together: together(rule, &gathered.variants, &arms, both),
        segments: segments(gathered, rule, cap),
    }
}

fn arm_reading(name: &str, arm: Option<&Arm>, assigned: u64) -> ArmReading {
    let n = arm.map_or(0, |arm| arm.sample.n);
    let interval = arm.and_then(|arm| match arm.hits {
        Some(hits) => wilson(hits, arm.sample.n),
        None => student(arm.sample.n, arm.sample.mean, arm.sample.variance),
    });
    ArmReading {
        variant: name.to_owned(),
        n,
        hits: arm.and_then(|arm| arm.hits),
        value: arm.map(|arm| arm.sample.mean),
        low: interval.map(|i| i.low),
        high: interval.map(|i| i.high),
        without: assigned.saturating_sub(n),
    }
}

fn against(gathered: &Gathered<'_>, rule: Rule, arms: &[Option<Arm>]) -> Vec<Versus> {
    let names = gathered.variants.iter().enumerate().skip(1);
    names
        .map(|(at, name)| versus(rule, name, arms[at].as_ref(), arms[0].as_ref()))
        .collect()
}

/// The metric in each segment. Stores and areas are too few to be parted.
fn segments(gathered: &Gathered<'_>, rule: Rule, cap: Option<i64>) -> Vec<SegmentReading> {
    if rule.by_cluster {
        return Vec::new();
    }
    let by = gathered.by(rule.metric, cap, |row| gathered.segment(row));
    let mut segments: BTreeMap<&str, Vec<Option<Arm>>> = BTreeMap::new();
    let empty = || vec![None; gathered.variants.len()];
    for ((segment, variant), sums) in &by {
        let sums: &Sums = sums;
        segments.entry(segment).or_insert_with(empty)[*variant] =
            sums.arm(rule.metric, gathered.has_before);
    }
    if segments.len() < 2 {
        return Vec::new();
    }
    let each = gathered.variants.len() - 1;
    let all = segments
        .values()
        .flat_map(|arms| against(gathered, rule, arms));
    let mut all: Vec<Versus> = all.collect();
    correct(&mut all, rule.alpha);
    let mut all = all.into_iter();
    segments
        .iter()
        .map(|(segment, arms)| SegmentReading {
            segment: (*segment).to_owned(),
            control: arms[0].map(|arm| arm.sample.mean),
            versus: all.by_ref().take(each).collect(),
        })
        .collect()
}

/// Looking before the end finds effects that are not there.
fn warn_of_looks(reading: &mut Reading, settings: &ExperimentSettings) {
    let planned = settings.planned_days;
    if planned
        .zip(reading.days)
        .is_some_and(|(planned, days)| days < planned)
    {
        reading.cautions.push("stopped-early");
    }
    if reading.days.is_some_and(|days| days < 7) {
        reading.cautions.push("under-a-week");
    }
    if settings.looks > 1 {
        let looks = settings.looks.min(sequential::MOST_LOOKS);
        let z = -crate::stats::special::normal_quantile(reading.alpha / 2.0);
        reading.peeking = Some(Peeking {
            looks: settings.looks,
            false_alarm: sequential::false_alarm(looks, z),
            level_each: sequential::level_each(looks, reading.alpha),
        });
        reading.cautions.push("many-looks");
    }
    let last = reading.metrics.first().map(|metric| &metric.versus);
    let left = |variant: &str| {
        let found = last.and_then(|all| all.iter().find(|one| one.variant == variant));
        found
            .and_then(|one| one.p_value)
            .is_some_and(|p| p > reading.alpha)
    };
    let once = |point: &CoursePoint| point.p_value.is_some_and(|p| p <= reading.alpha);
    if reading
        .course
        .iter()
        .any(|point| once(point) && left(&point.variant))
    {
        reading.cautions.push("course-crossed");
    }
}
