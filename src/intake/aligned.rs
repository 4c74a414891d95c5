//! Text set in columns by runs of spaces, as printed tables and old statistical
//! files are: a run stands between two cells, and those at the ends of a line for
//! nothing.

use super::dialect::{Delimiter, Dialect};

/// How such a text is written, if it is one.
#[must_use]
pub fn dialect(text: &[u8], whole: bool) -> Option<Dialect> {
    // Where cells are quoted, spaces between them are counted.
    let quoted = memchr::memchr(b'"', text).is_some();
    let delimiter = Delimiter::new(" ").filter(|_| !quoted && is_aligned(text, whole))?;
    Some(Dialect {
        delimiter,
        quote: None,
        aligned: true,
        ..Dialect::default()
    })
}

/// Lines that such a text is judged on, and the fewest that are evidence.
const JUDGED: usize = 300;
const LEAST: usize = 8;

/// Whether a text is set so: every line has as many cells, three or more, and at
/// least half of the lines are padded, which prose and dates are not.
fn is_aligned(text: &[u8], whole: bool) -> bool {
    let end = match whole {
        true => text.len(),
        false => memchr::memrchr(b'\n', text).unwrap_or(0),
    };
    let lines = text[..end].split(|byte| matches!(byte, b'\n' | b'\r'));
    let lines = lines
        .map(<[u8]>::trim_ascii)
        .filter(|line| !line.is_empty());
    let (mut width, mut count, mut padded) = (None, 0, 0);
    for line in lines.take(JUDGED) {
        let cells = line.split(|&byte| byte == b' ');
        let cells = cells.filter(|cell| !cell.is_empty()).count();
        if cells < 3 || *width.get_or_insert(cells) != cells {
            return false;
        }
        count += 1;
        padded += usize::from(memchr::memmem::find(line, b"  ").is_some());
    }
    count >= LEAST && padded * 2 >= count
}

/// Leaves one space of each run, and none at the ends of lines.
#[derive(Debug)]
pub struct Squeeze {
    text: Vec<u8>,
    starts: bool,
    gap: bool,
}

impl Default for Squeeze {
    fn default() -> Self {
        Self {
            text: Vec::new(),
            starts: true,
            gap: false,
        }
    }
}

impl Squeeze {
    /// The next of the text, squeezed; what a chunk cuts is put together.
    pub fn push(&mut self, text: &[u8]) -> &[u8] {
        self.text.clear();
        for &byte in text {
            match byte {
                b' ' => {
                    self.gap = true;
                    continue;
                }
                b'\n' | b'\r' => self.starts = true,
                _ => {
                    if self.gap && !self.starts {
                        self.text.push(b' ');
                    }
                    self.starts = false;
                }
            }
            self.gap = false;
            self.text.push(byte);
        }
        &self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_one_width_are_aligned_and_prose_is_not() {
        let printed = " 00004 0001 19970101  2   29.33\n".repeat(8);
        assert!(is_aligned(printed.as_bytes(), true));
        assert!(!is_aligned(&printed.as_bytes()[..printed.len() / 2], false));
        let dates = "12 janvier 2024\n".repeat(20);
        assert!(!is_aligned(dates.as_bytes(), true));
        let prose = "one  two three\nfour five\n".repeat(8);
        assert!(!is_aligned(prose.as_bytes(), true));
    }

    #[test]
    fn runs_are_one_space_wherever_a_chunk_ends() {
        let text = b"  a  b \r\n c   d\n\n";
        for cut in 0..text.len() {
            let mut squeeze = Squeeze::default();
            let mut all = squeeze.push(&text[..cut]).to_vec();
            all.extend_from_slice(squeeze.push(&text[cut..]));
            assert_eq!(all, b"a b\r\nc d\n\n", "cut at {cut}");
        }
    }
}
