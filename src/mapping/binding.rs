//! A mapping bound to the columns of a file: where each field's text is, and how to
//! read it.

use super::extra::Extra;
use super::field::{Field, FieldKind, TableKind};
pub use super::span::Span;
use super::{rule, Change, Choice, Mapping, TimeUnit};
use crate::error::{Problem, ProblemKind, Result};
use crate::intake::cell::date::{self, DateOrder, Moment};
use crate::intake::cell::money::Money;
use crate::intake::cell::number::{self, Decimal, DecimalMark, NumberFormat};
use crate::intake::delimited::Record;
use crate::intake::encoding;
use crate::intake::table::Column;
use std::borrow::Cow;

/// A field bound to the file: where its text is, and how to read it.
#[derive(Debug, Clone)]
pub struct Slot {
    id: &'static str,
    pub(super) index: Option<usize>,
    pub(super) constant: String,
    format: NumberFormat,
    pub(super) date_order: DateOrder,
    separator: String,
    column: String,
    /// Spreadsheets are told by an apostrophe that a number is a text.
    pub(super) is_key: bool,
    pub(super) unit: Option<TimeUnit>,
    change: Change,
    pub(super) extra: Option<Box<Extra>>,
}

/// A mapping bound to the header of a file.
#[derive(Debug, Clone)]
pub struct Binding {
    /// The table.
    pub table: TableKind,
    /// Whether rows are order lines.
    pub lines: bool,
    /// Whether an order's totals stand on its first row only.
    pub totals_once: bool,
    /// The columns kept as traits, with their names.
    pub attributes: Vec<(String, usize)>,
    slots: Vec<Slot>,
    filters: Vec<rule::BoundCondition>,
    statuses: Vec<(rule::BoundCondition, rule::OrderStatus)>,
}

/// The place of a field in a binding, looked up once and not for every row.
#[derive(Debug, Clone, Copy)]
pub struct SlotId(u8);

impl SlotId {
    /// Whether it is the place of any field.
    #[must_use]
    pub fn is_some(self) -> bool {
        self.0 != u8::MAX
    }

    /// Whether it is this place.
    #[must_use]
    pub fn is(self, at: usize) -> bool {
        usize::from(self.0) == at
    }
}

impl Default for SlotId {
    fn default() -> Self {
        Self(u8::MAX)
    }
}

/// A field of a binding: by its place, or by its id.
pub trait FieldRef: Copy {
    /// Its place and where it comes from; `None` when it is not mapped.
    fn slot(self, binding: &Binding) -> Option<(usize, &Slot)>;
}

impl FieldRef for SlotId {
    fn slot(self, binding: &Binding) -> Option<(usize, &Slot)> {
        let at = usize::from(self.0);
        binding.slots.get(at).map(|slot| (at, slot))
    }
}

impl FieldRef for &str {
    fn slot(self, binding: &Binding) -> Option<(usize, &Slot)> {
        let mut slots = binding.slots.iter().enumerate();
        slots.find(|(_, slot)| slot.id == self)
    }
}

impl Slot {
    /// The bytes of the cell, without blanks around them.
    #[must_use]
    pub fn bytes<'a>(&'a self, record: &Record<'a>) -> &'a [u8] {
        let Some(index) = self.index else {
            return self.constant.as_bytes();
        };
        let bytes = match &self.extra {
            None => record.raw(index).trim_ascii(),
            Some(extra) => extra.bytes(record, index),
        };
        match bytes {
            [b'\'', rest @ ..] if self.is_key => rest,
            _ => bytes,
        }
    }

    /// The moment that the bytes of a cell state.
    #[must_use]
    pub fn moment(&self, record: &Record<'_>, bytes: &[u8]) -> Option<Moment> {
        if let Some(unit) = self.unit {
            return unit.moment(bytes);
        }
        match self
            .extra
            .as_ref()
            .and_then(|extra| extra.joined(record, bytes))
        {
            Some(joined) => date::parse_bytes(&joined, self.date_order),
            None => date::parse_bytes(bytes, self.date_order),
        }
    }

    /// How its numbers are written.
    #[must_use]
    pub fn format(&self) -> NumberFormat {
        self.format
    }

    /// The amount that the bytes of a cell state.
    #[must_use]
    pub fn money(&self, bytes: &[u8]) -> Option<Money> {
        let plain = match self.format.decimal {
            DecimalMark::Point => b'.',
            DecimalMark::Comma => b',',
        };
        if self.change == Change::default() {
            let short = Money::plain(bytes, plain);
            if short.is_some() {
                return short;
            }
        }
        self.number(bytes).and_then(Money::from_decimal)
    }

    /// The number that they state.
    #[must_use]
    pub fn number(&self, bytes: &[u8]) -> Option<Decimal> {
        number::parse_bytes(bytes, self.format).and_then(|found| self.change.of(found))
    }

    /// The order of its dates.
    #[must_use]
    pub fn date_order(&self) -> DateOrder {
        self.date_order
    }
}

/// A cell of a bound field.
pub struct Cell<'a> {
    /// Its text, trimmed.
    pub text: Cow<'a, str>,
    /// How its column writes numbers.
    pub format: NumberFormat,
    /// The date order of its column.
    pub date_order: DateOrder,
    /// What its numbers count, of a time.
    pub unit: Option<TimeUnit>,
    /// What is done to its amount.
    change: Change,
}

impl Cell<'_> {
    /// The amount it states.
    #[must_use]
    pub fn money(&self) -> Option<Money> {
        self.number().and_then(Money::from_decimal)
    }

    /// The number it states.
    #[must_use]
    pub fn number(&self) -> Option<Decimal> {
        number::parse(&self.text, self.format).and_then(|found| self.change.of(found))
    }

    /// The moment it states.
    #[must_use]
    pub fn moment(&self) -> Option<Moment> {
        match self.unit {
            Some(unit) => unit.moment(self.text.as_bytes()),
            None => date::parse_bytes(self.text.as_bytes(), self.date_order),
        }
    }
}

impl Mapping {
    /// Binds the mapping to the columns of a file.
    ///
    /// # Errors
    /// When it names a field the table does not have, a column the file does
    /// not have, or leaves out a field the table cannot do without.
    pub fn bind(&self, columns: &[Column]) -> Result<Binding> {
        let table = self.table.table();
        let mut slots: Vec<Slot> = Vec::new();
        for (id, choice) in &self.fields {
            let Some(field) = table.field(id) else {
                return Err(ProblemKind::UnknownField {
                    table: table.id.to_owned(),
                    field: id.clone(),
                }
                .into());
            };
            slots.extend(bind_field(field, choice, columns)?);
        }
        let has = |id: &str| slots.iter().any(|slot| slot.id == id);
        let missing = |field: &str| -> Problem {
            ProblemKind::FieldNotMapped {
                table: table.id.to_owned(),
                field: field.to_owned(),
            }
            .into()
        };
        if let Some(field) = table.fields.iter().find(|f| f.required && !has(f.id)) {
            return Err(missing(field.id));
        }
        if !table.has_one_of(has) {
            let groups: Vec<String> = table.one_of.iter().map(|ids| ids.join(" and ")).collect();
            return Err(missing(&groups.join(", or ")));
        }
        if (self.lines || self.totals_once) && !has("order_id") {
            return Err(missing("order_id"));
        }
        let filters = self
            .filters
            .iter()
            .map(|filter| filter.bind(columns))
            .collect::<Result<_>>()?;
        let statuses = self
            .statuses
            .iter()
            .map(|rule| rule.bind(columns))
            .collect::<Result<_>>()?;
        let attributes = self
            .attributes
            .iter()
            .map(|name| Ok((name.clone(), column_index(name, columns)?)))
            .collect::<Result<_>>()?;
        Ok(Binding {
            attributes,
            table: self.table,
            lines: self.lines,
            totals_once: self.totals_once,
            slots,
            filters,
            statuses,
        })
    }
}

fn bind_field(field: &Field, choice: &Choice, columns: &[Column]) -> Result<Option<Slot>> {
    let change = Change {
        sign: choice.sign,
        scale: choice.scale,
    };
    let Some(name) = &choice.column else {
        return Ok(choice.constant.as_ref().map(|constant| Slot {
            id: field.id,
            index: None,
            constant: constant.trim().to_owned(),
            format: NumberFormat {
                decimal: choice.decimal.unwrap_or_default(),
                grouping: choice.grouping.unwrap_or_default(),
            },
            date_order: choice.date_order.unwrap_or_default(),
            separator: String::new(),
            column: String::new(),
            is_key: false,
            unit: choice.unit,
            change,
            extra: None,
        }));
    };
    let index = column_index(name, columns)?;
    let found = &columns[index].column_type;
    Ok(Some(Slot {
        id: field.id,
        index: Some(index),
        constant: String::new(),
        format: NumberFormat {
            decimal: choice.decimal.or(found.decimal).unwrap_or_default(),
            grouping: choice.grouping.or(found.grouping).unwrap_or_default(),
        },
        date_order: choice.date_order.or(found.date_order).unwrap_or_default(),
        separator: choice
            .separator
            .clone()
            .filter(|separator| !separator.trim().is_empty())
            .unwrap_or_else(|| path_separator(&columns[index].examples).to_owned()),
        column: name.clone(),
        is_key: matches!(field.kind, FieldKind::Key | FieldKind::Person),
        unit: choice.unit,
        change,
        extra: Extra::bind(choice, columns)?,
    }))
}

/// The mark that cuts the examples of a path column, the usual one first.
fn path_separator(examples: &[String]) -> &'static str {
    [">", "\u{2192}", "|", ";", ","]
        .into_iter()
        .find(|mark| examples.iter().any(|example| example.contains(mark)))
        .unwrap_or(">")
}

/// The position of a column by its name.
pub(super) fn column_index(name: &str, columns: &[Column]) -> Result<usize> {
    columns
        .iter()
        .position(|column| column.name == name)
        .ok_or_else(|| {
            ProblemKind::UnknownColumn {
                column: name.to_owned(),
            }
            .into()
        })
}

impl Binding {
    /// Whether the field is mapped.
    #[must_use]
    pub fn has(&self, field: &str) -> bool {
        field.slot(self).is_some()
    }

    /// The place of a field, for reading many rows.
    #[must_use]
    pub fn slot(&self, field: &str) -> SlotId {
        let at = self.slots.iter().position(|slot| slot.id == field);
        at.and_then(|at| u8::try_from(at).ok())
            .map_or_else(SlotId::default, SlotId)
    }

    /// The mapped fields, each with its column; none for a constant.
    pub fn slots(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.slots
            .iter()
            .map(|slot| (slot.id, slot.column.as_str()))
    }

    /// The mapped fields by their place.
    #[must_use]
    pub fn all(&self) -> &[Slot] {
        &self.slots
    }

    /// Whether rows are judged by more than their fields.
    #[must_use]
    pub fn has_rules(&self) -> bool {
        !self.filters.is_empty() || !self.statuses.is_empty()
    }

    /// Finds the cells of a record, field by field, and counts those that hold
    /// nothing.
    pub fn find(&self, record: &Record<'_>, spans: &mut Vec<Span>, blanks: &mut [u64]) {
        spans.clear();
        for (slot, blank) in self.slots.iter().zip(blanks) {
            let span = Span::find(slot, record);
            *blank += u64::from(span.of(record, slot).is_empty());
            spans.push(span);
        }
    }

    /// Ids of the mapped fields.
    pub fn mapped(&self) -> impl Iterator<Item = &'static Field> + '_ {
        let table = self.table.table();
        table.fields.iter().filter(|field| self.has(field.id))
    }

    /// The header of the column that holds a field; empty for a constant.
    #[must_use]
    pub fn column(&self, field: impl FieldRef) -> &str {
        field.slot(self).map_or("", |(_, slot)| &slot.column)
    }

    /// The cell of a field; empty if the field is not mapped.
    #[must_use]
    pub fn cell<'a>(&'a self, record: &Record<'a>, field: impl FieldRef) -> Cell<'a> {
        let Some((_, slot)) = field.slot(self) else {
            return Cell {
                text: Cow::Borrowed(""),
                format: NumberFormat::default(),
                date_order: DateOrder::DayFirst,
                unit: None,
                change: Change::default(),
            };
        };
        let bytes = slot.bytes(record);
        let joined = slot
            .extra
            .as_ref()
            .and_then(|extra| extra.joined(record, bytes));
        let text = match joined {
            Some(joined) => Cow::Owned(encoding::text(&joined).trim().to_owned()),
            None => trim(encoding::text(bytes)),
        };
        Cell {
            text,
            format: slot.format,
            date_order: slot.date_order,
            unit: slot.unit,
            change: slot.change,
        }
    }

    /// What stands between the channels of a path.
    #[must_use]
    pub fn separator(&self, field: &str) -> &str {
        field.slot(self).map_or("", |(_, slot)| &slot.separator)
    }

    /// The first filter that a row does not pass, by position.
    #[must_use]
    pub fn refusing_filter(&self, record: &Record<'_>) -> Option<usize> {
        self.filters.iter().position(|filter| !filter.holds(record))
    }

    /// What the status rules say of a row of orders.
    #[must_use]
    pub fn status(&self, record: &Record<'_>) -> Option<rule::OrderStatus> {
        self.statuses
            .iter()
            .find(|(condition, _)| condition.holds(record))
            .map(|(_, status)| *status)
    }
}

fn trim(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::table;

    fn bind(mapping: &str, csv: &str) -> Result<Binding> {
        let (_, head) = table::look(csv.as_bytes(), true).unwrap();
        serde_json::from_str::<Mapping>(mapping)
            .unwrap()
            .bind(&head.columns)
    }

    const CSV: &str = "d;m\n31/12/2025;1,5\n";

    #[test]
    fn binds_names_to_columns_and_takes_the_dialect_of_the_sample() {
        let binding = bind(
            r#"{"table":"orders","fields":{"ordered_at":{"column":"d"},"amount":{"column":"m"},
                "channel":{"constant":"Magasin"}}}"#,
            CSV,
        )
        .unwrap();
        assert!(binding.has("channel"));
        assert_eq!(binding.column("amount"), "m");
        assert_eq!(binding.mapped().count(), 3);
    }

    #[test]
    fn says_what_is_wrong_with_a_mapping() {
        let code = |mapping: &str| bind(mapping, CSV).unwrap_err().kind.code();
        assert_eq!(
            code(r#"{"table":"orders","fields":{"colour":{"column":"d"}}}"#),
            "unknown-field"
        );
        assert_eq!(
            code(r#"{"table":"orders","fields":{"amount":{"column":"x"}}}"#),
            "unknown-column"
        );
        assert_eq!(
            code(r#"{"table":"orders","fields":{"ordered_at":{"column":"d"}}}"#),
            "field-not-mapped"
        );
        assert_eq!(
            code(
                r#"{"table":"orders","lines":true,"fields":{"ordered_at":{"column":"d"},"amount":{"column":"m"}}}"#
            ),
            "field-not-mapped"
        );
    }
}
