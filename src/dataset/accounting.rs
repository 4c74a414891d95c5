//! Accounting: entries of the accounts.

use super::identity::NONE;
use super::placed::Place;
use super::row::Row;
use crate::intake::cell::money::Money;
use crate::mapping::header::normalise;

/// An entry, typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryRow {
    /// Its day, as an instant in milliseconds UTC.
    pub time: i64,
    /// Word of the account's number.
    pub account: u32,
    /// Word of the account's name.
    pub account_name: u32,
    /// Word of the journal.
    pub journal: u32,
    /// Word of what was entered.
    pub label: u32,
    /// Word of the piece.
    pub piece: u32,
    /// Word of the cost centre.
    pub analytic: u32,
    /// Word of the channel.
    pub channel: u32,
    /// Debit less credit.
    pub amount: Money,
}

impl EntryRow {
    /// Reads a record; what cannot be read goes to the ledger.
    pub fn read(row: &mut Row<'_>) -> Option<Self> {
        let account = row.word("account");
        if account == NONE {
            row.skip("account-missing", "account");
            return None;
        }
        let time = row.instant("date")?;
        let Some(amount) = amount(row) else {
            row.skip("amount-missing", "debit");
            return None;
        };
        Some(Self {
            time,
            account,
            account_name: row.word("account_name"),
            journal: row.word("journal"),
            label: row.word("label"),
            piece: row.word("piece"),
            analytic: row.word("analytic"),
            channel: row.word("channel"),
            amount,
        })
    }
}

/// Debit less credit, or an amount with its side.
fn amount(row: &mut Row<'_>) -> Option<Money> {
    let (debit, credit) = (row.maybe_money("debit"), row.maybe_money("credit"));
    if debit.is_some() || credit.is_some() {
        let (debit, credit) = (debit.unwrap_or_default(), credit.unwrap_or_default());
        return debit.0.checked_sub(credit.0).map(Money);
    }
    let amount = row.maybe_money("amount")?;
    let side = row.cell("side").map(|cell| normalise(&cell.text));
    let is_credit = matches!(side.as_deref(), Some("c" | "credit" | "haben" | "-1"));
    Some(if is_credit { Money(-amount.0) } else { amount })
}

impl Place for EntryRow {
    fn channel(&self) -> u32 {
        self.channel
    }

    fn money(&self) -> Option<(Money, u32)> {
        Some((self.amount, NONE))
    }
}
