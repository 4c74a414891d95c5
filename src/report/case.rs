//! A business case on the figures of a view: amounts tied to how far a KPI is
//! from its target take over the interval of the KPI.

use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::economics::case::{worked_out, Case, CaseLine, CaseReport, Tied};
use crate::kpi::measure::Missing;
use crate::kpi::named;
use crate::kpi::smart_progress::scale_of;
use crate::target::goal;
use serde::{Deserialize, Serialize};

/// What is asked of a case.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default, deny_unknown_fields)]
pub struct CaseRequest {
    /// The settings of the figures.
    pub settings: Settings,
    /// The case.
    pub case: Case,
}

/// What keeps a case, or a line of it, from being worked out.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct CaseFault {
    /// The line; `null` where it is the case itself.
    pub line: Option<usize>,
    /// A stable code.
    pub code: &'static str,
    /// Why a figure is not there.
    pub missing: Option<Missing>,
}

/// A case on the figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct CaseAnswer {
    /// The lines with the amounts they were counted with.
    pub lines: Vec<CaseLine>,
    /// What is wrong; lines with a fault are counted as nothing.
    pub faults: Vec<CaseFault>,
    /// The case worked out; `null` where it cannot be.
    pub report: Option<CaseReport>,
}

/// A case worked out on the figures of a view.
#[must_use]
pub fn business_case(view: &View<'_>, case: &Case) -> CaseAnswer {
    let mut faults = Vec::new();
    let mut case = case.clone();
    for (at, line) in case.lines.iter_mut().enumerate() {
        let Some(tied) = &line.tied else { continue };
        match amounts(view, tied) {
            Ok((low, likely, high)) => {
                (line.low, line.likely, line.high) = (Some(low), likely, Some(high));
            }
            Err((code, missing)) => {
                (line.low, line.likely, line.high) = (None, 0.0, None);
                faults.push(CaseFault {
                    line: Some(at),
                    code,
                    missing,
                });
            }
        }
    }
    let report = worked_out(&case).map_err(|unfit| {
        faults.push(CaseFault {
            line: unfit.line,
            code: unfit.code,
            missing: None,
        });
    });
    CaseAnswer {
        lines: case.lines,
        faults,
        report: report.ok(),
    }
}

type NoAmounts = (&'static str, Option<Missing>);

/// What the way to a target is worth: least, expected, most. A KPI that is
/// there already, or may be, brings nothing more.
fn amounts(view: &View<'_>, tied: &Tied) -> Result<(f64, f64, f64), NoAmounts> {
    let kpi = named(&tied.kpi).ok_or(("no-such-kpi", None))?;
    let to = goal::value(&tied.to, scale_of(kpi.unit)).ok_or(("value-unread", None))?;
    if !(0.0..=1e15).contains(&tied.worth) {
        return Err(("amount", None));
    }
    let measure = kpi.compute(view);
    let now = measure.value.ok_or(("not-computable", measure.missing))?;
    let ends = [measure.low.unwrap_or(now), now, measure.high.unwrap_or(now)];
    let sign = if to >= now { 1.0 } else { -1.0 };
    let mut worth = ends.map(|end| (sign * (to - end)).max(0.0) * tied.worth);
    worth.sort_by(f64::total_cmp);
    Ok((worth[0], worth[1], worth[2]))
}
