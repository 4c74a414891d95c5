//! Omnimeter: omnichannel KPIs, attribution and journeys, computed where the data is.
//!
//! The data walks one way: bytes become a table ([`intake`]), a table becomes
//! typed columns ([`mapping`]), columns become a dataset ([`dataset`]), and the
//! analysis rooms ([`kpi`], [`attribution`], [`segment`], [`clv`], [`experiment`]) read it; [`report`] is where they
//! meet. What is worth a look in the files themselves, [`quality`] finds, and [`comparison`] lays two exports of the same
//! things side by side. [`maturity`] scores what a company says of itself.
//! How comments sound is heard in [`voice`]. JavaScript gets in by [`js`] alone.

pub mod attribution;
pub mod catalogue;
pub mod clv;
pub mod comparison;
pub mod dataset;
pub mod economics;
pub mod error;
pub mod experiment;
pub mod intake;
pub mod journey;
pub mod js;
pub mod kpi;
pub mod mapping;
pub mod maturity;
pub mod memory;
pub mod quality;
pub mod report;
pub mod segment;
pub mod stats;
pub mod target;
pub mod text;
pub mod voice;
