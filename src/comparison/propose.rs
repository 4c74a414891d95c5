//! What could be compared, guessed from headers and from the first rows.

use super::cell::{folded, kind_of_both, push_key};
use super::look::Seen;
use super::plan::{ComparisonPlan, FieldPair, KeyPair, Object, PairKind};
use super::rank::{rank, sort, Ranked};
use crate::intake::cell::date;
use crate::intake::cell::money::Money;
use crate::intake::cell::number::NumberFormat;
use crate::intake::infer::ColumnKind;
use crate::intake::table::Column;
use crate::mapping::field::FieldKind;
use crate::mapping::header::normalise;
use crate::mapping::tables::TABLES;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use serde::Serialize;
use std::hash::BuildHasher;

/// Columns of each file that are weighed against each other.
const MOST_COLUMNS: usize = 80;
/// Prices this far apart are a matter of rounding.
const CENTS: f64 = 0.005;

/// A comparison proposed, and why.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ComparisonProposal {
    /// What is proposed; without a key where none was found.
    pub plan: ComparisonPlan,
    /// The columns of the first file.
    pub columns_a: Vec<Column>,
    /// The columns of the second file.
    pub columns_b: Vec<Column>,
    /// Of the first rows, how many keys of the smaller file the other has; 0 to 1.
    pub overlap: f64,
}

/// A column as it is weighed.
struct Weighed<'a> {
    name: &'a str,
    kind: ColumnKind,
    /// The ids of the fields its header may mean, keys of things or persons apart.
    fields: Vec<&'static str>,
    is_key: bool,
    header: String,
    /// The spelling of its cells as keys, by row.
    keys: Vec<u64>,
    /// The same without leading noughts.
    bare: Vec<u64>,
    /// Its cells as what they are, by row.
    values: Vec<u64>,
    /// Different cells, of those that hold something.
    unique: f64,
    has_decimals: bool,
}

/// The hash of nothing.
const NOTHING: u64 = 0;

fn hashed(text: &str) -> u64 {
    if text.is_empty() {
        NOTHING
    } else {
        FxBuildHasher.hash_one(text) | 1
    }
}

/// The fields that a header may mean, and whether one of them is a key.
fn meanings(seen: &Seen, name: &str) -> (Vec<&'static str>, bool) {
    let header = normalise(name);
    let mapped = seen.field_of(name);
    let (mut ids, mut is_key) = (Vec::new(), false);
    for field in TABLES.iter().flat_map(|table| table.fields) {
        if mapped == Some(field.id) || field.synonyms().any(|known| known == header) {
            ids.push(field.id);
            is_key |= matches!(field.kind, FieldKind::Key | FieldKind::Person);
        }
    }
    (ids, is_key)
}

fn weigh<'a>(seen: &'a Seen, at: usize, column: &'a Column) -> Weighed<'a> {
    let kind = column.column_type.kind;
    let format = NumberFormat {
        decimal: column.column_type.decimal.unwrap_or_default(),
        grouping: column.column_type.grouping.unwrap_or_default(),
    };
    let order = column.column_type.date_order.unwrap_or_default();
    let cells = || {
        seen.rows
            .iter()
            .map(|row| row.get(at).map_or("", |cell| cell.trim()))
    };
    let spelled = |zeros: bool| {
        cells().map(move |cell| {
            let mut key = String::new();
            push_key(cell.as_bytes(), true, zeros, &mut key);
            hashed(&key)
        })
    };
    let value = |cell: &str| match kind {
        ColumnKind::Number => Money::parse(cell, format).map(|money| money.0.to_string()),
        ColumnKind::Date => date::parse(cell, order).map(|moment| moment.civil_ms.to_string()),
        _ => Some(folded(cell)),
    };
    let keys: Vec<u64> = spelled(false).collect();
    let filled = keys.iter().filter(|key| **key != NOTHING).count();
    let distinct = set(&keys).len();
    let (fields, is_key) = meanings(seen, &column.name);
    Weighed {
        name: &column.name,
        kind,
        fields,
        is_key,
        header: normalise(&column.name),
        bare: spelled(true).collect(),
        values: cells()
            .map(|cell| value(cell).map_or(NOTHING, |text| hashed(&text)))
            .collect(),
        unique: if filled == 0 {
            0.0
        } else {
            distinct as f64 / filled as f64
        },
        has_decimals: kind == ColumnKind::Number
            && cells().any(|cell| {
                Money::parse(cell, format).is_some_and(|money| money.0 % 1_000_000 != 0)
            }),
        keys,
    }
}

fn set(keys: &[u64]) -> FxHashSet<u64> {
    keys.iter().copied().filter(|key| *key != NOTHING).collect()
}

/// How many of the fewer different keys are in both, as a share.
fn overlap(a: &[u64], b: &[u64]) -> f64 {
    let (a, b) = (set(a), set(b));
    let least = a.len().min(b.len());
    if least == 0 {
        return 0.0;
    }
    a.intersection(&b).count() as f64 / least as f64
}

/// How near two headers are: 1 when they are the same.
fn nearness(a: &Weighed<'_>, b: &Weighed<'_>) -> f64 {
    if a.header == b.header && !a.header.is_empty() {
        return 1.0;
    }
    if a.fields.iter().any(|id| b.fields.contains(id)) {
        return 0.8;
    }
    let words = |text: &str| text.split(' ').filter(|word| word.len() > 2).count();
    let least = words(&a.header).min(words(&b.header));
    if least == 0 {
        return 0.0;
    }
    let shared = a
        .header
        .split(' ')
        .filter(|word| word.len() > 2 && b.header.split(' ').any(|other| other == *word));
    0.6 * (shared.count() as f64 / least as f64).min(1.0)
}

fn weighed(seen: &Seen) -> Vec<Weighed<'_>> {
    let columns = seen.columns().iter().take(MOST_COLUMNS).enumerate();
    columns
        .map(|(at, column)| weigh(seen, at, column))
        .collect()
}

/// How good a key two columns are together; `None` when they are none.
fn as_key(a: &Weighed<'_>, b: &Weighed<'_>) -> Option<f64> {
    let never = |one: &Weighed<'_>| {
        one.has_decimals
            || one.unique < 0.2
            || matches!(
                one.kind,
                ColumnKind::Date | ColumnKind::Period | ColumnKind::Flag | ColumnKind::Empty
            )
    };
    if never(a) || never(b) {
        return None;
    }
    let shared = overlap(&a.bare, &b.bare);
    let near = nearness(a, b);
    let keys = f64::from(u8::from(a.is_key)) + f64::from(u8::from(b.is_key));
    let named = if near >= 0.8 { keys / 2.0 } else { keys / 4.0 };
    // Neither a header nor a cell speaks for it.
    let alike = near == 1.0 && a.unique.min(b.unique) > 0.95;
    if shared < 0.05 && (named < 0.5 || near < 0.8) && !alike {
        return None;
    }
    Some(2.0 * shared + named + near / 2.0 + a.unique.min(b.unique))
}

/// The pair of columns that fits best.
fn best_key(a: &[Weighed<'_>], b: &[Weighed<'_>]) -> Option<(usize, usize)> {
    let mut best: Option<(f64, usize, usize)> = None;
    for (i, one) in a.iter().enumerate() {
        for (j, other) in b.iter().enumerate() {
            let Some(score) = as_key(one, other) else {
                continue;
            };
            if best.is_none_or(|(known, ..)| score > known) {
                best = Some((score, i, j));
            }
        }
    }
    best.map(|(_, i, j)| (i, j))
}

/// The parts of a row's key as one.
fn together(columns: &[&Vec<u64>], row: usize) -> u64 {
    let parts = columns.iter().map(|column| column[row]);
    parts.fold(NOTHING, |key, part| key.rotate_left(21) ^ part)
}

/// How many rows have a key of their own, as a share.
fn uniqueness(columns: &[&Vec<u64>]) -> f64 {
    let rows = columns.first().map_or(0, |column| column.len());
    let distinct: FxHashSet<u64> = (0..rows).map(|row| together(columns, row)).collect();
    if rows == 0 {
        1.0
    } else {
        distinct.len() as f64 / rows as f64
    }
}

/// A second pair of columns, where the first alone repeats and both are unique
/// together: the store beside the article.
fn second_key(
    a: &[Weighed<'_>],
    b: &[Weighed<'_>],
    (i, j): (usize, usize),
) -> Option<(usize, usize)> {
    if a[i].unique.max(b[j].unique) > 0.9 {
        return None;
    }
    let mut best: Option<(f64, usize, usize)> = None;
    for (k, one) in a.iter().enumerate().filter(|(k, _)| *k != i) {
        for (l, other) in b.iter().enumerate().filter(|(l, _)| *l != j) {
            let words = |one: &Weighed<'_>| matches!(one.kind, ColumnKind::Text) || one.is_key;
            if !words(one) || !words(other) || overlap(&one.bare, &other.bare) < 0.5 {
                continue;
            }
            let unique =
                uniqueness(&[&a[i].keys, &one.keys]).min(uniqueness(&[&b[j].keys, &other.keys]));
            let score = unique + nearness(one, other) / 10.0;
            if unique >= 0.98 && best.is_none_or(|(known, ..)| score > known) {
                best = Some((score, k, l));
            }
        }
    }
    best.map(|(_, k, l)| (k, l))
}

/// Rows of both files with the same key.
fn matches(a: &[&Vec<u64>], b: &[&Vec<u64>]) -> Vec<(usize, usize)> {
    let key = |columns: &[&Vec<u64>], row: usize| -> Option<u64> {
        Some(together(columns, row)).filter(|key| *key != NOTHING)
    };
    let rows = |columns: &[&Vec<u64>]| columns.first().map_or(0, |column| column.len());
    let by_key: FxHashMap<u64, usize> = (0..rows(b))
        .rev()
        .filter_map(|row| Some((key(b, row)?, row)))
        .collect();
    (0..rows(a))
        .filter_map(|row| Some((row, *by_key.get(&key(a, row)?)?)))
        .collect()
}

/// How often the values of two columns agree on the same things; `None` when
/// too few are there to tell.
fn agreement(a: &Weighed<'_>, b: &Weighed<'_>, rows: &[(usize, usize)]) -> Option<f64> {
    let both = rows.iter().map(|(x, y)| (a.values[*x], b.values[*y]));
    let filled: Vec<_> = both
        .filter(|(x, y)| *x != NOTHING && *y != NOTHING)
        .collect();
    let distinct: FxHashSet<u64> = filled.iter().map(|(x, _)| *x).collect();
    if filled.len() < 5 || distinct.len() < 2 {
        return None;
    }
    Some(filled.iter().filter(|(x, y)| x == y).count() as f64 / filled.len() as f64)
}

/// The pairs of columns to be compared, best fits first, each used once.
fn pairs(
    a: &[Weighed<'_>],
    b: &[Weighed<'_>],
    key: &[(usize, usize)],
    rows: &[(usize, usize)],
) -> Vec<(usize, usize)> {
    let mut found: Vec<(f64, usize, usize)> = Vec::new();
    let dates = |columns: &[Weighed<'_>]| {
        let is_date = |one: &&Weighed<'_>| one.kind == ColumnKind::Date;
        columns.iter().filter(is_date).count()
    };
    let one_date_each = dates(a) == 1 && dates(b) == 1;
    for (i, one) in a.iter().enumerate() {
        for (j, other) in b.iter().enumerate() {
            let empty = one.kind == ColumnKind::Empty && other.kind == ColumnKind::Empty;
            if empty || key.iter().any(|(k, l)| *k == i || *l == j) {
                continue;
            }
            let near = nearness(one, other);
            let agrees = agreement(one, other, rows);
            let alike = f64::from(u8::from(one.kind == other.kind));
            // A header alone, or the cells alone, or a little of both.
            let by_content = agrees.is_some_and(|share| share >= 0.5 && one.kind == other.kind);
            let mixed = near >= 0.3 && (agrees.unwrap_or(0.0) >= 0.2 || alike > 0.0);
            let times =
                one_date_each && one.kind == ColumnKind::Date && other.kind == ColumnKind::Date;
            if near >= 0.8 || by_content || mixed || times {
                found.push((2.0 * near + agrees.unwrap_or(0.0) + alike / 2.0, i, j));
            }
        }
    }
    let mut ranked: Vec<Ranked> = (0u32..)
        .zip(&found)
        .map(|(at, (score, ..))| (rank(-score), at))
        .collect();
    sort(&mut ranked);
    let mut given: Vec<(u64, u32)> = Vec::new();
    for (_, at) in ranked {
        let (_, i, j) = found[at as usize];
        let taken = |(k, l): &(u64, u32)| *k == i as u64 || *l as usize == j;
        if !given.iter().any(taken) {
            given.push((i as u64, j as u32));
        }
    }
    sort(&mut given);
    given
        .into_iter()
        .map(|(i, j)| (i as usize, j as usize))
        .collect()
}

/// Whether two columns are of what an object is compared by.
fn belongs(object: Object, a: &Weighed<'_>, b: &Weighed<'_>) -> bool {
    let fields = object.fields();
    let meant = |one: &Weighed<'_>| one.fields.iter().any(|id| fields.contains(id));
    let times = a.kind == ColumnKind::Date && b.kind == ColumnKind::Date;
    meant(a) || meant(b) || (times && object.has_times())
}

fn field(a: &Weighed<'_>, b: &Weighed<'_>, minutes: f64) -> FieldPair {
    let kind = kind_of_both(a.kind, b.kind);
    // Codes made of digits are compared as they stand.
    let kind = if a.is_key && b.is_key {
        PairKind::Text
    } else {
        kind
    };
    let cents = kind == PairKind::Number && (a.has_decimals || b.has_decimals);
    FieldPair {
        a: a.name.to_owned(),
        b: b.name.to_owned(),
        kind: Some(kind),
        absolute: if cents { CENTS } else { 0.0 },
        relative: 0.0,
        minutes: if kind == PairKind::Time { minutes } else { 0.0 },
    }
}

/// Proposes the key and the fields; `plan` says what is known already.
#[must_use]
pub fn propose(plan: ComparisonPlan, a: &Seen, b: &Seen) -> ComparisonProposal {
    let (x, y) = (weighed(a), weighed(b));
    let mut plan = plan;
    let mut key: Vec<(usize, usize)> = Vec::new();
    if plan.key.is_empty() {
        key.extend(best_key(&x, &y));
        key.extend(key.first().and_then(|first| second_key(&x, &y, *first)));
        plan.ignore_zeros = key
            .iter()
            .any(|(i, j)| overlap(&x[*i].bare, &y[*j].bare) > overlap(&x[*i].keys, &y[*j].keys));
        plan.key = key
            .iter()
            .map(|(i, j)| KeyPair {
                a: x[*i].name.to_owned(),
                b: y[*j].name.to_owned(),
            })
            .collect();
    } else {
        let at =
            |columns: &[Weighed<'_>], name: &str| columns.iter().position(|one| one.name == name);
        key.extend(
            plan.key
                .iter()
                .filter_map(|pair| Some((at(&x, &pair.a)?, at(&y, &pair.b)?))),
        );
    }
    let spelled_a: Vec<&Vec<u64>> = key.iter().map(|(i, _)| &x[*i].bare).collect();
    let spelled_b: Vec<&Vec<u64>> = key.iter().map(|(_, j)| &y[*j].bare).collect();
    let rows = matches(&spelled_a, &spelled_b);
    if plan.fields.is_empty() {
        let found = pairs(&x, &y, &key, &rows);
        let pairs = found.iter().map(|(i, j)| (&x[*i], &y[*j]));
        let asked = pairs.filter(|(a, b)| plan.object.is_none_or(|object| belongs(object, a, b)));
        let minutes = plan.object.map_or(0.0, Object::minutes);
        plan.fields = asked.map(|(a, b)| field(a, b, minutes)).collect();
    }
    for pair in plan.fields.iter_mut().filter(|pair| pair.kind.is_none()) {
        let find = |columns: &[Weighed<'_>], name: &str| {
            let found = columns.iter().find(|one| one.name == name);
            found.map(|one| one.kind)
        };
        if let (Some(one), Some(other)) = (find(&x, &pair.a), find(&y, &pair.b)) {
            pair.kind = Some(kind_of_both(one, other));
        }
    }
    let shared = key.iter().map(|(i, j)| overlap(&x[*i].bare, &y[*j].bare));
    ComparisonProposal {
        plan,
        overlap: shared.fold(f64::INFINITY, f64::min).min(1.0)
            * f64::from(u8::from(!key.is_empty())),
        columns_a: a.columns().to_vec(),
        columns_b: b.columns().to_vec(),
    }
}
