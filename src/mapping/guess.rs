//! Proposes the table and the mapping of a file from its head.

use super::content;
use super::field::{Field, FieldKind, Table, TableKind};
use super::headed::{by_header, Headed};
pub use super::header::normalise;
use super::preset::{recognise, Preset, Recognised};
use super::tables::TABLES;
use super::{clock, currency, doubt, lines, survey, Choice, Mapping};
use crate::intake::infer::ColumnKind;
use crate::intake::table::{Column, Head};
use serde::Serialize;
use std::collections::BTreeMap;

/// Why a column was given to a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum Why {
    /// The system's own header.
    Preset,
    /// The header is a name of the field.
    Header,
    /// The header has a name of the field in it.
    Words,
    /// What its cells look like.
    Content,
}

/// A column given to a field.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Reason {
    /// The field.
    pub field: String,
    /// The column.
    pub column: String,
    /// How well they fit, 0 to 1.
    pub score: f64,
    /// Why.
    pub why: Why,
}

/// What a look proposes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Proposal {
    /// The mapping; `None` where the user must be asked.
    pub mapping: Option<Mapping>,
    /// The system it comes from.
    pub preset: Option<Recognised>,
    /// Why each field has its column.
    pub reasons: Vec<Reason>,
}

/// A column given to a field of a table, by position.
#[derive(Debug, Clone, Copy)]
struct Given {
    field: usize,
    column: usize,
    score: f64,
    why: Why,
}

/// Columns given to fields, best fits first, each used once; what headers leave
/// open goes by content.
fn assign(table: &Table, headed: &[Headed<'_>], columns: &[Column]) -> Vec<Given> {
    let mut given = Vec::new();
    let headers = |field: &Field, headed: &Headed<'_>| by_header(headed, field);
    give(table, headed, &mut given, &headers);
    let contents = |field: &Field, headed: &Headed<'_>| {
        let score = content::score(table, field, headed.column, columns);
        let score = score.filter(|_| !headed.means_another(field));
        score.map(|score| (score, Why::Content))
    };
    give(table, headed, &mut given, &contents);
    given
}

/// How well a column fits a field, and why.
type Scoring<'a> = &'a dyn Fn(&Field, &Headed<'_>) -> Option<(f64, Why)>;

fn give(table: &Table, columns: &[Headed<'_>], given: &mut Vec<Given>, score: Scoring<'_>) {
    let mut found: Vec<Given> = Vec::new();
    for (f, field) in table.fields.iter().enumerate() {
        for (c, column) in columns.iter().enumerate() {
            if let Some((score, why)) = score(field, column) {
                found.push(Given {
                    field: f,
                    column: c,
                    score,
                    why,
                });
            }
        }
    }
    found.sort_by(|a, b| {
        let places = (a.field, a.column).cmp(&(b.field, b.column));
        b.score.total_cmp(&a.score).then(places)
    });
    for one in found {
        let taken = |held: &Given| held.field == one.field || held.column == one.column;
        if !given.iter().any(taken) {
            given.push(one);
        }
    }
}

/// Proposes a mapping to one table.
#[must_use]
pub fn guess_for(kind: TableKind, head: &Head) -> Mapping {
    guessed(kind, head).0
}

fn guessed(kind: TableKind, head: &Head) -> (Mapping, Vec<Reason>) {
    let table = kind.table();
    let given = assign(table, &Headed::all(&head.columns), &head.columns);
    let mut fields: BTreeMap<String, Choice> = given
        .iter()
        .map(|one| {
            let (field, column) = (&table.fields[one.field], &head.columns[one.column]);
            let choice = Choice {
                scale: currency::scale(column).filter(|_| field.kind == FieldKind::Money),
                ..Choice::of(column)
            };
            (field.id.to_owned(), choice)
        })
        .collect();
    clock::complete(table, &mut fields, head);
    let rows = match kind {
        TableKind::Orders => lines::judge(&fields, head),
        _ => lines::Rows::default(),
    };
    let mut mapping = Mapping {
        lines: rows.lines,
        totals_once: rows.totals_once,
        ..Mapping::new(kind, fields)
    };
    if kind == TableKind::Surveys {
        survey::complete(&mut mapping, head);
    }
    if kind == TableKind::Customers {
        mapping.attributes = trait_columns(&given, head);
    }
    let reasons = given.iter().map(|one| Reason {
        field: table.fields[one.field].id.to_owned(),
        column: head.columns[one.column].name.clone(),
        score: one.score,
        why: one.why,
    });
    (mapping, reasons.collect())
}

/// Columns that stand for no field and put customers into few groups.
fn trait_columns(given: &[Given], head: &Head) -> Vec<String> {
    const MOST: usize = 24;
    const MOST_VALUES: usize = 12;
    // What names a person is no trait, however few there are.
    const NAMES: &[&str] = &[
        "name", "nom", "prenom", "surname", "address", "adresse", "street", "rue", "iban",
    ];
    let is_trait = |(at, column): &(usize, &Column)| {
        let header = normalise(&column.name);
        let names_somebody = header.split(' ').any(|word| NAMES.contains(&word));
        let cells = head.rows.iter().filter_map(|row| row.get(*at));
        let mut values: Vec<&str> = cells.map(|cell| cell.trim()).collect();
        let rows = values.len();
        values.sort_unstable();
        values.dedup();
        !names_somebody
            && !given.iter().any(|one| one.column == *at)
            && !matches!(
                column.column_type.kind,
                ColumnKind::Date | ColumnKind::Empty
            )
            && (2..=MOST_VALUES.min(rows.div_ceil(2))).contains(&values.len())
    };
    let columns = head.columns.iter().enumerate().filter(is_trait);
    columns.take(MOST).map(|(_, c)| c.name.clone()).collect()
}

/// The table that the columns fill best; `None` when they fill none.
fn best_table(head: &Head) -> Option<TableKind> {
    let headed = Headed::all(&head.columns);
    TABLES
        .iter()
        .filter_map(|table| {
            let given = assign(table, &headed, &head.columns);
            let has = |id: &str| given.iter().any(|one| table.fields[one.field].id == id);
            let named = |id: &str| {
                let is_it = |one: &Given| table.fields[one.field].id == id;
                given
                    .iter()
                    .any(|one| is_it(one) && one.why != Why::Content)
            };
            // A table is recognised by what it explains of the file, and by
            // how much of what makes it that table is named there.
            let own = table.own.iter().filter(|id| named(id)).count();
            let total: f64 = given.iter().map(|one| one.score).sum();
            let fits = table.is_filled(named)
                || (table.is_filled(has) && (own > 0 || are_bare_orders(table, head, has)));
            fits.then_some((total + own as f64, table.kind))
        })
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
        .map(|(_, kind)| kind)
        .filter(|kind| !doubt::is_open(*kind, &headed))
}

/// Whether columns without names hold who bought, when, and for how much.
fn are_bare_orders(table: &Table, head: &Head, has: impl Fn(&str) -> bool) -> bool {
    let wanted = ["customer_id", "ordered_at", "amount"];
    !head.has_header && table.kind == TableKind::Orders && wanted.into_iter().all(has)
}

/// Proposes the table and the mapping; `None` when no table can be filled.
#[must_use]
pub fn guess(head: &Head) -> Option<Mapping> {
    propose(head, None).mapping
}

/// Proposes how to read a file: as the export of a system where it is one, else
/// as its columns look; to the table that the user names, if one is named.
#[must_use]
pub fn propose(head: &Head, table: Option<TableKind>) -> Proposal {
    if let Some((preset, told)) = recognise(head, table) {
        return proposed(preset, told, head, table.is_some());
    }
    let Some(kind) = table.or_else(|| best_table(head)) else {
        return Proposal::default();
    };
    let (mut mapping, mut reasons) = guessed(kind, head);
    currency::complete(&mut mapping, &mut reasons, head);
    Proposal {
        mapping: Some(mapping),
        preset: None,
        reasons,
    }
}

/// What a preset proposes. Where the file lacks what the table needs, its
/// columns are looked at too, and if that does not help the user is asked.
fn proposed(preset: &'static Preset, told: Recognised, head: &Head, asked: bool) -> Proposal {
    let mut mapping = preset.mapping(head);
    let reason = |(field, choice): (&String, &Choice)| {
        Some(Reason {
            field: field.clone(),
            column: choice.column.clone()?,
            score: 1.0,
            why: Why::Preset,
        })
    };
    let mut reasons: Vec<Reason> = mapping.fields.iter().filter_map(reason).collect();
    if preset.table == TableKind::Surveys {
        survey::complete(&mut mapping, head);
    }
    if !mapping.is_filled() {
        complete(&mut mapping, &mut reasons, head);
    }
    currency::complete(&mut mapping, &mut reasons, head);
    Proposal {
        mapping: (asked || mapping.is_filled()).then_some(mapping),
        preset: Some(told),
        reasons,
    }
}

/// Gives the columns that are left to the fields that are needed.
fn complete(mapping: &mut Mapping, reasons: &mut Vec<Reason>, head: &Head) {
    let table = mapping.table.table();
    let (guess, why) = guessed(mapping.table, head);
    for reason in why {
        let used = |choice: &Choice| choice.column.as_ref() == Some(&reason.column);
        let needed = table.is_needed(&reason.field) && !mapping.fields.contains_key(&reason.field);
        if needed && !mapping.fields.values().any(used) {
            let choice = guess.fields.get(&reason.field).cloned();
            mapping
                .fields
                .extend(choice.map(|choice| (reason.field.clone(), choice)));
            reasons.push(reason);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::table;

    fn of(csv: &str) -> Mapping {
        guess(&table::look(csv.as_bytes(), true).unwrap().1).unwrap()
    }

    fn column<'a>(mapping: &'a Mapping, field: &str) -> &'a str {
        mapping.fields[field].column.as_deref().unwrap()
    }

    #[test]
    fn recognises_each_table() {
        let orders = of("order_id,customer_id,ordered_at,channel,fulfilment,currency,amount,type,original_order_id\n\
                         O1,C1,2026-01-05T10:00:00Z,web,delivery,EUR,100.00,sale,\n");
        assert_eq!(orders.table, TableKind::Orders);
        assert_eq!(orders.fields.len(), 9);
        let touches = of("touch_id,customer_id,session_id,at,channel,kind\nT1,C1,S1,2026-01-05T09:50:00Z,web,visit\n");
        assert_eq!(touches.table, TableKind::Touches);
        assert_eq!(column(&touches, "at"), "at");
        assert_eq!(
            of("period,channel,cost_eur,kind\n2026-Q1,web,150,acquisition\n").table,
            TableKind::Costs
        );
        assert_eq!(
            of("customer_id,acquisition_channel,acquired_on\nC1,web,2026-01-05\n").table,
            TableKind::Customers
        );
        assert_eq!(
            of("currency,rate_to_eur\nEUR,1\n").table,
            TableKind::Currencies
        );
        assert_eq!(
            of("path,total_conversions,total_conversion_value,total_null\na > b,1,0.2,3\n").table,
            TableKind::Paths
        );
    }

    #[test]
    fn recognises_french_headers() {
        let mapping = of("Numéro commande;Id client;Date commande;Canal;Mode retrait;Devise;Montant TTC;Type;Commande origine\n\
                          A1;M1;31/12/2025 10:00;Magasin;magasin;EUR;12,50;vente;\n");
        assert_eq!(mapping.table, TableKind::Orders);
        assert_eq!(column(&mapping, "amount"), "Montant TTC");
        assert_eq!(column(&mapping, "original_order_id"), "Commande origine");
        assert_eq!(
            of("mois;canal;poste;cout\n2025-11;Magasin;acquisition;12,5\n").table,
            TableKind::Costs
        );
    }

    #[test]
    fn recognises_an_invoice_file_as_order_lines() {
        let mapping = of(
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n\
                          536365,85123A,HOLDER,6,2010-12-01 08:26:00,2.55,17850,UK\n\
                          536365,71053,LANTERN,6,2010-12-01 08:26:00,3.39,17850,UK\n",
        );
        assert_eq!(mapping.table, TableKind::Orders);
        assert!(mapping.lines);
        assert_eq!(column(&mapping, "unit_price"), "UnitPrice");
        assert_eq!(column(&mapping, "customer_id"), "CustomerID");
    }

    #[test]
    fn an_event_log_is_touches() {
        let mapping = of(
            "customer_id,timestamp,event,channel,order_id,value,segment,fulfilment\n\
                          C0,2026-02-05T16:54:42Z,touch,email,,,active,\n\
                          C0,2026-02-06T16:54:42Z,conversion,,O1,12.5,active,ship\n",
        );
        assert_eq!(mapping.table, TableKind::Touches);
        assert_eq!(column(&mapping, "kind"), "event");
    }

    #[test]
    fn a_summary_of_customers_is_no_list_of_orders() {
        let mapping = of(
            "ID,Marital_Status,Dt_Customer,Recency,NumWebPurchases,NumStorePurchases,Z_CostContact,Z_Revenue\n\
             5524,Single,2012-09-04,58,8,4,3,11\n2174,Single,2014-03-08,38,1,2,3,11\n",
        );
        assert_eq!(mapping.table, TableKind::Customers);
        assert_eq!(column(&mapping, "customer_id"), "ID");
        assert_eq!(column(&mapping, "acquired_on"), "Dt_Customer");
        assert_eq!(column(&mapping, "purchases_store"), "NumStorePurchases");
    }

    #[test]
    fn contracts_and_visits_are_known_by_their_flags() {
        let contracts = of("customerID,tenure,PhoneService,MonthlyCharges,Churn\n\
                            A,1,No,29.85,No\nB,34,Yes,56.95,Yes\n");
        assert_eq!(contracts.table, TableKind::Customers);
        assert_eq!(contracts.fields.get("phone"), None);
        let visits = of(
            "Administrative,BounceRates,PageValues,SpecialDay,Month,TrafficType,Revenue\n\
                         0,0.2,0,0,Feb,1,FALSE\n3,0,12.5,0.4,Nov,2,TRUE\n",
        );
        assert_eq!(visits.table, TableKind::Traffic);
        assert_eq!(column(&visits, "converted"), "Revenue");
        assert_eq!(column(&visits, "channel"), "TrafficType");
        assert_eq!(visits.fields.len(), 2, "{:?}", visits.fields);
    }

    #[test]
    fn purchases_without_names_are_orders() {
        let mapping = of(&(1..=9)
            .map(|day| format!(" 00004 0001 1997010{day}  2   29.3{day}\n"))
            .collect::<String>());
        assert_eq!(mapping.table, TableKind::Orders);
        assert_eq!(column(&mapping, "customer_id"), "column_1");
        assert_eq!(column(&mapping, "ordered_at"), "column_3");
        assert_eq!(column(&mapping, "amount"), "column_5");
    }

    #[test]
    fn a_file_that_fits_nothing_is_left_to_the_user() {
        let (_, head) = table::look(b"colour,shape\nred,round\n", true).unwrap();
        assert_eq!(guess(&head), None);
    }
}
