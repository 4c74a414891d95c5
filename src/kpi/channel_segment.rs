//! Channel-usage segment.

use super::customer::acts;
use super::instead::BY_COUNTS;
use super::measure::Slice;
use super::measure::{Measure, Missing, Unit};
use super::omnichannel_ratio::basis_text;
use super::share::proportion;
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::dataset::view::View;
use crate::segment::facts::{main_of, Main};
use crate::stats::accumulate::{Accumulator, Part};
use crate::stats::interval::wilson;
use crate::stats::tallies::Trials;

/// Channel-usage segment.
pub static KPI: Kpi = Kpi {
    id: "channel_segment",
    name: Text {
        fr: "Clients sans canal dominant",
        en: "Customers without a main channel",
    },
    question: Text {
        fr: "Quelle part des clients n’a pas de canal dominant, et quels sont ceux des autres ?",
        en: "What share of customers has no main channel, and which are those of the others?",
    },
    formula: Text {
        fr: "Clients dont aucun canal ne fait 60 % des interactions ÷ clients ; par canal, part des clients dont il est le canal dominant",
        en: "Customers of whom no channel makes 60% of the interactions ÷ customers; by channel, the share of customers whose main channel it is",
    },
    unit: Unit::Rate,
    direction: Direction::Context,
    phase: Phase::Consideration,
    category: Category::Segment,
    needs: &[&["orders.customer_id", "touches.customer_id"],
        &["orders.channel", "touches.channel"]],
    sums_money: false,
    rules: &[Text {
        fr: "Une interaction est un achat ou un point de contact ; un achat seulement, selon le réglage de base.",
        en: "An interaction is a purchase or a touch; a purchase only, by the setting of the basis.",
    }, Text {
        fr: "Deux canaux à égalité : aucun ne domine.",
        en: "Two channels on a par: none is the main one.",
    }, BY_COUNTS],
    limits: &[Text {
        fr: "Un client d’une seule interaction a toujours un canal dominant.",
        en: "A customer of one interaction always has a main channel.",
    }],
    source: "Channel-usage segmentation, after Neslin et al. (2006); interval: Wilson (1927)",
    example: Example {
        files: &[("orders", "order_id,customer_id,ordered_at,channel,amount\n\
             A1,C1,2026-01-05,web,10\n\
             A2,C1,2026-01-06,web,10\n\
             A3,C1,2026-01-07,store,10\n\
             A4,C2,2026-01-05,web,10\n\
             A5,C2,2026-01-06,store,10\n")],
        settings: "{}",
        value: 0.5,
        reading: Text {
        fr: "C1 : web 2 sur 3 (67 %), dominant ; C2 : 1 sur 2, aucun : 1 ÷ 2",
        en: "C1: web 2 of 3 (67%), the main one; C2: 1 of 2, none: 1 ÷ 2",
    },
    },
    accumulate,
    measure,
};

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let mut mine = Vec::new();
    let mut mixed = Trials::default();
    let mut mains = vec![0; view.data.channels.names().len()];
    for customer in view.customers() {
        acts(view, &customer, view.settings.basis, &mut mine);
        let Some(main) = main_of(&mut mine) else {
            continue;
        };
        mixed.add(main == Main::Mixed);
        if let Main::Channel(channel) = main {
            mains[usize::from(channel)] += 1;
        }
    }
    sums.add_any("mixed", mixed.part());
    for (channel, customers) in mains.into_iter().enumerate() {
        let part = (customers > 0).then_some(Part::Count(customers));
        sums.add_any_by("main", view.channel_name(channel as u16), part);
    }
    sums
}

fn measure(sums: &Accumulator, settings: &Settings) -> Measure {
    let Some((value, n, interval)) = proportion(sums.get("mixed")) else {
        return Measure::missing(Missing::because("no-rows"));
    };
    let mut measure = Measure::estimate(value, n, interval, "wilson");
    let slice = |(key, part): (&str, &Part)| {
        let Part::Count(hits) = part else {
            return Slice::new(key, 0.0, n, None);
        };
        Slice::new(key, *hits as f64 / n as f64, n, wilson(*hits, n))
    };
    measure.breakdown = sums.by("main").map(slice).collect();
    measure.with_setting("basis", basis_text(settings.basis))
}
