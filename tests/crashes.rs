//! No file hangs or stops the reader, and pieces of any size read alike.
//!
//! `tests/data/crashes` holds what once did, made small. Beside it, mutations of
//! the fixtures by a seeded generator, and texts that readers take long for.

#[path = "support/mutate.rs"]
mod mutate;
#[path = "../fuzz/targets.rs"]
#[allow(dead_code)]
mod targets;

use mutate::{mutated, Chance, OF_TEXT};
use std::fs;
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Far more than any case takes, also on a slow machine: a hang fails, and does
/// not wait for ever.
const GUARD: Duration = Duration::from_secs(120);

fn guarded(name: &str, work: impl FnOnce() + Send + 'static) {
    let (done, wait) = mpsc::channel();
    let worker = thread::spawn(move || {
        work();
        let _ = done.send(());
    });
    match wait.recv_timeout(GUARD) {
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("{name} takes too long"),
        _ => worker
            .join()
            .unwrap_or_else(|_| panic!("{name} stops the reader")),
    }
}

fn files(folder: &str, extensions: &[&str]) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(folder);
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|end| extensions.iter().any(|known| end == *known))
        })
        .map(|path| (path.display().to_string(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

/// The rows and the typed rows of a file, whatever the size of the pieces.
fn check(bytes: &[u8], pieces: &[usize]) {
    targets::bytes_to_table(bytes);
    let whole = targets::rows(bytes, usize::MAX, false);
    let loaded = targets::load(bytes, usize::MAX);
    for &piece in pieces {
        assert_eq!(
            targets::rows(bytes, piece, false),
            whole,
            "pieces of {piece}"
        );
        assert_eq!(targets::load(bytes, piece), loaded, "pieces of {piece}");
    }
}

#[test]
fn what_once_hung_or_crashed_is_read() {
    let cases = files("crashes", &["bin"]);
    assert!(cases.len() >= 8);
    for (name, bytes) in cases {
        guarded(&name, move || {
            let pieces: Vec<usize> = (1..=bytes.len().min(20)).collect();
            check(&bytes, &pieces);
            targets::cells(&bytes);
            targets::audit(&bytes);
        });
    }
}

#[test]
fn mutations_of_the_fixtures_are_read_alike_in_all_pieces() {
    let mut seeds = files("traps", &["csv"]);
    seeds.extend(files("presets", &["csv", "tsv", "txt"]));
    seeds.retain(|(_, bytes)| bytes.len() < 2_000);
    assert!(seeds.len() > 100);
    // `MUTATIONS=100` for a long look.
    let rounds = std::env::var("MUTATIONS").ok();
    let rounds = rounds.and_then(|text| text.parse().ok()).unwrap_or(4);
    for (at, (name, bytes)) in seeds.into_iter().enumerate() {
        guarded(&name, move || {
            let mut chance = Chance(at as u64);
            for _ in 0..rounds {
                let file = mutated(&bytes, OF_TEXT, &mut chance);
                let piece = chance.below(50) + 1;
                let read = |piece| {
                    (
                        targets::rows(&file, piece, false),
                        targets::load(&file, piece),
                    )
                };
                assert_eq!(read(piece), read(usize::MAX), "pieces of {piece}");
            }
        });
    }
}

#[test]
fn what_readers_take_long_for_is_read_in_time() {
    const SIZE: usize = 20_000;
    let head = "id,name,n\n1,\"a\",2\n2,\"b\",3\n";
    let repeated: [&str; 26] = [
        "\"",
        ",\"a\"b",
        "\"a\n",
        "\r",
        ",",
        ";",
        "\0",
        "-",
        ".",
        "\",",
        "\"\",",
        "a\"",
        "\"a\"b",
        "\\\"",
        "\"\n",
        "3,\"b\"x,\"4\n",
        "3,\"b\"x,4\n",
        "3,\"b,4\n",
        "\",\"\r",
        "\",\";\"\",\r",
        "'",
        "\u{200b}",
        "1/",
        "Total;1\n",
        "#\n",
        " ",
    ];
    for piece in repeated {
        for before in ["", head] {
            let text = format!("{before}{}", piece.repeat(SIZE / piece.len()));
            guarded(piece, move || {
                let _ = targets::rows(text.as_bytes(), 16 << 10, false);
            });
        }
    }
    let wide = (0..100_000)
        .map(|at| at.to_string())
        .collect::<Vec<_>>()
        .join(",");
    let long = format!("a,b\n1,{}\n2,3\n", "x".repeat(1_000_000));
    for text in [wide, long] {
        guarded("a wide or a long line", move || {
            let _ = targets::rows(text.as_bytes(), 64 << 10, false);
        });
    }
    let rows = format!(
        "{}\n",
        (0..2_000)
            .map(|at| format!("c{at}"))
            .collect::<Vec<_>>()
            .join(",")
    )
    .repeat(10);
    guarded("many columns", move || {
        let _ = targets::rows(rows.as_bytes(), 64 << 10, false);
    });
}
