//! Touches: visits, clicks, calls, conversions.

use super::{CHANNEL, CUSTOMER, ORDER};
use crate::mapping::field::FieldKind::{Category, Key, Money, Person, Time};
use crate::mapping::field::{field, Table, TableKind};

/// Touches: visits, clicks, calls, conversions.
pub static TABLE: Table = Table {
    kind: TableKind::Touches,
    id: "touches",
    fr: "Points de contact",
    en: "Touches",
    fields: &[
        field("customer_id", Person, true, CUSTOMER, "Client", "Customer"),
        field(
            "at",
            Time,
            true,
            &[
                "at",
                "timestamp",
                "date",
                "datetime",
                "time",
                "event time",
                "date heure",
                "horodatage",
                "visited at",
                "zeitpunkt",
                "datum",
                "event date",
                "date visite",
            ],
            "Date et heure",
            "Time",
        ),
        field("channel", Category, true, CHANNEL, "Canal", "Channel"),
        field(
            "session_id",
            Key,
            false,
            &[
                "session id",
                "session",
                "id session",
                "visit id",
                "visite id",
            ],
            "Session",
            "Session",
        ),
        field(
            "kind",
            Category,
            false,
            &[
                "kind",
                "event",
                "type",
                "event type",
                "event name",
                "evenement",
                "action",
                "interaction",
                "ereignis",
                "conversion",
            ],
            "Évènement",
            "Event",
        ),
        field(
            "order_id",
            Key,
            false,
            ORDER,
            "Numéro de commande",
            "Order number",
        ),
        field(
            "value",
            Money,
            false,
            &[
                "value",
                "valeur",
                "amount",
                "montant",
                "revenue",
                "wert",
                "conversion value",
            ],
            "Valeur",
            "Value",
        ),
        field(
            "segment",
            Category,
            false,
            &["segment", "groupe", "group"],
            "Segment",
            "Segment",
        ),
    ],
};
