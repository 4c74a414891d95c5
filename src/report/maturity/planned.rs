//! Figures of what is planned: targets and whether they are reached, tests and
//! what they cover.

use super::figures::{share, Asked};
use crate::dataset::settings::day_setting;
use crate::dataset::view::View;
use crate::error::Result;
use crate::intake::cell::money::units;
use crate::maturity::verdict::Fact;
use crate::report::targets::{targets, TargetReport, TargetRequest};
use crate::target::progress::State;
use serde::{Deserialize, Serialize};

/// Days in which a test still says what is.
const YEAR: i64 = 365;

/// A test that was held, as the log of decisions knows it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct TestHeld {
    /// The day of the decision.
    pub day: String,
    /// The channel whose effect was tested; none when empty.
    pub channel: String,
    /// Units a variant that it reached.
    pub reached: Option<f64>,
    /// Units a variant that it was planned for.
    pub planned: Option<f64>,
}

impl TestHeld {
    /// Whether it reached the size planned; `None` where nobody said.
    fn powered(&self) -> Option<bool> {
        let both = self.reached.zip(self.planned);
        both.map(|(reached, planned)| planned > 0.0 && reached >= planned)
    }
}

/// The figures of targets and tests, by their ids in the model.
pub fn of(asked: Asked<'_>, view: &View<'_>) -> Result<Vec<(&'static str, Fact)>> {
    let request = TargetRequest {
        targets: view.settings.targets.clone(),
        today: asked.day.map(str::to_owned),
        ..TargetRequest::default()
    };
    let held = targets(view, &request)?;
    Ok(vec![
        ("smart_target_share", smart(&request, &held)),
        ("target_attainment", attained(&held)),
        ("powered_test_share", powered(asked)),
        ("incrementality_tested_spend", tested(asked, view)?),
    ])
}

/// Targets with figure, start, value, kind of change, date and owner.
fn smart(request: &TargetRequest, held: &[TargetReport]) -> Fact {
    if held.is_empty() {
        return Fact::none("no-targets", &[]);
    }
    let whole = request.targets.iter().zip(held).filter(|(typed, one)| {
        one.unit.is_some()
            && !typed.baseline.trim().is_empty()
            && one.baseline.is_some()
            && one.target.is_some()
            && one.as_points.is_none()
            && one.contradiction.is_none()
            && one.due.is_some()
            && !typed.owner.trim().is_empty()
    });
    let n = held.len() as u64;
    Fact::census(whole.count() as f64 / n as f64, n)
}

/// Targets reached, of those that are due and can be told from missed.
fn attained(held: &[TargetReport]) -> Fact {
    let due = held.iter().filter_map(|one| {
        let over = one.progress.elapsed.is_some_and(|part| part >= 1.0);
        one.progress.state.filter(|_| over)
    });
    let (mut n, mut hits, mut untold) = (0, 0, false);
    for state in due {
        if state == State::Untold {
            untold = true;
            continue;
        }
        n += 1;
        hits += u64::from(state == State::Reached);
    }
    match n {
        0 if untold => Fact::none("no-target-told", &[]),
        0 => Fact::none("no-target-due", &[]),
        _ => share(hits, n, "targets"),
    }
}

/// Tests that reached the size planned, of those that say both.
fn powered(asked: Asked<'_>) -> Fact {
    let told: Vec<bool> = asked.tests.iter().filter_map(TestHeld::powered).collect();
    if told.is_empty() {
        return Fact::none("no-tests", &[]);
    }
    let hits = told.iter().filter(|one| **one).count() as u64;
    share(hits, told.len() as u64, "tests")
}

/// Spend on channels whose effect was tested in the year before, at a size that
/// was not too small.
fn tested(asked: Asked<'_>, view: &View<'_>) -> Result<Fact> {
    let named: Vec<_> = asked
        .tests
        .iter()
        .filter(|one| !one.channel.trim().is_empty() && !one.day.is_empty())
        .collect();
    if named.is_empty() {
        return Ok(Fact::none("no-tests", &[]));
    }
    let today = match asked.day {
        Some(day) => day_setting("day", day)?,
        None => view.data.zone.day(view.data.as_of - 1),
    };
    let mut valid = vec![false; view.data.channels.names().len()];
    for test in named.iter().filter(|one| one.powered() != Some(false)) {
        let day = day_setting("day", &test.day)?;
        if !(today - YEAR..=today).contains(&day) {
            continue;
        }
        let name = test.channel.trim().to_lowercase();
        for (code, known) in view.data.channels.names().iter().enumerate() {
            valid[code] |= known.to_lowercase() == name;
        }
    }
    let (mut all, mut covered, mut n) = (0i128, 0i128, 0u64);
    for cost in view.data.costs.iter().filter(|one| view.sees_cost(one)) {
        all += i128::from(cost.amount);
        n += 1;
        if valid.get(usize::from(cost.channel)) == Some(&true) {
            covered += i128::from(cost.amount);
        }
    }
    if all <= 0 {
        return Ok(Fact::none(
            "field-missing",
            &["costs.channel", "costs.amount"],
        ));
    }
    Ok(Fact::census(units(covered) / units(all), n))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::session::Session;
    use crate::dataset::settings::Settings;
    use crate::kpi::KPIS;
    use crate::mapping::field::TableKind;
    use crate::maturity::read::own;
    use std::collections::BTreeMap;

    const ORDERS: &str = "order_id,customer_id,ordered_at,channel,amount\n\
        A1,C1,2026-01-05,web,50\nA2,C2,2026-01-06,web,60\n";
    const COSTS: &str = "period,channel,amount\n\
        2026-01,web,300\n2026-01,store,100\n2026-02,tv,600\n";

    fn facts(settings: &str, tests: &[TestHeld]) -> BTreeMap<&'static str, Fact> {
        let mut session = Session::default();
        for (table, text) in [("orders", ORDERS), ("costs", COSTS)] {
            let kind = TableKind::from_id(table).unwrap();
            session.load_text(table, kind, text).unwrap();
        }
        let settings: Settings = serde_json::from_str(settings).unwrap();
        let data = session.dataset(&settings).unwrap();
        let view = View::new(&data, &settings).unwrap();
        let day = Some("2026-07-01");
        let found = of(
            Asked {
                day,
                tests,
                key: None,
            },
            &view,
        )
        .unwrap();
        found.into_iter().collect()
    }

    fn told(facts: &BTreeMap<&'static str, Fact>, id: &str) -> Result<(f64, u64), String> {
        let fact = &facts[id];
        let reason = || fact.reason.clone().unwrap_or_default();
        fact.value.map(|value| (value, fact.n)).ok_or_else(reason)
    }

    #[test]
    fn nothing_planned_is_no_figure() {
        let facts = facts("{}", &[]);
        for (id, reason) in [
            ("smart_target_share", "no-targets"),
            ("target_attainment", "no-target-due"),
            ("powered_test_share", "no-tests"),
            ("incrementality_tested_spend", "no-tests"),
        ] {
            assert_eq!(told(&facts, id), Err(reason.to_owned()), "{id}");
        }
    }

    #[test]
    fn targets_by_hand() {
        // The basket is 55, of two orders: the first is reached and due, the second
        // due and not reached, the third not due, the fourth lacks an owner and a
        // day, and the fifth is due and lies within the interval of the basket.
        let facts = facts(
            r#"{"targets": [
                {"kpi":"aov","baseline":"900","target":"800","start":"2026-01-01","due":"2026-06-30","owner":"Anna"},
                {"kpi":"aov","baseline":"50","target":"800","start":"2026-01-01","due":"2026-06-30","owner":"Anna"},
                {"kpi":"aov","baseline":"50","target":"60","start":"2026-01-01","due":"2026-12-31","owner":"Anna"},
                {"kpi":"aov","baseline":"50","target":"60"},
                {"kpi":"aov","baseline":"50","target":"54","start":"2026-01-01","due":"2026-06-30","owner":"Anna"}]}"#,
            &[],
        );
        assert_eq!(told(&facts, "smart_target_share"), Ok((0.8, 5)));
        assert_eq!(told(&facts, "target_attainment"), Ok((0.5, 2)));
    }

    #[test]
    fn targets_that_cannot_be_told_give_no_share() {
        let facts = facts(
            r#"{"targets": [
                {"kpi":"aov","baseline":"50","target":"54","start":"2026-01-01","due":"2026-06-30"}]}"#,
            &[],
        );
        let told = told(&facts, "target_attainment");
        assert_eq!(told, Err("no-target-told".to_owned()));
    }

    #[test]
    fn tests_by_hand() {
        let held = |day: &str, channel: &str, reached: f64| TestHeld {
            day: day.to_owned(),
            channel: channel.to_owned(),
            reached: Some(reached),
            planned: Some(1000.0),
        };
        // Of 1,000 spent, 300 on the web: in the year, at its size, on a channel.
        let web = held("2025-07-01", "Web", 1000.0);
        let facts_of = |tests: &[TestHeld]| {
            let facts = facts(r#"{"as_of":"2026-02-28"}"#, tests);
            (
                told(&facts, "powered_test_share"),
                told(&facts, "incrementality_tested_spend"),
            )
        };
        assert_eq!(
            facts_of(std::slice::from_ref(&web)),
            (Ok((1.0, 1)), Ok((0.3, 3)))
        );
        let late = held("2025-06-30", "tv", 1000.0);
        let small = held("2026-05-01", "store", 999.0);
        assert_eq!(
            facts_of(&[web, late, small]),
            (Ok((2.0 / 3.0, 3)), Ok((0.3, 3)))
        );
        let unsaid = TestHeld {
            reached: None,
            ..held("2026-05-01", "tv", 0.0)
        };
        assert_eq!(
            facts_of(&[unsaid]),
            (Err("no-tests".to_owned()), Ok((0.6, 3)))
        );
    }

    #[test]
    fn figures_that_a_sector_proposes_are_of_the_catalogue() {
        let model = own().unwrap().model;
        for profile in &model.profiles {
            assert!((5..=7).contains(&profile.figures.len()), "{}", profile.id);
            for id in &profile.figures {
                assert!(KPIS.iter().any(|kpi| kpi.id == *id), "{}: {id}", profile.id);
            }
        }
    }
}
