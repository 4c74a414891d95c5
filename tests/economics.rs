//! Allocation keys and the result of all channels, by hand.

mod support;

use omnimeter::dataset::session::Session;
use omnimeter::dataset::settings::Settings;
use omnimeter::dataset::view::View;
use omnimeter::economics::key::{AllocationKey, KeyRule, Reason};
use omnimeter::report::keys::{keys, KeysReport, KeysRequest};
use omnimeter::report::result::{result, AccountRule, ChannelResult, ResultRequest, SplitBy};
use support::session_in_pieces;

const ORDERS: &str =
    "order_id,customer_id,ordered_at,channel,fulfilment,store,amount,type,original_order_id\n\
    A1,C1,2026-01-05,web,click_collect,Lyon,100,sale,\n\
    A2,C1,2026-01-20,store,in_store,Lyon,60,sale,\n\
    A3,C2,2026-01-22,web,delivery,,50,sale,\n\
    A4,C2,2026-01-10,store,in_store,Nice,40,sale,\n\
    A5,,2026-01-12,store,in_store,Nice,10,sale,\n\
    A6,C1,2026-01-25,store,in_store,Lyon,-20,refund,A2\n";
const TOUCHES: &str = "customer_id,at,channel\nC1,2026-01-15T10:00:00Z,web\n";
const COSTS: &str = "period,channel,cost,kind\n\
    2026-01,web,40,acquisition\n2026-01,store,100,rent\n2026-01,siège,24,rent\n";

fn session(files: &[(&str, &str)]) -> Session {
    let files: Vec<_> = (files.iter())
        .map(|(table, text)| (*table, text.as_bytes().to_vec()))
        .collect();
    session_in_pieces(&files, 64)
}

fn key(rules: &[(Reason, f64)]) -> AllocationKey {
    AllocationKey {
        name: "ours".into(),
        rules: rules
            .iter()
            .map(|&(reason, share)| KeyRule { reason, share })
            .collect(),
    }
}

fn ours() -> AllocationKey {
    key(&[
        (Reason::Collect, 0.3),
        (Reason::StoreAssisted, 0.1),
        (Reason::OnlineAssisted, 0.2),
    ])
}

fn keys_of(files: &[(&str, &str)], request: &KeysRequest) -> KeysReport {
    let session = session(files);
    let dataset = session.dataset(&request.settings).unwrap();
    keys(&View::new(&dataset, &request.settings).unwrap(), request)
}

fn result_of(files: &[(&str, &str)], request: &ResultRequest) -> ChannelResult {
    let session = session(files);
    let dataset = session.dataset(&request.settings).unwrap();
    let view = View::new(&dataset, &request.settings).unwrap();
    result(session.words(), &view, request)
}

fn half_margin() -> Settings {
    Settings {
        margin_rate: 0.5,
        ..Settings::default()
    }
}

fn near(one: f64, other: f64) {
    assert!((one - other).abs() < 1e-9, "{one} is not {other}");
}

#[test]
fn a_key_on_six_rows() {
    let request = KeysRequest {
        keys: vec![ours(), key(&[(Reason::Collect, 2.0)])],
        incentive: 0.01,
        list: 10,
        ..KeysRequest::default()
    };
    let report = keys_of(&[("orders", ORDERS), ("touches", TOUCHES)], &request);
    let name = |at: usize| report.parties[at].store.as_deref().unwrap_or("web");
    assert_eq!([name(0), name(1), name(2)], ["Lyon", "Nice", "web"]);
    let parts = |f: fn(&omnimeter::report::keys::Party) -> f64| -> Vec<f64> {
        report.parties.iter().map(f).collect()
    };
    assert_eq!(parts(|one| one.booked), [40.0, 50.0, 150.0]);
    // A1: 50 and 50; A2: 30 and 30; A3: 25 and 25; the others whole.
    assert_eq!(parts(|one| one.contribution), [60.0, 75.0, 105.0]);
    // A1: 30 to Lyon; A2: 6 to the site; A3: 10 to Nice.
    assert_eq!(parts(|one| one.credited[0]), [64.0, 60.0, 116.0]);
    near(report.parties[0].paid[0], 0.64);
    let did: Vec<_> = report
        .parties
        .iter()
        .map(|one| (one.sold, one.handed, one.assisted))
        .collect();
    assert_eq!(did, [(1, 1, 0), (2, 0, 1), (2, 0, 1)]);
    let [present, ours, refused] = &report.keys[..] else {
        panic!("three outcomes");
    };
    near(present.gap.unwrap(), 90.0 / 480.0);
    near(ours.gap.unwrap(), 30.0 / 480.0);
    near(ours.gini.unwrap(), 112.0 / 720.0);
    assert_eq!((ours.total, ours.moved), (240.0, 46.0));
    assert_eq!((ours.winners, ours.losers), (2, 1));
    assert_eq!((present.shared, ours.shared), (Some(0.0), Some(1.0)));
    assert_eq!(refused.fault, Some("key-share"));
    assert_eq!(refused.moved, 0.0);
    assert_eq!((report.rows, report.several), (6, 3));
    assert_eq!((report.total, report.several_amount), (240.0, 210.0));
    assert_eq!((report.anonymous, report.anonymous_amount), (1, 10.0));
    let listed: Vec<_> = report
        .listed
        .iter()
        .map(|sale| (sale.amount, sale.sold, sale.handed, sale.assisted.clone()))
        .collect();
    assert_eq!(report.listed[0].day, "2026-01-05");
    assert_eq!(
        listed,
        [
            (100.0, 2, Some(0), vec![]),
            (60.0, 0, None, vec![2]),
            (50.0, 2, None, vec![1]),
        ]
    );
}

#[test]
fn totals_hold_whatever_the_level_and_the_order_of_rows() {
    let mut rows: Vec<&str> = ORDERS.trim_end().split('\n').collect();
    let whole = KeysRequest {
        keys: vec![ours()],
        ..KeysRequest::default()
    };
    let by_store = keys_of(&[("orders", ORDERS), ("touches", TOUCHES)], &whole);
    rows[1..].reverse();
    let turned = rows.join("\n") + "\n";
    let again = keys_of(&[("orders", &turned), ("touches", TOUCHES)], &whole);
    assert_eq!(again, by_store);
    // Stores under one another's names: the figures of the key do not move.
    let swapped = ORDERS
        .replace("Lyon", "X")
        .replace("Nice", "Lyon")
        .replace('X', "Nice");
    let swapped = keys_of(&[("orders", &swapped), ("touches", TOUCHES)], &whole);
    assert_eq!(swapped.keys, by_store.keys);
    let by_channel = keys_of(
        &[("orders", ORDERS), ("touches", TOUCHES)],
        &KeysRequest {
            by_channel: true,
            ..whole
        },
    );
    for report in [&by_store, &by_channel] {
        let sum = |f: &dyn Fn(&omnimeter::report::keys::Party) -> f64| -> f64 {
            report.parties.iter().map(f).sum()
        };
        near(sum(&|one| one.booked), 240.0);
        near(sum(&|one| one.contribution), 240.0);
        near(sum(&|one| one.credited[0]), 240.0);
    }
    let credited: Vec<_> = by_channel
        .parties
        .iter()
        .map(|one| one.credited[0])
        .collect();
    assert_eq!(credited, [124.0, 116.0]);
}

#[test]
fn what_is_not_known_is_counted() {
    let orders = "order_id,customer_id,ordered_at,channel,fulfilment,amount\n\
        A1,C1,2026-01-05,web,click_collect,100\n";
    let request = KeysRequest {
        keys: vec![ours()],
        ..KeysRequest::default()
    };
    let report = keys_of(&[("orders", orders)], &request);
    // Nobody can say which store handed it over: all stays with the site.
    assert_eq!((report.unplaced, report.several), (1, 0));
    assert_eq!(report.parties[0].credited, [100.0]);
    assert_eq!(report.keys[1].shared, None);
    let nothing = KeysRequest {
        settings: Settings {
            from: Some("2030-01-01".into()),
            ..Settings::default()
        },
        ..request
    };
    let report = keys_of(&[("orders", orders)], &nothing);
    assert_eq!(report.missing.unwrap().reason, "no-rows");
}

#[test]
fn how_fair_it_is_felt_stands_beside() {
    let surveys = "response_id,submitted_at,metric,score,store\n\
        R1,2026-01-05,fairness,5,Lyon\nR2,2026-01-06,fairness,2,Lyon\n\
        R3,2026-01-07,equite,4,Nice\nR4,2026-01-08,csat,5,Nice\n\
        R5,2026-01-09,fairness,3,\n";
    let files = [("orders", ORDERS), ("surveys", surveys)];
    let report = keys_of(&files, &KeysRequest::default());
    let felt: Vec<_> = report
        .felt
        .iter()
        .map(|one| (one.store.as_deref(), one.n, one.value))
        .collect();
    assert_eq!(
        felt,
        [
            (None, 4, 0.5),
            (Some("Lyon"), 2, 0.5),
            (Some("Nice"), 1, 1.0)
        ]
    );
    // Wilson's interval of 2 in 4.
    near(report.felt[0].low, 0.150_038_989_152_149_53);
    near(report.felt[0].high, 0.849_961_010_847_850_5);
}

#[test]
fn a_result_on_three_costs() {
    let request = ResultRequest {
        settings: half_margin(),
        ..ResultRequest::default()
    };
    let files = [("orders", ORDERS), ("touches", TOUCHES), ("costs", COSTS)];
    let found = result_of(&files, &request);
    assert_eq!(found.shared, ["siège"]);
    assert_eq!(found.from.as_deref(), Some("2026-01-01"));
    assert_eq!(found.to.as_deref(), Some("2026-01-31"));
    let [store, web] = &found.channels[..] else {
        panic!("{:?}", found.channels);
    };
    let readings = |one: &omnimeter::report::result::ResultRow| {
        (one.ordered, one.fulfilled, one.attributed, one.orders)
    };
    // Collected at a counter: 100 less for the site. Met on the site: 60 less for stores.
    assert_eq!(readings(web), (150.0, 50.0, 210.0, 2));
    assert_eq!(readings(store), (90.0, 190.0, 30.0, 3));
    // 24 in the proportion of 150 to 90.
    near(web.shared, 15.0);
    near(store.shared, 9.0);
    assert_eq!((web.marketing, web.distribution), (40.0, 0.0));
    assert_eq!((store.marketing, store.distribution), (0.0, 100.0));
    near(web.profit, 20.0);
    near(store.profit, -64.0);
    near(web.profit_with, 50.0);
    near(store.profit_with, -94.0);
    near(web.roi.unwrap(), 95.0 / 55.0);
    near(web.roas.unwrap(), 150.0 / 55.0);
    assert_eq!((web.needed, web.reading), (None, "pays"));
    near(store.needed.unwrap(), 128.0);
    near(store.needed_share.unwrap(), 128.0 / 150.0);
    assert_eq!(store.reading, "does_not_pay");
    let total = found.total.unwrap();
    near(total.profit, -44.0);
    near(total.profit_with, -44.0);
    near(total.roi.unwrap(), 76.0 / 164.0);
    assert_eq!(readings(&total), (240.0, 240.0, 240.0, 5));
}

#[test]
fn shared_costs_can_be_split_otherwise() {
    let shared = |split, shared: &[&str]| {
        let request = ResultRequest {
            settings: half_margin(),
            split,
            shared: shared.iter().map(|&one| one.to_owned()).collect(),
            ..ResultRequest::default()
        };
        let files = [("orders", ORDERS), ("costs", COSTS)];
        let found = result_of(&files, &request);
        let of = |name: &str| {
            let row = found.channels.iter().find(|one| one.channel == name);
            row.map_or(0.0, |row| row.shared)
        };
        (of("web"), of("store"), found.total.unwrap().shared)
    };
    // Two sales of five, and three.
    let (web, store, all) = shared(SplitBy::Orders, &[]);
    near(web, 9.6);
    near(store, 14.4);
    near(all, 24.0);
    assert_eq!(shared(SplitBy::Evenly, &[]), (12.0, 12.0, 24.0));
    assert_eq!(shared(SplitBy::Evenly, &["STORE"]), (50.0, 50.0, 100.0));
}

#[test]
fn a_channel_that_sells_nothing_may_pay_by_what_it_brings() {
    let touches = "customer_id,at,channel\n\
        C1,2026-01-15T10:00:00Z,web\nC1,2026-01-16T10:00:00Z,ads\n";
    let costs = "period,channel,cost,kind\n2026-01,ads,10,acquisition\n";
    let request = ResultRequest {
        settings: half_margin(),
        ..ResultRequest::default()
    };
    let files = [("orders", ORDERS), ("touches", touches), ("costs", costs)];
    let found = result_of(&files, &request);
    let ads = found
        .channels
        .iter()
        .find(|one| one.channel == "ads")
        .unwrap();
    assert_eq!((ads.orders, ads.ordered, ads.brought), (0, 0.0, 30.0));
    assert_eq!((ads.roi, ads.roas), (None, None));
    near(ads.profit, -10.0);
    near(ads.profit_with, 5.0);
    near(ads.needed.unwrap(), 20.0);
    near(ads.needed_share.unwrap(), 20.0 / 240.0);
    assert_eq!(ads.reading, "pays_with");
}

#[test]
fn costs_come_from_the_accounts() {
    let accounts = "EcritureDate,CompteNum,CompteLib,Debit,Credit\n\
        20260105,623000,Publicité,30,0\n\
        20260110,613200,Loyers,50,0\n\
        20260120,626000,Frais postaux,14,2\n\
        20260125,641000,Salaires,70,0\n\
        20260125,707000,Ventes,0,240\n";
    let rule = |account: &str, channel: &str, marketing| AccountRule {
        account: account.into(),
        channel: channel.into(),
        marketing,
    };
    let request = ResultRequest {
        accounts: vec![
            rule("62", "", false),
            rule("623", "Web", true),
            rule("613", "store", false),
        ],
        ..ResultRequest::default()
    };
    let found = result_of(&[("orders", ORDERS), ("accounting", accounts)], &request);
    let of = |name: &str| {
        found
            .channels
            .iter()
            .find(|one| one.channel == name)
            .unwrap()
    };
    assert_eq!(
        (of("web").marketing, of("store").distribution),
        (30.0, 50.0)
    );
    // 5 to 20 January: one sale on the site, three in stores.
    assert_eq!((of("web").orders, of("store").orders), (1, 3));
    near(found.total.as_ref().unwrap().shared, 12.0);
    assert_eq!(found.unassigned_amount, 70.0);
    assert_eq!(found.unassigned.len(), 1);
    assert_eq!(found.unassigned[0].name, "Salaires");
    assert_eq!(found.to.as_deref(), Some("2026-01-20"));
}

#[test]
fn without_costs_there_is_revenue_and_no_verdict() {
    let found = result_of(&[("orders", ORDERS)], &ResultRequest::default());
    assert!(found.channels.iter().all(|one| one.reading == "no_cost"));
    assert!(found
        .channels
        .iter()
        .all(|one| one.roi.is_none() && one.needed.is_none()));
    assert_eq!(found.from, None);
    let costs = "period,channel,cost\n2026-01,web,40\n";
    let alone = result_of(&[("costs", costs)], &ResultRequest::default());
    near(alone.total.unwrap().profit, -40.0);
}
