//! Plans against statsmodels, by hand, and what makes no sense.

use super::*;

fn rate(baseline: f64, difference: f64) -> PlanRequest {
    PlanRequest {
        baseline,
        difference: Some(difference),
        ..PlanRequest::default()
    }
}

#[test]
fn rates_against_statsmodels() {
    // samplesize_proportions_2indep_onetail(…, alternative="two-sided"), 0.15:
    // 53210.30 and 19746.62 a variant.
    let got = plan(&rate(0.03, 0.003)).unwrap();
    assert_eq!(got.per_arm, [53_211, 53_211]);
    let by_lift = PlanRequest {
        difference: None,
        lift: Some(0.1),
        ..rate(0.03, 0.0)
    };
    assert_eq!(plan(&by_lift).unwrap().per_arm, [53_211, 53_211]);
    let got = plan(&PlanRequest {
        power: 0.9,
        ..rate(0.1, 0.01)
    });
    assert_eq!(got.unwrap().per_arm, [19_747, 19_747]);
}

#[test]
fn means_against_statsmodels() {
    // NormalIndPower().solve_power(effect_size, alpha=.05, power, ratio), 0.15:
    // 1569.77, and 5603.96 of the first where the second has three times as many.
    let mean = PlanRequest {
        measure: "mean".to_owned(),
        baseline: 50.0,
        deviation: Some(20.0),
        ..rate(0.0, 2.0)
    };
    let got = plan(&PlanRequest {
        baseline: 50.0,
        ..mean.clone()
    });
    assert_eq!(got.unwrap().per_arm, [1_570, 1_570]);
    let got = plan(&PlanRequest {
        baseline: 50.0,
        difference: Some(1.0),
        power: 0.9,
        allocation: vec![1.0, 3.0],
        ..mean.clone()
    });
    assert_eq!(got.unwrap().per_arm, [5_604, 16_812]);
    // What was known before takes its part: 1569.77 × (1 - 0.5²) = 1177.33.
    let got = plan(&PlanRequest {
        baseline: 50.0,
        correlation: 0.5,
        ..mean
    });
    assert_eq!(got.unwrap().per_arm, [1_178, 1_178]);
}

#[test]
fn traffic_gives_days_and_days_give_what_is_seen() {
    let request = PlanRequest {
        per_day: Some(4000.0),
        days: Some(27),
        ..rate(0.03, 0.003)
    };
    let got = plan(&request).unwrap();
    // 106 422 units at 4 000 a day.
    assert_eq!((got.days, got.weeks), (Some(27), Some(4)));
    let seen = |days| got.horizons.iter().find(|h| h.days == days).unwrap();
    let seen = |days| seen(days).seen.unwrap();
    assert!(seen(7).difference > seen(14).difference);
    // 108 000 units see a little less than what 106 422 were planned for.
    assert!((0.00297..0.003).contains(&seen(27).difference));
    assert!((seen(27).lift.unwrap() - seen(27).difference / 0.03).abs() < 1e-12);
    assert_eq!(got.cautions, Vec::<&str>::new());
    let short = PlanRequest {
        per_day: Some(40_000.0),
        ..rate(0.03, 0.003)
    };
    assert_eq!(plan(&short).unwrap().cautions, ["under-two-weeks"]);
}

#[test]
fn several_variants_share_the_level() {
    let got = plan(&PlanRequest {
        arms: 3,
        ..rate(0.03, 0.003)
    });
    let got = got.unwrap();
    assert_eq!((got.comparisons, got.per_arm.len()), (2, 3));
    assert!((got.level_each - 0.025).abs() < 1e-12);
    // By hand: z of 1.25% is 2.2414, of 80% 0.8416; 0.0315 × 0.9685 × 2 = 0.061016.
    assert!(
        (64_400..64_480).contains(&got.per_arm[0]),
        "{:?}",
        got.per_arm
    );
}

#[test]
fn stores_are_counted_with_their_likeness() {
    let got = plan(&PlanRequest {
        cluster_size: Some(200.0),
        cluster_correlation: 0.01,
        ..rate(0.1, 0.02)
    });
    let got = got.unwrap();
    // 3 841 a variant without stores, times 1 + 199 × 0.01 = 2.99: 58 stores.
    assert!((got.design_effect - 2.99).abs() < 1e-12);
    assert_eq!(got.clusters, [58, 58]);
    assert_eq!(got.per_arm, [11_600, 11_600]);
}

#[test]
fn what_makes_no_sense_is_refused() {
    let refused = |request: PlanRequest| {
        let problem = plan(&request).unwrap_err();
        problem.kind.code()
    };
    for request in [
        rate(0.0, 0.01),
        rate(0.99, 0.02),
        rate(0.1, 0.0),
        rate(f64::NAN, 0.1),
        PlanRequest::default(),
        PlanRequest {
            measure: "mean".to_owned(),
            ..rate(1.0, 0.1)
        },
        PlanRequest {
            arms: 1,
            ..rate(0.1, 0.01)
        },
        PlanRequest {
            allocation: vec![1.0, 0.0],
            ..rate(0.1, 0.01)
        },
        PlanRequest {
            alpha: 0.0,
            ..rate(0.1, 0.01)
        },
    ] {
        assert_eq!(refused(request), "bad-setting");
    }
}
