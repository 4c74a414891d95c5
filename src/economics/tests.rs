use super::case::{check, worked_out, Case, CaseLine, LineKind};
use super::cash_flow::{internal_rate, payback, present_value, NoRate};

fn near(actual: f64, expected: f64) {
    let error = (actual - expected).abs() / expected.abs().max(1.0);
    assert!(error < 1e-9, "{actual} is not {expected}");
}

#[test]
fn present_value_and_rate_of_the_spreadsheets() {
    // The examples of NPV and IRR in Excel's documentation; Excel discounts the
    // first flow too, and prints 1,188.44, 8.7% and -2.1%.
    near(
        present_value(0.1, &[-10_000.0, 3000.0, 4200.0, 6800.0]) / 1.1,
        1_188.443_412_335_223,
    );
    let shop = [-70_000.0, 12_000.0, 15_000.0, 18_000.0, 21_000.0, 26_000.0];
    near(internal_rate(&shop).unwrap(), 0.086_630_948_036_53);
    near(internal_rate(&shop[..5]).unwrap(), -0.021_244_848_273_41);
}

#[test]
fn a_rate_that_is_none_or_several_is_not_made_up() {
    assert_eq!(internal_rate(&[10.0, 20.0]), Err(NoRate::OneSign));
    assert_eq!(internal_rate(&[-10.0, 0.0]), Err(NoRate::OneSign));
    assert_eq!(internal_rate(&[]), Err(NoRate::OneSign));
    // 10% and 20% both make it nothing.
    let two = [-100.0, 230.0, -132.0];
    near(present_value(0.1, &two), 0.0);
    near(present_value(0.2, &two), 0.0);
    assert_eq!(internal_rate(&two), Err(NoRate::Several));
    // Flows change sign twice, what is summed up once: one rate.
    assert!(internal_rate(&[-100.0, 150.0, -10.0, 60.0]).is_ok());
    assert_eq!(internal_rate(&[-1.0, 1000.0]), Err(NoRate::Beyond));
}

#[test]
fn payback_is_when_it_stays_above() {
    assert_eq!(payback(0.0, &[-100.0, 60.0, 60.0]), Some(2));
    assert_eq!(payback(0.0, &[-100.0, 120.0, -50.0, 40.0]), Some(3));
    assert_eq!(payback(0.0, &[-100.0, 60.0]), None);
    assert_eq!(payback(0.1, &[-100.0, 110.0]), Some(1));
    assert_eq!(payback(0.11, &[-100.0, 110.0]), None);
}

fn once(name: &str, kind: LineKind, likely: f64) -> CaseLine {
    CaseLine {
        name: name.into(),
        kind,
        likely,
        ..CaseLine::default()
    }
}

fn every_month(name: &str, likely: f64) -> CaseLine {
    CaseLine {
        monthly: true,
        from: 1,
        ..once(name, LineKind::Gain, likely)
    }
}

#[test]
fn a_case_by_hand() {
    // 1,200 now, 100 a month for 24 months, no discount.
    let case = Case {
        months: 24,
        yearly_discount: 0.0,
        lines: vec![
            once("tool", LineKind::Cost, 1200.0),
            every_month("margin", 100.0),
        ],
        ..Case::default()
    };
    let report = worked_out(&case).unwrap();
    near(report.likely.npv, 1200.0);
    assert_eq!(report.likely.payback, Some(12));
    assert_eq!(report.likely.roi, Some(1.0));
    near(report.cumulated[24], 1200.0);
    assert_eq!(report.flows.len(), 25);
    // The rate holds when it makes the case worth nothing.
    let month = (report.likely.irr.unwrap().ln_1p() / 12.0).exp_m1();
    assert!(present_value(month, &report.flows).abs() < 1e-6);
    assert!(report.simulated.is_none());
    // The tool may cost 2,400, the margin may fall to 50.
    let even = |line: usize| {
        let lever = report.levers.iter().find(|one| one.line == line);
        lever.unwrap().break_even.unwrap()
    };
    near(even(0), 2400.0);
    near(even(1), 50.0);
}

#[test]
fn discounting_ramps_and_ranges() {
    let case = Case {
        months: 12,
        yearly_discount: 0.1,
        lines: vec![
            CaseLine {
                from: 12,
                ..once("bonus", LineKind::Gain, 110.0)
            },
            CaseLine {
                ramp: 3,
                to: Some(4),
                ..every_month("margin", 40.0)
            },
        ],
        ..Case::default()
    };
    let report = worked_out(&case).unwrap();
    // A quarter, half, three quarters, all of 40; 110 in a year is 100 today.
    near(report.flows[1], 10.0);
    near(report.flows[3], 30.0);
    near(report.flows[4], 40.0);
    near(report.flows[5], 0.0);
    let month = 1.1f64.powf(1.0 / 12.0);
    let ramp: f64 = (1..=4).map(|m| 10.0 * f64::from(m) / month.powi(m)).sum();
    near(report.likely.npv, 100.0 + ramp);
    assert_eq!(report.likely.no_irr, Some("irr-one-sign"));
    assert_eq!(report.likely.roi, None);
}

#[test]
fn what_decides_comes_first_and_draws_follow_the_triangle() {
    let range = |line: CaseLine, low: f64, high: f64| CaseLine {
        low: Some(low),
        high: Some(high),
        ..line
    };
    let case = Case {
        months: 1,
        yearly_discount: 0.0,
        draws: 20_000,
        lines: vec![
            once("tool", LineKind::Cost, 1500.0),
            range(once("margin", LineKind::Gain, 3000.0), 0.0, 6000.0),
        ],
        ..Case::default()
    };
    let report = worked_out(&case).unwrap();
    assert_eq!(report.levers[0].line, 1);
    near(report.levers[0].at_low, -1500.0);
    near(report.levers[0].at_high, 4500.0);
    near(report.worst.npv, -1500.0);
    near(report.best.npv, 4500.0);
    // The triangle over 0, 3000, 6000: mean 3000, one in eight below 1500.
    let drawn = report.simulated.clone().unwrap();
    assert!((drawn.mean - 1500.0).abs() < 30.0, "{drawn:?}");
    assert!((drawn.gains - 0.875).abs() < 0.01, "{drawn:?}");
    assert!(
        (drawn.p5 - (6000.0 * 0.025f64.sqrt() - 1500.0)).abs() < 60.0,
        "{drawn:?}"
    );
    assert_eq!(worked_out(&case).unwrap(), report);
}

#[test]
fn what_cannot_be_is_refused_with_its_line() {
    let with = |line: CaseLine| Case {
        lines: vec![line],
        ..Case::default()
    };
    let code = |case: &Case| check(case).unwrap_err().code;
    let line = once("x", LineKind::Cost, 10.0);
    assert_eq!(code(&with(once("x", LineKind::Cost, f64::NAN))), "amount");
    assert_eq!(code(&with(once("x", LineKind::Cost, -1.0))), "amount");
    let low = CaseLine {
        low: Some(11.0),
        ..line.clone()
    };
    assert_eq!(code(&with(low)), "range");
    let late = CaseLine {
        from: 37,
        ..line.clone()
    };
    assert_eq!(code(&with(late)), "months-of-line");
    let back = CaseLine {
        from: 3,
        to: Some(2),
        ..line
    };
    assert_eq!(code(&with(back)), "months-of-line");
    for (months, discount, expected) in [
        (0, 0.1, "months"),
        (241, 0.1, "months"),
        (12, -0.1, "discount"),
    ] {
        let case = Case {
            months,
            yearly_discount: discount,
            ..Case::default()
        };
        assert_eq!(code(&case), expected);
    }
    // Nothing costs nothing and brings nothing.
    let empty = worked_out(&Case::default()).unwrap();
    assert_eq!((empty.likely.npv, empty.likely.irr), (0.0, None));
}
