//! Whether the rows of an orders file are lines of orders, and where their totals stand.

use super::Choice;
use crate::intake::cell::number::{self, Decimal, NumberFormat};
use crate::intake::table::Head;
use std::collections::{BTreeMap, BTreeSet};

/// How rows make orders.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Rows {
    /// Rows of an order are to be summed.
    pub(super) lines: bool,
    /// Each row of an order has the total of the whole.
    pub(super) totals_once: bool,
}

/// Numbers that the same amount stands beside each time, from which on it is the total.
const ENOUGH: usize = 3;

/// Rows of a number that are looked at.
const MOST: usize = 64;

/// The rows of the sample by the fields of orders.
struct Sample<'a> {
    fields: &'a BTreeMap<String, Choice>,
    head: &'a Head,
}

impl<'a> Sample<'a> {
    fn column(&self, field: &str) -> Option<usize> {
        let name = self.fields.get(field)?.column.as_ref()?;
        self.head.columns.iter().position(|one| one.name == *name)
    }

    fn cell(&self, row: &'a [String], field: &str) -> Option<&'a str> {
        let text = row.get(self.column(field)?)?.trim();
        (!text.is_empty()).then_some(text)
    }

    fn day(&self, row: &'a [String]) -> Option<&'a str> {
        let cell = self.cell(row, "ordered_at")?;
        // Names of months have blanks before them, times of the day a mark behind.
        match cell.find([' ', 'T']) {
            Some(at) if cell[at..].contains(':') && at > 5 => cell.get(..at),
            _ => Some(cell),
        }
    }

    fn number(&self, row: &[String], field: &str) -> Option<f64> {
        let at = self.column(field)?;
        let found = &self.head.columns[at].column_type;
        let format = NumberFormat {
            decimal: found.decimal.unwrap_or_default(),
            grouping: found.grouping.unwrap_or_default(),
        };
        number::parse(row.get(at)?, format).map(Decimal::to_f64)
    }

    /// Quantity times price.
    fn product(&self, row: &[String]) -> Option<f64> {
        Some(self.number(row, "quantity")? * self.number(row, "unit_price")?)
    }

    /// Whether two rows of a number can be of one order: of one customer, in one store,
    /// and on one day where the customer is not told.
    fn are_one(&self, a: &'a [String], b: &'a [String]) -> bool {
        let both = |field: &str| self.cell(a, field).zip(self.cell(b, field));
        let person = ["customer_id", "email", "loyalty_id"]
            .into_iter()
            .find_map(both);
        let days = self.day(a).zip(self.day(b));
        both("store").is_none_or(|(a, b)| a == b)
            && match person {
                Some((a, b)) => a == b,
                None => days.is_none_or(|(a, b)| a == b),
            }
    }

    /// Rows that differ and are of one order, of what is no giving back.
    fn orders(&self) -> Vec<Vec<&'a [String]>> {
        let mut numbers: BTreeMap<&str, BTreeSet<&[String]>> = BTreeMap::new();
        for row in &self.head.sample {
            let is_back = self
                .number(row, "amount")
                .is_some_and(|amount| amount < 0.0);
            if let Some(number) = self.cell(row, "order_id").filter(|_| !is_back) {
                numbers.entry(number).or_default().insert(row);
            }
        }
        let mut orders = Vec::new();
        for rows in numbers.into_values() {
            let mut apart: Vec<Vec<&[String]>> = Vec::new();
            for row in rows.into_iter().take(MOST) {
                match apart.iter_mut().find(|order| self.are_one(order[0], row)) {
                    Some(order) => order.push(row),
                    None => apart.push(vec![row]),
                }
            }
            orders.extend(apart.into_iter().filter(|order| order.len() > 1));
        }
        orders
    }
}

/// Judges the rows of the sample by their order numbers.
pub(super) fn judge(fields: &BTreeMap<String, Choice>, head: &Head) -> Rows {
    let sample = Sample { fields, head };
    if sample.column("order_id").is_none() {
        return Rows::default();
    }
    let orders = sample.orders();
    let near = |a: f64, b: f64| (a - b).abs() < 0.02;
    let (mut varied, mut steady, mut products, mut wholes) = (0, 0, 0, 0);
    for order in &orders {
        let amount = |row: &[String]| sample.number(row, "amount");
        let first = amount(order[0]);
        if first.is_none() || order.iter().any(|row| amount(row) != first) {
            varied += 1;
            continue;
        }
        steady += 1;
        let made: Option<Vec<f64>> = order.iter().map(|row| sample.product(row)).collect();
        if let (Some(made), Some(amount)) = (made, first) {
            products += usize::from(made.iter().all(|one| near(*one, amount)));
            wholes += usize::from(near(made.iter().sum(), amount));
        }
    }
    let named = ["unit_price", "sku"]
        .into_iter()
        .any(|id| sample.column(id).is_some());
    let amount = sample.column("amount");
    // The same total beside each line: summed, it would count as often.
    let says = amount.is_some_and(|at| says_total(&head.columns[at].name));
    let repeats = varied == 0 && products < steady && (steady >= ENOUGH || says || wholes > 0);
    if repeats {
        return Rows {
            lines: false,
            totals_once: named,
        };
    }
    // Without articles, rows that share a number must be many to be no slips.
    let rows: usize = orders.iter().map(Vec::len).sum();
    let often = rows * 10 >= head.sample.len();
    Rows {
        lines: !orders.is_empty() && (named || (amount.is_some() && varied > 0 && often)),
        totals_once: false,
    }
}

/// Whether a header names the whole of an order.
fn says_total(header: &str) -> bool {
    const ORDER: &[&str] = &[
        "order",
        "commande",
        "bestellung",
        "auftrag",
        "pedido",
        "ordine",
        "bestelling",
        "grand",
        "ticket",
        "facture",
        "invoice",
    ];
    let header = super::header::normalise(header);
    let mut words = header.split(' ');
    words.any(|word| ORDER.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::table;
    use crate::mapping::guess::guess;

    fn rows(csv: &str) -> Rows {
        let (_, head) = table::look(csv.as_bytes(), true).unwrap();
        let mapping = guess(&head).unwrap();
        Rows {
            lines: mapping.lines,
            totals_once: mapping.totals_once,
        }
    }

    const LINES: Rows = Rows {
        lines: true,
        totals_once: false,
    };
    const ORDERS: Rows = Rows {
        lines: false,
        totals_once: false,
    };
    const ONCE: Rows = Rows {
        lines: false,
        totals_once: true,
    };

    #[test]
    fn lines_are_known_without_articles_too() {
        // Shipping, a gift card and an article of one order.
        let csv = "Order,Date,Customer,Item,Amount\n1,2026-09-03,C1,Mug,20.00\n1,2026-09-03,C1,Shipping,5.00\n1,2026-09-03,C1,Gift card,5.00\n2,2026-09-04,C2,Bowl,12.00\n";
        assert_eq!(rows(csv), LINES);
        // Found beyond the first rows.
        let mut csv = "Order,Date,Customer,SKU,Amount\n".to_owned();
        for order in 1..=60 {
            csv += &format!("{order},2026-09-{:02},C{order},A,20.00\n", order % 28 + 1);
        }
        assert_eq!(rows(&csv), ORDERS);
        csv += "60,2026-09-05,C60,B,7.00\n";
        assert_eq!(rows(&csv), LINES);
    }

    #[test]
    fn slips_copies_and_refunds_are_no_lines() {
        let mut csv = "Order,Date,Customer,SKU,Amount\n".to_owned();
        for order in 1..=20 {
            csv += &format!("{order},2026-09-{order:02},C{order},A,20.00\n");
        }
        for row in [
            "1,2026-09-01,C1,A,20.00\n",
            "1,2026-09-25,C9,B,7.00\n",
            "1,2026-09-01,C1,A,-20.00\n",
        ] {
            assert_eq!(rows(&(csv.clone() + row)), ORDERS, "{row}");
        }
    }

    #[test]
    fn a_total_beside_each_line_is_taken_once() {
        let head = "Order,Date,Customer,SKU,Quantity,Unit price,Order total\n";
        let lines = "1,2026-09-03,C1,A,2,10.00,50.00\n1,2026-09-03,C1,B,1,30.00,50.00\n2,2026-09-04,C2,A,1,10.00,10.00\n";
        assert_eq!(rows(&format!("{head}{lines}")), ONCE);
        // The same by what the lines come to, whatever its name.
        let head = "Order,Date,Customer,SKU,Quantity,Unit price,Amount\n";
        assert_eq!(rows(&format!("{head}{lines}")), ONCE);
        // Two lines of one price are lines.
        let lines = "1,2026-09-03,C1,A,1,20.00,20.00\n1,2026-09-03,C1,B,2,10.00,20.00\n2,2026-09-04,C2,A,1,10.00,10.00\n";
        assert_eq!(rows(&format!("{head}{lines}")), LINES);
    }
}
