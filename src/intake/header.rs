//! The first row: names of columns, or data already.

use super::cell::date::{self, DateOrder};
use super::cell::number::{self, DecimalMark};

/// Whether the first row names the columns. A header has no cell that is a
/// number or a date, unless every row is like that.
#[must_use]
pub fn is_header(first: &[String]) -> bool {
    !first.iter().any(|cell| looks_like_data(cell))
}

fn looks_like_data(cell: &str) -> bool {
    number::parse(cell, DecimalMark::Point).is_some()
        || number::parse(cell, DecimalMark::Comma).is_some()
        || date::parse(cell, DateOrder::DayFirst).is_some()
        || date::parse(cell, DateOrder::MonthFirst).is_some()
}

/// Names for columns: trimmed, never empty, never twice the same.
#[must_use]
pub fn unique_names(cells: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (index, cell) in cells.enumerate() {
        let base = match cell.trim() {
            "" => format!("column {}", index + 1),
            trimmed => trimmed.to_owned(),
        };
        let mut name = base.clone();
        let mut times = 1;
        while names.contains(&name) {
            times += 1;
            name = format!("{base} ({times})");
        }
        names.push(name);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_names_from_data() {
        let row = |cells: &[&str]| cells.iter().map(|&c| c.to_owned()).collect::<Vec<_>>();
        assert!(is_header(&row(&["order_id", "montant", ""])));
        assert!(!is_header(&row(&["A1", "12,50"])));
        assert!(!is_header(&row(&["A1", "2026-01-05"])));
    }

    #[test]
    fn keeps_every_column_apart() {
        let names = ["a", "", "a", " a ", "__proto__"].map(str::to_owned);
        assert_eq!(
            unique_names(names.into_iter()),
            ["a", "column 2", "a (2)", "a (3)", "__proto__"]
        );
    }
}
