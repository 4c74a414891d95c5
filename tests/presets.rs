//! The exports of known systems: each is recognised, mapped and loaded right.
//! The figures are counted by hand in the fixtures of `tests/data/presets`.

mod support;

use omnimeter::dataset::load::{LoadedFile, Rows};
use omnimeter::dataset::quality::Effect;
use omnimeter::dataset::session::{look, Looked, Session};
use omnimeter::intake::cell::money::UNIT;
use omnimeter::mapping::preset::presets;
use omnimeter::mapping::rule::OrderStatus;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use support::{fixture, report_under};

/// A fixture, rows below its header, how many of them are left out, how many
/// typed rows there are, and the sum of what they hold.
type Case = (&'static str, u64, u64, usize, f64);

const CASES: &[Case] = &[
    ("amazon-all-orders.tsv", 3, 1, 2, 50.0),
    ("brandwatch-mentions.csv", 3, 0, 3, 1550.0),
    ("bigcommerce-orders.csv", 3, 1, 3, 48.0),
    ("ebay-transaction-report.csv", 4, 2, 2, 14.0),
    ("etsy-sold-items.csv", 3, 0, 3, 57.5),
    ("fec.txt", 3, 0, 3, 250.5),
    ("fec.pipe.txt", 3, 0, 3, 250.5),
    ("fr-erp-customers.csv", 3, 1, 2, 0.0),
    ("fr-erp-products.csv", 2, 0, 2, 0.0),
    ("fr-erp-products.older.csv", 2, 0, 2, 0.0),
    ("fr-erp-sales-lines.csv", 4, 0, 4, 50.0),
    ("fr-erp-sales-lines.older.csv", 2, 0, 2, 51.0),
    ("fr-erp-stores.csv", 2, 0, 2, 0.0),
    ("ga4-bigquery-events.csv", 3, 0, 3, 55.0),
    ("ga4-traffic-acquisition.csv", 4, 1, 3, 2000.0),
    ("ga4-traffic-acquisition.fr.csv", 3, 0, 3, 100.0),
    ("google-ads-campaigns.csv", 4, 1, 3, 42.5),
    ("google-ads-campaigns.de.csv", 3, 1, 2, 32.5),
    ("google-ads-campaigns.fr.csv", 3, 1, 2, 32.5),
    ("google-business-profile.csv", 3, 1, 2, 150.0),
    ("hubspot-contacts.csv", 2, 0, 2, 0.0),
    ("hubspot-deals.csv", 3, 1, 2, 1500.5),
    ("klaviyo-campaigns.csv", 2, 0, 2, 120.0),
    ("klaviyo-profiles.csv", 2, 0, 2, 0.0),
    ("lightspeed-x-products.csv", 3, 0, 3, 17.0),
    ("linkedin-ads.csv", 2, 0, 2, 81.0),
    ("loyverse-receipts-by-item.csv", 4, 1, 3, 35.0),
    ("magento-sales-order-grid.csv", 3, 1, 3, 55.0),
    ("mailchimp-audience.csv", 2, 0, 2, 0.0),
    ("matomo-visits.csv", 2, 0, 2, 0.0),
    ("meltwater-mentions.csv", 3, 0, 3, 120_810.0),
    ("meta-ads.csv", 3, 1, 2, 150.0),
    ("meta-ads.fr.csv", 2, 0, 2, 150.25),
    ("microsoft-ads.csv", 2, 0, 2, 17.5),
    ("odoo-pos-orders.csv", 3, 1, 2, 15.0),
    ("prestashop-orders.csv", 3, 1, 3, 24.9),
    ("prestashop-orders.fr.csv", 3, 1, 3, 24.9),
    ("qualtrics.csv", 5, 2, 3, 23.0),
    ("salesforce-cases.csv", 2, 0, 2, 1560.0),
    ("salesforce-contacts.csv", 2, 0, 2, 0.0),
    ("salesforce-leads.csv", 1, 0, 1, 0.0),
    ("salesforce-opportunities.csv", 2, 1, 1, 1200.0),
    ("salesforce-orders.csv", 2, 1, 1, 99.0),
    ("search-console.csv", 2, 0, 2, 150.0),
    ("search-console.fr.csv", 2, 0, 2, 150.0),
    ("shopify-customers.csv", 2, 0, 2, 0.0),
    ("shopify-customers.older.csv", 1, 0, 1, 0.0),
    ("shopify-orders.csv", 6, 1, 5, 85.0),
    ("shopify-orders.older.csv", 3, 0, 3, 85.0),
    ("shopify-payouts.csv", 2, 0, 2, 1.9),
    ("square-items.csv", 3, 0, 3, 35.0),
    ("square-transactions.csv", 3, 0, 3, 1251.5),
    ("squarespace-orders.csv", 3, 0, 3, 34.0),
    ("stripe-payments.csv", 3, 1, 3, 55.0),
    ("sumup-sales.csv", 3, 0, 3, 40.0),
    ("sumup-sales.de.csv", 2, 0, 2, 50.0),
    ("surveymonkey.csv", 3, 1, 2, 8.0),
    ("tiktok-ads.csv", 2, 0, 2, 55.5),
    ("typeform.csv", 2, 0, 2, 18.0),
    ("woocommerce-analytics-orders.csv", 4, 1, 3, 30.0),
    ("woocommerce-analytics-orders.fr.csv", 2, 1, 1, 30.0),
    ("woocommerce-orders-plugin.csv", 3, 1, 3, 30.0),
    ("zendesk-tickets.csv", 3, 0, 3, 2970.0),
    ("zendesk-tickets.variant.csv", 1, 0, 1, 90.0),
];

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/presets")
}

/// A fixture is named after its preset.
fn preset_of(name: &str) -> &str {
    name.split('.').next().unwrap()
}

fn looked(name: &str) -> Looked {
    look(name, &fixture(&format!("presets/{name}")), true, None).unwrap()
}

/// A session with fixtures loaded as they were understood.
fn session(names: &[&str]) -> Session {
    let mut session = Session::default();
    for name in names {
        let looked = looked(name);
        let mapping = looked
            .proposal
            .clone()
            .unwrap_or_else(|| panic!("{name}: nothing is proposed"));
        let bytes = fixture(&format!("presets/{name}"));
        session
            .load_bytes(name, &looked, mapping, &bytes)
            .unwrap_or_else(|problem| panic!("{name}: {problem}"));
    }
    session
}

fn file(session: &Session) -> &LoadedFile {
    session.files().next().unwrap().1
}

/// The fixtures that are plain text with commas and names in the first row.
fn plain() -> impl Iterator<Item = (&'static Case, Vec<csv::StringRecord>)> {
    CASES.iter().filter_map(|case| {
        let bytes = fixture(&format!("presets/{}", case.0));
        let text = std::str::from_utf8(&bytes).ok()?;
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let width = rows.iter().map(csv::StringRecord::len).max()?;
        (width > 2 && rows[0].len() == width).then_some((case, rows))
    })
}

/// A file with these rows, as a spreadsheet that stands in Europe saves it.
fn european(rows: &[csv::StringRecord], change: fn(usize, &str) -> String) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .flexible(true)
        .from_writer(vec![0xef, 0xbb, 0xbf]);
    for (at, row) in rows.iter().enumerate() {
        let cells = row.iter().map(|cell| change(at, cell));
        let more = ["Internal note".to_owned(), format!("checked {at}")];
        writer
            .write_record(cells.chain([more[at.min(1)].clone()]))
            .unwrap();
    }
    writer.into_inner().unwrap()
}

/// `12.50` as `12,50`, and names in capitals.
fn commas(row: usize, cell: &str) -> String {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match cell.trim_start_matches('-').split_once('.') {
        _ if row == 0 => cell.to_uppercase(),
        Some((whole, cents)) if digits(whole) && digits(cents) => cell.replace('.', ","),
        _ => cell.to_owned(),
    }
}

#[test]
fn exports_saved_again_by_a_spreadsheet_come_to_the_same() {
    let mut tried = 0;
    for (&(name, rows, skipped, kept, sum), records) in plain() {
        // Dollar signs before points and commas are two conventions, which is told.
        if name == "square-transactions.csv" {
            continue;
        }
        let bytes = european(&records, commas);
        let looked = look(name, &bytes, true, None).unwrap();
        let id = looked.preset.as_ref().map_or("none", |preset| preset.id);
        assert_eq!(id, preset_of(name), "{name}");
        let mut session = Session::default();
        let mapping = looked.proposal.clone().unwrap();
        session.load_bytes(name, &looked, mapping, &bytes).unwrap();
        let file = file(&session);
        let found = (
            file.row_count,
            file.ledger.rows(Effect::Skipped),
            held(&file.rows),
        );
        assert_eq!(found, (rows, skipped, (kept, sum)), "{name}");
        tried += 1;
    }
    assert!(tried > 40, "{tried}");
}

/// How many typed rows a file came to, and the sum of what they hold.
fn held(rows: &Rows) -> (usize, f64) {
    let units = |micro: i64| micro as f64 / UNIT as f64;
    let (count, micro): (usize, i64) = match rows {
        Rows::Orders(table) => (
            table.rows.len(),
            table.rows.iter().map(|row| row.amount.0).sum(),
        ),
        Rows::Touches(table) => (
            table.rows.len(),
            table.rows.iter().map(|row| row.value.0).sum(),
        ),
        Rows::Costs(table) => (
            table.rows.len(),
            table.rows.iter().map(|row| row.amount.0).sum(),
        ),
        Rows::Customers(table) => (table.rows.len(), 0),
        Rows::Traffic(rows) => {
            let counted = rows
                .iter()
                .map(|row| row.sessions.or(row.clicks).unwrap_or(0));
            (rows.len(), counted.sum())
        }
        Rows::Surveys(rows) => (rows.len(), rows.iter().map(|row| row.score).sum()),
        Rows::Experiments(rows) => (rows.len(), rows.iter().filter_map(|row| row.value).sum()),
        Rows::Tickets(rows) => {
            let minutes = rows.iter().filter_map(|row| row.resolution);
            (rows.len(), minutes.map(|ms| ms / 60 * 1000).sum())
        }
        Rows::Loyalty(rows) => (rows.len(), rows.iter().map(|row| row.points).sum()),
        Rows::Stock(rows) => (rows.len(), rows.iter().map(|row| row.quantity).sum()),
        Rows::Products(rows) => {
            let prices = rows.iter().filter_map(|row| row.price);
            (rows.len(), prices.map(|price| price.0).sum())
        }
        Rows::Stores(rows) => (rows.len(), 0),
        Rows::Accounting(rows) => (rows.len(), rows.iter().map(|row| row.amount.0).sum()),
        Rows::Mentions(rows) => (rows.len(), rows.iter().filter_map(|row| row.reach).sum()),
        Rows::Promotions(_) | Rows::Lookups(_) | Rows::Currencies(_) | Rows::Paths(_) => {
            panic!("no preset fills these")
        }
    };
    (count, units(micro))
}

#[test]
fn every_preset_has_its_file_and_a_fixture_and_every_fixture_a_case() {
    let names = |folder: &Path| -> BTreeSet<String> {
        let entries = fs::read_dir(folder).unwrap();
        let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name();
        entries
            .map(|entry| name(entry).into_string().unwrap())
            .collect()
    };
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/mapping/presets");
    let files: BTreeSet<String> = names(&sources)
        .into_iter()
        .filter_map(|name| name.strip_suffix(".json").map(str::to_owned))
        .collect();
    let ids: BTreeSet<String> = presets()
        .iter()
        .map(|preset| preset.id.to_owned())
        .collect();
    assert_eq!(files, ids, "src/mapping/presets/mod.rs names every file");
    let fixtures = names(&folder());
    let tried: BTreeSet<String> = CASES.iter().map(|case| case.0.to_owned()).collect();
    assert_eq!(fixtures, tried);
    let covered: BTreeSet<String> = tried
        .iter()
        .map(|name| preset_of(name).to_owned())
        .collect();
    assert_eq!(covered, ids);
}

#[test]
fn every_export_is_recognised_and_read_right() {
    let mut wrong = Vec::new();
    for &(name, rows, skipped, kept, sum) in CASES {
        let looked = looked(name);
        let id = looked.preset.as_ref().map_or("none", |preset| preset.id);
        if id != preset_of(name) {
            wrong.push(format!("{name}: taken for {id}"));
            continue;
        }
        if looked.proposal.is_none() {
            wrong.push(format!("{name}: nothing is proposed"));
            continue;
        }
        let session = session(&[name]);
        let file = file(&session);
        let found = (
            file.row_count,
            file.ledger.rows(Effect::Skipped),
            held(&file.rows),
        );
        if found.0 != rows || found.1 != skipped || found.2 .0 != kept || found.2 .1 != sum {
            let entries = file.ledger.entries();
            wrong.push(format!(
                "{name}: {found:?}, not {rows} {skipped} ({kept}, {sum})\n{entries:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_totals_of_an_order_count_once_and_its_articles_all() {
    let session = session(&["shopify-orders.csv"]);
    let Rows::Orders(orders) = &file(&session).rows else {
        panic!("orders");
    };
    let of = |status: OrderStatus| -> Vec<i64> {
        let rows = orders.rows.iter().filter(|row| row.status == status);
        rows.map(|row| row.amount.0 / UNIT as i64).collect()
    };
    assert_eq!(of(OrderStatus::Sale), [55, 40, 20]);
    assert_eq!(of(OrderStatus::Refund), [-10, -20]);
    // Two mugs and a tray, four mugs, a bowl; the cancelled order has none.
    let lines: Vec<(i64, i64)> = orders
        .lines
        .iter()
        .map(|line| (line.quantity, line.amount.unwrap().0))
        .map(|(quantity, amount)| (quantity / UNIT as i64, amount / UNIT as i64))
        .collect();
    assert_eq!(lines, [(2, 20), (1, 30), (4, 40), (1, 20)]);
    let tax: Vec<i64> = orders.details.tax.iter().collect();
    assert_eq!(tax, [9_170_000, 6_670_000, 0, 3_330_000, 0]);
    let kpis = report_under(&session, "{}").kpis;
    let revenue = kpis.iter().find(|kpi| kpi.id == "revenue_total").unwrap();
    assert_eq!(revenue.value, Some(85.0));
}

#[test]
fn addresses_join_in_any_case_and_card_nought_is_nobody() {
    // Ana and Ben by e-mail, both in both files; the cancelled order is nobody's.
    assert_eq!(persons(&["shopify-orders.csv", "hubspot-contacts.csv"]), 2);
    assert_eq!(
        persons(&["fr-erp-sales-lines.csv", "fr-erp-customers.csv"]),
        2
    );
}

fn persons(files: &[&str]) -> u64 {
    let session = session(files);
    let settings = serde_json::from_str("{}").unwrap();
    session
        .identity(&session.dataset(&settings).unwrap())
        .people
}

#[test]
fn what_platforms_claim_is_kept_apart() {
    let session = session(&["meta-ads.csv", "google-ads-campaigns.csv"]);
    let claimed: i64 = session
        .files()
        .filter_map(|(_, file)| match &file.rows {
            Rows::Costs(table) => Some(table.rows.iter().filter_map(|row| row.claims.value)),
            _ => None,
        })
        .flatten()
        .map(|value| value.0 / UNIT as i64)
        .sum();
    assert_eq!(claimed, 400 + 200 + 150 + 40 + 90);
    let report = report_under(&session, "{}");
    let revenue = report.kpis.iter().find(|kpi| kpi.id == "revenue_total");
    assert_eq!(revenue.unwrap().value, None);
}

#[test]
fn date_and_time_of_two_columns_are_one_instant() {
    let session = session(&["square-transactions.csv"]);
    let Rows::Orders(orders) = &file(&session).rows else {
        panic!("orders");
    };
    // 10:15 in Paris in summer, counted from 1970.
    assert_eq!(orders.rows.get(0).time, 1_788_423_300_000);
    let session = self::session(&["sumup-sales.de.csv"]);
    let Rows::Orders(orders) = &file(&session).rows else {
        panic!("orders");
    };
    assert_eq!(orders.rows.get(0).time, 1_788_423_300_000);
    let session = self::session(&["ga4-bigquery-events.csv"]);
    let Rows::Touches(touches) = &file(&session).rows else {
        panic!("touches");
    };
    assert_eq!(touches.rows[0].time, 1_788_429_600_000);
    // The first event has no user, the others have one.
    assert_ne!(touches.rows[0].customer, touches.rows[1].customer);
    assert_eq!(touches.rows[1].customer, touches.rows[2].customer);
}
