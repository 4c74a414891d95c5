//! What customers say: scores of questions, feedback of three kinds in each phase,
//! what comes back in their words, and whether somebody spoke to the unhappy.

pub mod closed;
mod phases;
mod scores;
mod themes;

pub use closed::ClosedLoop;
pub use phases::{PhaseVoice, Signal};
pub(super) use scores::ends;
pub(super) use scores::of_staff;
pub use scores::{Question, ScoreCount, Spread};
pub use themes::{Theme, ThemeKey};

use crate::dataset::identity::NONE;
use crate::dataset::interner::Interner;
use crate::dataset::period::instant_text;
use crate::dataset::settings::Settings;
use crate::dataset::surveys::Metric;
use crate::dataset::view::View;
use crate::kpi::measure::Slice;
use crate::kpi::sentiment::{net, texts, Said};
use crate::stats::accumulate::Part;
pub use crate::stats::estimate::Estimate;
use crate::stats::interval::wilson;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is asked of the voice of customers, or of customer service.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct VoiceRequest {
    /// The settings.
    pub settings: Settings,
    /// Themes listed at most.
    pub themes: u32,
}

impl Default for VoiceRequest {
    fn default() -> Self {
        Self {
            settings: Settings::default(),
            themes: 30,
        }
    }
}

/// What customers say.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Voice {
    /// The instant it speaks from.
    pub as_of: String,
    /// The questions, each on its scale: never pooled.
    pub questions: Vec<Question>,
    /// How many who were asked answered; empty where the files do not say.
    pub responses: Vec<ResponseRate>,
    /// How texts sound, by where they come from.
    pub origins: Vec<Origin>,
    /// Feedback of three kinds in each phase.
    pub phases: Vec<PhaseVoice>,
    /// Words that come back.
    pub themes: Vec<Theme>,
    /// Persons below which a theme is not shown.
    pub fewest: u64,
    /// Whether the unhappy were spoken to.
    pub closed_loop: ClosedLoop,
}

/// How many of those asked answered a question.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ResponseRate {
    /// `nps`, `csat`, `ces`, or `unknown`.
    pub metric: &'static str,
    /// How many were asked.
    pub asked: u64,
    /// How many answered.
    pub answered: u64,
    /// The rate.
    pub rate: Estimate,
    /// The rate by channel.
    pub by_channel: Vec<Slice>,
}

/// How texts of one origin sound.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Origin {
    /// `surveys`, `tickets` or `mentions`.
    pub origin: &'static str,
    /// Texts.
    pub texts: u64,
    /// Of them, those that a score of the file judges.
    pub rated: u64,
    /// Those that their words judge.
    pub heard: u64,
    /// Those that nothing judges.
    pub unheard: u64,
    /// For the company.
    pub positive: u64,
    /// Neither.
    pub neutral: u64,
    /// Against it.
    pub negative: u64,
    /// The net sentiment in points.
    pub net: Estimate,
    /// The same by channel.
    pub by_channel: Vec<Slice>,
}

/// What customers say in a view.
#[must_use]
pub fn voice(words: &Interner, view: &View<'_>, request: &VoiceRequest) -> Voice {
    let said = texts(view);
    let questions = scores::questions(view);
    Voice {
        as_of: instant_text(view.data.as_of),
        responses: responses(view),
        origins: origins(view, &said),
        phases: phases::phases(words, view, &questions, &said),
        themes: themes::themes(words, view, &said, request.themes as usize),
        fewest: crate::voice::terms::FEWEST,
        closed_loop: closed::closed_loop(words, view),
        questions,
    }
}

pub(super) fn metric_id(metric: Metric) -> &'static str {
    match metric {
        Metric::Nps => "nps",
        Metric::Csat => "csat",
        Metric::Ces => "ces",
        Metric::Fairness => "fairness",
        Metric::Training => "training",
        Metric::Unknown => "unknown",
    }
}

fn responses(view: &View<'_>) -> Vec<ResponseRate> {
    let told = ["surveys.invited_at", "surveys.answered"];
    if !told.iter().any(|field| view.data.fields.contains(*field)) {
        return Vec::new();
    }
    let mut all: BTreeMap<Metric, BTreeMap<&str, (u64, u64)>> = BTreeMap::new();
    for placed in view.surveyed() {
        let channels = all.entry(placed.row.metric).or_default();
        let (answered, asked) = channels.entry(view.name_of(placed.channel)).or_default();
        *answered += u64::from(placed.row.answered);
        *asked += 1;
    }
    let rate = |(metric, channels): (Metric, BTreeMap<&str, (u64, u64)>)| {
        let sum = |of: fn(&(u64, u64)) -> u64| channels.values().map(of).sum();
        let (answered, asked) = (sum(|one| one.0), sum(|one| one.1));
        let slice = |(channel, (hits, n)): (&&str, &(u64, u64))| {
            Slice::new(channel, *hits as f64 / *n as f64, *n, wilson(*hits, *n))
        };
        ResponseRate {
            metric: metric_id(metric),
            asked,
            answered,
            rate: Estimate::share(answered, asked),
            by_channel: named(channels.iter().map(slice).collect()),
        }
    };
    all.into_iter().map(rate).collect()
}

/// Parts, where at least one has a name.
pub(super) fn named(slices: Vec<Slice>) -> Vec<Slice> {
    if slices.iter().all(|slice| slice.key.is_empty()) {
        return Vec::new();
    }
    slices
}

fn origins(view: &View<'_>, said: &[Said]) -> Vec<Origin> {
    let of = |origin: &'static str| {
        let mine: Vec<&Said> = said.iter().filter(|one| one.origin == origin).collect();
        let judged = |one: &&&Said| one.sounds.is_some();
        let signs = |sign: i64| {
            let sounds = |one: &&&Said| one.sounds.is_some_and(|(is, _)| is == sign);
            mine.iter().filter(sounds).count() as u64
        };
        let rated = |one: &&&Said| judged(one) && one.rated;
        let counted = |all: &[&Said]| {
            let mut counts: BTreeMap<i64, u64> = BTreeMap::new();
            for (sign, _) in all.iter().filter_map(|one| one.sounds) {
                *counts.entry(sign).or_default() += 1;
            }
            net(Some(&Part::Distribution(counts)))
        };
        let mut channels: BTreeMap<&str, Vec<&Said>> = BTreeMap::new();
        for one in &mine {
            channels
                .entry(view.name_of(one.channel))
                .or_default()
                .push(one);
        }
        let slices = channels.iter().filter_map(|(channel, all)| {
            let (value, n, interval) = counted(all)?;
            Some(Slice::new(channel, value, n, interval))
        });
        let (texts, rated) = (mine.len() as u64, mine.iter().filter(rated).count() as u64);
        let all_judged = mine.iter().filter(judged).count() as u64;
        Origin {
            origin,
            texts,
            rated,
            heard: all_judged - rated,
            unheard: texts - all_judged,
            positive: signs(1),
            neutral: signs(0),
            negative: signs(-1),
            net: Estimate::of(counted(&mine)),
            by_channel: named(slices.collect()),
        }
    };
    let all = ["surveys", "tickets", "mentions"].map(of);
    all.into_iter().filter(|one| one.texts > 0).collect()
}

/// Who wrote something: a customer, or where nobody knows, whoever wrote this.
pub(super) fn person(customer: u32, at: usize) -> u64 {
    match customer {
        NONE => u64::from(u32::MAX) + 1 + at as u64,
        customer => customer.into(),
    }
}
