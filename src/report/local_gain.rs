//! A change on one channel: what it brought there, what the other channels did in
//! the meantime, and what that is for the whole, in one row. As many days before
//! the change as after it, so that weekdays weigh the same in whole weeks.

use crate::dataset::period::day_text;
use crate::dataset::settings::day_setting;
use crate::dataset::view::View;
use crate::dataset::Order;
use crate::intake::cell::money::units;
use crate::kpi::journey::{journeys, spread, stands_for};
use crate::kpi::measure::Missing;
use crate::kpi::spend::{window, within, Window};
use crate::stats::interval::Z;
use serde::{Deserialize, Serialize};

/// Changes looked at, at most.
pub const MOST_CHANGES: usize = 50;
/// Days of a window, at most.
const MOST_DAYS: u32 = 366;
/// A year of whole weeks.
const YEAR: i64 = 364;

/// A change that was made on a channel.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct ChannelChange {
    /// What was changed, in words.
    pub name: String,
    /// The channel.
    pub channel: String,
    /// Its first day, as `2026-03-01`.
    pub day: String,
    /// Days looked at after it, and as many before; 28 when 0.
    pub days: u32,
}

/// An amount before and after, with the interval of the difference.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct MovedAmount {
    /// Before.
    pub before: f64,
    /// After.
    pub after: f64,
    /// After less before.
    pub change: f64,
    /// Customers who bought in one of the two windows; a sale of nobody known is one.
    pub n: u64,
    /// Lower end at 95%; none below two customers.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

/// The same on a channel.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ChannelMoved {
    /// The channel.
    pub channel: String,
    /// Its revenue.
    pub revenue: MovedAmount,
}

/// Differences between the same days a year before: what the season alone may do.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct YearBefore {
    /// On the channel.
    pub local: f64,
    /// On the others.
    pub others: f64,
    /// All together.
    pub whole: f64,
}

/// What a change gained where it was made, and what it is for the whole.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct LocalGain {
    /// What was changed.
    pub name: String,
    /// The channel.
    pub channel: String,
    /// The first day before.
    pub from: String,
    /// The first day after.
    pub day: String,
    /// The last day after.
    pub to: String,
    /// Days before, and after.
    pub days: u32,
    /// Why nothing can be said.
    pub missing: Option<Missing>,
    /// Revenue of the channel.
    pub local: MovedAmount,
    /// Revenue of the other channels.
    pub others: MovedAmount,
    /// Revenue of all of them.
    pub whole: MovedAmount,
    /// By how much more it is credited with sales of other channels (U-shaped).
    pub brought: f64,
    /// By how much more other channels are credited with its own sales.
    pub owed: f64,
    /// By how much more was spent on the channel; none where costs do not cover
    /// all of these days.
    pub local_cost: Option<f64>,
    /// By how much more was spent in all.
    pub whole_cost: Option<f64>,
    /// Margin gained on the channel, less what more was spent there.
    pub local_gain: Option<f64>,
    /// The same of the whole.
    pub whole_gain: Option<f64>,
    /// The same days a year before, where the files cover them.
    pub year_before: Option<YearBefore>,
    /// `grows`, `shifts`, `local_only`, `at_cost`, `helps`, `local_loss`, `falls`,
    /// `whole_up`, `whole_down` or `within_noise`; empty where nothing can be said.
    pub reading: &'static str,
    /// Channel by channel.
    pub channels: Vec<ChannelMoved>,
}

/// Each change, in the order given.
#[must_use]
pub fn gains(view: &View<'_>, changes: &[ChannelChange]) -> Vec<LocalGain> {
    let asked = &changes[..changes.len().min(MOST_CHANGES)];
    asked.iter().map(|change| gain(view, change)).collect()
}

fn gain(view: &View<'_>, change: &ChannelChange) -> LocalGain {
    let lacking = |missing| LocalGain {
        name: change.name.clone(),
        channel: change.channel.clone(),
        day: change.day.clone(),
        missing: Some(missing),
        ..LocalGain::default()
    };
    let refused = |reason| lacking(Missing::because(reason));
    if let Some(missing) = Missing::rates(view) {
        return lacking(missing);
    }
    let Ok(day) = day_setting("day", &change.day) else {
        return refused("day-unreadable");
    };
    let channel = view.data.channels.find(&change.channel);
    let Some(own) = channel.filter(|channel| view.sees_channel(*channel)) else {
        return refused("channel-not-met");
    };
    let days = match change.days {
        0 => 28,
        days => days.min(MOST_DAYS),
    };
    let (from, end) = (day - i64::from(days), day + i64::from(days));
    let mut found = LocalGain {
        name: change.name.clone(),
        channel: change.channel.clone(),
        from: day_text(from),
        day: day_text(day),
        to: day_text(end - 1),
        days,
        ..LocalGain::default()
    };
    if !is_covered(view, from, end) {
        found.missing = Some(Missing::because("days-not-covered"));
        return found;
    }
    view.channel_name(own).clone_into(&mut found.channel);
    let sides = Sides::of(view, from, day, end);
    let moved = sides.moved(own);
    (found.local, found.others, found.whole) = (moved.local, moved.others, moved.whole);
    found.channels = moved.channels;
    (found.brought, found.owed) = sides.credited(own);
    spent(view, own, (from, day, end), &mut found);
    if is_covered(view, from - YEAR, end - YEAR) {
        let before = Sides::of(view, from - YEAR, day - YEAR, end - YEAR).moved(own);
        found.year_before = Some(YearBefore {
            local: before.local.change,
            others: before.others.change,
            whole: before.whole.change,
        });
    }
    found.reading = reading(&found);
    found
}

/// Whether there are orders from before the first day to the end of the last one.
fn is_covered(view: &View<'_>, from: i64, end: i64) -> bool {
    let zone = &view.data.zone;
    let times = || view.data.orders.iter().map(|order| order.time);
    let (Some(first), Some(last)) = (times().min(), times().max()) else {
        return false;
    };
    from >= zone.day(first) && end <= zone.day(last) + 1
}

/// What was looked at, in both windows.
struct Moves {
    local: MovedAmount,
    others: MovedAmount,
    whole: MovedAmount,
    channels: Vec<ChannelMoved>,
}

/// An amount before and after while it is summed up, in whole millionths, and the
/// sum of the squares of what customers moved by.
#[derive(Clone, Copy, Default)]
struct Moving {
    sums: [i128; 2],
    squares: f64,
    n: u64,
}

impl Moving {
    fn add(&mut self, sums: [i128; 2]) {
        if sums == [0, 0] {
            return;
        }
        self.sums[0] += sums[0];
        self.sums[1] += sums[1];
        let moved = units(sums[1] - sums[0]);
        self.squares += moved * moved;
        self.n += 1;
    }

    /// Who comes is chance, too: the variance of a sum over a number of customers
    /// that is itself Poisson's is the sum of their squares.
    fn told(self) -> MovedAmount {
        let change = units(self.sums[1] - self.sums[0]);
        let half = (self.n > 1).then(|| Z * self.squares.sqrt());
        MovedAmount {
            before: units(self.sums[0]),
            after: units(self.sums[1]),
            change,
            n: self.n,
            low: half.map(|half| change - half),
            high: half.map(|half| change + half),
        }
    }
}

struct Sides<'d>([View<'d>; 2]);

impl<'d> Sides<'d> {
    fn of(view: &View<'d>, from: i64, day: i64, end: i64) -> Self {
        Self([view.over(from, day), view.over(day, end)])
    }

    fn moved(&self, own: u16) -> Moves {
        let view = &self.0[0];
        let mut sums = vec![[0i128; 2]; view.data.channels.names().len()];
        let mut by_channel = vec![Moving::default(); sums.len()];
        let (mut local, mut others, mut whole) = <(Moving, Moving, Moving)>::default();
        let mut close = |sums: &mut Vec<[i128; 2]>| {
            let mut all = [0i128; 2];
            for (moving, one) in by_channel.iter_mut().zip(sums.iter()) {
                moving.add(*one);
                all = [all[0] + one[0], all[1] + one[1]];
            }
            let mine = sums[usize::from(own)];
            local.add(mine);
            others.add([all[0] - mine[0], all[1] - mine[1]]);
            whole.add(all);
            sums.fill([0; 2]);
        };
        let add = |order: &Order, sums: &mut Vec<[i128; 2]>| {
            let at = self.0.iter().position(|side| side.sees(order));
            if let Some(at) = at {
                sums[usize::from(order.booked())][at] += i128::from(order.amount);
            }
            at.is_some()
        };
        for customer in view.customers() {
            let mut bought = false;
            for order in customer.orders {
                bought |= add(order, &mut sums);
            }
            if bought {
                close(&mut sums);
            }
        }
        for order in self.0.iter().flat_map(View::anonymous) {
            add(order, &mut sums);
            close(&mut sums);
        }
        let channels = (0u16..).zip(by_channel).filter(|(_, one)| one.n > 0);
        Moves {
            local: local.told(),
            others: others.told(),
            whole: whole.told(),
            channels: channels
                .map(|(code, one)| ChannelMoved {
                    channel: view.channel_name(code).to_owned(),
                    revenue: one.told(),
                })
                .collect(),
        }
    }

    /// By how much more a channel is credited with sales of others, and others
    /// with its own.
    fn credited(&self, own: u16) -> (f64, f64) {
        let (mut brought, mut owed) = (0i128, 0i128);
        for (side, sign) in self.0.iter().zip([-1, 1]) {
            for customer in side.customers() {
                journeys(side, &customer, |order, touches| {
                    if touches.is_empty() {
                        return;
                    }
                    let sold = order.booked() == own;
                    spread(i128::from(order.amount), touches.len(), |at, part| {
                        match (stands_for(side, &touches[at]) == own, sold) {
                            (true, false) => brought += sign * part,
                            (false, true) => owed += sign * part,
                            _ => {}
                        }
                    });
                });
            }
        }
        (units(brought), units(owed))
    }
}

/// What more was spent, and what is left of the margin gained.
fn spent(view: &View<'_>, own: u16, days: (i64, i64, i64), found: &mut LocalGain) {
    let (from, day, end) = days;
    let whole = view.over(from, end);
    let covered = window(&whole).is_some_and(|w| w.first_day <= from && w.end_day >= end);
    if !covered {
        return;
    }
    let of = |first_day, end_day| Window {
        first_day,
        end_day,
        span: view.data.zone.span(first_day, end_day),
    };
    let (before, after) = (of(from, day), of(day, end));
    let (mut local, mut all) = (0i128, 0i128);
    for cost in view.data.costs.iter().filter(|cost| view.sees_cost(cost)) {
        let more = within(cost, &after) - within(cost, &before);
        all += more;
        if cost.channel == own {
            local += more;
        }
    }
    let rate = view.settings.margin();
    let (local, all) = (units(local), units(all));
    (found.local_cost, found.whole_cost) = (Some(local), Some(all));
    found.local_gain = Some(rate * found.local.change - local);
    found.whole_gain = Some(rate * found.whole.change - all);
}

/// `1` beyond noise upwards, `-1` downwards, `0` within it.
fn sign(moved: &MovedAmount) -> i8 {
    match (moved.low, moved.high) {
        (Some(low), _) if low > 0.0 => 1,
        (_, Some(high)) if high < 0.0 => -1,
        _ => 0,
    }
}

fn reading(found: &LocalGain) -> &'static str {
    match (sign(&found.local), sign(&found.whole)) {
        (1, 1) => "grows",
        (1, 0) if sign(&found.others) < 0 => "shifts",
        (1, 0) => "local_only",
        (1, _) => "at_cost",
        (-1, 1) => "helps",
        (-1, 0) => "local_loss",
        (-1, _) => "falls",
        (_, 1) => "whole_up",
        (_, -1) => "whole_down",
        _ => "within_noise",
    }
}
