//! Paths that are kept more than once are made one of.

use super::*;
use std::collections::BTreeMap;

/// Two hundred times two hundred paths, three times over, some of them long: more than
/// are held.
fn three_times() -> (PathRows, BTreeMap<Vec<u16>, Amounts>) {
    let (mut rows, mut all) = (PathRows::default(), BTreeMap::new());
    for word in 0..400 {
        rows.place(word);
    }
    for turn in 0..3 {
        for (first, second) in (0..200).flat_map(|a| (200..400).map(move |b| (a, b))) {
            let path = vec![first, second, first, second];
            path.iter().for_each(|&place| rows.step(place));
            let amounts = [1, i64::from(second) * (turn - 1), 1];
            rows.end(amounts);
            let held = all.entry(path).or_insert([0; 3]);
            *held = sum(*held, amounts).unwrap();
        }
    }
    rows.settle();
    (rows, all)
}

fn told(rows: &PathRows) -> BTreeMap<Vec<u16>, Amounts> {
    let mut told = BTreeMap::new();
    for (path, amounts) in rows.iter() {
        let held = told.entry(path.collect()).or_insert([0; 3]);
        *held = sum(*held, *amounts).unwrap();
    }
    told
}

#[test]
fn paths_that_are_the_same_are_made_one_of() {
    let (mut rows, all) = three_times();
    assert!(rows.len() > 2 * all.len(), "{}", rows.len());
    assert_eq!(told(&rows), all);
    rows.gather();
    assert_eq!(rows.len(), all.len());
    assert_eq!(told(&rows), all);
    let touches: u64 = rows.words().map(|(_, count)| count).sum();
    assert_eq!(touches, 3 * 4 * all.len() as u64);
}

#[test]
fn amounts_that_do_not_fit_together_stay_apart() {
    let mut rows = PathRows::default();
    rows.place(0);
    for amount in [i64::MAX, 1, 1] {
        rows.step(0);
        rows.end([amount, 0, 0]);
    }
    rows.settle();
    let apart = |rows: &PathRows| rows.amounts().to_vec();
    assert_eq!(apart(&rows), [[i64::MAX, 0, 0], [2, 0, 0]]);
    rows.gather();
    assert_eq!(apart(&rows), [[i64::MAX, 0, 0], [2, 0, 0]]);
}
