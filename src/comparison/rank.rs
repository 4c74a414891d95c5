//! One way to sort for all that is sorted here: each way of its own would weigh several kilobytes.

/// A measure as a whole number that sorts as it does, with the place it had.
pub type Ranked = (u64, u32);

const SIGN: u64 = 1 << 63;

/// A number as a whole number that sorts as it does.
pub fn rank(value: f64) -> u64 {
    let bits = value.to_bits();
    if bits & SIGN == 0 {
        bits | SIGN
    } else {
        !bits
    }
}

/// The number that was ranked.
pub fn unrank(rank: u64) -> f64 {
    f64::from_bits(if rank & SIGN == 0 { !rank } else { rank ^ SIGN })
}

/// Sorts from little to much, and by place where that is the same.
#[inline(never)]
pub fn sort(list: &mut [Ranked]) {
    list.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_sort_as_numbers_do_and_come_back() {
        let numbers = [
            f64::NEG_INFINITY,
            -2.5,
            -0.0,
            0.0,
            1e-300,
            3.0,
            f64::INFINITY,
        ];
        assert!(numbers.windows(2).all(|pair| rank(pair[0]) < rank(pair[1])));
        assert!(numbers
            .iter()
            .all(|number| unrank(rank(*number)).to_bits() == number.to_bits()));
    }
}
