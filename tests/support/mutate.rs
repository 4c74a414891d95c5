//! Files spoilt by chance, the same on every machine.

/// A generator of splitmix64.
pub struct Chance(pub u64);

impl Chance {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }
}

/// What delimited text stumbles over.
pub const OF_TEXT: &[&[u8]] = &[
    b"\"",
    b"\"\"",
    b",\"",
    b"\",",
    b"\n",
    b"\r",
    b"\r\n",
    b";",
    b"\t",
    b"|",
    b"'",
    b"\\\"",
    b"\0",
    b"\xff",
    b"\xe9",
    b"\xc3",
    b"\x1a",
    b"\n\n",
    b"-",
    b"1.234,5",
    b"31/02/2026",
    b"=\"1\"",
];

/// A file with a few bytes put in, taken out or copied.
pub fn mutated(bytes: &[u8], pieces: &[&[u8]], chance: &mut Chance) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..=chance.below(4) {
        let at = chance.below(out.len() + 1);
        match chance.below(4) {
            0 => {
                let end = (at + chance.below(12)).min(out.len());
                out.drain(at..end);
            }
            1 => {
                let end = (at + chance.below(40)).min(out.len());
                let copy = out[at..end].to_vec();
                let to = chance.below(out.len() + 1);
                out.splice(to..to, copy);
            }
            _ => {
                let piece = pieces[chance.below(pieces.len())];
                out.splice(at..at, piece.iter().copied());
            }
        }
    }
    out
}
