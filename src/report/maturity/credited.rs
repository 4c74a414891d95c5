//! What an audit asks of the key by which sales are credited.

use super::figures::Asked;
use crate::dataset::view::View;
use crate::economics::key::AllocationKey;
use crate::maturity::verdict::Fact;
use crate::report::keys::{keys, KeysRequest};

/// The figures of the key in use, by their ids in the model.
pub(super) fn of(asked: Asked<'_>, view: &View<'_>) -> [(&'static str, Fact); 2] {
    let [shared, gap] = match asked.key {
        Some(key) => under(key, view),
        None => nothing("no-key"),
    };
    [
        ("cross_channel_revenue_credited", shared),
        ("allocation_fairness_gap", gap),
    ]
}

fn under(key: &AllocationKey, view: &View<'_>) -> [Fact; 2] {
    if key.fault().is_some() {
        return nothing("key-fault");
    }
    let request = KeysRequest {
        keys: vec![key.clone()],
        ..KeysRequest::default()
    };
    let told = keys(view, &request);
    let Some(outcome) = told.keys.get(1) else {
        return nothing("no-rows");
    };
    // Without sales of several parties any key is as good as another.
    if told.several == 0 {
        return nothing("none-shared");
    }
    [outcome.shared, outcome.gap].map(|value| match value {
        Some(value) => Fact::census(value, told.several),
        None => Fact::none("no-rows", &[]),
    })
}

fn nothing(reason: &str) -> [Fact; 2] {
    [Fact::none(reason, &[]), Fact::none(reason, &[])]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::session::Session;
    use crate::dataset::settings::Settings;
    use crate::economics::key::{KeyRule, Reason};
    use crate::mapping::field::TableKind;
    use crate::report::maturity::facts;
    use crate::report::maturity::tests::{none, told, MODEL};
    use std::collections::BTreeMap;

    const SHARED: &str = "order_id,customer_id,ordered_at,channel,fulfilment,store,amount\n\
    A1,C1,2026-01-05,web,click_collect,Lyon,100\nA2,C2,2026-01-09,store,in_store,Lyon,100\n";

    fn credited(orders: &str, key: Option<&AllocationKey>) -> BTreeMap<String, Fact> {
        let mut session = Session::default();
        let kind = TableKind::from_id("orders").unwrap();
        session.load_text("orders.csv", kind, orders).unwrap();
        let settings = Settings::default();
        let data = session.dataset(&settings).unwrap();
        let view = View::new(&data, &settings).unwrap();
        let asked = Asked {
            key,
            ..Asked::default()
        };
        facts(&MODEL.model, asked, &session, &view).unwrap()
    }

    #[test]
    fn the_key_in_use_is_a_figure_by_hand() {
        let both = |facts: &BTreeMap<String, Fact>| {
            ["cross_channel_revenue_credited", "allocation_fairness_gap"].map(|id| told(facts, id))
        };
        let key = |share: f64| AllocationKey {
            name: "ours".into(),
            rules: vec![KeyRule {
                reason: Reason::Collect,
                share,
            }],
        };
        // Nobody said which: nothing is known, and nothing contradicts.
        assert_eq!(
            both(&credited(SHARED, None)),
            [none("no-key"), none("no-key")]
        );
        // Whoever is paid is credited: web 100, Lyon 100, of which each has 50 and 150 by
        // contribution, a quarter of 200 apart.
        let paid = AllocationKey::default();
        assert_eq!(
            both(&credited(SHARED, Some(&paid))),
            [Ok((0.0, 1)), Ok((0.25, 1))]
        );
        // 30% to who hands over: 70 and 130; a half is just the contribution.
        assert_eq!(
            both(&credited(SHARED, Some(&key(0.3)))),
            [Ok((1.0, 1)), Ok((0.1, 1))]
        );
        assert_eq!(
            both(&credited(SHARED, Some(&key(0.5)))),
            [Ok((1.0, 1)), Ok((0.0, 1))]
        );
        assert_eq!(
            both(&credited(SHARED, Some(&key(1.5)))),
            [none("key-fault"), none("key-fault")]
        );
        let alone = SHARED.replace("click_collect,Lyon,", "delivery,,");
        assert_eq!(
            both(&credited(&alone, Some(&key(0.5)))),
            [none("none-shared"), none("none-shared")]
        );
    }
}
