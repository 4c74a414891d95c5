//! What channels and changes cost and bring: allocation keys, tables of returns
//! checked, cash flows, and the case made of them.

pub mod case;
pub mod cash_flow;
pub mod key;
pub mod table_check;

#[cfg(test)]
mod tests;
