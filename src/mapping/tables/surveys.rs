//! Surveys: answers to satisfaction questions.

use super::{customer_field, order_field, CHANNEL, EMAIL, LOYALTY, PHONE, STORE};
use crate::mapping::field::FieldKind::{Category, Flag, Key, Number, Person, Text, Time};
use crate::mapping::field::{field, Table, TableKind};

/// Surveys: answers to satisfaction questions.
pub static TABLE: Table = Table {
    kind: TableKind::Surveys,
    id: "surveys",
    fr: "Enquêtes",
    en: "Surveys",
    fields: &[
        field(
            "response_id",
            Key,
            false,
            "response id|respondent id|id reponse|reponse|response|antwort id|answer id",
            "Réponse",
            "Response",
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
            "submitted_at",
            Time,
            false,
            "submitted at|date|recorded date|submit date|end date|date reponse|\
                date de reponse|completed at|answered at|datum|fecha|data",
            "Date de réponse",
            "Answered on",
        ),
        field("channel", Category, false, CHANNEL, "Canal", "Channel"),
        field("store", Category, false, STORE, "Magasin", "Store"),
        order_field(),
        field(
            "metric",
            Category,
            false,
            "metric|indicateur|survey type|type|mesure|question type",
            "Indicateur",
            "Metric",
        ),
        field(
            "score",
            Number,
            true,
            "score|note|rating|nps|csat|ces|nps score|note nps|note csat|reponse nps|\
                bewertung|punkte|puntuacion|punteggio|satisfaction|note de satisfaction|\
                zufriedenheit|satisfaccion|soddisfazione|tevredenheid",
            "Note",
            "Score",
        ),
        field(
            "scale_min",
            Number,
            false,
            "scale min|note min|echelle min|min",
            "Note la plus basse de l’échelle",
            "Lowest score of the scale",
        ),
        field(
            "scale_max",
            Number,
            false,
            "scale max|note max|echelle max|max",
            "Note la plus haute de l’échelle",
            "Highest score of the scale",
        ),
        field(
            "direction",
            Category,
            false,
            "direction|sens|richtung",
            "Sens de l’échelle",
            "Direction of the scale",
        ),
        field(
            "respondent",
            Category,
            false,
            "respondent|respondent type|repondant|type de repondant|source du feedback|\
                feedback source|partner|partner type|partenaire|prestataire|\
                type de prestataire|origine du retour|befragter|partnertyp|dienstleister|\
                encuestado|proveedor|rispondente|fornitore|respondenttype|dienstverlener",
            "Qui répond",
            "Who answers",
        ),
        field(
            "phase",
            Category,
            false,
            "phase|journey phase|phase du parcours|etape du parcours|journey stage|touchpoint|\
                point de contact|moment du parcours",
            "Phase du parcours",
            "Phase of the journey",
        ),
        field(
            "invited_at",
            Time,
            false,
            "invited at|invitation date|sent at|survey sent at|date envoi|date d envoi|\
                date invitation|date d invitation|envoye le|invite le|versendet am|eingeladen am",
            "Invitation envoyée le",
            "Invited at",
        ),
        field(
            "answered",
            Flag,
            false,
            "answered|has answered|responded|a repondu|repondu|beantwortet|respondido|risposto|\
                beantwoord",
            "A répondu",
            "Has answered",
        ),
        field(
            "followed_up_at",
            Time,
            false,
            "followed up at|follow up at|follow up date|followed up|recontacte le|\
                date de recontact|rappele le|date de rappel|called back at|closed loop at",
            "Recontacté le",
            "Followed up at",
        ),
        field(
            "sentiment",
            Number,
            false,
            "sentiment|sentiment score|comment sentiment|tonalite|note de sentiment",
            "Sentiment du verbatim",
            "Sentiment of the comment",
        ),
        field(
            "verbatim",
            Text,
            false,
            "verbatim|comment|commentaire|remarque|feedback|text|kommentar|comentario|\
                commento|opmerking",
            "Verbatim",
            "Verbatim",
        ),
    ],
    one_of: &[],
    own: &["score", "metric", "response_id", "verbatim"],
};
