//! The type of a column, decided from a sample of its cells with the evidence.

use super::cell::date::{self, DateOrder};
use super::cell::number::{DecimalMark, Framed, Grouping, NumberFormat};
use super::cell::{flag, is_null};
use serde::{Deserialize, Serialize};

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum ColumnKind {
    /// No cell holds anything.
    Empty,
    /// Words, or identifiers.
    Text,
    /// Decimal numbers.
    Number,
    /// Dates, or dates and times.
    Date,
    /// Months, quarters, weeks or years.
    Period,
    /// Yes and no.
    Flag,
}

/// A column's type, with what speaks for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ColumnType {
    /// The kind.
    pub kind: ColumnKind,
    /// The decimal mark of a number column.
    pub decimal: Option<DecimalMark>,
    /// The thousands mark of a number column.
    pub grouping: Option<Grouping>,
    /// The order of day and month of a date column.
    pub date_order: Option<DateOrder>,
    /// Whether the sample proves the mark or the order: `3,5` or `31/12` does.
    pub proven: bool,
    /// Share of the filled cells of the sample that read as this kind, 0 to 1.
    pub confidence: f64,
}

/// Below this share of readable cells a column is text.
const ENOUGH: f64 = 0.9;

impl ColumnType {
    fn plain(kind: ColumnKind) -> Self {
        Self {
            kind,
            decimal: None,
            grouping: None,
            date_order: None,
            proven: true,
            confidence: 1.0,
        }
    }
}

/// Decides the type of a column from the cells of a sample. `european` says that
/// the file is delimited as where a comma is the decimal mark.
#[must_use]
pub fn infer(cells: &[&str], european: bool) -> ColumnType {
    let filled = filled(cells);
    if filled.is_empty() {
        return ColumnType::plain(ColumnKind::Empty);
    }
    if has_identifier(&filled) {
        return ColumnType::plain(ColumnKind::Text);
    }
    let share = |reads: &dyn Fn(&str) -> bool| share_of(&filled, &|cell| reads(cell));
    if share(&|cell| matches!(cell, "0" | "1")) < 1.0 {
        if let Some(found) = dates(&filled, &share) {
            return found;
        }
        if let Some(found) = numbers(&filled, &share, european) {
            return found;
        }
    }
    let flags = share(&|cell| flag::parse(cell).is_some());
    if flags >= ENOUGH {
        return ColumnType {
            confidence: flags,
            ..ColumnType::plain(ColumnKind::Flag)
        };
    }
    let periods = share(&|cell| date::parse_period(cell, DateOrder::DayFirst).is_some());
    if periods >= ENOUGH {
        return ColumnType {
            confidence: periods,
            ..ColumnType::plain(ColumnKind::Period)
        };
    }
    ColumnType::plain(ColumnKind::Text)
}

// What walks the cells is a function of its own: browsers take long to make a large one
// quick for one loop in it.

/// The cells that say something, without blanks around them.
#[inline(never)]
fn filled<'a>(cells: &[&'a str]) -> Vec<&'a str> {
    let trimmed = cells.iter().map(|cell| cell.trim());
    trimmed.filter(|cell| !is_null(cell)).collect()
}

#[inline(never)]
fn has_identifier(cells: &[&str]) -> bool {
    let padded = |cell: &&str| is_identifier(cell) && cell.starts_with('0');
    let mut long = cells.iter().filter(|cell| is_identifier(cell));
    cells.iter().any(padded) || (long.next().is_some() && !cells.iter().any(|c| has_decimals(c)))
}

/// `12.50`: where such a number stands, a long one is no code.
fn has_decimals(cell: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let cell = cell.trim_start_matches('-');
    let halves = cell.split_once(['.', ',']);
    halves.is_some_and(|(whole, rest)| digits(whole) && digits(rest))
}

/// The share of some cells that a reader reads.
#[inline(never)]
fn share_of<T>(cells: &[T], reads: &dyn Fn(&T) -> bool) -> f64 {
    let mut unread = 0;
    for cell in cells {
        unread += usize::from(!reads(cell));
        // However the rest reads, it is not enough.
        if unread * 10 > cells.len() + 10 {
            return 0.0;
        }
    }
    (cells.len() - unread) as f64 / cells.len() as f64
}

/// A code made of digits: a leading zero or more digits than a quantity has.
fn is_identifier(cell: &str) -> bool {
    let digits = cell.bytes().all(|byte| byte.is_ascii_digit());
    digits && ((cell.len() > 1 && cell.starts_with('0')) || cell.len() > 15)
}

/// The share of the filled cells that a reader reads.
type ShareRead<'a> = &'a dyn Fn(&dyn Fn(&str) -> bool) -> f64;

fn dates(cells: &[&str], share: ShareRead<'_>) -> Option<ColumnType> {
    let plausible = |cell: &str, order| {
        date::parse(cell, order).is_some_and(|moment| {
            let day = moment.civil_ms.div_euclid(date::DAY_MS);
            // 1900 to 2099: eight digits outside it are a number.
            (-25_567..47_482).contains(&day)
        })
    };
    let day_first = share(&|cell| plausible(cell, DateOrder::DayFirst));
    let month_first = match cells.iter().all(|cell| date::is_year_first(cell)) {
        true => day_first,
        false => share(&|cell| plausible(cell, DateOrder::MonthFirst)),
    };
    let confidence = day_first.max(month_first);
    (confidence >= ENOUGH).then(|| ColumnType {
        kind: ColumnKind::Date,
        decimal: None,
        grouping: None,
        date_order: Some(if month_first > day_first {
            DateOrder::MonthFirst
        } else {
            DateOrder::DayFirst
        }),
        // When the year comes first both readings agree and nothing is open.
        proven: day_first != month_first || share(&year_first) == 1.0,
        confidence,
    })
}

/// The type of a column that is headed as one of days and in which a total or a note
/// stands now and then: more than half of its cells are days.
#[must_use]
pub fn infer_days(cells: &[&str]) -> Option<ColumnType> {
    let filled = filled(cells);
    let is_day = |cell: &&str| {
        date::parse(cell, DateOrder::DayFirst).is_some()
            || date::parse(cell, DateOrder::MonthFirst).is_some()
    };
    let days: Vec<&str> = filled.iter().copied().filter(is_day).collect();
    if days.len() * 2 <= filled.len() {
        return None;
    }
    let found = dates(&days, &|reads| share_of(&days, &|cell| reads(cell)))?;
    Some(ColumnType {
        confidence: days.len() as f64 / filled.len() as f64,
        ..found
    })
}

fn year_first(cell: &str) -> bool {
    cell.bytes().take_while(u8::is_ascii_digit).count() >= 4
}

/// Ways to write numbers, the plainest first: it wins a tie.
const FORMATS: [(DecimalMark, Grouping); 8] = [
    (DecimalMark::Point, Grouping::None),
    (DecimalMark::Comma, Grouping::None),
    (DecimalMark::Comma, Grouping::Space),
    (DecimalMark::Comma, Grouping::Point),
    (DecimalMark::Point, Grouping::Comma),
    (DecimalMark::Point, Grouping::Apostrophe),
    (DecimalMark::Point, Grouping::Space),
    (DecimalMark::Comma, Grouping::Apostrophe),
];

fn numbers(cells: &[&str], share: ShareRead<'_>, european: bool) -> Option<ColumnType> {
    if share(&|cell| Framed::of(cell).is_some()) < ENOUGH {
        return None;
    }
    // What no format reads is looked at once for all of them.
    let framed: Vec<Option<Framed<'_>>> = cells.iter().map(|cell| Framed::of(cell)).collect();
    let shares = FORMATS.map(|(decimal, grouping)| {
        let format = NumberFormat { decimal, grouping };
        share_of(&framed, &|cell| {
            cell.is_some_and(|cell| cell.read(format).is_some())
        })
    });
    let confidence = shares.iter().copied().fold(0.0, f64::max);
    if confidence < ENOUGH {
        return None;
    }
    let fitting = |at: &usize| shares[*at] >= confidence;
    let first = (0..FORMATS.len()).find(fitting)?;
    // "1.234" is a thousand where the comma is decimal, and one and a bit else.
    let thousands = share(&|cell| is_thousand(cell, '.')) == 1.0 && first == 0;
    let chosen = if thousands && european { 3 } else { first };
    let commas = share(&|cell| is_thousand(cell, ',')) == 1.0 && first == 1;
    let chosen = if commas && !european { 4 } else { chosen };
    let both_marks = shares[0] == shares[1] && first == 0;
    Some(ColumnType {
        kind: ColumnKind::Number,
        decimal: Some(FORMATS[chosen].0),
        grouping: Some(FORMATS[chosen].1),
        date_order: None,
        proven: !both_marks && !thousands && !commas,
        confidence,
    })
}

/// One to three digits, a mark, and exactly three: one thousand, or one and a bit.
fn is_thousand(cell: &str, mark: char) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    cell.trim_start_matches('-')
        .split_once(mark)
        .is_some_and(|(whole, rest)| {
            (1..=3).contains(&whole.len())
                && rest.len() == 3
                && digits(whole)
                && digits(rest)
                && whole != "0"
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(cells: &[&str]) -> ColumnType {
        infer(cells, true)
    }

    #[test]
    fn decides_from_what_proves_it() {
        let column = of(&["12,50", "3", ""]);
        assert_eq!(column.kind, ColumnKind::Number);
        assert_eq!(column.decimal, Some(DecimalMark::Comma));
        assert!(column.proven);
        let column = of(&["03/04/2026", "25/12/2025"]);
        assert_eq!(column.date_order, Some(DateOrder::DayFirst));
        assert!(column.proven);
        let column = of(&["03/04/2026", "12/25/2025 7:58"]);
        assert_eq!(column.date_order, Some(DateOrder::MonthFirst));
        assert!(column.proven);
    }

    #[test]
    fn says_when_nothing_proves_it() {
        assert!(!of(&["12", "3"]).proven);
        assert!(!of(&["03/04/2026"]).proven);
        assert!(of(&["2026-04-03"]).proven);
        assert!(of(&["20260403"]).proven);
    }

    #[test]
    fn thousands_are_found_and_doubt_is_told() {
        let column = of(&["1 234,56", "12"]);
        assert_eq!(column.grouping, Some(Grouping::Space));
        let column = of(&["1.234", "12.500", "2.750"]);
        assert_eq!(
            (column.decimal, column.grouping),
            (Some(DecimalMark::Comma), Some(Grouping::Point))
        );
        assert!(!column.proven);
        let american = infer(&["1.234", "12.500"], false);
        assert_eq!(
            (american.decimal, american.grouping),
            (Some(DecimalMark::Point), Some(Grouping::None))
        );
        let column = of(&["1.234,50", "12,00"]);
        assert_eq!(
            (column.grouping, column.proven),
            (Some(Grouping::Point), true)
        );
        assert_eq!(
            of(&["06 12 34 56 78", "01 02 03 04 05"]).kind,
            ColumnKind::Text
        );
    }

    #[test]
    fn identifiers_stay_text() {
        assert_eq!(of(&["00123", "00124"]).kind, ColumnKind::Text);
        assert_eq!(of(&["73282932000074123"]).kind, ColumnKind::Text);
        assert_eq!(
            of(&["73282932000074123", "7.33E+16"]).kind,
            ColumnKind::Text
        );
        assert_eq!(of(&["536365", "C536379"]).kind, ColumnKind::Text);
        assert_eq!(of(&["17850", "13047"]).kind, ColumnKind::Number);
    }

    #[test]
    fn totals_among_days_leave_them_days() {
        let cells = ["09/13/2026", "09/04/2026", "09/20/2026", "Total", "Total"];
        assert_eq!(of(&cells).kind, ColumnKind::Text);
        let days = infer_days(&cells).unwrap();
        assert_eq!(
            (days.kind, days.date_order, days.proven),
            (ColumnKind::Date, Some(DateOrder::MonthFirst), true)
        );
        assert!(
            !infer_days(&["09/12/2026", "09/04/2026", "Total"])
                .unwrap()
                .proven
        );
        assert_eq!(infer_days(&["09/12/2026", "a", "b"]), None);
    }

    #[test]
    fn amounts_with_the_noise_of_floats_stay_numbers() {
        for cells in [
            ["0.30000000000000004", "12.340000000000002", "19.99"],
            ["0.1000000000000000055511151231257827", "30.5", "19.99"],
            ["1.4210854715202004e-14", "30.5", "19.99"],
            ["1234567890123456", "12.50", "-5"],
        ] {
            assert_eq!(infer(&cells, false).kind, ColumnKind::Number, "{cells:?}");
        }
    }

    #[test]
    fn the_other_kinds() {
        assert_eq!(of(&["oui", "non"]).kind, ColumnKind::Flag);
        assert_eq!(of(&["1", "0", ""]).kind, ColumnKind::Flag);
        assert_eq!(of(&["2026-Q1", "2026-Q2"]).kind, ColumnKind::Period);
        assert_eq!(of(&["2026-03"]).kind, ColumnKind::Period);
        assert_eq!(of(&["", "n/a"]).kind, ColumnKind::Empty);
        assert_eq!(of(&["web", "magasin"]).kind, ColumnKind::Text);
    }

    #[test]
    fn a_few_bad_cells_do_not_change_the_type() {
        let mut cells = vec!["1,5"; 40];
        cells.push("oops");
        let column = of(&cells);
        assert_eq!(column.kind, ColumnKind::Number);
        assert!(column.confidence < 1.0);
    }
}
