//! MBG/NBD (Batislam, Denizel & Filiztekin 2007): as BG/NBD, but customers may
//! be gone after their first purchase already.

use super::bg_nbd::finite;
use super::fit::{Likelihood, Terms};
use super::history::Row;
use super::Model;
use crate::stats::special::{digamma, hyp2f1, ln_gamma};

/// MBG/NBD.
pub static MODEL: Model = Model {
    id: "mbg-nbd",
    names: ["r", "alpha", "a", "b"],
    likelihood: Likelihood { terms, rest },
    expected,
    conditional,
    alive,
};

fn terms(&[r, alpha, a, b]: &[f64; 4], x: f64) -> Terms<4> {
    let n = x + 1.0;
    let start = ln_gamma(r + x) - ln_gamma(r) + r * alpha.ln();
    let stay = ln_gamma(a + b) + ln_gamma(b + n) - ln_gamma(b) - ln_gamma(a + b + n);
    let both = digamma(a + b) - digamma(a + b + n);
    let slope = [
        digamma(r + x) - digamma(r) + alpha.ln(),
        r / alpha,
        both,
        both + digamma(b + n) - digamma(b),
    ];
    (start + stay, slope)
}

fn rest(&[r, alpha, a, b]: &[f64; 4], row: &Row, slope: &mut [f64; 4]) -> f64 {
    let &Row { x, t_x, t, .. } = row;
    let (until, last) = ((alpha + t).ln(), (alpha + t_x).ln());
    let alive = -(r + x) * until;
    let gone = a.ln() - (b + x).ln() - (r + x) * last;
    let most = alive.max(gone);
    let log = most + (-(alive - gone).abs()).exp().ln_1p();
    let gone = (gone - log).exp();
    let live = 1.0 - gone;
    slope[0] = -live * until - gone * last;
    slope[1] = -live * (r + x) / (alpha + t) - gone * (r + x) / (alpha + t_x);
    slope[2] = gone / a;
    slope[3] = -gone / (b + x);
    log
}

fn expected(&[r, alpha, a, b]: &[f64; 4], t: f64) -> Option<f64> {
    let series = hyp2f1(r, b + 1.0, a + b, t / (alpha + t))?;
    let left = (r * (alpha / (alpha + t)).ln()).exp() * series;
    finite(b / (a - 1.0) * (1.0 - left))
}

fn conditional(parameters: &[f64; 4], row: &Row, ahead: f64) -> Option<f64> {
    let &[r, alpha, a, b] = parameters;
    let &Row { x, t, .. } = row;
    let series = hyp2f1(r + x, b + x + 1.0, a + b + x, ahead / (alpha + t + ahead))?;
    let left = ((r + x) * ((alpha + t) / (alpha + t + ahead)).ln()).exp() * series;
    let if_alive = (a + b + x) / (a - 1.0) * (1.0 - left);
    finite(if_alive * alive(parameters, row)?)
}

#[expect(clippy::unnecessary_wraps, reason = "Pareto/NBD knows none for some")]
fn alive(&[r, alpha, a, b]: &[f64; 4], row: &Row) -> Option<f64> {
    let &Row { x, t_x, t, .. } = row;
    let odds = a / (b + x) * ((r + x) * ((alpha + t) / (alpha + t_x)).ln()).exp();
    Some(1.0 / (1.0 + odds))
}
