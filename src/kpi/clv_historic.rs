//! Historic customer value.

use super::customer::{acts, buying, on_several};
use super::measure::{Measure, Missing, Unit};
use super::omnichannel_ratio::basis_text;
use super::share::{mean, measured};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::intake::cell::money::units;
use crate::stats::accumulate::{variance, Accumulator, Part};
use crate::stats::tallies::Moments;
use crate::stats::welch::{welch, Sample};

/// Historic customer value.
pub static KPI: Kpi = Kpi {
    id: "clv_historic",
    name: Text {
        fr: "Valeur client constatée (CLV)",
        en: "Historic customer value (CLV)",
    },
    question: Text {
        fr: "Combien un client a-t-il rapporté jusqu’ici ?",
        en: "What has a customer brought so far?",
    },
    formula: Text {
        fr: "Chiffre d’affaires net des clients identifiés × taux de marge ÷ clients",
        en: "Net revenue of identified customers × margin rate ÷ customers",
    },
    unit: Unit::Money,
    direction: Direction::Up,
    phase: Phase::Loyalty,
    category: Category::General,
    needs: &[
        &["orders.ordered_at"],
        &["orders.customer_id"],
        &["orders.amount", "orders.unit_price"],
    ],
    sums_money: true,
    rules: &[Text {
        fr: "Taux de marge : 1 (chiffre d’affaires) tant qu’il n’est pas fixé.",
        en: "Margin rate: 1 (revenue) until it is set.",
    }, Text {
        fr: "Les clients d’une seule commande et ceux dont le solde est nul ou négatif restent dans la base.",
        en: "Customers of one order and those with a balance of zero or less stay in the base.",
    }, Text {
        fr: "Par canal : celui de la première commande de la période.",
        en: "By channel: that of the first order of the period.",
    }],
    limits: &[Text {
        fr: "L’écart entre clients de plusieurs canaux et d’un seul n’est pas un effet : les clients fréquents ont plus d’occasions de changer de canal.",
        en: "The gap between customers of several channels and of one is no effect: frequent customers have more occasions to change channel.",
    }, Text {
        fr: "Un client récent n’a pas encore tout rapporté : c’est une valeur à ce jour, pas une valeur à vie.",
        en: "A recent customer has not brought everything yet: this is a value to date, not a lifetime value.",
    }],
    source: "Farris, Bendle, Pfeifer & Reibstein, Marketing Metrics; interval: Student over customers; gap: Welch (1947)",
    example: Example {
        files: &[
            (
                "orders",
                "order_id,customer_id,ordered_at,channel,amount,type\n\
             A1,C1,2026-01-05,web,100,sale\n\
             A2,C1,2026-02-06,store,50,sale\n\
             A3,C2,2026-01-09,web,50,sale\n\
             A4,C2,2026-01-12,web,-50,refund\n",
            ),
        ],
        settings: "{}",
        value: 75.0,
        reading: Text {
            fr: "C1 150, C2 0 : 150 ÷ 2 = 75",
            en: "C1 150, C2 0: 150 ÷ 2 = 75",
        },
    },
    accumulate,
    measure,
};

/// Accumulates the net revenue of each buying customer, whole, by the channel of
/// the first sale, and by whether they are on several channels.
#[must_use]
pub fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let mut mine = Vec::new();
    let (mut all, mut groups) = (Moments::default(), [Moments::default(); 2]);
    let mut by_channel = vec![Moments::default(); view.data.channels.names().len()];
    for customer in view.customers() {
        let mut seen = customer.orders.iter().filter(|order| view.sees(order));
        let Some(first) = seen.find(|order| !order.is_refund()) else {
            continue;
        };
        let net = buying(view, &customer).net;
        all.add(net);
        by_channel[usize::from(first.channel)].add(net);
        acts(view, &customer, view.settings.basis, &mut mine);
        groups[usize::from(on_several(&mine))].add(net);
    }
    sums.add_any("net", all.part());
    for (channel, moments) in by_channel.into_iter().enumerate() {
        sums.add_any_by("net", view.channel_name(channel as u16), moments.part());
    }
    for (name, group) in ["mono", "omni"].into_iter().zip(groups) {
        sums.add_any(name, group.part());
    }
    sums.add(
        "anonymous rows",
        Part::Count(view.anonymous().count() as u64),
    );
    sums
}

fn measure(sums: &Accumulator, settings: &Settings) -> Measure {
    let unit = units(1) * settings.margin();
    let Some(mut measure) = measured(sums, "net", "student", |part| mean(part, unit)) else {
        return Measure::missing(Missing::because("zero-denominator"));
    };
    measure.also_estimate("clv_omni", Unit::Money, mean(sums.get("omni"), unit));
    measure.also_estimate("clv_mono", Unit::Money, mean(sums.get("mono"), unit));
    let groups = sample(sums.get("omni"), unit).zip(sample(sums.get("mono"), unit));
    if let Some(gap) = groups.and_then(|(omni, mono)| welch(omni, mono)) {
        let estimate = (gap.difference, measure.n, Some(gap.interval));
        measure.also_estimate("clv_gap", Unit::Money, Some(estimate));
    }
    measure.leave_out("anonymous", sums.count("anonymous rows"));
    measure
        .with_setting("basis", basis_text(settings.basis))
        .with_setting("margin_rate", settings.margin().to_string())
}

fn sample(part: Option<&Part>, unit: f64) -> Option<Sample> {
    let Some(Part::Moments { n, sum, squares }) = part else {
        return None;
    };
    Some(Sample {
        n: *n,
        mean: *sum as f64 * unit / *n as f64,
        variance: variance(*n, *sum, *squares)? * unit * unit,
    })
}
