//! Rows that are kept as their file gives them, with their channel and their money
//! in the terms of the dataset.

use super::channel::Channels;
use super::dimension::Named;
use super::identity::NONE;
use super::load::{LoadedFile, Rows};
use super::people::People;
use crate::intake::cell::money::Money;

/// A row, its channel and its money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed<T> {
    /// The channel, where the row names one.
    pub channel: Option<u16>,
    /// Its money in the reporting currency, in millionths.
    pub amount: Option<i64>,
    /// Who it is of, or [`NONE`].
    pub customer: u32,
    /// The store, or [`super::dimension::UNSAID`].
    pub store: u16,
    /// The campaign, or [`super::dimension::UNSAID`].
    pub campaign: u16,
    /// The row. Its words are codes of the shared interner.
    pub row: T,
}

/// A typed row with a channel or money.
pub trait Place: Copy {
    /// What the row says of who it is of, as [`super::row::Row::customer`] gave it.
    fn customer(&self) -> u32 {
        NONE
    }

    /// Word of the channel.
    fn channel(&self) -> u32 {
        NONE
    }

    /// Word of the store.
    fn store(&self) -> u32 {
        NONE
    }

    /// Word of the campaign.
    fn campaign(&self) -> u32 {
        NONE
    }

    /// Its money, with the word of the currency.
    fn money(&self) -> Option<(Money, u32)> {
        None
    }
}

/// The rows of one table of all files.
#[inline(never)]
pub(super) fn join<T: Place>(
    files: &[&LoadedFile],
    rows_of: impl Fn(&Rows) -> Option<&Vec<T>>,
    people: &People,
    channels: &Channels,
    (stores, campaigns): (&Named, &Named),
    convert: &mut dyn FnMut(Money, u32) -> i64,
) -> Vec<Placed<T>> {
    let rows = files
        .iter()
        .enumerate()
        .filter_map(|(at, file)| Some((at, rows_of(&file.rows)?)))
        .flat_map(|(at, rows)| rows.iter().map(move |&row| (at, row)));
    rows.map(|(at, row)| {
        let (channel, amount) = place(row.channel(), row.money(), channels, convert);
        Placed {
            channel,
            amount,
            customer: people.of(at, row.customer()),
            store: stores.code(row.store()),
            campaign: campaigns.code(row.campaign()),
            row,
        }
    })
    .collect()
}

/// Outlined: the code is the same for all tables.
#[inline(never)]
fn place(
    word: u32,
    money: Option<(Money, u32)>,
    channels: &Channels,
    convert: &mut dyn FnMut(Money, u32) -> i64,
) -> (Option<u16>, Option<i64>) {
    (
        (word != NONE).then(|| channels.code(word)),
        money.map(|(amount, currency)| convert(amount, currency)),
    )
}

/// The words of the channels that rows name.
pub(super) fn words<T: Place>(rows: &[T]) -> impl Iterator<Item = u32> + '_ {
    rows.iter().map(Place::channel).filter(|&word| word != NONE)
}
