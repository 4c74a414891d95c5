//! How often each whole number came, counted in a table where they are small.

use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Numbers below this have a place of their own.
const SMALL: usize = 1 << 16;

/// How often each whole number came.
#[derive(Debug, Clone, Default)]
pub struct Counts {
    small: Vec<u64>,
    others: FxHashMap<i64, u64>,
}

impl Counts {
    /// Counts a number.
    #[inline]
    pub fn add(&mut self, number: i64) {
        match usize::try_from(number) {
            Ok(at) if at < self.small.len() => self.small[at] += 1,
            _ => self.add_new(number),
        }
    }

    #[inline(never)]
    fn add_new(&mut self, number: i64) {
        match usize::try_from(number) {
            Ok(at) if at < SMALL => {
                self.small.resize((at + 1).next_power_of_two(), 0);
                self.small[at] += 1;
            }
            _ => *self.others.entry(number).or_default() += 1,
        }
    }

    /// The numbers that came, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (i64, u64)> + '_ {
        let small = (0..).zip(self.small.iter().copied());
        let others = self.others.iter().map(|(&number, &count)| (number, count));
        small.filter(|(_, count)| *count > 0).chain(others)
    }

    /// The numbers in order.
    #[must_use]
    pub fn sorted(&self) -> BTreeMap<i64, u64> {
        self.iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_and_large_numbers_are_counted_alike() {
        let mut counts = Counts::default();
        for number in [3, 3, 0, -7, 1 << 40, 65_535, 65_536, -7, i64::MIN] {
            counts.add(number);
        }
        let expected = [
            (i64::MIN, 1),
            (-7, 2),
            (0, 1),
            (3, 2),
            (65_535, 1),
            (65_536, 1),
            (1 << 40, 1),
        ];
        assert_eq!(counts.sorted(), expected.into());
        assert!(Counts::default().sorted().is_empty());
    }
}
