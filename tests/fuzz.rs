//! The fuzz targets, on stable, for a bounded time: spoilt fixtures, the same order
//! on every machine. `FUZZ_SECONDS` looks longer, `FUZZ_SEED` elsewhere.
//!
//! The input at work stands in `target/fuzz/`, also when a target takes the process
//! down with it. What fails goes, made small, to `tests/data/crashes/`.

#[path = "support/mutate.rs"]
mod mutate;
#[path = "../fuzz/targets.rs"]
#[allow(dead_code)]
mod targets;

use mutate::{mutated, Chance, OF_TEXT};
use omnimeter::dataset::session::look;
use omnimeter::dataset::settings::Settings;
use omnimeter::mapping::Mapping;
use omnimeter::report::ReportRequest;
use std::env;
use std::fs;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// Far more than any input takes: a hang fails, and does not wait for ever.
const GUARD: Duration = Duration::from_secs(120);

/// What JSON stumbles over.
const OF_JSON: &[&[u8]] = &[
    b"{}",
    b"[]",
    b"null",
    b"true",
    b"\"\"",
    b",",
    b":",
    b"{",
    b"}",
    b"-1",
    b"0",
    b"1e308",
    b"18446744073709551615",
    b"-9223372036854775808",
    b"0.1",
    b"\"EUR\"",
    b"\"2026-02-30\"",
    b"\"9999-12-31\"",
    b"\"Web\"",
    b"\"channels>=2 and recency<=90\"",
    b"\"\\ud800\"",
    b"\xff",
];

/// Settings and requests as an audit file holds them, one of each kind of value.
const AUDITS: &[&str] = &[
    r#"{"settings":{"from":"2026-01-01","to":"2026-02-28","compare":"previous","channels":["Web"]}}"#,
    r#"{"from":"2026-01-01","to":"2026-12-31","zone":"Europe/Paris","currency":"EUR","stores":["Lyon"]}"#,
    r#"{"named_segments":[{"name":"Two","rule":"orders>=2"}],"segments":["Two"],"as_of":"2026-03-01"}"#,
    r#"{"margin_rate":0.4,"ropo_days":30,"basis":"purchase","refund_channel":"return","lookback_days":30}"#,
    r#"{"targets":[{"kpi":"aov","goal":"+10%","start":"2026-01-01","due":"2026-12-31"}]}"#,
    r#"{"channel_names":{"Web":"Site"},"channel_kinds":{"Site":"web"},"business_hours":"mon-fri 9-18"}"#,
    r#"{"table":"orders","fields":{"order_id":{"column":"id"},"channel":{"column":"canal"}}}"#,
];

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn files(folder: &str, extensions: &[&str]) -> Vec<Vec<u8>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(here(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            let end = path.extension().unwrap_or_default();
            extensions.iter().any(|known| end == *known)
        })
        .collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// Delimited text, small enough that many are tried.
fn texts() -> Vec<Vec<u8>> {
    let mut texts = files("tests/data/traps", &["csv"]);
    texts.extend(files("tests/data/presets", &["csv", "tsv", "txt"]));
    texts.extend(files("tests/data/crashes", &["bin"]));
    texts.retain(|bytes| bytes.len() < 2_000);
    texts
}

/// Every cell of the fixtures that is a date, a number or the like.
fn cells(texts: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let mut cells: Vec<Vec<u8>> = texts
        .iter()
        .flat_map(|text| text.split(|byte| b",;\t|\n\"".contains(byte)))
        .filter(|cell| cell.iter().any(u8::is_ascii_digit) && cell.len() < 60)
        .map(<[u8]>::to_vec)
        .collect();
    cells.sort();
    cells.dedup();
    cells
}

/// Settings, and the mappings that are proposed for the fixtures.
fn audits(texts: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let proposals = texts
        .iter()
        .filter_map(|text| look("file", text, true, None).ok()?.proposal)
        .filter_map(|mapping| serde_json::to_vec(&mapping).ok());
    let written = AUDITS.iter().map(|text| text.as_bytes().to_vec());
    let usual = serde_json::to_vec(&Settings::default()).unwrap();
    written.chain([usual]).chain(proposals).collect()
}

struct Target {
    name: &'static str,
    seeds: Vec<Vec<u8>>,
    pieces: &'static [&'static [u8]],
    run: fn(&[u8]),
}

fn loaded(bytes: &[u8]) {
    let piece = bytes.len() % 50 + 1;
    assert_eq!(
        targets::load(bytes, piece),
        targets::load(bytes, usize::MAX)
    );
}

fn all() -> Vec<Target> {
    let texts = texts();
    let target = |name, seeds, pieces, run| Target {
        name,
        seeds,
        pieces,
        run,
    };
    vec![
        target(
            "bytes_to_table",
            texts.clone(),
            OF_TEXT,
            targets::bytes_to_table as fn(&[u8]),
        ),
        target("load", texts.clone(), OF_TEXT, loaded),
        target("cells", cells(&texts), OF_TEXT, targets::cells),
        target("audit", audits(&texts), OF_JSON, targets::audit),
    ]
}

fn number(name: &str) -> Option<u64> {
    env::var(name).ok()?.parse().ok()
}

/// A seed spoilt, or two of them joined in the middle.
fn input(target: &Target, chance: &mut Chance) -> Vec<u8> {
    let mut bytes = target.seeds[chance.below(target.seeds.len())].clone();
    if chance.below(8) == 0 {
        let other = &target.seeds[chance.below(target.seeds.len())];
        bytes.truncate(chance.below(bytes.len() + 1));
        bytes.extend(&other[chance.below(other.len() + 1)..]);
    }
    mutated(&bytes, target.pieces, chance)
}

#[test]
fn every_audit_is_one_as_it_stands() {
    for text in audits(&texts()) {
        let read = serde_json::from_slice::<Settings>(&text).is_ok()
            || serde_json::from_slice::<ReportRequest>(&text).is_ok()
            || serde_json::from_slice::<Mapping>(&text).is_ok();
        assert!(read, "{}", String::from_utf8_lossy(&text));
    }
}

#[test]
fn no_target_stops_or_hangs() {
    let usual = if env::var_os("CI").is_some() { 60 } else { 10 };
    let seconds = number("FUZZ_SECONDS").unwrap_or(usual);
    let seed = number("FUZZ_SEED").unwrap_or(0);
    let folder = here("target/fuzz");
    fs::create_dir_all(&folder).unwrap();
    let targets = all();
    for target in &targets {
        assert!(target.seeds.len() >= 40, "{}", target.name);
    }
    let end = Instant::now() + Duration::from_secs(seconds);
    let (report, news) = mpsc::channel();
    let worker = thread::spawn(move || {
        let mut chance = Chance(seed);
        let mut counts = vec![0_u64; targets.len()];
        // At least one round, however little time is given.
        while counts[targets.len() - 1] == 0 || Instant::now() < end {
            for (target, count) in targets.iter().zip(&mut counts) {
                let bytes = input(target, &mut chance);
                let file = folder.join(format!("{}.bin", target.name));
                fs::write(&file, &bytes).unwrap();
                let done = catch_unwind(AssertUnwindSafe(|| (target.run)(&bytes)));
                assert!(done.is_ok(), "{} stops: {}", target.name, file.display());
                *count += 1;
                let _ = report.send(target.name);
            }
        }
        let names = targets.iter().map(|target| target.name);
        println!("{:?}", names.zip(counts).collect::<Vec<_>>());
    });
    let mut last = "";
    loop {
        match news.recv_timeout(GUARD) {
            Ok(name) => last = name,
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
            Err(mpsc::RecvTimeoutError::Timeout) => {
                panic!("the target after {last} hangs: see target/fuzz")
            }
        }
    }
    if let Err(panic) = worker.join() {
        std::panic::resume_unwind(panic);
    }
}
