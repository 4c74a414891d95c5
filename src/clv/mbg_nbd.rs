//! MBG/NBD (Batislam, Denizel & Filiztekin 2007): as BG/NBD, but customers may
//! be gone after their first purchase already.

use super::chances::{self, finite};
use super::fit::Likelihood;
use super::Model;
use crate::stats::special::hyp2f1;

/// MBG/NBD. Chances to leave: one more, after the first purchase.
pub static MODEL: Model = Model {
    id: "mbg-nbd",
    names: ["r", "alpha", "a", "b"],
    likelihood: Likelihood {
        terms: |parameters, x| chances::terms(parameters, x, x + 1.0),
        rest: |parameters, row, slope| chances::rest(parameters, row, row.x + 1.0, slope),
    },
    expected,
    path: |parameters, row, ahead, into| chances::path(parameters, row, row.x + 1.0, ahead, into),
    alive: |parameters, row| Some(chances::alive(parameters, row, row.x + 1.0)),
};

fn expected(&[r, alpha, a, b]: &[f64; 4], t: f64) -> Option<f64> {
    let series = hyp2f1(r, b + 1.0, a + b, t / (alpha + t))?;
    let left = (r * (alpha / (alpha + t)).ln()).exp() * series;
    finite(b / (a - 1.0) * (1.0 - left))
}
