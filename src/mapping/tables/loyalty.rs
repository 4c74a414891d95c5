//! Loyalty events: what members earned and spent.

use super::{customer_field, order_field, CHANNEL, EMAIL, LOYALTY, PHONE, STORE};
use crate::mapping::field::FieldKind::{Category, Number, Person, Time};
use crate::mapping::field::{field, Table, TableKind};

/// Loyalty events: what members earned and spent.
pub static TABLE: Table = Table {
    kind: TableKind::LoyaltyEvents,
    id: "loyalty-events",
    fr: "Mouvements de fidélité",
    en: "Loyalty events",
    fields: &[
        field(
            "loyalty_id",
            Person,
            false,
            LOYALTY,
            "Carte de fidélité",
            "Loyalty card",
        ),
        customer_field(),
        field("email", Person, false, EMAIL, "E-mail", "E-mail"),
        field("phone", Person, false, PHONE, "Téléphone", "Phone"),
        field(
            "at",
            Time,
            true,
            "date|at|date mouvement|date du mouvement|event date|timestamp|datum|fecha|data",
            "Date",
            "Date",
        ),
        field("channel", Category, false, CHANNEL, "Canal", "Channel"),
        field("store", Category, false, STORE, "Magasin", "Store"),
        field(
            "kind",
            Category,
            false,
            "type|mouvement|movement|kind|event|type mouvement|operation|transaction type|\
                bewegung",
            "Mouvement",
            "Movement",
        ),
        field(
            "points",
            Number,
            false,
            "points|nb points|nombre de points|points earned|punkte|puntos|punti|punten",
            "Points",
            "Points",
        ),
        order_field(),
    ],
    one_of: &[
        &["loyalty_id", "points"],
        &["customer_id", "points"],
        &["email", "points"],
        &["phone", "points"],
    ],
    own: &["points", "points", "loyalty_id", "kind"],
};
