//! A number without what stands around its digits: read once, whatever the format.

use super::number::{parse_unsigned, shift, split_exponent, without_minus, Decimal, NumberFormat};
use super::{currency, has_digit, is_space};

/// Digits and marks, with the sign, the percent sign and the exponent around them.
#[derive(Debug, Clone, Copy)]
pub struct Framed<'a> {
    digits: &'a str,
    negative: bool,
    /// Two with a percent sign.
    percent: u32,
    exponent: i32,
}

impl<'a> Framed<'a> {
    /// `None` where no format reads the text.
    #[must_use]
    pub fn of(text: &'a str) -> Option<Self> {
        if !has_digit(text) {
            return None;
        }
        // `(3,50) €` as well as `(3,50 €)` and `-€3`.
        let (text, outside) = without_minus(currency::split(text.trim()).0);
        let (text, in_parentheses) = match text.strip_prefix('(') {
            Some(rest) => (rest.strip_suffix(')')?, true),
            None => (text, false),
        };
        let (text, before) = without_minus(text);
        let text = currency::split(text).0;
        let (text, percent) = match text.strip_suffix('%') {
            Some(rest) => (rest.trim_end_matches(is_space), 2),
            None => (text, 0),
        };
        let (text, after) = without_minus(text);
        let signs = [outside, in_parentheses, before, after];
        let signs = signs.iter().filter(|sign| **sign).count();
        let (digits, exponent) = split_exponent(text)?;
        (signs < 2).then_some(Self {
            digits,
            negative: signs == 1,
            percent,
            exponent,
        })
    }

    /// The number in a format.
    #[must_use]
    pub fn read(&self, format: NumberFormat) -> Option<Decimal> {
        // Marks and digits are all that any format reads.
        let first = self.digits.as_bytes().first()?;
        if first.is_ascii_alphabetic() {
            return None;
        }
        let decimal = parse_unsigned(self.digits, format)?;
        let mantissa = if self.negative {
            -decimal.mantissa
        } else {
            decimal.mantissa
        };
        let scale = decimal.scale + self.percent;
        shift(Decimal { mantissa, scale }, self.exponent)
    }
}
