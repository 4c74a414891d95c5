//! Values in order, and their ranks, equal values sharing the mean of theirs.

/// Below this many values a sort by comparing is as quick.
const FEW: usize = 1 << 10;
/// Bits of a digit, and digits of a number.
const BITS: u32 = 11;
const DIGITS: usize = 6;

/// The places of values in ascending order, equals as they stand: by digits, since
/// half a million comparisons each cost more than six walks.
#[must_use]
pub fn ascending(values: &[f64]) -> Vec<u32> {
    let places = 0..values.len() as u32;
    if values.len() < FEW {
        let mut order: Vec<u32> = places.collect();
        order.sort_by(|&a, &b| values[a as usize].total_cmp(&values[b as usize]));
        return order;
    }
    let mut from: Vec<(u64, u32)> = values.iter().map(|value| key(*value)).zip(places).collect();
    let mut counts = vec![[0u32; 1 << BITS]; DIGITS];
    for block in from.chunks(FEW) {
        count(block, &mut counts);
    }
    let mut to = vec![(0, 0); from.len()];
    for (digit, counts) in counts.iter_mut().enumerate() {
        if counts.iter().any(|&count| count as usize == values.len()) {
            // All alike.
            continue;
        }
        let mut before = 0;
        for count in counts.iter_mut() {
            before += std::mem::replace(count, before);
        }
        for block in from.chunks(FEW) {
            place(block, digit, counts, &mut to);
        }
        std::mem::swap(&mut from, &mut to);
    }
    from.into_iter().map(|(_, place)| place).collect()
}

/// A number in the order of the value, as `total_cmp` has it.
fn key(value: f64) -> u64 {
    let bits = value.to_bits();
    if bits >> 63 == 1 {
        !bits
    } else {
        bits | 1 << 63
    }
}

fn digit_of(key: u64, digit: usize) -> usize {
    (key >> (BITS * digit as u32)) as usize & ((1 << BITS) - 1)
}

#[inline(never)]
fn count(block: &[(u64, u32)], counts: &mut [[u32; 1 << BITS]]) {
    for (key, _) in block {
        for (digit, counts) in counts.iter_mut().enumerate() {
            counts[digit_of(*key, digit)] += 1;
        }
    }
}

#[inline(never)]
fn place(block: &[(u64, u32)], digit: usize, next: &mut [u32; 1 << BITS], to: &mut [(u64, u32)]) {
    for &(key, at) in block {
        let next = &mut next[digit_of(key, digit)];
        to[*next as usize] = (key, at);
        *next += 1;
    }
}

/// Values in ascending order.
#[must_use]
pub fn sorted(values: &[f64]) -> Vec<f64> {
    let order = ascending(values).into_iter();
    order.map(|at| values[at as usize]).collect()
}

/// The rank of each value from one, and the sum of `t³ - t` over groups of `t`
/// equal values.
#[must_use]
pub fn ranks(values: &[f64]) -> (Vec<f64>, f64) {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    let mut ranks = vec![0.0; values.len()];
    let (mut first, mut ties) = (0, 0.0);
    for group in order.chunk_by(|&a, &b| values[a] == values[b]) {
        let t = group.len() as f64;
        let rank = first as f64 + (t + 1.0) / 2.0;
        for &index in group {
            ranks[index] = rank;
        }
        ties += t * t * t - t;
        first += group.len();
    }
    (ranks, ties)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn by_digits_as_by_comparing(
            mut values in prop::collection::vec(
                prop_oneof![any::<f64>(), (-9i32..9).prop_map(f64::from)],
                0..3000,
            ),
        ) {
            values.resize(values.len() * 2, 1.5);
            let mut order: Vec<u32> = (0..values.len() as u32).collect();
            order.sort_by(|&a, &b| values[a as usize].total_cmp(&values[b as usize]));
            prop_assert_eq!(ascending(&values), order);
        }
    }

    #[test]
    fn in_order_by_hand() {
        let many: Vec<f64> = (0..2_000).map(|at| f64::from((at * 7) % 5) - 2.0).collect();
        let order = ascending(&many);
        // 0, 5, 10 … are the least, then what leaves three by five.
        assert_eq!(order[..3], [0, 5, 10]);
        assert_eq!(order[400..402], [3, 8]);
        assert_eq!(sorted(&[2.0, -1.0, 0.5]), [-1.0, 0.5, 2.0]);
        assert!(ascending(&[]).is_empty());
    }

    #[test]
    fn equal_values_share_their_ranks() {
        let (ranks, ties) = ranks(&[5.0, 1.0, 5.0, 9.0, 5.0]);
        assert_eq!(ranks, [3.0, 1.0, 3.0, 5.0, 3.0]);
        assert_eq!(ties, 24.0);
        assert!(super::ranks(&[]).0.is_empty());
    }
}
