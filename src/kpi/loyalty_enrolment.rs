//! Loyalty enrolment.

use super::customer::buying;
use super::measure::{Measure, Missing, Unit};
use super::share::{mean, share, Tally};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::intake::cell::money::units;
use crate::stats::accumulate::{ratio, Accumulator, Part};

/// Loyalty enrolment.
pub static KPI: Kpi = Kpi {
    id: "loyalty_enrolment",
    name: Text {
        fr: "Inscription à la fidélité",
        en: "Loyalty enrolment",
    },
    question: Text {
        fr: "Quelle part des clients est membre du programme ?",
        en: "What share of customers is a member of the programme?",
    },
    formula: Text {
        fr: "Clients acheteurs membres ÷ clients acheteurs dont le fichier dit s’ils sont membres",
        en: "Buying customers who are members ÷ buying customers of whom the file says whether they are",
    },
    unit: Unit::Rate,
    direction: Direction::Up,
    phase: Phase::Loyalty,
    category: Category::Channel,
    needs: &[
        &["orders.ordered_at"],
        &["orders.customer_id"],
        &["customers.loyalty_member"],
    ],
    sums_money: false,
    rules: &[Text {
        fr: "L’adhésion est celle du fichier clients, à sa date ; les acheteurs sont ceux de la période.",
        en: "Membership is that of the customers file, at its date; buyers are those of the period.",
    }, Text {
        fr: "Par canal : celui de la première commande de la période.",
        en: "By channel: that of the first order of the period.",
    }],
    limits: &[Text {
        fr: "Les membres dépensent plus parce que ceux qui dépensent s’inscrivent : l’écart n’est pas un effet.",
        en: "Members spend more because those who spend enrol: the gap is no effect.",
    }],
    source: "Common practice; interval: Wilson (1927)",
    example: Example {
        files: &[
            (
                "orders",
                "order_id,customer_id,ordered_at,channel,amount\n\
             A1,C1,2026-01-05,web,100\n\
             A2,C2,2026-01-06,store,50\n",
            ),
            (
                "customers",
                "customer_id,loyalty_member\n\
             C1,1\n\
             C2,0\n",
            ),
        ],
        settings: "{}",
        value: 0.5,
        reading: Text {
            fr: "C1 est membre, C2 non : 1 ÷ 2 = 50 %",
            en: "C1 is a member, C2 is not: 1 ÷ 2 = 50%",
        },
    },
    accumulate,
    measure,
};

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let mut tally = Tally::new(view);
    let has_rates = view.data.missing_rates.is_empty();
    for customer in view.customers() {
        let first = customer
            .orders
            .iter()
            .find(|o| !o.is_refund() && view.sees(o));
        let Some(first) = first else {
            continue;
        };
        let known = view
            .data
            .members
            .get(customer.code as usize)
            .copied()
            .flatten();
        let Some(member) = known else {
            sums.add("unknown", Part::Count(1));
            continue;
        };
        tally.add(first.channel, member);
        if has_rates {
            let net = buying(view, &customer).net;
            sums.add("revenue", Part::unit(if member { net } else { 0 }, net));
            sums.add(if member { "members" } else { "others" }, Part::moment(net));
        }
    }
    tally.flush(&mut sums, "customers");
    sums
}

fn measure(sums: &Accumulator, _: &Settings) -> Measure {
    let Some(mut measure) = share(sums, "customers") else {
        return Measure::missing(Missing::because("zero-denominator"));
    };
    let revenue = sums.get("revenue").and_then(ratio);
    let revenue = revenue.map(|(value, interval, n)| (value, n, interval));
    measure.also_estimate("member_revenue", Unit::Rate, revenue);
    let of = |name| mean(sums.get(name), units(1));
    measure.also_estimate("member_mean", Unit::Money, of("members"));
    measure.also_estimate("other_mean", Unit::Money, of("others"));
    measure.leave_out("membership-unknown", sums.count("unknown"));
    measure
}
