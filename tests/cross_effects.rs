//! What a channel does for the others, by three kinds of evidence, by hand.

mod support;

use omnimeter::dataset::settings::Settings;
use omnimeter::dataset::view::View;
use omnimeter::report::cross_areas::ChannelAreas;
use omnimeter::report::cross_effects::CrossEffect;
use omnimeter::report::result::{result, ChannelResult, ResultRequest};
use support::session_in_pieces;

/// The 97.5% quantile of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;
/// That of Student's t at 8 degrees of freedom (`scipy.stats.t.ppf(0.975, 8)`).
const T8: f64 = 2.306_004_135_204_166;

fn result_of(files: &[(&str, &str)], areas: Vec<ChannelAreas>) -> ChannelResult {
    let files: Vec<_> = (files.iter())
        .map(|(table, text)| (*table, text.as_bytes().to_vec()))
        .collect();
    let session = session_in_pieces(&files, 64);
    let request = ResultRequest {
        settings: Settings {
            margin_rate: 0.5,
            ..Settings::default()
        },
        areas,
        ..ResultRequest::default()
    };
    let dataset = session.dataset(&request.settings).unwrap();
    let view = View::new(&dataset, &request.settings).unwrap();
    result(session.words(), &view, &request)
}

fn effects<'r>(found: &'r ChannelResult, channel: &str) -> &'r [CrossEffect] {
    let mut rows = found.channels.iter();
    &rows.find(|one| one.channel == channel).unwrap().effects
}

fn near(one: Option<f64>, other: f64) {
    let one = one.unwrap();
    assert!(
        (one - other).abs() < 1e-9 * other.abs().max(1.0),
        "{one} is not {other}"
    );
}

const ORDERS: &str = "order_id,customer_id,ordered_at,channel,amount\n\
    A1,C1,2026-01-05,web,100\n\
    A2,C1,2026-01-20,store,60\n\
    A3,C2,2026-01-22,web,50\n\
    A4,C2,2026-01-10,store,40\n\
    A5,,2026-01-12,store,10\n";
const TOUCHES: &str = "customer_id,at,channel\nC1,2026-01-15T10:00:00Z,web\n";
const COSTS: &str =
    "period,channel,cost,kind\n2026-01,web,40,acquisition\n2026-01,store,119,rent\n";

#[test]
fn credit_and_research_on_five_rows() {
    let files = [("orders", ORDERS), ("touches", TOUCHES), ("costs", COSTS)];
    let found = result_of(&files, Vec::new());
    // The site was met before A2, and nothing before the other sales.
    let web = effects(&found, "web");
    assert_eq!(
        [web[0].by, web[1].by, web[2].by],
        ["attribution", "research", "areas"]
    );
    near(web[0].revenue, 60.0);
    near(web[0].low, 60.0 - Z * 60.0);
    near(web[0].high, 60.0 + Z * 60.0);
    assert_eq!(web[0].n, 1);
    // Of 100 sold in stores to known customers 60 came after a visit; so did, if
    // they are alike, 6 of the 10 of nobody known.
    near(web[1].revenue, 66.0);
    near(web[1].low, 0.0);
    near(web[1].high, 60.0 + Z * 60.0 + 10.0);
    // A channel that makes a profit covers nothing.
    assert_eq!([web[0].reading, web[1].reading], ["", ""]);
    // The store loses 55 − 119 = −64. It owes 60; A3 came after A4.
    let store = effects(&found, "store");
    near(store[0].revenue, -60.0);
    near(store[0].profit_with, -94.0);
    assert_eq!(store[0].reading, "short");
    near(store[1].revenue, 50.0);
    near(store[1].profit_with, -39.0);
    near(store[1].high, 50.0 + Z * 50.0);
    assert_eq!((store[1].reading, store[1].n), ("may_cover", 1));
    let missing = store[2].missing.as_ref().unwrap();
    assert_eq!(missing.needs, ["customers.postcode"]);
    assert_eq!((store[2].revenue, store[2].reading), (None, ""));
}

#[test]
fn without_touches_only_areas_may_say_something() {
    let found = result_of(&[("orders", ORDERS), ("costs", COSTS)], Vec::new());
    for effect in effects(&found, "store") {
        assert_eq!(effect.missing.as_ref().unwrap().reason, "field-missing");
        assert_eq!(
            (effect.revenue, effect.low, effect.profit_with),
            (None, None, None)
        );
    }
}

#[test]
fn a_visit_by_way_of_an_advertisement_is_one_of_the_site() {
    let touches = "customer_id,at,channel,source\nC1,2026-01-15T10:00:00Z,web,ads\n";
    let costs = "period,channel,cost\n2026-01,ads,50\n2026-01,web,1\n2026-01,kiosk,1\n";
    let orders = format!("{ORDERS}A6,C3,2026-01-10,kiosk,5\n");
    let files = [
        ("orders", orders.as_str()),
        ("touches", touches),
        ("costs", costs),
    ];
    let found = result_of(&files, Vec::new());
    for channel in ["web", "ads"] {
        near(effects(&found, channel)[1].revenue, 66.0);
    }
    // Nobody was seen on it, and nobody met before its sale.
    let why = |at: usize| {
        effects(&found, "kiosk")[at]
            .missing
            .as_ref()
            .unwrap()
            .reason
    };
    assert_eq!([why(0), why(1)], ["not-met", "not-seen"]);
}

/// Ten areas of ten customers, five of them with a store: there each spends 20 to 28
/// on the site, elsewhere 10 to 18; on 31 December 5 there, and 3 elsewhere.
fn areas() -> [(&'static str, String); 4] {
    let mut orders = String::from("order_id,customer_id,ordered_at,channel,amount\n");
    let mut customers = String::from("customer_id,postcode\n");
    let mut stores = String::from("store,channel,postcode\n");
    for area in 0..10 {
        let has_store = area < 5;
        if has_store {
            stores += &format!("S{area},store,{}001\n", 10 + area);
        }
        for who in 0..10 {
            let code = format!("C{area}{who}");
            customers += &format!("{code},{}{:03}\n", 10 + area, who * 37);
            let (before, after) = match has_store {
                true => (5, 20 + 2 * area),
                false => (3, 10 + 2 * (area - 5)),
            };
            orders += &format!("B{code},{code},2025-12-31,web,{before}\n");
            orders += &format!("A{code},{code},2026-01-31,web,{after}\n");
            if has_store && who == 0 {
                orders += &format!("S{code},{code},2026-01-30,store,1\n");
            }
        }
    }
    // One alone in an area, one of no known area.
    customers += "X1,99000\nX2,\n";
    orders += "AX1,X1,2026-01-31,web,1000\nAX2,X2,2026-01-31,web,1000\n";
    let costs = "period,channel,cost\n2026-01,store,200\n2026-01,web,1\n".to_owned();
    [
        ("orders", orders),
        ("customers", customers),
        ("stores", stores),
        ("costs", costs),
    ]
}

#[test]
fn areas_with_a_store_beside_areas_without() {
    let files = areas();
    let files: Vec<_> = files
        .iter()
        .map(|(table, text)| (*table, text.as_str()))
        .collect();
    let found = result_of(&files, Vec::new());
    // Means of 24 and 14 over five areas each, variance 10: 10 ± t·2 a customer.
    let store = &effects(&found, "store")[2];
    assert_eq!(store.missing, None);
    near(store.revenue, 500.0);
    near(store.low, 500.0 - 50.0 * 2.0 * T8);
    near(store.high, 500.0 + 50.0 * 2.0 * T8);
    assert_eq!((store.areas_with, store.areas_without), (5, 5));
    assert_eq!((store.n, store.left_out), (50, 2));
    // 5 sold, half of it margin, 200 spent: −197.5, and 250 of margin elsewhere.
    near(store.profit_with, 52.5);
    assert_eq!(store.reading, "may_cover");
    // The site is everywhere.
    let web = effects(&found, "web")[2].missing.as_ref().unwrap();
    assert_eq!(web.reason, "no-areas");
}

#[test]
fn what_changed_since_a_day_is_compared_where_one_is_given() {
    let files = areas();
    let files: Vec<_> = files
        .iter()
        .map(|(table, text)| (*table, text.as_str()))
        .collect();
    let since = |since: &str, areas: &[&str]| {
        let areas = areas.iter().map(|one| (*one).to_owned()).collect();
        let asked = ChannelAreas {
            channel: "STORE".to_owned(),
            areas,
            since: since.to_owned(),
        };
        effects(&result_of(&files, vec![asked]), "store")[2].clone()
    };
    // 15 − 3 = 10 − (5 − 3) = 8 a customer.
    let found = since("2026-01-16", &[]);
    near(found.revenue, 400.0);
    assert_eq!(found.from.as_deref(), Some("2025-12-31"));
    // The other way round where the user says where the channel is.
    let others = ["15", "16 000", "17", "18", "19"];
    near(since("2026-01-16", &others).revenue, -400.0);
    near(since("", &others).revenue, -500.0);
    let refused = |since: CrossEffect| since.missing.unwrap().reason;
    assert_eq!(refused(since("2026-01-10", &[])), "days-not-covered");
    assert_eq!(refused(since("soon", &[])), "day-unreadable");
    assert_eq!(refused(since("", &["10", "11"])), "too-few-areas");
}
