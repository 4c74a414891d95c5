//! What exports call a sale, a refund and what never came to be.

use crate::mapping::header::normalise;
use crate::mapping::rule::OrderStatus;

/// Words of what was sold, whole or on its way.
const SALE: &str = "sale|sales|vente|ventes|en cours|en preparation|en cours de preparation|\
    order|commande|paid|payee|paye|complete|completed|termine|terminee|\
    livree|livre|delivered|shipped|expediee|expedie|collected|retiree|verkauf|bezahlt|closed|\
    processing|fulfilled|abgeschlossen|geliefert|versandt|versendet|in bearbeitung|venta|pagado|\
    pagada|completado|completada|enviado|enviada|entregado|entregada|procesando|en proceso|\
    vendita|pagato|completato|spedito|consegnato|in lavorazione|verkoop|betaald|voltooid|\
    afgerond|verzonden|in behandeling|invoiced|facturee|facture|accepted|acceptee|accepte|\
    validated|validee|valide|confirmed|confirmee|confirme|won|closed won|gagne|gagnee|\
    cloture gagne|cloturee gagnee|ferme gagne|gewonnen|ganado|ganada|vinto|vinta";

/// Words of what was sold and given back in part.
const PARTLY: &str = "partial refund|partially refunded|partly refunded|\
    partiellement remboursee|partiellement rembourse|remboursement partiel|\
    remboursee partiellement|rembourse partiellement|teilweise erstattet|teilerstattet|\
    teilerstattung|teilweise ruckerstattet|reembolso parcial|parcialmente reembolsado|\
    reembolsado parcialmente|rimborso parziale|parzialmente rimborsato|\
    rimborsato parzialmente|gedeeltelijk terugbetaald|gedeeltelijke terugbetaling";

/// Words of a document of its own that gives money back.
const REFUND: &str = "refund|remboursement|retour|return|avoir|credit|credit note|rueckgabe|\
    ruckgabe|gutschrift|erstattung|ruckerstattung|rueckerstattung|retoure|stornorechnung|\
    reembolso|devolucion|abono|nota de credito|rimborso|nota di credito|terugbetaling|\
    terugstorting|creditnota|chargeback";

/// Words of the state of an order that was sold and given back.
const RETURNED: &str = "refunded|fully refunded|rembourse|remboursee|integralement remboursee|\
    totalement remboursee|returned|retourne|retournee|erstattet|ruckerstattet|rueckerstattet|\
    zuruckgegeben|zuruckgesendet|retourniert|reembolsado|reembolsada|devuelto|devuelta|\
    rimborsato|rimborsata|reso|restituito|terugbetaald|geretourneerd|charged back";

/// Words of what never came to be.
const CANCELLED: &str = "cancelled|canceled|cancel|cancellation|annulee|annule|annulation|\
    voided|void|failed|failure|echouee|echoue|echec|refuse|refusee|refus|declined|rejected|\
    rejete|rejetee|denied|draft|checkout draft|brouillon|devis|quote|quotation|abandoned|\
    abandonne|abandonnee|expired|expire|expiree|trash|corbeille|storniert|storno|stornierung|\
    fehlgeschlagen|abgelehnt|abgebrochen|entwurf|angebot|cancelado|cancelada|anulado|anulada|\
    fallido|fallida|rechazado|rechazada|borrador|presupuesto|annullato|annullata|fallito|\
    fallita|rifiutato|bozza|preventivo|geannuleerd|mislukt|geweigerd|concept|offerte|lost|\
    closed lost|not won|closed not won|perdu|perdue|cloture perdu|cloturee perdue|ferme perdu|\
    non gagne|non gagnee|verloren|nicht gewonnen|perdido|perdida|no ganado|no ganada|perso|\
    persa|non vinto|non vinta|niet gewonnen";

/// Words that say of what the rest is the state.
const OF_WHAT: &[&str] = &[
    "wc",
    "order",
    "commande",
    "payment",
    "paiement",
    "bestellung",
    "zahlung",
    "pedido",
    "pago",
    "ordine",
    "pagamento",
    "bestelling",
    "betaling",
    "transaction",
];

/// What a word says a row is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// Sale, refund or neither, where the word is known.
    pub(super) status: Option<OrderStatus>,
    /// Whether it was given back in part.
    pub(super) partly: bool,
}

/// What the statuses say that exports use, in six languages.
pub(super) fn said(text: &str) -> Said {
    let text = normalise(text);
    let words = text.split(' ').filter(|word| !OF_WHAT.contains(word));
    let rest = words.collect::<Vec<_>>().join(" ");
    Said {
        status: by_name(&text).or_else(|| by_name(&rest)),
        partly: is_one(&text, PARTLY) || is_one(&rest, PARTLY),
    }
}

fn is_one(text: &str, words: &str) -> bool {
    words.split('|').any(|word| word == text)
}

fn by_name(text: &str) -> Option<OrderStatus> {
    let lists = [
        (OrderStatus::Sale, SALE),
        (OrderStatus::Sale, PARTLY),
        (OrderStatus::Refund, REFUND),
        (OrderStatus::Returned, RETURNED),
        (OrderStatus::Cancelled, CANCELLED),
    ];
    let told = |(_, words): &&(OrderStatus, &str)| is_one(text, words);
    lists.iter().find(told).map(|(status, _)| *status)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::load::Rows;
    use crate::dataset::session::Session;

    fn known(text: &str) -> Option<OrderStatus> {
        said(text).status
    }

    #[test]
    fn statuses_in_six_languages() {
        for (words, status) in [
            ("vente|wc-completed|Versendet|Pagado|Completato|Betaald|Commande expédiée|Payment accepted", OrderStatus::Sale),
            ("Rückerstattung|Retoure|Avoir|Devolución|Rimborso|Credit note", OrderStatus::Refund),
            ("Remboursée|Retournée|Reembolsado|Devuelto|Rimborsato|Reso|Terugbetaald|Commande remboursée", OrderStatus::Returned),
            ("VOIDED|Storno|Cancelado|Anulado|Annullato|Geannuleerd|Commande annulée|Paiement refusé|Échec|Devis|Declined|Draft|wc-cancelled", OrderStatus::Cancelled),
        ] {
            for word in words.split('|') {
                assert_eq!(known(word), Some(status), "{word}");
            }
        }
        // Only the whole says it.
        for word in [
            "on hold",
            "refund requested",
            "Annulation demandée",
            "not cancelled",
            "Not completed",
            "Unpaid",
            "Non payé",
            "nicht bezahlt",
            "No pagado",
            "Non pagato",
            "Niet betaald",
            "commande",
            "wc",
            "",
        ] {
            assert_eq!(known(word).filter(|_| word != "commande"), None, "{word}");
        }
    }

    #[test]
    fn no_word_says_two_things_and_all_are_as_compared() {
        let mut all: Vec<&str> = [SALE, PARTLY, REFUND, RETURNED, CANCELLED]
            .iter()
            .flat_map(|words| words.split('|'))
            .collect();
        for word in &all {
            assert_eq!(normalise(word), *word);
        }
        all.sort_unstable();
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn deals_are_won_or_lost() {
        for word in ["Closed Won", "Gagnée", "gewonnen"] {
            assert_eq!(known(word), Some(OrderStatus::Sale), "{word}");
        }
        for word in [
            "Closed - Not Won",
            "Closed lost",
            "Perdue",
            "Nicht gewonnen",
        ] {
            assert_eq!(known(word), Some(OrderStatus::Cancelled), "{word}");
        }
    }

    #[test]
    fn what_is_given_back_in_part_is_sold_and_told() {
        let head = "order_id,channel,ordered_at,amount,status\n";
        let csv = format!("{head}1,web,2026-09-03,100,Remboursement partiel\n2,web,2026-09-04,50,Teilweise erstattet\n3,web,2026-09-05,20,Payée\n");
        assert_eq!(amounts(&csv), [100, 50, 20]);
        assert_eq!(noted(&csv, "refunded-in-part"), 2);
        // Where a column says how much, nothing is open.
        let csv = "order_id,channel,ordered_at,amount,status,refunded\n1,web,2026-09-03,100,Partially refunded,30\n2,web,2026-09-04,50,Paid,\n";
        assert_eq!(amounts(csv), [100, -30, 50]);
        assert_eq!(noted(csv, "refunded-in-part"), 0);
        // The same of an export whose preset has rules of its own.
        let csv = "ID;Reference;New client;Total;Status;Date\n1;A;1;24.90;Partial refund;2026-09-03 10:15:00\n2;B;0;12.50;Refunded;2026-09-04 11:00:00\n3;C;0;9.00;Not refunded;2026-09-05 12:00:00\n4;D;0;8.00;Remboursé partiellement;2026-09-06 12:00:00\n";
        assert_eq!(amounts(csv), [24, 12, -12, 9, 8]);
        assert_eq!(noted(csv, "refunded-in-part"), 2);
    }

    #[test]
    fn a_deal_that_is_not_won_is_no_sale() {
        let csv = "Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date\n901,A,Closed won,P,1200,2026-03-05 10:15\n902,B,Closed - Not Won,P,800,2026-03-14 10:15\n903,C,Nicht gewonnen,P,500,2026-03-14 10:15\n";
        assert_eq!(amounts(csv), [1200]);
    }

    fn noted(csv: &str, reason: &str) -> u64 {
        let session = session(csv);
        let (_, file) = session.files().next().unwrap();
        file.ledger.of(reason)
    }

    fn session(csv: &str) -> Session {
        let mut session = Session::default();
        let looked = crate::dataset::session::look("o.csv", csv.as_bytes(), true, None).unwrap();
        let mapping = looked.proposal.clone().unwrap();
        session
            .load_bytes("o.csv", &looked, mapping, csv.as_bytes())
            .unwrap();
        session
    }

    /// The amounts of the rows of a file, as it is understood.
    fn amounts(csv: &str) -> Vec<i64> {
        let session = session(csv);
        let (_, file) = session.files().next().unwrap();
        match &file.rows {
            Rows::Orders(table) => table
                .rows
                .iter()
                .map(|row| row.amount.0 / 1_000_000)
                .collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn a_state_is_of_the_sale_and_a_document_stands_for_itself() {
        let head = "order_id,channel,ordered_at,amount,status,original_order_id\n";
        // 100 sold and given back, 50 sold.
        let states = "1,web,2026-09-03,100,refunded,\n2,web,2026-09-04,50,completed,\n";
        assert_eq!(amounts(&format!("{head}{states}")), [100, -100, 50]);
        // A document that gives back what another row sold.
        let documents = "1,web,2026-09-03,100,completed,\n1,web,2026-09-04,100,refund,\n";
        assert_eq!(amounts(&format!("{head}{documents}")), [100, -100]);
        // A state of less than nothing, or of another order, is such a document too.
        let negative = "1,web,2026-09-03,100,completed,\n1,web,2026-09-04,-100,refunded,\n";
        assert_eq!(amounts(&format!("{head}{negative}")), [100, -100]);
        let other = "1,web,2026-09-03,100,completed,\nR1,web,2026-09-04,100,refunded,1\n";
        assert_eq!(amounts(&format!("{head}{other}")), [100, -100]);
    }
}
