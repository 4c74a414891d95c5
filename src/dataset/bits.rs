//! Bits by number or by hash.

/// A bit for each place; hashes share them when there are fewer.
#[derive(Debug)]
pub struct Bits(Vec<u64>);

impl Bits {
    /// So many at least, none of them set.
    #[must_use]
    pub fn new(least: usize) -> Self {
        Self(vec![0; least.max(64).next_power_of_two() / 64])
    }

    fn place(&self, hash: u64) -> (usize, u64) {
        ((hash >> 6) as usize & (self.0.len() - 1), 1 << (hash % 64))
    }

    /// Whether the bit of a hash is set.
    #[must_use]
    pub fn has(&self, hash: u64) -> bool {
        let (word, bit) = self.place(hash);
        self.0[word] & bit != 0
    }

    /// Sets the bit of a hash; whether it was set before.
    pub fn set(&mut self, hash: u64) -> bool {
        let (word, bit) = self.place(hash);
        let was = self.0[word] & bit != 0;
        self.0[word] |= bit;
        was
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bit_is_set_once() {
        let mut bits = Bits::new(100);
        assert!(!bits.has(70));
        assert!(!bits.set(70));
        assert!(bits.set(70));
        assert!(bits.has(70) && !bits.has(71));
        assert!(bits.has(70 + 128), "hashes share the bits there are");
    }
}
