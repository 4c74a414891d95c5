//! Parts of figures that rows outside the orders tell: segments without an order,
//! steps of time of other tables, credit by channel.

mod support;

use omnimeter::dataset::session::Session;
use omnimeter::dataset::settings::Settings;
use omnimeter::dataset::view::View;
use omnimeter::report::breakdown::{breakdown, BreakdownRequest, BrokenDown, By, PartKind};
use std::fmt::Write;
use support::session_in_pieces;

const ORDERS: &str = "order_id,customer_id,ordered_at,channel,amount\n\
    A1,C1,2026-02-10,web,100\nA2,C2,2026-03-05,store,50\n";

fn loaded(files: &[(&'static str, &str)]) -> Session {
    let files: Vec<_> = files
        .iter()
        .map(|(table, text)| (*table, text.as_bytes().to_vec()))
        .collect();
    session_in_pieces(&files, 512)
}

fn parts_of(session: &Session, by: By, id: &str, settings: &str) -> BrokenDown {
    let settings: Settings = serde_json::from_str(settings).unwrap();
    let dataset = session.dataset(&settings).unwrap();
    let request = BreakdownRequest {
        settings: settings.clone(),
        by,
        only: vec![id.to_owned()],
        judge: false,
    };
    let view = View::new(&dataset, &settings).unwrap();
    breakdown(&view, &request).unwrap().kpis.remove(0)
}

fn values(broken: &BrokenDown) -> Vec<(&str, PartKind, Option<f64>)> {
    let parts = broken.parts.iter();
    parts
        .map(|part| (part.key.as_str(), part.kind, part.value))
        .collect()
}

#[test]
fn credit_by_channel_is_that_of_the_touches_and_of_no_other_channel() {
    // Sold on the web and in stores, after e-mails and clicks on ads.
    let touches = "customer_id,at,channel\n\
        C1,2026-02-01,email\nC1,2026-02-02,ads\nC2,2026-03-01,email\n";
    let session = loaded(&[("orders", ORDERS), ("touches", touches)]);
    let credit = parts_of(&session, By::Channel, "attributed_revenue", "{}");
    assert_eq!(credit.whole, Some(150.0));
    assert_eq!(
        values(&credit),
        [
            ("ads", PartKind::Value, Some(50.0)),
            ("email", PartKind::Value, Some(100.0)),
            ("store", PartKind::Value, None),
            ("web", PartKind::Value, None),
        ]
    );
    assert!(credit.adds_up);
    let missing = credit.parts[2].missing.as_ref().unwrap();
    assert_eq!(missing.reason, "no-rows");
}

#[test]
fn channels_beyond_twenty_are_in_one_part_alone() {
    let mut orders = "order_id,customer_id,ordered_at,channel,amount\n".to_owned();
    for channel in 0..23 {
        for order in 0..if channel < 20 { 2 } else { 1 } {
            let _ = writeln!(
                orders,
                "{channel}-{order},C{channel},2026-01-05,K{channel:02},10"
            );
        }
    }
    let session = loaded(&[("orders", &orders)]);
    let revenue = parts_of(&session, By::Channel, "revenue_total", "{}");
    assert_eq!(revenue.parts.len(), 21);
    let others = &revenue.parts[20];
    assert_eq!(
        (others.kind, others.values, others.value),
        (PartKind::Others, 3, Some(30.0))
    );
    assert!(revenue.adds_up);
}

#[test]
fn a_segment_is_a_part_without_an_order_too() {
    let customers = "customer_id,segment\nC1,gold\nC2,new\nC3,asleep\nC4,asking\n";
    let tickets = "ticket_id,customer_id,opened_at,solved_at\n\
        K1,C4,2026-02-10T10:00:00Z,2026-02-10T12:00:00Z\n";
    let session = loaded(&[
        ("orders", ORDERS),
        ("customers", customers),
        ("tickets", tickets),
    ]);
    let revenue = parts_of(&session, By::Segment, "revenue_total", "{}");
    let keys: Vec<&str> = revenue.parts.iter().map(|part| part.key.as_str()).collect();
    assert_eq!(keys, ["asking", "asleep", "gold", "new"]);
    let waits = parts_of(&session, By::Segment, "resolution_time", "{}");
    assert_eq!(waits.parts[0].value, Some(2.0));
    assert_eq!(waits.parts[1].missing.as_ref().unwrap().reason, "no-rows");
    // Of segments chosen, those alone.
    let gold = parts_of(
        &session,
        By::Segment,
        "revenue_total",
        r#"{"segments":["gold"]}"#,
    );
    assert_eq!(values(&gold), [("gold", PartKind::Value, Some(100.0))]);
}

#[test]
fn steps_are_those_of_the_tables_that_a_figure_needs() {
    let surveys = "response_id,submitted_at,metric,score,scale_min,scale_max\n\
        R1,2025-12-05,nps,10,0,10\nR2,2026-01-05,nps,0,0,10\nR3,2026-04-05,nps,10,0,10\n";
    let traffic = "date,date_to,channel,sessions\n2026-03-01,2026-03-31,web,10\n";
    let session = loaded(&[
        ("orders", ORDERS),
        ("surveys", surveys),
        ("traffic", traffic),
    ]);
    let settings = r#"{"as_of":"2026-04-30"}"#;
    let months = |id: &str| {
        let broken = parts_of(&session, By::Month, id, settings);
        let told = broken.parts.into_iter();
        told.map(|part| (part.key, part.value)).collect::<Vec<_>>()
    };
    let at = |month: &str, value| (format!("{month}-01"), value);
    assert_eq!(
        months("nps"),
        [
            at("2025-12", Some(100.0)),
            at("2026-01", Some(-100.0)),
            at("2026-02", None),
            at("2026-03", None),
            at("2026-04", Some(100.0)),
        ]
    );
    assert_eq!(
        months("revenue_total"),
        [at("2026-02", Some(100.0)), at("2026-03", Some(50.0))]
    );
    assert_eq!(months("traffic"), [at("2026-03", Some(10.0))]);
}

#[test]
fn of_many_steps_the_latest_are_told_and_the_earlier_are_one() {
    // One order mistyped a century ago.
    let orders = "order_id,customer_id,ordered_at,channel,amount\n\
        A0,C1,1926-02-10,web,7\nA1,C1,2026-02-10,web,100\nA2,C2,2026-03-05,store,50\n";
    let session = loaded(&[("orders", orders)]);
    let revenue = parts_of(&session, By::Day, "revenue_total", "{}");
    assert_eq!(revenue.parts.len(), 401);
    let earlier = &revenue.parts[0];
    assert_eq!(
        (earlier.kind, earlier.value),
        (PartKind::Earlier, Some(7.0))
    );
    assert_eq!(earlier.key, "1926-02-10");
    // From 10 February 1926 to 5 March 2026 there are 36,549 days.
    assert_eq!(earlier.values, 36_549 - 400);
    assert!(revenue.adds_up);
    let last = revenue.parts.last().unwrap();
    assert_eq!((last.key.as_str(), last.value), ("2026-03-05", Some(50.0)));
}
