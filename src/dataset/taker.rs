//! Rows of a file, many at a time: for the tables that can be large.

use super::identity::Codes;
use super::load::{LoadedFile, Rows};
use super::orders::bulk::{self as orders, Target};
use super::paths::bulk as paths;
use super::period::Clock;
use super::ties::Ties;
use super::touches::bulk as touches;
use crate::intake::plain::Plain;
use crate::intake::shape::Shaper;
use crate::intake::sink::Many;
use crate::mapping::Binding;
use std::rc::Rc;

/// Takes rows many at a time.
pub enum Taker {
    /// Orders.
    Orders(Box<orders::Bulk>),
    /// Paths.
    Paths(Box<paths::Bulk>),
    /// Touches.
    Touches(Box<touches::Bulk>),
}

impl Taker {
    /// `None` where the rows need a look one by one in any case.
    #[must_use]
    pub fn of(rows: &Rows, binding: &Binding, ties: &Ties, width: usize) -> Option<Self> {
        match rows {
            Rows::Orders(table) => {
                let bulk = orders::Bulk::of(table, binding, ties, width)?;
                Some(Self::Orders(Box::new(bulk)))
            }
            Rows::Paths(_) => {
                let bulk = paths::Bulk::of(binding, width)?;
                Some(Self::Paths(Box::new(bulk)))
            }
            Rows::Touches(table) => {
                let bulk = touches::Bulk::of(table, binding, ties, width)?;
                Some(Self::Touches(Box::new(bulk)))
            }
            _ => None,
        }
    }

    /// Rows that were taken so.
    #[cfg(test)]
    pub fn given(&self) -> u64 {
        match self {
            Self::Orders(bulk) => bulk.given(),
            Self::Paths(bulk) => bulk.given(),
            Self::Touches(bulk) => bulk.given(),
        }
    }

    /// Another text begins.
    pub fn begin(&mut self) {
        match self {
            Self::Orders(bulk) => bulk.begin(),
            Self::Paths(bulk) => bulk.begin(),
            Self::Touches(bulk) => bulk.begin(),
        }
    }

    /// Takes the rows of a text from a place on, up to the first one in doubt.
    pub fn take(
        &mut self,
        file: &mut LoadedFile,
        (codes, clock, shaper): (&mut Codes, &mut Clock, &mut Shaper),
        plain: Plain,
        from: (&[u8], usize),
        line: u64,
    ) -> Many {
        let many = match (self, &mut file.rows) {
            (Self::Orders(bulk), Rows::Orders(rows)) => {
                let mut target = Target {
                    rows,
                    binding: &file.binding,
                    codes,
                    ledger: &mut file.ledger,
                    clock,
                    ties: &mut file.ties,
                    blanks: &mut file.blanks,
                    shaper,
                };
                bulk.take(&mut target, plain, from, line)
            }
            (Self::Paths(bulk), Rows::Paths(rows)) => {
                let mut target = paths::Target {
                    rows: Rc::make_mut(rows),
                    binding: &file.binding,
                    words: &mut codes.words,
                    blanks: &mut file.blanks,
                    shaper,
                };
                bulk.take(&mut target, plain, from)
            }
            (Self::Touches(bulk), Rows::Touches(rows)) => {
                let mut target = touches::Target {
                    rows,
                    binding: &file.binding,
                    codes,
                    ledger: &mut file.ledger,
                    clock,
                    ties: &mut file.ties,
                    blanks: &mut file.blanks,
                    shaper,
                };
                bulk.take(&mut target, plain, from, line)
            }
            _ => Many::default(),
        };
        file.row_count += many.records;
        many
    }
}
