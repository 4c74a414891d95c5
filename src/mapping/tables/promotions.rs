//! Promotions, samples and tastings: when, where, at what cost.

use super::{CURRENCY, SKU, STORE};
use crate::mapping::field::FieldKind::{Category, Key, Money, Number, Period};
use crate::mapping::field::{field, Table, TableKind};

/// Promotions, samples and tastings.
pub static TABLE: Table = Table {
    kind: TableKind::Promotions,
    id: "promotions",
    fr: "Animations et promotions",
    en: "Promotions",
    fields: &[
        field(
            "promotion",
            Key,
            false,
            "promotion id|promotion|id promotion|promo id|code promotion|animation|id animation|\
                operation commerciale|code operation|aktion|aktionsnummer|promocion|promozione|\
                actie|degustation|tasting|sampling",
            "Numéro de l’animation",
            "Promotion",
        ),
        field(
            "from",
            Period,
            true,
            "date from|start date|date debut|date de debut|debut|du|from|starts on|start|\
                valid from|von|beginn|startdatum|desde|fecha inicio|dal|data inizio|van|\
                begindatum|date animation|date|jour|day|datum|fecha|data",
            "Début",
            "First day",
        ),
        field(
            "to",
            Period,
            false,
            "date to|end date|date fin|date de fin|fin|au|to|ends on|end|valid to|valid until|\
                bis|ende|enddatum|hasta|fecha fin|al|data fine|tot|einddatum",
            "Fin",
            "Last day",
        ),
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
            "kind",
            Category,
            false,
            "promotion type|type promotion|type de promotion|type animation|type d animation|\
                type d operation|mecanique|mechanic|kind|type|nature|aktionsart|tipo|soort",
            "Nature",
            "Kind",
        ),
        field(
            "label",
            Category,
            false,
            "label|libelle|name|nom|intitule|title|description|bezeichnung|nombre|nome|naam",
            "Libellé",
            "Label",
        ),
        field("sku", Key, false, SKU, "Article", "Article"),
        field(
            "samples",
            Number,
            false,
            "samples|echantillons|echantillons distribues|nb echantillons|tastings|degustations|\
                proben|muster|muestras|campioni|monsters",
            "Échantillons ou dégustations",
            "Samples or tastings",
        ),
        field(
            "cost",
            Money,
            false,
            "cost|cout|cout total|depense|budget|kosten|coste|costo|spend|amount|montant",
            "Coût",
            "Cost",
        ),
        field("currency", Category, false, CURRENCY, "Devise", "Currency"),
    ],
    one_of: &[&["promotion"], &["samples"], &["label", "to", "store"]],
    own: &["promotion", "samples", "to"],
};
