//! Periods, segments and trends, on a case small enough for a hand.

mod support;

use omnimeter::dataset::settings::Settings;
use omnimeter::dataset::view::View;
use omnimeter::report::assemble::figures;
use omnimeter::report::trend::trend;
use omnimeter::report::{KpiReport, Report, TrendStep};
use support::{report_under, session_in_pieces};

const ORDERS: &str = "order_id,customer_id,ordered_at,channel,amount,type\n\
    A1,C1,2026-01-10,web,100,sale\nA2,C2,2026-01-20,store,50,sale\nA3,C3,2026-01-25,web,30,sale\n\
    B1,C1,2026-02-03,web,110,sale\nB2,C2,2026-02-14,web,80,sale\nB3,C2,2026-02-20,store,20,sale\n\
    B4,,2026-02-21,store,15,sale\nC1,C1,2026-03-05,web,10,sale\n";
const CUSTOMERS: &str =
    "customer_id,acquisition_channel,segment\nC1,web,Loyal\nC2,store,New\nC3,web,loyal\n";

fn files() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("orders", ORDERS.as_bytes().to_vec()),
        ("customers", CUSTOMERS.as_bytes().to_vec()),
    ]
}

fn report(settings: &str) -> Report {
    report_under(&session_in_pieces(&files(), 1 << 20), settings)
}

fn kpi<'a>(report: &'a Report, id: &str) -> &'a KpiReport {
    report.kpis.iter().find(|kpi| kpi.id == id).unwrap()
}

fn close(actual: Option<f64>, expected: f64) {
    let actual = actual.expect("a value");
    assert!(
        (actual - expected).abs() < 1e-9,
        "{actual} is not {expected}"
    );
}

const FEBRUARY: &str = r#""from":"2026-02-01","to":"2026-02-28""#;

#[test]
fn revenue_is_compared_customer_by_customer() {
    let report = report(&format!(r#"{{{FEBRUARY},"compare":"previous"}}"#));
    let compared = report.settings.compared.as_ref().unwrap();
    assert_eq!(
        (compared.from.as_str(), compared.to.as_str()),
        ("2026-01-01", "2026-01-31")
    );
    // The data begins on 10 January: the month before is not covered.
    assert_eq!(compared.caution, Some("before-not-covered"));
    let change = kpi(&report, "revenue_total").change.as_ref().unwrap();
    assert_eq!(change.before, Some(180.0));
    close(change.change, 45.0);
    // C1 +10, C2 +50, C3 -30, the anonymous order +15: mean 11.25, sum of
    // squares about it 1.5625 + 1501.5625 + 1701.5625 + 14.0625 = 3218.75.
    let half = 1.959_963_984_540_054 * (4.0f64 * 3218.75 / 3.0).sqrt();
    close(change.low, 45.0 - half);
    close(change.high, 45.0 + half);
    close(change.relative, 0.25);
    assert_eq!(change.method, Some("customers-paired"));
    assert_eq!(change.beyond_noise, Some(false));
}

#[test]
fn rates_are_compared_by_newcombe() {
    let report = report(&format!(r#"{{{FEBRUARY},"compare":"previous"}}"#));
    let change = kpi(&report, "repeat_rate").change.as_ref().unwrap();
    // One of two customers in February, none of three in January.
    assert_eq!((change.before, change.change), (Some(0.0), Some(0.5)));
    let wilson = omnimeter::stats::interval::wilson;
    let (now, before) = (wilson(1, 2).unwrap(), wilson(0, 3).unwrap());
    close(change.low, 0.5 - (0.5 - now.low).hypot(before.high));
    close(change.high, 0.5 + (now.high - 0.5).hypot(0.0));
    assert_eq!(change.method, Some("independent-periods"));
}

#[test]
fn without_a_period_or_a_wish_nothing_is_compared() {
    for settings in ["{}", r#"{"compare":"year"}"#, &format!("{{{FEBRUARY}}}")] {
        let report = report(settings);
        assert_eq!(report.settings.compared, None);
        assert!(report.kpis.iter().all(|kpi| kpi.change.is_none()));
    }
    let report = report(r#"{"from":"2026-03-01","to":"2026-03-31","compare":"previous"}"#);
    let compared = report.settings.compared.unwrap();
    assert_eq!(compared.caution, Some("now-not-complete"));
}

#[test]
fn a_segment_filter_holds_for_every_kpi() {
    let loyal = report(r#"{"segments":["LOYAL"]}"#);
    assert_eq!(loyal.settings.all_segments, ["Loyal", "New"]);
    close(kpi(&loyal, "revenue_total").value, 250.0);
    assert_eq!(kpi(&loyal, "repeat_rate").n, 2);
    let new = report(r#"{"segments":["New"]}"#);
    close(kpi(&new, "revenue_total").value, 150.0);
    // Nobody known is in a segment.
    let both = report(r#"{"segments":["New","Loyal"]}"#);
    close(kpi(&both, "revenue_total").value, 400.0);
    close(kpi(&report("{}"), "revenue_total").value, 415.0);
}

#[test]
fn months_of_a_trend_add_up_and_the_edges_are_marked() {
    let settings = Settings::default();
    let session = session_in_pieces(&files(), 1 << 20);
    let dataset = session.dataset(&settings).unwrap();
    let view = View::new(&dataset, &settings).unwrap();
    let trends = trend(&view, TrendStep::Month, &[]).unwrap();
    let revenue = trends
        .iter()
        .find(|trend| trend.id == "revenue_total")
        .unwrap();
    let values: Vec<_> = revenue.points.iter().map(|point| point.value).collect();
    assert_eq!(values, [Some(180.0), Some(225.0), Some(10.0)]);
    let complete: Vec<_> = revenue.points.iter().map(|point| point.complete).collect();
    assert_eq!(complete, [false, true, false]);
    assert_eq!(revenue.points[1].to, "2026-02-28");
    // What cannot be computed has no trend.
    assert!(trends.iter().all(|trend| trend.id != "cac"));
    // Those asked for alone are the same, and an unknown name is refused.
    let only = ["aov".to_owned(), "cac".to_owned()];
    let some = trend(&view, TrendStep::Month, &only).unwrap();
    assert!(some
        .iter()
        .eq(trends.iter().filter(|trend| trend.id == "aov")));
    assert!(trend(&view, TrendStep::Month, &["x".to_owned()]).is_err());
}

#[test]
fn the_kpis_alone_are_those_of_the_report_and_judged_alike() {
    let session = session_in_pieces(&files(), 1 << 20);
    for settings in [
        "{}",
        r#"{"from":"2026-02-01","to":"2026-02-28","compare":"previous"}"#,
        r#"{"segments":["Loyal"]}"#,
        r#"{"from":"2031-01-01","to":"2031-01-31"}"#,
    ] {
        let whole = report_under(&session, settings);
        let settings: Settings = serde_json::from_str(settings).unwrap();
        let dataset = session.dataset(&settings).unwrap();
        let alone = figures(&View::new(&dataset, &settings).unwrap(), &[]).unwrap();
        assert_eq!((alone.settings, alone.kpis), (whole.settings, whole.kpis));
    }
}

#[test]
fn a_customer_won_before_the_period_is_not_new() {
    let orders = "order_id,customer_id,ordered_at,channel,amount\n\
        A1,C1,2026-01-10,web,10\nA2,C2,2026-01-11,web,10\nA3,C3,2026-01-12,web,10\n";
    let customers = "customer_id,acquired_on\nC1,2019-05-01\nC2,2026-01-05\nC3,\n";
    let costs = "period,channel,cost\n2026-01,web,60\n";
    let files = [
        ("orders", orders),
        ("customers", customers),
        ("costs", costs),
    ]
    .map(|(table, text)| (table, text.as_bytes().to_vec()));
    let report = report_under(&session_in_pieces(&files, 1 << 20), "{}");
    let cac = kpi(&report, "cac");
    assert_eq!((cac.value, cac.n), (Some(30.0), 2));
}
