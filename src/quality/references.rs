//! What one table names and the other does not hold.

use super::{is_known, of_rows, Finding, OrderFile};
use crate::dataset::identity::OrderKey;
use crate::dataset::load::Rows;
use crate::dataset::session::Session;
use crate::dataset::Dataset;
use crate::mapping::field::TableKind;
use crate::mapping::rule::OrderStatus;
use rustc_hash::FxHashSet;

/// The persons of all files of a table.
#[inline(never)]
fn persons(session: &Session, dataset: &Dataset, table: TableKind) -> FxHashSet<u32> {
    let files = session.files().enumerate();
    files
        .filter(|(_, (_, file))| file.mapping.table == table)
        .flat_map(|(at, (_, file))| {
            let codes = file.rows.people();
            codes.map(move |code| dataset.people.of(at, code))
        })
        .filter(|&person| is_known(person))
        .collect()
}

/// Orders of customers that no customers' file knows.
pub(super) fn unlisted(
    file: &OrderFile<'_>,
    session: &Session,
    dataset: &Dataset,
) -> Option<Finding> {
    let listed = persons(session, dataset, TableKind::Customers);
    if listed.is_empty() {
        return None;
    }
    let known = || {
        let rows = file.rows.iter();
        rows.map(|row| (dataset.people.of(file.at, row.customer), row.line))
            .filter(|&(person, _)| is_known(person))
    };
    let lines = known().filter(|(person, _)| !listed.contains(person));
    let lines = lines.map(|(_, line)| line).collect();
    of_rows(
        "order-of-unlisted-customer",
        Some(file.id),
        lines,
        known().count(),
    )
}

/// Refunds of orders that no file holds.
pub(super) fn refunds_of_unknown(file: &OrderFile<'_>, all: &[OrderFile<'_>]) -> Option<Finding> {
    let Rows::Orders(table) = &file.file.rows else {
        return None;
    };
    if table.originals.is_empty() {
        return None;
    }
    let sold: FxHashSet<OrderKey> = all
        .iter()
        .flat_map(|file| file.rows.iter())
        .filter(|row| row.status == OrderStatus::Sale)
        .map(|row| row.order)
        .collect();
    let refunds = || {
        let rows = file.rows.iter();
        rows.filter(|row| row.status == OrderStatus::Refund)
            .filter_map(|row| Some((table.originals.get(&row.line)?, row.line)))
    };
    let lines = refunds().filter(|(order, _)| !sold.contains(order));
    let lines = lines.map(|(_, line)| line).collect();
    of_rows(
        "refund-of-unknown-order",
        Some(file.id),
        lines,
        refunds().count(),
    )
}

/// Customers with touches and no order.
pub(super) fn touches_without_order(session: &Session, dataset: &Dataset) -> Option<Finding> {
    let touched = persons(session, dataset, TableKind::Touches);
    let bought = persons(session, dataset, TableKind::Orders);
    if bought.is_empty() {
        return None;
    }
    let without = touched.difference(&bought).count() as u64;
    (without > 0).then(|| Finding {
        code: "touches-without-order",
        count: without,
        of: touched.len() as u64,
        ..Finding::default()
    })
}
