//! The time of day where a column of its own holds it beside the date.

use super::field::{FieldKind, Table};
use super::header::normalise;
use super::Choice;
use crate::intake::cell::date;
use crate::intake::table::{Column, Head};
use std::collections::BTreeMap;

/// Headers that name a time of day.
const HEADERS: &[&str] = &[
    "time",
    "order time",
    "sale time",
    "transaction time",
    "time of sale",
    "heure",
    "heure de vente",
    "heure vente",
    "heure ticket",
    "heure du ticket",
    "heure commande",
    "heure de commande",
    "heure mouvement",
    "uhrzeit",
    "zeit",
    "hora",
    "ora",
    "tijd",
    "tijdstip",
];

/// Adds the column of the time of day to the date that the table needs, where that
/// says none.
pub(super) fn complete(table: &Table, fields: &mut BTreeMap<String, Choice>, head: &Head) {
    let dated = table
        .fields
        .iter()
        .find(|field| field.required && field.kind == FieldKind::Time);
    let Some(field) = dated else {
        return;
    };
    let used = |column: &&Column| {
        let is_it = |choice: &Choice| choice.column.as_ref() == Some(&column.name);
        !fields.values().any(is_it)
    };
    let is_time = |column: &&Column| {
        HEADERS.contains(&normalise(&column.name).as_str())
            && !column.examples.is_empty()
            && column.examples.iter().all(|cell| is_clock(cell))
    };
    let found = head.columns.iter().filter(used).find(is_time);
    let Some(time) = found.map(|column| column.name.clone()) else {
        return;
    };
    let Some(choice) = fields.get_mut(field.id) else {
        return;
    };
    let dated = head
        .columns
        .iter()
        .find(|one| choice.column.as_ref() == Some(&one.name));
    let has_time = |cell: &String| cell.contains(':') || date::serial(cell).is_some();
    let alone = |column: &Column| !column.examples.iter().any(has_time);
    if dated.is_some_and(alone) {
        choice.time = Some(time);
    }
}

/// `9:05`, `09:05:30`, `9h05`.
fn is_clock(cell: &str) -> bool {
    let mut parts = cell.split([':', 'h', 'H']);
    let mut next = |least: usize, below: u8| {
        let part = parts.next()?;
        let digits = (least..=2).contains(&part.len());
        part.parse::<u8>().ok().filter(|one| digits && *one < below)
    };
    let whole = next(1, 24).is_some() && next(2, 60).is_some();
    let seconds = next(2, 60).is_some();
    whole && (seconds || cell.matches([':', 'h', 'H']).count() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::table;
    use crate::mapping::guess::guess;

    #[test]
    fn the_time_of_day_goes_with_its_date() {
        let of = |csv: &str| {
            let (_, head) = table::look(csv.as_bytes(), true).unwrap();
            guess(&head).unwrap().fields["ordered_at"].time.clone()
        };
        let csv =
            "N° ticket;Date;Heure;Montant TTC\n1;03/09/2026;10:15;20,00\n2;14/09/2026;9h05;30,00\n";
        assert_eq!(of(csv).as_deref(), Some("Heure"));
        let csv = "Order;Date;Time;Amount\n1;2026-09-03 10:15;10:15;20.00\n2;2026-09-14 11:00;11:00;30.00\n";
        assert_eq!(of(csv), None);
        let csv = "Order;Date;Time;Amount\n1;2026-09-03;12;20.00\n2;2026-09-14;3;30.00\n";
        assert_eq!(of(csv), None);
    }

    #[test]
    fn what_a_clock_shows() {
        assert!(is_clock("9:05") && is_clock("09:05:30") && is_clock("9h05"));
        assert!(
            !is_clock("12") && !is_clock("25:00") && !is_clock("10:15:") && !is_clock("1:2:3:4")
        );
    }
}
