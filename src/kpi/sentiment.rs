//! Net sentiment.

use super::measure::{Measure, Missing, Slice, Unit};
use super::share::{mean, Estimated};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::identity::NONE;
use crate::dataset::mentions::MentionRow;
use crate::dataset::placed::Placed;
use crate::dataset::settings::Settings;
use crate::dataset::stage::Stage;
use crate::dataset::view::View;
use crate::intake::cell::money::units;
use crate::stats::accumulate::{Accumulator, Part};
use crate::stats::adjusted_wald::adjusted_wald;
use crate::voice::sentiment::sign;

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
        fr: "(Textes de sentiment positif − textes de sentiment négatif) ÷ textes jugés, en points",
        en: "(Texts of positive sentiment − texts of negative sentiment) ÷ texts judged, in points",
    },
    unit: Unit::Points,
    direction: Direction::Up,
    phase: Phase::Service,
    category: Category::Channel,
    needs: &[&[
        "tickets.sentiment",
        "tickets.text",
        "surveys.sentiment",
        "surveys.verbatim",
        "mentions.tone",
        "mentions.score",
        "mentions.text",
    ]],
    sums_money: false,
    rules: &[Text {
        fr: "Le score vient du fichier, de −1 à 1, ou, sans lui, des mots du texte en français ou en anglais : positif au-dessus de 0,05, négatif au-dessous de −0,05, neutre entre les deux.",
        en: "The score comes from the file, from −1 to 1, or without one from the words of the text in French or English: positive above 0.05, negative below −0.05, neutral between.",
    }, Text {
        fr: "Demandes au service client, commentaires d’enquêtes et mentions comptent chacun pour un texte ; le score de chaque source est à côté. Un texte dont rien ne se comprend est laissé de côté.",
        en: "Requests, comments of surveys and mentions count for one text each; the score of each source stands beside. A text of which nothing is understood is left out.",
    }],
    limits: &[Text {
        fr: "Ce que vaut un score du fichier dépend de l’outil qui l’a donné. Celui du lexique se trompe sur un texte sur cinq, et sur l’ironie presque toujours (docs/voice.md) : il se lit sur des centaines de textes, jamais sur un seul.",
        en: "What a score of the file is worth depends on the tool that gave it. The lexicon’s is wrong on one text in five, and on irony nearly always (docs/voice.md): it is read over hundreds of texts, never on one.",
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

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    for text in texts(view) {
        let Some((sign, score)) = text.sounds else {
            sums.add("unknown", Part::Count(1));
            continue;
        };
        let one = Part::Distribution([(sign, 1)].into());
        sums.add("signs", one.clone());
        sums.add_by("signs", view.name_of(text.channel), one.clone());
        sums.add_by("origins", text.origin, one);
        if let Some(score) = score {
            sums.add("scores", Part::moment(score.into()));
        }
        let by = if text.rated {
            "by the file"
        } else {
            "by words"
        };
        sums.add(by, Part::Count(1));
    }
    sums
}

/// Something that was said, with where and how it sounds.
#[derive(Debug, Clone, Copy)]
pub struct Said {
    /// `tickets`, `surveys` or `mentions`.
    pub origin: &'static str,
    /// The channel, where one is known.
    pub channel: Option<u16>,
    /// The customer, or none.
    pub customer: u32,
    /// Word of the text.
    pub text: u32,
    /// 1, 0 or -1, with the score in millionths where there is one.
    pub sounds: Option<(i64, Option<i64>)>,
    /// Whether the file says how it sounds.
    pub rated: bool,
    /// The phase, where a question is of one.
    pub stage: Option<Stage>,
}

/// All that was said in a view; answers and requests without a word or a score are
/// none.
#[must_use]
pub fn texts(view: &View<'_>) -> Vec<Said> {
    let scored = |score: Option<i64>| score.map(|score| (sign(score), Some(score)));
    let tickets = view.placed(&view.data.tickets, |ticket| Some(ticket.opened));
    let tickets = tickets.map(|one| Said {
        origin: "tickets",
        channel: one.channel,
        customer: one.customer,
        text: one.row.text,
        sounds: scored(one.row.sentiment),
        rated: one.row.rated,
        stage: None,
    });
    let surveys = view.answers().map(|one| Said {
        origin: "surveys",
        channel: one.channel,
        customer: one.customer,
        text: one.row.verbatim,
        sounds: scored(one.row.sentiment),
        rated: one.row.rated,
        stage: one.row.stage,
    });
    // Of scores that never go below nought nobody says where neutral is.
    let below = |one: &Placed<MentionRow>| one.row.score.is_some_and(|score| score < 0);
    let has_below = view.data.mentions.iter().any(below);
    let mentions = view.placed(&view.data.mentions, |one| Some(one.time));
    let mentions = mentions.map(|one| {
        let tone = one.row.tone.map(|tone| (tone.sign(), None));
        let score = one.row.score.filter(|_| has_below);
        Said {
            origin: "mentions",
            channel: one.channel,
            customer: one.customer,
            text: one.row.text,
            sounds: tone
                .or_else(|| scored(score))
                .or_else(|| scored(one.row.heard)),
            rated: one.row.heard.is_none(),
            stage: None,
        }
    });
    let said = |one: &Said| one.text != NONE || one.sounds.is_some();
    let all = tickets.chain(surveys).chain(mentions);
    all.filter(said).collect()
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
    for (origin, part) in sums.by("origins") {
        let id = match origin {
            "tickets" => "net_tickets",
            "surveys" => "net_surveys",
            _ => "net_mentions",
        };
        measure.also_estimate(id, Unit::Points, net(Some(part)));
    }
    let by_words = sums.count("by words") as f64 / n as f64;
    measure.also("by_words", Unit::Rate, Some(by_words));
    measure.leave_out("unknown", sums.count("unknown"));
    measure
}

/// The net sentiment of counted signs, in points.
#[must_use]
pub fn net(part: Option<&Part>) -> Option<Estimated> {
    let Some(Part::Distribution(signs)) = part else {
        return None;
    };
    let of = |sign: i64| signs.get(&sign).copied().unwrap_or(0);
    let n: u64 = signs.values().sum();
    let interval = adjusted_wald(of(1), of(-1), n)?.times(100.0);
    let net = of(1) as f64 - of(-1) as f64;
    Some((100.0 * net / n as f64, n, Some(interval)))
}
