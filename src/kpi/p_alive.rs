//! Share of customers still active, by the model of repeat buying.

use super::lifetime;
use super::measure::{Measure, Missing, Unit};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::stats::accumulate::Accumulator;

/// Share of customers still active, by the model of repeat buying.
pub static KPI: Kpi = Kpi {
    id: "p_alive",
    name: Text {
        fr: "Clients encore actifs (estimés)",
        en: "Customers still active (estimated)",
    },
    question: Text {
        fr: "Quelle part des clients est encore cliente, d’après leur rythme d’achat ?",
        en: "What share of customers still is one, judged by how they buy?",
    },
    formula: Text {
        fr: "Moyenne, sur les clients, de la probabilité d’être actif",
        en: "Mean over customers of the chance of being active",
    },
    unit: Unit::Rate,
    direction: Direction::Up,
    phase: Phase::Loyalty,
    category: Category::Segment,
    needs: &[&["orders.ordered_at"], &["orders.customer_id"]],
    sums_money: false,
    rules: &[Text {
        fr: "Modèle MBG/NBD sur les jours d’achat (deux commandes le même jour n’en font qu’un), ajusté par maximum de vraisemblance ; un client d’un seul achat n’est pas tenu pour actif par construction.",
        en: "MBG/NBD model on days of purchase (two orders on one day are one), fitted by maximum likelihood; a customer of one purchase is not taken as active by construction.",
    }, Text {
        fr: "Refusé sous 30 clients revenus, quand la durée observée est courte au regard du délai entre achats, ou si l’ajustement ne converge pas.",
        en: "Refused below 30 customers who came back, when the time watched is short beside the time between purchases, or if the fit does not converge.",
    }],
    limits: &[Text {
        fr: "Sans contrat, personne ne dit qu’il part : c’est une estimation, sans intervalle d’échantillonnage.",
        en: "Without a contract nobody says that they leave: this is an estimate, without a sampling interval.",
    }, Text {
        fr: "Au-delà de 3 000 profils différents, il se demande dans la salle Clients ou par omnimeter clv, avec contrôle sur période cachée et intervalle par rééchantillonnage des clients.",
        en: "Beyond 3,000 different profiles it is asked for in the Customers room or by omnimeter clv, with the hold-out check and the interval by drawing customers again.",
    }],
    source: "Fader, Hardie & Lee (2005); Batislam, Denizel & Filiztekin (2007); Fader & Hardie, note 021",
    example: Example {
        files: &[("orders", include_str!("../../tests/data/examples/repeat-buying.csv"))],
        settings: "{\"as_of\":\"2025-12-31\"}",
        value: 0.2376122067222279,
        reading: Text {
        fr: "100 clients simulés, 296 achats : 23,76 clients actifs attendus ÷ 100",
        en: "100 simulated customers, 296 purchases: 23.76 customers expected active ÷ 100",
    },
    },
    accumulate: lifetime::accumulate,
    measure,
};

fn measure(sums: &Accumulator, _: &Settings) -> Measure {
    let fitted = match lifetime::fitted(sums) {
        Ok(fitted) => fitted,
        Err(reason) => return Measure::missing(Missing::because(reason)),
    };
    let alive = |kind: &lifetime::Kind| {
        let chance = (fitted.model.alive)(&fitted.fit.parameters, &kind.one.row())?;
        Some(kind.count * chance)
    };
    let alive: Option<f64> = fitted.kinds.iter().map(alive).sum();
    let Some(alive) = alive.filter(|alive| alive.is_finite()) else {
        return Measure::missing(Missing::because("not-converged"));
    };
    let share = alive / fitted.customers as f64;
    let mut measure = Measure::estimate(share, fitted.customers, None, "none")
        .with_setting("model", fitted.model.id);
    measure.also("customers_alive", Unit::Number, Some(alive));
    measure
}
