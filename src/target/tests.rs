use super::check::{contradiction, letters, Facts};
use super::deadline;
use super::goal::{read, ChangeKind, Scale};
use super::progress::{progress, Current, Days, State};
use super::reading::understood;
use crate::dataset::targets::TargetInput;
use jiff::civil::date;

fn goal(text: &str, scale: Scale) -> (ChangeKind, f64) {
    let goal = read(text, scale).unwrap_or_else(|| panic!("{text} was not read"));
    (goal.kind, (goal.amount * 1e9).round() / 1e9)
}

#[test]
fn shares_are_told_as_values_points_and_parts() {
    use ChangeKind::{Amount, Points, Relative, Value};
    for (text, kind, amount) in [
        ("2.5%", Value, 0.025),
        ("2,5 %", Value, 0.025),
        ("0.025", Value, 0.025),
        ("to 2.5%", Value, 0.025),
        ("atteindre 2,5\u{202f}%", Value, 0.025),
        ("jusqu\u{2019}à 12 %", Value, 0.12),
        ("+10%", Relative, 0.1),
        ("increase by 10 %", Relative, 0.1),
        ("augmenter de 10 %", Relative, 0.1),
        ("réduire de 20 %", Relative, -0.2),
        ("\u{2212}20 %", Relative, -0.2),
        ("+0,5 point", Points, 0.005),
        ("+0.5 pp", Points, 0.005),
        ("gagner 5 points", Points, 0.05),
        ("+0.02", Amount, 0.02),
    ] {
        assert_eq!(goal(text, Scale::Share), (kind, amount), "{text}");
    }
    assert!(read("+10%", Scale::Share).unwrap().ambiguous);
    assert!(!read("+0.5 point", Scale::Share).unwrap().ambiguous);
}

#[test]
fn a_change_may_stand_in_the_place_of_a_value() {
    use ChangeKind::{Amount, Points, Relative};
    let read = |target: &str, goal: &str, scale| {
        let input = TargetInput {
            target: target.to_owned(),
            goal: goal.to_owned(),
            ..TargetInput::default()
        };
        let found = understood(&input, scale, date(2026, 11, 23));
        (found.said.map(|goal| (goal.kind, goal.amount)), found.given)
    };
    for (target, scale, kind, amount) in [
        ("+10%", Scale::Share, Relative, 0.1),
        (" -2 points", Scale::Share, Points, -0.02),
        ("réduire de 20 %", Scale::Plain, Relative, -0.2),
        ("+5", Scale::Points, Points, 5.0),
        ("+300", Scale::Plain, Amount, 300.0),
    ] {
        assert_eq!(
            read(target, " ", scale),
            (Some((kind, amount)), None),
            "{target}"
        );
    }
    assert_eq!(read("10%", "", Scale::Share), (None, Some(0.1)));
    assert_eq!(read("plus de 20 %", "", Scale::Share), (None, Some(0.2)));
    assert_eq!(read("-5", "", Scale::Points), (None, Some(-5.0)));
    // Words of its own come first: then the other is the value, and they are compared.
    assert_eq!(
        read("+10%", "+10%", Scale::Share),
        (Some((Relative, 0.1)), Some(0.1))
    );
}

#[test]
fn scores_hours_and_money_are_told_their_own_way() {
    use ChangeKind::{Amount, Points, Relative, Value};
    assert_eq!(goal("+5", Scale::Points), (Points, 5.0));
    assert_eq!(goal("35", Scale::Points), (Value, 35.0));
    assert_eq!(goal("gain 5 points", Scale::Points), (Points, 5.0));
    assert_eq!(goal("20 hours", Scale::Plain), (Value, 20.0));
    assert_eq!(goal("-4 h", Scale::Plain), (Amount, -4.0));
    assert_eq!(goal("reduce by 20%", Scale::Plain), (Relative, -0.2));
    assert_eq!(goal("1 200 000 €", Scale::Plain), (Value, 1_200_000.0));
    assert_eq!(goal("1,200.50", Scale::Plain), (Value, 1200.5));
    assert_eq!(goal("1.200,50", Scale::Plain), (Value, 1200.5));
    assert_eq!(goal("1,200", Scale::Plain), (Value, 1200.0));
    assert_eq!(goal("1,2", Scale::Plain), (Value, 1.2));
    let both = read("de 24 h à 20 h", Scale::Plain).unwrap();
    assert_eq!(
        (both.kind, both.amount, both.from),
        (Value, 20.0, Some(24.0))
    );
    let both = read("from 2 to 2.5%", Scale::Share).unwrap();
    assert_eq!((both.amount, both.from), (0.025, Some(0.02)));
    for text in ["", "soon", "1 2 3", "10 20"] {
        assert!(read(text, Scale::Plain).is_none(), "{text}");
    }
}

#[test]
fn the_three_promises_of_the_source_note() {
    // 2% to 2.5% told as +10%: it is +25%, and half a point.
    let said = read("+10%", Scale::Share).unwrap();
    let found = contradiction(&said, 0.02, 0.025, Scale::Share).unwrap();
    assert!((found.relative.unwrap() - 0.25).abs() < 1e-12);
    assert!((found.difference - 0.005).abs() < 1e-12);
    assert!((found.leads_to - 0.022).abs() < 1e-12);
    // 24 h to 20 h told as -20%: it is -16.7%.
    let said = read("-20 %", Scale::Plain).unwrap();
    let found = contradiction(&said, 24.0, 20.0, Scale::Plain).unwrap();
    assert!((found.relative.unwrap() + 1.0 / 6.0).abs() < 1e-12);
    assert!((found.leads_to - 19.2).abs() < 1e-12);
    // 30 to 35 told as 5 points: right.
    let said = read("+5 points", Scale::Points).unwrap();
    assert!(contradiction(&said, 30.0, 35.0, Scale::Points).is_none());
    // A rounded percentage is no contradiction.
    let said = read("-16.7 %", Scale::Plain).unwrap();
    assert!(contradiction(&said, 24.0, 20.0, Scale::Plain).is_none());
}

#[test]
fn days_are_told_in_both_languages() {
    let today = date(2026, 11, 22);
    for (text, day) in [
        ("2027-06-30", date(2027, 6, 30)),
        ("30/06/2027", date(2027, 6, 30)),
        ("in six months", date(2027, 5, 22)),
        ("dans six mois", date(2027, 5, 22)),
        ("d\u{2019}ici 3 mois", date(2027, 2, 22)),
        ("sous 30 jours", date(2026, 12, 22)),
        ("in two weeks", date(2026, 12, 6)),
        ("in a year", date(2027, 11, 22)),
        ("dans un an", date(2027, 11, 22)),
        ("end of year", date(2026, 12, 31)),
        ("fin d\u{2019}année", date(2026, 12, 31)),
        ("fin 2027", date(2027, 12, 31)),
        ("end of June", date(2027, 6, 30)),
        ("fin juin 2028", date(2028, 6, 30)),
        ("end of February 2028", date(2028, 2, 29)),
        ("fin novembre", date(2026, 11, 30)),
        ("Q2 2027", date(2027, 6, 30)),
        ("T1", date(2027, 3, 31)),
    ] {
        assert_eq!(deadline::read(text, today), Some(day), "{text}");
    }
    for text in ["", "soon", "bientôt", "marketing", "in some months"] {
        assert_eq!(deadline::read(text, today), None, "{text}");
    }
    // The end of a month stays in the month.
    assert_eq!(
        deadline::read("in one month", date(2027, 1, 31)),
        Some(date(2027, 2, 28))
    );
}

#[expect(clippy::unnecessary_wraps, reason = "as `progress` takes it")]
fn now(value: f64, half: f64, n: u64) -> Option<Current> {
    Some(Current {
        value,
        low: Some(value - half),
        high: Some(value + half),
        n,
    })
}

const DAYS: Days = Days {
    today: date(2026, 4, 1),
    start: Some(date(2026, 1, 1)),
    due: Some(date(2026, 6, 30)),
};

#[test]
fn pace_is_the_way_done_over_the_time_gone() {
    // 90 of 180 days; NPS from 10 to 20, at 13.
    let answer = progress(10.0, 20.0, now(13.0, 4.0, 400), DAYS, false);
    assert_eq!(answer.progress, Some(0.3));
    assert_eq!(answer.elapsed, Some(0.5));
    assert_eq!(answer.pace, Some(0.6));
    assert_eq!(answer.landing, Some(16.0));
    assert_eq!(
        (answer.landing_low, answer.landing_high),
        (Some(8.0), Some(24.0))
    );
    assert_eq!(
        (answer.state, answer.within_noise),
        (Some(State::Behind), Some(false))
    );
    // Down is a way like up: 24 hours to 20, at 21.
    let answer = progress(24.0, 20.0, now(21.0, 0.5, 400), DAYS, false);
    assert_eq!(
        (answer.progress, answer.state),
        (Some(0.75), Some(State::OnTrack))
    );
    assert_eq!(answer.within_noise, Some(false));
    assert_eq!(
        progress(10.0, 20.0, now(9.0, 1.0, 9), DAYS, false).state,
        Some(State::WrongWay)
    );
    assert_eq!(
        progress(10.0, 20.0, now(20.0, 0.0, 9), DAYS, false).state,
        Some(State::Untold)
    );
    assert_eq!(
        progress(10.0, 20.0, now(21.5, 1.0, 9), DAYS, false).state,
        Some(State::Reached)
    );
    let over = Days {
        today: date(2026, 7, 1),
        ..DAYS
    };
    assert_eq!(
        progress(10.0, 20.0, now(18.5, 1.0, 9), over, false).state,
        Some(State::Missed)
    );
    // One that counts all has no interval: its value is judged as it is.
    let census = Some(Current {
        value: 20.0,
        n: 9,
        ..Current::default()
    });
    assert_eq!(
        progress(10.0, 20.0, census, over, false).state,
        Some(State::Reached)
    );
    let before = Days {
        today: date(2025, 12, 1),
        ..DAYS
    };
    assert_eq!(
        progress(10.0, 20.0, now(9.0, 1.0, 9), before, false).state,
        Some(State::NotStarted)
    );
}

/// NPS from 10 to 20. Where 20 lies in the interval, neither success nor failure is told.
#[test]
fn a_target_within_the_interval_is_neither_reached_nor_missed() {
    let over = Days {
        today: date(2026, 7, 1),
        ..DAYS
    };
    let before = Days {
        today: date(2025, 12, 1),
        ..DAYS
    };
    for value in [9.0, 14.0, 19.0, 20.5, 24.0] {
        for days in [DAYS, over] {
            let answer = progress(10.0, 20.0, now(value, 12.0, 9), days, false);
            assert_eq!(
                (answer.within_noise, answer.state),
                (Some(true), Some(State::Untold)),
                "{value}"
            );
        }
        let answer = progress(10.0, 20.0, now(value, 12.0, 9), before, false);
        assert_eq!(answer.state, Some(State::NotStarted), "{value}");
    }
}

#[test]
fn what_cannot_be_known_is_not_made_up() {
    let still = progress(10.0, 10.0, now(10.0, 1.0, 9), DAYS, false);
    assert_eq!(
        (still.progress, still.pace, still.needed_n),
        (None, None, None)
    );
    let unknown = progress(10.0, 20.0, None, DAYS, false);
    assert_eq!((unknown.progress, unknown.state), (None, None));
    let undated = progress(
        10.0,
        20.0,
        now(15.0, 1.0, 9),
        Days { due: None, ..DAYS },
        false,
    );
    assert_eq!(
        (undated.progress, undated.pace, undated.state),
        (Some(0.5), None, Some(State::OnTrack))
    );
}

#[test]
fn how_many_it_takes_to_see_a_move() {
    // 2% to 2.5%, 80% power at 5%: 13,809 a period.
    let answer = progress(0.02, 0.025, now(0.02, 0.003, 9000), DAYS, true);
    assert_eq!(
        (answer.needed_n, answer.enough),
        (Some(13_809), Some(false))
    );
}

#[test]
fn every_letter_from_both_sides() {
    let good = Facts {
        known_kpi: true,
        clear_value: true,
        has_value: true,
        has_interval: true,
        better: Some(true),
        enough: Some(true),
        on_pace: Some(true),
        has_owner: true,
        has_reason: true,
        has_days: true,
        in_order: true,
        ..Facts::default()
    };
    assert!(letters(&good).iter().all(|one| one.holds == Some(true)));
    let cases: [(&str, char, Facts); 9] = [
        (
            "no-such-kpi",
            'S',
            Facts {
                known_kpi: false,
                ..good
            },
        ),
        (
            "unclear-value",
            'S',
            Facts {
                clear_value: false,
                ..good
            },
        ),
        (
            "percent-or-points",
            'S',
            Facts {
                ambiguous: true,
                ..good
            },
        ),
        (
            "no-owner",
            'S',
            Facts {
                has_owner: false,
                ..good
            },
        ),
        (
            "not-computable",
            'M',
            Facts {
                has_value: false,
                ..good
            },
        ),
        (
            "too-few-to-see",
            'M',
            Facts {
                enough: Some(false),
                ..good
            },
        ),
        (
            "worse-side",
            'A',
            Facts {
                better: Some(false),
                ..good
            },
        ),
        (
            "no-reason",
            'R',
            Facts {
                has_reason: false,
                ..good
            },
        ),
        (
            "no-day",
            'T',
            Facts {
                has_days: false,
                ..good
            },
        ),
    ];
    for (reason, letter, facts) in cases {
        let all = letters(&facts);
        let failed: Vec<_> = all.iter().filter(|one| one.holds != Some(true)).collect();
        assert_eq!(
            (failed.len(), failed[0].letter, failed[0].reason),
            (1, letter, reason)
        );
    }
    let early = letters(&Facts {
        on_pace: None,
        ..good
    });
    assert_eq!((early[2].holds, early[2].reason), (None, "no-pace-yet"));
}
