//! Experiments: how large a test must be, and what one came to.
//!
//! [`plan`] needs no file. [`read`] takes the units of an experiment: [`gather`]
//! sums them up by what they were given, [`compare`] holds the variants against the
//! control, [`together`] tells whether two measures do more than their sum,
//! [`course`] follows the test day by day.

pub mod compare;
pub mod course;
pub mod gather;
pub mod plan;
pub mod read;
pub mod together;
