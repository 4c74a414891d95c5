//! Paths taken many at a time are those that are read one by one.

use crate::dataset::load::{LoadedFile, Rows};
use crate::dataset::session::{look, Session};
use crate::mapping::field::TableKind;
use crate::mapping::Mapping;

/// All that a file came to, in words, and how many rows were taken at once: none
/// when the pieces are of no size.
fn told(csv: &str, change: fn(&mut Mapping), piece: usize) -> (Vec<String>, u64) {
    let mut session = Session::default();
    let sample = &csv.as_bytes()[..csv.len().min(4 << 10)];
    let looked = look("paths.csv", sample, false, Some(TableKind::Paths)).unwrap();
    let mut mapping = looked.proposal.clone().unwrap();
    change(&mut mapping);
    let mut loader = Session::begin("paths.csv", &looked, mapping, "UTC").unwrap();
    if piece == 0 {
        loader = loader.one_by_one();
    }
    for chunk in csv.as_bytes().chunks(if piece == 0 { 100 } else { piece }) {
        loader.push(chunk, session.codes()).unwrap();
    }
    let at_once = loader.taken_at_once();
    session.keep(loader).unwrap();
    let (_, file) = session.files().next().unwrap();
    (in_words(&session, file), at_once)
}

fn in_words(session: &Session, file: &LoadedFile) -> Vec<String> {
    let Rows::Paths(rows) = &file.rows else {
        panic!("paths");
    };
    let words: Vec<u32> = rows.words().map(|(word, _)| word).collect();
    let name = |place: u16| session.words().text(words[usize::from(place)]);
    let mut told: Vec<String> = rows
        .iter()
        .map(|(path, amounts)| {
            let names: Vec<&str> = path.map(name).collect();
            format!("{names:?} {amounts:?}")
        })
        .collect();
    let ledger = file.ledger.entries();
    told.extend(ledger.iter().map(|entry| format!("{entry:?}")));
    told.push(format!("{:?} {}", file.blanks, file.row_count));
    told
}

/// Rows of all kinds, many times over so that they are taken in several pieces.
fn csv(rows: &[&str]) -> String {
    let header = "path,total_conversions,total_conversion_value,total_null\n";
    let plain = "email > paid search > email,1,12.50,0\nstore_visit,0,0,3\nsocial>seo,2,7,0\n";
    let mut csv = header.to_owned() + &plain.repeat(20);
    for turn in 0..200 {
        csv.push_str(plain);
        csv.push_str(rows[turn % rows.len()]);
        csv.push('\n');
    }
    csv
}

const ODD: &[&str] = &[
    "\"quoted > email\",1,1,0",
    "\"quo\"\"ted > email\",1,1,0",
    "a > ,1,2,0",
    " >  > ,1,2,0",
    ",4,5,6",
    "(none),4,5,6",
    "a,,,",
    "a > b,-1,0,0",
    "a > b,1,-5,0",
    "a > b,x,5,0",
    "Total,600,100,3",
    "total > email,600,100,3",
    "subtotal > email,6,1,3",
    "Réseaux > \u{a0}Été\u{a0} > e-mail,1,1,0",
    "a > b,0.5,0.0000001,1e2",
    "a > b,1,2",
    "a > b,1,2,3,4",
    "a|b ; c > d,1,2,3",
    "c1\u{85} > \u{96},1,2,3",
    "path,total_conversions,total_conversion_value,total_null",
    "a name that is longer than fifteen bytes > another such name here,1,2,3",
    "t,1,1,1",
    " spaced  >\tb\u{b},1,2,3",
];

#[test]
fn paths_taken_at_once_are_those_read_one_by_one() {
    let separated = |mapping: &mut Mapping| {
        if let Some(choice) = mapping.fields.get_mut("path") {
            choice.separator = Some(" > ".to_owned());
        }
    };
    for change in [(|_| {}) as fn(&mut Mapping), separated] {
        let csv = csv(ODD);
        let (one_by_one, none) = told(&csv, change, 0);
        assert_eq!(none, 0);
        for piece in [997, 64 << 10] {
            let (at_once, taken) = told(&csv, change, piece);
            for (one, other) in one_by_one.iter().zip(&at_once) {
                assert_eq!(one, other, "pieces of {piece}");
            }
            assert_eq!(one_by_one.len(), at_once.len());
            assert!(taken > 500, "only {taken} were taken at once");
        }
    }
}

#[test]
fn there_may_be_more_channels_than_a_byte_tells() {
    // Each with the one before, and the next path without any.
    let mut csv = "path,total_conversions,total_conversion_value,total_null\n".to_owned();
    for channel in 1..600 {
        csv.push_str(&format!(
            "c{} > c{channel},1,{channel},0\n,0,0,1\n",
            channel - 1
        ));
    }
    let (one_by_one, _) = told(&csv, |_| {}, 0);
    let (at_once, taken) = told(&csv, |_| {}, 64 << 10);
    assert_eq!(one_by_one, at_once);
    assert!(taken > 500, "only {taken} were taken at once");
    for channel in 1..600 {
        let names = format!("[\"c{}\", \"c{channel}\"]", channel - 1);
        let row = format!("{names} [1000000, {channel}000000, 0]");
        assert!(at_once.contains(&row), "{row}");
    }
    assert!(at_once.contains(&"[] [0, 0, 599000000]".to_owned()));
}

#[test]
fn bytes_that_are_no_utf_8_are_left_to_the_reader_of_rows() {
    let csv = csv(&["R\u{e9}seaux > email,1,2,0"]);
    let bytes: Vec<u8> = csv.chars().map(|c| c as u8).collect();
    let mut session = Session::default();
    let plain = csv.replace('\u{e9}', "e");
    // The sample is plain; what comes later is not.
    let looked = look(
        "paths.csv",
        &plain.as_bytes()[..1 << 10],
        false,
        Some(TableKind::Paths),
    );
    let looked = looked.unwrap();
    let mapping = looked.proposal.clone().unwrap();
    let mut loader = Session::begin("paths.csv", &looked, mapping, "UTC").unwrap();
    loader.push(&bytes, session.codes()).unwrap();
    session.keep(loader).unwrap();
    let (_, file) = session.files().next().unwrap();
    let told = in_words(&session, file);
    // Rows of one path are one.
    let read = "[\"R\u{e9}seaux\", \"email\"] [200000000, 400000000, 0]".to_owned();
    assert!(told.contains(&read), "{told:?}");
}
