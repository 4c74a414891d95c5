//! Published cases, cases by hand, and what other tools get wrong.

use super::tests::{close, credit, journeys, of_paths, try_credit};
use super::*;
use crate::dataset::settings::Settings;
use crate::mapping::field::TableKind;
use settings::{Collapse, Removal, Views};

const AB: &str = "path,conversions,value,nulls\nA>B,2,20,1\nB>A,1,30,2\nA,0,0,3\nB,1,5,3\n";

/// The journey of Adobe's documentation: $50 on the last day.
fn adobe() -> Rc<Journeys> {
    let touches = "customer_id,at,channel\n\
        C1,2026-09-15T12:00:00Z,paid_search\nC1,2026-09-18T12:00:00Z,social\n\
        C1,2026-09-24T12:00:00Z,email\nC1,2026-09-24T12:00:00Z,display\n";
    let orders =
        "order_id,customer_id,ordered_at,amount,currency\nO1,C1,2026-09-24T12:00:00Z,50,EUR\n";
    let files = [(TableKind::Touches, touches), (TableKind::Orders, orders)];
    journeys(&files, &Settings::default(), &ModelSettings::default())
}

fn value(journeys: &Rc<Journeys>, id: &str) -> Vec<f64> {
    try_credit(journeys, id, &ModelSettings::default())
        .unwrap()
        .value
}

#[test]
fn the_example_of_adobe() {
    let journeys = adobe();
    assert_eq!(
        journeys.channels,
        ["display", "email", "paid_search", "social"]
    );
    assert_eq!(journeys.facts.ties, 1);
    close(&value(&journeys, "first"), &[0.0, 0.0, 50.0, 0.0]);
    close(&value(&journeys, "linear"), &[12.5; 4]);
    close(&value(&journeys, "j"), &[30.0, 5.0, 10.0, 5.0]);
    close(&value(&journeys, "inverse_j"), &[10.0, 5.0, 30.0, 5.0]);
    close(
        &value(&journeys, "time_decay"),
        &[
            16.879_275_575_213_242,
            16.879_275_575_213_242,
            6.923_333_269_071_79,
            9.318_115_580_501_726,
        ],
    );
    close(&value(&journeys, "participation"), &[50.0; 4]);
    // Social is the touch at half: 4 / 2 = 2 is the e-mail's place.
    close(&value(&journeys, "w"), &[15.0, 15.0, 15.0, 5.0]);
}

#[test]
fn few_touches_and_weights_by_hand() {
    let one = of_paths("path,conversions\nA,1\n");
    let two = of_paths("path,conversions\nA > B,1\n");
    let three = of_paths("path,conversions\nA > B > C,1\n");
    for id in ["u", "j", "inverse_j", "w", "custom", "time_decay"] {
        close(&credit(&one, id, 1).conversions, &[1.0]);
    }
    close(&credit(&two, "u", 1).conversions, &[0.5, 0.5]);
    close(&credit(&two, "j", 1).conversions, &[0.25, 0.75]);
    close(&credit(&two, "inverse_j", 1).conversions, &[0.75, 0.25]);
    close(&credit(&two, "w", 1).conversions, &[0.5, 0.5]);
    close(&credit(&three, "w", 1).conversions, &[1.0 / 3.0; 3]);
    close(&credit(&two, "custom", 1).conversions, &[0.375, 0.625]);
    close(&credit(&three, "custom", 1).conversions, &[0.3, 0.2, 0.5]);
    // Without times each step back is a half-life, and the model says so.
    let decay = credit(&three, "time_decay", 1);
    close(&decay.conversions, &[1.0 / 7.0, 2.0 / 7.0, 4.0 / 7.0]);
    assert_eq!(decay.learned.notes, ["by-position"]);
    let settings = |weights| ModelSettings {
        weights,
        ..ModelSettings::default()
    };
    let middle = try_credit(&two, "custom", &settings([0.0, 1.0, 0.0])).unwrap();
    close(&middle.conversions, &[0.5, 0.5]);
    for weights in [[0.0; 3], [-1.0, 1.0, 1.0], [f64::NAN, 1.0, 1.0]] {
        assert!(try_credit(&two, "custom", &settings(weights)).is_err());
    }
    let milestone = ModelSettings {
        milestone: Some("C".to_owned()),
        ..ModelSettings::default()
    };
    let five = of_paths("path,conversions\nA > C > B > D > E,1\n");
    close(
        &try_credit(&five, "w", &milestone).unwrap().conversions,
        &[0.3, 0.05, 0.3, 0.05, 0.3],
    );
    close(
        &credit(&five, "w", 1).conversions,
        &[0.3, 0.3, 0.05, 0.05, 0.3],
    );
}

#[test]
fn what_is_direct_is_a_setting() {
    let journeys = of_paths(
        "path,conversions\nEmail > Direct Traffic,2\nDirect Traffic,1\n(none) > Direct Mail,4\n",
    );
    let of = |direct: &[&str]| {
        let settings = ModelSettings {
            direct: direct.iter().map(|&name| name.to_owned()).collect(),
            ..ModelSettings::default()
        };
        try_credit(&journeys, "last_non_direct", &settings)
            .unwrap()
            .conversions
    };
    assert_eq!(
        journeys.channels,
        ["(none)", "Direct Mail", "Direct Traffic", "Email"]
    );
    close(&of(&[]), &[0.0, 4.0, 1.0, 2.0]);
    close(&of(&["email"]), &[0.0, 4.0, 3.0, 0.0]);
    close(
        &of(&["direct mail", "Direct traffic"]),
        &[4.0, 0.0, 1.0, 2.0],
    );
}

/// The five definitions on A>B (2 of 3), B>A (1 of 3), A (0 of 3), B (1 of 4).
#[test]
fn five_removal_effects_by_hand() {
    let journeys = of_paths(AB);
    let effects = |removal| {
        let chain = chain::Chain::new(&journeys, 1);
        removal::effects(&journeys, &chain, &journeys.weights(), removal)
            .unwrap()
            .conversions
    };
    close(&effects(Removal::Null), &[0.475, 5.0 / 6.0]);
    // A is in 3 of the 4 conversions, B in all.
    close(&effects(Removal::Fail), &[0.75, 1.0]);
    // Without A, 10 journeys and 4 conversions are left: 0.4 in place of 4/13.
    close(
        &effects(Removal::Refit),
        &[1.0 - 0.4 * 13.0 / 4.0, 1.0 - 3.0 / 9.0 * 13.0 / 4.0],
    );
    // One conversion is of B alone.
    close(&effects(Removal::Detour), &[0.0, 0.25]);
    // B's ways out, of 10: 3 to A, 3 converted, 4 ended; without A 3 of 7. A's:
    // 3 to B, 1 converted, 5 ended, of 9; without B 1 of 6.
    let p = 4.0 / 13.0;
    close(
        &effects(Removal::Renormalise),
        &[1.0 - 3.0 / 7.0 / p, 1.0 - 1.0 / 6.0 / p],
    );
}

#[test]
fn no_channel_missed_is_a_refusal() {
    let journeys = of_paths("path,conversions,nulls\nA > B,3,1\n");
    let settings = ModelSettings {
        removal: Removal::Detour,
        ..ModelSettings::default()
    };
    let problem = try_credit(&journeys, "markov", &settings).unwrap_err();
    assert!(problem.kind.to_string().contains("no channel is missed"));
}

/// By hand: of the chain of A>B, B>A, A, B, with A alone 6 start there and 1 of
/// 9 exits converts; with B alone 3 of 10.
#[test]
fn games_of_shapley_by_hand() {
    let journeys = of_paths(AB);
    let whole = 4.0 / 13.0;
    let (a, b) = (6.0 / 13.0 / 9.0, 7.0 / 13.0 * 0.3);
    let of =
        |a: f64, b: f64, whole: f64| [(a + whole - b) / 2.0 * 13.0, (b + whole - a) / 2.0 * 13.0];
    close(
        &credit(&journeys, "shapley", 1).conversions,
        &of(a, b, whole),
    );
    close(
        &credit(&journeys, "shapley_rate", 1).conversions,
        &of(0.0, 0.25, whole),
    );
    close(
        &credit(&journeys, "shapley_closure", 1).conversions,
        &[1.5, 2.5],
    );
    close(
        &credit(&journeys, "linear_unique", 1).conversions,
        &[1.5, 2.5],
    );
    let ordered = credit(&journeys, "shapley_ordered", 1);
    close(&ordered.conversions, &[1.5, 2.5]);
    assert_eq!(ordered.learned.places, [[1.0, 1.5], [0.5, 1.0]]);
}

/// Beyond twenty channels orders are drawn; the answer holds within its error.
#[test]
fn many_channels_are_sampled_with_their_error() {
    let mut csv = "path,conversions,nulls\n".to_owned();
    for channel in 0..24 {
        csv += &format!(
            "c{channel:02} > c{:02},{},{}\n",
            (channel * 7 + 1) % 24,
            channel % 5,
            3
        );
    }
    let journeys = of_paths(&csv);
    let drawn = credit(&journeys, "shapley", 1);
    assert!(drawn.learned.notes.contains(&"sampled"));
    let sum: f64 = drawn.conversions.iter().sum();
    assert!((sum - journeys.attributed().conversions()).abs() < 1e-9);
    // The same game under another seed: no further apart than five errors.
    let other = ModelSettings {
        seed: 99,
        ..ModelSettings::default()
    };
    let again = try_credit(&journeys, "shapley", &other).unwrap();
    assert_ne!(drawn.conversions, again.conversions);
    for (one, two) in drawn.learned.effects.iter().zip(&again.learned.effects) {
        let error = one.1.unwrap().hypot(two.1.unwrap());
        assert!(
            (one.0 - two.0).abs() <= 5.0 * error + 1e-9,
            "{one:?} {two:?}"
        );
    }
}

/// 2 by 2: the slope is the logarithm of the odds ratio, its error Woolf's.
#[test]
fn logistic_regression_by_hand() {
    let journeys = of_paths("path,conversions,nulls\nA > B,60,40\nB,30,70\n");
    let credit = credit(&journeys, "logistic", 1);
    let (slope, error) = credit.learned.effects[0];
    assert!((slope - (60.0f64 * 70.0 / 40.0 / 30.0).ln()).abs() < 1e-6);
    let woolf = (1.0 / 60.0 + 1.0 / 40.0 + 1.0 / 30.0 + 1.0f64 / 70.0).sqrt();
    assert!((error.unwrap() - woolf).abs() < 1e-6);
    // B is in every journey: it tells nothing.
    assert_eq!(credit.learned.effects[1], (0.0, None));
    close(&credit.conversions, &[90.0, 0.0]);
    // Of 60 conversions with A, half would be lost: 0.3 in place of 0.6.
    let lost = try_credit(&journeys, "counterfactual", &ModelSettings::default()).unwrap();
    assert!((lost.learned.effects[0].0 - 30.0 / 90.0).abs() < 1e-6);
}

/// Shao & Li's formula by hand: P(A) = .5, P(B) = .4, P(A, B) = .6.
#[test]
fn second_order_probabilities_by_hand() {
    let journeys = of_paths("path,conversions,nulls\nA > B,6,4\nA,4,6\nB,2,8\n");
    let (a, b, both) = (0.5, 0.4, 0.6);
    let part = |own: f64| own + (both - a - b) / 2.0;
    let share = part(a) / (part(a) + part(b));
    let credit = credit(&journeys, "second_order", 1);
    close(
        &credit.conversions,
        &[4.0 + 6.0 * share, 2.0 + 6.0 * (1.0 - share)],
    );
}

#[test]
fn too_few_and_no_nulls_are_refused_with_the_reason() {
    let few = of_paths("path,conversions,nulls\nA > B,3,4\nB,3,7\n");
    let no_nulls = of_paths("path,conversions\nA > B,300\nB,300\n");
    for id in ["logistic", "bagged_logistic", "counterfactual"] {
        for journeys in [&few, &no_nulls] {
            assert!(
                try_credit(journeys, id, &ModelSettings::default()).is_err(),
                "{id}"
            );
        }
    }
    for id in ["shapley_rate", "second_order", "hazard"] {
        assert!(
            try_credit(&no_nulls, id, &ModelSettings::default()).is_err(),
            "{id}"
        );
    }
    assert_eq!(credit(&no_nulls, "markov", 1).learned.notes, ["no-nulls"]);
}

/// Channels that fade at known speeds, from times made by their law.
#[test]
fn the_hazard_finds_the_law_that_made_the_times() {
    let mut random = crate::stats::random::Random::new(11);
    let mut touches = "customer_id,at,channel,kind\n".to_owned();
    let instant = |day: f64| {
        let seconds = (day * 86_400.0) as i64;
        let (day, rest) = (seconds / 86_400, seconds % 86_400);
        let (month, day) = (1 + day / 28, 1 + day % 28);
        format!(
            "2026-{month:02}-{day:02}T{:02}:{:02}:{:02}Z",
            rest / 3600,
            rest / 60 % 60,
            rest % 60
        )
    };
    // Strong and quick against weak and slow.
    for customer in 0..4000 {
        let (channel, strength, half_life) =
            [("quick", 0.6, 0.5), ("slow", 0.3, 4.0)][customer % 2];
        let start = random.unit() * 2.0;
        touches += &format!("c{customer},{},{channel},visit\n", instant(start));
        // The first of a few, each by an exponential wait: the law of the model.
        let few = random.poisson(strength) as usize;
        let waits = (0..few).map(|_| -random.unit().ln() * half_life / std::f64::consts::LN_2);
        if let Some(wait) = waits.reduce(f64::min) {
            // All of January is watched: hardly anything is cut off.
            if start + wait < 27.0 {
                touches += &format!("c{customer},{},,conversion\n", instant(start + wait));
            }
        }
    }
    touches += &format!("end,{},quick,visit\n", instant(27.9));
    let files = [(TableKind::Touches, touches.as_str())];
    let journeys = journeys(&files, &Settings::default(), &ModelSettings::default());
    let fit = try_credit(&journeys, "hazard", &ModelSettings::default()).unwrap();
    let sum: f64 = fit.conversions.iter().sum();
    assert!((sum - journeys.attributed().conversions()).abs() < 1e-6);
    let [(quick, _), (slow, _)] = fit.learned.effects[..] else {
        panic!()
    };
    assert!(
        (quick - 0.6).abs() < 0.06 && (slow - 0.3).abs() < 0.05,
        "{quick} {slow}"
    );
    let [quick, slow] = fit.learned.half_lives[..] else {
        panic!()
    };
    assert!(
        (quick - 0.5).abs() < 0.06 && (slow - 4.0).abs() < 0.8,
        "{quick} {slow}"
    );
}

#[test]
fn transforms_and_views() {
    let paths = "path,conversions\ndirect > A > A > B > A > direct,1\ndirect,2\n";
    let of = |models: ModelSettings| {
        let journeys = journeys(&[(TableKind::Paths, paths)], &Settings::default(), &models);
        let names = |path: &[u16]| -> Vec<String> {
            path.iter()
                .map(|&c| journeys.channels[usize::from(c)].clone())
                .collect()
        };
        let longest = journeys.paths.iter().max_by_key(|(path, _)| path.len());
        longest.map(|(path, _)| names(path).join(">")).unwrap()
    };
    let d = ModelSettings::default;
    assert_eq!(
        of(ModelSettings {
            collapse: Collapse::Repeats,
            ..d()
        }),
        "direct>A>B>A>direct"
    );
    assert_eq!(
        of(ModelSettings {
            collapse: Collapse::Unique,
            ..d()
        }),
        "direct>A>B"
    );
    assert_eq!(
        of(ModelSettings {
            drop_direct: true,
            ..d()
        }),
        "A>A>B>A"
    );
    assert_eq!(
        of(ModelSettings {
            drop_direct: true,
            cap: Some(2),
            ..d()
        }),
        "B>A"
    );
    let touches = "customer_id,at,channel,kind\nC1,2026-01-01,banner,impression\n\
        C1,2026-01-09,banner,click\nC1,2026-01-10,,conversion\n";
    let seen = |views, view_lookback_days| {
        let models = ModelSettings {
            views,
            view_lookback_days,
            ..d()
        };
        let journeys = journeys(
            &[(TableKind::Touches, touches)],
            &Settings::default(),
            &models,
        );
        let (path, _) = journeys.paths.iter().next().unwrap();
        (journeys.channels.clone(), path.len())
    };
    assert_eq!(seen(Views::Count, None), (vec!["banner".to_owned()], 2));
    assert_eq!(
        seen(Views::Count, Some(7.0)),
        (vec!["banner".to_owned()], 1)
    );
    assert_eq!(seen(Views::Out, None).1, 1);
    assert_eq!(seen(Views::Apart, None).0, ["banner", "banner (view)"]);
}

/// What other tools get wrong, as listed in `docs/attribution.md`.
#[test]
fn what_other_tools_get_wrong() {
    // A name within another is no channel of its; renaming changes nothing.
    let eta = of_paths("path,conversions,nulls\neta > beta,5,5\ntheta,3,9\nzeta > eta,2,2\n");
    let other = of_paths("path,conversions,nulls\nd > a,5,5\nf,3,9\nz > d,2,2\n");
    let by = |journeys: &Rc<Journeys>, names: [&str; 4], id: &str| -> Vec<f64> {
        let credit = credit(journeys, id, 1);
        let at = |name: &&str| journeys.channels.iter().position(|c| c == name).unwrap();
        names
            .iter()
            .map(|name| credit.conversions[at(name)])
            .collect()
    };
    for id in ["shapley", "shapley_closure", "shapley_rate", "markov"] {
        close(
            &by(&eta, ["eta", "beta", "theta", "zeta"], id),
            &by(&other, ["d", "a", "f", "z"], id),
        );
    }
    // Paths longer than four channels keep them all.
    let long = of_paths("path,conversions\na > b > c > d > e > f,6\n");
    close(&credit(&long, "shapley_closure", 1).conversions, &[1.0; 6]);
    // A value of nought on journeys without conversion takes nothing from them.
    let with = credit(&of_paths(AB), "markov", 1);
    let without = credit(
        &of_paths("path,conversions,nulls\nA>B,2,1\nB>A,1,2\nA,0,3\nB,1,3\n"),
        "markov",
        1,
    );
    assert_eq!(with.conversions, without.conversions);
    // The same path in two rows is the same path.
    let split = of_paths(
        "path,conversions,value,nulls\nA>B,1,5,1\nA>B,1,15,0\nB>A,1,30,2\nA,0,0,3\nB,1,5,3\n",
    );
    for model in MODELS {
        let run = |journeys| try_credit(journeys, model.id, &ModelSettings::default()).ok();
        assert_eq!(run(&of_paths(AB)), run(&split), "{}", model.id);
    }
    // Names with brackets, commas and the names of our own states.
    let odd =
        of_paths("path,conversions,nulls\n(start) > \"CONV\",1,1\n\"Search, brand (exact)\",2,1\n");
    assert_eq!(
        odd.channels,
        ["\"CONV\"", "(start)", "Search, brand (exact)"]
    );
    let sum: f64 = credit(&odd, "markov", 1).conversions.iter().sum();
    assert!((sum - 3.0).abs() < 1e-12);
}

/// Many states: the sweeps give what the dense solve does.
#[test]
fn sweeps_and_dense_solves_agree() {
    let mut random = crate::stats::random::Random::new(5);
    let mut csv = "path,conversions,nulls\n".to_owned();
    for _ in 0..600 {
        let length = 1 + random.below(9);
        let path: Vec<String> = (0..length)
            .map(|_| format!("c{}", random.below(7)))
            .collect();
        csv += &format!(
            "{},{},{}\n",
            path.join(" > "),
            random.below(3),
            1 + random.below(4)
        );
    }
    let journeys = of_paths(&csv);
    let total = journeys.attributed();
    let p = total.conversions() / (total.conversions() + total.nulls());
    for order in 1..=4 {
        let chain = credit(&journeys, "markov", order).learned.chain.unwrap();
        assert!((chain.p_conversion - p).abs() < 1e-13, "{order}");
        // The difference that the formula avoids, taken on a chain without the channel.
        let weights = journeys.weights();
        let states = chain::Chain::new(&journeys, order);
        let weighed = states.weigh(&weights);
        for channel in [0, 3] {
            let removed = states.holding(channel);
            let visits = weighed.visits(&weighed.start, Some(&removed)).unwrap();
            let left: f64 = visits
                .iter()
                .zip(&weighed.converts)
                .map(|(v, c)| v * c)
                .sum();
            let effect = chain.removal_effects[channel];
            assert!((1.0 - left / p - effect).abs() < 1e-12, "{order} {channel}");
        }
    }
}
