//! Seamless transfer rate.

use super::contacts::{is_handed_on, Contacts};
use super::measure::{Measure, Missing, Unit};
use super::share::{add_trial, proportion, share};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::stats::accumulate::{Accumulator, Part};

/// Seamless transfer rate.
pub static KPI: Kpi = Kpi {
    id: "seamless_transfer",
    name: Text {
        fr: "Taux de transfert fluide",
        en: "Seamless transfer rate",
    },
    question: Text {
        fr: "Quand une demande passe de main en main, le client doit-il tout répéter ?",
        en: "When a request is handed on, does the customer have to repeat everything?",
    },
    formula: Text {
        fr: "Demandes transférées sans que le client répète ÷ demandes transférées",
        en: "Requests handed on without the customer repeating ÷ requests handed on",
    },
    unit: Unit::Rate,
    direction: Direction::Up,
    phase: Phase::Service,
    category: Category::Integration,
    needs: &[
        &["tickets.opened_at"],
        &["tickets.transfers", "tickets.transferred_to"],
        &["tickets.context_repeated"],
    ],
    sums_money: false,
    rules: &[Text {
        fr: "Une demande transférée dont le fichier ne dit pas si le client a répété est laissée de côté, et comptée.",
        en: "A request handed on of which the file does not say whether the customer repeated is left out, and counted.",
    }],
    limits: &[Text {
        fr: "Une demande transférée plusieurs fois compte une fois.",
        en: "A request handed on several times counts once.",
    }],
    source: "Common practice; interval: Wilson (1927)",
    example: Example {
        files: &[
            (
                "tickets",
                "ticket_id,opened_at,transfers,context_repeated\n\
             K1,2026-03-01T08:00:00Z,1,0\n\
             K2,2026-03-01T08:00:00Z,2,1\n\
             K3,2026-03-02T08:00:00Z,0,\n",
            ),
        ],
        settings: "{}",
        value: 0.5,
        reading: Text {
            fr: "K1 sans répéter, K2 en répétant : 1 ÷ 2 = 50 %",
            en: "K1 without repeating, K2 repeating: 1 ÷ 2 = 50%",
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
        if !is_handed_on(ticket) {
            continue;
        }
        match ticket.context_repeated {
            Some(repeated) => {
                let name = view.name_of(placed.channel);
                add_trial(&mut sums, "handed on", name, !repeated);
                if let Some(again) = contacts.again(placed) {
                    sums.add("not again", Part::trial(!repeated && !again));
                }
            }
            None => sums.add("unknown", Part::Count(1)),
        }
    }
    sums
}

fn measure(sums: &Accumulator, settings: &Settings) -> Measure {
    let Some(mut measure) = share(sums, "handed on") else {
        return Measure::missing(Missing::because("zero-denominator"));
    };
    let not_again = proportion(sums.get("not again"));
    measure.also_estimate("without_contact_again", Unit::Rate, not_again);
    measure.leave_out("unknown", sums.count("unknown"));
    measure.with_setting("contact_days", settings.contact_days.to_string())
}
