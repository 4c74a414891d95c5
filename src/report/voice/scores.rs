//! The questions of surveys, each on its own scale and in its own direction.

use super::{metric_id, named, Estimate};
use crate::dataset::placed::Placed;
use crate::dataset::stage::Stage;
use crate::dataset::surveys::{Metric, SurveyRow};
use crate::dataset::view::View;
use crate::intake::cell::money::{units, UNIT};
use crate::kpi::answers::{count, count_of, moments, Asked, Scores};
use crate::kpi::measure::{Slice, Unit};
use crate::kpi::nps;
use crate::kpi::share::{mean, proportion, Estimated};
use crate::stats::accumulate::Part;
use crate::stats::chi_square::independence;
use serde::Serialize;
use std::collections::BTreeMap;

/// A question with its answers.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Question {
    /// `nps`, `csat`, `ces`, or `unknown`.
    pub metric: &'static str,
    /// The lowest score of the scale, where it is known.
    pub least: Option<i64>,
    /// The highest.
    pub most: Option<i64>,
    /// Whether the scale is a guess.
    pub guessed: bool,
    /// Whether a high score is good, where that is known.
    pub high_is_good: Option<bool>,
    /// What the figure is: points of a net score, a share, or a mean.
    pub unit: Unit,
    /// The figure.
    pub figure: Estimate,
    /// The mean of the scores.
    pub mean: Estimate,
    /// How often each score was given.
    pub given: Vec<ScoreCount>,
    /// The figure by channel.
    pub by_channel: Vec<Slice>,
    /// By segment.
    pub by_segment: Vec<Slice>,
    /// By phase.
    pub by_phase: Vec<Slice>,
    /// How far channels differ.
    pub spread: Option<Spread>,
}

/// How often a score was given.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ScoreCount {
    /// The score.
    pub score: f64,
    /// Answers.
    pub n: u64,
}

/// How far the channels of a figure lie apart.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Spread {
    /// The channel with the least.
    pub least_channel: String,
    /// Its value.
    pub least: f64,
    /// The channel with the most.
    pub most_channel: String,
    /// Its value.
    pub most: f64,
    /// `chi-square`, or `log-rank` of each channel against the others.
    pub test: &'static str,
    /// The p-value of no difference, corrected where several were tested.
    pub p_value: Option<f64>,
    /// Whether some count is too small for the test to be exact.
    pub rough: bool,
}

/// What makes a question one: the metric, the scale, the direction.
type Key = (Metric, Option<(i64, i64)>, Option<bool>);

#[derive(Default)]
struct Sums {
    all: Scores,
    channels: BTreeMap<String, Scores>,
    segments: BTreeMap<String, Scores>,
    phases: BTreeMap<Stage, Scores>,
}

/// The questions, the most answered first.
pub(super) fn questions(view: &View<'_>) -> Vec<Question> {
    let mut all: BTreeMap<Key, Sums> = BTreeMap::new();
    let others = view.answers().filter(|one| one.row.metric != Metric::Nps);
    for placed in nps::latest(view).answers.into_iter().chain(others) {
        let row = &placed.row;
        let key = (row.metric, row.scale, row.high_is_good);
        add(all.entry(key).or_default(), view, placed);
    }
    told(all)
}

/// The questions that staff were asked, apart from those of customers.
pub(in crate::report) fn of_staff(view: &View<'_>) -> Vec<Question> {
    let mut all: BTreeMap<Key, Sums> = BTreeMap::new();
    for placed in view.staff_answers() {
        let row = &placed.row;
        let key = (row.metric, row.scale, row.high_is_good);
        add(all.entry(key).or_default(), view, placed);
    }
    told(all)
}

fn told(all: BTreeMap<Key, Sums>) -> Vec<Question> {
    let mut all: Vec<Question> = all.into_iter().map(question).collect();
    all.sort_by_key(|one| std::cmp::Reverse(one.given.iter().map(|given| given.n).sum::<u64>()));
    all
}

fn add(sums: &mut Sums, view: &View<'_>, placed: &Placed<SurveyRow>) {
    let count = |scores: &mut Scores| *scores.entry(placed.row.score).or_default() += 1;
    count(&mut sums.all);
    let channel = view.name_of(placed.channel).to_owned();
    count(sums.channels.entry(channel).or_default());
    let segments = &view.data.segment_of;
    let segment = segments.get(placed.customer as usize).copied().flatten();
    let segment = segment.map_or("", |code| view.data.segments.name(code));
    count(sums.segments.entry(segment.to_owned()).or_default());
    let usual = match placed.row.metric {
        Metric::Nps => Some(Stage::Loyalty),
        Metric::Csat | Metric::Ces => Some(Stage::Service),
        Metric::Fairness | Metric::Training | Metric::Unknown => None,
    };
    if let Some(stage) = placed.row.stage.or(usual) {
        count(sums.phases.entry(stage).or_default());
    }
}

fn question((key, sums): (Key, Sums)) -> Question {
    let (metric, scale, high_is_good) = key;
    let asked = Asked {
        scale,
        high_is_good,
        scores: sums.all,
        by: Vec::new(),
    };
    let usual: &[(i64, i64)] = match metric {
        Metric::Nps => &[(0, 10)],
        Metric::Csat | Metric::Fairness | Metric::Training => &[(1, 5)],
        Metric::Ces => &[(1, 5), (1, 7)],
        Metric::Unknown => &[],
    };
    let points = asked.points(usual);
    let (kind, unit) = kind_of(metric, points.map(|(scale, _)| scale));
    let of = |scores: &Scores| kind.figure(scores);
    let slices = |all: &BTreeMap<String, Scores>| {
        let slice = |(key, scores): (&String, &Scores)| {
            let (value, n, interval) = of(scores)?;
            Some(Slice::new(key, value, n, interval))
        };
        named(all.iter().filter_map(slice).collect())
    };
    let phases: BTreeMap<String, Scores> = sums
        .phases
        .iter()
        .map(|(stage, scores)| (stage.id().to_owned(), scores.clone()))
        .collect();
    let by_channel = slices(&sums.channels);
    let given = asked.scores.iter().map(|(&score, &n)| ScoreCount {
        score: units(score.into()),
        n,
    });
    Question {
        metric: metric_id(metric),
        least: points.map(|((least, _), _)| least),
        most: points.map(|((_, most), _)| most),
        guessed: points.is_some_and(|(_, guessed)| guessed),
        high_is_good,
        unit,
        figure: Estimate::of(of(&asked.scores)),
        mean: Estimate::of(mean(Some(&moments(&asked.scores)), units(1))),
        given: given.collect(),
        spread: spread(&by_channel, &sums.channels, kind),
        by_channel,
        by_segment: slices(&sums.segments),
        by_phase: slices(&phases),
    }
}

/// How the answers to a question become a figure.
#[derive(Clone, Copy)]
enum Figure {
    Net,
    /// The share at this score and above.
    Top(i64),
    Mean,
}

fn kind_of(metric: Metric, scale: Option<(i64, i64)>) -> (Figure, Unit) {
    match (metric, scale) {
        (Metric::Nps, Some((0, 10))) => (Figure::Net, Unit::Points),
        (Metric::Csat | Metric::Fairness | Metric::Training, Some((_, most))) => {
            (Figure::Top((most - 1) * UNIT as i64), Unit::Rate)
        }
        _ => (Figure::Mean, Unit::Number),
    }
}

impl Figure {
    fn figure(self, scores: &Scores) -> Option<Estimated> {
        match self {
            Self::Net => nps::score(scores),
            Self::Top(least) => proportion(Some(&Part::Proportion {
                hits: count_of(scores, |score| score >= least),
                n: count(scores),
            })),
            Self::Mean => mean(Some(&moments(scores)), units(1)),
        }
    }

    /// The counts that a test compares channels by.
    fn counts(self, scores: &Scores) -> Vec<u64> {
        let all = count(scores);
        match self {
            Self::Net => {
                let plus = count_of(scores, nps::is_promoter);
                let minus = count_of(scores, nps::is_detractor);
                vec![plus, all - plus - minus, minus]
            }
            Self::Top(least) => {
                let top = count_of(scores, |score| score >= least);
                vec![top, all - top]
            }
            Self::Mean => scores.values().copied().collect(),
        }
    }
}

fn spread(slices: &[Slice], channels: &BTreeMap<String, Scores>, kind: Figure) -> Option<Spread> {
    let rows: Vec<Vec<u64>> = match kind {
        Figure::Mean => {
            // Every score has its column, whether a channel gave it or not.
            let all: std::collections::BTreeSet<i64> = channels
                .values()
                .flat_map(|scores| scores.keys().copied())
                .collect();
            let at = |scores: &Scores| {
                all.iter()
                    .map(|s| scores.get(s).copied().unwrap_or(0))
                    .collect()
            };
            channels.values().map(at).collect()
        }
        _ => channels
            .values()
            .map(|scores| kind.counts(scores))
            .collect(),
    };
    let test = independence(&rows);
    ends(slices).map(|(least, most)| Spread {
        least_channel: least.key.clone(),
        least: least.value.unwrap_or_default(),
        most_channel: most.key.clone(),
        most: most.value.unwrap_or_default(),
        test: "chi-square",
        p_value: test.map(|test| test.p_value),
        rough: test.is_some_and(|test| test.least_expected < 5.0),
    })
}

/// The part with the least and the one with the most, of those that have a value
/// and a name.
pub(in crate::report) fn ends(slices: &[Slice]) -> Option<(&Slice, &Slice)> {
    let mut known: Vec<&Slice> = slices
        .iter()
        .filter(|one| one.value.is_some() && !one.key.is_empty())
        .collect();
    known.sort_by(|a, b| {
        a.value
            .partial_cmp(&b.value)
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    match known.as_slice() {
        [least, .., most] => Some((least, most)),
        _ => None,
    }
}
