//! Mergeable sums: what a KPI keeps of the rows it has seen.
//!
//! All sums are integers, so that adding is exact: parts of the data
//! accumulated apart, in any number and order, and merged, give the same bits
//! as the whole.

use super::interval::{self, Interval};
use super::many::Many;
use super::tallies::{product, square};
use std::collections::BTreeMap;

/// An exact sum that knows when it has overflowed.
pub type Exact = Option<i128>;

/// One accumulated quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// How many.
    Count(u64),
    /// How much.
    Sum(i128),
    /// How many of how many.
    Proportion {
        /// Those that have the property.
        hits: u64,
        /// All.
        n: u64,
    },
    /// The first two moments of a quantity.
    Moments {
        /// Values.
        n: u64,
        /// Their sum.
        sum: i128,
        /// The sum of their squares.
        squares: Exact,
    },
    /// Two quantities of the same units, for the ratio of their sums.
    Ratio {
        /// Units.
        n: u64,
        /// Sum of the numerator.
        x: i128,
        /// Sum of the denominator.
        y: i128,
        /// Sum of x².
        xx: Exact,
        /// Sum of xy, modulo 2^128: exact whenever both sums of squares are
        /// known, since no product exceeds half of theirs together.
        xy: i128,
        /// Sum of y².
        yy: Exact,
    },
    /// A distribution: how often each value came.
    Distribution(BTreeMap<i64, u64>),
    /// Sums by a whole number, such as revenue by number of orders.
    SumBy(BTreeMap<u64, i128>),
    /// The same by one of very many, such as a customer.
    Many(Many),
}

/// Named parts, whole or by a key such as a channel.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Accumulator {
    /// In the order of their names, so that equal ones compare as equal. They
    /// are few: looking through them is faster than any tree.
    named: Vec<Named>,
    /// Sums of other figures that this one is made of.
    within: BTreeMap<&'static str, Accumulator>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Named {
    name: &'static str,
    whole: Option<Part>,
    by: BTreeMap<String, Part>,
}

fn plus(a: Exact, b: Exact) -> Exact {
    a?.checked_add(b?)
}

impl Part {
    /// A part that holds one value.
    #[must_use]
    pub fn moment(value: i128) -> Self {
        Self::Moments {
            n: 1,
            sum: value,
            squares: square(value, value),
        }
    }

    /// A part that holds one unit of a ratio.
    #[must_use]
    pub fn unit(x: i128, y: i128) -> Self {
        Self::Ratio {
            n: 1,
            x,
            y,
            xx: square(x, x),
            xy: product(x, y),
            yy: square(y, y),
        }
    }

    /// A part that holds one trial.
    #[must_use]
    pub fn trial(hit: bool) -> Self {
        Self::Proportion {
            hits: u64::from(hit),
            n: 1,
        }
    }

    /// Adds another part of the same kind. Kinds never mix under one name.
    pub fn merge(&mut self, other: &Self) {
        match (self, other) {
            (Self::Count(a), Self::Count(b)) => *a += b,
            (Self::Sum(a), Self::Sum(b)) => *a += b,
            (Self::Proportion { hits, n }, Self::Proportion { hits: h, n: m }) => {
                *hits += h;
                *n += m;
            }
            (
                Self::Moments { n, sum, squares },
                Self::Moments {
                    n: m,
                    sum: s,
                    squares: q,
                },
            ) => {
                *n += m;
                *sum += s;
                *squares = plus(*squares, *q);
            }
            (
                Self::Ratio {
                    n,
                    x,
                    y,
                    xx,
                    xy,
                    yy,
                },
                Self::Ratio {
                    n: m,
                    x: a,
                    y: b,
                    xx: aa,
                    xy: ab,
                    yy: bb,
                },
            ) => {
                *n += m;
                *x += a;
                *y += b;
                *xx = plus(*xx, *aa);
                *xy = xy.wrapping_add(*ab);
                *yy = plus(*yy, *bb);
            }
            (Self::Distribution(a), Self::Distribution(b)) => {
                for (&value, count) in b {
                    *a.entry(value).or_default() += count;
                }
            }
            (Self::SumBy(a), Self::SumBy(b)) => {
                for (&key, sum) in b {
                    *a.entry(key).or_default() += sum;
                }
            }
            (Self::Many(a), Self::Many(b)) => a.merge(b),
            _ => debug_assert!(false, "parts of two kinds under one name"),
        }
    }
}

impl Accumulator {
    /// Adds a part to the whole of a name.
    pub fn add(&mut self, name: &'static str, part: Part) {
        match &mut self.named(name).whole {
            Some(held) => held.merge(&part),
            whole => *whole = Some(part),
        }
    }

    /// Adds a part to a key of a name.
    pub fn add_by(&mut self, name: &'static str, key: &str, part: Part) {
        let by = &mut self.named(name).by;
        match by.get_mut(key) {
            Some(held) => held.merge(&part),
            None => {
                by.insert(key.to_owned(), part);
            }
        }
    }

    fn named(&mut self, name: &'static str) -> &mut Named {
        let at = self.find(name).unwrap_or_else(|| {
            let at = self.named.partition_point(|named| named.name < name);
            let new = Named {
                name,
                whole: None,
                by: BTreeMap::new(),
            };
            self.named.insert(at, new);
            at
        });
        &mut self.named[at]
    }

    fn find(&self, name: &'static str) -> Option<usize> {
        // The same literal is nearly always the same text in memory.
        let same = |named: &Named| std::ptr::eq(named.name, name);
        let found = self.named.iter().position(same);
        found.or_else(|| self.named.iter().position(|named| named.name == name))
    }

    /// Adds all that another has accumulated.
    pub fn merge(&mut self, other: &Self) {
        for Named { name, whole, by } in &other.named {
            let mine = self.named(name);
            match (&mut mine.whole, whole) {
                (Some(held), Some(part)) => held.merge(part),
                (none @ None, Some(_)) => none.clone_from(whole),
                (_, None) => {}
            }
            for (key, part) in by {
                match mine.by.get_mut(key) {
                    Some(held) => held.merge(part),
                    None => {
                        mine.by.insert(key.clone(), part.clone());
                    }
                }
            }
        }
        for (name, sums) in &other.within {
            self.add_within(name, sums);
        }
    }

    /// Adds the sums of another figure.
    pub fn add_within(&mut self, name: &'static str, sums: &Self) {
        self.within.entry(name).or_default().merge(sums);
    }

    /// The sums of another figure.
    #[must_use]
    pub fn within(&self, name: &str) -> Option<&Self> {
        self.within.get(name)
    }

    /// The whole of a name.
    #[must_use]
    pub fn get(&self, name: &'static str) -> Option<&Part> {
        self.named[self.find(name)?].whole.as_ref()
    }

    /// A key of a name.
    #[must_use]
    pub fn get_by(&self, name: &'static str, key: &str) -> Option<&Part> {
        self.named[self.find(name)?].by.get(key)
    }

    /// The keys of a name with their parts, in order.
    pub fn by(&self, name: &'static str) -> impl Iterator<Item = (&str, &Part)> {
        let found = self.find(name).map(|at| &self.named[at].by);
        found
            .into_iter()
            .flatten()
            .map(|(key, part)| (key.as_str(), part))
    }

    /// A count, zero when nothing was added.
    #[must_use]
    pub fn count(&self, name: &'static str) -> u64 {
        match self.get(name) {
            Some(Part::Count(n)) => *n,
            _ => 0,
        }
    }

    /// A sum, zero when nothing was added.
    #[must_use]
    pub fn sum(&self, name: &'static str) -> i128 {
        match self.get(name) {
            Some(Part::Sum(sum)) => *sum,
            _ => 0,
        }
    }
}

/// The variance of a quantity from its sums, by `n - 1`; `None` below two.
#[must_use]
pub fn variance(n: u64, sum: i128, squares: Exact) -> Option<f64> {
    if n < 2 {
        return None;
    }
    let squares = squares?;
    let count = i128::from(n);
    // n Σx² - (Σx)² exactly where it fits, so that nothing cancels.
    let spread = count
        .checked_mul(squares)
        .zip(sum.checked_mul(sum))
        .map_or_else(
            || n as f64 * squares as f64 - sum as f64 * sum as f64,
            |(a, b)| (a - b) as f64,
        );
    Some(spread.max(0.0) / (n as f64 * (n - 1) as f64))
}

/// A ratio of sums with its delta interval; `None` when the denominator is zero.
#[must_use]
pub fn ratio(part: &Part) -> Option<(f64, Option<Interval>, u64)> {
    let Part::Ratio {
        n,
        x,
        y,
        xx,
        xy,
        yy,
    } = part
    else {
        return None;
    };
    if *y == 0 {
        return None;
    }
    let r = *x as f64 / *y as f64;
    let interval = xx.zip(*yy).and_then(|(xx, yy)| {
        let residual = xx as f64 - 2.0 * r * *xy as f64 + r * r * yy as f64;
        interval::ratio_of_sums(*n, r, *y as f64, residual)
    });
    Some((r, interval, *n))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn whole(values: &[(i64, i64)]) -> Accumulator {
        let mut accumulator = Accumulator::default();
        for &(x, y) in values {
            accumulator.add("ratio", Part::unit(x.into(), y.into()));
            accumulator.add("moments", Part::moment(x.into()));
            accumulator.add("trial", Part::trial(x > y));
            accumulator.add_by("by", if x > 0 { "up" } else { "down" }, Part::Sum(y.into()));
            accumulator.add("values", Part::Distribution([(x, 1)].into()));
            accumulator.add(
                "sum by",
                Part::SumBy([(x.unsigned_abs() % 7, y.into())].into()),
            );
        }
        accumulator
    }

    proptest! {
        #[test]
        fn shards_merged_in_any_order_equal_the_whole(
            values in prop::collection::vec(any::<(i64, i64)>(), 0..60),
            shards in 1usize..9,
        ) {
            let mut merged = Accumulator::default();
            for shard in (0..shards).rev() {
                let part: Vec<_> = values.iter().copied().skip(shard).step_by(shards).collect();
                merged.merge(&whole(&part));
            }
            prop_assert_eq!(merged, whole(&values));
        }
    }

    #[test]
    fn a_variance_by_hand() {
        // 1, 2, 4: mean 7/3, variance 7/3.
        assert_eq!(variance(3, 7, Some(21)), Some(7.0 / 3.0));
        assert_eq!(variance(1, 7, Some(49)), None);
        assert_eq!(variance(2, 7, None), None);
    }

    #[test]
    fn the_ratio_of_two_customers() {
        let mut accumulator = whole(&[(1, 2)]);
        accumulator.merge(&whole(&[(3, 4)]));
        let (r, interval, n) = ratio(accumulator.get("ratio").unwrap()).unwrap();
        assert_eq!((r, n), (4.0 / 6.0, 2));
        assert!(interval.is_some());
        assert_eq!(ratio(&Part::unit(1, 0)), None);
    }

    #[test]
    fn a_count_is_what_was_added() {
        let mut sums = Accumulator::default();
        sums.add("rows", Part::Count(2));
        sums.add("rows", Part::Count(1));
        assert_eq!((sums.count("rows"), sums.count("others")), (3, 0));
        sums.add("units", Part::Sum(7));
        assert_eq!((sums.sum("units"), sums.sum("others")), (7, 0));
    }

    #[test]
    fn the_variance_of_two_values_and_none_of_one() {
        // 1 and 3: a mean of 2, 1 + 1 around it, by one.
        assert_eq!(variance(2, 4, Some(10)), Some(2.0));
        assert_eq!(variance(1, 3, Some(9)), None);
        // 2⁶³ and 0, of which n Σx² is more than an integer holds: 2¹²⁶ / 2.
        assert_eq!(variance(2, 1 << 63, Some(1 << 126)), Some(2_f64.powi(125)));
    }

    #[test]
    fn the_interval_of_a_ratio_by_hand() {
        // 1, 2, 6 on 1, 2, 3: 9 / 6; what is left around it is 0.5² + 1² + 1.5² = 3.5.
        let sums = whole(&[(1, 1), (2, 2), (6, 3)]);
        let (r, interval, n) = ratio(sums.get("ratio").unwrap()).unwrap();
        let Interval { low, high } = interval.unwrap();
        let half = 1.959_963_984_540_054 * (1.5_f64 * 3.5).sqrt() / 6.0;
        assert_eq!((r, n), (1.5, 3));
        assert!((low - (1.5 - half)).abs() < 1e-12 && (high - (1.5 + half)).abs() < 1e-12);
    }
}
