//! How long two files take from bytes to what differs between them, and how much they come to in memory.
//!
//! `cargo bench --bench comparison -- 1000000` compares two files of so many articles made on the spot.

use omnimeter::comparison::comparer::Comparer;
use omnimeter::comparison::items::ItemsRequest;
use omnimeter::comparison::plan::ComparisonPlan;
use omnimeter::comparison::propose::propose;
use omnimeter::comparison::Seen;
use std::fmt::Write;
use std::time::Instant;

/// Two files of the same articles: a hundredth is in one only, a tenth differs.
fn files(rows: u64) -> (String, String) {
    let mut a = "sku,name,price,stock,status,updated\n".to_owned();
    let mut b = "code article;designation;prix;quantite;statut;mis a jour\n".to_owned();
    for i in 0..rows {
        let (cents, stock) = (i * 7919 % 100_000, i * 31 % 500);
        let minute = i % 60;
        if i % 100 != 1 {
            let _ = writeln!(
                a,
                "SKU-{i:07},Article number {i},{}.{:02},{stock},open,2026-03-02T10:{minute:02}:00Z",
                cents / 100,
                cents % 100
            );
        }
        if i % 100 != 2 {
            let cents = cents + u64::from(i % 10 == 0);
            let _ = writeln!(
                b,
                "sku-{i:07};Article number {i};{},{:02};{stock};open;2026-03-02T11:{minute:02}:00Z",
                cents / 100,
                cents % 100
            );
        }
    }
    (a, b)
}

/// The most memory that the process has held, where the system tells.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    line.unwrap_or_default()
        .split_whitespace()
        .skip(1)
        .collect::<Vec<_>>()
        .join(" ")
}

fn main() {
    let rows = std::env::args().skip(1).find_map(|arg| arg.parse().ok());
    let Some(rows) = rows else {
        println!("cargo bench --bench comparison -- ROWS");
        return;
    };
    let (a, b) = files(rows);
    let held = (a.len() + b.len()) >> 20;
    println!("{held} MiB in two files, held: {}", peak());
    for _ in 0..3 {
        let start = Instant::now();
        let seen = |name: &str, text: &str| {
            let sample = &text.as_bytes()[..text.len().min(256 << 10)];
            Seen::new(
                name,
                sample,
                sample.len() == text.len(),
                &Default::default(),
            )
            .expect("a head")
        };
        let (seen_a, seen_b) = (seen("a.csv", &a), seen("b.csv", &b));
        let plan = propose(ComparisonPlan::default(), &seen_a, &seen_b).plan;
        let proposed = start.elapsed();
        let mut comparer = Comparer::new(plan, &seen_a, &seen_b).expect("a plan");
        for (which, text) in [&a, &b].into_iter().enumerate() {
            for piece in text.as_bytes().chunks(128 << 10) {
                comparer.push(which, piece).expect("rows");
            }
            comparer.finish(which).expect("rows");
        }
        let read = start.elapsed();
        let report = comparer.report();
        let told = start.elapsed();
        let page = comparer.items(&ItemsRequest::default());
        println!(
            "proposed {proposed:.0?}, read {read:.0?}, told {told:.0?}, listed {:.0?}: {} in both, {} differ, {} to list; at most {}",
            start.elapsed(),
            report.matched,
            report.differing.count,
            page.total,
            peak()
        );
    }
}
