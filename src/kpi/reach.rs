//! By what a KPI can be told apart: where the rows it counts do not say, it is
//! refused, and is never the whole in the place of a part.

use super::measure::Missing;
use super::{instead, Kpi};
use crate::dataset::dimension::Dimension;
use crate::dataset::view::View;
use crate::mapping::field::TableKind;

/// KPIs that count orders alone: touches say only what came before them.
const OF_ORDERS: &[&str] = &[
    "ropo",
    "reverse_ropo",
    "assisted_conversion",
    "attributed_revenue",
];
/// KPIs of which a channel alone says nothing.
const OF_CHANNELS_TOGETHER: &[&str] = &["synergy_ratio"];
/// KPIs of whole customers: no channel and no store has a part of them.
const OF_CUSTOMERS_WHOLE: &[&str] = &["channel_segment", "clv_contractual"];
/// KPIs that set touches of one phase beside those of another, or orders.
const ACROSS_PHASES: &[&str] = &["cart_abandonment", "cc_conversion", "content_engagement"];
/// What belongs to no customer.
const OF_NOBODY: &[&str] = &["costs", "traffic"];

/// Why a KPI has no parts by a dimension, if it has none.
#[must_use]
pub fn not_by(kpi: &Kpi, view: &View<'_>, by: Dimension) -> Option<Missing> {
    if kpi.is_counted(view) {
        return instead::not_by(kpi, view, by);
    }
    let whole = OF_CUSTOMERS_WHOLE.contains(&kpi.id);
    let why = match by {
        Dimension::Channel if whole => "not-by-channel",
        Dimension::Store if whole => "not-by-store",
        Dimension::Channel if OF_CHANNELS_TOGETHER.contains(&kpi.id) => "not-by-channel",
        Dimension::Phase if ACROSS_PHASES.contains(&kpi.id) => "not-by-phase",
        _ => {
            let mut needs = kpi.needs.iter();
            return needs.find_map(|any| lacks(kpi.id, any, view, by));
        }
    };
    Some(Missing::because(why))
}

/// Why a KPI cannot be had on the part that a view is, if it cannot.
#[must_use]
pub fn refusal(kpi: &Kpi, view: &View<'_>) -> Option<Missing> {
    let parted = |by: &Dimension| match by {
        Dimension::Segment => view.has_segments(),
        Dimension::Store => view.has_stores(),
        by => view.is_part_by(*by),
    };
    let all = [
        Dimension::Segment,
        Dimension::Store,
        Dimension::Campaign,
        Dimension::Phase,
    ];
    let mut parts = all.into_iter().filter(parted);
    parts.find_map(|by| not_by(kpi, view, by))
}

/// What keeps the rows of a need from being told apart. Any one field of it that
/// the files have will do.
fn lacks(id: &str, any: &[&str], view: &View<'_>, by: Dimension) -> Option<Missing> {
    let found = any
        .iter()
        .filter(|field| view.data.fields.contains(**field));
    let mut tables: Vec<&str> = found.filter_map(|field| field.split('.').next()).collect();
    // Where something is counted already, that is what counts.
    if tables.contains(&"traffic") {
        tables.retain(|table| *table == "traffic");
    }
    let mut lacking = None;
    for table in tables {
        match of_table(id, table, view, by) {
            None => return None,
            missing => lacking = missing,
        }
    }
    lacking
}

fn of_table(id: &str, table: &str, view: &View<'_>, by: Dimension) -> Option<Missing> {
    let context = table == "customers" || table == "touches" && OF_ORDERS.contains(&id);
    match by {
        Dimension::Channel => None,
        Dimension::Segment => OF_NOBODY
            .contains(&table)
            .then(|| Missing::because("not-by-segment")),
        Dimension::Store if context => None,
        Dimension::Store => names(table, "store", "not-by-store", view),
        Dimension::Campaign => names(table, "campaign", "not-by-campaign", view),
        Dimension::Phase if table == "touches" => names(table, "kind", "not-by-phase", view),
        Dimension::Phase => Some(Missing::because("not-by-phase")),
    }
}

/// What is missing where a table does not name something: the column, if it has one.
fn names(table: &str, field: &str, why: &'static str, view: &View<'_>) -> Option<Missing> {
    let name = format!("{table}.{field}");
    if view.data.fields.contains(&name) {
        return None;
    }
    let known = TableKind::from_id(table);
    let has = known.is_some_and(|kind| kind.table().fields.iter().any(|f| f.id == field));
    Some(Missing {
        reason: if has { "field-missing" } else { why },
        needs: if has { vec![name] } else { Vec::new() },
    })
}
