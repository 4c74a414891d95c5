//! Which files can be joined by what, and how much of a customer they show.

use super::stores::StoreIndex;
use super::Finding;
use crate::dataset::identity::{OrderKey, NONE};
use crate::dataset::load::{LoadedFile, Rows};
use crate::dataset::matching::Codeset;
use crate::dataset::session::Session;
use crate::dataset::Dataset;
use crate::mapping::field::TableKind;
use rustc_hash::FxHashSet;
use serde::Serialize;

/// What two files have in common by a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Link {
    /// The id of a file.
    pub a: u32,
    /// The id of another.
    pub b: u32,
    /// `person`, `order`, `article` or `store`.
    pub key: &'static str,
    /// Different ones in the first file.
    pub in_a: u64,
    /// Different ones in the second file; `null` where only the first is counted.
    pub in_b: Option<u64>,
    /// Those in both.
    pub shared: u64,
}

/// How much the files show of customers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Views {
    /// Different persons in all files.
    pub people: u64,
    /// Those with purchases.
    pub purchases: u64,
    /// Those with loyalty: a card, a movement, a membership.
    pub loyalty: u64,
    /// Those with habits: visits and other touches.
    pub habits: u64,
    /// Those with contacts: requests to customer service, answers to surveys.
    pub contacts: u64,
    /// Those with all four.
    pub all_four: u64,
}

/// Puts the persons of a file into a set.
pub fn persons(at: usize, file: &LoadedFile, data: &Dataset, into: &mut Codeset) {
    for code in file.rows.people() {
        into.add(data.people.of(at, code));
    }
}

/// Pairs of the sets of files that have something in common, or could have.
fn pairs(key: &'static str, sets: &[(u32, Codeset)], links: &mut Vec<Link>) {
    let count = |a: &Codeset| a.shared_with(a);
    let held: Vec<&(u32, Codeset)> = sets.iter().filter(|(_, set)| count(set) > 0).collect();
    for (i, (a, one)) in held.iter().enumerate() {
        for (b, other) in &held[i + 1..] {
            links.push(Link {
                a: *a,
                b: *b,
                key,
                in_a: count(one),
                in_b: Some(count(other)),
                shared: one.shared_with(other),
            });
        }
    }
}

/// Which files can be joined, by each key that both have.
pub(super) fn links(session: &Session, data: &Dataset) -> Vec<Link> {
    let mut links = Vec::new();
    let people = |(at, (id, file)): (usize, (u32, &LoadedFile))| {
        let mut set = Codeset::new(data.people.bound);
        persons(at, file, data, &mut set);
        (id, set)
    };
    let sets: Vec<(u32, Codeset)> = session.files().enumerate().map(people).collect();
    pairs("person", &sets, &mut links);
    orders(session, &mut links);
    let words = session.words();
    let articles = |(id, file): (u32, &LoadedFile)| {
        let mut set = Codeset::new(words.len());
        match &file.rows {
            Rows::Orders(table) => table.lines.iter().for_each(|line| set.add(line.sku)),
            Rows::Stock(rows) => rows.iter().for_each(|row| set.add(row.sku)),
            Rows::Products(rows) => rows.iter().for_each(|row| set.add(row.sku)),
            Rows::Lookups(rows) => rows.iter().for_each(|row| set.add(row.sku)),
            Rows::Promotions(rows) => rows.iter().for_each(|row| set.add(row.sku)),
            _ => {}
        }
        (id, set)
    };
    let sets: Vec<(u32, Codeset)> = session.files().map(articles).collect();
    pairs("article", &sets, &mut links);
    stores(session, data, &mut links);
    links
}

/// The orders that files name, looked for in the files of orders.
fn orders(session: &Session, links: &mut Vec<Link>) {
    for (a, file) in session.files() {
        let named: FxHashSet<OrderKey> = match &file.rows {
            Rows::Tickets(rows) => rows.iter().map(|row| row.order).collect(),
            Rows::Surveys(rows) => rows.iter().map(|row| row.order).collect(),
            Rows::Loyalty(rows) => rows.iter().map(|row| row.order).collect(),
            _ => continue,
        };
        let named: FxHashSet<OrderKey> = named.into_iter().filter(|key| key.is_some()).collect();
        if named.is_empty() {
            continue;
        }
        for (b, other) in session.files() {
            if let Rows::Orders(table) = &other.rows {
                let mut found: FxHashSet<OrderKey> = FxHashSet::default();
                found.extend(table.rows.orders().filter(|key| named.contains(key)));
                links.push(Link {
                    a,
                    b,
                    key: "order",
                    in_a: named.len() as u64,
                    in_b: None,
                    shared: found.len() as u64,
                });
            }
        }
    }
}

fn stores(session: &Session, data: &Dataset, links: &mut Vec<Link>) {
    let words = session.words();
    let mut index = StoreIndex::new(session, data);
    // More stores than words there cannot be.
    let bound = words.len();
    let mut sets = Vec::new();
    for (id, file) in session.files() {
        let mut set = Codeset::new(bound);
        let mut add = |word: u32| set.add(index.of(words, word).unwrap_or(NONE));
        let add: &mut dyn FnMut(u32) = &mut add;
        match &file.rows {
            Rows::Orders(table) if file.binding.has("store") => {
                table.rows.iter().for_each(|row| add(row.store));
            }
            Rows::Traffic(rows) => rows.iter().for_each(|row| add(row.store)),
            Rows::Surveys(rows) => rows.iter().for_each(|row| add(row.store)),
            Rows::Loyalty(rows) => rows.iter().for_each(|row| add(row.store)),
            Rows::Stock(rows) => rows.iter().for_each(|row| add(row.location)),
            Rows::Stores(rows) => rows.iter().for_each(|row| add(row.store)),
            Rows::Promotions(rows) => rows.iter().for_each(|row| add(row.store)),
            Rows::Lookups(rows) => rows.iter().for_each(|row| add(row.store)),
            Rows::Mentions(rows) => rows.iter().for_each(|row| add(row.store)),
            _ => {}
        }
        sets.push((id, set));
    }
    pairs("store", &sets, links);
}

/// Whose purchases, loyalty, habits and contacts the files hold.
pub(super) fn views(session: &Session, data: &Dataset) -> Views {
    let mut sets: [Codeset; 5] = std::array::from_fn(|_| Codeset::new(data.people.bound));
    for (at, (_, file)) in session.files().enumerate() {
        persons(at, file, data, &mut sets[4]);
        match file.mapping.table {
            TableKind::Orders => persons(at, file, data, &mut sets[0]),
            TableKind::LoyaltyEvents => persons(at, file, data, &mut sets[1]),
            TableKind::Touches | TableKind::Lookups => persons(at, file, data, &mut sets[2]),
            TableKind::Tickets | TableKind::Surveys => persons(at, file, data, &mut sets[3]),
            _ => {}
        }
        if let Rows::Customers(table) = &file.rows {
            let members = table
                .rows
                .iter()
                .filter(|row| row.loyalty_member == Some(true));
            members.for_each(|row| sets[1].add(data.people.of(at, row.customer)));
        }
    }
    let count = |set: &Codeset| set.shared_with(set);
    Views {
        people: count(&sets[4]),
        purchases: count(&sets[0]),
        loyalty: count(&sets[1]),
        habits: count(&sets[2]),
        contacts: count(&sets[3]),
        all_four: sets[0].and(&sets[1]).and(&sets[2]).shared_with(&sets[3]),
    }
}

/// What the files say of a customer's consent.
#[derive(Clone, Copy, Default)]
struct Said {
    yes: bool,
    no: bool,
    /// The first file that says it, counted from 1.
    first: usize,
    twice: bool,
}

/// What each person's files say of a consent.
fn said(session: &Session, data: &Dataset, is_sms: bool) -> Vec<Said> {
    let mut said = vec![Said::default(); data.people.bound];
    for (at, (_, file)) in session.files().enumerate() {
        let Rows::Customers(table) = &file.rows else {
            continue;
        };
        for row in &table.rows {
            let person = data.people.of(at, row.customer) as usize;
            let consent = if is_sms {
                row.consent_sms
            } else {
                row.consent_email
            };
            let (Some(consent), Some(held)) = (consent, said.get_mut(person)) else {
                continue;
            };
            held.yes |= consent;
            held.no |= !consent;
            held.twice |= held.first != 0 && held.first != at + 1;
            held.first = at + 1;
        }
    }
    said
}

/// Customers whose consent, to e-mails or to text messages, two files tell, and
/// those of whom they tell it differently.
#[must_use]
pub fn told_twice(session: &Session, data: &Dataset) -> (u64, u64) {
    let both = [false, true].map(|is_sms| said(session, data, is_sms));
    let (mut twice, mut differ) = (0, 0);
    for (email, sms) in both[0].iter().zip(&both[1]) {
        let told = [email, sms].into_iter().filter(|said| said.twice);
        twice += u64::from(told.clone().next().is_some());
        differ += u64::from(told.clone().any(|said| said.yes && said.no));
    }
    (twice, differ)
}

/// Customers whose consents one file gives and another refuses.
pub(super) fn consents(session: &Session, data: &Dataset) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (is_sms, code) in [
        (false, "consent-email-disagrees"),
        (true, "consent-sms-disagrees"),
    ] {
        let said = said(session, data, is_sms);
        let both = || said.iter().filter(|said| said.twice);
        let count = both().filter(|said| said.yes && said.no).count() as u64;
        if count > 0 {
            findings.push(Finding {
                code,
                count,
                of: both().count() as u64,
                ..Finding::default()
            });
        }
    }
    findings
}
