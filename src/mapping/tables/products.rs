//! Products: articles and their prices.

use super::{CURRENCY, SKU};
use crate::mapping::field::FieldKind::{Category, Flag, Key, Money, Text, Time};
use crate::mapping::field::{field, Table, TableKind};

/// Products: articles and their prices.
pub static TABLE: Table = Table {
    kind: TableKind::Products,
    id: "products",
    fr: "Articles et prix",
    en: "Products",
    fields: &[
        field("sku", Key, true, SKU, "Article", "Article"),
        field(
            "name",
            Text,
            false,
            "name|product name|designation|designation produit|libelle|nom|product|produit|\
                title|item|bezeichnung|nombre|nome|naam",
            "Désignation",
            "Name",
        ),
        field(
            "family",
            Category,
            false,
            "family|famille|libelle famille|category|categorie|product type|rayon|warengruppe|\
                familia|categoria|categorie",
            "Famille",
            "Family",
        ),
        field(
            "price",
            Money,
            false,
            "price|prix|retail price|prix de vente|pv ttc|prix ttc|unit price|prix unitaire|\
                preis|precio|prezzo|prijs",
            "Prix",
            "Price",
        ),
        field(
            "promo_price",
            Money,
            false,
            "promo price|promo|prix promo|prix barre|sale price|prix remise|aktionspreis|\
                precio oferta",
            "Prix promotionnel",
            "Promotional price",
        ),
        field("currency", Category, false, CURRENCY, "Devise", "Currency"),
        field(
            "ean",
            Key,
            false,
            "ean|gtin|barcode|code barres|gencod|code barre",
            "EAN",
            "EAN",
        ),
        field(
            "web_available",
            Flag,
            false,
            "web available|produit web|vendu en ligne|online|disponible en ligne",
            "Vendu en ligne",
            "Sold online",
        ),
        field(
            "channel",
            Category,
            false,
            "channel|canal|kanal|canale|kanaal",
            "Canal",
            "Channel",
        ),
        field(
            "system",
            Category,
            false,
            "system|systeme|quelle",
            "Système",
            "System",
        ),
        field(
            "taken_at",
            Time,
            false,
            "taken at|releve le|date|date releve|snapshot date|stand",
            "Relevé le",
            "Taken at",
        ),
    ],
    one_of: &[&["name"], &["family"], &["price"]],
    own: &["name", "price", "sku", "promo_price"],
};
