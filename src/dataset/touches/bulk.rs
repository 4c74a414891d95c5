//! Touches that need no second look, taken many at a time and column by column. A
//! row in doubt is left to [`TouchRows::read`], which alone says what is skipped,
//! repaired or guessed.

use super::{Fields, TouchRow, TouchRows};
use crate::dataset::cells::{self, fill, read_words, unless_none, Cells, Pieces, Taken};
use crate::dataset::identity::{Codes, NONE};
use crate::dataset::interner::Batch;
use crate::dataset::kind::Device;
use crate::dataset::period::Clock;
use crate::dataset::quality::{Effect, Ledger};
use crate::dataset::ties::Ties;
use crate::dataset::touch_kind::TouchKind;
use crate::intake::cell::money::Money;
use crate::intake::plain::Plain;
use crate::intake::shape::Shaper;
use crate::intake::sink::Many;
use crate::mapping::{Binding, Slot};

/// What a column is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Person,
    Session,
    Time,
    Value,
    /// One of the words of a row.
    Word(usize),
    /// It is of no use here.
    Unused,
}

/// Channel, source, campaign, segment, kind and device.
const WORDS: usize = 6;

/// The rows at hand, column by column.
#[derive(Debug, Default)]
struct Columns {
    doubtful: Vec<bool>,
    times: Vec<i64>,
    values: Vec<Money>,
    words: [Vec<u32>; WORDS],
    kinds: Vec<TouchKind>,
    devices: Vec<Device>,
    /// Rows in which a field says nothing, field by field, where any does.
    blanks: Vec<Vec<bool>>,
}

/// Takes touches many at a time.
#[derive(Debug)]
pub struct Bulk {
    taken: Vec<Taken<Role>>,
    person: Taken<Role>,
    session: Option<Taken<Role>>,
    /// Words that stand for every row.
    constants: [Option<Vec<u8>>; WORDS],
    pieces: Pieces,
    columns: Columns,
    asked: Batch,
    people: Vec<u32>,
    sessions: Vec<u32>,
    found: Vec<u32>,
}

/// What rows are taken into.
pub struct Target<'a> {
    /// The rows.
    pub rows: &'a mut TouchRows,
    /// The mapping, bound.
    pub binding: &'a Binding,
    /// The shared interners.
    pub codes: &'a mut Codes,
    /// The ledger of the file.
    pub ledger: &'a mut Ledger,
    /// Instants of times without offset.
    pub clock: &'a mut Clock,
    /// What the rows say of who they are of.
    pub ties: &'a mut Ties,
    /// Rows in which each field says nothing.
    pub blanks: &'a mut [u64],
    /// What tells rows from what else is in a file.
    pub shaper: &'a mut Shaper,
}

impl Bulk {
    /// `None` where the rows need a look one by one in any case.
    #[must_use]
    pub fn of(rows: &TouchRows, binding: &Binding, ties: &Ties, width: usize) -> Option<Self> {
        let by_number = ties.mapped == [true, false, false, false];
        if binding.has_rules() || !by_number || width < 2 {
            return None;
        }
        let mut constants: [Option<Vec<u8>>; WORDS] = Default::default();
        let taken = cells::taken(
            binding,
            width,
            |at| rows.fields.role(at, ties),
            |role, word| match role {
                Role::Word(which) => {
                    constants[which] = Some(word.into());
                    true
                }
                role => role == Role::Unused,
            },
        )?;
        let of = |role: Role| taken.iter().copied().find(|taken| taken.role == role);
        of(Role::Time)?;
        Some(Self {
            person: of(Role::Person)?,
            session: of(Role::Session),
            taken,
            constants,
            pieces: Pieces::of_width(width),
            columns: Columns::default(),
            asked: Batch::default(),
            people: Vec::new(),
            sessions: Vec::new(),
            found: Vec::new(),
        })
    }

    #[cfg(test)]
    pub fn given(&self) -> u64 {
        self.pieces.given()
    }

    /// Another text begins.
    pub fn begin(&mut self) {
        self.pieces.begin();
    }

    /// Takes the rows of a text from a place on, up to the first one in doubt.
    pub fn take(
        &mut self,
        into: &mut Target<'_>,
        plain: Plain,
        (text, at): (&[u8], usize),
        line: u64,
    ) -> Many {
        let Some((from, anew)) = self.pieces.from(plain, (text, at), into.shaper) else {
            return Many::default();
        };
        if anew {
            self.read(into, text);
        }
        let doubtful = self.columns.doubtful[from..].iter();
        let to = from + doubtful.take_while(|doubtful| !**doubtful).count();
        if from < to {
            self.look_up(into, text, (from, to));
            self.give(into, (from, to), line);
        }
        self.pieces.give(at, to)
    }

    /// Reads all columns of the records that are cut.
    #[inline(never)]
    fn read(&mut self, into: &mut Target<'_>, text: &[u8]) {
        let Self {
            taken,
            pieces,
            columns,
            constants,
            ..
        } = self;
        pieces.doubtful(text, into.shaper, &mut columns.doubtful);
        let rows = columns.doubtful.len();
        columns.blanks.resize_with(taken.len(), Vec::new);
        columns.values.clear();
        columns.values.resize(rows, Money::default());
        for words in &mut columns.words {
            words.clear();
            words.resize(rows, NONE);
        }
        for (at, Taken { slot, column, role }) in taken.iter().enumerate() {
            let slot = &into.binding.all()[*slot];
            let cells = Cells {
                cuts: &pieces.cuts,
                text,
                column: *column,
                slot,
            };
            columns.blanks[at].clear();
            columns.read(*role, at, &cells, into);
        }
        for (words, constant) in columns.words.iter_mut().zip(constants) {
            if let Some(word) = constant.as_ref().filter(|_| rows > 0) {
                words.fill(into.codes.words.code_of_word(word));
            }
        }
        columns.judge(into.rows, into.codes);
    }

    /// Who the rows are of, and their sessions: each asked for together.
    #[inline(never)]
    fn look_up(&mut self, into: &mut Target<'_>, text: &[u8], (from, to): (usize, usize)) {
        let Self {
            pieces,
            asked,
            people,
            sessions,
            found,
            ..
        } = self;
        let slots = into.binding.all();
        let cell = |taken: &Taken<Role>, row: usize| {
            slots[taken.slot].clean(pieces.cuts.cell(text, row, taken.column))
        };
        people.clear();
        for batch in (from..to).step_by(BATCH) {
            for row in batch..to.min(batch + BATCH) {
                asked.push(cell(&self.person, row));
            }
            into.codes.customers(asked, found);
            people.extend_from_slice(found);
        }
        sessions.clear();
        sessions.resize(to - from, NONE);
        let Some(session) = &self.session else {
            return;
        };
        for batch in (from..to).step_by(BATCH) {
            let rows = batch..to.min(batch + BATCH);
            // Those of nobody are left out.
            let said = |row: &usize| people[row - from] != NONE && !cell(session, *row).is_empty();
            for row in rows.clone().filter(said) {
                asked.push(cell(session, row));
            }
            into.codes.sessions.codes_of(asked, found);
            for (row, &code) in rows.filter(said).zip(found.iter()) {
                sessions[row - from] = code;
            }
        }
    }

    /// Gives rows that are not in doubt.
    #[inline(never)]
    fn give(&mut self, into: &mut Target<'_>, (from, to): (usize, usize), line: u64) {
        let columns = &self.columns;
        for (at, Taken { slot, .. }) in self.taken.iter().enumerate() {
            let blanks = columns.blanks[at].get(from..to).unwrap_or_default();
            into.blanks[*slot] += blanks.iter().filter(|blank| **blank).count() as u64;
        }
        let known = self.people.iter().filter(|&&code| code != NONE).count();
        into.ties.rows += (to - from) as u64;
        into.ties.filled[0] += known as u64;
        into.shaper.pass(to - from);
        let [channels, sources, campaigns, segments, kinds, _] = &columns.words;
        for (at, row) in (from..to).enumerate() {
            let customer = self.people[at];
            if customer == NONE {
                let (slot, line) = (into.ties.slots[0], line + at as u64);
                let column = into.binding.column(slot);
                into.ledger
                    .note(Effect::Noted, "anonymous-token", column, line);
                let column = into.binding.column(into.rows.fields.customer_id);
                into.ledger
                    .note(Effect::Skipped, "customer-missing", column, line);
                if columns.kinds[row].converts() {
                    let sale = (columns.times[row], columns.values[row]);
                    into.rows.of_nobody.push(sale);
                }
                continue;
            }
            into.rows.rows.push(TouchRow {
                customer,
                session: self.sessions[at],
                time: columns.times[row],
                channel: channels[row],
                source: sources[row],
                campaign: campaigns[row],
                segment: segments[row],
                value: columns.values[row],
                kind: columns.kinds[row],
                event: kinds[row],
                device: columns.devices[row],
            });
        }
    }
}

/// Texts that are looked up together.
const BATCH: usize = 128;

impl Columns {
    fn read(&mut self, role: Role, at: usize, cells: &Cells<'_>, into: &mut Target<'_>) {
        let doubtful = &mut self.doubtful;
        let blanks = &mut self.blanks[at];
        let slot = cells.slot;
        match role {
            Role::Time => fill(cells, doubtful, &mut self.times, |cell| {
                match slot.plain_moment(cell) {
                    Some(moment) if !cell.is_empty() => (into.clock.instant(moment), true),
                    _ => (0, false),
                }
            }),
            Role::Value => {
                fill(cells, doubtful, &mut self.values, |cell| {
                    blanks.push(cell.is_empty());
                    value(slot, cell)
                });
                unless_none(blanks);
            }
            Role::Person => {
                fill(cells, doubtful, &mut Vec::new(), |cell| {
                    ((), !cell.is_empty())
                });
            }
            Role::Word(which) => {
                let (words, codes) = (&mut self.words[which], &mut into.codes.words);
                read_words(cells, doubtful, blanks, |row, word| {
                    words[row] = codes.code_of_word(word);
                });
            }
            Role::Session | Role::Unused => {
                blanks.extend(cells.iter().map(<[u8]>::is_empty));
                unless_none(blanks);
            }
        }
    }

    /// What the words of the rows say that they are; those without a channel are in
    /// doubt, but for conversions.
    fn judge(&mut self, rows: &mut TouchRows, codes: &Codes) {
        let [channels, .., kinds, devices] = &self.words;
        self.kinds.clear();
        self.devices.clear();
        for (row, doubtful) in self.doubtful.iter_mut().enumerate() {
            let (kind, device) = match *doubtful {
                true => (TouchKind::default(), Device::Unknown),
                false => (
                    rows.kind(kinds[row], channels[row], codes),
                    rows.device(devices[row], codes),
                ),
            };
            *doubtful |= channels[row] == NONE && kind != TouchKind::Conversion;
            self.kinds.push(kind);
            self.devices.push(device);
        }
    }
}

/// What a cell says that a conversion is worth, and whether that is certain.
fn value(slot: &Slot, cell: &[u8]) -> (Money, bool) {
    if cell.is_empty() {
        return (Money::default(), true);
    }
    let read = cell
        .is_ascii()
        .then(|| Money::parse_bytes(cell, slot.format()))
        .flatten();
    (read.unwrap_or_default(), read.is_some())
}

impl Fields {
    /// What a field is read as.
    fn role(&self, at: usize, ties: &Ties) -> Role {
        let words = [
            self.channel,
            self.source,
            self.campaign,
            self.segment,
            self.kind,
            self.device,
        ];
        if let Some(which) = words.iter().position(|slot| slot.is(at)) {
            return Role::Word(which);
        }
        match () {
            () if self.at.is(at) => Role::Time,
            () if self.value.is(at) => Role::Value,
            () if self.session_id.is(at) => Role::Session,
            () if ties.slots[0].is(at) => Role::Person,
            () => Role::Unused,
        }
    }
}

#[cfg(test)]
mod tests;
