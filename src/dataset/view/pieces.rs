//! A view piece by piece.

use super::View;

/// Rows of a piece, and pieces at most: what is kept of each is put together.
const PIECE: usize = 1 << 15;
const MOST_PIECES: usize = 32;

impl View<'_> {
    /// The view in shards of some thousand rows: browsers make a function quick once
    /// it was called a few times, and not while it runs; and what is asked of the same
    /// rows time and again is then still at hand.
    pub fn pieces(&self) -> impl Iterator<Item = Self> + '_ {
        let count = match self.shard {
            Some(_) => 1,
            None => self.rows().div_ceil(PIECE).clamp(1, MOST_PIECES) as u32,
        };
        (0..count).map(move |index| match self.shard {
            Some(_) => self.clone(),
            None => self.shard(index, count),
        })
    }
}
