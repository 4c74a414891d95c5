//! Feedback of three kinds side by side in each phase of the journey: what is
//! asked, what is said unasked, and what is seen in what customers do.

use super::scores::Question;
use super::themes::{themes, Theme};
use crate::dataset::interner::Interner;
use crate::dataset::stage::Stage;
use crate::dataset::view::View;
use crate::kpi::contacts::Contacts;
use crate::kpi::measure::{Slice, Unit};
use crate::kpi::sentiment::{net, Said};
use crate::kpi::{Kpi, KPIS};
use crate::stats::accumulate::Part;
use crate::stats::interval::wilson;
use serde::Serialize;
use std::collections::BTreeMap;

/// What is known of a phase.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct PhaseVoice {
    /// The phase.
    pub phase: &'static str,
    /// Asked: scores and comments of surveys.
    pub direct: Vec<Signal>,
    /// Unasked: mentions, and what requests say.
    pub indirect: Vec<Signal>,
    /// Seen in what customers do.
    pub inferred: Vec<Signal>,
    /// The words that come back there, the most used first.
    pub themes: Vec<Theme>,
}

/// A figure of a phase.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Signal {
    /// A KPI's id, or a code of its own.
    pub id: &'static str,
    /// The scale of a question, as `1–5`.
    pub scale: Option<String>,
    /// Whether a high score is good, where a question says.
    pub high_is_good: Option<bool>,
    /// The unit.
    pub unit: Unit,
    /// The value.
    pub value: f64,
    /// What it was counted on.
    pub n: u64,
    /// Lower end at 95%.
    pub low: Option<f64>,
    /// Upper end at 95%.
    pub high: Option<f64>,
}

/// Themes of a phase.
const THEMES: usize = 5;
/// What customers do that says how they fare, by phase.
const INFERRED: [(Stage, &str); 5] = [
    (Stage::Consideration, "bounce_rate"),
    (Stage::Decision, "conversion_rate"),
    (Stage::Decision, "cc_conversion"),
    (Stage::Loyalty, "repeat_rate"),
    (Stage::Loyalty, "churn_rate"),
];

pub(super) fn phases(
    words: &Interner,
    view: &View<'_>,
    questions: &[Question],
    said: &[Said],
) -> Vec<PhaseVoice> {
    let phase = |stage: Stage| {
        let mine: Vec<Said> = said
            .iter()
            .filter(|one| stage_of(one) == stage)
            .copied()
            .collect();
        let of = |origin| tone(&mine, origin);
        let mut direct: Vec<Signal> = questions
            .iter()
            .filter_map(|question| scored(question, stage))
            .collect();
        direct.extend(of("surveys"));
        PhaseVoice {
            phase: stage.id(),
            direct,
            indirect: ["tickets", "mentions"].into_iter().filter_map(of).collect(),
            inferred: inferred(view, stage),
            themes: themes(words, view, &mine, THEMES),
        }
    };
    Stage::ALL.into_iter().map(phase).collect()
}

/// Requests are of service; what is said elsewhere is what others hear first; the
/// phase of a question is its own, or that of most surveys: service.
fn stage_of(said: &Said) -> Stage {
    let usual = match said.origin {
        "mentions" => Stage::Awareness,
        _ => Stage::Service,
    };
    said.stage.unwrap_or(usual)
}

fn scored(question: &Question, stage: Stage) -> Option<Signal> {
    let slice = question.by_phase.iter().find(|one| one.key == stage.id())?;
    let scale = question.least.zip(question.most);
    Some(Signal {
        scale: scale.map(|(least, most)| format!("{least}\u{2013}{most}")),
        high_is_good: question.high_is_good,
        ..signal(question.metric, question.unit, slice)?
    })
}

fn signal(id: &'static str, unit: Unit, slice: &Slice) -> Option<Signal> {
    Some(Signal {
        id,
        scale: None,
        high_is_good: None,
        unit,
        value: slice.value?,
        n: slice.n,
        low: slice.low,
        high: slice.high,
    })
}

fn tone(said: &[Said], origin: &'static str) -> Option<Signal> {
    let mut counts: BTreeMap<i64, u64> = BTreeMap::new();
    let mine = said.iter().filter(|one| one.origin == origin);
    for (sign, _) in mine.filter_map(|one| one.sounds) {
        *counts.entry(sign).or_default() += 1;
    }
    let (value, n, interval) = net(Some(&Part::Distribution(counts)))?;
    let id = match origin {
        "surveys" => "net_surveys",
        "tickets" => "net_tickets",
        _ => "net_mentions",
    };
    signal(id, Unit::Points, &Slice::new("", value, n, interval))
}

fn inferred(view: &View<'_>, stage: Stage) -> Vec<Signal> {
    let kpi = |id: &str| KPIS.iter().copied().find(|kpi: &&Kpi| kpi.id == id);
    let of_kpi = |id: &str| {
        let kpi = kpi(id)?;
        let measure = kpi.compute(view);
        let slice = Slice {
            value: measure.value,
            low: measure.low,
            high: measure.high,
            ..Slice::new("", 0.0, measure.n, None)
        };
        signal(kpi.id, kpi.unit, &slice)
    };
    let mine = INFERRED.iter().filter(|(of, _)| *of == stage);
    let mut all: Vec<Signal> = mine.filter_map(|(_, id)| of_kpi(id)).collect();
    if stage == Stage::Service {
        all.extend(share("returns", returns(view)));
        all.extend(share("contact_again", again(view)));
        all.extend(share("reopened", reopened(view)));
    }
    all
}

fn share(id: &'static str, (hits, n): (u64, u64)) -> Option<Signal> {
    if n == 0 {
        return None;
    }
    let slice = Slice::new("", hits as f64 / n as f64, n, wilson(hits, n));
    signal(id, Unit::Rate, &slice)
}

/// Refunds among sales. More refunds than sales is no share of them.
fn returns(view: &View<'_>) -> (u64, u64) {
    let known = view.customers().flat_map(|one| one.orders);
    let seen = known.filter(|order| view.sees(order));
    let (mut refunds, mut sales) = (0, 0);
    for order in seen.chain(view.anonymous()) {
        if order.is_refund() {
            refunds += 1;
        } else {
            sales += 1;
        }
    }
    if refunds > sales || refunds == 0 {
        return (0, 0);
    }
    (refunds, sales)
}

fn again(view: &View<'_>) -> (u64, u64) {
    let contacts = Contacts::of(view);
    let tickets = view.placed(&view.data.tickets, |ticket| Some(ticket.opened));
    tickets.fold((0, 0), |(hits, n), one| match contacts.again(one) {
        Some(again) => (hits + u64::from(again), n + 1),
        None => (hits, n),
    })
}

fn reopened(view: &View<'_>) -> (u64, u64) {
    let tickets = view.placed(&view.data.tickets, |ticket| Some(ticket.opened));
    let told = tickets.filter_map(|one| one.row.reopens);
    told.fold((0, 0), |(hits, n), times| {
        (hits + u64::from(times > 0), n + 1)
    })
}
