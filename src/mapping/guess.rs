//! Proposes the table and the mapping of a file from its head.

use super::field::{Field, FieldKind, Table, TableKind};
use super::tables::TABLES;
use super::{Choice, Mapping};
use crate::intake::infer::ColumnKind;
use crate::intake::table::{Column, Head};
use std::collections::BTreeMap;

/// A header as it is compared: lower case, no accents, words apart.
#[must_use]
pub fn normalise(header: &str) -> String {
    let mut text = String::new();
    let mut previous = ' ';
    for c in header.trim().chars() {
        // camelCase is two words, but INVOICENO is one.
        if c.is_uppercase() && previous.is_lowercase() {
            text.push(' ');
        }
        previous = c;
        for c in c.to_lowercase() {
            match fold(c) {
                Some(plain) => text.push_str(plain),
                None if c.is_alphanumeric() => text.push(c),
                None => text.push(' '),
            }
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The plain letters of the accented ones that European headers hold.
fn fold(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'å' => "a",
        'ä' => "a",
        'ç' => "c",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => "o",
        'ù' | 'ú' | 'û' | 'ü' => "u",
        'ý' | 'ÿ' => "y",
        'œ' => "oe",
        'æ' => "ae",
        'ß' => "ss",
        '°' | 'º' => "",
        _ => return None,
    })
}

/// How well a column fits a field: 0 not at all, 1 by its exact name.
fn score(column: &Column, field: &Field) -> f64 {
    let kind = column.column_type.kind;
    let fits = match field.kind {
        FieldKind::Time => matches!(kind, ColumnKind::Date),
        FieldKind::Period => matches!(
            kind,
            ColumnKind::Period | ColumnKind::Date | ColumnKind::Number
        ),
        FieldKind::Money | FieldKind::Number => {
            matches!(kind, ColumnKind::Number | ColumnKind::Flag)
        }
        FieldKind::Key | FieldKind::Person => matches!(
            kind,
            ColumnKind::Text | ColumnKind::Number | ColumnKind::Flag
        ),
        FieldKind::Category | FieldKind::Path => !matches!(kind, ColumnKind::Date),
    };
    // An empty column is mapped by its name alone: the sample may be unlucky.
    if !fits && kind != ColumnKind::Empty {
        return 0.0;
    }
    let header = normalise(&column.name);
    let squeezed = header.replace(' ', "");
    let mut best = 0.0f64;
    for (rank, synonym) in field.synonyms.iter().enumerate() {
        // Earlier synonyms are the plainer ones.
        let rank = rank as f64 / 1000.0;
        if header == *synonym {
            best = best.max(1.0 - rank);
        } else if squeezed == synonym.replace(' ', "") {
            best = best.max(0.95 - rank);
        } else if synonym.len() > 3 && has_words(&header, synonym) {
            best = best.max(0.6 - rank);
        }
    }
    best
}

/// Whether the words of `part` stand in `text`, whole and in order.
fn has_words(text: &str, part: &str) -> bool {
    format!(" {text} ").contains(&format!(" {part} "))
}

/// Columns given to fields, best fits first, each used once.
fn assign(table: &Table, columns: &[Column]) -> (BTreeMap<&'static str, usize>, f64) {
    let mut fits: Vec<(f64, usize, usize)> = Vec::new();
    for (f, field) in table.fields.iter().enumerate() {
        for (c, column) in columns.iter().enumerate() {
            let score = score(column, field);
            if score > 0.0 {
                fits.push((score, f, c));
            }
        }
    }
    fits.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut given = BTreeMap::new();
    let mut total = 0.0;
    for (score, f, c) in fits {
        let field = &table.fields[f];
        if !given.contains_key(field.id) && !given.values().any(|&used| used == c) {
            given.insert(field.id, c);
            total += score;
        }
    }
    (given, total)
}

/// Proposes a mapping to one table.
#[must_use]
pub fn guess_for(kind: TableKind, head: &Head) -> Mapping {
    let table = kind.table();
    let (given, _) = assign(table, &head.columns);
    let fields = given
        .iter()
        .map(|(&id, &index)| {
            let column = &head.columns[index];
            let choice = Choice {
                column: Some(column.name.clone()),
                constant: None,
                decimal: column.column_type.decimal,
                grouping: column.column_type.grouping,
                date_order: column.column_type.date_order,
                separator: None,
            };
            (id.to_owned(), choice)
        })
        .collect();
    Mapping {
        table: kind,
        lines: kind == TableKind::Orders && are_lines(&given, head),
        fields,
        filters: Vec::new(),
        statuses: Vec::new(),
        zone: None,
        delimiter: None,
        encoding: None,
    }
}

/// Rows are lines of orders when order numbers repeat on rows that differ.
fn are_lines(given: &BTreeMap<&'static str, usize>, head: &Head) -> bool {
    let (Some(&order), true) = (given.get("order_id"), given.contains_key("unit_price")) else {
        return false;
    };
    let numbers: Vec<&String> = head.rows.iter().filter_map(|row| row.get(order)).collect();
    let mut distinct = numbers.clone();
    distinct.sort();
    distinct.dedup();
    distinct.len() < numbers.len()
}

/// Proposes the table and the mapping; `None` when no table can be filled.
#[must_use]
pub fn guess(head: &Head) -> Option<Mapping> {
    TABLES
        .iter()
        .filter_map(|table| {
            let (given, total) = assign(table, &head.columns);
            let has = |id: &str| given.contains_key(id);
            let complete =
                table.fields.iter().all(|f| !f.required || has(f.id)) && table.has_any(has);
            let amount = has("amount") || (has("quantity") && has("unit_price"));
            let fits = complete && (table.kind != TableKind::Orders || amount);
            // A table is recognised by what it explains of the file, and by
            // how much of what makes it that table is there.
            let own = distinctive(table.kind).iter().filter(|id| has(id)).count();
            fits.then_some((total + own as f64, table.kind))
        })
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
        .map(|(_, kind)| guess_for(kind, head))
}

/// The fields that tell a table from the others.
fn distinctive(kind: TableKind) -> &'static [&'static str] {
    match kind {
        TableKind::Orders => &["amount", "original_order_id", "fulfilment", "unit_price"],
        TableKind::Touches => &["session_id", "kind"],
        TableKind::Costs => &["cost", "period"],
        TableKind::Customers => &["acquisition_channel", "acquired_on"],
        TableKind::Currencies => &["rate"],
        TableKind::Paths => &["path", "conversions"],
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
    fn headers_are_compared_without_accents_and_case() {
        assert_eq!(normalise(" N° de Commande "), "n de commande");
        assert_eq!(normalise("InvoiceNo"), "invoice no");
        assert_eq!(
            normalise("total_conversion_value"),
            "total conversion value"
        );
        assert_eq!(normalise("MontantTTC (€)"), "montant ttc");
        assert_eq!(normalise("cœur"), "coeur");
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
    fn a_file_that_fits_nothing_is_left_to_the_user() {
        let (_, head) = table::look(b"colour,shape\nred,round\n", true).unwrap();
        assert_eq!(guess(&head), None);
    }
}
