//! Whether there is memory for what comes next, asked before it is taken: an
//! allocation that fails would end the instance, and the user's work with it.

use crate::error::{Problem, ProblemKind, Result};

/// What a browser gives in any case.
#[cfg(target_arch = "wasm32")]
const SAFE: usize = 1 << 30;

/// # Errors
/// When so many bytes in one piece cannot be had.
pub fn room_for(bytes: usize) -> Result<()> {
    #[cfg(target_arch = "wasm32")]
    if (core::arch::wasm32::memory_size::<0>() << 16).saturating_add(bytes) < SAFE {
        return Ok(());
    }
    let mut piece: Vec<u8> = Vec::new();
    let had = piece.try_reserve_exact(bytes);
    // Else the piece would not be asked for, since nothing is put into it.
    std::hint::black_box(&piece);
    had.map_err(|_| Problem::from(ProblemKind::OutOfMemory))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_had_is_said() {
        assert!(room_for(1 << 20).is_ok());
        let problem = room_for(usize::MAX / 2).unwrap_err();
        assert_eq!(problem.kind.code(), "out-of-memory");
    }
}
