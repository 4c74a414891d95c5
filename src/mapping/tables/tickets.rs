//! Tickets: requests to customer service.

use super::{customer_field, order_field, EMAIL, LOYALTY, PHONE};
use crate::mapping::field::FieldKind::{Category, Flag, Key, Number, Person, Text, Time};
use crate::mapping::field::{field, Table, TableKind};

/// Tickets: requests to customer service.
pub static TABLE: Table = Table {
    kind: TableKind::Tickets,
    id: "tickets",
    fr: "Demandes au service client",
    en: "Tickets",
    fields: &[
        field(
            "ticket_id",
            Key,
            false,
            "ticket id|ticket|id ticket|case number|numero de ticket|numero ticket|\
                zendesk ticket id|case id|case|anfrage|vorgang|n ticket|n de ticket|ticket number|\
                n demande|numero de demande|n dossier|numero de dossier|ticketnummer|\
                vorgangsnummer|numero de caso",
            "Numéro de demande",
            "Ticket number",
        ),
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
            "opened_at",
            Time,
            true,
            "created at|opened at|created|date creation|date de creation|date ouverture|\
                date d ouverture|created date|opened|date|erstellt am|erstellt|fecha de creacion|\
                data di creazione|gemaakt op",
            "Ouverte le",
            "Opened at",
        ),
        field(
            "first_reply_at",
            Time,
            false,
            "first reply at|first response at|premiere reponse|date premiere reponse|\
                date de premiere reponse|erste antwort",
            "Première réponse le",
            "First reply at",
        ),
        field(
            "first_reply_minutes",
            Number,
            false,
            "first reply minutes|first reply time in minutes|first reply time min|\
                first reply time|first response time|delai premiere reponse|\
                delai de premiere reponse|first reply|first response|time to first reply|\
                time to first response|temps de premiere reponse|premiere reponse|\
                erste antwortzeit|erstantwortzeit|reaktionszeit|erste antwort|\
                tiempo de primera respuesta|tempo di prima risposta|eerste reactietijd",
            "Minutes jusqu’à la première réponse",
            "Minutes to the first reply",
        ),
        field(
            "solved_at",
            Time,
            false,
            "solved at|resolved at|closed at|closed date|date resolution|date de resolution|\
                date cloture|date de cloture|gelost am|fecha de resolucion",
            "Résolue le",
            "Solved at",
        ),
        field(
            "resolution_minutes",
            Number,
            false,
            "resolution minutes|full resolution time in minutes|full resolution time min|\
                full resolution time|resolution time|delai de resolution|delai resolution|resolution|time to resolution|\
                time to resolve|temps de resolution|losungszeit|tiempo de resolucion|\
                tempo di risoluzione|oplostijd",
            "Minutes jusqu’à la résolution",
            "Minutes to the solution",
        ),
        field(
            "channel",
            Category,
            false,
            "channel|canal|via|kanal|origin|origine|canale|kanaal|contact channel",
            "Canal",
            "Channel",
        ),
        field(
            "status",
            Category,
            false,
            "status|statut|etat|state|estado|stato",
            "Statut",
            "Status",
        ),
        field(
            "reopens",
            Number,
            false,
            "reopens|reopened|reouvertures|reouvert|rouverte",
            "Réouvertures",
            "Reopens",
        ),
        field(
            "transfers",
            Number,
            false,
            "transfers|transferts|group stations|escalations|transfert",
            "Transferts",
            "Transfers",
        ),
        field(
            "context_repeated",
            Flag,
            false,
            "context repeated|contexte repete|client a repete|context lost",
            "Le client a dû répéter",
            "The customer had to repeat",
        ),
        field(
            "satisfaction",
            Category,
            false,
            "satisfaction|satisfaction score|csat|note|rating|zufriedenheit",
            "Satisfaction",
            "Satisfaction",
        ),
        field(
            "sentiment",
            Number,
            false,
            "sentiment|sentiment score|tonalite",
            "Sentiment",
            "Sentiment",
        ),
        field(
            "text",
            Text,
            false,
            "text|description|message|comment|comments|subject|sujet|objet|texte|commentaire|\
                motif|reason|verbatim|betreff|asunto|oggetto|onderwerp",
            "Texte",
            "Text",
        ),
        field(
            "transferred_to",
            Category,
            false,
            "transferred to|transfer to|handed to|next channel|canal de transfert|transfere vers|\
                transfere a|canal suivant|destination channel",
            "Transférée vers le canal",
            "Transferred to the channel",
        ),
        field(
            "history_used",
            Flag,
            false,
            "history used|context used|customer history used|other channel data used|\
                historique utilise|historique consulte|fiche consultee|contexte utilise",
            "L’historique des autres canaux a servi",
            "What other channels knew was used",
        ),
        field(
            "group",
            Category,
            false,
            "group|groupe|team|equipe|queue|file|gruppe|equipo",
            "Équipe",
            "Group",
        ),
        order_field(),
    ],
    one_of: &[
        &["ticket_id"],
        &["first_reply_at"],
        &["first_reply_minutes"],
        &["solved_at"],
        &["resolution_minutes"],
    ],
    own: &[
        "ticket_id",
        "solved_at",
        "first_reply_at",
        "first_reply_minutes",
        "reopens",
    ],
};
