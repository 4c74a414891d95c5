//! The figures that practices are checked against: KPIs of the catalogue where
//! they are one, and the few that only an audit asks for.

use super::planned::{self, TestHeld};
use super::{credited, journey, recorded, referral, uplift};
use crate::dataset::identity::NONE;
use crate::dataset::kind::Kind;
use crate::dataset::session::Session;
use crate::dataset::view::View;
use crate::economics::key::AllocationKey;
use crate::error::Result;
use crate::intake::cell::money::units;
use crate::kpi::measure::{Measure, Missing};
use crate::kpi::{chosen, Kpi, KPIS};
use crate::maturity::answers::{ActionState, Audit, OwnAction, Status};
use crate::maturity::model::{Better, Model, ModelFigure};
use crate::maturity::score::PracticeScore;
use crate::maturity::services;
use crate::maturity::verdict::Fact;
use crate::report::assemble;
use crate::report::voice::closed::followed_up as followed;
use crate::stats::interval::wilson;
use std::collections::{BTreeMap, BTreeSet};

/// Days of the year that retention is looked at over.
const YEAR: i64 = 365;

/// Ids of figures that are a KPI of the catalogue under another name, in models
/// written before it was one.
const ALIASES: [(&str, &str); 5] = [
    ("multi_channel_customer_share", "omnichannel_customer_share"),
    ("click_collect_adoption", "cc_adoption"),
    ("smooth_transfer_rate", "seamless_transfer"),
    ("loyalty_enrolment_rate", "loyalty_enrolment"),
    ("loyalty_engagement_rate", "loyalty_engagement"),
];

/// What figures are made of besides the files.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'a> {
    /// The day of the audit.
    pub day: Option<&'a str>,
    /// Tests that were held.
    pub tests: &'a [TestHeld],
    /// The key by which sales are credited, where somebody said.
    pub key: Option<&'a AllocationKey>,
}

/// Every figure of a model that files, targets and tests can give, or why it is
/// not known. `files` are the files and a view of them; of an empty view where
/// there are none.
///
/// # Errors
/// When the models that a figure is made of refuse their settings.
pub fn of_model(
    model: &Model,
    asked: Asked<'_>,
    session: &Session,
    view: &View<'_>,
) -> Result<BTreeMap<String, Fact>> {
    let is_empty = session.files().next().is_none();
    let mut planned = planned::of(asked, view)?;
    planned.extend(credited::of(asked, view));
    let mut facts = BTreeMap::new();
    for figure in &model.kpis {
        let known = planned.iter().find(|(id, _)| *id == figure.id);
        let fact = match known {
            Some((_, fact)) if fact.value.is_some() || !is_empty => fact.clone(),
            _ if is_empty => Fact::none("no-file", &[&figure.needs]),
            _ => match recorded::of(&figure.id, session, view, asked.day) {
                Some(fact) => fact,
                None => of_view(figure, view)?,
            },
        };
        facts.insert(figure.id.clone(), fact);
    }
    Ok(facts)
}

/// The figures that the audit itself gives.
pub fn of_audit(
    audit: &Audit,
    practices: &BTreeMap<String, PracticeScore>,
) -> [(&'static str, Fact); 3] {
    [
        ("audit_disagreement_index", disagreement(practices)),
        ("action_completion_rate", completion(audit)),
        ("service_parity_index", services::parity(&audit.services)),
    ]
}

fn of_view(figure: &ModelFigure, view: &View<'_>) -> Result<Fact> {
    let id = figure.id.as_str();
    let alias = ALIASES
        .iter()
        .find(|(one, _)| *one == id)
        .map_or(id, |one| one.1);
    if let Some(kpi) = KPIS.iter().find(|kpi| kpi.id == alias) {
        return Ok(of_kpi(kpi, &kpi.compute(view)));
    }
    Ok(match id {
        "retention_rate_12m" => retention(view)?,
        "resolution_time_median_hours" => slowest_channel(figure, view)?,
        "models_compared" => models(view)?,
        "path_coverage" => path_coverage(view)?,
        "offline_touch_share" => offline_touches(view),
        "ropo_share_known" => ropo_known(view)?,
        "ropo_measurable_base" => linkable_store_revenue(view),
        "synergy_ratio_known" => synergy_known(view)?,
        "clv_omni_uplift" => uplift::of(view),
        "kpi_computable_share" => computable_share(view),
        "survey_channel_coverage" => surveyed_channels(view),
        "survey_response_rate" => answered(view),
        "detractor_followup_rate" => followed_up(view),
        "inferred_signals_available" => signals(view)?,
        "referral_share" => referral::of(view),
        "journey_grid_coverage" => journey::coverage(view)?,
        "worst_step_dropoff" => journey::worst_step(view, figure)?,
        _ => Fact::none("not-asked", &[&figure.needs]),
    })
}

fn kpi(id: &str) -> Result<&'static Kpi> {
    Ok(chosen(&[id.to_owned()])?[0])
}

fn of_kpi(kpi: &Kpi, measure: &Measure) -> Fact {
    let Some(value) = measure.value else {
        let missing = measure.missing.as_ref();
        return Fact {
            reason: Some(missing.map_or("no-rows", |one| one.reason).to_owned()),
            needs: missing.map(|one| one.needs.clone()).unwrap_or_default(),
            kpi: Some(kpi.id.to_owned()),
            ..Fact::default()
        };
    };
    Fact {
        value: Some(value),
        low: measure.low.or(Some(value)),
        high: measure.high.or(Some(value)),
        n: measure.n,
        kpi: Some(kpi.id.to_owned()),
        ..Fact::default()
    }
}

pub(super) fn share(hits: u64, n: u64, needs: &str) -> Fact {
    if n == 0 {
        return Fact::none("no-rows", &[needs]);
    }
    let interval = wilson(hits, n);
    Fact {
        value: Some(hits as f64 / n as f64),
        low: interval.map(|one| one.low),
        high: interval.map(|one| one.high),
        n,
        ..Fact::default()
    }
}

fn flag(holds: bool) -> Fact {
    Fact::census(f64::from(u8::from(holds)), 1)
}

/// Over practices that two departments or more answered.
fn disagreement(practices: &BTreeMap<String, PracticeScore>) -> Fact {
    let gaps: Vec<f64> = practices
        .values()
        .filter(|one| one.departments.len() > 1)
        .filter_map(|one| one.disagreement)
        .collect();
    if gaps.is_empty() {
        return Fact::none("no-second-department", &[]);
    }
    Fact::census(
        gaps.iter().sum::<f64>() / gaps.len() as f64,
        gaps.len() as u64,
    )
}

/// Actions closed by the day they were due, of those due by the day of the audit.
fn completion(audit: &Audit) -> Fact {
    let Some(day) = &audit.day else {
        return Fact::none("no-day", &[]);
    };
    let own: Vec<ActionState> = audit.own_actions.iter().map(OwnAction::state).collect();
    let due = audit
        .actions
        .values()
        .chain(&own)
        .filter(|one| one.status != Status::Dropped && !one.due.is_empty() && one.due <= *day);
    let (mut n, mut closed) = (0, 0);
    for action in due {
        n += 1;
        let done = action.status == Status::Done && !action.closed.is_empty();
        closed += u64::from(done && action.closed <= action.due);
    }
    match n {
        0 => Fact::none("nothing-due", &[]),
        _ => share(closed, n, "roadmap"),
    }
}

/// The field that a figure lacks, of those that it cannot do without: where it is
/// absent there is nothing to say, and nothing to contradict.
pub(super) fn lacking(view: &View<'_>, fields: &[&str]) -> Option<Fact> {
    let absent = |field: &&&str| !view.data.fields.contains(**field);
    let lacks: Vec<&str> = fields.iter().filter(absent).copied().collect();
    (!lacks.is_empty()).then(|| Fact::none("field-missing", &lacks))
}

/// KPIs of the catalogue whose fields are there, of those whose tables were all
/// handed over: a file that nobody asked for does not count against anyone.
fn computable_share(view: &View<'_>) -> Fact {
    let table = |field: &str| field.split('.').next().unwrap_or_default().to_owned();
    let loaded: BTreeSet<String> = view.data.fields.iter().map(|one| table(one)).collect();
    let is_there = |kpi: &&&Kpi| {
        let mut needs = kpi.needs.iter();
        needs.all(|any| any.iter().any(|field| loaded.contains(&table(field))))
    };
    let applicable: Vec<&&Kpi> = KPIS.iter().filter(is_there).collect();
    let there = applicable
        .iter()
        .filter(|kpi| kpi.missing_needs(view).is_empty());
    match applicable.len() {
        0 => Fact::none("no-rows", &["orders.ordered_at"]),
        all => Fact::census(there.count() as f64 / all as f64, all as u64),
    }
}

/// Whether purchases prepared online can be told: nothing is to be said without
/// visits, or without sales of stores.
fn ropo_known(view: &View<'_>) -> Result<Fact> {
    let kpi = kpi("ropo")?;
    let needs = kpi.missing_needs(view);
    if !needs.is_empty() {
        let needs: Vec<&str> = needs.iter().map(String::as_str).collect();
        return Ok(Fact::none("field-missing", &needs));
    }
    let is_store = |channel: u16| view.data.kinds.get(usize::from(channel)) == Some(&Kind::Store);
    let mut sales = view.data.orders.iter().filter(|one| view.sees(one));
    if view.data.touches.is_empty() || !sales.any(|one| is_store(one.channel)) {
        return Ok(Fact::none("no-rows", &["orders.channel", "touches.at"]));
    }
    Ok(flag(kpi.compute(view).value.is_some()))
}

/// Whether the three groups of customers are there; nothing is to be said where
/// orders of one channel were handed over.
fn synergy_known(view: &View<'_>) -> Result<Fact> {
    if let Some(lacks) = lacking(view, &["orders.customer_id", "orders.channel"]) {
        return Ok(lacks);
    }
    let mut channels: Vec<u16> = view
        .data
        .orders
        .iter()
        .filter(|one| view.sees(one))
        .map(|one| one.channel)
        .collect();
    channels.sort_unstable();
    channels.dedup();
    if channels.len() < 2 {
        return Ok(Fact::none("one-channel", &["orders.channel"]));
    }
    Ok(flag(kpi("synergy_ratio")?.compute(view).value.is_some()))
}

/// Answers of those who were asked, where the files tell who was.
fn answered(view: &View<'_>) -> Fact {
    let told = ["surveys.invited_at", "surveys.answered"];
    if !told.iter().any(|field| view.data.fields.contains(*field)) {
        return Fact::none("field-missing", &["surveys.invited_at | surveys.answered"]);
    }
    let (mut hits, mut n) = (0, 0);
    for one in view.surveyed() {
        n += 1;
        hits += u64::from(one.row.answered);
    }
    share(hits, n, "surveys.answered")
}

/// Unhappy answers followed up in time, where a column says when. A customer who
/// writes again was not called back.
fn followed_up(view: &View<'_>) -> Fact {
    if let Some(lacks) = lacking(view, &["surveys.followed_up_at"]) {
        return lacks;
    }
    let found = followed(view);
    share(found.followed, found.n, "surveys.followed_up_at")
}

fn retention(view: &View<'_>) -> Result<Fact> {
    let kpi = kpi("retention_rate")?;
    let end = view.data.zone.day(view.span.to - 1) + 1;
    Ok(of_kpi(kpi, &kpi.compute(&view.over(end - YEAR, end))))
}

/// The channel on which customers wait longest.
fn slowest_channel(figure: &ModelFigure, view: &View<'_>) -> Result<Fact> {
    let kpi = kpi("resolution_time")?;
    let measure = kpi.compute(view);
    let slices = measure.breakdown.iter().filter(|one| one.n >= figure.min_n);
    let worst = slices.filter(|one| one.value.is_some()).max_by(|a, b| {
        a.value
            .partial_cmp(&b.value)
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    Ok(match worst {
        Some(slice) if figure.direction == Better::Down => Fact {
            value: slice.value,
            low: slice.low.or(slice.value),
            high: slice.high.or(slice.value),
            n: slice.n,
            kpi: Some(kpi.id.to_owned()),
            ..Fact::default()
        },
        _ => of_kpi(kpi, &measure),
    })
}

fn models(view: &View<'_>) -> Result<Fact> {
    let report = assemble::attribution(view, &Default::default())?;
    if let Some(missing) = report.missing {
        return Ok(refused(missing));
    }
    let models = report.models.iter();
    let ran = models.filter(|one| one.missing.is_none()).count() as u64;
    Ok(match ran {
        0 => Fact::none("no-rows", &["touches.customer_id"]),
        _ => Fact::census(ran as f64, ran),
    })
}

fn refused(missing: Missing) -> Fact {
    Fact {
        reason: Some(missing.reason.to_owned()),
        needs: missing.needs,
        ..Fact::default()
    }
}

fn path_coverage(view: &View<'_>) -> Result<Fact> {
    let report = assemble::attribution(view, &Default::default())?;
    if let Some(missing) = report.missing {
        return Ok(refused(missing));
    }
    if report.value <= 0.0 {
        return Ok(Fact::none("no-rows", &["orders.amount"]));
    }
    let seen = report.value - report.unattributed.value;
    Ok(Fact::census(seen / report.value, report.conversions as u64))
}

/// Touches that no screen saw, of those that came before an order.
fn offline_touches(view: &View<'_>) -> Fact {
    if let Some(lacks) = lacking(view, &["touches.channel"]) {
        return lacks;
    }
    let kinds = &view.data.kinds;
    let (mut n, mut offline) = (0, 0);
    for customer in view.customers() {
        let last = customer
            .orders
            .iter()
            .filter(|one| view.sees(one))
            .map(|one| one.time)
            .max();
        let Some(last) = last else { continue };
        for touch in customer
            .touches
            .iter()
            .filter(|one| view.sees_touch(one) && one.time <= last)
        {
            n += 1;
            let kind = kinds.get(usize::from(touch.channel));
            offline += u64::from(matches!(
                kind,
                Some(Kind::Store | Kind::Phone | Kind::Meeting | Kind::Post)
            ));
        }
    }
    share(offline, n, "touches.channel")
}

/// Revenue of stores from customers that the web could know.
fn linkable_store_revenue(view: &View<'_>) -> Fact {
    if let Some(lacks) = lacking(view, &["orders.customer_id", "orders.channel"]) {
        return lacks;
    }
    let store = |channel: u16| view.data.kinds.get(usize::from(channel)) == Some(&Kind::Store);
    let (mut all, mut linked, mut n) = (0i128, 0i128, 0u64);
    for order in view
        .data
        .orders
        .iter()
        .filter(|one| view.sees(one) && store(one.channel))
    {
        all += i128::from(order.amount);
        n += 1;
        if order.customer != NONE {
            linked += i128::from(order.amount);
        }
    }
    if all <= 0 {
        return Fact::none("no-rows", &["orders.channel"]);
    }
    Fact::census(units(linked) / units(all), n)
}

/// Channels that customers are asked about, of those they buy on: where no survey
/// was handed over, nobody can tell.
fn surveyed_channels(view: &View<'_>) -> Fact {
    if let Some(lacks) = lacking(view, &["surveys.channel", "orders.channel"]) {
        return lacks;
    }
    let asked: BTreeSet<u16> = view.surveyed().filter_map(|one| one.channel).collect();
    let orders = view.data.orders.iter();
    let sold: BTreeSet<u16> = orders
        .filter(|one| view.sees(one))
        .map(|one| one.channel)
        .collect();
    if sold.is_empty() || asked.is_empty() {
        return Fact::none("no-rows", &["surveys.channel", "orders.channel"]);
    }
    let covered = sold.intersection(&asked).count();
    Fact::census(covered as f64 / sold.len() as f64, sold.len() as u64)
}

/// Signals that customers give without being asked: to be judged where sales and
/// visits were both handed over.
fn signals(view: &View<'_>) -> Result<Fact> {
    const SIGNALS: [&str; 6] = [
        "revenue_total",
        "aov",
        "traffic",
        "bounce_rate",
        "conversion_rate",
        "visit_duration",
    ];
    let fields = &view.data.fields;
    let has = |table: &str| fields.iter().any(|one| one.starts_with(table));
    if !has("orders.") || !(has("traffic.") || has("touches.")) {
        let needs = ["orders.ordered_at", "traffic.period | touches.at"];
        return Ok(Fact::none("field-missing", &needs));
    }
    let mut present = 0;
    for id in SIGNALS {
        present += usize::from(kpi(id)?.missing_needs(view).is_empty());
    }
    Ok(Fact::census(
        present as f64 / SIGNALS.len() as f64,
        SIGNALS.len() as u64,
    ))
}
