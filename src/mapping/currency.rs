//! Which currency a file's amounts are in, where none of its fields says so.

use super::field::FieldKind;
use super::guess::{Reason, Why};
use super::headed::Headed;
use super::header::{normalise, without_currency};
use super::{Choice, Mapping, Scale};
use crate::intake::cell::currency;
use crate::intake::table::{Column, Head};

/// Adds a column that bears the name of the currency, else the one that the header of
/// the amounts or all of their examples state.
pub(super) fn complete(mapping: &mut Mapping, reasons: &mut Vec<Reason>, head: &Head) {
    let table = mapping.table.table();
    let Some(field) = table.field("currency") else {
        return;
    };
    if mapping.fields.contains_key("currency") {
        return;
    }
    let used = |column: &Column| {
        let is_it = |choice: &Choice| choice.column.as_ref() == Some(&column.name);
        mapping.fields.values().any(is_it)
    };
    let headed = Headed::all(&head.columns);
    let best = headed.iter().filter_map(|headed| {
        let (score, why) = super::headed::by_header(headed, field)?;
        (why == Why::Header && !used(headed.column)).then_some((score, headed.column))
    });
    if let Some((score, column)) = best.max_by(|a, b| a.0.total_cmp(&b.0)) {
        reasons.push(Reason {
            field: field.id.to_owned(),
            column: column.name.clone(),
            score,
            why: Why::Header,
        });
        mapping
            .fields
            .insert(field.id.to_owned(), Choice::of(column));
        return;
    }
    let amounts = table
        .fields
        .iter()
        .filter(|field| field.kind == FieldKind::Money);
    let column = |name: &String| head.columns.iter().find(|column| column.name == *name);
    let mut stated = amounts
        .filter_map(|field| column(mapping.fields.get(field.id)?.column.as_ref()?))
        .filter_map(stated);
    let Some(code) = stated.next() else {
        return;
    };
    // Amounts in several currencies say nothing of each other.
    if stated.all(|other| other == code) {
        let constant = Choice {
            constant: Some(code.to_owned()),
            ..Choice::default()
        };
        mapping.fields.insert(field.id.to_owned(), constant);
    }
}

/// The currency in a column's header, else in all of its examples.
fn stated(column: &Column) -> Option<&'static str> {
    let header = column.name.trim();
    let last = header.rsplit(|c: char| !c.is_alphabetic() && !"€$£".contains(c));
    let in_header = without_currency(header)
        .1
        .or(last.into_iter().find(|word| !word.is_empty()));
    let in_header = in_header.and_then(currency::of_word);
    in_header.or_else(|| {
        let mut cells = column.examples.iter().map(|cell| {
            let unsigned = cell.trim_start_matches(['-', '+', '(', '\u{2212}', ' ']);
            currency::split(unsigned.trim_end_matches([')', '-', ' '])).1
        });
        let first = cells.next()??;
        (first.len() == 3 && cells.all(|other| other == Some(first))).then_some(first)
    })
}

/// What the amounts of a column are written in, where its header says that it is not
/// units: `amount_cents`, `CA (k€)`.
pub(super) fn scale(column: &Column) -> Option<Scale> {
    const HUNDREDTHS: &[&str] = &[
        "cents",
        "centimes",
        "pence",
        "centimos",
        "centesimi",
        "centen",
    ];
    const THOUSANDS: &[&str] = &[
        "keur",
        "kusd",
        "kgbp",
        "kchf",
        "teur",
        "tsd",
        "thousands",
        "milliers",
        "tausend",
        "miles",
        "migliaia",
        "duizend",
    ];
    let header = normalise(&column.name);
    let words: Vec<&str> = header.split(' ').collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let in_cent = words.windows(2).any(|pair| pair == ["in", "cent"]);
    let marked = column.examples.iter().any(|cell| cell.contains(['.', ',']));
    let signs = ["k€", "k$", "k£"];
    let lower = column.name.to_lowercase();
    if (has(HUNDREDTHS) || in_cent) && !marked {
        return Some(Scale::Hundredths);
    }
    let thousands = has(THOUSANDS) || signs.iter().any(|sign| lower.contains(sign));
    thousands.then_some(Scale::Thousands)
}

#[cfg(test)]
mod tests {
    use crate::intake::table;
    use crate::mapping::guess::guess;
    use crate::mapping::{Choice, Scale};

    fn of(csv: &str) -> Option<Choice> {
        let (_, head) = table::look(csv.as_bytes(), true).unwrap();
        guess(&head).unwrap().fields.get("currency").cloned()
    }

    fn constant(csv: &str) -> Option<String> {
        of(csv)?.constant
    }

    #[test]
    fn platforms_say_what_they_are_paid_in() {
        for csv in [
            "Start Date (in UTC),Campaign Name,Campaign Group Name,Currency,Total Spent\n2026-09-01,B2B,Group,USD,40.00\n",
            "Gregorian date,Campaign,Currency,Spend\n2026-09-01,Brand,USD,8.00\n",
            "stat_time_day,campaign_name,currency,spend\n2026-09-01,Brand,USD,8.00\n",
        ] {
            assert!(of(csv).is_some_and(|choice| choice.column.is_some()), "{csv}");
        }
        let csv = "Gregorian date,Campaign,Currency code,Spend\n2026-09-01,Brand,USD,8.00\n";
        assert_eq!(of(csv).unwrap().column.as_deref(), Some("Currency code"));
        // A column that the preset does not know of.
        let csv = "Record ID,Deal Name,Deal Stage,Amount,Close Date,Currency\n1,A,Closed won,12.00,2026-03-05 10:15,CHF\n";
        assert_eq!(of(csv).unwrap().column.as_deref(), Some("Currency"));
    }

    #[test]
    fn cents_and_thousands_are_told_by_the_header() {
        for (header, cells, expected) in [
            ("amount_cents", ["2000", "1250"], Some(Scale::Hundredths)),
            (
                "Montant (centimes)",
                ["2000", "1250"],
                Some(Scale::Hundredths),
            ),
            ("Betrag in Cent", ["2000", "1250"], Some(Scale::Hundredths)),
            ("Amount (cents)", ["20.00", "12.50"], None),
            ("Montant (k€)", ["2.5", "12"], Some(Scale::Thousands)),
            ("Amount", ["2000", "1250"], None),
        ] {
            let csv = format!(
                "Order,Date,Customer,{header}\n1,2026-09-03,C1,{}\n2,2026-09-14,C2,{}\n",
                cells[0], cells[1]
            );
            let (_, head) = table::look(csv.as_bytes(), true).unwrap();
            let mapping = guess(&head).unwrap();
            assert_eq!(mapping.fields["amount"].scale, expected, "{header}");
        }
    }

    #[test]
    fn headers_and_cells_say_it_too() {
        for (csv, code) in [
            (
                "Order,Date,Customer,Amount (USD)\n1,2026-09-03,C1,20.00\n",
                Some("USD"),
            ),
            (
                "Order,Date,Customer,Total CHF\n1,2026-09-03,C1,20.00\n",
                Some("CHF"),
            ),
            (
                "N° commande;Date;Client;Montant TTC (€)\n1;03/09/2026;C1;20,00\n",
                Some("EUR"),
            ),
            (
                "Order,Date,Customer,Total\n1,2026-09-03,C1,£20.00\n2,2026-09-04,C1,-£2.00\n",
                Some("GBP"),
            ),
            (
                "Order,Date,Customer,Total\n1,2026-09-03,C1,£20.00\n2,2026-09-04,C1,2.00\n",
                None,
            ),
            (
                "Order,Date,Customer,Total,Tax (EUR)\n1,2026-09-03,C1,20.00,2.00\n",
                Some("EUR"),
            ),
            (
                "Order,Date,Customer,Total (CHF),Tax (EUR)\n1,2026-09-03,C1,20.00,2.00\n",
                None,
            ),
            (
                "Order,Date,Customer,Grand total\n1,2026-09-03,C1,20.00\n",
                None,
            ),
        ] {
            assert_eq!(constant(csv).as_deref(), code, "{csv}");
        }
        assert_eq!(
            constant("Gregorian date,Campaign,Spend (USD)\n2026-09-01,Brand,8.00\n").as_deref(),
            Some("USD")
        );
    }
}
