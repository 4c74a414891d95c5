//! How long sales took until they were handed over, and until they were given back.

use super::fulfilment::Fulfilment;
use super::order_rows::OrderRow;
use super::quality::Effect;
use super::row::Row;
use super::Order;
use crate::intake::cell::date::DAY_MS;
use crate::mapping::SlotId;

const MINUTE_MS: i64 = 60_000;

/// When the sales of a file were handed over: lines, as they come, with minutes
/// after the order, `None` where what is said cannot be. Sales without such a moment
/// are not in it.
#[derive(Debug, Default)]
pub struct HandedOver(Vec<(u32, Option<u32>)>);

/// What a file says of the handing over of a sale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handed {
    /// It has no such column, or what it says there cannot be.
    Untold,
    /// Not yet.
    NotYet,
    /// So many minutes after the order.
    After(u32),
}

impl HandedOver {
    /// Reads the moment of a row ordered at an instant. One on the day of the order
    /// that tells no hour is no wait; an earlier one is an error of the file.
    pub(super) fn read(&mut self, row: &mut Row<'_>, field: SlotId, (line, ordered): (u32, i64)) {
        let Some(at) = row.maybe_instant(field) else {
            if row.cell(field).is_some() {
                self.0.push((line, None));
            }
            return;
        };
        let wait = at - ordered;
        let is_day = || {
            let moment = row.cell(field).and_then(|cell| cell.moment());
            moment.is_some_and(|moment| moment.civil_ms.rem_euclid(DAY_MS) == 0)
        };
        if wait < 0 && (wait <= -DAY_MS || !is_day()) {
            row.note(Effect::Noted, "handed-over-before-order", field);
            self.0.push((line, None));
            return;
        }
        let minutes = u32::try_from(wait.max(0) / MINUTE_MS).unwrap_or(u32::MAX);
        self.0.push((line, Some(minutes)));
    }

    /// What is said of a line.
    #[must_use]
    pub fn of(&self, line: u32) -> Handed {
        match self.0.binary_search_by_key(&line, |&(line, _)| line) {
            Ok(at) => self.0[at].1.map_or(Handed::Untold, Handed::After),
            Err(_) => Handed::NotYet,
        }
    }
}

/// What ends a wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Awaited {
    /// The sale is handed over in this way.
    Handing(Fulfilment),
    /// It is given back on this channel.
    Return(u16),
}

/// A wait of a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaitRow {
    /// The instant of the order, or of the return: what says in which period it is.
    pub time: i64,
    /// What ends it.
    pub awaited: Awaited,
    /// How long it was, in milliseconds; `None` while it lasts.
    pub wait: Option<i64>,
}

impl WaitRow {
    /// Of a sale whose file tells when it was handed over. What is taken along is
    /// not waited for.
    pub(super) fn of_sale(order: &Order, handed: Handed) -> Option<Self> {
        let wait = match handed {
            Handed::Untold => return None,
            Handed::NotYet => None,
            Handed::After(minutes) => Some(i64::from(minutes) * MINUTE_MS),
        };
        let by = order.fulfilment();
        let is_waited_for = matches!(by, Fulfilment::Collect | Fulfilment::Delivery);
        (is_waited_for && !order.is_refund()).then_some(Self {
            time: order.time,
            awaited: Awaited::Handing(by),
            wait,
        })
    }

    /// Of a return whose sale is in the files. A row that is both sale and refund
    /// does not say when it was given back.
    pub(super) fn of_return(
        refund: &OrderRow,
        (sold, line): (i64, u32),
        channel: u16,
    ) -> Option<Self> {
        let is_one_row = (refund.time, refund.line) == (sold, line);
        (!is_one_row && refund.time >= sold).then_some(Self {
            time: refund.time,
            awaited: Awaited::Return(channel),
            wait: Some(refund.time - sold),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_found_among_those_that_tell() {
        let told = HandedOver(vec![(2, Some(0)), (5, Some(90)), (7, None)]);
        assert_eq!(told.of(2), Handed::After(0));
        assert_eq!(told.of(5), Handed::After(90));
        assert_eq!(told.of(3), Handed::NotYet);
        assert_eq!(told.of(7), Handed::Untold);
    }
}
