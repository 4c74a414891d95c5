//! Who is who across files, computed by hand.

mod support;

use omnimeter::dataset::keys::KeyKind;
use omnimeter::report::Report;
use proptest::prelude::*;
use support::report_of;

/// A shop, a till and a customers file: Ann is C1 in the shop, card 77 at the
/// till, and both in the customers file; Bob's telephone is written in two ways.
const SHOP: &str = "order_id,customer_id,email,phone,ordered_at,channel,amount\n\
    W1,C1,Ann@Mail.fr,,2026-01-05,web,100\n\
    W2,C2,,06 12 34 56 78,2026-01-06,web,50\n\
    W3,guest,eve@mail.fr,,2026-01-07,web,20\n";
const TILL: &str = "order_id,loyalty_id,phone,ordered_at,channel,amount\n\
    T1,'0077,,2026-02-05,store,10\n\
    T2,0,,2026-02-05,store,5\n\
    T3,,+33612345678,2026-02-06,store,7\n\
    T4,,12,2026-02-07,store,3\n";
const CUSTOMERS: &str = "customer_id,email,loyalty_id,acquisition_channel\n\
    C1,ann@mail.fr,0077,web\n\
    C9,zed@mail.fr,0099,web\n";

fn three() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("orders", SHOP.into()),
        ("orders", TILL.into()),
        ("customers", CUSTOMERS.into()),
    ]
}

fn value(report: &Report, kpi: &str) -> (Option<f64>, u64) {
    let found = report.kpis.iter().find(|one| one.id == kpi).unwrap();
    (found.value, found.n)
}

#[test]
fn a_customer_of_two_channels_is_found_by_card_and_telephone() {
    let report = report_of(&three(), "{}");
    // Ann by her card, Bob by his telephone; Eve bought on one channel.
    assert_eq!(
        value(&report, "omnichannel_customer_share"),
        (Some(2.0 / 3.0), 3)
    );
    let identity = &report.identity;
    // Ann, Bob, Eve and C9; the till's 0 and 12 are nobody.
    assert_eq!((identity.people, identity.joined), (4, 0));
    let files: Vec<_> = identity
        .files
        .iter()
        .map(|file| (file.people, file.matched, file.anonymous))
        .collect();
    assert_eq!(files, [(3, 2, 1), (2, 2, 1), (2, 1, 0)]);
    let keys: Vec<_> = identity
        .keys
        .iter()
        .map(|key| {
            (
                key.file,
                key.key,
                key.rows,
                key.filled,
                key.distinct,
                key.matched,
            )
        })
        .collect();
    use KeyKind::{CustomerId, Email, LoyaltyId, Phone};
    assert_eq!(
        keys,
        [
            (0, CustomerId, 3, 2, 2, 1),
            (0, Email, 3, 2, 2, 1),
            (0, Phone, 3, 1, 1, 1),
            (1, LoyaltyId, 4, 1, 1, 1),
            (1, Phone, 4, 1, 1, 1),
            (2, CustomerId, 2, 2, 2, 1),
            (2, LoyaltyId, 2, 2, 2, 1),
            (2, Email, 2, 2, 2, 1),
        ]
    );
    let noted = |file: usize| -> Vec<(&str, u64, Vec<u64>)> {
        let entries = report.inputs[file].ledger.iter();
        entries
            .map(|e| (e.reason, e.rows, e.lines.clone()))
            .collect()
    };
    assert_eq!(noted(0), [("anonymous-token", 1, vec![4])]);
    assert_eq!(
        noted(1),
        [
            ("anonymous-token", 1, vec![3]),
            ("phone-unreadable", 1, vec![5])
        ]
    );
    assert!(identity.conflicts.is_empty());
}

#[test]
fn a_key_that_is_turned_off_identifies_nobody() {
    let without = |keys: &str| {
        report_of(
            &three(),
            &format!(r#"{{"identity":{{"match_on":{keys}}}}}"#),
        )
    };
    // Without cards Ann bought on the web alone; the till's card is nobody's.
    let report = without(r#"["customer_id","email","phone"]"#);
    assert_eq!(
        value(&report, "omnichannel_customer_share"),
        (Some(1.0 / 3.0), 3)
    );
    // Numbers alone: C1, C2 and C9, each of one channel.
    let report = without(r#"["customer_id"]"#);
    assert_eq!(value(&report, "omnichannel_customer_share"), (Some(0.0), 2));
    assert_eq!(report.identity.people, 3);
}

#[test]
fn a_telephone_without_its_country_is_of_the_country_set() {
    let report = report_of(&three(), r#"{"identity":{"country":"BE"}}"#);
    // 06 12 34 56 78 is +32 612345678 in Belgium, and not Bob's +33.
    assert_eq!(
        value(&report, "omnichannel_customer_share"),
        (Some(0.25), 4)
    );
}

#[test]
fn the_same_number_in_two_files_is_two_customers_where_numbers_do_not_match() {
    let orders = |channel: &str| {
        let rows = format!(
            "order_id,customer_id,email,ordered_at,channel,amount\n\
             {channel}1,1,a@{channel}.fr,2026-01-05,{channel},1\n\
             {channel}2,2,same@mail.fr,2026-01-05,{channel},1\n"
        );
        ("orders", rows.into_bytes())
    };
    let files = [orders("web"), orders("store")];
    assert_eq!(report_of(&files, "{}").identity.people, 2);
    let report = report_of(
        &files,
        r#"{"identity":{"match_on":["email","phone","loyalty_id"]}}"#,
    );
    // 1 of the site, 1 of the store, and the one who left the same address.
    assert_eq!(report.identity.people, 3);
    assert_eq!(report.identity.joined, 1);
    assert_eq!(
        value(&report, "omnichannel_customer_share"),
        (Some(1.0 / 3.0), 3)
    );
}

#[test]
fn an_address_in_the_place_of_a_number_matches_addresses() {
    let files = [
        (
            "orders",
            b"order_id,customer_id,ordered_at,channel,amount\nA,ANN@mail.fr,2026-01-05,web,1\n"
                .to_vec(),
        ),
        (
            "orders",
            b"order_id,email,ordered_at,channel,amount\nB,ann@mail.fr,2026-01-06,store,1\n"
                .to_vec(),
        ),
    ];
    let report = report_of(&files, "{}");
    assert_eq!(value(&report, "omnichannel_customer_share"), (Some(1.0), 1));
}

/// A shared address: two customers who have it in common are one, and listed;
/// four are not, and the address links nothing.
#[test]
fn what_is_odd_is_listed_by_line() {
    let mut text = "order_id,customer_id,email,ordered_at,channel,amount\n".to_owned();
    for (order, customer, mail) in [
        ("A", "C1", "home@mail.fr"),
        ("B", "C2", "home@mail.fr"),
        ("C", "C3", "info@shop.fr"),
        ("D", "C4", "info@shop.fr"),
        ("E", "C5", "info@shop.fr"),
        ("F", "C6", "info@shop.fr"),
        ("G", "", "info@shop.fr"),
    ] {
        text += &format!("{order},{customer},{mail},2026-01-05,web,1\n");
    }
    let report = report_of(&[("orders", text.into_bytes())], "{}");
    let found: Vec<_> = report
        .identity
        .conflicts
        .iter()
        .map(|one| (one.file, one.key, one.what, one.keys, one.lines.clone()))
        .collect();
    assert_eq!(
        found,
        [
            (0, KeyKind::Email, "shared-by-customers", 1, vec![2, 3]),
            (0, KeyKind::Email, "tied-to-too-many", 1, vec![4, 5, 6, 7]),
        ]
    );
    // C1 with C2, and C3 to C6; line 8 is nobody's.
    assert_eq!((report.identity.people, report.identity.joined), (5, 1));
}

#[test]
fn a_file_of_customers_needs_no_number() {
    let files = [
        (
            "customers",
            b"email,acquisition_channel\nann@mail.fr,store\n".to_vec(),
        ),
        ("orders", SHOP.into()),
    ];
    let report = report_of(&files, "{}");
    assert_eq!(report.identity.files[0].matched, 1);
}

/// Rows of three files with few keys, so that they meet often.
fn any_rows() -> impl Strategy<Value = Vec<Vec<[u8; 4]>>> {
    let row = [0u8..6, 0u8..6, 0u8..6, 0u8..6];
    prop::collection::vec(prop::collection::vec(row, 1..14), 1..4)
}

fn files_of(rows: &[Vec<[u8; 4]>]) -> Vec<(&'static str, Vec<u8>)> {
    let file = |(at, rows): (usize, &Vec<[u8; 4]>)| {
        let mut text =
            "order_id,customer_id,loyalty_id,email,phone,ordered_at,channel,amount\n".to_owned();
        for (row, keys) in rows.iter().enumerate() {
            let [id, card, mail, phone] = keys.map(|key| key.checked_sub(1));
            let write =
                |key: Option<u8>, text: &dyn Fn(u8) -> String| key.map_or(String::new(), text);
            text += &format!(
                "F{at}R{row}{keys:?},{},{},{},{},2026-01-05,ch{at},1\n",
                write(id, &|key| format!("C{key}")),
                write(card, &|key| format!("77{key}")),
                write(mail, &|key| format!("m{key}@mail.fr")),
                write(phone, &|key| format!("06 12 34 56 7{key}")),
            )
            .replace(", ", ";")
            .replace(['[', ']'], "");
        }
        ("orders", text.into_bytes())
    };
    rows.iter().enumerate().map(file).collect()
}

fn figures(files: &[(&str, Vec<u8>)]) -> (String, u64, u64, u64) {
    let report = report_of(files, "{}");
    let kpis = serde_json::to_string(&report.kpis).unwrap();
    let identity = report.identity;
    let odd = identity.conflicts.iter().map(|one| one.keys).sum();
    (kpis, identity.people, identity.joined, odd)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn neither_the_order_of_files_nor_of_rows_matters(rows in any_rows()) {
        let files = files_of(&rows);
        let mut turned: Vec<_> = files
            .iter()
            .map(|(table, bytes)| {
                let text = String::from_utf8(bytes.clone()).unwrap();
                let (head, body) = text.split_once('\n').unwrap();
                let lines: Vec<&str> = body.lines().rev().collect();
                (*table, format!("{head}\n{}\n", lines.join("\n")).into_bytes())
            })
            .collect();
        turned.reverse();
        prop_assert_eq!(figures(&files), figures(&turned));
    }
}
