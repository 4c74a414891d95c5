//! Research offline, purchase online.

use super::measure::{Measure, Unit};
use super::research::{self, Sides};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::channel::Family;
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::stats::accumulate::Accumulator;

/// Research offline, purchase online.
pub static KPI: Kpi = Kpi {
    id: "reverse_ropo",
    name: Text {
        fr: "ROPO inversé",
        en: "Reverse ROPO",
    },
    question: Text {
        fr: "Quelle part des achats en ligne suit un passage en magasin ?",
        en: "What share of online purchases follows a visit to a store?",
    },
    formula: Text {
        fr: "Commandes en ligne de clients identifiés vus en magasin (visite ou achat) dans les jours d’avant ÷ commandes en ligne de clients identifiés",
        en: "Online orders of identified customers seen in a store (visit or purchase) in the days before ÷ online orders of identified customers",
    },
    unit: Unit::Rate,
    direction: Direction::Context,
    phase: Phase::Consideration,
    category: Category::Integration,
    needs: &[
        &["orders.customer_id"],
        &["orders.channel"],
        &["touches.customer_id"],
        &["touches.at"],
        &["touches.channel"],
    ],
    sums_money: false,
    rules: &[Text {
        fr: "En magasin : une visite ou un achat. En ligne : site et application.",
        en: "In a store: a visit or a purchase. Online: site and application.",
    }, Text {
        fr: "Fenêtre : 30 jours avant la commande (réglable) ; la courbe de 1 à 90 jours est à côté.",
        en: "Window: 30 days before the order (a setting); the curve from 1 to 90 days is beside it.",
    }, Text {
        fr: "Bornes : comme si aucun, puis comme si tous les achats anonymes avaient été préparés ainsi.",
        en: "Bounds: as if none, then as if all anonymous purchases had been prepared so.",
    }],
    limits: &[Text {
        fr: "Peu de visites en magasin sont connues : le taux est un minimum.",
        en: "Few visits to stores are known: the rate is a minimum.",
    }],
    source: "Research online, purchase offline, as measured by first-party data; interval: Wilson (1927)",
    example: Example {
        files: &[
            (
                "orders",
                "order_id,customer_id,ordered_at,channel,amount\n\
             A1,C1,2026-01-20,web,100\n\
             A2,C2,2026-01-21,web,50\n",
            ),
            (
                "touches",
                "customer_id,at,channel\n\
             C1,2026-01-05,store\n\
             C2,2025-11-05,store\n",
            ),
        ],
        settings: "{}",
        value: 0.5,
        reading: Text {
            fr: "C1 vu en magasin 15 jours avant, C2 il y a plus de 30 jours : 1 ÷ 2 = 50 %",
            en: "C1 seen in a store 15 days before, C2 more than 30 days ago: 1 ÷ 2 = 50%",
        },
    },
    accumulate,
    measure,
};

const SIDES: Sides = Sides {
    bought: Family::is_online,
    touched: |family| family == Family::Store,
    ordered: |family| family == Family::Store,
};

fn accumulate(view: &View<'_>) -> Accumulator {
    research::accumulate(view, &SIDES)
}

fn measure(sums: &Accumulator, settings: &Settings) -> Measure {
    research::measure(sums, settings)
}
