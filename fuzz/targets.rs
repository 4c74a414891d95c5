//! What is fuzzed, as functions of bytes: driven by the fuzzer, and on stable by
//! `tests/crashes.rs`.

use omnimeter::dataset::identity::Codes;
use omnimeter::dataset::session::{look, Session};
use omnimeter::dataset::settings::Settings;
use omnimeter::intake::cell::date::DateOrder;
use omnimeter::intake::cell::money::Money;
use omnimeter::intake::cell::number::{DecimalMark, Grouping, NumberFormat};
use omnimeter::intake::cell::{compose, currency, date, flag, iso, number};
use omnimeter::intake::grid::{Grid, Wish};
use omnimeter::intake::typed::Typed;
use omnimeter::mapping::field::TableKind;
use omnimeter::mapping::guess;
use omnimeter::mapping::Mapping;
use omnimeter::report::assemble::report;
use omnimeter::report::ReportRequest;

/// Rows of text in pieces of a size; `None` when the file is refused.
#[must_use]
pub fn rows(bytes: &[u8], piece: usize, all: bool) -> Option<Vec<Vec<String>>> {
    let wish = Wish {
        all,
        ..Wish::default()
    };
    let mut grid = Grid::new(bytes, true, &wish).ok()?;
    let mut rows = Vec::new();
    for chunk in bytes.chunks(piece.max(1)) {
        rows.extend(grid.push(chunk).ok()?);
    }
    rows.extend(grid.finish().ok()?);
    Some(rows)
}

/// Bytes to a table, as text and by types, the same in pieces of two sizes.
pub fn bytes_to_table(bytes: &[u8]) {
    let piece = bytes.first().map_or(1, |byte| usize::from(*byte) % 64 + 1);
    for all in [false, true] {
        assert_eq!(rows(bytes, piece, all), rows(bytes, usize::MAX, all));
    }
    if let Ok(mut typed) = Typed::new(bytes, true, &Wish::default()) {
        let walked = typed.look(bytes).and_then(|()| typed.outline());
        if walked.is_ok() && typed.push(bytes).is_ok() {
            let _ = typed.finish();
        }
    }
}

/// A file through look, proposal and load, in pieces of a size: how many rows.
#[must_use]
pub fn load(bytes: &[u8], piece: usize) -> Option<u64> {
    let looked = look("file", bytes, true, None).ok()?;
    let mapping = looked
        .proposal
        .clone()
        .unwrap_or_else(|| guess::guess_for(TableKind::Orders, &looked.head));
    let mut codes = Codes::default();
    let mut loader = Session::begin("file", &looked, mapping, "Europe/Paris").ok()?;
    for chunk in bytes.chunks(piece.max(1)) {
        loader.push(chunk, &mut codes).ok()?;
    }
    Some(loader.finish(&mut codes).ok()?.row_count)
}

/// Every reader of a cell.
pub fn cells(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for decimal in [DecimalMark::Point, DecimalMark::Comma] {
        for grouping in [
            Grouping::None,
            Grouping::Space,
            Grouping::Point,
            Grouping::Comma,
            Grouping::Apostrophe,
        ] {
            let format = NumberFormat { decimal, grouping };
            let read = number::parse(&text, format);
            if let Some(read) = read {
                // What is written plainly is read back.
                let again = number::parse(&read.canonical(), DecimalMark::Point);
                assert_eq!(again.map(|again| again.canonical()), Some(read.canonical()));
            }
            let _ = (
                number::parse_bytes(bytes, format),
                Money::parse_bytes(bytes, format),
            );
        }
    }
    for order in [DateOrder::DayFirst, DateOrder::MonthFirst] {
        let _ = (date::parse(&text, order), date::parse_bytes(bytes, order));
        let _ = date::parse_period(&text, order);
    }
    let _ = (
        flag::parse(&text),
        currency::split(&text),
        compose::composed(&text),
    );
    let _ = iso::moment(bytes);
    // A column of this one cell, under a name that helps.
    let line = text.replace(['\n', '\r', '"'], " ");
    for name in ["date", "month", "duration", "x"] {
        bytes_to_table(format!("id\t{name}\n1\t{line}\n2\t{line}\n").as_bytes());
    }
}

/// Three orders of two customers on two channels: enough for every figure to be asked.
const ORDERS: &str =
    "id;date;client;ca;canal\nA1;05/01/2026;C1;10;Web\nA2;06/02/2026;C1;20;Magasin\n\
                      A3;07/02/2026;C2;30;Web\n";

/// What the core reads of an audit file: settings, mappings, requests, and what it
/// makes of them.
pub fn audit(bytes: &[u8]) {
    if let Ok(settings) = serde_json::from_slice::<Settings>(bytes) {
        reported(&ReportRequest {
            settings,
            ..ReportRequest::default()
        });
    }
    if let Ok(request) = serde_json::from_slice::<ReportRequest>(bytes) {
        reported(&request);
    }
    if let Ok(mapping) = serde_json::from_slice::<Mapping>(bytes) {
        let file = ORDERS.as_bytes();
        if let Ok(looked) = look("file", file, true, None) {
            if let Ok(mut loader) = Session::begin("file", &looked, mapping, "Europe/Paris") {
                let _ = loader.push(file, &mut Codes::default());
            }
        }
    }
}

fn reported(request: &ReportRequest) {
    let mut session = Session::default();
    let _ = session.load_text("orders", TableKind::Orders, ORDERS);
    if let Ok(dataset) = session.dataset(&request.settings) {
        let _ = report(&session, &dataset, request);
    }
}
