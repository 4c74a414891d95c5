//! A KPI over time taken apart, on months made by hand.

mod support;

use omnimeter::dataset::settings::Settings;
use omnimeter::dataset::view::View;
use omnimeter::report::season::{season, Season, SeasonRequest};
use omnimeter::report::TrendStep;
use std::fmt::Write;
use support::session_in_pieces;

/// An order a month on its tenth, from January 2020, and one in the next month
/// that makes the last whole.
fn months(amounts: &[i64]) -> String {
    let mut text = String::from("order_id,customer_id,ordered_at,channel,amount\n");
    for (at, amount) in amounts.iter().chain([&1]).enumerate() {
        let (year, month) = (2020 + at / 12, at % 12 + 1);
        writeln!(text, "A{at},C{at},{year}-{month:02}-10,web,{amount}").unwrap();
        writeln!(text, "B{at},C{at},{year}-{month:02}-01,web,0").unwrap();
    }
    text
}

fn of(orders: &str, request: &SeasonRequest) -> Season {
    let session = session_in_pieces(&[("orders", orders.as_bytes().to_vec())], 4096);
    let settings = Settings::default();
    let dataset = session.dataset(&settings).unwrap();
    season(&View::new(&dataset, &settings).unwrap(), request).unwrap()
}

/// A pattern of twelve months.
fn pattern(at: usize) -> i64 {
    [0, -20, 10, 0, 5, -5, 30, 40, 0, -30, -40, 10][at % 12]
}

const NOISE: [i64; 8] = [3, -2, 1, -4, 2, 0, -1, 4];

#[test]
fn a_season_and_a_new_level() {
    let level = |at: usize| if at < 24 { 1000 } else { 1300 };
    let amounts: Vec<i64> = (0..48)
        .map(|at| level(at) + pattern(at) + NOISE[at % 8])
        .collect();
    let found = of(&months(&amounts), &SeasonRequest::default());
    assert_eq!((found.period, found.points.len()), (12, 48));
    let change = found.changes.iter().find(|one| one.from == "2022-01-01");
    let change = change.unwrap_or_else(|| panic!("{:?}", found.changes));
    assert!((250.0..350.0).contains(&(change.after - change.before)));
    let gap = found.points[7].season.unwrap() - found.points[10].season.unwrap();
    assert!((60.0..100.0).contains(&gap), "{gap}");
    let of_all = |one: &omnimeter::report::season::SeasonPoint| one.trend + one.season.unwrap();
    assert!(found.points.iter().all(|one| of_all(one).is_finite()));
}

#[test]
fn a_month_far_off() {
    let far = |at: usize| if at == 28 { 400 } else { 0 };
    let amounts: Vec<i64> = (0..60)
        .map(|at| 1000 + pattern(at) + NOISE[at % 8] + far(at))
        .collect();
    let found = of(&months(&amounts), &SeasonRequest::default());
    let worst = found
        .points
        .iter()
        .max_by(|a, b| a.score.unwrap().total_cmp(&b.score.unwrap()));
    let worst = worst.unwrap();
    assert_eq!((worst.from.as_str(), worst.far), ("2022-05-01", true));
    // By itself it is no new level.
    assert!(found.changes.is_empty(), "{:?}", found.changes);
}

#[test]
fn short_series_have_levels_and_no_season() {
    let found = of(
        &months(&[100, 101, 99, 100, 140, 141, 139, 140]),
        &SeasonRequest::default(),
    );
    assert_eq!(found.unseasonal, Some("two-periods"));
    assert!(found.points.iter().all(|one| one.season.is_none()));
    assert_eq!(found.changes.len(), 1);
    let change = &found.changes[0];
    assert_eq!(
        (change.from.as_str(), change.before, change.after),
        ("2020-05-01", 100.0, 140.0)
    );
    let few = of(&months(&[100, 101]), &SeasonRequest::default());
    assert_eq!(few.missing.unwrap().reason, "too-few-steps");
    let by_quarter = of(
        &months(&[100; 24]),
        &SeasonRequest {
            step: TrendStep::Quarter,
            ..SeasonRequest::default()
        },
    );
    assert_eq!((by_quarter.period, by_quarter.points.len()), (4, 8));
    assert!(by_quarter.changes.is_empty());
    assert!(by_quarter.points.iter().all(|one| !one.far));
}
