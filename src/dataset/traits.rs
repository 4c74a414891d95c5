//! What the files say of customers beside their channel and segment: columns
//! with few values, to make groups by. Names and addresses are not kept.

use super::customers::CustomerRow;
use super::identity::{Codes, NONE};
use super::known::each_customer;
use super::load::{LoadedFile, Rows};
use super::people::People;
use crate::mapping::header::normalise;
use rustc_hash::FxHashMap;

/// A trait of customers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trait {
    /// What it is called: the header, in small letters and single spaces.
    pub key: String,
    /// Its values, in order.
    pub values: Vec<String>,
    /// The place of each customer's value among them, by customer code.
    pub of: Vec<Option<u32>>,
}

/// Headers of traits that the law or good manners ask to handle with care.
const SENSITIVE: &[&str] = &[
    "gender",
    "sex",
    "sexe",
    "genre",
    "geschlecht",
    "age",
    "birth",
    "naissance",
    "senior",
    "health",
    "sante",
    "disability",
    "handicap",
    "religion",
    "ethnicity",
    "ethnic",
    "ethnie",
    "race",
    "origin",
    "origine",
    "nationality",
    "nationalite",
    "orientation",
    "sexual",
    "marital",
    "matrimonial",
    "partner",
    "political",
    "politique",
    "union",
    "syndicat",
    "pregnant",
    "income",
    "revenu",
    "kidhome",
    "teenhome",
    "dependents",
];

impl Trait {
    /// Whether it is of a kind that wants care.
    #[must_use]
    pub fn is_sensitive(&self) -> bool {
        is_sensitive(&self.key)
    }
}

/// Whether a trait of this name wants care.
#[must_use]
pub fn is_sensitive(key: &str) -> bool {
    let key = normalise(key);
    let squeezed = key.replace(' ', "");
    key.split(' ').any(|word| SENSITIVE.contains(&word))
        || ["senior", "birth", "gender"]
            .iter()
            .any(|part| squeezed.contains(part))
}

/// The traits of all customers' files, in the order of their names.
#[inline(never)]
pub(super) fn of(files: &[&LoadedFile], people: &People, codes: &Codes) -> Vec<Trait> {
    let text = |word: u32| codes.words.text(word).to_owned();
    let mut all = vec![
        known("country", files, people, &|row| word(row.country, &text)),
        known("postcode", files, people, &|row| word(row.postcode, &text)),
        known("loyalty_member", files, people, &|row| {
            flag(row.loyalty_member)
        }),
        known("consent_email", files, people, &|row| {
            flag(row.consent_email)
        }),
        known("consent_sms", files, people, &|row| flag(row.consent_sms)),
    ];
    for key in keys(files) {
        let mut found = Found::default();
        for (at, file) in files.iter().enumerate() {
            let Rows::Customers(table) = &file.rows else {
                continue;
            };
            let Some(column) = table
                .attributes
                .iter()
                .position(|name| normalise(name) == key)
            else {
                continue;
            };
            let cells = table.traits.chunks(table.attributes.len());
            for (row, cells) in table.rows.iter().zip(cells) {
                let person = people.of(at, row.customer);
                if person != NONE {
                    found.put(person as usize, word(cells[column], &text));
                }
            }
        }
        all.push(found.finished(key, people.bound));
    }
    all.retain(|one| !one.values.is_empty());
    all.sort_by(|a, b| a.key.cmp(&b.key));
    all
}

fn keys(files: &[&LoadedFile]) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for file in files {
        if let Rows::Customers(table) = &file.rows {
            keys.extend(table.attributes.iter().map(|name| normalise(name)));
        }
    }
    keys.sort();
    keys.dedup();
    keys
}

fn word(word: u32, text: &dyn Fn(u32) -> String) -> Option<String> {
    (word != NONE).then(|| text(word))
}

fn flag(flag: Option<bool>) -> Option<String> {
    flag.map(|yes| if yes { "yes" } else { "no" }.to_owned())
}

fn known(
    key: &str,
    files: &[&LoadedFile],
    people: &People,
    value: &dyn Fn(&CustomerRow) -> Option<String>,
) -> Trait {
    let mut found = Found::default();
    each_customer(files, people, &mut |customer, row| {
        found.put(customer, value(row));
    });
    found.finished(key.to_owned(), people.bound)
}

/// A trait while it is being put together.
#[derive(Default)]
struct Found {
    codes: FxHashMap<String, u32>,
    texts: Vec<String>,
    of: Vec<Option<u32>>,
}

impl Found {
    /// Of two values of a customer the smaller one wins, in any order.
    fn put(&mut self, customer: usize, value: Option<String>) {
        let Some(value) = value else {
            return;
        };
        let next = self.texts.len() as u32;
        let code = *self.codes.entry(value).or_insert_with_key(|value| {
            self.texts.push(value.clone());
            next
        });
        if self.of.len() <= customer {
            self.of.resize(customer + 1, None);
        }
        let held = &mut self.of[customer];
        let text = |code: u32| &self.texts[code as usize];
        if held.is_none_or(|held| text(code) < text(held)) {
            *held = Some(code);
        }
    }

    fn finished(mut self, key: String, bound: usize) -> Trait {
        if self.texts.is_empty() {
            // It is left out.
            return Trait {
                key,
                ..Trait::default()
            };
        }
        self.of.resize(bound, None);
        let mut order: Vec<u32> = (0..self.texts.len() as u32).collect();
        order.sort_by(|&a, &b| self.texts[a as usize].cmp(&self.texts[b as usize]));
        let mut place = vec![0; order.len()];
        for (at, &code) in (0..).zip(&order) {
            place[code as usize] = at;
        }
        let of = self.of.into_iter();
        Trait {
            key,
            values: order
                .iter()
                .map(|&c| self.texts[c as usize].clone())
                .collect(),
            of: of
                .map(|code| code.map(|code| place[code as usize]))
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_sensitive;

    #[test]
    fn traits_that_want_care_are_known_by_name() {
        for key in [
            "gender",
            "Year_Birth",
            "SeniorCitizen",
            "Marital Status",
            "âge",
            "religion",
        ] {
            assert!(is_sensitive(key), "{key}");
        }
        for key in ["country", "plan", "stage", "Contract"] {
            assert!(!is_sensitive(key), "{key}");
        }
    }
}
