//! Ease score, from 0 to 1.

use super::answers::{self, asked, count, moments, Asked, Scores};
use super::measure::{Measure, Missing, Unit};
use super::share::{mean, Estimated};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::dataset::surveys::Metric;
use crate::dataset::view::View;
use crate::intake::cell::money::units;
use crate::stats::accumulate::Accumulator;
use crate::stats::interval::Interval;

/// Ease score, from 0 to 1.
pub static KPI: Kpi = Kpi {
    id: "ces_score_norm",
    name: Text {
        fr: "Score de facilité (0 à 1)",
        en: "Ease score (0 to 1)",
    },
    question: Text {
        fr: "À quel point est-ce facile pour le client, sur une échelle commune ?",
        en: "How easy is it for the customer, on a common scale?",
    },
    formula: Text {
        fr: "(Moyenne − note la plus difficile) ÷ (note la plus facile − note la plus difficile)",
        en: "(Mean − hardest score) ÷ (easiest score − hardest score)",
    },
    unit: Unit::Rate,
    direction: Direction::Up,
    phase: Phase::Service,
    category: Category::Experience,
    needs: &[&["surveys.score"], &["surveys.metric"]],
    sums_money: false,
    rules: &[Text {
        fr: "Calculé sur la seule question d’effort la plus posée, sur son échelle et dans son sens : 1 est facile, 0 est difficile. Deux questions ne sont jamais mêlées.",
        en: "Computed on the effort question asked most alone, on its scale and in its direction: 1 is easy, 0 is hard. Two questions are never pooled.",
    }],
    limits: &[Text {
        fr: "Une échelle commune ne rend pas deux questions égales : « quel effort ? » et « était-ce facile ? » ne reçoivent pas les mêmes réponses.",
        en: "A common scale does not make two questions equal: “how much effort?” and “was it easy?” are not answered alike.",
    }],
    source: "Customer Effort Score, rescaled; interval: Student",
    example: Example {
        files: &[(
            "surveys",
            "response_id,metric,score,scale_min,scale_max\n\
             V1,ces_effort,1,1,5\n\
             V2,ces_effort,2,1,5\n\
             V3,ces_effort,3,1,5\n",
        )],
        settings: "{}",
        value: 0.75,
        reading: Text {
            fr: "Effort moyen 2 sur une échelle de 1 à 5, bas = facile : (5 − 2) ÷ 4 = 0,75",
            en: "Mean effort 2 on a scale from 1 to 5, low = easy: (5 − 2) ÷ 4 = 0.75",
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
    let known = |one: &&Asked| one.high_is_good.is_some();
    let mut questions: Vec<&Asked> = all.iter().filter(known).collect();
    questions.sort_by_key(|one| (std::cmp::Reverse(count(&one.scores)), one.high_is_good));
    let Some(&best) = questions.first() else {
        return Measure::missing(Missing::because("direction-unknown"));
    };
    let Some((scale, guessed)) = best.points(&[(1, 5), (1, 7)]).filter(|((a, b), _)| a < b) else {
        return Measure::missing(Missing::because("scale-unknown"));
    };
    let easy = |scores: &Scores| ease(scores, scale, best.high_is_good == Some(true));
    let Some((value, n, interval)) = easy(&best.scores) else {
        return Measure::missing(Missing::because("no-rows"));
    };
    let mut measure = Measure::estimate(value, n, interval, "student")
        .with_setting("scale", format!("{}–{}", scale.0, scale.1));
    measure.breakdown = best.slices(easy);
    let answered: u64 = all.iter().map(|one| count(&one.scores)).sum();
    measure.leave_out("undated", sums.count("undated"));
    measure.leave_out("other-scale", answered - n);
    if guessed {
        measure.cautions.push("scale-guessed");
    }
    measure
}

/// The mean from hard, 0, to easy, 1; the interval does not leave the scale.
fn ease(scores: &Scores, (least, most): (i64, i64), high_is_easy: bool) -> Option<Estimated> {
    let (value, n, interval) = mean(Some(&moments(scores)), units(1))?;
    let at = |score: f64| {
        let share = (score - least as f64) / (most - least) as f64;
        let eased = if high_is_easy { share } else { 1.0 - share };
        eased.clamp(0.0, 1.0)
    };
    let interval = interval.map(|i| {
        let (a, b) = (at(i.low), at(i.high));
        Interval {
            low: a.min(b),
            high: a.max(b),
        }
    });
    Some((at(value), n, interval))
}
