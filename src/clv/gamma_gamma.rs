//! Gamma–Gamma (Fader & Hardie 2013): what a purchase is worth, when how much a
//! customer spends has nothing to do with how often they come.

use super::fit::{fit, fit_from, Fit, Likelihood, Terms};
use super::history::Spend;
use crate::stats::special::{digamma, ln_gamma};

/// The names of the parameters, in order.
pub const NAMES: [&str; 3] = ["p", "q", "v"];

/// Fits the model to customers with repeat purchases.
#[must_use]
pub fn fitted(spends: &[Spend]) -> Option<Fit<3>> {
    fit(spends, &LIKELIHOOD)
}

/// The same from where another fit stands.
#[must_use]
pub fn fitted_from(spends: &[Spend], start: [f64; 3]) -> Option<Fit<3>> {
    fit_from(spends, &LIKELIHOOD, start)
}

/// The likelihood of a customer.
pub static LIKELIHOOD: Likelihood<Spend, 3> = Likelihood { terms, rest };

fn terms(&[p, q, v]: &[f64; 3], x: f64) -> Terms<3> {
    let all = p * x + q;
    let value = ln_gamma(all) - ln_gamma(p * x) - ln_gamma(q) + q * v.ln() + p * x * x.ln();
    let slope = [
        x * (digamma(all) - digamma(p * x) + x.ln()),
        digamma(all) - digamma(q) + v.ln(),
        q / v,
    ];
    (value, slope)
}

fn rest(&[p, q, v]: &[f64; 3], spend: &Spend, slope: &mut [f64; 3]) -> f64 {
    let &Spend { x, mean } = spend;
    let all = p * x + q;
    let (sum, log) = ((x * mean + v).ln(), mean.ln());
    slope[0] = x * (log - sum);
    slope[1] = -sum;
    slope[2] = -all / (x * mean + v);
    (p * x - 1.0) * log - all * sum
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
