//! BG/NBD (Fader, Hardie & Lee 2005): buyers come at their own rate, and after
//! each purchase some are gone. One-time buyers never are, by assumption.

use super::chances::{self, finite};
use super::fit::Likelihood;
use super::Model;
use crate::stats::special::hyp2f1;

/// BG/NBD. Chances to leave: one after each repeat purchase.
pub static MODEL: Model = Model {
    id: "bg-nbd",
    names: ["r", "alpha", "a", "b"],
    likelihood: Likelihood {
        terms: |parameters, x| chances::terms(parameters, x, x),
        rest: |parameters, row, slope| chances::rest(parameters, row, row.x, slope),
    },
    expected,
    path: |parameters, row, ahead, into| chances::path(parameters, row, row.x, ahead, into),
    alive: |parameters, row| Some(chances::alive(parameters, row, row.x)),
};

fn expected(&[r, alpha, a, b]: &[f64; 4], t: f64) -> Option<f64> {
    let late = t / (alpha + t);
    let series = hyp2f1(r, b, a + b - 1.0, late)?;
    let left = (r * (alpha / (alpha + t)).ln()).exp() * series;
    finite((a + b - 1.0) / (a - 1.0) * (1.0 - left))
}
