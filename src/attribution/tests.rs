//! Laws of the list, cases by hand, and invariants of every model.

use super::*;
use crate::dataset::session::Session;
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::mapping::field::TableKind;
use proptest::prelude::*;

pub(super) fn journeys(
    files: &[(TableKind, &str)],
    settings: &Settings,
    models: &ModelSettings,
) -> Rc<Journeys> {
    let mut session = Session::default();
    for (kind, text) in files {
        session.load_text(kind.table().id, *kind, text).unwrap();
    }
    let dataset = session.dataset(settings).unwrap();
    let view = View::new(&dataset, settings).unwrap();
    Rc::new(Journeys::of(&view, models))
}

pub(super) fn of_paths(csv: &str) -> Rc<Journeys> {
    let models = ModelSettings::default();
    journeys(&[(TableKind::Paths, csv)], &Settings::default(), &models)
}

pub(super) fn try_credit(
    journeys: &Rc<Journeys>,
    id: &str,
    models: &ModelSettings,
) -> Result<Credit> {
    let model = MODELS.iter().find(|model| model.id == id).unwrap();
    (model.prepare)(journeys, models)?.credit(&journeys.weights())
}

pub(super) fn credit(journeys: &Rc<Journeys>, id: &str, order: u32) -> Credit {
    let settings = ModelSettings {
        order,
        ..ModelSettings::default()
    };
    try_credit(journeys, id, &settings).unwrap()
}

pub(super) fn close(actual: &[f64], expected: &[f64]) {
    assert_eq!(actual.len(), expected.len());
    for (a, e) in actual.iter().zip(expected) {
        assert!(
            (a - e).abs() <= 1e-9 * e.abs().max(1e-3),
            "{actual:?} is not {expected:?}"
        );
    }
}

const AB: &str = "path,conversions,nulls\nA>B,2,1\nB>A,1,2\nA,0,3\nB,1,3\n";

#[test]
fn rule_models_by_hand() {
    let journeys =
        of_paths("path,conversions,value,nulls\nA > B > C > A,2,10,0\nB,1,5,4\nC,0,0,1\n");
    assert_eq!(journeys.channels, ["A", "B", "C"]);
    close(&credit(&journeys, "first", 1).conversions, &[2.0, 1.0, 0.0]);
    close(&credit(&journeys, "last", 1).value, &[10.0, 5.0, 0.0]);
    close(
        &credit(&journeys, "linear", 1).conversions,
        &[1.0, 1.5, 0.5],
    );
    close(&credit(&journeys, "u", 1).conversions, &[1.6, 1.2, 0.2]);
}

#[test]
fn markov_against_the_golden_cases() {
    let of = |csv: &str, order| {
        let credit = credit(&of_paths(csv), "markov", order);
        (credit.conversions, credit.learned.chain.unwrap())
    };
    let (conversions, chain) = of(AB, 1);
    close(
        &conversions,
        &[1.452_229_299_363_057_2, 2.547_770_700_636_942_6],
    );
    close(&chain.removal_effects, &[0.475, 0.833_333_333_333_333_4]);
    close(&[chain.p_conversion], &[0.307_692_307_692_307_7]);
    close(
        &of(AB, 2).0,
        &[1.714_285_714_285_714_2, 2.285_714_285_714_285_6],
    );

    let bryl = "path,conversions,nulls\nc1>c2>c3,1,0\nc1,0,1\nc2>c3,0,1\n";
    close(&of(bryl, 1).0, &[0.2, 0.4, 0.4]);
    close(&of(bryl, 2).0, &[0.2, 0.4, 0.4]);
    close(&of(bryl, 3).0, &[1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0]);

    let looped = "path,conversions,nulls\nA>A>B,1,2\nA>B>B>A,1,1\nB,1,4\n";
    close(&of(looped, 1).0, &[1.4, 1.6]);
    close(&of(looped, 2).0, &[1.2, 1.8]);
    close(&of(looped, 3).0, &[1.2, 1.8]);

    close(
        &of("path,conversions,nulls\nA>B,3,0\nB,2,0\n", 1).0,
        &[1.875, 3.125],
    );
    close(&of("path,conversions,nulls\nA,1,0\n", 1).0, &[1.0]);
    close(
        &of("path,conversions,nulls\nA>B,3,1\nC,0,9\n", 1).0,
        &[1.5, 1.5, 0.0],
    );
}

#[test]
fn journeys_are_cut_at_conversions() {
    let touches = "customer_id,at,channel\n\
        C1,2026-01-01T10:00:00Z,web\nC1,2026-01-02T10:00:00Z,email\n\
        C1,2026-01-03T10:00:00Z,web\nC1,2026-02-01T10:00:00Z,web\nC2,2026-01-01T10:00:00Z,email\n";
    let orders = "order_id,customer_id,ordered_at,amount,type\n\
        A1,C1,2026-01-02T10:00:00Z,10,sale\nA2,C1,2026-01-05T10:00:00Z,20,sale\n\
        A3,C3,2026-01-05T10:00:00Z,40,sale\nA4,,2026-01-06T10:00:00Z,80,sale\nA5,C1,2026-01-07,-5,refund\n";
    let files = [(TableKind::Touches, touches), (TableKind::Orders, orders)];
    let models = ModelSettings::default();
    let all = journeys(&files, &Settings::default(), &models);
    assert_eq!(all.channels, ["email", "web"]);
    let weights: Vec<(&[u16], f64, f64, f64)> = all
        .paths
        .iter()
        .map(|(path, w)| (path, w.conversions(), w.value(), w.nulls()))
        .collect();
    // The e-mail in the same instant as the first order counts for it.
    assert_eq!(
        weights,
        [
            (&[0u16][..], 0.0, 0.0, 1.0),
            (&[1][..], 1.0, 20.0, 1.0),
            (&[1, 0][..], 1.0, 10.0, 0.0),
        ]
    );
    assert_eq!(
        (all.unattributed.conversions(), all.unattributed.value()),
        (1.0, 40.0)
    );
    assert_eq!(
        (all.unidentified.conversions(), all.unidentified.value()),
        (1.0, 80.0)
    );
    let settings = Settings {
        lookback_days: Some(1.5),
        ..Settings::default()
    };
    let recent = journeys(&files, &settings, &ModelSettings::default());
    assert_eq!(recent.unattributed.conversions(), 2.0);
}

#[test]
fn a_log_is_read_as_touches_and_orders_are() {
    let log = "customer_id,at,kind,channel,value\n\
        C1,2026-01-02T10:00:00Z,touch,web,\nC1,2026-01-02T10:00:00Z,conversion,,100\n\
        C1,2026-01-03T10:00:00Z,touch,email,\nC1,2026-01-04T10:00:00Z,conversion,,-100\n\
        ,2026-01-03T10:00:00Z,conversion,,900\nguest,2026-01-03T10:00:00Z,conversion,,11\n\
        ,2026-01-03T11:00:00Z,touch,web,\n,2026-01-03T12:00:00Z,conversion,,-11\n";
    let files = [(TableKind::Touches, log)];
    let models = ModelSettings::default();
    let all = journeys(&files, &Settings::default(), &models);
    let of = |channel: &str| {
        let at = all.channels.iter().position(|one| one == channel);
        let paths = all.paths.iter();
        let mut mine = paths.filter(|(path, _)| *path == [at.unwrap() as u16]);
        let (_, weight) = mine.next().unwrap();
        (weight.conversions(), weight.value(), weight.nulls())
    };
    // In the same instant, by its row; and what is given back converts nothing.
    assert_eq!(of("web"), (1.0, 100.0, 0.0));
    assert_eq!(of("email"), (0.0, 0.0, 1.0));
    assert_eq!(
        (all.unidentified.conversions(), all.unidentified.value()),
        (2.0, 911.0)
    );
    let settings = Settings {
        to: Some("2026-01-02".to_owned()),
        ..Settings::default()
    };
    let before = journeys(&files, &settings, &models);
    assert_eq!(before.unidentified.conversions(), 0.0);
}

/// Removed, C leaves A and B to go round for ever: they convert no more. And where all
/// channels convert alike, none is missed, not even by rounding.
#[test]
fn removal_that_shares_out_the_rest_of_the_ways() {
    let settings = ModelSettings {
        removal: settings::Removal::Renormalise,
        ..ModelSettings::default()
    };
    for around in ["A > A > C,1,1\nD,1,1\n", "A > B > A > C,1,1\nD,1,1\n"] {
        let journeys = of_paths(&format!("path,conversions,nulls\n{around}"));
        let credit = try_credit(&journeys, "markov", &settings).unwrap();
        let effects = credit.learned.chain.unwrap().removal_effects;
        let c = journeys.channels.iter().position(|one| one == "C").unwrap();
        // One journey of two begins with A: half of what converts is lost with C.
        close(&[effects[c]], &[0.5]);
        assert!(credit.conversions[c] > 0.0);
    }
    let alike = "path,conversions,nulls\nA,1,2\nB,1,2\nC,1,2\nA > B,1,2\nB > C > A,1,2\n";
    let refused = try_credit(&of_paths(alike), "markov", &settings);
    assert!(refused
        .unwrap_err()
        .to_string()
        .contains("no channel is missed"));
}

#[test]
fn the_edge_of_the_window_is_in_it() {
    let touches = "customer_id,at,channel\nC1,2026-01-01T10:00:00Z,web\n";
    let orders = "order_id,customer_id,ordered_at,amount\nA1,C1,2026-01-03T10:00:00Z,10\n";
    let files = [(TableKind::Touches, touches), (TableKind::Orders, orders)];
    let settings = |days| Settings {
        lookback_days: Some(days),
        ..Settings::default()
    };
    assert_eq!(
        journeys(&files, &settings(2.0), &ModelSettings::default())
            .unattributed
            .conversions(),
        0.0
    );
    assert_eq!(
        journeys(&files, &settings(1.999), &ModelSettings::default())
            .unattributed
            .conversions(),
        1.0
    );
}

#[test]
fn names_that_hold_one_another_are_apart() {
    let journeys =
        of_paths("path,conversions\nPaid Search > Search,1\nSearch (brand) > eta,1\nbeta,1\n");
    assert_eq!(
        journeys.channels,
        ["Paid Search", "Search", "Search (brand)", "beta", "eta"]
    );
    close(
        &credit(&journeys, "linear", 1).conversions,
        &[0.5, 0.5, 0.5, 1.0, 0.5],
    );
}

#[test]
fn empty_paths_and_fractions() {
    let journeys = of_paths("path,conversions,value\n,2,7\nA,0.5,1.5\nA,2.7,3\n");
    assert_eq!(journeys.unattributed.conversions(), 2.0);
    close(&credit(&journeys, "last", 1).conversions, &[3.2]);
    let nothing = of_paths("path,conversions,nulls\nA,0,5\n");
    for model in MODELS {
        if let Ok(credit) = try_credit(&nothing, model.id, &ModelSettings::default()) {
            assert_eq!(credit.conversions, [0.0], "{}", model.id);
        }
    }
}

#[test]
fn an_unknown_model_or_order_is_refused() {
    let settings = |models: &[&str], order| ModelSettings {
        models: models.iter().map(|&m| m.to_owned()).collect(),
        order,
        ..ModelSettings::default()
    };
    assert!(chosen(&settings(&["magic"], 1)).is_err());
    assert_eq!(chosen(&settings(&["all"], 1)).unwrap().len(), MODELS.len());
    let journeys = of_paths(AB);
    assert!(try_credit(&journeys, "markov", &settings(&[], 5)).is_err());
    assert!(try_credit(&journeys, "markov", &settings(&[], 0)).is_err());
}

#[test]
fn texts_are_there_in_both_languages_and_ids_are_unique() {
    let mut ids = Vec::new();
    for model in MODELS {
        for text in [model.name, model.says, model.favours, model.use_when] {
            assert!(!text.fr.is_empty() && !text.en.is_empty(), "{}", model.id);
        }
        ids.push(model.id);
    }
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), MODELS.len());
}

/// Journeys over up to four channels.
fn any_rows() -> impl Strategy<Value = Vec<(Vec<u8>, u8, u8)>> {
    let row = (prop::collection::vec(0u8..4, 1..6), 0u8..4, 0u8..4);
    prop::collection::vec(row, 1..12)
}

fn csv(rows: &[(Vec<u8>, u8, u8)], names: [&str; 4]) -> String {
    let mut text = "path,conversions,value,nulls\n".to_owned();
    for (path, conversions, nulls) in rows {
        let path: Vec<&str> = path.iter().map(|&c| names[usize::from(c)]).collect();
        let value = f64::from(*conversions) * 12.5;
        text += &format!("{},{conversions},{value},{nulls}\n", path.join(" > "));
    }
    text
}

const NAMES: [&str; 4] = ["eta", "beta", "theta", "zeta"];

proptest! {
    #[test]
    fn credit_is_conserved_and_rows_may_be_shuffled_or_split(rows in any_rows()) {
        let journeys = of_paths(&csv(&rows, NAMES));
        let mut shuffled = rows.clone();
        shuffled.reverse();
        shuffled.push((rows[0].0.clone(), 0, 0));
        let other = of_paths(&csv(&shuffled, NAMES));
        let total = journeys.attributed();
        for model in MODELS {
            for order in 1..=4 {
                let settings = ModelSettings { order, ..ModelSettings::default() };
                let Ok(one) = try_credit(&journeys, model.id, &settings) else {
                    // What refuses does so whatever the order of the rows.
                    prop_assert!(try_credit(&other, model.id, &settings).is_err());
                    continue;
                };
                prop_assert_eq!(&one, &credit(&other, model.id, order));
                if !model.additive {
                    continue;
                }
                let sum: f64 = one.conversions.iter().sum();
                prop_assert!((sum - total.conversions()).abs() < 1e-9, "{}", model.id);
                let sum: f64 = one.value.iter().sum();
                prop_assert!((sum - total.value()).abs() < 1e-9, "{}", model.id);
                if let Some(chain) = &one.learned.chain {
                    let all = total.conversions() + total.nulls();
                    if total.conversions > 0 {
                        let expected = total.conversions() / all;
                        prop_assert!((chain.p_conversion - expected).abs() < 1e-12);
                    }
                }
            }
        }
    }

    #[test]
    fn new_names_change_nothing(rows in any_rows()) {
        let one = of_paths(&csv(&rows, ["a", "b", "c", "d"]));
        let two = of_paths(&csv(&rows, ["w", "x", "y", "z"]));
        let settings = ModelSettings { order: 2, ..ModelSettings::default() };
        for model in MODELS {
            let run = |journeys| try_credit(journeys, model.id, &settings).ok();
            prop_assert_eq!(run(&one), run(&two));
        }
    }

    /// Names in another order put the channels in another order, and no more.
    #[test]
    fn names_in_another_order_change_nothing(rows in any_rows()) {
        let names = ["a", "b", "c", "d"];
        let one = of_paths(&csv(&rows, names));
        let two = of_paths(&csv(&rows, ["d", "c", "b", "a"]));
        let other = |name: &String| 3 - names.iter().position(|one| one == name).unwrap();
        let settings = ModelSettings { order: 2, ..ModelSettings::default() };
        // What is drawn from a seed is drawn in the order of names.
        for model in MODELS.iter().filter(|model| model.id != "bagged_logistic") {
            let Ok(a) = try_credit(&one, model.id, &settings) else {
                prop_assert!(try_credit(&two, model.id, &settings).is_err());
                continue;
            };
            let b = credit(&two, model.id, 2);
            for (at, name) in one.channels.iter().enumerate() {
                let there = two.channels.iter().position(|two| *two == names[other(name)]).unwrap();
                let (a, b) = (a.conversions[at], b.conversions[there]);
                prop_assert!((a - b).abs() < 1e-7 * a.abs().max(1.0), "{}: {a} is not {b}", model.id);
            }
        }
    }

    #[test]
    fn with_an_order_as_long_as_the_paths_the_effect_is_presence(rows in any_rows()) {
        let journeys = of_paths(&csv(&rows, NAMES));
        let total = journeys.attributed();
        prop_assume!(total.conversions > 0 && rows.iter().all(|(path, ..)| path.len() <= 4));
        let chain = credit(&journeys, "markov", 4).learned.chain.unwrap();
        for (channel, effect) in chain.removal_effects.iter().enumerate() {
            let present: i128 = journeys.paths.iter()
                .filter(|(path, _)| path.contains(&(channel as u16)))
                .map(|(_, weight)| weight.conversions)
                .sum();
            let share = present as f64 / total.conversions as f64;
            prop_assert!((effect - share).abs() < 1e-9);
        }
    }
}
