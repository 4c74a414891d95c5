use super::*;

#[test]
fn a_level_that_rests_on_nothing_is_fragile_and_its_ground_comes_first() {
    let model = model();
    let mut audit = all_at(&model, 3, 0.0);
    audit.practices.insert(
        "customer.identification".into(),
        answered(&[at("crm", 1, 0.5)], 3),
    );
    let result = scored(&model, &audit);
    let score = &result.practices["customer.shared_view"];
    assert_eq!(
        (score.declared, score.fragile.as_slice()),
        (Some(3.0), &["customer.identification".to_owned()][..])
    );
    assert!(of_kind(&result, FindingKind::Fragile)
        .iter()
        .any(|one| one.about.as_deref() == Some("customer.shared_view")));
    let place = |id: &str| result.roadmap.iter().position(|one| one.id == id).unwrap();
    assert!(place("customer.identification@1") < place("customer.shared_view@3"));
    assert_eq!(
        result.roadmap[place("customer.shared_view@3")].blocked_by,
        ["customer.identification@1"]
    );
    audit.practices.insert(
        "customer.identification".into(),
        answered(&[at("crm", 2, 0.0)], 3),
    );
    assert!(scored(&model, &audit).practices["customer.shared_view"]
        .fragile
        .is_empty());
}

#[test]
fn the_four_quadrants() {
    assert_eq!(quadrant(4, 2), Quadrant::QuickWin);
    assert_eq!(quadrant(4, 3), Quadrant::Planned);
    assert_eq!(quadrant(4, 4), Quadrant::MajorProject);
    assert_eq!(quadrant(3, 2), Quadrant::FillIn);
    assert_eq!(quadrant(3, 3), Quadrant::Planned);
    assert_eq!(quadrant(3, 4), Quadrant::Planned);
    assert_eq!(quadrant(2, 4), Quadrant::Reconsider);
    assert_eq!(quadrant(2, 3), Quadrant::Planned);
}

#[test]
fn priorities_are_gap_by_weight_by_effect_over_effort() {
    let model = model();
    let mut audit = all_at(&model, 1, 0.0);
    audit
        .practices
        .get_mut("customer.identification")
        .unwrap()
        .target = Some(Target {
        level: 1.5,
        ..Target::default()
    });
    let result = scored(&model, &audit);
    let step = result
        .roadmap
        .iter()
        .find(|one| one.id == "customer.identification@1")
        .unwrap();
    // gap 0.5, dimension 12, 4 of 12 of it, impact 4, effort 3.
    assert!((step.priority - 0.5 * 12.0 * 4.0 / 12.0 * 4.0 / 3.0).abs() < 1e-9);
    audit
        .practices
        .get_mut("customer.identification")
        .unwrap()
        .target = Some(Target::default());
    let result = scored(&model, &audit);
    assert!(!result
        .roadmap
        .iter()
        .any(|one| one.practice == "customer.identification"));
}

#[test]
fn a_department_carries_three_actions_a_quarter() {
    let model = model();
    let mut audit = all_at(&model, 1, 0.0);
    audit.day = Some("2026-11-22".to_owned());
    let result = scored(&model, &audit);
    let mut load: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for action in &result.roadmap {
        *load
            .entry((&action.department, &action.quarter))
            .or_default() += 1;
    }
    assert!(load.values().all(|&count| count <= 3));
    assert!(load.values().any(|&count| count == 3));
    assert_eq!(result.roadmap[0].quarter, "2026-Q4");
    assert!(result.roadmap.iter().any(|one| one.quarter == "2027-Q1"));
    let first = result.roadmap[0].id.clone();
    audit.actions.insert(
        first.clone(),
        ActionState {
            quarter: "2027-Q3".to_owned(),
            status: Status::Doing,
            ..ActionState::default()
        },
    );
    let moved = scored(&model, &audit);
    assert_eq!(
        moved
            .roadmap
            .iter()
            .find(|one| one.id == first)
            .unwrap()
            .quarter,
        "2027-Q3"
    );
}

#[test]
fn two_audits_are_compared_by_what_means_the_same() {
    let of = |version: &str, scores: &[(&str, f64)]| Snapshot {
        version: version.to_owned(),
        declared: scores
            .iter()
            .map(|(id, score)| ((*id).to_owned(), *score))
            .collect(),
        ..Snapshot::default()
    };
    let before = of(
        "1.0.0",
        &[
            ("a.one", 1.0),
            ("a.old", 2.0),
            ("a.wide", 1.0),
            ("a.gone", 3.0),
        ],
    );
    let now = of(
        "2.0.0",
        &[
            ("a.one", 2.5),
            ("a.named", 2.25),
            ("a.left", 1.0),
            ("a.right", 2.0),
            ("a.fresh", 0.0),
        ],
    );
    let ids = |ids: &[&str]| ids.iter().map(|&one| one.to_owned()).collect::<Vec<_>>();
    let moved = |change, from: &[&str], to: &[&str]| Moved {
        change,
        from: ids(from),
        to: ids(to),
    };
    let migration = Migration {
        from: "1.0.0".to_owned(),
        method_change: true,
        practices: vec![
            moved(PracticeChange::Renamed, &["a.old"], &["a.named"]),
            moved(PracticeChange::Split, &["a.wide"], &["a.left", "a.right"]),
            moved(PracticeChange::Dropped, &["a.gone"], &[]),
            moved(PracticeChange::New, &[], &["a.fresh"]),
        ],
    };
    let all = deltas(&before, &now, Some(&migration));
    let find = |change| all.iter().find(|one| one.change == change).unwrap();
    assert_eq!(find(PracticeChange::Same).delta, Some(1.5));
    assert_eq!(find(PracticeChange::Renamed).delta, Some(0.25));
    assert_eq!(
        (
            find(PracticeChange::Split).delta,
            find(PracticeChange::Split).before
        ),
        (None, Some(1.0))
    );
    assert_eq!(
        (
            find(PracticeChange::Dropped).delta,
            find(PracticeChange::New).delta
        ),
        (None, None)
    );
    assert_eq!(all.len(), 5);
    assert!(all.iter().all(|one| one.method_change));
}

fn own_action(n: usize, quarter: &str) -> OwnAction {
    OwnAction {
        id: format!("own:{n}"),
        text: format!("Visit store {n}"),
        department: "crm".to_owned(),
        quarter: quarter.to_owned(),
        impact: 4,
        effort: 2,
        ..OwnAction::default()
    }
}

#[test]
fn actions_of_ones_own_take_the_room_of_a_department_too() {
    let model = model();
    let mut audit = all_at(&model, 1, 0.0);
    audit.day = Some("2026-11-22".to_owned());
    let in_quarter = |audit: &Audit, quarter: &str| {
        let result = scored(&model, audit);
        let all = result.roadmap.iter();
        all.filter(|one| one.department == "crm" && one.quarter == quarter)
            .map(|one| one.id.clone())
            .collect::<Vec<_>>()
    };
    let before = in_quarter(&audit, "2026-Q4");
    assert_eq!(before.len(), 3);
    // Two without a quarter find room first; what was proposed there moves on.
    audit.own_actions = vec![own_action(1, ""), own_action(2, "")];
    let now = in_quarter(&audit, "2026-Q4");
    assert_eq!(now, ["own:1", "own:2", before[0].as_str()]);
    assert_eq!(in_quarter(&audit, "2027-Q1").len(), 3);
    // One that was put in a quarter counts there, before what is proposed.
    audit.own_actions = (1..=3).map(|n| own_action(n, "2027-Q1")).collect();
    assert_eq!(in_quarter(&audit, "2027-Q1"), ["own:1", "own:2", "own:3"]);
    assert_eq!(in_quarter(&audit, "2026-Q4"), before);
    // What is closed takes nobody's time.
    audit.own_actions[0].status = Status::Done;
    assert_eq!(in_quarter(&audit, "2027-Q1").len(), 4);
    let result = scored(&model, &audit);
    let own = result.roadmap.iter().find(|one| one.id == "own:1").unwrap();
    assert_eq!(
        (own.kind, own.quadrant, own.state.status),
        (ActionKind::Own, Quadrant::QuickWin, Status::Done)
    );
    // Of a practice, it moves the figure of that practice, by its department.
    let mut of_practice = own_action(4, "");
    of_practice.department.clear();
    of_practice.practice = "customer.identification".to_owned();
    audit.own_actions = vec![of_practice];
    let result = scored(&model, &audit);
    let asked = &model
        .practice("customer.identification")
        .unwrap()
        .respondents;
    assert_eq!(result.roadmap[0].department, asked[0]);
    assert_eq!(
        result.roadmap[0].moves.as_ref().map(|one| one.kpi.as_str()),
        Some("identified_revenue_share")
    );
}

#[test]
fn the_way_from_step_to_step_is_measured_by_one_model() {
    let model = model();
    let audit = Audit::default();
    let kept = |level: f64, evidenced: f64| Snapshot {
        version: model.model.version.clone(),
        day: "2026-01-31".to_owned(),
        declared: model
            .practices()
            .map(|(_, one)| (one.id.clone(), level))
            .collect(),
        evidenced: model
            .practices()
            .map(|(_, one)| (one.id.clone(), evidenced))
            .collect(),
    };
    let stage = |level, evidenced| {
        let one = path(&model, &audit, &[kept(level, evidenced)]).remove(0);
        (
            one.overall_declared,
            one.stage_declared,
            one.overall_evidenced,
            one.stage_evidenced,
        )
    };
    let named = |name: &str| Some(name.to_owned());
    assert_eq!(
        stage(1.0, 0.5),
        (Some(1.0), named("multichannel"), Some(0.5), named("siloed"))
    );
    assert_eq!(
        stage(3.0, 2.0),
        (
            Some(3.0),
            named("omnichannel"),
            Some(2.0),
            named("crosschannel")
        )
    );
    // Too little of it scored is no step.
    let mut little = kept(3.0, 3.0);
    little
        .declared
        .retain(|id, _| id.starts_with("customer.") || id.starts_with("voice."));
    let one = path(&model, &audit, &[little]).remove(0);
    assert_eq!((one.overall_declared, one.stage_declared), (None, None));
}

#[test]
fn an_audit_of_an_earlier_version_has_its_place_on_the_way() {
    let mut model = model();
    model.migrations = vec![Migration {
        from: "0.0.9".to_owned(),
        method_change: true,
        practices: vec![
            Moved {
                change: PracticeChange::Renamed,
                from: vec!["customer.known".to_owned()],
                to: vec!["customer.identification".to_owned()],
            },
            Moved {
                change: PracticeChange::Split,
                from: vec!["voice.all".to_owned()],
                to: vec!["voice.direct".to_owned(), "voice.indirect".to_owned()],
            },
        ],
    }];
    let kept = Snapshot {
        version: "0.0.9".to_owned(),
        declared: [("customer.known", 2.0), ("voice.all", 3.0)]
            .map(|(id, score)| (id.to_owned(), score))
            .into(),
        ..Snapshot::default()
    };
    let one = path(&model, &Audit::default(), &[kept]).remove(0);
    assert_eq!((one.practices, one.method_change), (1, true));
}
