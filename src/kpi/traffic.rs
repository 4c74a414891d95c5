//! Traffic.

use super::measure::{Measure, Missing, Slice, Unit};
use super::visits::visits;
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::channel::Family;
use crate::dataset::identity::NONE;
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::intake::cell::money::units;
use crate::intake::cell::number::divide_half_even;
use crate::stats::accumulate::{Accumulator, Part};
use crate::stats::interval::garwood;
use std::collections::BTreeMap;

/// Traffic.
pub static KPI: Kpi = Kpi {
    id: "traffic",
    name: Text {
        fr: "Fréquentation",
        en: "Traffic",
    },
    question: Text {
        fr: "Combien de visites, en ligne et en magasin ?",
        en: "How many visits, online and in stores?",
    },
    formula: Text {
        fr: "Visites du fichier de fréquentation ; sans lui, sessions et visites en magasin des contacts",
        en: "Visits of the traffic file; without one, sessions and store visits of the touches",
    },
    unit: Unit::Count,
    direction: Direction::Up,
    phase: Phase::Awareness,
    category: Category::Channel,
    needs: &[
        &["touches.at", "traffic.sessions", "traffic.visitors"],
    ],
    sums_money: false,
    rules: &[Text {
        fr: "Le fichier de fréquentation compte tout le monde : il passe avant les contacts, qui ne montrent que les clients connus.",
        en: "The traffic file counts everybody: it goes before the touches, which show known customers only.",
    }, Text {
        fr: "Une période à cheval sur celle regardée est répartie au jour.",
        en: "A period across the edge of the one looked at is shared by days.",
    }, AFTER_AS_OF],
    limits: &[Text {
        fr: "Une visite n’est pas une personne : la même peut venir dix fois.",
        en: "A visit is no person: the same one may come ten times.",
    }, Text {
        fr: "Un fichier de fréquentation ne connaît pas les segments de clients.",
        en: "A traffic file knows no customer segments.",
    }],
    source: "Common practice; interval: Garwood (1936), as a Poisson count",
    example: Example {
        files: &[
            (
                "traffic",
                "date,channel,sessions\n\
             2026-01-05,web,100\n\
             2026-01-06,web,140\n",
            ),
        ],
        settings: "{}",
        value: 240.0,
        reading: Text {
            fr: "100 + 140 = 240",
            en: "100 + 140 = 240",
        },
    },
    accumulate,
    measure,
};

/// How counts end at the day of analysis.
pub const AFTER_AS_OF: Text = Text {
    fr: "Une ligne dont les jours commencent après la date d’arrêté n’est pas comptée.",
    en: "A row whose days begin after the cut-off date is not counted.",
};

fn accumulate(view: &View<'_>) -> Accumulator {
    let counted = view
        .data
        .traffic
        .iter()
        .any(|placed| placed.row.sessions.is_some() || placed.row.visitors.is_some());
    match counted {
        true => from_counts(view),
        false => from_touches(view),
    }
}

/// Visits of a traffic file, in millionths.
fn from_counts(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    if view.has_segments() {
        sums.add_by("why", "not-by-segment", Part::Count(0));
        return sums;
    }
    if !view.holds_common() {
        return sums;
    }
    for placed in &view.data.traffic {
        if !view.sees_placed(placed) {
            continue;
        }
        let row = &placed.row;
        if row
            .period
            .is_some_and(|days| !view.has_begun(days.first_day))
        {
            sums.add("later", Part::Count(1));
            continue;
        }
        let visits = i128::from(row.sessions.unwrap_or(0)) + i128::from(row.visitors.unwrap_or(0));
        let (part, days) = match row.period {
            Some(period) => view.overlap(period.first_day, period.end_day),
            None => (i64::from(!view.has_period), 1),
        };
        if part > 0 {
            let visits = divide_half_even(visits * i128::from(part), i128::from(days));
            sums.add("visits", Part::Sum(visits));
            sums.add_by("visits", view.name_of(placed.channel), Part::Sum(visits));
        }
    }
    sums
}

/// Sessions, and touches in stores that belong to none.
fn from_touches(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let mut counts: BTreeMap<u16, i128> = BTreeMap::new();
    for customer in view.customers() {
        for visit in visits(view, &customer) {
            *counts.entry(visit.channel).or_default() += 1_000_000;
        }
        let is_store = |channel: u16| view.data.families[usize::from(channel)] == Family::Store;
        for touch in customer
            .touches
            .iter()
            .filter(|touch| view.sees_touch(touch))
        {
            if touch.session == NONE && is_store(touch.channel) {
                *counts.entry(touch.channel).or_default() += 1_000_000;
            }
        }
    }
    for (channel, visits) in counts {
        sums.add("visits", Part::Sum(visits));
        sums.add_by("visits", view.channel_name(channel), Part::Sum(visits));
    }
    if sums.get("visits").is_some() {
        sums.add_by("source", "touches", Part::Count(0));
    }
    sums
}

fn measure(sums: &Accumulator, _: &Settings) -> Measure {
    if sums.by("why").next().is_some() {
        return Measure::missing(Missing::because("not-by-segment"));
    }
    let Some(Part::Sum(all)) = sums.get("visits") else {
        return Measure::missing(Missing::because("no-rows"));
    };
    let whole = |visits: i128| units(visits).round().max(0.0) as u64;
    let mut measure = Measure::estimate(units(*all), whole(*all), garwood(whole(*all)), "garwood");
    measure.breakdown = sums
        .by("visits")
        .filter_map(|(key, part)| match part {
            Part::Sum(visits) => {
                let n = whole(*visits);
                Some(Slice::new(key, units(*visits), n, garwood(n)))
            }
            _ => None,
        })
        .collect();
    measure.leave_out("after-as-of", sums.count("later"));
    let online = sums.by("source").next().is_none();
    let source = if online { "traffic" } else { "touches" };
    measure.with_setting("visits_from", source)
}
