//! Predictive customer value.

use super::lifetime;
use super::measure::{Measure, Missing, Unit};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::stats::accumulate::Accumulator;

/// Predictive customer value.
pub static KPI: Kpi = Kpi {
    id: "clv_predictive",
    name: Text {
        fr: "CLV prédictive",
        en: "Predictive CLV",
    },
    question: Text {
        fr: "Que rapportera un client dans l’année qui vient ?",
        en: "What will a customer bring in the year to come?",
    },
    formula: Text {
        fr: "Achats attendus × valeur attendue d’un achat × marge, semaine par semaine, actualisés ÷ clients",
        en: "Purchases expected × value expected of one × margin, week by week, discounted ÷ customers",
    },
    unit: Unit::Money,
    direction: Direction::Up,
    phase: Phase::Loyalty,
    category: Category::General,
    needs: &[&["orders.ordered_at"],
        &["orders.customer_id"],
        &["orders.amount", "orders.unit_price"]],
    sums_money: true,
    rules: &[Text {
        fr: "Modèle MBG/NBD sur les jours d’achat (deux commandes le même jour n’en font qu’un), ajusté par maximum de vraisemblance ; un client d’un seul achat n’est pas tenu pour actif par construction.",
        en: "MBG/NBD model on days of purchase (two orders on one day are one), fitted by maximum likelihood; a customer of one purchase is not taken as active by construction.",
    }, Text {
        fr: "Refusé sous 30 clients revenus, quand la durée observée est courte au regard du délai entre achats, ou si l’ajustement ne converge pas.",
        en: "Refused below 30 customers who came back, when the time watched is short beside the time between purchases, or if the fit does not converge.",
    }, Text {
        fr: "Valeur d’un achat par Gamma–Gamma, premier achat exclu ; 52 semaines, actualisées à 15 % par an ; taux de marge réglable.",
        en: "Value of a purchase by Gamma–Gamma, the first purchase left out; 52 weeks, discounted at 15% a year; margin rate by setting.",
    }],
    limits: &[Text {
        fr: "Gamma–Gamma suppose que le montant ne dépend pas de la fréquence : la salle Clients dit la corrélation.",
        en: "Gamma–Gamma takes spend as independent of frequency: the Customers room tells the correlation.",
    }, Text {
        fr: "Au-delà de 3 000 profils différents, il se demande dans la salle Clients ou par omnimeter clv, avec contrôle sur période cachée et intervalle par rééchantillonnage des clients.",
        en: "Beyond 3,000 different profiles it is asked for in the Customers room or by omnimeter clv, with the hold-out check and the interval by drawing customers again.",
    }],
    source: "Fader, Hardie & Lee (2005); Batislam, Denizel & Filiztekin (2007); Fader & Hardie (2013)",
    example: Example {
        files: &[("orders", include_str!("../../tests/data/examples/repeat-buying.csv"))],
        settings: "{\"as_of\":\"2025-12-31\"}",
        value: 30.88901448007471,
        reading: Text {
        fr: "100 clients simulés, 296 achats : 3 088,90 attendus ÷ 100",
        en: "100 simulated customers, 296 purchases: 3,088.90 expected ÷ 100",
    },
    },
    accumulate: lifetime::accumulate,
    measure,
};

fn measure(sums: &Accumulator, settings: &Settings) -> Measure {
    let found = lifetime::fitted(sums).and_then(|fitted| {
        let value = lifetime::value(sums, &fitted, settings.margin())?;
        Ok((fitted, value))
    });
    match found {
        Err(reason) => Measure::missing(Missing::because(reason)),
        Ok((_, value)) if !value.is_finite() => Measure::missing(Missing::because("not-converged")),
        Ok((fitted, value)) => {
            let mean = value / fitted.customers as f64;
            let mut measure = Measure::estimate(mean, fitted.customers, None, "none")
                .with_setting("model", fitted.model.id)
                .with_setting("weeks", lifetime::WEEKS.to_string())
                .with_setting("yearly_discount", lifetime::DISCOUNT.to_string())
                .with_setting("margin_rate", settings.margin().to_string());
            measure.also("clv_total", Unit::Money, Some(value));
            measure
        }
    }
}
