//! Customers: who they are is not asked, only where they came from.

use super::identity::NONE;
use super::known::most;
use super::load::LoadedFile;
use super::people::People;
use super::row::Row;
use crate::intake::cell::money::UNIT;

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
    /// The contract, where the row tells of one.
    pub contract: Option<Contract>,
    /// Purchases on each channel, where the file counts them.
    pub bought: Option<Bought>,
}

/// The fields that hold purchases already counted, with the channel of each.
pub const COUNTED: [(&str, &str); 5] = [
    ("purchases_web", "web"),
    ("purchases_store", "store"),
    ("purchases_catalogue", "catalogue"),
    ("purchases_phone", "phone"),
    ("purchases_app", "app"),
];
/// Purchases by channel, in the order of [`COUNTED`].
pub type Bought = [u32; COUNTED.len()];

fn counted(row: &mut Row<'_>) -> Option<Bought> {
    let mut bought = Bought::default();
    let mut known = false;
    for ((field, _), held) in COUNTED.iter().zip(&mut bought) {
        if let Some(count) = row.count(*field) {
            *held = u32::try_from(count / UNIT as i64).unwrap_or(0);
            known = true;
        }
    }
    known.then_some(bought)
}

/// A contract: how long it has run, and whether it still does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Contract {
    /// Periods.
    pub periods: u32,
    /// Whether it is running.
    pub running: bool,
    /// Price of a period, in millionths.
    pub price: i64,
}

fn contract(row: &mut Row<'_>) -> Option<Contract> {
    let churned = row.flag("churned")?;
    // Without its age a contract still tells who left.
    let periods = match row.binding.has("tenure_periods") {
        true => row.count("tenure_periods")? / UNIT as i64,
        false => 0,
    };
    let price = row.maybe_money("period_price").map_or(0, |price| price.0);
    Some(Contract {
        periods: u32::try_from(periods).ok()?,
        running: !churned,
        price,
    })
}

/// The typed rows of a customers file.
#[derive(Debug, Default)]
pub struct CustomerRows {
    /// The rows.
    pub rows: Vec<CustomerRow>,
    /// The columns kept as traits.
    pub attributes: Vec<String>,
    /// Words of the traits, row by row.
    pub traits: Vec<u32>,
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
            contract: contract(row),
            bought: counted(row),
        };
        self.rows.push(customer);
        if self.attributes.len() < row.binding.attributes.len() {
            let names = row.binding.attributes.iter().map(|(name, _)| name.clone());
            self.attributes = names.collect();
        }
        for (_, index) in &row.binding.attributes {
            let bytes = row.record.raw(*index).trim_ascii();
            let word = match bytes {
                b"" => NONE,
                bytes => row.codes.words.code_of_word(bytes),
            };
            self.traits.push(word);
        }
    }
}

/// The contract of each customer: of several the longest.
#[inline(never)]
pub(super) fn contracts(files: &[&LoadedFile], people: &People) -> Vec<Option<Contract>> {
    most(files, people, |row| row.contract)
}

/// Purchases of each customer by channel: of several rows the most.
#[inline(never)]
pub(super) fn bought(files: &[&LoadedFile], people: &People) -> Vec<Option<Bought>> {
    most(files, people, |row| row.bought)
}
