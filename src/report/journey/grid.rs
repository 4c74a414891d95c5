//! The grid of phases and channels: each figure of a phase on each channel, or why
//! there is none, and what is counted there.

use super::asked::{asked, events, persons, reached, AskedFigure, Counts, NamedEvent};
use super::JourneyRequest;
use crate::dataset::deed::Deed;
use crate::dataset::loyalty::Movement;
use crate::dataset::stage::Stage;
use crate::dataset::touch_kind::TouchKind;
use crate::dataset::view::View;
use crate::error::Result;
use crate::intake::cell::money::UNIT;
use crate::kpi::measure::{Missing, Unit};
use crate::kpi::{chosen, Kpi, Phase};
use crate::report::breakdown::{
    breakdown, BreakdownPart, BreakdownRequest, BrokenDown, By, PartKind,
};
use crate::report::voice::{of_staff, Question};
use crate::stats::estimate::Estimate;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A figure of a phase on a channel.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct GridCell {
    /// The KPI.
    pub kpi: &'static str,
    /// Its unit.
    pub unit: Unit,
    /// Its phase.
    pub stage: &'static str,
    /// The channel; empty for all of them together.
    pub channel: String,
    /// `computed`, `blocked` where something is lacking, `not_applicable` where
    /// nothing of its kind happens there, `beyond` where only the largest channels
    /// are worked out one by one and it is none of them.
    pub state: &'static str,
    /// The figure.
    pub figure: Estimate,
    /// `strong` or `weak` beside all other channels, beyond noise.
    pub standing: Option<&'static str>,
    /// What it is blocked by.
    pub missing: Option<Missing>,
}

/// What is counted in a phase on a channel.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct GridCount {
    /// What is counted: a stable code.
    pub id: &'static str,
    /// The phase.
    pub stage: &'static str,
    /// The channel.
    pub channel: String,
    /// How many; of persons, who may stand in several rows, the most that a row
    /// counts.
    pub n: u64,
    /// How many at most, where rows may count the same persons again.
    pub most: Option<u64>,
}

/// The grid.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct JourneyGrid {
    /// The channels.
    pub channels: Vec<String>,
    /// The figures.
    pub cells: Vec<GridCell>,
    /// What is counted beside them.
    pub counts: Vec<GridCount>,
    /// What each phase asks for, and where it is found.
    pub asked: Vec<AskedFigure>,
    /// The names of events in the files, and what they stand for.
    pub events: Vec<NamedEvent>,
    /// What staff say in surveys of theirs, apart from customers.
    pub staff: Vec<Question>,
    /// Cells of phase and channel with a figure, of those where one could be.
    pub coverage: Estimate,
}

/// The figures of the grid where none is named.
const STANDARD: [&str; 26] = [
    "traffic",
    "ctr",
    "content_engagement",
    "bounce_rate",
    "visit_duration",
    "assisted_conversion",
    "ropo",
    "reverse_ropo",
    "conversion_rate",
    "revenue_total",
    "aov",
    "cart_abandonment",
    "cac",
    "cc_conversion",
    "response_time",
    "resolution_time",
    "fcr",
    "context_repeat_rate",
    "csat",
    "ces_score_norm",
    "nps",
    "repeat_rate",
    "retention_rate",
    "purchase_frequency",
    "omnichannel_customer_share",
    "loyalty_enrolment",
];

fn stage_of(phase: Phase) -> Option<Stage> {
    match phase {
        Phase::Awareness => Some(Stage::Awareness),
        Phase::Consideration => Some(Stage::Consideration),
        Phase::Decision => Some(Stage::Decision),
        Phase::Service => Some(Stage::Service),
        Phase::Loyalty => Some(Stage::Loyalty),
        Phase::All => None,
    }
}

/// The grid of a view; `judge` says whether channels are held against one another.
///
/// # Errors
/// When a name is no KPI's, or a phase does not exist.
pub fn grid(view: &View<'_>, request: &JourneyRequest, judge: bool) -> Result<JourneyGrid> {
    let phase_of = request.journey.phase_of()?;
    let only = match request.only.is_empty() {
        true => STANDARD.map(str::to_owned).to_vec(),
        false => request.only.clone(),
    };
    let kpis: Vec<(&Kpi, Stage)> = chosen(&only)?
        .into_iter()
        .filter_map(|kpi| Some((kpi, stage_of(kpi.phase)?)))
        .collect();
    if kpis.is_empty() {
        return Ok(JourneyGrid {
            channels: Vec::new(),
            cells: Vec::new(),
            asked: asked(view, &[], &counts(view)),
            events: events(view),
            staff: of_staff(view),
            counts: counts(view),
            coverage: Estimate::default(),
        });
    }
    let broken = breakdown(
        view,
        &BreakdownRequest {
            by: By::Channel,
            only: kpis.iter().map(|one| one.0.id.to_owned()).collect(),
            judge,
            ..BreakdownRequest::default()
        },
    )?;
    let counts = counts(view);
    let told = broken.kpis.iter().flat_map(|kpi| &kpi.parts);
    let told = told.filter(|part| part.kind == PartKind::Value && part.value.is_some());
    let mut channels: BTreeSet<&str> = told.map(|part| part.key.as_str()).collect();
    channels.extend(counts.iter().map(|one| one.channel.as_str()));
    channels.remove("");
    let mut cells = Vec::new();
    for ((kpi, stage), broken) in kpis.iter().zip(&broken.kpis) {
        cells.push(whole(view, kpi, *stage, broken));
        cells.extend(channels.iter().map(|name| cell(*stage, broken, name)));
    }
    Ok(JourneyGrid {
        coverage: covered(&cells, &phase_of),
        asked: asked(view, &cells, &counts),
        events: events(view),
        staff: of_staff(view),
        channels: channels.into_iter().map(str::to_owned).collect(),
        cells,
        counts,
    })
}

/// The figure of all channels together.
fn whole(view: &View<'_>, kpi: &Kpi, stage: Stage, broken: &BrokenDown) -> GridCell {
    let measure = kpi.compute(view);
    GridCell {
        kpi: broken.id,
        unit: broken.unit,
        stage: stage.id(),
        channel: String::new(),
        state: if measure.value.is_some() {
            "computed"
        } else {
            "blocked"
        },
        figure: Estimate {
            value: measure.value,
            n: measure.n,
            low: measure.low,
            high: measure.high,
        },
        standing: None,
        missing: measure.missing,
    }
}

fn cell(stage: Stage, broken: &BrokenDown, channel: &str) -> GridCell {
    let found = |part: &&BreakdownPart| part.kind == PartKind::Value && part.key == channel;
    let part = broken.parts.iter().find(found);
    let missing = match (&broken.missing, part) {
        (Some(missing), _) => Some(missing.clone()),
        (None, Some(part)) => part.missing.clone(),
        (None, None) => Some(Missing::because("no-rows")),
    };
    // Where nothing of the kind happens there is nothing to measure.
    let nothing = |missing: &Missing| {
        let no_part = missing.reason.starts_with("not-by-");
        no_part || broken.missing.is_none() && missing.needs.is_empty()
    };
    let value = part.and_then(|part| part.value);
    let others = |part: &BreakdownPart| part.kind == PartKind::Others;
    let beyond = part.is_none() && broken.missing.is_none() && broken.parts.iter().any(others);
    GridCell {
        kpi: broken.id,
        unit: broken.unit,
        stage: stage.id(),
        channel: channel.to_owned(),
        state: match &missing {
            _ if value.is_some() => "computed",
            _ if beyond => "beyond",
            Some(missing) if nothing(missing) => "not_applicable",
            _ => "blocked",
        },
        figure: part.map_or_else(Estimate::default, |part| Estimate {
            value: part.value,
            n: part.n,
            low: part.low,
            high: part.high,
        }),
        standing: part.and_then(|part| part.against.as_ref()?.standing),
        missing: missing.filter(|_| value.is_none()),
    }
}

/// Cells with a figure, of those where one could be.
#[must_use]
pub fn covered(cells: &[GridCell], phase_of: &[Option<usize>; 5]) -> Estimate {
    let mut all: BTreeMap<(usize, &str), bool> = BTreeMap::new();
    let one = cells.iter().filter(|cell| !cell.channel.is_empty());
    for cell in one.filter(|cell| !matches!(cell.state, "not_applicable" | "beyond")) {
        let stage = Stage::ALL
            .into_iter()
            .find(|stage| stage.id() == cell.stage);
        if let Some(phase) = stage.and_then(|stage| phase_of[stage as usize]) {
            *all.entry((phase, &cell.channel)).or_default() |= cell.state == "computed";
        }
    }
    let n = all.len() as u64;
    let covered = all.values().filter(|covered| **covered).count();
    // Cells are all there are: a share of them has no sampling error.
    Estimate {
        value: (n > 0).then(|| covered as f64 / n as f64),
        n,
        ..Estimate::default()
    }
}

/// What is counted, by phase and channel.
fn counts(view: &View<'_>) -> Vec<GridCount> {
    let mut all: BTreeMap<(Stage, &'static str, u16), u64> = BTreeMap::new();
    let mut add = |stage, id, channel: Option<u16>, n: u64| {
        if let Some(channel) = channel.filter(|_| n > 0) {
            *all.entry((stage, id, channel)).or_default() += n;
        }
    };
    let whole =
        |count: Option<i64>| count.map_or(0, |n| u64::try_from(n / UNIT as i64).unwrap_or(0));
    let day = |row: &crate::dataset::traffic::TrafficRow| {
        row.period
            .map(|period| view.data.zone.start_of_day(period.first_day))
    };
    for one in view.placed(&view.data.traffic, day) {
        let (row, channel) = (&one.row, one.channel);
        for (stage, id, count) in [
            (Stage::Awareness, "searches", row.searches),
            (Stage::Consideration, "advice", row.advice),
            (Stage::Consideration, "quotes", row.quotes),
            (Stage::Decision, "baskets", row.baskets),
        ] {
            add(stage, id, channel, whole(count));
        }
        add(
            Stage::Awareness,
            "impressions",
            channel,
            whole(row.impressions),
        );
        add(Stage::Awareness, "sessions", channel, whole(row.sessions));
        add(Stage::Awareness, "visitors", channel, whole(row.visitors));
        add(
            Stage::Consideration,
            "engaged_sessions",
            channel,
            whole(row.engaged_sessions),
        );
        add(Stage::Consideration, "clicks", channel, whole(row.clicks));
        add(Stage::Consideration, "opens", channel, whole(row.opens));
    }
    for touch in view
        .data
        .touches
        .iter()
        .filter(|one| view.sees_touch(one) && view.has_customer(one.customer))
    {
        let (stage, id) = match touch.kind() {
            TouchKind::Reach => (Stage::Awareness, "shown"),
            TouchKind::CollectStart => (Stage::Decision, "collect_starts"),
            TouchKind::Conversion | TouchKind::Converting => (Stage::Decision, "conversions"),
            TouchKind::Open | TouchKind::Click | TouchKind::Visit => {
                (Stage::Consideration, "touches")
            }
        };
        add(stage, id, Some(touch.channel), 1);
        let done = match view.deed(touch) {
            Deed::None => continue,
            Deed::Search => (Stage::Awareness, "searches"),
            Deed::Advice => (Stage::Consideration, "advice"),
            Deed::Lookup => (Stage::Consideration, "lookups"),
            Deed::Quote => (Stage::Consideration, "quotes"),
            Deed::Basket => (Stage::Decision, "basket_events"),
            Deed::Abandoned => (Stage::Decision, "abandoned"),
            Deed::Referral => (Stage::Loyalty, "referrals"),
        };
        add(done.0, done.1, Some(touch.channel), 1);
    }
    for one in view.placed(&view.data.lookups, |row| row.time) {
        add(
            Stage::Consideration,
            "lookups",
            one.channel,
            whole(Some(one.row.lookups)),
        );
    }
    for one in view.placed(&view.data.tickets, |row| Some(row.opened)) {
        add(Stage::Service, "tickets", one.channel, 1);
    }
    for one in view.placed(&view.data.loyalty, |row| Some(row.time)) {
        let id = match one.row.movement {
            Movement::Enrol => "enrolments",
            Movement::Refer => "referrals",
            _ => "loyalty_events",
        };
        add(Stage::Loyalty, id, one.channel, 1);
    }
    for customer in view.customers() {
        let mut bought = false;
        for order in customer.orders {
            if order.is_refund() {
                let seen = view.sees_given_back(order);
                add(
                    Stage::Service,
                    "returns",
                    Some(order.channel),
                    u64::from(seen),
                );
                continue;
            }
            let seen = u64::from(view.sees(order));
            add(Stage::Decision, "orders", Some(order.channel), seen);
            let again = seen * u64::from(bought);
            add(Stage::Loyalty, "orders_again", Some(order.channel), again);
            bought = true;
        }
    }
    for order in view.anonymous() {
        let (stage, id) = match order.is_refund() {
            true => (Stage::Service, "returns"),
            false => (Stage::Decision, "orders"),
        };
        add(stage, id, Some(order.channel), 1);
    }
    reached(view, &mut |channel, impressions| {
        add(
            Stage::Awareness,
            "ad_impressions",
            Some(channel),
            whole(Some(impressions)),
        );
    });
    let mut told: Counts = (all.into_iter())
        .map(|((stage, id, channel), n)| GridCount {
            id,
            stage: stage.id(),
            channel: view.channel_name(channel).to_owned(),
            n,
            most: None,
        })
        .collect();
    told.extend(persons(view));
    told
}
