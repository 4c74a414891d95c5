//! Correlation with its interval: by values and by ranks.

use super::interval::{Interval, Z};
use super::ranks::ranks;
use super::special::student_two_sided;

/// A correlation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Correlation {
    /// The coefficient, -1 to 1.
    pub value: f64,
    /// Its interval at 95%; `None` below four pairs.
    pub interval: Option<Interval>,
    /// The two-sided p-value of "none", by Student's t.
    pub p_value: f64,
}

/// Pearson's correlation with Fisher's z interval; `None` below three pairs or
/// when either does not vary.
#[must_use]
pub fn pearson(x: &[f64], y: &[f64]) -> Option<Correlation> {
    let r = coefficient(x, y)?;
    Some(with_interval(r, x.len(), 1.0))
}

/// Spearman's rank correlation, ties on average ranks, with the interval of
/// Bonett & Wright (2000).
#[must_use]
pub fn spearman(x: &[f64], y: &[f64]) -> Option<Correlation> {
    let r = coefficient(&ranks(x).0, &ranks(y).0)?;
    Some(with_interval(r, x.len(), 1.0 + r * r / 2.0))
}

fn coefficient(x: &[f64], y: &[f64]) -> Option<f64> {
    let n = x.len();
    if n < 3 || y.len() != n {
        return None;
    }
    let mean = |values: &[f64]| values.iter().sum::<f64>() / n as f64;
    let (mx, my) = (mean(x), mean(y));
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (a, b) in x.iter().zip(y) {
        xx += (a - mx) * (a - mx);
        yy += (b - my) * (b - my);
        xy += (a - mx) * (b - my);
    }
    (xx > 0.0 && yy > 0.0).then(|| (xy / (xx.sqrt() * yy.sqrt())).clamp(-1.0, 1.0))
}

/// On the scale of `atanh` the error is `√(inflation / (n - 3))`.
fn with_interval(r: f64, n: usize, inflation: f64) -> Correlation {
    let freedom = n as f64 - 2.0;
    let interval = (n > 3).then(|| {
        let half = Z * (inflation / (n as f64 - 3.0)).sqrt();
        let z = r.atanh();
        Interval {
            low: (z - half).tanh(),
            high: (z + half).tanh(),
        }
    });
    let left = 1.0 - r * r;
    Correlation {
        value: r,
        // All on one line: atanh has no end, and neither has the interval a width.
        interval: interval.filter(|i| !i.low.is_nan() && !i.high.is_nan()),
        p_value: if left > 0.0 {
            student_two_sided(r * (freedom / left).sqrt(), freedom)
        } else {
            0.0
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const X: [f64; 8] = [1.0, 2.0, 2.0, 4.0, 5.0, 6.0, 6.0, 8.0];
    const Y: [f64; 8] = [3.0, 1.0, 4.0, 4.0, 6.0, 5.0, 9.0, 9.0];

    #[test]
    fn pearson_against_scipy() {
        // scipy.stats.pearsonr and its confidence_interval
        let got = pearson(&X, &Y).unwrap();
        assert!((got.value - 0.853_918_255_244_583_8).abs() < 1e-12);
        assert!((got.p_value - 0.006_964_505_592_795_388).abs() < 1e-10);
        let i = got.interval.unwrap();
        assert!((i.low - 0.374_736_937_472_313_85).abs() < 1e-10, "{i:?}");
        assert!((i.high - 0.973_065_491_066_033_9).abs() < 1e-10, "{i:?}");
    }

    #[test]
    fn spearman_against_scipy_and_by_hand() {
        // scipy.stats.spearmanr; n = 10 without ties, rho = -29/165
        let x = [106., 86., 100., 101., 99., 103., 97., 113., 112., 110.];
        let y = [7., 0., 27., 50., 28., 29., 20., 12., 6., 17.];
        let got = spearman(&x, &y).unwrap();
        assert!((got.value + 29.0 / 165.0).abs() < 1e-12);
        assert!((got.p_value - 0.627_188_344_776_484_6).abs() < 1e-9);
        // atanh(rho) ± 1.96 √((1 + rho²/2) / 7)
        let half = Z * ((1.0 + got.value * got.value / 2.0) / 7.0).sqrt();
        let i = got.interval.unwrap();
        assert!((i.high - (got.value.atanh() + half).tanh()).abs() < 1e-15);
        assert!((spearman(&X, &Y).unwrap().value - 0.890_243_902_439_024_5).abs() < 1e-12);
    }

    #[test]
    fn edges() {
        assert_eq!(pearson(&[1.0, 2.0], &[1.0, 2.0]), None);
        assert_eq!(pearson(&[1.0; 5], &[1.0, 2.0, 3.0, 4.0, 5.0]), None);
        let line = pearson(&[1.0, 2.0, 3.0, 4.0], &[2.0, 4.0, 6.0, 8.0]).unwrap();
        assert!((line.value - 1.0).abs() < 1e-15 && line.p_value < 1e-6);
        assert_eq!(
            pearson(&[1.0, 2.0, 3.0], &[3.0, 1.0, 2.0])
                .unwrap()
                .interval,
            None
        );
    }

    #[test]
    fn four_pairs_by_hand() {
        // Around 2.5 and 5.25: Σxy = 11.5, Σx² = 5, Σy² = 26.75.
        let r = coefficient(&[1.0, 2.0, 3.0, 4.0], &[2.0, 4.0, 6.0, 9.0]).unwrap();
        assert!((r - 11.5 / (5.0_f64 * 26.75).sqrt()).abs() < 1e-12);
    }
}
