//! Orders in the terms of the dataset: by customer, and within a customer by time.
//!
//! Every loop over all rows is a call for each block: browsers make a function quick
//! between two calls, and not within one.

use super::channel::Channels;
use super::dimension::{Named, UNSAID};
use super::exchange::Exchange;
use super::fulfilment::Fulfilment;
use super::identity::{OrderKey, NONE};
use super::interner::Interner;
use super::order_rows::{code, OrderRow, Spread};
use super::placed::Placed;
use super::sales::{Counted, FileSales, Sales};
use super::settings::{RefundChannel, Settings};
use super::waits::WaitRow;
use super::Order;
use crate::error::Result;
use crate::intake::cell::money::Money;
use crate::mapping::rule::OrderStatus;
use crate::memory;
use rustc_hash::{FxHashMap, FxHashSet};

/// What the words of orders stand for.
pub(super) struct Places<'a> {
    pub(super) channels: &'a Channels,
    /// The stores; which is of which order is written to them.
    pub(super) stores: &'a mut Named,
    /// The teams, in the same way.
    pub(super) teams: &'a mut Named,
    pub(super) fulfilment: Ways<'a>,
    /// How long sales and returns took.
    pub(super) waits: &'a mut Vec<Placed<WaitRow>>,
}

/// The ways that words say an order comes to its customer, each read once.
pub(super) struct Ways<'a> {
    words: &'a Interner,
    known: Vec<Option<Fulfilment>>,
}

impl<'a> Ways<'a> {
    pub(super) fn new(words: &'a Interner) -> Self {
        Self {
            words,
            known: vec![None; words.len()],
        }
    }

    #[inline]
    fn of(&mut self, word: u32) -> Fulfilment {
        match self.known.get_mut(word as usize) {
            None => Fulfilment::Unknown,
            Some(Some(known)) => *known,
            Some(unknown) => *unknown.insert(Fulfilment::of(self.words.text(word))),
        }
    }
}

/// Orders in the reporting currency with the channels they are booked to: by
/// customer, those of nobody last; within a customer by time. The codes of all
/// customers are below a bound.
///
/// # Errors
/// When there is no memory for them.
#[inline(never)]
pub(super) fn join(
    sales: &Sales<'_>,
    places: Places<'_>,
    exchange: &mut Exchange<'_>,
    settings: &Settings,
    bound: usize,
) -> Result<Vec<Order>> {
    memory::room_for(sales.len() * size_of::<Order>())?;
    let has_stores = !places.stores.names.names().is_empty();
    let has_teams = !places.teams.names.names().is_empty();
    let sold_on = channels_given_back(sales, settings);
    // Sorted by counting customers: their codes are dense.
    let mut next = begins(sales, bound);
    let all = next.last().copied().unwrap_or(0) as usize;
    let mut joining = Joining {
        sorted: of_nobody(all),
        stores: vec![UNSAID; if has_stores { all } else { 0 }],
        teams: vec![UNSAID; if has_teams { all } else { 0 }],
        places,
        exchange,
        sold_on,
    };
    let mut block = Spread::default();
    for file in &sales.files {
        for (at, first) in file.rows.firsts().enumerate() {
            file.rows.spread(at, &mut block);
            joining.put(file, first, &block, &mut next);
        }
    }
    let Joining {
        mut sorted,
        mut stores,
        mut teams,
        places,
        ..
    } = joining;
    arrange(&mut sorted, Beside([&mut stores, &mut teams]));
    places.stores.of_rows = stores;
    places.teams.of_rows = teams;
    Ok(sorted)
}

/// The stores and the teams of some orders: of all of them, or of none where no file
/// names any.
#[derive(Default)]
struct Beside<'a>([&'a mut [u16]; 2]);

impl Beside<'_> {
    fn is_empty(&self) -> bool {
        self.0.iter().all(|codes| codes.is_empty())
    }

    /// Takes those of the first orders out.
    fn split_off(&mut self, orders: usize) -> Self {
        Self(
            self.0
                .each_mut()
                .map(|codes| codes.split_off_mut(..orders).unwrap_or_default()),
        )
    }

    #[inline]
    fn of(&self, at: usize) -> [u16; 2] {
        let codes = self.0.each_ref();
        codes.map(|codes| codes.get(at).copied().unwrap_or(UNSAID))
    }

    #[inline]
    fn tell(&mut self, at: usize, told: [u16; 2]) {
        for (codes, code) in self.0.iter_mut().zip(told) {
            if let Some(place) = codes.get_mut(at) {
                *place = code;
            }
        }
    }
}

/// So many orders that say nothing yet, a copy of many at a time.
fn of_nobody(all: usize) -> Vec<Order> {
    let some = [Order::default(); 1 << 9];
    let mut orders = Vec::with_capacity(all);
    while orders.len() < all {
        orders.extend_from_slice(&some[..some.len().min(all - orders.len())]);
    }
    orders
}

/// Rows on their way to where they belong.
struct Joining<'a, 'b, 'c> {
    sorted: Vec<Order>,
    /// Their stores, where any is named.
    stores: Vec<u16>,
    /// Their teams, in the same way.
    teams: Vec<u16>,
    places: Places<'a>,
    exchange: &'b mut Exchange<'c>,
    /// The sales that were given back.
    sold_on: FxHashMap<OrderKey, SoldOn>,
}

impl Joining<'_, '_, '_> {
    /// Puts the rows of a block where their customers' orders are.
    #[inline(never)]
    fn put(&mut self, file: &FileSales<'_>, first: usize, block: &Spread, next: &mut [u32]) {
        let nobody = next.len() - 2;
        let rows = block.time.len();
        let columns = [
            &block.amount,
            &block.customer,
            &block.channel,
            &block.fulfilment,
            &block.currency,
            &block.store,
            &block.status,
        ];
        let [amounts, customers, channels, fulfilments, currencies, stores, statuses] =
            columns.map(|column| &column[..rows]);
        for (at, &time) in block.time.iter().enumerate() {
            if !file.counts(first + at) {
                continue;
            }
            let customer = file.person(code(customers[at]));
            let channel = self.places.channels.code(code(channels[at]));
            let is_refund = statuses[at] == OrderStatus::Refund as i64;
            let booked = match is_refund && !self.sold_on.is_empty() {
                true => self.sold(file, first + at),
                false => None,
            };
            let place = &mut next[(customer as usize).min(nobody)];
            let mut order = Order {
                time,
                amount: self
                    .exchange
                    .convert(Money(amounts[at]), code(currencies[at])),
                customer,
                channel,
                ..Order::default()
            };
            let store = booked.as_ref().map_or(NONE, |(_, sale)| sale.store);
            let store = if store == NONE {
                code(stores[at])
            } else {
                store
            };
            let store = self.places.stores.code(store);
            if let Some(of_order) = self.stores.get_mut(*place as usize) {
                *of_order = store;
            }
            if let Some(of_order) = self.teams.get_mut(*place as usize) {
                let team = booked.as_ref().map_or(NONE, |(_, sale)| sale.team);
                let team = if team == NONE {
                    file.rows.team(first + at)
                } else {
                    team
                };
                *of_order = self.places.teams.code(team);
            }
            let sold_on = match &booked {
                Some((_, sale)) => self.places.channels.code(sale.channel),
                None => channel,
            };
            let way = self.places.fulfilment.of(code(fulfilments[at]));
            order.book(sold_on, is_refund, way);
            self.sorted[*place as usize] = order;
            let wait = match &booked {
                Some((row, sale)) => WaitRow::of_return(row, (sale.time, sale.line), channel),
                None => WaitRow::of_sale(&order, file.handed_over(first + at)),
            };
            self.places.waits.extend(wait.map(|wait| Placed {
                channel: Some(sold_on),
                amount: None,
                customer,
                store,
                campaign: UNSAID,
                row: wait,
            }));
            *place += 1;
        }
    }

    /// A refund with the sale it gives back, if that is at hand.
    #[inline(never)]
    fn sold(&self, file: &FileSales<'_>, at: usize) -> Option<(OrderRow, SoldOn)> {
        let row = file.rows.get(at);
        let number = given_back(&row, file.original(row.line));
        let sale = self.sold_on.get(&number).copied()?;
        Some((row, sale))
    }
}

/// Where the orders of each customer begin, then those of nobody, then their end.
fn begins(sales: &Sales<'_>, bound: usize) -> Vec<u32> {
    let mut next = vec![0u32; bound + 2];
    for file in &sales.files {
        file.rows.each_customer(&mut |first, customers| {
            count(file, first, customers, &mut next[1..]);
        });
    }
    for at in 1..next.len() {
        next[at] += next[at - 1];
    }
    next
}

#[inline(never)]
fn count(file: &FileSales<'_>, first: usize, customers: &[i64], counts: &mut [u32]) {
    let nobody = counts.len() - 1;
    for (at, &customer) in customers.iter().enumerate() {
        if file.counts(first + at) {
            let customer = file.person(code(customer)) as usize;
            counts[customer.min(nobody)] += 1;
        }
    }
}

/// Orders that are put by time in one call, about.
const PIECE: usize = 1 << 12;

/// Puts the orders of each customer by time, and their stores and teams with them.
fn arrange(mut sorted: &mut [Order], mut beside: Beside<'_>) {
    while !sorted.is_empty() {
        let least = PIECE.min(sorted.len());
        let last = sorted[least - 1].customer;
        let same = |order: &&Order| order.customer == last;
        let end = least + sorted[least..].iter().take_while(same).count();
        let (piece, rest) = std::mem::take(&mut sorted).split_at_mut(end);
        arrange_piece(piece, beside.split_off(end));
        sorted = rest;
    }
}

/// What orders of a customer are put by.
type Key = (i64, bool, i64, u16, u16);

#[inline]
fn key(order: &Order) -> Key {
    let Order {
        time,
        amount,
        channel,
        booking,
        ..
    } = *order;
    (time, order.is_refund(), amount, channel, booking.0)
}

/// Files are mostly in the order of time, and then so is each customer.
#[inline(never)]
fn arrange_piece(sorted: &mut [Order], mut beside: Beside<'_>) {
    let mut pairs: Vec<(Order, [u16; 2])> = Vec::new();
    for mine in sorted.chunk_by_mut(|a, b| a.customer == b.customer) {
        let mut theirs = beside.split_off(mine.len());
        if mine.windows(2).all(|pair| pair[0].time < pair[1].time) {
            continue;
        }
        if mine.len() <= FEW {
            by_insertion(mine, theirs);
        } else if theirs.is_empty() {
            mine.sort_unstable_by_key(key);
        } else {
            pairs.clear();
            pairs.extend(
                mine.iter()
                    .enumerate()
                    .map(|(at, order)| (*order, theirs.of(at))),
            );
            pairs.sort_unstable_by_key(|(order, codes)| (key(order), *codes));
            for (at, &(order, codes)) in pairs.iter().enumerate() {
                mine[at] = order;
                theirs.tell(at, codes);
            }
        }
    }
}

/// So few are put in order by moving each to its place.
const FEW: usize = 24;

/// Puts orders, and what stands beside them, in order.
fn by_insertion(mine: &mut [Order], mut theirs: Beside<'_>) {
    for end in 1..mine.len() {
        let (order, codes) = (mine[end], theirs.of(end));
        let mut at = end;
        while at > 0 {
            let (before, its) = (mine[at - 1], theirs.of(at - 1));
            let later = match before.time.cmp(&order.time) {
                std::cmp::Ordering::Equal => (key(&before), its) > (key(&order), codes),
                times => times.is_gt(),
            };
            if !later {
                break;
            }
            mine[at] = before;
            theirs.tell(at, its);
            at -= 1;
        }
        mine[at] = order;
        theirs.tell(at, codes);
    }
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
    let has_refunds = sales.files.iter().any(|file| file.rows.has_refunds());
    if settings.refund_channel != RefundChannel::Original || !has_refunds {
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
        // A number that begins anew does not say which sale was given back.
        let files = sales.files.iter().filter(|file| !file.restarts);
        let sales = files.flat_map(FileSales::iter);
        let sales = sales.filter(|order| !is_refund(order));
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
