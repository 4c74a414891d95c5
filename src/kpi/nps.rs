//! Net Promoter Score.

use super::answers::{add, asked, count, count_of, count_undated, Asked, Scores};
use super::measure::{Measure, Missing, Unit};
use super::share::Estimated;
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::identity::NONE;
use crate::dataset::placed::Placed;
use crate::dataset::settings::Settings;
use crate::dataset::surveys::{Metric, SurveyRow};
use crate::dataset::view::View;
use crate::intake::cell::money::UNIT;
use crate::stats::accumulate::{Accumulator, Part};
use crate::stats::adjusted_wald::adjusted_wald;
use rustc_hash::FxHashMap;

/// Net Promoter Score.
pub static KPI: Kpi = Kpi {
    id: "nps",
    name: Text {
        fr: "Net Promoter Score (NPS)",
        en: "Net Promoter Score (NPS)",
    },
    question: Text {
        fr: "Les clients nous recommandent-ils plus qu’ils ne nous critiquent ?",
        en: "Do customers recommend us more than they criticise us?",
    },
    formula: Text {
        fr: "Part des notes 9 et 10 − part des notes 0 à 6, sur une échelle de 0 à 10, en points",
        en: "Share of scores 9 and 10 − share of scores 0 to 6, on a scale from 0 to 10, in points",
    },
    unit: Unit::Points,
    direction: Direction::Up,
    phase: Phase::Loyalty,
    category: Category::Experience,
    needs: &[
        &["surveys.score"],
        &["surveys.metric"],
    ],
    sums_money: false,
    rules: &[Text {
        fr: "Seule l’échelle de 0 à 10 compte ; une note sur 5 ou de 1 à 10 est laissée de côté, jamais convertie.",
        en: "Only the scale from 0 to 10 counts; a score out of 5 or from 1 to 10 is left out, never converted.",
    }, Text {
        fr: "De plusieurs réponses d’un client sur cette échelle, la dernière ; sans date qui les départage, celle qui vient le plus loin dans le fichier. Les passifs (7 et 8) comptent dans le total.",
        en: "Of several answers of a customer on that scale, the last; where no date tells them apart, the one further down in the file. Passives (7 and 8) count in the total.",
    }],
    limits: &[Text {
        fr: "Avec dix réponses, l’intervalle couvre presque toute l’échelle : quelques points d’écart ne disent rien avant des centaines de réponses.",
        en: "With ten answers the interval covers nearly the whole scale: some points apart say nothing before hundreds of answers.",
    }],
    source: "Reichheld (2003), The One Number You Need to Grow; interval: adjusted Wald, Rocks (2016), Interval estimation for the Net Promoter Score",
    example: Example {
        files: &[
            (
                "surveys",
                "response_id,metric,score,scale_min,scale_max\n\
             V1,nps,10,0,10\n\
             V2,nps,9,0,10\n\
             V3,nps,8,0,10\n\
             V4,nps,3,0,10\n",
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

/// The answers that count.
#[derive(Debug, Default)]
pub struct Latest<'a> {
    /// The last of each customer on each scale, and all that name nobody.
    pub answers: Vec<&'a Placed<SurveyRow>>,
    /// How many earlier ones there are.
    pub earlier: u64,
    /// How many are the last by their place in the file alone.
    pub by_place: u64,
}

/// The answers that count. Scales are apart: an answer on another one takes no
/// place of an answer from 0 to 10.
#[must_use]
pub fn latest<'a>(view: &View<'a>) -> Latest<'a> {
    let mut all = Latest::default();
    let mut last: FxHashMap<_, (&'a Placed<SurveyRow>, bool)> = FxHashMap::default();
    for placed in view.answers().filter(|one| one.row.metric == Metric::Nps) {
        if placed.customer == NONE {
            all.answers.push(placed);
            continue;
        }
        let row = &placed.row;
        let key = (placed.customer, row.scale, row.high_is_good);
        let Some((held, by_place)) = last.get_mut(&key) else {
            last.insert(key, (placed, false));
            continue;
        };
        all.earlier += 1;
        // Of answers at the same time, or at none that is known, the one further down.
        if row.time >= held.row.time {
            *by_place = row.time == held.row.time && (*by_place || row.score != held.row.score);
            *held = placed;
        }
    }
    all.by_place = last.values().filter(|(_, by_place)| *by_place).count() as u64;
    all.answers.extend(last.into_values().map(|(held, _)| held));
    all
}

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let latest = latest(view);
    sums.add("earlier answers", Part::Count(latest.earlier));
    sums.add("by place", Part::Count(latest.by_place));
    count_undated(&mut sums, view, Metric::Nps);
    for placed in latest.answers {
        add(&mut sums, view.name_of(placed.channel), &placed.row);
    }
    sums
}

fn measure(sums: &Accumulator, _: &Settings) -> Measure {
    let all = asked(sums);
    if all.is_empty() {
        return Measure::missing(Missing::because("no-rows"));
    }
    let from_0_to_10 = |one: &&Asked| one.points(&[(0, 10)]).is_some_and(|(s, _)| s == (0, 10));
    let Some(best) = all.iter().find(from_0_to_10) else {
        return Measure::missing(Missing::because("scale-unknown"));
    };
    let Some((value, n, interval)) = score(&best.scores) else {
        return Measure::missing(Missing::because("no-rows"));
    };
    let mut measure = Measure::estimate(value, n, interval, "adjusted-wald");
    let share = |kind: fn(i64) -> bool| Some(count_of(&best.scores, kind) as f64 / n as f64);
    measure.also("promoters", Unit::Rate, share(is_promoter));
    measure.also("detractors", Unit::Rate, share(is_detractor));
    measure.breakdown = best.slices(score);
    let answered: u64 = all.iter().map(|one| count(&one.scores)).sum();
    measure.leave_out("undated", sums.count("undated"));
    measure.leave_out("other-scale", answered - n);
    measure.leave_out("earlier-answer", sums.count("earlier answers"));
    if best.scale.is_none() {
        measure.cautions.push("scale-guessed");
    }
    if sums.count("by place") > 0 {
        measure.cautions.push("last-by-place");
    }
    measure
}

/// Whether a score is a promoter's.
#[must_use]
pub fn is_promoter(score: i64) -> bool {
    score >= 9 * UNIT as i64
}

/// Whether a score is a detractor's.
#[must_use]
pub fn is_detractor(score: i64) -> bool {
    score <= 6 * UNIT as i64
}

/// The net score in points.
#[must_use]
pub fn score(scores: &Scores) -> Option<Estimated> {
    let n = count(scores);
    let plus = count_of(scores, is_promoter);
    let minus = count_of(scores, is_detractor);
    let interval = adjusted_wald(plus, minus, n)?.times(100.0);
    let net = plus as f64 - minus as f64;
    Some((100.0 * net / n as f64, n, Some(interval)))
}
