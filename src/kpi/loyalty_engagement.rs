//! Loyalty engagement.

use super::measure::{Measure, Missing, Unit};
use super::share::proportion;
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::identity::NONE;
use crate::dataset::loyalty::Movement;
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::intake::cell::date::DAY_MS;
use crate::stats::accumulate::{Accumulator, Part};
use std::collections::BTreeMap;

/// Loyalty engagement.
pub static KPI: Kpi = Kpi {
    id: "loyalty_engagement",
    name: Text {
        fr: "Engagement dans la fidélité",
        en: "Loyalty engagement",
    },
    question: Text {
        fr: "Quelle part des membres se sert du programme ?",
        en: "What share of members uses the programme?",
    },
    formula: Text {
        fr: "Membres ayant gagné ou dépensé des points dans la fenêtre ÷ membres",
        en: "Members who earned or spent points in the window ÷ members",
    },
    unit: Unit::Rate,
    direction: Direction::Up,
    phase: Phase::Loyalty,
    category: Category::Channel,
    needs: &[
        &["loyalty-events.customer_id"],
        &["loyalty-events.at"],
    ],
    sums_money: false,
    rules: &[Text {
        fr: "Membre : le fichier clients le dit, ou un événement de fidélité le montre.",
        en: "Member: the customers file says so, or a loyalty event shows it.",
    }, Text {
        fr: "Fenêtre : la période choisie, sinon la dernière année. Un membre inscrit dans la fenêtre n’a pas eu toute la fenêtre : il est laissé de côté.",
        en: "Window: the period chosen, else the last year. A member enrolled within the window did not have all of it and is left out.",
    }],
    limits: &[Text {
        fr: "Sans fichier clients, les membres qui n’ont jamais rien fait ne se voient pas : le taux est un maximum.",
        en: "Without a customers file the members who never did anything are not seen: the rate is a maximum.",
    }],
    source: "Common practice; interval: Wilson (1927)",
    example: Example {
        files: &[
            (
                "loyalty-events",
                "customer_id,at,kind,points\n\
             C1,2026-01-05,enrol,0\n\
             C2,2026-01-06,enrol,0\n\
             C1,2026-02-10,earn,50\n",
            ),
        ],
        settings: "{\"from\":\"2026-02-01\"}",
        value: 0.5,
        reading: Text {
            fr: "Inscrits avant février, C1 gagne des points en février, C2 non : 1 ÷ 2 = 50 %",
            en: "Enrolled before February, C1 earns points in February, C2 does not: 1 ÷ 2 = 50%",
        },
    },
    accumulate,
    measure,
};

/// The window where no period was chosen.
const YEAR: i64 = 365 * DAY_MS;

/// What is known of a member.
#[derive(Clone, Copy, Default)]
struct Member {
    enrolled: Option<i64>,
    active: bool,
    redeems: bool,
}

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let from = match view.span.from {
        i64::MIN => view.span.to - YEAR,
        from => from,
    };
    let mut members: BTreeMap<u32, Member> = BTreeMap::new();
    for (code, _) in view
        .data
        .members
        .iter()
        .enumerate()
        .filter(|(_, m)| **m == Some(true))
    {
        members.insert(code as u32, Member::default());
    }
    let mut any = false;
    for placed in &view.data.loyalty {
        let row = &placed.row;
        if placed.customer == NONE || row.time >= view.span.to {
            continue;
        }
        let member = members.entry(placed.customer).or_default();
        let seen = view.sees_channel_of(placed.channel);
        let moved = matches!(row.movement, Movement::Earn | Movement::Burn);
        if row.movement == Movement::Enrol {
            member.enrolled = Some(member.enrolled.map_or(row.time, |at| at.min(row.time)));
        } else if moved && row.time >= from && seen {
            member.active = true;
            member.redeems |= row.movement == Movement::Burn;
            any = true;
        }
    }
    if !any {
        return sums;
    }
    for (_, member) in members
        .into_iter()
        .filter(|(code, _)| view.has_customer(*code))
    {
        if member.enrolled.is_some_and(|at| at >= from) {
            sums.add("young", Part::Count(1));
        } else {
            sums.add("members", Part::trial(member.active));
            sums.add("redeem", Part::trial(member.redeems));
        }
    }
    sums
}

fn measure(sums: &Accumulator, _: &Settings) -> Measure {
    let Some((value, n, interval)) = proportion(sums.get("members")) else {
        return Measure::missing(Missing::because("no-rows"));
    };
    let mut measure = Measure::estimate(value, n, interval, "wilson");
    let redeem = proportion(sums.get("redeem"));
    measure.also_estimate("redeem", Unit::Rate, redeem);
    measure.leave_out("member-young", sums.count("young"));
    measure
}
