//! Cohorts, RFM and histories of the twelve customers, by hand, and those of
//! lifetimes.

mod support;

use omnimeter::clv::history::histories;
use omnimeter::dataset::session::Session;
use omnimeter::dataset::settings::Settings;
use omnimeter::dataset::view::View;
use omnimeter::dataset::Dataset;
use omnimeter::intake::cell::date::day_number;
use omnimeter::report::clv::clv;
use omnimeter::report::customers::{cohorts, rfm, CustomerRequest};
use omnimeter::report::TrendStep;
use omnimeter::segment::rfm::{buyers, scored, Ties};
use serde_json::json;
use support::{expected, fixture, session_in_pieces};

/// In UTC, as the hand's days are.
const SETTINGS: &str = r#"{"as_of":"2026-04-10T00:00:00Z","zone":"UTC"}"#;

fn with<T>(settings: &str, look: impl FnOnce(&View<'_>) -> T) -> T {
    let files = [("orders", "tiny/orders.csv"), ("currencies", "tiny/fx.csv")];
    let session: Session =
        session_in_pieces(&files.map(|(table, path)| (table, fixture(path))), 4096);
    let settings: Settings = serde_json::from_str(settings).unwrap();
    let dataset: Dataset = session.dataset(&settings).unwrap();
    look(&View::new(&dataset, &settings).unwrap())
}

#[test]
fn the_cohort_grid() {
    let grid = with(SETTINGS, |view| cohorts(view, TrendStep::Month).unwrap());
    let hand = &expected()["cohorts"];
    for row in &grid.cohorts {
        assert_eq!(json!(row.active), hand[&row.from[..7]], "{}", row.from);
    }
    // April is not over: the last place of each row.
    let partial: Vec<_> = grid
        .cohorts
        .iter()
        .map(|row| row.partial.unwrap())
        .collect();
    assert_eq!(partial, [3, 2, 1, 0]);
    // Of January's three, two bought in the month after or later.
    assert_eq!(
        grid.cohorts[0].unbounded,
        [Some(3), Some(2), Some(2), Some(2)]
    );
    let january = &grid.cohorts[0].revenue;
    assert_eq!(january[0], Some(100.0 + 40.0 + 30.0 - 30.0));
    // Month 1 of January and February; month 2 of January alone.
    let pooled: Vec<_> = grid
        .pooled
        .iter()
        .map(|p| (p.after, p.value, p.n))
        .collect();
    assert_eq!(pooled, [(1, 4.0 / 7.0, 7), (2, 1.0 / 3.0, 3)]);
    let quarters = with(SETTINGS, |view| cohorts(view, TrendStep::Quarter).unwrap());
    let sizes: Vec<_> = quarters.cohorts.iter().map(|row| row.active[0]).collect();
    assert_eq!(sizes, [Some(11), Some(1)]);
    assert_eq!(quarters.cohorts[0].from, "2026-01-01");
}

#[test]
fn recency_frequency_revenue() {
    let all = with(SETTINGS, buyers);
    let hand = expected();
    let mut by_hand: Vec<[f64; 3]> = hand["rfm"]
        .as_object()
        .unwrap()
        .values()
        .map(|v| serde_json::from_value(v.clone()).unwrap())
        .collect();
    let mut ours: Vec<[f64; 3]> = all
        .iter()
        .map(|b| [b.recency, b.frequency, b.revenue])
        .collect();
    for list in [&mut by_hand, &mut ours] {
        list.sort_by(|a, b| a.partial_cmp(b).unwrap());
    }
    assert_eq!(ours, by_hand);
    // Twelve are too few for fifths.
    assert_eq!(scored(&all, Ties::Together).groups, 3);
    let report = with(SETTINGS, |view| rfm(view, "together").unwrap());
    assert_eq!(report.customers, 12);
    assert_eq!(
        report.cells.iter().map(|cell| cell.customers).sum::<u64>(),
        12
    );
    assert!(with(SETTINGS, |view| rfm(view, "perhaps").is_err()));
}

#[test]
fn histories_as_lifetimes_counts_them() {
    let last = day_number(2026, 4, 10).unwrap();
    let all = with(SETTINGS, |view| histories(view, last, last));
    let hand = expected();
    let mut by_hand: Vec<(u64, i64, i64, i64)> = Vec::new();
    for value in hand["btyd_x_tx_T_days"].as_object().unwrap().values() {
        let of = |at: usize| value[at].as_f64().unwrap();
        by_hand.push((
            of(0) as u64,
            of(1) as i64,
            of(2) as i64,
            (of(3) * 1e6).round() as i64,
        ));
    }
    let mut ours: Vec<(u64, i64, i64, i64)> = all
        .iter()
        .map(|h| {
            let mean = h.spend().map_or(0.0, |spend| spend.mean);
            (h.x.into(), h.recency, h.age, (mean * 1e6).round() as i64)
        })
        .collect();
    by_hand.sort_unstable();
    ours.sort_unstable();
    assert_eq!(ours, by_hand);
    // Five who came back carry no model.
    let request = CustomerRequest::default();
    let answer = with(SETTINGS, |view| clv(view, &request).unwrap());
    assert_eq!(answer.missing, Some("repeaters-few"));
    let unknown = CustomerRequest {
        model: "oracle".to_owned(),
        ..CustomerRequest::default()
    };
    assert!(with(SETTINGS, |view| clv(view, &unknown).is_err()));
}
