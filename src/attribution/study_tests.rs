//! What is said beside the models.

use super::tests::{close, journeys, of_paths};
use super::*;
use crate::dataset::settings::Settings;
use crate::mapping::field::TableKind;

const AB: &str = "path,conversions,value,nulls\nA>B,2,20,1\nB>A,1,30,2\nA,0,0,3\nB,1,5,3\n";

/// On data with a signal and on data without, the study says so; its intervals
/// hold the shares, and its draws follow from the seed.
#[test]
fn a_study_says_what_can_be_known() {
    use fitness::Goal;
    let mut csv = "path,conversions,value,nulls\n".to_owned();
    let mut flat = csv.clone();
    for (path, good) in [
        ("A", 40),
        ("B", 10),
        ("A > B", 60),
        ("B > A", 30),
        ("C", 5),
        ("C > A", 55),
    ] {
        csv += &format!("{path},{good},{},{}\n", good * 20, 200 - good);
        flat += &format!("{path},{},{},{}\n", 100, 2000, 900);
    }
    let run = |csv: &str, seed| {
        let settings = ModelSettings {
            seed,
            models: vec!["all".to_owned()],
            ..ModelSettings::default()
        };
        let mut study = study::Study::new(of_paths(csv), &settings, 60, 5, Goal::Budget).unwrap();
        let mut told = 0.0;
        while study.step() {
            assert!(study.progress() >= told);
            told = study.progress();
        }
        assert_eq!(study.progress(), 1.0);
        study.findings()
    };
    let clear = run(&csv, 1);
    assert_eq!(clear, run(&csv, 1));
    assert_ne!(clear.intervals, run(&csv, 2).intervals);
    assert_eq!(clear.selection.signal, "clear");
    assert_eq!(clear.advice.model, Some("shapley"));
    for model in &clear.intervals {
        assert!(!model.channels.is_empty(), "{}", model.model);
        for one in &model.channels {
            assert!(
                one.low <= one.share + 1e-9 && one.share <= one.high + 1e-9,
                "{} {one:?}",
                model.model
            );
        }
    }
    // A closes 125 of 200 conversions: the binomial interval, by the bootstrap.
    let last = clear
        .intervals
        .iter()
        .find(|one| one.model == "last")
        .unwrap();
    let half = (last.channels[0].high - last.channels[0].low) / 2.0;
    let p = last.channels[0].share;
    assert!((half / (1.96 * (p * (1.0 - p) / 200.0f64).sqrt()) - 1.0).abs() < 0.35);
    let apart = &clear.disagreement;
    // No channel comes twice here: these four are one answer.
    let same = [
        "linear",
        "linear_unique",
        "shapley_closure",
        "shapley_ordered",
    ];
    assert_eq!(
        apart.models.iter().filter(|id| same.contains(id)).count(),
        1
    );
    assert!(apart
        .distances
        .iter()
        .enumerate()
        .all(|(at, row)| row[at] == 0.0));
    let none = run(&flat, 1);
    assert_eq!(none.selection.signal, "none");
    assert_eq!((none.fitness.verdict, none.advice.model), ("unfit", None));
    let codes: Vec<&str> = none.fitness.findings.iter().map(|one| one.code).collect();
    assert!(
        codes.contains(&"constant-rate") && codes.contains(&"no-times"),
        "{codes:?}"
    );
}

/// Half of two hundred journeys A > B took thirty half-lives, the other half no time at
/// all: A has 0 or 1/2 of each, 1/4 in all, give or take 1.96 × 0.25 ÷ √200.
#[test]
fn draws_of_single_journeys_hold_their_ages() {
    let mut touches = "customer_id,at,channel\n".to_owned();
    let mut orders = "order_id,customer_id,ordered_at,amount\n".to_owned();
    for at in 0..200 {
        let day = if at % 2 == 0 { "01" } else { "31" };
        touches += &format!("C{at},2026-01-{day}T00:00:00Z,A\nC{at},2026-01-31T00:00:00Z,B\n");
        orders += &format!("O{at},C{at},2026-01-31T00:00:00Z,10\n");
    }
    let settings = ModelSettings {
        models: vec!["time_decay".to_owned()],
        half_life_days: 1.0,
        ..ModelSettings::default()
    };
    let files = [
        (TableKind::Touches, touches.as_str()),
        (TableKind::Orders, orders.as_str()),
    ];
    let journeys = journeys(&files, &Settings::default(), &settings);
    let mut study = study::Study::new(journeys, &settings, 400, 0, fitness::Goal::Budget).unwrap();
    while study.step() {}
    let a = &study.findings().intervals[0].channels[0];
    let faded = 2f64.powi(-30);
    close(&[a.share], &[0.25 + faded / (1.0 + faded) / 2.0]);
    let half = 1.96 * 0.25 / 200f64.sqrt();
    assert!((a.low - (0.25 - half)).abs() < 0.008, "{a:?}");
    assert!((a.high - (0.25 + half)).abs() < 0.008, "{a:?}");
}

/// A and B are given the same by all: rounding ranks neither before the other.
#[test]
fn what_rounding_parts_shares_a_rank() {
    let shares = |id, of: [f64; 3]| disagreement::Shares {
        id,
        of: of.to_vec(),
        half_widths: None,
    };
    let names = ["A", "B", "C"].map(String::from);
    let all = [
        shares("x", [0.3, 0.1 + 0.2, 0.4]),
        shares("y", [0.1 + 0.3, 0.4, 0.2]),
    ];
    let told = disagreement::disagreement(&names, &all);
    let ranks = |name: &str| {
        let channel = told
            .channels
            .iter()
            .find(|one| one.channel == name)
            .unwrap();
        (channel.best_rank, channel.worst_rank)
    };
    assert_eq!(
        (ranks("A"), ranks("B"), ranks("C")),
        ((1, 2), (1, 2), (1, 3))
    );
}

/// Ordered Shapley shares a single order as the closure game does.
#[test]
fn ordered_shapley_shares_single_orders() {
    let touches = "customer_id,at,channel\nC1,2026-01-01T10:00:00Z,A\nC1,2026-01-02T10:00:00Z,B\nC1,2026-01-03T10:00:00Z,A\n";
    let orders = "order_id,customer_id,ordered_at,amount\nO1,C1,2026-01-04,10\n";
    let files = [(TableKind::Touches, touches), (TableKind::Orders, orders)];
    let settings = ModelSettings::default();
    let journeys = journeys(&files, &Settings::default(), &settings);
    let study =
        study::Study::new(Rc::clone(&journeys), &settings, 0, 0, fitness::Goal::Budget).unwrap();
    for model in ["shapley_closure", "shapley_ordered"] {
        close(
            &study.journey(model, &journeys.timed[0]).unwrap(),
            &[0.25, 0.5, 0.25],
        );
    }
}

/// Assists, transitions and a set of channels taken away, by hand.
#[test]
fn what_journeys_look_like() {
    let journeys = of_paths(AB);
    let weights = journeys.weights();
    let [a, b] = &descriptive::assists(&journeys, &weights)[..] else {
        panic!()
    };
    assert_eq!(
        (a.first, a.last, a.assisted, a.assisted_value, a.ratio),
        (2.0, 1.0, 2.0, 20.0, Some(2.0))
    );
    assert_eq!(
        (b.first, b.last, b.assisted, b.ratio),
        (2.0, 3.0, 1.0, Some(1.0 / 3.0))
    );
    // A is in 9 journeys, of which 3 converted; it closed 1.
    assert_eq!((a.rate, a.own_rate), (Some(3.0 / 9.0), Some(1.0 / 9.0)));
    let told = descriptive::transitions(&journeys, &weights);
    close(&told.start, &[6.0 / 13.0, 7.0 / 13.0]);
    close(&told.between[0], &[0.0, 3.0 / 9.0]);
    close(&[told.converts[1], told.ends[1]], &[0.3, 0.4]);
    let all = ["A".to_owned(), "B".to_owned()];
    close(
        &descriptive::without(&journeys, &weights, 1, &all).unwrap(),
        &[1.0, 1.0],
    );
    close(
        &descriptive::without(&journeys, &weights, 1, &all[..1]).unwrap()[..1],
        &[0.475],
    );
    assert_eq!(
        descriptive::without(&journeys, &weights, 2, &[]).unwrap(),
        [0.0, 0.0]
    );
    // Six journeys open with A: three go on to B, none converts there and three end.
    let steps = descriptive::steps(&journeys, &weights);
    let told: Vec<(u32, &str, Option<&str>, bool, f64)> = steps
        .iter()
        .map(|one| {
            let to = one.to.as_deref();
            (one.step, one.from.as_str(), to, one.converts, one.journeys)
        })
        .collect();
    assert_eq!(
        told,
        [
            (0, "A", None, false, 3.0),
            (0, "A", Some("B"), false, 3.0),
            (0, "B", None, false, 3.0),
            (0, "B", None, true, 1.0),
            (0, "B", Some("A"), false, 3.0),
            (1, "A", None, false, 2.0),
            (1, "A", None, true, 1.0),
            (1, "B", None, false, 1.0),
            (1, "B", None, true, 2.0),
        ]
    );
    // Two laws with nothing in common are 1 apart.
    assert_eq!(disagreement::distance(&[1.0, 0.0], &[0.0, 1.0]), 1.0);
}

/// A purchase that a log holds twice counts twice, and that is told.
#[test]
fn conversions_that_stand_twice_in_a_log_are_told() {
    let log = "customer_id,at,channel,kind,value\n\
        a,2026-01-01T10:00:00Z,ads,visit,\n\
        a,2026-01-01T11:00:00Z,ads,purchase,40\n\
        a,2026-01-01T11:00:00Z,ads,purchase,40\n\
        b,2026-01-01T11:00:00Z,ads,purchase,40\n\
        b,2026-01-01T11:00:00Z,ads,purchase,41\n";
    let settings = crate::dataset::settings::Settings::default();
    let files = [(crate::mapping::field::TableKind::Touches, log)];
    let journeys = super::tests::journeys(&files, &settings, &ModelSettings::default());
    let fitness = fitness::fitness(&journeys, &journeys.weights());
    let told = |code| fitness.findings.iter().find(|one| one.code == code);
    let told = told("conversions-doubled").unwrap();
    assert_eq!((told.count, told.of), (1.0, 4.0));
}

/// Most conversions have no touch, half of the customers come back, rows are
/// doubled: called unfit, each with its reason.
#[test]
fn a_log_that_is_none_is_unfit() {
    let mut touches = "customer_id,at,channel,kind\n".to_owned();
    for customer in 0..40 {
        touches += &format!("c{customer},2026-01-01T10:00:00Z,ads,conversion\n");
        touches += &format!("c{customer},2026-01-02T10:00:00Z,mail,visit\n");
        touches += &format!("c{customer},2026-01-02T10:00:00Z,mail,visit\n");
    }
    let models = ModelSettings::default();
    let settings = crate::dataset::settings::Settings::default();
    let files = [(crate::mapping::field::TableKind::Touches, touches.as_str())];
    let journeys = super::tests::journeys(&files, &settings, &models);
    let fitness = fitness::fitness(&journeys, &journeys.weights());
    assert_eq!(fitness.verdict, "unfit");
    let severities: Vec<(&str, &str, f64)> = fitness
        .findings
        .iter()
        .map(|one| (one.code, one.severity, one.count))
        .collect();
    for expected in [
        ("no-conversions", "stop", 0.0),
        ("unattributed", "stop", 40.0),
        ("not-terminal", "care", 40.0),
        ("ties", "care", 40.0),
        ("doubled", "care", 40.0),
    ] {
        assert!(severities.contains(&expected), "{severities:?}");
    }
}
