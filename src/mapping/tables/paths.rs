//! Paths: journeys already aggregated.

use crate::mapping::field::FieldKind::{Money, Number, Path};
use crate::mapping::field::{field, Table, TableKind};

/// Paths: journeys already aggregated.
pub static TABLE: Table = Table {
    kind: TableKind::Paths,
    id: "paths",
    fr: "Parcours agrégés",
    en: "Aggregated paths",
    fields: &[
        field(
            "path",
            Path,
            true,
            "path|parcours|chemin|journey|pfad|channel path",
            "Parcours",
            "Path",
        ),
        field(
            "conversions",
            Number,
            true,
            "conversions|total conversions|conversion|conv|nb conversions|converted",
            "Conversions",
            "Conversions",
        ),
        field(
            "value",
            Money,
            false,
            "value|total conversion value|conversion value|valeur|revenue|total value|\
                chiffre d affaires|wert",
            "Valeur",
            "Value",
        ),
        field(
            "nulls",
            Number,
            false,
            "null|nulls|total null|non conversions|sans conversion|non converted|total nulls",
            "Sans conversion",
            "Not converted",
        ),
    ],
    one_of: &[],
    own: &["path", "conversions"],
};
