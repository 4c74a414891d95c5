//! Fits by maximum likelihood, on the logarithms of the parameters.

use crate::stats::linear::{Factored, Matrix};
use crate::stats::optimise::{minimise, Minimum};

/// A row with how many customers it stands for.
pub trait Counted {
    /// How many.
    fn count(&self) -> f64;
}

/// What a fit came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit<const N: usize> {
    /// The parameters.
    pub parameters: [f64; N],
    /// Their standard errors, from the curvature at the top; `None` where it is
    /// no top.
    pub errors: Option<[f64; N]>,
    /// The logarithm of the likelihood of all customers.
    pub log_likelihood: f64,
    /// Whether the search came to a top.
    pub converged: bool,
    /// Steps it took.
    pub steps: usize,
}

/// Starts tried one after another until one converges.
const STARTS: [f64; 4] = [1.0, 0.3, 3.0, 0.1];

/// Fits parameters to rows; `None` without customers.
#[must_use]
pub fn fit<R: Counted, const N: usize>(
    rows: &[R],
    log_likelihood: fn(&[f64; N], &R, &mut [f64; N]) -> f64,
) -> Option<Fit<N>> {
    let starts = STARTS.map(|start| [start; N]);
    fit_from(rows, log_likelihood, &starts)
}

/// The same from given starts.
#[must_use]
pub fn fit_from<R: Counted, const N: usize>(
    rows: &[R],
    log_likelihood: fn(&[f64; N], &R, &mut [f64; N]) -> f64,
    starts: &[[f64; N]],
) -> Option<Fit<N>> {
    let all: f64 = rows.iter().map(R::count).sum();
    if all <= 0.0 {
        return None;
    }
    let mut f = |logs: &[f64], gradient: &mut [f64]| {
        negative_mean(rows, all, log_likelihood, logs, gradient)
    };
    let mut best: Option<Minimum> = None;
    for start in starts {
        let found = minimise(&mut f, &start.map(f64::ln));
        let done = found.converged;
        if best.as_ref().is_none_or(|best| found.value < best.value) {
            best = Some(found);
        }
        if done {
            break;
        }
    }
    let best = best?;
    if !best.value.is_finite() {
        return None;
    }
    let mut parameters = [0.0; N];
    for (parameter, log) in parameters.iter_mut().zip(&best.at) {
        *parameter = log.exp();
    }
    Some(Fit {
        parameters,
        errors: errors(&mut f, &best.at, all, &parameters),
        log_likelihood: -best.value * all,
        converged: best.converged,
        steps: best.steps,
    })
}

/// The mean of the negative logarithms, and its slope on the scale of the
/// parameters' logarithms.
fn negative_mean<R: Counted, const N: usize>(
    rows: &[R],
    all: f64,
    log_likelihood: fn(&[f64; N], &R, &mut [f64; N]) -> f64,
    logs: &[f64],
    gradient: &mut [f64],
) -> f64 {
    let mut parameters = [0.0; N];
    for (parameter, log) in parameters.iter_mut().zip(logs) {
        // Beyond this a parameter is at no top.
        if log.abs() > 25.0 {
            return f64::INFINITY;
        }
        *parameter = log.exp();
    }
    gradient.fill(0.0);
    let (mut value, mut one) = (0.0, [0.0; N]);
    for row in rows {
        value -= row.count() * log_likelihood(&parameters, row, &mut one);
        for (sum, slope) in gradient.iter_mut().zip(one) {
            *sum -= row.count() * slope;
        }
    }
    for (slope, parameter) in gradient.iter_mut().zip(parameters) {
        *slope *= parameter / all;
    }
    value / all
}

/// Standard errors from the change of the gradient around the top.
fn errors<const N: usize>(
    f: &mut impl FnMut(&[f64], &mut [f64]) -> f64,
    at: &[f64],
    all: f64,
    parameters: &[f64; N],
) -> Option<[f64; N]> {
    const STEP: f64 = 1e-4;
    let mut information = Matrix::identity(N);
    let (mut above, mut below) = ([0.0; N], [0.0; N]);
    for i in 0..N {
        let mut moved = at.to_vec();
        moved[i] = at[i] + STEP;
        f(&moved, &mut above);
        moved[i] = at[i] - STEP;
        f(&moved, &mut below);
        for j in 0..N {
            let slope = all * (above[j] - below[j]) / (2.0 * STEP);
            let one = if i == j { 1.0 } else { 0.0 };
            information.add(i, j, slope - one);
        }
    }
    let factored = Factored::new(information)?;
    let mut errors = [0.0; N];
    for (i, error) in errors.iter_mut().enumerate() {
        let mut unit = [0.0; N];
        unit[i] = 1.0;
        let variance = factored.solve(&unit)[i];
        if !(variance > 0.0 && variance.is_finite()) {
            return None;
        }
        *error = parameters[i] * variance.sqrt();
    }
    Some(errors)
}
