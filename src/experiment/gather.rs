//! The units of one experiment, summed up by what they were given.

use crate::dataset::experiments::{chosen, control_of, TrialRow};
use crate::dataset::identity::NONE;
use crate::dataset::view::View;
use crate::intake::cell::money::units as of_money;
use crate::stats::welch::Sample;
use std::collections::BTreeMap;

/// What is read of an experiment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Metric {
    /// The share of units with the outcome.
    Rate,
    /// The mean value of a unit.
    Mean,
    /// The sum of values over the sum of denominators.
    Ratio,
}

impl Metric {
    /// Its id.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Rate => "rate",
            Self::Mean => "mean",
            Self::Ratio => "ratio",
        }
    }

    /// What of a unit is summed: above and below the line.
    fn of(self, row: &TrialRow, cap: i64) -> Option<(i64, i64)> {
        let value = || row.value.map(|value| value.min(cap));
        match self {
            Self::Rate => row.outcome.map(|hit| (i64::from(hit), 1)),
            Self::Mean => value().map(|value| (value, 1)),
            Self::Ratio => value().zip(row.denominator),
        }
    }
}

/// Sums over units of what is measured `y`, of its denominator `d` and of the
/// covariate `x`: whole numbers, so that the order of rows does not matter.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sums {
    /// Units.
    pub n: u64,
    y: i128,
    d: i128,
    x: i128,
    yy: i128,
    dd: i128,
    xx: i128,
    yd: i128,
    yx: i128,
    dx: i128,
}

/// A sample with what is known of the time before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Arm {
    /// What is measured.
    pub sample: Sample,
    /// Units with the outcome, for a rate that is read unit by unit.
    pub hits: Option<u64>,
    /// The covariate, and how it goes with what is measured.
    pub before: Option<Before>,
}

/// A covariate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Before {
    /// Its mean and variance.
    pub sample: Sample,
    /// Its covariance with what is measured.
    pub covariance: f64,
}

impl Sums {
    fn add(&mut self, y: i64, d: i64, x: i64) {
        let [y, d, x] = [y, d, x].map(i128::from);
        self.n += 1;
        self.y += y;
        self.d += d;
        self.x += x;
        // A square of 64 bits leaves room for ten million more.
        self.yy = self.yy.saturating_add(y * y);
        self.dd = self.dd.saturating_add(d * d);
        self.xx = self.xx.saturating_add(x * x);
        self.yd = self.yd.saturating_add(y * d);
        self.yx = self.yx.saturating_add(y * x);
        self.dx = self.dx.saturating_add(d * x);
    }

    /// Takes the sums of other units in.
    pub fn merge(&mut self, other: &Self) {
        self.n += other.n;
        self.y += other.y;
        self.d += other.d;
        self.x += other.x;
        self.yy = self.yy.saturating_add(other.yy);
        self.dd = self.dd.saturating_add(other.dd);
        self.xx = self.xx.saturating_add(other.xx);
        self.yd = self.yd.saturating_add(other.yd);
        self.yx = self.yx.saturating_add(other.yx);
        self.dx = self.dx.saturating_add(other.dx);
    }

    fn mean(&self, sum: i128) -> f64 {
        sum as f64 / self.n as f64
    }

    /// A covariance by `n - 1`, exactly where it fits, so that nothing cancels.
    fn covariance(&self, a: i128, b: i128, ab: i128) -> f64 {
        let n = self.n as f64;
        let exact = i128::from(self.n).checked_mul(ab).zip(a.checked_mul(b));
        let spread = match exact.and_then(|(all, both)| all.checked_sub(both)) {
            Some(spread) => spread as f64,
            None => n * ab as f64 - a as f64 * b as f64,
        };
        spread / (n * (n - 1.0))
    }

    /// The units as a sample. A ratio of sums is linearised around itself: the
    /// delta method (Deng et al. 2018).
    #[must_use]
    pub fn arm(&self, metric: Metric, has_before: bool) -> Option<Arm> {
        if self.n < 2 || self.d <= 0 {
            return None;
        }
        let unit = match metric {
            Metric::Rate | Metric::Ratio => 1.0,
            Metric::Mean => of_money(1),
        };
        let (mean, variance, covariance);
        let with_x = |sum, product| self.covariance(sum, self.x, product) * of_money(1);
        if metric == Metric::Ratio {
            let ratio = self.y as f64 / self.d as f64;
            let below = self.mean(self.d);
            let yy = self.covariance(self.y, self.y, self.yy);
            let dd = self.covariance(self.d, self.d, self.dd);
            let yd = self.covariance(self.y, self.d, self.yd);
            mean = ratio;
            variance = (yy - 2.0 * ratio * yd + ratio * ratio * dd) / (below * below);
            covariance = (with_x(self.y, self.yx) - ratio * with_x(self.d, self.dx)) / below;
        } else {
            mean = self.mean(self.y) * unit;
            variance = self.covariance(self.y, self.y, self.yy) * unit * unit;
            covariance = with_x(self.y, self.yx) * unit;
        }
        let xx = self.covariance(self.x, self.x, self.xx) * of_money(1) * of_money(1);
        let sample = |mean, variance: f64| Sample {
            n: self.n,
            mean,
            variance: variance.max(0.0),
        };
        Some(Arm {
            sample: sample(mean, variance),
            hits: (metric == Metric::Rate).then(|| u64::try_from(self.y).unwrap_or(0)),
            before: has_before.then(|| Before {
                sample: sample(self.mean(self.x) * of_money(1), xx),
                covariance,
            }),
        })
    }

    /// The figure of a store or area, and its covariate: one value each.
    fn whole(&self, metric: Metric) -> Option<(f64, f64)> {
        let unit = if metric == Metric::Mean {
            of_money(1)
        } else {
            1.0
        };
        let below = if metric == Metric::Ratio {
            self.d as f64
        } else {
            self.n as f64
        };
        (below > 0.0).then(|| {
            (
                self.y as f64 / below * unit,
                self.mean(self.x) * of_money(1),
            )
        })
    }
}

/// Stores or areas as a sample of them: each is one value.
#[must_use]
pub fn arm_of_clusters<'a>(
    clusters: impl Iterator<Item = &'a Sums>,
    metric: Metric,
    has_before: bool,
) -> Option<Arm> {
    let points: Vec<(f64, f64)> = clusters.filter_map(|sums| sums.whole(metric)).collect();
    if points.len() < 2 {
        return None;
    }
    let n = points.len() as f64;
    let y = points.iter().map(|(y, _)| y).sum::<f64>() / n;
    let x = points.iter().map(|(_, x)| x).sum::<f64>() / n;
    let spread = |f: &dyn Fn(&(f64, f64)) -> f64| points.iter().map(f).sum::<f64>() / (n - 1.0);
    let sample = |mean, variance| Sample {
        n: points.len() as u64,
        mean,
        variance,
    };
    Some(Arm {
        sample: sample(y, spread(&|p| (p.0 - y) * (p.0 - y))),
        hits: None,
        before: has_before.then(|| Before {
            sample: sample(x, spread(&|p| (p.1 - x) * (p.1 - x))),
            covariance: spread(&|p| (p.0 - y) * (p.1 - x)),
        }),
    })
}

/// The units of one experiment.
pub struct Gathered<'a> {
    view: &'a View<'a>,
    /// All experiments of the files, with their units, by name.
    pub experiments: Vec<(&'a str, u64)>,
    /// The one that is read.
    pub name: &'a str,
    /// Its variants, the control first, then by name.
    pub variants: Vec<&'a str>,
    /// Whether the control is a guess.
    pub control_guessed: bool,
    /// Units that count, with the place of their variant.
    pub units: Vec<(usize, &'a TrialRow)>,
    /// Units that were given several variants.
    pub crossed: u64,
    /// Rows beyond one of a unit.
    pub repeated: u64,
    /// Stores or areas that were given several variants.
    pub crossed_clusters: u64,
    /// Whether stores or areas were drawn.
    pub by_cluster: bool,
    /// Whether anything is known of the time before.
    pub has_before: bool,
    /// The mean covariate, which stands for one that is not known.
    usual_before: i64,
}

impl<'a> Gathered<'a> {
    /// The units of the experiment that settings choose; `None` without any.
    #[must_use]
    pub fn of(view: &'a View<'a>) -> Option<Self> {
        let trials = &view.data.trials;
        let seen: Vec<&TrialRow> = view
            .placed(&trials.units, |row| row.time)
            .map(|placed| &placed.row)
            .collect();
        let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
        for row in &seen {
            *counts.entry(trials.name(row.experiment)).or_default() += 1;
        }
        let experiments: Vec<(&str, u64)> = counts.into_iter().collect();
        let settings = &view.settings.experiment;
        let name = chosen(&experiments, settings.name.as_deref())?;
        let mine = || {
            let of_it = |row: &&&TrialRow| trials.name(row.experiment) == name;
            seen.iter().filter(of_it)
        };
        let mut variants: Vec<&str> = Vec::new();
        for row in mine() {
            let variant = trials.name(row.variant);
            if !variants.contains(&variant) {
                variants.push(variant);
            }
        }
        variants.sort_unstable();
        let (control, control_guessed) = control_of(&variants, settings.control.as_deref());
        let first = variants.remove(control);
        variants.insert(0, first);
        let place = |row: &TrialRow| {
            let name = trials.name(row.variant);
            variants.iter().position(|one| *one == name).unwrap_or(0)
        };
        let units: Vec<(usize, &TrialRow)> = mine()
            .filter(|row| !row.crossed)
            .map(|row| (place(row), *row))
            .collect();
        let mut gathered = Self {
            view,
            experiments: experiments.clone(),
            name,
            control_guessed,
            crossed: mine().filter(|row| row.crossed).count() as u64,
            repeated: mine().map(|row| u64::from(row.rows) - 1).sum(),
            crossed_clusters: 0,
            by_cluster: units.iter().any(|(_, row)| row.cluster != NONE),
            has_before: units.iter().any(|(_, row)| row.covariate.is_some()),
            usual_before: mean(units.iter().filter_map(|(_, row)| row.covariate)),
            units,
            variants,
        };
        gathered.leave_out_crossed_clusters();
        Some(gathered)
    }

    /// A store that was given two variants says nothing of either.
    fn leave_out_crossed_clusters(&mut self) {
        if !self.by_cluster {
            return;
        }
        let mut of: BTreeMap<u32, (usize, bool)> = BTreeMap::new();
        for (variant, row) in &self.units {
            let held = of.entry(row.cluster).or_insert((*variant, false));
            held.1 |= held.0 != *variant;
        }
        let crossed = |cluster: u32| cluster != NONE && of.get(&cluster).is_some_and(|one| one.1);
        self.crossed_clusters = of.keys().filter(|cluster| crossed(**cluster)).count() as u64;
        self.units
            .retain(|(_, row)| row.cluster != NONE && !crossed(row.cluster));
    }

    /// The metrics that the files hold.
    #[must_use]
    pub fn metrics(&self) -> Vec<Metric> {
        let has = |test: fn(&TrialRow) -> bool| self.units.iter().any(|(_, row)| test(row));
        let ratio = has(|row| row.value.is_some() && row.denominator.is_some());
        let mut metrics = Vec::new();
        if has(|row| row.outcome.is_some()) {
            metrics.push(Metric::Rate);
        }
        if ratio {
            metrics.push(Metric::Ratio);
        } else if has(|row| row.value.is_some()) {
            metrics.push(Metric::Mean);
        }
        metrics
    }

    /// The value that higher ones are cut to, and how many are.
    #[must_use]
    pub fn cap(&self) -> (Option<i64>, u64) {
        let Some(quantile) = self.view.settings.experiment.winsorise else {
            return (None, 0);
        };
        let mut values: Vec<i64> = self.units.iter().filter_map(|(_, row)| row.value).collect();
        if values.is_empty() || !(quantile > 0.5 && quantile < 1.0) {
            return (None, 0);
        }
        values.sort_unstable();
        let rank = (quantile * values.len() as f64).ceil() as usize;
        let cap = values[rank.clamp(1, values.len()) - 1];
        let above = values.iter().filter(|value| **value > cap).count();
        (Some(cap), above as u64)
    }

    /// Sums of a metric by a key and variant. Units without it are in none.
    #[must_use]
    pub fn by<K: Ord>(
        &self,
        metric: Metric,
        cap: Option<i64>,
        key: impl Fn(&TrialRow) -> Option<K>,
    ) -> BTreeMap<(K, usize), Sums> {
        let mut by: BTreeMap<(K, usize), Sums> = BTreeMap::new();
        for (variant, row) in &self.units {
            let measured = metric.of(row, cap.unwrap_or(i64::MAX));
            if let (Some((y, d)), Some(key)) = (measured, key(row)) {
                let x = row.covariate.unwrap_or(self.usual_before);
                by.entry((key, *variant)).or_default().add(y, d, x);
            }
        }
        by
    }

    /// How many were given each variant: units, or stores and areas.
    #[must_use]
    pub fn assigned(&self) -> Vec<u64> {
        let mut counts = vec![0; self.variants.len()];
        let mut clusters: BTreeMap<u32, usize> = BTreeMap::new();
        for (variant, row) in &self.units {
            if self.by_cluster {
                clusters.insert(row.cluster, *variant);
            } else {
                counts[*variant] += 1;
            }
        }
        for variant in clusters.into_values() {
            counts[variant] += 1;
        }
        counts
    }

    /// The name of a segment.
    #[must_use]
    pub fn segment(&self, row: &TrialRow) -> Option<&'a str> {
        let named = row.segment != NONE;
        named.then(|| self.view.data.trials.name(row.segment))
    }

    /// The day of a unit.
    #[must_use]
    pub fn day(&self, row: &TrialRow) -> Option<i64> {
        row.time.map(|time| self.view.data.zone.day(time))
    }
}

/// The mean of whole numbers, as one.
fn mean(values: impl Iterator<Item = i64>) -> i64 {
    let (mut n, mut sum) = (0i128, 0i128);
    for value in values {
        n += 1;
        sum += i128::from(value);
    }
    i64::try_from(sum.checked_div(n).unwrap_or(0)).unwrap_or(0)
}
