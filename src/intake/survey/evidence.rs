//! What the cells of a column look like, counted as they pass.

use super::kind;
use super::period::{self, Shape};
use crate::intake::cell::date::{self, DateOrder, DAY_MS};
use crate::intake::cell::number::{DecimalMark, Framed, Grouping, NumberFormat};
use crate::intake::cell::{self, currency};
use crate::intake::encoding;
use crate::intake::warning::Tally;

/// Ways to write numbers, the plainest first: it wins a tie.
pub const FORMATS: [NumberFormat; 8] = {
    use DecimalMark::{Comma, Point};
    const fn of(decimal: DecimalMark, grouping: Grouping) -> NumberFormat {
        NumberFormat { decimal, grouping }
    }
    [
        of(Point, Grouping::None),
        of(Comma, Grouping::None),
        of(Comma, Grouping::Space),
        of(Comma, Grouping::Point),
        of(Point, Grouping::Comma),
        of(Point, Grouping::Apostrophe),
        of(Point, Grouping::Space),
        of(Comma, Grouping::Apostrophe),
    ]
};

/// Counts of the cells of a column.
#[derive(Debug, Default, Clone)]
pub struct Evidence {
    /// Cells with anything in them.
    pub filled: u64,
    /// Cells that are empty.
    pub empty: u64,
    /// Cells that stand for nothing: `n/a`, `-`.
    pub absent: u64,
    /// Errors of spreadsheets.
    pub errors: Tally,
    /// `NaN` and `inf`.
    pub non_finite: Tally,
    /// `="00123"`.
    pub quoted_formulas: u64,
    /// Formulas.
    pub formulas: Tally,
    /// Cells that read as a number.
    pub numbers: u64,
    /// Cells that read as one with a decimal comma, or a decimal point.
    pub by_comma: u64,
    /// See `by_comma`.
    pub by_point: u64,
    /// Cells whose marks prove a decimal comma, or a decimal point.
    pub commas: Tally,
    /// See `commas`.
    pub points: Tally,
    /// `1.234` and `1,234`: a thousand, or one and a bit.
    pub dot_thousands: u64,
    /// See `dot_thousands`.
    pub comma_thousands: u64,
    /// Cells with a percent sign.
    pub percents: Tally,
    /// Currencies met, and how often one.
    pub currencies: Vec<&'static str>,
    /// Cells with a currency.
    pub priced: Tally,
    /// Cells that are identifiers by their form.
    pub identifiers: u64,
    /// Those of them that are so by their length alone.
    pub long: u64,
    /// Digits only, and of which lengths.
    pub digits: u64,
    /// The shortest and the longest of them.
    pub lengths: (usize, usize),
    /// `3.25E+12`.
    pub scientific: Tally,
    /// Dates that only the day first, only the month first, or both read.
    pub day_first: Tally,
    /// See `day_first`.
    pub month_first: Tally,
    /// Dates that either reads, but otherwise.
    pub either: Tally,
    /// Dates both read alike.
    pub agreed: u64,
    /// What is written like a date and is none.
    pub impossible: Tally,
    /// Dates with a time, and with an offset.
    pub timed: u64,
    /// See `timed`.
    pub offset: u64,
    /// Months, weeks, durations.
    pub months: u64,
    /// `202603`
    pub compact_months: u64,
    /// See `months`.
    pub weeks: u64,
    /// See `months`.
    pub durations: u64,
    /// Durations of a day and more.
    pub long_durations: u64,
    /// Whole numbers that would be days of our time in a spreadsheet.
    pub serials: u64,
    /// Digits that would be a time of our days, counted from 1970.
    pub epochs: u64,
    /// Yes, no, and marks (`x`).
    pub yes: u64,
    /// See `yes`.
    pub no: u64,
    /// See `yes`.
    pub marks: u64,
    /// `O` and `S`, which say yes beside a no.
    pub letters: u64,
    /// Characters that are not seen.
    pub invisible: Tally,
    /// Text that was decoded wrongly before.
    pub mojibake: Tally,
    /// Bytes of another encoding, and of none.
    pub other_encoding: Tally,
    /// See `other_encoding`.
    pub invalid_bytes: Tally,
    /// Cells with an at sign in an address.
    pub addresses: u64,
    /// A few words that say nothing but that they are there: a column of categories
    /// holds hardly any others.
    mute: Vec<Box<str>>,
}

/// So many words are known to say nothing.
const MUTE: usize = 8;

impl Evidence {
    /// Looks at a cell, as bytes and as text.
    pub fn add(&mut self, raw: &[u8], text: &str, line: u64) {
        if !raw.is_ascii() {
            self.characters(raw, text, line);
        }
        let text = text.trim();
        if text.is_empty() {
            self.empty += 1;
            return;
        }
        self.filled += 1;
        let clean;
        let text = if raw.is_ascii() {
            text
        } else {
            clean = kind::visible(text);
            clean.trim()
        };
        let quick = self.few_digits(text) || self.small_amount(text, line);
        if !quick && !self.mute.iter().any(|known| **known == *text) {
            self.other(text, line);
        }
    }

    /// A count, the commonest cell of all, of which nothing else can be made; whether it is one.
    fn few_digits(&mut self, text: &str) -> bool {
        let is = match text.as_bytes() {
            [b'0'..=b'9'] => true,
            [b'1'..=b'9', rest @ ..] if rest.len() < 3 => rest.iter().all(u8::is_ascii_digit),
            _ => false,
        };
        if is {
            self.digits(text);
            self.numbers += 1;
            self.by_comma += 1;
            self.by_point += 1;
        }
        is
    }

    /// `12.50`, `7,5`: up to three digits, a mark, and one or two; whether it is one.
    fn small_amount(&mut self, text: &str, line: u64) -> bool {
        let bytes = text.as_bytes();
        let whole = bytes
            .iter()
            .take(4)
            .take_while(|byte| byte.is_ascii_digit());
        let [mark, fraction @ ..] = &bytes[whole.count()..] else {
            return false;
        };
        let is = matches!(bytes.len() - fraction.len(), 2..=4)
            && matches!(fraction.len(), 1..=2)
            && fraction.iter().all(u8::is_ascii_digit);
        match mark {
            b'.' if is => {
                self.by_point += 1;
                self.points.add(line);
            }
            b',' if is => {
                self.by_comma += 1;
                self.commas.add(line);
            }
            _ => return false,
        }
        self.numbers += 1;
        true
    }

    /// Looks at all that a cell might be.
    #[inline(never)]
    fn other(&mut self, text: &str, line: u64) {
        if kind::quoted_formula(text).is_some() {
            self.quoted_formulas += 1;
            return;
        }
        if cell::is_spreadsheet_error(text) {
            self.errors.add(line);
            return;
        }
        if cell::is_non_finite(text) {
            self.non_finite.add(line);
            return;
        }
        let says = self.words(text);
        if cell::is_absent(text) {
            self.absent += 1;
            return;
        }
        if text.len() > 64 {
            self.formula(text, line);
            return;
        }
        let plain = |byte: u8| byte.is_ascii_alphabetic() || byte == b' ';
        if !says && text.bytes().all(plain) {
            if self.mute.len() < MUTE {
                self.mute.push(text.into());
            }
            return;
        }
        let has_digits = cell::has_digit(text);
        let number = has_digits && self.number(text, line);
        if has_digits {
            self.date(text, line);
        }
        if !number {
            self.formula(text, line);
        }
    }

    fn characters(&mut self, raw: &[u8], text: &str, line: u64) {
        if text.chars().any(kind::is_invisible) {
            self.invisible.add(line);
        }
        let damaged = std::str::from_utf8(raw).is_ok_and(encoding::has_controls);
        if damaged || kind::is_mojibake(text) {
            self.mojibake.add(line);
        }
        if std::str::from_utf8(raw).is_err() {
            if text.contains('\u{fffd}') {
                self.invalid_bytes.add(line);
            } else {
                self.other_encoding.add(line);
            }
        } else if text.contains('\u{fffd}') {
            self.invalid_bytes.add(line);
        }
    }

    /// Counts what words say; whether they say anything.
    fn words(&mut self, text: &str) -> bool {
        let flag = kind::flag(text);
        match flag {
            Some(kind::Flag::Yes) => self.yes += 1,
            Some(kind::Flag::No) => self.no += 1,
            Some(kind::Flag::Mark) => self.marks += 1,
            Some(kind::Flag::Letter) => self.letters += 1,
            None => {}
        }
        let address = text.contains('@') && text.contains('.');
        self.addresses += u64::from(address);
        address || flag.is_some()
    }

    fn formula(&mut self, text: &str, line: u64) {
        if kind::is_formula(text) {
            self.formulas.add(line);
        }
    }

    fn digits(&mut self, text: &str) {
        let shortest = if self.digits == 0 {
            text.len()
        } else {
            self.lengths.0
        };
        self.lengths = (shortest.min(text.len()), self.lengths.1.max(text.len()));
        self.digits += 1;
    }

    /// Counts what speaks for numbers; whether any format reads the cell.
    fn number(&mut self, text: &str, line: u64) -> bool {
        if kind::is_identifier(text) {
            self.identifiers += 1;
            let digits = text.bytes().all(|byte| byte.is_ascii_digit());
            self.long += u64::from(digits && !text.starts_with('0'));
        }
        if text.bytes().all(|byte| byte.is_ascii_digit()) {
            self.digits(text);
        }
        let framed = Framed::of(text);
        let reads = |mark| {
            let mut formats = FORMATS.iter().filter(|format| format.decimal == mark);
            framed.is_some_and(|framed| formats.any(|format| framed.read(*format).is_some()))
        };
        let (comma, point) = (reads(DecimalMark::Comma), reads(DecimalMark::Point));
        if !comma && !point {
            return false;
        }
        self.numbers += 1;
        self.by_comma += u64::from(comma);
        self.by_point += u64::from(point);
        if kind::is_scientific_damage(text) {
            self.scientific.add(line);
        }
        if text.contains('%') {
            self.percents.add(line);
        }
        let unsigned = text.trim_start_matches(['-', '+', '(', '\u{2212}', ' ']);
        let (bare, found) = currency::split(unsigned.trim_end_matches([')', '-', ' ']));
        if let Some(found) = found {
            self.priced.add(line);
            if !self.currencies.contains(&found) && self.currencies.len() < 8 {
                self.currencies.push(found);
            }
        }
        match kind::marks(bare) {
            kind::Marks::Comma => self.commas.add(line),
            kind::Marks::Point => self.points.add(line),
            kind::Marks::DotThousand => self.dot_thousands += 1,
            kind::Marks::CommaThousand => self.comma_thousands += 1,
            kind::Marks::None => {}
        }
        self.serials += u64::from(kind::is_serial(text));
        self.epochs += u64::from(text.len() >= 10 && date::epoch(text).is_some());
        true
    }

    fn date(&mut self, text: &str, line: u64) {
        self.compact_months += u64::from(period::compact_month(text).is_some());
        match period::shape(text) {
            Shape::Month => self.months += 1,
            Shape::Week => self.weeks += 1,
            Shape::Duration { long } => {
                self.durations += 1;
                self.long_durations += u64::from(long);
            }
            Shape::Other => {}
        }
        let plausible = |order| {
            date::parse(text, order).filter(|moment| {
                // 1900 to 2099: eight digits outside it are a number.
                (-25_567..47_482).contains(&moment.civil_ms.div_euclid(DAY_MS))
            })
        };
        let day = plausible(DateOrder::DayFirst);
        let month = match date::is_year_first(text) {
            true => day,
            false => plausible(DateOrder::MonthFirst),
        };
        match (day, month) {
            (Some(day), Some(month)) if day == month => self.agreed += 1,
            (Some(_), Some(_)) => self.either.add(line),
            (Some(_), None) => self.day_first.add(line),
            (None, Some(_)) => self.month_first.add(line),
            (None, None) => {
                if kind::is_written_as_date(text) {
                    self.impossible.add(line);
                }
                return;
            }
        }
        let moment = day.or(month);
        self.timed +=
            u64::from(text.contains(':') || moment.is_some_and(|m| m.civil_ms % DAY_MS != 0));
        self.offset += u64::from(moment.is_some_and(|moment| moment.offset_ms.is_some()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quick_is_whole(text: &str) {
        let (mut quick, mut whole) = (Evidence::default(), Evidence::default());
        quick.add(text.as_bytes(), text, 7);
        whole.filled += 1;
        whole.other(text, 7);
        assert_eq!(format!("{quick:?}"), format!("{whole:?}"), "{text}");
    }

    #[test]
    fn a_word_met_again_says_what_it_said_before() {
        let words = [
            "Site web",
            "oui",
            "EUR",
            "n/a",
            "x",
            "nan",
            "a@b.fr",
            "CV12",
            "vente",
            "unknown",
            "=A1",
            "Magasin",
            "non",
            "Marketplace",
            "a",
            "b",
            "c",
            "d",
            "e",
            "f",
            "g",
            "O",
            "12,50",
            "Mars",
        ];
        let (mut again, mut each) = (Evidence::default(), Evidence::default());
        for line in 0..240 {
            let word = words[line % words.len()];
            again.add(word.as_bytes(), word, line as u64);
            each.mute.clear();
            each.add(word.as_bytes(), word, line as u64);
        }
        assert_eq!(again.mute.len(), MUTE);
        each.mute.clone_from(&again.mute);
        assert_eq!(format!("{again:?}"), format!("{each:?}"));
        assert_eq!(
            (again.yes, again.no, again.marks, again.letters),
            (10, 20, 10, 10)
        );
    }

    #[test]
    fn a_count_says_what_a_look_at_all_it_might_be_says() {
        (0..1_200).for_each(|n| quick_is_whole(&n.to_string()));
    }

    #[test]
    fn a_small_amount_says_what_a_look_at_all_it_might_be_says() {
        let wholes = (0..100).chain((100..10_000).step_by(37)).chain(1990..2030);
        for whole in wholes {
            for fraction in [
                "", "0", "5", "00", "05", "12", "31", "99", "000", "125", "5%",
            ] {
                for mark in ['.', ',', ':', '-'] {
                    quick_is_whole(&format!("{whole}{mark}{fraction}"));
                    quick_is_whole(&format!("0{whole}{mark}{fraction}"));
                    quick_is_whole(&format!("-{whole}{mark}{fraction}"));
                }
            }
        }
        for text in [".5", ",50", ".", ",", "5.", "1.2.3", "12,50 ", "1,2,3"] {
            quick_is_whole(text);
        }
    }
}
