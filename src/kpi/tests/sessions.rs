//! Visits at the edges of what is looked at.

use super::measured;

/// One visit goes over midnight and from e-mail to the web, one is short.
const TOUCHES: &str = "customer_id,session_id,at,channel\n\
    C1,S1,2026-01-09T23:50:00Z,email\nC1,S1,2026-01-10T00:10:00Z,web\n\
    C2,S2,2026-01-10T10:00:00Z,web\n";
const ORDERS: &str = "order_id,customer_id,ordered_at,channel,amount\n\
    A1,C1,2026-01-10T00:30:00Z,web,100\n";

fn of(id: &str, settings: &str) -> (Option<f64>, u64) {
    let settings = format!(r#"{{"zone":"UTC"{settings}}}"#);
    let files = [("touches", TOUCHES), ("orders", ORDERS)];
    let measure = measured(id, &files, &settings);
    (measure.value, measure.n)
}

#[test]
fn a_visit_is_of_the_day_it_begins_on_and_whole() {
    let before = r#","to":"2026-01-09""#;
    let after = r#","from":"2026-01-10""#;
    assert_eq!(of("traffic", before), (Some(1.0), 1));
    assert_eq!(of("traffic", after), (Some(1.0), 1));
    assert_eq!(of("bounce_rate", before), (Some(0.0), 1));
    assert_eq!(of("bounce_rate", after), (Some(1.0), 1));
    assert_eq!(of("visit_duration", before), (Some(1200.0), 1));
    assert_eq!(of("visit_duration", after).0, None);
}

#[test]
fn a_visit_is_of_the_channel_it_begins_on_and_whole() {
    let (email, web) = (r#","channels":["email"]"#, r#","channels":["web"]"#);
    assert_eq!(of("bounce_rate", ""), (Some(0.5), 2));
    assert_eq!(of("bounce_rate", email), (Some(0.0), 1));
    assert_eq!(of("bounce_rate", web), (Some(1.0), 1));
    assert_eq!(of("traffic", web), (Some(1.0), 1));
    assert_eq!(of("visit_duration", email), (Some(1200.0), 1));
}

#[test]
fn a_visit_online_over_midnight_converts_once() {
    let touches = "customer_id,session_id,at,channel\n\
        C1,S1,2026-01-09T23:50:00Z,web\nC1,S1,2026-01-10T00:10:00Z,web\n\
        C2,S2,2026-01-10T10:00:00Z,web\n";
    let files = [("touches", touches), ("orders", ORDERS)];
    let rate = |settings: &str| {
        let measure = measured("conversion_rate", &files, settings);
        (measure.value, measure.n)
    };
    assert_eq!(rate(r#"{"zone":"UTC","to":"2026-01-09"}"#), (Some(1.0), 1));
    assert_eq!(
        rate(r#"{"zone":"UTC","from":"2026-01-10"}"#),
        (Some(0.0), 1)
    );
}
