//! The lexicons against comments labelled by hand. They were developed on the
//! first half of each language; the second was not looked at while they were.

mod support;

use omnimeter::voice::sentiment::{hear, sign};
use support::fixture;

/// Right answers of all, and macro-F1.
struct Measured {
    right: usize,
    all: usize,
    f1: f64,
    missed: Vec<String>,
}

fn measured(path: &str) -> Measured {
    let text = String::from_utf8(fixture(path)).unwrap();
    let mut table = [[0usize; 3]; 3];
    let mut missed = Vec::new();
    for line in text.lines() {
        let (label, comment) = line.split_once('\t').unwrap();
        let label = match label {
            "+" => 1,
            "-" => -1,
            _ => 0i64,
        };
        // What cannot be judged is taken for neutral here.
        let heard = hear(comment).map_or(0, |heard| sign(heard.score));
        table[(label + 1) as usize][(heard + 1) as usize] += 1;
        if heard != label {
            missed.push(format!("{label:+} heard as {heard:+}: {comment}"));
        }
    }
    let f1 = |at: usize| {
        let hits = table[at][at] as f64;
        let labelled: usize = table[at].iter().sum();
        let heard: usize = table.iter().map(|row| row[at]).sum();
        2.0 * hits / (labelled + heard) as f64
    };
    Measured {
        right: (0..3).map(|at| table[at][at]).sum(),
        all: table.iter().flatten().sum(),
        f1: (0..3).map(f1).sum::<f64>() / 3.0,
        missed,
    }
}

/// `cargo test --test sentiment -- --nocapture` prints the figures of docs/voice.md.
fn holds(path: &str, accuracy: f64, f1: f64) {
    let found = measured(path);
    let share = found.right as f64 / found.all as f64;
    println!(
        "{path}: {} of {} ({share:.3}), macro-F1 {:.3}",
        found.right, found.all, found.f1
    );
    found.missed.iter().for_each(|one| println!("  {one}"));
    assert_eq!(found.all, 80, "{path}");
    assert!(
        share >= accuracy && found.f1 >= f1,
        "{path}: {share:.3}, {:.3}",
        found.f1
    );
}

#[test]
fn the_halves_that_the_lexicons_were_developed_on() {
    holds("sentiment/fr-develop.tsv", 0.93, 0.93);
    holds("sentiment/en-develop.tsv", 0.93, 0.93);
}

#[test]
fn the_halves_that_were_held_back() {
    holds("sentiment/fr-held.tsv", 0.78, 0.78);
    holds("sentiment/en-held.tsv", 0.78, 0.78);
}
