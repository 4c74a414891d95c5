//! Lift of a controlled test.

use super::measure::{Measure, Missing, Slice, Unit};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::experiments::{chosen, control_of};
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::intake::cell::money::units;
use crate::stats::accumulate::{variance, Accumulator, Part};
use crate::stats::chi_square::goodness_of_fit;
use crate::stats::interval::Interval;
use crate::stats::lift::{means, rates, Effect};
use crate::stats::welch::Sample;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Lift of a controlled test.
pub static KPI: Kpi = Kpi {
    id: "ab_lift",
    name: Text {
        fr: "Effet d’un test A/B",
        en: "A/B lift",
    },
    question: Text {
        fr: "De combien la variante fait-elle mieux que le témoin, à tirage au sort ?",
        en: "By how much does the variant do better than the control, where chance decides who gets which?",
    },
    formula: Text {
        fr: "Taux (ou valeur moyenne) de la variante ÷ celui du témoin − 1",
        en: "Rate (or mean value) of the variant ÷ that of the control − 1",
    },
    unit: Unit::Rate,
    direction: Direction::Up,
    phase: Phase::Decision,
    category: Category::General,
    needs: &[
        &["experiments.variant"],
        &["experiments.outcome", "experiments.value"],
    ],
    sums_money: false,
    rules: &[Text {
        fr: "On teste la différence absolue ; l’effet relatif reçoit un intervalle de rapport. Un témoin à zéro n’a pas d’effet relatif.",
        en: "The absolute difference is tested; the relative lift has an interval of a ratio. A control at zero has no lift.",
    }, Text {
        fr: "Une répartition des unités qui s’écarte de celle prévue (khi-deux, p < 0,001) interdit la lecture.",
        en: "An allocation of units that strays from the plan (chi-square, p < 0.001) blocks the reading.",
    }, Text {
        fr: "L’unité analysée est l’unité tirée au sort : ses lignes sont réunies, et le magasin ou la zone compte pour un. Une unité vue dans deux variantes est écartée.",
        en: "The unit of analysis is the unit drawn: its rows are taken together, and a store or area counts as one. A unit seen in two variants is left out.",
    }, Text {
        fr: "Plusieurs variantes : la valeur les réunit toutes face au témoin, chacune étant dans la ventilation. Le résultat oui ou non passe avant la valeur.",
        en: "Several variants: the value takes all of them together against the control, with each in the breakdown. A yes-or-no outcome comes before a value.",
    }, Text {
        fr: "Moins de 10 unités par variante, ou moins de 5 magasins ou zones : pas de lecture.",
        en: "Fewer than 10 units a variant, or fewer than 5 stores or areas: no reading.",
    }],
    limits: &[Text {
        fr: "L’intervalle suppose une seule lecture, à la date prévue : regarder chaque jour et s’arrêter au bon moment multiplie les fausses alertes. La salle Tests le chiffre.",
        en: "The interval supposes one reading, on the day planned: looking each day and stopping when it suits multiplies false alarms. The Tests room says by how much.",
    }, Text {
        fr: "Sans tirage au sort, c’est une comparaison et non un test.",
        en: "Where chance did not decide, it is a comparison and no test.",
    }],
    source: "Deng, Xu, Kohavi & Walker (2013), Improving the sensitivity of online controlled experiments (CUPED); intervals: Newcombe (1998), Katz et al. (1978), Welch (1947); sample ratio: Fabijan et al. (2019)",
    example: Example {
        files: &[
            (
                "experiments",
                "variant,outcome\n\
             A,1\nA,1\nA,1\nA,1\nA,0\nA,0\nA,0\nA,0\nA,0\nA,0\n\
             B,1\nB,1\nB,1\nB,1\nB,1\nB,1\nB,0\nB,0\nB,0\nB,0\n",
            ),
        ],
        settings: "{}",
        value: 0.5,
        reading: Text {
            fr: "6 ÷ 10 face à 4 ÷ 10 : 60 % ÷ 40 % − 1 = +50 %",
            en: "6 ÷ 10 against 4 ÷ 10: 60% ÷ 40% − 1 = +50%",
        },
    },
    accumulate,
    measure,
};

/// Between the parts of a key: no file has it.
const AND: char = '\u{1f}';
/// Fewer in a variant are not read.
const LEAST_UNITS: u64 = 10;
const LEAST_CLUSTERS: u64 = 5;
/// Below this p-value, units did not get the variants as they were to.
const UNLIKE_PLAN: f64 = 0.001;

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let trials = &view.data.trials;
    // By their codes first: names are put together once a variant, not once a unit.
    let mut held: FxHashMap<[u32; 3], [Option<Part>; 3]> = FxHashMap::default();
    for placed in view.placed(&trials.units, |row| row.time) {
        let row = &placed.row;
        if row.crossed {
            let experiment = trials.name(row.experiment);
            sums.add_by("units", experiment, Part::Count(1));
            sums.add_by("crossed", experiment, Part::Count(1));
            continue;
        }
        let parts = held
            .entry([row.experiment, row.variant, row.cluster])
            .or_default();
        let value = row.value.map(|value| Part::moment(i128::from(value)));
        let new = [Some(Part::Count(1)), row.outcome.map(Part::trial), value];
        for (part, new) in parts.iter_mut().zip(new) {
            match (part, new) {
                (Some(part), Some(new)) => part.merge(&new),
                (part, Some(new)) => *part = Some(new),
                (_, None) => {}
            }
        }
    }
    for (words, parts) in held {
        let [experiment, variant, cluster] = words.map(|word| trials.name(word));
        let key = format!("{experiment}{AND}{variant}{AND}{cluster}");
        for (name, part) in ["assigned", "outcome", "value"].into_iter().zip(parts) {
            let Some(part) = part else { continue };
            if let Part::Count(n) = part {
                sums.add_by("units", experiment, Part::Count(n));
            }
            sums.add_by(name, &key, part);
        }
    }
    sums
}

/// What a variant, or all but the control, came to.
#[derive(Clone, Copy, Default)]
struct Side {
    hits: u64,
    n: u64,
    sum: i128,
    squares: Option<i128>,
}

/// A store or area, or all units where none is named.
type Parts = BTreeMap<String, Side>;

/// The variants of the experiment that is read.
struct Read<'a> {
    name: &'a str,
    is_rate: bool,
    by_cluster: bool,
    /// The variants by name, with their parts.
    variants: Vec<(&'a str, Parts)>,
    assigned: Vec<u64>,
    crossed_clusters: u64,
}

fn count(part: &Part) -> u64 {
    match part {
        Part::Count(n) => *n,
        _ => 0,
    }
}

fn side(part: &Part) -> Side {
    match part {
        Part::Proportion { hits, n } => Side {
            hits: *hits,
            n: *n,
            ..Side::default()
        },
        Part::Moments { n, sum, squares } => Side {
            hits: 0,
            n: *n,
            sum: *sum,
            squares: *squares,
        },
        _ => Side::default(),
    }
}

impl<'a> Read<'a> {
    fn of(sums: &'a Accumulator, settings: &Settings) -> Option<Self> {
        let counts: Vec<(&str, u64)> = sums.by("units").map(|(k, p)| (k, count(p))).collect();
        let name = chosen(&counts, settings.experiment.name.as_deref())?;
        let mine = |key: &'a str| -> Option<(&'a str, &'a str)> {
            let (experiment, rest) = key.split_once(AND)?;
            let (variant, cluster) = rest.split_once(AND)?;
            (experiment == name).then_some((variant, cluster))
        };
        let is_rate = sums.by("outcome").any(|(key, _)| mine(key).is_some());
        let mut read = Self {
            name,
            is_rate,
            by_cluster: false,
            variants: Vec::new(),
            assigned: Vec::new(),
            crossed_clusters: 0,
        };
        let mut given: BTreeMap<&str, BTreeMap<&str, u64>> = BTreeMap::new();
        for (key, part) in sums.by("assigned") {
            if let Some((variant, cluster)) = mine(key) {
                read.by_cluster |= !cluster.is_empty();
                given
                    .entry(variant)
                    .or_default()
                    .insert(cluster, count(part));
            }
        }
        let in_one =
            |cluster: &str| given.values().filter(|by| by.contains_key(cluster)).count() < 2;
        let by_cluster = read.by_cluster;
        let counts = |cluster: &str| !by_cluster || (!cluster.is_empty() && in_one(cluster));
        let mut crossed: Vec<&str> = given.values().flat_map(BTreeMap::keys).copied().collect();
        crossed.sort_unstable();
        crossed.dedup();
        crossed.retain(|cluster| !cluster.is_empty() && !counts(cluster));
        read.crossed_clusters = crossed.len() as u64;
        for (variant, by) in &given {
            let held = by.iter().filter(|(cluster, _)| counts(cluster));
            read.assigned.push(match by_cluster {
                true => held.count() as u64,
                false => held.map(|(_, n)| *n).sum(),
            });
            read.variants.push((variant, Parts::new()));
        }
        let metric = if is_rate { "outcome" } else { "value" };
        for (key, part) in sums.by(metric) {
            let Some((variant, cluster)) = mine(key).filter(|(_, one)| counts(one)) else {
                continue;
            };
            if let Some((_, parts)) = read.variants.iter_mut().find(|(one, _)| *one == variant) {
                parts.insert(cluster.to_owned(), side(part));
            }
        }
        Some(read)
    }

    /// One side of a comparison, and the least that it takes.
    fn effect(&self, treated: &Parts, control: &Parts) -> Option<(Effect, u64)> {
        if self.by_cluster {
            let (t, c) = (self.of_clusters(treated)?, self.of_clusters(control)?);
            let enough = t.n.min(c.n) >= LEAST_CLUSTERS;
            return Some((means(t, c).filter(|_| enough)?, t.n + c.n));
        }
        let (t, c) = (treated.get("")?, control.get("")?);
        if t.n.min(c.n) < LEAST_UNITS {
            return None;
        }
        let effect = match self.is_rate {
            true => rates((t.hits, t.n), (c.hits, c.n)),
            false => means(sample(t)?, sample(c)?),
        };
        Some((effect?, t.n + c.n))
    }

    /// Stores and areas as values of a sample.
    fn of_clusters(&self, parts: &Parts) -> Option<Sample> {
        let value = |side: &Side| match self.is_rate {
            true => side.hits as f64 / side.n as f64,
            false => side.sum as f64 * units(1) / side.n as f64,
        };
        let values: Vec<f64> = parts.values().filter(|s| s.n > 0).map(value).collect();
        let n = values.len();
        if n < 2 {
            return None;
        }
        let mean = values.iter().sum::<f64>() / n as f64;
        let squares: f64 = values.iter().map(|v| (v - mean) * (v - mean)).sum();
        Some(Sample {
            n: n as u64,
            mean,
            variance: squares / (n - 1) as f64,
        })
    }
}

fn sample(side: &Side) -> Option<Sample> {
    let unit = units(1);
    Some(Sample {
        n: side.n,
        mean: side.sum as f64 * unit / side.n as f64,
        variance: variance(side.n, side.sum, side.squares)? * unit * unit,
    })
}

/// Several variants as one.
fn together<'a>(variants: impl Iterator<Item = &'a Parts>) -> Parts {
    let mut all = Parts::new();
    for (key, side) in variants.flatten() {
        let Some(held) = all.get_mut(key) else {
            all.insert(key.clone(), *side);
            continue;
        };
        held.hits += side.hits;
        held.n += side.n;
        held.sum += side.sum;
        held.squares = held
            .squares
            .zip(side.squares)
            .and_then(|(a, b)| a.checked_add(b));
    }
    all
}

fn measure(sums: &Accumulator, settings: &Settings) -> Measure {
    let Some(read) = Read::of(sums, settings) else {
        return Measure::missing(Missing::because("no-rows"));
    };
    if read.variants.len() < 2 {
        return Measure::missing(Missing::because("one-variant"));
    }
    let names: Vec<&str> = read.variants.iter().map(|(name, _)| *name).collect();
    let (control, guessed) = control_of(&names, settings.experiment.control.as_deref());
    let mut measure = valued(&read, control, settings);
    measure.leave_out(
        "several-variants",
        sums.get_by("crossed", read.name).map_or(0, count),
    );
    measure.leave_out("several-variants-stores", read.crossed_clusters);
    if measure.missing.is_none() && guessed {
        measure.cautions.push("control-guessed");
    }
    let mut measure = measure.with_setting("control", names[control]);
    if !read.name.is_empty() {
        measure = measure.with_setting("experiment", read.name);
    }
    measure
}

fn valued(read: &Read<'_>, control: usize, settings: &Settings) -> Measure {
    if is_unlike_plan(read, settings) {
        return Measure::missing(Missing::because("sample-ratio"));
    }
    let base = &read.variants[control].1;
    let others = || {
        let all = read.variants.iter().enumerate();
        all.filter(move |(at, _)| *at != control)
            .map(|(_, one)| one)
    };
    let all = together(others().map(|(_, parts)| parts));
    let Some((effect, n)) = read.effect(&all, base) else {
        return Measure::missing(Missing::because("variants-few"));
    };
    let Some(lift) = effect.lift else {
        return Measure::missing(Missing::because("zero-denominator"));
    };
    let method = if read.is_rate && !read.by_cluster {
        "katz"
    } else {
        "log-delta"
    };
    let mut measure = Measure::estimate(lift, n, effect.lift_interval, method);
    let unit = if read.is_rate {
        Unit::Rate
    } else {
        Unit::Number
    };
    let absolute = |effect: &Effect, n: u64| Some((effect.difference, n, effect.interval));
    measure.also_estimate("absolute_difference", unit, absolute(&effect, n));
    if others().count() > 1 {
        measure.breakdown = others()
            .map(|(name, parts)| slice(read, name, parts, base))
            .collect();
    }
    if read.by_cluster {
        measure.cautions.push("stores-drawn");
    }
    measure
}

fn slice(read: &Read<'_>, name: &str, parts: &Parts, base: &Parts) -> Slice {
    let Some((effect, n)) = read.effect(parts, base) else {
        return Slice::missing(name, 0, "variants-few");
    };
    let interval: Option<Interval> = effect.lift_interval;
    match effect.lift {
        Some(lift) => Slice::new(name, lift, n, interval),
        None => Slice::missing(name, n, "zero-denominator"),
    }
}

/// Whether units did not get the variants as they were to.
fn is_unlike_plan(read: &Read<'_>, settings: &Settings) -> bool {
    let stated = &settings.experiment.allocation;
    let part = |name: &str| match stated.is_empty() {
        true => Some(1.0),
        false => stated.get(name).copied().filter(|part| *part > 0.0),
    };
    let names = read.variants.iter().map(|(name, _)| part(name));
    let Some(parts) = names.collect::<Option<Vec<f64>>>() else {
        return false;
    };
    let all: f64 = parts.iter().sum();
    let shares: Vec<f64> = parts.iter().map(|part| part / all).collect();
    goodness_of_fit(&read.assigned, &shares).is_some_and(|test| test.p_value < UNLIKE_PLAN)
}
