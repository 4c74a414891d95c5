//! What amounts come to in the reporting currency.

use super::currency::{code as currency_code, Rates};
use super::identity::{Codes, NONE};
use super::load::{LoadedFile, Rows};
use super::order_rows::{code, number as code_number};
use super::settings::Settings;
use crate::intake::cell::money::Money;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// The reporting currency, the rates to it, and the codes that have none.
pub(super) struct Exchange<'a> {
    codes: &'a Codes,
    rates: Rates,
    pub(super) reporting: String,
    pub(super) missing: BTreeSet<String>,
    /// The currency that each word stands for.
    names: FxHashMap<u32, String>,
    /// The word met last that stands for the reporting currency.
    same: u32,
}

impl<'a> Exchange<'a> {
    pub(super) fn new(files: &[&LoadedFile], codes: &'a Codes, settings: &Settings) -> Self {
        let mut rates = Rates::default();
        let mut met: BTreeSet<String> = BTreeSet::new();
        for file in files {
            match &file.rows {
                Rows::Currencies(table) => rates.extend(table),
                Rows::Orders(table) => {
                    let mut words: FxHashSet<i64> = FxHashSet::default();
                    let mut last = code_number(NONE);
                    table.rows.each_currency(&mut |_, block| {
                        for &word in block.iter().filter(|&&word| word != last) {
                            words.insert(word);
                        }
                        last = block.last().copied().unwrap_or(last);
                    });
                    let words = words.into_iter().map(code).filter(|&word| word != NONE);
                    met.extend(words.map(|word| currency_code(codes.words.text(word))));
                }
                _ => {}
            }
        }
        let only = met.first().filter(|_| met.len() == 1).cloned();
        let reporting = match &settings.currency {
            Some(currency) => currency_code(currency),
            None => only.unwrap_or_else(|| "EUR".to_owned()),
        };
        Self {
            codes,
            rates,
            reporting,
            missing: BTreeSet::new(),
            names: FxHashMap::default(),
            same: NONE,
        }
    }

    /// An amount in the reporting currency. A row that names no currency is in it.
    #[inline]
    pub(super) fn convert(&mut self, amount: Money, currency: u32) -> i64 {
        if currency == NONE || currency == self.same {
            return amount.0;
        }
        self.converted(amount, currency)
    }

    #[inline(never)]
    fn converted(&mut self, amount: Money, currency: u32) -> i64 {
        let codes = self.codes;
        let from = self
            .names
            .entry(currency)
            .or_insert_with(|| currency_code(codes.words.text(currency)));
        if *from == self.reporting {
            self.same = currency;
            return amount.0;
        }
        match self.rates.convert(amount, from, &self.reporting) {
            Some(converted) => converted.0,
            None => {
                self.missing.insert(from.clone());
                0
            }
        }
    }
}
