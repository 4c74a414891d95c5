//! The parts of a view: one view for each value of a dimension or step of time.

use super::{BreakdownPart, By, PartKind};
use crate::dataset::dimension::{Dimension, Part, UNSAID};
use crate::dataset::period::day_text;
use crate::dataset::touch_kind::TouchPhase;
use crate::dataset::view::View;
use crate::kpi::Kpi;
use crate::report::trend::Days;
use crate::report::TrendStep;
use std::borrow::Cow;

/// Parts that are measured one by one: beyond them the rest is one.
const MOST: usize = 20;

/// One part of a view, and how it is shown.
#[derive(Clone)]
pub(super) struct Cut<'a> {
    pub(super) shown: BreakdownPart,
    pub(super) view: View<'a>,
    pub(super) rest: Option<View<'a>>,
}

pub(super) fn dimension(by: By) -> Option<Dimension> {
    match by {
        By::Channel => Some(Dimension::Channel),
        By::Segment => Some(Dimension::Segment),
        By::Store => Some(Dimension::Store),
        By::Campaign => Some(Dimension::Campaign),
        By::Phase => Some(Dimension::Phase),
        By::Day | By::Week | By::Month | By::Quarter => None,
    }
}

/// The parts of a view, those of time being each KPI's own.
pub(super) enum Cuts<'a> {
    Values(Vec<Cut<'a>>),
    Times(Days, TrendStep),
}

impl<'a> Cuts<'a> {
    pub(super) fn of(view: &View<'a>, by: By) -> Self {
        let step = match by {
            By::Day => TrendStep::Day,
            By::Week => TrendStep::Week,
            By::Quarter => TrendStep::Quarter,
            _ => TrendStep::Month,
        };
        match dimension(by) {
            Some(dimension) => Self::Values(by_value(view, dimension)),
            None => Self::Times(Days::of(view), step),
        }
    }

    /// Those of a KPI.
    pub(super) fn of_kpi(&self, kpi: &Kpi, view: &View<'a>) -> Cow<'_, [Cut<'a>]> {
        match self {
            Self::Values(cuts) => Cow::Borrowed(cuts),
            Self::Times(days, step) => Cow::Owned(by_time(kpi, view, (days, *step))),
        }
    }
}

pub(super) fn shown(key: String, kind: PartKind, values: usize) -> BreakdownPart {
    BreakdownPart {
        key,
        kind,
        values,
        to: None,
        complete: true,
        value: None,
        n: 0,
        low: None,
        high: None,
        method: None,
        cautions: Vec::new(),
        against: None,
        missing: None,
    }
}

fn by_time<'a>(kpi: &Kpi, view: &View<'a>, (days, step): (&Days, TrendStep)) -> Vec<Cut<'a>> {
    let steps = days.steps(kpi, view, step);
    let cut = |(start, end, complete), kind, count| Cut {
        shown: BreakdownPart {
            to: Some(day_text(end - 1)),
            complete,
            ..shown(day_text(start), kind, count)
        },
        view: view.over(start, end),
        rest: None,
    };
    let earlier = steps.earlier.into_iter();
    let earlier = earlier.map(|(step, count)| cut(step, PartKind::Earlier, count));
    let each = steps.each.into_iter();
    earlier
        .chain(each.map(|step| cut(step, PartKind::Value, 1)))
        .collect()
}

fn by_value<'a>(view: &View<'a>, by: Dimension) -> Vec<Cut<'a>> {
    let names = names(view, by);
    let rows = rows(view, by, names.len());
    let mut codes: Vec<usize> = (0..names.len()).filter(|&code| rows[code] > 0).collect();
    // The largest first; of as many rows the first by name.
    codes.sort_by_key(|&code| (std::cmp::Reverse(rows[code]), code));
    let others = codes.split_off(codes.len().min(MOST));
    // In the order of the names, or of the journey.
    codes.sort_unstable();
    let part = |codes: &[usize], unsaid| {
        let mut held = vec![false; names.len()];
        codes.iter().for_each(|&code| held[code] = true);
        Part {
            by,
            codes: held,
            unsaid,
        }
    };
    let cut = |key: &str, kind, codes: &[usize]| {
        let part = part(codes, kind == PartKind::Unsaid);
        Cut {
            shown: shown(key.to_owned(), kind, codes.len()),
            rest: Some(view.only(part.rest())),
            view: view.only(part),
        }
    };
    let mut cuts: Vec<Cut<'a>> = codes
        .iter()
        .map(|&code| cut(names[code], PartKind::Value, &[code]))
        .collect();
    if !others.is_empty() {
        cuts.push(cut("", PartKind::Others, &others));
    }
    if rows[names.len()] > 0 {
        cuts.push(cut("", PartKind::Unsaid, &[]));
    }
    cuts
}

fn names<'a>(view: &View<'a>, by: Dimension) -> Vec<&'a str> {
    let data = view.data;
    let names = match by {
        Dimension::Channel => &data.channels,
        Dimension::Segment => &data.segments,
        Dimension::Store => &data.by_store.names,
        Dimension::Campaign => &data.by_campaign.names,
        Dimension::Phase => return TouchPhase::IDS.to_vec(),
    };
    names.names().iter().map(String::as_str).collect()
}

/// How many rows looked at name each code, those that name none last.
fn rows(view: &View<'_>, by: Dimension, codes: usize) -> Vec<u64> {
    let mut rows = vec![0u64; codes + 1];
    let mut count = |code: Option<u16>| {
        let code = code.filter(|&code| code != UNSAID);
        rows[code.map_or(codes, usize::from).min(codes)] += 1;
    };
    let data = view.data;
    let orders = data.orders.iter().filter(|order| view.sees(order));
    let touches = || data.touches.iter().filter(|touch| view.sees_touch(touch));
    match by {
        Dimension::Channel => {
            orders.for_each(|order| count(Some(order.booked())));
            touches().for_each(|touch| count(Some(touch.channel)));
            let costs = data.costs.iter().filter(|cost| view.sees_cost(cost));
            costs.for_each(|cost| count(Some(cost.channel)));
            // Rows that name no channel are a part where there are any.
            each_placed(view, &mut |channel, _, _| count(channel));
        }
        Dimension::Segment => {
            let mut count = |customer: u32| {
                if view.in_segment(customer) {
                    count(view.segment(customer));
                }
            };
            orders.for_each(|order| count(order.customer));
            touches().for_each(|touch| count(touch.customer));
            each_of_persons(view, &mut |customer, _, _, _| count(customer));
            // A segment is one however few rows are of its customers.
            let all = 0..data.segment_of.len() as u32;
            all.filter(|&customer| view.segment(customer).is_some())
                .for_each(count);
        }
        Dimension::Store => {
            orders.for_each(|order| count(view.store(order)));
            each_placed(view, &mut |_, store, _| count(Some(store)));
        }
        Dimension::Campaign => {
            touches().for_each(|touch| count(view.campaign(touch)));
            data.costs
                .iter()
                .for_each(|cost| count(Some(cost.campaign)));
            each_placed(view, &mut |_, _, campaign| count(Some(campaign)));
        }
        Dimension::Phase => {
            touches().for_each(|touch| count(Some(TouchPhase::of(touch.kind()) as u16)));
        }
    }
    rows
}

/// The channel, store and campaign of the rows of the other tables.
fn each_placed(view: &View<'_>, each: &mut dyn FnMut(Option<u16>, u16, u16)) {
    for row in view.data.traffic.iter().filter(|row| view.sees_placed(row)) {
        each(row.channel, row.store, row.campaign);
    }
    each_of_persons(view, &mut |_, channel, store, campaign| {
        each(channel, store, campaign);
    });
}

/// The same of those that may name a customer, with the customer.
fn each_of_persons(view: &View<'_>, each: &mut dyn FnMut(u32, Option<u16>, u16, u16)) {
    let data = view.data;
    macro_rules! give {
        ($rows:expr) => {
            for row in $rows.iter().filter(|row| view.sees_placed(row)) {
                each(row.customer, row.channel, row.store, row.campaign);
            }
        };
    }
    give!(data.surveys);
    give!(data.tickets);
    give!(data.loyalty);
}
