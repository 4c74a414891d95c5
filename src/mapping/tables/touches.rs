//! Touches: visits, clicks, calls, conversions.

use super::{customer_field, order_field, CAMPAIGN, EMAIL, LOYALTY, PHONE};
use crate::mapping::field::FieldKind::{Category, Key, Money, Person, Time};
use crate::mapping::field::{field, Table, TableKind};

/// Touches: visits, clicks, calls, conversions.
pub static TABLE: Table = Table {
    kind: TableKind::Touches,
    id: "touches",
    fr: "Points de contact",
    en: "Touches",
    fields: &[
        customer_field(),
        field("email", Person, false, EMAIL, "E-mail", "E-mail"),
        field("phone", Person, false, PHONE, "Téléphone", "Phone"),
        field(
            "loyalty_id",
            Person,
            false,
            LOYALTY,
            "Carte de fidélité",
            "Loyalty card",
        ),
        field(
            "at",
            Time,
            true,
            "at|timestamp|date|datetime|time|event time|date heure|horodatage|visited at|\
                zeitpunkt|datum|event date|date visite|event timestamp|fecha|data|tijdstip",
            "Date et heure",
            "Time",
        ),
        field(
            "channel",
            Category,
            true,
            "channel|canal|kanal|sales channel|canal de vente|point de vente|source|\
                marketing channel|purchase point|channel type|canale|kanaal|canal de venta|\
                vertriebskanal|type de vente|touchpoint|touch point|point de contact|\
                contact channel|canal de contact|activity type|type d activite|activite|\
                activity|kontaktkanal|aktivitatstyp|tipo de actividad|tipo di attivita|\
                type activiteit|contactkanaal",
            "Canal",
            "Channel",
        ),
        field(
            "session_id",
            Key,
            false,
            "session id|session|id session|visit id|visite id|id visit|ga session id",
            "Session",
            "Session",
        ),
        field(
            "kind",
            Category,
            false,
            "kind|event|type|event type|event name|evenement|action|interaction|ereignis|\
                conversion|evento|gebeurtenis",
            "Évènement",
            "Event",
        ),
        field(
            "source",
            Category,
            false,
            "source|levier|traffic source|session source|utm source|medium|provenance|quelle|\
                fuente|bron",
            "Source",
            "Source",
        ),
        field(
            "campaign", Category, false, CAMPAIGN, "Campagne", "Campaign",
        ),
        field(
            "device",
            Category,
            false,
            "device|device type|device category|appareil|terminal|platform|gerat|dispositivo|\
                apparaat",
            "Appareil",
            "Device",
        ),
        order_field(),
        field(
            "value",
            Money,
            false,
            "value|valeur|amount|montant|revenue|wert|conversion value|valor|valore|waarde",
            "Valeur",
            "Value",
        ),
        field(
            "segment",
            Category,
            false,
            "segment|groupe|group",
            "Segment",
            "Segment",
        ),
    ],
    one_of: &[&["customer_id"], &["email"], &["loyalty_id"], &["phone"]],
    own: &["session_id", "kind"],
};
