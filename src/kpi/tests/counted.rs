//! Costs and traffic, which are counted over whole periods.

use super::{left_out, measured};

const ORDERS: (&str, &str) = (
    "orders",
    "order_id,customer_id,ordered_at,channel,amount\nA1,C1,2026-01-05,web,100\n",
);
const COSTS: (&str, &str) = (
    "costs",
    "period,channel,cost,kind\n2026-01,web,31,acquisition\n2026-03,web,500,acquisition\n",
);
const TRAFFIC: (&str, &str) = (
    "traffic",
    "date,channel,sessions,impressions,clicks\n2026-01-05,web,100,1000,10\n\
     2026-03-05,web,900,1000,90\n",
);
/// The day of analysis: past January, that of the last act, and within January.
const AS_OF: [&str; 3] = [
    r#"{"as_of":"2026-02-01"}"#,
    "{}",
    r#"{"as_of":"2026-01-10"}"#,
];

#[test]
fn what_is_spent_or_counted_after_the_day_of_analysis_is_in_no_figure() {
    let files = [ORDERS, COSTS, TRAFFIC];
    // 31 in January; ten days of it where the tenth is the day of analysis.
    for (settings, cost) in AS_OF.into_iter().zip([31.0, 31.0, 10.0]) {
        let from = settings
            .replace('{', r#"{"from":"2026-01-01","#)
            .replace(",}", "}");
        for settings in [settings, &from] {
            let near = |id: &str, expected: f64| {
                let measure = measured(id, &files, settings);
                let value = measure.value.unwrap();
                assert!((value - expected).abs() < 1e-9, "{id}: {value} {settings}");
                assert_eq!(left_out(&measure, "after-as-of"), 1, "{id} {settings}");
            };
            near("cac", cost);
            near("roi", (100.0 - cost) / cost);
            near("roas", 100.0 / cost);
            near("channel_profit_global", 100.0 - cost);
            near("traffic", 100.0);
            near("ctr", 0.01);
        }
    }
}

#[test]
fn costs_alone_are_known_to_their_end() {
    let settings = super::Settings::default();
    let dataset = super::session(&[COSTS]).dataset(&settings).unwrap();
    let view = super::View::new(&dataset, &settings).unwrap();
    assert!(dataset.costs.iter().all(|cost| view.sees_cost(cost)));
}

#[test]
fn a_new_customer_is_one_whose_first_order_lies_in_the_days_of_the_costs() {
    let orders = "order_id,customer_id,ordered_at,channel,amount\nA1,C1,2026-03-05,web,100\n\
                  A2,C2,2026-01-05,web,100\nA3,C3,2026-01-06,web,100\n";
    // C1 bought after January; C3 is older than their first order at hand.
    let customers = "customer_id,acquired_on\nC1,2026-01-20\nC2,2026-01-04\nC3,2025-06-01\n";
    let costs = "period,channel,cost,kind\n2026-01,web,60,acquisition\n";
    let files = [
        ("orders", orders),
        ("customers", customers),
        ("costs", costs),
    ];
    let measure = measured("cac", &files, r#"{"as_of":"2026-04-01"}"#);
    assert_eq!((measure.value, measure.n), (Some(60.0), 1));
}

#[test]
fn more_clicks_than_displays_on_a_channel_are_no_rate_there_nor_in_all() {
    let traffic = "date,channel,impressions,clicks\n2026-01-05,web,1000,10\n\
                   2026-01-06,ads,100,200\n";
    let measure = measured("ctr", &[("traffic", traffic)], "{}");
    assert_eq!(measure.value, None);
    assert_eq!(measure.missing.unwrap().reason, "inconsistent");
    let told = |key: &str| {
        let slice = measure.breakdown.iter().find(|slice| slice.key == key);
        let slice = slice.unwrap();
        (slice.value, slice.missing.as_ref().map(|one| one.reason))
    };
    assert_eq!(told("ads"), (None, Some("inconsistent")));
    assert_eq!(told("web"), (Some(0.01), None));
}

#[test]
fn a_row_with_more_clicks_than_displays_is_told() {
    let traffic = "date,channel,impressions,clicks\n2026-01-05,web,1000,10\n\
                   2026-01-06,web,1,2\n";
    let files = [("traffic", traffic)];
    assert_eq!(measured("ctr", &files, "{}").value, Some(12.0 / 1001.0));
    let dataset = super::session(&files)
        .dataset(&super::Settings::default())
        .unwrap();
    assert_eq!(dataset.files[0].ledger.of("clicks-beyond-impressions"), 1);
}

#[test]
fn engagement_is_of_what_was_sent_and_never_above_one() {
    let head = "customer_id,at,channel,kind\n";
    let sent = "C1,2026-01-05,email,sent\nC2,2026-01-05,email,sent\nC1,2026-01-06,email,click\n";
    let ads = "C1,2026-01-06,ads,click\nC2,2026-01-06,ads,click\n";
    let touches = format!("{head}{sent}{ads}");
    let measure = measured("content_engagement", &[("touches", &touches)], "{}");
    // One of two; nothing says how often the ads were shown.
    assert_eq!((measure.value, measure.n), (Some(0.5), 2));
    assert_eq!(left_out(&measure, "nothing-sent"), 2);
    let shown = "C1,2026-01-05,ads,impression\n";
    let touches = format!("{head}{sent}{ads}{shown}");
    let measure = measured("content_engagement", &[("touches", &touches)], "{}");
    assert_eq!(measure.missing.unwrap().reason, "inconsistent");
    let email = measure.breakdown.iter().find(|one| one.key == "email");
    assert_eq!(email.unwrap().value, Some(0.5));
}
