//! What of the dataset's rows a view looks at.

use super::View;
use crate::dataset::deed::Deed;
use crate::dataset::dimension::{is_in, place_in, Dimension, Part, UNSAID};
use crate::dataset::placed::Placed;
use crate::dataset::settings::{Revenue, Settings};
use crate::dataset::touch_kind::TouchPhase;
use crate::dataset::{Cost, Dataset, Order, Touch};

/// The day after that of analysis, where it was stated. Where it is but the day of
/// the last act, the month that one falls into is taken to be over.
pub(super) fn stated_end(data: &Dataset, settings: &Settings) -> i64 {
    let stated = settings.as_of.is_some();
    let end = || data.zone.day(data.as_of - 1) + 1;
    stated.then(end).unwrap_or(i64::MAX)
}

impl View<'_> {
    /// Whether days that begin on one are not all after the last that is known of.
    #[must_use]
    pub fn has_begun(&self, first_day: i64) -> bool {
        first_day <= self.data.zone.day(self.data.as_of - 1)
    }

    /// The days of some that are looked at, from the first up to but without the end:
    /// nothing is known of those that begin after the day of analysis.
    #[must_use]
    pub fn counted(&self, first_day: i64, end_day: i64) -> Option<(i64, i64)> {
        let mut from = first_day;
        if self.span.from > i64::MIN {
            from = from.max(self.data.zone.day(self.span.from));
        }
        let end = end_day.min(self.counted_to);
        (self.has_begun(first_day) && from < end).then_some((from, end))
    }

    /// How many of some days are looked at, and how many there are.
    #[must_use]
    pub fn overlap(&self, first_day: i64, end_day: i64) -> (i64, i64) {
        let looked_at = self.counted(first_day, end_day);
        let days = looked_at.map_or(0, |(from, end)| end - from);
        (days, (end_day - first_day).max(1))
    }

    /// Whether a channel was chosen, whatever the part looked at.
    fn has_channel(&self, channel: u16) -> bool {
        let chosen = self.channels.as_ref();
        chosen.is_none_or(|chosen| is_in(chosen, Some(channel)))
    }

    /// Whether an order is looked at.
    #[must_use]
    pub fn sees(&self, order: &Order) -> bool {
        self.span.holds(order.time) && self.sees_place(order)
    }

    /// The same at any time.
    #[must_use]
    pub fn sees_place(&self, order: &Order) -> bool {
        let counts = self.settings.revenue == Revenue::Net || !order.is_refund();
        counts && self.is_placed(order)
    }

    /// Whether an order is looked at, for those who count what was given back
    /// whatever revenue is.
    #[must_use]
    pub fn sees_given_back(&self, order: &Order) -> bool {
        order.is_refund() && self.span.holds(order.time) && self.is_placed(order)
    }

    fn is_placed(&self, order: &Order) -> bool {
        self.sees_channel(order.booked()) && self.sees_store(|| self.store(order))
    }

    /// Whether an order is one of the acts that say which channels its customer
    /// uses: those of other parts of a breakdown, and of other stores, too.
    #[must_use]
    pub fn sees_act(&self, order: &Order) -> bool {
        self.span.holds(order.time) && self.has_channel(order.booked())
    }

    /// The same of a touch.
    #[must_use]
    pub fn sees_touch_act(&self, touch: &Touch) -> bool {
        self.span.holds(touch.time) && self.has_channel(touch.channel)
    }

    /// Whether a touch is looked at. None names a store: those of a customer stand
    /// beside what they bought in any.
    #[must_use]
    pub fn sees_touch(&self, touch: &Touch) -> bool {
        self.span.holds(touch.time)
            && self.sees_channel(touch.channel)
            && match &self.part {
                Some(part) if part.by == Dimension::Campaign => part.holds(self.campaign(touch)),
                Some(part) if part.by == Dimension::Phase => {
                    part.holds(Some(TouchPhase::of(touch.kind()) as u16))
                }
                _ => true,
            }
    }

    /// Whether a cost is looked at.
    #[must_use]
    pub fn sees_cost(&self, cost: &Cost) -> bool {
        let campaign = Some(cost.campaign).filter(|&code| code != UNSAID);
        self.has_begun(cost.first_day)
            && self.sees_channel(cost.channel)
            && self.in_part(Dimension::Campaign, campaign)
    }

    /// Whether a channel is looked at.
    #[must_use]
    pub fn sees_channel(&self, channel: u16) -> bool {
        self.has_channel(channel) && self.in_part(Dimension::Channel, Some(channel))
    }

    /// Whether all channels looked at are media: nothing was ever sold on them, and
    /// what they bring is a matter of attribution.
    #[must_use]
    pub fn is_of_media(&self) -> bool {
        let sold = &self.data.sold_on;
        let mut seen = (0..).zip(sold).filter(|(code, _)| self.sees_channel(*code));
        let mut any = false;
        let none_sold = seen.all(|(_, sold)| {
            any = true;
            !sold
        });
        any && none_sold && sold.contains(&true)
    }

    fn sees_store(&self, store: impl Fn() -> Option<u16>) -> bool {
        let chosen = self.stores.as_ref();
        let by_store = |part: &Part| part.by == Dimension::Store;
        if chosen.is_none() && !self.part.as_ref().is_some_and(by_store) {
            return true;
        }
        let store = store();
        chosen.is_none_or(|chosen| is_in(chosen, store)) && self.in_part(Dimension::Store, store)
    }

    /// The store of an order of the dataset, where its file says.
    #[must_use]
    pub fn store(&self, order: &Order) -> Option<u16> {
        self.data.by_store.of(place_in(&self.data.orders, order)?)
    }

    /// The team of an order of the dataset, where its file says.
    #[must_use]
    pub fn team(&self, order: &Order) -> Option<u16> {
        self.data.by_team.of(place_in(&self.data.orders, order)?)
    }

    /// The campaign of a touch of the dataset, where its file says.
    #[must_use]
    pub fn campaign(&self, touch: &Touch) -> Option<u16> {
        self.data
            .by_campaign
            .of(place_in(&self.data.touches, touch)?)
    }

    /// What a touch of the dataset says was done.
    #[must_use]
    pub fn deed(&self, touch: &Touch) -> Deed {
        if self.data.deeds.is_empty() {
            return Deed::None;
        }
        let at = place_in(&self.data.touches, touch);
        let deed = at.and_then(|at| self.data.deeds.get(at));
        deed.copied().unwrap_or_default()
    }

    /// The segment of a customer, where a file says.
    #[must_use]
    pub fn segment(&self, customer: u32) -> Option<u16> {
        let segments = &self.data.segment_of;
        segments.get(customer as usize).copied().flatten()
    }

    /// Whether a customer is in a segment looked at.
    #[must_use]
    pub fn in_segment(&self, customer: u32) -> bool {
        let chosen = self.segments.as_ref();
        chosen.is_none_or(|members| members.get(customer as usize) == Some(&true))
            && self.in_part(Dimension::Segment, self.segment(customer))
    }

    /// Whether rows of a channel are looked at; of rows that name none, those of
    /// a view over all channels.
    #[must_use]
    pub fn sees_channel_of(&self, channel: Option<u16>) -> bool {
        match channel {
            Some(channel) => self.sees_channel(channel),
            None => self.channels.is_none() && self.in_part(Dimension::Channel, None),
        }
    }

    /// Whether the channel, the store and the campaign of a row are looked at.
    #[must_use]
    pub fn sees_placed<T>(&self, placed: &Placed<T>) -> bool {
        let said = |code: u16| Some(code).filter(|&code| code != UNSAID);
        self.sees_channel_of(placed.channel)
            && self.sees_store(|| said(placed.store))
            && self.in_part(Dimension::Campaign, said(placed.campaign))
    }

    /// Whether only some segments are looked at.
    #[must_use]
    pub fn has_segments(&self) -> bool {
        self.segments.is_some() || self.is_part_by(Dimension::Segment)
    }

    /// Whether only some stores are looked at.
    #[must_use]
    pub fn has_stores(&self) -> bool {
        self.stores.is_some() || self.is_part_by(Dimension::Store)
    }

    /// Whether this is a part of a view by a dimension.
    #[must_use]
    pub fn is_part_by(&self, by: Dimension) -> bool {
        self.part.as_ref().is_some_and(|part| part.by == by)
    }
}
