use super::*;

#[test]
fn the_case_of_level_two_everywhere() {
    let model = model();
    let result = scored(&model, &all_at(&model, 2, 0.0));
    assert_eq!(result.declared.overall, Some(2.0));
    assert_eq!(result.declared.weakest.as_deref(), Some("customer"));
    assert_eq!(result.declared.stage.as_deref(), Some("crosschannel"));
    assert_eq!(result.evidenced.overall, Some(2.0));
    assert!(result.findings.is_empty());
}

#[test]
fn a_gate_keeps_a_company_below_what_its_mean_would_give() {
    let model = model();
    let mut audit = all_at(&model, 3, 0.0);
    set_dimension(&mut audit, "systems", 1, 0.5);
    let result = scored(&model, &audit);
    // (88 x 3 + 12 x 1.5) / 100
    assert_eq!(result.declared.overall, Some(2.82));
    assert_eq!(result.declared.stage.as_deref(), Some("crosschannel"));
    assert_eq!(result.declared.weakest.as_deref(), Some("systems"));
    let lacks: Vec<_> = result
        .declared
        .next
        .iter()
        .map(|one| (one.what.as_str(), one.value, one.least))
        .collect();
    assert_eq!(lacks, [("systems", Some(1.5), 2.0)]);
    set_dimension(&mut audit, "systems", 2, 0.0);
    assert_eq!(
        scored(&model, &audit).declared.stage.as_deref(),
        Some("omnichannel")
    );
}

#[test]
fn every_threshold_from_both_sides() {
    let model = model();
    // Declared scores come in quarters; 0.75, 1.75 and 2.75 can be declared by nobody, so two dimensions share them.
    let stage = |overall_at: &dyn Fn(&mut Audit)| {
        let mut audit = all_at(&model, 4, 0.0);
        overall_at(&mut audit);
        let result = scored(&model, &audit);
        (
            result.declared.overall.unwrap(),
            result.declared.stage.unwrap(),
        )
    };
    let mixed = |low: (u8, f64), high: (u8, f64), lows: &'static [&'static str]| {
        move |audit: &mut Audit| {
            let ids: Vec<String> = audit
                .practices
                .keys()
                .map(|id| id.split('.').next().unwrap().to_owned())
                .collect();
            for id in ids {
                let (level, coverage) = if lows.contains(&id.as_str()) {
                    low
                } else {
                    high
                };
                set_dimension(audit, &id, level, coverage);
            }
        }
    };
    // customer 12 + systems 12 + journey 14 + organisation 12 = 50.
    const HALF: &[&str] = &[
        "measurement",
        "attribution",
        "data_crm",
        "consistency",
        "voice",
        "service_loyalty",
    ];
    assert_eq!(
        stage(&mixed((0, 0.5), (1, 0.0), HALF)),
        (0.75, "multichannel".to_owned())
    );
    assert_eq!(stage(&mixed((0, 0.25), (1, 0.0), HALF)).1, "siloed");
    assert_eq!(
        stage(&mixed((1, 0.5), (2, 0.0), HALF)),
        (1.75, "crosschannel".to_owned())
    );
    assert_eq!(stage(&mixed((1, 0.25), (2, 0.0), HALF)).1, "multichannel");
    assert_eq!(
        stage(&mixed((2, 0.5), (3, 0.0), HALF)),
        (2.75, "omnichannel".to_owned())
    );
    assert_eq!(stage(&mixed((2, 0.25), (3, 0.0), HALF)).1, "crosschannel");
    assert_eq!(
        stage(&mixed((3, 0.5), (3, 0.5), HALF)),
        (3.5, "optimised".to_owned())
    );
    assert_eq!(stage(&mixed((3, 0.25), (3, 0.5), HALF)).1, "omnichannel");
}

#[test]
fn the_gates_of_every_stage_from_both_sides() {
    let model = model();
    let stage = |base: (u8, f64), dimension: &str, level: (u8, f64)| {
        let mut audit = all_at(&model, base.0, base.1);
        set_dimension(&mut audit, dimension, level.0, level.1);
        scored(&model, &audit).declared.stage.unwrap()
    };
    for dimension in ["customer", "journey"] {
        assert_eq!(stage((2, 0.25), dimension, (1, 0.0)), "crosschannel");
        assert_eq!(stage((2, 0.25), dimension, (0, 0.5)), "multichannel");
    }
    assert_eq!(stage((2, 0.25), "systems", (0, 0.5)), "crosschannel");
    for dimension in ["customer", "systems", "journey", "organisation"] {
        assert_eq!(stage((3, 0.0), dimension, (2, 0.0)), "omnichannel");
        assert_eq!(stage((3, 0.0), dimension, (1, 0.5)), "crosschannel");
    }
    assert_eq!(stage((4, 0.0), "voice", (2, 0.5)), "omnichannel");
    assert_eq!(stage((4, 0.0), "voice", (3, 0.0)), "optimised");
    assert_eq!(stage((4, 0.0), "measurement", (3, 0.25)), "optimised");
    assert_eq!(stage((4, 0.0), "measurement", (3, 0.0)), "omnichannel");
}

#[test]
fn evidence_caps_what_is_declared_and_no_more() {
    let model = model();
    let mut audit = all_at(&model, 4, 0.0);
    for (grade, worth) in [(0, 2.0), (1, 3.0), (2, 3.5), (3, 4.0)] {
        audit.practices.get_mut("voice.direct").unwrap().evidence = grade;
        let result = scored(&model, &audit);
        let score = &result.practices["voice.direct"];
        assert_eq!((score.declared, score.evidenced), (Some(4.0), Some(worth)));
    }
    audit
        .practices
        .insert("voice.direct".into(), answered(&[at("cx", 1, 0.5)], 0));
    assert_eq!(
        scored(&model, &audit).practices["voice.direct"].evidenced,
        Some(1.5)
    );
}

#[test]
fn coverage_counts_half_a_level_at_most_and_met_is_the_next_one() {
    let top = model().top();
    assert_eq!(at("it", 1, 0.25).declared(top), Some(1.25));
    assert_eq!(at("it", 1, 1.0).declared(top), Some(2.0));
    assert_eq!(at("it", 4, 0.5).declared(top), Some(4.0));
    let mut audit = Audit::default();
    audit
        .practices
        .insert("voice.direct".into(), answered(&[at("it", 1, 0.3)], 0));
    assert!(audit
        .check(&model())
        .unwrap_err()
        .to_string()
        .contains("voice.direct: 0.3"));
    audit
        .practices
        .insert("voice.direct".into(), answered(&[at("it", 5, 0.0)], 0));
    assert!(audit.check(&model()).is_err());
    audit
        .practices
        .insert("voice.direct".into(), answered(&[special("maybe", "")], 0));
    assert!(audit.check(&model()).is_err());
    audit
        .practices
        .insert("voice.direct".into(), answered(&[at("it", 1, 0.25)], 7));
    assert!(audit.check(&model()).is_err());
}

#[test]
fn respondents_meet_in_the_median_and_departments_in_their_gap() {
    let model = model();
    let mut audit = Audit::default();
    let answers = [
        at("it", 1, 0.0),
        at("it", 2, 0.0),
        at("cx", 3, 0.0),
        special("do_not_know", ""),
    ];
    audit
        .practices
        .insert("voice.direct".into(), answered(&answers, 0));
    let score = &scored(&model, &audit).practices["voice.direct"];
    assert_eq!(
        (score.declared, score.answered, score.unknown),
        (Some(2.0), 3, 1)
    );
    // Departments: it 1.5, cx 3.
    assert_eq!(score.disagreement, Some(1.5));
    let result = scored(&model, &audit);
    let finding = of_kind(&result, FindingKind::Disagreement);
    assert_eq!(finding[0].names, ["cx", "it"]);
    let workshop = result
        .roadmap
        .iter()
        .find(|one| one.kind == ActionKind::Workshop)
        .unwrap();
    assert_eq!((workshop.impact, workshop.effort), (3, 1));
    let step = result
        .roadmap
        .iter()
        .find(|one| one.kind == ActionKind::Next && one.practice == "voice.direct")
        .unwrap();
    assert_eq!(step.blocked_by, ["voice.direct@workshop"]);
    // Just below, nothing is said.
    let answers = [at("it", 1, 0.25), at("it", 2, 0.0), at("cx", 3, 0.0)];
    audit
        .practices
        .insert("voice.direct".into(), answered(&answers, 0));
    let result = scored(&model, &audit);
    assert_eq!(result.practices["voice.direct"].disagreement, Some(1.375));
    assert!(of_kind(&result, FindingKind::Disagreement).is_empty());
}

#[test]
fn an_auditor_far_from_the_median_gives_a_reason() {
    let model = model();
    let mut audit = all_at(&model, 2, 0.0);
    let mut set = |score, reason: &str| {
        audit.practices.get_mut("voice.direct").unwrap().set = Some(Replacement {
            score,
            reason: reason.to_owned(),
        });
        let score = scored(&model, &audit).practices["voice.direct"].clone();
        (score.declared, score.needs_reason)
    };
    assert_eq!(set(2.5, ""), (Some(2.5), false));
    assert_eq!(set(2.75, ""), (Some(2.0), true));
    assert_eq!(set(2.75, "seen in three shops"), (Some(2.75), false));
    audit
        .practices
        .get_mut("voice.direct")
        .unwrap()
        .set
        .as_mut()
        .unwrap()
        .reason
        .clear();
    assert_eq!(
        of_kind(&scored(&model, &audit), FindingKind::ReplacedWithoutReason).len(),
        1
    );
}

#[test]
fn what_is_not_answered_is_no_zero() {
    let model = model();
    let mut audit = all_at(&model, 2, 0.0);
    // customer: 4 + 3 + 2 + 3 = 12. Without ownership and consent 5/12 = 42% is missing, without consent 25%.
    audit.practices.remove("customer.consent_trust");
    let result = scored(&model, &audit);
    assert_eq!(result.dimensions.declared["customer"], Some(2.0));
    assert_eq!(result.dimensions.missing["customer"], 0.25);
    audit.practices.insert(
        "customer.ownership".into(),
        answered(&[special("do_not_know", "")], 0),
    );
    let result = scored(&model, &audit);
    assert_eq!(result.dimensions.declared["customer"], None);
    assert_eq!(
        of_kind(&result, FindingKind::NotScored)[0].about.as_deref(),
        Some("customer")
    );
    // 12 of 100 are missing: the company still has a score; with systems and data, 34 are, and it has none.
    assert_eq!(result.declared.overall, Some(2.0));
    audit
        .practices
        .retain(|id, _| !id.starts_with("systems.") && !id.starts_with("data_crm."));
    let result = scored(&model, &audit);
    assert_eq!(
        (result.declared.overall, result.declared.stage),
        (None, None)
    );
    let nothing = scored(&model, &Audit::default());
    assert_eq!(
        (nothing.declared.overall, nothing.declared.weakest),
        (None, None)
    );
    assert!(nothing.roadmap.is_empty());
}

#[test]
fn forty_and_thirty_per_cent_may_be_missing_and_no_more() {
    let text = MODEL.replacen(
        "  - id: customer.ownership\n    weight: 2",
        "  - id: customer.ownership\n    weight: 1.8",
        1,
    );
    let model = read(&text).unwrap().model;
    let mut audit = all_at(&model, 2, 0.0);
    // (3 + 1.8) of 11.8 is 40.7%.
    audit.practices.remove("customer.consent_trust");
    audit.practices.remove("customer.ownership");
    assert_eq!(scored(&model, &audit).dimensions.declared["customer"], None);
    let text = MODEL.replacen(
        "  - id: customer.ownership\n    weight: 2",
        "  - id: customer.ownership\n    weight: 0.5",
        1,
    );
    let text = text.replacen(
        "  - id: customer.consent_trust\n    weight: 3",
        "  - id: customer.consent_trust\n    weight: 4.1666666666666667",
        1,
    );
    let model = read(&text).unwrap().model;
    // 4.6667 of 11.6667 is 40%.
    assert_eq!(
        scored(&model, &audit).dimensions.declared["customer"],
        Some(2.0)
    );
    let model = own().unwrap().model;
    let mut audit = all_at(&model, 2, 0.0);
    // attribution 8 + consistency 8 + journey 14 = 30.
    audit.practices.retain(|id, _| {
        !["attribution.", "consistency.", "journey."]
            .iter()
            .any(|one| id.starts_with(one))
    });
    assert_eq!(scored(&model, &audit).declared.overall, Some(2.0));
    audit.practices.retain(|id, _| !id.starts_with("voice."));
    assert_eq!(scored(&model, &audit).declared.overall, None);
}

#[test]
fn what_does_not_apply_needs_a_reason() {
    let model = model();
    let mut audit = all_at(&model, 2, 0.0);
    audit.practices.insert(
        "service_loyalty.returns".into(),
        answered(&[special("not_applicable", "")], 0),
    );
    let result = scored(&model, &audit);
    assert!(result.practices["service_loyalty.returns"].not_applicable);
    assert_eq!(of_kind(&result, FindingKind::NoReason).len(), 1);
    audit.practices.insert(
        "service_loyalty.returns".into(),
        answered(&[special("not_applicable", "services")], 0),
    );
    assert!(scored(&model, &audit).findings.is_empty());
}

#[test]
fn entities_weigh_what_they_earn() {
    let model = model();
    let mut audit = Audit::default();
    let of = |entity: &str, level| Answer {
        entity: entity.to_owned(),
        ..at("store_ops", level, 0.0)
    };
    audit.entities = BTreeMap::from([("Lyon".to_owned(), 3.0), ("Lille".to_owned(), 1.0)]);
    audit.practices.insert(
        "journey.bridges".into(),
        answered(&[of("Lyon", 1), of("Lille", 3), at("it", 4, 0.0)], 3),
    );
    let result = scored(&model, &audit);
    let score = &result.practices["journey.bridges"];
    // (3 x 1 + 1 x 3) / 4; what the company says of itself is no entity.
    assert_eq!(score.declared, Some(1.5));
    assert_eq!((score.lowest, score.highest), (Some(1.0), Some(3.0)));
}

#[test]
fn sector_and_aim_change_the_weights() {
    let model = model();
    let mut audit = all_at(&model, 2, 0.0);
    set_dimension(&mut audit, "attribution", 4, 0.0);
    assert_eq!(scored(&model, &audit).declared.overall, Some(2.16));
    audit.profile = Some("ecommerce_with_stores".to_owned());
    // attribution 8 x 1.3 = 10.4, organisation 12 x 0.9 = 10.8: (10.4 x 4 + 90.8 x 2) / 101.2
    let overall = scored(&model, &audit).declared.overall.unwrap();
    assert!((overall - (10.4 * 4.0 + 90.8 * 2.0) / 101.2).abs() < 1e-9);
    audit.goal = Some("acquisition".to_owned());
    assert_eq!(
        scored(&model, &audit).dimensions.weights["attribution"],
        14.56
    );
    audit.multipliers.insert("attribution".to_owned(), 0.0);
    assert_eq!(scored(&model, &audit).declared.overall, Some(2.0));
    audit.profile = Some("circus".to_owned());
    assert!(audit.check(&model).is_err());
}
