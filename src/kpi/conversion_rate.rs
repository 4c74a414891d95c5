//! Conversion rate.

use super::entries;
use super::instead::{BY_ENTRIES, BY_VISITS};
use super::measure::{Measure, Missing, Unit};
use super::share::{add_trial, proportion, share};
use super::{Category, Direction, Example, Kpi, Phase, Text};
use crate::dataset::identity::NONE;
use crate::dataset::settings::{ConversionSales, ConversionUnit, Settings};
use crate::dataset::view::{Customer, View};
use crate::dataset::{Order, Touch};
use crate::intake::cell::date::DAY_MS;
use crate::stats::accumulate::{Accumulator, Part};

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
        },
        Text {
            fr: "Avec les ventes assistées, au choix : un achat du même client sur n’importe quel canal, magasin compris, dans la fenêtre de recherche avant achat ; les visites dont la fenêtre court encore sont à part.",
            en: "With assisted sales, if so chosen: a purchase of the same customer on any channel, stores too, within the window of research before a purchase; visits whose window is still open stand apart.",
        },
        Text {
            fr: "Le dénominateur est toujours dit : visites en ligne, visiteurs connus, ou entrées en magasin (ventes en magasin ÷ entrées comptées, sur les jours et dans les magasins comptés).",
            en: "What it divides by is always said: online visits, known visitors, or entries (sales in stores ÷ people counted at the doors, on the days and in the stores counted).",
        },
        BY_VISITS,
        BY_ENTRIES,
    ],
    limits: &[Text {
        fr: "Les visiteurs que le fichier ne reconnaît pas n’y sont pas : le taux du site entier est plus bas.",
        en: "Visitors whom the file does not know are not in it: the rate of the whole site is lower.",
    }, Text {
        fr: "Une porte compte des personnes, une caisse des tickets : une famille qui achète une fois fait quatre entrées. Le capteur compte aussi le personnel.",
        en: "A door counts people, a till counts baskets: a family that buys once came in as four. The counter counts staff, too.",
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
    /// How long after a visit a purchase on any channel is one that it helped.
    helped_ms: i64,
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
            helped_ms: i64::from(view.settings.ropo_days) * DAY_MS,
        }
    }

    fn family(&self, channel: u16) -> bool {
        self.view.data.families[usize::from(channel)].is_online()
    }

    fn is_visit(&self, touch: &Touch) -> bool {
        touch.session != NONE && (!self.touches_are_classed || self.family(touch.channel))
    }

    fn is_sale(&self, order: &Order) -> bool {
        !order.is_refund() && (!self.orders_are_classed || self.family(order.channel))
    }

    /// Those that begin under the view, whole.
    fn sessions(&self, customer: &Customer<'_>) -> Vec<Session> {
        let (mut sessions, mut sees): (Vec<Session>, Vec<bool>) = Default::default();
        for touch in customer.touches.iter().filter(|touch| self.is_visit(touch)) {
            // Touches come by time, so a session is rarely far back.
            match sessions.iter_mut().rev().find(|s| s.code == touch.session) {
                Some(session) => session.end = touch.time,
                None => {
                    sees.push(self.view.sees_touch(touch));
                    sessions.push(Session {
                        code: touch.session,
                        start: touch.time,
                        end: touch.time,
                        channel: touch.channel,
                    });
                }
            }
        }
        let mut sees = sees.into_iter();
        sessions.retain(|_| sees.next() == Some(true));
        sessions
    }

    fn converts(&self, session: &Session, customer: &Customer<'_>) -> bool {
        let from = customer.orders.partition_point(|o| o.time < session.start);
        customer.orders[from..]
            .iter()
            .take_while(|order| order.time <= session.end.saturating_add(self.grace_ms))
            .any(|order| self.is_sale(order))
    }

    /// Whether a purchase on any channel followed; `None` while it still may.
    fn helps(&self, session: &Session, customer: &Customer<'_>) -> Option<bool> {
        let end = session
            .end
            .saturating_add(self.helped_ms.max(self.grace_ms));
        let mut sales = customer.orders.iter().filter(|order| !order.is_refund());
        let bought = |order: &Order| order.time >= session.start && order.time <= end;
        (end <= self.view.data.as_of).then(|| sales.any(bought))
    }
}

/// The names under which visits are summed, by the sales that they convert to.
fn names(sales: ConversionSales) -> [&'static str; 2] {
    match sales {
        ConversionSales::Direct => ["session", "visitor"],
        ConversionSales::Assisted => ["session_assisted", "visitor_assisted"],
    }
}

fn accumulate(view: &View<'_>) -> Accumulator {
    let mut sums = Accumulator::default();
    let online = Online::of(view);
    for customer in view.customers() {
        let sessions = online.sessions(&customer);
        let hits = |session: &Session| Some(online.converts(session, &customer));
        add(view, &mut sums, ConversionSales::Direct, &sessions, hits);
        let hits = |session: &Session| online.helps(session, &customer);
        add(view, &mut sums, ConversionSales::Assisted, &sessions, hits);
    }
    entries::accumulate(view, &mut sums);
    sums
}

/// Adds the visits of a customer, and whether each led to a sale where that is known.
fn add(
    view: &View<'_>,
    sums: &mut Accumulator,
    sales: ConversionSales,
    sessions: &[Session],
    hits: impl Fn(&Session) -> Option<bool>,
) {
    let [session_name, visitor_name] = names(sales);
    let mut first = None;
    let mut converted = false;
    for session in sessions {
        let Some(hit) = hits(session) else {
            sums.add("open", Part::Count(1));
            continue;
        };
        converted |= hit;
        let channel = view.channel_name(session.channel);
        first = first.or(Some(channel));
        add_trial(sums, session_name, channel, hit);
    }
    if let Some(channel) = first {
        add_trial(sums, visitor_name, channel, converted);
    }
}

fn measure(sums: &Accumulator, settings: &Settings) -> Measure {
    let [session, visitor] = names(settings.conversion_sales);
    let (shown, other, unit) = match settings.conversion_unit {
        ConversionUnit::Session => (session, visitor, "session"),
        ConversionUnit::Visitor => (visitor, session, "visitor"),
        // Had from doors and tills, or not at all.
        ConversionUnit::Entry => return entries::missing(),
    };
    let mut measure = of_visits(sums, settings, shown).with_setting("conversion_unit", unit);
    if measure.value.is_none() {
        return measure;
    }
    // The nearest of the other readings first.
    let mut others = vec!["session", "visitor", "session_assisted", "visitor_assisted"];
    others.retain(|id| *id != shown);
    others.sort_by_key(|id| *id != other);
    for id in others {
        measure.also_estimate(id, Unit::Rate, proportion(sums.get(id)));
    }
    measure.also_estimate("entry", Unit::Rate, entries::estimate(sums));
    measure
}

fn of_visits(sums: &Accumulator, settings: &Settings, name: &'static str) -> Measure {
    let is_assisted = settings.conversion_sales == ConversionSales::Assisted;
    let open = sums.count("open");
    let Some(mut measure) = share(sums, name) else {
        let reason = match is_assisted && open > 0 {
            true => "visits-too-young",
            false => "zero-denominator",
        };
        return Measure::missing(Missing::because(reason));
    };
    if is_assisted {
        measure.leave_out("window-open", open);
        return measure.with_setting("ropo_days", settings.ropo_days.to_string());
    }
    measure.with_setting(
        "session_grace_hours",
        settings.session_grace_hours.to_string(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::session::Session as Files;
    use crate::mapping::field::TableKind::{Orders, Touches, Traffic};

    const ORDERS: &str = "order_id,customer_id,ordered_at,channel,amount,store\n\
        A1,C1,2026-01-05T10:00:00Z,web,100,\n\
        A2,C2,2026-01-09T18:00:00Z,store,50,Lyon\n\
        A3,C3,2026-03-01T12:00:00Z,store,70,Nice\n";
    const TOUCHES: &str = "customer_id,session_id,at,channel\n\
        C1,S1,2026-01-05T09:30:00Z,web\n\
        C2,S2,2026-01-09T17:00:00Z,web\n\
        C3,S3,2026-02-20T10:00:00Z,web\n\
        C4,S4,2026-02-27T10:00:00Z,web\n\
        C5,S5,2026-01-02T10:00:00Z,web\n";
    const DOORS: &str = "date,store,visitors\n2026-01-09,Lyon,10\n2026-01-10,Lyon,10\n";

    fn rate(doors: bool, settings: &str) -> Measure {
        let mut files = Files::default();
        let mut all = vec![(Orders, ORDERS), (Touches, TOUCHES)];
        if doors {
            all.push((Traffic, DOORS));
        }
        for (table, text) in all {
            files.load_text("file.csv", table, text).unwrap();
        }
        let mut settings: Settings = serde_json::from_str(settings).unwrap();
        settings.zone = "UTC".to_owned();
        settings.as_of = Some("2026-03-24".to_owned());
        let dataset = files.dataset(&settings).unwrap();
        KPI.compute(&View::new(&dataset, &settings).unwrap())
    }

    fn also(measure: &Measure, id: &str) -> Option<(f64, Option<u64>)> {
        let found = measure.also.iter().find(|also| also.id == id)?;
        Some((found.value, found.n))
    }

    #[test]
    fn sales_that_a_visit_helped_count_where_they_are_asked_for() {
        let direct = rate(true, "{}");
        assert_eq!((direct.value, direct.n), (Some(0.2), 5));
        // S2 and S3 before a purchase in a store, S5 before none; the 30 days of S4
        // are not over.
        assert_eq!(also(&direct, "session_assisted"), Some((0.75, Some(4))));
        // A2 alone: nobody counted the doors of Nice.
        assert_eq!(also(&direct, "entry"), Some((0.05, Some(20))));
        let assisted = rate(true, r#"{"conversion_sales":"assisted"}"#);
        assert_eq!((assisted.value, assisted.n), (Some(0.75), 4));
        assert_eq!(assisted.settings["conversion_sales"], "assisted");
        assert_eq!(also(&assisted, "session"), Some((0.2, Some(5))));
        let young = r#"{"conversion_sales":"assisted","ropo_days":90}"#;
        assert_eq!(
            rate(true, young).missing.unwrap().reason,
            "visits-too-young"
        );
    }

    #[test]
    fn people_at_the_doors_are_a_denominator_of_their_own() {
        let doors = rate(true, r#"{"conversion_unit":"entry"}"#);
        assert_eq!((doors.value, doors.n), (Some(0.05), 20));
        assert_eq!(doors.settings["conversion_unit"], "entry");
        let nice = rate(true, r#"{"conversion_unit":"entry","stores":["Nice"]}"#);
        assert_eq!(nice.missing.unwrap().reason, "zero-denominator");
        let untold = rate(false, r#"{"conversion_unit":"entry"}"#);
        assert_eq!(untold.missing.unwrap().needs[0], "traffic.visitors");
        assert_eq!(also(&rate(false, "{}"), "entry"), None);
    }
}
