//! Customers in groups: by scores (RFM) and by rules of the user's.

pub mod actions;
pub mod facts;
pub mod members;
pub mod profile;
pub mod proposals;
pub mod rfm;
pub mod rule;
mod token;
