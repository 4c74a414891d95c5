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
        settings: view.settings.clone(),
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
