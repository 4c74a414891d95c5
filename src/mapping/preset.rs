//! Recognises the exports of known systems by their headers.

use super::field::TableKind;
use super::header::{key, without_currency};
use super::presets::PRESETS;
use super::rule::{OrderStatus, RowFilter, StatusRule, Test};
use super::{Choice, Mapping, TimeUnit};
use crate::intake::table::{Column, Head};
use crate::text::Text;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

/// How well a preset's headers are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum Checked {
    /// Read off real exports or the system's own code.
    Seen,
    /// Some of them seen, or they depend on the account.
    Partly,
    /// From general knowledge.
    Unseen,
}

/// How the export of a system is recognised and read.
#[derive(Debug)]
pub struct Preset {
    /// Its id, and the name of its file.
    pub id: &'static str,
    /// The system.
    pub system: &'static str,
    /// Which of the system's exports.
    pub export: Text,
    /// The table it fills.
    pub table: TableKind,
    /// How well its headers are known.
    pub checked: Checked,
    /// Headers without which it is another file.
    pub must: &'static [&'static str],
    /// Headers of which one must be there.
    pub any: &'static [&'static str],
    /// Field id to where it comes from.
    pub map: &'static [(&'static str, Source)],
    /// Other names of headers, in other languages and versions.
    pub aliases: &'static [(&'static str, &'static [&'static str])],
    /// Whether rows are lines of orders, to be summed.
    pub lines: bool,
    /// Whether an order's totals stand on its first line only.
    pub totals_once: bool,
    /// Rows kept, where the file has the column.
    pub filters: &'static [(&'static str, Test, &'static str)],
    /// How the first cell of a row of totals begins.
    pub totals: &'static [&'static str],
    /// What a row of orders is, where the file has the column.
    pub statuses: &'static [(&'static str, Test, &'static str, OrderStatus)],
    /// The zone of its times.
    pub zone: Option<&'static str>,
    /// What to know of it, and what it lacks.
    pub note: Text,
}

/// Where a preset takes a field from.
#[derive(Debug)]
pub struct Source {
    /// Headers, the best first.
    pub columns: &'static [&'static str],
    /// The value where none of them is there.
    pub constant: Option<&'static str>,
    /// The header whose brackets name the currency.
    pub captured: Option<&'static str>,
    /// The header of the time of day.
    pub time: Option<&'static str>,
    /// The header to take where a cell is empty.
    pub fallback: Option<&'static str>,
    /// Texts that stand for nothing.
    pub nulls: &'static [&'static str],
    /// What its numbers count.
    pub unit: Option<TimeUnit>,
}

/// A system recognised, as it is told.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Recognised {
    /// The preset's id.
    pub id: &'static str,
    /// The system.
    pub system: &'static str,
    /// Which of its exports.
    pub export: Text,
    /// The table it fills.
    pub table: TableKind,
    /// How well the preset's headers are known.
    pub checked: Checked,
    /// What to know of it, and what it lacks.
    pub note: Text,
    /// The columns it was recognised by.
    pub found: Vec<String>,
    /// Headers of the preset that the file does not have.
    pub absent: Vec<&'static str>,
}

/// A preset with the keys that each of its headers goes by, its own name first. They
/// are made when they are asked for: most files lack the first header of most presets.
struct Known {
    preset: &'static Preset,
    keys: Vec<(&'static str, OnceLock<Vec<String>>)>,
}

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| PRESETS.iter().map(Known::new).collect());

/// Every preset.
#[must_use]
pub fn presets() -> &'static [Preset] {
    PRESETS
}

/// Whether a record of a file is the header of a known export.
#[must_use]
pub fn is_header(record: &[String]) -> bool {
    if record.len() < 2 {
        return false;
    }
    let headers = Headers::new(record.iter().map(String::as_str));
    KNOWN.iter().any(|known| known.has_own(&headers))
}

/// The columns of a file, as presets look for them.
struct Headers {
    keys: Vec<String>,
}

impl Headers {
    fn new<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        Self {
            keys: names.map(key).collect(),
        }
    }

    fn of(columns: &[Column]) -> Self {
        Self::new(columns.iter().map(|column| column.name.as_str()))
    }

    fn at(&self, wanted: &String) -> Option<usize> {
        self.keys.iter().position(|held| held == wanted)
    }
}

/// The preset that explains most of a file's headers, among those whose own
/// headers are there.
#[must_use]
pub fn recognise(head: &Head, only: Option<TableKind>) -> Option<(&'static Preset, Recognised)> {
    if !head.has_header {
        return None;
    }
    let headers = Headers::of(&head.columns);
    KNOWN
        .iter()
        .filter(|known| only.is_none_or(|kind| kind == known.preset.table))
        .filter(|known| known.has_own(&headers))
        .map(|known| (known.preset, known.tell(&headers, &head.columns)))
        // Of two that explain as much, the one that misses less.
        .max_by_key(|(_, told)| (told.found.len(), std::cmp::Reverse(told.absent.len())))
}

impl Known {
    fn new(preset: &'static Preset) -> Self {
        let headers = preset.all_headers().into_iter();
        Self {
            preset,
            keys: headers.map(|header| (header, OnceLock::new())).collect(),
        }
    }

    /// The column of a header by any of its names.
    fn find(&self, headers: &Headers, header: &str) -> Option<usize> {
        let (header, keys) = self.keys.iter().find(|(name, _)| *name == header)?;
        let keys = keys.get_or_init(|| self.preset.keys(header));
        keys.iter().find_map(|key| headers.at(key))
    }

    fn has_own(&self, headers: &Headers) -> bool {
        let there = |header: &&str| self.find(headers, header).is_some();
        let Preset { must, any, .. } = self.preset;
        must.iter().all(there) && (any.is_empty() || any.iter().any(there))
    }

    fn tell(&self, headers: &Headers, columns: &[Column]) -> Recognised {
        let preset = self.preset;
        let mut found: Vec<String> = Vec::new();
        let mut absent: Vec<&'static str> = Vec::new();
        let own = preset.must.iter().map(std::slice::from_ref);
        let mapped = preset.map.iter().map(|(_, source)| source.columns);
        for names in own.chain(mapped) {
            match names.iter().find_map(|name| self.find(headers, name)) {
                Some(at) if found.contains(&columns[at].name) => {}
                Some(at) => found.push(columns[at].name.clone()),
                None => absent.extend(names.first()),
            }
        }
        Recognised {
            id: preset.id,
            system: preset.system,
            export: preset.export,
            table: preset.table,
            checked: preset.checked,
            note: preset.note,
            found,
            absent,
        }
    }
}

impl Preset {
    /// Every header it asks for.
    fn all_headers(&self) -> Vec<&'static str> {
        let mut all = [self.must, self.any].concat();
        for (_, source) in self.map {
            all.extend(source.columns);
            all.extend(
                [source.time, source.fallback, source.captured]
                    .iter()
                    .flatten(),
            );
        }
        all.extend(self.filters.iter().map(|(header, ..)| header));
        all.extend(self.statuses.iter().map(|(header, ..)| header));
        all
    }

    /// The keys of a header by any of its names, its own first.
    fn keys(&self, header: &str) -> Vec<String> {
        let aliases = self.aliases.iter().filter(|(name, _)| *name == header);
        let others = aliases.flat_map(|(_, names)| names.iter().map(|name| key(name)));
        std::iter::once(key(header)).chain(others).collect()
    }

    /// The mapping of a file it was recognised in.
    #[must_use]
    pub fn mapping(&'static self, head: &Head) -> Mapping {
        let headers = Headers::of(&head.columns);
        let known = Known::new(self);
        let column = |header: &str| Some(&head.columns[known.find(&headers, header)?]);
        let mut fields = BTreeMap::new();
        for (id, source) in self.map {
            fields.extend(
                source
                    .choice(&column)
                    .map(|choice| ((*id).to_owned(), choice)),
            );
        }
        let mut mapping = Mapping::new(self.table, fields);
        mapping.lines = self.lines;
        mapping.totals_once = self.totals_once;
        mapping.zone = self.zone.map(str::to_owned);
        let first = head.columns.first();
        let totals = self
            .totals
            .iter()
            .map(|value| (first, Test::DoesNotStartWith, value));
        let filters = self
            .filters
            .iter()
            .map(|(header, test, value)| (column(header), *test, value));
        for (column, test, value) in filters.chain(totals) {
            mapping.filters.extend(column.map(|column| RowFilter {
                column: column.name.clone(),
                test,
                value: (*value).to_owned(),
            }));
        }
        for (header, test, value, is) in self.statuses {
            mapping
                .statuses
                .extend(column(header).map(|column| StatusRule {
                    column: column.name.clone(),
                    test: *test,
                    value: (*value).to_owned(),
                    is: *is,
                }));
        }
        mapping
    }
}

impl Source {
    /// Nothing but headers.
    pub(super) const fn column(columns: &'static [&'static str]) -> Self {
        Self {
            columns,
            constant: None,
            captured: None,
            time: None,
            fallback: None,
            nulls: &[],
            unit: None,
        }
    }

    /// The choice it comes to in a file; `None` where the file has nothing of it.
    fn choice<'a>(&self, column: &dyn Fn(&str) -> Option<&'a Column>) -> Option<Choice> {
        let named = |header: Option<&str>| Some(column(header?)?.name.clone());
        if let Some(found) = self.columns.iter().find_map(|header| column(header)) {
            return Some(Choice {
                time: named(self.time),
                fallback: named(self.fallback).filter(|name| *name != found.name),
                nulls: self.nulls.iter().map(|&text| text.to_owned()).collect(),
                unit: self.unit,
                ..Choice::of(found)
            });
        }
        let captured = self.captured.and_then(column);
        let captured = captured.and_then(|column| without_currency(&column.name).1);
        Some(Choice {
            constant: Some(captured.or(self.constant)?.to_owned()),
            ..Choice::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::table;

    fn head(csv: &str) -> Head {
        table::look(csv.as_bytes(), true).unwrap().1
    }

    #[test]
    fn presets_name_fields_of_their_table_and_no_alias_in_vain() {
        for preset in presets() {
            let table = preset.table.table();
            for (id, _) in preset.map {
                assert!(table.field(id).is_some(), "{} {id}", preset.id);
            }
            let asked = preset.all_headers();
            for (name, _) in preset.aliases {
                assert!(
                    asked.contains(name),
                    "{}: nobody asks for {name}",
                    preset.id
                );
            }
        }
    }

    #[test]
    fn a_currency_in_a_header_is_taken_from_it() {
        let head = head(
            "Début des rapports;Nom de la campagne;Montant dépensé (CHF)\n2026-01-05;Noël;12,5\n",
        );
        let (preset, told) = recognise(&head, None).unwrap();
        assert_eq!((told.id, told.system), ("meta-ads", "Meta Ads"));
        let mapping = preset.mapping(&head);
        let constant = |field: &str| mapping.fields[field].constant.as_deref();
        assert_eq!(constant("currency"), Some("CHF"));
        assert_eq!(constant("channel"), Some("Meta Ads"));
        assert_eq!(
            mapping.fields["cost"].column.as_deref(),
            Some("Montant dépensé (CHF)")
        );
    }

    #[test]
    fn what_lacks_a_header_of_its_own_is_another_file() {
        assert!(recognise(&head("Campaign,Cost,Month\nA,1,2026-01\n"), None).is_none());
        assert!(recognise(&head("Name,Total,Financial Status\n1,2,paid\n"), None).is_none());
        let orders = head("ID,Reference,New client,Total,Date\n1,ABC,1,5,2026-01-02 10:00:00\n");
        assert_eq!(recognise(&orders, None).unwrap().1.id, "prestashop-orders");
        assert!(recognise(&orders, Some(TableKind::Costs)).is_none());
    }
}
