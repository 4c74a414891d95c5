//! Experiments: how large a test must be, and what one came to.
//!
//! [`plan`] needs no file. [`read`] takes the units of an experiment: [`gather`]
//! sums them up by what they were given, [`compare`] holds the variants against the
//! control, [`course`] follows the test day by day.

pub mod compare;
pub mod course;
pub mod gather;
pub mod plan;
pub mod read;
