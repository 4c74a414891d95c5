//! Where marks stand in a text, sixty-four bytes at a time.

/// Bytes looked at in one go.
pub const BLOCK: usize = 64;

/// The bytes of a block that are one of some marks, a bit each: the block begins at
/// a place of the text and ends with it at the latest.
#[inline]
#[must_use]
pub fn of<const N: usize>(text: &[u8], at: usize, marks: [u8; N]) -> u64 {
    let rest = text.get(at..).unwrap_or_default();
    if let Some(block) = rest.first_chunk::<BLOCK>() {
        return bits(block, marks);
    }
    let mut block = [0; BLOCK];
    block[..rest.len()].copy_from_slice(rest);
    bits(&block, marks) & !(u64::MAX << rest.len())
}

/// Gives the places of a byte in a text.
#[inline]
pub fn each(text: &[u8], byte: u8, mut each: impl FnMut(usize)) {
    for block in (0..text.len()).step_by(BLOCK) {
        let mut hits = of(text, block, [byte]);
        while hits != 0 {
            each(block + hits.trailing_zeros() as usize);
            hits &= hits - 1;
        }
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[inline]
fn bits<const N: usize>(block: &[u8; BLOCK], marks: [u8; N]) -> u64 {
    use core::arch::wasm32::{u64x2, u8x16_bitmask, u8x16_eq, u8x16_splat, v128_or};
    let marks = marks.map(|mark| u8x16_splat(mark));
    let (words, _) = block.as_chunks::<16>();
    let mut found = 0;
    for (at, word) in words.iter().enumerate() {
        let (low, high) = word.split_at(8);
        let half = |half: &[u8]| {
            half.first_chunk()
                .map_or(0, |half| u64::from_le_bytes(*half))
        };
        let word = u64x2(half(low), half(high));
        let mut any = u8x16_eq(word, marks[0]);
        for mark in &marks[1..] {
            any = v128_or(any, u8x16_eq(word, *mark));
        }
        found |= u64::from(u8x16_bitmask(any)) << (16 * at);
    }
    found
}

/// The same where there is no vector of bytes to be had without unsafe code.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
#[inline]
fn bits<const N: usize>(block: &[u8; BLOCK], marks: [u8; N]) -> u64 {
    const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    let marks = marks.map(|mark| u64::from(mark) * 0x0101_0101_0101_0101);
    // The highest bit of each byte that is nought; after "Bit Twiddling Hacks".
    let noughts = |word: u64| !(((word & LOW) + LOW) | word | LOW);
    let (words, _) = block.as_chunks::<8>();
    let mut found = 0;
    for (at, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let any = marks.iter().fold(0, |any, mark| any | noughts(word ^ mark));
        // Eight bits that are eight apart are brought side by side.
        found |= ((any >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * at);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn marks_are_where_they_stand(text in prop::collection::vec(prop::sample::select(vec![0u8, b'a', b',', b'\n', 0xac, 0x80, 255]), 0..200), at in 0usize..210) {
            let marks = [b',', b'\n', 0];
            let found = of(&text, at, marks);
            for bit in 0..BLOCK {
                let stands = text.get(at + bit).is_some_and(|byte| marks.contains(byte));
                prop_assert_eq!(found >> bit & 1 == 1, stands);
            }
            let mut places = Vec::new();
            each(&text, b',', |place| places.push(place));
            let all: Vec<usize> = (0..text.len()).filter(|&place| text[place] == b',').collect();
            prop_assert_eq!(places, all);
        }
    }
}
