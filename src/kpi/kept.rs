//! Customers of one window who come back in the next: kept, or lost.

use super::share::Tally;
use crate::dataset::period::{day_text, Span};
use crate::dataset::view::View;
use crate::intake::cell::date::DAY_MS;
use crate::stats::accumulate::{Accumulator, Part};
use crate::stats::counts::Counts;
use crate::stats::tallies::Ratios;

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
    let first_day = zone.day(view.data.first_order.ok_or("no-rows")?);
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
    let mut revenue = Ratios::default();
    let (mut new, mut returned) = (0, 0);
    for customer in view.customers() {
        let (mut last_before, mut came_back) = (None, false);
        let (mut net_before, mut net_now) = (0, 0);
        let mut silent = silence.of_one();
        for order in customer
            .orders
            .iter()
            .filter(|order| view.sees_place(order))
        {
            let is_sale = !order.is_refund();
            if windows.before.holds(order.time) {
                net_before += i128::from(order.amount);
                last_before = if is_sale {
                    Some(order.channel)
                } else {
                    last_before
                };
            }
            if windows.now.holds(order.time) {
                net_now += i128::from(order.amount);
                came_back |= is_sale;
            }
            if is_sale && order.time < view.span.to {
                silent.add(order.time);
            }
        }
        silent.end(view.span.to);
        if let Some(channel) = last_before {
            tally.add(channel, came_back);
            if has_rates {
                revenue.add(net_now, net_before);
            }
        } else if came_back {
            let newcomer = customer.orders.iter().find(|order| !order.is_refund());
            match newcomer.is_some_and(|first| first.time >= windows.now.from) {
                true => new += 1,
                false => returned += 1,
            }
        }
    }
    sums.add_any("revenue", revenue.part());
    for (name, count) in [("new", new), ("returned", returned)] {
        sums.add_any(name, (count > 0).then_some(Part::Count(count)));
    }
    tally.flush(&mut sums, "kept");
    silence.flush(&mut sums);
    sums
}

/// Days between sales, since the last one, and since the first.
#[derive(Default)]
struct Silence {
    gaps: Counts,
    recency: Counts,
    tenure: Counts,
}

/// The same of one customer, sale by sale.
struct Silent<'a> {
    all: &'a mut Silence,
    first_last: Option<(i64, i64)>,
}

impl Silent<'_> {
    fn add(&mut self, time: i64) {
        let (first, last) = self.first_last.unwrap_or((time, time));
        // Several orders of a day are one purchase.
        if time - last >= DAY_MS {
            self.all.gaps.add((time - last) / DAY_MS);
        }
        self.first_last = Some((first, time));
    }

    fn end(self, until: i64) {
        if let Some((first, last)) = self.first_last {
            self.all.recency.add((until - last) / DAY_MS);
            self.all.tenure.add((until - first) / DAY_MS);
        }
    }
}

impl Silence {
    fn of_one(&mut self) -> Silent<'_> {
        Silent {
            all: self,
            first_last: None,
        }
    }

    fn flush(self, sums: &mut Accumulator) {
        for (name, counts) in [
            ("gaps", self.gaps.sorted()),
            ("recency", self.recency.sorted()),
            ("tenure", self.tenure.sorted()),
        ] {
            if !counts.is_empty() {
                sums.add(name, Part::Distribution(counts));
            }
        }
    }
}
