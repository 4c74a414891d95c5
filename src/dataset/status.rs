//! What exports call a sale, a refund and what never came to be.

use crate::mapping::header::normalise;
use crate::mapping::rule::OrderStatus;

/// Words of what was sold, whole or on its way.
const SALE: &str = "sale|sales|vente|ventes|en cours|en preparation|en cours de preparation|\
    partially refunded|partiellement remboursee|partiellement rembourse|\
    teilweise erstattet|order|commande|paid|payee|paye|complete|completed|termine|terminee|\
    livree|livre|delivered|shipped|expediee|expedie|collected|retiree|verkauf|bezahlt|closed|\
    processing|fulfilled|abgeschlossen|geliefert|versandt|versendet|in bearbeitung|venta|pagado|\
    pagada|completado|completada|enviado|enviada|entregado|entregada|procesando|en proceso|\
    vendita|pagato|completato|spedito|consegnato|in lavorazione|verkoop|betaald|voltooid|\
    afgerond|verzonden|in behandeling|invoiced|facturee|facture|accepted|acceptee|accepte|\
    validated|validee|valide|confirmed|confirmee|confirme";

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
    fallita|rifiutato|bozza|preventivo|geannuleerd|mislukt|geweigerd|concept|offerte";

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

/// The statuses that exports use, in six languages.
pub(super) fn known(text: &str) -> Option<OrderStatus> {
    let text = normalise(text);
    by_name(&text).or_else(|| {
        let words = text.split(' ').filter(|word| !OF_WHAT.contains(word));
        by_name(&words.collect::<Vec<_>>().join(" "))
    })
}

fn by_name(text: &str) -> Option<OrderStatus> {
    let lists = [
        (OrderStatus::Sale, SALE),
        (OrderStatus::Refund, REFUND),
        (OrderStatus::Returned, RETURNED),
        (OrderStatus::Cancelled, CANCELLED),
    ];
    let told = |(_, words): &&(OrderStatus, &str)| words.split('|').any(|word| word == text);
    lists.iter().find(told).map(|(status, _)| *status)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::load::Rows;
    use crate::dataset::session::Session;

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
            "commande",
            "wc",
            "",
        ] {
            assert_eq!(known(word).filter(|_| word != "commande"), None, "{word}");
        }
    }

    #[test]
    fn no_word_says_two_things_and_all_are_as_compared() {
        let mut all: Vec<&str> = [SALE, REFUND, RETURNED, CANCELLED]
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

    /// The amounts of the rows of a file, as it is understood.
    fn amounts(csv: &str) -> Vec<i64> {
        let mut session = Session::default();
        let looked = crate::dataset::session::look("o.csv", csv.as_bytes(), true, None).unwrap();
        let mapping = looked.proposal.clone().unwrap();
        session
            .load_bytes("o.csv", &looked, mapping, csv.as_bytes())
            .unwrap();
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
