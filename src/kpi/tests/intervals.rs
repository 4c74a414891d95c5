//! Whatever the files hold, an interval holds its value, and a share is one.

use super::*;
use crate::stats::random::Random;
use std::fmt::Write;

const CHANNELS: [&str; 5] = ["web", "store", "app", "email", ""];

/// Small files of everything, skewed, with refunds, contradictions and gaps.
fn files(seed: u64) -> Vec<(&'static str, String)> {
    let mut random = Random::new(seed);
    let mut below = move |n: u64| random.below(n as usize) as u64;
    let mut orders = "order_id,customer_id,ordered_at,channel,amount,type,fulfilment\n".to_owned();
    let (buyers, sales) = (1 + below(6), 1 + below(14));
    for order in 0..sales {
        let refund = below(4) == 0;
        let amount = (1 + below(9)).pow(1 + below(4) as u32);
        let _ = writeln!(
            orders,
            "A{order},{},2026-0{}-{:02}T{:02}:00:00Z,{},{},{},{}",
            if below(5) == 0 {
                String::new()
            } else {
                format!("C{}", below(buyers))
            },
            1 + below(4),
            1 + below(28),
            below(24),
            CHANNELS[below(5) as usize],
            if refund {
                -(amount as i64)
            } else {
                amount as i64
            },
            if refund { "refund" } else { "sale" },
            ["", "click_collect", "delivery", "in store"][below(4) as usize],
        );
    }
    let mut touches = "customer_id,session_id,at,channel,kind\n".to_owned();
    for touch in 0..below(20) {
        let _ = writeln!(
            touches,
            "C{},S{},2026-0{}-{:02}T{:02}:00:00Z,{},{}",
            below(buyers + 1),
            touch / 2,
            1 + below(4),
            1 + below(28),
            below(24),
            CHANNELS[below(5) as usize],
            ["visit", "click", "sent", "open", "add_to_cart", "cc_start"][below(6) as usize],
        );
    }
    let mut costs = "period,channel,cost,kind\n".to_owned();
    for month in 1..=1 + below(4) {
        let kind = ["acquisition", "retention", "other"][below(3) as usize];
        let channel = CHANNELS[below(4) as usize];
        let _ = writeln!(costs, "2026-0{month},{channel},{},{kind}", below(50).pow(2));
    }
    let mut tickets = "ticket_id,customer_id,opened_at,channel,first_reply_at,solved_at,status,reopens,transfers,context_repeated\n".to_owned();
    let mut surveys =
        "response_id,customer_id,metric,score,scale_min,scale_max,submitted_at,channel\n"
            .to_owned();
    for row in 0..below(9) {
        let at = |day: u64, hour: u64| format!("2026-03-{:02}T{hour:02}:00:00Z", 1 + day);
        let (day, hour) = (below(14), below(24));
        let mut later = |days: u64| match below(3) {
            0 => String::new(),
            _ => at(day + days, below(24)),
        };
        let (reply, solution) = (later(1), later(3));
        let _ = writeln!(
            tickets,
            "K{row},C{},{},{},{},{},{},{},{},{}",
            below(buyers),
            at(day, hour),
            CHANNELS[below(5) as usize],
            reply,
            solution,
            ["solved", "open"][row as usize % 2],
            row % 2,
            row % 3,
            ["yes", "no"][row as usize % 2],
        );
    }
    for row in 0..below(12) {
        let (metric, most) = [("nps", 10), ("csat", 5), ("ces2", 7)][below(3) as usize];
        let _ = writeln!(
            surveys,
            "R{row},C{},{metric},{},{},{most},2026-03-{:02},{}",
            below(buyers),
            1 + below(most),
            u64::from(most != 10),
            1 + below(28),
            CHANNELS[below(5) as usize],
        );
    }
    vec![
        ("orders", orders),
        ("touches", touches),
        ("costs", costs),
        ("tickets", tickets),
        ("surveys", surveys),
    ]
}

#[test]
fn an_interval_holds_its_value() {
    let mut wrong = Vec::new();
    for seed in 0..80 {
        let files = files(seed);
        let filled = files.iter().filter(|(_, text)| text.lines().count() > 1);
        let files: Vec<_> = filled
            .map(|(table, text)| (*table, text.as_str()))
            .collect();
        for settings in ["{}", r#"{"from":"2026-02-01","to":"2026-03-31"}"#] {
            let settings: Settings = serde_json::from_str(settings).unwrap();
            let dataset = session(&files).dataset(&settings).unwrap();
            let view = View::new(&dataset, &settings).unwrap();
            for kpi in KPIS {
                let measure = kpi.compute(&view);
                let own = (measure.value, measure.low, measure.high);
                let slices = measure.breakdown.iter();
                let slices = slices.map(|one| (one.value, one.low, one.high));
                let also = measure.also.iter();
                let also = also.map(|one| (Some(one.value), one.low, one.high));
                for (value, low, high) in std::iter::once(own).chain(slices).chain(also) {
                    let Some(value) = value else { continue };
                    let room = 1e-9 * value.abs().max(1.0);
                    let holds = low.is_none_or(|low| low <= value + room)
                        && high.is_none_or(|high| high >= value - room);
                    if !holds || !value.is_finite() {
                        wrong.push(format!("{} {seed}: {value} {low:?} {high:?}", kpi.id));
                    }
                }
                let is_share = kpi.unit == Unit::Rate && !["roi"].contains(&kpi.id);
                let told = measure.breakdown.iter().filter_map(|one| one.value);
                for value in told.chain(measure.value).filter(|_| is_share) {
                    if !(0.0..=1.0).contains(&value) {
                        wrong.push(format!("{} {seed}: {value} is no share", kpi.id));
                    }
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} {:#?}",
        wrong.len(),
        &wrong[..wrong.len().min(40)]
    );
}
