//! Accounting: entries of the accounts.

use crate::mapping::field::FieldKind::{Category, Key, Money, Text, Time};
use crate::mapping::field::{field, Table, TableKind};

/// Accounting: entries of the accounts.
pub static TABLE: Table = Table {
    kind: TableKind::Accounting,
    id: "accounting",
    fr: "Comptabilité",
    en: "Accounting",
    fields: &[
        field(
            "date",
            Time,
            true,
            "ecriture date|date|date ecriture|date comptable|posting date|buchungsdatum|\
                booking date|fecha|data",
            "Date d’écriture",
            "Date",
        ),
        field(
            "account",
            Key,
            true,
            "compte num|compte|account|numero de compte|n compte|account number|konto|cuenta|\
                conto|rekening",
            "Compte",
            "Account",
        ),
        field(
            "account_name",
            Category,
            false,
            "compte lib|libelle compte|account name|kontobezeichnung",
            "Intitulé du compte",
            "Account name",
        ),
        field(
            "label",
            Text,
            false,
            "ecriture lib|libelle|libelle ecriture|label|description|buchungstext",
            "Libellé",
            "Label",
        ),
        field(
            "journal",
            Category,
            false,
            "journal code|journal|code journal",
            "Journal",
            "Journal",
        ),
        field(
            "debit",
            Money,
            false,
            "debit|montant debit|soll|debe|dare",
            "Débit",
            "Debit",
        ),
        field(
            "credit",
            Money,
            false,
            "credit|montant credit|haben|haber|avere",
            "Crédit",
            "Credit",
        ),
        field(
            "amount",
            Money,
            false,
            "montant|amount|betrag",
            "Montant",
            "Amount",
        ),
        field(
            "side",
            Category,
            false,
            "sens|side|soll haben",
            "Sens",
            "Side",
        ),
        field(
            "piece",
            Key,
            false,
            "piece ref|piece|n piece|reference piece|beleg|voucher",
            "Pièce",
            "Piece",
        ),
        field(
            "analytic",
            Category,
            false,
            "analytic|analytique|axe analytique|section|section analytique|kostenstelle|\
                cost centre|cost center",
            "Section analytique",
            "Cost centre",
        ),
        field(
            "channel",
            Category,
            false,
            "channel|canal|kanal",
            "Canal",
            "Channel",
        ),
    ],
    one_of: &[
        &["debit", "credit"],
        &["debit"],
        &["credit"],
        &["amount", "side"],
        &["amount"],
    ],
    own: &["debit", "credit", "account", "account"],
};
