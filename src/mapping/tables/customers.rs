//! Customers, and where they came from.

use super::{CUSTOMER, EMAIL, LOYALTY, PHONE};
use crate::mapping::field::FieldKind::{Category, Person, Time};
use crate::mapping::field::{field, Table, TableKind};

/// Customers, and where they came from.
pub static TABLE: Table = Table {
    kind: TableKind::Customers,
    id: "customers",
    fr: "Clients",
    en: "Customers",
    fields: &[
        field("customer_id", Person, false, CUSTOMER, "Client", "Customer"),
        field("email", Person, false, EMAIL, "E-mail", "E-mail"),
        field("phone", Person, false, PHONE, "Téléphone", "Phone"),
        field(
            "loyalty_id",
            Person,
            false,
            LOYALTY,
            "Carte de fidélité",
            "Loyalty card",
        ),
        field(
            "acquisition_channel",
            Category,
            false,
            &[
                "acquisition channel",
                "canal acquisition",
                "canal d acquisition",
                "acquired by",
                "first channel",
                "origine",
                "source",
            ],
            "Canal d’acquisition",
            "Acquisition channel",
        ),
        field(
            "acquired_on",
            Time,
            false,
            &[
                "acquired on",
                "acquisition date",
                "date acquisition",
                "created at",
                "date creation",
                "date d inscription",
                "customer since",
                "client depuis",
                "signup date",
            ],
            "Date d’acquisition",
            "Acquired on",
        ),
        field(
            "segment",
            Category,
            false,
            &["segment", "groupe", "group", "type client", "customer type"],
            "Segment",
            "Segment",
        ),
    ],
};
