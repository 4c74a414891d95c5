//! Records without quotes, cut where they lie: nearly all records are such.

use super::dialect::{Dialect, Escape};
use super::marks;
use std::ops::Range;

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
    /// Start and end of each cell, record by record; beyond the records, whatever
    /// an earlier text left.
    places: Vec<(u32, u32)>,
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
        let records = self.places.chunks_exact(self.width).take(self.len());
        records.map(move |places| within(text, places[column]))
    }

    /// A cell of a record.
    #[inline]
    #[must_use]
    pub fn cell<'a>(&self, text: &'a [u8], record: usize, column: usize) -> &'a [u8] {
        within(text, self.places[record * self.width + column])
    }

    /// Where it is in the text.
    #[inline]
    #[must_use]
    pub fn range(&self, record: usize, column: usize) -> Range<usize> {
        let (start, end) = self.places[record * self.width + column];
        start as usize..end as usize
    }

    fn clear(&mut self, from: usize) {
        self.starts.clear();
        self.quoted.clear();
        self.quoted.push(0);
        self.end = from;
    }

    /// Room for the cells of one record more.
    #[inline]
    fn next(&mut self) -> &mut [(u32, u32)] {
        let from = self.starts.len() * self.width;
        if self.places.len() < from + self.width {
            self.places.resize(2 * from + self.width, (0, 0));
        }
        &mut self.places[from..from + self.width]
    }
}

#[inline]
fn within(text: &[u8], (start, end): (u32, u32)) -> &[u8] {
    text.get(start as usize..end as usize).unwrap_or_default()
}

/// Bytes of a quoted field that is cut where it lies: fewer than are ever too many.
const MOST_QUOTED: usize = 1 << 10;

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
        let others = match self.quote == self.delimiter {
            true => [b'\n', b'\r', b'\n'],
            false => [b'\n', b'\r', self.quote],
        };
        let mut here = Cutting::at(from);
        // What is before `here.at` is done: a quoted cell may reach over blocks.
        let mut block = from;
        while block < text.len() {
            let undone = u64::MAX << (here.at - block);
            let others = marks::of(text, block, others) & undone;
            let mut hits = marks::of(text, block, [self.delimiter]) & undone | others;
            while hits != 0 {
                let bit = hits.trailing_zeros();
                let at = block + bit as usize;
                hits &= hits - 1;
                if others >> bit & 1 == 0 {
                    if !here.ends_cell(at, cuts) {
                        return;
                    }
                    continue;
                }
                let Some(next) = self.cut_other(text, at, &mut here, cuts) else {
                    return;
                };
                here.at = next;
                hits &= u64::MAX
                    .checked_shl((next - block) as u32)
                    .unwrap_or_default();
            }
            block += marks::BLOCK;
            if here.at >= block + marks::BLOCK {
                block = here.at;
            }
            here.at = here.at.max(block);
        }
    }

    /// What is cut at a quote or at a line end; gives where it goes on.
    #[allow(clippy::inline_always)]
    #[inline(always)] // as above
    fn cut_other(
        self,
        text: &[u8],
        mut at: usize,
        here: &mut Cutting,
        cuts: &mut Cuts,
    ) -> Option<usize> {
        let quote = text[at] == self.quote;
        if quote {
            if at != here.field {
                return None;
            }
            let close = self.closing(text, at + 1)?;
            here.quoted += 1;
            at = close + 1;
            // The delimiter or the line end behind it ends the cell, not the quote.
            here.open = true;
        }
        let next = match *text.get(at)? {
            byte if byte == self.delimiter => {
                return here.ends_cell(at, cuts).then_some(at + 1);
            }
            b'\n' => at + 1,
            b'\r' => at + 1 + usize::from(*text.get(at + 1)? == b'\n'),
            _ => return None,
        };
        here.ends_record(at, next, cuts).then_some(next)
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
        let found = [self.delimiter, self.quote, b'\n', b'\r'];
        for block in (0..text.len()).step_by(marks::BLOCK) {
            let mut hits = marks::of(text, block, found);
            while hits != 0 {
                let here = block + hits.trailing_zeros() as usize;
                match self.meet(text, here, ends) {
                    Met::Field => {}
                    Met::End(used) => return used,
                }
                hits &= hits - 1;
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

/// Where the cutting of a text is.
struct Cutting {
    /// Bytes before it are done.
    at: usize,
    /// Where the record and the cell at hand begin.
    start: usize,
    field: usize,
    /// Cells of the record that are cut.
    cells: usize,
    /// Quoted cells of the record.
    quoted: u32,
    /// Whether the cell at hand is quoted.
    open: bool,
}

impl Cutting {
    fn at(from: usize) -> Self {
        Self {
            at: from,
            start: from,
            field: from,
            cells: 0,
            quoted: 0,
            open: false,
        }
    }

    /// Ends the cell at hand; whether the record may still be plain.
    #[allow(clippy::inline_always)]
    #[inline(always)] // done for every cell
    fn ends_cell(&mut self, end: usize, cuts: &mut Cuts) -> bool {
        // An empty first cell may be no row.
        if self.cells == cuts.width || end == self.start {
            return false;
        }
        let quote = u32::from(std::mem::take(&mut self.open));
        let cells = cuts.next();
        cells[self.cells] = (self.field as u32 + quote, end as u32 - quote);
        self.cells += 1;
        self.field = end + 1;
        true
    }

    /// Ends the record with its last cell; whether it is a plain one.
    #[allow(clippy::inline_always)]
    #[inline(always)] // so that the place where it is stays at hand
    fn ends_record(&mut self, end: usize, next: usize, cuts: &mut Cuts) -> bool {
        if !self.ends_cell(end, cuts) || self.cells != cuts.width {
            return false;
        }
        let quoted = cuts.quoted[cuts.len()] + self.quoted;
        cuts.starts.push(self.start as u32);
        cuts.quoted.push(quoted);
        cuts.end = next;
        *self = Self::at(next);
        true
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
