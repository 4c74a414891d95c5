//! Sums by one of very many whole numbers, in order: a list, since a tree of as many
//! costs several times as much to fill, to join and to walk.

/// Sums by a whole number, in the order of the numbers, each there once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Many(Vec<(i64, i128)>);

impl FromIterator<(i64, i128)> for Many {
    /// Sums in any order; those of the same number are added up.
    fn from_iter<T: IntoIterator<Item = (i64, i128)>>(sums: T) -> Self {
        let mut all: Vec<(i64, i128)> = sums.into_iter().collect();
        if !all.is_sorted_by_key(|(key, _)| *key) {
            all.sort_unstable_by_key(|(key, _)| *key);
        }
        all.dedup_by(|next, held| {
            let same = next.0 == held.0;
            if same {
                held.1 += next.1;
            }
            same
        });
        Self(all)
    }
}

impl Many {
    /// How many numbers.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The numbers with their sums, in order.
    pub fn iter(&self) -> impl Iterator<Item = (i64, i128)> + Clone + '_ {
        self.0.iter().copied()
    }

    /// Adds other sums.
    pub fn merge(&mut self, other: &Self) {
        let ends = self.0.last().zip(other.0.first());
        if ends.is_none_or(|(last, first)| last.0 < first.0) {
            // Parts of the data by customer come one after the other.
            self.0.extend_from_slice(&other.0);
            return;
        }
        let mut both = Vec::with_capacity(self.0.len().max(other.0.len()));
        let mut rest = other.0.as_slice();
        for &(key, sum) in &self.0 {
            let before = rest.iter().take_while(|(other, _)| *other < key).count();
            both.extend_from_slice(&rest[..before]);
            rest = &rest[before..];
            match rest {
                [(other, added), others @ ..] if *other == key => {
                    both.push((key, sum + added));
                    rest = others;
                }
                _ => both.push((key, sum)),
            }
        }
        both.extend_from_slice(rest);
        self.0 = both;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_of_the_same_number_are_added_up() {
        let sums: Many = [(3, 1), (-1, 5), (3, 2)].into_iter().collect();
        assert_eq!(sums.iter().collect::<Vec<_>>(), [(-1, 5), (3, 3)]);
        assert_eq!((sums.len(), sums.is_empty()), (2, false));
    }

    #[test]
    fn merged_in_any_order_they_are_the_same() {
        let of = |sums: &[(i64, i128)]| -> Many { sums.iter().copied().collect() };
        let (a, b) = (
            of(&[(1, 1), (4, 4), (9, 1)]),
            of(&[(0, 2), (4, 3), (12, 5)]),
        );
        let both = of(&[(0, 2), (1, 1), (4, 7), (9, 1), (12, 5)]);
        for (first, second) in [(&a, &b), (&b, &a)] {
            let mut merged = first.clone();
            merged.merge(second);
            assert_eq!(merged, both);
        }
        let mut apart = of(&[(1, 1)]);
        apart.merge(&of(&[(2, 2)]));
        apart.merge(&Many::default());
        assert_eq!(apart, of(&[(1, 1), (2, 2)]));
        let mut none = Many::default();
        none.merge(&a);
        assert_eq!(none, a);
    }
}
