//! Content engagement rate.

use super::measure::{Measure, Missing, Unit};
use super::share::{proportion, refuse_above_one, slices};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::settings::Settings;
use crate::dataset::touch_kind::TouchKind;
use crate::dataset::view::View;
use crate::stats::accumulate::{Accumulator, Part};
use std::collections::BTreeMap;

/// Content engagement rate.
pub static KPI: Kpi = Kpi {
    id: "content_engagement",
    name: Text {
        fr: "Engagement avec les contenus",
        en: "Content engagement rate",
    },
    question: Text {
        fr: "Quelle part de ce qui est envoyé ou montré fait réagir ?",
        en: "What share of what is sent or shown makes people act?",
    },
    formula: Text {
        fr: "Clics et interactions ÷ contenus envoyés ou montrés",
        en: "Clicks and interactions ÷ contents sent or shown",
    },
    unit: Unit::Rate,
    direction: Direction::Up,
    phase: Phase::Awareness,
    category: Category::Segment,
    needs: &[
        &["touches.customer_id"],
        &["touches.kind"],
    ],
    sums_money: false,
    rules: &[Text {
        fr: "Envoyé ou montré : « delivered », « sent », « impression »… Clic ou interaction : « click », « reply », « share »…",
        en: "Sent or shown: “delivered”, “sent”, “impression”… Click or interaction: “click”, “reply”, “share”…",
    }, Text {
        fr: "Les ouvertures ne comptent pas : les messageries en simulent. Leur part est dite à côté.",
        en: "Opens do not count: mail programs fake them. Their share is stated beside it.",
    }, Text {
        fr: "Plus de clics que d’envois sur un canal est une erreur du fichier : pas de valeur. Les clics d’un canal où rien n’est envoyé ni montré sont laissés de côté.",
        en: "More clicks than messages on a channel is an error of the file: no value. Clicks on a channel where nothing is sent or shown are left out.",
    }],
    limits: &[Text {
        fr: "Un contenu cliqué trois fois compte trois : ce n’est pas une part de personnes.",
        en: "A content clicked three times counts three: this is no share of persons.",
    }],
    source: "Common practice; interval: Wilson (1927)",
    example: Example {
        files: &[
            (
                "touches",
                "customer_id,at,channel,kind\n\
             C1,2026-01-05T09:30:00Z,email,delivered\n\
             C2,2026-01-05T09:30:00Z,email,delivered\n\
             C1,2026-01-06T09:40:00Z,email,click\n",
            ),
        ],
        settings: "{}",
        value: 0.5,
        reading: Text {
            fr: "1 clic ÷ 2 envois = 50 %",
            en: "1 click ÷ 2 sent = 50%",
        },
    },
    accumulate,
    measure,
};

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    // Reached, engaged and opened, by channel.
    let mut counts: BTreeMap<u16, [u64; 3]> = BTreeMap::new();
    for customer in view.customers() {
        for touch in customer
            .touches
            .iter()
            .filter(|touch| view.sees_touch(touch))
        {
            let at = match touch.kind() {
                TouchKind::Reach => 0,
                TouchKind::Click => 1,
                TouchKind::Open => 2,
                _ => continue,
            };
            counts.entry(touch.channel).or_default()[at] += 1;
        }
    }
    for (channel, [n, clicks, opens]) in counts {
        let part = |hits| Part::Proportion { hits, n };
        let name = view.channel_name(channel);
        sums.add_by("reached", name, part(clicks));
        sums.add_by("opened", name, part(opens));
    }
    sums
}

/// All channels on which something was sent or shown, and the acts on the others.
fn together(sums: &Accumulator, name: &'static str) -> (Part, u64) {
    let (mut all, mut beside) = ((0, 0), 0);
    for (_, part) in sums.by(name) {
        match part {
            Part::Proportion { hits, n: 0 } => beside += hits,
            Part::Proportion { hits, n } => all = (all.0 + hits, all.1 + n),
            _ => {}
        }
    }
    let (hits, n) = all;
    (Part::Proportion { hits, n }, beside)
}

fn measure(sums: &Accumulator, _: &Settings) -> Measure {
    let (reached, beside) = together(sums, "reached");
    let Some((value, n, interval)) = proportion(Some(&reached)) else {
        return Measure::missing(Missing::because("zero-denominator"));
    };
    let mut measure = Measure::estimate(value, n, interval, "wilson");
    measure.breakdown = slices(sums, "reached", proportion);
    refuse_above_one(&mut measure);
    if measure.value.is_some() {
        let (opened, _) = together(sums, "opened");
        let opened = proportion(Some(&opened)).filter(|(share, ..)| *share <= 1.0);
        measure.also_estimate("opened", Unit::Rate, opened);
    }
    measure.leave_out("nothing-sent", beside);
    measure
}
