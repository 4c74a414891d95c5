//! What the other words of a header say where a field's name is only part of it:
//! `Total tax` is no total, and `Total after tax` is one.

/// Words before a part of an amount that say it is in or out, not that it is meant:
/// `Total excl. tax`, `Montant net de remise`.
const BEFORE: &[&str] = &[
    "net",
    "nette",
    "netto",
    "after",
    "before",
    "excl",
    "excluding",
    "exclusive",
    "ex",
    "incl",
    "including",
    "inclusive",
    "inc",
    "with",
    "without",
    "less",
    "minus",
    "plus",
    "apres",
    "avant",
    "hors",
    "avec",
    "sans",
    "inclus",
    "compris",
    "nach",
    "vor",
    "ohne",
    "mit",
    "inkl",
    "exkl",
    "inklusive",
    "exklusive",
    "abzuglich",
    "despues",
    "antes",
    "con",
    "sin",
    "menos",
    "dopo",
    "senza",
    "prima",
    "meno",
    "na",
    "voor",
    "met",
    "zonder",
];

/// The same where they stand behind it: `Total (tax included)`.
const BEHIND: &[&str] = &[
    "included",
    "excluded",
    "inclusive",
    "exclusive",
    "incl",
    "excl",
    "deducted",
    "incluse",
    "inclus",
    "incluses",
    "comprise",
    "comprises",
    "compris",
    "exclue",
    "exclu",
    "exclues",
    "deduite",
    "deduites",
    "deduit",
    "inklusive",
    "inkl",
    "abgezogen",
    "incluido",
    "incluidos",
    "incluida",
    "inclusa",
    "inclusi",
    "inbegrepen",
];

/// Words that join others.
const JOINING: &[&str] = &[
    "de", "d", "la", "le", "les", "des", "du", "of", "the", "all", "any", "toutes", "toute", "et",
    "and", "und", "der", "die", "y", "e", "en", "van", "di",
];

/// Whether a word of a list, with bars between them, stands in a header as what
/// the header means.
pub(super) fn means_one(header: &str, list: &str) -> bool {
    if list.is_empty() {
        return false;
    }
    let words: Vec<&str> = header.split(' ').collect();
    let listed = |word: &str| list.split('|').any(|one| one == word);
    (0..words.len()).any(|at| listed(words[at]) && !is_aside(&words, at, &listed))
}

/// Whether a word of a list stands in a header at all.
pub(super) fn has_one(header: &str, list: &str) -> bool {
    let mut words = header.split(' ');
    words.any(|word| list.split('|').any(|one| one == word))
}

/// Whether a word says what an amount comes before or after, with or without.
fn is_aside(words: &[&str], at: usize, listed: &dyn Fn(&str) -> bool) -> bool {
    let behind = words[at + 1..]
        .iter()
        .find(|word| !JOINING.contains(word) && !listed(word));
    if behind.is_some_and(|word| BEHIND.contains(word)) {
        return true;
    }
    let mut before = words[..at].iter().rev();
    let before = before.find(|word| !JOINING.contains(word) && !listed(word));
    before.is_some_and(|word| BEFORE.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::guess::{guess, guess_for};
    use crate::mapping::{header::normalise, Mapping, TableKind};

    #[test]
    fn a_part_left_in_or_out_is_not_what_is_meant() {
        const PARTS: &str = "tax|taxes|remise|shipping|mwst";
        for header in [
            "Total tax",
            "Montant de la remise",
            "Tax on net total",
            "Total taxes and shipping",
        ] {
            assert!(means_one(&normalise(header), PARTS), "{header}");
        }
        for header in [
            "Total excl. tax",
            "Montant TTC net de remise",
            "Total (tax included)",
            "Betrag inkl. MwSt",
            "Total toutes taxes comprises",
            "Total excluding tax and shipping",
            "Total",
        ] {
            assert!(!means_one(&normalise(header), PARTS), "{header}");
        }
    }

    fn of(csv: &str) -> Mapping {
        guess(&crate::intake::table::look(csv.as_bytes(), true).unwrap().1).unwrap()
    }

    fn column(mapping: &Mapping, field: &str) -> Option<String> {
        mapping.fields.get(field)?.column.clone()
    }

    #[test]
    fn the_amount_is_no_discount_tax_postage_or_subtotal() {
        for (csv, amount) in [
            ("Order Number,Order Status,Order Date,Cart Discount Amount,Order Total Amount\n101,Completed,2026-09-03 10:15,5.00,55.00\n102,Completed,2026-09-04 10:15,0.00,20.00\n", "Order Total Amount"),
            ("N° de ticket;Date;Montant remise TTC;Montant TTC net remise\n1;03/09/2026;5,00;55,00\n2;14/09/2026;0,00;20,00\n", "Montant TTC net remise"),
            ("N° commande;Date;Montant de la remise;Total taxes;Total de la commande\n1;03/09/2026;5,00;9,17;55,00\n2;14/09/2026;0,00;3,33;20,00\n", "Total de la commande"),
            ("N° commande;Date commande;Total frais de port;Total TVA;Total commande TTC;Client\n1;03/09/2026;5,00;9,17;55,00;C1\n2;14/09/2026;0,00;3,33;20,00;C2\n", "Total commande TTC"),
            ("Bestellnummer;Datum;Betrag Rabatt;Betrag Versand;Betrag Gesamt;Kundennummer\n1;03.09.2026;5,00;4,90;55,00;K1\n2;14.09.2026;0,00;4,90;20,00;K2\n", "Betrag Gesamt"),
            ("Numero ordine;Data ordine;Importo sconto;Importo IVA;Importo totale;Cliente\n1;03/09/2026;5,00;9,92;55,00;K1\n2;14/09/2026;0,00;3,61;20,00;K2\n", "Importo totale"),
            ("Ordernummer;Besteldatum;Bedrag korting;Bedrag btw;Bedrag totaal;Klantnummer\n1;03-09-2026;5,00;9,55;55,00;K1\n2;14-09-2026;0,00;3,47;20,00;K2\n", "Bedrag totaal"),
            ("Pedido;Fecha;Total impuestos;Total envío;Total pedido;Cliente\n1;03/09/2026;9,55;4,90;55,00;K1\n2;14/09/2026;3,47;0,00;20,00;K2\n", "Total pedido"),
            ("order_number,created_at,email,subtotal_price,total_discounts,total_tax,total_price,financial_status\n1,2026-09-03 10:00,a@x.fr,50.00,5.00,9.17,55.00,paid\n2,2026-09-14 10:00,b@x.fr,28.00,0.00,5.00,30.00,paid\n", "total_price"),
            // What is left in or out does not rule it out.
            ("Order,Date,Amount excl. shipping,Store\n1,2026-09-03,55.00,A\n2,2026-09-14,20.00,B\n", "Amount excl. shipping"),
            ("Order,Date,Total (tax included)\n1,2026-09-03,55.00\n2,2026-09-14,20.00\n", "Total (tax included)"),
            ("Order,Date,Order amount gross,Order amount total\n1,2026-09-03,66.00,55.00\n2,2026-09-14,22.00,20.00\n", "Order amount total"),
        ] {
            let mapping = of(csv);
            assert_eq!(mapping.table, TableKind::Orders, "{csv}");
            assert_eq!(column(&mapping, "amount").as_deref(), Some(amount), "{csv}");
            assert_ne!(column(&mapping, "unit_price").as_deref(), Some("subtotal_price"));
        }
    }

    #[test]
    fn a_discount_alone_is_no_amount() {
        let csv = "Order,Date,Discount amount\n1,2026-09-03,5.00\n2,2026-09-14,0.50\n";
        let (_, head) = crate::intake::table::look(csv.as_bytes(), true).unwrap();
        let mapping = guess_for(TableKind::Orders, &head);
        assert_eq!(column(&mapping, "amount"), None);
        assert_eq!(
            column(&mapping, "discount").as_deref(),
            Some("Discount amount")
        );
    }

    #[test]
    fn a_discount_is_not_what_is_left_of_the_amount() {
        let mapping = of("N° de ticket;Date;Montant remise TTC;Montant TTC net remise\n1;03/09/2026;5,00;55,00\n2;14/09/2026;0,00;20,00\n");
        assert_eq!(
            column(&mapping, "discount").as_deref(),
            Some("Montant remise TTC")
        );
    }

    #[test]
    fn what_is_said_of_a_customer_is_no_customer() {
        for (csv, customer) in [
            ("Commande;Date commande;Montant commande;Email client;Ville client\nA1;03/09/2026;20,00;a@x.fr;Lyon\nA2;04/09/2026;30,00;b@x.fr;Lyon\n", None),
            ("Order number,Date created,Contact email,Note from customer,Total\n1,2026-09-03,a@x.fr,hello,20.00\n2,2026-09-04,b@x.fr,hello,30.00\n", None),
            ("Order,Date,Total,Customer city,Customer reference\n1,2026-09-03,20.00,Lyon,K1\n2,2026-09-04,30.00,Lyon,K2\n", Some("Customer reference")),
            ("Order,Date,Total,Nom du client\n1,2026-09-03,20.00,Ana\n2,2026-09-04,30.00,Bo\n", Some("Nom du client")),
            ("Order,Date,Total,Customer (without note)\n1,2026-09-03,20.00,Ana\n2,2026-09-04,30.00,Bo\n", Some("Customer (without note)")),
        ] {
            let mapping = of(csv);
            assert_eq!(mapping.table, TableKind::Orders, "{csv}");
            assert_eq!(column(&mapping, "customer_id").as_deref(), customer, "{csv}");
        }
        let tickets = of("Ticket ID,Created at,Resolved at,Status,Customer interactions,Email\n1,2026-09-03 10:00,2026-09-03 12:00,Closed,3,a@x.fr\n2,2026-09-04 10:00,2026-09-04 12:00,Closed,3,b@x.fr\n");
        assert_eq!(tickets.table, TableKind::Tickets);
        assert_eq!(column(&tickets, "customer_id"), None);
        assert_eq!(column(&tickets, "email").as_deref(), Some("Email"));
    }

    #[test]
    fn the_state_of_an_order_is_not_its_number() {
        let mapping = of("Client;Date de commande;Total commande;Statut de paiement;Statut commande;Canal\nC1;03/09/2026;20,00;Payé;Livrée;web\nC2;04/09/2026;30,00;Payé;Annulée;web\n");
        assert_eq!(column(&mapping, "order_id"), None);
        assert_eq!(column(&mapping, "type").as_deref(), Some("Statut commande"));
        assert_eq!(
            column(&mapping, "amount").as_deref(),
            Some("Total commande")
        );
        let mapping = of("Shop order number,Date,Total,Order type\n1,2026-09-03,20.00,pickup\n2,2026-09-04,30.00,pickup\n");
        assert_eq!(
            column(&mapping, "order_id").as_deref(),
            Some("Shop order number")
        );
    }

    #[test]
    fn state_and_number_of_an_order_in_six_languages() {
        for headers in [
            [
                "Order number",
                "Order status",
                "Order date",
                "Order total",
                "Customer",
            ],
            ["Order #", "Status", "Date", "Amount", "Customer"],
            [
                "N° commande",
                "Statut commande",
                "Date commande",
                "Total TTC",
                "Client",
            ],
            [
                "Commande",
                "État de la commande",
                "Date",
                "Montant",
                "Client",
            ],
            [
                "Bestellnummer",
                "Bestellstatus",
                "Bestelldatum",
                "Gesamtbetrag",
                "Kunde",
            ],
            [
                "Bestell-Nr.",
                "Status der Bestellung",
                "Datum",
                "Betrag",
                "Kunden-Nr.",
            ],
            [
                "Auftragsnummer",
                "Auftragsstatus",
                "Auftragsdatum",
                "Summe",
                "Kunde",
            ],
            [
                "Bestellung",
                "Zahlungsstatus",
                "Datum",
                "Gesamtsumme",
                "Kunde",
            ],
            [
                "Número de pedido",
                "Estado del pedido",
                "Fecha",
                "Importe total",
                "Cliente",
            ],
            [
                "Pedido",
                "Estado pedido",
                "Fecha del pedido",
                "Total",
                "Cliente",
            ],
            [
                "Numero ordine",
                "Stato ordine",
                "Data ordine",
                "Importo totale",
                "Cliente",
            ],
            [
                "N. ordine",
                "Stato dell'ordine",
                "Data",
                "Totale",
                "Cliente",
            ],
            [
                "Bestelnummer",
                "Bestelstatus",
                "Besteldatum",
                "Totaalbedrag",
                "Klantnummer",
            ],
            [
                "Ordernummer",
                "Status van de bestelling",
                "Datum",
                "Totaal",
                "Klant",
            ],
        ] {
            for order in [[0, 1, 2, 3, 4], [1, 0, 3, 2, 4], [4, 2, 1, 3, 0]] {
                let row = |cells: [&str; 5]| order.map(|at| cells[at]).join(";") + "\n";
                let csv = row(headers)
                    + &row(["1001", "Cancelled", "2026-09-03", "20.00", "K1"])
                    + &row(["1002", "Completed", "2026-09-14", "30.00", "K2"]);
                let mapping = of(&csv);
                let fields = ["order_id", "type", "ordered_at", "amount", "customer_id"];
                let found = fields.map(|field| column(&mapping, field));
                assert_eq!(
                    found,
                    headers.map(|header| Some(header.to_owned())),
                    "{csv}"
                );
            }
        }
    }
}
