//! Time until something happens, where for some it has not happened yet
//! (Kaplan & Meier 1958).

use super::interval::{Interval, Z};
use std::collections::BTreeMap;

/// What happened at a time: to how many, and how many were last seen then.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct At {
    /// It happened.
    pub events: u64,
    /// It had not happened when they were last seen.
    pub censored: u64,
}

/// A step of the curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// When.
    pub time: i64,
    /// To whom it could still happen, just before.
    pub at_risk: u64,
    /// To how many it happened.
    pub events: u64,
    /// The share to whom it has not happened after that.
    pub survival: f64,
    /// Its interval: Greenwood's error on the scale of `log(-log S)`.
    pub interval: Option<Interval>,
}

/// A median with its interval; an end that the data does not reach is `None`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Median {
    /// The median.
    pub value: f64,
    /// Lower end at 95%.
    pub low: Option<f64>,
    /// Upper end at 95%.
    pub high: Option<f64>,
}

/// Puts two counted distributions together: times at which it happened, and
/// times at which it had not.
#[must_use]
pub fn times(events: &BTreeMap<i64, u64>, censored: &BTreeMap<i64, u64>) -> BTreeMap<i64, At> {
    let mut times: BTreeMap<i64, At> = BTreeMap::new();
    for (&time, &count) in events {
        times.entry(time).or_default().events += count;
    }
    for (&time, &count) in censored {
        times.entry(time).or_default().censored += count;
    }
    times
}

/// The curve, one step for each time at which it happened.
#[must_use]
pub fn curve(times: &BTreeMap<i64, At>) -> Vec<Step> {
    let mut at_risk: u64 = times.values().map(|at| at.events + at.censored).sum();
    let (mut survival, mut greenwood) = (1.0f64, 0.0f64);
    let mut steps = Vec::new();
    for (&time, at) in times {
        if at.events > 0 {
            let (n, d) = (at_risk as f64, at.events as f64);
            survival *= 1.0 - d / n;
            greenwood += d / (n * (n - d));
            steps.push(Step {
                time,
                at_risk,
                events: at.events,
                survival,
                interval: log_log(survival, greenwood),
            });
        }
        at_risk -= at.events + at.censored;
    }
    steps
}

fn log_log(survival: f64, greenwood: f64) -> Option<Interval> {
    if survival <= 0.0 || survival >= 1.0 {
        return None;
    }
    let log = survival.ln();
    let half = Z * greenwood.sqrt() / log.abs();
    Some(Interval {
        low: survival.powf(half.exp()),
        high: survival.powf((-half).exp()),
    })
}

/// The time by which it has happened to a share, as `survfit` gives it: where
/// the curve lies exactly on it, the middle of that stretch. `None` where the
/// curve does not come down so far. The interval is where the curve's crosses
/// (Brookmeyer & Crowley 1982).
#[must_use]
pub fn quantile(steps: &[Step], share: f64) -> Option<Median> {
    let left = 1.0 - share;
    let value = crossing(steps, left, |step| Some(step.survival))?;
    Some(Median {
        value,
        low: crossing(steps, left, |step| {
            step.interval
                .map_or((step.survival <= 0.0).then_some(0.0), |i| Some(i.low))
        }),
        high: crossing(steps, left, |step| {
            step.interval
                .map_or((step.survival <= 0.0).then_some(0.0), |i| Some(i.high))
        }),
    })
}

/// Where a falling line first is at or below a level.
fn crossing(steps: &[Step], level: f64, line: impl Fn(&Step) -> Option<f64>) -> Option<f64> {
    let near = |value: f64| (value - level).abs() < 1e-9;
    let at = steps
        .iter()
        .position(|step| line(step).is_some_and(|value| value <= level || near(value)))?;
    let time = steps[at].time as f64;
    let flat = line(&steps[at]).is_some_and(near);
    match steps.get(at + 1) {
        Some(next) if flat => Some((time + next.time as f64) / 2.0),
        _ => Some(time),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub fn of(times: &[(i64, bool)]) -> BTreeMap<i64, At> {
        let mut all: BTreeMap<i64, At> = BTreeMap::new();
        for &(time, happened) in times {
            let at = all.entry(time).or_default();
            at.events += u64::from(happened);
            at.censored += u64::from(!happened);
        }
        all
    }

    /// Remission of leukaemia in weeks under 6-MP (Freireich et al. 1963).
    pub fn treated() -> BTreeMap<i64, At> {
        let weeks = [
            6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35,
        ];
        let happened = [
            1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0,
        ];
        let pairs: Vec<_> = weeks
            .iter()
            .zip(happened)
            .map(|(&w, h)| (w, h == 1))
            .collect();
        of(&pairs)
    }

    #[test]
    fn the_curve_against_scipy() {
        // scipy.stats.ecdf(CensoredData).sf with confidence_interval("log-log")
        let steps = curve(&treated());
        let times: Vec<i64> = steps.iter().map(|step| step.time).collect();
        assert_eq!(times, [6, 7, 10, 13, 16, 22, 23]);
        for (step, (survival, low, high)) in steps.iter().zip([
            (
                0.857_142_857_142_857_1,
                0.619_717_955_265_983_8,
                0.951_551_747_646_997,
            ),
            (
                0.806_722_689_075_630_2,
                0.563_146_564_622_233_3,
                0.922_809_019_202_880_4,
            ),
            (
                0.752_941_176_470_588_1,
                0.503_199_510_799_957,
                0.889_361_831_169_265_5,
            ),
        ]) {
            assert!((step.survival - survival).abs() < 1e-12);
            let i = step.interval.unwrap();
            assert!(
                (i.low - low).abs() < 1e-6 && (i.high - high).abs() < 1e-5,
                "{i:?}"
            );
        }
        let last = steps.last().unwrap();
        assert!((last.survival - 0.448_179_271_708_683_4).abs() < 1e-12);
        let i = last.interval.unwrap();
        assert!((i.low - 0.188_052_005_959_232_35).abs() < 1e-10, "{i:?}");
        assert!((i.high - 0.680_142_628_495_241_4).abs() < 1e-10, "{i:?}");
    }

    #[test]
    fn the_median_against_survfit() {
        // R survfit(conf.type = "log-log"), lifelines: 23 [13, not reached]
        let median = quantile(&curve(&treated()), 0.5).unwrap();
        assert_eq!(
            (median.value, median.low, median.high),
            (23.0, Some(13.0), None)
        );
    }

    #[test]
    fn a_flat_stretch_and_nothing_to_wait_for() {
        // Half are left from 2 to 5: any time between is a median.
        let steps = curve(&of(&[(1, true), (2, true), (5, true), (9, false)]));
        assert_eq!(quantile(&steps, 0.5).unwrap().value, 3.5);
        assert_eq!(quantile(&curve(&of(&[(3, false)])), 0.5), None);
        assert_eq!(quantile(&curve(&of(&[(3, true)])), 0.5).unwrap().value, 3.0);
        assert!(curve(&BTreeMap::new()).is_empty());
    }

    #[test]
    fn the_interval_of_a_survival_by_log_log() {
        // Half: ln 0.5 = -0.693, an error of 0.1 over it.
        let half = (Z * 0.1 / 0.5_f64.ln().abs()).exp();
        let i = log_log(0.5, 0.01).unwrap();
        assert!((i.low - 0.5_f64.powf(half)).abs() < 1e-12);
        assert!((i.high - 0.5_f64.powf(1.0 / half)).abs() < 1e-12);
        assert!(log_log(0.0, 0.01).is_none() && log_log(1.0, 0.01).is_none());
    }

    #[test]
    fn a_curve_that_falls_to_nothing_has_ends() {
        let at_once = quantile(&curve(&of(&[(3, true), (3, true)])), 0.5).unwrap();
        assert_eq!((at_once.low, at_once.high), (Some(3.0), Some(3.0)));
        let later = quantile(&curve(&of(&[(1, true), (2, true)])), 0.5).unwrap();
        assert_eq!((later.low, later.high), (Some(1.0), Some(2.0)));
    }
}
