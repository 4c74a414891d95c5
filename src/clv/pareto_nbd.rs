//! Pareto/NBD (Schmittlein, Morrison & Colombo 1987; Fader & Hardie 2005):
//! customers may be gone at any time. Where its gradient has the
//! derivatives of the hypergeometric function by its parameters, which have no
//! short form, it is taken by differences.

use super::chances::finite;
use super::fit::{Likelihood, Terms};
use super::history::Row;
use super::Model;
use crate::stats::special::{digamma, hyp2f1, ln_gamma};

/// Pareto/NBD.
pub static MODEL: Model = Model {
    id: "pareto-nbd",
    names: ["r", "alpha", "s", "beta"],
    likelihood: Likelihood { terms, rest },
    expected,
    path,
    alive,
};

fn terms(&[r, alpha, s, beta]: &[f64; 4], x: f64) -> Terms<4> {
    let start = ln_gamma(r + x) - ln_gamma(r) + r * alpha.ln() + s * beta.ln();
    let slope = [
        digamma(r + x) - digamma(r) + alpha.ln(),
        r / alpha,
        beta.ln(),
        s / beta,
    ];
    (start, slope)
}

fn rest(parameters: &[f64; 4], row: &Row, slope: &mut [f64; 4]) -> f64 {
    let value = log(parameters, row);
    for (at, slope) in slope.iter_mut().enumerate() {
        let step = 1e-5 * parameters[at];
        let (mut up, mut down) = (*parameters, *parameters);
        up[at] += step;
        down[at] -= step;
        *slope = (log(&up, row) - log(&down, row)) / (2.0 * step);
    }
    value
}

fn log(parameters: &[f64; 4], row: &Row) -> f64 {
    let &[r, alpha, s, beta] = parameters;
    let &Row { x, t, .. } = row;
    let alive = -(r + x) * (alpha + t).ln() - s * (beta + t).ln();
    let Some(gone) = gone(parameters, row) else {
        return f64::NEG_INFINITY;
    };
    let most = alive.max(gone);
    most + ((alive - most).exp() + (gone - most).exp()).ln()
}

/// The logarithm of what being gone adds to the likelihood.
fn gone(&[r, alpha, s, beta]: &[f64; 4], row: &Row) -> Option<f64> {
    let &Row { x, t_x, t, .. } = row;
    let all = r + s + x;
    let (large, second) = if alpha >= beta {
        (alpha, s + 1.0)
    } else {
        (beta, r + x)
    };
    let apart = (alpha - beta).abs();
    let part = |time: f64| -> Option<f64> {
        let series = hyp2f1(all, second, all + 1.0, apart / (large + time))?;
        Some(series.ln() - all * (large + time).ln())
    };
    let (early, late) = (part(t_x)?, part(t)?);
    // Watched no longer than to the last purchase: nothing can have happened.
    let difference = if late < early {
        early + (-(late - early).exp()).ln_1p()
    } else {
        f64::NEG_INFINITY
    };
    Some((s / all).ln() + difference)
}

fn expected(&[r, alpha, s, beta]: &[f64; 4], t: f64) -> Option<f64> {
    let left = ((s - 1.0) * (beta / (beta + t)).ln()).exp();
    finite(r * beta / (alpha * (s - 1.0)) * (1.0 - left))
}

fn path(parameters: &[f64; 4], row: &Row, ahead: &[f64], purchases: &mut [f64]) -> Option<()> {
    let &[r, alpha, s, beta] = parameters;
    let &Row { x, t, .. } = row;
    let alive = alive(parameters, row)?;
    for (purchases, ahead) in purchases.iter_mut().zip(ahead) {
        let left = ((s - 1.0) * ((beta + t) / (beta + t + ahead)).ln()).exp();
        let if_alive = (r + x) * (beta + t) / ((alpha + t) * (s - 1.0)) * (1.0 - left);
        *purchases = finite(if_alive * alive)?;
    }
    Some(())
}

fn alive(parameters: &[f64; 4], row: &Row) -> Option<f64> {
    let &[r, alpha, s, beta] = parameters;
    let &Row { x, t, .. } = row;
    let alive = -(r + x) * (alpha + t).ln() - s * (beta + t).ln();
    let odds = (gone(parameters, row)? - alive).exp();
    Some(1.0 / (1.0 + odds))
}
