//! Look-ups of stock: how many, and how often what was shown was not there.

use super::stores::StoreIndex;
use crate::dataset::identity::NONE;
use crate::dataset::lookups::{LookupRow, Stock};
use crate::dataset::session::Session;
use crate::dataset::slots::{places, Slots};
use crate::dataset::Dataset;
use crate::intake::cell::money::units;
use rustc_hash::FxHashSet;
use serde::Serialize;

/// Look-ups of stock, of a store or of all.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct LookupUse {
    /// The store; `null` for those of no store, or for all.
    pub store: Option<String>,
    /// Look-ups.
    pub lookups: f64,
    /// Rows in which what was shown and what was there are both known.
    pub compared: u64,
    /// Of them, those that agree.
    pub same: u64,
    /// Shown as there, and not there: a promise broken.
    pub broken: u64,
    /// There, and shown as not there: a sale lost.
    pub hidden: u64,
    /// Quantities shown above what was there, and those below.
    pub above: u64,
    /// Quantities shown below what was there.
    pub below: u64,
}

/// Look-ups of stock.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Lookups {
    /// All of them; `null` without a file of them.
    pub all: Option<LookupUse>,
    /// By store, the most looked up first.
    pub stores: Vec<LookupUse>,
    /// Where what was there comes from: `file`, `stock`, or nowhere. `several-systems`
    /// when the stock files name more than one, and none can be said to be right.
    pub actual_from: Option<&'static str>,
    /// Look-ups of customers known.
    pub identified: u64,
    /// Rows.
    pub rows: u64,
}

/// Stores listed.
const MOST: usize = 200;

/// Counts of stock by article and place.
#[derive(Default)]
struct Counts {
    slots: Slots,
    counts: Vec<Vec<(Option<i64>, i64)>>,
}

/// A place as a part of a key.
fn part(store: Option<u32>) -> u64 {
    store.map_or(0, |store| u64::from(store) + 1)
}

pub(super) fn lookups(session: &Session, data: &Dataset) -> Lookups {
    if data.lookups.is_empty() {
        return Lookups::default();
    }
    let mut index = StoreIndex::new(session, data);
    let words = session.words();
    let systems: FxHashSet<u32> = data.stock.iter().map(|one| one.row.system).collect();
    let mut counts = Counts::default();
    if systems.len() == 1 {
        for row in data.stock.iter().map(|one| &one.row) {
            let place = part(index.of(words, row.location));
            let at = counts.slots.of(u64::from(row.sku), place);
            if at == counts.counts.len() {
                counts.counts.push(Vec::new());
            }
            counts.counts[at].push((row.taken, row.quantity));
        }
    }
    let in_file = data.lookups.iter().any(|one| one.row.actual.is_some());
    let mut all = LookupUse::default();
    let mut by_store = vec![LookupUse::default()];
    for row in data.lookups.iter().map(|one| &one.row) {
        let store = index.of(words, row.store);
        let actual = row.actual.or_else(|| counted(&counts, row, store));
        add(&mut all, row, actual);
        let at = part(store) as usize;
        if at >= by_store.len() {
            by_store.resize(at + 1, LookupUse::default());
        }
        add(&mut by_store[at], row, actual);
    }
    for (one, at) in by_store.iter_mut().skip(1).zip(0..) {
        one.store = Some(index.name(at).to_owned());
    }
    // Those looked up most come first: bits of positive numbers are in their order.
    let order = places(by_store.iter().map(|one| u64::MAX - one.lookups.to_bits()));
    let most = order.into_iter().map(|at| by_store[at].clone());
    let stores = most.filter(|one| one.lookups > 0.0).take(MOST).collect();
    Lookups {
        actual_from: match (in_file, all.compared > 0, systems.len()) {
            (true, ..) => Some("file"),
            (_, true, _) => Some("stock"),
            (_, _, 2..) => Some("several-systems"),
            _ => None,
        },
        identified: data
            .lookups
            .iter()
            .filter(|one| one.customer != NONE)
            .count() as u64,
        rows: data.lookups.len() as u64,
        all: Some(all),
        stores,
    }
}

/// The last count before a look-up, else the only one there is.
fn counted(counts: &Counts, row: &LookupRow, store: Option<u32>) -> Option<Stock> {
    let at = counts.slots.find(u64::from(row.sku), part(store))?;
    let counts = &counts.counts[at];
    let known = counts.iter().filter(|(taken, _)| match (taken, row.time) {
        (Some(taken), Some(time)) => *taken <= time,
        _ => counts.len() == 1,
    });
    let before = known.max();
    before.map(|(_, quantity)| Stock::Quantity(*quantity))
}

fn add(to: &mut LookupUse, row: &LookupRow, actual: Option<Stock>) {
    to.lookups += units(i128::from(row.lookups));
    let (Some(shown), Some(actual)) = (row.shown, actual) else {
        return;
    };
    to.compared += 1;
    match (shown.is_any(), actual.is_any()) {
        (true, false) => to.broken += 1,
        (false, true) => to.hidden += 1,
        _ => {}
    }
    match (shown, actual) {
        (Stock::Quantity(shown), Stock::Quantity(actual)) => {
            to.above += u64::from(shown > actual);
            to.below += u64::from(shown < actual);
            to.same += u64::from(shown == actual);
        }
        _ => to.same += u64::from(shown.is_any() == actual.is_any()),
    }
}
