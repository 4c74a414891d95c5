use super::*;

#[test]
fn bands_are_reached_in_order() {
    let bands = [0.1, 0.35, 0.6, 0.85];
    assert_eq!(implied(&bands, Better::Up, 0.28, 0.33), (1, 1));
    assert_eq!(implied(&bands, Better::Up, 0.33, 0.41), (1, 2));
    assert_eq!(level(&bands, Better::Up, 0.1), 1);
    assert_eq!(level(&bands, Better::Up, 0.0999), 0);
    let down = [72.0, 24.0, 4.0, 0.25];
    assert_eq!(implied(&down, Better::Down, 3.0, 30.0), (1, 3));
    assert_eq!(level(&down, Better::Down, 24.0), 2);
    // Bands of nothing: what is absent contradicts nobody.
    assert_eq!(level(&[0.0, 0.0, 1.0, 1.0], Better::Up, 0.0), 2);
}

#[test]
fn half_a_level_is_allowed_on_either_side() {
    assert_eq!(judge(3.0, (1, 1)), Judgement::ContradictedOptimistic);
    assert_eq!(judge(2.0, (1, 2)), Judgement::Corroborated);
    assert_eq!(judge(2.5, (1, 2)), Judgement::Corroborated);
    assert_eq!(judge(2.625, (1, 2)), Judgement::ContradictedOptimistic);
    assert_eq!(judge(0.5, (1, 2)), Judgement::Corroborated);
    assert_eq!(judge(0.375, (1, 2)), Judgement::UnderDeclared);
}

fn identification(model: &Model, declared: (u8, f64), facts: &[(&str, Fact)]) -> Outcome {
    let mut audit = all_at(model, 2, 0.0);
    audit.practices.insert(
        "customer.identification".into(),
        answered(&[at("crm", declared.0, declared.1)], 0),
    );
    let facts = facts
        .iter()
        .map(|(id, fact)| ((*id).to_owned(), fact.clone()))
        .collect();
    result(model, &audit, &facts)
}

fn verdict_of<'a>(result: &'a Outcome, practice: &str) -> &'a Verdict {
    result
        .verdicts
        .iter()
        .find(|one| one.practice == practice)
        .unwrap()
}

#[test]
fn data_corroborate_contradict_and_stay_silent() {
    let model = model();
    let revenue = |low, high, n| {
        (
            "identified_revenue_share",
            fact((low + high) / 2.0, low, high, n),
        )
    };
    let customers = |low, high, n| {
        (
            "omnichannel_customer_share",
            fact((low + high) / 2.0, low, high, n),
        )
    };
    let verdict = |declared, facts: &[(&str, Fact)]| {
        verdict_of(
            &identification(&model, declared, facts),
            "customer.identification",
        )
        .verdict
    };
    assert_eq!(
        verdict((3, 0.0), &[revenue(0.28, 0.33, 500)]),
        Judgement::ContradictedOptimistic
    );
    assert_eq!(
        verdict((2, 0.0), &[revenue(0.33, 0.41, 500)]),
        Judgement::Corroborated
    );
    assert_eq!(
        verdict((0, 0.25), &[revenue(0.33, 0.41, 500)]),
        Judgement::UnderDeclared
    );
    assert_eq!(
        verdict((3, 0.0), &[revenue(0.28, 0.33, 199)]),
        Judgement::NotTested
    );
    assert_eq!(verdict((3, 0.0), &[]), Judgement::NotTested);
    // 2.0 against levels 3 and 1: one figure says more, the other less.
    assert_eq!(
        verdict(
            (2, 0.0),
            &[revenue(0.7, 0.8, 500), customers(0.03, 0.04, 500)]
        ),
        Judgement::Mixed
    );
    // What cannot be tested has no say.
    assert_eq!(
        verdict(
            (2, 0.0),
            &[revenue(0.4, 0.5, 500), customers(0.03, 0.04, 50)]
        ),
        Judgement::Corroborated
    );
}

#[test]
fn data_never_overwrite_an_answer() {
    let model = model();
    let agree = ("identified_revenue_share", fact(0.9, 0.88, 0.92, 500));
    let result = identification(&model, (4, 0.0), &[agree]);
    let score = &result.practices["customer.identification"];
    // Declared on word alone, and worth 4 since the data agree.
    assert_eq!(
        (score.declared, score.evidenced, score.evidence),
        (Some(4.0), Some(4.0), 3)
    );
    let deny = ("identified_revenue_share", fact(0.3, 0.28, 0.33, 500));
    let result = identification(&model, (4, 0.0), &[deny]);
    let score = &result.practices["customer.identification"];
    assert_eq!(
        (score.declared, score.evidenced, score.evidence),
        (Some(4.0), Some(2.0), 0)
    );
    let finding = of_kind(&result, FindingKind::ContradictedOptimistic)[0];
    assert_eq!((finding.declared, finding.value), (Some(4.0), Some(1.0)));
    // The step from what the data imply.
    let step = result
        .roadmap
        .iter()
        .find(|one| one.practice == "customer.identification");
    // A level of 4 has no target above it, so nothing is proposed.
    assert!(step.is_none());
    let deny = ("identified_revenue_share", fact(0.3, 0.28, 0.33, 500));
    let result = identification(&model, (3, 0.0), &[deny]);
    let step = result
        .roadmap
        .iter()
        .find(|one| one.practice == "customer.identification")
        .unwrap();
    assert_eq!((step.kind, step.level), (ActionKind::Implied, 1));
    let moves = step.moves.as_ref().unwrap();
    assert_eq!(moves.kpi, "identified_revenue_share");
    assert!((moves.smallest_change.unwrap() - 0.05 / 2.0 * 2f64.sqrt()).abs() < 1e-12);
}

#[test]
fn the_four_outcome_contradictions_from_both_sides() {
    let model = model();
    let says = |audit: &Audit, id: &str, value: Fact, check: &str| {
        let facts = BTreeMap::from([(id.to_owned(), value)]);
        let result = result(&model, audit, &facts);
        result
            .findings
            .iter()
            .any(|one| one.kind == FindingKind::Outcome && one.id.ends_with(check))
    };
    let omni = all_at(&model, 3, 0.0);
    let cross = all_at(&model, 2, 0.0);
    assert!(says(
        &omni,
        "omnichannel_ratio",
        fact(0.05, 0.04, 0.0999, 500),
        "O1"
    ));
    assert!(!says(
        &omni,
        "omnichannel_ratio",
        fact(0.05, 0.04, 0.1, 500),
        "O1"
    ));
    assert!(!says(
        &cross,
        "omnichannel_ratio",
        fact(0.05, 0.04, 0.0999, 500),
        "O1"
    ));
    assert!(!says(
        &omni,
        "omnichannel_ratio",
        fact(0.05, 0.04, 0.0999, 199),
        "O1"
    ));
    assert!(says(
        &omni,
        "identified_revenue_share",
        fact(0.3, 0.28, 0.39, 500),
        "O2"
    ));
    assert!(!says(
        &omni,
        "identified_revenue_share",
        fact(0.3, 0.28, 0.4, 500),
        "O2"
    ));
    assert!(!says(
        &cross,
        "identified_revenue_share",
        fact(0.3, 0.28, 0.39, 500),
        "O2"
    ));
    assert!(says(
        &omni,
        "audit_disagreement_index",
        Fact::census(1.6, 10),
        "O3"
    ));
    assert!(!says(
        &omni,
        "audit_disagreement_index",
        Fact::census(1.5, 10),
        "O3"
    ));
    assert!(says(
        &omni,
        "kpi_computable_share",
        Fact::census(0.39, 52),
        "O4"
    ));
    assert!(!says(
        &omni,
        "kpi_computable_share",
        Fact::census(0.4, 52),
        "O4"
    ));
}
