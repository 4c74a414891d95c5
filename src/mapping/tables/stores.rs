//! Stores, and the channel each sells on.

use crate::mapping::field::FieldKind::{Category, Text};
use crate::mapping::field::{field, Table, TableKind};

/// Stores, and the channel each sells on.
pub static TABLE: Table = Table {
    kind: TableKind::Stores,
    id: "stores",
    fr: "Magasins",
    en: "Stores",
    fields: &[
        field(
            "store",
            Category,
            true,
            "store id|code magasin|n depot|code depot|store code|magasin|store|depot|filiale|\
                tienda|negozio|winkel",
            "Magasin",
            "Store",
        ),
        field(
            "name",
            Text,
            false,
            "name|nom|intitule depot|intitule|nom magasin|store name|libelle|bezeichnung",
            "Nom",
            "Name",
        ),
        field(
            "channel",
            Category,
            false,
            "channel|canal|kanal|canal de vente|canale|kanaal",
            "Canal",
            "Channel",
        ),
        field(
            "zone",
            Category,
            false,
            "zone|zones magasin|region|secteur|gebiet",
            "Zone",
            "Zone",
        ),
        field(
            "postcode",
            Category,
            false,
            "postcode|cp|code postal|zip|plz|codigo postal|cap",
            "Code postal",
            "Postcode",
        ),
        field(
            "city",
            Category,
            false,
            "city|ville|stadt|ort|ciudad|citta|stad",
            "Ville",
            "City",
        ),
    ],
    one_of: &[&["name"], &["channel"], &["zone"], &["city"]],
    own: &["zone", "city", "name"],
};
