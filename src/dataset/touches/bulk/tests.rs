//! Rows taken many at a time are those that are read one by one.

use crate::dataset::load::Rows;
use crate::dataset::session::{look, Session};
use crate::mapping::field::TableKind;
use crate::mapping::Mapping;

/// All that a file came to, in words, and how many rows were taken at once: none
/// when the pieces are of no size.
fn told(csv: &str, mapping: &Mapping, piece: usize) -> (Vec<String>, u64) {
    let mut session = Session::default();
    let sample = &csv.as_bytes()[..csv.len().min(4 << 10)];
    let looked = look("events.csv", sample, false, Some(TableKind::Touches)).unwrap();
    let mut loader =
        Session::begin("events.csv", &looked, mapping.clone(), "Europe/Paris").unwrap();
    if piece == 0 {
        loader = loader.one_by_one();
    }
    for chunk in csv.as_bytes().chunks(if piece == 0 { 100 } else { piece }) {
        loader.push(chunk, session.codes()).unwrap();
    }
    let at_once = loader.taken_at_once();
    session.keep(loader).unwrap();
    let (_, file) = session.files().next().unwrap();
    let Rows::Touches(table) = &file.rows else {
        panic!("touches");
    };
    let mut told: Vec<String> = Vec::new();
    let (ties, blanks) = (&file.ties, &file.blanks);
    told.push(format!("{:?}", file.ledger));
    told.push(format!(
        "{} {blanks:?} {} {:?}",
        file.row_count, ties.rows, ties.filled
    ));
    for row in &table.rows {
        let word = |code| session.words().text(code);
        let words = [row.channel, row.source, row.campaign, row.segment].map(word);
        let (time, value, kind, device) = (row.time, row.value, row.kind, row.device);
        // The codes themselves: who comes first has the lower one.
        told.push(format!(
            "{} {} {time} {value:?} {kind:?} {device:?} {words:?}",
            row.customer, row.session
        ));
    }
    let people: Vec<u32> = table.rows.iter().map(|row| row.customer).collect();
    let sessions: Vec<u32> = table.rows.iter().map(|row| row.session).collect();
    let codes = session.codes();
    told.extend(
        people
            .iter()
            .map(|&code| codes.people.text(code).to_owned()),
    );
    told.extend(
        sessions
            .iter()
            .map(|&code| codes.sessions.text(code).to_owned()),
    );
    (told, at_once)
}

/// One of some cells, the usual one mostly; numbers without chance, from a seed.
fn one<'a>(state: &mut u64, usual: &'a str, odd: &[&'a str], in_so_many: u64) -> &'a str {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    let thrown = *state >> 33;
    match thrown % in_so_many {
        0 => odd[(thrown / in_so_many) as usize % odd.len()],
        _ => usual,
    }
}

const PERSONS: &[&str] = &["", "0", "guest", "'00012", "C 1", "\"C,2\"", "Ünal", "n/a"];
const DATES: &[&str] = &["31/12/2025", "2026-02-30", "", "n/a", "2026-03-29 02:30:00"];
const KINDS: &[&str] = &["conversion", "yes", "", "Clic", "\"impression\"", "é", "-"];
const WORDS: &[&str] = &[
    "",
    "-",
    "Nîmes",
    "\"web, shop\"",
    " web ",
    "\"two\nlines\"",
    "WEB",
];
const VALUES: &[&str] = &[
    "",
    "abc",
    "-5",
    "1,5",
    "12.3456789",
    "€3",
    "\"7.25\"",
    "(4.00)",
];
const LINES: &[&str] = &[
    "\r\n",
    "\n\n",
    ",extra\n",
    "\nshort,row\n",
    "\nTotal,,,,,,,,9\n",
];

fn file(rows: usize, seed: u64, oddness: u64) -> String {
    let mut state = seed;
    let mut csv = "who,when,what,where,value,visit,source,device,segment\n".to_owned();
    for row in 0..rows {
        let at_odds = |times: u64| if row < 40 { u64::MAX } else { oddness * times };
        let person = format!("C{}", row * 7 % 301);
        let when = format!(
            "2026-0{}-{:02}T{:02}:15:00",
            row % 9 + 1,
            row % 28 + 1,
            row % 24
        );
        let visit = format!("V{}", row / 3);
        let what = if row % 7 == 0 { "conversion" } else { "visit" };
        let cells = [
            one(&mut state, &person, PERSONS, at_odds(1)),
            one(&mut state, &when, DATES, at_odds(1)),
            one(&mut state, what, KINDS, at_odds(1)),
            one(
                &mut state,
                ["web", "store", "app"][row % 3],
                WORDS,
                at_odds(1),
            ),
            one(&mut state, "12.50", VALUES, at_odds(1)),
            one(&mut state, &visit, WORDS, at_odds(2)),
            one(&mut state, "search", WORDS, at_odds(2)),
            one(&mut state, "mobile", WORDS, at_odds(2)),
            one(&mut state, "new", WORDS, at_odds(2)),
        ];
        csv += &cells.join(",");
        csv += one(&mut state, "\n", LINES, at_odds(2));
    }
    csv
}

const ALL: &str = r#"{"table":"touches","fields":{"customer_id":{"column":"who"},
    "at":{"column":"when"},"kind":{"column":"what"},"channel":{"column":"where"},
    "value":{"column":"value"},"session_id":{"column":"visit"},"source":{"column":"source"},
    "device":{"column":"device"},"segment":{"column":"segment"},"campaign":{"constant":"spring"}}}"#;
const FEW: &str = r#"{"table":"touches","fields":{"customer_id":{"column":"who"},
    "at":{"column":"when"},"channel":{"column":"where"}}}"#;

#[test]
fn rows_taken_at_once_are_those_read_one_by_one() {
    for (seed, oddness) in [(1, 9), (2, 30), (3, 100), (4, 1000), (5, u64::MAX / 8)] {
        let csv = file(3000, seed, oddness);
        for mapping in [ALL, FEW] {
            let mapping: Mapping = serde_json::from_str(mapping).unwrap();
            let (one_by_one, _) = told(&csv, &mapping, 0);
            for piece in [1, 1000, 4096, 1 << 20] {
                let (at_once, taken) = told(&csv, &mapping, piece);
                for (one, other) in one_by_one.iter().zip(&at_once) {
                    assert_eq!(one, other, "seed {seed}, pieces of {piece}");
                }
                assert_eq!(one_by_one.len(), at_once.len());
                assert!(
                    piece == 1 || oddness < 100 || taken > 2000,
                    "{taken} at once"
                );
            }
        }
    }
}
