//! A dataset under a filter: what a KPI sees.

use super::channel::{Channels, Family};
use super::customers::{Bought, Contract};
use super::dimension::{Dimension, Part};
use super::hours::Hours;
use super::identity::NONE;
use super::period::Span;
use super::placed::Placed;
use super::settings::{day_setting, Settings};
use super::surveys::{Respondent, SurveyRow};
use super::{Dataset, Order, Touch};
use crate::error::{ProblemKind, Result};
use std::ops::Range;
use std::rc::Rc;

mod pieces;
mod seen;

use seen::stated_end;

/// Which customers are of a group, by their codes.
pub type Members = Rc<Vec<bool>>;

/// A dataset under a filter of period and channels, or a shard of it.
#[derive(Debug, Clone)]
pub struct View<'a> {
    /// The dataset.
    pub data: &'a Dataset,
    /// The settings.
    pub settings: &'a Settings,
    /// The instants looked at.
    pub span: Span,
    /// Whether the user chose a period.
    pub has_period: bool,
    /// The day after the last on which costs and counts of whole periods are looked at.
    counted_to: i64,
    /// The hours in which waits count; `None` for all.
    pub hours: Option<Hours>,
    channels: Option<Vec<bool>>,
    /// Who is in a segment looked at.
    segments: Option<Members>,
    stores: Option<Vec<bool>>,
    part: Option<Part>,
    shard: Option<Shard>,
}

/// A part of the customers, and of what belongs to none.
#[derive(Debug, Clone)]
struct Shard {
    index: u32,
    count: u32,
    /// The codes of its customers.
    codes: Range<usize>,
}

impl Shard {
    /// Which of so many, one after the other, are in it.
    fn of(&self, all: usize) -> Range<usize> {
        let cut = |index: u32| (all as u64 * u64::from(index) / u64::from(self.count)) as usize;
        cut(self.index.min(self.count))..cut((self.index + 1).min(self.count))
    }
}

/// A customer with all rows of theirs, filtered or not.
#[derive(Debug, Clone, Copy)]
pub struct Customer<'a> {
    /// The customer's code.
    pub code: u32,
    /// All orders, by time.
    pub orders: &'a [Order],
    /// All touches, by time.
    pub touches: &'a [Touch],
}

impl<'a> View<'a> {
    /// The view of a dataset that settings ask for.
    ///
    /// # Errors
    /// When a day cannot be read, the period is empty, or a channel is unknown.
    pub fn new(data: &'a Dataset, settings: &'a Settings) -> Result<Self> {
        Self::among(data, settings, &mut |_| Ok(None))
    }

    /// The same, where some names of segments stand for groups of customers.
    ///
    /// # Errors
    /// As above, or when such a group cannot be found out.
    pub fn among(
        data: &'a Dataset,
        settings: &'a Settings,
        named: &mut dyn FnMut(&str) -> Result<Option<Members>>,
    ) -> Result<Self> {
        let from = settings.from.as_deref().map(|t| day_setting("from", t));
        let to = settings.to.as_deref().map(|t| day_setting("to", t));
        let (from, to) = (from.transpose()?, to.transpose()?);
        let span = Span {
            from: from.map_or(i64::MIN, |day| data.zone.start_of_day(day)),
            to: to.map_or(data.as_of, |day| {
                data.zone.start_of_day(day + 1).min(data.as_of)
            }),
        };
        if let (Some(from), Some(to)) = (from, to) {
            if to < from {
                return Err(ProblemKind::BadSetting {
                    what: "period",
                    value: format!(
                        "{} \u{2013} {}",
                        settings.from.as_deref().unwrap_or_default(),
                        settings.to.as_deref().unwrap_or_default()
                    ),
                }
                .into());
            }
        }
        Ok(Self {
            data,
            settings,
            span,
            has_period: from.is_some() || to.is_some(),
            counted_to: to
                .map_or(i64::MAX, |day| day + 1)
                .min(stated_end(data, settings)),
            hours: Hours::parse(&settings.business_hours)?,
            channels: chosen("channel", &data.channels, &settings.channels)?,
            segments: members(data, &settings.segments, named)?,
            stores: chosen("store", &data.by_store.names, &settings.stores)?,
            part: None,
            shard: None,
        })
    }

    /// All there is, whatever the settings choose.
    #[must_use]
    pub fn whole(data: &'a Dataset, settings: &'a Settings) -> Self {
        Self {
            data,
            settings,
            span: Span {
                from: i64::MIN,
                to: data.as_of,
            },
            has_period: false,
            counted_to: stated_end(data, settings),
            hours: None,
            channels: None,
            segments: None,
            stores: None,
            part: None,
            shard: None,
        }
    }

    /// The same view under other definitions: those choose no rows.
    #[must_use]
    pub fn under<'b>(&self, settings: &'b Settings) -> View<'b>
    where
        'a: 'b,
    {
        let mut view: View<'b> = self.clone();
        view.settings = settings;
        if let Ok(hours) = Hours::parse(&settings.business_hours) {
            view.hours = hours;
        }
        view
    }

    /// The same view of everybody.
    #[must_use]
    pub fn everybody(&self) -> Self {
        Self {
            segments: None,
            ..self.clone()
        }
    }

    /// The same view of these customers alone.
    #[must_use]
    pub fn of(&self, members: Members) -> Self {
        Self {
            segments: Some(members),
            ..self.clone()
        }
    }

    /// The same view over other days: from the first, up to but without the end.
    #[must_use]
    pub fn over(&self, first_day: i64, end_day: i64) -> Self {
        let span = self.data.zone.span(first_day, end_day);
        Self {
            span: Span {
                from: span.from,
                to: span.to.min(self.data.as_of),
            },
            has_period: true,
            counted_to: end_day.min(stated_end(self.data, self.settings)),
            ..self.clone()
        }
    }

    /// One part of the view alone.
    #[must_use]
    pub fn only(&self, part: Part) -> Self {
        Self {
            part: Some(part),
            ..self.clone()
        }
    }

    /// Whether what names a code of a dimension is in the part looked at.
    fn in_part(&self, by: Dimension, code: Option<u16>) -> bool {
        let part = self.part.as_ref().filter(|part| part.by == by);
        part.is_none_or(|part| part.holds(code))
    }

    /// The `index`th of `count` shards of the view: a run of its customers.
    #[must_use]
    pub fn shard(&self, index: u32, count: u32) -> Self {
        let all = 1 + self.last_customer() as usize;
        let mut shard = Shard {
            index,
            count: count.max(1),
            codes: 0..0,
        };
        shard.codes = shard.of(all);
        // Customers without an order or a touch are in the last one.
        if shard.codes.end == all {
            shard.codes.end = usize::MAX;
        }
        Self {
            shard: Some(shard),
            ..self.clone()
        }
    }

    /// Which of so many, one after the other, are in the shard.
    fn in_shard(&self, all: usize) -> Range<usize> {
        self.shard.as_ref().map_or(0..all, |shard| shard.of(all))
    }

    /// Whether a customer is in the shard.
    fn in_shard_of(&self, customer: u32) -> bool {
        self.shard
            .as_ref()
            .is_none_or(|shard| shard.codes.contains(&(customer as usize)))
    }

    /// Whether this view holds what belongs to no customer, such as costs.
    #[must_use]
    pub fn holds_common(&self) -> bool {
        self.shard.as_ref().is_none_or(|shard| shard.index == 0)
    }

    /// All customers of the shard, with every row of theirs.
    pub fn customers(&self) -> impl Iterator<Item = Customer<'a>> + '_ {
        let (mut orders, mut touches) = (self.identified(), self.data.touches.as_slice());
        if let Some(Shard { codes, .. }) = &self.shard {
            orders = run(orders, codes, |order| order.customer);
            touches = run(touches, codes, |touch| touch.customer);
        }
        std::iter::from_fn(move || {
            let code = match (orders.first(), touches.first()) {
                (Some(order), Some(touch)) => order.customer.min(touch.customer),
                (Some(order), None) => order.customer,
                (None, Some(touch)) => touch.customer,
                (None, None) => return None,
            };
            let (mine, rest) = orders.split_at(count(orders, |o| o.customer == code));
            orders = rest;
            let (touched, rest) = touches.split_at(count(touches, |t| t.customer == code));
            touches = rest;
            Some(Customer {
                code,
                orders: mine,
                touches: touched,
            })
        })
        .filter(|customer| self.in_segment(customer.code))
    }

    fn last_customer(&self) -> u32 {
        let order = self.identified().last().map(|order| order.customer);
        let touch = self.data.touches.last().map(|touch| touch.customer);
        order.max(touch).unwrap_or(0)
    }

    /// How many orders and touches there are to look at, at most.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.data.orders.len() + self.data.touches.len()
    }

    fn identified(&self) -> &'a [Order] {
        let orders = &self.data.orders;
        &orders[..orders.partition_point(|order| order.customer != NONE)]
    }

    /// Orders of the shard that belong to no known customer and are looked at:
    /// none of them is in a segment.
    pub fn anonymous(&self) -> impl Iterator<Item = &'a Order> + '_ {
        let identified = match self.in_segment(NONE) {
            true => self.identified().len(),
            false => self.data.orders.len(),
        };
        let all: &'a [Order] = &self.data.orders[identified..];
        let shard = self.in_shard(all.len());
        all[shard].iter().filter(|order| self.sees(order))
    }

    /// Rows of a table kept as its file gives them, those of the shard that are
    /// looked at. Rows without a time are seen where no period was chosen, rows
    /// without a channel where no channel was.
    pub fn placed<T>(
        &self,
        rows: &'a [Placed<T>],
        time: impl Fn(&T) -> Option<i64> + 'a,
    ) -> impl Iterator<Item = &'a Placed<T>> + '_ {
        let nobody = self.in_shard(rows.len());
        rows.iter()
            .enumerate()
            .filter(move |(index, placed)| {
                let in_time = match time(&placed.row) {
                    Some(time) => self.span.holds(time),
                    None => !self.has_period,
                };
                let in_shard = match placed.customer {
                    NONE => nobody.contains(index),
                    customer => self.in_shard_of(customer),
                };
                in_time && in_shard && self.sees_placed(placed) && self.in_segment(placed.customer)
            })
            .map(|(_, placed)| placed)
    }

    /// Whether a customer is of this shard and of a segment looked at.
    #[must_use]
    pub fn has_customer(&self, customer: u32) -> bool {
        self.in_shard_of(customer) && self.in_segment(customer)
    }

    /// Who was asked in surveys, without the staff: what they say is no score of
    /// customers.
    pub fn surveyed(&self) -> impl Iterator<Item = &'a Placed<SurveyRow>> + '_ {
        let asked = self.placed(&self.data.surveys, |row| row.time);
        asked.filter(|placed| placed.row.respondent != Respondent::Staff)
    }

    /// The answers of those, without who did not answer.
    pub fn answers(&self) -> impl Iterator<Item = &'a Placed<SurveyRow>> + '_ {
        self.surveyed().filter(|placed| placed.row.answered)
    }

    /// The answers of the staff, in the same way.
    pub fn staff_answers(&self) -> impl Iterator<Item = &'a Placed<SurveyRow>> + '_ {
        let asked = self.placed(&self.data.surveys, |row| row.time);
        let staff = |row: &SurveyRow| row.answered && row.respondent == Respondent::Staff;
        asked.filter(move |placed| staff(&placed.row))
    }

    /// A wait that began at an instant, as far as it lies within business hours.
    #[must_use]
    pub fn waited(&self, from: i64, wait: i64) -> i64 {
        let within = |hours: &Hours| hours.between(&self.data.zone, from, from + wait);
        self.hours.as_ref().map_or(wait, within)
    }

    /// The contracts of the customers looked at.
    pub fn contracts(&self) -> impl Iterator<Item = &'a Contract> + '_ {
        let all = self.data.contracts.iter().enumerate();
        all.filter(|(customer, _)| self.has_customer(*customer as u32))
            .filter_map(|(_, contract)| contract.as_ref())
    }

    /// Purchases by channel of the customers looked at, where a file counts them.
    pub fn bought(&self) -> impl Iterator<Item = &'a Bought> + '_ {
        let all = self.data.bought.iter().enumerate();
        all.filter(|(customer, _)| self.has_customer(*customer as u32))
            .filter_map(|(_, bought)| bought.as_ref())
    }

    /// The customers of the segments looked at; `None` when all are.
    #[must_use]
    pub fn members(&self) -> Option<Members> {
        self.segments.clone()
    }

    /// The name of a channel, empty where a row names none.
    #[must_use]
    pub fn name_of(&self, channel: Option<u16>) -> &'a str {
        channel.map_or("", |channel| self.channel_name(channel))
    }

    /// Whether a channel is one of stores.
    #[must_use]
    pub fn is_store(&self, channel: u16) -> bool {
        self.data.families[usize::from(channel)] == Family::Store
    }

    /// The channel of the counters that hand over, the first of several.
    #[must_use]
    pub fn counter(&self) -> Option<u16> {
        let at = self
            .data
            .families
            .iter()
            .position(|one| *one == Family::Store)?;
        u16::try_from(at).ok()
    }

    /// The name of a channel.
    #[must_use]
    pub fn channel_name(&self, channel: u16) -> &'a str {
        self.data.channels.name(channel)
    }
}

/// The items, in the order of their customers, of a run of customers.
fn run<'a, T>(items: &'a [T], codes: &Range<usize>, code: impl Fn(&T) -> u32) -> &'a [T] {
    let before = |end: usize| items.partition_point(|item| (code(item) as usize) < end);
    &items[before(codes.start)..before(codes.end)]
}

/// How many of the first items hold.
fn count<T>(items: &[T], holds: impl Fn(&T) -> bool) -> usize {
    items
        .iter()
        .position(|item| !holds(item))
        .unwrap_or(items.len())
}

/// The customers of any of these segments; `None` when none is named.
fn members(
    data: &Dataset,
    names: &[String],
    named: &mut dyn FnMut(&str) -> Result<Option<Members>>,
) -> Result<Option<Members>> {
    let (mut groups, mut own) = (Vec::new(), Vec::new());
    for name in names {
        match named(name)? {
            Some(group) => groups.push(group),
            None => own.push(name.clone()),
        }
    }
    if let Some(chosen) = chosen("segment", &data.segments, &own)? {
        let is_of = |of: &Option<u16>| of.is_some_and(|of| chosen[usize::from(of)]);
        groups.push(Rc::new(data.segment_of.iter().map(is_of).collect()));
    }
    let Some(mut all) = groups.pop() else {
        return Ok(None);
    };
    for group in groups {
        let len = all.len().max(group.len());
        let has = |of: &[bool], at| of.get(at) == Some(&true);
        all = Rc::new(
            (0..len)
                .map(|at| has(&all, at) || has(&group, at))
                .collect(),
        );
    }
    Ok(Some(all))
}

/// Which codes a list of names chooses; `None` when it is empty.
fn chosen(what: &'static str, known: &Channels, names: &[String]) -> Result<Option<Vec<bool>>> {
    if names.is_empty() {
        return Ok(None);
    }
    let mut chosen = vec![false; known.names().len()];
    for name in names {
        let Some(code) = known.find(name) else {
            return Err(ProblemKind::BadSetting {
                what,
                value: name.clone(),
            }
            .into());
        };
        chosen[usize::from(code)] = true;
    }
    Ok(Some(chosen))
}
