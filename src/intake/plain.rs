//! Records without quotes, cut where they lie: nearly all records are such.

use super::dialect::Dialect;

/// A dialect whose plain records can be cut by single bytes.
#[derive(Debug, Clone, Copy)]
pub struct Plain {
    delimiter: u8,
    quote: u8,
}

const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
const CONTROL: u64 = 0xe0e0_e0e0_e0e0_e0e0;

fn all(byte: u8) -> u64 {
    u64::from(byte) * 0x0101_0101_0101_0101
}

/// The highest bit of each byte that is nought; after "Bit Twiddling Hacks".
fn noughts(word: u64) -> u64 {
    !(((word & LOW) + LOW) | word | LOW)
}

impl Plain {
    /// `None` where a record needs the splitter in any case.
    #[must_use]
    pub fn of(dialect: &Dialect) -> Option<Self> {
        let single = dialect.delimiter.len() == 1 && !dialect.whole_line;
        let delimiter = dialect.delimiter.first();
        single.then_some(Self {
            delimiter,
            quote: dialect.quote.unwrap_or(delimiter),
        })
    }

    /// Cuts the first record of a text: the ends of its fields, a delimiter
    /// apart, and the bytes it took with its line end. `None` when there is a
    /// quote in it or the line does not end in the text.
    pub fn record(self, text: &[u8], ends: &mut Vec<usize>) -> Option<usize> {
        ends.clear();
        let (words, rest) = text.as_chunks::<8>();
        let (delimiters, quotes) = (all(self.delimiter), all(self.quote));
        for (word, at) in words.iter().zip((0..).step_by(8)) {
            let word = u64::from_le_bytes(*word);
            let mut hits =
                noughts(word & CONTROL) | noughts(word ^ delimiters) | noughts(word ^ quotes);
            while hits != 0 {
                let here = at + hits.trailing_zeros() as usize / 8;
                match self.meet(text, here, ends) {
                    Met::Field => {}
                    Met::End(used) => return used,
                }
                hits &= hits - 1;
            }
        }
        for here in text.len() - rest.len()..text.len() {
            if let Met::End(used) = self.meet(text, here, ends) {
                return used;
            }
        }
        None
    }

    fn meet(self, text: &[u8], here: usize, ends: &mut Vec<usize>) -> Met {
        match text[here] {
            byte if byte == self.delimiter => ends.push(here),
            byte if byte == self.quote => return Met::End(None),
            b'\n' => {
                ends.push(here);
                return Met::End(Some(here + 1));
            }
            b'\r' => {
                ends.push(here);
                let next = text.get(here + 1);
                return Met::End(next.map(|&next| here + 1 + usize::from(next == b'\n')));
            }
            _ => {}
        }
        Met::Field
    }
}

enum Met {
    Field,
    /// The record ends, or is no plain one.
    End(Option<usize>),
}
