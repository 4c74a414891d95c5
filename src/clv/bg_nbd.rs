//! BG/NBD (Fader, Hardie & Lee 2005): buyers come at their own rate, and after
//! each purchase some are gone. One-time buyers never are, by assumption.

use super::fit::{Likelihood, Terms};
use super::history::Row;
use super::Model;
use crate::stats::special::{digamma, hyp2f1, ln_gamma};

/// BG/NBD.
pub static MODEL: Model = Model {
    id: "bg-nbd",
    names: ["r", "alpha", "a", "b"],
    likelihood: Likelihood { terms, rest },
    expected,
    conditional,
    alive,
};

fn terms(&[r, alpha, a, b]: &[f64; 4], x: f64) -> Terms<4> {
    let start = ln_gamma(r + x) - ln_gamma(r) + r * alpha.ln();
    let stay = ln_gamma(a + b) + ln_gamma(b + x) - ln_gamma(b) - ln_gamma(a + b + x);
    let both = digamma(a + b) - digamma(a + b + x);
    let slope = [
        digamma(r + x) - digamma(r) + alpha.ln(),
        r / alpha,
        both,
        both + digamma(b + x) - digamma(b),
    ];
    (start + stay, slope)
}

fn rest(&[r, alpha, a, b]: &[f64; 4], row: &Row, slope: &mut [f64; 4]) -> f64 {
    let &Row { x, t_x, t, .. } = row;
    let (until, last) = ((alpha + t).ln(), (alpha + t_x).ln());
    let alive = -(r + x) * until;
    let (log, gone) = if x > 0.0 {
        let gone = a.ln() - (b + x - 1.0).ln() - (r + x) * last;
        let log = alive.max(gone) + (-(alive - gone).abs()).exp().ln_1p();
        (log, (gone - log).exp())
    } else {
        (alive, 0.0)
    };
    let live = 1.0 - gone;
    slope[0] = -live * until - gone * last;
    slope[1] = -live * (r + x) / (alpha + t) - gone * (r + x) / (alpha + t_x);
    slope[2] = gone / a;
    slope[3] = if x > 0.0 { -gone / (b + x - 1.0) } else { 0.0 };
    log
}

fn expected(&[r, alpha, a, b]: &[f64; 4], t: f64) -> Option<f64> {
    let late = t / (alpha + t);
    let series = hyp2f1(r, b, a + b - 1.0, late)?;
    let left = (r * (alpha / (alpha + t)).ln()).exp() * series;
    finite((a + b - 1.0) / (a - 1.0) * (1.0 - left))
}

fn conditional(parameters: &[f64; 4], row: &Row, ahead: f64) -> Option<f64> {
    let &[r, alpha, a, b] = parameters;
    let &Row { x, t, .. } = row;
    let series = hyp2f1(r + x, b + x, a + b + x - 1.0, ahead / (alpha + t + ahead))?;
    let left = ((r + x) * ((alpha + t) / (alpha + t + ahead)).ln()).exp() * series;
    let if_alive = (a + b + x - 1.0) / (a - 1.0) * (1.0 - left);
    finite(if_alive * alive(parameters, row)?)
}

#[expect(clippy::unnecessary_wraps, reason = "Pareto/NBD knows none for some")]
fn alive(&[r, alpha, a, b]: &[f64; 4], row: &Row) -> Option<f64> {
    let &Row { x, t_x, t, .. } = row;
    if x == 0.0 {
        return Some(1.0);
    }
    let odds = a / (b + x - 1.0) * ((r + x) * ((alpha + t) / (alpha + t_x)).ln()).exp();
    Some(1.0 / (1.0 + odds))
}

pub(super) fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}
