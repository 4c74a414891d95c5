//! Twelve customers whose every figure was computed by hand.

mod support;

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
    ]
    .map(|(table, path)| (table, fixture(path)));
    report_of(&files, settings)
}

fn also(kpi: &KpiReport, id: &str) -> f64 {
    kpi.also.iter().find(|also| also.id == id).unwrap().value
}

#[test]
fn revenue() {
    let (report, hand) = (report("{}"), &expected()["revenue"]);
    let total = kpi(&report, "revenue_total");
    close(total.value, &hand["net"]);
    assert_eq!(total.n, 21);
    close(also(total, "gross"), &hand["gross"]);
    close(also(total, "refunds"), &hand["refunds"]);
    close(also(total, "anonymous"), &hand["anonymous"]);
    let by_channel = kpi(&report, "revenue_by_channel");
    assert_eq!(by_channel.breakdown.len(), 4);
    for slice in &by_channel.breakdown {
        close(slice.value, &hand["by_channel_net"][&slice.key]);
    }
    let shares: f64 = by_channel
        .breakdown
        .iter()
        .map(|s| s.share.unwrap().value)
        .sum();
    assert!((shares - 1.0).abs() < 1e-12);
    close(kpi(&report, "aov").value, &hand["aov"]);
    let orders = &report.inputs[0];
    assert_eq!((orders.rows, orders.skipped), (24, 1));
    assert_eq!(
        orders
            .ledger
            .iter()
            .find(|e| e.reason == "duplicate")
            .unwrap()
            .lines,
        [24]
    );
}

#[test]
fn the_days_that_each_file_speaks_of() {
    let report = report("{}");
    let days: Vec<_> = report
        .inputs
        .iter()
        .map(|input| (input.oldest.as_deref(), input.newest.as_deref()))
        .collect();
    assert_eq!(
        days,
        [
            (Some("2026-01-05"), Some("2026-04-08")),
            (Some("2026-01-05"), Some("2026-04-05")),
            // Costs of the first quarter.
            (Some("2026-01-01"), Some("2026-03-31")),
            (Some("2026-01-05"), Some("2026-04-02")),
            (None, None),
        ]
    );
}

#[test]
fn omnichannel_by_both_bases() {
    let hand = &expected()["omnichannel_ratio"];
    for basis in ["interaction", "purchase"] {
        let report = report(&format!(r#"{{"basis":"{basis}"}}"#));
        let ratio = kpi(&report, "omnichannel_ratio");
        close(ratio.value, &hand[basis]["ratio"]);
        close(ratio.low, &hand[basis]["ci95"][0]);
        let high = hand[basis]["ci95"][1].as_f64().unwrap().min(1.0);
        close(ratio.high, &Value::from(high));
        assert_eq!(ratio.n, 12);
        let share = kpi(&report, "omnichannel_customer_share");
        let hand = &hand[format!("customers_{basis}")];
        close(share.value, &hand["rate"]);
        close(share.low, &hand["wilson95"][0]);
        close(share.high, &hand["wilson95"][1]);
        assert!(ratio.cautions.contains(&"few"));
    }
}

#[test]
fn costs_and_what_they_brought() {
    let (report, hand) = (report("{}"), expected());
    let cac = kpi(&report, "cac");
    close(cac.value, &hand["cac_q1"]["cac"]);
    assert_eq!(cac.n, 11);
    close(also(cac, "blended"), &hand["cac_q1"]["blended_all_cost"]);
    for slice in cac.breakdown.iter().filter(|slice| slice.value.is_some()) {
        let by_hand = &hand["cac_q1"]["by_channel"][&slice.key];
        close(slice.value, &by_hand["cac"]);
        assert_eq!(slice.n, by_hand["new"].as_u64().unwrap());
    }
    close(kpi(&report, "roi").value, &hand["roi_q1"]["total"]["roi"]);
    for (id, figure) in [("roi", "roi"), ("roas", "roas")] {
        let with_revenue = |key: &&str| hand["roi_q1"].get(*key).is_some();
        let slices = &kpi(&report, id).breakdown;
        let known: Vec<_> = slices
            .iter()
            .filter(|s| with_revenue(&s.key.as_str()))
            .collect();
        assert_eq!(known.len(), 4);
        for slice in known {
            close(slice.value, &hand["roi_q1"][&slice.key][figure]);
            close(
                slice.parts["revenue"],
                &hand["roi_q1"][&slice.key]["revenue"],
            );
        }
        // Nothing is ever sold by e-mail: its return is a matter of attribution.
        let email = slices.iter().find(|slice| slice.key == "email").unwrap();
        assert_eq!((email.value, email.parts["cost"]), (None, 30.0));
        assert_eq!(
            email.missing.as_ref().unwrap().reason,
            "not-a-sales-channel"
        );
    }
}

#[test]
fn repeat_and_conversion() {
    let (report, hand) = (report("{}"), expected());
    let repeat = kpi(&report, "repeat_rate");
    close(repeat.value, &hand["repeat"]["repeat_rate"]["rate"]);
    close(repeat.high, &hand["repeat"]["repeat_rate"]["wilson95"][1]);
    close(
        also(repeat, "orders_per_customer"),
        &hand["repeat"]["orders_per_customer"],
    );
    let conversion = kpi(&report, "conversion_rate");
    let by_hand = &hand["conversion"]["online_session"];
    close(conversion.value, &by_hand["rate"]);
    close(conversion.low, &by_hand["wilson95"][0]);
    assert_eq!(conversion.n, 16);
    close(
        also(conversion, "visitor"),
        &hand["conversion"]["visitor"]["rate"],
    );
}

#[test]
fn a_refund_can_be_booked_where_it_was_given_back() {
    let report = report(r#"{"refund_channel":"return"}"#);
    let slices = &kpi(&report, "revenue_by_channel").breakdown;
    let total: f64 = slices.iter().map(|slice| slice.value.unwrap()).sum();
    assert!((total - 1315.0).abs() < 1e-9);
}

#[test]
fn a_period_is_cut_in_the_reporting_zone() {
    // Order O17 is on 29 March in UTC and on 30 March in Paris.
    let on_30_march = |zone: &str| {
        let settings = format!(r#"{{"from":"2026-03-30","to":"2026-03-30","zone":"{zone}"}}"#);
        kpi(&report(&settings), "revenue_total").value
    };
    assert_eq!(on_30_march("Europe/Paris"), Some(45.0));
    assert_eq!(on_30_march("UTC"), None);
}

#[test]
fn a_channel_filter_holds_for_every_kpi() {
    let report = report(r#"{"channels":["WEB"]}"#);
    assert_eq!(kpi(&report, "revenue_total").value, Some(620.0));
    assert_eq!(kpi(&report, "omnichannel_ratio").value, Some(0.0));
    // Who came before the sales of a channel may be any other.
    let by_touch = |kpi: &&KpiReport| kpi.id == "attributed_revenue";
    for kpi in report.kpis.iter().filter(|kpi| !by_touch(kpi)) {
        assert!(
            kpi.breakdown.iter().all(|slice| slice.key == "web"),
            "{}",
            kpi.id
        );
    }
}
