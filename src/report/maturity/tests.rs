//! Figures of files, each by hand, from both sides of what it needs.

use super::*;
use crate::dataset::session::Session;
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::mapping::field::TableKind;
use crate::maturity::answers::{Answer, PracticeAnswers};
use crate::maturity::findings::FindingKind;
use crate::maturity::read::own;
use crate::maturity::services::{ServiceCell, ServiceState};
use std::sync::LazyLock;

pub(super) static MODEL: LazyLock<Loaded> = LazyLock::new(|| own().unwrap());

pub(super) fn facts_under(
    settings: &str,
    day: Option<&str>,
    files: &[(&str, &str, &str)],
) -> BTreeMap<String, Fact> {
    let mut session = Session::default();
    for (name, table, text) in files {
        let kind = TableKind::from_id(table).unwrap();
        session.load_text(name, kind, text).unwrap();
    }
    let settings: Settings = serde_json::from_str(settings).unwrap();
    let data = session.dataset(&settings).unwrap();
    let view = View::new(&data, &settings).unwrap();
    let asked = Asked {
        day,
        ..Asked::default()
    };
    facts(&MODEL.model, asked, &session, &view).unwrap()
}

fn facts_of(files: &[(&str, &str, &str)]) -> BTreeMap<String, Fact> {
    facts_under("{}", Some("2026-03-01"), files)
}

/// Value and n, or why there is none.
pub(super) fn told(facts: &BTreeMap<String, Fact>, id: &str) -> Result<(f64, u64), String> {
    let fact = &facts[id];
    match fact.value {
        Some(value) => Ok(((value * 1e6).round() / 1e6, fact.n)),
        None => Err(fact.reason.clone().unwrap_or_default()),
    }
}

pub(super) fn none(reason: &str) -> Result<(f64, u64), String> {
    Err(reason.to_owned())
}

pub(super) const ORDERS: &str = "order_id,customer_id,ordered_at,channel,amount\n\
    A1,C1,2026-01-05,web,100\nA2,C1,2026-01-06,store,50\nA3,C2,2026-01-09,web,50\n\
    A4,C3,2026-02-10,store,30\nA5,C4,2026-02-11,store,30\n";

#[test]
fn a_file_that_is_absent_gives_no_figure_and_contradicts_nobody() {
    let facts = facts_of(&[("orders.csv", "orders", ORDERS)]);
    // All that orders alone can tell of.
    let able = [
        "clv_omni_uplift",
        "data_quality_score",
        "identified_revenue_share",
        "kpi_computable_share",
        "omnichannel_customer_share",
        "omnichannel_ratio",
        "retention_rate_12m",
        "ropo_measurable_base",
        "source_freshness_days",
        "synergy_ratio_known",
        "unmapped_channel_rate",
    ];
    let valued: Vec<&str> = facts
        .iter()
        .filter(|(_, fact)| fact.value.is_some())
        .map(|(id, _)| id.as_str())
        .collect();
    for id in &valued {
        assert!(able.contains(id), "{id} has a value without its file");
    }
    assert_eq!(
        told(&facts, "survey_channel_coverage"),
        none("field-missing")
    );
    assert_eq!(
        told(&facts, "inferred_signals_available"),
        none("field-missing")
    );
    assert_eq!(told(&facts, "ropo_share_known"), none("field-missing"));
    // The KPIs whose tables are there can all be computed but for their columns.
    let (share, n) = told(&facts, "kpi_computable_share").unwrap();
    assert!(share > 0.3 && n > 5 && n < 40, "{share} of {n}");
    // Everything declared at the top: only those figures contradict.
    let practices = MODEL.model.practices().map(|(_, practice)| {
        let answer = Answer {
            dept: "it".into(),
            level: Some(4),
            ..Answer::default()
        };
        let answers = PracticeAnswers {
            answers: vec![answer],
            ..PracticeAnswers::default()
        };
        (practice.id.clone(), answers)
    });
    let request = MaturityRequest {
        audit: Audit {
            practices: practices.collect(),
            ..Audit::default()
        },
        ..MaturityRequest::default()
    };
    let found = maturity(&MODEL, &facts, &request).unwrap();
    for finding in &found.findings {
        for id in finding.figures.keys() {
            assert!(able.contains(&id.as_str()), "{}: {id}", finding.id);
        }
    }
}

#[test]
fn a_column_that_is_absent_gives_no_figure_either() {
    let nobody =
        "order_id,ordered_at,channel,amount\nA1,2026-01-05,web,100\nA2,2026-01-06,store,50\n";
    let facts = facts_of(&[("orders.csv", "orders", nobody)]);
    for id in [
        "identified_revenue_share",
        "ropo_measurable_base",
        "synergy_ratio_known",
        "clv_omni_uplift",
    ] {
        assert_eq!(told(&facts, id), none("field-missing"), "{id}");
    }
    let one = "order_id,customer_id,ordered_at,channel,amount\nA1,C1,2026-01-05,web,100\n";
    let facts = facts_of(&[("orders.csv", "orders", one)]);
    assert_eq!(told(&facts, "synergy_ratio_known"), none("one-channel"));
    // Answers that name no channel tell of none that is not asked about.
    let survey = "customer_id,submitted_at,score\nC1,2026-01-08,9\n";
    let facts = facts_of(&[
        ("orders.csv", "orders", ORDERS),
        ("s.csv", "surveys", survey),
    ]);
    assert_eq!(
        told(&facts, "survey_channel_coverage"),
        none("field-missing")
    );
    let survey = "customer_id,submitted_at,score,channel\nC1,2026-01-08,9,web\n";
    let facts = facts_of(&[
        ("orders.csv", "orders", ORDERS),
        ("s.csv", "surveys", survey),
    ]);
    assert_eq!(told(&facts, "survey_channel_coverage"), Ok((0.5, 2)));
}

const CRM: &str = "customer_id,email,phone,postcode,country,consent_email,consent_sms\n\
    C1,a@x.fr,0601020304,75001,FR,yes,no\n\
    C2,b@x.fr,,69001,FR,no,no\n\
    C3,,0605060708,,FR,yes,yes\n\
    C4,d@x.fr,,,,,\n\
    C9,z@x.fr,,,,yes,yes\n";
const TILL: &str = "customer_id,email,consent_email\nC1,a@x.fr,yes\nC2,b@x.fr,yes\nC7,g@x.fr,no\n";

#[test]
fn customers_files_by_hand() {
    let facts = facts_of(&[
        ("orders.csv", "orders", ORDERS),
        ("crm.csv", "customers", CRM),
    ]);
    // Of e-mail, telephone, postcode, country and consent: C1 5, C2 4, C3 3, C4 1
    // of five; C9 does not buy.
    assert_eq!(told(&facts, "profile_completeness"), Ok((0.65, 4)));
    // C1 by e-mail, C3 by text message; C3's e-mail is welcome and not there.
    assert_eq!(told(&facts, "contactable_share"), Ok((0.5, 4)));
    assert_eq!(told(&facts, "consent_conflict_rate"), none("second-file"));
    assert_eq!(told(&facts, "source_match_rate"), none("second-file"));
    // Orders know four persons, the file five: all four are in both.
    assert_eq!(told(&facts, "shared_people_share"), Ok((1.0, 4)));

    let both = [
        ("crm.csv", "customers", CRM),
        ("till.csv", "customers", TILL),
    ];
    let facts = facts_of(&both);
    // C1 and C2 are in both; C2 said no to one and yes to the other.
    assert_eq!(told(&facts, "consent_conflict_rate"), Ok((0.5, 2)));
    assert_eq!(told(&facts, "source_match_rate"), Ok((0.666_667, 3)));
    assert_eq!(told(&facts, "shared_people_share"), none("second-file"));

    let bare = "customer_id,segment\nC1,a\nC2,b\n";
    let facts = facts_of(&[("crm.csv", "customers", bare)]);
    assert_eq!(told(&facts, "profile_completeness"), none("field-missing"));
    assert_eq!(told(&facts, "contactable_share"), none("field-missing"));
    assert_eq!(told(&facts, "customer_duplicate_rate"), none("second-key"));
}

#[test]
fn duplicates_need_a_second_key_that_is_matched_on() {
    let twice = "customer_id,email\nC1,a@x.fr\nC2,b@x.fr\nC3,A@x.fr\nC4,d@x.fr\n";
    let files = [("crm.csv", "customers", twice)];
    let by = |keys: &str| {
        let settings = format!(r#"{{"identity":{{"match_on":{keys}}}}}"#);
        told(
            &facts_under(&settings, None, &files),
            "customer_duplicate_rate",
        )
    };
    // C1 and C3 have one address: three persons on four cards.
    assert_eq!(by(r#"["customer_id","email"]"#), Ok((0.25, 4)));
    assert_eq!(by(r#"["customer_id"]"#), none("second-key"));
}

#[test]
fn freshness_is_that_of_the_source_furthest_behind() {
    let tickets = "ticket_id,created_at,channel\nT1,2026-01-30,phone\n";
    let files = [
        ("orders.csv", "orders", ORDERS),
        ("t.csv", "tickets", tickets),
    ];
    // Orders are 18 days old, requests 30.
    assert_eq!(
        told(&facts_of(&files), "source_freshness_days"),
        Ok((30.0, 2))
    );
    assert_eq!(
        told(&facts_of(&files[..1]), "source_freshness_days"),
        Ok((18.0, 1))
    );
    let early = facts_under("{}", Some("2026-01-01"), &files);
    assert_eq!(told(&early, "source_freshness_days"), Ok((0.0, 2)));
    let never = facts_under("{}", None, &files);
    assert_eq!(told(&never, "source_freshness_days"), none("no-day"));
}

#[test]
fn channels_rows_and_costs_by_hand() {
    let orders = "order_id,ordered_at,channel,amount\nA1,2026-01-05,web,100\nA2,2026-01-06,,50\n\
        A3,2026-01-06,web,50\nA4,2026-01-07,store,ten\nA5,2026-01-07,store,10\n\
        A6,2026-01-07,store,20\nA7,2026-01-07,store,30\nA8,2026-01-08,store,40\n\
        A9,2026-01-08,store,60\nA1,2026-01-05,web,100\n";
    let facts = facts_of(&[("orders.csv", "orders", orders)]);
    // A4 is not read and A1 stands once: of eight orders one names no channel.
    assert_eq!(told(&facts, "unmapped_channel_rate"), Ok((0.125, 8)));
    // 39 of 40 cells are filled, 9 of 10 rows are read, 9 of 10 stand once.
    assert_eq!(told(&facts, "data_quality_score"), Ok((0.925, 10)));

    let costs = "period,channel,cost\n2026-01,web,60\n2026-01,,40\n";
    let facts = facts_of(&[("c.csv", "costs", costs)]);
    assert_eq!(
        told(&facts, "cost_allocation_coverage"),
        none("field-missing")
    );
    let costs = "period,channel,cost,kind\n2026-01,web,60,advertising\n2026-01,,40,rent\n";
    let facts = facts_of(&[("c.csv", "costs", costs)]);
    assert_eq!(told(&facts, "cost_allocation_coverage"), Ok((0.6, 2)));
    let books = "date,account,debit,credit,analytic\n2026-01-05,613200,300,0,WEB\n\
        2026-01-06,641100,700,0,\n2026-01-07,707000,0,5000,\n";
    let facts = facts_of(&[
        ("orders.csv", "orders", ORDERS),
        ("fec.csv", "accounting", books),
    ]);
    assert_eq!(told(&facts, "cost_allocation_coverage"), Ok((0.3, 2)));
}

#[test]
fn answers_and_calls_back_by_hand() {
    let asked = "customer_id,submitted_at,metric,score,answered,followed_up_at\n\
        C1,2026-01-05,nps,2,yes,2026-01-06\nC2,2026-01-05,nps,3,yes,\n\
        C3,2026-01-05,nps,10,yes,\nC4,2026-01-05,nps,,no,\nC5,2026-02-20,nps,10,yes,\n";
    let facts = facts_of(&[("s.csv", "surveys", asked)]);
    assert_eq!(told(&facts, "survey_response_rate"), Ok((0.8, 5)));
    assert_eq!(told(&facts, "detractor_followup_rate"), Ok((0.5, 2)));
    // Requests of the unhappy are theirs, and no call back.
    let plain = "customer_id,submitted_at,metric,score\nC1,2026-01-05,nps,2\nC2,2026-02-05,nps,3\n";
    let tickets = "ticket_id,customer_id,created_at,channel\nT1,C1,2026-01-06,phone\n";
    let facts = facts_of(&[("s.csv", "surveys", plain), ("t.csv", "tickets", tickets)]);
    assert_eq!(
        told(&facts, "detractor_followup_rate"),
        none("field-missing")
    );
    assert_eq!(told(&facts, "survey_response_rate"), none("field-missing"));
}

#[test]
fn several_channels_are_worth_more_only_among_customers_alike() {
    // One stratum: three of one channel bring 100 each, two of two bring 150.
    let orders = "order_id,customer_id,ordered_at,channel,amount\n\
        A1,C1,2026-01-05,web,100\nA2,C2,2026-01-05,web,100\nA3,C3,2026-01-05,store,100\n\
        A4,C4,2026-01-05,web,100\nA5,C4,2026-01-06,store,50\n\
        A6,C5,2026-01-05,web,100\nA7,C5,2026-01-06,store,50\n";
    let facts = facts_of(&[("orders.csv", "orders", orders)]);
    assert_eq!(told(&facts, "clv_omni_uplift"), Ok((0.5, 5)));
    // All alike within their groups: nothing is left to chance.
    assert_eq!(facts["clv_omni_uplift"].low, Some(0.5));
    // The two of several channels begin a year before the others: nobody to match.
    let apart = orders
        .replace(",C4,2026-01-0", ",C4,2025-01-0")
        .replace(",C5,2026-01-0", ",C5,2025-01-0");
    let facts = facts_of(&[("orders.csv", "orders", &apart)]);
    assert_eq!(told(&facts, "clv_omni_uplift"), none("no-match"));
}

fn with(facts: &[(&str, f64, f64, u64)], audit: Audit) -> Maturity {
    let facts = facts.iter().map(|&(id, low, high, n)| {
        let fact = Fact {
            value: Some((low + high) / 2.0),
            low: Some(low),
            high: Some(high),
            n,
            ..Fact::default()
        };
        (id.to_owned(), fact)
    });
    let request = MaturityRequest {
        audit,
        ..MaturityRequest::default()
    };
    maturity(&MODEL, &facts.collect(), &request).unwrap()
}

#[test]
fn the_index_of_the_data_by_hand() {
    let none = with(&[], Audit::default()).maturity_index;
    assert_eq!((none.value, none.coverage, none.n), (None, 0.0, 0));
    // customer.identification: levels 1 to 2, and 3; resolution: 2. Dimensions
    // weigh 12 and 8: (2.25 × 12 + 2 × 8) ÷ 20 = 2.15 of 4.
    let found = with(
        &[
            ("identified_revenue_share", 0.3, 0.4, 500),
            ("omnichannel_customer_share", 0.16, 0.2, 500),
            ("resolution_rate", 0.7, 0.75, 500),
        ],
        Audit::default(),
    )
    .maturity_index;
    assert_eq!(found.value, Some(53.75));
    assert_eq!((found.low, found.high), (Some(50.0), Some(57.5)));
    assert_eq!((found.n, found.coverage), (3, 3.0 / found.all as f64));
    // Too few lower the coverage, and never the score.
    let few = with(
        &[("identified_revenue_share", 0.3, 0.4, 199)],
        Audit::default(),
    );
    assert_eq!((few.maturity_index.value, few.maturity_index.n), (None, 0));
}

#[test]
fn steps_are_recognised_in_the_files_from_both_sides() {
    let seen = |facts: &[(&str, f64, f64, u64)], stage: &str, figure: &str| {
        let signs = with(facts, Audit::default()).signs;
        let mine = signs.into_iter().filter(|one| {
            one.stage == stage && (one.figures.contains_key(figure) || facts.is_empty())
        });
        mine.map(|one| one.seen).next().unwrap()
    };
    let share = "omnichannel_customer_share";
    assert_eq!(seen(&[], "multichannel", share), None);
    assert_eq!(
        seen(&[(share, 0.05, 0.079, 500)], "multichannel", share),
        Some(true)
    );
    assert_eq!(
        seen(&[(share, 0.05, 0.08, 500)], "multichannel", share),
        Some(false)
    );
    assert_eq!(
        seen(&[(share, 0.05, 0.079, 199)], "multichannel", share),
        None
    );
    assert_eq!(
        seen(&[(share, 0.08, 0.1, 500)], "crosschannel", share),
        Some(true)
    );
    assert_eq!(
        seen(&[(share, 0.079, 0.1, 500)], "crosschannel", share),
        Some(false)
    );
    let people = "shared_people_share";
    assert_eq!(
        seen(&[(people, 0.6, 0.7, 100)], "omnichannel", people),
        Some(true)
    );
    assert_eq!(
        seen(&[(people, 0.59, 0.7, 100)], "omnichannel", people),
        Some(false)
    );
    assert_eq!(
        seen(&[(people, 0.0, 0.09, 100)], "multichannel", people),
        Some(true)
    );
}

#[test]
fn a_grid_of_services_says_where_one_is_lacking() {
    let cell = |service: &str, channel: &str, state| ServiceCell {
        service: service.into(),
        channel: channel.into(),
        state,
        ..ServiceCell::default()
    };
    let services = vec![
        cell("Collect", "store", ServiceState::Available),
        cell("Collect", "app", ServiceState::Lacking),
        cell("Gift wrap", "store", ServiceState::Available),
        cell("Gift wrap", "phone", ServiceState::NotPromised),
        cell("Gift wrap", "app", ServiceState::Unknown),
    ];
    let found = with(
        &[],
        Audit {
            services,
            ..Audit::default()
        },
    );
    // Two of the three that are promised and were looked at.
    assert_eq!(
        told(&found.figures, "service_parity_index"),
        Ok((0.666_667, 3))
    );
    let finding = found
        .findings
        .iter()
        .find(|one| one.kind == FindingKind::Services)
        .unwrap();
    assert_eq!(finding.about.as_deref(), Some("consistency.service_parity"));
    assert_eq!(finding.names, ["Collect · app"]);
    let empty = with(&[], Audit::default());
    assert_eq!(
        told(&empty.figures, "service_parity_index"),
        none("no-grid")
    );
    assert!(empty
        .findings
        .iter()
        .all(|one| one.kind != FindingKind::Services));
}
