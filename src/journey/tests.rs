//! Cases by hand.

use super::funnel::funnel;
use super::map::map;
use super::moments::moments;
use super::overlap::{index, overlap};
use super::routes::routes;
use super::ways::ways;
use super::*;
use crate::dataset::session::Session;
use crate::dataset::settings::Settings;
use crate::mapping::field::TableKind;
use crate::stats::estimate::Estimate;

fn on<T>(files: &[(TableKind, &str)], as_of: &str, of: impl FnOnce(&View<'_>) -> T) -> T {
    let mut session = Session::default();
    for (kind, text) in files {
        session.load_text(kind.table().id, *kind, text).unwrap();
    }
    let settings = Settings {
        as_of: Some(as_of.to_owned()),
        ..Settings::default()
    };
    let dataset = session.dataset(&settings).unwrap();
    of(&View::new(&dataset, &settings).unwrap())
}

fn value(estimate: Estimate) -> (f64, u64) {
    (estimate.value.expect("a value"), estimate.n)
}

const TOUCHES: &str = "customer_id,at,channel,kind\n\
    C1,2026-01-01,email,sent\n\
    C1,2026-01-03,web,visit\n\
    C1,2026-01-04,web,visit\n\
    C2,2026-01-02,web,visit\n\
    C2,2026-03-20,web,visit\n\
    C3,2026-01-05,email,sent\n\
    C4,2026-06-20,web,visit\n";
const ORDERS: &str = "order_id,customer_id,ordered_at,channel,amount\n\
    A1,C1,2026-01-10,store,100\n\
    A2,C1,2026-03-01,store,50\n\
    A3,C5,2026-01-07,web,20\n\
    A4,,2026-01-07,store,20\n";
const TICKETS: &str = "ticket_id,customer_id,opened_at,channel\n\
    T1,C5,2026-01-08,phone\n";

const ALL: [(TableKind, &str); 3] = [
    (TableKind::Touches, TOUCHES),
    (TableKind::Orders, ORDERS),
    (TableKind::Tickets, TICKETS),
];

#[test]
fn bridges_stays_and_losses_by_hand() {
    let map = on(&ALL, "2026-07-01", |view| {
        map(view, &JourneySettings::default()).unwrap()
    });
    assert_eq!((map.customers, map.events), (5, 11));
    // C1 goes email, web, store; C5 web, phone: two of five cross.
    assert_eq!(value(map.crossing), (0.4, 5));
    let bridge = |from: &str, to: &str| {
        let mut all = map.bridges.iter();
        all.find(|one| one.from == from && one.to == to)
            .cloned()
            .unwrap()
    };
    // Two stays on e-mail are over, one of them leads to the web, after 48 hours.
    let first = bridge("email", "web");
    assert_eq!((first.crossed, first.customers), (1, 1));
    assert_eq!(value(first.continuity), (0.5, 2));
    assert_eq!(value(first.hours), (48.0, 1));
    // A single wait has no interval.
    assert_eq!(first.hours.low, None);
    assert_eq!(value(first.lost), (0.0, 1));
    // Web: C1, C2 twice (more than 30 days apart), C5; that of C4 is not over.
    let web = map.stays.iter().find(|one| one.channel == "web").unwrap();
    assert_eq!((web.stays, web.open), (4, 1));
    assert_eq!(value(web.went_on), (0.5, 4));
    assert_eq!(value(web.lost), (0.5, 4));
    assert_eq!(value(bridge("web", "store").continuity), (0.25, 4));
    assert_eq!(value(bridge("web", "store").hours), (144.0, 1));
    assert_eq!(value(bridge("web", "store").bought), (1.0, 1));
    assert_eq!(value(bridge("web", "phone").lost), (1.0, 1));
    // Both stays in the store end with a purchase.
    let store = map.stays.iter().find(|one| one.channel == "store").unwrap();
    assert_eq!(value(store.bought), (1.0, 2));
    let shops = map
        .touchpoints
        .iter()
        .find(|one| one.channel == "store")
        .unwrap();
    assert_eq!(
        (shops.stage, shops.events, shops.customers, shops.anonymous),
        ("decision", 2, 1, 1)
    );
}

#[test]
fn shares_of_a_channel_and_its_passages_add_up() {
    on(&ALL, "2026-07-01", |view| {
        let map = map(view, &JourneySettings::default()).unwrap();
        for one in &map.stays {
            let parts = [one.went_on, one.bought, one.lost].map(|part| part.value.unwrap_or(0.0));
            assert!(one.stays == 0 || (parts.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            let from = map
                .bridges
                .iter()
                .filter(|bridge| bridge.from == one.channel);
            let crossed: u64 = from.map(|bridge| bridge.crossed).sum();
            let went = one.went_on.value.unwrap_or(0.0) * one.stays as f64;
            assert!((crossed as f64 - went).abs() < 1e-9);
        }
        let begun: u64 = map
            .steps
            .iter()
            .filter(|one| one.step == 0)
            .map(|one| one.journeys)
            .sum();
        assert_eq!(begun, 6);
    });
}

#[test]
fn aggregated_paths_have_bridges_without_times() {
    let paths = "path,conversions,nulls\nemail > web > store,3,1\nweb,0,4\n";
    let map = on(&[(TableKind::Paths, paths)], "2026-07-01", |view| {
        map(view, &JourneySettings::default()).unwrap()
    });
    let bridge = map.bridges.iter().find(|one| one.to == "store").unwrap();
    assert_eq!(value(bridge.continuity), (0.5, 8));
    assert_eq!(
        (value(bridge.bought), value(bridge.lost)),
        ((0.75, 4), (0.25, 4))
    );
    assert_eq!(bridge.hours.value, None);
    assert_eq!(map.crossing.value, None);
}

#[test]
fn parts_of_a_journey_make_whole_ones_in_whichever_rows_they_are() {
    let told = |paths: &str| {
        on(&[(TableKind::Paths, paths)], "2026-07-01", |view| {
            map(view, &JourneySettings::default()).unwrap()
        })
    };
    // 1.5 and 0.5 buy, 0.25 and 0.8 do not: of repeats, the stay is one.
    let parts = "path,conversions,nulls\na > b,1.5,0.25\na > a > b,0.5,0.8\nc > b,0.9,0.9\n";
    let whole = "path,conversions,nulls\na > b,2,1\nc > b,0,0\n";
    assert_eq!(told(parts), told(whole));
}

#[test]
fn the_funnel_by_hand() {
    let told = on(&ALL, "2026-07-01", |view| {
        funnel(view, &JourneySettings::default(), 0).unwrap()
    });
    let reached: Vec<u64> = told.phases.iter().map(|one| one.customers).collect();
    // Awareness C1, C3; consideration C1, C2, C4; decision C1, C5; service C5; C1 again.
    assert_eq!(reached, [2, 3, 2, 1, 1]);
    let [heard, thought, bought] = &told.steps[..] else {
        panic!("{:?}", told.steps)
    };
    assert_eq!(
        (value(heard.went_on), value(heard.lost)),
        ((0.5, 2), (0.5, 2))
    );
    assert_eq!(value(heard.lag), (2.0, 1));
    // C4 is not over: of C1 and C2 one buys.
    assert_eq!((value(thought.lost), thought.open), ((0.5, 2), 1));
    assert_eq!((bought.to.as_str(), bought.days), ("loyalty", 180));
    // The 180 days after the purchases are not over.
    assert_eq!((bought.open, bought.went_on.value), (2, None));
    assert!(told.worst.is_none(), "fewer than 30 customers");
}

#[test]
fn four_phases_take_the_place_of_five() {
    let four = JourneySettings {
        phases: [
            ("Discovery", "awareness"),
            ("Consideration", "consideration"),
            ("Decision", "decision"),
            ("Loyalty", "service loyalty"),
        ]
        .map(|(name, stages)| PhaseSet {
            name: name.to_owned(),
            stages: stages.split(' ').map(str::to_owned).collect(),
        })
        .to_vec(),
        ..JourneySettings::default()
    };
    let told = on(&ALL, "2026-12-01", |view| funnel(view, &four, 0).unwrap());
    let last = told.phases.last().unwrap();
    assert_eq!(
        (last.phase.as_str(), last.customers, last.is_step),
        ("Loyalty", 2, true)
    );
    // A request is no return: of C1 and C5 one comes back.
    assert_eq!(value(told.steps[2].went_on), (0.5, 2));
    let twice = JourneySettings {
        phases: [&four.phases[..], &four.phases[..1]].concat(),
        ..four
    };
    assert!(on(&ALL, "2026-12-01", |view| funnel(view, &twice, 0)).is_err());
}

#[test]
fn a_point_of_contact_can_be_moved_by_hand() {
    let moved = JourneySettings {
        moved: vec![Moved {
            channel: "email".to_owned(),
            from: "awareness".to_owned(),
            to: "loyalty".to_owned(),
        }],
        ..JourneySettings::default()
    };
    on(&ALL, "2026-07-01", |view| {
        let map = map(view, &moved).unwrap();
        let email = map
            .touchpoints
            .iter()
            .find(|one| one.channel == "email")
            .unwrap();
        assert_eq!(
            (email.stage, email.from, email.customers),
            ("loyalty", "awareness", 2)
        );
        assert_eq!(funnel(view, &moved, 0).unwrap().phases[0].customers, 0);
    });
}

#[test]
fn before_and_after_a_point_of_contact() {
    let told = on(&ALL, "2026-07-01", |view| {
        ways(view, &JourneySettings::default(), ("web", "consideration")).unwrap()
    });
    // C1 once, C2 twice.
    assert_eq!(told.passages, 3);
    let before = told
        .before
        .iter()
        .find(|one| one.channel.as_deref() == Some("email"))
        .unwrap();
    assert_eq!(
        (value(before.share), value(before.hours)),
        ((1.0 / 3.0, 3), (48.0, 1))
    );
    let nothing = told.after.iter().find(|one| one.channel.is_none()).unwrap();
    assert_eq!((nothing.times, nothing.bought), (2, false));
    let unknown = on(&ALL, "2026-07-01", |view| {
        ways(view, &JourneySettings::default(), ("fax", "service")).is_err()
    });
    assert!(unknown);
}

#[test]
fn moments_are_differences_with_intervals_and_few_are_not_ranked() {
    let told = on(&ALL, "2026-12-01", |view| {
        moments(view, &JourneySettings::default()).unwrap()
    });
    // Journeys with a touch before any purchase: C1, C2 twice, C3, C4; C1 buys.
    assert_eq!(told.journeys, 5);
    let email = told
        .moments
        .iter()
        .find(|one| one.channel == "email")
        .unwrap();
    assert_eq!(
        (value(email.buys.with), value(email.buys.without)),
        ((0.5, 2), (0.0, 3))
    );
    assert_eq!(email.buys.difference.value, Some(0.5));
    assert!(email.buys.difference.low.unwrap() < 0.5);
    assert_eq!(email.weight, 0.0);
    // C1 comes back on the 50th day, C5 does not: both have 30 + 180 days.
    assert_eq!((told.buyers, told.too_soon), (2, 0));
    assert_eq!(value(email.returns.with), (1.0, 1));
}

#[test]
fn overlap_by_hand() {
    on(&ALL, "2026-07-01", |view| {
        let met = overlap(view, &JourneySettings::default(), false).unwrap();
        assert_eq!(met.customers, 5);
        // C2, C3, C4 are of one channel.
        assert_eq!(value(met.one_channel), (0.6, 5));
        let pair = met
            .pairs
            .iter()
            .find(|one| one.a == "email" && one.b == "web")
            .unwrap();
        // E-mail C1 C3, web C1 C2 C4 C5.
        assert_eq!((pair.shared, value(pair.jaccard)), (1, (0.2, 5)));
        assert_eq!(value(pair.index), (0.625, 5));
        assert_eq!(
            (value(pair.a_before_b), value(pair.b_before_a)),
            ((0.25, 4), (0.0, 2))
        );
        let bought = overlap(view, &JourneySettings::default(), true).unwrap();
        assert_eq!((bought.customers, value(bought.one_channel)), (2, (1.0, 2)));
        // Nobody buys on both: no interval of a logarithm.
        assert_eq!(
            (bought.pairs[0].index.value, bought.pairs[0].index.low),
            (Some(0.0), None)
        );
    });
}

#[test]
fn what_names_no_channel_makes_nobody_one_of_two() {
    let orders = "order_id,customer_id,ordered_at,channel,amount\n\
        A1,C1,2026-01-05,web,10\nA2,C1,2026-01-06,,10\n\
        A3,C2,2026-01-05,web,10\nA4,C2,2026-01-06,store,10\nA5,C3,2026-01-06,,10\n";
    on(&[(TableKind::Orders, orders)], "2026-07-01", |view| {
        let met = overlap(view, &JourneySettings::default(), false).unwrap();
        assert_eq!((met.customers, value(met.one_channel)), (2, (0.5, 2)));
        assert_eq!((met.channels.len(), met.pairs.len()), (2, 1));
    });
}

#[test]
fn the_index_and_its_interval_by_hand() {
    // 40 of both, 100 and 80 of each, 400 in all: 20 expected, index 2.
    let told = index(40, 100, 80, 400);
    assert_eq!(told.value, Some(2.0));
    // 1/40 - 1/100 - 1/80 - 1/400 + 4/400 = 0.01, of which the root is 0.1.
    let close = |a: Option<f64>, b: f64| (a.unwrap() - b).abs() < 1e-12;
    assert!(close(told.low, 2.0 * (-0.195_996_398_454_005_4_f64).exp()));
    assert!(close(told.high, 2.0 * 0.195_996_398_454_005_4_f64.exp()));
    assert_eq!(index(0, 0, 3, 10), Estimate::default());
}

#[test]
fn routes_have_the_bounds_that_unknown_buyers_leave() {
    let touches = "customer_id,at,channel,session_id\n\
        C1,2026-01-03T10:00:00,web,S1\n\
        C1,2026-01-03T10:10:00,web,S1\n\
        C2,2026-01-01T09:00:00,web,S2\n";
    let orders = "order_id,customer_id,ordered_at,channel,amount\n\
        A1,C1,2026-01-10,store,100\n\
        A2,C2,2026-03-01,store,50\n\
        A3,,2026-01-07,store,20\n\
        A4,,2026-01-08,store,20\n";
    let files = [(TableKind::Touches, touches), (TableKind::Orders, orders)];
    let told = on(&files, "2026-07-01", routes);
    let [route] = &told.routes[..] else {
        panic!("{:?}", told.routes)
    };
    assert_eq!(
        (route.kind, route.from.as_str(), route.to.as_str()),
        ("ropo", "web", "store")
    );
    // One of two known purchases; of four as if none, or both, unknown ones were so.
    assert_eq!(value(route.share), (0.5, 2));
    assert_eq!((route.least, route.most), (Some(0.25), Some(0.75)));
    assert_eq!(value(route.days), (6.0, 1));
    // C1: two touches, ten minutes, bought for 100; C2: one, and nothing in 30 days.
    assert_eq!(told.seen_online, 2);
    let band = |signal: &str, from: f64| {
        let mut all = told.signals.iter();
        all.find(|one| one.signal == signal && one.from == from)
            .unwrap()
    };
    assert_eq!(
        (
            value(band("touches", 2.0).bought),
            value(band("touches", 2.0).spent)
        ),
        ((1.0, 1), (100.0, 1))
    );
    assert_eq!(value(band("touches", 1.0).bought), (0.0, 1));
    assert_eq!(value(band("minutes", 5.0).bought), (1.0, 1));
}

#[test]
fn nothing_is_told_of_nobody() {
    let orders = "order_id,ordered_at,channel,amount\nA1,2026-01-10,store,100\n";
    on(&[(TableKind::Orders, orders)], "2026-07-01", |view| {
        let how = JourneySettings::default();
        let map = map(view, &how).unwrap();
        assert_eq!(
            (map.customers, map.crossing.value, map.bridges.len()),
            (0, None, 0)
        );
        assert!(funnel(view, &how, 0).unwrap().steps.is_empty());
        assert!(moments(view, &how).unwrap().moments.is_empty());
        assert_eq!(overlap(view, &how, false).unwrap().one_channel.value, None);
        assert!(routes(view).routes.is_empty());
        let none = JourneySettings { days: 0, ..how };
        assert!(super::map::map(view, &none).is_err());
    });
}
