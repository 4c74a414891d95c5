//! Order numbers that begin anew each day or in each store, as tills count: the same
//! number stands for many orders, told apart by their day and store.

use super::identity::NONE;
use super::order_rows::OrderRow;
use super::period::Days;
use crate::mapping::rule::OrderStatus;

/// Where an order was sold and on which day.
pub(super) type Place = (i64, u32);

/// Numbers that stand for several orders, from which on they are no slips.
const LEAST: u64 = 3;
/// One number in so many must stand for several orders.
const SHARE: u64 = 10;

/// The place of an order.
pub(super) fn place(row: &OrderRow, days: &mut Days<'_>) -> Place {
    (days.day(row.time), row.store)
}

/// What the numbers of a file that stand in several rows show.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Repeats {
    /// Numbers of which another row is of another day or store, and of nobody known to
    /// be the same.
    others: u64,
    /// Numbers of which such a row is of the same customer.
    same: u64,
    /// Rows whose number stood in one before.
    rows: u64,
}

impl Repeats {
    /// Looks at the rows that share a number. An order of several lines is of one
    /// customer, on one day, in one store; one exported twice comes to the same.
    pub(super) fn add(&mut self, group: &[OrderRow], are_lines: bool, days: &mut Days<'_>) {
        self.rows += group.len().saturating_sub(1) as u64;
        let mut sales = group.iter().filter(|row| row.status == OrderStatus::Sale);
        let Some(first) = sales.next() else {
            return;
        };
        let at = place(first, days);
        let (mut is_other, mut is_same) = (false, false);
        for row in sales {
            let here = place(row, days);
            let moved = here.0 != at.0 || (here.1 != at.1 && here.1 != NONE && at.1 != NONE);
            let known = row.customer != NONE && first.customer != NONE;
            let is_copy = !known && !are_lines && row.amount == first.amount;
            is_same |= moved && known && row.customer == first.customer;
            is_other |= moved && !is_copy && (!known || row.customer != first.customer);
        }
        self.others += u64::from(is_other);
        self.same += u64::from(is_same);
    }

    /// Looks at two rows of two files that share a number. Two systems know an order's
    /// customer by other names and date it otherwise: only stores that both name, with
    /// other amounts, tell orders apart.
    pub(super) fn add_across(&mut self, [a, b]: [&OrderRow; 2]) {
        if [a, b].iter().any(|row| row.status != OrderStatus::Sale) {
            return;
        }
        let both = |a: u32, b: u32| a != NONE && b != NONE;
        let is_same =
            a.amount == b.amount || (both(a.customer, b.customer) && a.customer == b.customer);
        let is_other = both(a.store, b.store) && a.store != b.store;
        self.same += u64::from(is_same);
        self.others += u64::from(is_other && !is_same);
    }

    /// Whether the numbers of a file of so many rows begin anew.
    pub(super) fn begin_anew(self, rows: usize) -> bool {
        let numbers = (rows as u64).saturating_sub(self.rows);
        self.others >= LEAST && self.others > self.same && self.others * SHARE >= numbers
    }
}

#[cfg(test)]
mod tests {
    use crate::dataset::session::{look, Session};

    /// Orders and what they come to, and how often a number was used anew.
    fn orders(csv: &str) -> (usize, i64, u64, u64) {
        let looked = look("o.csv", csv.as_bytes(), true, None).unwrap();
        let mapping = looked.proposal.clone().unwrap();
        let mut session = Session::default();
        session
            .load_bytes("o.csv", &looked, mapping, csv.as_bytes())
            .unwrap();
        let settings = serde_json::from_str("{}").unwrap();
        let dataset = session.dataset(&settings).unwrap();
        let sum: i64 = dataset.orders.iter().map(|order| order.amount).sum();
        let ledger = &dataset.files[0].ledger;
        (
            dataset.orders.len(),
            sum / 1_000_000,
            ledger.of("order-number-anew"),
            ledger.of("order-number-repeated") + ledger.of("duplicate"),
        )
    }

    #[test]
    fn tills_that_begin_anew_each_day_sell_as_often_as_they_say() {
        let mut csv = "N° ticket;Date;Magasin;Montant TTC\n".to_owned();
        for day in 1..=4 {
            for ticket in 1..=5 {
                csv += &format!("{ticket};{day:02}/09/2026;Lyon;{day}{ticket},00\n");
            }
        }
        // 5 × (10 + 20 + 30 + 40) and 4 × (1 + 2 + 3 + 4 + 5).
        assert_eq!(orders(&csv), (20, 560, 15, 0));
    }

    #[test]
    fn lines_of_tickets_are_summed_within_their_day_and_store() {
        let mut csv = "N° ticket;Date;Magasin;Client;Article;Quantité;Prix unitaire\n".to_owned();
        for day in 1..=3 {
            for store in ["Lyon", "Lille"] {
                for ticket in 1..=4 {
                    for article in ["A", "B"] {
                        csv += &format!(
                            "{ticket};{day:02}/09/2026;{store};{store}{day}{ticket};{article};1;10,00\n"
                        );
                    }
                }
            }
        }
        // Each number stands for six orders of 20.
        assert_eq!(orders(&csv), (24, 480, 20, 0));
    }

    #[test]
    fn files_of_several_stores_count_each_for_itself() {
        let file = |store: &str, days: [u32; 2]| {
            let mut csv = "N° ticket;Date;Magasin;Montant TTC\n".to_owned();
            for ticket in 1..=6 {
                let (day, cents) = (days[ticket % 2], store.len());
                csv += &format!("{ticket};{day:02}/09/2026;{store};{ticket},{cents:02}\n");
            }
            csv
        };
        let sum = |files: &[String]| {
            let mut session = Session::default();
            for csv in files {
                let looked = look("o.csv", csv.as_bytes(), true, None).unwrap();
                let mapping = looked.proposal.clone().unwrap();
                session
                    .load_bytes("o.csv", &looked, mapping, csv.as_bytes())
                    .unwrap();
            }
            let settings = serde_json::from_str("{}").unwrap();
            let dataset = session.dataset(&settings).unwrap();
            dataset.orders.len()
        };
        assert_eq!(sum(&[file("Lyon", [3, 14]), file("Lille", [3, 14])]), 12);
        // The same file twice, and one of which the days were corrected.
        assert_eq!(sum(&[file("Lyon", [3, 14]), file("Lyon", [3, 14])]), 6);
        assert_eq!(sum(&[file("Lyon", [3, 14]), file("Lyon", [4, 15])]), 6);
    }

    #[test]
    fn orders_of_several_days_and_slips_are_no_tills() {
        // Lines of one customer that were sent on two days are one order.
        let mut csv = "Order;Date;Customer;SKU;Quantity;Unit price\n".to_owned();
        for order in 1..=6 {
            for day in [order, order + 9] {
                csv += &format!("{order};2026-09-{day:02};C{order};A{day};1;10.00\n");
            }
        }
        assert_eq!(orders(&csv), (6, 120, 0, 0));
        // A number that is used twice by mistake among many.
        let mut csv = "Order;Date;Customer;Amount\n".to_owned();
        for order in 1..=40 {
            csv += &format!("{order};2026-09-{:02};C{order};10.00\n", order % 28 + 1);
        }
        csv += "1;2026-09-29;C9;7.00\n2;2026-09-29;C8;7.00\n3;2026-09-29;C7;7.00\n";
        assert_eq!(orders(&csv), (40, 400, 0, 3));
    }
}
