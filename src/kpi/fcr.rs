//! First-contact resolution.

use super::contacts::{is_solved, Contacts};
use super::measure::{Measure, Missing, Unit};
use super::share::{add_trial, proportion, share};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::identity::NONE;
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::stats::accumulate::{Accumulator, Part};

/// First-contact resolution.
pub static KPI: Kpi = Kpi {
    id: "fcr",
    name: Text {
        fr: "Résolution au premier contact",
        en: "First-contact resolution",
    },
    question: Text {
        fr: "Quelle part des demandes est résolue sans retour ni transfert ?",
        en: "What share of requests is solved without coming back or being handed on?",
    },
    formula: Text {
        fr: "Demandes résolues, jamais rouvertes ni transférées ÷ demandes",
        en: "Requests solved, never opened again nor handed on ÷ requests",
    },
    unit: Unit::Rate,
    direction: Direction::Up,
    phase: Phase::Service,
    category: Category::Channel,
    needs: &[
        &["tickets.opened_at"],
        &[
            "tickets.solved_at",
            "tickets.resolution_minutes",
            "tickets.status",
        ],
        &["tickets.reopens", "tickets.transfers"],
    ],
    sums_money: false,
    rules: &[
        Text {
            fr: "Une demande encore ouverte n’est pas résolue au premier contact.",
            en: "A request still open is not solved at first contact.",
        },
        Text {
            fr:
                "Ce que le fichier ne dit ni des réouvertures ni des transferts est laissé de côté.",
            en: "Requests of which the file says neither reopenings nor transfers are left out.",
        },
        Text {
            fr: "Un client connu qui revient dans le délai choisi, par n’importe quel canal, n’a pas été résolu au premier contact. Une demande plus jeune que ce délai n’est pas encore jugée.",
            en: "A known customer who comes back within the days chosen, by whatever channel, was not solved at first contact. A request younger than that is not judged yet.",
        },
    ],
    limits: &[Text {
        fr: "Une demande sans client nommé est jugée sur elle seule : son retour ne se voit pas.",
        en: "A request that names no customer is judged by itself: their coming back is not seen.",
    }],
    source: "Industry practice; interval: Wilson (1927)",
    example: Example {
        files: &[(
            "tickets",
            "ticket_id,opened_at,solved_at,reopens,transfers\n\
             K1,2026-03-01T08:00:00Z,2026-03-01T10:00:00Z,0,0\n\
             K2,2026-03-01T08:00:00Z,2026-03-01T14:00:00Z,0,1\n\
             K3,2026-03-02T08:00:00Z,2026-03-02T14:00:00Z,1,0\n\
             K4,2026-03-02T08:00:00Z,,0,0\n",
        )],
        settings: "{}",
        value: 0.25,
        reading: Text {
            fr: "Seule K1 : 1 ÷ 4 = 25 %",
            en: "K1 alone: 1 ÷ 4 = 25%",
        },
    },
    accumulate,
    measure,
};

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let contacts = Contacts::of(view);
    for placed in view.placed(&view.data.tickets, |ticket| Some(ticket.opened)) {
        let ticket = &placed.row;
        if ticket.reopens.is_none() && ticket.transfers.is_none() {
            sums.add("unknown", Part::Count(1));
            continue;
        }
        let again = ticket.reopens.unwrap_or(0) > 0 || ticket.transfers.unwrap_or(0) > 0;
        let at_once = is_solved(view, ticket) && !again;
        let back = match contacts.again(placed) {
            None if placed.customer != NONE => {
                sums.add("too young", Part::Count(1));
                continue;
            }
            back => back == Some(true),
        };
        let name = view.name_of(placed.channel);
        add_trial(&mut sums, "tickets", name, at_once && !back);
        sums.add("by itself", Part::trial(at_once));
    }
    sums
}

fn measure(sums: &Accumulator, settings: &Settings) -> Measure {
    let Some(mut measure) = share(sums, "tickets") else {
        let young = sums.count("too young") > 0;
        return Measure::missing(Missing::because(if young {
            "too-young"
        } else {
            "no-rows"
        }));
    };
    let by_itself = proportion(sums.get("by itself"));
    measure.also_estimate("without_window", Unit::Rate, by_itself);
    measure.leave_out("unknown", sums.count("unknown"));
    measure.leave_out("too-young", sums.count("too young"));
    measure.with_setting("contact_days", settings.contact_days.to_string())
}
