//! Records without quotes, cut where they lie: nearly all records are such.

use super::dialect::{Dialect, Escape};

/// A dialect whose plain records can be cut by single bytes.
#[derive(Debug, Clone, Copy)]
pub struct Plain {
    delimiter: u8,
    quote: u8,
    /// What a quoted field may not hold to be cut where it lies.
    escape: u8,
}

/// Many records cut at once: where each of their cells lies.
#[derive(Debug, Default)]
pub struct Cuts {
    width: usize,
    /// Start and end of each cell, record by record.
    places: Vec<u32>,
    /// Where each record begins.
    starts: Vec<u32>,
    /// Quoted cells before each record.
    quoted: Vec<u32>,
    /// Where the last record ends.
    end: usize,
}

impl Cuts {
    /// No cuts, of records with so many fields.
    #[must_use]
    pub fn of_width(width: usize) -> Self {
        Self {
            width,
            ..Self::default()
        }
    }

    /// How many records.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// Where a record begins; where the last one ends, beyond it.
    #[must_use]
    pub fn start(&self, record: usize) -> usize {
        self.starts
            .get(record)
            .map_or(self.end, |&start| start as usize)
    }

    /// Quoted cells of the records from one to another.
    #[must_use]
    pub fn quoted(&self, from: usize, to: usize) -> usize {
        (self.quoted[to] - self.quoted[from]) as usize
    }

    /// The cells of a column, record by record.
    pub fn column<'a>(
        &'a self,
        text: &'a [u8],
        column: usize,
    ) -> impl Iterator<Item = &'a [u8]> + 'a {
        let records = self.places.chunks_exact(2 * self.width);
        records.map(move |places| {
            let (start, end) = (places[2 * column] as usize, places[2 * column + 1] as usize);
            text.get(start..end).unwrap_or_default()
        })
    }

    /// A cell of a record.
    #[inline]
    #[must_use]
    pub fn cell<'a>(&self, text: &'a [u8], record: usize, column: usize) -> &'a [u8] {
        let at = 2 * (record * self.width + column);
        let (start, end) = (self.places[at] as usize, self.places[at + 1] as usize);
        text.get(start..end).unwrap_or_default()
    }

    fn clear(&mut self, from: usize) {
        self.places.clear();
        self.starts.clear();
        self.quoted.clear();
        self.quoted.push(0);
        self.end = from;
    }
}

/// Bytes of a quoted field that is cut where it lies: fewer than are ever too many.
const MOST_QUOTED: usize = 1 << 10;
const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
const CONTROL: u64 = 0xe0e0_e0e0_e0e0_e0e0;

fn all(byte: u8) -> u64 {
    u64::from(byte) * 0x0101_0101_0101_0101
}

/// The highest bit of each byte that is nought; after "Bit Twiddling Hacks".
fn noughts(word: u64) -> u64 {
    !(((word & LOW) + LOW) | word | LOW)
}

/// Gives the places of a byte in a text.
#[inline]
pub fn each_byte(text: &[u8], byte: u8, mut each: impl FnMut(usize)) {
    let (words, rest) = text.as_chunks::<8>();
    for (word, at) in words.iter().zip((0..).step_by(8)) {
        let mut hits = noughts(u64::from_le_bytes(*word) ^ all(byte));
        while hits != 0 {
            each(at + hits.trailing_zeros() as usize / 8);
            hits &= hits - 1;
        }
    }
    let start = text.len() - rest.len();
    for (at, _) in rest.iter().enumerate().filter(|(_, found)| **found == byte) {
        each(start + at);
    }
}

impl Plain {
    /// `None` where a record needs the splitter in any case.
    #[must_use]
    pub fn of(dialect: &Dialect) -> Option<Self> {
        let single = dialect.delimiter.len() == 1 && !dialect.whole_line;
        let delimiter = dialect.delimiter.first();
        let quote = dialect.quote.unwrap_or(delimiter);
        single.then_some(Self {
            delimiter,
            quote,
            escape: match dialect.escape {
                Escape::By(escape) => escape,
                Escape::Doubled | Escape::Never => quote,
            },
        })
    }

    /// Cuts the records of a text from a place on, as long as they are plain: as
    /// wide as the cuts are, no line blank, and quotes, if any, around whole
    /// fields that hold no quote and no line end.
    pub fn cut(self, text: &[u8], from: usize, cuts: &mut Cuts) {
        cuts.clear(from);
        while let Some((next, quoted)) = self.cut_one(text, cuts) {
            cuts.starts.push(cuts.end as u32);
            cuts.quoted.push(cuts.quoted[cuts.len() - 1] + quoted);
            cuts.end = next;
        }
        let whole = 2 * cuts.width * cuts.len();
        cuts.places.truncate(whole);
    }

    /// Cuts one record more: where it ends, and how many of its cells are quoted.
    #[inline]
    fn cut_one(self, text: &[u8], cuts: &mut Cuts) -> Option<(usize, u32)> {
        let (delimiters, quotes) = (all(self.delimiter), all(self.quote));
        let start = cuts.end;
        let (mut at, mut field, mut left, mut quoted) = (start, start, cuts.width, 0);
        'words: while let Some(word) = text.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
            let word = u64::from_le_bytes(*word);
            let mut hits =
                noughts(word & CONTROL) | noughts(word ^ delimiters) | noughts(word ^ quotes);
            while hits != 0 {
                let mut here = at + hits.trailing_zeros() as usize / 8;
                hits &= hits - 1;
                let mut byte = *text.get(here)?;
                let mut bounds = (field, here);
                let is_quote = byte == self.quote && byte != self.delimiter;
                if is_quote {
                    if here != field {
                        return None;
                    }
                    let close = self.closing(text, here + 1)?;
                    bounds = (here + 1, close);
                    here = close + 1;
                    byte = *text.get(here)?;
                    quoted += 1;
                }
                let ends = match byte {
                    _ if byte == self.delimiter => None,
                    b'\n' => Some(here + 1),
                    b'\r' => match *text.get(here + 1)? {
                        b'\n' => Some(here + 2),
                        _ => Some(here + 1),
                    },
                    _ if is_quote => return None,
                    _ => continue,
                };
                if left == 0 || here == start {
                    return None;
                }
                left -= 1;
                cuts.places.push(bounds.0 as u32);
                cuts.places.push(bounds.1 as u32);
                if let Some(next) = ends {
                    return (left == 0).then_some((next, quoted));
                }
                field = here + 1;
                if is_quote {
                    at = field;
                    continue 'words;
                }
            }
            at += 8;
        }
        None
    }

    /// The quote that closes a field, where nothing in it needs a second look.
    fn closing(self, text: &[u8], start: usize) -> Option<usize> {
        let within = text.get(start..(start + MOST_QUOTED).min(text.len()))?;
        let close = memchr::memchr2(self.quote, self.escape, within)?;
        let plain = within[close] == self.quote
            && memchr::memchr2(b'\n', b'\r', &within[..close]).is_none();
        plain.then_some(start + close)
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

#[cfg(test)]
mod tests {
    use super::super::delimited::Records;
    use super::*;
    use proptest::prelude::*;

    fn cells(text: &[u8], dialect: Dialect, width: usize) -> (Vec<Vec<Vec<u8>>>, usize) {
        let mut cuts = Cuts::of_width(width);
        Plain::of(&dialect).unwrap().cut(text, 0, &mut cuts);
        let record = |at| {
            (0..width)
                .map(|column| cuts.cell(text, at, column).to_vec())
                .collect()
        };
        (
            (0..cuts.len()).map(record).collect(),
            cuts.start(cuts.len()),
        )
    }

    #[test]
    fn plain_records_are_cut_and_the_first_other_one_ends_it() {
        let text = b"a,bb,\r\n\"x, y\",,1\n\"\",2,3\n,,\nlast,9,9\nab\"c,1,2\n";
        let (found, end) = cells(text, Dialect::default(), 3);
        let joined: Vec<String> = found
            .iter()
            .map(|record| String::from_utf8(record.join(&b'|')).unwrap())
            .collect();
        assert_eq!(joined, ["a|bb|", "x, y||1", "|2|3"]);
        assert_eq!(
            &text[end..end + 3],
            b",,\n",
            "an empty first cell may be no row"
        );
    }

    proptest! {
        /// Whatever is cut here, the reader of records cuts so.
        #[test]
        fn cuts_are_those_of_the_reader(
            pieces in prop::collection::vec(
                prop::sample::select(vec!["a", "1.5", ",", ",", "\n", "\r\n", "\"", "\"b\"", "é", " ", "\\", "long text here"]),
                0..60,
            ),
            escape in prop::sample::select(vec![Escape::Doubled, Escape::By(b'\\'), Escape::Never]),
            width in 1usize..4,
        ) {
            let text = pieces.concat();
            let dialect = Dialect { escape, ..Dialect::default() };
            let (found, end) = cells(text.as_bytes(), dialect, width);
            let mut read = Vec::new();
            let mut records = Records::new(Default::default(), dialect);
            let mut each = |record: &super::super::delimited::Record<'_>| {
                read.push((0..record.len()).map(|at| record.raw(at).to_vec()).collect::<Vec<_>>());
                Ok(())
            };
            records.push(&text.as_bytes()[..end], &mut each).unwrap();
            records.finish(&mut each).unwrap();
            prop_assert_eq!(found, read);
        }
    }
}
