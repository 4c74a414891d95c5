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
    /// Visits, clicks and footfall, already counted.
    Traffic,
    /// Answers to satisfaction questions.
    Surveys,
    /// Requests to customer service.
    Tickets,
    /// What members of a loyalty programme earned and spent.
    LoyaltyEvents,
    /// Quantities at hand, by article and place.
    Stock,
    /// Articles and their prices.
    Products,
    /// Stores, and the channel each sells on.
    Stores,
    /// Entries of the accounts.
    Accounting,
    /// Promotions, samples and tastings: when and where.
    Promotions,
    /// Look-ups of stock: what was shown, and what was there.
    Lookups,
    /// What is said of the company elsewhere, from a listening tool.
    Mentions,
    /// Who was given which variant, and what came of it.
    Experiments,
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
    /// Words of somebody.
    Text,
    /// Yes or no.
    Flag,
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
    /// Normalised headers it goes by, in six languages, the plainest first, with
    /// a bar between them: a list of texts would weigh twice as much.
    synonyms: &'static str,
    /// Words that say a header means something else, where a name of the field is only
    /// part of it; with a bar between them.
    pub(super) not_with: &'static str,
    /// Words that make such a header the better one.
    pub(super) rather_with: &'static str,
    /// Whether it is part of an amount, which headers also name to say that it is in
    /// or out.
    pub(super) is_part: bool,
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
    /// Groups of fields of which one must be there whole; no group asks nothing.
    pub one_of: &'static [&'static [&'static str]],
    /// The fields that tell the table from the others.
    pub own: &'static [&'static str],
}

/// A field, in one line.
pub(super) const fn field(
    id: &'static str,
    kind: FieldKind,
    required: bool,
    synonyms: &'static str,
    fr: &'static str,
    en: &'static str,
) -> Field {
    Field {
        id,
        kind,
        required,
        synonyms,
        not_with: "",
        rather_with: "",
        is_part: false,
        fr,
        en,
    }
}

impl TableKind {
    /// The table's description.
    #[must_use]
    pub fn table(self) -> &'static Table {
        // Every kind has its table: the test below walks them.
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

impl Field {
    /// The same, with words that say a header means something else.
    pub(super) const fn not_with(self, words: &'static str) -> Self {
        Self {
            not_with: words,
            ..self
        }
    }

    /// The same, with words that make a header the better one.
    pub(super) const fn rather_with(self, words: &'static str) -> Self {
        Self {
            rather_with: words,
            ..self
        }
    }

    /// The same, as part of an amount.
    pub(super) const fn part(self) -> Self {
        Self {
            is_part: true,
            ..self
        }
    }

    /// Normalised headers it goes by, the plainest first.
    pub fn synonyms(&self) -> impl Iterator<Item = &'static str> {
        self.synonyms.split('|')
    }
}

impl Table {
    /// Whether fields that are there fill the table.
    #[must_use]
    pub fn is_filled(&self, has: impl Fn(&str) -> bool) -> bool {
        self.fields
            .iter()
            .all(|field| !field.required || has(field.id))
            && self.has_one_of(has)
    }

    /// Whether the table may be useless without a field.
    #[must_use]
    pub fn is_needed(&self, id: &str) -> bool {
        let required = self.field(id).is_some_and(|field| field.required);
        required || self.one_of.iter().any(|group| group.contains(&id))
    }

    /// Whether one of the groups of fields is there whole.
    #[must_use]
    pub fn has_one_of(&self, has: impl Fn(&str) -> bool) -> bool {
        self.one_of.is_empty()
            || self
                .one_of
                .iter()
                .any(|group| group.iter().all(|id| has(id)))
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
    use crate::mapping::header::normalise;

    #[test]
    fn every_kind_has_its_table_and_ids_are_unique() {
        for table in TABLES {
            assert_eq!(table.kind.table().id, table.id);
            assert_eq!(TableKind::from_id(table.id), Some(table.kind));
            for id in table
                .own
                .iter()
                .chain(table.one_of.iter().copied().flatten())
            {
                assert!(table.field(id).is_some(), "{} {id}", table.id);
            }
            let mut ids: Vec<_> = table.fields.iter().map(|f| f.id).collect();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), table.fields.len(), "{}", table.id);
        }
    }

    #[test]
    fn synonyms_are_written_as_headers_are_compared() {
        for field in TABLES.iter().flat_map(|table| table.fields) {
            for synonym in field.synonyms() {
                assert_eq!(normalise(synonym), synonym, "{}", field.id);
            }
        }
    }
}
