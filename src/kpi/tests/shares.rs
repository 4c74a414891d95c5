//! What is no channel, no share and no customer: rows without a channel, refunds that
//! exceed sales, customers of whom only refunds are known.

use super::measured;

fn missing(id: &str, files: &[(&str, &str)]) -> Option<&'static str> {
    measured(id, files, "{}").missing.map(|one| one.reason)
}

#[test]
fn what_names_no_channel_is_no_second_channel() {
    let orders = "order_id,customer_id,ordered_at,channel,amount\n\
        A1,C1,2026-01-05,web,100\nA2,C1,2026-01-06,,50\n\
        A3,C2,2026-01-09,web,50\nA4,C2,2026-01-10,store,50\n\
        A5,C3,2026-01-11,,50\n";
    let touches = "customer_id,at,channel\nC3,2026-01-02,web\nC1,2026-01-03,\n";
    let files = [("orders", orders), ("touches", touches)];
    // C2 alone: 100 of 300.
    let ratio = measured("omnichannel_ratio", &files, "{}");
    assert_eq!(ratio.value, Some(1.0 / 3.0));
    let share = measured("omnichannel_customer_share", &files, "{}");
    assert_eq!((share.value, share.n), (Some(1.0 / 3.0), 3));
    // Acts that name a channel: web of C1, web and store of C2, web of C3: by chance
    // two of them are on several channels in 1 - 9/16 - 1/16 of cases.
    let chance = ratio.also.iter().find(|also| also.id == "chance").unwrap();
    assert!((chance.value - 0.375 * 100.0 / 300.0).abs() < 1e-12);
    let value = measured("clv_historic", &files, "{}");
    let omni = value
        .also
        .iter()
        .find(|also| also.id == "clv_omni")
        .unwrap();
    assert_eq!((omni.value, omni.n), (100.0, Some(1)));
    // Nothing but web is bought on by name, and store.
    let pair = measured("synergy_ratio", &files, "{}");
    assert!(pair
        .settings
        .get("channels")
        .is_none_or(|pair| pair == "store + web"));
}

#[test]
fn of_revenue_that_refunds_have_eaten_up_there_is_no_share() {
    let head = "order_id,customer_id,ordered_at,channel,amount\n";
    // C2, on one channel, gave back more than it bought in the period.
    let orders = format!(
        "{head}A1,C1,2026-01-05,web,100\nA2,C1,2026-01-06,store,50\n\
         A3,C2,2026-01-09,web,50\nA4,C2,2026-01-10,web,-90\n"
    );
    let files = [("orders", orders.as_str())];
    assert_eq!(
        missing("omnichannel_ratio", &files),
        Some("refunds-exceed-sales")
    );
    let orders = format!("{head}A1,C1,2026-01-05,web,100\nA2,C1,2026-01-10,web,-130\nA3,,2026-01-05,web,100\nA4,,2026-01-05,store,30\n");
    let files = [("orders", orders.as_str())];
    let share = measured("identified_revenue_share", &files, "{}");
    assert_eq!(share.missing.unwrap().reason, "refunds-exceed-sales");
    // The channels are told apart: nothing of the store's is identified.
    let told: Vec<_> = share
        .breakdown
        .iter()
        .map(|one| (one.key.as_str(), one.value))
        .collect();
    assert_eq!(told, [("store", Some(0.0)), ("web", None)]);
    let nothing = format!("{head}A1,C1,2026-01-05,web,100\n");
    let settings = r#"{"from":"2025-01-01","to":"2025-01-31"}"#;
    let share = measured(
        "identified_revenue_share",
        &[("orders", &nothing)],
        settings,
    );
    assert_eq!(share.missing.unwrap().reason, "no-rows");
}

#[test]
fn who_only_gave_back_is_no_customer() {
    let orders = "order_id,customer_id,ordered_at,channel,amount\n\
        A1,C1,2026-01-05,web,100\nA2,C1,2026-02-20,store,50\n\
        A3,C2,2026-01-09,web,50\nA4,C3,2026-01-10,web,-90\n";
    let files = [("orders", orders)];
    let value = measured("clv_historic", &files, "{}");
    assert_eq!((value.value, value.n), (Some(100.0), 2));
    for id in ["rfm", "repeat_rate", "omnichannel_customer_share"] {
        assert_eq!(measured(id, &files, "{}").n, 2, "{id}");
    }
}

#[test]
fn a_channel_whose_spend_is_nothing_has_no_cost_of_a_customer() {
    let orders = "order_id,customer_id,ordered_at,channel,amount\n\
        A1,C1,2026-01-05,web,100\nA2,C2,2026-01-06,store,50\nA3,C3,2026-01-06,app,50\n";
    let costs = "period,channel,cost,kind\n2026-01,web,60,acquisition\n\
        2026-01,store,0,acquisition\n2026-01,app,9,retention\n";
    let files = [("orders", orders), ("costs", costs)];
    let cac = measured("cac", &files, "{}");
    assert_eq!((cac.value, cac.n), (Some(20.0), 3));
    let told = |key: &str| {
        let slice = cac.breakdown.iter().find(|slice| slice.key == key).unwrap();
        (slice.value, slice.missing.as_ref().map(|one| one.reason))
    };
    assert_eq!(told("web"), (Some(60.0), None));
    assert_eq!(told("store"), (None, Some("no-cost")));
    assert_eq!(told("app"), (None, Some("no-cost")));
}

#[test]
fn of_media_alone_there_are_no_sales_and_that_is_the_reason() {
    let orders = "order_id,customer_id,ordered_at,channel,amount\n\
        A1,C1,2026-01-10,web,100\n";
    let touches = "customer_id,at,channel\nC1,2026-01-09,email\n";
    let costs = "period,channel,cost,kind\n2026-01,email,60,acquisition\n";
    let files = [("orders", orders), ("touches", touches), ("costs", costs)];
    let settings = r#"{"channels":["email"]}"#;
    for id in [
        "roi",
        "roas",
        "revenue_total",
        "aov",
        "cac",
        "attributed_revenue",
    ] {
        let measure = measured(id, &files, settings);
        assert_eq!(measure.value, None, "{id}");
        assert_eq!(
            measure.missing.unwrap().reason,
            "not-a-sales-channel",
            "{id}"
        );
    }
    // A channel that sells nothing in the period is one that sells.
    let settings = r#"{"channels":["web"],"from":"2025-01-01","to":"2025-01-31"}"#;
    let measure = measured("revenue_total", &files, settings);
    assert_eq!(measure.missing.unwrap().reason, "no-rows");
}
