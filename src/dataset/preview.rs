//! What a mapping makes of the first rows of a file, before it is loaded.

use super::identity::Codes;
use super::load::Rows;
use super::period::{day_text, instant_text, Clock, Zone};
use super::quality::{Effect, Entry, Ledger};
use super::row::Row;
use super::session::Looked;
use super::ties::Ties;
use crate::error::Result;
use crate::intake::cell::date;
use crate::intake::cell::is_null;
use crate::intake::cell::money::units;
use crate::intake::cell::number::Decimal;
use crate::intake::delimited::Record;
use crate::mapping::field::FieldKind;
use crate::mapping::{Binding, Cell, Mapping};
use serde::Serialize;

/// The first rows of a file, read by a mapping.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Preview {
    /// The mapped fields, in the order of the table.
    pub fields: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<PreviewRow>,
}

/// A row as it would be read.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct PreviewRow {
    /// Its cells, in the order of the fields.
    pub cells: Vec<PreviewCell>,
    /// Why it would be left out, or what would be noted.
    pub notes: Vec<Entry>,
}

/// A cell as it would be read.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct PreviewCell {
    /// Its text.
    pub text: String,
    /// The number it is read as.
    pub number: Option<f64>,
    /// The instant, as `2026-03-30T10:00:00Z`.
    pub instant: Option<String>,
    /// The first and the last day, as `2026-03-01/2026-03-31`.
    pub days: Option<String>,
    /// Whether something is written there that cannot be read.
    pub unreadable: bool,
}

/// Reads the rows that a look has shown. Times without offset are in the
/// mapping's zone, else in `reporting_zone`.
///
/// # Errors
/// When the mapping does not fit the file.
pub fn preview(looked: &Looked, mapping: &Mapping, reporting_zone: &str) -> Result<Preview> {
    let binding = mapping.bind(&looked.head.columns)?;
    let zone = Zone::named(mapping.zone.as_deref().unwrap_or(reporting_zone))?;
    let mut clock = Clock::new(zone.clone());
    let (mut rows, mut codes) = (Rows::new(mapping.table, &binding), Codes::default());
    let mut ties = Ties::new(&binding);
    let (mut spans, mut blanks) = (Vec::new(), vec![0; binding.slots().count()]);
    let read = |(at, texts): (usize, &Vec<String>)| {
        let (bytes, ends) = joined(texts);
        let record = Record::new(&bytes, &ends, at as u64 + 1);
        let mut ledger = Ledger::default();
        if binding.refusing_filter(&record).is_some() {
            ledger.note(Effect::Skipped, "filtered", "", record.line);
        } else {
            binding.find(&record, &mut spans, &mut blanks);
            rows.read(&mut Row {
                record: &record,
                binding: &binding,
                spans: &spans,
                codes: &mut codes,
                ledger: &mut ledger,
                clock: &mut clock,
                ties: &mut ties,
            });
        }
        PreviewRow {
            cells: cells(&binding, &record, &zone),
            notes: ledger.entries(),
        }
    };
    Ok(Preview {
        rows: looked.head.rows.iter().enumerate().map(read).collect(),
        fields: binding.mapped().map(|field| field.id).collect(),
    })
}

fn joined(texts: &[String]) -> (Vec<u8>, Vec<usize>) {
    let mut bytes = Vec::new();
    let ends = texts.iter().map(|text| {
        bytes.extend_from_slice(text.as_bytes());
        bytes.len()
    });
    let ends = ends.collect();
    (bytes, ends)
}

fn cells(binding: &Binding, record: &Record<'_>, zone: &Zone) -> Vec<PreviewCell> {
    binding
        .mapped()
        .map(|field| typed(&binding.cell(record, field.id), field.kind, zone))
        .collect()
}

fn typed(cell: &Cell<'_>, kind: FieldKind, zone: &Zone) -> PreviewCell {
    let mut typed = PreviewCell {
        text: cell.text.to_string(),
        ..PreviewCell::default()
    };
    if is_null(&cell.text) {
        return typed;
    }
    match kind {
        FieldKind::Time => {
            let moment = cell.moment();
            typed.instant = moment.map(|moment| instant_text(zone.instant(moment)));
            typed.unreadable = moment.is_none();
        }
        FieldKind::Period => {
            let period = date::period(&cell.text, cell.date_order);
            typed.days = period.map(|days| {
                format!(
                    "{}/{}",
                    day_text(days.first_day),
                    day_text(days.end_day - 1)
                )
            });
            typed.unreadable = period.is_none();
        }
        FieldKind::Money => {
            let money = cell.money();
            typed.number = money.map(|money| units(money.0.into()));
            typed.unreadable = money.is_none();
        }
        FieldKind::Number => {
            typed.number = cell.number().map(Decimal::to_f64);
            typed.unreadable = typed.number.is_none();
        }
        FieldKind::Key
        | FieldKind::Person
        | FieldKind::Category
        | FieldKind::Path
        | FieldKind::Text
        | FieldKind::Flag => {}
    }
    typed
}

#[cfg(test)]
mod tests {
    use super::super::session::look;
    use super::*;
    use crate::mapping::field::TableKind;
    use crate::mapping::{Scale, Sign};

    const CSV: &str =
        "n;quand;montant\nA1;03/02/2026;1.234,50\nA2;31/02/2026;7\nA3;04/02/2026;-5\n";

    fn of(change: impl FnOnce(&mut Mapping)) -> Preview {
        let looked = look("f.csv", CSV.as_bytes(), true, Some(TableKind::Orders)).unwrap();
        let mut mapping: Mapping = serde_json::from_str(
            r#"{"table":"orders","fields":{"ordered_at":{"column":"quand"},"amount":{"column":"montant"}}}"#,
        )
        .unwrap();
        change(&mut mapping);
        preview(&looked, &mapping, "Europe/Paris").unwrap()
    }

    #[test]
    fn shows_what_cells_are_read_as_and_what_becomes_of_rows() {
        let found = of(|_| {});
        assert_eq!(found.fields, ["ordered_at", "amount"]);
        let first = &found.rows[0];
        // Midnight in Paris.
        assert_eq!(
            first.cells[0].instant.as_deref(),
            Some("2026-02-02T23:00:00Z")
        );
        assert_eq!(first.cells[1].number, Some(1234.5));
        assert!(first.notes.is_empty());
        let second = &found.rows[1];
        assert!(second.cells[0].unreadable);
        assert_eq!(second.notes[0].reason, "date-unreadable");
        assert_eq!(found.rows[2].cells[1].number, Some(-5.0));
    }

    #[test]
    fn signs_and_scales_are_those_of_the_mapping() {
        let amounts = |sign, scale| {
            let found = of(|mapping| {
                let amount = mapping.fields.get_mut("amount").unwrap();
                (amount.sign, amount.scale) = (sign, scale);
            });
            [0, 2].map(|row: usize| found.rows[row].cells[1].number.unwrap())
        };
        assert_eq!(amounts(Some(Sign::Opposite), None), [-1234.5, 5.0]);
        assert_eq!(amounts(Some(Sign::Absolute), None), [1234.5, 5.0]);
        assert_eq!(amounts(None, Some(Scale::Hundredths)), [12.345, -0.05]);
        let thousands = amounts(Some(Sign::Opposite), Some(Scale::Thousands));
        assert_eq!(thousands, [-1_234_500.0, 5000.0]);
    }

    #[test]
    fn follows_what_is_changed() {
        let other = of(|mapping| {
            let date = mapping.fields.get_mut("ordered_at").unwrap();
            date.date_order = Some(date::DateOrder::MonthFirst);
            mapping.zone = Some("UTC".to_owned());
            let amount = mapping.fields.get_mut("amount").unwrap();
            amount.column = None;
            amount.constant = Some("9".to_owned());
        });
        let first = &other.rows[0];
        assert_eq!(
            first.cells[0].instant.as_deref(),
            Some("2026-03-02T00:00:00Z")
        );
        assert_eq!(first.cells[1].number, Some(9.0));
    }
}
