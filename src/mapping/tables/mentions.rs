//! Mentions: what is said of the company elsewhere, from a listening tool.

use super::STORE;
use crate::mapping::field::FieldKind::{Category, Number, Text, Time};
use crate::mapping::field::{field, Table, TableKind};

/// Mentions, from a listening tool.
pub static TABLE: Table = Table {
    kind: TableKind::Mentions,
    id: "mentions",
    fr: "Mentions",
    en: "Mentions",
    fields: &[
        field(
            "at",
            Time,
            true,
            "date|published|published at|publication date|date de publication|publie le|\
                created at|timestamp|date heure|datum|veroffentlicht am|fecha|data|\
                fecha de publicacion|data di pubblicazione|publicatiedatum",
            "Date",
            "Date",
        ),
        field(
            "source",
            Category,
            true,
            "source|source name|nom de la source|source type|type de source|page type|site|\
                domain|domaine|media|media type|type de media|platform|plateforme|plattform|\
                network|reseau|reseau social|channel|canal|kanal|quelle|fuente|fonte|bron|\
                plataforma|piattaforma|rete",
            "Source",
            "Source",
        ),
        field(
            "text",
            Text,
            false,
            "text|full text|snippet|content|hit sentence|mention|texte|contenu|extrait|message|\
                post|verbatim|opening text|title|titre|inhalt|texto|contenido|testo|contenuto|\
                tekst|inhoud|headline",
            "Texte",
            "Text",
        ),
        field(
            "tone",
            Category,
            false,
            "tone|sentiment|tonalite|ton|polarity|polarite|sentiment name|sentiment label|\
                tonalitat|stimmung|tono|sentimiento|sentimento|toon",
            "Tonalité",
            "Tone",
        ),
        field(
            "score",
            Number,
            false,
            "sentiment score|tone score|score de tonalite|score de sentiment|score|\
                sentiment value",
            "Note de tonalité",
            "Tone score",
        ),
        field(
            "reach",
            Number,
            false,
            "reach|portee|potential reach|portee potentielle|audience|reichweite|alcance|\
                portata|bereik",
            "Portée",
            "Reach",
        ),
        field(
            "language",
            Category,
            false,
            "language|langue|lang|sprache|idioma|lingua|taal",
            "Langue",
            "Language",
        ),
        field("store", Category, false, STORE, "Magasin", "Store"),
    ],
    one_of: &[&["text"], &["tone"]],
    own: &["tone", "text", "reach"],
};
