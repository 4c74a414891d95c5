//! Money as a fixed-point integer, so that sums are exact in any order.

use super::number::{self, Decimal, NumberFormat};

/// An amount in millionths of its currency's unit.
///
/// An `i64` holds nine million millions: enough for any client. Sums are
/// taken in `i128`, where addition is exact, hence the same in any order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(pub i64);

/// Decimals kept: unit prices in real exports have up to four.
pub const SCALE: u32 = 6;
/// One unit of currency.
pub const UNIT: i128 = 1_000_000;

impl Money {
    /// The amount written in a cell, rounded half to even at six decimals.
    #[must_use]
    pub fn parse(text: &str, format: impl Into<NumberFormat>) -> Option<Self> {
        number::parse(text, format).and_then(Self::from_decimal)
    }

    /// The same of the bytes of a cell.
    #[must_use]
    pub fn parse_bytes(bytes: &[u8], format: NumberFormat) -> Option<Self> {
        number::parse_bytes(bytes, format).and_then(Self::from_decimal)
    }

    /// The amount of a cell that holds nothing but digits, a minus and a decimal
    /// mark, as most do; `None` where it takes more to read it.
    #[must_use]
    pub fn plain(bytes: &[u8], mark: u8) -> Option<Self> {
        let (digits, negative) = match bytes {
            [digit @ b'0'..=b'9'] => return Some(Self(i64::from(digit - b'0') * UNIT as i64)),
            [b'-', rest @ ..] => (rest, true),
            _ => (bytes, false),
        };
        // Thirteen bytes hold twelve digits and the mark, or thirteen digits that
        // do not fit: those are left to the long way.
        if digits.is_empty() || digits.len() > 13 {
            return None;
        }
        // Two loops that do nothing else: this is done for every cell.
        let (whole, micro) = digits_of(digits, 0);
        if whole == 0 {
            return None;
        }
        let (mut left, mut micro) = (SCALE, micro);
        if let Some((behind, decimals)) = digits[whole..].split_first() {
            // A mark needs a digit on either side, which the long way looks after.
            if *behind != mark || decimals.is_empty() || decimals.len() > SCALE as usize {
                return None;
            }
            let (read, all) = digits_of(decimals, micro);
            if read < decimals.len() {
                return None;
            }
            micro = all;
            left -= decimals.len() as u32;
        }
        // Without a checked product, which takes 128 bits.
        let micro = (micro <= i64::MAX / 10i64.pow(left)).then(|| micro * 10i64.pow(left))?;
        Some(Self(if negative { -micro } else { micro }))
    }

    /// An exact decimal as money; `None` if it does not fit.
    #[must_use]
    pub fn from_decimal(decimal: Decimal) -> Option<Self> {
        // Most amounts have few digits: 64 bits do for them.
        if let (Ok(mantissa), 0..=SCALE) = (i64::try_from(decimal.mantissa), decimal.scale) {
            if let Some(micro) = mantissa.checked_mul(10i64.pow(SCALE - decimal.scale)) {
                return Some(Self(micro));
            }
        }
        i64::try_from(decimal.at_scale(SCALE)?).ok().map(Self)
    }

    /// `quantity × unit price`, exact before one rounding.
    #[must_use]
    pub fn product(quantity: Decimal, unit_price: Decimal) -> Option<Self> {
        Self::from_decimal(Decimal {
            mantissa: quantity.mantissa.checked_mul(unit_price.mantissa)?,
            scale: quantity.scale + unit_price.scale,
        })
    }
}

/// How many digits stand first, and the number they go on with.
#[inline]
fn digits_of(bytes: &[u8], mut number: i64) -> (usize, i64) {
    for (at, byte) in bytes.iter().enumerate() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return (at, number);
        }
        number = number * 10 + i64::from(digit);
    }
    (bytes.len(), number)
}

/// A sum of micro-units as a float of units, rounded once.
#[must_use]
pub fn units(micro: i128) -> f64 {
    // The whole and the rest apart, so that large totals keep their cents.
    let whole = micro / UNIT;
    let rest = micro % UNIT;
    if whole.unsigned_abs() < (1 << 53) / UNIT as u128 {
        return micro as f64 / UNIT as f64;
    }
    whole as f64 + rest as f64 / UNIT as f64
}

#[cfg(test)]
mod tests {
    use super::super::number::DecimalMark;
    use super::*;

    #[test]
    fn floats_never_touch_an_amount() {
        // 1.005 * 100 is 100.49999999999999 in floats.
        assert_eq!(
            Money::parse("1.005", DecimalMark::Point),
            Some(Money(1_005_000))
        );
        assert_eq!(
            Money::parse("4,35", DecimalMark::Comma),
            Some(Money(4_350_000))
        );
    }

    #[test]
    fn products_are_exact() {
        let quantity = number::parse("3", DecimalMark::Point).unwrap();
        let price = number::parse("0.001", DecimalMark::Point).unwrap();
        assert_eq!(Money::product(quantity, price), Some(Money(3_000)));
    }

    #[test]
    fn the_short_way_gives_what_the_long_one_does() {
        let texts = [
            "0",
            "-0",
            "7",
            "-7",
            "12.5",
            "-12.50",
            "0.000001",
            "0.1234567",
            "1234567890123",
            "123456789012.3",
            "999999999.999999",
            ".5",
            "5.",
            "-",
            "",
            "1.2.3",
            "1,5",
            "--1",
            "1 000",
        ];
        for text in texts {
            let long = Money::parse(text, DecimalMark::Point);
            let short = Money::plain(text.as_bytes(), b'.');
            assert!(short.is_none() || short == long, "{text}");
        }
        assert_eq!(Money::plain(b"-12.50", b'.'), Some(Money(-12_500_000)));
        assert_eq!(Money::plain(b"12,5", b','), Some(Money(12_500_000)));
        assert_eq!(Money::plain(b"0.1234567", b'.'), None, "to be rounded");
    }

    #[test]
    fn too_large_is_none() {
        assert_eq!(Money::parse("99999999999999", DecimalMark::Point), None);
    }

    #[test]
    fn sums_print_as_units() {
        assert_eq!(units(8_911_407_904_000), 8_911_407.904);
        assert_eq!(units(-30_000_000), -30.0);
        assert_eq!(
            units(9_007_199_254_740_993_000_000),
            9_007_199_254_740_993.0
        );
    }
}
