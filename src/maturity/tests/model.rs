use super::*;

#[test]
fn the_model_of_the_product_can_be_used_and_is_named() {
    let loaded = own().unwrap();
    assert_eq!(loaded.model.dimensions.len(), 10);
    assert_eq!(loaded.model.practices().count(), 41);
    assert_eq!(loaded.reference.sha256.len(), 64);
    // A comment is no other model.
    let again = read(&format!("# a comment\n{MODEL}")).unwrap();
    assert_eq!(again.reference, loaded.reference);
    let other = read(&MODEL.replace("Siloed, fr", "Apart, fr")).unwrap();
    assert_ne!(other.reference.sha256, loaded.reference.sha256);
}

#[test]
fn a_model_that_cannot_be_used_is_refused_with_its_place() {
    let cases = [
        ("  weight: 14\n", "  weight: 15\n", "101"),
        (
            "- kpi: profile_completeness\n      bands: [0.2, 0.45",
            "- kpi: profile_completeness\n      bands: [0.5, 0.45",
            "bands of profile_completeness",
        ),
        (
            "- kpi: profile_completeness\n",
            "- kpi: profile_fullness\n",
            "profile_fullness",
        ),
        (
            "require: customer >= 1.0 and journey >= 1.0",
            "require: customer at least 1",
            "no condition",
        ),
        (
            "require: customer >= 1.0 and journey >= 1.0",
            "require: client >= 1",
            "nothing is called",
        ),
        (
            "{practice: customer.identification, min_level: 2, for_level: 3}",
            "{practice: customer.shared_view, min_level: 2, for_level: 3}",
            "rests on itself",
        ),
        (
            "    - [siloed, 0.0]\n",
            "    - [siloed, 1.0]\n",
            "thresholds",
        ),
        (
            "{language: en, from: \"till\",",
            "{language: de, from: \"till\",",
            "says nothing",
        ),
    ];
    for (from, to, says) in cases {
        assert!(MODEL.contains(from), "{from}");
        let problem = read(&MODEL.replacen(from, to, 1)).unwrap_err().to_string();
        assert!(problem.contains(says), "{says}: {problem}");
    }
    // What is wrong with a practice is told with the line of its id.
    let heavy = MODEL.replacen(
        "- kpi: profile_completeness\n      bands: [0.2, 0.45",
        "- kpi: profile_completeness\n      bands: [0.5, 0.45",
        1,
    );
    let line = 1 + MODEL
        .lines()
        .position(|line| line == "  - id: customer.shared_view")
        .unwrap() as u64;
    assert_eq!(read(&heavy).unwrap_err().place.line, Some(line));
    let sum = read(&MODEL.replacen("  weight: 14\n", "  weight: 15\n", 1)).unwrap_err();
    let line = 1 + MODEL
        .lines()
        .position(|line| line == "dimensions:")
        .unwrap() as u64;
    assert_eq!(sum.place.line, Some(line));
    let broken = MODEL.replacen("  weight: 12\n", "  weight: twelve\n", 1);
    let line = MODEL
        .lines()
        .position(|line| line == "  weight: 12")
        .unwrap() as u64
        + 1;
    assert_eq!(read(&broken).unwrap_err().place.line, Some(line));
    assert!(read("").is_err() && read("[1, 2").is_err());
}

/// Every text that stands under a key of French.
fn french<'a>(value: &'a serde_json::Value, found: &mut Vec<&'a str>) {
    match value {
        serde_json::Value::Object(map) => {
            for (key, value) in map {
                match value.as_str() {
                    Some(text) if ["fr", "formula_fr", "needs_fr"].contains(&key.as_str()) => {
                        found.push(text);
                    }
                    _ => french(value, found),
                }
            }
        }
        serde_json::Value::Array(all) => all.iter().for_each(|one| french(one, found)),
        _ => {}
    }
}

#[test]
fn the_french_of_the_model_is_set_as_french() {
    let content = serde_json::to_value(own().unwrap().model).unwrap();
    let mut all = Vec::new();
    french(&content, &mut all);
    assert!(all.len() > 500);
    for text in all {
        assert!(!text.is_empty());
        assert!(!text.contains(['\'', '"']), "{text}");
        for mark in [':', ';', '?', '!', '%', '»'] {
            assert!(!text.contains(&format!(" {mark}")), "{text}");
        }
        let mut before = ' ';
        for letter in text.chars() {
            let is_high = ['%', '?', '!', ';', '»'].contains(&letter);
            assert!(!is_high || before == '\u{202f}', "{text}");
            before = letter;
        }
        assert!(!text.contains("« "), "{text}");
    }
}
