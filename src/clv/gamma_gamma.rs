//! Gamma–Gamma (Fader & Hardie 2013): what a purchase is worth, when how much a
//! customer spends has nothing to do with how often they come.

use super::fit::{fit, Fit};
use super::history::Spend;
use crate::stats::special::{digamma, ln_gamma};

/// The names of the parameters, in order.
pub const NAMES: [&str; 3] = ["p", "q", "v"];

/// Fits the model to customers with repeat purchases.
#[must_use]
pub fn fitted(spends: &[Spend]) -> Option<Fit<3>> {
    fit(spends, log_likelihood)
}

/// The logarithm of the likelihood of a customer and its gradient.
pub fn log_likelihood(&[p, q, v]: &[f64; 3], spend: &Spend, slope: &mut [f64; 3]) -> f64 {
    let &Spend { x, mean } = spend;
    let all = p * x + q;
    let sum = (x * mean + v).ln();
    slope[0] = x * (digamma(all) - digamma(p * x) + mean.ln() + x.ln() - sum);
    slope[1] = digamma(all) - digamma(q) + v.ln() - sum;
    slope[2] = q / v - all / (x * mean + v);
    ln_gamma(all) - ln_gamma(p * x) - ln_gamma(q)
        + q * v.ln()
        + (p * x - 1.0) * mean.ln()
        + p * x * x.ln()
        - all * sum
}

/// What a purchase of a customer is worth, given what they have spent; of one
/// who has made no repeat purchase, what it is worth on average. `None` where
/// that mean does not exist.
#[must_use]
pub fn expected(&[p, q, v]: &[f64; 3], spend: Option<Spend>) -> Option<f64> {
    let (x, mean) = spend.map_or((0.0, 0.0), |spend| (spend.x, spend.mean));
    let weight = p * x + q - 1.0;
    (weight > 0.0).then(|| p * (v + x * mean) / weight)
}
