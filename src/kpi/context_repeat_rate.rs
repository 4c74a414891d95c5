//! Contacts where the customer repeats.

use super::contacts::{is_handed_on, Contacts};
use super::measure::{Measure, Missing, Unit};
use super::share::{add_trial, share};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::stats::accumulate::{Accumulator, Part};

/// Contacts where the customer repeats.
pub static KPI: Kpi = Kpi {
    id: "context_repeat_rate",
    name: Text {
        fr: "Contacts avec répétition du contexte",
        en: "Contacts where the customer repeats",
    },
    question: Text {
        fr: "Quand un client change de canal ou de main, doit-il tout redire ?",
        en: "When a customer changes channel or hands, do they have to say it all again?",
    },
    formula: Text {
        fr: "Demandes où le client a dû répéter ÷ demandes qui suivent un changement de canal ou un transfert",
        en: "Requests in which the customer had to repeat ÷ requests that follow a change of channel or a transfer",
    },
    unit: Unit::Rate,
    direction: Direction::Down,
    phase: Phase::Service,
    category: Category::Integration,
    needs: &[&["tickets.opened_at"], &["tickets.context_repeated"]],
    sums_money: false,
    rules: &[
        Text {
            fr: "Un changement de canal : la demande précédente du client, dans le délai choisi, est venue par un autre canal ; ou la demande a été transférée.",
            en: "A change of channel: the customer’s request before it, within the days chosen, came by another channel; or the request was handed on.",
        },
        Text {
            fr: "Sans changement, une répétition n’est pas comptée ici. Une demande dont le fichier ne dit rien est laissée de côté, et comptée.",
            en: "Without a change, a repetition is not counted here. A request of which the file says nothing is left out, and counted.",
        },
    ],
    limits: &[Text {
        fr: "Deux demandes rapprochées peuvent porter sur deux sujets.",
        en: "Two requests close to each other can be about two matters.",
    }],
    source: "Common practice; interval: Wilson (1927)",
    example: Example {
        files: &[(
            "tickets",
            "ticket_id,customer_id,channel,opened_at,transfers,context_repeated\n\
             K1,A,email,2026-03-01T08:00:00Z,0,0\n\
             K2,A,phone,2026-03-03T08:00:00Z,0,1\n\
             K3,B,phone,2026-03-03T09:00:00Z,1,0\n\
             K4,C,phone,2026-03-03T10:00:00Z,0,1\n",
        )],
        settings: "{}",
        value: 0.5,
        reading: Text {
            fr: "K2 suit K1 par un autre canal et répète, K3 est transférée sans répétition : 1 ÷ 2 ; K1 et K4 ne suivent aucun changement",
            en: "K2 follows K1 by another channel and repeats, K3 is handed on without: 1 ÷ 2; K1 and K4 follow no change",
        },
    },
    accumulate,
    measure,
};

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let contacts = Contacts::of(view);
    for placed in view.placed(&view.data.tickets, |ticket| Some(ticket.opened)) {
        let moved = contacts.came_from(placed).is_some();
        if !moved && !is_handed_on(&placed.row) {
            continue;
        }
        match placed.row.context_repeated {
            Some(repeated) => {
                let name = view.name_of(placed.channel);
                add_trial(&mut sums, "changed", name, repeated);
            }
            None => sums.add("unknown", Part::Count(1)),
        }
    }
    sums
}

fn measure(sums: &Accumulator, settings: &Settings) -> Measure {
    let Some(mut measure) = share(sums, "changed") else {
        return Measure::missing(Missing::because("zero-denominator"));
    };
    measure.leave_out("unknown", sums.count("unknown"));
    measure.with_setting("contact_days", settings.contact_days.to_string())
}
