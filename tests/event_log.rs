//! Attribution on an event log, against the answers of an independent program.

mod support;

use omnimeter::attribution::ModelSettings;
use omnimeter::dataset::settings::Settings;
use omnimeter::dataset::view::View;
use omnimeter::report::{assemble, AttributionReport};
use serde_json::Value;
use support::{fixture, report_of, session_in_pieces};

#[test]
fn rule_models_under_every_look_back() {
    let expected: Value =
        serde_json::from_slice(&fixture("expected/events_omni_2000.json")).unwrap();
    let log = [("touches", fixture("omni_events_2000.csv"))];
    for (name, days) in [
        ("all", "null"),
        ("1", "1"),
        ("7", "7"),
        ("30", "30"),
        ("90", "90"),
    ] {
        let report = report_of(&log, &format!(r#"{{"lookback_days":{days}}}"#)).attribution;
        let short = attribution_of(&log, days, 1.0);
        assert_eq!(report.conversions, 664.0);
        if name == "all" {
            assert_eq!(report.journeys, 2232.0);
        }
        for (model, id) in [
            ("first", "first"),
            ("last", "last"),
            ("linear", "linear"),
            ("U", "u"),
            ("last_non_direct", "last_non_direct"),
            ("time_decay_7d", "time_decay"),
            ("time_decay_1d", "time_decay_1d"),
        ] {
            let expected = &expected[format!("{model}/lookback_{name}")];
            let of_a_day = id == "time_decay_1d";
            let report = if of_a_day { &short } else { &report };
            let id = if of_a_day { "time_decay" } else { id };
            let actual = report.models.iter().find(|m| m.id == id).unwrap();
            let unattributed = expected["unattributed_conversions"].as_f64();
            assert_eq!(Some(report.unattributed.conversions), unattributed);
            for (index, credit) in actual.channels.iter().enumerate() {
                let close = |actual: f64, of: &str| {
                    let expected = expected[of][index].as_f64().unwrap();
                    let what = format!("{id}, {name} days, {}: {of}", credit.channel);
                    assert!(
                        (actual - expected).abs() <= 1e-9 * expected.abs().max(1.0),
                        "{what}: {actual} is not {expected}"
                    );
                };
                close(credit.conversions, "conversions");
                close(credit.value, "value");
            }
        }
    }
}

/// The worked cases of chains, at each order that they state.
#[test]
fn chains_of_the_golden_cases() {
    let golden: Value = serde_json::from_slice(&fixture("expected/golden_small.json")).unwrap();
    let mut checked = 0;
    for (name, case) in golden.as_object().unwrap() {
        let Some(paths) = case["paths"].as_array() else {
            continue;
        };
        let mut csv = "path,conversions,nulls\n".to_owned();
        for (at, path) in paths.iter().enumerate() {
            let path = path.as_str().unwrap();
            csv += &format!("{path},{},{}\n", case["conv"][at], case["null"][at]);
        }
        let session = session_in_pieces(&[("paths", csv.into_bytes())], 64 << 10);
        let settings = Settings::default();
        let dataset = session.dataset(&settings).unwrap();
        let view = View::new(&dataset, &settings).unwrap();
        for order in 1..=4 {
            let expected = &case[format!("order{order}")];
            if expected.is_null() {
                continue;
            }
            let models = ModelSettings {
                models: vec!["markov".to_owned()],
                order,
                ..ModelSettings::default()
            };
            let report = assemble::attribution(&view, &models).unwrap();
            let markov = &report.models[0];
            let close = |actual: f64, expected: &Value| {
                let expected = expected.as_f64().unwrap();
                let what = format!("{name}, order {order}: {actual} is not {expected}");
                assert!(
                    (actual - expected).abs() <= 1e-9 * expected.max(1e-3),
                    "{what}"
                );
            };
            let found = &markov.diagnostics;
            close(found.p_conversion.unwrap(), &expected["p_conv"]);
            let effects = &found.removal_effects;
            for (at, credit) in markov.channels.iter().enumerate() {
                assert_eq!(credit.channel, case["channels"][at]);
                close(credit.conversions, &expected["conversions"][at]);
                close(effects[at].effect, &expected["removal_effect"][at]);
            }
            checked += 1;
        }
    }
    assert_eq!(checked, 11);
}

/// What the models come to with another half-life.
fn attribution_of(files: &[(&str, Vec<u8>)], days: &str, half_life_days: f64) -> AttributionReport {
    let session = session_in_pieces(files, 64 << 10);
    let settings = serde_json::from_str(&format!(r#"{{"lookback_days":{days}}}"#)).unwrap();
    let dataset = session.dataset(&settings).unwrap();
    let view = View::new(&dataset, &settings).unwrap();
    let models = ModelSettings {
        models: vec!["time_decay".to_owned()],
        half_life_days,
        ..ModelSettings::default()
    };
    assemble::attribution(&view, &models).unwrap()
}
