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

/// A file, its types, its values, its warnings.
type Like = (&'static [u8], &'static str, &'static str, &'static str);

/// Files like the traps, that were once read wrongly and nothing said.
const LIKE_THEM: &[Like] = &[
    // A title that holds a delimiter.
    (
        b"Ventes de Lyon, mars 2026\n\ndate,canal,ca\n2026-03-01,Web,10\n2026-03-13,Mag,20\n",
        "date text num",
        "2026-03-01 Web 10|2026-03-13 Mag 20",
        "PREAMBLE",
    ),
    // Seconds and thousandths since 1970, where the header says so.
    (
        b"id,created_at,sent_ts,ref\n1,1767225600,1767225600123,1767225600\n",
        "num instant instant text",
        "1 2026-01-01T00:00:00Z 2026-01-01T00:00:00.123Z 1767225600",
        "",
    ),
    (
        b"a,b\n'x,y',1\n'z',2\n",
        "text num",
        "x,y 1|z 2",
        "",
    ),
    // One quote of many is not closed.
    (
        b"a,b,c\n1,\"x,2\n3,y,4\n5,\"z\",6\n7,w,8\n",
        "num text num",
        "1 x 2|3 y 4|5 z 6|7 w 8",
        "STRAY_QUOTES UNCLOSED_QUOTE",
    ),
    // Codes that would pass for powers of ten; north and south; what a database writes for nothing.
    (
        b"code,region,n\n12E5,N,1\n13E7,S,\\N\n",
        "text text num",
        "12E5 N 1|13E7 S -",
        "",
    ),
    (
        b"id,t\n1,2026-01-01 10:00 CET\n2,2026-07-01 10:00 CEST\n",
        "num instant",
        "1 2026-01-01T09:00:00Z|2 2026-07-01T08:00:00Z",
        "",
    ),
    // Windows-1250, in letters that Windows-1252 has too; a till of DOS; four bytes a letter.
    (
        b"id;mesto\n1;Plze\xf2\n2;P\xf8\xedbram\n3;\xc8esk\xe9 Bud\xecjovice\n",
        "num text",
        "1 Plze\u{148}|2 P\u{159}\u{ed}bram|3 \u{10c}esk\u{e9} Bud\u{11b}jovice",
        "",
    ),
    (
        b"id;article\n1;Caf\x82 cr\x8ame\n2;Bo\x8cte\n",
        "num text",
        "1 Caf\u{e9} cr\u{e8}me|2 Bo\u{ee}te",
        "",
    ),
    (
        b"\xff\xfe\0\0a\0\0\0\n\0\0\0\xe9\0\0\0\n\0\0\0",
        "text",
        "\u{e9}",
        "",
    ),
    // The three header rows of Qualtrics.
    (
        b"StartDate,Q1\nStart Date,How likely?\n\"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\"\n2026-03-01,9\n2026-03-02,4\n",
        "date num",
        "2026-03-01 9|2026-03-02 4",
        "MULTI_ROW_HEADER",
    ),
];

#[test]
fn what_is_like_the_traps_is_read_as_well() {
    for (bytes, types, values, warnings) in LIKE_THEM {
        let text = String::from_utf8_lossy(bytes);
        let (found_types, found_values, mut found_warnings) = typed(bytes);
        found_warnings.dedup();
        let row = |row: &Row| {
            let cells = row.iter().map(|cell| cell.as_deref().unwrap_or("-"));
            cells.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(found_types.join(" "), *types, "{text}");
        let found: Vec<String> = found_values.iter().map(row).collect();
        assert_eq!(found.join("|"), *values, "{text}");
        assert_eq!(found_warnings.join(" "), *warnings, "{text}");
    }
}

#[test]
fn of_nothing_there_are_no_rows() {
    for bytes in [&b""[..], b"\xef\xbb\xbf", b"\n\n"] {
        assert!(rows(bytes, 7).is_empty());
    }
    assert_eq!(rows(b" , \n", 7), [[" ", " "]]);
    let questions = LIKE_THEM[LIKE_THEM.len() - 1].0;
    assert_eq!(rows(questions, 7)[0], ["StartDate", "Q1"]);
}
