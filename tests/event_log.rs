//! Attribution on an event log, against the answers of an independent program.

mod support;

use serde_json::Value;
use support::{fixture, report_of};

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
        assert_eq!(report.conversions, 664.0);
        if name == "all" {
            assert_eq!(report.journeys, 2232.0);
        }
        for (model, id) in [
            ("first", "first"),
            ("last", "last"),
            ("linear", "linear"),
            ("U", "u"),
        ] {
            let expected = &expected[format!("{model}/lookback_{name}")];
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
