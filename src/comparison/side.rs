//! One of the two files: its rows as they stream in.

use super::cell::{push_key, Reader, Words, MISSING};
use super::plan::Repeats;
use crate::dataset::identity::NONE;
use crate::dataset::interner::Interner;
use crate::dataset::period::Clock;
use crate::error::{ProblemKind, Result};
use crate::intake::delimited::{Record, Records};
use crate::intake::shape::Shaper;
use rustc_hash::FxHashMap;

/// Lines kept of each thing that is listed.
pub const LINES: usize = 10;

/// The keys of both files: each has a code, by the order of appearance.
#[derive(Default)]
pub struct Keys {
    spelled: Interner,
    /// The text of a key as it was seen first, where that is another.
    shown: Vec<u32>,
    /// The row of each file that a key stands on; [`NONE`] where on none.
    pub rows: Vec<[u32; 2]>,
    pub ignore_case: bool,
    pub ignore_zeros: bool,
}

/// Between the parts of a key; shown as a dot.
const BETWEEN: char = '\u{1f}';

impl Keys {
    pub fn new(ignore_case: bool, ignore_zeros: bool) -> Self {
        Self {
            ignore_case,
            ignore_zeros,
            ..Self::default()
        }
    }

    /// A key as it is shown.
    pub fn text(&self, code: u32, words: &Words) -> String {
        let shown = self.shown.get(code as usize).copied().unwrap_or(NONE);
        let text = match shown {
            NONE => self.spelled.text(code),
            shown => words.texts.text(shown),
        };
        text.replace(BETWEEN, " · ")
    }
}

/// Rows of one file with one key.
#[derive(Debug, Clone, Default)]
pub struct Repeat {
    /// How many rows.
    pub rows: u32,
    /// Whether they differ in what is compared.
    pub conflict: bool,
    /// The second line, the first being that of the row kept.
    pub second: u32,
}

/// One of the two files.
pub struct Side {
    pub name: String,
    records: Records,
    shaper: Shaper,
    key: Vec<usize>,
    pub readers: Vec<Reader>,
    clock: Clock,
    /// The column that states the currency of each row.
    currency: Option<usize>,
    /// Rows below the header.
    pub row_count: u64,
    /// Rows without a key, and the first lines of them.
    pub keyless: (u64, Vec<u64>),
    values: Vec<i64>,
    currencies: Vec<u8>,
    pub lines: Vec<u32>,
    /// Keys on several rows, by the row kept.
    pub repeats: FxHashMap<u32, Repeat>,
    scratch: (String, String, Vec<i64>, Vec<u8>),
}

/// How rows are taken in.
pub struct Taking<'a> {
    pub which: usize,
    pub keys: &'a mut Keys,
    pub words: &'a mut Words,
    pub repeats: Repeats,
}

/// The first rows of a file in memory: more come as they are needed.
fn room<T>(list: &mut Vec<T>, more: usize) -> Result<()> {
    if list.capacity() - list.len() >= more {
        return Ok(());
    }
    let grown = list.try_reserve(more.max(list.len() / 2));
    Ok(grown.map_err(|_| ProblemKind::OutOfMemory)?)
}

impl Side {
    pub fn new(
        name: String,
        (records, shaper): (Records, Shaper),
        key: Vec<usize>,
        readers: Vec<Reader>,
        currency: Option<usize>,
        clock: Clock,
    ) -> Self {
        Self {
            name,
            records,
            shaper,
            key,
            readers,
            clock,
            currency,
            row_count: 0,
            keyless: (0, Vec::new()),
            values: Vec::new(),
            currencies: Vec::new(),
            lines: Vec::new(),
            repeats: FxHashMap::default(),
            scratch: Default::default(),
        }
    }

    /// The values of a row.
    pub fn values(&self, row: u32) -> &[i64] {
        let width = self.readers.len();
        &self.values[row as usize * width..][..width]
    }

    /// The code of the currency of a value.
    pub fn currency(&self, row: u32, field: usize) -> u8 {
        self.currencies[row as usize * self.readers.len() + field]
    }

    /// Whether the rows of a key do not agree.
    pub fn is_open(&self, row: u32) -> bool {
        self.repeats.get(&row).is_some_and(|repeat| repeat.conflict)
    }

    pub fn push(&mut self, chunk: &[u8], taking: &mut Taking<'_>) -> Result<()> {
        self.feed(|records, each| records.push(chunk, each), taking)
    }

    pub fn finish(&mut self, taking: &mut Taking<'_>) -> Result<()> {
        self.feed(Records::finish, taking)?;
        self.shaper.finish();
        if self.row_count == 0 {
            return Err(ProblemKind::NoRows.into());
        }
        Ok(())
    }

    fn feed(
        &mut self,
        feed: impl FnOnce(&mut Records, &mut dyn FnMut(&Record<'_>) -> Result<()>) -> Result<()>,
        taking: &mut Taking<'_>,
    ) -> Result<()> {
        // Moved out so that a row can be taken in while they are read.
        let nothing = || Records::new(Default::default(), Default::default());
        let mut records = std::mem::replace(&mut self.records, nothing());
        let mut shaper = std::mem::take(&mut self.shaper);
        let mut each = |record: &Record<'_>| self.take(record, taking);
        let fed = feed(&mut records, &mut |record| shaper.take(record, &mut each));
        self.records = records;
        self.shaper = shaper;
        fed
    }

    fn take(&mut self, record: &Record<'_>, taking: &mut Taking<'_>) -> Result<()> {
        self.row_count += 1;
        let Some(code) = self.key_of(record, taking) else {
            self.keyless.0 += 1;
            if self.keyless.1.len() < LINES {
                self.keyless.1.push(record.line);
            }
            return Ok(());
        };
        self.read(record, taking.words);
        let line = u32::try_from(record.line).unwrap_or(u32::MAX);
        let row = taking.keys.rows[code as usize][taking.which];
        if row != NONE {
            self.again(row, line, taking.repeats);
            return Ok(());
        }
        taking.keys.rows[code as usize][taking.which] = self.lines.len() as u32;
        let (_, _, values, currencies) = &self.scratch;
        room(&mut self.values, values.len())?;
        room(&mut self.currencies, values.len())?;
        room(&mut self.lines, 1)?;
        self.values.extend_from_slice(values);
        self.currencies.extend_from_slice(currencies);
        self.lines.push(line);
        Ok(())
    }

    /// The code of a row's key; `None` where nothing stands in its columns.
    fn key_of(&mut self, record: &Record<'_>, taking: &mut Taking<'_>) -> Option<u32> {
        let (key, raw, ..) = &mut self.scratch;
        let Taking { keys, words, .. } = taking;
        key.clear();
        for (at, &column) in self.key.iter().enumerate() {
            if at > 0 {
                key.push(BETWEEN);
            }
            push_key(record.raw(column), keys.ignore_case, keys.ignore_zeros, key);
        }
        if key.chars().all(|c| c == BETWEEN) {
            return None;
        }
        let code = keys.spelled.code(key);
        if code as usize == keys.rows.len() {
            keys.rows.push([NONE; 2]);
            raw.clear();
            for (at, &column) in self.key.iter().enumerate() {
                if at > 0 {
                    raw.push(BETWEEN);
                }
                push_key(record.raw(column), false, false, raw);
            }
            let other = (raw != key).then(|| words.texts.code(raw));
            keys.shown.push(other.unwrap_or(NONE));
        }
        Some(code)
    }

    /// Reads what is compared of a row.
    fn read(&mut self, record: &Record<'_>, words: &mut Words) {
        let (_, _, values, currencies) = &mut self.scratch;
        values.clear();
        currencies.clear();
        let row = self
            .currency
            .map_or(0, |column| words.currency(&record.get(column)));
        for reader in &self.readers {
            let (value, own) = reader.read(record.raw(reader.column), words, &mut self.clock);
            values.push(value);
            currencies.push(match own {
                0 if value != MISSING => row,
                own => own,
            });
        }
    }

    /// A key stands on one row more.
    fn again(&mut self, row: u32, line: u32, repeats: Repeats) {
        let (_, _, values, currencies) = &self.scratch;
        let from = row as usize * values.len();
        let kept = from..from + values.len();
        let differs = self.values[kept.clone()] != values[..]
            || self.currencies[kept.clone()] != currencies[..];
        let repeat = self.repeats.entry(row).or_insert(Repeat {
            rows: 1,
            conflict: false,
            second: line,
        });
        repeat.rows += 1;
        repeat.conflict |= differs;
        if repeats == Repeats::Last {
            self.values[kept.clone()].copy_from_slice(values);
            self.currencies[kept].copy_from_slice(currencies);
            self.lines[row as usize] = line;
        }
    }
}
