#![no_main]
#[path = "../targets.rs"]
#[allow(dead_code)]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| assert_eq!(targets::load(bytes, 3), targets::load(bytes, usize::MAX)));
