//! Customer satisfaction.

use super::answers::{self, asked, count, count_of, moments, Scores};
use super::measure::{Measure, Missing, Unit};
use super::share::{mean, proportion};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::dataset::surveys::Metric;
use crate::dataset::view::View;
use crate::intake::cell::money::{units, UNIT};
use crate::stats::accumulate::{Accumulator, Part};

/// Customer satisfaction.
pub static KPI: Kpi = Kpi {
    id: "csat",
    name: Text {
        fr: "Satisfaction client (CSAT)",
        en: "Customer satisfaction (CSAT)",
    },
    question: Text {
        fr: "Quelle part des répondants est satisfaite ?",
        en: "What share of those who answer is satisfied?",
    },
    formula: Text {
        fr: "Réponses aux deux meilleures notes ÷ réponses",
        en: "Answers with one of the two best scores ÷ answers",
    },
    unit: Unit::Rate,
    direction: Direction::Up,
    phase: Phase::Service,
    category: Category::Experience,
    needs: &[
        &["surveys.score"],
        &["surveys.metric"],
    ],
    sums_money: false,
    rules: &[Text {
        fr: "Les deux meilleures notes de l’échelle : 4 et 5 sur 5, 6 et 7 sur 7. Des échelles différentes ne sont jamais mêlées : la plus utilisée compte, les autres sont dites.",
        en: "The two best scores of the scale: 4 and 5 of 5, 6 and 7 of 7. Different scales are never pooled: the most used one counts, the others are stated.",
    }, Text {
        fr: "Sans échelle dans le fichier, des notes entières de 1 à 5 sont lues sur 5, et c’est signalé.",
        en: "Without a scale in the file, whole scores from 1 to 5 are read as out of 5, and this is flagged.",
    }],
    limits: &[Text {
        fr: "Seuls ceux qui répondent comptent : lire le taux de réponse à côté.",
        en: "Only those who answer count: read the response rate beside it.",
    }],
    source: "Top-two-box, industry practice; interval: Wilson (1927)",
    example: Example {
        files: &[
            (
                "surveys",
                "response_id,metric,score,scale_min,scale_max\n\
             V1,csat,5,1,5\n\
             V2,csat,4,1,5\n\
             V3,csat,3,1,5\n\
             V4,csat,1,1,5\n",
            ),
        ],
        settings: "{}",
        value: 0.5,
        reading: Text {
            fr: "5 et 4 sont satisfaits : 2 ÷ 4 = 50 %",
            en: "5 and 4 are satisfied: 2 ÷ 4 = 50%",
        },
    },
    accumulate,
    measure,
};

/// Scales taken where the file states none.
const USUAL: &[(i64, i64)] = &[(1, 5)];

fn accumulate(view: &View<'_>) -> Accumulator {
    answers::accumulate(view, Metric::Csat)
}

fn measure(sums: &Accumulator, _: &Settings) -> Measure {
    let all = asked(sums);
    if all.is_empty() {
        return Measure::missing(Missing::because("no-rows"));
    }
    let read = |one: &answers::Asked| one.points(USUAL);
    let Some((best, (scale, guessed))) = all.iter().find_map(|one| Some((one, read(one)?))) else {
        return Measure::missing(Missing::because("scale-unknown"));
    };
    let top = |scores: &Scores| {
        let hits = count_of(scores, |score| score >= (scale.1 - 1) * UNIT as i64);
        let n = count(scores);
        proportion(Some(&Part::Proportion { hits, n }))
    };
    let Some((value, n, interval)) = top(&best.scores) else {
        return Measure::missing(Missing::because("no-rows"));
    };
    let mut measure = Measure::estimate(value, n, interval, "wilson")
        .with_setting("scale", format!("{}–{}", scale.0, scale.1));
    let average = mean(Some(&moments(&best.scores)), units(1));
    measure.also_estimate("mean_score", Unit::Number, average);
    measure.breakdown = best.slices(top);
    let answered: u64 = all.iter().map(|one| count(&one.scores)).sum();
    measure.leave_out("undated", sums.count("undated"));
    measure.leave_out("other-scale", answered - n);
    if guessed {
        measure.cautions.push("scale-guessed");
    }
    measure
}
