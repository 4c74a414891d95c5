//! What channels and changes cost and bring: allocation keys, tables of returns
//! checked, cash flows,
//! the case made of them, and what revenue does with spend.

pub mod case;
pub mod cash_flow;
pub mod key;
pub mod response;
pub mod table_check;

#[cfg(test)]
mod tests;
