//! Rows taken many at a time are those that are read one by one.

use crate::dataset::load::{LoadedFile, Rows};
use crate::dataset::session::{look, Session};
use crate::mapping::field::TableKind;
use crate::mapping::Mapping;

/// All that a file came to, in words, and how many rows were taken at once: none
/// when the pieces are of no size.
fn told(csv: &str, mapping: &Mapping, piece: usize) -> (Vec<String>, u64) {
    let mut session = Session::default();
    let sample = &csv.as_bytes()[..csv.len().min(4 << 10)];
    let looked = look("orders.csv", sample, false, Some(TableKind::Orders)).unwrap();
    let mut loader =
        Session::begin("orders.csv", &looked, mapping.clone(), "Europe/Paris").unwrap();
    if piece == 0 {
        loader = loader.one_by_one();
    }
    for chunk in csv.as_bytes().chunks(if piece == 0 { 100 } else { piece }) {
        loader.push(chunk, session.codes()).unwrap();
    }
    let at_once = loader.taken_at_once();
    session.keep(loader).unwrap();
    let (_, file) = session.files().next().unwrap();
    let mut told = in_words(&session, file);
    let people: Vec<u32> = file.rows.people().collect();
    let codes = session.codes();
    told.extend(
        people
            .into_iter()
            .map(|code| codes.people.text(code).to_owned()),
    );
    (told, at_once)
}

fn in_words(session: &Session, file: &LoadedFile) -> Vec<String> {
    let Rows::Orders(table) = &file.rows else {
        panic!("orders");
    };
    let word = |code| session.words().text(code).to_owned();
    let mut told: Vec<String> = table
        .rows
        .iter()
        .map(|row| {
            let words = [row.channel, row.fulfilment, row.currency, row.store].map(word);
            let (time, amount, status) = (row.time, row.amount, row.status);
            let order = row.order;
            format!(
                "{} {time} {amount:?} {status:?} {order:?} {words:?}",
                row.line
            )
        })
        .collect();
    let details = &table.details;
    let employees = details.employee.iter().map(|code| word(code as u32));
    told.extend(employees);
    for column in [
        &details.discount,
        &details.tax,
        &details.shipping,
        &details.cost,
    ] {
        told.push(format!("{:?}", column.iter().collect::<Vec<_>>()));
    }
    let mut originals: Vec<_> = table.originals.iter().collect();
    originals.sort();
    told.push(format!("{originals:?}"));
    told.push(format!("{:?}", file.ledger));
    let (ties, blanks) = (&file.ties, &file.blanks);
    told.push(format!(
        "{} {blanks:?} {} {:?}",
        file.row_count, ties.rows, ties.filled
    ));
    told
}

/// Numbers without chance, from a seed.
struct Dice(u64);

impl Dice {
    fn one<'a>(&mut self, usual: &'a str, odd: &[&'a str], in_so_many: u64) -> &'a str {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let thrown = self.0 >> 33;
        match thrown % in_so_many {
            0 => odd[(thrown / in_so_many) as usize % odd.len()],
            _ => usual,
        }
    }
}

const DATES: &[&str] = &[
    "31/12/2025",
    "2026-02-30",
    "",
    "n/a",
    "2026-03-29 02:30:00",
    "2026-03-30T10:15:00Z",
    "yesterday",
];
const AMOUNTS: &[&str] = &[
    "-5.00",
    "0",
    "",
    "abc",
    "1,5",
    "1 234.50",
    "12.345678901",
    "\"7.25\"",
    "€3",
    "(4.00)",
    ".5",
];
const WORDS: &[&str] = &[
    "",
    "-",
    "n/a",
    "Nîmes",
    "\"web, shop\"",
    "\"a\"\"b\"",
    " web ",
    "é",
    "\"two\nlines\"",
    "st\"ore",
    "a channel with a long name",
    "WEB",
];
const STATUSES: &[&str] = &["refund", "cancelled", "on hold", "", "remboursée", "paid"];
const PERSONS: &[&str] = &[
    "",
    "0",
    "guest",
    "'00012",
    "C 1",
    "\"C,2\"",
    "Ünal",
    "a customer with a long number",
];
const FIRSTS: &[&str] = &[
    "",
    "Total",
    "\"A9\"",
    " A8",
    "'A7",
    "order",
    "S77",
    "note: none",
];
const LINES: &[&str] = &[
    "\r\n",
    "\n\n",
    "\n,,,,,,,,,,\n",
    ",extra\n",
    "\nshort,row\n",
    "\nTotal,,,,9.00,,,,,,\n",
];

fn file(rows: usize, seed: u64, oddness: u64) -> String {
    let mut dice = Dice(seed);
    let mut csv =
        "order,person,when,where,amount,status,cost,refunded,employee,how,spare\n".to_owned();
    for row in 0..rows {
        let at_odds = |times: u64| if row < 40 { u64::MAX } else { oddness * times };
        let order = format!("A{row}");
        let person = format!("C{}", row * 7 % 301);
        let when = format!(
            "2026-0{}-{:02}T{:02}:15:0{}",
            row % 9 + 1,
            row % 28 + 1,
            row % 24,
            row % 10
        );
        let amount = format!("{}.{:02}", row % 977, row % 100);
        let cells = [
            dice.one(&order, FIRSTS, at_odds(1)),
            dice.one(&person, PERSONS, at_odds(1)),
            dice.one(&when, DATES, at_odds(1)),
            dice.one(["web", "store", "app"][row % 3], WORDS, at_odds(1)),
            dice.one(&amount, AMOUNTS, at_odds(1)),
            dice.one("sale", STATUSES, at_odds(1)),
            dice.one("1.25", AMOUNTS, at_odds(2)),
            dice.one("", &["0.00", "1.00", "x"], at_odds(1)),
            dice.one("Zoé", WORDS, at_odds(2)),
            dice.one("delivery", WORDS, at_odds(2)),
            dice.one("", WORDS, at_odds(2)),
        ];
        csv += &cells.join(",");
        csv += dice.one("\n", LINES, at_odds(2));
    }
    csv
}

const ALL: &str = r#"{"table":"orders","fields":{"order_id":{"column":"order"},
    "customer_id":{"column":"person"},"ordered_at":{"column":"when"},"channel":{"column":"where"},
    "amount":{"column":"amount"},"type":{"column":"status"},"cost":{"column":"cost"},
    "refunded":{"column":"refunded"},"employee":{"column":"employee"},
    "fulfilment":{"column":"how"},"currency":{"constant":"EUR"}}}"#;
const FEW: &str = r#"{"table":"orders","fields":{"ordered_at":{"column":"when"},
    "amount":{"column":"amount"},"channel":{"column":"where"},"original_order_id":{"column":"spare"}}}"#;
const REFUNDS: &str = r#"{"table":"orders","fields":{"order_id":{"column":"order"},
    "customer_id":{"column":"person"},"ordered_at":{"column":"when"},"store":{"column":"where"},
    "amount":{"column":"amount","sign":"opposite"},"type":{"column":"status"},"employee":{"constant":"Zoé"}}}"#;

#[test]
fn rows_taken_at_once_are_those_read_one_by_one() {
    for (seed, oddness) in [(1, 9), (2, 30), (3, 100), (4, 1000), (5, u64::MAX / 8)] {
        let csv = file(3000, seed, oddness);
        for mapping in [ALL, FEW, REFUNDS] {
            let mapping: Mapping = serde_json::from_str(mapping).unwrap();
            let (one_by_one, _) = told(&csv, &mapping, 0);
            for piece in [1, 1000, 4096, 1 << 20] {
                let (at_once, taken) = told(&csv, &mapping, piece);
                for (one, other) in one_by_one.iter().zip(&at_once) {
                    assert_eq!(one, other, "seed {seed}, pieces of {piece}");
                }
                assert_eq!(one_by_one.len(), at_once.len());
                let refused = mapping.fields["amount"].sign.is_some();
                assert!(
                    piece == 1 || refused || oddness < 100 || taken > 2000,
                    "{taken} at once"
                );
            }
        }
    }
}

#[test]
fn what_needs_more_than_its_fields_is_read_row_by_row() {
    let csv = file(300, 6, 100);
    for more in [
        r#""totals_once":true"#,
        r#""filters":[{"column":"status","test":"present"}]"#,
    ] {
        let text = ALL.replacen('{', &format!("{{{more},"), 1);
        let Ok(mapping) = serde_json::from_str::<Mapping>(&text) else {
            panic!("{text}");
        };
        assert_eq!(told(&csv, &mapping, 1 << 20).1, 0, "{more}");
    }
}
