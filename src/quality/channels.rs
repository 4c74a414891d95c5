//! Channels whose names say little, or nearly the same as others.

use super::{of_rows, Finding, OrderFile};
use crate::dataset::channel::UNKNOWN;
use crate::dataset::load::Rows;
use crate::dataset::session::Session;
use crate::dataset::Dataset;
use crate::mapping::guess::normalise;

/// Sales on channels whose names do not say what they are, or on none.
pub(super) fn unknown(file: &OrderFile<'_>, dataset: &Dataset) -> Option<Finding> {
    if !file.file.binding.has("channel") {
        return None;
    }
    let names = dataset.channels.names();
    let is_unknown: Vec<bool> = dataset.kinds.iter().map(|kind| !kind.sells()).collect();
    let code = |word: u32| usize::from(dataset.channels.code(word));
    let mut met = vec![false; names.len()];
    let mut lines = Vec::new();
    for row in file.rows.iter() {
        let code = code(row.channel);
        if is_unknown.get(code).copied().unwrap_or(true) {
            lines.push(row.line);
            if let Some(met) = met.get_mut(code) {
                *met = true;
            }
        }
    }
    let found = of_rows(
        "channel-of-no-family",
        Some(file.id),
        lines,
        file.rows.len(),
    )?;
    let met = names
        .iter()
        .zip(met)
        .filter(|(name, met)| *met && *name != UNKNOWN);
    Some(Finding {
        names: met.map(|(name, _)| name.clone()).take(12).collect(),
        ..found
    })
}

/// Channels whose names differ by a letter or two, by accents or by marks.
pub(super) fn alike(session: &Session, dataset: &Dataset) -> Vec<Finding> {
    let names = dataset.channels.names();
    // A file whose channels are that many names something else there.
    if names.len() > 300 {
        return Vec::new();
    }
    let used = uses(session, dataset);
    let plain: Vec<String> = names.iter().map(|name| normalise(name)).collect();
    let mut found = Vec::new();
    for b in 0..names.len() {
        for a in 0..b {
            if is_alike(&plain[a], &plain[b]) {
                let (rare, common) = if used[a] < used[b] { (a, b) } else { (b, a) };
                found.push(Finding {
                    code: "channels-alike",
                    names: vec![names[rare].clone(), names[common].clone()],
                    count: used[rare],
                    of: used[common],
                    ..Finding::default()
                });
            }
        }
    }
    found
}

/// Rows of orders, touches and costs that name each channel.
fn uses(session: &Session, dataset: &Dataset) -> Vec<u64> {
    let mut used = vec![0; dataset.channels.names().len()];
    let mut count = |word: u32| {
        if let Some(used) = used.get_mut(usize::from(dataset.channels.code(word))) {
            *used += 1;
        }
    };
    for (_, file) in session.files() {
        match &file.rows {
            Rows::Orders(table) => table.rows.channels().for_each(&mut count),
            Rows::Touches(table) => table.rows.iter().for_each(|row| count(row.channel)),
            Rows::Costs(table) => table.rows.iter().for_each(|row| count(row.channel)),
            _ => {}
        }
    }
    used
}

/// Whether two names may be one: the same letters, or off by one letter in six
/// at most. Names that differ in their digits are numbered, and two.
fn is_alike(a: &str, b: &str) -> bool {
    let letters = |text: &str| -> Vec<char> { text.chars().filter(|c| *c != ' ').collect() };
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let (x, y) = (letters(a), letters(b));
    if x.is_empty() || y.is_empty() || digits(a) != digits(b) {
        return false;
    }
    let most = x.len().min(y.len()) / 6;
    x == y || (most > 0 && distance(&x, &y, most) <= most)
}

/// Letters to change, put in or take out to come from one to the other.
fn distance(a: &[char], b: &[char], most: usize) -> usize {
    if a.len().abs_diff(b.len()) > most {
        return most + 1;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = changed.min(corner + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_may_be_one() {
        for (a, b, expected) in [
            ("magasin", "magazin", true),
            ("e mail", "email", true),
            ("paid search", "paid serach", false),
            ("paid search", "paid searh", true),
            ("boutique", "boutiques", true),
            ("web", "wab", false),
            ("store 1", "store 2", false),
            ("email", "e mails", false),
        ] {
            assert_eq!(is_alike(a, b), expected, "{a} {b}");
        }
    }
}
