//! Whether a cell is data, as against the name of some.

use crate::intake::cell::date::{self, DateOrder};
use crate::intake::cell::number::{DecimalMark, Framed};

/// A number or a date.
pub(super) fn is_data(cell: &str) -> bool {
    let cell = cell.trim();
    let number = Framed::of(cell).is_some_and(|number| {
        let marks = [DecimalMark::Point, DecimalMark::Comma];
        marks
            .into_iter()
            .any(|mark| number.read(mark.into()).is_some())
    });
    number
        || date::parse(cell, DateOrder::DayFirst).is_some()
        || (!date::is_year_first(cell) && date::parse(cell, DateOrder::MonthFirst).is_some())
}

pub(super) fn is_year(cell: &str) -> bool {
    let cell = cell.trim();
    cell.len() == 4
        && cell
            .parse::<u32>()
            .is_ok_and(|year| (1900..2100).contains(&year))
}
