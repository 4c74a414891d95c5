//! Net sentiment.

use super::measure::{Measure, Missing, Slice, Unit};
use super::share::{mean, Estimated};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::intake::cell::money::units;
use crate::stats::accumulate::{Accumulator, Part};
use crate::stats::adjusted_wald::adjusted_wald;

/// Net sentiment.
pub static KPI: Kpi = Kpi {
    id: "sentiment",
    name: Text {
        fr: "Sentiment net",
        en: "Net sentiment",
    },
    question: Text {
        fr: "Les clients s’expriment-ils plutôt en bien ou en mal ?",
        en: "Do customers speak rather well or rather badly?",
    },
    formula: Text {
        fr: "(Demandes de sentiment positif − demandes de sentiment négatif) ÷ demandes notées, en points",
        en: "(Requests of positive sentiment − requests of negative sentiment) ÷ requests scored, in points",
    },
    unit: Unit::Points,
    direction: Direction::Up,
    phase: Phase::Service,
    category: Category::Channel,
    needs: &[
        &["tickets.opened_at"],
        &["tickets.sentiment"],
    ],
    sums_money: false,
    rules: &[Text {
        fr: "Le score vient du fichier, de −1 à 1 : positif au-dessus de 0,05, négatif au-dessous de −0,05, neutre entre les deux.",
        en: "The score comes from the file, from −1 to 1: positive above 0.05, negative below −0.05, neutral between.",
    }],
    limits: &[Text {
        fr: "Ce que vaut le score dépend de l’outil qui l’a donné.",
        en: "What the score is worth depends on the tool that gave it.",
    }],
    source: "Thresholds: Hutto & Gilbert (2014), VADER; interval: adjusted Wald, as for a net score",
    example: Example {
        files: &[
            (
                "tickets",
                "ticket_id,opened_at,sentiment\n\
             K1,2026-03-01T08:00:00Z,0.6\n\
             K2,2026-03-01T08:00:00Z,0.4\n\
             K3,2026-03-02T08:00:00Z,-0.2\n\
             K4,2026-03-02T08:00:00Z,0.01\n",
            ),
        ],
        settings: "{}",
        value: 25.0,
        reading: Text {
            fr: "(2 − 1) ÷ 4 = 25 points",
            en: "(2 − 1) ÷ 4 = 25 points",
        },
    },
    accumulate,
    measure,
};

/// In millionths: within this of zero is neutral.
const NEUTRAL: i64 = 50_000;

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    for placed in view.placed(&view.data.tickets, |ticket| Some(ticket.opened)) {
        let Some(score) = placed.row.sentiment else {
            sums.add("unknown", Part::Count(1));
            continue;
        };
        let sign = i64::from(score > NEUTRAL) - i64::from(score < -NEUTRAL);
        let one = Part::Distribution([(sign, 1)].into());
        sums.add("signs", one.clone());
        sums.add_by("signs", view.name_of(placed.channel), one);
        sums.add("scores", Part::moment(score.into()));
    }
    sums
}

fn measure(sums: &Accumulator, _: &Settings) -> Measure {
    let Some((value, n, interval)) = net(sums.get("signs")) else {
        return Measure::missing(Missing::because("no-rows"));
    };
    let mut measure = Measure::estimate(value, n, interval, "adjusted-wald");
    let average = mean(sums.get("scores"), units(1));
    measure.also_estimate("mean_score", Unit::Number, average);
    measure.breakdown = sums
        .by("signs")
        .filter_map(|(key, part)| {
            let (value, n, interval) = net(Some(part))?;
            Some(Slice::new(key, value, n, interval))
        })
        .collect();
    if measure.breakdown.iter().all(|slice| slice.key.is_empty()) {
        measure.breakdown.clear();
    }
    measure.leave_out("unknown", sums.count("unknown"));
    measure
}

fn net(part: Option<&Part>) -> Option<Estimated> {
    let Some(Part::Distribution(signs)) = part else {
        return None;
    };
    let of = |sign: i64| signs.get(&sign).copied().unwrap_or(0);
    let n: u64 = signs.values().sum();
    let interval = adjusted_wald(of(1), of(-1), n)?.times(100.0);
    let net = of(1) as f64 - of(-1) as f64;
    Some((100.0 * net / n as f64, n, Some(interval)))
}
