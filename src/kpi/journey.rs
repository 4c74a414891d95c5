//! The touches that went before each sale of a customer.

use crate::dataset::settings::TouchName;
use crate::dataset::view::{Customer, View};
use crate::dataset::{Order, Touch};
use crate::intake::cell::date::DAY_MS;

/// Each sale of a customer that is looked at, with the touches since the sale
/// before it and within the look-back.
pub fn journeys<'a>(
    view: &View<'a>,
    customer: &Customer<'a>,
    mut each: impl FnMut(&'a Order, &'a [Touch]),
) {
    let days = view.settings.lookback_days;
    let window = days.map(|days| (days * DAY_MS as f64) as i64);
    let mut touches = customer.touches;
    for order in customer.orders.iter().filter(|order| !order.is_refund()) {
        let until = touches.partition_point(|touch| touch.time <= order.time);
        let (mine, rest) = touches.split_at(until);
        touches = rest;
        if view.sees(order) {
            let from = window.map_or(i64::MIN, |window| order.time.saturating_sub(window));
            let late = mine.partition_point(|touch| touch.time < from);
            each(order, &mine[late..]);
        }
    }
}

/// What stands for a touch.
#[must_use]
pub fn stands_for(view: &View<'_>, touch: &Touch) -> u16 {
    match view.settings.touch_name {
        TouchName::Source => touch.source(),
        TouchName::Channel => touch.channel,
    }
}

/// The look-back as it is printed.
#[must_use]
pub fn lookback_text(days: Option<f64>) -> String {
    days.map_or_else(|| "none".to_owned(), |days| days.to_string())
}

/// Shares a value among touches, U-shaped. What does not divide goes to the last.
pub fn spread(value: i128, touches: usize, mut give: impl FnMut(usize, i128)) {
    let last = touches - 1;
    let mut left = value;
    for at in 0..last {
        let part = match (at, touches) {
            (_, 2) => value / 2,
            (0, _) => value * 2 / 5,
            _ => value / 5 / (touches as i128 - 2),
        };
        give(at, part);
        left -= part;
    }
    give(last, left);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(value: i128, touches: usize) -> Vec<i128> {
        let mut shares = vec![0; touches];
        spread(value, touches, |at, part| shares[at] += part);
        shares
    }

    #[test]
    fn shares_by_hand_and_nothing_lost() {
        assert_eq!(shares(100, 1), [100]);
        assert_eq!(shares(101, 2), [50, 51]);
        assert_eq!(shares(100, 3), [40, 20, 40]);
        assert_eq!(shares(100, 4), [40, 10, 10, 40]);
        for (value, touches) in [(99, 5), (1, 7), (-30, 3), (0, 2)] {
            assert_eq!(shares(value, touches).iter().sum::<i128>(), value);
        }
    }
}
