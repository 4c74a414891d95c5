use std::cell::RefCell;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::Once;
use std::time::{Duration, Instant};

use super::make::{self, Biff};
use super::text_of;
use crate::book::Book;
use crate::guard::{check, Limits, LIMITS};
use crate::refusal::Refusal;

const ROWS: &str = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>order</t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row>"#;

/// The file with its only sheet's part swollen.
fn bomb(mib: usize) -> Vec<u8> {
    make::xlsx(&" ".repeat(mib << 20), false)
}

#[test]
fn a_part_that_swells_is_refused() {
    let bytes = bomb(40);
    assert!(bytes.len() < 100_000);
    assert_eq!(check(&bytes, LIMITS), Err(Refusal::Ratio(200)));
    assert_eq!(Book::open(bytes).err(), Some(Refusal::Ratio(200)));
}

#[test]
fn a_part_that_swells_little_is_read() {
    assert!(check(&bomb(9), LIMITS).is_ok());
}

#[test]
fn parts_that_are_many_or_large_together_are_refused() {
    let tight = Limits {
        entries: 3,
        ..LIMITS
    };
    let bytes = make::xlsx(ROWS, false);
    assert_eq!(check(&bytes, tight), Err(Refusal::Entries(3)));
    let tight = Limits { mib: 8, ..LIMITS };
    assert_eq!(check(&bomb(9), tight), Err(Refusal::Size(8)));
}

#[test]
fn what_the_file_says_of_its_sizes_is_not_believed() {
    let mut bytes = bomb(40);
    let size = (40_u32 << 20).to_le_bytes();
    // Wherever the real size is written, or one a little larger: a small one.
    let mut lies = 0;
    for at in 0..bytes.len() - 4 {
        if bytes[at + 2..at + 4] == size[2..] && bytes[at..at + 2] != [0, 0] {
            bytes[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
            lies += 1;
        }
    }
    assert!(lies > 0, "the size was not found");
    assert!(Book::open(bytes).is_err());
}

#[test]
fn a_password_is_named() {
    let content = r#"<table:table table:name="S"/>"#;
    let ods = make::ods(content, "<manifest:encryption-data/>");
    assert_eq!(Book::open(ods).err(), Some(Refusal::Encrypted));
    let xlsx = make::compound("EncryptedPackage", b"secret");
    assert_eq!(Book::open(xlsx).err(), Some(Refusal::Encrypted));
    // Each entry's flag, in its own header and in the directory.
    let mut zip = make::xlsx(ROWS, false);
    for at in 0..zip.len() - 10 {
        match &zip[at..at + 4] {
            b"PK\x03\x04" => zip[at + 6] |= 1,
            b"PK\x01\x02" => zip[at + 8] |= 1,
            _ => {}
        }
    }
    assert_eq!(Book::open(zip).err(), Some(Refusal::Encrypted));
}

#[test]
fn other_archives_hold_no_sheet() {
    let zip = make::zip(&[("word/document.xml", b"<w/>")]);
    assert_eq!(Book::open(zip).err(), Some(Refusal::Nothing));
    assert_eq!(Book::open(vec![]).err(), Some(Refusal::Damaged));
    assert_eq!(
        Book::open(b"a,b\n1,2\n".to_vec()).err(),
        Some(Refusal::Damaged)
    );
}

fn seeds() -> [(Vec<u8>, &'static str); 3] {
    let table = r#"<table:table table:name="Feuil1"><table:table-row><table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell></table:table-row></table:table>"#;
    let rows: &[&[Biff]] = &[&[Biff::Text("a"), Biff::Date(45_000.0), Biff::Number(1.5)]];
    [
        (make::xlsx(ROWS, false), "Feuil1"),
        (make::ods(table, ""), "Feuil1"),
        (make::xls("Feuil1", rows, &[[0, 0, 0, 1]]), "Feuil1"),
    ]
}

/// The same numbers every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below as u64) as usize
    }
}

thread_local! {
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Notes where a panic of these tests comes from, and keeps quiet about it.
fn watch() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            let place = info.location().map(|place| place.file().to_owned());
            let watched = PLACE.with_borrow_mut(|last| {
                last.is_some() && std::mem::replace(last, place.clone()).is_some()
            });
            if !watched {
                usual(info);
            }
        }));
    });
}

/// Reads what was spoilt. Our own code must not panic; calamine's does on some
/// `.xls`, which in the page and the command stops an instance of the module
/// that is given up anyway (www/packed/workbook.js).
fn read_spoilt(bytes: &[u8], sheet: &str) {
    watch();
    PLACE.set(Some(String::new()));
    let done = catch_unwind(AssertUnwindSafe(|| {
        let _ = text_of(bytes, sheet);
    }));
    let place = PLACE.take().unwrap_or_default();
    let ours = !place.contains("calamine") && !place.contains("/library/");
    assert!(done.is_ok() || !ours, "a panic at {place}");
}

#[test]
fn a_file_cut_short_anywhere_is_an_answer() {
    for (whole, sheet) in seeds() {
        let step = (whole.len() / 400).max(1);
        for end in (0..whole.len()).step_by(step) {
            read_spoilt(&whole[..end], sheet);
        }
    }
}

#[test]
fn a_spoilt_file_is_an_answer() {
    // `npm run fuzz` looks longer, and elsewhere.
    let asked = |name| -> Option<u64> { std::env::var(name).ok()?.parse().ok() };
    let mut dice = Dice(0x5EED + asked("FUZZ_SEED").unwrap_or(0));
    let each = Duration::from_secs(asked("FUZZ_SECONDS").unwrap_or(0) / 3);
    for (whole, sheet) in seeds() {
        let start = Instant::now();
        for round in 0.. {
            if round >= 1000 && start.elapsed() >= each {
                break;
            }
            let mut bytes = whole.clone();
            // One byte at a time for .xls: two could place a cell so far off
            // that the sheet is larger than memory, which ends a test here
            // and an instance of the module elsewhere.
            let spoilt = if bytes.starts_with(b"PK") {
                1 + dice.roll(8)
            } else {
                1
            };
            for _ in 0..spoilt {
                let at = dice.roll(bytes.len());
                bytes[at] = dice.roll(256) as u8;
            }
            read_spoilt(&bytes, sheet);
        }
    }
}
