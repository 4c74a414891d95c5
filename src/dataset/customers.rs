//! Customers: who they are is not asked, only where they came from.

use super::identity::NONE;
use super::quality::Effect;
use super::row::Row;
use crate::intake::cell::date;

/// A row of a customers file, typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CustomerRow {
    /// The customer.
    pub customer: u32,
    /// Word of the channel that won the customer.
    pub acquisition_channel: u32,
    /// When, in milliseconds UTC.
    pub acquired: Option<i64>,
    /// Word of the segment.
    pub segment: u32,
}

/// The typed rows of a customers file.
#[derive(Debug, Default)]
pub struct CustomerRows {
    /// The rows.
    pub rows: Vec<CustomerRow>,
}

impl CustomerRows {
    /// Reads a record; what cannot be read goes to the ledger.
    pub fn read(&mut self, row: &mut Row<'_>) {
        let customer = row.customer();
        if customer == NONE {
            row.skip("customer-missing", "customer_id");
            return;
        }
        let acquired = row.cell("acquired_on").and_then(|cell| {
            let moment = date::parse(&cell.text, cell.date_order);
            if moment.is_none() {
                row.note(Effect::Guessed, "date-unreadable-as-missing", "acquired_on");
            }
            moment.map(|moment| row.clock.instant(moment))
        });
        let customer = CustomerRow {
            customer,
            acquisition_channel: row.word("acquisition_channel"),
            acquired,
            segment: row.word("segment"),
        };
        self.rows.push(customer);
    }
}
