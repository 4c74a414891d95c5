//! What customers' files say of each customer.

use super::channel::Channels;
use super::customers::CustomerRow;
use super::identity::{Codes, NONE};
use super::load::{LoadedFile, Rows};
use super::people::People;
use rustc_hash::FxHashMap;

/// A word of the customers' files for each customer.
#[inline(never)]
pub(super) fn by_customer(
    files: &[&LoadedFile],
    people: &People,
    codes: &Codes,
    word_of: fn(&CustomerRow) -> u32,
) -> Vec<Option<u32>> {
    let mut words: Vec<Option<u32>> = of_each(files, people);
    let text = |word: u32| codes.words.text(word);
    each_customer(files, people, &mut |customer, row| {
        let (word, held) = (word_of(row), &mut words[customer]);
        // Of two rows for a customer the same one wins in any order.
        if word != NONE && held.is_none_or(|held| text(word) < text(held)) {
            *held = Some(word);
        }
    });
    words
}

/// Nothing said of any customer: a place for each, where a file says anything of them.
fn of_each<T: Clone>(files: &[&LoadedFile], people: &People) -> Vec<Option<T>> {
    let any = files
        .iter()
        .any(|file| matches!(file.rows, Rows::Customers(_)));
    vec![None; if any { people.bound } else { 0 }]
}

/// Each row of the customers' files with the person it is of.
#[inline(never)]
pub(super) fn each_customer(
    files: &[&LoadedFile],
    people: &People,
    each: &mut dyn FnMut(usize, &CustomerRow),
) {
    for (at, file) in files.iter().enumerate() {
        let Rows::Customers(table) = &file.rows else {
            continue;
        };
        for row in &table.rows {
            let person = people.of(at, row.customer);
            if person != NONE {
                each(person as usize, row);
            }
        }
    }
}

/// What rows say of each customer: of several the most.
pub(super) fn most<T: Copy + Ord>(
    files: &[&LoadedFile],
    people: &People,
    said: fn(&CustomerRow) -> Option<T>,
) -> Vec<Option<T>> {
    let mut most: Vec<Option<T>> = of_each(files, people);
    each_customer(files, people, &mut |customer, row| {
        most[customer] = most[customer].max(said(row));
    });
    most
}

/// When each customer was won: the earliest that a file says.
pub(super) fn acquired(files: &[&LoadedFile], people: &People) -> Vec<Option<i64>> {
    let mut acquired: Vec<Option<i64>> = of_each(files, people);
    each_customer(files, people, &mut |customer, row| {
        let held = &mut acquired[customer];
        *held = match (*held, row.acquired) {
            (Some(held), Some(new)) => Some(held.min(new)),
            (held, new) => held.or(new),
        };
    });
    acquired
}

/// Whether each customer is a member: yes where any row says so.
pub(super) fn members(files: &[&LoadedFile], people: &People) -> Vec<Option<bool>> {
    most(files, people, |row| row.loyalty_member)
}

/// The segment of each customer: from the customers' files, else that of the
/// latest touch.
#[inline(never)]
pub(super) fn segments(
    files: &[&LoadedFile],
    people: &People,
    codes: &Codes,
) -> (Vec<Option<u16>>, Channels) {
    let mut words = by_customer(files, people, codes, |row| row.segment);
    let said = |file: &&LoadedFile| match &file.rows {
        Rows::Touches(table) => file.binding.has("segment") && !table.rows.is_empty(),
        _ => false,
    };
    let any = files.iter().any(said);
    if any {
        words.resize(people.bound, None);
    }
    let mut touched: Vec<Option<(i64, u32)>> = vec![None; if any { people.bound } else { 0 }];
    for (at, file) in files.iter().enumerate() {
        let Rows::Touches(table) = &file.rows else {
            continue;
        };
        for row in table.rows.iter().filter(|row| row.segment != NONE) {
            let Some(held) = touched.get_mut(people.of(at, row.customer) as usize) else {
                continue;
            };
            *held = (*held).max(Some((row.time, row.segment)));
        }
    }
    for (word, touched) in words.iter_mut().zip(touched) {
        *word = word.or(touched.map(|(_, segment)| segment));
    }
    let mut used: FxHashMap<u32, u64> = FxHashMap::default();
    for word in words.iter().flatten() {
        *used.entry(*word).or_default() += 1;
    }
    let segments = Channels::new(&codes.words, &used);
    let of = |word: Option<u32>| word.map(|word| segments.code(word));
    (words.into_iter().map(of).collect(), segments)
}
