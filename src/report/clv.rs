//! What customers will be worth, with its check and its interval.

use super::customers::{bad, CustomerRequest};
use super::{clv_gap, Compared};
use crate::clv::fit::Fit;
use crate::clv::forecast::{self, Fitted, Terms};
use crate::clv::history::{collapsed, histories, History};
use crate::clv::{gamma_gamma, Model, MODELS};
use crate::dataset::period::day_text;
use crate::dataset::settings::day_setting;
use crate::dataset::view::View;
use crate::error::Result;
use serde::Serialize;

/// What customers will be worth.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Clv {
    /// The model of buying.
    pub model: &'static str,
    /// The check: a fit to the earlier days, held against the later ones.
    pub check: Option<Check>,
    /// The fit to all days.
    pub fit: Option<ModelFit>,
    /// The fit of what a purchase is worth.
    pub spending: Option<ModelFit>,
    /// The correlation of repeat purchases with mean spend.
    pub link: Option<f64>,
    /// What is to come.
    pub forecast: Option<Forecast>,
    /// Warnings: `link-strong`, `not-converged`, `no-spend`,
    /// `loose` where the data hardly tell the parameters apart.
    pub cautions: Vec<&'static str>,
    /// Why there is no forecast: `no-rows`, `repeaters-few`, `cohort-young`.
    pub missing: Option<&'static str>,
}

/// A fitted model.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ModelFit {
    /// Customers fitted to.
    pub customers: u64,
    /// Of them, those who differ.
    pub rows: u64,
    /// The parameters.
    pub parameters: Vec<Parameter>,
    /// The logarithm of the likelihood.
    pub log_likelihood: f64,
    /// Whether the search came to a top.
    pub converged: bool,
    /// Steps it took.
    pub steps: u32,
}

/// A parameter.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// Its value.
    pub value: f64,
    /// Its standard error.
    pub error: Option<f64>,
}

/// The check on days held out.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Check {
    /// The days held out.
    pub held_out: Compared,
    /// The fit to the days before.
    pub fit: ModelFit,
    /// Purchase days foreseen.
    pub predicted: f64,
    /// Lower end at 95%: customers drawn again, the model fitted again.
    pub low: Option<f64>,
    /// Upper end at 95%.
    pub high: Option<f64>,
    /// Purchase days there were.
    pub actual: u64,
}

/// What is to come.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Forecast {
    /// Weeks ahead.
    pub weeks: u32,
    /// Purchase days foreseen.
    pub purchases: f64,
    /// Lower end at 95%.
    pub low: Option<f64>,
    /// Upper end at 95%.
    pub high: Option<f64>,
    /// How many customers the model takes to be still there.
    pub alive: f64,
    /// The present value of it all; `null` where the files give no spend.
    pub value: Option<f64>,
    /// A customer's, on average.
    pub mean: Option<f64>,
    /// The share of it that the best tenth of customers holds.
    pub top_tenth: Option<f64>,
    /// On average, of customers of several channels.
    pub omni: Option<f64>,
    /// On average, of customers of one channel.
    pub mono: Option<f64>,
    /// Lower end at 95% of the value: customers drawn again, the models fitted again.
    pub value_low: Option<f64>,
    /// Upper end at 95%.
    pub value_high: Option<f64>,
    /// Customers there are.
    pub customers: u64,
    /// Draws there were: fewer than asked for where customers are many.
    pub draws: u32,
    /// Customers of several channels beside those of one: what they brought, then
    /// what is to come.
    pub gaps: Vec<Gap>,
}

/// Customers of several channels beside those of one. They chose their channels:
/// a gap is no effect.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Gap {
    /// `historic`: sales so far; `predicted`: the value to come.
    pub basis: &'static str,
    /// On average, of customers of several channels.
    pub omni: f64,
    /// How many they are.
    pub omni_n: u64,
    /// On average, of customers of one channel.
    pub mono: f64,
    /// How many they are.
    pub mono_n: u64,
    /// The difference as they come.
    pub gap: f64,
    /// Lower end at 95%.
    pub low: Option<f64>,
    /// Upper end at 95%.
    pub high: Option<f64>,
    /// The difference among customers who first bought in the same thirty days
    /// for a basket of the same fifth.
    pub matched: Option<f64>,
    /// Lower end at 95%.
    pub matched_low: Option<f64>,
    /// Upper end at 95%.
    pub matched_high: Option<f64>,
    /// Customers of several channels who found a match.
    pub matched_n: u64,
    /// Strata that hold both.
    pub strata: u64,
}

/// The value to come of a view's customers.
///
/// # Errors
/// When the model or the day is not known.
pub fn clv(view: &View<'_>, request: &CustomerRequest) -> Result<Clv> {
    let model = MODELS.into_iter().find(|model| model.id == request.model);
    let model = model.ok_or_else(|| bad("model", &request.model))?;
    let mut answer = Clv {
        model: model.id,
        ..Clv::default()
    };
    let zone = &view.data.zone;
    let last = zone.day(view.span.to.saturating_sub(1));
    let all = histories(view, last, last);
    answer.missing = forecast::refusal(&all);
    if answer.missing.is_some() {
        return Ok(answer);
    }
    let first = all.iter().map(|history| last - history.age).min();
    let half = first.map_or(last, |first| first + (last - first) / 2);
    let until = match &request.calibrate_to {
        Some(day) => day_setting("calibrate_to", day)?,
        None => half,
    };
    answer.check = check(view, model, request, until, last);
    let Some(fitted) = forecast::fitted(model, &all) else {
        answer.missing = Some("repeaters-few");
        return Ok(answer);
    };
    let rows_of = |of: &dyn Fn(&&History) -> bool| {
        let customers = all.iter().filter(of);
        let rows = collapsed(customers.clone().map(|history| (history, 1.0)));
        (customers.count(), rows.len())
    };
    answer.fit = Some(shown(&model.names, &fitted.buying, rows_of(&|_| true)));
    answer.spending = fitted.spending.as_ref().map(|spending| {
        let back = rows_of(&|history| history.spend().is_some());
        shown(&gamma_gamma::NAMES, spending, back)
    });
    answer.link = fitted.link;
    answer.cautions = cautions(&fitted);
    answer.forecast = ahead(view, model, request, &fitted, &all);
    Ok(answer)
}

fn cautions(fitted: &Fitted) -> Vec<&'static str> {
    let mut cautions = Vec::new();
    let spending = fitted.spending.as_ref();
    if !fitted.buying.converged || spending.is_some_and(|spending| !spending.converged) {
        cautions.push("not-converged");
    }
    // A top without curvature, or with next to none, tells no parameter apart.
    let errors = fitted.buying.errors;
    let pairs = errors.map(|errors| errors.into_iter().zip(fitted.buying.parameters));
    if pairs.is_none_or(|mut pairs| pairs.any(|(error, value)| error > 3.0 * value)) {
        cautions.push("loose");
    }
    if fitted.link.is_some_and(|link| link.abs() > forecast::CLOSE) {
        cautions.push("link-strong");
    }
    if spending.is_none() {
        cautions.push("no-spend");
    }
    cautions
}

/// The fit to the days up to one, held against those after it; `None` where
/// they carry no model.
fn check(
    view: &View<'_>,
    model: &Model,
    request: &CustomerRequest,
    until: i64,
    last: i64,
) -> Option<Check> {
    let early = histories(view, until, last);
    if last <= until || forecast::refusal(&early).is_some() {
        return None;
    }
    let rows = collapsed(early.iter().map(|history| (history, 1.0)));
    let fit = model.fit(&rows)?;
    let weeks = forecast::weeks(last - until);
    let predicted = forecast::purchases(model, &fit.parameters, &rows, weeks)?;
    let draws = clv_gap::draws(request.draws, rows.len());
    let seed = request.seed.into();
    let interval = forecast::interval(model, &fit, &early, weeks, draws, seed);
    Some(Check {
        held_out: Compared {
            from: day_text(until + 1),
            to: day_text(last),
            caution: None,
        },
        fit: shown(&model.names, &fit, (early.len(), rows.len())),
        predicted,
        low: interval.map(|i| i.low),
        high: interval.map(|i| i.high),
        actual: early.iter().map(|history| u64::from(history.later)).sum(),
    })
}

fn ahead(
    view: &View<'_>,
    model: &Model,
    request: &CustomerRequest,
    fitted: &Fitted,
    all: &[History],
) -> Option<Forecast> {
    let rows = collapsed(all.iter().map(|history| (history, 1.0)));
    let parameters = &fitted.buying.parameters;
    let weeks = request.weeks.clamp(1, 520);
    let purchases = forecast::purchases(model, parameters, &rows, f64::from(weeks))?;
    let alive = rows
        .iter()
        .filter_map(|row| Some(row.count * (model.alive)(parameters, row)?));
    let terms = Terms {
        weeks,
        yearly_discount: request.yearly_discount.clamp(0.0, 10.0),
        margin: view.settings.margin(),
        step: 1,
    };
    let strata = clv_gap::strata(all);
    let draws = clv_gap::draws(request.draws, rows.len());
    let again = clv_gap::Drawn {
        model,
        fitted,
        histories: all,
        strata: &strata,
        terms,
        draws,
        seed: request.seed.into(),
    };
    let totals = clv_gap::drawn(&again);
    let interval = totals.as_ref().and_then(clv_gap::Totals::purchases);
    let value_interval = totals.as_ref().and_then(clv_gap::Totals::values);
    let values = forecast::values(model, fitted, all, &terms);
    let mean = |group: &dyn Fn(&History) -> bool| -> Option<f64> {
        let values = values.as_ref()?.iter().zip(all);
        let (sum, n) = values
            .filter(|(_, history)| group(history))
            .fold((0.0, 0.0), |(sum, n), (value, _)| (sum + value, n + 1.0));
        (n > 0.0).then(|| sum / n)
    };
    let brought = clv_gap::historic(all, terms.margin);
    let to_come = values.as_deref();
    let mut gaps = Vec::new();
    for (which, (basis, values)) in [("historic", Some(&*brought)), ("predicted", to_come)]
        .into_iter()
        .enumerate()
    {
        let gap = values.and_then(|values| clv_gap::gap(basis, all, &strata, values));
        gaps.extend(gap.map(|mut gap| {
            if let Some(totals) = &totals {
                totals.put(which, &mut gap);
            }
            gap
        }));
    }
    Some(Forecast {
        value_low: value_interval.map(|i| i.low),
        value_high: value_interval.map(|i| i.high),
        customers: all.len() as u64,
        draws: draws as u32,
        gaps,
        weeks,
        purchases,
        low: interval.map(|i| i.low),
        high: interval.map(|i| i.high),
        alive: alive.sum(),
        value: values.as_ref().map(|values| values.iter().sum()),
        mean: mean(&|_| true),
        top_tenth: values.as_deref().and_then(forecast::top_tenth),
        omni: mean(&|history| history.channels >= 2),
        mono: mean(&|history| history.channels < 2),
    })
}

fn shown<const N: usize>(
    names: &[&'static str],
    fit: &Fit<N>,
    (customers, rows): (usize, usize),
) -> ModelFit {
    let parameter = |(at, &name): (usize, &&'static str)| Parameter {
        name,
        value: fit.parameters[at],
        error: fit.errors.map(|errors| errors[at]),
    };
    ModelFit {
        customers: customers as u64,
        rows: rows as u64,
        parameters: names.iter().enumerate().map(parameter).collect(),
        log_likelihood: fit.log_likelihood,
        converged: fit.converged,
        steps: fit.steps as u32,
    }
}
