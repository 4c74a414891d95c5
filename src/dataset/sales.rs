//! Sales and refunds of all files: each order once, then by customer and time.

use super::bits::Bits;
use super::identity::OrderKey;
use super::load::{LoadedFile, Rows};
use super::order_rows::{OrderRow, OrderStore};
use super::orders::{is_same, sort_key};
use super::people::People;
use super::period::{Days, Zone};
use super::quality::Effect;
use super::restarts::{self, Place, Repeats};
use super::waits::{Handed, HandedOver};
use super::FileOutcome;
use crate::intake::cell::money::Money;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The orders of all files, each once. The rows stay where they are: only which of
/// them do not count is kept.
pub(super) struct Sales<'a> {
    pub(super) files: Vec<FileSales<'a>>,
}

pub(super) struct FileSales<'a> {
    /// Its place among the files.
    file: usize,
    /// Its rows, or its lines summed by order.
    pub(super) rows: Cow<'a, OrderStore>,
    originals: &'a FxHashMap<u32, OrderKey>,
    handed_over: Option<&'a HandedOver>,
    /// Who the rows are of, where that is not yet in them.
    people: Option<&'a People>,
    /// Places that do not count.
    dropped: Bits,
    /// Whether its numbers begin anew each day or in each store.
    pub(super) restarts: bool,
}

/// An order that counts.
pub(super) struct Counted {
    pub(super) row: OrderRow,
    /// The order it gives back, if it is a refund that names one.
    pub(super) original: OrderKey,
}

impl FileSales<'_> {
    /// Whether a row counts.
    #[inline]
    pub(super) fn counts(&self, at: usize) -> bool {
        !self.dropped.has(at as u64)
    }

    #[inline]
    pub(super) fn person(&self, code: u32) -> u32 {
        self.people
            .map_or(code, |people| people.of(self.file, code))
    }

    fn get(&self, at: usize) -> OrderRow {
        let row = self.rows.get(at);
        OrderRow {
            customer: self.person(row.customer),
            ..row
        }
    }

    /// What counts, of something that each row has.
    fn kept<'b, T>(&'b self, all: impl Iterator<Item = T> + 'b) -> impl Iterator<Item = T> + 'b {
        let counts = |(at, _): &(u64, T)| !self.dropped.has(*at);
        (0..).zip(all).filter(counts).map(|(_, one)| one)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Counted> + '_ {
        self.kept(self.rows.iter()).map(|row| self.counted(row))
    }

    fn counted(&self, row: OrderRow) -> Counted {
        Counted {
            original: self.original(row.line),
            row: OrderRow {
                customer: self.person(row.customer),
                ..row
            },
        }
    }

    pub(super) fn original(&self, line: u32) -> OrderKey {
        if self.originals.is_empty() {
            return OrderKey::NONE;
        }
        self.originals.get(&line).copied().unwrap_or(OrderKey::NONE)
    }

    /// When a sale was handed over, as its file says.
    pub(super) fn handed_over(&self, at: usize) -> Handed {
        self.handed_over
            .map_or(Handed::Untold, |all| all.of(self.rows.line(at)))
    }

    /// The last instant of what counts.
    fn latest(&self) -> Option<i64> {
        let mut latest = None;
        self.rows.each_time(&mut |first, times| {
            for (at, &time) in (first as u64..).zip(times) {
                if latest.is_none_or(|latest| time > latest) && !self.dropped.has(at) {
                    latest = Some(time);
                }
            }
        });
        latest
    }
}

/// The orders of all files, each once; what is left out goes to the ledgers.
#[inline(never)]
pub(super) fn distinct<'a>(
    files: &[&'a LoadedFile],
    people: &'a People,
    zone: &Zone,
    outcomes: &mut [FileOutcome],
) -> Sales<'a> {
    let mut days = Days::new(zone);
    let mut sales = Sales { files: Vec::new() };
    for (file, loaded) in files.iter().enumerate() {
        let Rows::Orders(table) = &loaded.rows else {
            continue;
        };
        let mut of_file = FileSales {
            file,
            rows: Cow::Borrowed(&table.rows),
            originals: &table.originals,
            handed_over: table.handed_over.as_ref(),
            people: (!people.is_plain()).then_some(people),
            dropped: Bits::new(0),
            restarts: false,
        };
        if loaded.mapping.lines {
            let rows: Vec<OrderRow> = (0..table.rows.len()).map(|at| of_file.get(at)).collect();
            let summed;
            (summed, of_file.restarts) = sum_lines(&rows, &mut days);
            of_file.rows = Cow::Owned(summed);
            of_file.people = None;
        }
        of_file.dropped = Bits::new(of_file.rows.len());
        sales.files.push(of_file);
    }
    sales.drop_repeated(&mut days, outcomes);
    sales
}

impl Sales<'_> {
    pub(super) fn len(&self) -> usize {
        self.files.iter().map(|file| file.rows.len()).sum()
    }

    /// The file and the place in it of a row by its place among all.
    fn place(&self, mut at: usize) -> (usize, usize) {
        for (index, file) in self.files.iter().enumerate() {
            match at.checked_sub(file.rows.len()) {
                Some(rest) => at = rest,
                None => return (index, at),
            }
        }
        (0, 0)
    }

    fn drop_repeated(&mut self, days: &mut Days<'_>, outcomes: &mut [FileOutcome]) {
        let orders = |each: &mut dyn FnMut(usize, &[i64])| {
            let mut before = 0;
            for file in &self.files {
                let rows = &file.rows;
                rows.each_order(&mut |first, numbers| each(before + first, numbers));
                before += rows.len();
            }
        };
        let groups = same_number(self.len(), orders);
        self.find_restarts(&groups, days);
        let restarts: Vec<bool> = self.files.iter().map(|file| file.restarts).collect();
        for group in groups {
            let mut group: Vec<(usize, usize, OrderRow)> = group
                .into_iter()
                .map(|at| self.place(at))
                .map(|(file, at)| (file, at, self.files[file].get(at)))
                .collect();
            let mut place =
                |file: usize, row: &OrderRow| restarts[file].then(|| restarts::place(row, days));
            // A total order, so that which of two rows is kept does not depend on
            // where they stand in the file.
            group
                .sort_by_key(|(file, _, row)| (row.order, place(*file, row), sort_key(row), *file));
            let mut last: Option<(OrderRow, Option<Place>)> = None;
            for (file, at, row) in group {
                let of_row = (row, place(file, &row));
                let number = |(row, _): &(OrderRow, _)| (row.order, row.status);
                let Some((kept, its)) = last.filter(|kept| number(kept) == number(&of_row)) else {
                    last = Some(of_row);
                    continue;
                };
                let of_file = &mut self.files[file];
                let ledger = &mut outcomes[of_file.file].ledger;
                let mut note =
                    |effect, reason| ledger.note(effect, reason, "", u64::from(row.line));
                if its != of_row.1 {
                    note(Effect::Guessed, "order-number-anew");
                    last = Some(of_row);
                    continue;
                }
                let reason = if is_same(&kept, &row) {
                    "duplicate"
                } else {
                    "order-number-repeated"
                };
                note(Effect::Skipped, reason);
                of_file.dropped.set(at as u64);
            }
        }
    }

    /// Looks for files whose numbers begin anew, by the rows that share one.
    fn find_restarts(&mut self, groups: &[Vec<usize>], days: &mut Days<'_>) {
        let mut within = vec![Repeats::default(); self.files.len()];
        let mut across: BTreeMap<[usize; 2], Repeats> = BTreeMap::new();
        for group in groups {
            let places: Vec<(usize, usize)> = group.iter().map(|&at| self.place(at)).collect();
            let row = |(file, at): (usize, usize)| self.files[file].get(at);
            let mut before: Option<(usize, OrderRow)> = None;
            // The rows of a file stand together.
            for of_file in places.chunk_by(|a, b| a.0 == b.0) {
                let (file, first) = (of_file[0].0, row(of_file[0]));
                if of_file.len() > 1 {
                    let rows: Vec<OrderRow> = of_file.iter().map(|&place| row(place)).collect();
                    within[file].add(&rows, false, days);
                }
                if let Some((other, last)) = before {
                    let pair = across.entry([other, file]).or_default();
                    pair.add_across([&last, &first]);
                }
                before = Some((file, first));
            }
        }
        for (file, repeats) in self.files.iter_mut().zip(within) {
            file.restarts |= repeats.begin_anew(file.rows.len());
        }
        for (pair, repeats) in across {
            let rows = pair.map(|file| self.files[file].rows.len());
            if repeats.begin_anew(rows[0].min(rows[1])) {
                for file in pair {
                    self.files[file].restarts = true;
                }
            }
        }
    }

    /// The last instant.
    pub(super) fn latest(&self) -> Option<i64> {
        self.files.iter().filter_map(FileSales::latest).max()
    }

    /// Leaves out what is not before an instant.
    pub(super) fn drop_from(&mut self, end: i64, outcomes: &mut [FileOutcome]) {
        for file in &mut self.files {
            let mut late = Vec::new();
            file.rows.each_time(&mut |first, times| {
                let times = (first as u64..).zip(times);
                late.extend(times.filter(|(_, &time)| time >= end).map(|(at, _)| at));
            });
            for at in late {
                if file.dropped.set(at) {
                    continue;
                }
                let line = u64::from(file.rows.get(at as usize).line);
                let ledger = &mut outcomes[file.file].ledger;
                ledger.note(Effect::Skipped, "after-as-of", "", line);
            }
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Counted> + '_ {
        self.files.iter().flat_map(FileSales::iter)
    }
}

/// The places of rows that share a number with another one, group by group. Nearly
/// all numbers stand alone, and two bits by their keys say so.
fn same_number(count: usize, keys: impl Fn(&mut dyn FnMut(usize, &[i64]))) -> Vec<Vec<usize>> {
    let (mut once, mut twice) = (Bits::new(count * 8), Bits::new(count * 4));
    let mut any = false;
    let some = |kept: &i64| Some(OrderKey::of_kept(*kept)).filter(|key| key.is_some());
    keys(&mut |_, keys| {
        for key in keys.iter().filter_map(some) {
            if once.set(key.hash()) {
                any = true;
                twice.set(key.hash());
            }
        }
    });
    drop(once);
    if !any {
        return Vec::new();
    }
    let mut halves: Vec<(u64, u32)> = Vec::new();
    keys(&mut |first, keys| {
        for (at, key) in (first as u32..).zip(keys) {
            if let Some(key) = some(key).filter(|key| twice.has(key.hash())) {
                halves.push((key.hash(), at));
            }
        }
    });
    halves.sort_unstable();
    halves
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|group| group.len() > 1)
        .map(|group| group.iter().map(|&(_, at)| at as usize).collect())
        .collect()
}

/// Lines of the same order and status, summed; in the order of their first lines. And
/// whether the numbers begin anew each day or in each store.
fn sum_lines(rows: &[OrderRow], days: &mut Days<'_>) -> (OrderStore, bool) {
    let mut sums: Vec<Option<OrderRow>> = rows.iter().copied().map(Some).collect();
    let keys: Vec<i64> = rows.iter().map(|row| row.order.kept()).collect();
    let groups = same_number(rows.len(), |each| each(0, &keys));
    let mut repeats = Repeats::default();
    let mut of_group: Vec<OrderRow> = Vec::new();
    for group in &groups {
        of_group.clear();
        of_group.extend(group.iter().map(|&at| rows[at]));
        repeats.add(&of_group, true, days);
    }
    let restarts = repeats.begin_anew(rows.len());
    for mut group in groups {
        let mut place = |row: &OrderRow| restarts.then(|| restarts::place(row, days));
        group.sort_by_key(|&at| {
            let row = &rows[at];
            (row.order, place(row), sort_key(row))
        });
        let mut first: Option<usize> = None;
        for at in group {
            let row = &rows[at];
            let same = first.filter(|&first| {
                (rows[first].order, rows[first].status) == (row.order, row.status)
                    && place(&rows[first]) == place(row)
            });
            match same.and_then(|first| sums[first].as_mut()) {
                Some(sum) => {
                    // Beyond nine million millions an order is an error of the file.
                    sum.amount = Money(sum.amount.0.saturating_add(row.amount.0));
                    sum.customer = sum.customer.min(row.customer);
                    sums[at] = None;
                }
                None => first = Some(at),
            }
        }
    }
    (sums.into_iter().flatten().collect(), restarts)
}
