//! Look-ups of stock: what was shown, and what was there.

use super::{customer_field, EMAIL, LOYALTY, PHONE, SKU, STORE};
use crate::mapping::field::FieldKind::{Category, Key, Number, Person, Time};
use crate::mapping::field::{field, Table, TableKind};

/// Look-ups of stock.
pub static TABLE: Table = Table {
    kind: TableKind::Lookups,
    id: "lookups",
    fr: "Consultations de stock",
    en: "Stock look-ups",
    fields: &[
        field(
            "at",
            Time,
            false,
            "date|at|timestamp|looked up at|consulted at|date consultation|\
                date de consultation|horodatage|date heure|datum|fecha|data|zeitpunkt",
            "Consulté le",
            "Looked up at",
        ),
        customer_field(),
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
        field("sku", Key, true, SKU, "Article", "Article"),
        field("store", Category, false, STORE, "Magasin", "Store"),
        field(
            "channel",
            Category,
            false,
            "channel|canal|kanal|canale|kanaal",
            "Canal",
            "Channel",
        ),
        field(
            "lookups",
            Number,
            false,
            "lookups|look ups|stock lookups|consultations|nb consultations|\
                nombre de consultations|stock checks|abfragen|consultas|consultazioni|\
                raadplegingen",
            "Consultations",
            "Look-ups",
        ),
        field(
            "shown",
            Category,
            false,
            "shown|displayed|displayed stock|stock displayed|shown stock|stock affiche|affiche|\
                disponibilite affichee|dispo affichee|displayed availability|\
                availability shown|angezeigt|angezeigter bestand|stock mostrado|\
                disponibilita mostrata|getoonde voorraad|getoond",
            "Stock affiché",
            "Stock shown",
        ),
        field(
            "actual",
            Category,
            false,
            "actual|actual stock|real stock|stock reel|disponibilite reelle|\
                actual availability|stock constate|stock physique|physical stock|counted stock|\
                tatsachlich|tatsachlicher bestand|stock real|giacenza reale|\
                werkelijke voorraad",
            "Stock réel",
            "Stock there",
        ),
    ],
    one_of: &[&["shown"], &["lookups"]],
    own: &["shown", "lookups", "actual"],
};
