//! Stock: quantities at hand, by article and place.

use super::SKU;
use crate::mapping::field::FieldKind::{Category, Key, Number, Time};
use crate::mapping::field::{field, Table, TableKind};

/// Stock: quantities at hand, by article and place.
pub static TABLE: Table = Table {
    kind: TableKind::Stock,
    id: "stock",
    fr: "Stocks",
    en: "Stock",
    fields: &[
        field("sku", Key, true, SKU, "Article", "Article"),
        field(
            "location",
            Category,
            false,
            "location|lieu|entrepot|warehouse|depot|magasin|store|outlet name|emplacement|\
                lager|almacen|magazzino|magazijn",
            "Lieu",
            "Location",
        ),
        field(
            "quantity",
            Number,
            true,
            "quantity|quantite|stock|qty|qte|current inventory|on hand|stock disponible|\
                disponible|available|bestand|existencias|giacenza|voorraad",
            "Quantité",
            "Quantity",
        ),
        field(
            "taken_at",
            Time,
            false,
            "taken at|releve le|date|date releve|snapshot date|inventory date|date inventaire|\
                stand",
            "Relevé le",
            "Taken at",
        ),
        field(
            "system",
            Category,
            false,
            "system|systeme|source|quelle",
            "Système",
            "System",
        ),
    ],
    one_of: &[],
    own: &["quantity", "location", "sku"],
};
