//! Resolution rate.

use super::contacts::is_solved;
use super::measure::{Measure, Missing, Unit};
use super::share::{add_trial, proportion, share};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::intake::cell::date::DAY_MS;
use crate::stats::accumulate::{Accumulator, Part};

/// Resolution rate.
pub static KPI: Kpi = Kpi {
    id: "resolution_rate",
    name: Text {
        fr: "Taux de résolution",
        en: "Resolution rate",
    },
    question: Text {
        fr: "Quelle part des demandes ouvertes a été résolue ?",
        en: "What share of the requests opened was solved?",
    },
    formula: Text {
        fr: "Demandes résolues ÷ demandes ouvertes dans la période",
        en: "Requests solved ÷ requests opened in the period",
    },
    unit: Unit::Rate,
    direction: Direction::Up,
    phase: Phase::Service,
    category: Category::Channel,
    needs: &[
        &["tickets.opened_at"],
        &["tickets.solved_at", "tickets.resolution_minutes", "tickets.status"],
    ],
    sums_money: false,
    rules: &[Text {
        fr: "Une demande compte une fois, dans la période où elle est ouverte, rouverte ou non.",
        en: "A request counts once, in the period it is opened, opened again or not.",
    }, Text {
        fr: "À côté : résolues en sept jours, parmi celles ouvertes depuis sept jours au moins.",
        en: "Beside it: solved within seven days, among those opened seven days ago or more.",
    }],
    limits: &[Text {
        fr: "Les demandes récentes n’ont pas eu le temps d’être résolues : lire le taux à sept jours.",
        en: "Recent requests had no time to be solved: read the rate at seven days.",
    }],
    source: "Common practice; interval: Wilson (1927)",
    example: Example {
        files: &[
            (
                "tickets",
                "ticket_id,opened_at,channel,first_reply_at,solved_at\n\
             K1,2026-03-01T08:00:00Z,chat,2026-03-01T09:00:00Z,2026-03-01T10:00:00Z\n\
             K2,2026-03-01T08:00:00Z,email,2026-03-01T11:00:00Z,2026-03-01T14:00:00Z\n\
             K3,2026-03-02T08:00:00Z,email,2026-03-02T13:00:00Z,\n",
            ),
        ],
        settings: "{}",
        value: 0.6666666666666666,
        reading: Text {
            fr: "K1 et K2 résolues : 2 ÷ 3",
            en: "K1 and K2 solved: 2 ÷ 3",
        },
    },
    accumulate,
    measure,
};

/// Seven days in milliseconds.
const WEEK: i64 = 7 * DAY_MS;

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let as_of = view.data.as_of;
    for placed in view.placed(&view.data.tickets, |ticket| Some(ticket.opened)) {
        let ticket = &placed.row;
        let age = as_of - ticket.opened;
        let solved = is_solved(view, ticket);
        add_trial(&mut sums, "tickets", view.name_of(placed.channel), solved);
        if age >= WEEK && ticket.knows_when_solved() {
            let in_time = ticket.resolution.is_some_and(|wait| wait <= WEEK);
            sums.add("within a week", Part::trial(in_time));
        }
    }
    sums
}

fn measure(sums: &Accumulator, _: &Settings) -> Measure {
    let Some(mut measure) = share(sums, "tickets") else {
        return Measure::missing(Missing::because("no-rows"));
    };
    let week = proportion(sums.get("within a week"));
    measure.also_estimate("solved_within_7", Unit::Rate, week);
    measure
}
