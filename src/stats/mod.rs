//! Pure mathematics: no word of marketing in here.

pub mod accumulate;
pub mod adjusted_wald;
pub mod bootstrap;
pub mod change_points;
pub mod chi_square;
pub mod compare;
pub mod correlation;
pub mod estimate;
pub mod interval;
pub mod kaplan_meier;
pub mod lift;
pub mod linear;
pub mod log_rank;
pub mod mann_whitney;
pub mod multiple;
pub mod optimise;
pub mod proportions;
pub mod quantile;
pub mod random;
pub mod ranks;
pub mod sequential;
pub mod special;
pub mod stl;
pub mod welch;
