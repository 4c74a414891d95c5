//! Laws of the list, and every worked example.

use super::*;
use crate::dataset::session::Session;
use crate::dataset::settings::Settings;
use crate::mapping::field::TableKind;
use crate::mapping::tables::TABLES;

mod answers;
mod counted;
mod intervals;
mod requests;
mod sessions;
mod shares;

/// A session with these CSV texts loaded, each into the table named.
fn session(files: &[(&str, &str)]) -> Session {
    let mut session = Session::default();
    for (table, text) in files {
        let kind = TableKind::from_id(table).expect("a table");
        session
            .load_text(&format!("{table}.csv"), kind, text)
            .expect("a readable example");
    }
    session
}

/// A KPI on these files under these settings.
fn measured(id: &str, files: &[(&str, &str)], settings: &str) -> Measure {
    let settings: Settings = serde_json::from_str(settings).unwrap();
    let dataset = session(files).dataset(&settings).unwrap();
    let kpi = KPIS.iter().find(|kpi| kpi.id == id).unwrap();
    kpi.compute(&View::new(&dataset, &settings).unwrap())
}

/// The rows left out for a reason.
fn left_out(measure: &Measure, reason: &str) -> u64 {
    let left_out = measure.left_out.iter().find(|one| one.reason == reason);
    left_out.map_or(0, |one| one.rows)
}

#[test]
fn every_worked_example_gives_its_value() {
    for kpi in KPIS {
        let settings: Settings = serde_json::from_str(kpi.example.settings).unwrap();
        let dataset = session(kpi.example.files).dataset(&settings).unwrap();
        let measure = kpi.compute(&View::new(&dataset, &settings).unwrap());
        assert_eq!(measure.missing, None, "{}", kpi.id);
        let value = measure.value.unwrap();
        // A fit comes to the same place up to where its search stops.
        let is_fitted = ["clv_predictive", "clv_contractual", "p_alive"].contains(&kpi.id);
        let allowed = if is_fitted { 1e-6 } else { 1e-12 };
        assert!(
            (value - kpi.example.value).abs() <= allowed * value.abs(),
            "{}: {value} is not {}",
            kpi.id,
            kpi.example.value
        );
    }
}

#[test]
fn the_list_holds_every_file_once() {
    let mut ids: Vec<&str> = KPIS.iter().map(|kpi| kpi.id).collect();
    ids.sort_unstable();
    let helpers = [
        "answers",
        "change",
        "cohort",
        "customer",
        "contacts",
        "decisions",
        "definitions",
        "entries",
        "instead",
        "journey",
        "kept",
        "lifetime",
        "measure",
        "mod",
        "reach",
        "research",
        "share",
        "spend",
        "tests",
        "together",
        "visits",
        "waiting",
    ];
    let mut files: Vec<String> = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/kpi"))
        .unwrap()
        .filter_map(|entry| Some(entry.ok()?.path().file_stem()?.to_str()?.to_owned()))
        .filter(|stem| !helpers.contains(&stem.as_str()))
        .collect();
    files.sort();
    assert_eq!(ids, files);
}

#[test]
fn texts_are_there_in_both_languages_and_needs_are_known_fields() {
    let known: Vec<String> = TABLES
        .iter()
        .flat_map(|table| {
            table
                .fields
                .iter()
                .map(|f| format!("{}.{}", table.id, f.id))
        })
        .collect();
    for kpi in KPIS {
        let texts = [kpi.name, kpi.question, kpi.formula, kpi.example.reading];
        for text in texts.iter().chain(kpi.rules).chain(kpi.limits) {
            assert!(!text.fr.is_empty() && !text.en.is_empty(), "{}", kpi.id);
        }
        assert!(!kpi.source.is_empty() && !kpi.rules.is_empty() && !kpi.limits.is_empty());
        for field in kpi.needs.iter().flat_map(|any| any.iter()) {
            assert!(known.iter().any(|k| k == field), "{}: {field}", kpi.id);
        }
    }
}

#[test]
fn without_files_every_kpi_says_what_it_needs() {
    let settings = Settings::default();
    let dataset = Session::default().dataset(&settings).unwrap();
    for kpi in KPIS {
        let measure = kpi.compute(&View::new(&dataset, &settings).unwrap());
        let missing = measure.missing.expect("a reason");
        // A figure of what is set in the audit needs no field of a file.
        let lacks = if kpi.needs.is_empty() {
            "no-targets"
        } else {
            "field-missing"
        };
        assert_eq!(missing.reason, lacks, "{}", kpi.id);
        assert_eq!(missing.needs.len(), kpi.needs.len(), "{}", kpi.id);
    }
}

#[test]
fn a_missing_rate_refuses_sums_of_money_and_nothing_else() {
    let orders = "order_id,customer_id,ordered_at,channel,currency,amount\n\
                  A1,C1,2026-01-05,web,USD,100\nA2,C1,2026-01-06,store,EUR,50\n";
    let settings = Settings::default();
    let dataset = session(&[("orders", orders)]).dataset(&settings).unwrap();
    let view = View::new(&dataset, &settings).unwrap();
    for kpi in KPIS
        .iter()
        .filter(|kpi| kpi.missing_needs(&view).is_empty())
    {
        let missing = kpi.compute(&view).missing.map(|m| (m.reason, m.needs));
        let rate = ("rate-missing", vec!["USD".to_owned()]);
        assert_eq!(missing == Some(rate), kpi.sums_money, "{}", kpi.id);
    }
}

#[test]
fn nothing_in_the_period_is_a_reason_not_a_zero() {
    for kpi in KPIS {
        let settings = Settings {
            from: Some("2031-01-01".into()),
            to: Some("2031-12-31".into()),
            as_of: Some("2032-01-01".into()),
            ..Settings::default()
        };
        let dataset = session(kpi.example.files).dataset(&settings).unwrap();
        let measure = kpi.compute(&View::new(&dataset, &settings).unwrap());
        assert_eq!(measure.value, None, "{}", kpi.id);
        assert!(measure.missing.is_some(), "{}", kpi.id);
    }
}

/// C1 uses both channels, C2 the site alone, C3 the store alone.
#[test]
fn a_new_customer_costs_by_kind_of_spend_and_by_channels_used() {
    let files = [
        (
            "orders",
            "order_id,customer_id,ordered_at,channel,amount\nA1,C1,2026-01-05,web,100\n\
             A2,C1,2026-01-20,store,50\nA3,C2,2026-01-09,web,50\nA4,C3,2026-01-09,store,50\n",
        ),
        (
            "costs",
            "period,channel,cost,kind\n2026-01,web,60,acquisition\n\
             2026-01,store,20,acquisition\n2026-01,web,15,retention\n2026-01,store,9,distribution\n",
        ),
    ];
    let settings = Settings::default();
    let dataset = session(&files).dataset(&settings).unwrap();
    let cac = KPIS.iter().find(|kpi| kpi.id == "cac").unwrap();
    let measure = cac.compute(&View::new(&dataset, &settings).unwrap());
    let also = |id: &str| {
        let found = measure.also.iter().find(|also| also.id == id).unwrap();
        (found.value, found.n)
    };
    assert_eq!(measure.value, Some(80.0 / 3.0));
    assert_eq!(also("cac_retention"), (5.0, None));
    assert_eq!(also("cac_other"), (3.0, None));
    // The site paid 30 for each of two, the store 20 for one.
    assert_eq!(also("cac_omni"), (30.0, Some(1)));
    assert_eq!(also("cac_mono"), (25.0, Some(2)));
    let selection = cac.limits[0];
    assert!(selection.en.contains("customers choose their channels"));
}

#[test]
fn activity_and_later_revenue_in_five_groups() {
    let kpi = KPIS
        .iter()
        .find(|kpi| kpi.id == "loyalty_clv_corr")
        .unwrap();
    let measured = |files: &[(&str, &str)]| {
        let settings = Settings::default();
        let dataset = session(files).dataset(&settings).unwrap();
        kpi.compute(&View::new(&dataset, &settings).unwrap())
    };
    let measure = measured(kpi.example.files);
    let also = |id: &str| {
        let found = measure.also.iter().find(|also| also.id == id).unwrap();
        (found.value, found.n)
    };
    // Ten members of 1 to 10 acts who bought for 10 to 100: pairs of neighbours.
    assert_eq!(also("activity_1"), (1.5, None));
    assert_eq!(also("spend_1"), (15.0, Some(2)));
    assert_eq!(also("activity_5"), (9.5, None));
    assert_eq!(also("spend_5"), (95.0, Some(2)));
    // All alike but the last: nine of one act stand together in the first group.
    let [orders, (table, acts)] = kpi.example.files else {
        panic!("two files");
    };
    let lines = acts.lines().take(1).map(str::to_owned);
    let one = (1..=10).map(|i| format!("C{i},2026-01-01,earn,5"));
    let again = ["C10,2026-01-02,earn,5".to_owned()];
    let alike = lines.chain(one).chain(again).collect::<Vec<_>>().join("\n");
    let measure = measured(&[*orders, (*table, &alike)]);
    let ids: Vec<_> = measure.also.iter().map(|also| also.id).collect();
    assert_eq!(ids, ["activity_1", "spend_1", "activity_5", "spend_5"]);
    assert_eq!(measure.also[1].n, Some(9));
}

#[test]
fn revenue_stands_with_what_was_spent_and_whether_tax_is_in_it() {
    let kpi = KPIS.iter().find(|kpi| kpi.id == "revenue_total").unwrap();
    let orders = "order_id,customer_id,ordered_at,channel,amount\nA1,C1,2026-01-05,web,100\n";
    let costs = "period,channel,cost\n2026-01,web,62\n2026-02,web,28\n";
    let told = |settings: &str, files: &[(&str, &str)]| {
        let settings: Settings = serde_json::from_str(settings).unwrap();
        let dataset = session(files).dataset(&settings).unwrap();
        let measure = kpi.compute(&View::new(&dataset, &settings).unwrap());
        let spent = measure.also.iter().find(|also| also.id == "invested");
        let tax = measure.settings.get("tax").cloned().unwrap_or_default();
        (spent.map(|also| also.value), tax)
    };
    let both = [("orders", orders), ("costs", costs)];
    let all = r#"{"as_of":"2026-03-01"}"#;
    assert_eq!(told(all, &both), (Some(90.0), "unsaid".to_owned()));
    // Nothing sold there: no figure, and nothing beside it.
    let late = r#"{"from":"2026-01-17","to":"2026-01-31","tax":"excluded"}"#;
    assert_eq!(told(late, &both), (None, String::new()));
    // Ten days of January at 2 a day.
    let early = r#"{"from":"2026-01-01","to":"2026-01-10","as_of":"2026-03-01","tax":"included"}"#;
    assert_eq!(told(early, &both), (Some(20.0), "included".to_owned()));
    assert_eq!(told("{}", &both[..1]).0, None);
}

/// Two thousand customers who buy on three channels: more rows than a piece holds, so
/// that what was kept of several pieces is put together.
#[test]
fn figures_taken_together_and_piece_by_piece_are_those_of_the_whole() {
    let mut orders = "order_id,customer_id,ordered_at,channel,amount\n".to_owned();
    for at in 0..70_000u32 {
        let (customer, channel) = (at * 7919 % 2_011, ["web", "store", "app"][at as usize % 3]);
        let day = 1 + at / 2_500;
        orders += &format!(
            "A{at},C{customer},2026-01-{day:02},{channel},{}.{:02}\n",
            at % 97,
            at % 100
        );
    }
    let settings = Settings::default();
    let dataset = session(&[("orders", &orders)]).dataset(&settings).unwrap();
    let view = View::new(&dataset, &settings).unwrap();
    assert_eq!(view.pieces().count(), 3);
    let counted: Vec<&Kpi> = KPIS
        .iter()
        .copied()
        .filter(|kpi| kpi.refusal(&view).is_none())
        .collect();
    assert!(counted.len() > 15);
    let together = together::compute(&counted, &view);
    for (kpi, together) in counted.iter().zip(together) {
        let whole = (kpi.measure)(&(kpi.accumulate)(&view), &settings);
        assert_eq!(
            (together.value, together.n),
            (whole.value, whole.n),
            "{}",
            kpi.id
        );
        assert_eq!(
            (together.low, together.high),
            (whole.low, whole.high),
            "{}",
            kpi.id
        );
        assert_eq!(
            (together.breakdown, together.also),
            (whole.breakdown, whole.also),
            "{}",
            kpi.id
        );
    }
    // 0 to 96, each as often, and 0.00 to 0.99.
    let sum: u64 = (0..70_000u64).map(|at| at % 97 * 100 + at % 100).sum();
    assert_eq!(KPIS[0].compute(&view).value, Some(sum as f64 / 100.0));
}
