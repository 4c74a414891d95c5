//! Contractual customer value.

use super::measure::{Measure, Missing, Unit};
use super::share::mean;
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::clv::sbg::{fitted, fitted_from, value, Ended};
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::intake::cell::money::units;
use crate::stats::accumulate::{Accumulator, Part};
use crate::stats::bootstrap::percentile;
use crate::stats::interval::Interval;

/// Periods looked ahead.
const HORIZON: u32 = 60;
/// Fewer ended contracts than this carry no model.
const LEAST_ENDED: f64 = 30.0;
const DRAWS: usize = 200;

/// Contractual customer value.
pub static KPI: Kpi = Kpi {
    id: "clv_contractual",
    name: Text {
        fr: "CLV contractuelle",
        en: "Contractual CLV",
    },
    question: Text {
        fr: "Que vaut un nouveau contrat, sachant combien de temps les contrats durent ?",
        en: "What is a new contract worth, given how long contracts last?",
    },
    formula: Text {
        fr: "Marge d’une échéance × Σ part des contrats en cours après t échéances ÷ (1 + taux)^t, sur 60 échéances",
        en: "Margin of a period × Σ share of contracts running after t periods ÷ (1 + rate)^t, over 60 periods",
    },
    unit: Unit::Money,
    direction: Direction::Up,
    phase: Phase::Loyalty,
    category: Category::General,
    needs: &[&["customers.tenure_periods"], &["customers.churned"], &["customers.period_price"]],
    sums_money: false,
    rules: &[Text {
        fr: "Durées par le modèle sBG ; les contrats en cours sont censurés à leur ancienneté, non comptés comme partis.",
        en: "Durations by the sBG model; running contracts are censored at their tenure, not counted as gone.",
    }, Text {
        fr: "Une échéance est un mois : taux mensuel de 15 % par an. Prix moyen du fichier, taux de marge réglable.",
        en: "A period is a month: the monthly rate of 15% a year. Mean price of the file, margin rate by setting.",
    }],
    limits: &[Text {
        fr: "La formule à attrition constante (dite à côté) sous-estime : les clients fragiles partent d’abord, ceux qui restent durent.",
        en: "The formula of constant churn (told beside) understates: the fragile leave first, those who stay last.",
    }, Text {
        fr: "Le fichier dit l’état d’un jour : un filtre de période ne s’y applique pas.",
        en: "The file tells the state of one day: a filter of period does not apply to it.",
    }],
    source: "Fader & Hardie (2007), How to project customer retention; interval: customer bootstrap, 200 draws",
    example: Example {
        files: &[("customers", include_str!("../../tests/data/examples/contracts.csv"))],
        settings: "{}",
        value: 71.49891283327224,
        reading: Text {
        fr: "100 contrats à 10 par mois, 37, 16, 9 et 5 finis après 1 à 4 mois : α = 0.730, β = 1.232, soit 71,50",
        en: "100 contracts at 10 a month, 37, 16, 9 and 5 ended after 1 to 4 months: α = 0.730, β = 1.232, so 71.50",
    },
    },
    accumulate,
    measure,
};

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    if view.has_period {
        sums.add_by("why", "not-by-period", Part::Count(0));
        return sums;
    }
    for contract in view.contracts() {
        let name = if contract.running { "running" } else { "ended" };
        let periods = i64::from(contract.periods);
        sums.add(name, Part::Distribution([(periods, 1)].into()));
        sums.add("price", Part::moment(contract.price.into()));
    }
    sums
}

fn measure(sums: &Accumulator, settings: &Settings) -> Measure {
    if sums.by("why").next().is_some() {
        return Measure::missing(Missing::because("not-by-period"));
    }
    let rows = rows(sums);
    let n: f64 = rows.iter().map(|row| row.count).sum();
    let ended: f64 = rows
        .iter()
        .filter(|row| !row.running)
        .map(|row| row.count)
        .sum();
    let Some((price, ..)) = mean(sums.get("price"), units(1)).filter(|_| n > 0.0) else {
        return Measure::missing(Missing::because("no-rows"));
    };
    if ended < LEAST_ENDED {
        return Measure::missing(Missing::because("ended-few"));
    }
    let margin = price * settings.margin();
    let Some(fit) = fitted(&rows).filter(|fit| fit.converged && fit.errors.is_some()) else {
        return Measure::missing(Missing::because("not-converged"));
    };
    let worth = |parameters: &[f64; 2]| value(parameters, margin, monthly(), HORIZON);
    let mut measure = Measure::estimate(
        worth(&fit.parameters),
        n as u64,
        interval(&rows, &fit.parameters, &worth),
        "customer-bootstrap",
    )
    .with_setting("yearly_discount", super::lifetime::DISCOUNT.to_string())
    .with_setting("periods", HORIZON.to_string())
    .with_setting("margin_rate", settings.margin().to_string());
    // Constant churn: contracts ended over the periods that all were watched.
    let watched: f64 = rows.iter().map(|row| row.count * row.period).sum();
    let kept = 1.0 - ended / watched;
    measure.also(
        "clv_constant_churn",
        Unit::Money,
        Some(margin * (1.0 + monthly()) / (1.0 + monthly() - kept)),
    );
    measure.also("churned_share", Unit::Rate, Some(ended / n));
    measure
}

/// The discount of a month.
fn monthly() -> f64 {
    (super::lifetime::DISCOUNT.ln_1p() / 12.0).exp_m1()
}

/// Contracts of the same age and state. One that began and ended at once lasted
/// a period; one that has just begun tells nothing yet.
fn rows(sums: &Accumulator) -> Vec<Ended> {
    let mut rows = Vec::new();
    for (name, running) in [("ended", false), ("running", true)] {
        let Some(Part::Distribution(counts)) = sums.get(name) else {
            continue;
        };
        for (&periods, &count) in counts {
            if running && periods < 1 {
                continue;
            }
            rows.push(Ended {
                period: periods.max(1) as f64,
                running,
                count: count as f64,
            });
        }
    }
    rows
}

/// Customers drawn again, the model fitted to each draw from where the whole
/// fit stands.
fn interval(
    rows: &[Ended],
    start: &[f64; 2],
    worth: &dyn Fn(&[f64; 2]) -> f64,
) -> Option<Interval> {
    let each: Vec<usize> = rows
        .iter()
        .enumerate()
        .flat_map(|(at, row)| std::iter::repeat_n(at, row.count as usize))
        .collect();
    percentile(each.len(), DRAWS, 1, |drawn| {
        let mut again = rows.to_vec();
        again.iter_mut().for_each(|row| row.count = 0.0);
        for &place in drawn {
            again[each[place]].count += 1.0;
        }
        let fit = fitted_from(&again, *start)?;
        Some(worth(&fit.parameters)).filter(|worth| worth.is_finite())
    })
}
