//! Sheets of workbooks as delimited text.
//!
//! `.xlsx`, `.xls` and `.ods` are read by calamine, behind limits that a
//! hostile file meets first. A sheet comes out as CSV in UTF-8, written so
//! that the intake of the core reads it exactly: titles, header rows, totals
//! and notes are then found by the same rules as in any other file.
//!
//! A wasm of its own, loaded when the first workbook is opened.

pub mod book;
mod cell;
mod grid;
pub mod guard;
mod js;
pub mod refusal;

#[cfg(test)]
mod tests;
