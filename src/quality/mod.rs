//! What is worth a look in the files before a figure is believed: each finding
//! with how often, where, and never a row's content.

mod channels;
pub mod links;
mod lookups;
mod orders;
mod references;
mod stores;
mod uses;
mod voice;

use crate::dataset::identity::NONE;
use crate::dataset::load::{LoadedFile, Rows};
use crate::dataset::order_rows::OrderStore;
use crate::dataset::session::Session;
use crate::dataset::Dataset;
use links::{Link, Views};
use lookups::Lookups;
use serde::Serialize;
use stores::{PromotionMatch, StoreUse, StoresFound};
use uses::{ChannelUse, DeviceUse, SourceUse};
use voice::{FeedbackUse, MentionUse};

/// Lines kept of each finding.
const LINES: usize = 10;

/// What is worth a look in the files.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Quality {
    /// How much of each mapped column is filled.
    pub columns: Vec<Filled>,
    /// What is worth a look, file by file, then across files.
    pub findings: Vec<Finding>,
    /// The channels, what each is and what it is used for.
    pub channels: Vec<ChannelUse>,
    /// Traffic by the kind of its source, paid for or not.
    pub sources: Vec<SourceUse>,
    /// Visits by device.
    pub devices: Vec<DeviceUse>,
    /// The stores, where a file speaks of them.
    pub stores: Vec<StoreUse>,
    /// Promotions with what was sold where and while they were on.
    pub promotions: Vec<PromotionMatch>,
    /// Look-ups of stock.
    pub lookups: Lookups,
    /// Mentions by source.
    pub mentions: Vec<MentionUse>,
    /// Feedback by who gives it.
    pub feedback: Vec<FeedbackUse>,
    /// Which files can be joined by what.
    pub links: Vec<Link>,
    /// How much the files show of customers.
    pub views: Views,
}

/// How much of a column is filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Filled {
    /// The file's id.
    pub file: u32,
    /// The field.
    pub field: &'static str,
    /// Its column.
    pub column: String,
    /// Rows of the file.
    pub rows: u64,
    /// Rows that have something there.
    pub filled: u64,
}

/// Something worth a look.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Finding {
    /// What: a stable code.
    pub code: &'static str,
    /// The file's id; `null` when it is about all files.
    pub file: Option<u32>,
    /// The channels it is about.
    pub names: Vec<String>,
    /// How many.
    pub count: u64,
    /// Of how many.
    pub of: u64,
    /// The first lines, at most ten.
    pub lines: Vec<u32>,
    /// The first day, of a gap.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
    /// The least that would be ordinary, in the currency of the row.
    pub low: Option<f64>,
    /// The most.
    pub high: Option<f64>,
}

/// A file of orders with its place among the files.
pub(crate) struct OrderFile<'a> {
    at: usize,
    id: u32,
    file: &'a LoadedFile,
    rows: &'a OrderStore,
}

/// What is worth a look in the files of a dataset.
#[must_use]
pub fn quality(session: &Session, dataset: &Dataset) -> Quality {
    let orders: Vec<OrderFile<'_>> = session
        .files()
        .enumerate()
        .filter_map(|(at, (id, file))| match &file.rows {
            Rows::Orders(table) => Some(OrderFile {
                at,
                id,
                file,
                rows: &table.rows,
            }),
            _ => None,
        })
        .collect();
    let mut findings = Vec::new();
    let add = &mut |found: Option<Finding>| findings.extend(found);
    let add: &mut dyn FnMut(Option<Finding>) = add;
    for file in &orders {
        add(orders::near_duplicates(file, dataset));
        add(orders::outliers(file));
        add(channels::unknown(file, dataset));
        add(references::unlisted(file, session, dataset));
        add(references::refunds_of_unknown(file, &orders));
    }
    add(references::touches_without_order(session, dataset));
    findings.extend(channels::alike(session, dataset));
    findings.extend(orders::gaps(&orders, dataset));
    let StoresFound {
        stores,
        promotions,
        findings: of_stores,
    } = stores::stores(session, dataset);
    findings.extend(of_stores);
    findings.extend(links::consents(session, dataset));
    let (mentions, unread) = voice::mentions(session);
    if unread > 0 {
        findings.push(Finding {
            code: "tone-scale-unknown",
            count: unread,
            of: mentions.iter().map(|one| one.mentions).sum(),
            ..Finding::default()
        });
    }
    Quality {
        columns: columns(session),
        findings,
        channels: uses::channels(session, dataset),
        sources: uses::sources(session, dataset),
        devices: uses::devices(session, dataset),
        stores,
        promotions,
        lookups: lookups::lookups(session, dataset),
        mentions,
        feedback: voice::feedback(dataset),
        links: links::links(session, dataset),
        views: links::views(session, dataset),
    }
}

fn columns(session: &Session) -> Vec<Filled> {
    let of_file = |(id, file): (u32, &LoadedFile)| {
        let blanks = file.binding.slots().zip(&file.blanks);
        let mapped = blanks.filter(|((_, column), _)| !column.is_empty());
        let filled: Vec<Filled> = mapped
            .map(|((field, column), blank)| Filled {
                file: id,
                field,
                column: column.to_owned(),
                rows: file.row_count,
                filled: file.row_count - blank,
            })
            .collect();
        filled
    };
    session.files().flat_map(of_file).collect()
}

/// A finding about rows; none when there is no row.
#[inline(never)]
fn of_rows(
    code: &'static str,
    file: Option<u32>,
    mut lines: Vec<u32>,
    of: usize,
) -> Option<Finding> {
    let count = lines.len() as u64;
    lines.sort_unstable();
    lines.truncate(LINES);
    (count > 0).then(|| Finding {
        code,
        file,
        count,
        of: of as u64,
        lines,
        ..Finding::default()
    })
}

/// Whether a person is known.
fn is_known(person: u32) -> bool {
    person != NONE
}

#[cfg(test)]
mod recorded_tests;
#[cfg(test)]
mod tests;
