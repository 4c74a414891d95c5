//! Customers of one window who come back in the next: kept, or lost.

use super::share::Tally;
use crate::dataset::period::{day_text, Span};
use crate::dataset::view::View;
use crate::dataset::Order;
use crate::intake::cell::date::DAY_MS;
use crate::stats::accumulate::{Accumulator, Part};
use std::collections::BTreeMap;

/// Days of the windows where no period was chosen and the data is long enough.
const YEAR: i64 = 365;

/// The window looked at and the one just before, equally long.
struct Windows {
    before: Span,
    now: Span,
    text: String,
}

/// The windows, or why there are none.
fn windows(view: &View<'_>) -> Result<Windows, &'static str> {
    let zone = &view.data.zone;
    let first = view.data.orders.iter().map(|order| order.time).min();
    let first_day = zone.day(first.ok_or("no-rows")?);
    let end = zone.day(view.span.to.saturating_sub(1)) + 1;
    let from = match view.span.from {
        i64::MIN => end - YEAR.min((end - first_day) / 2),
        from => zone.day(from),
    };
    let length = end - from;
    if length < 1 {
        return Err("no-rows");
    }
    if from - length < first_day {
        return Err("before-not-covered");
    }
    Ok(Windows {
        before: zone.span(from - length, from),
        now: zone.span(from, end),
        text: format!("{}/{}", day_text(from), day_text(end - 1)),
    })
}

/// Counts the customers of the window before and those of them who came back,
/// and for all customers how long they have been silent.
#[must_use]
pub fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let windows = match windows(view) {
        Ok(windows) => windows,
        Err(why) => {
            sums.add_by("why", why, Part::Count(0));
            return sums;
        }
    };
    sums.add_by("window", &windows.text, Part::Count(0));
    let mut tally = Tally::new(view);
    let mut silence = Silence::default();
    let has_rates = view.data.missing_rates.is_empty();
    for customer in view.customers() {
        let sales = |span: Span| {
            let from = customer.orders.partition_point(|o| o.time < span.from);
            let until = customer.orders.partition_point(|o| o.time < span.to);
            customer.orders[from..until]
                .iter()
                .filter(|order| view.sees_place(order))
        };
        let is_sale = |order: &&Order| !order.is_refund();
        let net = |span| -> i128 { sales(span).map(|o| i128::from(o.amount)).sum() };
        let came_back = sales(windows.now).any(|order| is_sale(&order));
        if let Some(last) = sales(windows.before).rfind(is_sale) {
            tally.add(last.channel, came_back);
            if has_rates {
                let pair = Part::unit(net(windows.now), net(windows.before));
                sums.add("revenue", pair);
            }
        } else if came_back {
            let newcomer = customer.orders.iter().find(is_sale);
            let is_new = newcomer.is_some_and(|first| first.time >= windows.now.from);
            sums.add(if is_new { "new" } else { "returned" }, Part::Count(1));
        }
        let all = Span {
            from: i64::MIN,
            to: view.span.to,
        };
        silence.add(
            sales(all).filter(is_sale).map(|order| order.time),
            view.span.to,
        );
    }
    tally.flush(&mut sums, "kept");
    silence.flush(&mut sums);
    sums
}

/// Days between sales, since the last one, and since the first.
#[derive(Default)]
struct Silence {
    gaps: BTreeMap<i64, u64>,
    recency: BTreeMap<i64, u64>,
    tenure: BTreeMap<i64, u64>,
}

impl Silence {
    fn add(&mut self, mut times: impl Iterator<Item = i64>, until: i64) {
        let Some(first) = times.next() else {
            return;
        };
        let mut last = first;
        for time in times {
            // Several orders of a day are one purchase.
            let days = (time - last) / DAY_MS;
            if days > 0 {
                *self.gaps.entry(days).or_default() += 1;
            }
            last = time;
        }
        *self.recency.entry((until - last) / DAY_MS).or_default() += 1;
        *self.tenure.entry((until - first) / DAY_MS).or_default() += 1;
    }

    fn flush(self, sums: &mut Accumulator) {
        for (name, counts) in [
            ("gaps", self.gaps),
            ("recency", self.recency),
            ("tenure", self.tenure),
        ] {
            if !counts.is_empty() {
                sums.add(name, Part::Distribution(counts));
            }
        }
    }
}
