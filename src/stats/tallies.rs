//! Parts that are filled value by value: what is looked up by name for each of a
//! million rows costs more than the rows.

use super::accumulate::{Accumulator, Exact, Part};

/// The product of two quantities, without the long way where a word holds it.
#[inline]
#[must_use]
pub fn product(a: i128, b: i128) -> i128 {
    const HALF: i128 = 1 << 31;
    if (-HALF..HALF).contains(&a) && (-HALF..HALF).contains(&b) {
        i128::from(a as i64 * b as i64)
    } else {
        a.wrapping_mul(b)
    }
}

/// The product where it can be held.
#[inline]
#[must_use]
pub fn square(a: i128, b: i128) -> Exact {
    const WHOLE: i128 = 1 << 63;
    if (-WHOLE..WHOLE).contains(&a) && (-WHOLE..WHOLE).contains(&b) {
        Some(product(a, b))
    } else {
        a.checked_mul(b)
    }
}

#[inline]
fn plus(a: Exact, b: Exact) -> Exact {
    a?.checked_add(b?)
}

/// The first two moments of a quantity.
#[derive(Debug, Clone, Copy)]
pub struct Moments {
    n: u64,
    sum: i128,
    squares: Exact,
}

impl Default for Moments {
    fn default() -> Self {
        Self {
            n: 0,
            sum: 0,
            squares: Some(0),
        }
    }
}

impl Moments {
    /// Adds a value.
    #[inline]
    pub fn add(&mut self, value: i128) {
        self.n += 1;
        self.sum += value;
        self.squares = plus(self.squares, square(value, value));
    }

    /// What was added; `None` of nothing.
    #[must_use]
    pub fn part(self) -> Option<Part> {
        let Self { n, sum, squares } = self;
        (n > 0).then_some(Part::Moments { n, sum, squares })
    }
}

/// Two quantities of the same units, for the ratio of their sums.
#[derive(Debug, Clone, Copy)]
pub struct Ratios {
    n: u64,
    x: i128,
    y: i128,
    xx: Exact,
    xy: i128,
    yy: Exact,
}

impl Default for Ratios {
    fn default() -> Self {
        Self {
            n: 0,
            x: 0,
            y: 0,
            xx: Some(0),
            xy: 0,
            yy: Some(0),
        }
    }
}

impl Ratios {
    /// Adds a unit.
    #[inline]
    pub fn add(&mut self, x: i128, y: i128) {
        self.n += 1;
        self.x += x;
        self.y += y;
        self.xx = plus(self.xx, square(x, x));
        self.xy = self.xy.wrapping_add(product(x, y));
        self.yy = plus(self.yy, square(y, y));
    }

    /// What was added; `None` of nothing.
    #[must_use]
    pub fn part(self) -> Option<Part> {
        let Self {
            n,
            x,
            y,
            xx,
            xy,
            yy,
        } = self;
        (n > 0).then_some(Part::Ratio {
            n,
            x,
            y,
            xx,
            xy,
            yy,
        })
    }
}

/// How many of how many.
#[derive(Debug, Clone, Copy, Default)]
pub struct Trials {
    hits: u64,
    n: u64,
}

impl Trials {
    /// Adds a trial.
    #[inline]
    pub fn add(&mut self, hit: bool) {
        self.hits += u64::from(hit);
        self.n += 1;
    }

    /// What was added; `None` of nothing.
    #[must_use]
    pub fn part(self) -> Option<Part> {
        let Self { hits, n } = self;
        (n > 0).then_some(Part::Proportion { hits, n })
    }
}

impl Accumulator {
    /// Adds a part to the whole of a name, where there is one.
    pub fn add_any(&mut self, name: &'static str, part: Option<Part>) {
        if let Some(part) = part {
            self.add(name, part);
        }
    }

    /// The same to a key of a name.
    pub fn add_any_by(&mut self, name: &'static str, key: &str, part: Option<Part>) {
        if let Some(part) = part {
            self.add_by(name, key, part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_added_is_no_part() {
        assert_eq!(Moments::default().part(), None);
        assert_eq!(Ratios::default().part(), None);
        assert_eq!(Trials::default().part(), None);
    }

    #[test]
    fn what_is_beyond_any_sum_is_said() {
        let mut moments = Moments::default();
        (0..5).for_each(|_| moments.add(1 << 63));
        assert!(matches!(
            moments.part(),
            Some(Part::Moments { squares: None, .. })
        ));
    }

    proptest! {
        #[test]
        fn value_by_value_is_the_same_as_part_by_part(
            values in prop::collection::vec((any::<i64>(), any::<i64>(), 0u32..64), 1..40),
        ) {
            let (mut sums, mut apart) = (Accumulator::default(), Accumulator::default());
            let (mut moments, mut ratios) = (Moments::default(), Ratios::default());
            let mut trials = Trials::default();
            for (x, y, less) in values {
                let (x, y) = (i128::from(x >> less), i128::from(y >> less));
                moments.add(x);
                ratios.add(x, y);
                trials.add(x > y);
                apart.add("moments", Part::moment(x));
                apart.add("ratios", Part::unit(x, y));
                apart.add("trials", Part::trial(x > y));
            }
            sums.add_any("moments", moments.part());
            sums.add_any("ratios", ratios.part());
            sums.add_any("trials", trials.part());
            prop_assert_eq!(sums, apart);
        }
    }
}
