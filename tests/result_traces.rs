//! Every amount in the result of all channels traces to rows: what each channel sold
//! and spent is the sum of its rows, whatever they are, and nothing comes or goes.

mod support;

use omnimeter::dataset::settings::Settings;
use omnimeter::dataset::view::View;
use omnimeter::report::result::{result, ChannelResult, ResultRequest, SplitBy};
use proptest::prelude::*;
use std::collections::BTreeMap;
use support::session_in_pieces;

/// Cents by channel.
type Cents = BTreeMap<String, i64>;

#[derive(Debug, Clone)]
struct Rows {
    orders: String,
    touches: String,
    costs: String,
    sold: Cents,
    marketing: Cents,
    distribution: Cents,
    shared: i64,
}

fn money(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", cents.abs() / 100, cents.abs() % 100)
}

fn any_rows() -> impl Strategy<Value = Rows> {
    let order = (0u8..6, 0u8..4, 1i64..100_000, 1u8..29, 0u8..3);
    let touch = (1u8..6, 0u8..5, 1u8..29);
    let cost = (0u8..5, 0i64..50_000, any::<bool>());
    let many = |n| 0..n;
    let orders = prop::collection::vec(order, many(40));
    let touches = prop::collection::vec(touch, many(40));
    let costs = prop::collection::vec(cost, many(12));
    (orders, touches, costs).prop_map(|(orders, touches, costs)| {
        let mut rows = Rows {
            orders: "order_id,customer_id,ordered_at,channel,fulfilment,amount,type\n\
                A,C1,2026-02-01,ch0,delivery,1.00,sale\n"
                .to_owned(),
            touches: "customer_id,at,channel\nC9,2026-02-01T10:00:00Z,ch1\n".to_owned(),
            costs: "period,channel,cost,kind\n2026-02,ch0,0.01,acquisition\n".to_owned(),
            sold: Cents::from([("ch0".to_owned(), 100)]),
            marketing: Cents::from([("ch0".to_owned(), 1)]),
            distribution: Cents::new(),
            shared: 0,
        };
        for (at, (customer, channel, cents, day, kind)) in orders.into_iter().enumerate() {
            let who = if customer == 0 {
                String::new()
            } else {
                format!("C{customer}")
            };
            // The last of the channels is a shop, for orders that are collected.
            let name = ["ch0", "ch1", "ch2", "store"][usize::from(channel)];
            let (cents, kind, way) = match kind {
                0 => (-cents, "refund", "delivery"),
                1 => (cents, "sale", "delivery"),
                _ => (cents, "sale", "click_collect"),
            };
            let amount = money(cents);
            rows.orders += &format!("O{at},{who},2026-02-{day:02},{name},{way},{amount},{kind}\n");
            *rows.sold.entry(name.to_owned()).or_default() += cents;
        }
        for (customer, channel, day) in touches {
            rows.touches += &format!("C{customer},2026-02-{day:02}T10:00:00Z,ch{channel}\n");
        }
        for (channel, cents, is_marketing) in costs {
            let name = ["ch0", "ch1", "store", "ads", "shared"][usize::from(channel)];
            let kind = if is_marketing { "acquisition" } else { "rent" };
            rows.costs += &format!("2026-02,{name},{},{kind}\n", money(cents));
            match (name, is_marketing) {
                ("shared", _) => rows.shared += cents,
                (_, true) => *rows.marketing.entry(name.to_owned()).or_default() += cents,
                (_, false) => *rows.distribution.entry(name.to_owned()).or_default() += cents,
            }
        }
        rows
    })
}

fn result_of(rows: &Rows, split: SplitBy) -> ChannelResult {
    let files: Vec<_> = [
        ("orders", &rows.orders),
        ("touches", &rows.touches),
        ("costs", &rows.costs),
    ]
    .map(|(table, text)| (table, text.as_bytes().to_vec()))
    .into();
    let session = session_in_pieces(&files, 1 << 16);
    let request = ResultRequest {
        settings: Settings {
            margin_rate: 0.4,
            ..Settings::default()
        },
        split,
        ..ResultRequest::default()
    };
    let dataset = session.dataset(&request.settings).unwrap();
    let view = View::new(&dataset, &request.settings).unwrap();
    result(session.words(), &view, &request)
}

fn is_near(one: f64, cents: i64) -> bool {
    (one - cents as f64 / 100.0).abs() < 1e-6
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_amount_traces_to_rows(rows in any_rows()) {
        let found = result_of(&rows, SplitBy::Evenly);
        let of = |cents: &Cents, name: &str| cents.get(name).copied().unwrap_or(0);
        for row in &found.channels {
            prop_assert!(is_near(row.ordered, of(&rows.sold, &row.channel)), "{row:?}");
            prop_assert!(is_near(row.marketing, of(&rows.marketing, &row.channel)), "{row:?}");
            prop_assert!(is_near(row.distribution, of(&rows.distribution, &row.channel)), "{row:?}");
        }
        // No channel of the rows is lost.
        for name in rows.sold.keys().chain(rows.marketing.keys()) {
            prop_assert!(found.channels.iter().any(|row| row.channel == *name), "{name}");
        }
        let total = found.total.as_ref().unwrap();
        let sold: i64 = rows.sold.values().sum();
        prop_assert!(is_near(total.ordered, sold));
        prop_assert!(is_near(total.fulfilled, sold), "{total:?}");
        prop_assert!(is_near(total.attributed, sold), "{total:?}");
        prop_assert!(is_near(total.shared, rows.shared), "{total:?}");
        let parts: f64 = found.channels.iter().map(|row| row.shared).sum();
        prop_assert!(is_near(parts, rows.shared), "{parts}");
        prop_assert!((total.brought - total.owed).abs() < 1e-6, "{total:?}");
        let profits: f64 = found.channels.iter().map(|row| row.profit).sum();
        prop_assert!((profits - total.profit).abs() < 1e-6, "{profits} {total:?}");
    }
}
