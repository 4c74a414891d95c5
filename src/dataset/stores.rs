//! Stores, and the channel each sells on.

use super::identity::NONE;
use super::placed::Place;
use super::row::Row;

/// A row of a stores file, typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoreRow {
    /// Word of the store, as orders name it.
    pub store: u32,
    /// Word of its name.
    pub name: u32,
    /// Word of the channel.
    pub channel: u32,
    /// Word of the zone.
    pub zone: u32,
    /// Word of the city.
    pub city: u32,
    /// Word of the postcode.
    pub postcode: u32,
}

impl StoreRow {
    /// Reads a record; what cannot be read goes to the ledger.
    pub fn read(row: &mut Row<'_>) -> Option<Self> {
        let store = row.word("store");
        if store == NONE {
            row.skip("store-missing", "store");
            return None;
        }
        Some(Self {
            store,
            name: row.word("name"),
            channel: row.word("channel"),
            zone: row.word("zone"),
            city: row.word("city"),
            postcode: row.word("postcode"),
        })
    }
}

impl Place for StoreRow {
    fn channel(&self) -> u32 {
        self.channel
    }
}
