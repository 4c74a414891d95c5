//! What a treatment adds to a control: the difference, tested on its own scale, and
//! the lift, by an interval of the ratio.

use super::interval::{Interval, Z};
use super::proportions::{katz, newcombe};
use super::special::normal_two_sided;
use super::welch::{welch, Sample};

/// What a treatment adds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effect {
    /// The treatment less the control.
    pub difference: f64,
    /// Its interval at 95%.
    pub interval: Option<Interval>,
    /// The treatment over the control, less one; `None` without a control above zero.
    pub lift: Option<f64>,
    /// Its interval at 95%, by the logarithm of the ratio.
    pub lift_interval: Option<Interval>,
    /// The statistic of the test of no difference: z, or Student's t.
    pub statistic: Option<f64>,
    /// Student's degrees of freedom; `None` for z.
    pub freedom: Option<f64>,
    /// The two-sided p-value of "no difference".
    pub p_value: Option<f64>,
}

fn less_one(interval: Interval) -> Interval {
    Interval {
        low: interval.low - 1.0,
        high: interval.high - 1.0,
    }
}

fn lift_of(treated: f64, control: f64) -> Option<f64> {
    (control > 0.0).then(|| treated / control - 1.0)
}

/// Two rates: Newcombe's interval of the difference, Katz's of the ratio, and the
/// test by z with the variance that they share; `None` without trials on a side.
#[must_use]
pub fn rates(treated: (u64, u64), control: (u64, u64)) -> Option<Effect> {
    let interval = newcombe(treated, control)?;
    let share = |(k, n): (u64, u64)| k as f64 / n as f64;
    let (t, c) = (share(treated), share(control));
    let pooled = share((treated.0 + control.0, treated.1 + control.1));
    let each = 1.0 / treated.1 as f64 + 1.0 / control.1 as f64;
    let error = (pooled * (1.0 - pooled) * each).sqrt();
    let z = (error > 0.0).then(|| (t - c) / error);
    Some(Effect {
        difference: t - c,
        interval: Some(interval),
        lift: lift_of(t, c),
        lift_interval: katz(treated, control).map(less_one),
        statistic: z,
        freedom: None,
        p_value: z.map(normal_two_sided),
    })
}

/// Two means by Welch's test, and their ratio by the delta method on its logarithm;
/// `None` when either has fewer than two values or neither varies.
#[must_use]
pub fn means(treated: Sample, control: Sample) -> Option<Effect> {
    let found = welch(treated, control)?;
    let relative = |s: Sample| s.variance / s.n as f64 / (s.mean * s.mean);
    let ratio = treated.mean / control.mean;
    let both = treated.mean > 0.0 && control.mean > 0.0;
    let half = Z * (relative(treated) + relative(control)).sqrt();
    Some(Effect {
        difference: found.difference,
        interval: Some(found.interval),
        lift: lift_of(treated.mean, control.mean),
        lift_interval: both.then(|| {
            less_one(Interval {
                low: ratio * (-half).exp(),
                high: ratio * half.exp(),
            })
        }),
        statistic: Some(found.t),
        freedom: Some(found.freedom),
        p_value: Some(found.p_value),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(actual: f64, expected: f64) {
        assert!(
            (actual - expected).abs() <= 1e-9 * expected.abs(),
            "{actual} is not {expected}"
        );
    }

    // Hillstrom's e-mails, men's against none, by statsmodels 0.15 and scipy 1.17.

    #[test]
    fn rates_against_statsmodels() {
        // proportions_ztest; confint_proportions_2indep, newcomb and log
        let got = rates((3894, 21307), (2262, 21306)).unwrap();
        close(got.statistic.unwrap(), 22.486_040_827_192_82);
        close(got.p_value.unwrap(), 5.685_165_482_802_317e-112);
        close(got.difference, 0.076_589_563_651_531_25);
        close(got.interval.unwrap().low, 0.069_953_308_083_731_54);
        close(got.interval.unwrap().high, 0.083_226_741_274_111_37);
        close(got.lift.unwrap(), 0.721_404_616_781_399);
        close(got.lift_interval.unwrap().low, 0.640_384_888_48);
        close(got.lift_interval.unwrap().high, 0.806_425_964_714_953);
    }

    #[test]
    fn means_against_scipy() {
        // ttest_ind(equal_var=False) with its confidence_interval; the ratio by numpy
        let men = Sample {
            n: 21307,
            mean: 1.422_616_511_005_773,
            variance: 315.211_798_865_554_84,
        };
        let none = Sample {
            n: 21306,
            mean: 0.652_789_355_111_236_1,
            variance: 134.286_371_853_021_65,
        };
        let got = means(men, none).unwrap();
        close(got.difference, 0.769_827_155_894_536_8);
        close(got.statistic.unwrap(), 5.300_140_358_411_669);
        close(got.freedom.unwrap(), 36_671.157_977_360_51);
        close(got.p_value.unwrap(), 1.163_814_968_225_482e-7);
        close(got.interval.unwrap().low, 0.485_139_732_568_407_6);
        close(got.interval.unwrap().high, 1.054_514_579_220_665_8);
        close(got.lift.unwrap(), 1.179_288_770_362_006_3);
        close(got.lift_interval.unwrap().low, 0.628_447_133_695_769_8);
        close(got.lift_interval.unwrap().high, 1.916_459_150_778_437_9);
    }

    #[test]
    fn without_a_base_there_is_no_lift() {
        let got = rates((3, 10), (0, 10)).unwrap();
        assert_eq!((got.lift, got.lift_interval), (None, None));
        assert!(got.interval.is_some() && got.p_value.is_some());
        // Nobody converts: nothing to test.
        let got = rates((0, 10), (0, 10)).unwrap();
        assert_eq!((got.difference, got.p_value), (0.0, None));
        assert_eq!(rates((0, 0), (1, 2)), None);
        let of = |mean: f64| Sample {
            n: 10,
            mean,
            variance: 1.0,
        };
        let got = means(of(1.0), of(-1.0)).unwrap();
        assert_eq!((got.lift, got.lift_interval), (None, None));
    }
}
