//! Rows whose customers are looked up together, so that a large dictionary makes
//! nobody wait row by row.

use super::identity::{Codes, NONE};
use super::interner::Batch;
use super::row::Row;

/// Rows that wait at most.
const MOST: usize = 128;

/// Rows that wait to be told whose they are.
#[derive(Debug, Default)]
pub struct Waiting {
    asked: Batch,
    rows: Vec<Waits>,
    found: Vec<u32>,
}

/// What waits.
#[derive(Debug)]
struct Waits {
    /// The customer; `None` for the next one of the batch.
    customer: Option<u32>,
    line: u32,
    /// Rows that stand for this line.
    rows: u32,
}

impl Waiting {
    /// The customer of a row; `None` when it was put in the batch.
    pub fn customer(&mut self, row: &mut Row<'_>) -> Option<u32> {
        match row.put_aside(&mut self.asked) {
            true => None,
            false => Some(row.customer()),
        }
    }

    /// A row waits for the customer of this number; it is nobody's without one.
    pub fn add_key(&mut self, key: &[u8], line: u32) {
        let customer = key.is_empty().then_some(NONE);
        if customer.is_none() {
            self.asked.push(key);
        }
        self.add(customer, line, 1);
    }

    /// So many rows of a line wait for a customer.
    pub fn add(&mut self, customer: Option<u32>, line: u32, rows: u32) {
        self.rows.push(Waits {
            customer,
            line,
            rows,
        });
    }

    /// Whether it is time to settle.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.rows.len() >= MOST
    }

    /// Tells each row its customer, in their order, and the lines whose customer
    /// was found to be nobody; answers how many of the batch are somebody.
    pub fn settle(
        &mut self,
        codes: &mut Codes,
        mut tell: impl FnMut(u32),
        mut anonymous: impl FnMut(u64),
    ) -> u64 {
        codes.customers(&mut self.asked, &mut self.found);
        let mut found = self.found.iter().copied();
        let mut somebody = 0;
        for Waits {
            customer,
            line,
            rows,
        } in self.rows.drain(..)
        {
            let code = customer.unwrap_or_else(|| match found.next() {
                Some(code) if code != NONE => {
                    somebody += 1;
                    code
                }
                _ => {
                    anonymous(line.into());
                    NONE
                }
            });
            (0..rows).for_each(|_| tell(code));
        }
        somebody
    }
}
