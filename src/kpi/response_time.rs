//! First response time.

use super::measure::{Measure, Unit};
use super::waiting::{self, For};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::stats::accumulate::Accumulator;

/// First response time.
pub static KPI: Kpi = Kpi {
    id: "response_time",
    name: Text {
        fr: "Temps de première réponse",
        en: "First response time",
    },
    question: Text {
        fr: "Combien de temps un client attend-il une première réponse ?",
        en: "How long does a customer wait for a first answer?",
    },
    formula: Text {
        fr: "Médiane du délai entre l’ouverture et la première réponse, les demandes sans réponse comptées comme encore en attente",
        en: "Median of the time from opening to the first reply, requests without one counted as still waiting",
    },
    unit: Unit::Hours,
    direction: Direction::Down,
    phase: Phase::Service,
    category: Category::Channel,
    needs: &[
        &["tickets.opened_at"],
        &["tickets.first_reply_at", "tickets.first_reply_minutes"],
    ],
    sums_money: false,
    rules: &[Text {
        fr: "Une demande sans réponse n’est pas un délai nul : elle attend encore (Kaplan–Meier).",
        en: "A request without a reply is no delay of zero: it still waits (Kaplan–Meier).",
    }, Text {
        fr: "À côté, sur les seules demandes répondues : médiane, neuvième décile et moyenne.",
        en: "Beside it, on answered requests alone: median, ninth decile and mean.",
    }, Text {
        fr: "Une réponse dont la date est illisible ou d’avant l’ouverture n’entre pas dans le délai, et c’est compté.",
        en: "A reply whose date cannot be read or is before the opening is not in the delay, and is counted.",
    }, Text {
        fr: "Une demande répondue après la date d’arrêté attendait encore ce jour-là.",
        en: "A request answered after the cut-off date still waited on it.",
    }],
    limits: &[Text {
        fr: "En heures d’horloge, nuits et fins de semaine comprises, tant que les heures d’ouverture ne sont pas réglées.",
        en: "In hours of the clock, nights and weekends included, unless business hours are set.",
    }, Text {
        fr: "Une réponse automatique compte comme une réponse si le fichier ne la distingue pas.",
        en: "An automatic reply counts as one if the file does not tell it apart.",
    }],
    source: "Kaplan & Meier (1958); interval: Brookmeyer & Crowley (1982), log-log",
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
        value: 3.0,
        reading: Text {
            fr: "Délais 1, 3 et 5 h : médiane 3 h",
            en: "Delays 1, 3 and 5 h: median 3 h",
        },
    },
    accumulate,
    measure,
};

fn accumulate(view: &View<'_>) -> Accumulator {
    waiting::accumulate(view, For::Reply)
}

fn measure(sums: &Accumulator, settings: &Settings) -> Measure {
    waiting::measure(sums, settings)
}
