//! A small retailer with files of every kind, made by a seed.

use super::session_in_pieces;
use omnimeter::dataset::session::Session;
use omnimeter::stats::random::Random;
use std::fmt::Write;

fn pick<'a>(random: &mut Random, list: &[&'a str]) -> &'a str {
    list[random.below(list.len())]
}

/// A small retailer with a file of every kind that a KPI is counted on.
pub fn retailer() -> Session {
    let mut random = Random::new(11);
    let mut files: Vec<(&str, String)> = [
        ("orders", "order_id,customer_id,ordered_at,channel,fulfilment,amount,type,original_order_id,store\n"),
        ("touches", "customer_id,session_id,at,channel,kind,campaign\n"),
        ("customers", "customer_id,segment,acquisition_channel,loyalty_member,tenure_periods,churned,monthly charges\n"),
        ("costs", "period,channel,cost,kind,campaign\n"),
        ("surveys", "response_id,customer_id,submitted_at,channel,store,metric,score,scale_min,scale_max,verbatim\n"),
        ("tickets", "ticket_id,customer_id,opened_at,first_reply_at,solved_at,channel,reopens,transfers,context_repeated,sentiment\n"),
        ("loyalty-events", "customer_id,at,channel,store,kind,points\n"),
        ("traffic", "date,channel,store,campaign,sessions,impressions,clicks\n"),
        ("experiments", "unit,customer_id,variant,outcome\n"),
    ]
    .map(|(table, head)| (table, head.to_owned()))
    .into();
    let mut put = |table: &str, row: String| {
        let found = files.iter_mut().find(|(name, _)| *name == table).unwrap();
        let _ = writeln!(found.1, "{row}");
    };
    let mut order = 0;
    for customer in 0..180 {
        let group = ["loyal", "new", "lapsed"][customer % 3];
        let member = random.below(2);
        let home = ["web", "store", "app"][random.below(3)];
        // Many contracts end early, those that last go on.
        let ended = random.below(3).min(1);
        let tenure = match ended {
            0 => 8,
            _ => 1 + random.below(8) * random.below(8) / 8,
        };
        put(
            "customers",
            format!("C{customer},{group},{home},{member},{tenure},{ended},10"),
        );
        // Some buy every few days and some twice a year; some stop at once.
        let mut day = random.below(60);
        let (gap, stays) = (4 + random.below(12) * random.below(12), 1 + customer % 7);
        for time in 0..9 {
            day += 1 + random.below(2 * gap);
            if day >= 270 || time > 0 && random.below(stays) == 0 {
                break;
            }
            let (month, date) = (day / 30, day % 28 + 1);
            let at = |hour: usize| {
                let (year, month) = if month < 6 {
                    (2025, month + 7)
                } else {
                    (2026, month - 5)
                };
                format!("{year}-{month:02}-{date:02}T{hour:02}:00:00Z")
            };
            let channel = pick(&mut random, &["web", "web", "store", "store", "app"]);
            let store = pick(&mut random, &["Lyon", "Nice", "Brest"]);
            let campaign = pick(&mut random, &["Winter", "Spring", ""]);
            let session = format!("S{order}");
            put(
                "touches",
                format!("C{customer},{session},{},web,impression,{campaign}", at(7)),
            );
            put(
                "touches",
                format!("C{customer},{session},{},web,visit,{campaign}", at(8)),
            );
            // Some baskets are ordered within the hour, and some are left.
            if order % 3 == 0 {
                put(
                    "touches",
                    format!("C{customer},{session},{},web,add_to_cart,{campaign}", at(9)),
                );
            }
            if random.below(2) == 0 {
                put(
                    "touches",
                    format!("C{customer},{session},{},web,click,{campaign}", at(9)),
                );
                put(
                    "touches",
                    format!("C{customer},{session},{},web,cc_start,{campaign}", at(9)),
                );
            }
            if random.below(3) == 0 {
                put("touches", format!("C{customer},,{},store,visit,", at(9)));
            }
            let collected = channel != "store" && random.below(2) == 0;
            let handed = match (channel, collected) {
                ("store", _) => "in_store",
                (_, true) => "click_collect",
                _ => "delivery",
            };
            let at_store = if channel == "store" || collected {
                store
            } else {
                ""
            };
            let who = if random.below(9) == 0 {
                String::new()
            } else {
                format!("C{customer}")
            };
            let amount = 1 + (5 + customer * 37 % 90) * (70 + random.below(60)) / 100;
            put(
                "orders",
                format!(
                    "O{order},{who},{},{channel},{handed},{amount},sale,,{at_store}",
                    at(10)
                ),
            );
            if random.below(8) == 0 {
                let back = pick(&mut random, &["web", "store"]);
                let place = if back == "store" { store } else { "" };
                put(
                    "orders",
                    format!(
                        "R{order},{who},{},{back},,-{amount},refund,O{order},{place}",
                        at(20)
                    ),
                );
            }
            for (metric, least, most) in [("nps", 0, 10), ("csat", 1, 5), ("ces_effort", 1, 5)] {
                let score = least + random.below(most - least + 1);
                put("surveys", format!("V{metric}{order},C{customer},{},{channel},{store},{metric},{score},{least},{most},très bien", at(15)));
            }
            let desk = pick(&mut random, &["phone", "email", "chat"]);
            let solved = if random.below(5) == 0 {
                String::new()
            } else {
                at(18)
            };
            let (again, moved, told) = (random.below(2), random.below(2), random.below(2));
            put(
                "tickets",
                format!(
                    "K{order},C{customer},{},{},{solved},{desk},{again},{moved},{told},0.{}",
                    at(11),
                    at(12),
                    random.below(9)
                ),
            );
            put(
                "loyalty-events",
                format!("C{customer},{},{channel},{store},earn,{amount}", at(13)),
            );
            order += 1;
        }
        put(
            "experiments",
            format!(
                "U{customer},C{customer},{},{}",
                ["A", "B"][customer % 2],
                random.below(2)
            ),
        );
    }
    for month in 7..13 {
        for (channel, kind, campaign) in [
            ("web", "acquisition", "Winter"),
            ("store", "retention", ""),
            ("app", "acquisition", "Spring"),
        ] {
            put(
                "costs",
                format!(
                    "2025-{month:02},{channel},{},{kind},{campaign}",
                    100 + random.below(200)
                ),
            );
        }
        for (channel, store) in [("web", ""), ("store", "Lyon"), ("store", "Nice")] {
            let (shown, clicked) = (900 + random.below(90), 40 + random.below(20));
            put(
                "traffic",
                format!(
                    "2025-{month:02}-03,{channel},{store},Winter,{},{shown},{clicked}",
                    200 + random.below(99)
                ),
            );
        }
    }
    let files: Vec<_> = files
        .into_iter()
        .map(|(table, text)| (table, text.into_bytes()))
        .collect();
    session_in_pieces(&files, 64 << 10)
}
