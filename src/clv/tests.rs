//! The models against what is published of the CDNOW sample (Fader & Hardie,
//! notes 004, 008, 021, 025 and 026), and against scipy and lifetimes.

use super::fit::Counted;
use super::forecast::{self, fitted, Terms};
use super::history::{collapsed, histories, History, Row, Spend};
use super::*;
use crate::dataset::session::Session;
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::intake::cell::date::day_number;
use crate::mapping::field::TableKind;
use std::sync::OnceLock;

/// Histories of the sample, calibrated to 30 September 1997, checked over the
/// 39 weeks that follow.
fn sample() -> &'static [History] {
    static SAMPLE: OnceLock<Vec<History>> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/CDNOW_sample.txt");
        let mut csv = String::from("customer_id,ordered_at,amount\n");
        for line in std::fs::read_to_string(path).unwrap().lines() {
            let cells: Vec<&str> = line.split_whitespace().collect();
            let [_, customer, day, _, amount] = cells[..] else {
                continue;
            };
            let (year, rest) = day.split_at(4);
            let (month, day) = rest.split_at(2);
            csv += &format!("{customer},{year}-{month}-{day},{amount}\n");
        }
        let mut session = Session::default();
        session
            .load_text("cdnow.csv", TableKind::Orders, &csv)
            .unwrap();
        let settings = Settings::default();
        let dataset = session.dataset(&settings).unwrap();
        let view = View::new(&dataset, &settings).unwrap();
        let day = |y, m, d| day_number(y, m, d).unwrap();
        histories(&view, day(1997, 9, 30), day(1998, 6, 30))
    })
}

fn rows() -> Vec<Row> {
    collapsed(sample().iter().map(|history| (history, 1.0)))
}

fn near(actual: f64, expected: f64, allowed: f64) {
    assert!(
        (actual - expected).abs() <= allowed,
        "{actual} is not {expected}"
    );
}

#[test]
fn the_sample_is_what_is_published_of_it() {
    let all = sample();
    assert_eq!(all.len(), 2357);
    assert_eq!(rows().len(), 1016);
    assert_eq!(all.iter().map(|h| h.x).sum::<u32>(), 2457);
    let spends: Vec<Spend> = all.iter().filter_map(History::spend).collect();
    assert_eq!(all.iter().filter(|h| h.x > 0).count(), 946);
    let mean = spends.iter().map(|s| s.mean).sum::<f64>() / 946.0;
    near(mean, 35.0778, 5e-5);
    assert_eq!(all.iter().map(|h| h.later).sum::<u32>(), 1882);
}

#[test]
fn bg_nbd_of_the_paper() {
    let fit = bg_nbd::MODEL.fit(&rows()).unwrap();
    assert!(fit.converged, "{fit:?}");
    for (at, (value, allowed)) in [
        (0.242_595, 5e-4),
        (4.413_602, 2e-3),
        (0.792_922, 5e-4),
        (2.425_906, 2e-3),
    ]
    .into_iter()
    .enumerate()
    {
        near(fit.parameters[at], value, allowed);
    }
    near(fit.log_likelihood, -9_582.429_207, 1e-3);
    assert!(fit.log_likelihood > -9582.4302);
    // Standard errors by scipy's Hessian.
    let errors = fit.errors.unwrap();
    for (error, expected) in errors.into_iter().zip([0.0126, 0.378, 0.186, 0.705]) {
        near(error, expected, 0.02 * expected);
    }
}

#[test]
fn likelihoods_at_published_parameters() {
    let sum =
        |of: &dyn Fn(&Row) -> f64| -> f64 { rows().iter().map(|row| row.count() * of(row)).sum() };
    let mut slope = [0.0; 4];
    let bg = [0.243, 4.414, 0.793, 2.426];
    near(
        sum(&|row| bg_nbd::MODEL.likelihood.of(&bg, row, &mut [0.0; 4])),
        -9_582.430_478,
        1e-5,
    );
    let pareto = [0.553, 10.578, 0.606, 11.669];
    near(
        sum(&|row| pareto_nbd::MODEL.likelihood.of(&pareto, row, &mut [0.0; 4])),
        -9_594.976_259,
        1e-5,
    );
    let one = Row {
        x: 2.0,
        t_x: 30.43,
        t: 38.86,
        count: 1.0,
    };
    near(
        bg_nbd::MODEL.likelihood.of(&bg, &one, &mut slope),
        -9.458_606_307_1,
        1e-8,
    );
    let spend: f64 = sample()
        .iter()
        .filter_map(History::spend)
        .map(|s| gamma_gamma::LIKELIHOOD.of(&[6.25, 3.74, 15.44], &s, &mut [0.0; 3]))
        .sum();
    near(spend, -4_055.919_232, 1e-5);
}

#[test]
fn gradients_are_slopes() {
    let row = Row {
        x: 3.0,
        t_x: 20.0,
        t: 39.0,
        count: 1.0,
    };
    let never = Row {
        x: 0.0,
        t_x: 0.0,
        ..row
    };
    for model in [&bg_nbd::MODEL, &mbg_nbd::MODEL] {
        for row in [row, never] {
            let at = [0.6, 5.0, 0.9, 2.0];
            let mut slope = [0.0; 4];
            model.likelihood.of(&at, &row, &mut slope);
            for i in 0..4 {
                let (mut up, mut down) = (at, at);
                up[i] += 1e-6;
                down[i] -= 1e-6;
                let of = |at| model.likelihood.of(at, &row, &mut [0.0; 4]);
                near(slope[i], (of(&up) - of(&down)) / 2e-6, 1e-7);
            }
        }
    }
}

#[test]
fn what_is_to_come_by_bg_nbd() {
    let fit = bg_nbd::MODEL.fit(&rows()).unwrap().parameters;
    for (t, expected) in [
        (0.142_857_142_9, 0.007_816),
        (1.0, 0.053_184),
        (3.0, 0.150_631),
        (31.857_142_857, 1.040_489),
        (32.0, 1.043_732),
        (78.0, 1.857_958),
    ] {
        near((bg_nbd::MODEL.expected)(&fit, t).unwrap(), expected, 2e-5);
    }
    let one = Row {
        x: 2.0,
        t_x: 30.43,
        t: 38.86,
        count: 1.0,
    };
    near(
        bg_nbd::MODEL.conditional(&fit, &one, 39.0).unwrap(),
        1.225_907,
        2e-5,
    );
    near((bg_nbd::MODEL.alive)(&fit, &one).unwrap(), 0.726_609, 2e-5);
}

#[test]
fn mbg_and_pareto_against_lifetimes() {
    let fit = mbg_nbd::MODEL.fit(&rows()).unwrap();
    assert!(fit.converged);
    for (at, (value, allowed)) in [
        (0.524_843, 5e-4),
        (6.183_085, 2e-3),
        (0.891_359, 5e-4),
        (1.614_002, 2e-3),
    ]
    .into_iter()
    .enumerate()
    {
        near(fit.parameters[at], value, allowed);
    }
    near(fit.log_likelihood, -9_582.135_716, 1e-3);
    let (one, never) = (
        Row {
            x: 2.0,
            t_x: 30.43,
            t: 38.86,
            count: 1.0,
        },
        Row {
            x: 0.0,
            t_x: 0.0,
            t: 38.86,
            count: 1.0,
        },
    );
    // lifetimes 0.11.3 at the parameters above.
    let at = [0.524_843, 6.183_085, 0.891_359, 1.614_002];
    near(
        (mbg_nbd::MODEL.expected)(&at, 39.0).unwrap(),
        1.182_279_786_998_245_3,
        1e-9,
    );
    near(
        mbg_nbd::MODEL.conditional(&at, &one, 39.0).unwrap(),
        1.262_669_398_644_072,
        1e-9,
    );
    near(
        mbg_nbd::MODEL.conditional(&at, &never, 39.0).unwrap(),
        0.153_954_302_879_456_94,
        1e-9,
    );
    near(
        (mbg_nbd::MODEL.alive)(&at, &one).unwrap(),
        0.706_125_770_771_498_7,
        1e-9,
    );
    // A one-time buyer is not sure to be there.
    near(
        (mbg_nbd::MODEL.alive)(&at, &never).unwrap(),
        0.389_715_197_486_564_85,
        1e-9,
    );
    assert_eq!((bg_nbd::MODEL.alive)(&at, &never), Some(1.0));
    let at = [0.5533, 10.578, 0.6061, 11.669];
    let pareto = &pareto_nbd::MODEL;
    near(
        (pareto.expected)(&at, 39.0).unwrap(),
        1.213_563_247_828_293_2,
        1e-9,
    );
    near(
        pareto.conditional(&at, &one, 39.0).unwrap(),
        1.455_211_818_362_592_8,
        1e-9,
    );
    near(
        (pareto.alive)(&at, &one).unwrap(),
        0.869_144_157_852_155,
        1e-9,
    );
    near(
        (pareto.alive)(&at, &never).unwrap(),
        0.295_171_946_549_623_9,
        1e-9,
    );
}

#[test]
fn pareto_nbd_of_the_note() {
    let fit = pareto_nbd::MODEL.fit(&rows()).unwrap();
    for (at, (value, allowed)) in [
        (0.553_277, 1e-3),
        (10.577_683, 1e-2),
        (0.606_240, 1e-3),
        (11.668_734, 2e-2),
    ]
    .into_iter()
    .enumerate()
    {
        near(fit.parameters[at], value, allowed);
    }
    near(fit.log_likelihood, -9_594.976_179, 1e-3);
}

#[test]
fn gamma_gamma_of_the_note() {
    let spends: Vec<Spend> = sample().iter().filter_map(History::spend).collect();
    let fit = gamma_gamma::fitted(&spends).unwrap();
    assert!(fit.converged, "{fit:?}");
    for (at, (value, allowed)) in [(6.249_572, 1e-2), (3.744_224, 3e-3), (15.443_520, 4e-2)]
        .into_iter()
        .enumerate()
    {
        near(fit.parameters[at], value, allowed);
    }
    near(fit.log_likelihood, -4_055.917_695, 1e-3);
    near(
        gamma_gamma::expected(&fit.parameters, None).unwrap(),
        35.1704,
        2e-3,
    );
    // The first ten customers of the spreadsheet.
    let published = [
        24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17,
    ];
    for (history, expected) in sample().iter().zip(published) {
        let mean = gamma_gamma::expected(&fit.parameters, history.spend()).unwrap();
        near(mean, expected, 6e-3);
    }
}

#[test]
fn the_time_held_out_and_the_value_to_come() {
    let all = sample();
    assert_eq!(forecast::refusal(all), None);
    let fit = fitted(&bg_nbd::MODEL, all).unwrap();
    let parameters = &fit.buying.parameters;
    // 273 days from 1 October 1997 to 30 June 1998.
    let predicted = forecast::purchases(&bg_nbd::MODEL, parameters, &rows(), 39.0);
    near(predicted.unwrap(), 1653.41, 0.3);
    near(fit.link.unwrap(), 0.114, 5e-4);
    let terms = Terms {
        step: 1,
        weeks: 52,
        yearly_discount: 0.15,
        margin: 1.0,
    };
    let values = forecast::values(&bg_nbd::MODEL, &fit, all, &terms).unwrap();
    near(values.iter().sum(), 70_966.30, 20.0);
    near(forecast::top_tenth(&values).unwrap(), 0.568, 1e-3);
    let interval = forecast::interval(&bg_nbd::MODEL, &fit.buying, all, 39.0, 60, 1).unwrap();
    // A bootstrap of lifetimes gave [1402, 1922]; sixty draws are rough.
    assert!((1330.0..1480.0).contains(&interval.low), "{interval:?}");
    assert!((1820.0..2010.0).contains(&interval.high), "{interval:?}");
}

#[test]
fn too_few_and_too_young_are_refused() {
    let one = sample()[0];
    assert_eq!(forecast::refusal(&[]), Some("no-rows"));
    assert_eq!(forecast::refusal(&[one]), Some("repeaters-few"));
    let young = History {
        x: 1,
        recency: 30,
        age: 40,
        ..one
    };
    assert_eq!(forecast::refusal(&[young; 40]), Some("cohort-young"));
}

#[test]
fn contracts_of_the_paper() {
    // Fader & Hardie 2007, table 1, "High End": customers left of 1,000 after
    // each of seven years; the fit to four of them is the paper's, that to all
    // seven the tutorial's of the same authors.
    use super::sbg::{fitted, survival, value, Ended};
    let left = [1000.0, 869.0, 743.0, 653.0, 593.0, 551.0, 517.0, 491.0];
    let years = |last: usize| {
        let mut ended: Vec<Ended> = (1..=last)
            .map(|year| Ended {
                period: year as f64,
                running: false,
                count: left[year - 1] - left[year],
            })
            .collect();
        ended.push(Ended {
            period: last as f64,
            running: true,
            count: left[last],
        });
        fitted(&ended).unwrap()
    };
    let four = years(4);
    assert!(four.converged);
    near(four.parameters[0], 1.281, 5e-4);
    near(four.parameters[1], 7.790, 2e-3);
    let seven = years(7);
    near(seven.parameters[0], 0.668, 5e-4);
    near(seven.parameters[1], 3.806, 1e-3);
    near(seven.log_likelihood, -1611.158, 1e-3);
    near(survival(&seven.parameters, 0.0), 1.0, 1e-12);
    near(survival(&seven.parameters, 7.0), 0.491, 5e-3);
    // Nobody leaves: a margin of one for three periods at no discount.
    near(value(&[1e-9, 1.0], 1.0, 0.0, 3), 3.0, 1e-6);
}
