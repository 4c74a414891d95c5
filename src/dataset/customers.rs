//! Customers: who they are is not asked, only where they came from.

use super::identity::NONE;
use super::row::Row;

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
    /// Whether a member of the loyalty programme.
    pub loyalty_member: Option<bool>,
    /// Whether e-mails are welcome.
    pub consent_email: Option<bool>,
    /// Whether text messages are.
    pub consent_sms: Option<bool>,
    /// Word of the postcode.
    pub postcode: u32,
    /// Word of the country.
    pub country: u32,
    /// Day of birth, as an instant in milliseconds UTC.
    pub born: Option<i64>,
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
        let customer = CustomerRow {
            customer,
            acquisition_channel: row.word("acquisition_channel"),
            acquired: row.maybe_instant("acquired_on"),
            segment: row.word("segment"),
            loyalty_member: row.flag("loyalty_member"),
            consent_email: row.flag("consent_email"),
            consent_sms: row.flag("consent_sms"),
            postcode: row.word("postcode"),
            country: row.word("country"),
            born: row.maybe_instant("birth_date"),
        };
        self.rows.push(customer);
    }
}
