//! What the cells of a column look like, where its header says nothing.

use super::field::{Field, FieldKind, Table};
use super::header::normalise;
use crate::intake::infer::ColumnKind;
use crate::intake::survey::period;
use crate::intake::table::Column;

/// How well a column's cells fit a field; never as well as a header does.
pub(super) fn score(
    table: &Table,
    field: &Field,
    column: &Column,
    columns: &[Column],
) -> Option<f64> {
    match (field.id, field.kind) {
        // The same address in every row is the shop's.
        ("email", _) => {
            let several = column.examples.len() > 1 || column.filled < 1.0;
            (all(column, is_email) && several).then_some(0.5)
        }
        ("phone", _) => all(column, is_phone).then_some(0.4),
        ("channel", _) => all(column, is_channel).then_some(0.4),
        (_, FieldKind::Time) if field.required => {
            is_only(column, columns, ColumnKind::Date).then_some(0.3)
        }
        ("amount", FieldKind::Money) if table.is_needed("amount") => {
            let only = match nameless(columns) {
                true => columns.iter().filter(|one| has_decimals(one)).count() == 1,
                false => is_only(column, columns, ColumnKind::Number),
            };
            (has_decimals(column) && only).then_some(0.2)
        }
        // Without names the first number that is written as one, zeros and all.
        ("customer_id", _) if nameless(columns) => {
            let number = column.column_type.kind == ColumnKind::Text && all(column, is_digits);
            number.then_some(0.1)
        }
        _ => None,
    }
}

/// Whether cells such as a column's can be what a field is, whatever its header:
/// `yes` is no amount and names nobody, and `1` is no month.
pub(super) fn may_hold(column: &Column, field: &Field) -> bool {
    let kind = column.column_type.kind;
    match field.kind {
        FieldKind::Money | FieldKind::Person | FieldKind::Key if kind == ColumnKind::Flag => {
            all(column, is_digits)
        }
        FieldKind::Period if kind == ColumnKind::Number => {
            all(column, |cell| cell.len() > 3 && is_digits(cell))
        }
        _ => true,
    }
}

/// Whether cells such as `01:30:00` or `2 h` stand where a field asks how long
/// something took.
pub(super) fn is_lapse(column: &Column, field: &Field) -> bool {
    let duration = |cell: &str| period::duration(&cell.to_lowercase()).is_some();
    field.id.ends_with("_minutes")
        && column.column_type.kind == ColumnKind::Text
        && all(column, duration)
}

/// The same where the field's name is only part of the header: a number of
/// purchases in stores is no store, nor is a value of pages a page.
pub(super) fn may_hold_by_words(column: &Column, field: &Field, header: &str, name: &str) -> bool {
    const COUNTS: &[&str] = &["num", "nb", "number", "nombre", "count"];
    if field.kind != FieldKind::Category {
        return true;
    }
    let first = header.split(' ').next().unwrap_or_default();
    let counts = COUNTS.contains(&first) && !header.ends_with(name);
    !counts && !has_decimals(column)
}

/// Whether it holds numbers with decimals.
fn has_decimals(column: &Column) -> bool {
    let decimal = |cell: &String| cell.contains([',', '.']);
    column.column_type.kind == ColumnKind::Number && column.examples.iter().any(decimal)
}

/// Whether no column has a name of its own.
fn nameless(columns: &[Column]) -> bool {
    let counted = |(at, one): (usize, &Column)| one.name == format!("column_{}", at + 1);
    columns.iter().enumerate().all(counted)
}

fn is_digits(cell: &str) -> bool {
    cell.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether it is the one column of its kind.
fn is_only(column: &Column, columns: &[Column], kind: ColumnKind) -> bool {
    let of_kind = |one: &&Column| one.column_type.kind == kind;
    column.column_type.kind == kind && columns.iter().filter(of_kind).count() == 1
}

fn all(column: &Column, test: fn(&str) -> bool) -> bool {
    !column.examples.is_empty() && column.examples.iter().all(|cell| test(cell))
}

/// Something, an at sign, and a name with a dot.
fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && !text.contains(char::is_whitespace)
            && host.contains('.')
            && !host.contains('@')
    })
}

/// Nine to fifteen digits that begin as numbers are dialled.
fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let dialled = |c: char| c.is_ascii_digit() || " .-()/+\u{a0}\u{202f}".contains(c);
    (9..=15).contains(&digits)
        && text.starts_with(['0', '+', '(', '\''])
        && text.trim_start_matches('\'').chars().all(dialled)
}

/// The words that name a channel of sale in most files.
fn is_channel(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "web",
        "site",
        "site web",
        "online",
        "online store",
        "e commerce",
        "ecommerce",
        "internet",
        "store",
        "in store",
        "magasin",
        "boutique",
        "pos",
        "retail",
        "app",
        "appli",
        "mobile",
        "marketplace",
        "telephone",
        "phone",
        "call center",
        "email",
        "e mail",
        "sms",
        "organic",
        "direct",
        "paid search",
        "organic search",
        "social",
        "display",
        "referral",
        "affiliate",
        "laden",
        "filiale",
        "tienda",
        "negozio",
        "winkel",
    ];
    WORDS.contains(&normalise(text).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_addresses_and_numbers_from_other_texts() {
        assert!(is_email("ana.b@example.fr"));
        assert!(!is_email("ana@home") && !is_email("a b@example.fr") && !is_email("@x.fr"));
        assert!(is_phone("06 12 34 56 78") && is_phone("'+33612345678"));
        assert!(!is_phone("12345678901") && !is_phone("0612") && !is_phone("01/02/2026 x"));
        assert!(is_channel("Magasin") && is_channel("E-commerce") && !is_channel("Lyon"));
    }
}
