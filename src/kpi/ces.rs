//! Customer Effort Score.

use super::answers::{self, asked, count, count_of, moments, Asked, Scores};
use super::measure::{Measure, Missing, Unit};
use super::share::{mean, proportion, Estimated};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::dataset::surveys::Metric;
use crate::dataset::view::View;
use crate::intake::cell::money::{units, UNIT};
use crate::stats::accumulate::{Accumulator, Part};

/// Customer Effort Score.
pub static KPI: Kpi = Kpi {
    id: "ces",
    name: Text {
        fr: "Effort client (CES)",
        en: "Customer Effort Score (CES)",
    },
    question: Text {
        fr: "Combien d’effort un client doit-il fournir pour obtenir ce qu’il veut ?",
        en: "How much effort does it take a customer to get what they want?",
    },
    formula: Text {
        fr: "Moyenne des notes d’effort, sur l’échelle et dans le sens de la question",
        en: "Mean of the effort scores, on the scale and in the direction of the question",
    },
    unit: Unit::Number,
    direction: Direction::Context,
    phase: Phase::Service,
    category: Category::Experience,
    needs: &[
        &["surveys.score"],
        &["surveys.metric"],
    ],
    sums_money: false,
    rules: &[Text {
        fr: "Le sens est une propriété de la question : « quel effort ? » (bas = bon) ou « c’était facile » (haut = bon, CES 2.0). Il est lu du fichier ; sans lui, pas de valeur.",
        en: "The direction belongs to the question: “how much effort?” (low is good) or “it was easy” (high is good, CES 2.0). It is read from the file; without it there is no value.",
    }, Text {
        fr: "Deux questions ou deux échelles ne sont jamais mêlées : la plus posée est la valeur, l’autre est à côté.",
        en: "Two questions or scales are never pooled: the one asked most is the value, the other stands beside it.",
    }],
    limits: &[Text {
        fr: "Une moyenne cache ceux pour qui tout s’est mal passé : lire aussi la part des réponses d’accord.",
        en: "A mean hides those for whom all went wrong: read the share of answers that agree too.",
    }],
    source: "Dixon, Freeman & Toman (2010), Stop Trying to Delight Your Customers; CES 2.0: Dixon (2013); interval: Student, Wilson for the share",
    example: Example {
        files: &[
            (
                "surveys",
                "response_id,metric,score,scale_min,scale_max\n\
             V1,ces_effort,1,1,5\n\
             V2,ces_effort,2,1,5\n\
             V3,ces_effort,3,1,5\n",
            ),
        ],
        settings: "{}",
        value: 2.0,
        reading: Text {
            fr: "(1 + 2 + 3) ÷ 3 = 2 ; bas = bon",
            en: "(1 + 2 + 3) ÷ 3 = 2; low is good",
        },
    },
    accumulate,
    measure,
};

fn accumulate(view: &View<'_>) -> Accumulator {
    answers::accumulate(view, Metric::Ces)
}

fn measure(sums: &Accumulator, _: &Settings) -> Measure {
    let all = asked(sums);
    if all.is_empty() {
        return Measure::missing(Missing::because("no-rows"));
    }
    let mut known: Vec<&Asked> = all
        .iter()
        .filter(|one| one.high_is_good.is_some())
        .collect();
    // As many of both: the effort question, which the score was first defined by.
    known.sort_by_key(|one| (std::cmp::Reverse(count(&one.scores)), one.high_is_good));
    let Some(&best) = known.first() else {
        return Measure::missing(Missing::because("direction-unknown"));
    };
    let Some((value, n, interval)) = average(&best.scores) else {
        return Measure::missing(Missing::because("no-rows"));
    };
    let direction = |one: &Asked| one.high_is_good == Some(true);
    let mut measure = Measure::estimate(value, n, interval, "student")
        .with_setting("direction", if direction(best) { "high" } else { "low" });
    if let Some(((least, most), _)) = best.points(&[(1, 5), (1, 7)]) {
        measure = measure.with_setting("scale", format!("{least}–{most}"));
    }
    measure.breakdown = best.slices(average);
    let other = known.iter().find(|one| direction(one) != direction(best));
    for one in [Some(&best), other].into_iter().flatten() {
        let id = if direction(one) {
            "ces_easy"
        } else {
            "ces_effort"
        };
        if *one != best {
            measure.also_estimate(id, Unit::Number, average(&one.scores));
        }
        if direction(one) {
            measure.also_estimate("ces_agree", Unit::Rate, agree(one));
        }
    }
    let shown = n + other.map_or(0, |one| count(&one.scores));
    let answered: u64 = all.iter().map(|one| count(&one.scores)).sum();
    measure.leave_out("undated", sums.count("undated"));
    measure.leave_out("other-scale", answered - shown);
    measure
}

fn average(scores: &Scores) -> Option<Estimated> {
    mean(Some(&moments(scores)), units(1))
}

/// The share that agrees: 5 to 7 of 7.
fn agree(one: &Asked) -> Option<Estimated> {
    let ((1, 7), _) = one.points(&[(1, 7)])? else {
        return None;
    };
    proportion(Some(&Part::Proportion {
        hits: count_of(&one.scores, |score| score >= 5 * UNIT as i64),
        n: count(&one.scores),
    }))
}
