//! Costs: spend by period and channel.

use super::{CAMPAIGN, CLICKS, CURRENCY, IMPRESSIONS, REACH};
use crate::mapping::field::FieldKind::{Category, Money, Number, Period};
use crate::mapping::field::{field, Table, TableKind};

/// Costs: spend by period and channel.
pub static TABLE: Table = Table {
    kind: TableKind::Costs,
    id: "costs",
    fr: "Coûts",
    en: "Costs",
    fields: &[
        field(
            "period",
            Period,
            true,
            "period|periode|date from|periode debut|debut|mois|month|date|day|jour|trimestre|\
                quarter|semaine|week|monat|annee|tag|datum|zeitraum|fecha|mes|data|mese|maand",
            "Période",
            "Period",
        ),
        field(
            "date_to",
            Period,
            false,
            "date to|periode fin|fin|end date|date de fin|end|reporting ends|bis|hasta|tot",
            "Fin de période",
            "End of period",
        ),
        field(
            "channel",
            Category,
            true,
            "channel|canal|kanal|source|levier|campaign channel|canale|kanaal",
            "Canal",
            "Channel",
        ),
        field(
            "cost",
            Money,
            true,
            "cost|cost eur|cout|couts|depense|depenses|spend|montant|amount|budget|kosten|\
                montant ht|amount spent|montant depense|total spent|coste|gasto|costo|spesa|\
                ausgaben|uitgaven",
            "Coût",
            "Cost",
        ),
        field(
            "kind",
            Category,
            false,
            "kind|type|poste|nature|categorie|category|cost type|kostenart|tipo|soort",
            "Poste",
            "Kind",
        ),
        field("currency", Category, false, CURRENCY, "Devise", "Currency"),
        field(
            "campaign", Category, false, CAMPAIGN, "Campagne", "Campaign",
        ),
        field(
            "impressions",
            Number,
            false,
            IMPRESSIONS,
            "Impressions",
            "Impressions",
        ),
        field(
            "reach",
            Number,
            false,
            REACH,
            "Personnes touchées",
            "Persons reached",
        ),
        field("clicks", Number, false, CLICKS, "Clics", "Clicks"),
        field(
            "conversions",
            Number,
            false,
            "conversions|conversion|purchases|achats|results|konversionen|conversiones|\
                conversioni|conversies",
            "Conversions annoncées par la régie",
            "Conversions the platform claims",
        ),
        field(
            "conversion_value",
            Money,
            false,
            "conversion value|conv value|valeur de conversion|purchases conversion value|\
                total conversion value|conversion revenue|valeur conv|conversionwert|\
                valor de conversion|valore di conversione",
            "Valeur annoncée par la régie",
            "Value the platform claims",
        ),
        field(
            "shared",
            Category,
            false,
            "direct or shared|direct ou partage|shared|partage",
            "Direct ou partagé",
            "Direct or shared",
        ),
        field(
            "key",
            Category,
            false,
            "key|cle|cle de repartition|allocation key",
            "Clé de répartition",
            "Allocation key",
        ),
    ],
    one_of: &[],
    own: &["cost", "period"],
};
