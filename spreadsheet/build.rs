//! A limit on what the wasm may take: a cell far off makes a sheet of
//! thousands of millions of empty ones, and the browser is not to be filled
//! with them.

const MIB: u64 = 1536;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32") {
        println!("cargo::rustc-link-arg-cdylib=--max-memory={}", MIB << 20);
    }
}
