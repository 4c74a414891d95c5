//! The boundary itself, in Node and in a Chromium worker: what crosses, and how.
#![cfg(target_arch = "wasm32")]

use js_sys::{Array, JsString, Reflect};
use omnimeter::js::comparison::{Comparing, Heads};
use omnimeter::js::grid::Grid;
use omnimeter::js::workbench::Workbench;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

const ORDERS: &[u8] = b"order_id,customer_id,date,channel,amount\nA1,C1,2026-01-05,web,12.5\n";

fn get(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, key| {
        Reflect::get(&value, &key.into()).unwrap_or(JsValue::UNDEFINED)
    })
}

fn json(text: &str) -> JsValue {
    js_sys::JSON::parse(text).unwrap()
}

fn load(bench: &mut Workbench) -> u32 {
    let sniff = bench
        .sniff("orders.csv", ORDERS, true, None, None, None)
        .unwrap();
    let mapping = get(&sniff, "proposal");
    let load = bench
        .begin("orders.csv", ORDERS, true, mapping, "UTC", true)
        .unwrap();
    assert_eq!(bench.push(load, ORDERS).unwrap(), 1.0);
    bench.finish(load, None).unwrap()
}

#[wasm_bindgen_test]
fn plain_objects_come_out() {
    let mut bench = Workbench::new();
    load(&mut bench);
    let report = bench.report(json("{}")).unwrap();
    let kpis = Array::from(&get(&report, "kpis"));
    let revenue = kpis.get(0);
    assert_eq!(get(&revenue, "id"), "revenue_total");
    assert_eq!(get(&revenue, "value"), 12.5);
    // Absent is null, not undefined: the same as in JSON.
    assert!(get(&revenue, "low").is_null());
    assert_eq!(get(&report, "settings.zone"), "Europe/Paris");
    // Maps are plain objects.
    let mapping = get(
        &bench
            .sniff("o.csv", ORDERS, true, None, None, None)
            .unwrap(),
        "proposal",
    );
    assert_eq!(get(&mapping, "fields.amount.column"), "amount");
}

#[wasm_bindgen_test]
fn problems_are_plain_objects_with_a_code() {
    let mut bench = Workbench::new();
    let problem = bench
        .sniff("empty.csv", b"", true, None, None, None)
        .unwrap_err();
    assert_eq!(get(&problem, "code"), "empty-file");
    assert_eq!(get(&problem, "file"), "empty.csv");
    assert!(get(&problem, "line").is_null());
    assert!(get(&problem, "hint").is_string());
    let mut bench = Workbench::new();
    let wrong = json(r#"{"table":"orders","fields":{"amount":{"column":"x"}}}"#);
    let problem = bench
        .begin("o.csv", ORDERS, true, wrong, "UTC", false)
        .unwrap_err();
    assert_eq!(get(&problem, "values.column"), "x");
}

#[wasm_bindgen_test]
fn nonsense_is_refused_not_trapped() {
    let mut bench = Workbench::new();
    for nonsense in [
        "null",
        "7",
        "[]",
        r#""x""#,
        r#"{"table":"nope"}"#,
        r#"{"table":7}"#,
    ] {
        let refused = bench.begin("o.csv", ORDERS, true, json(nonsense), "UTC", false);
        assert_eq!(
            get(&refused.unwrap_err(), "code"),
            "bad-setting",
            "{nonsense}"
        );
    }
    assert!(bench
        .report(json(r#"{"settings":{"channels":"web"}}"#))
        .is_err());
    assert_eq!(
        get(&bench.push(99, b"x").unwrap_err(), "code"),
        "no-such-file"
    );
    assert!(bench.finish(99, None).is_err());
    assert!(bench.remove(99).is_err());
    bench.cancel(99);
}

#[wasm_bindgen_test]
fn rows_come_out_as_text() {
    let mut grid = Grid::new("o.csv", ORDERS, true, None).unwrap();
    let mut rows = Vec::new();
    for byte in ORDERS {
        rows.extend(Array::from(&grid.push(&[*byte]).unwrap()).iter());
    }
    rows.extend(Array::from(&grid.finish().unwrap()).iter());
    assert_eq!(rows.len(), 2);
    let cell: JsString = Array::from(&rows[1]).get(4).unchecked_into();
    assert_eq!(cell, "12.5");
}

#[wasm_bindgen_test]
fn the_digest_is_that_of_the_bytes() {
    let mut bench = Workbench::new();
    load(&mut bench);
    let report = bench.report(json("{}")).unwrap();
    let input = Array::from(&get(&report, "inputs")).get(0);
    assert_eq!(get(&input, "sha256").as_string().unwrap().len(), 64);
}

#[wasm_bindgen_test]
fn two_files_are_compared_piece_by_piece() {
    let (a, b) = (b"sku,price\nA,1.5\nB,2\n", b"sku;prix\nA;1,50\nC;3\n");
    let mut heads = Heads::new(json("{}")).unwrap();
    heads.look("a.csv", a, true).unwrap();
    assert!(heads.propose().is_null());
    heads.look("b.csv", b, true).unwrap();
    assert_eq!(get(&heads.propose(), "plan.key.0.a"), "sku");
    let mut comparing = Comparing::new(&heads).unwrap();
    for (which, bytes) in [&a[..], &b[..]].into_iter().enumerate() {
        for byte in bytes.chunks(1) {
            comparing.push(which, byte).unwrap();
        }
        assert_eq!(comparing.finish(which).unwrap(), 2.0);
    }
    let report = comparing.report();
    assert_eq!(get(&report, "matched"), 1.0);
    assert_eq!(get(&report, "fields.0.same"), 1.0);
    assert!(get(&report, "missing").is_null());
    let page = comparing.items(json(r#"{"kinds":["only-b"]}"#)).unwrap();
    assert_eq!(get(&page, "items.0.key"), "C");
    assert!(comparing.items(json(r#"{"kind":"only-b"}"#)).is_err());
    assert!(Heads::new(json(r#"{"keys":[]}"#)).is_err());
}
