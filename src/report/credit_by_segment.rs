//! Credit by segment of customers: those looked at, those of the files, or those
//! made by rules.

use super::study::{shares_of, StudyRequest};
use crate::attribution::journeys::{Journeys, Timed};
use crate::dataset::view::{Members, View};
use crate::segment::members::members;
use crate::stats::chi_square;
use serde::Serialize;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Credit by segment.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct SegmentCredit {
    /// The model.
    pub model: String,
    /// The segments.
    pub segments: Vec<OneSegment>,
    /// The p-value of "all segments close by the same channels" (chi-square on
    /// last touches); `null` where a customer is in several.
    pub p_value: Option<f64>,
    /// The smallest count expected: below five the test is rough.
    pub least_expected: Option<f64>,
}

/// Credit in a segment.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct OneSegment {
    /// The segment.
    pub segment: String,
    /// Conversions shared out.
    pub conversions: f64,
    /// The share of each channel.
    pub shares: BTreeMap<String, f64>,
}

/// The segments, each with who is in it; none where a rule is not understood.
fn groups(view: &View<'_>) -> Vec<(String, Members)> {
    let settings = view.settings;
    let names = view.data.segments.names();
    let of_files = |at: usize| -> Members {
        let is_of = |of: &Option<u16>| of.map(usize::from) == Some(at);
        Rc::new(view.data.segment_of.iter().map(is_of).collect())
    };
    let mut facts = None;
    let mut group = |name: &str| {
        let rule = settings.named_segments.iter().find(|one| one.name == name);
        let found = match rule {
            Some(named) => members(view.data, settings, &named.rule, &mut facts).ok(),
            None => names.iter().position(|one| one == name).map(of_files),
        };
        found.map(|members| (name.to_owned(), members))
    };
    let chosen: Vec<String> = match (settings.segments.len(), names.len()) {
        (2.., _) => settings.segments.clone(),
        (_, 2..) => names.to_vec(),
        _ => {
            let named = settings.named_segments.iter();
            named.map(|one| one.name.clone()).collect()
        }
    };
    chosen.iter().filter_map(|name| group(name)).collect()
}

/// The credit of each segment under the model in front; `None` with fewer than two
/// of them, or without times.
pub(super) fn by_segment(
    view: &View<'_>,
    request: &StudyRequest,
    journeys: &Rc<Journeys>,
) -> Option<SegmentCredit> {
    if journeys.timed.is_empty() {
        return None;
    }
    let groups = groups(view);
    if groups.len() < 2 {
        return None;
    }
    let is_in = |members: &Members, timed: &Timed| {
        members.get(timed.customer as usize).copied() == Some(true)
    };
    let mut is_apart = true;
    let mut last = vec![vec![0u64; journeys.channels.len()]; groups.len()];
    for timed in &journeys.timed {
        let mut groups_in = 0;
        for (group, _) in (groups.iter().enumerate()).filter(|(_, (_, one))| is_in(one, timed)) {
            groups_in += 1;
            let path = journeys.paths.path(timed.path as usize);
            if let Some(channel) = path.last().filter(|_| timed.value.is_some()) {
                last[group][usize::from(*channel)] += 1;
            }
        }
        is_apart &= groups_in < 2;
    }
    // The test takes its rows for different customers.
    let test = is_apart.then(|| chi_square::independence(&last)).flatten();
    // Each by its own journeys: models that look at times look at theirs alone.
    let segments = groups.iter().map(|(name, members)| {
        let own = Rc::new(journeys.only(|timed| is_in(members, timed)));
        let weights = own.weights();
        let shares = shares_of(&own, &weights, &request.model, &request.attribution);
        OneSegment {
            segment: name.clone(),
            conversions: weights.conversions(),
            shares,
        }
    });
    Some(SegmentCredit {
        model: request.model.clone(),
        segments: segments.filter(|one| one.conversions > 0.0).collect(),
        p_value: test.as_ref().map(|test| test.p_value),
        least_expected: test.map(|test| test.least_expected),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::session::Session;
    use crate::dataset::settings::Settings;
    use crate::mapping::field::TableKind;
    use crate::segment::members::view;

    const ORDERS: &str = "order_id,customer_id,ordered_at,channel,amount\n\
        A1,C1,2026-01-05,web,10\nA2,C2,2026-01-05,web,10\n\
        A3,C3,2026-01-05,web,10\nA4,C3,2026-02-05,web,10\n";
    const TOUCHES: &str = "customer_id,at,channel\nC1,2026-01-04T10:00:00Z,search\n\
        C2,2026-01-04T10:00:00Z,email\nC3,2026-01-04T10:00:00Z,search\n\
        C3,2026-02-04T10:00:00Z,search\n";
    const CUSTOMERS: &str = "customer_id,segment\nC1,gold\nC2,gold\nC3,plain\n";

    fn told(files: &[(&str, &str)], settings: &str) -> Option<SegmentCredit> {
        let mut session = Session::default();
        for (table, text) in files {
            let kind = TableKind::from_id(table).unwrap();
            session.load_text(table, kind, text).unwrap();
        }
        let settings: Settings = serde_json::from_str(settings).unwrap();
        let data = session.dataset(&settings).unwrap();
        let view = view(&data, &settings).unwrap();
        let request = StudyRequest {
            model: "last".to_owned(),
            ..StudyRequest::default()
        };
        let journeys = Rc::new(Journeys::of(&view, &request.attribution));
        by_segment(&view, &request, &journeys)
    }

    /// The gold ones took thirty half-lives from search to e-mail, the plain ones none.
    #[test]
    fn models_that_look_at_times_look_at_those_of_the_segment() {
        let (mut orders, mut touches) = (
            "order_id,customer_id,ordered_at,amount\n".to_owned(),
            "customer_id,at,channel\n".to_owned(),
        );
        let mut customers = "customer_id,segment\n".to_owned();
        for (customer, segment, day) in [("G", "gold", "01"), ("P", "plain", "31")] {
            touches += &format!("{customer},2026-01-{day}T00:00:00Z,search\n{customer},2026-01-31T00:00:00Z,email\n");
            orders += &format!("O{customer},{customer},2026-01-31T00:00:00Z,10\n");
            customers += &format!("{customer},{segment}\n");
        }
        let mut session = Session::default();
        for (table, text) in [
            ("orders", &orders),
            ("touches", &touches),
            ("customers", &customers),
        ] {
            let kind = TableKind::from_id(table).unwrap();
            session.load_text(table, kind, text).unwrap();
        }
        let settings = Settings::default();
        let data = session.dataset(&settings).unwrap();
        let view = view(&data, &settings).unwrap();
        let mut request = StudyRequest {
            model: "time_decay".to_owned(),
            ..StudyRequest::default()
        };
        request.attribution.half_life_days = 1.0;
        let journeys = Rc::new(Journeys::of(&view, &request.attribution));
        let told = by_segment(&view, &request, &journeys).unwrap();
        let search = |at: usize| told.segments[at].shares["search"];
        assert!(search(0) < 1e-8, "gold");
        assert!((search(1) - 0.5).abs() < 1e-12, "plain");
    }

    fn shares(told: &SegmentCredit, at: usize) -> Vec<f64> {
        told.segments[at].shares.values().copied().collect()
    }

    #[test]
    fn segments_by_rule_of_the_files_and_those_that_overlap() {
        let alone = [("orders", ORDERS), ("touches", TOUCHES)];
        assert_eq!(told(&alone, "{}"), None);
        let rules = |all: &str| format!(r#"{{"named_segments":[{all}]}}"#);
        let once = r#"{"name":"Once","rule":"orders=1"}"#;
        let twice = r#"{"name":"Twice","rule":"orders>=2"}"#;
        let any = r#"{"name":"Any","rule":"orders>=1"}"#;
        // Email and search once each; search alone, twice.
        let apart = told(&alone, &rules(&format!("{once},{twice}"))).unwrap();
        let names: Vec<_> = apart
            .segments
            .iter()
            .map(|one| one.segment.as_str())
            .collect();
        assert_eq!(names, ["Once", "Twice"]);
        assert_eq!(shares(&apart, 0), [0.5, 0.5]);
        assert_eq!(shares(&apart, 1), [0.0, 1.0]);
        assert_eq!(apart.segments[1].conversions, 2.0);
        // Counts 1, 1 and 0, 2: a chi-square of 4/3 on one degree of freedom.
        assert!((apart.p_value.unwrap() - 0.248_213).abs() < 1e-6);
        let over = told(&alone, &rules(&format!("{any},{twice}"))).unwrap();
        assert_eq!(over.p_value, None);
        assert_eq!(shares(&over, 0), [0.25, 0.75]);
        assert_eq!(
            told(
                &alone,
                &rules(&format!("{once},{{\"name\":\"x\",\"rule\":\"orders>=\"}}"))
            ),
            None
        );
        // Those of the files come first, unless others are looked at.
        let files = [alone[0], alone[1], ("customers", CUSTOMERS)];
        let gold = told(&files, &rules(&format!("{any},{twice}"))).unwrap();
        assert_eq!(gold.segments[0].segment, "gold");
        let looked = format!(r#"{{"named_segments":[{any},{twice}],"segments":["gold","Twice"]}}"#);
        let gold = told(&files, &looked).unwrap();
        assert_eq!(gold.segments[1].segment, "Twice");
    }
}
