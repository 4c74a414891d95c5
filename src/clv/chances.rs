//! What BG/NBD and MBG/NBD share: buyers come at their own rate (gamma), and at
//! each of `n` chances some are gone (beta). The models differ in the chances.

use super::fit::Terms;
use super::history::Row;
use crate::stats::special::{digamma, hyp2f1, ln_gamma};

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
        let gone = a.ln() - stayed.ln() - (r + x) * last;
        let log = alive.max(gone) + (-(alive - gone).abs()).exp().ln_1p();
        (log, (gone - log).exp())
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

/// Purchases in the time ahead of a customer of this row.
pub(super) fn conditional(parameters: &[f64; 4], row: &Row, n: f64, ahead: f64) -> Option<f64> {
    let &[r, alpha, a, b] = parameters;
    let &Row { x, t, .. } = row;
    let all = a + b + n - 1.0;
    let series = hyp2f1(r + x, b + n, all, ahead / (alpha + t + ahead))?;
    let left = ((r + x) * ((alpha + t) / (alpha + t + ahead)).ln()).exp() * series;
    finite(all / (a - 1.0) * (1.0 - left) * alive(parameters, row, n))
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
