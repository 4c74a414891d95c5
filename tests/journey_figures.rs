//! What each phase of the journey asks for, from the files that give it, by hand.

mod support;

use omnimeter::dataset::settings::Settings;
use omnimeter::dataset::view::View;
use omnimeter::kpi::{chosen, measure::Measure};
use omnimeter::report::journey::{grid, AskedFigure, JourneyGrid, JourneyRequest};
use omnimeter::report::keys::{keys, KeysRequest};
use omnimeter::report::voice::{voice, VoiceRequest};
use support::session_in_pieces;

fn loaded(files: &[(&str, &str)]) -> omnimeter::dataset::session::Session {
    let files: Vec<_> = (files.iter())
        .map(|(table, text)| (*table, text.as_bytes().to_vec()))
        .collect();
    session_in_pieces(&files, 64)
}

fn grid_of(files: &[(&str, &str)], settings: Settings) -> JourneyGrid {
    let session = loaded(files);
    let dataset = session.dataset(&settings).unwrap();
    let view = View::new(&dataset, &settings).unwrap();
    let request = JourneyRequest::default();
    grid(&view, &request, false).unwrap()
}

fn measured(id: &str, files: &[(&str, &str)], settings: &Settings) -> Measure {
    let session = loaded(files);
    let dataset = session.dataset(settings).unwrap();
    let view = View::new(&dataset, settings).unwrap();
    chosen(&[id.to_owned()]).unwrap()[0].compute(&view)
}

/// Counts of a phase, as `channel id n..most`.
fn counted(grid: &JourneyGrid, stage: &str) -> Vec<String> {
    let mine = grid.counts.iter().filter(|one| one.stage == stage);
    let mut told: Vec<String> = mine
        .map(|one| {
            let most = one.most.map_or(String::new(), |most| format!("..{most}"));
            format!("{} {} {}{most}", one.channel, one.id, one.n)
        })
        .collect();
    told.sort();
    told
}

fn asked<'a>(grid: &'a JourneyGrid, id: &str) -> &'a AskedFigure {
    grid.asked.iter().find(|one| one.id == id).unwrap()
}

const ORDERS: &str = "order_id,customer_id,ordered_at,channel,amount\n\
    A1,C1,2026-01-05T10:00:00Z,web,100\n\
    A2,C2,2026-01-30T10:00:00Z,store,50\n";

#[test]
fn attention_from_traffic_costs_and_events() {
    let traffic = "date,channel,reach,impressions,sessions,footfall,searches\n\
        2026-01-05,search,100,400,30,,12\n\
        2026-01-06,search,80,200,20,,8\n\
        2026-01-05,store,,,,70,\n";
    let costs = "period,channel,cost,impressions,reach\n2026-01,social,40,1000,600\n";
    let touches = "customer_id,at,channel,kind\n\
        C1,2026-01-05T09:00:00Z,web,view_search_results\n\
        C2,2026-01-06T09:00:00Z,email,impression\n";
    let files = [
        ("orders", ORDERS),
        ("traffic", traffic),
        ("costs", costs),
        ("touches", touches),
    ];
    let grid = grid_of(&files, Settings::default());
    // Persons reached stand in both rows of search, or are others: 100 to 180.
    assert_eq!(
        counted(&grid, "awareness"),
        [
            "email shown 1",
            "search impressions 600",
            "search reach 100..180",
            "search searches 20",
            "search sessions 50",
            "social ad_impressions 1000",
            "social reach 600",
            "store visitors 70",
            "web searches 1"
        ]
    );
    for (id, channels) in [
        ("reach", 2),
        ("impressions", 3),
        ("visits", 2),
        ("footfall", 1),
        ("searches", 2),
    ] {
        let one = asked(&grid, id);
        assert_eq!((one.found, one.channels), (true, channels), "{id}");
        assert!(one.needs.is_empty());
    }
}

#[test]
fn what_is_not_in_the_files_names_its_column() {
    let grid = grid_of(&[("orders", ORDERS)], Settings::default());
    let reach = asked(&grid, "reach");
    assert!(!reach.found);
    assert_eq!(reach.needs, ["traffic.reach", "costs.reach"]);
    assert_eq!(
        asked(&grid, "lookups").needs,
        ["lookups.sku", "touches.kind"]
    );
    assert_eq!(asked(&grid, "footfall").needs, ["traffic.visitors"]);
    assert!(asked(&grid, "aov").found);
    assert!(!asked(&grid, "cart_abandonment").found);
    assert!(grid.events.is_empty());
}

const EVENTS: &str = "customer_id,at,channel,kind\n\
    C1,2026-01-05T09:00:00Z,web,ajout au panier\n\
    C1,2026-01-05T09:30:00Z,web,begin_checkout\n\
    C1,2026-01-10T09:00:00Z,web,add_to_cart\n\
    C2,2026-01-10T09:00:00Z,app,add_to_cart\n\
    C2,2026-01-11T12:00:00Z,app,add_to_cart\n\
    C2,2026-01-12T09:00:00Z,web,demande de devis\n\
    C2,2026-01-12T10:00:00Z,web,rendez-vous\n\
    C2,2026-01-12T11:00:00Z,web,stock_check\n\
    C3,2026-01-30T09:00:00Z,app,add_to_cart\n\
    C3,2026-01-12T11:00:00Z,app,parrainage\n\
    C3,2026-01-13T11:00:00Z,app,zorglub\n";

#[test]
fn reflection_decision_and_loyalty_from_events() {
    let customers = "customer_id,loyalty_member\nC1,1\nC2,0\nC3,1\n";
    let loyalty = "customer_id,date,type,points\n\
        C1,2026-01-05,parrainage,10\nC1,2026-01-06,earn,5\n";
    let files = [
        ("orders", ORDERS),
        ("touches", EVENTS),
        ("customers", customers),
        ("loyalty-events", loyalty),
    ];
    let grid = grid_of(&files, Settings::default());
    let told = counted(&grid, "consideration");
    for one in ["web advice 1", "web lookups 1", "web quotes 1"] {
        assert!(told.contains(&one.to_owned()), "{told:?}");
    }
    let told = counted(&grid, "decision");
    assert!(told.contains(&"app basket_events 3".to_owned()), "{told:?}");
    let told = counted(&grid, "loyalty");
    assert!(told.contains(&" members 2".to_owned()), "{told:?}");
    assert!(told.contains(&"app referrals 1".to_owned()), "{told:?}");
    assert!(asked(&grid, "members").found && asked(&grid, "cart_abandonment").found);
    let named: Vec<_> = (grid.events.iter())
        .map(|one| (&*one.name, one.n, one.deed))
        .collect();
    assert_eq!(named[0], ("add_to_cart", 4, "basket"));
    assert!(named.contains(&("zorglub", 1, "none")));
}

#[test]
fn names_of_events_can_be_stated() {
    let settings = Settings {
        event_kinds: [
            ("Zorglub".to_owned(), "advice".to_owned()),
            ("stock_check".to_owned(), "none".to_owned()),
        ]
        .into(),
        ..Settings::default()
    };
    let files = [("orders", ORDERS), ("touches", EVENTS)];
    let grid = grid_of(&files, settings);
    let told = counted(&grid, "consideration");
    assert!(told.contains(&"app advice 1".to_owned()), "{told:?}");
    assert!(!told.iter().any(|one| one.contains("lookups")), "{told:?}");
    let wrong = Settings {
        event_kinds: [("x".to_owned(), "dance".to_owned())].into(),
        ..Settings::default()
    };
    assert!(loaded(&files).dataset(&wrong).is_err());
}

#[test]
fn abandoned_baskets_by_hand() {
    let files = [("orders", ORDERS), ("touches", EVENTS)];
    let whole = measured("cart_abandonment", &files, &Settings::default());
    // C1: one basket ordered, one left. C2: two baskets more than a day apart, both
    // left. C3: a basket whose day is not over when the files end.
    assert_eq!((whole.value, whole.n), (Some(0.75), 4));
    assert!((whole.low.unwrap() - 0.300_641_842_582_402_06).abs() < 1e-9);
    assert_eq!(whole.left_out[0].rows, 1);
    let by: Vec<_> = (whole.breakdown.iter())
        .map(|one| (&*one.key, one.value, one.n))
        .collect();
    assert_eq!(by, [("app", Some(1.0), 2), ("web", Some(0.5), 2)]);
    let none = [
        ("orders", ORDERS),
        (
            "touches",
            "customer_id,at,channel,kind\nC1,2026-01-05,web,visit\n",
        ),
    ];
    let none = measured("cart_abandonment", &none, &Settings::default());
    assert_eq!(none.missing.unwrap().reason, "no-basket");
}

#[test]
fn staff_are_heard_apart_from_customers() {
    let surveys = "response_id,submitted_at,metric,score,scale_min,scale_max,respondent\n\
        R1,2026-01-05,nps,10,0,10,Client\n\
        R2,2026-01-06,nps,0,0,10,Vendeur\n\
        R3,2026-01-06,formation,5,1,5,collaborateur\n\
        R4,2026-01-07,formation,2,1,5,staff\n\
        R5,2026-01-07,fairness,5,1,5,staff\n";
    let files = [("orders", ORDERS), ("surveys", surveys)];
    let settings = Settings::default();
    let nps = measured("nps", &files, &settings);
    assert_eq!((nps.value, nps.n), (Some(100.0), 1));
    let grid = grid_of(&files, settings.clone());
    let staff: Vec<_> = (grid.staff.iter())
        .map(|one| (one.metric, one.figure.value, one.figure.n))
        .collect();
    assert!(staff.contains(&("training", Some(0.5), 2)), "{staff:?}");
    assert!(staff.contains(&("nps", Some(-100.0), 1)), "{staff:?}");
    assert_eq!(staff[0].0, "training");
    let session = loaded(&files);
    let dataset = session.dataset(&settings).unwrap();
    let view = View::new(&dataset, &settings).unwrap();
    let heard = voice(session.words(), &view, &VoiceRequest::default());
    let asked: Vec<_> = heard.questions.iter().map(|one| one.metric).collect();
    assert_eq!(asked, ["nps"]);
    // How the sharing of sales is felt is asked of whom it concerns.
    assert_eq!(keys(&view, &KeysRequest::default()).felt[0].n, 1);
}

/// 25 channels of one order each: beyond the twenty
/// largest a channel is said not to be worked out, and no figure is made up.
#[test]
fn channels_beyond_the_largest_say_so() {
    let mut orders = "order_id,customer_id,ordered_at,channel,amount\n".to_owned();
    for order in 0..25 {
        orders += &format!("O{order},C{order},2026-01-05,channel{order:02},10\n");
    }
    let grid = grid_of(&[("orders", &orders)], Settings::default());
    let states = |kpi: &str| {
        let of = grid
            .cells
            .iter()
            .filter(|cell| cell.kpi == kpi && !cell.channel.is_empty());
        let mut all: Vec<_> = of.map(|cell| (cell.channel.as_str(), cell.state)).collect();
        all.sort_unstable();
        all
    };
    let repeat = states("repeat_rate");
    assert_eq!(repeat.len(), 25);
    assert!(
        repeat[..20].iter().all(|one| one.1 == "computed"),
        "{repeat:?}"
    );
    assert!(
        repeat[20..].iter().all(|one| one.1 == "beyond"),
        "{repeat:?}"
    );
}
