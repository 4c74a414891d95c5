//! Findings in small files, computed by hand.

use super::*;
use crate::dataset::settings::Settings;
use crate::mapping::field::TableKind;

fn of(files: &[(TableKind, &str)]) -> Quality {
    let mut session = Session::default();
    for (table, text) in files {
        session.load_text("f", *table, text).unwrap();
    }
    let dataset = session.dataset(&Settings::default()).unwrap();
    quality(&session, &dataset)
}

fn found<'a>(quality: &'a Quality, code: &str) -> Vec<&'a Finding> {
    let all = quality.findings.iter();
    all.filter(|finding| finding.code == code).collect()
}

const HEAD: &str = "order_id,customer_id,ordered_at,channel,amount,type,original_order_id\n";

#[test]
fn two_numbers_for_one_purchase() {
    let quality = of(&[(
        TableKind::Orders,
        &format!(
            "{HEAD}A,C1,2026-01-05 10:00,web,50,,\nB,C1,2026-01-05 10:01,web,50,,\n\
             C,C1,2026-01-06 10:00,web,50,,\nD,C2,2026-01-05 10:00,web,50,,\n\
             E,,2026-01-05 10:00,web,50,,\nF,,2026-01-05 10:00,web,50,,\n"
        ),
    )]);
    let near = found(&quality, "near-duplicate");
    assert_eq!(near.len(), 1);
    assert_eq!(
        (near[0].count, near[0].of, &near[0].lines[..]),
        (1, 4, &[3][..])
    );
}

#[test]
fn an_amount_a_thousand_times_too_large() {
    let mut text = HEAD.to_owned();
    for row in 0..60 {
        text += &format!("A{row},C{row},2026-01-05,web,{},,\n", 20 + row);
    }
    text += "B,C1,2026-01-05,web,50000,,\n";
    let quality = of(&[(TableKind::Orders, &text)]);
    let far = found(&quality, "amount-far-out");
    assert_eq!(
        (far[0].count, far[0].of, &far[0].lines[..]),
        (1, 61, &[62][..])
    );
    // Of 61 amounts the 16th is 35 and the 46th 65: 65 × (65/35)³ = 416.34…
    assert!((far[0].high.unwrap() - 416.341).abs() < 0.001);
    assert!((far[0].low.unwrap() - 5.4642).abs() < 0.001);
}

#[test]
fn days_without_orders_where_others_have_them() {
    let mut text = HEAD.to_owned();
    for day in 1..=28 {
        for order in 0..6 {
            // The site is silent on the 13th and 14th; the store on Sundays.
            if !(13..=14).contains(&day) {
                text += &format!("W{day}-{order},C{order},2026-02-{day:02},web,{order}.5,,\n");
            }
            if day % 7 != 1 {
                text += &format!("S{day}-{order},C{order},2026-02-{day:02},store,{order}.7,,\n");
            }
        }
    }
    let quality = of(&[(TableKind::Orders, &text)]);
    let gaps = found(&quality, "days-without-orders");
    assert_eq!(gaps.len(), 1);
    assert_eq!(gaps[0].names, ["web"]);
    assert_eq!(gaps[0].from.as_deref(), Some("2026-02-13"));
    assert_eq!(gaps[0].to.as_deref(), Some("2026-02-14"));
    assert_eq!((gaps[0].count, gaps[0].of), (2, 12));
}

#[test]
fn names_that_say_little_or_nearly_the_same() {
    let quality = of(&[(
        TableKind::Orders,
        &format!(
            "{HEAD}A,C1,2026-01-05,Magasin,1,,\nB,C1,2026-01-06,Magasin,2,,\n\
             C,C2,2026-01-07,magazin,3,,\nD,C2,2026-01-08,Zeta,4,,\n"
        ),
    )]);
    let alike = found(&quality, "channels-alike");
    assert_eq!(alike[0].names, ["magazin", "Magasin"]);
    assert_eq!((alike[0].count, alike[0].of), (1, 2));
    let unknown = found(&quality, "channel-of-no-family");
    assert_eq!(unknown[0].names, ["Zeta", "magazin"]);
    assert_eq!(
        (unknown[0].count, unknown[0].lines.clone()),
        (2, vec![4, 5])
    );
}

#[test]
fn what_one_table_names_and_the_other_does_not_hold() {
    let orders = format!(
        "{HEAD}A,C1,2026-01-05,web,1,sale,\nB,C2,2026-01-06,web,2,sale,\n\
         C,C1,2026-01-07,web,-1,refund,A\nD,C1,2026-01-07,web,-1,refund,Z\n"
    );
    let quality = of(&[
        (TableKind::Orders, &orders),
        (
            TableKind::Customers,
            "customer_id,acquisition_channel\nC1,web\n",
        ),
        (
            TableKind::Touches,
            "customer_id,at,channel\nC1,2026-01-01,web\nC8,2026-01-01,web\nC9,2026-01-01,web\n",
        ),
    ]);
    let rows = |code: &str| {
        let finding = found(&quality, code)[0];
        (finding.count, finding.of, finding.lines.clone())
    };
    assert_eq!(rows("order-of-unlisted-customer"), (1, 4, vec![3]));
    assert_eq!(rows("refund-of-unknown-order"), (1, 2, vec![5]));
    assert_eq!(rows("touches-without-order"), (2, 3, vec![]));
}

#[test]
fn how_much_of_each_column_is_filled() {
    let quality = of(&[(
        TableKind::Orders,
        "order_id,customer_id,ordered_at,amount\nA,C1,2026-01-05,1\nB,,2026-01-05,2\nC,n/a,2026-01-07,\n",
    )]);
    let filled: Vec<_> = quality
        .columns
        .iter()
        .map(|one| (one.field, one.filled, one.rows))
        .collect();
    let mut expected = [
        ("amount", 2, 3),
        ("customer_id", 1, 3),
        ("order_id", 3, 3),
        ("ordered_at", 3, 3),
    ];
    expected.sort_unstable();
    assert_eq!(filled, expected);
}
