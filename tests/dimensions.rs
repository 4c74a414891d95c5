//! Any KPI by store, campaign, segment, channel, phase and month, and under its
//! definitions, by hand.

mod support;

use omnimeter::dataset::session::Session;
use omnimeter::dataset::settings::Settings;
use omnimeter::dataset::view::View;
use omnimeter::report::breakdown::{
    breakdown, Breakdown, BreakdownRequest, BrokenDown, By, PartKind,
};
use omnimeter::report::bridges::bridges;
use omnimeter::report::swing::{swings, Swing};
use omnimeter::stats::random::Random;
use std::fmt::Write;
use support::{close, expected, fixture, kpi, report_under, session_in_pieces};

const ORDERS: &str =
    "order_id,customer_id,ordered_at,channel,amount,type,original_order_id,store\n\
    A1,C1,2026-01-05,store,100,sale,,Lyon\n\
    A2,C1,2026-01-20,web,60,sale,,\n\
    A3,C2,2026-02-03,store,40,sale,,Lyon\n\
    A4,C2,2026-02-10,store,-40,refund,A3,Nice\n\
    A5,C3,2026-02-11,store,30,sale,,Nice\n\
    A6,,2026-02-12,store,10,sale,,Nice\n";
const CUSTOMERS: &str = "customer_id,segment\nC1,gold\nC2,gold\nC3,new\n";
const TOUCHES: &str = "customer_id,session_id,at,channel,kind,campaign\n\
    C1,S1,2026-01-04T10:00:00Z,web,visit,Winter\n\
    C1,S1,2026-01-04T10:05:00Z,web,click,Winter\n\
    C2,S2,2026-02-01T10:00:00Z,web,visit,Spring\n\
    C3,S3,2026-02-10T10:00:00Z,web,visit,\n";
const COSTS: &str = "period,channel,cost,kind,campaign\n\
    2026-01,web,50,acquisition,Winter\n2026-02,web,20,acquisition,Spring\n";

fn hand() -> Session {
    let files = [
        ("orders", ORDERS),
        ("customers", CUSTOMERS),
        ("touches", TOUCHES),
        ("costs", COSTS),
    ];
    session_in_pieces(
        &files.map(|(table, text)| (table, text.as_bytes().to_vec())),
        64,
    )
}

fn by_under(session: &Session, settings: &str, by: By, only: &[&str], judge: bool) -> Breakdown {
    let settings: Settings = serde_json::from_str(settings).unwrap();
    let dataset = session.dataset(&settings).unwrap();
    let request = BreakdownRequest {
        settings: settings.clone(),
        by,
        only: only.iter().map(|&id| id.to_owned()).collect(),
        judge,
    };
    breakdown(&View::new(&dataset, &settings).unwrap(), &request).unwrap()
}

fn by(session: &Session, by: By, id: &str) -> BrokenDown {
    by_under(session, "{}", by, &[id], false).kpis.remove(0)
}

fn values(broken: &BrokenDown) -> Vec<(&str, PartKind, Option<f64>)> {
    let parts = broken.parts.iter();
    parts
        .map(|part| (part.key.as_str(), part.kind, part.value))
        .collect()
}

#[test]
fn revenue_by_store_adds_up_and_a_refund_goes_to_where_it_was_sold() {
    let revenue = by(&hand(), By::Store, "revenue_total");
    assert_eq!(
        values(&revenue),
        [
            ("Lyon", PartKind::Value, Some(100.0)),
            ("Nice", PartKind::Value, Some(40.0)),
            ("", PartKind::Unsaid, Some(60.0)),
        ]
    );
    assert!(revenue.adds_up);
    assert_eq!(revenue.whole, Some(200.0));
    // Booked where it was given back, it is Nice's.
    let at_return = r#"{"refund_channel":"return"}"#;
    let revenue = by_under(&hand(), at_return, By::Store, &["revenue_total"], false);
    let parts: Vec<_> = revenue.kpis[0]
        .parts
        .iter()
        .map(|part| part.value)
        .collect();
    assert_eq!(parts, [Some(140.0), Some(0.0), Some(60.0)]);
}

#[test]
fn a_mean_by_store_does_not_add_up() {
    let basket = by(&hand(), By::Store, "aov");
    let parts: Vec<_> = basket
        .parts
        .iter()
        .map(|part| (part.value, part.n))
        .collect();
    assert_eq!(parts, [(Some(70.0), 2), (Some(20.0), 2), (Some(60.0), 1)]);
    assert!(!basket.adds_up);
    assert!(basket.parts[0].cautions.contains(&"few"));
}

#[test]
fn only_the_stores_chosen_count_and_what_names_none_is_refused() {
    let report = report_under(&hand(), r#"{"stores":["Lyon"]}"#);
    assert_eq!(kpi(&report, "revenue_total").value, Some(100.0));
    assert_eq!(kpi(&report, "aov").value, Some(70.0));
    // Research is that of the customer, wherever they buy: A1 and A3 after a visit.
    assert_eq!(kpi(&report, "ropo").value, Some(1.0));
    for id in ["cac", "roi", "conversion_rate", "bounce_rate"] {
        let missing = kpi(&report, id).missing.as_ref().unwrap();
        assert_eq!(missing.reason, "not-by-store", "{id}");
    }
    let settings: Settings = serde_json::from_str(r#"{"stores":["Paris"]}"#).unwrap();
    let dataset = hand().dataset(&settings).unwrap();
    assert_eq!(
        View::new(&dataset, &settings).unwrap_err().kind.code(),
        "bad-setting"
    );
}

#[test]
fn by_campaign_what_touches_say_and_what_orders_do_not() {
    let session = hand();
    // Winter's one visit has two touches, the others' one each.
    let bounce = by(&session, By::Campaign, "bounce_rate");
    assert_eq!(
        values(&bounce),
        [
            ("Spring", PartKind::Value, Some(1.0)),
            ("Winter", PartKind::Value, Some(0.0)),
            ("", PartKind::Unsaid, Some(1.0)),
        ]
    );
    let revenue = by(&session, By::Campaign, "revenue_total");
    assert_eq!(revenue.missing.unwrap().reason, "not-by-campaign");
    assert!(revenue.parts.is_empty());
}

#[test]
fn by_segment_nobody_known_is_the_rest_and_costs_are_never_the_whole() {
    let session = hand();
    let revenue = by(&session, By::Segment, "revenue_total");
    assert_eq!(
        values(&revenue),
        [
            ("gold", PartKind::Value, Some(160.0)),
            ("new", PartKind::Value, Some(30.0)),
            ("", PartKind::Unsaid, Some(10.0)),
        ]
    );
    let cac = by(&session, By::Segment, "cac");
    assert_eq!(cac.missing.unwrap().reason, "not-by-segment");
    let report = report_under(&session, r#"{"segments":["gold"]}"#);
    let missing = kpi(&report, "roi").missing.clone().unwrap();
    assert_eq!(missing.reason, "not-by-segment");
}

#[test]
fn by_month_and_by_phase() {
    let session = hand();
    let revenue = by(&session, By::Month, "revenue_total");
    assert_eq!(
        values(&revenue),
        [
            ("2026-01-01", PartKind::Value, Some(160.0)),
            ("2026-02-01", PartKind::Value, Some(40.0)),
        ]
    );
    assert_eq!(revenue.parts[0].to.as_deref(), Some("2026-01-31"));
    // February is not over.
    assert!(!revenue.parts[1].complete && revenue.adds_up);
    let revenue = by(&session, By::Phase, "revenue_total");
    assert_eq!(revenue.missing.unwrap().reason, "not-by-phase");
    // All three visits are of one phase, and nobody is told apart as unsaid.
    let visits = by(&session, By::Phase, "traffic");
    assert_eq!(
        values(&visits),
        [("consideration", PartKind::Value, Some(3.0))]
    );
}

#[test]
fn by_channel_the_share_of_customers_of_several_is_not_nought() {
    let session = hand();
    // C1 alone is on two channels by purchase: 100 of 100 in stores less C2's
    // nothing, and 30 of C3's; all of the web.
    let settings = r#"{"basis":"purchase"}"#;
    let ratio = by_under(
        &session,
        settings,
        By::Channel,
        &["omnichannel_ratio"],
        false,
    );
    let parts: Vec<_> = ratio.kpis[0].parts.iter().map(|part| part.value).collect();
    assert_eq!(parts, [Some(100.0 / 130.0), Some(1.0)]);
    let synergy = by(&session, By::Channel, "synergy_ratio");
    assert_eq!(synergy.missing.unwrap().reason, "not-by-channel");
}

#[test]
fn beyond_twenty_values_the_rest_is_one() {
    let mut orders = "order_id,customer_id,ordered_at,channel,amount,store\n".to_owned();
    for store in 0..25 {
        // The last five have one order, the others two.
        for order in 0..if store < 20 { 2 } else { 1 } {
            let _ = writeln!(
                orders,
                "{store}-{order},C{store},2026-01-0{},store,10,S{store:02}",
                order + 1
            );
        }
    }
    let session = session_in_pieces(&[("orders", orders.into_bytes())], 512);
    let revenue = by(&session, By::Store, "revenue_total");
    assert_eq!(revenue.parts.len(), 21);
    let others = &revenue.parts[20];
    assert_eq!((others.kind, others.values), (PartKind::Others, 5));
    assert_eq!(others.value, Some(50.0));
    assert!(revenue.adds_up);
}

/// 25 channels of one visit each: traffic names them all, and those beyond the
/// largest are in the others alone. As a sum it has no strong or weak part.
#[test]
fn a_figure_that_names_its_channels_counts_none_twice() {
    let mut touches = "touch_id,customer_id,session_id,timestamp,channel,event\n".to_owned();
    for visit in 0..25 {
        let _ = writeln!(
            touches,
            "T{visit},C{visit},S{visit},2026-01-05T10:00:00Z,channel{visit:02},visit"
        );
    }
    let session = session_in_pieces(&[("touches", touches.into_bytes())], 512);
    let traffic = by_under(&session, "{}", By::Channel, &["traffic"], true);
    let traffic = &traffic.kpis[0];
    assert_eq!((traffic.whole, traffic.parts.len()), (Some(25.0), 21));
    let others = &traffic.parts[20];
    assert_eq!((others.kind, others.value), (PartKind::Others, Some(5.0)));
    assert!(traffic.adds_up);
    assert!(traffic.parts.iter().all(|part| part.against.is_none()));
}

/// Forty orders each: about 100 in Lyon and in Nice, about 150 in Brest, and three
/// orders of 300 in Lens.
fn three_stores() -> Session {
    let mut orders = "order_id,customer_id,ordered_at,channel,amount,store\n".to_owned();
    for order in 0..40 {
        for (store, mean) in [("Lyon", 100), ("Nice", 101), ("Brest", 150)] {
            let amount = mean + order % 9 - 4;
            let _ = writeln!(
                orders,
                "{store}{order},{store}{order},2026-01-05,store,{amount},{store}"
            );
        }
    }
    for order in 0..3 {
        let _ = writeln!(orders, "L{order},L{order},2026-01-05,store,30{order},Lens");
    }
    session_in_pieces(&[("orders", orders.into_bytes())], 4096)
}

#[test]
fn strong_and_weak_points_are_beyond_noise_and_not_of_few() {
    let asked = ["aov", "revenue_total"];
    let all = by_under(&three_stores(), "{}", By::Store, &asked, true);
    let basket = all.kpis.iter().find(|one| one.id == "aov").unwrap();
    let standing = |key: &str| {
        let part = basket.parts.iter().find(|part| part.key == key).unwrap();
        part.against.as_ref().unwrap().standing
    };
    assert_eq!(standing("Lens"), None, "three orders are too few");
    assert_eq!(standing("Brest"), Some("strong"));
    assert_eq!(standing("Lyon"), Some("weak"));
    // A sum is larger where there is more of it: no strength.
    let revenue = all.kpis.iter().find(|one| one.id == "revenue_total");
    assert!(revenue
        .unwrap()
        .parts
        .iter()
        .all(|part| part.against.is_none()));
}

/// Where a KPI says itself what its channel is, its parts are those.
#[test]
fn parts_by_channel_are_those_that_the_kpi_names_itself() {
    let tables = [
        "orders",
        "touches",
        "costs",
        "customers",
        "surveys",
        "tickets",
    ];
    let mut files: Vec<_> = tables
        .map(|table| (table, fixture(&format!("tiny/{table}.csv"))))
        .into();
    files.push(("currencies", fixture("tiny/fx.csv")));
    let session = session_in_pieces(&files, 4096);
    let settings = r#"{"as_of":"2026-04-10T00:00:00Z","zone":"UTC"}"#;
    let report = report_under(&session, settings);
    let all = by_under(&session, settings, By::Channel, &[], false);
    let mut compared = Vec::new();
    for broken in all.kpis.iter().filter(|one| one.missing.is_none()) {
        for slice in &kpi(&report, broken.id).breakdown {
            let part = broken.parts.iter().find(|part| part.key == slice.key);
            assert_eq!(
                part.map(|part| part.value),
                Some(slice.value),
                "{}",
                broken.id
            );
            compared.push(broken.id);
        }
    }
    compared.dedup();
    assert!(compared.len() > 5, "{compared:?}");
}

fn swing_of(session: &Session, settings: &str, only: &[&str]) -> Vec<Swing> {
    let settings: Settings = serde_json::from_str(settings).unwrap();
    let dataset = session.dataset(&settings).unwrap();
    let only: Vec<String> = only.iter().map(|&id| id.to_owned()).collect();
    swings(&View::new(&dataset, &settings).unwrap(), &only).unwrap()
}

#[test]
fn the_omnichannel_ratio_of_the_twelve_under_each_definition() {
    let files = [
        ("orders", fixture("tiny/orders.csv")),
        ("touches", fixture("tiny/touches.csv")),
        ("currencies", fixture("tiny/fx.csv")),
    ];
    let session = session_in_pieces(&files, 4096);
    let settings = r#"{"as_of":"2026-04-10T00:00:00Z","zone":"UTC"}"#;
    let swing = swing_of(&session, settings, &["omnichannel_ratio"]).remove(0);
    assert_eq!(swing.readings.len(), 8);
    let of = |basis: &str, revenue: &str, anonymous: &str| {
        let wanted = [basis, revenue, anonymous];
        let found = swing.readings.iter().find(|reading| {
            let names = ["basis", "revenue", "anonymous_sales"];
            names.map(|name| reading.settings[name].as_str()) == wanted
        });
        found.unwrap().value
    };
    let hand = &expected()["omnichannel_ratio"];
    close(
        of("interaction", "net", "left_out"),
        &hand["interaction"]["ratio"],
    );
    close(
        of("purchase", "net", "left_out"),
        &hand["purchase"]["ratio"],
    );
    // As it is now comes first.
    assert_eq!(
        swing.readings[0].value,
        of("interaction", "net", "left_out")
    );
    let ends = [swing.lowest, swing.highest].map(|at| swing.readings[at.unwrap()].value);
    assert!(ends[0] <= of("purchase", "net", "left_out"));
    assert!(ends[1] >= of("interaction", "net", "left_out"));
}

#[test]
fn gross_revenue_leaves_refunds_aside_but_not_returns() {
    let session = hand();
    let report = report_under(&session, r#"{"revenue":"gross"}"#);
    assert_eq!(kpi(&report, "revenue_total").value, Some(240.0));
    assert_eq!(kpi(&report, "revenue_total").settings["revenue"], "gross");
    // All KPIs that have several definitions, and none that has one.
    let all = swing_of(&session, "{}", &[]);
    assert!(all.iter().all(|swing| swing.readings.len() > 1));
    let one = swing_of(&session, "{}", &["aov"]).remove(0);
    assert_eq!(
        (one.readings.len(), one.lowest, one.highest),
        (1, Some(0), Some(0))
    );
}

#[test]
fn a_period_of_ones_own_is_compared_with() {
    let settings = r#"{"from":"2026-02-01","to":"2026-02-28","compare":"custom",
        "compare_from":"2026-01-01","compare_to":"2026-01-10"}"#;
    let report = report_under(&hand(), settings);
    let compared = report.settings.compared.clone().unwrap();
    assert_eq!(
        (compared.from.as_str(), compared.to.as_str()),
        ("2026-01-01", "2026-01-10")
    );
    let change = kpi(&report, "revenue_total").change.clone().unwrap();
    assert_eq!(change.before, Some(100.0));
}

/// Channels at random: the naive ratio is high, and the index is 1.
#[test]
fn channels_at_random_give_an_index_of_one() {
    let mut random = Random::new(7);
    let mut orders = "order_id,customer_id,ordered_at,channel,amount\n".to_owned();
    for customer in 0..4000 {
        // Some buy once, some up to twelve times.
        let times = 1 + random.below(12) * random.below(2);
        for order in 0..times {
            let channel = match random.below(10) {
                0..5 => "web",
                5..8 => "store",
                _ => "app",
            };
            let amount = 10 + random.below(90);
            let _ = writeln!(
                orders,
                "{customer}-{order},{customer},2026-01-{:02},{channel},{amount}",
                order + 1
            );
        }
    }
    let session = session_in_pieces(&[("orders", orders.into_bytes())], 64 << 10);
    let report = report_under(&session, "{}");
    let ratio = kpi(&report, "omnichannel_ratio");
    let also = |id: &str| ratio.also.iter().find(|one| one.id == id).unwrap().value;
    assert!(ratio.value.unwrap() > 0.8, "{:?}", ratio.value);
    assert!(
        (also("against_chance") - 1.0).abs() < 0.01,
        "{}",
        also("against_chance")
    );
    let synergy = kpi(&report, "synergy_ratio");
    let equal = synergy.also.iter().find(|one| one.id == "at_equal_orders");
    // Few of many orders are on one channel by chance.
    assert!((equal.unwrap().value - 1.0).abs() < 0.1, "{equal:?}");
    assert!(synergy.cautions.contains(&"selection"));
}

const COLLECTED: &str =
    "order_id,customer_id,ordered_at,channel,fulfilment,amount,type,original_order_id\n\
    B1,C1,2026-01-05T10:00:00Z,web,click_collect,100,sale,\n\
    B2,C1,2026-01-08T10:00:00Z,store,,30,sale,\n\
    B3,C2,2026-01-06T10:00:00Z,web,click_collect,50,sale,\n\
    B4,C3,2026-01-07T10:00:00Z,web,ship,70,sale,\n\
    B5,C3,2026-01-20T10:00:00Z,store,,-70,refund,B4\n\
    B6,C4,2026-01-25T10:00:00Z,web,click_collect,20,sale,\n";

#[test]
fn how_much_each_way_across_is_used_and_how_long_it_takes() {
    let orders = "order_id,customer_id,ordered_at,channel,fulfilment,amount,type,original_order_id,handed_over_at\n\
        B1,C1,2026-01-05T10:00:00Z,web,click & collect,50,sale,,2026-01-06T10:00:00Z\n\
        B2,C2,2026-01-06T10:00:00Z,web,click & collect,30,sale,,2026-01-08T10:00:00Z\n\
        B3,C3,2026-01-07T10:00:00Z,web,click & collect,20,sale,,\n\
        B4,C3,2026-01-07T10:00:00Z,web,delivery,70,sale,,2026-01-10T10:00:00Z\n\
        B5,C3,2026-01-19T10:00:00Z,store,,-70,refund,B4,\n\
        B6,C4,2026-01-25T10:00:00Z,store,delivery,90,sale,,2026-01-25\n\
        B7,C4,2026-01-25T10:00:00Z,store,in store,30,sale,,2026-01-25\n\
        B8,C5,2026-01-26T10:00:00Z,web,click & collect,30,sale,,2026-01-20T10:00:00Z\n\
        B9,C6,2026-01-26T10:00:00Z,web,click & collect,30,sale,,2026-01-26T08:00:00Z\n";
    let settings: Settings =
        serde_json::from_str(r#"{"zone":"UTC","as_of":"2026-01-31"}"#).unwrap();
    let of = |text: &str| {
        let session = session_in_pieces(&[("orders", text.as_bytes().to_vec())], 64);
        let dataset = session.dataset(&settings).unwrap();
        let ledger = &dataset.files[0].ledger;
        let before = ledger.of("handed-over-before-order");
        let all = bridges(&View::new(&dataset, &settings).unwrap()).crossings;
        (all, before)
    };
    let (all, before) = of(orders);
    assert_eq!(before, 2);
    let [collect, in_store, elsewhere] = &all[..] else {
        panic!("{all:?}")
    };
    // Five of six online sales are collected: after 24 h, after 48 h, not yet, and
    // twice before the order, which is no wait. Two of three were by then, so that half
    // were by 48 h.
    assert_eq!((collect.id, collect.uses), ("collect", 5));
    assert_eq!((collect.share.value, collect.share.n), (Some(5.0 / 6.0), 6));
    assert_eq!((collect.wait.value, collect.waiting), (Some(48.0), 1));
    assert_eq!(collect.wait_missing, None);
    // Handed over on the same day, whose hour is not told.
    assert_eq!((in_store.uses, in_store.share.n), (1, 2));
    assert_eq!((in_store.wait.value, in_store.waiting), (Some(0.0), 0));
    // Twelve days after it was sold.
    assert_eq!((elsewhere.uses, elsewhere.share.n), (1, 1));
    assert_eq!((elsewhere.wait.value, elsewhere.waiting), (Some(288.0), 0));

    let untold: String = orders
        .lines()
        .map(|line| format!("{}\n", line.rsplit_once(',').unwrap().0))
        .collect();
    let (all, before) = of(&untold);
    assert_eq!(before, 0);
    let missing = all[0].wait_missing.as_ref().unwrap();
    assert_eq!(
        (missing.reason, &missing.needs[..]),
        ("field-missing", &["orders.handed_over_at".to_owned()][..])
    );
    assert_eq!((all[0].uses, all[0].wait.value), (5, None));
    assert_eq!(all[2].wait.value, Some(288.0));
}

#[test]
fn what_is_handed_over_given_back_and_bought_at_the_counter() {
    let costs =
        "period,channel,cost,kind\n2026-01,web,31,acquisition\n2026-01,store,62,distribution\n";
    let files = [("orders", COLLECTED), ("costs", costs)];
    let session = session_in_pieces(
        &files.map(|(table, text)| (table, text.as_bytes().to_vec())),
        512,
    );
    let of = |settings: &str| {
        let settings: Settings = serde_json::from_str(settings).unwrap();
        let dataset = session.dataset(&settings).unwrap();
        bridges(&View::new(&dataset, &settings).unwrap())
    };
    let all = of(r#"{"zone":"UTC","as_of":"2026-01-31"}"#);
    let handed: Vec<_> = all
        .handed_over
        .iter()
        .map(|one| (one.channel.as_str(), one.place, one.orders, one.revenue))
        .collect();
    // What was given back in the store is the web's, and was not delivered again.
    assert_eq!(
        handed,
        [
            ("store", "store", 1, 30.0),
            ("web", "collect", 3, 170.0),
            ("web", "delivery", 1, 70.0),
            ("web", "given_back", 0, -70.0),
        ]
    );
    let [returned] = &all.returns[..] else {
        panic!("{:?}", all.returns)
    };
    assert_eq!(
        (returned.sold.as_str(), returned.given_back.as_str()),
        ("web", "store")
    );
    assert_eq!((returned.refunds, returned.amount), (1, 70.0));
    // C1 came back within a week, C2 did not; C4's week is not over.
    let counter = all.counter.unwrap();
    assert_eq!((counter.collected, counter.followed), (2, 1));
    assert!(counter.low < 0.5 && counter.high > 0.5);
    let spend: Vec<_> = all
        .spend
        .iter()
        .map(|one| (one.channel.as_str(), one.kind, one.amount))
        .collect();
    assert_eq!(
        spend,
        [("store", "other", 62.0), ("web", "acquisition", 31.0)]
    );
    let at_return = of(r#"{"zone":"UTC","refund_channel":"return"}"#);
    assert!(at_return.returns.is_empty());
    assert_eq!(
        at_return.returns_missing.unwrap().reason,
        "refunds-at-return"
    );
}
