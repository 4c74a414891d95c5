//! What must not change a result: chunks, the order of rows, shards.

mod support;

use omnimeter::dataset::session::Session;
use omnimeter::dataset::settings::Settings;
use omnimeter::dataset::view::View;
use omnimeter::kpi::KPIS;
use omnimeter::stats::accumulate::Accumulator;
use proptest::prelude::*;
use support::{fixture, report_under, session_in_pieces};

fn tiny() -> Vec<(&'static str, Vec<u8>)> {
    [
        ("orders", "tiny/orders.csv"),
        ("touches", "tiny/touches.csv"),
        ("costs", "tiny/costs.csv"),
        ("customers", "tiny/customers.csv"),
        ("currencies", "tiny/fx.csv"),
    ]
    .map(|(table, path)| (table, fixture(path)))
    .into()
}

fn json(session: &Session, settings: &str) -> String {
    serde_json::to_string(&report_under(session, settings)).unwrap()
}

#[test]
fn pieces_of_any_size_give_the_same_report() {
    let whole = json(&session_in_pieces(&tiny(), 1 << 20), "{}");
    for piece in [1, 2, 3, 7, 64, 1000] {
        assert_eq!(
            json(&session_in_pieces(&tiny(), piece), "{}"),
            whole,
            "pieces of {piece}"
        );
    }
}

/// The rows of a file in another order, its header where it was.
fn shuffled(bytes: &[u8], order: &[prop::sample::Index]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let mut lines: Vec<&str> = text.lines().collect();
    for (at, index) in order.iter().enumerate() {
        if lines.len() > at + 2 {
            let other = at + 1 + index.index(lines.len() - at - 1);
            lines.swap(at + 1, other);
        }
    }
    (lines.join("\n") + "\n").into_bytes()
}

/// The figures of a report: the ledger names lines, which a shuffle moves.
fn figures(session: &Session) -> String {
    let report = report_under(session, "{}");
    serde_json::to_string(&(&report.kpis, &report.attribution)).unwrap()
}

/// Orders, customers and channels as they come, for shards.
fn any_orders() -> impl Strategy<Value = String> {
    let row = (0u8..12, 0u8..5, 0i32..100_000, 0u8..28, any::<bool>());
    prop::collection::vec(row, 0..60).prop_map(|rows| {
        let mut text =
            "order_id,customer_id,ordered_at,channel,amount,type\nA,C0,2026-01-01,web,1,sale\n"
                .to_owned();
        for (index, (customer, channel, cents, day, refund)) in rows.into_iter().enumerate() {
            let customer = if customer == 0 {
                String::new()
            } else {
                format!("C{customer}")
            };
            let (sign, kind) = if refund {
                ("-", "refund")
            } else {
                ("", "sale")
            };
            text += &format!(
                "O{index},{customer},2026-02-{:02},ch{channel},{sign}{}.{:02},{kind}\n",
                day + 1,
                cents / 100,
                cents % 100
            );
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_rows_does_not_matter(
        order in prop::collection::vec(any::<prop::sample::Index>(), 30)
    ) {
        let files: Vec<_> = tiny()
            .into_iter()
            .map(|(table, bytes)| (table, shuffled(&bytes, &order)))
            .collect();
        prop_assert_eq!(
            figures(&session_in_pieces(&files, 1 << 20)),
            figures(&session_in_pieces(&tiny(), 1 << 20))
        );
    }

    #[test]
    fn shards_by_customer_merged_equal_the_whole(orders in any_orders(), shards in 1u32..9) {
        let mut files = tiny();
        files[0] = ("orders", orders.into_bytes());
        let session = session_in_pieces(&files, 1 << 20);
        let settings = Settings::default();
        let dataset = session.dataset(&settings).unwrap();
        let view = View::new(&dataset, &settings).unwrap();
        for kpi in KPIS.iter().filter(|kpi| kpi.refusal(&view).is_none()) {
            let mut merged = Accumulator::default();
            for shard in (0..shards).rev() {
                merged.merge(&(kpi.accumulate)(&view.shard(shard, shards)));
            }
            prop_assert_eq!(&merged, &(kpi.accumulate)(&view), "{}", kpi.id);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for table in ["orders", "touches", "costs", "paths"] {
            let kind = omnimeter::mapping::field::TableKind::from_id(table).unwrap();
            if let Ok(looked) = omnimeter::dataset::session::look("f", &bytes, true, Some(kind)) {
                if let Some(mapping) = looked.proposal.clone() {
                    let mut session = Session::default();
                    let _ = session.load_bytes("f", &looked, mapping, &bytes);
                }
            }
        }
    }
}
