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
