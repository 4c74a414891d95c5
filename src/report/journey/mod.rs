//! The customer journey: what the events tell, what figures say of each phase on each
//! channel, and how far the channels are one.

mod asked;
mod grid;
mod scale;
#[cfg(test)]
mod tests;

pub use asked::{AskedFigure, NamedEvent};
pub use grid::{covered, grid, GridCell, GridCount, JourneyGrid};
pub use scale::{Condition, Scale};

use super::service::{changes, ChannelPair};
use crate::dataset::session::Session;
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::error::Result;
use crate::journey::funnel::{funnel, Funnel};
use crate::journey::map::{map, JourneyMap};
use crate::journey::moments::{moments, Moments};
use crate::journey::overlap::{overlap, Overlap};
use crate::journey::routes::{routes, Routes};
use crate::journey::ways::{self, Ways};
pub use crate::journey::JourneySettings;
use crate::kpi::measure::Missing;
use serde::{Deserialize, Serialize};

/// What is asked of the journey.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct JourneyRequest {
    /// The settings.
    pub settings: Settings,
    /// How the journey is read.
    pub journey: JourneySettings,
    /// KPIs of the grid; empty for a standard list of each phase.
    pub only: Vec<String>,
    /// The channel of the point of contact that is explored.
    pub channel: String,
    /// Its phase.
    pub stage: String,
}

/// The journey.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct JourneyReport {
    /// Why nothing can be said.
    pub missing: Option<Missing>,
    /// Days within which what comes next belongs to what came before.
    pub days: u32,
    /// Days within which a customer can come back.
    pub return_days: u32,
    /// The map.
    pub map: JourneyMap,
    /// From phase to phase.
    pub funnel: Funnel,
    /// Moments of truth.
    pub moments: Moments,
    /// Channels and the customers who met them.
    pub met: Overlap,
    /// Channels and the customers who bought on them.
    pub bought: Overlap,
    /// Routes between screen and shop.
    pub routes: Routes,
    /// Changes of channel in requests to service, with what was kept.
    pub pairs: Vec<ChannelPair>,
    /// One channel, several, crossed, or one journey.
    pub scale: Scale,
}

/// The journey of a view.
///
/// # Errors
/// When a phase does not exist, or days are 0.
pub fn journey(
    session: &Session,
    view: &View<'_>,
    request: &JourneyRequest,
) -> Result<JourneyReport> {
    let how = &request.journey;
    let map = map(view, how)?;
    let (met, bought) = (overlap(view, how, false)?, overlap(view, how, true)?);
    let pairs = changes(view);
    let scale = scale::scale(session, view, (&map, &met, &bought));
    let needs = ["touches.customer_id", "touches.at", "touches.channel"];
    let nothing = map.customers == 0 && map.steps.is_empty();
    Ok(JourneyReport {
        missing: nothing.then(|| Missing {
            reason: "no-rows",
            needs: needs.map(str::to_owned).to_vec(),
        }),
        days: how.days,
        return_days: how.return_days,
        funnel: funnel(view, how, 0)?,
        moments: moments(view, how)?,
        routes: routes(view),
        map,
        met,
        bought,
        pairs,
        scale,
    })
}

/// What comes before and after a point of contact.
///
/// # Errors
/// When the channel or the phase does not exist.
pub fn explored(view: &View<'_>, request: &JourneyRequest) -> Result<Ways> {
    ways::ways(view, &request.journey, (&request.channel, &request.stage))
}
