//! Conversion rate.

use super::instead::BY_VISITS;
use super::measure::{Also, Measure, Missing, Slice, Unit};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::identity::NONE;
use crate::dataset::settings::{ConversionUnit, Settings};
use crate::dataset::view::{Customer, View};
use crate::dataset::{Order, Touch};
use crate::stats::accumulate::{Accumulator, Part};
use crate::stats::interval::wilson;

/// Conversion rate.
pub static KPI: Kpi = Kpi {
    id: "conversion_rate",
    name: Text {
        fr: "Taux de conversion",
        en: "Conversion rate",
    },
    question: Text {
        fr: "Sur cent visites en ligne de clients connus, combien finissent par une commande en ligne ?",
        en: "Of a hundred online visits of known customers, how many end in an online order?",
    },
    formula: Text {
        fr: "Sessions en ligne suivies d’une commande en ligne du même client ÷ sessions en ligne",
        en: "Online sessions followed by an online order of the same customer ÷ online sessions",
    },
    unit: Unit::Rate,
    direction: Direction::Up,
    phase: Phase::Decision,
    category: Category::General,
    needs: &[
        &["touches.customer_id"],
        &["touches.session_id"],
        &["orders.customer_id"],
        &["orders.channel"],
    ],
    sums_money: false,
    rules: &[
        Text {
            fr: "La commande tombe entre le début de la session et quatre heures après son dernier contact (réglable).",
            en: "The order falls between the start of the session and four hours after its last touch (a setting).",
        },
        Text {
            fr: "En ligne : site et application. Si aucun contact n’y est rangé, toutes les sessions comptent.",
            en: "Online: site and application. If no touch is on either, all sessions count.",
        }, BY_VISITS],
    limits: &[Text {
        fr: "Les visiteurs que le fichier ne reconnaît pas n’y sont pas : le taux du site entier est plus bas.",
        en: "Visitors whom the file does not know are not in it: the rate of the whole site is lower.",
    }],
    source: "Session conversion as in web analytics; interval: Wilson (1927)",
    example: Example {
        files: &[
            (
                "orders",
                "order_id,customer_id,ordered_at,channel,amount\n\
                 A1,C1,2026-01-05T10:00:00Z,web,100\nA2,C2,2026-01-09T18:00:00Z,store,50\n",
            ),
            (
                "touches",
                "customer_id,session_id,at,channel\n\
                 C1,S1,2026-01-05T09:30:00Z,web\nC2,S2,2026-01-09T17:00:00Z,web\n",
            ),
        ],
        settings: "{}",
        value: 0.5,
        reading: Text {
            fr: "S1 finit par A1 ; S2 par un achat en magasin, qui ne compte pas : 1 ÷ 2 = 50 %",
            en: "S1 ends in A1; S2 in a store purchase, which does not count: 1 ÷ 2 = 50%",
        },
    },
    accumulate,
    measure,
};

/// A session: its first and last touch, and the channel it began on.
struct Session {
    code: u32,
    start: i64,
    end: i64,
    channel: u16,
}

/// What counts as online in this dataset.
struct Online<'a> {
    view: &'a View<'a>,
    touches_are_classed: bool,
    orders_are_classed: bool,
    grace_ms: i64,
}

impl<'a> Online<'a> {
    fn of(view: &'a View<'a>) -> Self {
        let is_online = |channel: u16| view.data.families[usize::from(channel)].is_online();
        let hours = view.settings.session_grace_hours.clamp(0.0, 24.0 * 365.0);
        Self {
            view,
            touches_are_classed: view.data.touches.iter().any(|t| is_online(t.channel)),
            orders_are_classed: view.data.orders.iter().any(|o| is_online(o.channel)),
            grace_ms: (hours * 3_600_000.0) as i64,
        }
    }

    fn family(&self, channel: u16) -> bool {
        self.view.data.families[usize::from(channel)].is_online()
    }

    fn is_visit(&self, touch: &Touch) -> bool {
        touch.session != NONE
            && self.view.sees_touch(touch)
            && (!self.touches_are_classed || self.family(touch.channel))
    }

    fn is_sale(&self, order: &Order) -> bool {
        !order.is_refund() && (!self.orders_are_classed || self.family(order.channel))
    }

    fn sessions(&self, customer: &Customer<'_>) -> Vec<Session> {
        let mut sessions: Vec<Session> = Vec::new();
        for touch in customer.touches.iter().filter(|touch| self.is_visit(touch)) {
            // Touches come by time, so a session is rarely far back.
            match sessions.iter_mut().rev().find(|s| s.code == touch.session) {
                Some(session) => session.end = touch.time,
                None => sessions.push(Session {
                    code: touch.session,
                    start: touch.time,
                    end: touch.time,
                    channel: touch.channel,
                }),
            }
        }
        sessions
    }

    fn converts(&self, session: &Session, customer: &Customer<'_>) -> bool {
        let from = customer.orders.partition_point(|o| o.time < session.start);
        customer.orders[from..]
            .iter()
            .take_while(|order| order.time <= session.end.saturating_add(self.grace_ms))
            .any(|order| self.is_sale(order))
    }
}

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let online = Online::of(view);
    for customer in view.customers() {
        let sessions = online.sessions(&customer);
        let mut converted = false;
        for session in &sessions {
            let hit = online.converts(session, &customer);
            converted |= hit;
            sums.add("session", Part::trial(hit));
            sums.add_by(
                "session",
                view.channel_name(session.channel),
                Part::trial(hit),
            );
        }
        if let Some(first) = sessions.first() {
            sums.add("visitor", Part::trial(converted));
            sums.add_by(
                "visitor",
                view.channel_name(first.channel),
                Part::trial(converted),
            );
        }
    }
    sums
}

fn measure(sums: &Accumulator, settings: &Settings) -> Measure {
    let (unit, other) = match settings.conversion_unit {
        ConversionUnit::Session => ("session", "visitor"),
        ConversionUnit::Visitor => ("visitor", "session"),
    };
    let Some(Part::Proportion { hits, n }) = sums.get(unit) else {
        return Measure::missing(Missing::because("zero-denominator"));
    };
    let value = *hits as f64 / *n as f64;
    let mut measure = Measure::estimate(value, *n, wilson(*hits, *n), "wilson")
        .with_setting("conversion_unit", unit)
        .with_setting(
            "session_grace_hours",
            settings.session_grace_hours.to_string(),
        );
    if let Some(Part::Proportion { hits, n }) = sums.get(other) {
        let interval = wilson(*hits, *n);
        measure.also.push(Also {
            id: other,
            value: *hits as f64 / *n as f64,
            unit: Unit::Rate,
            n: Some(*n),
            low: interval.map(|i| i.low),
            high: interval.map(|i| i.high),
        });
    }
    measure.breakdown = sums
        .by(unit)
        .filter_map(|(key, part)| match part {
            Part::Proportion { hits, n } => {
                let value = *hits as f64 / *n as f64;
                Some(Slice::new(key, value, *n, wilson(*hits, *n)))
            }
            _ => None,
        })
        .collect();
    measure
}
