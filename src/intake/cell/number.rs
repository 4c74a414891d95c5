//! A decimal number written by people, read exactly: never through a float.

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

/// Reads a number, with an optional sign, currency sign or code around it.
///
/// Thousands separators are refused here: which mark separates thousands is a
/// decision about a column, not about a cell.
#[must_use]
pub fn parse(text: &str, mark: DecimalMark) -> Option<Decimal> {
    let text = without_currency(text.trim());
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => match text.strip_prefix('\u{2212}') {
            Some(rest) => (true, rest),
            None => (false, text),
        },
    };
    let mark = match mark {
        DecimalMark::Point => b'.',
        DecimalMark::Comma => b',',
    };
    let (digits, exponent) = split_exponent(digits)?;
    let decimal = parse_unsigned(digits, mark)?;
    let mantissa = if negative {
        -decimal.mantissa
    } else {
        decimal.mantissa
    };
    shift(
        Decimal {
            mantissa,
            scale: decimal.scale,
        },
        exponent,
    )
}

fn parse_unsigned(digits: &str, mark: u8) -> Option<Decimal> {
    let (mut mantissa, mut scale, mut count, mut seen_mark) = (0i128, 0, 0, false);
    for byte in digits.bytes() {
        match byte {
            b'0'..=b'9' => {
                count += 1;
                if count > MOST_DIGITS {
                    return None;
                }
                mantissa = mantissa * 10 + i128::from(byte - b'0');
                scale += u32::from(seen_mark);
            }
            byte if byte == mark && !seen_mark => seen_mark = true,
            _ => return None,
        }
    }
    (count > 0).then_some(Decimal { mantissa, scale })
}

/// `1.5e3` as spreadsheets write large numbers.
fn split_exponent(text: &str) -> Option<(&str, i32)> {
    match text.find(['e', 'E']) {
        None => Some((text, 0)),
        Some(at) => {
            let exponent: i32 = text[at + 1..].parse().ok()?;
            (exponent.abs() <= 20).then_some((&text[..at], exponent))
        }
    }
}

fn shift(decimal: Decimal, exponent: i32) -> Option<Decimal> {
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

/// `12,50 €`, `€12.50`, `EUR 12.50` without the currency.
fn without_currency(text: &str) -> &str {
    const SIGNS: [&str; 8] = ["€", "$", "£", "EUR", "USD", "GBP", "CHF", "%"];
    let is_space = |c: char| c == ' ' || c == '\u{a0}' || c == '\u{202f}';
    for sign in SIGNS {
        if let Some(rest) = text.strip_suffix(sign) {
            return rest.trim_end_matches(is_space);
        }
        if let Some(rest) = text.strip_prefix(sign) {
            return rest.trim_start_matches(is_space);
        }
    }
    text
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
