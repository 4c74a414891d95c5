//! The grid and the scale on small files.

use super::*;
use crate::mapping::field::TableKind;
use std::fmt::Write;

fn on(files: &[(TableKind, &str)], only: &[&str]) -> (JourneyReport, JourneyGrid) {
    let mut session = Session::default();
    for (kind, text) in files {
        session.load_text(kind.table().id, *kind, text).unwrap();
    }
    let request = JourneyRequest {
        settings: Settings {
            as_of: Some("2026-12-31".to_owned()),
            ..Settings::default()
        },
        only: only.iter().map(|one| (*one).to_owned()).collect(),
        ..JourneyRequest::default()
    };
    let dataset = session.dataset(&request.settings).unwrap();
    let view = View::new(&dataset, &request.settings).unwrap();
    (
        journey(&session, &view, &request).unwrap(),
        grid(&view, &request, true).unwrap(),
    )
}

const ORDERS: &str = "order_id,customer_id,ordered_at,channel,amount\n\
    A1,C1,2026-01-10,store,100\n\
    A2,C2,2026-03-01,web,50\n\
    A3,C2,2026-03-09,web,70\n";
const TICKETS: &str = "ticket_id,customer_id,opened_at,first_reply_at,channel\n\
    T1,C2,2026-03-02T10:00:00,2026-03-02T14:00:00,phone\n";

#[test]
fn a_cell_is_computed_blocked_or_not_applicable() {
    let files = [(TableKind::Orders, ORDERS), (TableKind::Tickets, TICKETS)];
    let (_, grid) = on(&files, &["aov", "csat", "response_time", "synergy_ratio"]);
    assert_eq!(grid.channels, ["phone", "store", "web"]);
    let cell = |kpi: &str, channel: &str| {
        let mut all = grid.cells.iter();
        all.find(|one| one.kpi == kpi && one.channel == channel)
            .unwrap()
    };
    assert_eq!(
        (cell("aov", "web").state, cell("aov", "web").figure.value),
        ("computed", Some(60.0))
    );
    assert_eq!(
        (
            cell("aov", "web").figure.n,
            cell("aov", "store").figure.value
        ),
        (2, Some(100.0))
    );
    // Nothing is sold by telephone, and nobody answered a survey.
    assert_eq!(cell("aov", "phone").state, "not_applicable");
    let blocked = cell("csat", "web");
    assert_eq!(blocked.state, "blocked");
    assert!(blocked
        .missing
        .as_ref()
        .unwrap()
        .needs
        .iter()
        .any(|one| one.contains("surveys.score")));
    assert_eq!(cell("response_time", "phone").figure.value, Some(4.0));
    assert_eq!(cell("response_time", "store").state, "not_applicable");
    // A figure of channels together has no part of one.
    assert_eq!(cell("synergy_ratio", "web").state, "not_applicable");
    // Decision store and web, service phone are computed; service is blocked on the
    // other two by the survey that is lacking.
    assert_eq!((grid.coverage.value, grid.coverage.n), (Some(0.6), 5));
    let again = grid
        .counts
        .iter()
        .find(|one| one.id == "orders_again")
        .unwrap();
    assert_eq!(
        (again.channel.as_str(), again.stage, again.n),
        ("web", "loyalty", 1)
    );
}

#[test]
fn without_known_customers_nothing_is_told() {
    let orders = "order_id,ordered_at,channel,amount\nA1,2026-01-10,store,100\n";
    let (told, _) = on(&[(TableKind::Orders, orders)], &["aov"]);
    assert_eq!(told.missing.unwrap().reason, "no-rows");
    assert_eq!(told.scale.level, "none");
}

#[test]
fn the_scale_names_what_holds_and_what_is_missing() {
    // Forty customers see the web and buy in the store, forty only buy there.
    let (mut touches, mut orders) = (
        "customer_id,at,channel\n".to_owned(),
        "order_id,customer_id,ordered_at,channel,amount\n".to_owned(),
    );
    for i in 0..80 {
        if i < 40 {
            writeln!(touches, "C{i},2026-01-02,web").unwrap();
        }
        writeln!(orders, "A{i},C{i},2026-01-05,store,10").unwrap();
    }
    let files = [
        (TableKind::Touches, touches.as_str()),
        (TableKind::Orders, orders.as_str()),
    ];
    let (told, _) = on(&files, &["aov"]);
    let condition = |id: &str| {
        told.scale
            .conditions
            .iter()
            .find(|one| one.id == id)
            .unwrap()
    };
    assert_eq!(condition("channels").figure.value, Some(2.0));
    assert_eq!(condition("two_channels").figure.value, Some(0.5));
    assert_eq!(condition("bridges").holds, Some(true));
    assert_eq!(condition("identified").figure.value, Some(1.0));
    // One channel sells: there is no pair of them, and nothing to compare.
    assert_eq!(
        (condition("bridges_both").holds, condition("parity").holds),
        (None, None)
    );
    assert_eq!(
        condition("context_kept").needs,
        ["tickets.context_repeated"]
    );
    assert_eq!(told.scale.level, "cross");
    let alone = "customer_id,at,channel\nC1,2026-01-02,web\n";
    let (told, _) = on(&[(TableKind::Touches, alone)], &["aov"]);
    assert_eq!(told.scale.level, "mono");
}
