//! Bytes to a table of text, and what a look at its first rows tells.
//!
//! This room knows nothing of marketing. It is given chunks of a file, of any
//! size, and hands records on; a file is never held whole.

pub mod aligned;
pub mod cell;
pub mod delimited;
pub mod dialect;
pub mod encoding;
pub mod grid;
pub mod header;
pub mod infer;
pub mod marks;
pub mod plain;
pub mod score;
pub mod shape;
pub mod sink;
pub mod split;
pub mod stated;
pub mod survey;
pub mod table;
pub mod typed;
pub mod warning;
