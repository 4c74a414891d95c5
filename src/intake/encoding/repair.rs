//! Text that was UTF-8, taken for Windows-1252, and saved as UTF-8 again.

use super::single;

/// A run of letters beyond ASCII that is longer than this is no damage.
const MOST_HELD: usize = 4096;

/// Undoes the second saving in a stream. What was never damaged stays.
#[derive(Debug, Default)]
pub(super) struct Repair {
    /// The bytes beyond ASCII that the last chunk ended with.
    held: Vec<u8>,
}

impl Repair {
    /// Adds the repaired bytes of a chunk to `out`.
    pub(super) fn push(&mut self, chunk: &[u8], last: bool, out: &mut Vec<u8>) {
        for part in chunk.chunk_by(|a, b| a.is_ascii() == b.is_ascii()) {
            if part[0].is_ascii() {
                self.flush(out);
                out.extend_from_slice(part);
            } else {
                self.held.extend_from_slice(part);
                if self.held.len() > MOST_HELD {
                    self.flush(out);
                }
            }
        }
        if last {
            self.flush(out);
        }
    }

    fn flush(&mut self, out: &mut Vec<u8>) {
        match repaired(&self.held) {
            Some(bytes) => out.extend_from_slice(&bytes),
            None => out.extend_from_slice(&self.held),
        }
        self.held.clear();
    }
}

/// What a run of letters beyond ASCII was before; `None` where it was that.
fn repaired(run: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(run).ok()?;
    let bytes: Vec<u8> = text
        .chars()
        .map(single::western_byte)
        .collect::<Option<_>>()?;
    std::str::from_utf8(&bytes).is_ok().then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::super::{named, Transcoder, TWICE};

    #[test]
    fn what_was_saved_twice_is_read_twice_in_pieces_of_any_size() {
        let once = "Chaîne;été;12 €;l’Été;œuf;à\n";
        let (twice, ..) = encoding_rs::WINDOWS_1252.decode(once.as_bytes());
        for (text, expected) in [(&*twice, once), (once, once)] {
            for piece in [1, 2, 5, 400] {
                let mut transcoder = Transcoder::new(named(TWICE, b"").unwrap());
                let mut found = Vec::new();
                for chunk in text.as_bytes().chunks(piece) {
                    found.extend_from_slice(transcoder.push(chunk, false));
                }
                found.extend_from_slice(transcoder.push(&[], true));
                assert_eq!(String::from_utf8(found).unwrap(), expected);
            }
        }
    }
}
