//! Total revenue.

use super::measure::{Measure, Missing, Unit};
use super::spend::{add_costs, window};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::{Settings, Tax};
use crate::dataset::view::View;
use crate::dataset::Order;
use crate::intake::cell::money::units;
use crate::stats::accumulate::{Accumulator, Part};

/// Total revenue.
pub static KPI: Kpi = Kpi {
    id: "revenue_total",
    name: Text {
        fr: "Chiffre d’affaires total",
        en: "Total revenue",
    },
    question: Text {
        fr: "Combien les clients ont-ils dépensé, tous canaux confondus, une fois les remboursements déduits ?",
        en: "How much did customers spend on all channels together, once refunds are taken off?",
    },
    formula: Text {
        fr: "Somme des ventes, moins les remboursements, dans une seule devise",
        en: "Sum of sales less refunds, in one currency",
    },
    unit: Unit::Money,
    direction: Direction::Up,
    phase: Phase::Decision,
    category: Category::General,
    needs: &[
        &["orders.ordered_at"],
        &["orders.amount", "orders.unit_price"],
    ],
    sums_money: true,
    rules: &[
        Text {
            fr: "Une commande présente deux fois compte une fois ; les commandes annulées ne comptent pas.",
            en: "An order that stands twice counts once; cancelled orders do not count.",
        },
        Text {
            fr: "Un montant en devise est converti au taux fourni ; sans taux, l’indicateur est refusé.",
            en: "An amount in another currency is converted at the rate given; without a rate the figure is refused.",
        },
    ],
    limits: &[Text {
        fr: "Les montants sont pris tels que l’export les donne : vérifier s’ils sont TTC ou HT.",
        en: "Amounts are taken as the export gives them: check whether they include tax.",
    }],
    source: "Farris, Bendle, Pfeifer & Reibstein, Marketing Metrics",
    example: Example {
        files: &[(
            "orders",
            "order_id,ordered_at,amount,type\n\
             A1,2026-01-05,100.00,sale\nA2,2026-01-06,40.50,sale\nA3,2026-01-09,-30.00,refund\n",
        )],
        settings: "{}",
        value: 110.5,
        reading: Text {
            fr: "100,00 + 40,50 − 30,00 = 110,50",
            en: "100.00 + 40.50 − 30.00 = 110.50",
        },
    },
    accumulate,
    measure,
};

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let mut of_nobody = (0, 0);
    // Sales, then refunds: how many, and how much.
    let mut told = [(0, 0); 2];
    let mut add = |order: &Order| {
        let (count, sum): &mut (u64, i128) = &mut told[usize::from(order.is_refund())];
        *count += 1;
        *sum += i128::from(order.amount);
    };
    for customer in view.customers() {
        let seen = customer.orders.iter().filter(|order| view.sees(order));
        seen.for_each(&mut add);
    }
    for order in view.anonymous() {
        of_nobody.0 += 1;
        of_nobody.1 += i128::from(order.amount);
        add(order);
    }
    let names = [("orders", "gross"), ("refund rows", "refunds")];
    for ((rows, amounts), (count, sum)) in names.into_iter().zip(told) {
        if count > 0 {
            sums.add(rows, Part::Count(count));
            sums.add(amounts, Part::Sum(sum));
        }
    }
    if of_nobody.0 > 0 {
        sums.add("anonymous", Part::Sum(of_nobody.1));
    }
    if let Some(window) = window(view) {
        add_costs(&mut sums, view, &window, "invested", |_| true);
    }
    sums
}

fn measure(sums: &Accumulator, settings: &Settings) -> Measure {
    let (orders, refund_rows) = (sums.count("orders"), sums.count("refund rows"));
    if orders + refund_rows == 0 {
        return Measure::missing(Missing::because("no-rows"));
    }
    let (gross, refunds) = (sums.sum("gross"), sums.sum("refunds"));
    let net = gross + refunds;
    let mut measure = Measure::census(units(net), orders);
    measure.also("gross", Unit::Money, Some(units(gross)));
    measure.also("refunds", Unit::Money, Some(units(refunds)));
    measure.also("refund_rows", Unit::Count, Some(refund_rows as f64));
    let anonymous = sums.sum("anonymous");
    measure.also("anonymous", Unit::Money, Some(units(anonymous)));
    let identified = (net != 0).then(|| (net - anonymous) as f64 / net as f64);
    measure.also("identified_share", Unit::Rate, identified);
    let invested = sums.get("invested").map(|_| units(sums.sum("invested")));
    measure.also("invested", Unit::Money, invested);
    let tax = match settings.tax {
        Tax::Unsaid => "unsaid",
        Tax::Included => "included",
        Tax::Excluded => "excluded",
    };
    measure.with_setting("tax", tax)
}
