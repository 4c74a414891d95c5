//! Currencies: rates to the reporting currency.

use crate::mapping::field::FieldKind::{Category, Number};
use crate::mapping::field::{field, Table, TableKind};

/// Currencies: rates to the reporting currency.
pub static TABLE: Table = Table {
    kind: TableKind::Currencies,
    id: "currencies",
    fr: "Devises",
    en: "Currencies",
    fields: &[
        field(
            "currency",
            Category,
            true,
            "currency|devise|monnaie|code|waehrung|code devise",
            "Devise",
            "Currency",
        ),
        field(
            "rate",
            Number,
            true,
            "rate|taux|kurs|exchange rate|rate to eur|taux eur|taux de change|rate eur",
            "Taux",
            "Rate",
        ),
    ],
    one_of: &[],
    own: &["rate"],
};
