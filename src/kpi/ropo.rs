//! Research online, purchase offline.

use super::measure::{Measure, Unit};
use super::research::{self, Sides};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::channel::Family;
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::stats::accumulate::Accumulator;

/// Research online, purchase offline.
pub static KPI: Kpi = Kpi {
    id: "ropo",
    name: Text {
        fr: "Effet ROPO",
        en: "ROPO effect",
    },
    question: Text {
        fr: "Quelle part des achats en magasin a été préparée en ligne ?",
        en: "What share of store purchases was prepared online?",
    },
    formula: Text {
        fr: "Commandes en magasin de clients identifiés vus en ligne dans les jours d’avant ÷ commandes en magasin de clients identifiés",
        en: "Store orders of identified customers seen online in the days before ÷ store orders of identified customers",
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
        fr: "En ligne : tout contact qui n’est ni en magasin ni au téléphone (site, application, e-mail, publicité…).",
        en: "Online: any touch that is neither in a store nor by telephone (site, application, e-mail, advertising…).",
    }, Text {
        fr: "Fenêtre : 30 jours avant la commande (réglable) ; la courbe de 1 à 90 jours est à côté.",
        en: "Window: 30 days before the order (a setting); the curve from 1 to 90 days is beside it.",
    }, Text {
        fr: "Bornes : comme si aucun, puis comme si tous les achats anonymes avaient été préparés ainsi.",
        en: "Bounds: as if none, then as if all anonymous purchases had been prepared so.",
    }],
    limits: &[Text {
        fr: "Être vu en ligne n’est pas y avoir décidé : c’est un ordre des faits, pas une cause.",
        en: "Being seen online is not having decided there: it is an order of facts, no cause.",
    }],
    source: "Research online, purchase offline, as measured by first-party data; interval: Wilson (1927)",
    example: Example {
        files: &[
            (
                "orders",
                "order_id,customer_id,ordered_at,channel,amount\n\
             A1,C1,2026-01-20,store,100\n\
             A2,C2,2026-01-21,store,50\n",
            ),
            (
                "touches",
                "customer_id,at,channel\n\
             C1,2026-01-05,web\n\
             C2,2025-11-05,web\n",
            ),
        ],
        settings: "{}",
        value: 0.5,
        reading: Text {
            fr: "C1 vu en ligne 15 jours avant, C2 il y a plus de 30 jours : 1 ÷ 2 = 50 %",
            en: "C1 seen online 15 days before, C2 more than 30 days ago: 1 ÷ 2 = 50%",
        },
    },
    accumulate,
    measure,
};

const SIDES: Sides = Sides {
    bought: |family| family == Family::Store,
    touched: |family| !matches!(family, Family::Store | Family::Phone),
    ordered: |_| false,
};

fn accumulate(view: &View<'_>) -> Accumulator {
    research::accumulate(view, &SIDES)
}

fn measure(sums: &Accumulator, settings: &Settings) -> Measure {
    research::measure(sums, settings)
}
