//! Files that look like one table and would lose by it what matters: the user is asked.

use super::field::TableKind;
use super::headed::{by_header, Headed};
use crate::intake::infer::ColumnKind;

/// Headers that count orders, so that a row is many.
const COUNTS: &[&str] = &[
    "transactions",
    "nb transactions",
    "nombre de transactions",
    "number of transactions",
    "orders",
    "nb orders",
    "number of orders",
    "order count",
    "total orders",
    "commandes",
    "nb commandes",
    "nombre de commandes",
    "tickets",
    "nb tickets",
    "nb de tickets",
    "nombre de tickets",
    "receipts",
    "number of receipts",
    "anzahl bestellungen",
    "bestellungen",
    "anzahl belege",
    "belege",
    "pedidos",
    "numero de pedidos",
    "ordini",
    "numero ordini",
    "scontrini",
    "bestellingen",
    "aantal bestellingen",
];

/// Whether a file that fits a table best may be something else.
pub(super) fn is_open(kind: TableKind, columns: &[Headed<'_>]) -> bool {
    let names = |kind: TableKind, ids: &[&str]| {
        let table = kind.table();
        let mut fields = table.fields.iter().filter(|field| ids.contains(&field.id));
        fields.any(|field| columns.iter().any(|one| by_header(one, field).is_some()))
    };
    match kind {
        // Sales already summed by day or store: each would be one order.
        TableKind::Orders => {
            const WHOSE: &[&str] = &["customer_id", "email", "phone", "loyalty_id", "order_id"];
            let counted = |one: &Headed<'_>| {
                one.column.column_type.kind == ColumnKind::Number && one.is_one_of(COUNTS)
            };
            columns.iter().any(counted) && !names(kind, WHOSE)
        }
        // Costs of no channel: what was spent would be left out.
        TableKind::Traffic => names(TableKind::Costs, &["cost"]) && !names(kind, kind.table().own),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::table;
    use crate::mapping::guess::guess;

    fn kind(csv: &str) -> Option<TableKind> {
        let (_, head) = table::look(csv.as_bytes(), true).unwrap();
        guess(&head).map(|mapping| mapping.table)
    }

    #[test]
    fn sales_already_summed_are_no_orders() {
        let csv = "Date;Magasin;CA TTC;Nb tickets\n03/09/2026;Lyon;1000,00;50\n14/09/2026;Lyon;800,00;40\n";
        assert_eq!(kind(csv), None);
        let csv = "Date,Store,Net sales,Transactions\n2026-09-03,Lyon,90.00,5\n2026-09-14,Lyon,200.00,8\n";
        assert_eq!(kind(csv), None);
        let csv = "Date,Store,Net sales,Transaction\n2026-09-03,Lyon,90.00,T5\n2026-09-14,Lyon,200.00,T8\n";
        assert_eq!(kind(csv), Some(TableKind::Orders));
        let csv = "Order,Date,Store,Net sales,Total orders\n1,2026-09-03,Lyon,90.00,5\n2,2026-09-14,Lyon,200.00,8\n";
        assert_eq!(kind(csv), Some(TableKind::Orders));
    }

    #[test]
    fn spend_of_no_channel_is_not_left_out() {
        let csv = "Date;Campagne;Dépense;Clics;Impressions\n03/09/2026;Noël;10,00;100;1000\n14/09/2026;Noël;12,00;120;1100\n";
        assert_eq!(kind(csv), None);
        let csv = "Date;Canal;Sessions;Clics;Coût\n03/09/2026;web;10;100;10,00\n14/09/2026;web;12;120;11,00\n";
        assert!(kind(csv).is_some());
    }
}
