//! What each phase of the journey asks for: reach, displays, visits, footfall and
//! searches first, and so on; where the files give it, and which column of which
//! file would, where they do not.

use super::grid::{GridCell, GridCount};
use crate::dataset::stage::Stage;
use crate::dataset::traffic::TrafficRow;
use crate::dataset::view::View;
use crate::intake::cell::money::UNIT;
use crate::kpi::spend::window;
use serde::Serialize;
use std::collections::BTreeMap;

/// What is counted.
pub(super) type Counts = Vec<GridCount>;

/// A figure that a phase asks for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct AskedFigure {
    /// Its phase.
    pub stage: &'static str,
    /// Which: the id of a KPI, or of what is counted.
    pub id: &'static str,
    /// The KPI where it is one.
    pub kpi: Option<&'static str>,
    /// Channels on which it is found; one more where it is of all together alone.
    pub channels: u64,
    /// Whether the files give it.
    pub found: bool,
    /// Columns that would give it, any of them: `traffic.reach`.
    pub needs: Vec<&'static str>,
}

/// The name of an event, and what it stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct NamedEvent {
    /// The name, as the file writes it.
    pub name: String,
    /// How often it comes.
    pub n: u64,
    /// `search`, `advice`, `lookup`, `quote`, `basket`, `abandoned`, `referral` or
    /// `none`.
    pub deed: &'static str,
}

/// What a figure is: counted under one of these ids, or a KPI.
enum Is {
    Counted(&'static [&'static str]),
    Kpi,
}

type Asked = (Stage, &'static str, Is, &'static [&'static str]);

/// The figures that each phase asks for, and the columns that give them.
const ASKED: &[Asked] = &[
    (
        Stage::Awareness,
        "reach",
        Is::Counted(&["reach"]),
        &["traffic.reach", "costs.reach"],
    ),
    (
        Stage::Awareness,
        "impressions",
        Is::Counted(&["impressions", "ad_impressions", "shown"]),
        &["traffic.impressions", "costs.impressions", "touches.kind"],
    ),
    (
        Stage::Awareness,
        "visits",
        Is::Counted(&["sessions", "touches"]),
        &["traffic.sessions", "touches.at"],
    ),
    (
        Stage::Awareness,
        "footfall",
        Is::Counted(&["visitors"]),
        &["traffic.visitors"],
    ),
    (
        Stage::Awareness,
        "searches",
        Is::Counted(&["searches"]),
        &["traffic.searches", "touches.kind"],
    ),
    (
        Stage::Consideration,
        "engaged",
        Is::Counted(&["engaged_sessions"]),
        &["traffic.engaged_sessions"],
    ),
    (
        Stage::Consideration,
        "content_engagement",
        Is::Kpi,
        &["touches.session_id", "touches.kind"],
    ),
    (
        Stage::Consideration,
        "advice",
        Is::Counted(&["advice"]),
        &["traffic.advice", "touches.kind"],
    ),
    (
        Stage::Consideration,
        "lookups",
        Is::Counted(&["lookups"]),
        &["lookups.sku", "touches.kind"],
    ),
    (
        Stage::Consideration,
        "quotes",
        Is::Counted(&["quotes"]),
        &["traffic.quotes", "touches.kind"],
    ),
    (
        Stage::Decision,
        "conversion_rate",
        Is::Kpi,
        &["traffic.sessions", "traffic.visitors"],
    ),
    (Stage::Decision, "aov", Is::Kpi, &["orders.amount"]),
    (
        Stage::Decision,
        "baskets",
        Is::Counted(&["baskets", "basket_events"]),
        &["traffic.baskets", "touches.kind"],
    ),
    (
        Stage::Decision,
        "cart_abandonment",
        Is::Kpi,
        &["touches.customer_id", "touches.kind"],
    ),
    (
        Stage::Service,
        "response_time",
        Is::Kpi,
        &["tickets.first_reply_at", "tickets.first_reply_minutes"],
    ),
    (
        Stage::Service,
        "resolution_time",
        Is::Kpi,
        &["tickets.solved_at", "tickets.resolution_minutes"],
    ),
    (Stage::Service, "fcr", Is::Kpi, &["tickets.opened_at"]),
    (
        Stage::Service,
        "returns",
        Is::Counted(&["returns"]),
        &["orders.type"],
    ),
    (
        Stage::Loyalty,
        "retention_rate",
        Is::Kpi,
        &["orders.customer_id"],
    ),
    (
        Stage::Loyalty,
        "members",
        Is::Counted(&["members"]),
        &["customers.loyalty_member"],
    ),
    (
        Stage::Loyalty,
        "referrals",
        Is::Counted(&["referrals"]),
        &["loyalty-events.kind", "touches.kind"],
    ),
    (Stage::Loyalty, "nps", Is::Kpi, &["surveys.score"]),
];

/// What each phase asks for, beside what was found.
pub(super) fn asked(view: &View<'_>, cells: &[GridCell], counts: &[GridCount]) -> Vec<AskedFigure> {
    let told = |(stage, id, is, needs): &Asked| {
        let (found, channels) = match is {
            Is::Kpi => {
                let mine = || cells.iter().filter(|cell| cell.kpi == *id);
                let computed = mine().filter(|cell| cell.state == "computed");
                let by_channel = computed.clone().filter(|cell| !cell.channel.is_empty());
                (computed.count() > 0, by_channel.count())
            }
            Is::Counted(ids) => {
                let mine = counts.iter().filter(|one| ids.contains(&one.id));
                let mut names: Vec<&str> = mine.map(|one| one.channel.as_str()).collect();
                names.sort_unstable();
                names.dedup();
                (!names.is_empty(), names.len())
            }
        };
        // A column that is there and gives nothing is not asked for again, unless
        // nothing else would.
        let lacking = needs.iter().filter(|need| {
            let is_named = need.rsplit('.').next() == Some("kind");
            is_named || !view.data.fields.contains(**need)
        });
        AskedFigure {
            stage: stage.id(),
            id,
            kpi: matches!(is, Is::Kpi).then_some(*id),
            channels: channels as u64,
            found,
            needs: if found {
                Vec::new()
            } else {
                lacking.copied().collect()
            },
        }
    };
    // A KPI that was not asked for is not said to be lacking.
    let is_told = |(_, id, is, _): &&Asked| match is {
        Is::Kpi => cells.iter().any(|cell| cell.kpi == *id),
        Is::Counted(_) => true,
    };
    ASKED.iter().filter(is_told).map(told).collect()
}

/// The names of events in the files.
pub(super) fn events(view: &View<'_>) -> Vec<NamedEvent> {
    let told = |one: &crate::dataset::deed::EventName| NamedEvent {
        name: one.name.clone(),
        n: one.n,
        deed: one.deed.id(),
    };
    view.data.events.iter().map(told).collect()
}

/// Displays that advertising platforms count, in the rows of costs whose days lie
/// within those looked at.
pub(super) fn reached(view: &View<'_>, each: &mut dyn FnMut(u16, i64)) {
    for cost in costs(view) {
        if let Some(shown) = cost.shown.impressions {
            each(cost.channel, shown);
        }
    }
}

fn costs<'v>(view: &'v View<'_>) -> impl Iterator<Item = &'v crate::dataset::Cost> + 'v {
    let whole = window(view);
    view.data.costs.iter().filter(move |cost| {
        let inside = whole.is_some_and(|window| {
            cost.first_day >= window.first_day && cost.end_day <= window.end_day
        });
        inside && view.sees_cost(cost) && view.holds_common()
    })
}

/// Persons: those reached, who may stand in several rows, and the members of the
/// programme, who belong to no channel.
pub(super) fn persons(view: &View<'_>) -> Counts {
    let mut reach: BTreeMap<u16, (i64, i64, u64)> = BTreeMap::new();
    let mut add = |channel: u16, n: i64| {
        let (most, sum, rows) = reach.entry(channel).or_default();
        *most = (*most).max(n);
        *sum += n;
        *rows += 1;
    };
    let day = |row: &TrafficRow| {
        row.period
            .map(|period| view.data.zone.start_of_day(period.first_day))
    };
    for one in view.placed(&view.data.traffic, day) {
        if let (Some(channel), Some(n)) = (one.channel, one.row.reach) {
            add(channel, n);
        }
    }
    for cost in costs(view) {
        if let Some(n) = cost.shown.reach {
            add(cost.channel, n);
        }
    }
    let whole = |n: i64| u64::try_from(n / UNIT as i64).unwrap_or(0);
    let mut told: Counts = (reach.into_iter())
        .filter(|(_, (most, _, _))| *most > 0)
        .map(|(channel, (most, sum, rows))| GridCount {
            id: "reach",
            stage: Stage::Awareness.id(),
            channel: view.channel_name(channel).to_owned(),
            n: whole(most),
            most: (rows > 1).then(|| whole(sum)),
        })
        .collect();
    let members = view
        .data
        .members
        .iter()
        .enumerate()
        .filter(|(code, member)| **member == Some(true) && view.has_customer(*code as u32));
    let n = members.count() as u64;
    if n > 0 {
        told.push(GridCount {
            id: "members",
            stage: Stage::Loyalty.id(),
            channel: String::new(),
            n,
            most: None,
        });
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::tables::TABLES;

    #[test]
    fn what_would_give_a_figure_is_a_known_column() {
        let known: Vec<String> = (TABLES.iter())
            .flat_map(|table| {
                table
                    .fields
                    .iter()
                    .map(|one| format!("{}.{}", table.id, one.id))
            })
            .collect();
        for need in ASKED.iter().flat_map(|(_, _, _, needs)| *needs) {
            assert!(known.iter().any(|one| one == need), "{need}");
        }
    }
}
