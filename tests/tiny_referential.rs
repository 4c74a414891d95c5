//! The twelve customers again: the figures of the referential that need more
//! files, or more care, than revenue does. All values are of
//! `tests/data/expected/tiny.json`, by hand unless said otherwise.

mod support;

use omnimeter::kpi::measure::Also;
use omnimeter::report::{KpiReport, Report};
use serde_json::Value;
use support::{close, expected, fixture, kpi, report_of};

fn report(settings: &str) -> Report {
    let files = [
        ("orders", "tiny/orders.csv"),
        ("touches", "tiny/touches.csv"),
        ("costs", "tiny/costs.csv"),
        ("customers", "tiny/customers.csv"),
        ("currencies", "tiny/fx.csv"),
        ("surveys", "tiny/surveys.csv"),
        ("tickets", "tiny/tickets.csv"),
    ]
    .map(|(table, path)| (table, fixture(path)));
    report_of(&files, settings)
}

const AS_OF: &str = r#"{"as_of":"2026-04-10T00:00:00Z"}"#;

fn also<'a>(kpi: &'a KpiReport, id: &str) -> &'a Also {
    let found = kpi.also.iter().find(|also| also.id == id);
    found.unwrap_or_else(|| panic!("{} has no {id}: {:?}", kpi.id, kpi.also))
}

/// A rate by hand: value, n and Wilson's interval.
fn rate(kpi: &KpiReport, hand: &Value) {
    assert_eq!(kpi.missing, None, "{}", kpi.id);
    close(kpi.value, &hand["rate"]);
    assert_eq!(kpi.n, hand["n"].as_u64().unwrap(), "{}", kpi.id);
    close(kpi.low, &hand["wilson95"][0]);
    close(kpi.high, &hand["wilson95"][1]);
}

#[test]
fn identification_and_frequency() {
    let (report, hand) = (report("{}"), expected());
    let identified = kpi(&report, "identification_rate");
    rate(identified, &hand["revenue"]["identification_rate_orders"]);
    let frequency = kpi(&report, "purchase_frequency");
    close(frequency.value, &hand["repeat"]["orders_per_customer"]);
    assert_eq!(frequency.n, 12);
    // Nobody buys twice a day here.
    assert_eq!(also(frequency, "purchase_days").value, 20.0 / 12.0);
    assert_eq!(frequency.left_out[0].rows, 1);
}

#[test]
fn value_to_date() {
    let (report, hand) = (report("{}"), &expected()["repeat"]);
    let clv = kpi(&report, "clv_historic");
    close(clv.value, &hand["historic_clv_mean"]);
    close(also(clv, "clv_omni").value, &hand["historic_clv_omni"]);
    close(also(clv, "clv_mono").value, &hand["historic_clv_mono"]);
    let gap = also(clv, "clv_gap");
    assert!(gap.low.unwrap() < gap.value && gap.value < gap.high.unwrap());
    let against = kpi(&report, "clv_to_cac");
    let by_hand = (1300.0 / 12.0) / (320.0 / 11.0);
    assert!((against.value.unwrap() - by_hand).abs() < 1e-12);
    // A fifth of it is margin: the interval shrinks with the value.
    let fifth = self::report(r#"{"margin_rate":0.2}"#);
    let clv_fifth = kpi(&fifth, "clv_historic");
    assert!((clv_fifth.value.unwrap() * 5.0 - clv.value.unwrap()).abs() < 1e-9);
    assert!((clv_fifth.low.unwrap() * 5.0 - clv.low.unwrap()).abs() < 1e-9);
}

#[test]
fn synergy_of_web_and_store() {
    let (report, hand) = (report("{}"), &expected()["synergy_web_store_purchase"]);
    let synergy = kpi(&report, "synergy_ratio");
    assert_eq!(synergy.settings["channels"], "store + web");
    close(synergy.value, &hand["ratio_vs_sum"]);
    close(also(synergy, "against_best").value, &hand["ratio_vs_best"]);
    for (id, mean, n) in [
        ("spend_both", "mean_ab", "n_ab"),
        ("spend_second", "mean_a", "n_a"),
        ("spend_first", "mean_b", "n_b"),
    ] {
        close(also(synergy, id).value, &hand[mean]);
        assert_eq!(also(synergy, id).n, hand[n].as_u64());
    }
    assert!(synergy.cautions.contains(&"group-few"));
}

#[test]
fn click_and_collect() {
    let (report, hand) = (report("{}"), &expected()["click_collect"]);
    let adoption = kpi(&report, "cc_adoption");
    rate(adoption, &hand["adoption_orders"]);
    let customers = also(adoption, "customer_share");
    close(customers.value, &hand["adoption_customers"]["rate"]);
    close(customers.low, &hand["adoption_customers"]["wilson95"][0]);
    let basket = kpi(&report, "cc_aov");
    close(basket.value, &hand["ratio_cc_vs_store"]);
    close(also(basket, "basket_collect").value, &hand["aov_cc"]);
    close(also(basket, "basket_store").value, &hand["aov_store"]);
    let delivered = also(basket, "basket_delivery");
    close(delivered.value, &hand["aov_delivery_online"]);
    rate(kpi(&report, "cc_conversion"), &hand["conversion"]);
}

#[test]
fn research_on_the_other_side() {
    let (report, hand) = (report("{}"), expected());
    let ropo = kpi(&report, "ropo");
    rate(ropo, &hand["ropo_30d"]["orders"]);
    close(
        also(ropo, "revenue_share").value,
        &hand["ropo_30d"]["revenue_share"],
    );
    close(
        also(ropo, "revenue_share_least").value,
        &hand["ropo_30d"]["revenue_share_incl_anonymous_store"],
    );
    // One anonymous store order: four to five of nine.
    assert_eq!(also(ropo, "share_least").value, 4.0 / 9.0);
    assert_eq!(also(ropo, "share_most").value, 5.0 / 9.0);
    let curve = |id| also(ropo, id).value * 8.0;
    // O02 after 1 day, O10 after 2, O05 after 14, O23 after 27, O21 after 41.
    assert_eq!(
        [
            "within_1",
            "within_7",
            "within_14",
            "within_30",
            "within_60"
        ]
        .map(curve),
        [0.0, 2.0, 2.0, 4.0, 5.0]
    );
    rate(
        kpi(&report, "reverse_ropo"),
        &hand["reverse_ropo_30d"]["orders"],
    );
    let wider = self::report(r#"{"ropo_days":60}"#);
    assert_eq!(kpi(&wider, "ropo").value, Some(5.0 / 8.0));
}

#[test]
fn voice() {
    let (report, hand) = (report("{}"), expected());
    let nps = kpi(&report, "nps");
    close(nps.value, &hand["nps"]["nps"]);
    assert_eq!(nps.n, 10);
    close(nps.low, &hand["nps"]["adjusted_wald95"][0]);
    close(nps.high, &hand["nps"]["adjusted_wald95"][1]);
    let csat = kpi(&report, "csat");
    rate(csat, &hand["csat"]["top2"]);
    close(also(csat, "mean_score").value, &hand["csat"]["mean"]);
    let ces = kpi(&report, "ces");
    close(ces.value, &hand["ces_effort"]["mean"]);
    assert_eq!((ces.n, ces.settings["direction"].as_str()), (4, "low"));
    close(also(ces, "ces_easy").value, &hand["ces2"]["mean"]);
    close(also(ces, "ces_agree").value, &hand["ces2"]["agree"]["rate"]);
    let by_channel: Vec<_> = nps
        .breakdown
        .iter()
        .map(|s| (s.key.as_str(), s.n))
        .collect();
    assert_eq!(
        by_channel,
        [("mobile", 2), ("phone", 1), ("store", 3), ("web", 4)]
    );
}

#[test]
fn service() {
    let (report, hand) = (report(AS_OF), &expected()["service"]);
    let response = kpi(&report, "response_time");
    close(response.value, &hand["frt_h_median"]);
    close(also(response, "median_ended").value, &hand["frt_h_median"]);
    close(also(response, "mean_ended").value, &hand["frt_h_mean"]);
    let social = response.breakdown.iter().find(|s| s.key == "social");
    close(social.unwrap().value, &hand["social_frt_h_mean"]);
    let resolution = kpi(&report, "resolution_time");
    let solved = also(resolution, "median_ended");
    close(solved.value, &hand["ttr_h_median_resolved_only"]);
    close(
        also(resolution, "mean_ended").value,
        &hand["ttr_h_mean_resolved_only"],
    );
    // With K5, open for 732 hours: half are solved between 12 and 48 hours.
    assert_eq!(resolution.value, Some(30.0));
    assert_eq!(also(resolution, "still_waiting").value, 1.0);
    rate(kpi(&report, "resolution_rate"), &hand["resolution_rate"]);
    rate(kpi(&report, "fcr"), &hand["fcr_no_reopen_no_transfer"]);
    rate(
        kpi(&report, "seamless_transfer"),
        &hand["seamless_transfer"],
    );
    let sentiment = kpi(&report, "sentiment");
    close(sentiment.value, &hand["sentiment_net"]);
    close(also(sentiment, "mean_score").value, &hand["sentiment_mean"]);
}

#[test]
fn loyalty() {
    let (report, hand) = (report("{}"), &expected()["loyalty"]);
    let enrolment = kpi(&report, "loyalty_enrolment");
    rate(enrolment, &hand["enrolment"]);
    let revenue = also(enrolment, "member_revenue");
    close(revenue.value, &hand["member_revenue_share"]);
    close(also(enrolment, "member_mean").value, &hand["mean_member"]);
    close(also(enrolment, "other_mean").value, &hand["mean_non"]);
    // No file of events: what is needed is said.
    let missing = kpi(&report, "loyalty_engagement").missing.as_ref().unwrap();
    assert_eq!(missing.reason, "field-missing");
}

#[test]
fn cohorts_that_are_old_enough() {
    let report = report(AS_OF);
    let cohort = kpi(&report, "cohort_retention");
    // The grid by hand: month 1 of January 2/3, of February 2/4; March waits.
    assert_eq!((cohort.value, cohort.n), (Some(4.0 / 7.0), 7));
    assert_eq!(also(cohort, "month_2").value, 1.0 / 3.0);
    assert_eq!(cohort.left_out[0].rows, 5);
    // From 22 February to 10 April against 5 January to 21 February, 47.5 days
    // each, cut to whole days: 9 customers, of whom five came back.
    let retention = kpi(&report, "retention_rate");
    assert_eq!(retention.settings["window"], "2026-02-22/2026-04-10");
    assert_eq!((retention.value, retention.n), (Some(4.0 / 7.0), 7));
    let churn = kpi(&report, "churn_rate");
    assert!((churn.value.unwrap() + retention.value.unwrap() - 1.0).abs() < 1e-15);
    assert!((churn.low.unwrap() + retention.high.unwrap() - 1.0).abs() < 1e-12);
}

#[test]
fn visits() {
    let report = report("{}");
    // Seventeen sessions, four of them of two touches.
    let bounce = kpi(&report, "bounce_rate");
    assert_eq!((bounce.value, bounce.n), (Some(13.0 / 17.0), 17));
    let duration = kpi(&report, "visit_duration");
    assert_eq!((duration.value, duration.n), (Some(600.0), 4));
    assert_eq!(duration.left_out[0].rows, 13);
    // And two visits to a store that belong to no session.
    let traffic = kpi(&report, "traffic");
    assert_eq!(traffic.value, Some(19.0));
    assert_eq!(traffic.settings["visits_from"], "touches");
}

#[test]
fn what_came_before_the_sales() {
    let report = report("{}");
    let assisted = kpi(&report, "assisted_conversion");
    assert!(assisted.missing.is_none() && assisted.n > 0);
    let attributed = kpi(&report, "attributed_revenue");
    let shared: f64 = attributed.breakdown.iter().filter_map(|s| s.value).sum();
    assert!((shared - attributed.value.unwrap()).abs() < 1e-9);
    // Gross sales of known customers are either attributed or said to be not.
    let rest = also(attributed, "unattributed").value + also(attributed, "anonymous").value;
    assert!((shared + rest - 1365.0).abs() < 1e-9);
    // The attribution room's U-shaped model, which starts from paths, agrees.
    let room = report
        .attribution
        .models
        .iter()
        .find(|m| m.id == "u")
        .unwrap();
    for credit in &room.channels {
        let slice = attributed
            .breakdown
            .iter()
            .find(|s| s.key == credit.channel);
        let value = slice.and_then(|slice| slice.value).unwrap_or(0.0);
        assert!((value - credit.value).abs() < 1e-5, "{}", credit.channel);
    }
}

#[test]
fn the_allocation_key_moves_profit_and_not_its_total() {
    let (whole, half) = (report("{}"), report(r#"{"collect_credit":0.5}"#));
    let [plain, moved] = [&whole, &half].map(|report| kpi(report, "channel_profit_global"));
    // 1,135 of revenue in the quarter and 350 of costs; e-mail 30 of them.
    assert_eq!(plain.value, moved.value);
    let by = |kpi: &KpiReport, key: &str| {
        let slice = kpi.breakdown.iter().find(|slice| slice.key == key);
        slice.and_then(|slice| slice.value).unwrap()
    };
    let total: f64 = moved.breakdown.iter().filter_map(|s| s.value).sum();
    assert!((total - moved.value.unwrap()).abs() < 1e-9);
    // O03 for 80 on the site and O17 for 45 on the application, in the quarter.
    assert!((by(moved, "store") - by(plain, "store") - 62.5).abs() < 1e-9);
    assert!((by(plain, "web") - by(moved, "web") - 40.0).abs() < 1e-9);
}

#[test]
fn every_figure_follows_the_filters() {
    let whole = report("{}");
    for settings in [
        r#"{"channels":["web"]}"#,
        r#"{"from":"2026-02-01","to":"2026-03-31"}"#,
        r#"{"channels":["store"],"from":"2026-03-01"}"#,
    ] {
        let part = report(settings);
        for (one, all) in part.kpis.iter().zip(&whole.kpis) {
            assert!(
                one.n <= all.n
                    || all.value.is_none()
                    || one.id == "retention_rate"
                    || one.id == "churn_rate",
                "{} under {settings}: {} of {}",
                one.id,
                one.n,
                all.n
            );
            assert!(one.value.is_some() || one.missing.is_some(), "{}", one.id);
            if let (Some(value), Some(low), Some(high)) = (one.value, one.low, one.high) {
                assert!(low <= value + 1e-9 && value <= high + 1e-9, "{}", one.id);
            }
        }
    }
}
