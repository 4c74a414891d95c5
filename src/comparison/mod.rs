//! Two systems compared by their exports of the same things: what each lacks,
//! what differs, by how much, and how late.
//!
//! Both files are streamed through the intake, each by its own formats. Of a row
//! only its key and the values compared are kept, eight bytes each.

pub mod answer;
mod cell;
pub mod comparer;
pub mod items;
mod judge;
mod look;
pub mod plan;
pub mod propose;
mod rank;
mod side;
mod summary;

pub use look::Seen;
