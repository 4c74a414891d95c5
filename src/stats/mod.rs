//! Pure mathematics: no word of marketing in here.

pub mod accumulate;
pub mod compare;
pub mod interval;
pub mod linear;
pub mod quantile;
