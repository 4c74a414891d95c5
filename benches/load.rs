//! How long a file takes from bytes to typed rows, beside the csv crate, which splits the same bytes and does no more.
//!
//! `cargo bench --bench load -- FILE` times a file of orders.

use omnimeter::dataset::session::{look, Session};
use omnimeter::dataset::settings::Settings;
use omnimeter::dataset::view::View;
use omnimeter::report::assemble;
use std::time::Instant;

fn main() {
    let Some(path) = std::env::args().skip(1).find(|arg| !arg.starts_with('-')) else {
        println!("cargo bench --bench load -- FILE");
        return;
    };
    let bytes = std::fs::read(&path).expect("a readable file");
    for _ in 0..3 {
        let start = Instant::now();
        let mut reader = csv::ReaderBuilder::new().from_reader(bytes.as_slice());
        let mut record = csv::ByteRecord::new();
        let mut rows = 0u64;
        while reader.read_byte_record(&mut record).expect("a record") {
            rows += 1;
        }
        let split = start.elapsed();
        let start = Instant::now();
        let mut session = Session::default();
        let sample = &bytes[..bytes.len().min(256 << 10)];
        let looked = look(&path, sample, sample.len() == bytes.len(), None).expect("a head");
        let mapping = looked.proposal.clone().expect("a table");
        let mut loader = Session::begin(&path, &looked, mapping, "Europe/Paris").expect("a loader");
        for chunk in bytes.chunks(128 << 10) {
            loader.push(chunk, session.codes()).expect("rows");
        }
        session.keep(loader).expect("a file");
        let load = start.elapsed();
        let start = Instant::now();
        let dataset = session.dataset(&Default::default()).expect("a dataset");
        let build = start.elapsed();
        let start = Instant::now();
        let settings = Settings::default();
        let view = View::new(&dataset, &settings).expect("a view");
        let figures = assemble::figures(&view, &[]).expect("figures");
        let figured = start.elapsed();
        println!(
            "{rows} rows: csv crate {split:.0?}, typed load {load:.0?} ({:.2} of it), dataset {build:.0?} ({} orders), figures {figured:.0?} ({})",
            load.as_secs_f64() / split.as_secs_f64(),
            dataset.orders.len(),
            figures.kpis.len()
        );
    }
}
