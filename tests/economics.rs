//! Allocation keys and the result of all channels, by hand.

mod support;

use omnimeter::dataset::session::Session;
use omnimeter::dataset::settings::Settings;
use omnimeter::dataset::view::View;
use omnimeter::economics::key::{AllocationKey, KeyRule, Reason};
use omnimeter::report::budget::{budget, BudgetReport, BudgetRequest, BudgetScenario, SpendLimit};
use omnimeter::report::keys::{keys, KeysReport, KeysRequest, PartyIncentive};
use omnimeter::report::local_gain::{ChannelChange, LocalGain, MovedAmount};
use omnimeter::report::result::{result, AccountRule, ChannelResult, ResultRequest, SplitBy};
use omnimeter::report::TrendStep;
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

/// Seven days before 15 January and as many after it. C1 left the site for stores,
/// C2 came to stores, C3 bought the same twice, and somebody unknown bought before.
const MOVED: &str = "order_id,customer_id,ordered_at,channel,amount\n\
    M0,C9,2026-01-08,web,0\n\
    M1,C1,2026-01-09,web,100\n\
    M2,C1,2026-01-16,store,130\n\
    M3,C2,2026-01-17,store,40\n\
    M4,C3,2026-01-10,store,50\n\
    M5,C3,2026-01-21,store,50\n\
    M6,,2026-01-14,web,30\n\
    M7,C2,2026-01-22,web,999\n";

fn gain_of(files: &[(&str, &str)], changes: &[(&str, &str, u32)]) -> Vec<LocalGain> {
    let request = ResultRequest {
        settings: half_margin(),
        changes: changes
            .iter()
            .map(|&(channel, day, days)| ChannelChange {
                name: "click and collect".into(),
                channel: channel.into(),
                day: day.into(),
                days,
            })
            .collect(),
        ..ResultRequest::default()
    };
    result_of(files, &request).changes
}

#[test]
fn a_change_on_its_channel_and_on_the_whole() {
    let touches = "customer_id,at,channel\n\
        C1,2026-01-15T10:00:00Z,web\nC1,2026-01-08T10:00:00Z,store\n";
    let costs = "period,date_to,channel,cost\n\
        2026-01-08,2026-01-14,store,7\n2026-01-15,2026-01-21,store,21\n\
        2026-01-08,2026-01-14,web,10\n2026-01-15,2026-01-21,web,4\n";
    let files = [("orders", MOVED), ("touches", touches), ("costs", costs)];
    let found = gain_of(&files, &[("Store", "2026-01-15", 7)]);
    let [found] = &found[..] else { panic!("one") };
    assert_eq!(found.missing, None);
    assert_eq!(
        (&*found.channel, &*found.from, &*found.to),
        ("store", "2026-01-08", "2026-01-21")
    );
    let sums = |one: &MovedAmount| (one.before, one.after, one.change, one.n);
    assert_eq!(sums(&found.local), (50.0, 220.0, 170.0, 3));
    assert_eq!(sums(&found.others), (130.0, 0.0, -130.0, 2));
    assert_eq!(sums(&found.whole), (180.0, 220.0, 40.0, 4));
    // The one and the other make the whole, whatever their intervals.
    near(found.local.change + found.others.change, found.whole.change);
    // Customers of the store moved by 130, 40 and 0; of the whole by 30, 40, 0, −30.
    let z = 1.959_963_984_540_054;
    let half = z * (130.0f64 * 130.0 + 1600.0).sqrt();
    near(found.local.low.unwrap(), 170.0 - half);
    near(found.local.high.unwrap(), 170.0 + half);
    let half = z * (900.0f64 + 1600.0 + 900.0).sqrt();
    near(found.whole.low.unwrap(), 40.0 - half);
    // Met on the site before 130 in a store, and in a store before 100 on the site.
    assert_eq!((found.brought, found.owed), (-100.0, 130.0));
    assert_eq!(
        (found.local_cost, found.whole_cost),
        (Some(14.0), Some(8.0))
    );
    near(found.local_gain.unwrap(), 85.0 - 14.0);
    near(found.whole_gain.unwrap(), 20.0 - 8.0);
    assert_eq!((found.reading, found.year_before), ("within_noise", None));
    let named: Vec<_> = found.channels.iter().map(|one| &*one.channel).collect();
    assert_eq!(named, ["store", "web"]);
}

#[test]
fn a_change_is_read_by_what_is_beyond_noise() {
    // Forty customers: each bought for 10 on the site before, and for 10 in a store after.
    let mut rows = String::from("order_id,customer_id,ordered_at,channel,amount\n");
    let mut add = |day: u32, channel: &str, who: &str, n: usize| {
        for at in 0..n {
            rows += &format!("{day}{who}{at},{who}{at},2026-01-{day:02},{channel},10\n");
        }
    };
    add(1, "web", "first", 1);
    add(9, "web", "moved", 40);
    add(16, "store", "moved", 40);
    add(31, "web", "last", 1);
    let files = [("orders", rows.as_str())];
    let changes = [
        ("store", "2026-01-15", 7),
        ("web", "2026-01-15", 7),
        ("store", "2026-01-15", 28),
        ("kiosk", "2026-01-15", 7),
        ("store", "soon", 7),
        ("store", "2026-01-23", 7),
    ];
    let found = gain_of(&files, &changes);
    let told: Vec<_> = (found.iter())
        .map(|one| match &one.missing {
            Some(missing) => missing.reason,
            None => one.reading,
        })
        .collect();
    let expected = [
        "shifts",
        "local_loss",
        "days-not-covered",
        "channel-not-met",
        "day-unreadable",
        "falls",
    ];
    assert_eq!(told, expected);
    assert_eq!((found[0].local_cost, found[0].whole_gain), (None, None));
}

#[test]
fn the_same_days_a_year_before_stand_beside() {
    // 364 days before 15 January 2026 is 16 January 2025, a Thursday as well.
    let orders = "order_id,customer_id,ordered_at,channel,amount\n\
        Y0,C0,2025-01-09,web,0\n\
        Y1,C1,2025-01-15,store,20\nY2,C2,2025-01-16,store,25\nY3,C3,2025-01-22,web,4\n\
        Y4,C1,2026-01-14,store,30\nY5,C2,2026-01-15,store,36\nY6,C2,2026-01-21,web,1\n";
    let found = gain_of(&[("orders", orders)], &[("store", "2026-01-15", 7)]);
    let before = found[0].year_before.unwrap();
    assert_eq!((before.local, before.others, before.whole), (5.0, 4.0, 9.0));
    assert_eq!(found[0].whole.change, 7.0);
}

/// Two teams in Lyon, one in Nice; what is collected names who hands it over.
const TEAMS: &str =
    "order_id,customer_id,ordered_at,channel,fulfilment,store,team,amount,type,original_order_id\n\
    A1,C1,2026-01-05,web,click_collect,Lyon,Counter,100,sale,\n\
    A2,C1,2026-01-20,store,in_store,Lyon,Shoes,60,sale,\n\
    A3,C2,2026-01-22,web,delivery,,,50,sale,\n\
    A4,C2,2026-01-10,store,in_store,Nice,Shoes,40,sale,\n\
    A5,,2026-01-12,store,in_store,Nice,,10,sale,\n\
    A6,C1,2026-01-25,store,in_store,Lyon,Counter,-20,refund,A2\n";

#[test]
fn incentives_shop_by_shop_and_team_by_team() {
    let files = [("orders", TEAMS), ("touches", TOUCHES)];
    let own = |store: &str, team: &str, rate| PartyIncentive {
        store: store.into(),
        team: team.into(),
        rate,
        ..PartyIncentive::default()
    };
    let request = KeysRequest {
        keys: vec![ours()],
        by_team: true,
        incentive: 0.01,
        incentives: vec![own("", "Shoes", 0.02), own("Nice", "Shoes", 0.05)],
        list: 10,
        ..KeysRequest::default()
    };
    let report = keys_of(&files, &request);
    let told: Vec<_> = (report.parties.iter())
        .map(|one| {
            let place = (one.store.as_deref(), one.team.as_deref());
            (place, one.booked, one.credited[0], one.rate)
        })
        .collect();
    // A1: 30 to the counter of Lyon. A2: 6 to the site. A3: 10 to the shoes of Nice,
    // where C2 had bought. What is given back is of the team that had sold it.
    let (lyon, nice) = (Some("Lyon"), Some("Nice"));
    let expected = [
        ((lyon, Some("Counter")), 0.0, 30.0, 0.01),
        ((lyon, Some("Shoes")), 40.0, 34.0, 0.02),
        ((nice, None), 10.0, 10.0, 0.01),
        ((nice, Some("Shoes")), 40.0, 50.0, 0.05),
        ((None, None), 150.0, 116.0, 0.01),
    ];
    assert_eq!(told, expected);
    let paid: Vec<_> = report
        .parties
        .iter()
        .map(|one| (one.paid_now, one.paid[0]))
        .collect();
    for ((now, then), (n, t)) in
        paid.iter()
            .zip([(0.0, 0.3), (0.8, 0.68), (0.1, 0.1), (2.0, 2.5), (1.5, 1.16)])
    {
        near(*now, n);
        near(*then, t);
    }
    near(report.keys[0].paid, 4.4);
    near(report.keys[1].paid, 4.74);
    // Teams apart or together, stores apart or together: the same comes out.
    for (by_channel, by_team) in [(false, false), (true, true), (true, false)] {
        let other = keys_of(
            &files,
            &KeysRequest {
                by_channel,
                by_team,
                ..request.clone()
            },
        );
        let sum = |report: &KeysReport| -> (f64, f64) {
            let parties = report.parties.iter();
            parties.fold((0.0, 0.0), |(a, b), one| {
                (a + one.booked, b + one.credited[0])
            })
        };
        assert_eq!(sum(&other), (240.0, 240.0));
        assert_eq!(other.keys[1].total, 240.0);
        assert_eq!(other.keys[1].moved, report.keys[1].moved);
    }
    let together = keys_of(
        &files,
        &KeysRequest {
            by_channel: true,
            by_team: true,
            ..request.clone()
        },
    );
    let named: Vec<_> = (together.parties.iter())
        .map(|one| (one.team.as_deref(), one.credited[0]))
        .collect();
    assert_eq!(
        named,
        [
            (None, 10.0),
            (Some("Counter"), 30.0),
            (Some("Shoes"), 84.0),
            (None, 116.0)
        ]
    );
    // Without a team in the files there is none to tell apart.
    let without = keys_of(&[("orders", ORDERS), ("touches", TOUCHES)], &request);
    assert!(without.parties.iter().all(|one| one.team.is_none()));
}

#[test]
fn teams_go_with_the_lines_of_an_order() {
    let orders = "order_id,customer_id,ordered_at,channel,team,quantity,unit_price,article\n\
        A1,C1,2026-01-05,store,Shoes,1,10,X\nA1,C1,2026-01-05,store,Shoes,2,10,Y\n\
        A2,C2,2026-01-06,store,Bags,1,5,Z\n";
    let request = KeysRequest {
        by_team: true,
        ..KeysRequest::default()
    };
    let report = keys_of(&[("orders", orders)], &request);
    let told: Vec<_> = (report.parties.iter())
        .map(|one| (one.team.as_deref(), one.booked, one.sold))
        .collect();
    assert_eq!(told, [(Some("Bags"), 5.0, 1), (Some("Shoes"), 30.0, 1)]);
}

/// Forty-one weeks from Monday 6 January 2025. Ads are met before every sale of a week
/// and so credited with it: 400 + 60 · spend^0.5, with spend in steps of ten, to the
/// cent. Flyers are spent on evenly, radio up and down while the sales fall.
fn forty_weeks() -> (String, String, String) {
    let mut orders = String::from("order_id,customer_id,ordered_at,channel,amount\n");
    let mut touches = String::from("customer_id,at,channel\n");
    let mut costs = String::from("period,date_to,channel,cost,kind\n");
    let monday = 20_094; // days since 1970
    let day = |n: i64| omnimeter::dataset::period::day_text(n);
    for week in 0..41 {
        let start = monday + 7 * week;
        let spend = 10.0 + 10.0 * ((week * 7) % 13) as f64;
        let amount = 400.0 + 60.0 * spend.sqrt();
        orders += &format!("A{week},C{week},{},store,{amount:.2}\n", day(start + 3));
        touches += &format!("C{week},{}T10:00:00Z,ads\n", day(start + 2));
        let end = day(start + 6);
        let start = day(start);
        costs += &format!("{start},{end},ads,{spend},acquisition\n");
        costs += &format!("{start},{end},flyers,50,acquisition\n");
        costs += &format!("{start},{end},radio,{},acquisition\n", 10 + (week * 5) % 40);
        costs += &format!("{start},{end},store,{},rent\n", 100 + week);
    }
    orders += &format!("begin,,{},store,1\n", day(monday));
    orders += &format!("end,,{},store,1\n", day(monday + 7 * 41));
    (orders, touches, costs)
}

fn budget_of(request: &BudgetRequest) -> BudgetReport {
    let (orders, touches, costs) = forty_weeks();
    let files = [
        ("orders", &*orders),
        ("touches", &*touches),
        ("costs", &*costs),
    ];
    let session = session(&files);
    let dataset = session.dataset(&request.settings).unwrap();
    budget(&View::new(&dataset, &request.settings).unwrap(), request)
}

#[test]
fn a_curve_is_fitted_where_spend_varies_and_refused_elsewhere() {
    let report = budget_of(&BudgetRequest {
        settings: half_margin(),
        scenarios: vec![
            BudgetScenario {
                name: "double".into(),
                spend: [("ads".to_owned(), 140.0)].into(),
            },
            BudgetScenario {
                name: "radio".into(),
                spend: [("radio".to_owned(), 100.0)].into(),
            },
        ],
        ..BudgetRequest::default()
    });
    assert_eq!((report.step, report.missing), (TrendStep::Week, None));
    assert_eq!(report.from.as_deref(), Some("2025-01-06"));
    assert_eq!((report.steps, report.block), (41, 3));
    let named: Vec<_> = (report.curves.iter())
        .map(|one| {
            let why = one.missing.as_ref().map(|missing| missing.reason);
            (&*one.channel, why)
        })
        .collect();
    // Rent is no marketing: the store has no curve.
    assert_eq!(
        named,
        [
            ("ads", None),
            ("flyers", Some("spend-does-not-vary")),
            ("radio", Some("no-response"))
        ]
    );
    let ads = &report.curves[0];
    let close = |one: f64, other: f64, by: f64| assert!((one - other).abs() < by, "{one} {other}");
    close(ads.power.value.unwrap(), 0.5, 1e-4);
    close(ads.base.unwrap(), 400.0, 0.1);
    close(ads.scale.unwrap(), 60.0, 0.05);
    close(ads.explained.unwrap(), 1.0, 1e-6);
    let now = ads.points.iter().map(|one| one.spend).sum::<f64>() / 41.0;
    close(ads.spend, now, 1e-9);
    close(ads.marginal.value.unwrap(), 30.0 / now.sqrt(), 1e-3);
    assert!(ads.marginal.low.unwrap() <= ads.marginal.value.unwrap());
    assert!(!ads.unclear);
    // All that may move is spent on ads: the best is what is.
    let best = report.best.unwrap();
    close(best.channels[0].spend, now, 1e-6);
    close(best.change.value.unwrap(), 0.0, 1e-6);
    // 60 · (√140 − √now) more, half of it margin, less what more it costs.
    let [double, radio] = &report.scenarios[..] else {
        panic!("two");
    };
    let more = 60.0 * (140f64.sqrt() - now.sqrt());
    close(double.change.value.unwrap(), more, 0.05);
    close(double.more_cost, 140.0 - now, 1e-9);
    close(double.gain.value.unwrap(), more / 2.0 - 140.0 + now, 0.05);
    assert!(double.change.low.unwrap() <= double.change.value.unwrap());
    assert!(double.channels[0].beyond && !double.channels[1].beyond);
    assert_eq!(radio.missing.as_ref().unwrap().reason, "no-curve");
}

#[test]
fn a_seed_gives_one_budget_and_limits_are_kept() {
    let limit = |least, most| SpendLimit {
        channel: "ads".into(),
        least: Some(least),
        most: Some(most),
    };
    let asked = |total, limits: Vec<SpendLimit>| {
        budget_of(&BudgetRequest {
            total: Some(total),
            limits,
            draws: 100,
            ..BudgetRequest::default()
        })
    };
    let once = asked(90.0, vec![limit(10.0, 95.0)]);
    let spent = once.best.as_ref().unwrap();
    near(spent.channels[0].spend, 90.0);
    assert_eq!(once, asked(90.0, vec![limit(10.0, 95.0)]));
    let why = |report: BudgetReport| report.best.unwrap().missing.unwrap().reason;
    assert_eq!(
        why(asked(99.0, vec![limit(0.0, 95.0)])),
        "limits-below-budget"
    );
    assert_eq!(
        why(asked(5.0, vec![limit(10.0, 95.0)])),
        "limits-above-budget"
    );
    assert_eq!(why(asked(5.0, vec![limit(10.0, 5.0)])), "limits-crossed");
}

#[test]
fn too_little_to_fit_is_said() {
    let without = |files: &[(&str, &str)]| {
        let settings = Settings::default();
        let session = session(files);
        let dataset = session.dataset(&settings).unwrap();
        let view = View::new(&dataset, &settings).unwrap();
        budget(&view, &BudgetRequest::default())
    };
    let report = without(&[("orders", ORDERS)]);
    let missing = report.missing.unwrap();
    assert_eq!(
        (missing.reason, &*missing.needs),
        ("no-cost", &["costs.cost".to_owned()][..])
    );
    let coarse = "period,channel,cost\n2025,ads,1000\n";
    let report = without(&[("orders", ORDERS), ("costs", coarse)]);
    assert_eq!(report.missing.unwrap().reason, "costs-too-coarse");
}

/// 100 € and 50 $ without a rate: no sum of them is one, and none is told.
#[test]
fn amounts_without_a_rate_are_in_no_result_and_no_key() {
    let files = [(
        "orders",
        "order_id,customer_id,ordered_at,channel,amount,currency\n\
         A1,C1,2026-01-05,web,100,EUR\nA2,C2,2026-01-06,store,50,USD\nA3,C3,2026-01-07,web,60,EUR\n",
    )];
    let lacks = |missing: Option<omnimeter::kpi::measure::Missing>| {
        let missing = missing.unwrap();
        assert_eq!(
            (missing.reason, missing.needs),
            ("rate-missing", vec!["USD".to_owned()])
        );
    };
    let told = result_of(&files, &ResultRequest::default());
    assert!(told.channels.is_empty() && told.total.is_none());
    lacks(told.missing);
    lacks(keys_of(&files, &KeysRequest::default()).missing);
    let session = session(&files);
    let settings = Settings::default();
    let dataset = session.dataset(&settings).unwrap();
    let view = View::new(&dataset, &settings).unwrap();
    let found = omnimeter::report::bridges::bridges(&view);
    assert!(found.handed_over.is_empty() && found.spend.is_empty());
    lacks(found.missing);
    lacks(budget(&view, &BudgetRequest::default()).missing);
}
