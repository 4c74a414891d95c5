//! The grid of services and channels: what is offered where, what is promised and
//! lacking, and what a mystery visit saw of it.

use super::verdict::Fact;
use serde::{Deserialize, Serialize};

/// Whether a service is there on a channel.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "snake_case")]
pub enum ServiceState {
    /// Nobody has looked.
    #[default]
    Unknown,
    /// It is there.
    Available,
    /// It is promised, and is not there.
    Lacking,
    /// It is not promised there.
    NotPromised,
}

/// A service on a channel.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct ServiceCell {
    /// The service.
    pub service: String,
    /// The channel.
    pub channel: String,
    /// Whether it is there.
    pub state: ServiceState,
    /// What a mystery visit saw.
    pub visit: String,
    /// The day of the visit.
    pub day: String,
}

/// Cells where the service is there, of those where it is promised.
#[must_use]
pub fn parity(cells: &[ServiceCell]) -> Fact {
    let count = |state| cells.iter().filter(|one| one.state == state).count() as u64;
    let there = count(ServiceState::Available);
    match there + count(ServiceState::Lacking) {
        0 => Fact::none("no-grid", &[]),
        n => Fact::census(there as f64 / n as f64, n),
    }
}

/// Where a promised service is lacking, as `service · channel`.
#[must_use]
pub fn lacking(cells: &[ServiceCell]) -> Vec<String> {
    let lacking = cells
        .iter()
        .filter(|one| one.state == ServiceState::Lacking);
    lacking
        .map(|one| format!("{} · {}", one.service, one.channel))
        .collect()
}
