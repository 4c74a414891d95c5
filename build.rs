//! Refuses a maturity model that cannot be used, before anything is built on it, and writes it as the engine reads it.

#[allow(dead_code)]
#[path = "src/maturity/check.rs"]
mod check;
#[allow(dead_code)]
#[path = "src/maturity/migration.rs"]
mod migration;
#[allow(dead_code, unused_imports)]
#[path = "src/maturity/model.rs"]
mod model;
#[allow(dead_code, unused_imports)]
#[path = "src/maturity/profile.rs"]
mod profile;
#[allow(dead_code)]
#[path = "src/maturity/rule.rs"]
mod rule;
#[path = "src/maturity/yaml.rs"]
mod yaml;

const MODEL: &str = "src/maturity/model.yaml";

fn main() {
    for file in [
        MODEL,
        "src/maturity/check.rs",
        "src/maturity/model.rs",
        "src/maturity/migration.rs",
        "src/maturity/profile.rs",
        "src/maturity/rule.rs",
        "src/maturity/yaml.rs",
    ] {
        println!("cargo::rerun-if-changed={file}");
    }
    let text = std::fs::read_to_string(MODEL).unwrap_or_default();
    match yaml::parse(&text) {
        Err(yaml::Refused { why, line }) => println!("cargo::error={MODEL}, line {line}: {why}"),
        Ok(content) => check(&content),
    }
}

fn check(content: &serde_json::Value) {
    match serde_json::from_value::<model::Model>(content.clone()) {
        Err(error) => println!("cargo::error={MODEL}: {error}"),
        Ok(model) => {
            for fault in check::faults(&model) {
                println!("cargo::error={MODEL}: {fault}");
            }
            write(content);
        }
    }
}

/// The model as JSON with sorted keys.
fn write(content: &serde_json::Value) {
    let folder = std::env::var_os("OUT_DIR").expect("cargo says where");
    std::fs::write(
        std::path::Path::new(&folder).join("model.json"),
        content.to_string(),
    )
    .expect("the folder is there");
}
