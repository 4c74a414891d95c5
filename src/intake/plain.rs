//! Records without quotes, cut where they lie: nearly all records are such.

use super::dialect::Dialect;
use memchr::memchr3;

/// A dialect whose plain records can be cut by single bytes.
#[derive(Debug, Clone, Copy)]
pub struct Plain {
    delimiter: u8,
    quote: Option<u8>,
    padded: bool,
}

impl Plain {
    /// `None` where a record needs the splitter in any case.
    #[must_use]
    pub fn of(dialect: &Dialect) -> Option<Self> {
        let single = dialect.delimiter.len() == 1 && !dialect.whole_line;
        single.then_some(Self {
            delimiter: dialect.delimiter.first(),
            quote: dialect.quote,
            padded: dialect.padded_quotes,
        })
    }

    /// Cuts the first record of a text: the ends of its fields, a delimiter
    /// apart, and the bytes it took with its line end. `None` when a field is
    /// quoted or the line does not end in the text.
    pub fn record(self, text: &[u8], ends: &mut Vec<usize>) -> Option<usize> {
        ends.clear();
        let mut at = 0;
        loop {
            let first = *text.get(at)?;
            if Some(first) == self.quote || (self.padded && first == b' ') {
                return None;
            }
            let here = at + memchr3(self.delimiter, b'\n', b'\r', &text[at..])?;
            ends.push(here);
            match text[here] {
                b'\n' => return Some(here + 1),
                b'\r' => {
                    let next = *text.get(here + 1)?;
                    return Some(here + 1 + usize::from(next == b'\n'));
                }
                _ => at = here + 1,
            }
        }
    }
}
