//! Two systems compared: a pair of files with every figure by hand, and a plain
//! program that must agree on files made at random.

use omnimeter::comparison::answer::{ComparisonReport, FieldReport};
use omnimeter::comparison::comparer::Comparer;
use omnimeter::comparison::items::{Item, ItemKind, ItemSort, ItemsRequest};
use omnimeter::comparison::plan::{ComparisonPlan, FieldPair, KeyPair, Object, PairKind, Repeats};
use omnimeter::comparison::propose::propose;
use omnimeter::comparison::Seen;
use proptest::prelude::*;
use std::collections::BTreeMap;

const SHOP: &[u8] = include_bytes!("data/comparison/shop.csv");
const ERP: &[u8] = include_bytes!("data/comparison/erp.csv");

fn seen(name: &str, bytes: &[u8]) -> Seen {
    Seen::new(name, bytes, true, &Default::default()).unwrap()
}

fn proposed(a: &[u8], b: &[u8]) -> ComparisonPlan {
    propose(ComparisonPlan::default(), &seen("a", a), &seen("b", b)).plan
}

fn compared(plan: ComparisonPlan, a: &[u8], b: &[u8], chunk: usize) -> Comparer {
    let mut comparer = Comparer::new(plan, &seen("a.csv", a), &seen("b.csv", b)).unwrap();
    for (which, bytes) in [a, b].into_iter().enumerate() {
        for piece in bytes.chunks(chunk) {
            comparer.push(which, piece).unwrap();
        }
        comparer.finish(which).unwrap();
    }
    comparer
}

fn pair(a: &str, b: &str) -> FieldPair {
    FieldPair {
        a: a.into(),
        b: b.into(),
        kind: None,
        absolute: 0.0,
        relative: 0.0,
        minutes: 0.0,
    }
}

fn key(a: &str, b: &str) -> Vec<KeyPair> {
    vec![KeyPair {
        a: a.into(),
        b: b.into(),
    }]
}

fn simple(a: &str, b: &str) -> ComparisonReport {
    let plan = ComparisonPlan {
        key: key("id", "id"),
        fields: vec![pair("v", "v")],
        ..ComparisonPlan::default()
    };
    compared(plan, a.as_bytes(), b.as_bytes(), 7).report()
}

/// Same, within, formatting, different, only in the second, only in the first.
fn counts(field: &FieldReport) -> [u64; 6] {
    [
        field.same,
        field.within,
        field.formatting,
        field.different,
        field.missing_a,
        field.missing_b,
    ]
}

fn field<'a>(report: &'a ComparisonReport, a: &str) -> &'a FieldReport {
    let at = report.plan.fields.iter().position(|pair| pair.a == a);
    &report.fields[at.unwrap()]
}

#[test]
fn the_key_and_the_fields_are_guessed_across_languages_and_formats() {
    let plan = proposed(SHOP, ERP);
    assert_eq!(plan.key, key("SKU", "Code article"));
    let pairs: Vec<_> = plan
        .fields
        .iter()
        .map(|one| (one.a.as_str(), one.b.as_str(), one.kind.unwrap()))
        .collect();
    assert_eq!(
        pairs,
        [
            ("Title", "Désignation", PairKind::Text),
            ("Price", "Prix de vente", PairKind::Number),
            ("Stock", "Quantité", PairKind::Number),
            ("Online", "Vendu en ligne", PairKind::Flag),
            ("Updated at", "Date de mise à jour", PairKind::Time),
        ]
    );
    assert_eq!(
        (plan.fields[1].absolute, plan.fields[2].absolute),
        (0.005, 0.0)
    );
    assert!(plan.ignore_case && !plan.ignore_zeros);
}

#[test]
fn what_is_known_of_a_plan_stays_and_the_rest_is_guessed() {
    let known = ComparisonPlan {
        key: key("SKU", "Code article"),
        fields: vec![pair("Stock", "Quantité")],
        ..ComparisonPlan::default()
    };
    let proposal = propose(known.clone(), &seen("a", SHOP), &seen("b", ERP));
    assert_eq!(
        (&proposal.plan.key, proposal.plan.fields.len()),
        (&known.key, 1)
    );
    assert_eq!(proposal.plan.fields[0].kind, Some(PairKind::Number));
    assert!(proposal.overlap > 0.8);
    // Headers that are the same will do where nothing else speaks.
    assert_eq!(
        proposed(b"id,v\n11,a\n", b"id,v\n12,b\n").key,
        key("id", "id")
    );
    // Neither header nor content: the user is asked.
    assert!(proposed(b"colour,n\nred,1\n", b"shape,m\nround,2\n")
        .key
        .is_empty());
}

/// The shop and the ERP with a quarter of an hour tolerated.
fn fixture() -> Comparer {
    let mut plan = proposed(SHOP, ERP);
    plan.fields[4].minutes = 15.0;
    compared(plan, SHOP, ERP, 64)
}

#[test]
fn a_shop_and_an_erp_by_hand() {
    let report = fixture().report();
    // 13 rows: twice, one without a key.
    assert_eq!(
        (report.a.rows, report.a.keys, report.a.keyless),
        (13, 10, 1)
    );
    assert_eq!(report.a.keyless_lines, [14]);
    assert_eq!(
        (report.b.rows, report.b.keys, report.b.keyless),
        (12, 11, 0)
    );
    assert_eq!((report.matched, report.compared), (9, 8));
    assert_eq!(
        (report.a.only, report.a.only_sample.clone()),
        (1, vec!["A-008".into()])
    );
    assert_eq!(report.b.only_sample, ["A-011", "A-012"]);
    assert_eq!((report.a.repeated, report.a.conflicting), (2, 1));
    // The one whose rows contradict each other comes first.
    assert_eq!(report.a.repeated_sample, ["A-010", "A-009"]);
    assert_eq!((report.b.repeated, report.b.conflicting), (1, 0));
    // A-003 (an hour later), A-004, A-005 and A-006.
    assert_eq!((report.differing.count, report.differing.n), (4, 8));
    assert_eq!(report.missing, None);

    let price = field(&report, "Price");
    assert_eq!(counts(price), [5, 1, 0, 2, 0, 0]);
    // Wilson of 2 in 8.
    assert_eq!(price.differing.share, Some(0.25));
    assert!((price.differing.low.unwrap() - 0.071_479_2).abs() < 1e-6);
    assert!((price.differing.high.unwrap() - 0.590_724_6).abs() < 1e-6);
    let absolute = price.absolute.unwrap();
    assert_eq!(
        (absolute.n, absolute.p50, absolute.most),
        (2, Some(3.0), Some(4.0))
    );
    assert_eq!((absolute.p90, absolute.p99), (None, None));
    assert_eq!(price.relative.unwrap().p50, Some(4.0 / 49.0));
    assert_eq!(price.higher_b.unwrap().count, 1);

    assert_eq!(counts(field(&report, "Stock")), [6, 0, 0, 1, 1, 0]);
    assert_eq!(field(&report, "Stock").differing.n, 7);
    assert_eq!(counts(field(&report, "Online")), [7, 0, 0, 1, 0, 0]);
    let title = field(&report, "Title");
    assert_eq!(counts(title), [5, 0, 2, 1, 0, 0]);
    assert_eq!(
        (title.changes[0].a.as_str(), title.changes[0].b.as_str()),
        ("Table", "Table basse")
    );
}

#[test]
fn delays_by_hand_with_the_earlier_ones() {
    let report = fixture().report();
    let time = field(&report, "Updated at");
    // -10, 0, 0, 5, 30, 60 minutes and 21 days; an empty cell in the ERP.
    assert_eq!(counts(time), [2, 2, 0, 3, 0, 1]);
    let delay = time.delay.unwrap();
    assert_eq!((delay.minutes.n, delay.minutes.p50), (7, Some(5.0)));
    assert_eq!(
        (delay.least, delay.minutes.most),
        (Some(-10.0), Some(30_240.0))
    );
    assert_eq!((delay.earlier_b.count, delay.earlier_b.n), (1, 7));
    assert_eq!(delay.minutes.p90, None);
    assert!(!delay.by_day);
    // The ERP's clock states no offset: its zone is a setting.
    let doubts: Vec<_> = report
        .doubts
        .iter()
        .map(|one| (one.side, one.code))
        .collect();
    assert_eq!(doubts, [("b", "zone-assumed")]);
}

#[test]
fn percentiles_by_nearest_rank_on_a_hundred_delays() {
    let row = |i: i64, minutes: i64| {
        format!(
            "K{i},2026-03-02 {:02}:{:02}\n",
            10 + minutes / 60,
            minutes % 60
        )
    };
    let a: String = (0..100).map(|i| row(i, 5)).collect();
    // Delays of -4 to 95 minutes.
    let b: String = (0..100).map(|i| row(i, i + 1)).collect();
    let report = simple(&format!("id,v\n{a}"), &format!("id,v\n{b}"));
    let delay = report.fields[0].delay.unwrap();
    let percentiles = delay.minutes;
    assert_eq!(
        [
            percentiles.p50,
            percentiles.p90,
            percentiles.p95,
            percentiles.p99
        ],
        [Some(45.0), Some(85.0), Some(90.0), Some(94.0)]
    );
    assert_eq!(delay.earlier_b.count, 4);
}

fn items(comparer: &mut Comparer, request: ItemsRequest) -> Vec<Item> {
    comparer.items(&request).items
}

#[test]
fn the_worst_come_first_and_pages_join() {
    let mut comparer = fixture();
    let prices = ItemsRequest {
        kinds: vec![ItemKind::Different],
        field: Some(1),
        ..ItemsRequest::default()
    };
    let worst = items(&mut comparer, prices.clone());
    let told: Vec<_> = worst
        .iter()
        .map(|one| {
            (
                one.key.as_str(),
                one.a.as_deref(),
                one.b.as_deref(),
                one.gap,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("A-004", Some("49"), Some("45"), Some(-4.0)),
            ("A-005", Some("30"), Some("33"), Some(3.0)),
        ]
    );
    assert_eq!((worst[0].line_a, worst[0].line_b), (Some(5), Some(5)));
    let by_share = items(
        &mut comparer,
        ItemsRequest {
            sort: ItemSort::Share,
            ..prices
        },
    );
    assert_eq!(by_share[0].key, "A-005");
    let all = ItemsRequest {
        limit: 1000,
        ..ItemsRequest::default()
    };
    let whole = items(&mut comparer, all.clone());
    let mut paged = Vec::new();
    for offset in 0..whole.len() {
        let request = ItemsRequest {
            offset,
            limit: 1,
            ..all.clone()
        };
        paged.extend(items(&mut comparer, request));
    }
    assert_eq!(paged, whole);
    let of = |kind: ItemKind| whole.iter().filter(|one| one.kind == kind).count();
    assert_eq!((of(ItemKind::OnlyA), of(ItemKind::OnlyB)), (1, 2));
    assert_eq!((of(ItemKind::RepeatedA), of(ItemKind::RepeatedB)), (2, 1));
    assert_eq!(of(ItemKind::Formatting), 2);
    // Three times, two prices, a stock, a flag and a name.
    assert_eq!(of(ItemKind::Different), 8);
    let longest = items(
        &mut comparer,
        ItemsRequest {
            field: Some(4),
            ..ItemsRequest::default()
        },
    );
    assert_eq!(
        (longest[0].key.as_str(), longest[0].gap),
        ("A-005", Some(30_240.0))
    );
    let part = items(
        &mut comparer,
        ItemsRequest {
            filter: "a-01".into(),
            ..ItemsRequest::default()
        },
    );
    assert!(!part.is_empty() && part.iter().all(|one| one.key.starts_with("A-01")));
}

#[test]
fn what_becomes_of_repeated_keys_is_a_choice() {
    let price = |repeats: Repeats| {
        let plan = ComparisonPlan {
            repeats,
            ..proposed(SHOP, ERP)
        };
        let report = compared(plan, SHOP, ERP, 1).report();
        (report.compared, field(&report, "Price").different)
    };
    assert_eq!(price(Repeats::LeaveOut), (8, 2));
    // The first row of A-010 has the ERP's price, the last has not.
    assert_eq!(price(Repeats::First), (9, 2));
    assert_eq!(price(Repeats::Last), (9, 3));
}

#[test]
fn an_empty_cell_is_missing_unless_it_is_said_to_differ() {
    let plan = ComparisonPlan {
        blank_differs: true,
        ..proposed(SHOP, ERP)
    };
    let report = compared(plan, SHOP, ERP, 100).report();
    let stock = field(&report, "Stock").differing;
    assert_eq!((stock.count, stock.n), (2, 8));
}

#[test]
fn keys_are_spelled_as_the_plan_says() {
    let a = "id,v\n007,1\n00,2\nx1,3\n";
    let b = "id,v\n7,1\n0,2\nX1,3\n";
    let matched = |ignore_case: bool, ignore_zeros: bool| {
        let plan = ComparisonPlan {
            key: key("id", "id"),
            ignore_case,
            ignore_zeros,
            ..ComparisonPlan::default()
        };
        compared(plan, a.as_bytes(), b.as_bytes(), 3)
            .report()
            .matched
    };
    assert_eq!(
        [
            matched(false, false),
            matched(true, false),
            matched(false, true),
            matched(true, true)
        ],
        [0, 1, 2, 3]
    );
    assert!(proposed(a.as_bytes(), b.as_bytes()).ignore_zeros);
}

#[test]
fn articles_by_store_have_a_key_of_two_columns() {
    let mut a = "sku,store,quantity\n".to_owned();
    let mut b = "article;magasin;stock\n".to_owned();
    for sku in 0..20 {
        for store in ["Lyon", "Lille", "Nice"] {
            a += &format!("S{sku},{store},{}\n", sku + 1);
            b += &format!("S{sku};{store};{}\n", if sku == 3 { 9 } else { sku + 1 });
        }
    }
    let plan = proposed(a.as_bytes(), b.as_bytes());
    assert_eq!(plan.key.len(), 2, "{:?}", plan.key);
    let mut comparer = compared(plan, a.as_bytes(), b.as_bytes(), 50);
    let report = comparer.report();
    assert_eq!((report.matched, report.a.repeated), (60, 0));
    assert_eq!(report.differing.count, 3);
    assert_eq!(
        items(&mut comparer, ItemsRequest::default())[0].key,
        "S3 · Lyon"
    );
}

#[test]
fn currencies_that_differ_are_a_reason_and_no_difference() {
    let report = simple("id,v\n1,10 €\n2,20 €\n", "id,v\n1,11 $\n2,22 $\n");
    let field = &report.fields[0];
    assert_eq!(
        (field.other_currency, field.missing),
        (2, Some("currencies-differ"))
    );
    assert_eq!(
        (&field.currencies_a[..], &field.currencies_b[..]),
        (&["EUR".to_owned()][..], &["USD".to_owned()][..])
    );
    assert_eq!((field.differing.n, field.differing.share), (0, None));
    // A column may say it, or the header.
    let report = simple(
        "id,v,currency\n1,10,EUR\n2,20,USD\n",
        "id,v\n1,10 EUR\n2,20 €\n",
    );
    assert_eq!(
        (report.fields[0].same, report.fields[0].other_currency),
        (1, 1)
    );
    let plan = ComparisonPlan {
        key: key("id", "id"),
        fields: vec![pair("price (EUR)", "price (USD)")],
        ..ComparisonPlan::default()
    };
    let report = compared(
        plan,
        b"id,price (EUR)\n1,10.5\n",
        b"id,price (USD)\n1,10.5\n",
        9,
    )
    .report();
    assert_eq!(report.fields[0].missing, Some("currencies-differ"));
}

#[test]
fn days_are_compared_as_days() {
    let report = simple(
        "id,v\n1,2026-03-02\n2,2026-03-02\n",
        "id,v\n1,2026-03-02T23:30:00Z\n2,2026-03-02T08:00:00Z\n",
    );
    // In Paris the first is the day after.
    let field = &report.fields[0];
    assert_eq!(counts(field), [1, 0, 0, 1, 0, 0]);
    let delay = field.delay.unwrap();
    assert_eq!((delay.by_day, delay.minutes.most), (true, Some(1440.0)));
}

#[test]
fn what_cannot_be_compared_says_why() {
    let report = simple("id,v\n1,a\n", "id,v\n2,b\n");
    assert_eq!(
        (report.missing, report.matched),
        (Some("no-key-in-both"), 0)
    );
    assert_eq!(report.fields[0].missing, Some("never-in-both"));
    let look = |text: &str| seen("f.csv", text.as_bytes());
    let refused = |plan: ComparisonPlan| {
        let (a, b) = (look("id,v\n1,a\n"), look("id,v\n2,b\n"));
        let problem = Comparer::new(plan, &a, &b).err().unwrap();
        (problem.kind.code(), problem.place.file)
    };
    assert_eq!(refused(ComparisonPlan::default()).0, "bad-setting");
    let plan = ComparisonPlan {
        key: key("id", "nothing"),
        ..ComparisonPlan::default()
    };
    assert_eq!(
        refused(plan.clone()),
        ("unknown-column", Some("f.csv".into()))
    );
    let plan = ComparisonPlan {
        key: key("id", "id"),
        fields: vec![FieldPair {
            absolute: f64::NAN,
            ..pair("v", "v")
        }],
        ..plan
    };
    assert_eq!(refused(plan).0, "bad-setting");
}

type Rows = Vec<(u8, Option<i16>, u8)>;

const WORDS: [&str; 5] = ["", "Été", "ete", "Hiver", "hiver "];

fn csv(rows: &Rows) -> String {
    let mut text = "id;v;w\nseed;1,5;x\n".to_owned();
    for (id, value, word) in rows {
        let value = value.map_or(String::new(), |value| {
            format!(
                "{}{},{:02}",
                if value < 0 { "-" } else { "" },
                value.abs() / 100,
                value.abs() % 100
            )
        });
        text += &format!("k{id};{value};{}\n", WORDS[usize::from(*word)]);
    }
    text
}

/// The first row of each key, or none where rows differ.
fn reference(rows: &Rows) -> BTreeMap<u8, Option<(Option<i16>, &'static str)>> {
    let mut found = BTreeMap::new();
    for (id, value, word) in rows {
        let row = (*value, WORDS[usize::from(*word)].trim());
        found
            .entry(*id)
            .and_modify(|kept| {
                if *kept != Some(row) {
                    *kept = None;
                }
            })
            .or_insert(Some(row));
    }
    found
}

fn rows() -> impl Strategy<Value = Rows> {
    prop::collection::vec((0u8..30, prop::option::of(-500i16..500), 0u8..5), 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn a_plain_program_agrees(a in rows(), b in rows(), chunk in 1usize..200) {
        let plan = ComparisonPlan {
            key: key("id", "id"),
            fields: vec![
                FieldPair { kind: Some(PairKind::Number), absolute: 0.5, ..pair("v", "v") },
                FieldPair { kind: Some(PairKind::Text), ..pair("w", "w") },
            ],
            ..ComparisonPlan::default()
        };
        let (text_a, text_b) = (csv(&a), csv(&b));
        let report = compared(plan, text_a.as_bytes(), text_b.as_bytes(), chunk).report();
        let (ref_a, ref_b) = (reference(&a), reference(&b));
        // The seed row is in both, and the same.
        let (mut matched, mut numbers, mut words) = (1, [1u64, 0, 0, 0, 0, 0], [1u64, 0, 0, 0, 0, 0]);
        for (id, in_a) in &ref_a {
            let Some(in_b) = ref_b.get(id) else { continue };
            matched += 1;
            let (Some((value_a, word_a)), Some((value_b, word_b))) = (in_a, in_b) else { continue };
            match (value_a, value_b) {
                (Some(x), Some(y)) if x == y => numbers[0] += 1,
                (Some(x), Some(y)) if (x - y).abs() <= 50 => numbers[1] += 1,
                (Some(_), Some(_)) => numbers[3] += 1,
                (None, Some(_)) => numbers[4] += 1,
                (Some(_), None) => numbers[5] += 1,
                (None, None) => {}
            }
            let fold = |word: &str| word.to_lowercase().replace('é', "e");
            match (*word_a, *word_b) {
                ("", "") => {}
                ("", _) => words[4] += 1,
                (_, "") => words[5] += 1,
                (x, y) if x == y => words[0] += 1,
                (x, y) if fold(x) == fold(y) => words[2] += 1,
                _ => words[3] += 1,
            }
        }
        prop_assert_eq!(report.matched, matched);
        prop_assert_eq!(report.a.keys, ref_a.len() as u64 + 1);
        prop_assert_eq!(report.a.conflicting, ref_a.values().filter(|one| one.is_none()).count() as u64);
        prop_assert_eq!(report.b.only + matched, ref_b.len() as u64 + 1);
        prop_assert_eq!(counts(&report.fields[0]), numbers);
        prop_assert_eq!(counts(&report.fields[1]), words);
    }
}

/// Each of the five objects takes its own columns, and times with its own tolerance.
#[test]
fn each_object_is_compared_by_its_own_fields() {
    let shop = b"order number,article,name,price,quantity,status,updated,email,newsletter\n\
        1,A1,Lamp,10.00,3,shipped,2026-03-02 10:00,a@b.fr,yes\n\
        2,A2,Table,20.50,0,new,2026-03-02 11:00,c@d.fr,no\n";
    let erp = b"order number,article,name,price,quantity,status,updated,email,newsletter\n\
        1,A1,Lamp,10.00,3,shipped,2026-03-02 10:30,a@b.fr,yes\n\
        2,A2,Table,21.50,1,new,2026-03-02 14:00,c@d.fr,yes\n";
    let of = |object: Object| {
        let plan = ComparisonPlan {
            object: Some(object),
            key: vec![KeyPair {
                a: "order number".into(),
                b: "order number".into(),
            }],
            ..ComparisonPlan::default()
        };
        let (a, b) = (seen("a", shop), seen("b", erp));
        propose(plan, &a, &b).plan.fields
    };
    let names = |object| {
        let fields = of(object);
        fields
            .iter()
            .map(|field| field.a.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(Object::Products), ["name", "price"]);
    assert_eq!(names(Object::Services), ["name", "price"]);
    assert_eq!(names(Object::Stock), ["quantity", "updated"]);
    assert_eq!(names(Object::OrderStatus), ["status", "updated"]);
    assert_eq!(names(Object::PersonalData), ["name", "email", "newsletter"]);
    let late = of(Object::OrderStatus);
    assert_eq!(late[1].minutes, 60.0);
    assert_eq!(of(Object::Stock)[1].minutes, 15.0);
    assert_eq!(of(Object::Products)[1].absolute, 0.005);
}
