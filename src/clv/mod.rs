//! What customers will be worth: models of how often they buy, and for how much.
//!
//! A customer is `(x, t_x, T)`: repeat purchase days, the time of the last one
//! and the time watched, both since the first. Customers who are alike in all
//! three are one row with a count, and a fit goes over rows.

pub mod bg_nbd;
mod chances;
pub mod fit;
pub mod forecast;
pub mod gamma_gamma;
pub mod history;
pub mod mbg_nbd;
pub mod pareto_nbd;
pub mod sbg;

use fit::{Fit, Likelihood};
use history::Row;

/// By parameters, for a customer, up to each of some times: fills in the purchases.
pub type Path = fn(&[f64; 4], &Row, &[f64], &mut [f64]) -> Option<()>;

/// A model of repeat buying with four parameters.
pub struct Model {
    /// Its id.
    pub id: &'static str,
    /// The names of its parameters, in order.
    pub names: [&'static str; 4],
    /// The likelihood of a customer.
    pub likelihood: Likelihood<Row, 4>,
    /// Purchases of a new customer expected by a time.
    pub expected: fn(&[f64; 4], f64) -> Option<f64>,
    /// Purchases of a customer expected up to each of some times that follow.
    pub path: Path,
    /// The chance that a customer still is one.
    pub alive: fn(&[f64; 4], &Row) -> Option<f64>,
}

/// The models of repeat buying, the default first.
pub static MODELS: [&Model; 3] = [&mbg_nbd::MODEL, &bg_nbd::MODEL, &pareto_nbd::MODEL];

impl Model {
    /// Fits the model to customers.
    #[must_use]
    pub fn fit(&self, rows: &[Row]) -> Option<Fit<4>> {
        fit::fit(rows, &self.likelihood)
    }

    /// Purchases of a customer expected in the time that follows.
    #[must_use]
    pub fn conditional(&self, parameters: &[f64; 4], row: &Row, ahead: f64) -> Option<f64> {
        let mut purchases = [0.0];
        (self.path)(parameters, row, &[ahead], &mut purchases)?;
        Some(purchases[0])
    }
}

#[cfg(test)]
mod tests;
