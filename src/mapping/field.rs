//! The tables a client can bring, and the fields they hold.

use super::tables::TABLES;
use serde::{Deserialize, Serialize};

/// A table that files are read into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "kebab-case")]
pub enum TableKind {
    /// Sales and refunds.
    Orders,
    /// Visits, clicks, calls, store visits, conversions.
    Touches,
    /// Spend by period and channel.
    Costs,
    /// Customers and where they came from.
    Customers,
    /// Rates to the reporting currency.
    Currencies,
    /// Journeys already aggregated.
    Paths,
}

/// What a field's cells must read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum FieldKind {
    /// An identifier of a thing.
    Key,
    /// An identifier of a person.
    Person,
    /// One of a few words.
    Category,
    /// An instant or a day.
    Time,
    /// A span of days.
    Period,
    /// An amount.
    Money,
    /// A number.
    Number,
    /// A sequence of channels.
    Path,
}

/// A field of a table.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its id in mappings.
    pub id: &'static str,
    /// What its cells are.
    pub kind: FieldKind,
    /// Whether the table is useless without it.
    pub required: bool,
    /// Normalised headers it goes by, in French, English and German.
    pub synonyms: &'static [&'static str],
    /// Its name in French.
    pub fr: &'static str,
    /// Its name in English.
    pub en: &'static str,
}

/// A table with its fields.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Which table.
    pub kind: TableKind,
    /// Its id in mappings and options.
    pub id: &'static str,
    /// Its name in French.
    pub fr: &'static str,
    /// Its name in English.
    pub en: &'static str,
    /// Its fields.
    pub fields: &'static [Field],
}

/// A field, in one line.
pub(super) const fn field(
    id: &'static str,
    kind: FieldKind,
    required: bool,
    synonyms: &'static [&'static str],
    fr: &'static str,
    en: &'static str,
) -> Field {
    Field {
        id,
        kind,
        required,
        synonyms,
        fr,
        en,
    }
}

impl TableKind {
    /// The table's description.
    #[must_use]
    pub fn table(self) -> &'static Table {
        // Total by the test below.
        TABLES
            .iter()
            .find(|table| table.kind == self)
            .unwrap_or(&TABLES[0])
    }

    /// The table with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        TABLES.iter().find(|table| table.id == id).map(|t| t.kind)
    }
}

impl Table {
    /// The fields of which any one will do, where the table needs one: what a
    /// person is known by.
    #[must_use]
    pub fn any_of(&self) -> &'static [&'static str] {
        match self.kind {
            TableKind::Touches | TableKind::Customers => {
                &["customer_id", "email", "phone", "loyalty_id"]
            }
            _ => &[],
        }
    }

    /// Whether one of those is there, or none is needed.
    #[must_use]
    pub fn has_any(&self, has: impl Fn(&str) -> bool) -> bool {
        self.any_of().is_empty() || self.any_of().iter().any(|id| has(id))
    }

    /// The field with this id.
    #[must_use]
    pub fn field(&self, id: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::guess::normalise;

    #[test]
    fn every_kind_has_its_table_and_ids_are_unique() {
        use TableKind::{Costs, Currencies, Customers, Orders, Paths, Touches};
        for kind in [Orders, Touches, Costs, Customers, Currencies, Paths] {
            assert_eq!(kind.table().kind, kind);
            assert_eq!(TableKind::from_id(kind.table().id), Some(kind));
        }
        for table in TABLES {
            let mut ids: Vec<_> = table.fields.iter().map(|f| f.id).collect();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), table.fields.len(), "{}", table.id);
        }
    }

    #[test]
    fn synonyms_are_written_as_headers_are_compared() {
        for field in TABLES.iter().flat_map(|table| table.fields) {
            for synonym in field.synonyms {
                assert_eq!(&normalise(synonym), synonym, "{}", field.id);
            }
        }
    }
}
