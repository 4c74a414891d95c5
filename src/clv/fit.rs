//! Fits by maximum likelihood, on the logarithms of the parameters.

use crate::stats::linear::{Factored, Matrix};
use crate::stats::optimise::{minimise_within, Minimum, MOST_STEPS};

/// A row with how many customers it stands for.
pub trait Counted {
    /// How many.
    fn count(&self) -> f64;
    /// How often they came: what rows of one [`Likelihood::terms`] share.
    fn times(&self) -> f64;
}

/// A part of a logarithm, with its gradient.
pub type Terms<const N: usize> = (f64, [f64; N]);

/// The logarithm of the likelihood of a row, in two parts: gamma functions take
/// most of the time and depend on how often alone, so that many rows share them.
pub struct Likelihood<R, const N: usize> {
    /// What depends on the parameters and on how often.
    pub terms: fn(&[f64; N], f64) -> Terms<N>,
    /// What depends on the row; its gradient is filled in.
    pub rest: fn(&[f64; N], &R, &mut [f64; N]) -> f64,
}

impl<R: Counted, const N: usize> Likelihood<R, N> {
    /// The logarithm for a row; its gradient is filled in.
    pub fn of(&self, parameters: &[f64; N], row: &R, slope: &mut [f64; N]) -> f64 {
        let (value, terms) = (self.terms)(parameters, row.times());
        let rest = (self.rest)(parameters, row, slope);
        for (slope, term) in slope.iter_mut().zip(terms) {
            *slope += term;
        }
        value + rest
    }
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
    likelihood: &Likelihood<R, N>,
) -> Option<Fit<N>> {
    let starts = STARTS.map(|start| [start; N]);
    fit_within(rows, likelihood, &starts, MOST_STEPS)
}

/// Steps of a fit that begins where another one stands: what is left after them
/// is far below what drawing customers again moves.
const STEPS_AGAIN: usize = 25;

/// The same from where another fit stands, for customers drawn again.
#[must_use]
pub fn fit_from<R: Counted, const N: usize>(
    rows: &[R],
    likelihood: &Likelihood<R, N>,
    start: [f64; N],
) -> Option<Fit<N>> {
    fit_within(rows, likelihood, &[start], STEPS_AGAIN)
}

fn fit_within<R: Counted, const N: usize>(
    rows: &[R],
    likelihood: &Likelihood<R, N>,
    starts: &[[f64; N]],
    most: usize,
) -> Option<Fit<N>> {
    let all: f64 = rows.iter().map(R::count).sum();
    if all <= 0.0 {
        return None;
    }
    let mut sorted: Vec<&R> = rows.iter().collect();
    sorted.sort_by(|a, b| a.times().total_cmp(&b.times()));
    let mut f = |logs: &[f64], gradient: &mut [f64]| {
        negative_mean(&sorted, all, likelihood, logs, gradient)
    };
    let mut best: Option<Minimum> = None;
    for start in starts {
        let found = minimise_within(&mut f, &start.map(f64::ln), most);
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
    rows: &[&R],
    all: f64,
    likelihood: &Likelihood<R, N>,
    logs: &[f64],
    gradient: &mut [f64],
) -> f64 {
    let mut parameters = [0.0; N];
    for (parameter, log) in parameters.iter_mut().zip(logs) {
        // Beyond this a parameter is at no top.
        if log.abs() > 16.0 {
            return f64::INFINITY;
        }
        *parameter = log.exp();
    }
    gradient.fill(0.0);
    let (mut value, mut one) = (0.0, [0.0; N]);
    for alike in rows.chunk_by(|a, b| a.times() == b.times()) {
        let mut count = 0.0;
        for row in alike {
            count += row.count();
            value -= row.count() * (likelihood.rest)(&parameters, row, &mut one);
            for (sum, slope) in gradient.iter_mut().zip(one) {
                *sum -= row.count() * slope;
            }
        }
        let (shared, slopes) = (likelihood.terms)(&parameters, alike[0].times());
        value -= count * shared;
        for (sum, slope) in gradient.iter_mut().zip(slopes) {
            *sum -= count * slope;
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
