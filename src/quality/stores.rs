//! Stores as files name them, and what happened in them.

use super::{of_rows, Finding};
use crate::dataset::identity::NONE;
use crate::dataset::interner::Interner;
use crate::dataset::load::Rows;
use crate::dataset::period::day_text;
use crate::dataset::placed::Placed;
use crate::dataset::promotions::PromotionRow;
use crate::dataset::session::Session;
use crate::dataset::slots::{places, Slots};
use crate::dataset::sold::Sold;
use crate::dataset::Dataset;
use crate::intake::cell::money::units;
use crate::mapping::header::normalise;
use serde::Serialize;

/// Promotions and stores listed: more are a list, not a look.
const LISTED: usize = 500;

/// A store, and what the files say of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct StoreUse {
    /// Its name, else its code.
    pub store: String,
    /// Whether the list of stores has it.
    pub listed: bool,
    /// Its area: zone, city, postcode, as far as the list says.
    pub area: Vec<String>,
    /// Sales there.
    pub orders: u64,
    /// People who came in.
    pub visitors: f64,
    /// Promotions there.
    pub promotions: u64,
}

/// A promotion, and what was sold where and while it was on.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct PromotionMatch {
    /// What it is called.
    pub label: String,
    /// What it was.
    pub kind: Option<String>,
    /// The store; all of them when it names none.
    pub store: Option<String>,
    /// The channel; all of them when it names none.
    pub channel: Option<String>,
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub to: String,
    /// What it cost, in the reporting currency.
    pub cost: Option<f64>,
    /// Samples given.
    pub samples: Option<f64>,
    /// Sales while it was on.
    pub orders: u64,
    /// What they came to.
    pub revenue: f64,
    /// Sales on as many days, the same of the week, just before.
    pub orders_before: u64,
    /// What those came to.
    pub revenue_before: f64,
    /// Whether the files hold those days before.
    pub before_known: bool,
    /// `matched`, or why there is nothing: `no-orders`, `outside` the days of the
    /// orders, `store-unknown` to them, or `no-sale`.
    pub state: &'static str,
}

/// Which words of the files are one store: its code, its name.
pub(super) struct StoreIndex {
    /// Names as they are compared.
    known: Interner,
    /// The store of each of them.
    store_of: Vec<u32>,
    /// The stores of words that were met.
    met: Slots,
    of_met: Vec<u32>,
    names: Vec<String>,
    listed: Vec<bool>,
    areas: Vec<Vec<String>>,
}

impl StoreIndex {
    pub(super) fn new(session: &Session, data: &Dataset) -> Self {
        let mut index = Self {
            known: Interner::default(),
            store_of: Vec::new(),
            met: Slots::default(),
            of_met: Vec::new(),
            names: Vec::new(),
            listed: Vec::new(),
            areas: Vec::new(),
        };
        let words = session.words();
        let said = |word: u32| (word != NONE).then(|| words.text(word).trim().to_owned());
        for store in &data.stores {
            let row = &store.row;
            let known = index.add(words, row.store, true);
            let Some(at) = known else { continue };
            if let Some(name) = said(row.name) {
                // Two stores of one name stay two.
                index.place(&name, at);
                index.names[at as usize] = name;
            }
            let area = [row.zone, row.city, row.postcode];
            index.areas[at as usize] = area.into_iter().filter_map(said).collect();
        }
        index
    }

    /// The store of a name; the one given, where the name is new.
    fn place(&mut self, name: &str, new: u32) -> u32 {
        let code = self.known.code(&normalise(name)) as usize;
        if code == self.store_of.len() {
            self.store_of.push(new);
        }
        self.store_of.get(code).copied().unwrap_or(new)
    }

    fn add(&mut self, words: &Interner, word: u32, listed: bool) -> Option<u32> {
        if word == NONE {
            return None;
        }
        let met = self.met.of(u64::from(word), 0);
        if let Some(&store) = self.of_met.get(met) {
            return Some(store);
        }
        let name = words.text(word).trim();
        let next = self.names.len() as u32;
        let at = self.place(name, next);
        if at == next {
            self.names.push(name.to_owned());
            self.listed.push(listed);
            self.areas.push(Vec::new());
        }
        self.of_met.push(at);
        Some(at)
    }

    /// The name of a store.
    pub(super) fn name(&self, at: u32) -> &str {
        &self.names[at as usize]
    }

    /// The place of a store by a word for it; one that no list has is put beside.
    pub(super) fn of(&mut self, words: &Interner, word: u32) -> Option<u32> {
        self.add(words, word, false)
    }
}

/// Sales of a store on a day and a channel.
struct Sale {
    store: Option<u32>,
    sold: Sold,
}

/// Sales and counts of some days.
#[derive(Default)]
struct Sum {
    orders: u64,
    amount: i128,
}

/// What the files say of stores.
pub(super) struct StoresFound {
    pub stores: Vec<StoreUse>,
    pub promotions: Vec<PromotionMatch>,
    pub findings: Vec<Finding>,
}

pub(super) fn stores(session: &Session, data: &Dataset) -> StoresFound {
    let mut found = StoresFound {
        stores: Vec::new(),
        promotions: Vec::new(),
        findings: Vec::new(),
    };
    if data.sold.is_empty() && data.promotions.is_empty() && data.stores.is_empty() {
        return found;
    }
    let mut index = StoreIndex::new(session, data);
    let words = session.words();
    let sales = Sales::new(data, words, &mut index);
    let mut states: Vec<(&'static str, u32)> = Vec::new();
    for promotion in &data.promotions {
        let store = index.of(words, promotion.row.store);
        let matched = sales.matched(promotion, store);
        states.push((matched.state, promotion.row.line));
        if found.promotions.len() < LISTED {
            found.promotions.push(PromotionMatch {
                store: store.map(|store| index.names[store as usize].clone()),
                channel: promotion
                    .channel
                    .map(|one| data.channels.name(one).to_owned()),
                cost: promotion.amount.map(|cost| units(i128::from(cost))),
                ..described(&promotion.row, words, &matched)
            });
        }
    }
    found.findings = unmatched(session, &states);
    found.stores = listed(session, data, &mut index, &sales.at_store);
    if !data.stores.is_empty() {
        found.findings.extend(not_listed(&found.stores));
    }
    found
}

/// Sales at stores that the list of stores does not have.
fn not_listed(stores: &[StoreUse]) -> Option<Finding> {
    let unlisted: Vec<&StoreUse> = stores.iter().filter(|one| !one.listed).collect();
    let names = unlisted.iter().take(12).map(|one| one.store.clone());
    (!unlisted.is_empty()).then(|| Finding {
        code: "store-not-listed",
        count: unlisted.len() as u64,
        of: stores.len() as u64,
        names: names.collect(),
        ..Finding::default()
    })
}

/// Sales by store, channel and day, in the order of the days.
struct Sales {
    all: Vec<Sale>,
    /// The first day, and the one after the last.
    days: Option<(i64, i64)>,
    /// How many of each store.
    at_store: Vec<u64>,
}

/// What was sold while a promotion was on, and on as many days before.
struct Matched {
    now: Sum,
    before: Sum,
    before_known: bool,
    state: &'static str,
}

impl Sales {
    fn new(data: &Dataset, words: &Interner, index: &mut StoreIndex) -> Self {
        let sale = |&sold: &Sold| Sale {
            store: index.of(words, sold.store),
            sold,
        };
        let all: Vec<Sale> = data.sold.iter().map(sale).collect();
        let days = data.sold.first().zip(data.sold.last());
        let mut at_store = vec![0; index.names.len()];
        for sale in &all {
            if let Some(store) = sale.store {
                at_store[store as usize] += sale.sold.orders;
            }
        }
        Self {
            all,
            days: days.map(|(first, last)| (first.day, last.day + 1)),
            at_store,
        }
    }

    fn matched(&self, promotion: &Placed<PromotionRow>, store: Option<u32>) -> Matched {
        let period = promotion.row.period;
        let (from, end) = (period.first_day, period.end_day);
        let back = (end - from + 6) / 7 * 7;
        let sum = |from, end| self.sum(from, end, store, promotion.channel);
        let now = sum(from, end);
        let is_sold = |store: u32| self.at_store.get(store as usize).is_some_and(|n| *n > 0);
        let state = match self.days {
            None => "no-orders",
            Some((first, last)) if end <= first || from >= last => "outside",
            _ if store.is_some_and(|store| !is_sold(store)) => "store-unknown",
            _ if now.orders == 0 => "no-sale",
            _ => "matched",
        };
        Matched {
            now,
            before: sum(from - back, end - back),
            before_known: self.days.is_some_and(|(first, _)| from - back >= first),
            state,
        }
    }

    /// Sales of some days, at a store and on a channel where one is named.
    fn sum(&self, from: i64, end: i64, store: Option<u32>, channel: Option<u16>) -> Sum {
        let mut sum = Sum::default();
        let first = self.all.partition_point(|sale| sale.sold.day < from);
        let within = self.all[first..].iter();
        for sale in within.take_while(|sale| sale.sold.day < end) {
            let here = store.is_none() || sale.store == store;
            if here && channel.is_none_or(|one| one == sale.sold.channel) {
                sum.orders += sale.sold.orders;
                sum.amount += i128::from(sale.sold.amount);
            }
        }
        sum
    }
}

fn described(row: &PromotionRow, words: &Interner, matched: &Matched) -> PromotionMatch {
    let said = |word: u32| (word != NONE).then(|| words.text(word).trim().to_owned());
    PromotionMatch {
        label: said(row.label).or(said(row.promotion)).unwrap_or_default(),
        kind: said(row.kind),
        store: None,
        channel: None,
        from: day_text(row.period.first_day),
        to: day_text(row.period.end_day - 1),
        cost: None,
        samples: row.samples.map(|count| units(i128::from(count))),
        orders: matched.now.orders,
        revenue: units(matched.now.amount),
        orders_before: matched.before.orders,
        revenue_before: units(matched.before.amount),
        before_known: matched.before_known,
        state: matched.state,
    }
}

/// Promotions to which nothing was sold, by reason.
fn unmatched(session: &Session, states: &[(&'static str, u32)]) -> Vec<Finding> {
    let files = session.files();
    let mut of_promotions = files.filter(|(_, file)| matches!(file.rows, Rows::Promotions(_)));
    // Lines say something of one file alone.
    let only = of_promotions
        .next()
        .filter(|_| of_promotions.next().is_none());
    let id = only.map(|(id, _)| id);
    let finding = |(state, code): &(&str, &'static str)| {
        let here = states.iter().filter(|(one, _)| one == state);
        let lines: Vec<u32> = here.map(|(_, line)| *line).collect();
        let found = of_rows(code, id, lines, states.len())?;
        Some(Finding {
            lines: if id.is_some() {
                found.lines
            } else {
                Vec::new()
            },
            ..found
        })
    };
    [
        ("no-sale", "promotion-without-sale"),
        ("store-unknown", "promotion-of-unknown-store"),
        ("outside", "promotion-outside-orders"),
    ]
    .iter()
    .filter_map(finding)
    .collect()
}

fn listed(
    session: &Session,
    data: &Dataset,
    index: &mut StoreIndex,
    at_store: &[u64],
) -> Vec<StoreUse> {
    let words = session.words();
    let (mut visitors, mut promotions) = (Vec::new(), Vec::new());
    for row in data.traffic.iter().map(|one| &one.row) {
        if let (Some(store), Some(count)) = (index.of(words, row.store), row.visitors) {
            *at(&mut visitors, store) += units(i128::from(count));
        }
    }
    for row in data.promotions.iter().map(|one| &one.row) {
        if let Some(store) = index.of(words, row.store) {
            *at(&mut promotions, store) += 1.0;
        }
    }
    let count = |counts: &[f64], at: u32| counts.get(at as usize).copied().unwrap_or(0.0);
    let used = |at: u32| StoreUse {
        store: index.names[at as usize].clone(),
        listed: index.listed[at as usize],
        area: index.areas[at as usize].clone(),
        orders: at_store.get(at as usize).copied().unwrap_or(0),
        visitors: count(&visitors, at),
        promotions: count(&promotions, at) as u64,
    };
    // Those that sell most come first.
    let order = places((0..index.names.len()).map(|at| {
        let sold = at_store.get(at).copied().unwrap_or(0);
        u64::MAX - sold
    }));
    let order = order.into_iter().take(LISTED);
    order.map(|at| used(at as u32)).collect()
}

/// The place of a store among counts.
fn at(counts: &mut Vec<f64>, store: u32) -> &mut f64 {
    let store = store as usize;
    if counts.len() <= store {
        counts.resize(store + 1, 0.0);
    }
    &mut counts[store]
}
