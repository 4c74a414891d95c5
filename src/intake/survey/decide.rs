//! The type of a column, decided from what was counted of its cells.

use super::evidence::{Evidence, FORMATS};
use super::words::{self, Words};
use crate::intake::cell::date::DateOrder;
use crate::intake::cell::number::{DecimalMark, Grouping};
use crate::intake::infer::{ColumnKind, ColumnType};
use crate::intake::warning::{Code, Tally};

/// What the cells of a column are, and how they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words and identifiers.
    Text,
    /// Numbers with this decimal mark.
    Number(DecimalMark),
    /// Days.
    Date(DateOrder),
    /// Days and times of a clock.
    DateTime(DateOrder),
    /// Points in time: days and times with an offset.
    Instant(DateOrder),
    /// Days as spreadsheets count them; with times.
    Serial {
        /// Whether there are times.
        timed: bool,
    },
    /// Points in time, counted from 1970.
    Epoch,
    /// Yes and no.
    Flag {
        /// Whether a blank says no, where a mark says yes.
        blank_is_no: bool,
    },
    /// Months of years.
    Month,
    /// Weeks of years.
    Week,
    /// Hours, minutes, seconds.
    Duration,
}

impl Kind {
    /// What a column does not prove itself follows what the others prove, and what a
    /// number of a spreadsheet or a clock counts follows its header.
    pub fn settle(self, found: &mut ColumnType, name: &str, examples: &[String]) {
        let unread = matches!(found.kind, ColumnKind::Text | ColumnKind::Number);
        let dated = match self {
            Self::Epoch | Self::Serial { .. } => {
                (found.proven, found.confidence) = (true, 1.0);
                Some(DateOrder::DayFirst)
            }
            // Days of which a spreadsheet counts some and writes others.
            Self::Date(order) | Self::DateTime(order) if unread && words::is_date(name) => {
                found.proven = false;
                Some(order)
            }
            _ => None,
        };
        if let Some(order) = dated {
            found.kind = ColumnKind::Date;
            (found.decimal, found.grouping) = (None, None);
            found.date_order = Some(order);
        }
        if found.proven {
            return;
        }
        // Whole numbers read alike either way.
        let marked = |text: &String| text.contains(['.', ',']);
        match (self, found.kind) {
            (Self::Date(order) | Self::DateTime(order), ColumnKind::Date) => {
                found.date_order = Some(order);
            }
            (Self::Number(mark), ColumnKind::Number)
                if found.decimal != Some(mark) && examples.iter().any(marked) =>
            {
                found.decimal = Some(mark);
                found.grouping = Some(match mark {
                    DecimalMark::Comma => Grouping::Point,
                    DecimalMark::Point => Grouping::Comma,
                });
            }
            _ => {}
        }
    }

    /// Its name, as the command prints it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number(_) => "num",
            Self::Date(_) | Self::Serial { timed: false } => "date",
            Self::DateTime(_) | Self::Serial { timed: true } => "datetime",
            Self::Instant(_) | Self::Epoch => "instant",
            Self::Flag { .. } => "bool",
            Self::Month => "month",
            Self::Week => "week",
            Self::Duration => "duration",
        }
    }
}

/// What the other columns of a file prove.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context {
    /// Whether the file is delimited as where a comma is the decimal mark.
    pub european: bool,
    /// Whether a column proves a decimal comma, or a point.
    pub commas: bool,
    /// See `commas`.
    pub points: bool,
    /// Whether a column proves that days come first, or months.
    pub day_first: bool,
    /// See `day_first`.
    pub month_first: bool,
}

impl Context {
    /// What all columns prove together.
    #[must_use]
    pub fn of(columns: &[Evidence], european: bool) -> Self {
        let any = |tally: fn(&Evidence) -> u64| columns.iter().any(|column| tally(column) > 0);
        Self {
            european,
            commas: any(|column| column.commas.count),
            points: any(|column| column.points.count),
            day_first: any(|column| column.day_first.count),
            month_first: any(|column| column.month_first.count),
        }
    }
}

/// A decision, and what is to be pointed out about it.
pub type Decision = (Kind, Vec<(Code, Tally)>);

/// Decides the type of a column.
#[must_use]
pub fn decide(evidence: &Evidence, name: &str, context: Context) -> Decision {
    let mut notes = Vec::new();
    let kind = kind_of(evidence, name, context, &mut notes);
    let mut note = |code, tally: Tally| notes.push((code, tally));
    note(Code::ExcelErrorValues, evidence.errors);
    note(Code::InvisibleCharacters, evidence.invisible);
    note(Code::Mojibake, evidence.mojibake);
    note(Code::MixedEncoding, evidence.other_encoding);
    note(Code::InvalidBytes, evidence.invalid_bytes);
    match kind {
        Kind::Text => note(Code::FormulaCells, evidence.formulas),
        Kind::Number(_) => note(Code::NonFinite, evidence.non_finite),
        _ => {}
    }
    notes.retain(|(_, tally)| tally.count > 0);
    (kind, notes)
}

/// Cells that hold a value, so that they speak for a type.
fn speaking(evidence: &Evidence) -> u64 {
    evidence.filled
        - evidence.absent
        - evidence.errors.count
        - evidence.non_finite.count
        - evidence.quoted_formulas
}

fn kind_of(
    evidence: &Evidence,
    name: &str,
    context: Context,
    notes: &mut Vec<(Code, Tally)>,
) -> Kind {
    let all = speaking(evidence);
    let most = |count: u64| count * 10 >= all * 9;
    if all == 0 {
        return Kind::Text;
    }
    if is_damaged(evidence, all) {
        notes.push((Code::IdScientificNotation, evidence.scientific));
        return Kind::Text;
    }
    let header = Words::of(name);
    if evidence.epochs == all && (header.any(&words::DATES) || header.any(&words::MOMENTS)) {
        return Kind::Epoch;
    }
    // Beside decimals a long number is a number.
    let codes = match evidence.points.count + evidence.commas.count {
        0 => evidence.identifiers,
        _ => evidence.identifiers - evidence.long,
    };
    if evidence.quoted_formulas > 0 || codes > 0 {
        return Kind::Text;
    }
    if header.any(&words::IDENTIFIERS) {
        return Kind::Text;
    }
    if let Some(kind) = dates(evidence, all, context, notes) {
        return kind;
    }
    // Days among totals and notes are read as days all the same.
    let (told, open) = (
        evidence.day_first.count + evidence.month_first.count,
        evidence.either,
    );
    if words::is_date(name) && told == 0 && (evidence.agreed + open.count) * 2 > all {
        notes.push((Code::AmbiguousDate, open));
    }
    if most(evidence.months) {
        return Kind::Month;
    }
    if header.any(&words::MONTHS) && evidence.compact_months == all {
        return Kind::Month;
    }
    if most(evidence.weeks) {
        return Kind::Week;
    }
    if most(evidence.durations) && (evidence.long_durations > 0 || header.any(&words::DURATIONS)) {
        return Kind::Duration;
    }
    if words::is_date(name) && most(evidence.serials) {
        notes.push((Code::ExcelSerialDates, Tally::times(evidence.serials)));
        let timed = evidence.points.count + evidence.commas.count > 0;
        return Kind::Serial { timed };
    }
    if let Some(kind) = numbers(evidence, all, context, notes) {
        return kind;
    }
    if evidence.marks == all {
        return Kind::Flag { blank_is_no: true };
    }
    // A column of nothing but `NO` is Norway.
    // And `N` and `S` may be north and south.
    let letters = match evidence.no {
        0 => 0,
        _ if header.any(&words::REGIONS) => 0,
        _ => evidence.letters,
    };
    let yes = evidence.yes + letters + if evidence.no > 0 { evidence.marks } else { 0 };
    if yes > 0 && yes + evidence.no == all {
        return Kind::Flag { blank_is_no: false };
    }
    Kind::Text
}

/// Whether a spreadsheet shortened identifiers: long numbers beside them, or
/// nothing but such.
fn is_damaged(evidence: &Evidence, all: u64) -> bool {
    let damaged = evidence.scientific.count;
    damaged > 0 && ((evidence.digits > 0 && evidence.lengths.1 >= 8) || damaged * 2 > all)
}

fn dates(
    evidence: &Evidence,
    all: u64,
    context: Context,
    notes: &mut Vec<(Code, Tally)>,
) -> Option<Kind> {
    let (day, month) = (evidence.day_first.count, evidence.month_first.count);
    let read = day + month + evidence.either.count + evidence.agreed;
    // Days that a spreadsheet counts, where the rest are written: of a column
    // of dates it took some for dates and others for text.
    let serials = if read > 0 { evidence.serials } else { 0 };
    if read == 0 || (read + serials + evidence.impossible.count) * 10 < all * 9 {
        return None;
    }
    notes.push((Code::ExcelSerialDates, Tally::times(serials)));
    // A slip among many is a slip; more of them are two ways to write.
    if day.min(month) * 50 > day.max(month) {
        let first = if day < month {
            evidence.day_first
        } else {
            evidence.month_first
        };
        notes.push((Code::ConflictingDateOrder, first));
        return Some(Kind::Text);
    }
    if evidence.offset > 0 && evidence.offset < read {
        notes.push((Code::UnreadableValues, Tally::times(read - evidence.offset)));
        return Some(Kind::Text);
    }
    let elsewhere = context.day_first != context.month_first;
    let order = if day + month > 0 {
        order_of(month > day)
    } else {
        order_of(elsewhere && context.month_first)
    };
    if day + month == 0 && !elsewhere {
        notes.push((Code::AmbiguousDate, evidence.either));
    }
    let slips = if order == DateOrder::DayFirst {
        evidence.month_first
    } else {
        evidence.day_first
    };
    notes.push((Code::InvalidDate, evidence.impossible));
    notes.push((Code::InvalidDate, slips));
    let rest = all - (read + serials + evidence.impossible.count).min(all);
    notes.push((Code::UnreadableValues, Tally::times(rest)));
    Some(match (evidence.timed, evidence.offset) {
        (_, offset) if offset > 0 => Kind::Instant(order),
        (0, _) => Kind::Date(order),
        _ => Kind::DateTime(order),
    })
}

fn order_of(month_first: bool) -> DateOrder {
    if month_first {
        DateOrder::MonthFirst
    } else {
        DateOrder::DayFirst
    }
}

fn numbers(
    evidence: &Evidence,
    all: u64,
    context: Context,
    notes: &mut Vec<(Code, Tally)>,
) -> Option<Kind> {
    let read = evidence.by_comma.max(evidence.by_point);
    let any = evidence.numbers;
    if any * 10 < all * 9 {
        return None;
    }
    // Codes have all one length, quantities do not.
    if evidence.digits == all
        && evidence.lengths.0 == evidence.lengths.1
        && evidence.lengths.0 >= 10
    {
        return Some(Kind::Text);
    }
    let (commas, points) = (evidence.commas.count, evidence.points.count);
    let (dots, thousands) = (evidence.dot_thousands, evidence.comma_thousands);
    let open = commas + points == 0;
    let mixed = commas.min(points) * 50 > commas.max(points) || (open && dots.min(thousands) > 0);
    if mixed || read * 10 < all * 9 {
        let first = if commas < points {
            evidence.commas
        } else {
            evidence.points
        };
        notes.push((
            Code::MixedNumberFormats,
            Tally {
                count: first.count.max(1),
                ..first
            },
        ));
        return Some(Kind::Text);
    }
    let mark = if open {
        if dots + thousands > 0 && context.commas == context.points {
            notes.push((Code::AmbiguousNumber, Tally::times(dots + thousands)));
        }
        undecided(dots > 0, context)
    } else if commas > points {
        DecimalMark::Comma
    } else {
        DecimalMark::Point
    };
    let read = if mark == DecimalMark::Comma {
        evidence.by_comma
    } else {
        evidence.by_point
    };
    notes.push((Code::UnreadableValues, Tally::times(all - read)));
    if evidence.percents.count < read {
        notes.push((Code::MixedNumberFormats, evidence.percents));
    }
    if evidence.currencies.len() > 1 {
        notes.push((Code::MixedCurrencies, evidence.priced));
    }
    Some(Kind::Number(mark))
}

/// The decimal mark where no cell proves one: that of the other columns, else
/// that of the countries that delimit so.
fn undecided(dots: bool, context: Context) -> DecimalMark {
    let comma = if context.commas != context.points {
        context.commas
    } else {
        context.european
    };
    // Without a mark either reads alike; `1,234` is a thousand where it is open.
    if comma || (dots && context.european) {
        DecimalMark::Comma
    } else {
        DecimalMark::Point
    }
}

/// The formats of a decimal mark.
pub fn formats_of(
    mark: DecimalMark,
) -> impl Iterator<Item = crate::intake::cell::number::NumberFormat> {
    FORMATS
        .into_iter()
        .filter(move |format| format.decimal == mark)
}
