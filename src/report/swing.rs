//! How far a KPI moves with its definition: its value under each of those that the
//! field uses.

use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::error::Result;
use crate::kpi::definitions::{of, Definition};
use crate::kpi::measure::Unit;
use crate::kpi::{chosen, Kpi};
use serde::Serialize;
use std::collections::BTreeMap;

/// A KPI under each of its definitions.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Swing {
    /// The KPI.
    pub id: &'static str,
    /// The unit of its values.
    pub unit: Unit,
    /// Its definitions, as they are now first; that one alone where the field agrees.
    pub readings: Vec<DefinitionReading>,
    /// The place of the lowest value.
    pub lowest: Option<usize>,
    /// The place of the highest one.
    pub highest: Option<usize>,
}

/// A KPI under one definition.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct DefinitionReading {
    /// The settings that make it.
    pub settings: BTreeMap<&'static str, String>,
    /// The value.
    pub value: Option<f64>,
    /// What it was counted on.
    pub n: u64,
    /// Lower end at 95%.
    pub low: Option<f64>,
    /// Upper end at 95%.
    pub high: Option<f64>,
}

/// KPIs under each of their definitions: those named, or all that have several.
///
/// # Errors
/// When a name is no KPI's.
pub fn swings(view: &View<'_>, only: &[String]) -> Result<Vec<Swing>> {
    let asked = chosen(only)?.into_iter();
    let has_several = |kpi: &&Kpi| !only.is_empty() || !of(kpi.id).is_empty();
    let several = asked.filter(has_several);
    Ok(several.map(|kpi| swing(kpi, view)).collect())
}

fn swing(kpi: &Kpi, view: &View<'_>) -> Swing {
    let mut all = vec![view.settings.clone()];
    for definition in of(kpi.id) {
        all = all.iter().flat_map(|one| under(one, definition)).collect();
    }
    // As it is now first.
    all.sort_by_key(|settings| settings != view.settings);
    let readings = all.iter().map(|settings| reading(kpi, view, settings));
    let readings: Vec<DefinitionReading> = readings.collect();
    let known = || {
        let all = readings.iter().enumerate();
        all.filter_map(|(at, reading)| Some((at, reading.value?)))
    };
    // Of several as high the first is named.
    let lowest = known().min_by(|a, b| a.1.total_cmp(&b.1));
    let highest = known().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
    Swing {
        id: kpi.id,
        unit: kpi.unit,
        lowest: lowest.map(|(at, _)| at),
        highest: highest.map(|(at, _)| at),
        readings,
    }
}

fn under(settings: &Settings, definition: &Definition) -> Vec<Settings> {
    let set = |option: String| {
        let mut settings = settings.clone();
        definition.set(&mut settings, &option);
        settings
    };
    definition.all(settings).into_iter().map(set).collect()
}

fn reading(kpi: &Kpi, view: &View<'_>, settings: &Settings) -> DefinitionReading {
    let measure = kpi.compute(&view.under(settings));
    let named = of(kpi.id).iter();
    DefinitionReading {
        settings: named.map(|one| (one.setting, one.of(settings))).collect(),
        value: measure.value,
        n: measure.n,
        low: measure.low,
        high: measure.high,
    }
}
