//! Customers in groups.

pub mod rfm;
