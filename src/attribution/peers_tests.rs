//! What other tools get wrong, one test each, and the laws of an exact chain:
//! see the table in `docs/attribution.md`.

use super::settings::Collapse;
use super::tests::{close, credit, journeys, of_paths, try_credit};
use super::*;
use crate::dataset::settings::Settings;
use crate::mapping::field::TableKind;
use proptest::prelude::*;

fn of_touches(touches: &str) -> Rc<Journeys> {
    let files = [(TableKind::Touches, touches)];
    journeys(&files, &Settings::default(), &ModelSettings::default())
}

/// Removal effects are right, then journeys are shared out again by them: the
/// credit is another model's. Here it is in proportion to the effects.
#[test]
fn credit_follows_the_removal_effects() {
    let journeys =
        of_paths("path,conversions,value,nulls\nA>B,2,20,1\nB>A,1,30,2\nA,0,0,3\nB,1,5,3\n");
    for order in 1..=3 {
        let found = credit(&journeys, "markov", order);
        let effects = found.learned.chain.unwrap().removal_effects;
        let sum: f64 = effects.iter().sum();
        let shares: Vec<f64> = effects.iter().map(|effect| effect / sum * 4.0).collect();
        close(&found.conversions, &shares);
    }
}

/// Chains weighed by value lose journeys that are worth nothing.
#[test]
fn value_weighs_no_transition() {
    let rich =
        of_paths("path,conversions,value,nulls\nA>B,2,9000,1\nB>A,1,0.01,2\nA,0,0,3\nB,1,0,3\n");
    let poor = of_paths("path,conversions,nulls\nA>B,2,1\nB>A,1,2\nA,0,3\nB,1,3\n");
    for order in 1..=2 {
        let [rich, poor] = [&rich, &poor].map(|one| credit(one, "markov", order));
        assert_eq!(rich.conversions, poor.conversions);
        assert_eq!(rich.learned, poor.learned);
    }
}

/// An empty path is nobody's, wherever it stands; negative counts are refused.
#[test]
fn an_empty_path_is_no_row_before() {
    let journeys = of_paths("path,conversions,value\n,1,5\nA > B,2,10\n,4,40\nC,-3,1\n");
    assert_eq!(journeys.unattributed.conversions(), 5.0);
    assert_eq!(journeys.channels, ["A", "B"]);
    close(&credit(&journeys, "first", 1).conversions, &[2.0, 0.0]);
    close(&credit(&journeys, "last", 1).value, &[0.0, 10.0]);
}

/// Repeat buyers are not merged, what comes after counts for nothing, and ties
/// keep the order of the file; times may end in Z or state an offset.
#[test]
fn sessions_are_cut_by_buyer_and_conversion() {
    let log = of_touches(
        "customer_id,at,channel,kind,value\n\
         C1,2026-01-01T10:00:00Z,ads,visit,\n\
         C1,2026-01-01T11:00:00+01:00,mail,visit,\n\
         C1,2026-01-01T10:00:00Z,,conversion,10\n\
         C1,2026-01-02T10:00:00Z,web,visit,\n\
         C1,2026-01-03T10:00:00Z,,conversion,20\n\
         C1,2026-01-04T10:00:00Z,late,visit,\n\
         C2,2026-01-05T10:00:00Z,late,visit,\n",
    );
    assert_eq!(log.channels, ["ads", "late", "mail", "web"]);
    close(&credit(&log, "last", 1).value, &[0.0, 0.0, 10.0, 20.0]);
    close(&credit(&log, "first", 1).value, &[10.0, 0.0, 0.0, 20.0]);
    assert_eq!(log.attributed().nulls(), 2.0);
    assert_eq!((log.facts.ties, log.facts.after), (1, 1));
}

/// Decay is counted to the conversion, not to the last touch or by rank: here
/// the touches are two, one and no half-lives before it.
#[test]
fn decay_is_counted_to_the_conversion() {
    let at = |day: &str| format!("C1,2026-01-{day}T00:00:00Z");
    let of = |last: &str| {
        let (a, b, c, end) = (at("01"), at("08"), at("15"), at(last));
        of_touches(&format!(
            "customer_id,at,channel,kind\n{a},a,visit\n{b},b,visit\n{c},c,visit\n{end},,conversion\n"
        ))
    };
    let sevenths = [1.0 / 7.0, 2.0 / 7.0, 4.0 / 7.0];
    close(&credit(&of("15"), "time_decay", 1).conversions, &sevenths);
    // A week later all have lost the same: the shares are the same.
    close(&credit(&of("22"), "time_decay", 1).conversions, &sevenths);
}

/// The same path twice adds its value twice, brackets in a name included.
#[test]
fn value_adds_up_over_rows_of_one_path() {
    let twice =
        of_paths("path,conversions,value\nads (brand) > mail,1,10\nads (brand) > mail,1,30\n");
    assert_eq!(twice.channels, ["ads (brand)", "mail"]);
    for id in ["linear", "shapley_closure", "markov"] {
        close(&credit(&twice, id, 1).value, &[20.0, 20.0]);
    }
}

/// Spellings that differ by capitals or blanks are one channel, shown as it is
/// spelled most often; a channel that never converts is there with nothing.
#[test]
fn spellings_of_a_channel_are_one() {
    let paths = of_paths(
        "path,conversions,value,nulls\nEmail > Paid  Search,1,10,0\nemail > paid search,1,20,1\n\
         EMAIL,1,30,0\nemail ,0,0,2\nDisplay,0,0,4\n",
    );
    assert_eq!(paths.channels, ["Display", "Paid  Search", "email"]);
    assert_eq!(paths.paths.len(), 3);
    for (id, expected) in [("first", [0.0, 0.0, 60.0]), ("linear", [0.0, 15.0, 45.0])] {
        close(&credit(&paths, id, 1).value, &expected);
    }
    assert_eq!(credit(&paths, "markov", 1).conversions[0], 0.0);
    let log = of_touches(
        "customer_id,at,channel,kind,value\n\
         C1,2026-01-01,Email,visit,\nC1,2026-01-02,email,visit,\nC1,2026-01-03,EMAIL,visit,\n\
         C1,2026-01-04,,conversion,9\nC2,2026-01-04,email,visit,\n",
    );
    assert_eq!(log.channels, ["email"]);
    close(&credit(&log, "markov", 2).value, &[9.0]);
    // The most frequent spelling is told by rows, not by distinct journeys.
    let rows = of_paths("path,conversions\nSEO,1\nSEO,1\nSEO,1\nseo > ads,1\nads > seo,1\n");
    assert_eq!(rows.channels, ["SEO", "ads"]);
}

/// Orders shared out one by one by what was found of the channels in them: by
/// rules exactly, by effects in proportion, and not at all where one is less than
/// nothing.
#[test]
fn single_orders_are_shared_by_effects() {
    let log = of_touches(
        "customer_id,at,channel,kind,value\n\
         C1,2026-01-01,a,visit,\nC1,2026-01-02,b,visit,\nC1,2026-01-03,a,visit,\n\
         C1,2026-01-04,,conversion,9\nC2,2026-01-01,b,visit,\nC2,2026-01-04,,conversion,5\n\
         C3,2026-01-01,a,visit,\nC4,2026-01-01,b,visit,\n",
    );
    let settings = ModelSettings {
        models: vec!["all".to_owned()],
        ..ModelSettings::default()
    };
    let study = study::Study::new(Rc::clone(&log), &settings, 0, 0, Default::default()).unwrap();
    let sold = log
        .timed
        .iter()
        .find(|one| log.ages_of(one).len() == 3)
        .unwrap();
    for id in ["markov", "shapley"] {
        let credit = &study.credit(id).unwrap().conversions;
        let all = credit[0] + credit[1];
        let (a, b) = (credit[0] / all / 2.0, credit[1] / all);
        close(&study.journey(id, sold).unwrap(), &[a, b, a]);
    }
    close(&study.journey("linear", sold).unwrap(), &[1.0 / 3.0; 3]);
    close(
        &study.journey("shapley_closure", sold).unwrap(),
        &[0.25, 0.5, 0.25],
    );
    assert!(study.journey("second_order", sold).is_none());
    let rates = &study.credit("shapley_rate").unwrap().conversions;
    assert_eq!(
        study.journey("shapley_rate", sold).is_none(),
        rates.iter().any(|rate| *rate < 0.0)
    );
}

/// A yes in a column of conversions is a touch that converted at once.
#[test]
fn a_yes_beside_a_touch_converts_it() {
    let log = of_touches(
        "User ID,Timestamp,Channel,Conversion\n1,2026-01-01,ads,No\n1,2026-01-02,mail,Yes\n2,2026-01-03,mail,No\n",
    );
    assert_eq!(log.unattributed.conversions(), 0.0);
    close(&credit(&log, "linear", 1).conversions, &[0.5, 0.5]);
    assert_eq!(log.attributed().nulls(), 1.0);
}

/// No touch at all, no conversion at all, one touch: nothing breaks, and what
/// is there is shared out.
#[test]
fn little_or_nothing_at_all() {
    let settings = ModelSettings::default();
    for (csv, conversions) in [
        ("path,conversions,nulls\n,3,1\n", 0.0),
        ("path,conversions,nulls\nA,0,5\nA > B,0,2\n", 0.0),
        ("path,conversions,nulls\nA,1,0\n", 1.0),
    ] {
        let journeys = of_paths(csv);
        for model in MODELS {
            let Ok(found) = try_credit(&journeys, model.id, &settings) else {
                continue;
            };
            assert_eq!(found.conversions.len(), journeys.channels.len());
            let sum: f64 = found.conversions.iter().sum();
            assert_eq!(sum, conversions, "{} of {csv}", model.id);
        }
    }
}

proptest! {
    /// Touches that repeat are self loops: to merge them changes nothing.
    #[test]
    fn merging_self_loops_changes_nothing(
        rows in prop::collection::vec((prop::collection::vec(0u8..3, 1..7), 0u8..4, 0u8..4), 1..10),
    ) {
        let mut csv = "path,conversions,value,nulls\n".to_owned();
        for (path, conversions, nulls) in &rows {
            let path: Vec<&str> = path.iter().map(|&c| ["a", "b b", "a b"][usize::from(c)]).collect();
            csv += &format!("{},{conversions},{},{nulls}\n", path.join(" > "), f64::from(*conversions) * 7.0);
        }
        let of = |collapse| {
            let settings = ModelSettings { collapse, ..ModelSettings::default() };
            journeys(&[(TableKind::Paths, &csv)], &Settings::default(), &settings)
        };
        let [kept, merged] = [Collapse::None, Collapse::Repeats].map(of).map(|one| credit(&one, "markov", 1));
        for (a, b) in [(&kept.conversions, &merged.conversions), (&kept.value, &merged.value)] {
            for (a, b) in a.iter().zip(b) {
                prop_assert!((a - b).abs() < 1e-9 * b.abs().max(1.0), "{a} is not {b}");
            }
        }
    }
}
