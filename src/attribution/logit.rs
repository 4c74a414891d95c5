//! Logistic regression of converting on which channels a journey holds, on
//! counts of sets (Newton's steps; a ridge too slight to move a digit keeps
//! separated channels finite).

use super::sets::Counts;
use crate::stats::linear::{Factored, Matrix};

const RIDGE: f64 = 1e-6;
const MOST_STEPS: usize = 60;

/// A fitted regression.
pub(super) struct Fit {
    pub(super) intercept: f64,
    /// One a channel; 0 for those that do not vary.
    pub(super) slopes: Vec<f64>,
    /// Their standard errors.
    pub(super) errors: Vec<Option<f64>>,
    pub(super) converged: bool,
}

impl Fit {
    /// The chance that a journey with these channels converts.
    pub(super) fn chance(&self, set: impl Iterator<Item = usize>) -> f64 {
        let line: f64 = self.intercept + set.map(|channel| self.slopes[channel]).sum::<f64>();
        1.0 / (1.0 + (-line).exp())
    }
}

/// Fits to counts of sets, on the channels of `used` alone.
pub(super) fn fit(sets: &[Vec<u16>], counts: &[Counts], used: &[bool]) -> Option<Fit> {
    let total: f64 = counts.iter().map(|c| c[0] + c[2]).sum();
    let conversions: f64 = counts.iter().map(|c| c[0]).sum();
    if conversions <= 0.0 || conversions >= total {
        return None;
    }
    let columns = varying(sets, counts, used, total);
    let mut place = vec![0; used.len()];
    for (at, &channel) in columns.iter().enumerate() {
        place[channel] = at + 1;
    }
    let rows: Vec<(Vec<usize>, f64, f64)> = sets
        .iter()
        .zip(counts)
        .filter(|(_, c)| c[0] + c[2] > 0.0)
        .map(|(set, c)| {
            let places = set.iter().map(|&channel| place[usize::from(channel)]);
            (places.filter(|&at| at > 0).collect(), c[0], c[0] + c[2])
        })
        .collect();
    let mut beta = vec![0.0; columns.len() + 1];
    beta[0] = (conversions / (total - conversions)).ln();
    let mut converged = false;
    let mut information = None;
    for _ in 0..MOST_STEPS {
        let (gradient, matrix) = newton(&rows, &beta);
        let factored = Factored::new(matrix)?;
        let step = factored.solve(&gradient);
        let longest = step.iter().fold(0.0f64, |most, s| most.max(s.abs()));
        // Far from the top a whole step may overshoot.
        let length = (4.0 / longest).min(1.0);
        beta.iter_mut()
            .zip(&step)
            .for_each(|(beta, step)| *beta += length * step);
        information = Some(factored);
        if longest < 1e-10 {
            converged = true;
            break;
        }
    }
    let mut fit = Fit {
        intercept: beta[0],
        slopes: vec![0.0; used.len()],
        errors: vec![None; used.len()],
        converged,
    };
    for (at, &channel) in columns.iter().enumerate() {
        fit.slopes[channel] = beta[at + 1];
        let mut unit = vec![0.0; beta.len()];
        unit[at + 1] = 1.0;
        let variance = information.as_ref().map(|i| i.solve(&unit)[at + 1]);
        fit.errors[channel] = variance.filter(|v| *v > 0.0).map(f64::sqrt);
    }
    Some(fit)
}

/// The channels that some journeys hold and others do not.
fn varying(sets: &[Vec<u16>], counts: &[Counts], used: &[bool], total: f64) -> Vec<usize> {
    let mut with = vec![0.0; used.len()];
    for (set, count) in sets.iter().zip(counts) {
        for &channel in set {
            with[usize::from(channel)] += count[0] + count[2];
        }
    }
    let varies = |&channel: &usize| used[channel] && with[channel] > 0.0 && with[channel] < total;
    (0..used.len()).filter(varies).collect()
}

/// The slope of the likelihood, and its curvature.
fn newton(rows: &[(Vec<usize>, f64, f64)], beta: &[f64]) -> (Vec<f64>, Matrix) {
    let n = beta.len();
    let mut gradient: Vec<f64> = beta.iter().map(|b| -RIDGE * b).collect();
    gradient[0] = 0.0;
    let mut cells = vec![0.0; n * n];
    for (places, conversions, journeys) in rows {
        let line: f64 = beta[0] + places.iter().map(|&at| beta[at]).sum::<f64>();
        let p = 1.0 / (1.0 + (-line).exp());
        let residual = conversions - journeys * p;
        let weight = journeys * p * (1.0 - p);
        gradient[0] += residual;
        cells[0] += weight;
        for &a in places {
            gradient[a] += residual;
            cells[a * n] += weight;
            cells[a] += weight;
            for &b in places {
                cells[a * n + b] += weight;
            }
        }
    }
    let mut matrix = Matrix::identity(n);
    for row in 0..n {
        for column in 0..n {
            let ridge = f64::from(u8::from(row == column)) * (1.0 - RIDGE);
            matrix.add(row, column, cells[row * n + column] - ridge);
        }
    }
    (gradient, matrix)
}
