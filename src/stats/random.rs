//! Numbers that look random and follow from a seed.

use super::special::ln_gamma;

/// `SplitMix64` (Steele, Lea & Flood 2014).
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// A stream for a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub fn next_bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A place below a count (Lemire 2019, without the last correction: its bias
    /// is below one in 2^40 for any count met here).
    pub fn below(&mut self, count: usize) -> usize {
        ((u128::from(self.next_bits()) * count as u128) >> 64) as usize
    }
}

impl Random {
    /// A number from 0 to 1, without 1.
    pub fn unit(&mut self) -> f64 {
        (self.next_bits() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A count by Poisson's law: by inversion where the mean is small, else by
    /// Hörmann's transformed rejection (1993, PTRS).
    pub fn poisson(&mut self, mean: f64) -> f64 {
        if mean <= 0.0 {
            return 0.0;
        }
        if mean < 10.0 {
            return self.poisson_from((-mean).exp());
        }
        let b = 0.931 + 2.53 * mean.sqrt();
        let a = -0.059 + 0.02483 * b;
        let (inverse_alpha, v_r) = (1.1239 + 1.1328 / (b - 3.4), 0.9277 - 3.6224 / (b - 2.0));
        loop {
            let (u, v) = (self.unit() - 0.5, self.unit());
            let us = 0.5 - u.abs();
            let k = ((2.0 * a / us + b) * u + mean + 0.43).floor();
            if us >= 0.07 && v <= v_r {
                return k;
            }
            if k < 0.0 || (us < 0.013 && v > us) {
                continue;
            }
            let accept = (v * inverse_alpha / (a / (us * us) + b)).ln();
            if accept <= k * mean.ln() - mean - ln_gamma(k + 1.0) {
                return k;
            }
        }
    }

    /// A count by Poisson's law, from the chance of none, which is not small.
    pub fn poisson_from(&mut self, none: f64) -> f64 {
        let (mut k, mut product) = (0.0, self.unit());
        while product > none {
            k += 1.0;
            product *= self.unit();
        }
        k
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_stream() {
        // The reference implementation seeded with 1234567.
        let mut random = Random::new(1_234_567);
        assert_eq!(random.next_bits(), 6_457_827_717_110_365_317);
        assert_eq!(random.next_bits(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn places_are_spread() {
        let mut random = Random::new(1);
        let mut counts = [0u32; 7];
        for _ in 0..70_000 {
            counts[random.below(7)] += 1;
        }
        assert!(counts.iter().all(|count| (9_600..10_400).contains(count)));
    }

    #[test]
    fn counts_have_the_mean_and_the_spread_of_their_law() {
        let mut random = Random::new(3);
        for mean in [0.3, 4.0, 9.99, 10.0, 75.5, 20_000.0] {
            let draws: Vec<f64> = (0..20_000).map(|_| random.poisson(mean)).collect();
            let average = draws.iter().sum::<f64>() / 20_000.0;
            let squares: f64 = draws.iter().map(|k| (k - average) * (k - average)).sum();
            // Five standard errors of a mean, and of a variance.
            assert!(
                (average - mean).abs() < 5.0 * (mean / 20_000.0f64).sqrt(),
                "{mean}: {average}"
            );
            let variance = squares / 19_999.0;
            let error = ((2.0 * mean * mean + mean) / 20_000.0f64).sqrt();
            assert!((variance - mean).abs() < 5.0 * error, "{mean}: {variance}");
        }
        assert_eq!(random.poisson(0.0), 0.0);
    }
}
