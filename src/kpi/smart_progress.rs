//! How far the targets of the audit have come.

use super::measure::{Measure, Missing, Slice, Unit};
use super::{named, Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::dataset::targets::TargetInput;
use crate::dataset::view::View;
use crate::stats::accumulate::{Accumulator, Part};
use crate::stats::quantile::middle;
use crate::target::goal::Scale;
use crate::target::progress::{progress, Current, Progress};
use crate::target::reading::{date_of, understood, Understood};
use crate::target::value_of;
use std::collections::BTreeMap;

/// How far the targets of the audit have come.
pub static KPI: Kpi = Kpi {
    id: "smart_progress",
    name: Text {
        fr: "Avancement des objectifs",
        en: "Progress of targets",
    },
    question: Text {
        fr: "Quelle part du chemin vers les objectifs fixés est faite ?",
        en: "What part of the way to the targets set has been gone?",
    },
    formula: Text {
        fr: "(Valeur actuelle − départ) ÷ (cible − départ) ; la médiane des objectifs quand il y en a plusieurs",
        en: "(Value now − start) ÷ (target − start); the median of the targets where there are several",
    },
    unit: Unit::Rate,
    direction: Direction::Up,
    phase: Phase::All,
    category: Category::General,
    needs: &[],
    sums_money: false,
    rules: &[Text {
        fr: "« +10 % » se lit en relatif ou en points, comme l’objectif le dit ; une baisse visée avance quand l’indicateur baisse.",
        en: "“+10%” is read as relative or in points, as the target says; where less is aimed at, less is progress.",
    }, Text {
        fr: "Un objectif sans départ, ou dont la cible est le départ, n’a pas d’avancement. Au-delà de la cible, l’avancement dépasse 100 % ; dans l’autre sens il est négatif.",
        en: "A target without a start, or that is where it starts, has no progress. Beyond the target it is over 100%, and below zero the other way.",
    }, Text {
        fr: "Le rythme est l’avancement divisé par la part du délai écoulée : 1, c’est juste à temps.",
        en: "The pace is the progress over the part of the time that has passed: 1 is just in time.",
    }],
    limits: &[Text {
        fr: "Un seul objectif : l’intervalle est celui de son indicateur. Plusieurs : une médiane sans intervalle, et chaque objectif compte autant.",
        en: "With one target the interval is that of its figure. With several, a median without one, in which each target counts the same.",
    }, Text {
        fr: "Un indicateur qu’un fichier apporte déjà compté n’entre pas ici ; la salle Objectifs le montre.",
        en: "A figure that a file brings counted does not enter here; the Targets room shows it.",
    }],
    source: "Doran (1981), There’s a S.M.A.R.T. way to write management’s goals and objectives",
    example: Example {
        files: &[(
            "orders",
            "order_id,customer_id,ordered_at,channel,amount\n\
             A1,C1,2026-01-05,web,50\nA2,C2,2026-01-06,web,60\n",
        )],
        settings: r#"{"targets":[{"kpi":"aov","baseline":"50","target":"60"}]}"#,
        value: 0.5,
        reading: Text {
            fr: "Panier moyen de 55 €, parti de 50 €, vers 60 € : (55 − 50) ÷ (60 − 50) = 50 %",
            en: "Average basket of €55, from €50, towards €60: (55 − 50) ÷ (60 − 50) = 50%",
        },
    },
    accumulate,
    measure,
};

/// How a target on a figure is read.
#[must_use]
pub fn scale_of(unit: Unit) -> Scale {
    match unit {
        Unit::Rate => Scale::Share,
        Unit::Points => Scale::Points,
        _ => Scale::Plain,
    }
}

/// The figure of a target; none that is made of targets itself.
fn aimed_at(target: &TargetInput) -> Option<&'static Kpi> {
    named(&target.kpi).filter(|kpi| kpi.id != KPI.id)
}

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    if view.holds_common() {
        let today = view.data.zone.day(view.data.as_of - 1);
        sums.add("today", Part::moment(today.into()));
    }
    let mut seen = Vec::new();
    for kpi in view.settings.targets.iter().filter_map(aimed_at) {
        if seen.contains(&kpi.id) || kpi.refusal(view).is_some() || kpi.is_counted(view) {
            continue;
        }
        seen.push(kpi.id);
        sums.add_within(kpi.id, &(kpi.accumulate)(view));
    }
    sums
}

fn measure(sums: &Accumulator, settings: &Settings) -> Measure {
    if settings.targets.is_empty() {
        return Measure::missing(Missing::because("no-targets"));
    }
    let today = match sums.get("today") {
        Some(Part::Moments { sum, .. }) => *sum,
        _ => 0,
    };
    let mut held: BTreeMap<&'static str, Measure> = BTreeMap::new();
    let (mut slices, mut paces) = (Vec::new(), Vec::new());
    for target in &settings.targets {
        let kpi = aimed_at(target);
        if let Some((kpi, sums)) = kpi.and_then(|kpi| Some((kpi, sums.within(kpi.id)?))) {
            held.entry(kpi.id)
                .or_insert_with(|| (kpi.measure)(sums, settings));
        }
        let now = kpi.and_then(|kpi| held.get(kpi.id));
        let (slice, pace) = slice(target, kpi, now, today as i64);
        slices.push(slice);
        paces.extend(pace);
    }
    let mut done: Vec<f64> = slices.iter().filter_map(|one| one.value).collect();
    let Some(value) = middle(&mut done) else {
        return Measure {
            breakdown: slices,
            ..Measure::missing(Missing::because("no-progress"))
        };
    };
    let mut whole = Measure::census(value, done.len() as u64);
    if let [only] = &slices[..] {
        (whole.low, whole.high) = (only.low, only.high);
        whole.method = only
            .low
            .and(held.values().next().and_then(|one| one.method));
    }
    whole.also("pace", Unit::Number, middle(&mut paces));
    // Within the interval of its figure a target is neither reached nor missed.
    let beyond = |one: &&Slice| {
        let least = one.low.map_or(one.value >= Some(1.0), |low| low > 1.0);
        least && one.value.is_some()
    };
    let reached = slices.iter().filter(beyond).count();
    whole.also("targets_reached", Unit::Count, Some(reached as f64));
    whole.breakdown = slices;
    whole
}

/// One target, and its pace.
fn slice(
    target: &TargetInput,
    kpi: Option<&Kpi>,
    now: Option<&Measure>,
    today: i64,
) -> (Slice, Option<f64>) {
    let come = kpi
        .zip(now)
        .ok_or_else(|| {
            Missing::because(if kpi.is_some() {
                "no-rows"
            } else {
                "no-such-kpi"
            })
        })
        .and_then(|(kpi, now)| come(target, kpi, now, today));
    let mut slice = Slice {
        key: kpi.map_or(target.kpi.as_str(), |kpi| kpi.id).to_owned(),
        value: None,
        n: now.map_or(0, |now| now.n),
        low: None,
        high: None,
        share: None,
        parts: BTreeMap::new(),
        missing: None,
    };
    match come {
        Err(missing) => slice.missing = Some(missing),
        Ok((done, low, high)) => {
            slice.value = done.progress;
            // Of a target below its start, the better end is the lower one.
            (slice.low, slice.high) = match (low, high) {
                (Some(a), Some(b)) => (Some(f64::min(a, b)), Some(f64::max(a, b))),
                _ => (None, None),
            };
            return (slice, done.pace);
        }
    }
    (slice, None)
}

/// How far a target has come, and how far it would have at either end of the
/// interval of its figure.
fn come(
    target: &TargetInput,
    kpi: &Kpi,
    now: &Measure,
    today: i64,
) -> Result<(Progress, Option<f64>, Option<f64>), Missing> {
    let Some(value) = now.value else {
        let none = || Missing::because("no-rows");
        return Err(now.missing.clone().unwrap_or_else(none));
    };
    let today = date_of(today).ok_or_else(|| Missing::because("no-rows"))?;
    let scale = scale_of(kpi.unit);
    let Understood {
        said,
        given,
        start,
        days,
    } = understood(target, scale, today);
    let from = start
        .or_else(|| said.and_then(|goal| goal.from))
        .ok_or_else(|| Missing::because("no-baseline"))?;
    let to = value_of(given, said.as_ref(), Some(from))
        .filter(|to| *to != from)
        .ok_or_else(|| Missing::because("no-way"))?;
    let current = Current {
        value,
        low: now.low,
        high: now.high,
        n: now.n,
    };
    let part = |value: f64| (value - from) / (to - from);
    let done = progress(from, to, Some(current), days, scale == Scale::Share);
    Ok((done, now.low.map(part), now.high.map(part)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::session::Session;
    use crate::mapping::field::TableKind;

    fn measured(targets: &str, shards: u32) -> Measure {
        let mut session = Session::default();
        let mut rows = String::from("order_id,customer_id,ordered_at,channel,amount\n");
        for n in 0..40 {
            let (day, amount) = (1 + n % 28, 50 + n % 11);
            rows += &format!("A{n},C{},2026-01-{day:02},web,{amount}\n", n % 20);
        }
        let kind = TableKind::from_id("orders").unwrap();
        session.load_text("orders.csv", kind, &rows).unwrap();
        let settings = format!(r#"{{"as_of":"2026-04-01","targets":[{targets}]}}"#);
        let settings: Settings = serde_json::from_str(&settings).unwrap();
        let data = session.dataset(&settings).unwrap();
        let view = View::new(&data, &settings).unwrap();
        if shards == 1 {
            return KPI.compute(&view);
        }
        let mut sums = Accumulator::default();
        for shard in 0..shards {
            sums.merge(&accumulate(&view.shard(shard, shards)));
        }
        measure(&sums, &settings)
    }

    const AOV: &str =
        r#"{"kpi":"aov","baseline":"50","target":"60","start":"2026-01-01","due":"2026-12-31"}"#;

    #[test]
    fn one_target_has_the_interval_of_its_figure_and_a_pace() {
        let aov = 50.0 + (3.0 * 55.0 + f64::from((0..7).sum::<i32>())) / 40.0;
        let one = measured(AOV, 1);
        let close = |a: Option<f64>, b: f64| assert!((a.unwrap() - b).abs() < 1e-9, "{a:?} {b}");
        close(one.value, (aov - 50.0) / 10.0);
        assert!(one.low < one.value && one.value < one.high);
        // 90 of 364 days have passed.
        close(
            Some(one.also[0].value),
            (aov - 50.0) / 10.0 / (90.0 / 364.0),
        );
        let parts = measured(AOV, 3);
        assert_eq!(
            (parts.value, parts.low, parts.high),
            (one.value, one.low, one.high)
        );
        assert_eq!(parts.also, one.also);
    }

    #[test]
    fn less_is_progress_where_less_is_aimed_at_and_the_median_stands_for_several() {
        let down = r#"{"kpi":"aov","baseline":"65","goal":"-10 %"}"#;
        let beyond = r#"{"kpi":"aov","baseline":"50","target":"51"}"#;
        let away = r#"{"kpi":"aov","baseline":"50","target":"40"}"#;
        let all = measured(&format!("{down},{beyond},{away}"), 1);
        let of = |at: usize| all.breakdown[at].value.unwrap();
        let aov = 50.0 + (3.0 * 55.0 + 21.0) / 40.0;
        assert!((of(0) - (aov - 65.0) / -6.5).abs() < 1e-9);
        assert!(of(1) > 1.0 && of(2) < 0.0);
        assert_eq!((all.value, all.n, all.low), (Some(of(0)), 3, None));
        let reached = all.also.iter().find(|one| one.id == "targets_reached");
        assert_eq!(reached.unwrap().value, 2.0);
    }

    #[test]
    fn what_has_no_way_to_go_says_why() {
        let reason = |target: &str| {
            let all = measured(target, 1);
            assert_eq!(all.missing.unwrap().reason, "no-progress", "{target}");
            all.breakdown[0].missing.clone().unwrap().reason
        };
        assert_eq!(reason(r#"{"kpi":"aov","goal":"+10 %"}"#), "no-baseline");
        assert_eq!(
            reason(r#"{"kpi":"aov","baseline":"50","target":"50"}"#),
            "no-way"
        );
        assert_eq!(
            reason(r#"{"kpi":"joy","baseline":"1","target":"2"}"#),
            "no-such-kpi"
        );
        assert_eq!(
            reason(r#"{"kpi":"smart_progress","baseline":"0","target":"1"}"#),
            "no-such-kpi"
        );
        assert_eq!(
            reason(r#"{"kpi":"nps","baseline":"1","target":"2"}"#),
            "no-rows"
        );
        assert_eq!(measured("", 1).missing.unwrap().reason, "no-targets");
    }
}
