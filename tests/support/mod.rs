//! Helpers of the integration tests: fixtures in, a report out.
#![allow(dead_code)] // each test file uses some of them

pub mod retailer;

use omnimeter::dataset::session::{look, Session};
use omnimeter::dataset::settings::Settings;
use omnimeter::mapping::field::TableKind;
use omnimeter::mapping::guess;
use omnimeter::report::{assemble, KpiReport, Report, ReportRequest};
use serde_json::Value;
use std::path::Path;

/// The bytes of a file of `tests/data`.
pub fn fixture(path: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(path);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A session with these files loaded by their guessed mappings, pushed in
/// pieces of a size.
pub fn session_in_pieces(files: &[(&str, Vec<u8>)], piece: usize) -> Session {
    let mut session = Session::default();
    for (table, bytes) in files {
        let kind = TableKind::from_id(table).expect("a table");
        let looked = look(table, bytes, true, Some(kind)).expect("a readable head");
        let mapping = guess::guess_for(kind, &looked.head);
        let mut loader =
            Session::begin(table, &looked, mapping, "Europe/Paris").expect("a mapping that fits");
        for chunk in bytes.chunks(piece.max(1)) {
            loader.push(chunk, session.codes()).expect("readable rows");
        }
        session.keep(loader).expect("a whole file");
    }
    session
}

/// The report of a session under settings.
pub fn report_under(session: &Session, settings: &str) -> Report {
    let settings: Settings = serde_json::from_str(settings).expect("settings");
    let dataset = session.dataset(&settings).expect("a dataset");
    let request = ReportRequest {
        settings,
        ..ReportRequest::default()
    };
    assemble::report(session, &dataset, &request).expect("a report")
}

/// The report of files under settings.
pub fn report_of(files: &[(&str, Vec<u8>)], settings: &str) -> Report {
    report_under(&session_in_pieces(files, 64 << 10), settings)
}

/// The figures of the twelve customers of `tests/data/tiny`, by hand.
pub fn expected() -> Value {
    serde_json::from_slice(&fixture("expected/tiny.json")).expect("figures")
}

/// A KPI of a report.
pub fn kpi<'a>(report: &'a Report, id: &str) -> &'a KpiReport {
    let found = report.kpis.iter().find(|kpi| kpi.id == id);
    found.unwrap_or_else(|| panic!("no {id}"))
}

/// The hand's figures are rounded to eight decimals.
pub fn close(actual: impl Into<Option<f64>>, expected: &Value) {
    let actual = actual.into().expect("a value");
    let expected = expected.as_f64().expect("a number");
    assert!(
        (actual - expected).abs() < 6e-9,
        "{actual} is not {expected}"
    );
}
