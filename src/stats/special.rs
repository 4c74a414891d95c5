//! Special functions and the tails of the usual laws, in one place. Most come
//! from `statrs`; tails are computed as tails, so that small ones do not vanish.

use statrs::function::{beta, erf, gamma};

/// The logarithm of the gamma function.
#[must_use]
pub fn ln_gamma(x: f64) -> f64 {
    gamma::ln_gamma(x)
}

/// The derivative of [`ln_gamma`].
#[must_use]
pub fn digamma(x: f64) -> f64 {
    gamma::digamma(x)
}

/// The logarithm of the beta function.
#[must_use]
pub fn ln_beta(a: f64, b: f64) -> f64 {
    ln_gamma(a) + ln_gamma(b) - ln_gamma(a + b)
}

/// `P(|Z| > |z|)` of a standard normal.
#[must_use]
pub fn normal_two_sided(z: f64) -> f64 {
    erf::erfc(z.abs() / std::f64::consts::SQRT_2)
}

/// The standard normal quantile.
#[must_use]
pub fn normal_quantile(p: f64) -> f64 {
    -std::f64::consts::SQRT_2 * erf::erfc_inv(2.0 * p)
}

/// `P(|T| > |t|)` of Student's t.
#[must_use]
pub fn student_two_sided(t: f64, freedom: f64) -> f64 {
    beta::beta_reg(freedom / 2.0, 0.5, freedom / (freedom + t * t))
}

/// `P(X > x)` of a chi-square.
#[must_use]
pub fn chi_square_upper(x: f64, freedom: f64) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    gamma::gamma_ur(freedom / 2.0, x / 2.0)
}

/// Gauss's hypergeometric function for `0 <= z < 1`, by its series; `None`
/// where that does not settle.
#[must_use]
pub fn hyp2f1(a: f64, b: f64, c: f64, z: f64) -> Option<f64> {
    let mut sums = [0.0];
    hyp2f1_each(a, b, c, &[z], &mut sums)?;
    Some(sums[0])
}

/// The same at several places: the terms at the largest are those at the others but
/// for a power, so that the divisions are done once for all.
pub fn hyp2f1_each(a: f64, b: f64, c: f64, places: &[f64], sums: &mut [f64]) -> Option<()> {
    if places.iter().any(|z| !(0.0..1.0).contains(z)) {
        return None;
    }
    let largest = places.iter().copied().fold(0.0, f64::max);
    let share = |z: f64| if largest > 0.0 { z / largest } else { 1.0 };
    let shares: Vec<f64> = places.iter().map(|&z| share(z)).collect();
    let mut powers = vec![1.0; places.len()];
    sums.fill(1.0);
    let (mut term, mut sum) = (1.0f64, 1.0f64);
    for k in 0..100_000 {
        let k = f64::from(k);
        term *= (a + k) * (b + k) / ((c + k) * (k + 1.0)) * largest;
        sum += term;
        if !sum.is_finite() {
            return None;
        }
        for ((sum, power), share) in sums.iter_mut().zip(&mut powers).zip(&shares) {
            *power *= share;
            *sum += term * *power;
        }
        if term.abs() <= 1e-17 * sum.abs() {
            return Some(());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(actual: f64, expected: f64) {
        let error = (actual - expected).abs() / expected.abs().max(1e-300);
        assert!(error < 1e-9, "{actual} is not {expected}");
    }

    // All values from scipy 1.17: special and stats.

    #[test]
    fn gamma_and_beta() {
        close(ln_gamma(0.2426), 1.319_785_475_090_792_2);
        close(ln_gamma(1000.0), 5_905.220_423_209_181);
        close(digamma(0.1), -10.423_754_940_411_076);
        close(digamma(0.2426), -4.358_361_853_222_514);
        close(digamma(1000.0), 6.907_255_195_648_812);
        // B(2, 3) = 1/12
        close(ln_beta(2.0, 3.0), (1.0f64 / 12.0).ln());
    }

    #[test]
    fn tails_do_not_vanish() {
        close(normal_two_sided(22.486), 2.0 * 2.845_198_693_095_555e-112);
        close(normal_two_sided(0.0), 1.0);
        close(student_two_sided(2.0, 5.0), 0.101_939_478_829_858_35);
        close(student_two_sided(-40.0, 30.0), 1.372_604_519_440_641_7e-27);
        close(
            student_two_sided(5.3001, 36_671.16),
            1.164_072_065_115_408_4e-7,
        );
        close(chi_square_upper(3.84, 1.0), 0.050_043_521_248_705_19);
        close(chi_square_upper(500.0, 10.0), 4.414_736_099_913_754_5e-101);
        close(chi_square_upper(0.0, 3.0), 1.0);
        close(normal_quantile(0.9), 1.281_551_565_544_600_4);
        close(normal_quantile(1e-10), -6.361_340_902_404_056);
    }

    #[test]
    fn hypergeometric() {
        let of = |a, b, c, z| hyp2f1(a, b, c, z).unwrap();
        close(
            of(0.2426, 2.426, 2.219, 0.1429 / 4.5),
            1.008_603_944_284_215_4,
        );
        close(of(3.0, 2.0, 4.5, 0.95), 23.271_996_848_948_877);
        close(of(0.5, 1.6, 1.5, 0.99), 13.482_346_419_662_672);
        close(of(1.0, 2.0, 3.0, 0.0), 1.0);
        assert_eq!(hyp2f1(1.0, 1.0, 1.0, 1.0), None);
        let mut all = [0.0; 4];
        hyp2f1_each(3.0, 2.0, 4.5, &[0.0, 0.3, 0.95, 0.1], &mut all).unwrap();
        close(all[0], 1.0);
        close(all[1], of(3.0, 2.0, 4.5, 0.3));
        close(all[2], 23.271_996_848_948_877);
        close(all[3], of(3.0, 2.0, 4.5, 0.1));
        assert_eq!(hyp2f1_each(3.0, 2.0, 4.5, &[0.3, 1.0], &mut all), None);
    }
}
