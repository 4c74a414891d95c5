//! Figures about the files themselves: how complete and how fresh they are, and
//! whom they share. Where a file or a column is lacking there is no figure: what
//! was not handed over contradicts nobody.

use super::figures::share;
use crate::dataset::channel::UNKNOWN;
use crate::dataset::customers::CustomerRow;
use crate::dataset::identity::NONE;
use crate::dataset::keys::KeyKind;
use crate::dataset::kind::Kind;
use crate::dataset::load::{LoadedFile, Rows};
use crate::dataset::matching::Codeset;
use crate::dataset::quality::{Effect, Ledger};
use crate::dataset::session::Session;
use crate::dataset::settings::day_setting;
use crate::dataset::ties;
use crate::dataset::view::View;
use crate::intake::cell::money::units;
use crate::mapping::field::TableKind;
use crate::maturity::verdict::Fact;
use crate::quality::links::{persons, told_twice};
use crate::stats::accumulate::variance;
use crate::stats::interval::student;

/// Tables whose age says how fresh what is decided by is.
const DECISIVE: [TableKind; 5] = [
    TableKind::Orders,
    TableKind::Touches,
    TableKind::Tickets,
    TableKind::LoyaltyEvents,
    TableKind::Traffic,
];

/// Fields of a customer that a file may be expected to fill.
const KEY_FIELDS: [&str; 6] = [
    "email",
    "phone",
    "postcode",
    "country",
    "birth_date",
    "consent_email",
];
/// Fewer of them than this are no agreed list.
const FEWEST_FIELDS: usize = 3;

/// A figure of the files, by its id in the model; `None` for one that is not
/// about them.
pub fn of(id: &str, session: &Session, view: &View<'_>, day: Option<&str>) -> Option<Fact> {
    Some(match id {
        "profile_completeness" => completeness(session, view),
        "contactable_share" => contactable(session, view),
        "consent_conflict_rate" => consents(session, view),
        "customer_duplicate_rate" => duplicates(session, view),
        "source_freshness_days" => freshness(session, view, day),
        "source_match_rate" => matched(session, view, Pairs::Customers),
        "shared_people_share" => matched(session, view, Pairs::Tables),
        "unmapped_channel_rate" => unmapped(view),
        "data_quality_score" => quality(session, view),
        "cost_allocation_coverage" => allocated(session, view),
        _ => return None,
    })
}

/// A customers file with its place among the files.
fn customers(session: &Session) -> impl Iterator<Item = (usize, &LoadedFile, &[CustomerRow])> {
    session
        .files()
        .enumerate()
        .filter_map(|(at, (_, file))| match &file.rows {
            Rows::Customers(table) => Some((at, file, table.rows.as_slice())),
            _ => None,
        })
}

/// Whether a row of a file has a key of a kind.
fn has(view: &View<'_>, at: usize, file: &LoadedFile, code: u32, kind: KeyKind) -> bool {
    match ties::place(code) {
        Some(place) => file.ties.all()[place].keys[kind as usize] != NONE,
        None => {
            let people = &view.data.people;
            code != NONE && people.kind(people.node(at, code)) == kind
        }
    }
}

/// Customers who bought in the view; `None` without orders.
fn active(view: &View<'_>) -> Option<Vec<bool>> {
    if view.data.orders.is_empty() {
        return None;
    }
    let mut active = vec![false; view.data.people.bound];
    for customer in view.customers() {
        if let Some(one) = active.get_mut(customer.code as usize) {
            *one = customer.orders.iter().any(|order| view.sees(order));
        }
    }
    Some(active)
}

/// The rows of customers files whose customers are active, or all of them.
fn each_active(
    session: &Session,
    view: &View<'_>,
    each: &mut dyn FnMut(usize, &LoadedFile, &CustomerRow, u32),
) {
    let active = active(view);
    for (at, file, rows) in customers(session) {
        for row in rows {
            let person = view.data.people.of(at, row.customer);
            let counts = person != NONE
                && active
                    .as_ref()
                    .is_none_or(|active| active.get(person as usize) == Some(&true));
            if counts {
                each(at, file, row, person);
            }
        }
    }
}

fn completeness(session: &Session, view: &View<'_>) -> Fact {
    let expected = |file: &LoadedFile| KEY_FIELDS.map(|field| file.binding.has(field));
    let is_enough = |file: &LoadedFile| {
        let there = expected(file).into_iter().filter(|&there| there).count();
        there >= FEWEST_FIELDS
    };
    if !customers(session).any(|(_, file, _)| is_enough(file)) {
        return Fact::none("field-missing", &["customers.email", "customers.postcode"]);
    }
    // Shares of sixty filled: all numbers of fields up to six go into it.
    let (mut n, mut sum, mut squares) = (0u64, 0i128, 0i128);
    each_active(session, view, &mut |at, file, row, _| {
        if !is_enough(file) {
            return;
        }
        let filled = [
            has(view, at, file, row.customer, KeyKind::Email),
            has(view, at, file, row.customer, KeyKind::Phone),
            row.postcode != NONE,
            row.country != NONE,
            row.born.is_some(),
            row.consent_email.is_some(),
        ];
        let fields = expected(file);
        let asked = fields.iter().filter(|&&one| one).count() as i128;
        let there = fields.iter().zip(filled).filter(|(&a, b)| a && *b).count() as i128;
        let share = there * 60 / asked;
        n += 1;
        sum += share;
        squares += share * share;
    });
    if n == 0 {
        return Fact::none("no-rows", &["customers.customer_id"]);
    }
    let mean = sum as f64 / n as f64 / 60.0;
    let interval = variance(n, sum, Some(squares))
        .and_then(|one| student(n, mean, one / 3600.0))
        .map(|one| one.clipped(0.0, 1.0));
    Fact {
        value: Some(mean),
        low: interval.map(|one| one.low).or(Some(mean)),
        high: interval.map(|one| one.high).or(Some(mean)),
        n,
        ..Fact::default()
    }
}

/// Active customers who agreed to be written to, and whose address is there.
fn contactable(session: &Session, view: &View<'_>) -> Fact {
    let fields = &view.data.fields;
    let ways = [
        ("customers.consent_email", "customers.email"),
        ("customers.consent_sms", "customers.phone"),
    ];
    if !ways
        .iter()
        .any(|(consent, key)| fields.contains(*consent) && fields.contains(*key))
    {
        return Fact::none("field-missing", &[ways[0].0, ways[0].1]);
    }
    let mut known = Codeset::new(view.data.people.bound);
    let mut reached = Codeset::new(view.data.people.bound);
    each_active(session, view, &mut |at, file, row, person| {
        known.add(person);
        let by = |consent: Option<bool>, kind| {
            consent == Some(true) && has(view, at, file, row.customer, kind)
        };
        if by(row.consent_email, KeyKind::Email) || by(row.consent_sms, KeyKind::Phone) {
            reached.add(person);
        }
    });
    let n = known.shared_with(&known);
    share(reached.shared_with(&known), n, "customers.consent_email")
}

fn consents(session: &Session, view: &View<'_>) -> Fact {
    let told = customers(session)
        .filter(|(_, file, _)| file.binding.has("consent_email") || file.binding.has("consent_sms"))
        .count();
    if told < 2 {
        return Fact::none("second-file", &["customers.consent_email"]);
    }
    let (twice, differ) = told_twice(session, view.data);
    share(differ, twice, "customers.customer_id")
}

/// Rows of customers files beyond the first of each person.
fn duplicates(session: &Session, view: &View<'_>) -> Fact {
    let keys = &view.settings.identity.match_on;
    let can_tell = |file: &LoadedFile| {
        let used = KeyKind::ALL.into_iter().enumerate();
        let used = used.filter(|(at, kind)| file.ties.mapped[*at] && keys.contains(kind));
        used.count() > 1
    };
    let (mut rows, mut people) = (0, 0);
    for (at, file, all) in customers(session).filter(|(_, file, _)| can_tell(file)) {
        let mut set = Codeset::new(view.data.people.bound);
        persons(at, file, view.data, &mut set);
        rows += all.len() as u64;
        people += set.shared_with(&set);
    }
    if rows == 0 {
        return Fact::none("second-key", &["customers.email"]);
    }
    share(rows.saturating_sub(people), rows, "customers.customer_id")
}

/// Days from the newest row of the table that is furthest behind.
fn freshness(session: &Session, view: &View<'_>, day: Option<&str>) -> Fact {
    let Some(day) = day.and_then(|day| day_setting("day", day).ok()) else {
        return Fact::none("no-day", &[]);
    };
    let newest = |table: TableKind| {
        let files = session
            .files()
            .filter(|(_, file)| file.mapping.table == table);
        files
            .filter_map(|(_, file)| Some(file.rows.days(&view.data.zone)?.1))
            .max()
    };
    let ages: Vec<i64> = DECISIVE
        .into_iter()
        .filter_map(|table| Some((day - newest(table)?).max(0)))
        .collect();
    match ages.iter().max() {
        Some(&oldest) => Fact::census(oldest as f64, ages.len() as u64),
        None => Fact::none("no-rows", &["orders.ordered_at"]),
    }
}

/// Which files are held beside which.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pairs {
    /// Two systems of customers: the pair that shares the least.
    Customers,
    /// Files of different tables: the pair that shares the most.
    Tables,
}

/// Persons of the smaller of two files who are in the other one too.
fn matched(session: &Session, view: &View<'_>, pairs: Pairs) -> Fact {
    let sets: Vec<(TableKind, Codeset, u64)> = session
        .files()
        .enumerate()
        .filter(|(_, (_, file))| {
            pairs == Pairs::Tables || file.mapping.table == TableKind::Customers
        })
        .map(|(at, (_, file))| {
            let mut set = Codeset::new(view.data.people.bound);
            persons(at, file, view.data, &mut set);
            let count = set.shared_with(&set);
            (file.mapping.table, set, count)
        })
        .filter(|(.., count)| *count > 0)
        .collect();
    let mut found: Option<(u64, u64)> = None;
    for (at, (table, one, in_one)) in sets.iter().enumerate() {
        for (other_table, other, in_other) in &sets[at + 1..] {
            if pairs == Pairs::Tables && table == other_table {
                continue;
            }
            let pair = (one.shared_with(other), *in_one.min(in_other));
            // a/b < c/d as ad < cb: nothing is rounded.
            let is_less = |a: (u64, u64), b: (u64, u64)| a.0 * b.1 < b.0 * a.1;
            let is_better = found.is_none_or(|held| match pairs {
                Pairs::Customers => is_less(pair, held),
                Pairs::Tables => is_less(held, pair),
            });
            if is_better {
                found = Some(pair);
            }
        }
    }
    match found {
        Some((shared, n)) => share(shared, n, "customers.customer_id"),
        None => Fact::none("second-file", &["customers.customer_id"]),
    }
}

/// Whether a code of a channel stands for none.
fn is_unsaid(view: &View<'_>, channel: u16) -> bool {
    view.channel_name(channel) == UNKNOWN
}

/// Rows of orders, touches and costs that are looked at and name no channel, or
/// one that says nothing.
fn unmapped(view: &View<'_>) -> Fact {
    let data = view.data;
    let unknown: Vec<bool> = (0..data.kinds.len())
        .map(|code| is_unsaid(view, code as u16) || data.kinds[code] == Kind::Other)
        .collect();
    let is_unknown = |code: u16| unknown.get(usize::from(code)).copied().unwrap_or(true);
    let (mut n, mut hits) = (0, 0);
    let mut count = |code: u16| {
        n += 1;
        hits += u64::from(is_unknown(code));
    };
    if data.fields.contains("orders.channel") {
        let seen = data.orders.iter().filter(|one| view.sees(one));
        seen.for_each(|one| count(one.channel));
    }
    if data.fields.contains("touches.channel") {
        let seen = data.touches.iter().filter(|one| view.sees_touch(one));
        seen.for_each(|one| count(one.channel));
    }
    if data.fields.contains("costs.channel") {
        let seen = data.costs.iter().filter(|one| view.sees_cost(one));
        seen.for_each(|one| count(one.channel));
    }
    match n {
        0 => Fact::none("field-missing", &["orders.channel"]),
        _ => share(hits, n, "orders.channel"),
    }
}

/// Rows of which a cell that they rest on is missing or is none. A visit of
/// nobody known is a whole row.
fn unreadable(ledger: &Ledger) -> u64 {
    const ENDS: [&str; 3] = ["-unreadable", "-missing", "-off-scale"];
    let entries = ledger.entries();
    let skipped = entries.iter().filter(|one| {
        let is_fault = ENDS.iter().any(|end| one.reason.ends_with(end));
        one.effect == Effect::Skipped && is_fault && one.reason != "customer-missing"
    });
    skipped.map(|one| one.rows).sum()
}

/// The mean of how complete, valid and unique the files are, each from 0 to 1.
fn quality(session: &Session, view: &View<'_>) -> Fact {
    let (mut cells, mut blanks, mut rows, mut unread, mut doubled) = (0, 0, 0, 0, 0);
    for ((_, file), outcome) in session.files().zip(&view.data.files) {
        let columns = file.binding.slots().zip(&file.blanks);
        for (_, blank) in columns.filter(|((_, column), _)| !column.is_empty()) {
            cells += file.row_count;
            blanks += blank;
        }
        rows += file.row_count;
        doubled += outcome.ledger.of("duplicate");
        unread += unreadable(&outcome.ledger);
    }
    if rows == 0 || cells == 0 {
        return Fact::none("no-rows", &["orders.ordered_at"]);
    }
    let less = |part: u64, all: u64| 1.0 - (part.min(all) as f64 / all as f64);
    let score = (less(blanks, cells) + less(unread, rows) + less(doubled, rows)) / 3.0;
    Fact::census(score, rows)
}

/// Costs that name a channel, or a centre to share them by. Entries of the accounts
/// are all costs there are, where they are handed over: class 6 of the French
/// chart of accounts. A file of costs that tells no kinds is one of advertising,
/// which always names its channel.
fn allocated(session: &Session, view: &View<'_>) -> Fact {
    let words = session.words();
    let (mut all, mut held, mut n) = (0i128, 0i128, 0u64);
    if view.data.fields.contains("accounting.account") {
        let entries = view.placed(&view.data.accounting, |row| Some(row.time));
        let costs = entries.filter(|one| words.text(one.row.account).starts_with('6'));
        for one in costs {
            let amount = i128::from(one.amount.unwrap_or(0));
            all += amount;
            n += 1;
            if one.row.channel != NONE || one.row.analytic != NONE {
                held += amount;
            }
        }
    } else if ["costs.channel", "costs.kind"]
        .iter()
        .all(|&one| view.data.fields.contains(one))
    {
        for cost in view.data.costs.iter().filter(|one| view.sees_cost(one)) {
            all += i128::from(cost.amount);
            n += 1;
            if !is_unsaid(view, cost.channel) {
                held += i128::from(cost.amount);
            }
        }
    }
    let value = units(held) / units(all);
    if n == 0 || !(0.0..=1.0).contains(&value) {
        return Fact::none("field-missing", &["accounting.account | costs.kind"]);
    }
    Fact::census(value, n)
}
