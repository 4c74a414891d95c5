//! Loyalty engagement against value.

use super::measure::{Measure, Missing, Unit};
use super::share::mean;
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::identity::NONE;
use crate::dataset::loyalty::Movement;
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::intake::cell::money::UNIT;
use crate::stats::accumulate::{Accumulator, Part};
use crate::stats::correlation::spearman;
use std::collections::BTreeMap;

/// Loyalty engagement against value.
pub static KPI: Kpi = Kpi {
    id: "loyalty_clv_corr",
    name: Text {
        fr: "Lien engagement-valeur",
        en: "Link of engagement and value",
    },
    question: Text {
        fr: "Les membres qui se servent du programme dépensent-ils plus ensuite ?",
        en: "Do members who use the programme spend more afterwards?",
    },
    formula: Text {
        fr: "Corrélation des rangs (Spearman) entre les événements de fidélité de la première moitié de la période et le chiffre d’affaires net de la seconde",
        en: "Rank correlation (Spearman) of loyalty events in the first half of the period with net revenue in the second",
    },
    unit: Unit::Number,
    direction: Direction::Up,
    phase: Phase::Loyalty,
    category: Category::Channel,
    needs: &[
        &["orders.ordered_at"],
        &["orders.customer_id"],
        &["orders.amount", "orders.unit_price"],
        &["loyalty-events.customer_id"],
        &["loyalty-events.at"],
    ],
    sums_money: true,
    rules: &[Text {
        fr: "L’engagement d’abord, la valeur ensuite : dans la même période, les points gagnés en achetant feraient le lien à eux seuls.",
        en: "Engagement first, value afterwards: in the same period the points earned by buying would make the link on their own.",
    }, Text {
        fr: "Membres : ceux qui ont un événement dans la première moitié, ou que le fichier clients dit membres. Moins de 10 : pas de valeur.",
        en: "Members: those with an event in the first half, or whom the customers file calls members. Fewer than 10: no value.",
    }],
    limits: &[Text {
        fr: "Une corrélation n’est pas une cause : les clients attachés font les deux.",
        en: "A correlation is no cause: attached customers do both.",
    }],
    source: "Spearman (1904); interval: Bonett & Wright (2000)",
    example: Example {
        files: &[
            (
                "orders",
                "order_id,customer_id,ordered_at,amount\n\
             A1,C1,2026-01-20,10\n\
             A2,C2,2026-01-20,20\n\
             A3,C3,2026-01-20,30\n\
             A4,C4,2026-01-20,40\n\
             A5,C5,2026-01-20,50\n\
             A6,C6,2026-01-20,60\n\
             A7,C7,2026-01-20,70\n\
             A8,C8,2026-01-20,80\n\
             A9,C9,2026-01-20,90\n\
             A10,C10,2026-01-20,100\n",
            ),
            (
                "loyalty-events",
                "customer_id,at,kind,points\n\
             C1,2026-01-01,earn,5\n\
             C2,2026-01-01,earn,5\n\
             C2,2026-01-02,earn,5\n\
             C3,2026-01-01,earn,5\n\
             C3,2026-01-02,earn,5\n\
             C3,2026-01-03,earn,5\n\
             C4,2026-01-01,earn,5\n\
             C4,2026-01-02,earn,5\n\
             C4,2026-01-03,earn,5\n\
             C4,2026-01-04,earn,5\n\
             C5,2026-01-01,earn,5\n\
             C5,2026-01-02,earn,5\n\
             C5,2026-01-03,earn,5\n\
             C5,2026-01-04,earn,5\n\
             C5,2026-01-05,earn,5\n\
             C6,2026-01-01,earn,5\n\
             C6,2026-01-02,earn,5\n\
             C6,2026-01-03,earn,5\n\
             C6,2026-01-04,earn,5\n\
             C6,2026-01-05,earn,5\n\
             C6,2026-01-01,earn,5\n\
             C7,2026-01-01,earn,5\n\
             C7,2026-01-02,earn,5\n\
             C7,2026-01-03,earn,5\n\
             C7,2026-01-04,earn,5\n\
             C7,2026-01-05,earn,5\n\
             C7,2026-01-01,earn,5\n\
             C7,2026-01-02,earn,5\n\
             C8,2026-01-01,earn,5\n\
             C8,2026-01-02,earn,5\n\
             C8,2026-01-03,earn,5\n\
             C8,2026-01-04,earn,5\n\
             C8,2026-01-05,earn,5\n\
             C8,2026-01-01,earn,5\n\
             C8,2026-01-02,earn,5\n\
             C8,2026-01-03,earn,5\n\
             C9,2026-01-01,earn,5\n\
             C9,2026-01-02,earn,5\n\
             C9,2026-01-03,earn,5\n\
             C9,2026-01-04,earn,5\n\
             C9,2026-01-05,earn,5\n\
             C9,2026-01-01,earn,5\n\
             C9,2026-01-02,earn,5\n\
             C9,2026-01-03,earn,5\n\
             C9,2026-01-04,earn,5\n\
             C10,2026-01-01,earn,5\n\
             C10,2026-01-02,earn,5\n\
             C10,2026-01-03,earn,5\n\
             C10,2026-01-04,earn,5\n\
             C10,2026-01-05,earn,5\n\
             C10,2026-01-01,earn,5\n\
             C10,2026-01-02,earn,5\n\
             C10,2026-01-03,earn,5\n\
             C10,2026-01-04,earn,5\n\
             C10,2026-01-05,earn,5\n",
            ),
        ],
        settings: "{}",
        value: 1.0,
        reading: Text {
            fr: "Dix membres, autant de rangs dans le même ordre : 1",
            en: "Ten members, ranks in the same order: 1",
        },
    },
    accumulate,
    measure,
};

/// Fewer pairs than this say nothing.
const LEAST: usize = 10;

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let times = view.data.orders.iter().map(|order| order.time);
    let events = view.data.loyalty.iter().map(|placed| placed.row.time);
    let Some(first) = times
        .chain(events)
        .filter(|&time| view.span.holds(time))
        .min()
    else {
        return sums;
    };
    let from = view.span.from.max(first);
    let middle = from + (view.span.to - from) / 2;
    let mut acts: BTreeMap<u32, i64> = BTreeMap::new();
    for (code, _) in view
        .data
        .members
        .iter()
        .enumerate()
        .filter(|(_, m)| **m == Some(true))
    {
        acts.insert(code as u32, 0);
    }
    for placed in &view.data.loyalty {
        let row = &placed.row;
        let counts = placed.customer != NONE && row.movement != Movement::Enrol;
        if counts && (from..middle).contains(&row.time) && view.sees_channel_of(placed.channel) {
            *acts.entry(placed.customer).or_default() += 1;
        }
    }
    acts.retain(|&code, _| view.has_customer(code));
    let mut spent: BTreeMap<u32, i64> = BTreeMap::new();
    for customer in view.customers() {
        let later = customer
            .orders
            .iter()
            .filter(|o| o.time >= middle && view.sees(o));
        spent.insert(
            customer.code,
            later.fold(0, |sum, o| sum.saturating_add(o.amount)),
        );
    }
    for (code, acts) in acts {
        let net = spent.get(&code).copied().unwrap_or(0);
        let pair = Part::Distribution([(net, 1)].into());
        sums.add_by("pairs", &acts.to_string(), pair);
    }
    sums
}

/// Groups of members by how active they were, from the least to the most.
const GROUPS: [[&str; 2]; 5] = [
    ["activity_1", "spend_1"],
    ["activity_2", "spend_2"],
    ["activity_3", "spend_3"],
    ["activity_4", "spend_4"],
    ["activity_5", "spend_5"],
];

/// What the link looks like: activity and later revenue of five groups of one size,
/// those of the same activity together.
fn by_activity(measure: &mut Measure, pairs: &[(f64, i64)]) {
    let mut sums = Accumulator::default();
    let mut activity = [0.0; GROUPS.len()];
    let mut start = 0;
    for (at, &(acts, net)) in pairs.iter().enumerate() {
        if pairs[start].0 < acts {
            start = at;
        }
        let group = start * GROUPS.len() / pairs.len();
        activity[group] += acts;
        sums.add(GROUPS[group][1], Part::moment(net.into()));
    }
    for ([acts, spend], all) in GROUPS.into_iter().zip(activity) {
        let spent = mean(sums.get(spend), 1.0 / UNIT as f64);
        let n = spent.as_ref().map(|(_, n, _)| *n as f64);
        measure.also(acts, Unit::Number, n.map(|n| all / n));
        measure.also_estimate(spend, Unit::Money, spent);
    }
}

fn measure(sums: &Accumulator, _: &Settings) -> Measure {
    let mut pairs: Vec<(f64, i64)> = Vec::new();
    for (key, part) in sums.by("pairs") {
        let Part::Distribution(counts) = part else {
            continue;
        };
        for (&net, &count) in counts {
            for _ in 0..count {
                pairs.push((key.parse().unwrap_or(0.0), net));
            }
        }
    }
    if pairs.len() < LEAST {
        return Measure::missing(Missing::because("too-few"));
    }
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let (acts, spent): (Vec<f64>, Vec<f64>) =
        pairs.iter().map(|&(acts, net)| (acts, net as f64)).unzip();
    let Some(link) = spearman(&acts, &spent) else {
        return Measure::missing(Missing::because("no-variation"));
    };
    let n = acts.len() as u64;
    let mut measure = Measure::estimate(link.value, n, link.interval, "bonett-wright");
    measure.cautions.push("no-cause");
    by_activity(&mut measure, &pairs);
    measure
}
