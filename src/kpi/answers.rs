//! Answers to a question, kept apart by scale and direction: scales are never
//! pooled.

use super::measure::Slice;
use super::share::Estimated;
use crate::dataset::surveys::{Metric, Respondent, SurveyRow};
use crate::dataset::view::View;
use crate::intake::cell::money::UNIT;
use crate::stats::accumulate::{Accumulator, Part};
use std::collections::BTreeMap;

/// Between the parts of a key.
const AND: char = '\u{1f}';
/// Scores in millionths, with how often each was given.
pub type Scores = BTreeMap<i64, u64>;

/// The answers on one scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The ends of the scale in millionths, where the file says.
    pub scale: Option<(i64, i64)>,
    /// Whether a high score is good, where that is known.
    pub high_is_good: Option<bool>,
    /// All answers.
    pub scores: Scores,
    /// Answers by channel.
    pub by: Vec<(String, Scores)>,
}

/// Adds the answers of a view to a question; of several by one customer all.
#[must_use]
pub fn accumulate(view: &View<'_>, metric: Metric) -> Accumulator {
    let mut sums = Accumulator::default();
    let asked = |row: &SurveyRow| row.metric == metric;
    for placed in view.answers() {
        if asked(&placed.row) {
            add(&mut sums, view.name_of(placed.channel), &placed.row);
        }
    }
    count_undated(&mut sums, view, metric);
    sums
}

/// Counts the answers that no period can hold, where one was chosen.
pub fn count_undated(sums: &mut Accumulator, view: &View<'_>, metric: Metric) {
    if view.has_period && view.holds_common() {
        let undated = |row: &SurveyRow| {
            let asked = row.answered && row.respondent != Respondent::Staff;
            asked && row.metric == metric && row.time.is_none()
        };
        let rows = view.data.surveys.iter().filter(|one| undated(&one.row));
        sums.add("undated", Part::Count(rows.count() as u64));
    }
}

/// Adds an answer.
pub fn add(sums: &mut Accumulator, channel: &str, row: &SurveyRow) {
    let scale = row
        .scale
        .map_or_else(|| "?".to_owned(), |(least, most)| format!("{least}/{most}"));
    let direction = match row.high_is_good {
        Some(true) => "up",
        Some(false) => "down",
        None => "?",
    };
    let key = format!("{scale}{AND}{direction}{AND}{channel}");
    sums.add_by("scores", &key, Part::Distribution([(row.score, 1)].into()));
}

/// What was asked, one entry a scale and direction, the most answered first.
#[must_use]
pub fn asked(sums: &Accumulator) -> Vec<Asked> {
    let mut all: Vec<Asked> = Vec::new();
    for (key, part) in sums.by("scores") {
        let mut parts = key.splitn(3, AND);
        let mut next = || parts.next().unwrap_or_default();
        let (scale, direction, channel) = (next(), next(), next());
        let scale = scale
            .split_once('/')
            .and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
        let high_is_good = match direction {
            "up" => Some(true),
            "down" => Some(false),
            _ => None,
        };
        let Part::Distribution(scores) = part else {
            continue;
        };
        let same = |one: &Asked| (one.scale, one.high_is_good) == (scale, high_is_good);
        if !all.iter().any(same) {
            all.push(Asked {
                scale,
                high_is_good,
                scores: Scores::new(),
                by: Vec::new(),
            });
        }
        if let Some(one) = all.iter_mut().find(|one| same(one)) {
            for (&score, count) in scores {
                *one.scores.entry(score).or_default() += count;
            }
            one.by.push((channel.to_owned(), scores.clone()));
        }
    }
    all.sort_by_key(|one| std::cmp::Reverse(count(&one.scores)));
    all
}

/// How many answers.
#[must_use]
pub fn count(scores: &Scores) -> u64 {
    scores.values().sum()
}

/// How many answers are of a kind.
#[must_use]
pub fn count_of(scores: &Scores, kind: impl Fn(i64) -> bool) -> u64 {
    let of_kind = scores.iter().filter(|(&score, _)| kind(score));
    of_kind.map(|(_, count)| count).sum()
}

/// Scores as a sum with its squares.
#[must_use]
pub fn moments(scores: &Scores) -> Part {
    let (mut n, mut sum, mut squares) = (0, 0i128, Some(0i128));
    for (&score, &count) in scores {
        let (score, times) = (i128::from(score), i128::from(count));
        n += count;
        sum += score * times;
        squares = squares.and_then(|all| all.checked_add(score * score * times));
    }
    Part::Moments { n, sum, squares }
}

impl Asked {
    /// The scale in whole points, as stated, or else the first of these that
    /// holds all answers; with whether that is a guess.
    #[must_use]
    pub fn points(&self, usual: &[(i64, i64)]) -> Option<((i64, i64), bool)> {
        let unit = UNIT as i64;
        if let Some((least, most)) = self.scale {
            return Some(((least / unit, most / unit), false));
        }
        let fits = |&(least, most): &(i64, i64)| {
            let inside =
                |score: &i64| score % unit == 0 && (least..=most).contains(&(score / unit));
            self.scores.keys().all(inside)
        };
        usual.iter().copied().find(fits).map(|scale| (scale, true))
    }

    /// A figure by channel; none where no answer names one.
    #[must_use]
    pub fn slices(&self, of: impl Fn(&Scores) -> Option<Estimated>) -> Vec<Slice> {
        if self.by.iter().all(|(channel, _)| channel.is_empty()) {
            return Vec::new();
        }
        let slice = |(channel, scores): &(String, Scores)| {
            let (value, n, interval) = of(scores)?;
            Some(Slice::new(channel, value, n, interval))
        };
        self.by.iter().filter_map(slice).collect()
    }
}
