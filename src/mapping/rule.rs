//! Rules on rows: which to keep, and what a row of orders is.

use super::binding::column_index;
use crate::error::Result;
use crate::intake::cell::number::{self, DecimalMark, NumberFormat};
use crate::intake::delimited::Record;
use crate::intake::table::Column;
use serde::{Deserialize, Serialize};

/// How a cell is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "kebab-case")]
pub enum Test {
    /// The cell holds something.
    Present,
    /// The cell is empty.
    Absent,
    /// Equal, ignoring case; as numbers when both are.
    Equals,
    /// Not equal.
    Differs,
    /// Begins with the value, ignoring case.
    StartsWith,
    /// Does not begin with it.
    DoesNotStartWith,
    /// Contains it, ignoring case.
    Contains,
    /// A number greater than the value.
    Above,
    /// A number equal to it or greater.
    AtLeast,
    /// A number less than the value.
    Below,
    /// A number equal to it or less.
    AtMost,
}

/// A condition a row must meet to be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(deny_unknown_fields)]
pub struct RowFilter {
    /// The column looked at.
    pub column: String,
    /// The comparison.
    pub test: Test,
    /// What it is compared with; unused by `present` and `absent`.
    #[serde(default)]
    pub value: String,
}

/// What a row of the orders table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum OrderStatus {
    /// A sale.
    Sale,
    /// Money given back.
    Refund,
    /// Never came to be: left out.
    Cancelled,
    /// Sold, and all of it given back: a sale and a refund.
    Returned,
}

/// A condition that says what a row is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(deny_unknown_fields)]
pub struct StatusRule {
    /// The column looked at.
    pub column: String,
    /// The comparison.
    pub test: Test,
    /// What it is compared with.
    #[serde(default)]
    pub value: String,
    /// What the row is when the condition holds.
    pub is: OrderStatus,
}

/// A condition bound to a column of the file.
#[derive(Debug, Clone)]
pub struct BoundCondition {
    index: usize,
    test: Test,
    value: String,
    number: Option<f64>,
    format: NumberFormat,
    /// Whether what is contained must not be denied: `not won` is not won.
    undenied: bool,
}

impl RowFilter {
    /// Finds the column in the file.
    ///
    /// # Errors
    /// When there is no such column.
    pub fn bind(&self, columns: &[Column]) -> Result<BoundCondition> {
        bind(&self.column, self.test, &self.value, columns)
    }
}

impl StatusRule {
    /// Finds the column in the file.
    ///
    /// # Errors
    /// When there is no such column.
    pub fn bind(&self, columns: &[Column]) -> Result<(BoundCondition, OrderStatus)> {
        let condition = BoundCondition {
            undenied: true,
            ..bind(&self.column, self.test, &self.value, columns)?
        };
        Ok((condition, self.is))
    }
}

fn bind(column: &str, test: Test, value: &str, columns: &[Column]) -> Result<BoundCondition> {
    let index = column_index(column, columns)?;
    let found = &columns[index].column_type;
    let format = NumberFormat {
        decimal: found.decimal.unwrap_or_default(),
        grouping: found.grouping.unwrap_or_default(),
    };
    let value = value.trim().to_lowercase();
    Ok(BoundCondition {
        index,
        test,
        number: number::parse(&value, format)
            .or_else(|| number::parse(&value, DecimalMark::Point))
            .map(number::Decimal::to_f64),
        value,
        format,
        undenied: false,
    })
}

/// Whether a text holds a value otherwise than behind a word, or the beginning of a
/// word, that denies it: `not won`, `pas encore payé`, `unpaid`.
fn holds_undenied(text: &str, value: &str) -> bool {
    const BEGINNINGS: &[&str] = &["un", "non", "im", "in"];
    const WORDS: &[&str] = &[
        "not", "non", "no", "never", "without", "pas", "jamais", "sans", "nicht", "nie", "ohne",
        "kein", "keine", "sin", "nunca", "mai", "senza", "niet", "nooit", "geen", "zonder",
    ];
    let mut found = text.match_indices(value);
    found.any(|(at, _)| {
        let mut before = text[..at].rsplit(|c: char| !c.is_alphanumeric());
        let begun = before.next().unwrap_or_default();
        let mut words = before.filter(|word| !word.is_empty()).take(2);
        !BEGINNINGS.contains(&begun) && !words.any(|word| WORDS.contains(&word))
    })
}

impl BoundCondition {
    /// Whether the row meets the condition. A comparison of numbers fails on
    /// what is not a number.
    #[must_use]
    pub fn holds(&self, record: &Record<'_>) -> bool {
        let cell = record.get(self.index);
        let text = cell.trim();
        let number = || number::parse(text, self.format).map(number::Decimal::to_f64);
        let compare = |order: fn(f64, f64) -> bool| match (number(), self.number) {
            (Some(cell), Some(value)) => order(cell, value),
            _ => false,
        };
        let equal = || text.to_lowercase() == self.value || compare(|a, b| a == b);
        match self.test {
            Test::Present => !text.is_empty(),
            Test::Absent => text.is_empty(),
            Test::Equals => equal(),
            Test::Differs => !equal(),
            Test::StartsWith => text.to_lowercase().starts_with(&self.value),
            Test::DoesNotStartWith => !text.to_lowercase().starts_with(&self.value),
            Test::Contains if self.undenied => holds_undenied(&text.to_lowercase(), &self.value),
            Test::Contains => text.to_lowercase().contains(&self.value),
            Test::Above => compare(|a, b| a > b),
            Test::AtLeast => compare(|a, b| a >= b),
            Test::Below => compare(|a, b| a < b),
            Test::AtMost => compare(|a, b| a <= b),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::delimited::Records;
    use crate::intake::{encoding, table};

    /// The first cells of the rows kept.
    fn kept(test: Test, column: &str, value: &str) -> Vec<String> {
        let text = "id;n\nC1;-2,5\n;3\na2;3,0\nb3;x\n";
        let (reading, head) = table::look(text.as_bytes(), true).unwrap();
        let filter = RowFilter {
            column: column.into(),
            test,
            value: value.into(),
        };
        let condition = filter.bind(&head.columns).unwrap();
        let mut ids = Vec::new();
        let mut records = Records::new(encoding::detect(b""), reading.dialect);
        records
            .push(text.as_bytes(), &mut |record| {
                if record.line > 1 && condition.holds(record) {
                    ids.push(record.get(0).into_owned());
                }
                Ok(())
            })
            .unwrap();
        ids
    }

    #[test]
    fn each_test() {
        assert_eq!(kept(Test::Present, "id", ""), ["C1", "a2", "b3"]);
        assert_eq!(kept(Test::Absent, "id", ""), [""]);
        assert_eq!(kept(Test::StartsWith, "id", "c"), ["C1"]);
        assert_eq!(kept(Test::DoesNotStartWith, "id", "c"), ["", "a2", "b3"]);
        assert_eq!(kept(Test::Contains, "id", "3"), ["b3"]);
        assert_eq!(kept(Test::Equals, "id", "A2"), ["a2"]);
    }

    #[test]
    fn what_a_status_denies_it_does_not_say() {
        for (text, value) in [
            ("closed - not won", "won"),
            ("not yet won", "won"),
            ("non gagnée", "gagn"),
            ("pas encore gagnée", "gagn"),
            ("nicht gewonnen", "won"),
            ("unpaid", "paid"),
            ("impayée", "payé"),
            ("non remboursée", "rembours"),
            ("not cancelled", "cancel"),
        ] {
            assert!(!holds_undenied(text, value), "{text}");
        }
        for (text, value) in [
            ("closed won", "won"),
            ("closedwon", "won"),
            ("gewonnen", "won"),
            ("was not won, then won", "won"),
            ("paiement remboursé", "rembours"),
            ("not paid", "not paid"),
            ("", ""),
        ] {
            assert!(holds_undenied(text, value), "{text}");
        }
    }

    #[test]
    fn numbers_are_compared_as_numbers() {
        // One cell in four is no number, so the column is text, and its mark
        // is then the point: "3" still equals "3".
        assert_eq!(kept(Test::Equals, "n", "3"), [""]);
        assert_eq!(kept(Test::Above, "n", "0"), [""]);
        assert_eq!(kept(Test::AtMost, "n", "3"), [""]);
    }
}
