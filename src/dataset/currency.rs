//! Currencies: rates to one reporting currency.

use super::row::Row;
use crate::intake::cell::money::Money;
use crate::intake::cell::number::divide_half_even;
use std::collections::BTreeMap;

/// Decimals kept of a rate.
const RATE_SCALE: u32 = 10;

/// The rates of a currencies file, by code in capitals: what one unit is worth.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Rates {
    rates: BTreeMap<String, i128>,
}

/// A currency code as it is compared.
#[must_use]
pub fn code(text: &str) -> String {
    match text.trim() {
        "\u{20ac}" => "EUR".to_owned(),
        "$" => "USD".to_owned(),
        "\u{a3}" => "GBP".to_owned(),
        other => other.to_uppercase(),
    }
}

impl Rates {
    /// Reads a record; what cannot be read goes to the ledger.
    pub fn read(&mut self, row: &mut Row<'_>) {
        let Some(currency) = row.cell("currency") else {
            row.skip("currency-missing", "currency");
            return;
        };
        let rate = row
            .number("rate")
            .and_then(|rate| rate.at_scale(RATE_SCALE))
            .filter(|rate| *rate > 0 && *rate < 10i128.pow(18));
        match rate {
            Some(rate) => {
                self.rates.insert(code(&currency.text), rate);
            }
            None => row.skip("rate-unreadable", "rate"),
        }
    }

    /// Adds the rates of another file; those of the later file hold.
    pub fn extend(&mut self, other: &Self) {
        self.rates
            .extend(other.rates.iter().map(|(code, rate)| (code.clone(), *rate)));
    }

    /// The amount in the reporting currency; `None` without both rates.
    #[must_use]
    pub fn convert(&self, amount: Money, from: &str, to: &str) -> Option<Money> {
        if from == to {
            return Some(amount);
        }
        let one = 10i128.pow(RATE_SCALE);
        // The base of the file may be left out of it: its rate is one.
        let base_is_left_out = !self.rates.values().any(|rate| *rate == one);
        let rate = |currency: &str| {
            self.rates
                .get(currency)
                .copied()
                .or_else(|| (base_is_left_out && currency == to).then_some(one))
        };
        let (from, to) = (rate(from)?, rate(to)?);
        let product = i128::from(amount.0).checked_mul(from)?;
        i64::try_from(divide_half_even(product, to)).ok().map(Money)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rates(pairs: &[(&str, i128)]) -> Rates {
        Rates {
            rates: pairs
                .iter()
                .map(|&(code, rate)| (code.to_owned(), rate * 10i128.pow(RATE_SCALE - 4)))
                .collect(),
        }
    }

    #[test]
    fn converts_through_the_base() {
        let rates = rates(&[("EUR", 10_000), ("USD", 9_000), ("GBP", 12_000)]);
        let hundred = Money(100_000_000);
        assert_eq!(
            rates.convert(hundred, "USD", "EUR"),
            Some(Money(90_000_000))
        );
        assert_eq!(
            rates.convert(hundred, "USD", "GBP"),
            Some(Money(75_000_000))
        );
        assert_eq!(rates.convert(hundred, "EUR", "EUR"), Some(hundred));
        assert_eq!(rates.convert(hundred, "CHF", "EUR"), None);
        assert_eq!(rates.convert(hundred, "EUR", "CHF"), None);
    }

    #[test]
    fn the_base_may_be_left_out() {
        let rates = rates(&[("USD", 9_000)]);
        assert_eq!(rates.convert(Money(10), "USD", "EUR"), Some(Money(9)));
    }

    #[test]
    fn codes_and_signs() {
        assert_eq!(code(" eur "), "EUR");
        assert_eq!(code("€"), "EUR");
    }
}
