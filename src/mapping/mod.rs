//! From columns of text to named, typed fields: what the user may change.
//!
//! A [`Mapping`] is plain data. It is proposed by [`guess`], edited by the
//! user, saved, and bound to the header of a file before the file is loaded.

mod binding;
mod clock;
mod content;
mod currency;
mod doubt;
mod extra;
pub mod field;
pub mod guess;
mod headed;
pub mod header;
mod lines;
pub mod preset;
#[rustfmt::skip] // made by scripts/presets.mjs, a line for each export
mod presets;
pub mod rule;
mod span;
mod survey;
pub mod tables;
mod words;

use crate::error::Result;
use crate::intake::cell::date::DateOrder;
use crate::intake::cell::number::{Decimal, DecimalMark, Grouping};
use crate::intake::stated::Stated;
use crate::intake::table::Column;
pub use binding::{Binding, Cell, FieldRef, Slot, SlotId, Span};
use field::TableKind;
use rule::{RowFilter, StatusRule};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where a field comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The header of the column that holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The same value for every row, when no column holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constant: Option<String>,
    /// The decimal mark of a number; from the sample when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimal: Option<DecimalMark>,
    /// The thousands mark of a number; from the sample when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grouping: Option<Grouping>,
    /// The order of day and month of a date; from the sample when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_order: Option<DateOrder>,
    /// What stands between the channels of a path; from the sample when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub separator: Option<String>,
    /// The header of the column with the time of day, where the date stands alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// The header of the column to take where a cell is empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fallback: Option<String>,
    /// Texts that stand for nothing here, such as a loyalty card `0`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nulls: Vec<String>,
    /// What a time written as a number counts since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<TimeUnit>,
    /// What becomes of the sign of an amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign: Option<Sign>,
    /// What an amount is written in, where not in units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<Scale>,
}

/// What becomes of the sign of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum Sign {
    /// It is turned round: what the file subtracts is a sale.
    Opposite,
    /// It is left out.
    Absolute,
}

/// What an amount is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum Scale {
    /// Cents.
    Hundredths,
    /// Thousands.
    Thousands,
}

/// What is done to an amount once it is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Change {
    sign: Option<Sign>,
    scale: Option<Scale>,
}

impl Change {
    /// The amount changed; one that no number can hold is none.
    #[must_use]
    pub fn of(self, amount: Decimal) -> Option<Decimal> {
        let Decimal { mantissa, scale } = amount;
        let mantissa = match self.sign {
            None => mantissa,
            Some(Sign::Opposite) => -mantissa,
            Some(Sign::Absolute) => mantissa.abs(),
        };
        Some(match self.scale {
            None => Decimal { mantissa, scale },
            Some(Scale::Hundredths) => Decimal {
                mantissa,
                scale: scale + 2,
            },
            Some(Scale::Thousands) => Decimal {
                mantissa: mantissa.checked_mul(1000)?,
                scale,
            },
        })
    }
}

/// What a time written as a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum TimeUnit {
    /// Seconds.
    Seconds,
    /// Thousandths of a second.
    Milliseconds,
    /// Millionths of a second.
    Microseconds,
}

impl Choice {
    /// A column, as the sample shows it.
    #[must_use]
    pub fn of(column: &Column) -> Self {
        Self {
            column: Some(column.name.clone()),
            decimal: column.column_type.decimal,
            grouping: column.column_type.grouping,
            date_order: column.column_type.date_order,
            ..Self::default()
        }
    }
}

/// How a file becomes a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The table the file holds.
    pub table: TableKind,
    /// Field id to where it comes from.
    #[serde(default)]
    pub fields: BTreeMap<String, Choice>,
    /// Whether the rows are lines of orders, to be summed by order number.
    #[serde(default)]
    pub lines: bool,
    /// Whether an order has several rows, with its totals on the first one only.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub totals_once: bool,
    /// Rows kept: those that pass every filter.
    #[serde(default)]
    pub filters: Vec<RowFilter>,
    /// What a row of orders is; the first rule that matches decides.
    #[serde(default)]
    pub statuses: Vec<StatusRule>,
    /// Columns of a customers file kept as traits, to make segments by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<String>,
    /// The zone of times without an offset; the reporting zone when absent.
    #[serde(default)]
    pub zone: Option<String>,
    /// What stands between fields; found out when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<String>,
    /// The encoding, as people know it; found out when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
}

impl Mapping {
    /// A mapping that takes every row as it stands.
    #[must_use]
    pub fn new(table: TableKind, fields: BTreeMap<String, Choice>) -> Self {
        Self {
            table,
            fields,
            lines: false,
            totals_once: false,
            filters: Vec::new(),
            statuses: Vec::new(),
            attributes: Vec::new(),
            zone: None,
            delimiter: None,
            encoding: None,
        }
    }

    /// Whether it gives what the table needs.
    #[must_use]
    pub fn is_filled(&self) -> bool {
        let has = |id: &str| self.fields.contains_key(id);
        self.table.table().is_filled(has)
    }

    /// What it says of how the file is written.
    ///
    /// # Errors
    /// When that makes no sense.
    pub fn stated(&self) -> Result<Stated> {
        Stated::new(self.delimiter.as_deref(), self.encoding.as_deref())
    }
}
