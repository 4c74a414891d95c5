//! RFM: the customers who are among the best on all three figures.

use super::measure::{Measure, Missing, Unit};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::intake::cell::money::units;
use crate::segment::rfm::{buyers_exactly as buyers, gini, scored, top_share, Buyer, Ties};
use crate::stats::accumulate::{Accumulator, Part};
use crate::stats::interval::wilson;
use crate::stats::many::Many;

/// RFM: the customers who are among the best on all three figures.
pub static KPI: Kpi = Kpi {
    id: "rfm",
    name: Text {
        fr: "Meilleurs clients (RFM)",
        en: "Best customers (RFM)",
    },
    question: Text {
        fr: "Quelle part des clients est à la fois récente, fréquente et dépensière ?",
        en: "What share of customers is at once recent, frequent and of high spend?",
    },
    formula: Text {
        fr: "Clients notés dans les deux meilleurs groupes en récence, en fréquence et en montant ÷ clients",
        en: "Customers scored in the two best groups by recency, frequency and revenue ÷ customers",
    },
    unit: Unit::Rate,
    direction: Direction::Up,
    phase: Phase::Loyalty,
    category: Category::Segment,
    needs: &[&["orders.ordered_at"],
        &["orders.customer_id"],
        &["orders.amount", "orders.unit_price"]],
    sums_money: true,
    rules: &[Text {
        fr: "Récence : jours depuis le dernier achat à la fin de la période ; fréquence : commandes ; montant : net. Quintiles de 1 à 5, 5 le meilleur ; sous 25 clients, terciles (et le meilleur groupe seul).",
        en: "Recency: days since the last purchase at the end of the period; frequency: orders; revenue: net. Quintiles 1 to 5, 5 the best; below 25 customers, thirds (and the best group alone).",
    }, Text {
        fr: "Les ex æquo partagent une note. La salle Clients montre l’autre règle (groupes égaux) et les seuils.",
        en: "Equals share a score. The Customers room shows the other rule (equal groups) and the cut points.",
    }],
    limits: &[Text {
        fr: "Les notes sont relatives : la part change peu quand tous les clients achètent plus.",
        en: "Scores are relative: the share hardly moves when all customers buy more.",
    }, Text {
        fr: "La règle des ex æquo peut changer le segment d’un client sur six.",
        en: "The rule for equals may change the segment of one customer in six.",
    }],
    source: "Hughes (1994), Strategic Database Marketing; interval: Wilson (1927)",
    example: Example {
        files: &[("orders", "order_id,customer_id,ordered_at,channel,amount\n\
             A1,C1,2026-01-05,web,10\n\
             A2,C2,2026-01-06,web,20\n\
             A3,C2,2026-01-16,web,20\n\
             A4,C3,2026-01-07,web,30\n\
             A5,C3,2026-01-18,web,30\n\
             A6,C3,2026-01-28,web,30\n")],
        settings: "{}",
        value: 1.0 / 3.0,
        reading: Text {
        fr: "Terciles : C3 est le plus récent, le plus fréquent et le plus dépensier ; 1 ÷ 3",
        en: "Thirds: C3 is the most recent, the most frequent and of the highest spend; 1 ÷ 3",
    },
    },
    accumulate,
    measure,
};

/// Recency, frequency and revenue of each buyer in one number, by customer: the
/// cut points need all of them together.
fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let packed = buyers(view).into_iter().map(|(buyer, net)| {
        let days = (buyer.recency as i128) << 96;
        let sales = (buyer.frequency as i128) << 72;
        (i64::from(buyer.customer), days + sales + i128::from(net))
    });
    let packed: Many = packed.collect();
    sums.add_any("buyers", (!packed.is_empty()).then_some(Part::Many(packed)));
    sums
}

fn measure(sums: &Accumulator, _: &Settings) -> Measure {
    let Some(Part::Many(packed)) = sums.get("buyers") else {
        return Measure::missing(Missing::because("no-rows"));
    };
    let buyer = |(customer, packed): (i64, i128)| {
        let net = i128::from(packed as i64);
        let rest = packed - net;
        Buyer {
            customer: customer as u32,
            recency: (rest >> 96) as f64,
            frequency: (rest >> 72 & 0xff_ffff) as f64,
            revenue: units(net),
        }
    };
    let buyers: Vec<Buyer> = packed.iter().map(buyer).collect();
    let scored = scored(&buyers, Ties::Together);
    let best = if scored.groups == 5 { 4 } else { 3 };
    let (mut hits, mut theirs, mut all) = (0u64, 0.0, 0.0);
    for (buyer, scores) in buyers.iter().zip(&scored.scores) {
        all += buyer.revenue;
        if scores.iter().all(|score| *score >= best) {
            hits += 1;
            theirs += buyer.revenue;
        }
    }
    let n = buyers.len() as u64;
    let share = hits as f64 / n as f64;
    let mut measure = Measure::estimate(share, n, wilson(hits, n), "wilson");
    measure.also(
        "best_revenue_share",
        Unit::Rate,
        (all > 0.0).then(|| theirs / all),
    );
    let revenue = &scored.revenue;
    measure.also("top_fifth", Unit::Rate, top_share(revenue, 0.2));
    measure.also("gini", Unit::Number, gini(revenue));
    measure.with_setting("groups", scored.groups.to_string())
}
