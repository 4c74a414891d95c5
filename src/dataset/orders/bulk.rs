//! Orders that need no second look, taken many at a time and column by column. A
//! row in doubt is left to [`OrderRows::read`], which alone says what is skipped,
//! repaired or guessed.

use super::{OrderRows, Statuses};
use crate::dataset::cells::{self, fill, read_words, unless_none, Cells, Pieces, Taken};
use crate::dataset::identity::{Codes, OrderKey, NONE};
use crate::dataset::order_rows::{code, number, Run};
use crate::dataset::period::Clock;
use crate::dataset::quality::Ledger;
use crate::dataset::ties::Ties;
use crate::intake::plain::Plain;
use crate::intake::shape::Shaper;
use crate::intake::sink::Many;
use crate::mapping::rule::OrderStatus;
use crate::mapping::Binding;

/// What a column is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Order,
    Time,
    Amount,
    /// One of the words of a row.
    Word(usize),
    Status,
    Person,
    /// One of the amounts of its details.
    Detail(usize),
    /// What was given back of it: nothing, or the row is in doubt.
    GivenBack,
    /// It must be empty, or the row is in doubt.
    Empty,
    /// It is of no use here.
    Unused,
}

/// Channel, fulfilment, currency, store and employee.
const WORDS: usize = 5;
const EMPLOYEE: usize = 4;

/// The rows at hand, column by column.
#[derive(Debug, Default)]
struct Columns {
    doubtful: Vec<bool>,
    orders: Vec<i64>,
    times: Vec<i64>,
    amounts: Vec<i64>,
    statuses: Vec<i64>,
    words: [Vec<i64>; WORDS],
    details: [Vec<i64>; 4],
    /// Rows in which a field says nothing, field by field, where any does.
    blanks: Vec<Vec<bool>>,
}

/// Takes orders many at a time.
#[derive(Debug)]
pub struct Bulk {
    taken: Vec<Taken<Role>>,
    /// Words that stand for every row.
    constants: [Option<Vec<u8>>; WORDS],
    pieces: Pieces,
    columns: Columns,
}

/// What rows are taken into.
pub struct Target<'a> {
    /// The rows.
    pub rows: &'a mut OrderRows,
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
    pub fn of(rows: &OrderRows, binding: &Binding, ties: &Ties, width: usize) -> Option<Self> {
        let fields = &rows.fields;
        let persons = [[false; 4], [true, false, false, false]];
        let plain = fields.has_amount
            && !binding.has_rules()
            && !binding.totals_once
            && !binding.has("sku")
            && !binding.has("handed_over_at")
            && !binding.has("team")
            && persons.contains(&ties.mapped);
        if !plain || width < 2 {
            return None;
        }
        let mut constants: [Option<Vec<u8>>; WORDS] = Default::default();
        let taken = cells::taken(
            binding,
            width,
            |at| rows.role(at, ties),
            |role, word| match role {
                Role::Word(which) => {
                    constants[which] = Some(word.into());
                    true
                }
                role => role == Role::Unused,
            },
        )?;
        Some(Self {
            taken,
            constants,
            pieces: Pieces::of_width(width),
            columns: Columns::default(),
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
            self.give(into, text, (from, to), line);
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
            ..
        } = self;
        pieces.doubtful(text, into.shaper, &mut columns.doubtful);
        columns.blanks.resize_with(taken.len(), Vec::new);
        for (at, Taken { slot, column, role }) in taken.iter().enumerate() {
            let slot = &into.binding.all()[*slot];
            let column = Cells {
                cuts: &pieces.cuts,
                text,
                column: *column,
                slot,
            };
            columns.blanks[at].clear();
            columns.read(*role, at, &column, into.clock);
        }
        self.read_words(into, text);
    }

    /// The words row by row, so that they have the codes that they would have had.
    fn read_words(&mut self, into: &mut Target<'_>, text: &[u8]) {
        let columns = &mut self.columns;
        let rows = columns.doubtful.len();
        let nothing = number(NONE);
        for words in &mut columns.words {
            words.clear();
            words.resize(rows, nothing);
        }
        columns.statuses.clear();
        columns.statuses.resize(rows, OrderStatus::Sale as i64);
        for (at, Taken { slot, column, role }) in self.taken.iter().enumerate() {
            let cells = Cells {
                cuts: &self.pieces.cuts,
                text,
                column: *column,
                slot: &into.binding.all()[*slot],
            };
            let blanks = &mut columns.blanks[at];
            match role {
                Role::Word(which) => {
                    let codes = &mut into.codes.words;
                    read_words(&cells, &columns.doubtful, blanks, |row, word| {
                        columns.words[*which][row] = number(codes.code_of_word(word));
                    });
                }
                Role::Status => {
                    let (codes, statuses) = (&mut into.codes.words, &mut into.rows.statuses);
                    let given_back = self.taken.iter().any(|taken| taken.role == Role::GivenBack);
                    let mut unsure = Vec::new();
                    read_words(&cells, &columns.doubtful, blanks, |row, word| {
                        let code = codes.code_of_word(word);
                        let amount = columns.amounts[row];
                        match statuses.plainly(codes.text(code), code, amount, given_back) {
                            Some(status) => columns.statuses[row] = status as i64,
                            None => unsure.push(row),
                        }
                    });
                    unsure
                        .into_iter()
                        .for_each(|row| columns.doubtful[row] = true);
                }
                _ => {}
            }
        }
        for (words, constant) in columns.words.iter_mut().zip(&self.constants) {
            if let Some(word) = constant.as_ref().filter(|_| rows > 0) {
                words.fill(number(into.codes.words.code_of_word(word)));
            }
        }
        for row in 0..rows {
            // Without a word that says so, less than nothing is no plain sale.
            columns.doubtful[row] |=
                columns.amounts[row] < 0 && columns.statuses[row] == OrderStatus::Sale as i64;
        }
    }

    /// Gives rows that are not in doubt.
    #[inline(never)]
    fn give(&mut self, into: &mut Target<'_>, text: &[u8], (from, to): (usize, usize), line: u64) {
        let columns = &self.columns;
        let rows = &mut *into.rows;
        rows.rows.extend_waiting(&columns.run(from, to), line);
        for (at, Taken { slot, role, .. }) in self.taken.iter().enumerate() {
            let blanks = columns.blanks[at].get(from..to).unwrap_or_default();
            into.blanks[*slot] += blanks.iter().filter(|blank| **blank).count() as u64;
            if let Role::Detail(which) = *role {
                rows.details.amounts()[which].extend(&columns.details[which][from..to]);
            }
        }
        if rows.fields.employee.is_some() {
            let words = columns.words[EMPLOYEE][from..to].iter();
            let codes: Vec<i64> = words.map(|&word| code(word).into()).collect();
            rows.details.employee.extend(&codes);
        }
        into.ties.rows += (to - from) as u64;
        into.shaper.pass(to - from);
        let person = self.taken.iter().find(|taken| taken.role == Role::Person);
        for (row, line) in (from..to).zip(line..) {
            let key = person.map_or(&b""[..], |taken| {
                let cell = self.pieces.cuts.cell(text, row, taken.column);
                into.binding.all()[taken.slot].clean(cell)
            });
            rows.waiting
                .add_key(key, u32::try_from(line).unwrap_or(u32::MAX));
            if rows.waiting.is_full() {
                rows.settle(into.codes, into.ledger, into.ties, into.binding);
            }
        }
    }
}

impl Columns {
    fn read(&mut self, role: Role, at: usize, cells: &Cells<'_>, clock: &mut Clock) {
        let doubtful = &mut self.doubtful;
        let blanks = &mut self.blanks[at];
        let slot = cells.slot;
        let money = |cell: &[u8]| {
            let amount = slot.money(cell);
            (amount.unwrap_or_default().0, amount.is_some())
        };
        match role {
            Role::Order => {
                fill(cells, doubtful, &mut self.orders, |cell| match cell {
                    b"" => (OrderKey::NONE.kept(), true),
                    _ => (OrderKey::of_cell(cell).kept(), true),
                });
                let none = |key: &i64| *key == OrderKey::NONE.kept();
                if self.orders.iter().any(none) {
                    blanks.extend(self.orders.iter().map(none));
                }
            }
            Role::Time => fill(cells, doubtful, &mut self.times, |cell| {
                match slot.plain_moment(cell) {
                    Some(moment) if !cell.is_empty() => (clock.instant(moment), true),
                    _ => (0, false),
                }
            }),
            Role::Amount => fill(cells, doubtful, &mut self.amounts, |cell| match cell {
                b"" => (0, false),
                _ => money(cell),
            }),
            Role::Detail(which) => {
                fill(cells, doubtful, &mut self.details[which], |cell| {
                    blanks.push(cell.is_empty());
                    match cell {
                        b"" => (0, true),
                        _ => money(cell),
                    }
                });
                unless_none(blanks);
            }
            Role::GivenBack => {
                fill(cells, doubtful, &mut Vec::new(), |cell| {
                    blanks.push(cell.is_empty());
                    ((), cell.is_empty() || money(cell) == (0, true))
                });
                unless_none(blanks);
            }
            Role::Empty => {
                fill(cells, doubtful, &mut Vec::new(), |cell| {
                    ((), cell.is_empty())
                });
                blanks.resize(doubtful.len(), true);
            }
            Role::Unused | Role::Person => {
                blanks.extend(cells.iter().map(<[u8]>::is_empty));
                unless_none(blanks);
            }
            Role::Word(_) | Role::Status => {}
        }
    }

    fn run(&self, from: usize, to: usize) -> Run<'_> {
        let [channel, fulfilment, currency, store, _] = &self.words;
        Run {
            orders: self.orders.get(from..to).unwrap_or_default(),
            time: &self.times[from..to],
            amount: &self.amounts[from..to],
            channel: &channel[from..to],
            fulfilment: &fulfilment[from..to],
            currency: &currency[from..to],
            store: &store[from..to],
            status: &self.statuses[from..to],
        }
    }
}

impl OrderRows {
    /// What a field is read as.
    fn role(&self, at: usize, ties: &Ties) -> Role {
        let fields = &self.fields;
        let words = [
            fields.channel,
            fields.fulfilment,
            fields.currency,
            fields.store,
            fields.employee,
        ];
        if let Some(which) = words.iter().position(|slot| slot.is(at)) {
            return Role::Word(which);
        }
        if let Some(which) = fields.amounts.iter().position(|slot| slot.is(at)) {
            return Role::Detail(which);
        }
        match () {
            () if fields.order_id.is(at) => Role::Order,
            () if fields.ordered_at.is(at) => Role::Time,
            () if fields.amount.is(at) => Role::Amount,
            () if fields.kind.is(at) => Role::Status,
            () if fields.refunded.is(at) => Role::GivenBack,
            () if fields.original_order_id.is(at) => Role::Empty,
            () if ties.slots[0].is(at) => Role::Person,
            () => Role::Unused,
        }
    }
}

impl Statuses {
    /// What a word says a row is, where it goes with the amount; `None` where it
    /// takes more.
    fn plainly(
        &mut self,
        word: &str,
        code: u32,
        amount: i64,
        says_given_back: bool,
    ) -> Option<OrderStatus> {
        let said = *self
            .0
            .entry(code)
            .or_insert_with(|| crate::dataset::status::said(word));
        if said.partly && !says_given_back {
            return None;
        }
        let known = said.status;
        match known {
            Some(OrderStatus::Sale) if amount >= 0 => known,
            Some(OrderStatus::Refund) if amount <= 0 && !says_given_back => known,
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
