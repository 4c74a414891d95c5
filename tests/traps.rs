//! Files that readers get wrong, and what a careful reader gets of them.
//!
//! Each case holds the rows as text, the types, the values and the warnings that
//! must be raised. None of them may be lost again.

use omnimeter::intake::grid::{Grid, Wish};
use omnimeter::intake::typed::Typed;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// Cases that are not read as they should be; a case that begins to pass leaves.
const KNOWN_MISSES: &[&str] = &[];

type Row = Vec<Option<String>>;

fn cases() -> Vec<(String, Vec<u8>, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/traps");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let expected = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (
                name,
                fs::read(path.with_extension("csv")).unwrap(),
                expected,
            )
        })
        .collect()
}

fn rows(bytes: &[u8], piece: usize) -> Vec<Vec<String>> {
    let Ok(mut grid) = Grid::new(bytes, true, &Wish::default()) else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    for chunk in bytes.chunks(piece) {
        rows.extend(grid.push(chunk).unwrap());
    }
    rows.extend(grid.finish().unwrap());
    rows
}

/// Types, values and codes.
fn typed(bytes: &[u8]) -> (Vec<String>, Vec<Row>, Vec<String>) {
    let mut typed = Typed::new(bytes, true, &Wish::default()).unwrap();
    typed.look(bytes).unwrap();
    let outline = typed.outline().unwrap();
    let mut values = typed.push(bytes).unwrap();
    values.extend(typed.finish().unwrap());
    let code = |code| {
        serde_json::to_value(code)
            .unwrap()
            .as_str()
            .unwrap()
            .to_owned()
    };
    (
        outline
            .columns
            .iter()
            .map(|column| column.kind.to_string())
            .collect(),
        values,
        outline
            .warnings
            .iter()
            .map(|warning| code(warning.code))
            .collect(),
    )
}

fn texts(value: &Value) -> Vec<Row> {
    let row = |row: &Value| -> Row {
        let cells = row.as_array().unwrap().iter();
        cells
            .map(|cell| cell.as_str().map(|text| text.trim().to_owned()))
            .collect()
    };
    value.as_array().unwrap().iter().map(row).collect()
}

/// Empty cells are no cells, at the end of a row and as values.
fn trimmed(rows: Vec<Row>) -> Vec<Row> {
    let filled = |cell: Option<String>| {
        cell.map(|text| text.trim().to_owned())
            .filter(|text| !text.is_empty())
    };
    let mut rows: Vec<Row> = rows
        .into_iter()
        .map(|row| {
            let mut row: Row = row.into_iter().map(filled).collect();
            while row.last().is_some_and(Option::is_none) {
                row.pop();
            }
            row
        })
        .collect();
    rows.retain(|row| !row.is_empty());
    rows
}

fn misses(name: &str, bytes: &[u8], expected: &Value) -> Vec<String> {
    let mut misses = Vec::new();
    let mut check = |what: &str, holds: bool| {
        if !holds {
            misses.push(format!("{name}: {what}"));
        }
    };
    let given: Vec<Row> = rows(bytes, 64 << 10)
        .into_iter()
        .map(|row| row.into_iter().map(Some).collect())
        .collect();
    let wanted = trimmed(texts(&expected["rows"]));
    check("rows", trimmed(given) == wanted);
    let (types, values, codes) = typed(bytes);
    let columns = expected["columns"].as_array().unwrap();
    let kinds: Vec<&str> = columns
        .iter()
        .map(|c| c["type"].as_str().unwrap())
        .collect();
    check("types", types == kinds);
    check(
        "values",
        trimmed(values) == trimmed(texts(&expected["values"])),
    );
    for code in expected["warnings"].as_array().unwrap() {
        let code = code.as_str().unwrap();
        check(code, codes.iter().any(|found| found == code));
    }
    for wrong in expected["must_not"].as_array().unwrap() {
        let wrong = wrong.as_str().unwrap();
        let read = typed(bytes).1;
        let is_read = read.iter().flatten().flatten().any(|value| value == wrong);
        check(wrong, !is_read);
    }
    if expected["warnings"].as_array().unwrap().is_empty() {
        check("a warning without need", codes.is_empty());
    }
    misses
}

#[test]
fn traps_are_read_as_a_careful_reader_would() {
    let cases = cases();
    assert!(cases.len() > 70);
    let mut lost = Vec::new();
    for (name, bytes, expected) in &cases {
        let misses = misses(name, bytes, expected);
        let known = KNOWN_MISSES.contains(&name.as_str());
        assert!(
            !known || !misses.is_empty(),
            "{name} passes now: take it off the list"
        );
        if !known {
            lost.extend(misses);
        }
    }
    assert!(lost.is_empty(), "{lost:#?}");
}

#[test]
fn chunks_of_any_size_give_the_same_rows() {
    for (name, bytes, _) in cases() {
        if bytes.len() > 5_000 {
            continue;
        }
        let whole = rows(&bytes, bytes.len().max(1));
        for piece in [1, 2, 3, 5, 7, 64] {
            assert_eq!(rows(&bytes, piece), whole, "{name} in pieces of {piece}");
        }
    }
}
