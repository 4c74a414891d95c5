//! Sales and refunds of all files: each order once, then by customer and time.

use super::bits::Bits;
use super::channel::Channels;
use super::dimension::{Named, UNSAID};
use super::exchange::Exchange;
use super::fulfilment::Fulfilment;
use super::identity::{OrderKey, NONE};
use super::load::{LoadedFile, Rows};
use super::order_rows::{code, OrderRow, OrderStore};
use super::orders::{is_same, sort_key};
use super::people::People;
use super::placed::Placed;
use super::quality::Effect;
use super::settings::{RefundChannel, Settings};
use super::waits::{Handed, HandedOver, WaitRow};
use super::{FileOutcome, Order};
use crate::error::Result;
use crate::intake::cell::money::Money;
use crate::mapping::rule::OrderStatus;
use crate::memory;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;

/// The orders of all files, each once. The rows stay where they are: only which of
/// them do not count is kept.
pub(super) struct Sales<'a> {
    files: Vec<FileSales<'a>>,
}

struct FileSales<'a> {
    /// Its place among the files.
    file: usize,
    /// Its rows, or its lines summed by order.
    rows: Cow<'a, OrderStore>,
    originals: &'a FxHashMap<u32, OrderKey>,
    handed_over: Option<&'a HandedOver>,
    /// Who the rows are of, where that is not yet in them.
    people: Option<&'a People>,
    /// Places that do not count.
    dropped: Bits,
}

/// An order that counts.
pub(super) struct Counted {
    pub(super) row: OrderRow,
    /// The order it gives back, if it is a refund that names one.
    original: OrderKey,
    /// When it was handed over.
    handed_over: Handed,
}

impl FileSales<'_> {
    fn person(&self, code: u32) -> u32 {
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

    fn iter(&self) -> impl Iterator<Item = Counted> + '_ {
        self.kept(self.rows.iter()).map(|row| self.counted(row))
    }

    fn counted(&self, row: OrderRow) -> Counted {
        Counted {
            original: self.original(row.line),
            handed_over: self
                .handed_over
                .map_or(Handed::Untold, |all| all.of(row.line)),
            row: OrderRow {
                customer: self.person(row.customer),
                ..row
            },
        }
    }

    fn original(&self, line: u32) -> OrderKey {
        if self.originals.is_empty() {
            return OrderKey::NONE;
        }
        self.originals.get(&line).copied().unwrap_or(OrderKey::NONE)
    }

    /// The persons of what counts, many a call.
    fn each_person(&self, each: &mut dyn FnMut(u32)) {
        self.rows.each_customer(&mut |first, customers| {
            for (at, &customer) in (first as u64..).zip(customers) {
                if !self.dropped.has(at) {
                    each(self.person(code(customer)));
                }
            }
        });
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
pub(super) fn distinct<'a>(
    files: &[&'a LoadedFile],
    people: &'a People,
    outcomes: &mut [FileOutcome],
) -> Sales<'a> {
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
        };
        if loaded.mapping.lines {
            let rows: Vec<OrderRow> = (0..table.rows.len()).map(|at| of_file.get(at)).collect();
            of_file.rows = Cow::Owned(sum_lines(&rows));
            of_file.people = None;
        }
        of_file.dropped = Bits::new(of_file.rows.len());
        sales.files.push(of_file);
    }
    sales.drop_repeated(outcomes);
    sales
}

impl Sales<'_> {
    fn len(&self) -> usize {
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

    fn drop_repeated(&mut self, outcomes: &mut [FileOutcome]) {
        let orders = |each: &mut dyn FnMut(usize, &[OrderKey])| {
            let mut before = 0;
            for file in &self.files {
                let rows = &file.rows;
                rows.each_order(&mut |first, numbers| each(before + first, numbers));
                before += rows.len();
            }
        };
        for group in same_number(self.len(), orders) {
            let mut group: Vec<(usize, usize, OrderRow)> = group
                .into_iter()
                .map(|at| self.place(at))
                .map(|(file, at)| (file, at, self.files[file].get(at)))
                .collect();
            // A total order, so that which of two rows is kept does not depend on
            // where they stand in the file.
            group.sort_by_key(|(file, _, row)| (row.order, sort_key(row), *file));
            let mut last: Option<OrderRow> = None;
            for (file, at, row) in group {
                let same = |kept: &OrderRow| (kept.order, kept.status) == (row.order, row.status);
                let Some(kept) = last.filter(same) else {
                    last = Some(row);
                    continue;
                };
                let reason = if is_same(&kept, &row) {
                    "duplicate"
                } else {
                    "order-number-repeated"
                };
                let of_file = &mut self.files[file];
                of_file.dropped.set(at as u64);
                let ledger = &mut outcomes[of_file.file].ledger;
                ledger.note(Effect::Skipped, reason, "", u64::from(row.line));
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

    /// The same, quicker than one by one.
    fn for_each(&self, mut each: impl FnMut(Counted)) {
        for file in &self.files {
            file.rows.for_each(|at, row| {
                if !file.dropped.has(at as u64) {
                    each(file.counted(row));
                }
            });
        }
    }
}

/// The places of rows that share a number with another one, group by group. Nearly
/// all numbers stand alone, and two bits of their hashes say so.
fn same_number(
    count: usize,
    numbers: impl Fn(&mut dyn FnMut(usize, &[OrderKey])),
) -> Vec<Vec<usize>> {
    let (mut once, mut twice) = (Bits::new(count * 8), Bits::new(count * 4));
    let mut any = false;
    numbers(&mut |_, numbers| {
        for number in numbers.iter().filter(|number| number.is_some()) {
            if once.set(number.half()) {
                any = true;
                twice.set(number.half());
            }
        }
    });
    drop(once);
    if !any {
        return Vec::new();
    }
    let mut halves: Vec<(u64, u32)> = Vec::new();
    numbers(&mut |first, numbers| {
        for (at, number) in (first as u32..).zip(numbers) {
            if number.is_some() && twice.has(number.half()) {
                halves.push((number.half(), at));
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

/// Lines of the same order and status, summed; in the order of their first lines.
fn sum_lines(rows: &[OrderRow]) -> OrderStore {
    let mut sums: Vec<Option<OrderRow>> = rows.iter().copied().map(Some).collect();
    let numbers: Vec<OrderKey> = rows.iter().map(|row| row.order).collect();
    for mut group in same_number(rows.len(), |each| each(0, &numbers)) {
        group.sort_by_key(|&at| (rows[at].order, sort_key(&rows[at])));
        let mut first: Option<usize> = None;
        for at in group {
            let row = &rows[at];
            let same = first.filter(|&first| {
                (rows[first].order, rows[first].status) == (row.order, row.status)
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
    sums.into_iter().flatten().collect()
}

/// What the words of orders stand for.
pub(super) struct Places<'a> {
    pub(super) channels: &'a Channels,
    /// The stores; which is of which order is written to them.
    pub(super) stores: &'a mut Named,
    /// The teams, in the same way.
    pub(super) teams: &'a mut Named,
    pub(super) fulfilment: &'a mut dyn FnMut(u32) -> Fulfilment,
    /// How long sales and returns took.
    pub(super) waits: &'a mut Vec<Placed<WaitRow>>,
}

/// Orders in the reporting currency with the channels they are booked to: by
/// customer, those of nobody last; within a customer by time.
///
/// # Errors
/// When there is no memory for them.
pub(super) fn join(
    sales: &Sales<'_>,
    Places {
        channels,
        stores,
        teams,
        fulfilment,
        waits,
    }: &mut Places<'_>,
    exchange: &mut Exchange<'_>,
    settings: &Settings,
) -> Result<Vec<Order>> {
    memory::room_for(sales.len() * size_of::<Order>())?;
    let sold_on = channels_given_back(sales, settings);
    // Sorted by counting customers: their codes are dense.
    let mut next = counted(sales);
    let customers = next.len() - 2;
    let mut sorted = vec![Order::default(); next[customers + 1] as usize];
    let has_stores = !stores.names.names().is_empty();
    stores.of_rows = vec![UNSAID; if has_stores { sorted.len() } else { 0 }];
    let has_teams = !teams.names.names().is_empty();
    teams.of_rows = vec![UNSAID; if has_teams { sorted.len() } else { 0 }];
    sales.for_each(|counted| {
        let Counted { row, original, .. } = counted;
        let is_refund = row.status == OrderStatus::Refund;
        let booked = match is_refund {
            true => sold_on.get(&given_back(&row, original)).copied(),
            false => None,
        };
        let channel = channels.code(row.channel);
        let at = &mut next[(row.customer as usize).min(customers)];
        let order = &mut sorted[*at as usize];
        *order = Order {
            time: row.time,
            amount: exchange.convert(row.amount, row.currency),
            customer: row.customer,
            channel,
            ..Order::default()
        };
        let store = booked.map_or(NONE, |sale| sale.store);
        let store = stores.code(if store == NONE { row.store } else { store });
        if has_stores {
            stores.of_rows[*at as usize] = store;
        }
        if has_teams {
            let team = booked.map_or(NONE, |sale| sale.team);
            let team = if team == NONE { row.team } else { team };
            teams.of_rows[*at as usize] = teams.code(team);
        }
        let sold_on = booked.map_or(channel, |sale| channels.code(sale.channel));
        order.book(sold_on, is_refund, fulfilment(row.fulfilment));
        let wait = match booked {
            Some(sale) => WaitRow::of_return(&row, (sale.time, sale.line), channel),
            None => WaitRow::of_sale(order, counted.handed_over),
        };
        waits.extend(wait.map(|wait| Placed {
            channel: Some(sold_on),
            amount: None,
            customer: row.customer,
            store,
            campaign: UNSAID,
            row: wait,
        }));
        *at += 1;
    });
    arrange(&mut sorted, [&mut stores.of_rows, &mut teams.of_rows]);
    Ok(sorted)
}

/// Puts the orders of each customer by time, and their stores and teams with them.
fn arrange(sorted: &mut [Order], mut named: [&mut [u16]; 2]) {
    let key = |o: &Order| (o.time, o.is_refund(), o.amount, o.channel, o.booking);
    let mut rows: Vec<(Order, [u16; 2])> = Vec::new();
    for mine in sorted.chunk_by_mut(|a, b| a.customer == b.customer) {
        if named.iter().all(|codes| codes.is_empty()) {
            mine.sort_unstable_by_key(key);
            continue;
        }
        let mut theirs: [&mut [u16]; 2] = Default::default();
        for (codes, theirs) in named.iter_mut().zip(&mut theirs) {
            let all = std::mem::take(codes);
            (*theirs, *codes) = all.split_at_mut(mine.len().min(all.len()));
        }
        if mine.len() == 1 {
            continue;
        }
        rows.clear();
        rows.extend(mine.iter().enumerate().map(|(at, &order)| {
            let code = |codes: &[u16]| codes.get(at).copied().unwrap_or(UNSAID);
            (order, [code(theirs[0]), code(theirs[1])])
        }));
        rows.sort_unstable_by_key(|(order, codes)| (key(order), *codes));
        for (at, &(order, codes)) in rows.iter().enumerate() {
            mine[at] = order;
            for (theirs, code) in theirs.iter_mut().zip(codes) {
                if let Some(their) = theirs.get_mut(at) {
                    *their = code;
                }
            }
        }
    }
}

/// Where the orders of each customer begin, then those of nobody, then their end.
fn counted(sales: &Sales<'_>) -> Vec<u32> {
    let customers = |each: &mut dyn FnMut(u32)| {
        let files = sales.files.iter();
        files.for_each(|file| file.each_person(each));
    };
    let mut nobody = 0;
    customers(&mut |person| {
        if person != NONE {
            nobody = nobody.max(person as usize + 1);
        }
    });
    let mut next = vec![0u32; nobody + 2];
    customers(&mut |person| next[(person as usize).min(nobody) + 1] += 1);
    for at in 1..next.len() {
        next[at] += next[at - 1];
    }
    next
}

fn given_back(row: &OrderRow, original: OrderKey) -> OrderKey {
    if original.is_some() {
        original
    } else {
        row.order
    }
}

/// A sale that was given back.
#[derive(Debug, Clone, Copy)]
struct SoldOn {
    channel: u32,
    store: u32,
    team: u32,
    time: i64,
    line: u32,
}

/// The sales that were given back, where money given back is booked to them.
fn channels_given_back(sales: &Sales<'_>, settings: &Settings) -> FxHashMap<OrderKey, SoldOn> {
    if settings.refund_channel != RefundChannel::Original {
        return FxHashMap::default();
    }
    let is_refund = |order: &Counted| order.row.status == OrderStatus::Refund;
    let sold_on: FxHashSet<OrderKey> = sales
        .iter()
        .filter(is_refund)
        .map(|order| given_back(&order.row, order.original))
        .filter(|number| number.is_some())
        .collect();
    let mut sold = FxHashMap::default();
    if !sold_on.is_empty() {
        let sales = sales.iter().filter(|order| !is_refund(order));
        sold.extend(
            sales
                .filter(|order| sold_on.contains(&order.row.order))
                .map(|Counted { row, .. }| {
                    let sale = SoldOn {
                        channel: row.channel,
                        store: row.store,
                        team: row.team,
                        time: row.time,
                        line: row.line,
                    };
                    (row.order, sale)
                }),
        );
    }
    sold
}
