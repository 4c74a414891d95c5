//! Shifted beta-geometric (Fader & Hardie 2007): how long contracts last.

use super::fit::{fit, fit_from, Counted, Fit, Likelihood, Terms};
use crate::stats::special::{digamma, ln_beta};

/// Contracts that ended in a period, or are still running after it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ended {
    /// The period, from one.
    pub period: f64,
    /// Whether they are still running.
    pub running: bool,
    /// How many.
    pub count: f64,
}

impl Counted for Ended {
    fn count(&self) -> f64 {
        self.count
    }

    fn times(&self) -> f64 {
        self.period
    }
}

/// Fits `alpha` and `beta` to contracts.
#[must_use]
pub fn fitted(ended: &[Ended]) -> Option<Fit<2>> {
    fit(ended, &LIKELIHOOD)
}

/// The same from where another fit stands.
#[must_use]
pub fn fitted_from(ended: &[Ended], start: [f64; 2]) -> Option<Fit<2>> {
    fit_from(ended, &LIKELIHOOD, start)
}

static LIKELIHOOD: Likelihood<Ended, 2> = Likelihood { terms, rest };

fn terms(&[alpha, beta]: &[f64; 2], _: f64) -> Terms<2> {
    let both = digamma(alpha + beta);
    let slope = [both - digamma(alpha), both - digamma(beta)];
    (-ln_beta(alpha, beta), slope)
}

fn rest(&[alpha, beta]: &[f64; 2], row: &Ended, slope: &mut [f64; 2]) -> f64 {
    // P(T = t) = B(alpha + 1, beta + t - 1) / B(alpha, beta); S(t) with alpha
    // and beta + t.
    let (more, kept) = if row.running {
        (0.0, row.period)
    } else {
        (1.0, row.period - 1.0)
    };
    let all = digamma(alpha + beta + more + kept);
    slope[0] = digamma(alpha + more) - all;
    slope[1] = digamma(beta + kept) - all;
    ln_beta(alpha + more, beta + kept)
}

/// The share of contracts still running after a period.
#[must_use]
pub fn survival(&[alpha, beta]: &[f64; 2], period: f64) -> f64 {
    (ln_beta(alpha, beta + period) - ln_beta(alpha, beta)).exp()
}

/// What a new contract is worth: the margin of each period, the first at once,
/// discounted, up to a horizon in periods.
#[must_use]
pub fn value(parameters: &[f64; 2], margin: f64, discount: f64, horizon: u32) -> f64 {
    let of = |period: u32| {
        let period = f64::from(period);
        survival(parameters, period) * (-period * discount.ln_1p()).exp()
    };
    margin * (0..horizon).map(of).sum::<f64>()
}
