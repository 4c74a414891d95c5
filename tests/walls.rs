//! The walls of the house: rooms import leftwards only, and the analysis rooms
//! never import each other.

use std::fs;
use std::path::{Path, PathBuf};

/// What each room may import besides itself.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("memory", &["error"]),
    ("text", &[]),
    ("stats", &[]),
    ("intake", &["error"]),
    ("mapping", &["error", "text", "intake"]),
    // How comments sound: pure text, as `stats` is pure mathematics.
    ("voice", &[]),
    (
        "dataset",
        &["error", "memory", "text", "intake", "mapping", "voice"],
    ),
    // Figures may stand on the models of customers and on targets as they are read:
    // these know no figure.
    (
        "kpi",
        &[
            "error", "text", "stats", "intake", "mapping", "dataset", "segment", "clv", "voice",
            "target",
        ],
    ),
    (
        "attribution",
        &["error", "text", "stats", "intake", "mapping", "dataset"],
    ),
    // Models of what customers will do: no KPI, and no figure of another room.
    ("clv", &["stats", "intake", "dataset"]),
    // Rules are checked, and suggested actions are texts.
    (
        "segment",
        &["error", "text", "stats", "intake", "mapping", "dataset"],
    ),
    // What a company says of itself, scored; figures come to it from outside.
    ("maturity", &["error"]),
    // Tests of variants: planned without a file, read from the units of a dataset.
    ("experiment", &["error", "stats", "intake", "dataset"]),
    // What the events tell of the way customers take: no figure of another room.
    ("journey", &["error", "stats", "intake", "dataset"]),
    ("target", &["stats", "intake", "dataset"]),
    ("economics", &["stats"]),
    ("quality", &["intake", "mapping", "dataset"]),
    (
        "comparison",
        &["error", "stats", "intake", "mapping", "dataset"],
    ),
    (
        "report",
        &[
            "error",
            "text",
            "stats",
            "intake",
            "mapping",
            "dataset",
            "quality",
            "kpi",
            "attribution",
            "segment",
            "clv",
            "maturity",
            "voice",
            "target",
            "economics",
            "journey",
        ],
    ),
    ("catalogue", &["text", "mapping", "kpi", "attribution"]),
    (
        "js",
        &[
            "error",
            "intake",
            "mapping",
            "dataset",
            "quality",
            "comparison",
            "maturity",
            "experiment",
            "economics",
            "report",
            "catalogue",
        ],
    ),
];

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// Room, file and text of every source file.
fn sources() -> Vec<(String, String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    rust_files(&src)
        .into_iter()
        .filter(|path| !path.ends_with("lib.rs"))
        .map(|path| {
            let inside = path.strip_prefix(&src).unwrap();
            let room = inside.components().next().unwrap().as_os_str();
            let room = room.to_string_lossy().trim_end_matches(".rs").to_owned();
            let text = fs::read_to_string(&path).unwrap();
            (room, inside.display().to_string(), text)
        })
        .collect()
}

#[test]
fn rooms_import_leftwards_only() {
    let mut crossed = Vec::new();
    for (room, file, text) in sources() {
        let (_, allowed) = MAY_IMPORT
            .iter()
            .find(|(name, _)| *name == room)
            .unwrap_or_else(|| panic!("{room} is a room without walls: add it here"));
        for (at, _) in text.match_indices("crate::") {
            let rest = &text[at + "crate::".len()..];
            let other: String = rest
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            // A test may use what stands further right to build its cases.
            let is_test = file.ends_with("tests.rs");
            if other != room && !allowed.contains(&other.as_str()) && !is_test {
                crossed.push(format!("{file}: {room} imports {other}"));
            }
        }
    }
    assert!(crossed.is_empty(), "walls crossed:\n{}", crossed.join("\n"));
}

#[test]
fn javascript_gets_in_by_one_door() {
    for (room, file, text) in sources() {
        for name in ["wasm_bindgen::", "js_sys"] {
            assert!(room == "js" || !text.contains(name), "{file} names {name}");
        }
    }
}

#[test]
fn files_are_small() {
    for (_, file, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= 500, "{file} has {lines} lines: split it");
    }
}
