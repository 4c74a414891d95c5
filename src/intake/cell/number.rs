//! A decimal number written by people, read exactly: never through a float.

pub use super::framed::Framed;
use super::is_space;
use crate::intake::encoding;

/// Which mark separates the units from the decimals in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum DecimalMark {
    /// `1234.56`
    #[default]
    Point,
    /// `1234,56`
    Comma,
}

/// Which mark separates thousands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(
    target_arch = "wasm32",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "lowercase")]
pub enum Grouping {
    /// None: `1234567`
    #[default]
    None,
    /// A space of any kind: `1 234 567`
    Space,
    /// `1.234.567`
    Point,
    /// `1,234,567`, or `12,34,567` as in India
    Comma,
    /// `1'234'567`, straight or curly
    Apostrophe,
}

/// How the numbers of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NumberFormat {
    /// Between units and decimals.
    pub decimal: DecimalMark,
    /// Between thousands.
    pub grouping: Grouping,
}

impl From<DecimalMark> for NumberFormat {
    fn from(decimal: DecimalMark) -> Self {
        Self {
            decimal,
            grouping: Grouping::None,
        }
    }
}

/// An exact decimal: `mantissa / 10^scale`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decimal {
    /// All digits, with their sign.
    pub mantissa: i128,
    /// How many of them are decimals.
    pub scale: u32,
}

/// Digits beyond this are not a quantity anybody exports.
const MOST_DIGITS: u32 = 30;

impl Decimal {
    /// The nearest float.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        // Exact below 2^53; beyond it the division rounds once.
        self.mantissa as f64 / 10f64.powi(self.scale as i32)
    }

    /// The plainest way to write it: `1234.56`.
    #[must_use]
    pub fn canonical(self) -> String {
        let (mut mantissa, mut scale) = (self.mantissa, self.scale);
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        let digits = format!(
            "{:0width$}",
            mantissa.unsigned_abs(),
            width = scale as usize + 1
        );
        let (whole, decimals) = digits.split_at(digits.len() - scale as usize);
        let sign = if mantissa < 0 { "-" } else { "" };
        let point = if decimals.is_empty() { "" } else { "." };
        format!("{sign}{whole}{point}{decimals}")
    }

    /// The mantissa at another scale, rounded half to even; `None` on overflow.
    #[must_use]
    pub fn at_scale(self, scale: u32) -> Option<i128> {
        if scale >= self.scale {
            self.mantissa
                .checked_mul(10i128.checked_pow(scale - self.scale)?)
        } else {
            Some(divide_half_even(
                self.mantissa,
                10i128.checked_pow(self.scale - scale)?,
            ))
        }
    }
}

/// `numerator / denominator`, rounded half to even. `denominator` must be positive.
#[must_use]
pub fn divide_half_even(numerator: i128, denominator: i128) -> i128 {
    let quotient = numerator.div_euclid(denominator);
    let remainder = numerator.rem_euclid(denominator);
    // remainder > denominator / 2, without the overflow of doubling it.
    let rest = denominator - remainder;
    if remainder > rest || (remainder == rest && quotient % 2 != 0) {
        quotient + 1
    } else {
        quotient
    }
}

/// Reads a number, with an optional sign, currency, percent sign, or the
/// parentheses and trailing minus of accountants.
///
/// Which mark separates thousands is a decision about a column, not about a
/// cell: where the format names none, a cell with one is refused.
#[must_use]
pub fn parse(text: &str, format: impl Into<NumberFormat>) -> Option<Decimal> {
    parse_as(text, format.into())
}

fn parse_as(text: &str, format: NumberFormat) -> Option<Decimal> {
    Framed::of(text)?.read(format)
}

/// The same of the bytes of a cell; those that hold nothing but digits, a minus
/// and the decimal mark, which are most, take a short way.
#[must_use]
pub fn parse_bytes(bytes: &[u8], format: NumberFormat) -> Option<Decimal> {
    plain(bytes, format.decimal).or_else(|| parse(&encoding::text(bytes), format))
}

/// `-1234.56`, of few enough digits for 64 bits.
fn plain(bytes: &[u8], decimal: DecimalMark) -> Option<Decimal> {
    let mark = match decimal {
        DecimalMark::Point => b'.',
        DecimalMark::Comma => b',',
    };
    let (digits, negative) = match bytes.strip_prefix(b"-") {
        Some(rest) => (rest, true),
        None => (bytes, false),
    };
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let (mut mantissa, mut after, mut count) = (0i64, None, 0u32);
    for &byte in digits {
        match byte {
            b'0'..=b'9' => {
                mantissa = mantissa * 10 + i64::from(byte - b'0');
                count += 1;
            }
            _ if byte == mark && after.is_none() => after = Some(count),
            _ => return None,
        }
    }
    (count > 0).then_some(Decimal {
        mantissa: i128::from(if negative { -mantissa } else { mantissa }),
        scale: after.map_or(0, |whole| count - whole),
    })
}

/// A sign before, or a minus after. Behind a mark it is no sign: `12,-` is a
/// price without cents.
pub(super) fn without_minus(text: &str) -> (&str, bool) {
    let text = text.trim_matches(is_space);
    if let Some(rest) = text.strip_prefix('+') {
        return (rest.trim_start_matches(is_space), false);
    }
    if let Some(rest) = text.strip_prefix(is_minus) {
        return (rest.trim_start_matches(is_space), true);
    }
    let whole = text.trim_end_matches(is_dash);
    if whole.len() < text.len() && whole.ends_with([',', '.']) {
        return (&whole[..whole.len() - 1], false);
    }
    match text.strip_suffix(is_minus) {
        Some(rest) => (rest.trim_end_matches(is_space), true),
        None => (text, false),
    }
}

/// A minus, also as typesetters and word processors write it.
pub(super) fn is_minus(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2212}' | '\u{2010}'..='\u{2013}' | '\u{fe63}' | '\u{ff0d}'
    )
}

fn is_dash(c: char) -> bool {
    is_minus(c) || c == '\u{2014}'
}

pub(super) fn parse_unsigned(text: &str, format: NumberFormat) -> Option<Decimal> {
    let mark = match format.decimal {
        DecimalMark::Point => '.',
        DecimalMark::Comma => ',',
    };
    let (whole, decimals) = match text.split_once(mark) {
        Some((whole, decimals)) => (whole, decimals),
        None => (text, ""),
    };
    let mut value = Digits::default();
    match groups(whole, format.grouping) {
        Some(groups) => groups.iter().try_for_each(|group| value.push(group))?,
        None => value.push(whole)?,
    }
    let count = value.count;
    if !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // Decimals beyond are noise of a float.
    let kept = decimals.len().min((MOST_DIGITS - count) as usize);
    value.push(&decimals[..kept])?;
    (value.count > 0).then_some(Decimal {
        mantissa: value.mantissa,
        scale: value.count - count,
    })
}

/// The digits of a number, few enough to be one.
#[derive(Default)]
struct Digits {
    mantissa: i128,
    count: u32,
}

impl Digits {
    fn push(&mut self, digits: &str) -> Option<()> {
        for byte in digits.bytes() {
            if !byte.is_ascii_digit() || self.count == MOST_DIGITS {
                return None;
            }
            self.count += 1;
            self.mantissa = self.mantissa * 10 + i128::from(byte - b'0');
        }
        Some(())
    }
}

/// The groups of a whole part, if it is grouped as it should be: three digits
/// each but the first, or two and a last of three.
fn groups(whole: &str, grouping: Grouping) -> Option<Vec<&str>> {
    let is_mark = |c: char| match grouping {
        Grouping::None => false,
        Grouping::Space => is_space(c),
        Grouping::Point => c == '.',
        Grouping::Comma => c == ',',
        Grouping::Apostrophe => matches!(c, '\'' | '\u{2019}'),
    };
    let groups: Vec<&str> = whole.split(is_mark).collect();
    let (first, rest) = groups.split_first()?;
    let (last, middle) = rest.split_last()?;
    let fits =
        |size: usize| (1..=size).contains(&first.len()) && middle.iter().all(|g| g.len() == size);
    let indian = grouping == Grouping::Comma && fits(2);
    (last.len() == 3 && (fits(3) || indian)).then_some(groups)
}

/// `1.5e3` as spreadsheets write large numbers.
pub(super) fn split_exponent(text: &str) -> Option<(&str, i32)> {
    match text.find(['e', 'E']) {
        None => Some((text, 0)),
        Some(at) => {
            let exponent: i32 = text[at + 1..].parse().ok()?;
            (exponent.abs() <= 20).then_some((&text[..at], exponent))
        }
    }
}

pub(super) fn shift(decimal: Decimal, exponent: i32) -> Option<Decimal> {
    let scale = i64::from(decimal.scale) - i64::from(exponent);
    if scale >= 0 {
        Some(Decimal {
            mantissa: decimal.mantissa,
            scale: u32::try_from(scale).ok()?,
        })
    } else {
        let factor = 10i128.checked_pow(u32::try_from(-scale).ok()?)?;
        Some(Decimal {
            mantissa: decimal.mantissa.checked_mul(factor)?,
            scale: 0,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(text: &str) -> Option<(i128, u32)> {
        parse(text, DecimalMark::Point).map(|d| (d.mantissa, d.scale))
    }

    #[test]
    fn reads_exactly() {
        assert_eq!(point("100.00"), Some((10000, 2)));
        assert_eq!(point("1.005"), Some((1005, 3)));
        assert_eq!(point("-30.00"), Some((-3000, 2)));
        assert_eq!(point("\u{2212}30"), Some((-30, 0)));
        assert_eq!(point("+7"), Some((7, 0)));
        assert_eq!(point(".5"), Some((5, 1)));
        assert_eq!(point("5."), Some((5, 0)));
        assert_eq!(point("1.5E3"), Some((1500, 0)));
        assert_eq!(point("2e-3"), Some((2, 3)));
        assert_eq!(
            parse("12,50 €", DecimalMark::Comma).map(|d| (d.mantissa, d.scale)),
            Some((1250, 2))
        );
        assert_eq!(point("EUR 12.50"), Some((1250, 2)));
    }

    #[test]
    fn refuses_what_is_not_a_number() {
        for text in [
            "", " ", "n/a", "1,5", "1.2.3", "-", "--3", "1e", "1e99", "€", "12a", ".",
        ] {
            assert_eq!(point(text), None, "{text:?}");
        }
        assert_eq!(point(&"9".repeat(4000)), None);
    }

    #[test]
    fn reads_thousands_as_the_column_writes_them() {
        let read = |text: &str, decimal, grouping| {
            parse(text, NumberFormat { decimal, grouping }).map(Decimal::to_f64)
        };
        use DecimalMark::{Comma as C, Point as P};
        assert_eq!(read("1 234 567,89", C, Grouping::Space), Some(1_234_567.89));
        assert_eq!(read("1\u{202f}234,5 €", C, Grouping::Space), Some(1234.5));
        assert_eq!(read("1.234,50-", C, Grouping::Point), Some(-1234.5));
        assert_eq!(read("(1.234,50)", C, Grouping::Point), Some(-1234.5));
        assert_eq!(
            read("1'234'567.89", P, Grouping::Apostrophe),
            Some(1_234_567.89)
        );
        assert_eq!(read("12,34,567.89", P, Grouping::Comma), Some(1_234_567.89));
        assert_eq!(read("-0,3\u{a0}%", C, Grouping::None), Some(-0.003));
        assert_eq!(read("€ -3,20", C, Grouping::None), Some(-3.2));
        // Groups that are none: a telephone number, a list.
        assert_eq!(read("06 12 34 56 78", C, Grouping::Space), None);
        assert_eq!(read("1,2,3", P, Grouping::Comma), None);
        assert_eq!(read("1.23.456", C, Grouping::Point), None);
        assert_eq!(read("1 234", C, Grouping::None), None);
    }

    #[test]
    fn the_short_way_reads_as_the_long_one() {
        let texts = [
            "0",
            "12",
            "-12.50",
            "007",
            "1.",
            ".5",
            "-.5",
            "-",
            ".",
            "",
            "1.2.3",
            "--1",
            "1-",
            "+5",
            "123456789012345678",
            "1234567890123456789",
            "12 ",
            "1e3",
            "1 234,5",
            "€5",
            "5,25",
            "\u{2212}3",
        ];
        for decimal in [DecimalMark::Point, DecimalMark::Comma] {
            for text in texts {
                let format = NumberFormat::from(decimal);
                assert_eq!(
                    parse_bytes(text.as_bytes(), format),
                    parse(text, format),
                    "{text:?}"
                );
            }
        }
        assert_eq!(
            parse_bytes(b"12,50 \x80", DecimalMark::Comma.into()),
            parse("12,50 €", DecimalMark::Comma)
        );
    }

    #[test]
    fn writes_plainly() {
        for (text, expected) in [
            ("($3.50)", "-3.5"),
            ("(3.50) eur", "-3.5"),
            ("-$3.50", "-3.5"),
            ("\u{2013}3.50", "-3.5"),
            ("12.-", "12"),
            ("CHF 12.\u{2013}", "12"),
            ("12.--", "12"),
            ("1234.50", "1234.5"),
            ("-0.050", "-0.05"),
            ("12 %", "0.12"),
            ("0.00", "0"),
            ("1.5e3", "1500"),
            ("US$ 3", "3"),
        ] {
            let read = parse(text, DecimalMark::Point).unwrap();
            assert_eq!(read.canonical(), expected, "{text}");
        }
    }

    #[test]
    fn rounds_half_to_even() {
        assert_eq!(divide_half_even(25, 10), 2);
        assert_eq!(divide_half_even(35, 10), 4);
        assert_eq!(divide_half_even(-25, 10), -2);
        assert_eq!(divide_half_even(-35, 10), -4);
        assert_eq!(divide_half_even(26, 10), 3);
        assert_eq!(divide_half_even(-26, 10), -3);
    }

    #[test]
    fn changes_scale() {
        let d = parse("8.904", DecimalMark::Point).unwrap();
        assert_eq!(d.at_scale(6), Some(8_904_000));
        assert_eq!(d.at_scale(2), Some(890));
        assert_eq!(d.to_f64(), 8.904);
        assert!(Decimal {
            mantissa: i128::MAX,
            scale: 0
        }
        .at_scale(6)
        .is_none());
    }
}
