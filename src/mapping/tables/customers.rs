//! Customers, and where they came from.

use super::{customer, EMAIL, LOYALTY, NOT_A_CUSTOMER, PHONE};
use crate::mapping::field::FieldKind::{Category, Flag, Money, Number, Person, Time};
use crate::mapping::field::{field, Table, TableKind};

/// In a file of customers, a number that says no more is theirs.
const ID: &str = concat!(customer!(), "|id");

/// Customers, and where they came from.
pub static TABLE: Table = Table {
    kind: TableKind::Customers,
    id: "customers",
    fr: "Clients",
    en: "Customers",
    fields: &[
        field("customer_id", Person, false, ID, "Client", "Customer").not_with(NOT_A_CUSTOMER),
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
            "acquisition_channel",
            Category,
            false,
            "acquisition channel|canal acquisition|canal d acquisition|acquired by|\
                first channel|origine|original source|source|lead source|herkunft",
            "Canal d’acquisition",
            "Acquisition channel",
        ),
        field(
            "acquired_on",
            Time,
            false,
            "acquired on|acquisition date|date acquisition|dt customer|customer date|created at|date creation|\
                date de creation|create date|created date|date d inscription|customer since|\
                client depuis|signup date|kunde seit|fecha de alta|data di registrazione|\
                klant sinds",
            "Date d’acquisition",
            "Acquired on",
        ),
        field(
            "segment",
            Category,
            false,
            "segment|groupe|group|type client|customer type|kundengruppe|segmento",
            "Segment",
            "Segment",
        ),
        field(
            "loyalty_member",
            Flag,
            false,
            "loyalty member|member|membre fidelite|adherent fidelite|encarte|\
                programme fidelite|loyalty|treueprogramm",
            "Membre du programme de fidélité",
            "Loyalty member",
        ),
        field(
            "consent_email",
            Flag,
            false,
            "consent email|accepts email marketing|accepts marketing|optin email|opt in email|\
                consentement email|optin|newsletter|email marketing consent|opt in e mail",
            "Accord e-mail",
            "E-mail consent",
        ),
        field(
            "consent_sms",
            Flag,
            false,
            "consent sms|accepts sms marketing|optin sms|opt in sms|consentement sms",
            "Accord SMS",
            "SMS consent",
        ),
        field(
            "postcode",
            Category,
            false,
            "postcode|zip|zip code|code postal|cp|c p|postal code|plz|postleitzahl|\
                codigo postal|cap",
            "Code postal",
            "Postcode",
        ),
        field(
            "country",
            Category,
            false,
            "country|pays|country code|land|country region|pais|paese",
            "Pays",
            "Country",
        ),
        field(
            "birth_date",
            Time,
            false,
            "birth date|birthdate|date de naissance|date naissance|birthday|geburtsdatum|\
                fecha de nacimiento|data di nascita|geboortedatum",
            "Date de naissance",
            "Birth date",
        ),
        field(
            "total_spent",
            Money,
            false,
            "total spent|lifetime value|ca client|ca cumule|total depense",
            "Total dépensé, selon le système",
            "Total spent, as the system says",
        ),
        field(
            "total_orders",
            Number,
            false,
            "total orders|orders count|nombre de commandes|nb commandes",
            "Commandes, selon le système",
            "Orders, as the system says",
        ),
        field(
            "tenure_periods",
            Number,
            false,
            "tenure|tenure months|anciennete|anciennete mois|mois d anciennete|months active",
            "Ancienneté du contrat, en échéances",
            "Age of the contract, in periods",
        ),
        field(
            "churned",
            Flag,
            false,
            "churn|churned|churn label|exited|resilie|resiliation|attrition|gekundigt",
            "Contrat résilié",
            "Contract ended",
        ),
        field(
            "period_price",
            Money,
            false,
            "monthly charges|monthly charge|monthly price|monthly fee|mrr|abonnement mensuel|\
                prix mensuel|mensualite",
            "Prix d’une échéance",
            "Price of a period",
        ),
        field(
            "purchases_web",
            Number,
            false,
            "num web purchases|web purchases|online purchases|web orders|online orders|\
                achats web|achats en ligne|commandes web|commandes en ligne|\
                nb achats web|nb commandes web",
            "Achats en ligne, déjà comptés",
            "Purchases online, already counted",
        ),
        field(
            "purchases_store",
            Number,
            false,
            "num store purchases|store purchases|in store purchases|store orders|\
                achats magasin|achats en magasin|nb achats magasin",
            "Achats en magasin, déjà comptés",
            "Purchases in stores, already counted",
        ),
        field(
            "purchases_catalogue",
            Number,
            false,
            "num catalog purchases|catalog purchases|catalogue purchases|\
                mail order purchases|achats catalogue|achats sur catalogue|\
                nb achats catalogue",
            "Achats sur catalogue, déjà comptés",
            "Purchases by catalogue, already counted",
        ),
        field(
            "purchases_phone",
            Number,
            false,
            "num phone purchases|phone purchases|phone orders|achats telephone|\
                achats par telephone|nb achats telephone",
            "Achats par téléphone, déjà comptés",
            "Purchases by telephone, already counted",
        ),
        field(
            "purchases_app",
            Number,
            false,
            "num app purchases|app purchases|app orders|mobile purchases|\
                achats application|achats mobile|achats app|nb achats app",
            "Achats dans l’application, déjà comptés",
            "Purchases in the app, already counted",
        ),
    ],
    one_of: &[&["customer_id"], &["email"], &["loyalty_id"], &["phone"]],
    own: &[
        "acquisition_channel",
        "acquired_on",
        "tenure_periods",
        "churned",
        "purchases_web",
        "purchases_store",
        "purchases_catalogue",
    ],
};
