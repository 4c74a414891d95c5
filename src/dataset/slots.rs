//! Keys to small numbers, in the order in which they come.

use rustc_hash::FxHashMap;

/// A number for each key. One kind of map for all that is counted by key: each
/// other kind would be code of its own.
#[derive(Debug, Default)]
pub struct Slots(FxHashMap<(u64, u64), u32>);

impl Slots {
    /// The number of a key.
    pub fn of(&mut self, a: u64, b: u64) -> usize {
        let next = self.0.len() as u32;
        *self.0.entry((a, b)).or_insert(next) as usize
    }

    /// The number of a key that was met before.
    #[must_use]
    pub fn find(&self, a: u64, b: u64) -> Option<usize> {
        self.0.get(&(a, b)).map(|at| *at as usize)
    }
}

/// The places of some keys, in the order of the keys.
#[must_use]
pub fn places(keys: impl Iterator<Item = u64>) -> Vec<usize> {
    let mut all: Vec<(u64, u32)> = keys.zip(0..).collect();
    all.sort_unstable();
    all.into_iter().map(|(_, at)| at as usize).collect()
}

/// Rows by customer, then by a key that no two of a customer share; and with them
/// what stands beside them, if anything does. The codes of all customers are below a
/// bound. They are sorted by counting, and each customer apart, who is mostly in
/// order already.
pub(super) fn by_customer<T: Copy, B: Copy + Default>(
    rows: &[T],
    beside: &[B],
    bound: usize,
    key: impl Fn(&T) -> (u32, i64, u32) + Copy,
) -> (Vec<T>, Vec<B>) {
    let Some(&any) = rows.first() else {
        return (Vec::new(), Vec::new());
    };
    let mut next = vec![0u32; bound + 1];
    for block in rows.chunks(BLOCK) {
        count(block, &mut next, key);
    }
    for at in 1..next.len() {
        next[at] += next[at - 1];
    }
    let mut sorted = Sorted {
        rows: vec![any; rows.len()],
        beside: vec![B::default(); beside.len()],
        next,
    };
    for (block, rows) in rows.chunks(BLOCK).enumerate() {
        let beside = beside.get(block * BLOCK..).unwrap_or_default();
        sorted.put(rows, beside, key);
    }
    let (mut from, last) = (0, sorted.next.len() - 1);
    for customers in (0..last).step_by(BLOCK) {
        from = sorted.arrange(from, customers..last.min(customers + BLOCK), key);
    }
    (sorted.rows, sorted.beside)
}

/// Rows and customers of one call: browsers make a function quick between two calls.
const BLOCK: usize = 1 << 12;

/// Rows on their way to their customers.
struct Sorted<T, B> {
    rows: Vec<T>,
    beside: Vec<B>,
    /// Where the next row of each customer goes.
    next: Vec<u32>,
}

#[inline(never)]
fn count<T>(rows: &[T], next: &mut [u32], key: impl Fn(&T) -> (u32, i64, u32)) {
    for row in rows {
        next[key(row).0 as usize + 1] += 1;
    }
}

impl<T: Copy, B: Copy> Sorted<T, B> {
    #[inline(never)]
    fn put(&mut self, rows: &[T], beside: &[B], key: impl Fn(&T) -> (u32, i64, u32)) {
        for (at, row) in rows.iter().enumerate() {
            let place = &mut self.next[key(row).0 as usize];
            self.rows[*place as usize] = *row;
            if let Some(beside) = beside.get(at) {
                self.beside[*place as usize] = *beside;
            }
            *place += 1;
        }
    }

    /// Puts the rows of each of some customers in order; gives where they end.
    #[inline(never)]
    fn arrange(
        &mut self,
        mut from: usize,
        customers: std::ops::Range<usize>,
        key: impl Fn(&T) -> (u32, i64, u32),
    ) -> usize {
        for customer in customers {
            // Where the next would go, now that all are there.
            let end = self.next[customer] as usize;
            let mine = &mut self.rows[from..end];
            if mine.windows(2).any(|pair| key(&pair[1]) < key(&pair[0])) {
                if let Some(beside) = self.beside.get_mut(from..end) {
                    let mut pairs: Vec<_> =
                        mine.iter().copied().zip(beside.iter().copied()).collect();
                    pairs.sort_unstable_by_key(|(row, _)| key(row));
                    for (at, pair) in pairs.into_iter().enumerate() {
                        (mine[at], beside[at]) = pair;
                    }
                } else {
                    mine.sort_unstable_by_key(&key);
                }
            }
            from = end;
        }
        from
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_by_customer_and_in_order() {
        let rows: Vec<(u32, i64, u32)> = (0..9_000u32)
            .map(|at| (at * 7919 % 613, i64::from(at * 31 % 97), at))
            .collect();
        let beside: Vec<u16> = (0..9_000).collect();
        let mut expected = rows.clone();
        expected.sort_unstable();
        let (sorted, with) = by_customer(&rows, &beside, 700, |row| *row);
        assert_eq!(sorted, expected);
        assert!(sorted
            .iter()
            .zip(with)
            .all(|(row, at)| row.2 == u32::from(at)));
        assert_eq!(
            by_customer(&rows, &[0u16; 0], 700, |row| *row),
            (expected, Vec::new())
        );
        assert_eq!(
            by_customer(&rows[..0], &[0u16; 0], 0, |row| *row),
            (Vec::new(), Vec::new())
        );
    }
}
