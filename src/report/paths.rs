//! The distinct journeys, a page at a time.

use super::attribution::attribution_needs;
use super::segments;
use crate::attribution::journeys::Journeys;
pub use crate::attribution::listing::Listing;
use crate::attribution::listing::{Arrangement, PathSort};
pub use crate::attribution::ModelSettings;
use crate::dataset::settings::Settings;
use crate::dataset::Dataset;
use crate::error::Result;
pub use crate::kpi::measure::Missing;
use serde::{Deserialize, Serialize};

/// Rows of one answer at most: a page asks for tens, an export for a thousand.
const MOST_ROWS: usize = 10_000;

/// What is asked of the list of journeys.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct PathsRequest {
    /// The settings, as for a report.
    pub settings: Settings,
    /// What is made of journeys, as for the models.
    pub attribution: ModelSettings,
    /// What it is sorted by; what is equal stands by its channels.
    pub sort: PathSort,
    /// Whether the largest comes first.
    pub descending: bool,
    /// Channels in a row, as `web > store`; all when empty.
    pub filter: String,
    /// Rows passed over.
    pub offset: usize,
    /// Rows given, 10,000 at most.
    pub limit: usize,
}

impl Default for PathsRequest {
    fn default() -> Self {
        Self {
            settings: Settings::default(),
            attribution: ModelSettings::default(),
            sort: PathSort::Conversions,
            descending: true,
            filter: String::new(),
            offset: 0,
            limit: 50,
        }
    }
}

/// A page of the distinct journeys.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct PathsPage {
    /// Its rows.
    pub rows: Vec<PathReport>,
    /// Rows that pass the filter, on all pages.
    pub total: usize,
    /// Why there is none.
    pub missing: Option<Missing>,
}

/// Equal journeys.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct PathReport {
    /// The channels touched, first to last.
    pub path: Vec<String>,
    /// Journeys, converted or not.
    pub journeys: f64,
    /// Journeys that converted.
    pub conversions: f64,
    /// Conversions of its journeys, 0 to 1; none where no journey is counted.
    pub rate: Option<f64>,
    /// What they were worth.
    pub value: f64,
    /// Its conversions of all that the models share out, 0 to 1.
    pub share: f64,
}

/// The list that pages are taken from, or why there is none.
///
/// # Errors
/// When a setting cannot be understood.
pub fn listing(
    dataset: &Dataset,
    settings: &Settings,
    models: &ModelSettings,
) -> Result<std::result::Result<Listing, Missing>> {
    let view = segments::view(dataset, settings)?;
    Ok(match attribution_needs(&view) {
        Some(missing) => Err(missing),
        None => Ok(Journeys::distinct(&view, models).into()),
    })
}

/// A page of a list.
#[must_use]
pub fn page(listing: &mut Listing, request: &PathsRequest) -> PathsPage {
    let wanted = Arrangement {
        sort: request.sort,
        descending: request.descending,
        filter: request.filter.trim().to_owned(),
    };
    let channels = listing.channels.clone();
    let all = listing.attributed.conversions();
    let (rows, total) = listing.page(&wanted, request.offset, request.limit.min(MOST_ROWS));
    let rows = rows.into_iter().map(|(path, weight)| {
        let (conversions, journeys) = (weight.conversions(), weight.conversions() + weight.nulls());
        PathReport {
            path: path
                .iter()
                .map(|&channel| channels[usize::from(channel)].clone())
                .collect(),
            journeys,
            conversions,
            rate: (journeys > 0.0).then(|| conversions / journeys),
            value: weight.value(),
            share: if all == 0.0 { 0.0 } else { conversions / all },
        }
    });
    PathsPage {
        rows: rows.collect(),
        total,
        missing: None,
    }
}
