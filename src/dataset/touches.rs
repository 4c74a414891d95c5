//! Touches: what customers did before, between and instead of buying.

use super::identity::NONE;
use super::quality::Effect;
use super::row::Row;
use crate::intake::cell::money::Money;
use crate::mapping::guess::normalise;

/// A row of a touches file, typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TouchRow {
    /// The customer.
    pub customer: u32,
    /// The session, if it has one.
    pub session: u32,
    /// Instant in milliseconds UTC.
    pub time: i64,
    /// Word of the channel.
    pub channel: u32,
    /// Word of the source.
    pub source: u32,
    /// Word of the segment.
    pub segment: u32,
    /// The order it is, of a conversion.
    pub order: u32,
    /// What the conversion is worth.
    pub value: Money,
    /// Whether it is a conversion rather than a touch.
    pub conversion: bool,
}

/// The typed rows of a touches file.
#[derive(Debug, Default)]
pub struct TouchRows {
    /// The rows, in the order of the file.
    pub rows: Vec<TouchRow>,
}

impl TouchRows {
    /// Reads a record; what cannot be read goes to the ledger.
    pub fn read(&mut self, row: &mut Row<'_>) {
        let customer = row.person("customer_id");
        if customer == NONE {
            row.skip("customer-missing", "customer_id");
            return;
        }
        let Some(time) = row.instant("at") else {
            return;
        };
        let conversion = row
            .cell("kind")
            .is_some_and(|cell| is_conversion(&cell.text));
        let channel = row.word("channel");
        if channel == NONE && !conversion {
            row.skip("channel-missing", "channel");
            return;
        }
        let value = match row.cell("value") {
            None => Money::default(),
            Some(cell) => Money::parse(&cell.text, cell.format).unwrap_or_else(|| {
                row.note(Effect::Guessed, "value-unreadable-as-zero", "value");
                Money::default()
            }),
        };
        let touch = TouchRow {
            customer,
            session: row.session("session_id"),
            time,
            channel,
            source: row.word("source"),
            segment: row.word("segment"),
            order: row.order("order_id"),
            value,
            conversion,
        };
        self.rows.push(touch);
    }
}

/// Whether an event is a conversion, by its name.
fn is_conversion(text: &str) -> bool {
    const NAMES: &[&str] = &[
        "conversion",
        "purchase",
        "achat",
        "order",
        "commande",
        "sale",
        "vente",
        "transaction",
        "kauf",
        "converted",
        "yes",
        "oui",
    ];
    NAMES.contains(&normalise(text).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conversions_by_name() {
        assert!(is_conversion("Conversion"));
        assert!(is_conversion("achat"));
        assert!(!is_conversion("visit"));
        assert!(!is_conversion("cc_start"));
    }
}
