//! RFM: how recently, how often and for how much customers bought, each scored
//! from 1 to 5 by quintiles (Hughes 1994).

use crate::dataset::view::View;
use crate::intake::cell::date::DAY_MS;
use crate::intake::cell::money::units;
use crate::stats::bootstrap::between;
use crate::stats::ranks::ascending;

/// Below this many customers fifths are too small, and thirds are taken.
const FEW: usize = 25;

/// What is done with customers who are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ties {
    /// They share a score: groups may be of unequal size.
    #[default]
    Together,
    /// Groups are of equal size: of equals those met first in the files score less.
    Split,
}

/// A customer's three figures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Buyer {
    /// The customer.
    pub customer: u32,
    /// Whole days since the last sale.
    pub recency: f64,
    /// Sales.
    pub frequency: f64,
    /// Net revenue.
    pub revenue: f64,
}

/// The scores of a set of customers.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored {
    /// How many groups: five, or three.
    pub groups: u8,
    /// The values between groups, of recency, frequency and revenue.
    pub cuts: [Vec<f64>; 3],
    /// Recency, frequency and revenue scores, by customer; the highest is best.
    pub scores: Vec<[u8; 3]>,
    /// Their net revenues, ascending.
    pub revenue: Vec<f64>,
}

/// The customers of a view with a sale, in the order of their codes.
#[must_use]
pub fn buyers(view: &View<'_>) -> Vec<Buyer> {
    let mut all = Vec::new();
    for piece in view.pieces() {
        all.extend(buyers_exactly(&piece).into_iter().map(|(buyer, _)| buyer));
    }
    all
}

/// The same, with their net revenue in millionths.
#[must_use]
#[inline(never)]
pub fn buyers_exactly(view: &View<'_>) -> Vec<(Buyer, i64)> {
    let buyer = |customer: crate::dataset::view::Customer<'_>| {
        let (mut last, mut sales, mut net) = (None, 0u32, 0i128);
        for order in customer.orders.iter().filter(|order| view.sees(order)) {
            net += i128::from(order.amount);
            if !order.is_refund() {
                last = Some(order.time);
                sales += 1;
            }
        }
        let buyer = Buyer {
            customer: customer.code,
            recency: ((view.span.to - last?) / DAY_MS) as f64,
            frequency: f64::from(sales),
            revenue: units(net),
        };
        Some((buyer, i64::try_from(net).unwrap_or(i64::MAX)))
    };
    view.customers().filter_map(buyer).collect()
}

/// Scores customers.
#[must_use]
pub fn scored(buyers: &[Buyer], ties: Ties) -> Scored {
    let groups = if buyers.len() < FEW { 3 } else { 5 };
    let mut scores = vec![[0; 3]; buyers.len()];
    // A long silence is a low score, so recency is scored backwards.
    let figures: [fn(&Buyer) -> f64; 3] = [
        |buyer| -buyer.recency,
        |buyer| buyer.frequency,
        |buyer| buyer.revenue,
    ];
    let mut sorted = Vec::new();
    let cuts = [0, 1, 2].map(|figure| {
        let values: Vec<f64> = buyers.iter().map(figures[figure]).collect();
        let order = ascending(&values);
        sorted.clear();
        sorted.extend(order.iter().map(|&at| values[at as usize]));
        let cuts = cuts(&sorted, groups);
        for (at, one) in order.iter().enumerate() {
            let place = *one as usize;
            scores[place][figure] = match ties {
                Ties::Together => score(values[place], &cuts),
                Ties::Split => 1 + (at * usize::from(groups) / order.len()) as u8,
            };
        }
        cuts
    });
    let [mut recency, frequency, revenue] = cuts;
    recency.iter_mut().for_each(|cut| *cut = -*cut);
    recency.reverse();
    Scored {
        groups,
        cuts: [recency, frequency, revenue],
        scores,
        revenue: sorted,
    }
}

/// Quantiles between groups, by the straight line between two values.
fn cuts(sorted: &[f64], groups: u8) -> Vec<f64> {
    if sorted.is_empty() {
        return Vec::new();
    }
    let part = |at: u8| between(sorted, f64::from(at) / f64::from(groups));
    (1..groups).map(part).collect()
}

fn score(value: f64, cuts: &[f64]) -> u8 {
    1 + cuts.iter().filter(|cut| value > **cut).count() as u8
}

/// Gini's index of how unevenly amounts in ascending order are spread: 0 is all
/// alike. `None` when any is negative, or all are nothing.
#[must_use]
pub fn gini(sorted: &[f64]) -> Option<f64> {
    let sum: f64 = sorted.iter().sum();
    if sorted.first().is_none_or(|least| *least < 0.0) || sum <= 0.0 {
        return None;
    }
    let n = sorted.len() as f64;
    let weighted = sorted
        .iter()
        .enumerate()
        .map(|(at, v)| (2.0 * (at as f64 + 1.0) - n - 1.0) * v);
    Some(weighted.sum::<f64>() / (n * sum))
}

/// The share of amounts in ascending order that a share of the customers holds, the
/// largest first.
#[must_use]
pub fn top_share(sorted: &[f64], share: f64) -> Option<f64> {
    let most = (sorted.len() as f64 * share).ceil() as usize;
    let best = sorted.iter().rev();
    let sum: f64 = best.clone().sum();
    (sum > 0.0).then(|| best.take(most).sum::<f64>() / sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn buyers(frequencies: &[f64]) -> Vec<Buyer> {
        let buyer = |(at, frequency): (usize, &f64)| Buyer {
            customer: at as u32,
            recency: at as f64,
            frequency: *frequency,
            revenue: 100.0 - at as f64,
        };
        frequencies.iter().enumerate().map(buyer).collect()
    }

    #[test]
    fn equals_share_a_score_or_are_split() {
        // Twenty of one order, five of two, five of nine.
        let frequencies: Vec<f64> = (0..30)
            .map(|at| match at {
                0..20 => 1.0,
                20..25 => 2.0,
                _ => 9.0,
            })
            .collect();
        let all = buyers(&frequencies);
        let together = scored(&all, Ties::Together);
        assert_eq!(together.groups, 5);
        // numpy.quantile(frequencies, [.2, .4, .6, .8])
        assert_eq!(together.cuts[1], [1.0, 1.0, 1.0, 2.0]);
        let count = |scored: &Scored, score| {
            scored
                .scores
                .iter()
                .filter(|scores| scores[1] == score)
                .count()
        };
        assert_eq!(
            [1, 2, 3, 4, 5].map(|s| count(&together, s)),
            [20, 0, 0, 5, 5]
        );
        let split = scored(&all, Ties::Split);
        assert_eq!([1, 2, 3, 4, 5].map(|s| count(&split, s)), [6; 5]);
        // The most recent is the best, and the cuts rise.
        assert_eq!((together.scores[0][0], together.scores[29][0]), (5, 1));
        assert!(together.cuts[0].is_sorted());
        assert_eq!((together.scores[0][2], together.scores[29][2]), (5, 1));
    }

    #[test]
    fn few_customers_are_in_thirds() {
        let scored = scored(&buyers(&[1.0, 2.0, 3.0]), Ties::Together);
        assert_eq!(scored.groups, 3);
        assert_eq!(
            scored.scores.iter().map(|s| s[1]).collect::<Vec<_>>(),
            [1, 2, 3]
        );
        assert!(super::scored(&[], Ties::Split).scores.is_empty());
    }

    #[test]
    fn uneven_amounts() {
        assert_eq!(gini(&[5.0, 5.0, 5.0, 5.0]), Some(0.0));
        // One of four has all: 1 - 1/4.
        assert_eq!(gini(&[0.0, 0.0, 0.0, 8.0]), Some(0.75));
        // 1, 2, 3, 4: mean absolute difference 10/8 over twice the mean 5.
        assert_eq!(gini(&[1.0, 2.0, 3.0, 4.0]), Some(0.25));
        assert_eq!(gini(&[-1.0, 5.0]), None);
        assert_eq!(gini(&[]), None);
        assert_eq!(top_share(&[1.0, 2.0, 3.0, 4.0], 0.25), Some(0.4));
    }
}
