//! Resolution time.

use super::measure::{Measure, Unit};
use super::waiting::{self, For};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::stats::accumulate::Accumulator;

/// Resolution time.
pub static KPI: Kpi = Kpi {
    id: "resolution_time",
    name: Text {
        fr: "Temps de résolution",
        en: "Resolution time",
    },
    question: Text {
        fr: "En combien de temps une demande est-elle résolue ?",
        en: "How long does it take to solve a request?",
    },
    formula: Text {
        fr: "Médiane du délai entre l’ouverture et la résolution, les demandes ouvertes comptées comme encore en attente",
        en: "Median of the time from opening to the solution, open requests counted as still waiting",
    },
    unit: Unit::Hours,
    direction: Direction::Down,
    phase: Phase::Service,
    category: Category::Experience,
    needs: &[
        &["tickets.opened_at"],
        &["tickets.solved_at", "tickets.resolution_minutes"],
    ],
    sums_money: false,
    rules: &[Text {
        fr: "La médiane des seules demandes résolues est trop belle : celles qui traînent n’y sont pas. La valeur les compte (Kaplan–Meier).",
        en: "The median of solved requests alone looks too good: those that drag on are not in it. The value counts them (Kaplan–Meier).",
    }, Text {
        fr: "À côté, sur les seules demandes résolues : médiane, neuvième décile et moyenne.",
        en: "Beside it, on solved requests alone: median, ninth decile and mean.",
    }, Text {
        fr: "Une demande dite résolue sans date, ou avec une date illisible ou d’avant l’ouverture, n’entre pas dans le délai, et c’est compté.",
        en: "A request said to be solved without a date, or with one that cannot be read or is before the opening, is not in the delay, and is counted.",
    }, Text {
        fr: "Une demande résolue après la date d’arrêté était encore ouverte ce jour-là.",
        en: "A request solved after the cut-off date was still open on it.",
    }],
    limits: &[Text {
        fr: "En heures d’horloge, nuits et fins de semaine comprises.",
        en: "In hours of the clock, nights and weekends included.",
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
        value: 6.0,
        reading: Text {
            fr: "Résolues en 2 et 6 h, une encore ouverte : la moitié est résolue à 6 h",
            en: "Solved in 2 and 6 h, one still open: half are solved by 6 h",
        },
    },
    accumulate,
    measure,
};

fn accumulate(view: &View<'_>) -> Accumulator {
    waiting::accumulate(view, For::Solution)
}

fn measure(sums: &Accumulator, settings: &Settings) -> Measure {
    waiting::measure(sums, settings)
}
