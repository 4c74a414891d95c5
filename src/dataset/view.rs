//! A dataset under a filter: what a KPI sees.

use super::channel::Channels;
use super::identity::NONE;
use super::period::Span;
use super::placed::Placed;
use super::settings::{day_setting, Settings};
use super::{Dataset, Order, Touch};
use crate::error::{ProblemKind, Result};
use std::ops::Range;

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
    channels: Option<Vec<bool>>,
    segments: Option<Vec<bool>>,
    shard: Option<(u32, u32)>,
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
            channels: chosen("channel", &data.channels, &settings.channels)?,
            segments: chosen("segment", &data.segments, &settings.segments)?,
            shard: None,
        })
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
            ..self.clone()
        }
    }

    /// The `index`th of `count` shards of the view: a run of its customers.
    #[must_use]
    pub fn shard(&self, index: u32, count: u32) -> Self {
        Self {
            shard: Some((index, count.max(1))),
            ..self.clone()
        }
    }

    fn has_channel(&self, channel: u16) -> bool {
        self.channels
            .as_ref()
            .is_none_or(|chosen| chosen.get(usize::from(channel)).copied().unwrap_or(false))
    }

    /// Whether an order is looked at.
    #[must_use]
    pub fn sees(&self, order: &Order) -> bool {
        self.span.holds(order.time) && self.has_channel(order.booked())
    }

    /// Whether a touch is looked at.
    #[must_use]
    pub fn sees_touch(&self, touch: &Touch) -> bool {
        self.span.holds(touch.time) && self.has_channel(touch.channel)
    }

    /// Whether a channel is looked at.
    #[must_use]
    pub fn sees_channel(&self, channel: u16) -> bool {
        self.has_channel(channel)
    }

    /// Whether a customer is in a segment looked at.
    #[must_use]
    pub fn in_segment(&self, customer: u32) -> bool {
        self.segments.as_ref().is_none_or(|chosen| {
            let segment = self
                .data
                .segment_of
                .get(customer as usize)
                .copied()
                .flatten();
            segment
                .is_some_and(|segment| chosen.get(usize::from(segment)).copied().unwrap_or(false))
        })
    }

    /// Which of so many, one after the other, are in the shard.
    fn in_shard(&self, all: usize) -> Range<usize> {
        let Some((index, count)) = self.shard else {
            return 0..all;
        };
        let cut = |index: u32| (all as u64 * u64::from(index) / u64::from(count)) as usize;
        cut(index.min(count))..cut((index + 1).min(count))
    }

    /// Whether a customer is in the shard; those without an order or a touch are
    /// in the last one.
    fn in_shard_of(&self, customer: u32) -> bool {
        let last = self.last_customer();
        let codes = self.in_shard(1 + last as usize);
        self.shard.is_none() || codes.contains(&(customer.min(last) as usize))
    }

    /// Whether this view holds what belongs to no customer, such as costs.
    #[must_use]
    pub fn holds_common(&self) -> bool {
        self.shard.is_none_or(|(index, _)| index == 0)
    }

    /// All customers of the shard, with every row of theirs.
    pub fn customers(&self) -> impl Iterator<Item = Customer<'a>> + '_ {
        let (mut orders, mut touches) = (self.identified(), self.data.touches.as_slice());
        if self.shard.is_some() {
            let codes = self.in_shard(1 + self.last_customer() as usize);
            orders = run(orders, &codes, |order| order.customer);
            touches = run(touches, &codes, |touch| touch.customer);
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
        let identified = match self.segments {
            None => self.identified().len(),
            Some(_) => self.data.orders.len(),
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
                in_time
                    && in_shard
                    && self.sees_channel_of(placed.channel)
                    && self.in_segment(placed.customer)
            })
            .map(|(_, placed)| placed)
    }

    /// Whether rows of a channel are looked at; of rows that name none, those of
    /// a view over all channels.
    #[must_use]
    pub fn sees_channel_of(&self, channel: Option<u16>) -> bool {
        match channel {
            Some(channel) => self.has_channel(channel),
            None => self.channels.is_none(),
        }
    }

    /// Whether a customer is of this shard and of a segment looked at.
    #[must_use]
    pub fn has_customer(&self, customer: u32) -> bool {
        self.in_shard_of(customer) && self.in_segment(customer)
    }

    /// How many of some days are looked at, and how many there are.
    #[must_use]
    pub fn overlap(&self, first_day: i64, end_day: i64) -> (i64, i64) {
        let zone = &self.data.zone;
        let mut from = first_day;
        if self.span.from > i64::MIN {
            from = from.max(zone.day(self.span.from));
        }
        let mut end = end_day;
        if self.has_period {
            end = end.min(zone.day(self.span.to - 1) + 1);
        }
        ((end - from).max(0), (end_day - first_day).max(1))
    }

    /// Whether only some segments are looked at.
    #[must_use]
    pub fn has_segments(&self) -> bool {
        self.segments.is_some()
    }

    /// The name of a channel, empty where a row names none.
    #[must_use]
    pub fn name_of(&self, channel: Option<u16>) -> &'a str {
        channel.map_or("", |channel| self.channel_name(channel))
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
