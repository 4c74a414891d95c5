//! What BG/NBD and MBG/NBD share: buyers come at their own rate (gamma), and at
//! each of `n` chances some are gone (beta). The models differ in the chances.

use super::fit::Terms;
use super::history::Row;
use crate::stats::special::{digamma, hyp2f1_each, ln_gamma};

/// What depends on how often alone, with its gradient.
pub(super) fn terms(&[r, alpha, a, b]: &[f64; 4], x: f64, n: f64) -> Terms<4> {
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

/// What depends on the row; its gradient is filled in. Who had no chance to leave
/// is not gone.
pub(super) fn rest(&[r, alpha, a, b]: &[f64; 4], row: &Row, n: f64, slope: &mut [f64; 4]) -> f64 {
    let &Row { x, t_x, t, .. } = row;
    let (until, last) = ((alpha + t).ln(), (alpha + t_x).ln());
    let stayed = b + n - 1.0;
    let alive = -(r + x) * until;
    let (log, gone) = if n > 0.0 {
        let gone = (a / stayed).ln() - (r + x) * last;
        let less = (-(alive - gone).abs()).exp();
        let odds = if gone > alive { 1.0 } else { less };
        (alive.max(gone) + less.ln_1p(), odds / (1.0 + less))
    } else {
        (alive, 0.0)
    };
    let live = 1.0 - gone;
    slope[0] = -live * until - gone * last;
    slope[1] = -live * (r + x) / (alpha + t) - gone * (r + x) / (alpha + t_x);
    slope[2] = gone / a;
    slope[3] = if n > 0.0 { -gone / stayed } else { 0.0 };
    log
}

/// Purchases up to each of some times ahead of a customer of this row.
pub(super) fn path(
    parameters: &[f64; 4],
    row: &Row,
    n: f64,
    ahead: &[f64],
    purchases: &mut [f64],
) -> Option<()> {
    let &[r, alpha, a, b] = parameters;
    let &Row { x, t, .. } = row;
    let all = a + b + n - 1.0;
    let late = |ahead: &f64| ahead / (alpha + t + ahead);
    let places: Vec<f64> = ahead.iter().map(late).collect();
    hyp2f1_each(r + x, b + n, all, &places, purchases)?;
    let alive = alive(parameters, row, n);
    for (purchases, ahead) in purchases.iter_mut().zip(ahead) {
        let left = ((r + x) * ((alpha + t) / (alpha + t + ahead)).ln()).exp() * *purchases;
        *purchases = finite(all / (a - 1.0) * (1.0 - left) * alive)?;
    }
    Some(())
}

/// The chance that a customer of this row is still there.
pub(super) fn alive(&[r, alpha, a, b]: &[f64; 4], row: &Row, n: f64) -> f64 {
    let &Row { x, t_x, t, .. } = row;
    if n == 0.0 {
        return 1.0;
    }
    let odds = a / (b + n - 1.0) * ((r + x) * ((alpha + t) / (alpha + t_x)).ln()).exp();
    1.0 / (1.0 + odds)
}

pub(super) fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}
